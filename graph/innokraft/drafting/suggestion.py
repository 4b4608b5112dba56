"""A suggested statement: what a text may say, with the words it rests on, for a person to judge.

It has the words of an annotation, so that what a person accepts becomes a reading as it stands. It
is never a fact: it waits in a file outside the graph, and nothing but a person's word lets it out.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from innokraft.record import Span

RULES = "rules"
"""Who suggests, where no language model does."""

USEFULNESS = {
    "hasEvent": 1.0, "aimsToStrengthen": 1.0, "aimsToCreate": 1.0, "result": 1.0,
    "suggestsFurtherWorkOn": 1.0, "identifiedAsCentralIn": 1.0, "startingPointIn": 1.0,
    "schema:location": 0.9, "participation": 0.9, "schema:superEvent": 0.9, "strengthens": 0.9,
    "statedCount": 0.8, "targetContext": 0.8, "editionYear": 0.7, "identifiedCount": 0.7,
    "attendanceLevel": 0.6, "dcterms:subject": 0.5,
}  # fmt: skip
"""How much a statement of a relation adds to a graph, of 1; of others `_USUAL`."""
_USUAL = 0.7


@dataclass(frozen=True, slots=True)
class SuggestedThing:
    """What a suggestion needs that no field names, as under `things` of an annotation."""

    name: str
    kind: str
    label: str
    language: str = "sv"
    of: str | None = None
    series: str | None = None
    year: int | None = None
    count: int | None = None


class Reason(NamedTuple):
    """Why a statement is suggested: the rule's name, the words of the text, the section's kind."""

    rule: str
    cue: str = ""
    section: str = ""


@dataclass(frozen=True, slots=True)
class SuggestedStatement:
    """What one place of a record may say.

    `record` and `sha256` are the record's key and the digest of its frozen text, `span` and `quote`
    the place in it. `says` are statements as an annotation writes them: the first is what is
    suggested, the others go with it; `things` are what they name. `hedge` is the words of the quote
    that bear the certainty out. `sure` is how likely a reader agrees, of 1.
    """

    record: str
    sha256: str
    span: Span
    quote: str
    says: tuple[str, ...]
    language: str
    reason: Reason
    sure: float
    things: tuple[SuggestedThing, ...] = ()
    certainty: str = "konstaterat"
    hedge: str = ""
    held_by: str | None = None
    attributed_to: str = "project-group"
    by: str = RULES

    @property
    def relation(self) -> str:
        """The property of what is suggested, as an annotation writes it."""
        return self.says[0].split(None, 2)[1]

    @property
    def id(self) -> str:
        """What it is known by in `reviewed.tsv`: the same whoever suggests it, in all versions."""
        told = "\n".join((self.record, self.says[0], self.quote))
        return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:12]

    @property
    def usefulness(self) -> float:
        """How much a person's look at it is worth: how sure it is, by what its relation adds."""
        return round(self.sure * USEFULNESS.get(self.relation, _USUAL), 3)


def ranked(suggestions: Iterable[SuggestedStatement]) -> list[SuggestedStatement]:
    """The suggestions with the most useful first, each once, by the surest of its suggesters."""
    best: dict[str, SuggestedStatement] = {}
    for each in sorted(suggestions, key=lambda s: (-s.sure, s.by, s.span, s.says)):
        best.setdefault(each.id, each)
    return sorted(best.values(), key=lambda s: (-s.usefulness, s.span, s.says))


def combined(
    held: Iterable[SuggestedStatement], new: Iterable[SuggestedStatement], by: str
) -> list[SuggestedStatement]:
    """What others than `by` suggested of a record, with what `by` suggests now, ranked.

    Of two things with one name that are not the same, the later one gets a number.
    """
    kept = [each for each in held if each.by != by]
    named = {thing.name: thing for each in kept for thing in each.things}
    return ranked([*kept, *_told_apart(list(new), named)])


def _told_apart(
    suggestions: list[SuggestedStatement], named: dict[str, SuggestedThing]
) -> Iterator[SuggestedStatement]:
    things = {thing.name: thing for each in suggestions for thing in each.things}
    taken = {*named, *things}
    renamed: dict[str, str] = {}
    for name, thing in things.items():
        if name in named and named[name] != thing:
            free = next(
                f"{name}-{n}" for n in range(2, len(taken) + 3) if f"{name}-{n}" not in taken
            )
            taken.add(free)
            renamed[name] = free
    for each in suggestions:
        yield renaming(each, renamed) if renamed else each


def renaming(suggestion: SuggestedStatement, names: dict[str, str]) -> SuggestedStatement:
    """A suggestion with other names for some of its things."""

    def new(name: str | None) -> str | None:
        return names.get(name, name) if name else name

    says = []
    for said in suggestion.says:
        subject, predicate, value = said.split(None, 2)
        says.append(f"{new(subject)} {predicate} {new(value)}")
    things = [replace(t, name=new(t.name) or t.name, of=new(t.of)) for t in suggestion.things]
    held_by = new(suggestion.held_by)
    return replace(suggestion, says=tuple(says), things=tuple(things), held_by=held_by)
