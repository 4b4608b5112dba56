"""Takes a false mention out or puts a missing one in, in one record or everywhere, and back again.

What a person says is a line of the file of corrections; the graph is brought into line with it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from os import PathLike
from pathlib import Path

from innokraft.annotation.quotes import nearest
from innokraft.change.corrected import MentionChange, mention_changes
from innokraft.change.merge import edit_mentions
from innokraft.change.report import MergeReport, Options
from innokraft.curation.files import CuratedPaths
from innokraft.curation.mentions import EVERY, Correction, Mentioned
from innokraft.describe.corrections import Prose
from innokraft.errors import UsageError, did_you_mean
from innokraft.files.tsv import in_one_line
from innokraft.identity.record_mentions import find_mentioned
from innokraft.model.model import model_of
from innokraft.rdf.graphs import PROVENANCE
from innokraft.rdf.namespaces import BASE, term
from innokraft.rdf.record_iris import graph_of, named_nodes, record_path, whole
from innokraft.rdf.terms import Term, iri
from innokraft.record import Record, Span
from innokraft.store.embedded import EmbeddedStore
from innokraft.versions.archive import VERSION_OF, Archive
from innokraft.versions.order import counting
from innokraft.views.quotes import sentence_around

_TOPIC = term("foaf:primaryTopic")
_NEAR = 40  # code points of its sentence on each side
_CONCEPT, _RECORD = f"{BASE}concept/", f"{BASE}record/"
_TAKE_BACK = "Take that back first: innokraft mention take-back."
_MOST = 5  # places of a quote that a message lists


@dataclass(frozen=True, slots=True)
class Words:
    """Which words are meant, of which concept, in which record; `*` are all records.

    The record is named as `find` takes it, or by its project where that has one record; the
    concept by its id or a label. `heading` and `occurrence` say which place of several.
    """

    record: str
    concept: str
    quote: str
    heading: str = ""
    occurrence: str = ""


@dataclass(frozen=True, slots=True)
class Corrected:
    """What came of it: the file of corrections, the lines that came or went, the change."""

    path: Path
    lines: tuple[Correction, ...]
    report: MergeReport


def correct_mention(  # noqa: PLR0913 - what a person says is told by name
    folder: str | PathLike[str],
    verdict: str,
    words: Words,
    options: Options | None = None,
    *,
    why: str,
    who: str = "",
    when: str = "",
) -> Corrected:
    """Says that words speak of a concept (`mentioned`) or do not (`not-mentioned`).

    Raises UsageError for a record, concept or quote that is not there, for a quote that stands in
    several places, for what is so already, and where a line says the opposite.
    """
    folder = Path(folder)
    with EmbeddedStore.open(folder) as store:
        record, concept = _record(store, words.record), _concept(store, words.concept)
        said = Correction.make(
            record,
            concept,
            Mentioned(verdict),
            words.quote,
            heading=words.heading,
            occurrence=words.occurrence,
            why=why,
            who=who,
            when=when,
        )
        if record != EVERY:
            _check(store, said)

    def edit(known: tuple[Correction, ...]) -> tuple[Correction, ...]:
        for each in known:
            if each.place == said.place and each.verdict != said.verdict:
                by = f" ({each.who}: {each.why})" if each.who else f" ({each.why})"
                problem = f"a line says the opposite of {said.quote!r}: {each.verdict}{by}"
                raise UsageError(problem, remedy=_TAKE_BACK)
            if each._replace(when="") == said._replace(when=""):
                problem = f"you have said so of {said.quote!r} already"
                raise UsageError(problem, remedy="Nothing is changed.")
        return tuple(sorted({*known, said}))

    report = edit_mentions(folder, edit, options)
    return Corrected(CuratedPaths.of(folder).mentions, (said,), report)


def take_back_corrections(
    folder: str | PathLike[str], words: Words, options: Options | None = None
) -> Corrected:
    """Takes back what was said of words, whoever said it; of all places unless one is named.

    Raises UsageError where nothing was said of them.
    """
    folder = Path(folder)
    with EmbeddedStore.open(folder) as store:
        concept = _concept(store, words.concept)
        with suppress(UsageError):  # a line can speak of a record that is not there
            words = replace(words, record=_record(store, words.record))
    gone: list[Correction] = []

    def edit(known: tuple[Correction, ...]) -> list[Correction]:
        gone.extend(each for each in known if _is_meant(each, words, concept))
        if not gone:
            said = [f"{each.record}: {each.quote}" for each in known if each.concept == concept]
            remedy = f"Of it is said: {'; '.join(said[:_MOST])}." if said else ""
            raise UsageError(f"nothing was said of {words.quote!r} as {concept}", remedy=remedy)
        return [each for each in known if each not in gone]

    report = edit_mentions(folder, edit, options)
    return Corrected(CuratedPaths.of(folder).mentions, tuple(gone), report)


def _is_meant(line: Correction, words: Words, concept: str) -> bool:
    of_record = line.record == words.record or (
        EVERY not in {line.record, words.record}
        and not set(named_nodes(line.record)).isdisjoint(named_nodes(words.record))
    )
    said = line.concept, line.quote
    place = words.heading in {"", line.heading} and words.occurrence in {"", line.occurrence}
    return of_record and place and said == (concept, in_one_line(words.quote))


def _concept(store: EmbeddedStore, name: str) -> str:
    """The id of a concept that is named by its id or a label."""
    scheme = model_of(store).concepts
    if scheme.get(name):
        return name
    found = find_mentioned(store, name)
    if not found.startswith(_CONCEPT):
        known = [each.id for each in scheme]
        raise UsageError(f"{name!r} is no concept", remedy=did_you_mean(name, known))
    return found.removeprefix(_CONCEPT)


_OWN = "innokraft-record"
"""The source of records of one's own."""


