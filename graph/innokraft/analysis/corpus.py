"""All that the analyses of a graph are made from, read once: projects, statements on concepts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Set
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from innokraft.analysis.projects import Projects, read_projects
from innokraft.analysis.scope import Scope, scope_of
from innokraft.analysis.sentences import Said, read_said
from innokraft.analysis.subject import Subject
from innokraft.analysis.twice import Twice, read_twice
from innokraft.bilingual import Bilingual
from innokraft.rdf.namespaces import BASE
from innokraft.store.base import ask
from innokraft.views.labels import words_for

if TYPE_CHECKING:
    from innokraft.store.embedded import EmbeddedStore

SCHEME = f"{BASE}concept"
_CONCEPTS = f"""SELECT ?concept ?wider {{
    ?concept skos:inScheme <{SCHEME}> OPTIONAL {{ ?concept skos:broader ?wider }} }}"""


@dataclass
class Corpus:
    """A graph as its analyses see it.

    Of two projects that sources list under two funders, and that are probably one, one is counted.
    """

    store: EmbeddedStore

    @cached_property
    def projects(self) -> Projects:
        """All projects."""
        return read_projects(self.store)

    @cached_property
    def twice(self) -> Twice:
        """The projects that are probably one, pair by pair."""
        return read_twice(self.store)

    @cached_property
    def counted(self) -> frozenset[str]:
        """The projects that count: of two that are probably one, one."""
        return self.twice.once(self.projects.all)

    @cached_property
    def every(self) -> list[Said]:
        """All statements of texts on concepts of the scheme, by record and place."""
        return read_said(self.store, self.scope())

    @cached_property
    def said(self) -> list[Said]:
        """Those of projects that count."""
        return [each for each in self.every if each.project in self.counted]

    @cached_property
    def broader(self) -> Mapping[str, frozenset[str]]:
        """Each concept of the scheme, with those directly above it."""
        found: dict[str, set[str]] = defaultdict(set)
        for concept, wider in ask(self.store, _CONCEPTS):
            found[concept.value] |= {wider.value} if wider else set()
        return {concept: frozenset(above) for concept, above in sorted(found.items())}

    def above(self, concept: str) -> frozenset[str]:
        """The concepts above one, however far."""
        found: set[str] = set()
        waiting = [concept]
        while waiting:
            new = self.broader.get(waiting.pop(), frozenset()) - found
            found |= new
            waiting += new
        return frozenset(found - {concept})

    @cached_property
    def concepts(self) -> Mapping[str, frozenset[str]]:
        """The projects that speak of each concept of the scheme, among those that count."""
        found: dict[str, set[str]] = {concept: set() for concept in self.broader}
        for each in self.said:
            if each.concept in found:
                found[each.concept].add(each.project)
        return {concept: frozenset(some) for concept, some in found.items()}

    @cached_property
    def texts(self) -> frozenset[str]:
        """The projects that count and of which there is a text: the base of shares and tests."""
        return self.projects.texts & self.counted

    @cached_property
    def performed(self) -> Mapping[str, frozenset[str]]:
        """The projects that each organisation coordinates or takes part in, of those that count."""
        found: dict[str, set[str]] = defaultdict(set)
        for project in self.counted:
            for party in self.projects.performers(project):
                found[party].add(project)
        return {party: frozenset(some) for party, some in sorted(found.items())}

    def themes_of(self, projects: Set[str]) -> frozenset[str]:
        """The concepts of the scheme that any of some projects speaks of."""
        return frozenset(c for c, some in self.concepts.items() if not some.isdisjoint(projects))

    def scope(self, subject: Subject | None = None) -> Scope:
        """The projects of a subject, or all."""
        return scope_of(subject or Subject(), self.projects)

    def names(self, things: Set[str]) -> dict[str, Bilingual]:
        """What things are called."""
        return words_for(self.store, things)
