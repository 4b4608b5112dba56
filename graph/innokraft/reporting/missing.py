"""What is missing on a subject: work that nobody took up, and those who might have met."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from innokraft.analysis.gaps import Gap, came_back, further_work, never_met

if TYPE_CHECKING:
    from innokraft.analysis.corpus import Corpus
    from innokraft.analysis.scope import Scope
    from innokraft.analysis.sentences import Said

MOST = 5
"""How many gaps of a kind a report lists."""


@dataclass(frozen=True, slots=True)
class Missing:
    """The gaps of each kind that concern a subject; of `further` and `back` all are here."""

    further: tuple[Gap, ...]
    back: tuple[Gap, ...]
    apart: tuple[Gap, ...]

    @property
    def listed(self) -> tuple[Gap, ...]:
        """Those that a report lists."""
        kinds = (self.further, self.back, self.apart)
        return tuple(chain.from_iterable(some[:MOST] for some in kinds))

    @property
    def said(self) -> list[Said]:
        """The statements that they rest on."""
        return [each for gap in self.listed for each in (gap.first, gap.second) if each]

    @property
    def named(self) -> set[str]:
        """The things that they name."""
        return {iri for gap in self.listed for iri in (gap.about, gap.other, gap.concept) if iri}


def missing_of(corpus: Corpus, scope: Scope, about: Set[str]) -> Missing:
    """The gaps that concern a subject, whose concepts are `about`; all concepts without any.

    Of organisations that never met, the one that the subject names is one of the two; where it
    names none, both perform a project of the subject.
    """
    named = scope.subject.organisation.iri if scope.subject.organisation else ""
    active = {party for p in scope.projects for party in corpus.projects.performers(p)}

    def concerning(one: str, other: str, shared: Set[str]) -> Set[str]:
        met = named in {one, other} if named else {one, other} <= active
        return (shared & about if about else shared) if met else frozenset()

    def of_subject(gap: Gap) -> bool:
        return gap.about in scope.projects and (not about or gap.concept in about)

    return Missing(
        tuple(filter(of_subject, further_work(corpus))),
        tuple(filter(of_subject, came_back(corpus))),
        tuple(never_met(corpus, concerning)),
    )
