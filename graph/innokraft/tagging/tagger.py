"""Finds mentions of concepts in a text: one pass of an automaton, then the rules over its hits.

The automaton takes the longest pattern at the leftmost place. A hit is read as the end of a word
or as the start of a longer one; where it is neither, shorter patterns are tried. Rules join
classes of words within a sentence, in the order of the text. What runs for every hit is written
for speed: classes are numbers, and a hit is three integers and a meaning that is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import combining

from innokraft.model.model import SHIPPED, Model
from innokraft.tagging.classes import Classes
from innokraft.tagging.compiled import Compiled
from innokraft.tagging.encoding import LETTERS, EncodedText, encode
from innokraft.tagging.hits import Hit, Hits, apart, meant
from innokraft.tagging.meaning import NOTHING, Meaning
from innokraft.tagging.names_and_addresses import AFTER, BLANK, STOPS, is_outside
from innokraft.tagging.other_languages import is_foreign, may_be_foreign
from innokraft.tagging.sureness import Sureness, shipped_sureness
from innokraft.tagging.tables import Tables, shipped_tables
from innokraft.tagging.trimming import own_words
from innokraft.text.language import LANGUAGES, language_of

if TYPE_CHECKING:
    from innokraft.model.concepts import ConceptScheme
    from innokraft.model.wordings import Wording

FEW = 20_000
"""So many code points of text pay for an automaton of all patterns of a language."""

_NAMED = frozenset(("offentlig-verksamhet", "testbadd", "living-lab"))
"""Concepts that are spoken of by the name of one: an authority, a test bed."""
_PLACE = itemgetter(1, 2, 0)  # a mention's start, end and concept


class Mention(NamedTuple):
    """A concept found in a text.

    `start` and `end` are Unicode code points of the text, half-open, and `exact` is what stands
    there. `form` is the lexicon's form that matched, `why` one of label, alt, hidden, inflection,
    compound, wording. `counts` is false where a person should look before it is believed; `sure`
    is how sure it is, from 0 to 1, as far as that was learned from what careful readers found.
    """

    concept: str
    start: int
    end: int
    exact: str
    language: str
    form: str
    why: str
    counts: bool
    sure: float = 1.0


class Tagger:
    """Tags texts in Swedish and English; build it once, it keeps no state between texts."""

    def __init__(
        self,
        tables: Callable[[str], Tables] = shipped_tables,
        languages: Sequence[str] = LANGUAGES,
        sureness: Sureness | None = None,
    ) -> None:
        self._tables, self._languages, self._sureness = tables, languages, sureness
        self._parts: dict[str, _Language] = {}

    @classmethod
    def of(
        cls,
        scheme: ConceptScheme,
        wordings: Iterable[Wording] = (),
        languages: Sequence[str] = LANGUAGES,
        sureness: Sureness | None = None,
    ) -> Tagger:
        """The tagger of a scheme and of wordings that need not be those that ship."""
        from innokraft.tagging.lexicon import build_lexicon

        listed = tuple(wordings)
        return cls(
            lambda language: Tables.of(build_lexicon(scheme, listed, language)), languages, sureness
        )

    def tag(self, text: str, language: str | None = None) -> list[Mention]:
        """Find the mentions in a text, in order; detects the language where none is given.

        Where the language cannot be told, the text is read in both, and the reading that covers
        more of it is kept. A language that is not read has no mentions. Never raises, whatever the
        text.
        """
        language = language or language_of(text)
        if language:
            return self._part(language).tag(text) if language in self._languages else []
        readings = [self._part(each).tag(text) for each in self._languages]
        return max(readings, key=lambda mentions: sum(m.end - m.start for m in mentions))

    def get_ready(self) -> None:
        """Works all out that a text is read with."""
        for language in self._languages:
            self._part(language)

    def _part(self, language: str) -> _Language:
        """Give one language's part, built when it is first asked for."""
        if language not in self._parts:
            tables = self._tables(language)
            if self._sureness:
                tables = tables.judged(partial(self._sureness.judge, language=language))
            self._parts[language] = _Language(tables, language)
        return self._parts[language]


class _Language:
    """One language's tables, and what of them a text is read with.

    To make an automaton of all patterns pays for itself after so much text. Until then each text
    has one of those alone that stand in it, with which it reads the same.
    """

    def __init__(self, tables: Tables, language: str) -> None:
        self._tables, self._language = tables, language
        self._classes = Classes(tables)
        self._all: _LanguageTagger | None = None
        self._seen = 0

    def tag(self, text: str) -> list[Mention]:
        encoded = encode(text)
        return self._for(encoded.data).tag(text, encoded)

    def _for(self, data: bytes) -> _LanguageTagger:
        if self._all is None:
            self._seen += len(data)
            if self._seen < FEW:
                return self._with(self._tables.standing_in(data))
            self._all = self._with(range(len(self._tables.patterns)))
        return self._all

    def _with(self, numbers: Sequence[int]) -> _LanguageTagger:
        return _LanguageTagger(Compiled(self._tables, self._classes, numbers), self._language)


