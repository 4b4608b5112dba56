"""What people's corrections make of the mentions that the machine finds in a record.

A quote is looked for in the titles and sections, in which mentions are, as the text is read, so a
line break or a soft hyphen in it parts nothing. A line for one record goes letter by letter; one
for every record by whole words in any case, for where a sentence starts matters little there.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from innokraft.bilingual import Bilingual
from innokraft.curation.mentions import EVERY, Correction, Mentioned
from innokraft.errors import shown
from innokraft.rdf.record_iris import record_path, whole_record_iri
from innokraft.record import Record, SectionKind, Span
from innokraft.text.normalisation import View, tidy, view

Mention = tuple[str, Span]
"""A concept, and where a text speaks of it."""

_NOT_THERE = Bilingual(
    "orden {quote} står inte i postens titlar eller avsnitt",
    "the words {quote} do not stand in the record's titles or sections",
)
_NO_HEADING = Bilingual("posten har inget avsnitt {heading}", "the record has no section {heading}")
_SEVERAL = Bilingual(
    "orden {quote} står {n} gånger där; säg vilken: rubrik, nummer (1 till {n}) eller * för alla",
    "the words {quote} stand there {n} times; say which: heading, number (1 to {n}) or * for all",
)
_FEWER = Bilingual(
    "orden {quote} står {n} gång(er) där, inte {wanted}",
    "the words {quote} stand there {n} time(s), not {wanted}",
)
NOTHING_THERE = Bilingual(
    "inget omnämnande av begreppet står där", "no mention of the concept stands there"
)
NOWHERE = Bilingual(
    "ingen post har de orden i en titel eller ett avsnitt",
    "no record has these words in a title or a section",
)
NO_RECORD = Bilingual("grafen har ingen sådan post", "the graph has no such record")


class Passage(NamedTuple):
    """A title or a section: where it stands, its language, its heading, nothing for a title."""

    span: Span
    language: str | None
    heading: str = ""


def passages(record: Record) -> Iterator[Passage]:
    """The parts of a record that are prose: titles and sections."""
    for title in record.titles:
        yield Passage(title.span, title.value.language)
    for section in record.sections:
        if section.kind is not SectionKind.LINKS and section.body.start < section.body.end:
            yield Passage(section.body, section.language, section.heading.of(record.text))


class _Part(NamedTuple):
    """A passage as it is read, and that without case."""

    passage: Passage
    seen: View
    folded: str


class Prose:
    """The prose of a record as quotes are looked for in it."""

    def __init__(self, record: Record) -> None:
        told = {each.span: each for each in passages(record)}
        seen = {span: view(span.of(record.text)) for span in sorted(told)}
        self._parts = [_Part(told[s], each, each.text.casefold()) for s, each in seen.items()]

    def find(self, line: Correction) -> list[Span] | Bilingual:
        """Where a line's quote stands; in words, why that cannot be told."""
        if line.record == EVERY:
            return list(_spans(self._parts, line.quote, whole=True, any_case=True))
        parts = self._parts
        if line.heading:
            parts = [each for each in parts if tidy(each.passage.heading) == tidy(line.heading)]
            if not parts:
                return _NO_HEADING.filled(heading=shown(line.heading))
        found = list(_spans(parts, line.quote, whole=True))
        found = found or list(_spans(parts, line.quote, whole=False))
        return _meant(line, found)


def may_stand(text: str, lines: Iterable[Correction]) -> bool:
    """Whether any of some lines for every record has words that a text holds, in prose or not."""
    seen = view(text)
    part = _Part(Passage(Span(0, len(text)), None), seen, seen.text.casefold())
    return any(any(_spans([part], each.quote, whole=True, any_case=True)) for each in lines)


def _meant(line: Correction, found: list[Span]) -> list[Span] | Bilingual:
    """Those of the places of a quote that a line for one record means."""
    quote, n = shown(line.quote), len(found)
    if not found:
        return _NOT_THERE.filled(quote=quote)
    if line.occurrence == EVERY or (n == 1 and not line.occurrence):
        return found
    if not line.occurrence:
        return _SEVERAL.filled(quote=quote, n=n)
    wanted = int(line.occurrence)
    return found[wanted - 1 : wanted] or _FEWER.filled(quote=quote, n=n, wanted=wanted)


def _spans(
    parts: Iterable[_Part], quote: str, *, whole: bool, any_case: bool = False
) -> Iterator[Span]:
    words = tidy(quote)
    key = words.split()[0].casefold() if words else quote
    for passage, seen, folded in parts:
        if key in folded:  # which is fast, and mostly says no
            for match in _pattern(words, whole=whole, any_case=any_case).finditer(seen.text):
                start, end = seen.span(*match.span())
                yield Span(passage.span.start + start, passage.span.start + end)


@lru_cache(maxsize=4096)
def _pattern(words: str, *, whole: bool, any_case: bool) -> re.Pattern[str]:
    body = r"\s+".join(map(re.escape, words.split()))
    if whole:
        before, after = (r"\b" if edge.isalnum() else "" for edge in (words[:1], words[-1:]))
        body = f"{before}{body}{after}"
    return re.compile(body, re.IGNORECASE if any_case else 0)


class Settled(NamedTuple):
    """The mentions of a record, each with the lines that put it in, and the lines that fit it.

    What the machine found has no lines. A line fits where its words stand and, for one that takes
    out, where something was to be taken out.
    """

    mentions: dict[Mention, list[Correction]]
    fitting: list[Correction]


class Corrections:
    """The lines of people on mentions, which a describer takes into account."""

    def __init__(self, lines: Iterable[Correction] = ()) -> None:
        self._of: dict[str, list[Correction]] = defaultdict(list)
        for each in lines:
            self._of[each.record].append(each)

    def settle(self, record: Record, found: Collection[Mention]) -> Settled:
        """What becomes of what the machine found in a record; whatever order the lines have."""
        names = {record.key, record_path(whole_record_iri(record.key))}
        own = [line for name in sorted(names) for line in self._of.get(name, ())]
        lines = [*own, *self._of.get(EVERY, ())]
        said = {concept for concept, _ in found}
        said |= {line.concept for line in lines if line.verdict is Mentioned.YES}
        lines = [line for line in lines if line.concept in said]
        settled = Settled({each: [] for each in found}, [])
        if lines:
            prose = Prose(record)
            places = {line: spans for line in lines if isinstance(spans := prose.find(line), list)}
            _settle(settled, {line: spans for line, spans in places.items() if spans})
        return settled


def _settle(settled: Settled, places: Mapping[Correction, list[Span]]) -> None:
    by_machine, kept = frozenset(settled.mentions), set[Mention]()
    for line, spans in places.items():
        if line.verdict is Mentioned.YES:
            settled.fitting.append(line)
            for mention in ((line.concept, span) for span in spans):
                settled.mentions.setdefault(mention, [])
                if mention not in by_machine:
                    settled.mentions[mention].append(line)
                if line.record != EVERY:
                    kept.add(mention)
    gone = set[Mention]()
    for line, spans in places.items():
        if line.verdict is Mentioned.NO:
            inside = {each for each in settled.mentions if _is_in(each, line.concept, spans)}
            if inside:
                settled.fitting.append(line)
            gone |= inside - kept if line.record == EVERY else inside
    for mention in gone:
        del settled.mentions[mention]


def _is_in(mention: Mention, concept: str, spans: Iterable[Span]) -> bool:
    what, place = mention
    return what == concept and any(s.start <= place.start and place.end <= s.end for s in spans)
