"""How far two readers of one record agree: F1 of their statements, kappa over its sentences.

Two statements are one where relation and object are the same and their quotes share half of the
shorter. An object that a reader gave a name of his own counts as any other such. Kappa (Cohen's)
is over what each says of each sentence: whether it holds each of the relations that the two use
most, six at most.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from itertools import combinations
from typing import NamedTuple

from innokraft.analysis.covered import touched
from innokraft.annotation.model import Annotation, Statement
from innokraft.drafting.evaluation import ANY, in_one_place
from innokraft.record import Span, places
from innokraft.tagging.evaluation import Score

MOST = 6
"""So many of the relations that two readers use most count for kappa."""


class Placed(NamedTuple):
    """What a reader says of a place: a relation, and its object."""

    relation: str
    object: str
    span: Span


@dataclass(frozen=True, slots=True)
class Agreement:
    """Of pairs of readers: their statements, and what they say of sentences.

    `score` holds one of each pair against the other; `both`, `one`, `other` and `neither` say of
    how many sentences, for each relation, so many of the two say it.
    """

    score: Score = field(default_factory=Score)
    both: int = 0
    one: int = 0
    other: int = 0
    neither: int = 0

    def __add__(self, more: Agreement) -> Agreement:
        return Agreement(
            self.score + more.score,
            self.both + more.both,
            self.one + more.one,
            self.other + more.other,
            self.neither + more.neither,
        )

    @property
    def f1(self) -> float | None:
        """F1 of the statements of two readers; None where neither has one."""
        score = self.score
        return score.f1 if score.right + score.wrong + score.missed else None

    @property
    def kappa(self) -> float | None:
        """Cohen's kappa; None where chance alone makes them agree, or nothing was read twice.

        >>> Agreement(both=20, one=5, other=10, neither=15).kappa
        0.4
        """
        total = self.both + self.one + self.other + self.neither
        if not total:
            return None
        first, second = self.both + self.one, self.both + self.other
        chance = first * second + (total - first) * (total - second)
        if chance == total * total:
            return None
        alike = (self.both + self.neither) * total
        return (alike - chance) / (total * total - chance)

    @property
    def measures(self) -> tuple[float | None, float | None]:
        """F1 and kappa."""
        return self.f1, self.kappa


def agreement(
    annotations: Iterable[Annotation], text: str, sentences: Sequence[Span]
) -> Agreement | None:
    """How far the readers of a frozen text agree, pair by pair; None where there is one or none."""
    readers: dict[str, set[Placed]] = defaultdict(set)
    for annotation in annotations:
        readers[annotation.curator].update(_placed(annotation, text))
    if len(readers) < 2:
        return None
    total = Agreement()
    for one, other in combinations([said for _, said in sorted(readers.items())], 2):
        total += _of_two(one, other, sentences)
    return total


def _placed(annotation: Annotation, text: str) -> Iterator[Placed]:
    """What an annotation says, with the places of its quotes."""
    named = {thing.name for thing in annotation.things}
    for reading in annotation.readings:
        starts = places(text, reading.quote)
        which = (reading.occurrence or 1) - 1
        if which < len(starts):
            span = Span(starts[which], starts[which] + len(reading.quote))
            for said in reading.statements:
                yield Placed(said.predicate.removeprefix("ik:"), _object(said, named), span)


def _object(said: Statement, named: Set[str]) -> str:
    if said.subject.startswith("concept:"):
        return said.subject
    return ANY if said.object in named else said.object


def _of_two(one: Set[Placed], other: Set[Placed], sentences: Sequence[Span]) -> Agreement:
    said = Counter(each.relation for each in (*one, *other))
    relations = sorted(said, key=lambda relation: (-said[relation], relation))[:MOST]
    total = Agreement(_score(one, other))
    for relation in relations:
        first, second = (
            touched(sentences, (each.span for each in some if each.relation == relation))
            for some in (one, other)
        )
        both = len(first & second)
        only = len(first - second), len(second - first)
        neither = len(sentences) - both - sum(only)
        total += Agreement(both=both, one=only[0], other=only[1], neither=neither)
    return total


def _score(one: Set[Placed], other: Set[Placed]) -> Score:
    """How many statements of two readers are one; each counts once."""
    left: dict[tuple[str, str], list[Span]] = defaultdict(list)
    for each in sorted(other):
        left[each[:2]].append(each.span)
    right = sum(_is_taken(left, each) for each in sorted(one))
    return Score(right, len(one) - right, len(other) - right)


def _is_taken(left: Mapping[tuple[str, str], list[Span]], said: Placed) -> bool:
    spans = left.get(said[:2], [])
    met = next((span for span in spans if in_one_place(span, said.span)), None)
    if met:
        spans.remove(met)
    return met is not None
