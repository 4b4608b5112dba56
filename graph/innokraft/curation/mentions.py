"""Corrections of mentions: what a person says of a concept's mentions where the machine is wrong.

The file is a table with tabs: `record`, `concept`, `verdict`, `quote`, `heading`, `occurrence`,
`why`, `who`, `when`. The record is named as `vinnova-page/2015-01573`, in all its versions, or is
`*` for every record; the concept by its id. A quote with the verdict `mentioned` is a mention; one
with `not-mentioned` takes out what the machine, or a line for every record, finds inside of it, so
it may be longer than the mention. Where a quote stands in one record more than once, the heading
of its section, its number in that or in the record, or `*` for each place, says which is meant.
What is said of one record counts before what is said of all. Lines are sorted, so that two people's
files merge in git. The file is an input of the graph, like the records.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from innokraft.errors import Place, SourceError, UsageError, did_you_mean
from innokraft.files.tsv import cells_of, check_day, in_one_line, numbered_lines, put_lines
from innokraft.model.model import Model
from innokraft.rdf.graphs import CURATED
from innokraft.rdf.iris import concept_iri, short_digest, value_iri
from innokraft.rdf.namespaces import BASE, TYPE, term
from innokraft.rdf.nodes import texts
from innokraft.rdf.terms import Term, Triple, day, iri, iri_of, text
from innokraft.store.base import Matching

HEAD = "record\tconcept\tverdict\tquote\theading\toccurrence\twhy\twho\twhen"
EVERY = "*"
"""In the place of a record: all of them; in that of an occurrence: each place of the quote."""

_NUMBER = re.compile(r"[1-9][0-9]{0,8}")
_RECORD, _CONCEPT = re.compile(r"[a-z0-9-]+/\S.*"), re.compile(r"[A-Za-z0-9._~-]+")


class Mentioned(StrEnum):
    """What a person found: whether the quote speaks of the concept."""

    YES = "mentioned"
    NO = "not-mentioned"


class Correction(NamedTuple):
    """One line: in which record which words speak of a concept or not, why, by whom, which day.

    `record` is `source/local id`, or `*` for all; `concept` is an id. `occurrence` is a number
    from 1, `*` for each, or nothing; `heading` is that of a section, or nothing.
    """

    record: str
    concept: str
    verdict: Mentioned
    quote: str
    heading: str = ""
    occurrence: str = ""
    why: str = ""
    who: str = ""
    when: str = ""

    @classmethod
    def make(  # noqa: PLR0913 - the cells of a line
        cls,
        record: str,
        concept: str,
        verdict: Mentioned,
        quote: str,
        *,
        heading: str = "",
        occurrence: str = "",
        why: str,
        who: str = "",
        when: str = "",
    ) -> Correction:
        """A correction in the form that lines have. Raises UsageError for what cannot be one."""
        record, concept, quote, heading, why, who = map(
            in_one_line, (record, concept, quote, heading, why, who)
        )
        if record != EVERY and not _RECORD.fullmatch(record):
            remedy = "Name it as vinnova-page/2015-01573, or * for all."
            raise UsageError(f"{record!r} names no record", remedy=remedy)
        if not _CONCEPT.fullmatch(concept):
            remedy = "It is the id of one: innokraft concepts lists them."
            raise UsageError(f"{concept!r} names no concept", remedy=remedy)
        if not quote:
            raise UsageError("a mention needs its words", remedy="Quote them.")
        if record == EVERY and (heading or occurrence):
            raise UsageError("what is said of all records has no heading and no occurrence")
        if occurrence not in {"", EVERY} and not _NUMBER.fullmatch(occurrence):
            remedy = f"It is a number from 1, or {EVERY} for each place."
            raise UsageError(f"{occurrence!r} is no occurrence", remedy=remedy)
        if not why:
            raise UsageError("a correction needs a reason", remedy="Say why.")
        check_day(when)
        return cls(record, concept, verdict, quote, heading, occurrence, why, who, when)

    @property
    def place(self) -> tuple[str, str, str, str, str]:
        """What it speaks of: two lines on one place must not differ in their verdict."""
        quote = self.quote.casefold() if self.record == EVERY else self.quote
        return self.record, self.concept, quote, self.heading, self.occurrence

    def line(self) -> str:
        """The correction as a line of the file, without its end."""
        return "\t".join(self)


def read_mentions(path: Path, model: Model | None = None) -> tuple[Correction, ...]:
    """The corrections of a file, sorted; none where there is no file.

    Raises SourceError, with the line, for what is no correction, for a concept that the
    model lacks, where one is given, and with both lines for two that contradict each other.
    """
    found: dict[tuple[str, ...], tuple[Correction, Place]] = {}
    listed = []
    for place, line in numbered_lines(path, (HEAD,)):
        correction = parse_line(line, place, model)
        other, there = found.setdefault(correction.place, (correction, place))
        if other.verdict != correction.verdict:
            problem = f"{correction.quote!r} is {correction.verdict} here and {other.verdict} in"
            raise SourceError(f"{problem} line {there.line}", place, "Take one line out.")
        listed.append(correction)
    return tuple(sorted(set(listed)))


def parse_line(line: str, place: Place, model: Model | None = None) -> Correction:
    """The correction that a line is. Raises SourceError for what is none."""
    cells = cells_of(line, place, HEAD, "a correction has nine cells")
    record, concept, verdict, quote, heading, occurrence, why, who, when = cells
    if verdict not in set(Mentioned):
        remedy = f"It is one of {', '.join(Mentioned)}."
        raise SourceError(f"{verdict!r} is no verdict", place, remedy)
    if model and model.concepts.get(concept) is None:
        known = [each.id for each in model.concepts]
        remedy = did_you_mean(concept, known) or "List them: innokraft concepts."
        raise SourceError(f"there is no concept {concept!r}", place, remedy)
    try:
        return Correction.make(
            record,
            concept,
            Mentioned(verdict),
            quote,
            heading=heading,
            occurrence=occurrence,
            why=why,
            who=who,
            when=when,
        )
    except UsageError as error:
        raise SourceError(error.problem, place, error.remedy) from None


def write_mentions(path: Path, corrections: Iterable[Correction]) -> None:
    """Writes the file anew, in one step: head, then the lines, sorted, each once."""
    put_lines(path, [HEAD, *sorted({each.line() for each in corrections})])


_CORRECTION, _LINE = term("ik:Correction"), term("ikp:line")


def correction_node(correction: Correction) -> Term:
    """The node of a correction: its name follows from its line."""
    return iri(f"{BASE}correction/{short_digest(correction.line(), size=8)}")


def correction_triples(corrections: Iterable[Correction]) -> set[Triple]:
    """What `CURATED` holds of corrections, whether or not they have any effect."""
    return {triple for each in corrections for triple in _triples(each)}


def _triples(correction: Correction) -> Iterator[Triple]:
    node = correction_node(correction)
    yield node, TYPE, _CORRECTION
    yield node, _LINE, text(correction.line())
    yield node, term("ik:corrects"), iri(concept_iri(correction.concept))
    yield node, term("ik:verdict"), iri(value_iri(correction.verdict))
    yield node, term("ik:why"), text(correction.why)
    if correction.who:
        yield node, term("ik:judgedBy"), text(correction.who)
    if correction.when:
        yield node, term("dcterms:date"), day(date.fromisoformat(correction.when))


def stored_corrections(store: Matching) -> tuple[Correction, ...]:
    """The corrections that a store was made with, sorted; what an edited export garbled is none."""
    found = set()
    for node, _, _ in store.match(None, TYPE, _CORRECTION, CURATED):
        for line in texts(obj for _, _, obj in store.match(node, _LINE, None, CURATED)):
            try:
                found.add(parse_line(line, Place(iri_of(node))))
            except SourceError:
                continue
    return tuple(sorted(found))