class _LanguageTagger:
    """One language's automaton, meanings and rules."""

    def __init__(self, compiled: Compiled, language: str) -> None:
        self.compiled = compiled
        self.language = language

    def tag(self, text: str, encoded: EncodedText) -> list[Mention]:
        data = encoded.data
        matches = self.compiled.find(data)
        if not matches:
            return []
        whole, inside = self.compiled.whole, self.compiled.inside
        found = Hits(data, self.compiled.classes)
        for pattern, start, end in matches:
            meaning = whole[pattern] if data[end] < LETTERS else inside[pattern]
            meaning = meaning or self._second_look(found, pattern, start, end)
            found.take(meaning, start, end)
            for place, following in meaning.crossing:
                if data.startswith(following, end):
                    self._read_at(found, start + place, beyond=end)
        hits = meant(found.hits, found.avoided)
        return self._mentions(text, encoded, hits) if hits else []

    def _second_look(self, found: Hits, pattern: int, start: int, end: int) -> Meaning:
        """Read a hit that is not known; where it breaks off inside a word, what begins in it."""
        done, data = start, found.data
        meaning = self.compiled.read(pattern, goes_on=data[end] >= LETTERS)
        if meaning:
            return meaning
        for place, following in self.compiled.overlaps(pattern).starts:
            at = start + place
            if at >= done and data.startswith(following, end):
                done = max(done, self._read_at(found, at, end - 1 if place == 0 else None))
        return NOTHING

    def _read_at(self, found: Hits, at: int, stop: int | None = None, beyond: int = 0) -> int:
        """Take the longest pattern that begins at a place and can be read; gives where it ends.

        Gives 0 where there is none that ends by `stop` and after `beyond`.
        """
        data = found.data
        stop = at + self.compiled.longest if stop is None else stop
        while near := self.compiled.find(data[at:stop]):
            pattern, first, last = near[0]
            reach = at + last
            if first or reach <= beyond:
                return 0
            meaning = self.compiled.read(pattern, goes_on=data[reach] >= LETTERS)
            if meaning is NOTHING:
                return 0
            if meaning:
                found.take(meaning, at, reach)
                return reach
            stop = reach - 1
        return 0

    def _mentions(self, text: str, encoded: EncodedText, hits: list[Hit]) -> list[Mention]:
        language, span, lossless = self.language, encoded.span, encoded.lossless
        suspect = may_be_foreign(encoded.data)
        mentions = []
        shifted = encoded.cuts or encoded.seen
        for left, right, sense in apart(hits):
            start, end = span(left, right) if shifted else (left - 1, right - 1)
            if not lossless:
                start, end = _whole_words(text, start, end)
            # Most words are small and stand between blanks, which is seen here without a call.
            after = text[end : end + 2]
            if (
                suspect
                or text[start - 1 : start] not in BLANK
                or (after[:1] not in AFTER and after not in STOPS)
                or after[1:].isupper()
                or not text[start:end].islower()
            ) and not _in_prose(text, encoded, (left, right, sense), suspect=suspect):
                kept = [hit for hit in hits if _in_prose(text, encoded, hit, suspect=suspect)]
                return self._mentions(text, encoded, kept)
            if sense.why == "wording" and encoded.data.find(b" ", left, right) > 0:
                start, end = own_words(text, start, end, language)
            worth = sense.form, sense.why, sense.counts, sense.sure
            mentions.append(Mention(sense.concept, start, end, text[start:end], language, *worth))
        mentions.sort(key=_PLACE)
        return mentions


def _in_prose(text: str, encoded: EncodedText, hit: Hit, *, suspect: bool) -> bool:
    """Whether a hit is no part of an address or a name, and not in a third language."""
    left, right, sense = hit
    start, end = encoded.span(left, right)
    one = sense.why != "wording" or encoded.data.find(b" ", left, right) < 0
    one = one and sense.concept not in _NAMED
    foreign = suspect and is_foreign(text, start, end)
    return not (foreign or is_outside(text, start, end, one=one))


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Widen a span by marks and letters that the bytes have not, so that it is whole words."""
    size = len(text)
    while end < size and combining(text[end]):
        end += 1
    while start and text[start - 1].isalpha() and text[start].isalpha():
        start -= 1
    while end < size and text[end].isalpha() and text[end - 1].isalpha():
        end += 1
    return start, end


def tagger_of(model: Model) -> Tagger:
    """The tagger of a model, made once; that of what ships was worked out at installation.

    Raises SourceError, with the line, for a wording that goes with no other.
    """
    if (made := _MADE.get(model.digest)) is None:
        made = _MADE[model.digest] = tagger_with(model, shipped_sureness())
    return made


_MADE: dict[str, Tagger] = {}
"""The taggers that were made, by the digests of their models."""


def tagger_with(model: Model, sureness: Sureness | None) -> Tagger:
    """The tagger of a model, with what was learned of its rules; None: each as it was written."""
    if model is SHIPPED:
        return Tagger(sureness=sureness)
    made = Tagger.of(model.concepts, model.wordings, model.languages, sureness)
    made.get_ready()
    return made


def tag(
    text: str, language: str | None = None, *, doubtful: bool = False, model: Model = SHIPPED
) -> list[Mention]:
    """The concepts that a text mentions, each with its span in code points, half-open.

    The language is told from the text where it is not given. With `doubtful`, those too that a
    person should look at: their `counts` is False. `model` has the concepts and their words.
    """
    return [each for each in tagger_of(model).tag(text, language) if each.counts or doubtful]