def _record(store: EmbeddedStore, name: str) -> str:
    """The path of a record that is named by its path or key, an own one by its id, or a project."""
    if name == EVERY:
        return EVERY
    for node in (*named_nodes(name), *named_nodes(f"{_OWN}/{name.strip()}")):
        for named in (node, whole(node)):
            if any(store.match(None, VERSION_OF, named, PROVENANCE)):
                return record_path(named)
    thing = find_mentioned(store, name)
    versions = store.match(None, _TOPIC, iri(thing), PROVENANCE)
    records = sorted({record_path(whole(version)) for version, _, _ in versions})
    if len(records) != 1:
        told = f"{name!r} is told of by {len(records)} records"
        remedy = f"Say which: {', '.join(records)}." if records else "Name a record."
        raise UsageError(told, remedy=remedy)
    return records[0]


def _check(store: EmbeddedStore, said: Correction) -> None:
    """Raises UsageError where a correction of one record would change nothing in it."""
    archive, node = Archive(store), iri(f"{_RECORD}{said.record}")
    dates = {version: archive.modified(version) for version in archive.versions(node)}
    versions = counting(dates)
    wrong = [_wrong(store, version, archive.record(version), said) for version in versions]
    if all(wrong):
        raise next(filter(None, wrong))


def _wrong(
    store: EmbeddedStore, version: Term, record: Record, said: Correction
) -> UsageError | None:
    """Why a correction changes nothing in a version; None where it does."""
    places = Prose(record).find(said)
    if not isinstance(places, list):
        return UsageError(f"{record.key}: {places.en}", remedy=_remedy(record, said))
    stated = set(store.match(None, None, None, graph_of(version)))
    mentions = [
        (each, Span(each.start, each.start + len(each.quote)))
        for each in mention_changes(graph_of(version), stated, lambda _: record.text)
        if each.concept == said.concept
    ]
    if said.verdict is Mentioned.YES:
        if {span for _, span in mentions}.issuperset(places):
            return UsageError(f"{said.quote!r} is a mention of {said.concept} already")
        return None
    if any(s.start <= at.start and at.end <= s.end for s in places for _, at in mentions):
        return None
    problem = f"{said.quote!r} holds no mention of {said.concept} in {record.key}"
    return UsageError(problem, remedy=_mentioned(each for each, _ in mentions))


def _mentioned(mentions: Iterator[MentionChange]) -> str:
    told = [f"{each.quote!r} ({each.start})" for each in sorted(mentions)]
    return f"It is mentioned as: {', '.join(told[:_MOST])}." if told else "It is mentioned nowhere."


def _remedy(record: Record, said: Correction) -> str:
    """What helps where a quote is not where it was said to be, or in several places."""
    everywhere = Prose(record).find(said._replace(occurrence=EVERY))
    if not isinstance(everywhere, list):
        in_text = said.quote in record.text
        field = "It stands in a field alone, in which no mentions are looked for."
        return field if in_text else nearest(record.text, said.quote)
    told = (f"{n}: {_around(record, span)}" for n, span in enumerate(everywhere[:_MOST], 1))
    return f"It stands there: {'; '.join(told)}"


def _around(record: Record, span: Span) -> str:
    first, last = sentence_around(record.text, span.start, span.end)
    before, after = record.text[first : span.start], record.text[span.end : last]
    start, end = ("…" if len(side) > _NEAR else "" for side in (before, after))
    around = f"{start}{before[-_NEAR:]}[{span.of(record.text)}]{after[:_NEAR]}{end}"
    return " ".join(around.split())
