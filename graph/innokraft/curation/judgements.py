"""Judgements: what a person decided on whether two things are one, as lines of a text file.

The file is a table with tabs: `a`, `b`, `verdict`, `why`, `who`, `when`. `a` and `b` are keys such
as `organisation/number/202100-5216`, the smaller one first. Lines are sorted, one a judgement, so
that two people's files merge in git. The file is an input of the graph, like the records.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from innokraft.curation.keys import Key
from innokraft.curation.rules import RULES
from innokraft.errors import Place, SourceError, UsageError
from innokraft.files.tsv import cells_of, check_day, in_one_line, numbered_lines, put_lines
from innokraft.rdf.graphs import IDENTITY
from innokraft.rdf.iris import identity_node, value_iri, value_slug
from innokraft.rdf.namespaces import TYPE, term
from innokraft.rdf.nodes import texts
from innokraft.rdf.terms import Term, Triple, day, iri, text
from innokraft.store.base import Matching

HEAD = "a\tb\tverdict\twhy\twho\twhen"
_TWO = "Name two things, or two mentions of one: RECORD:THING, as candidates prints them."


class Verdict(StrEnum):
    """What a person found."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


class Judgement(NamedTuple):
    """One line: what was judged, how, why, by whom, on which day (`YYYY-MM-DD`)."""

    a: Key
    b: Key
    verdict: Verdict
    why: str
    who: str = ""
    when: str = ""

    @classmethod
    def make(
        cls, keys: tuple[Key, Key], verdict: Verdict, why: str, *, who: str = "", when: str = ""
    ) -> Judgement:
        """A judgement in the form that lines have. Raises UsageError for what cannot be one."""
        a, b = sorted(keys)
        if a == b:
            raise UsageError(f"{a} is itself", remedy=_TWO)
        if a.kind != b.kind:
            raise UsageError(f"{a.kind} and {b.kind} are two kinds of things")
        for key in (a, b):
            if not RULES[key.kind, key.scheme].joins:
                raise UsageError(f"{key} tells nothing of who somebody is", remedy="Name a thing.")
        why, who = map(in_one_line, (why, who))
        if not why:
            raise UsageError("a judgement needs a reason", remedy="Say why.")
        check_day(when)
        return cls(a, b, verdict, why, who, when)

    def line(self) -> str:
        """The judgement as a line of the file, without its end."""
        return "\t".join((str(self.a), str(self.b), self.verdict, self.why, self.who, self.when))


def read_verdict(written: str, place: Place) -> Verdict:
    """The verdict that a cell holds. Raises SourceError for what is none."""
    if written not in set(Verdict):
        problem = f"{written!r} is no verdict"
        raise SourceError(problem, place, f"It is one of {', '.join(Verdict)}.")
    return Verdict(written)


def read_judgements(path: Path) -> tuple[Judgement, ...]:
    """The judgements of a file, sorted; none where there is no file.

    Raises SourceError, with the line, for what is no judgement.
    """
    lines = numbered_lines(path, (HEAD,))
    return tuple(sorted({parse_line(line, place) for place, line in lines}))


def parse_line(line: str, place: Place) -> Judgement:
    """The judgement that a line is. Raises SourceError for what is none."""
    cells = cells_of(line, place, HEAD, "a judgement has six cells")
    a, b, verdict, why, who, when = cells
    found = read_verdict(verdict, place)
    try:
        return Judgement.make((Key.parse(a), Key.parse(b)), found, why, who=who, when=when)
    except UsageError as error:
        raise SourceError(error.problem, place, error.remedy) from None


def write_judgements(path: Path, judgements: Iterable[Judgement]) -> None:
    """Writes the file anew, in one step: head, then the lines, sorted, each once."""
    put_lines(path, [HEAD, *sorted({judgement.line() for judgement in judgements})])


JUDGEMENT = term("ik:Judgement")
JUDGES, VERDICT, WHY = term("ik:judges"), term("ik:verdict"), term("ik:why")
WHO, DATE = term("ik:judgedBy"), term("dcterms:date")


def judgement_triples(judgement: Judgement) -> Iterator[Triple]:
    """A judgement, as it stands in the file."""
    node = identity_node("judgement", judgement.line())
    yield node, TYPE, JUDGEMENT
    yield node, JUDGES, text(str(judgement.a))
    yield node, JUDGES, text(str(judgement.b))
    yield node, VERDICT, iri(value_iri(judgement.verdict))
    yield node, WHY, text(judgement.why)
    if judgement.who:
        yield node, WHO, text(judgement.who)
    if judgement.when:
        yield node, DATE, day(date.fromisoformat(judgement.when))


def stored_judgements(store: Matching) -> tuple[Judgement, ...]:
    """The judgements that the identity graph of a store holds, sorted.

    A node of an edited export that lacks what makes it a judgement is none.
    """
    found = []
    for node, _, _ in store.match(None, TYPE, JUDGEMENT, IDENTITY):
        facts: dict[Term, list[Term]] = defaultdict(list)
        for _, predicate, obj in store.match(node, None, None, IDENTITY):
            facts[predicate].append(obj)
        with suppress(UsageError, ValueError):
            found.append(_judgement(facts))
    return tuple(sorted(found))


def _judgement(facts: Mapping[Term, Sequence[Term]]) -> Judgement:
    """What the facts of a node tell. Raises UsageError or ValueError where that is no judgement."""
    said = {predicate: [*texts(values)] for predicate, values in facts.items()}
    (verdict,) = map(value_slug, facts.get(VERDICT, ()))
    (why,) = said.get(WHY, [])
    a, b = map(Key.parse, said.get(JUDGES, ()))
    who, when = ("".join(said.get(each, ())) for each in (WHO, DATE))
    return Judgement.make((a, b), Verdict(verdict), why, who=who, when=when)


def judgement_change(
    before: Iterable[Judgement], after: Iterable[Judgement]
) -> tuple[set[Triple], set[Triple]]:
    """What the identity graph gains and loses when judgements come and go."""
    old = {triple for judgement in before for triple in judgement_triples(judgement)}
    new = {triple for judgement in after for triple in judgement_triples(judgement)}
    return new - old, old - new
