"""One record's graph in memory, and what it is looked at together with.

That is what the provenance graph says of the record, what records have in common as far as this
one names it, and the ontology: what pySHACL is given too (`innokraft.validate.shapes`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from itertools import chain

import pyoxigraph as ox

from innokraft.rdf.graphs import GRAPHS
from innokraft.rdf.namespaces import BASE, expand
from innokraft.store.base import Node, value_of
from innokraft.validate.facts import Facts, Said, name_of, together, using
from innokraft.validate.surroundings import Surroundings

STATED = SUBJECT, PREDICATE, OBJECT = [
    expand(f"rdf:{name}") for name in ("subject", "predicate", "object")
]
"""The properties of what a statement says."""
SUBJECT, PREDICATE, OBJECT = STATED
EXACT, CERTAINTY = expand("oa:exact"), expand("ik:certainty")
_TEXT = expand("schema:text")


class Neighbourhood:
    """The graph of one record, by its name or theirs, and what stands beside it.

    `facts` is all that the graph says, `own` what shapes look at: all but the statements that are
    no claims, most of a graph, which `innokraft.validate.quotes` holds to the same in less time.
    """

    def __init__(self, graph: str, surroundings: Surroundings, record: str = "") -> None:
        self.graph = graph
        self.record = record or graph.replace(GRAPHS, f"{BASE}record/", 1)
        self.surroundings = surroundings
        self.facts = surroundings.of_graph(graph)
        self.own = {
            thing: said
            for thing, said in self.facts.items()
            if PREDICATE not in said or CERTAINTY in said
        }
        self.beside = {self.record: surroundings.in_provenance(self.record)}
        self._said: dict[str, Said] = {}
        self._using: dict[str, Mapping[Node, list[Node]]] = {}

    @cached_property
    def records(self) -> list[str]:
        """The records that the graph is of by what is said of it: one, its own, if all is right."""
        return self.surroundings.records_of(self.graph)

    @property
    def text(self) -> str | None:
        """The frozen text of the record; None where there is none, or more than one."""
        texts = self.beside[self.record].get(_TEXT, ())
        return value_of(texts[0]) if len(texts) == 1 else None

    @cached_property
    def common(self) -> Facts:
        """What records have in common, as far as this one, or what it names, names it."""
        found: dict[str, Said] = {}
        pending: list[Said] = [*self.own.values(), *self.beside.values()]
        while pending:
            values = chain.from_iterable(pending.pop().values())
            names = {each.value for each in values if isinstance(each, ox.NamedNode)}
            new = {name: self.surroundings.in_common(name) for name in names - found.keys()}
            found |= {name: said for name, said in new.items() if said}
            pending += filter(None, new.values())
        return found

    @cached_property
    def things(self) -> Iterable[str]:
        """What something is said of here, the ontology left out."""
        return dict.fromkeys((*self.own, *self.beside, *self.common))

    def said_of(self, thing: str) -> Said:
        """All that is said of a thing."""
        if thing not in self._said:
            places = (self.own, self.beside, self.common, self.surroundings.model)
            self._said[thing] = together([place[thing] for place in places if thing in place])
        return self._said[thing]

    def values(self, thing: Node, prop: str) -> list[Node]:
        """The values of a property of a thing."""
        return [] if isinstance(thing, ox.Literal) else self.said_of(name_of(thing)).get(prop, [])

    def users(self, prop: str, value: Node) -> list[Node]:
        """The things that have a value of a property."""
        if prop not in self._using:
            self._using[prop] = using(prop, {each: self.said_of(each) for each in self.things})
        places = self._using[prop], self.surroundings.in_model(prop)
        return list(dict.fromkeys(each for place in places for each in place.get(value, ())))
