"""What every store offers: reading by SPARQL, and writing whole named graphs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from typing import Any, Protocol

import pyoxigraph as ox

from innokraft.rdf.terms import Term, Triple, iri_of, is_iri, term_of

Node = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Row = dict[str, Node | None]
GraphName = ox.NamedNode | ox.BlankNode
Functions = dict[
    ox.NamedNode, Callable[..., ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None]
]
"""What a query may call, by its IRI."""
Pair = tuple[str, Any]
"""A thing, by its IRI or else as `_:x`, and what it has for a property."""
AskedGraphs = tuple[
    list[ox.NamedNode | ox.BlankNode | ox.DefaultGraph], list[ox.NamedNode | ox.BlankNode]
]
"""Which graphs a query asks without GRAPH, all together, and which it asks with GRAPH."""


class Quads(Protocol):
    """Quads in named graphs."""

    def graphs(self) -> Iterable[GraphName]:
        """The names of the graphs, the merged default graph left out."""
        ...

    def quads(self, graph: GraphName | None = None) -> Iterator[ox.Quad]:
        """Every statement in its named graph, or those of one; the merged one is left out."""
        ...


class Reader(Quads, Protocol):
    """A graph that can be asked. Without `GRAPH`, a query sees every triple once."""

    def query(
        self, sparql: str, functions: Functions | None = None, graphs: AskedGraphs | None = None, /,
        **bindings: ox.NamedNode | ox.Literal,
    ) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:  # fmt: skip
        """The answer to a trusted query, which may call `functions`; prefixes of ours are known.

        It asks all graphs, or those that are given, whatever it says itself.
        """
        ...

    def select(self, sparql: str, /, **bindings: ox.NamedNode | ox.Literal) -> Iterator[Row]:
        """The rows of a SELECT query, with None for what is unbound."""
        ...

    def rows(self, sparql: str, /) -> Iterator[ox.QuerySolution]:
        """The rows of a trusted SELECT query as the store has them, which is faster."""
        ...

    def triples(self, sparql: str, /) -> Iterator[ox.Triple]:
        """The triples that a trusted CONSTRUCT query makes."""
        ...

    def graph(self, name: Term) -> frozenset[Triple]:
        """The triples of one named graph, as terms of text."""
        ...

    def about(self, thing: GraphName, graph: GraphName | None = None) -> Iterator[ox.Quad]:
        """What is said of a thing in a graph; without one, what is said of it in any."""
        ...

    def column(self, predicate: Term, graph: Term | None = None) -> Iterable[Pair]:
        """What has a property, with its values, all in one go; without a graph, in any."""
        ...


class Matching(Protocol):
    """A graph that can be asked for a pattern of terms."""

    def match(
        self,
        subject: Term | None = None,
        predicate: Term | None = None,
        obj: Term | None = None,
        graph: Term | None = None,
    ) -> Iterator[Triple]:
        """The triples of a graph that match; without a graph, those of the default graph."""
        ...


class Stating(Matching, Protocol):
    """A graph that can also be asked which named graphs state a triple."""

    def stating(self, triple: Triple) -> Iterator[Term]:
        """The named graphs that state a triple."""
        ...


_INNER = re.compile(r"VALUES \?(\w+) \{\}")


def with_values(sparql: str, bindings: Mapping[str, ox.NamedNode | ox.Literal]) -> str:
    r"""A trusted query whose outermost group starts with a VALUES block that binds variables.

    An inner group, which is answered by itself, has the value where it says `VALUES ?x {}`.
    Oxigraph's own substitution takes projected variables only. The values are terms, and the
    library writes them, so no value can become a part of the query.

    >>> with_values("ASK { ?s ?p ?x }", {"x": ox.Literal('"} #')})
    'ASK { VALUES (?x) { ("\\"} #") } ?s ?p ?x }'
    >>> with_values("ASK { { SELECT ?x { VALUES ?x {} } } }", {"x": ox.Literal("y")})
    'ASK { VALUES (?x) { ("y") } { SELECT ?x { VALUES ?x { "y" } } } }'
    """
    if not bindings:
        return sparql
    written = {name: str(value) for name, value in bindings.items()}
    inner = _INNER.sub(
        lambda found: f"VALUES ?{found[1]} {{ {written.get(found[1], '')} }}", sparql
    )
    head, brace, rest = inner.partition("{")
    names = " ".join(f"?{name}" for name in written)
    values = " ".join(written.values())
    return f"{head}{brace} VALUES ({names}) {{ ({values}) }}{rest}"


def rows(solutions: ox.QuerySolutions) -> Iterator[Row]:
    """Solutions as mappings from variable name to term, with None for what is unbound."""
    names: Sequence[str] = [variable.value for variable in solutions.variables]
    for solution in solutions:
        values: Iterable[Node | None] = solution
        yield dict(zip(names, values, strict=True))


def value_of(node: Node | None) -> str:
    """The IRI of a named node, the text of a literal, or nothing for nothing."""
    return "" if node is None else str(node) if isinstance(node, ox.Triple) else node.value


BATCH = 400
"""How many IRIs go into one query."""
SCAN = 2_000
"""Of more things than this, what all things have is read in one go, and theirs kept."""


def ask(store: Reader, sparql: str) -> Iterator[Any]:
    """The rows of a query, by name or in the order of its variables, known to be no triples."""
    return iter(store.rows(sparql))


def ask_of(store: Reader, things: Iterable[str], sparql: str) -> Iterator[Any]:
    """The rows of a query for some things, which it has as its first variable, `?s`.

    The query has `{}` where `?s` can be bound, and without that answers for all things.
    """
    wanted = things if isinstance(things, Set) else set(things)
    if len(wanted) > SCAN:
        yield from (row for row in ask(store, sparql.format("")) if row[0].value in wanted)
        return
    for batch in in_batches(wanted):
        yield from ask(store, sparql.format(f"VALUES ?s {{ {batch} }}"))


def values_of(
    store: Reader, things: Iterable[str], properties: Iterable[str]
) -> Iterator[tuple[str, str, Any]]:
    """What some things have for some properties: the thing, the property and the value."""
    wanted = things if isinstance(things, Set) else set(things)
    names = sorted(map(term_of, properties))
    if len(wanted) > SCAN:
        for name in names:
            for thing, value in store.column(name):
                if thing in wanted:
                    yield thing, iri_of(name), value
        return
    query = f"{{{{ VALUES ?s {{{{ {{}} }}}} ?s ?p ?o FILTER(?p IN ({', '.join(names)})) }}}}"
    for batch in in_batches(wanted):
        for thing, name, value in ask(store, f"SELECT ?s ?p ?o {query.format(batch)}"):
            yield thing.value, name.value, value


def columns(node: str, *properties: tuple[str, str]) -> str:
    """A pattern of nodes with properties, by variable: each is read in one go, not node by node.

    >>> columns("s", ("a", "p:a"), ("b", "^p:b"))
    '{ SELECT ?s ?a { ?s p:a ?a } } { SELECT ?s ?b { ?s ^p:b ?b } }'
    """
    return " ".join(
        f"{{ SELECT ?{node} ?{name} {{ ?{node} {path} ?{name} }} }}" for name, path in properties
    )


def in_batches(items: Iterable[str]) -> Iterator[str]:
    """IRIs as the inside of SPARQL's VALUES braces, some hundred at a time, sorted.

    What SPARQL cannot write as an IRI is left out.
    """
    ordered = sorted(filter(is_iri, items))
    for first in range(0, len(ordered), BATCH):
        yield " ".join(map(term_of, ordered[first : first + BATCH]))
