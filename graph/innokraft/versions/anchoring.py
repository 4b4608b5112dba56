"""Which versions of a record an annotation speaks of, and where its quotes stand in each.

An annotation that names versions by their digests speaks of those. Another was written for the
oldest version that holds its quotes as it says; which that is follows from the set of versions
alone. To another version it goes over whole or not at all: each quote must stand there in the
same sentence of the same kind of section. Where a sentence is another, it may say the opposite
("visade inte att …"), so the annotation waits for a person: a part of a reading would be another
reading.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from innokraft.annotation.quotes import find_quote
from innokraft.bilingual import Bilingual
from innokraft.errors import AnnotationError, shown
from innokraft.rdf.namespaces import BASE
from innokraft.rdf.record_iris import annotation_iri, record_path
from innokraft.rdf.terms import Term
from innokraft.record import Record, Span, places
from innokraft.text.normalisation import tidy
from innokraft.versions.order import Dates, is_older
from innokraft.versions.sentences import Context, context

if TYPE_CHECKING:
    from innokraft.annotation.model import Annotation, Reading

Check = Callable[[Record, "Annotation", Sequence[Span] | None], None]
"""Raises AnnotationError where an annotation, with its quotes in some places, does not fit.

Without places, the quotes are looked for."""

_SENTENCE = 300  # characters of one that are shown


_ELSEWHERE = Bilingual("den är läst i en annan version", "it was read in another version")
_WHICH = Bilingual(
    "inget säger vilken version den skrevs för, och meningarna kring citaten skiljer sig",
    "nothing says which version it was written for, and the sentences around its quotes differ",
)


@dataclass(slots=True)
class Anchored:
    """The versions that an annotation was written for, and where its quotes stand.

    `spans` has the versions that it speaks of, `waits` the others, `error` what is wrong where
    it fits no version at all.
    """

    written_for: list[Term] = field(default_factory=list)
    spans: dict[Term, tuple[Span, ...]] = field(default_factory=dict)
    waits: dict[Term, Bilingual] = field(default_factory=dict)
    error: AnnotationError | None = None


class WaitingAnnotation(NamedTuple):
    """An annotation that does not speak of a version that counts: both by their paths, and why."""

    annotation: str
    version: str
    sv: str
    en: str

    @property
    def words(self) -> Bilingual:
        """In two sentences: why, and what to do."""
        digest = self.version.rpartition("/")[2]
        return Bilingual(
            f"{self.annotation} räknas inte för {self.version}: {self.sv}. Läs den "
            f"versionen; gäller läsningen där också, skriv sha256: {digest} i den, och ta annars "
            f"ut den: innokraft withdraw {self.annotation}",
            f"{self.annotation} does not count for {self.version}: {self.en}. Read that "
            f"version; if the annotation holds there too, write sha256: {digest} into it, and "
            f"else take it out: innokraft withdraw {self.annotation}",
        )


def path_of(annotation: Annotation) -> str:
    """What an annotation is called: its path under the base."""
    return annotation_iri(annotation.record, annotation.digest).removeprefix(BASE)


def waiting_annotations(
    annotation: Annotation, found: Anchored, counting: Iterable[Term]
) -> Iterator[WaitingAnnotation]:
    """Of which of the versions that count an annotation does not speak, and why."""
    for node in counting:
        if node in found.waits:
            yield WaitingAnnotation(path_of(annotation), record_path(node), *found.waits[node])


def anchor(
    annotation: Annotation, versions: Mapping[Term, Record], dates: Dates, check: Check
) -> Anchored:
    """Where an annotation stands in the versions of its record."""
    found = Anchored()
    own = _own(annotation, versions, check, found)
    if annotation.sha256:
        found.written_for, found.spans = sorted(own), own
        found.waits = dict.fromkeys(versions.keys() - own.keys(), _ELSEWHERE)
        return found
    found.written_for = _oldest(own, dates)
    around = {
        tuple(context(versions[node], span) for span in own[node]) for node in found.written_for
    }
    for node, record in versions.items():
        if len(around) > 1:
            found.waits[node] = _WHICH
        elif node in found.written_for:
            found.spans[node] = own[node]
        elif around:
            _follow(annotation, (node, record), versions[found.written_for[0]], check, found)
    return found


def _own(
    annotation: Annotation, versions: Mapping[Term, Record], check: Check, found: Anchored
) -> dict[Term, tuple[Span, ...]]:
    """The versions that an annotation fits as it is written."""
    own = {}
    for node, record in versions.items():
        if annotation.goes_with(record):
            try:
                own[node] = _as_written(annotation, record, check)
            except AnnotationError as error:
                found.error = error
    return own


def _as_written(annotation: Annotation, record: Record, check: Check) -> tuple[Span, ...]:
    """Where the quotes stand. Raises AnnotationError with all that is wrong, names too."""
    try:
        spans = tuple(find_quote(record, each) for each in annotation.readings)
    except AnnotationError:
        check(record, annotation, None)
        raise
    check(record, annotation, spans)
    return spans


def _oldest(nodes: Mapping[Term, object], dates: Dates) -> list[Term]:
    return sorted(
        node for node in nodes if not any(is_older(dates[other], dates[node]) for other in nodes)
    )


def _follow(
    annotation: Annotation,
    version: tuple[Term, Record],
    written_for: Record,
    check: Check,
    found: Anchored,
) -> None:
    """Takes an annotation over to another version, or notes why it waits."""
    node, record = version
    if renamed := _renamed(annotation, written_for, record):
        found.waits[node] = renamed
        return
    spans = []
    for reading in annotation.readings:
        there = _place(reading, record, find_quote(written_for, reading), written_for)
        if isinstance(there, Bilingual):
            found.waits[node] = there
            return
        spans.append(there)
    try:
        check(record, annotation, spans)
        found.spans[node] = tuple(spans)
    except AnnotationError as error:
        found.waits[node] = Bilingual(error.each[0].problem, error.each[0].problem)


def _renamed(annotation: Annotation, before: Record, after: Record) -> Bilingual | None:
    """Why it waits where a name that it uses stands for another organisation or unit there."""
    was, is_now = _called(before), _called(after)
    for name in sorted(_used(annotation) & was.keys()):
        if was[name] != is_now[name]:
            return Bilingual(
                f"{name} är där {is_now[name] or 'ingen'}, inte {was[name]}",
                f"{name} is {is_now[name] or 'nobody'} there, not {was[name]}",
            )
    return None


def _called(record: Record) -> dict[str, str]:
    """What the names of an annotation stand for that follow from the fields of its record."""
    coordinator = record.coordinator.value.name if record.coordinator else ""
    publisher = record.publisher.name if record.publisher else ""
    unit = record.unit.value if record.unit else ""
    called = {"publisher": publisher, "coordinator": coordinator, "unit": unit}
    return {name: tidy(said) for name, said in called.items()}


def _used(annotation: Annotation) -> set[str]:
    used = set[str]()
    for reading in annotation.readings:
        used |= {reading.attributed_to, reading.held_by or ""}
        used |= {end for said in reading.statements for end in (said.subject, said.object)}
    return used


def _place(reading: Reading, record: Record, span: Span, written_for: Record) -> Span | Bilingual:
    """Where a quote stands in another version: in the same sentence, the same one of several."""
    known = context(written_for, span)
    before = _alike(written_for, reading.quote, known)
    after = _alike(record, reading.quote, known)
    if len(after) == len(before) or len(after) == 1:
        return after[before.index(span) if len(after) > 1 else 0]
    return _why(reading, record, known)


def _alike(record: Record, quote: str, known: Context) -> list[Span]:
    spans = (Span(start, start + len(quote)) for start in places(record.text, quote))
    return [span for span in spans if context(record, span) == known]


def _why(reading: Reading, record: Record, known: Context) -> Bilingual:
    from rapidfuzz.fuzz import ratio

    quote, was = shown(reading.quote), shown(known.sentence, _SENTENCE)
    line = reading.place.line
    starts = places(record.text, reading.quote)
    if not starts:
        return Bilingual(
            f"rad {line}: citatet {quote} står inte där; det stod i {was}",
            f"line {line}: the quote {quote} is not there; it stood in {was}",
        )
    found = [context(record, Span(start, start + len(reading.quote))) for start in starts]
    if known in found:
        return Bilingual(
            f"rad {line}: citatet {quote} står {found.count(known)} gånger i samma mening",
            f"line {line}: the quote {quote} stands {found.count(known)} times in one sentence",
        )
    nearest = max(found, key=lambda each: ratio(each.sentence, known.sentence))
    if nearest.sentence == known.sentence:
        return Bilingual(
            f"rad {line}: citatet {quote} står under en annan rubrik",
            f"line {line}: the quote {quote} stands under another heading",
        )
    now = shown(nearest.sentence, _SENTENCE)
    return Bilingual(
        f"rad {line}: meningen kring {quote} var {was} och är {now}",
        f"line {line}: the sentence around {quote} was {was} and is {now}",
    )
