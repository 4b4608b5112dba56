"""Gives the things of a record's description the IRIs that the whole graph gives them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from innokraft.rdf.iris import owner_part
from innokraft.rdf.namespaces import BASE
from innokraft.rdf.terms import Term, Triple, iri_of, term_of

_ROOMS = tuple(
    f"<{BASE}{room}" for room in ("organisation/", "project/", "person/", "event", "place/")
)
_PROJECT = f"{BASE}project/"
_UNNAMED = f"{BASE}person/unnamed/"


class Renaming:
    """From IRIs that a record by itself gives to those of the whole graph.

    What hangs on a thing moves with it: `{project}#grant`, and the unnamed persons of a project.
    """

    def __init__(self, iris: Mapping[str, str]) -> None:
        self._iris = {old: new for old, new in iris.items() if old != new}
        self._owners = {
            owner_part(old.removeprefix(_PROJECT)): owner_part(new.removeprefix(_PROJECT))
            for old, new in self._iris.items()
            if old.startswith(_PROJECT)
        }

    def triples(self, triples: Iterable[Triple]) -> frozenset[Triple]:
        """The same triples with their things renamed."""
        if not self._iris:
            return triples if isinstance(triples, frozenset) else frozenset(triples)
        return frozenset((self.term(s), p, self.term(o)) for s, p, o in triples)

    def term(self, term: Term) -> Term:
        """A term as the whole graph names it."""
        return term_of(self._renamed(iri_of(term))) if term.startswith(_ROOMS) else term

    def _renamed(self, iri: str) -> str:
        thing, hash_, part = iri.partition("#")
        if thing.startswith(_UNNAMED):
            owner, _, role = thing.removeprefix(_UNNAMED).partition("/")
            thing = f"{_UNNAMED}{self._owners.get(owner, owner)}/{role}"
        return f"{self._iris.get(thing, thing)}{hash_}{part}"
