"""The default store: Oxigraph, in a folder or in memory.

Each statement stands in its named graph and, once, in the default graph, because Oxigraph's
union of named graphs does not remove duplicates.
"""

from __future__ import annotations

import weakref
from collections.abc import Iterable, Iterator, Mapping, Set
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pyoxigraph as ox

from innokraft.errors import StoreError
from innokraft.rdf.namespaces import BASE, QUERY_PREFIXES
from innokraft.rdf.terms import Term, Triple, iri_of
from innokraft.store.base import (
    AskedGraphs,
    Functions,
    GraphName,
    Pair,
    Row,
    rows,
    value_of,
    with_values,
)
from innokraft.store.damage import reading, telling
from innokraft.store.exported import load_file
from innokraft.store.folder import current, hold, named
from innokraft.store.handover import Copy, kept, open_still, opened, taken_over
from innokraft.store.loading import Graphs, load_graphs
from innokraft.system import Release

_AT_ONCE = 5_000


class EmbeddedStore:
    """An Oxigraph store, opened to read or to write."""

    def __init__(self, store: ox.Store, where: str = "", hold: Release | None = None) -> None:
        self._store, self._where = store, where
        self._hold = None if hold is None else weakref.finalize(self, hold)
        self._copy: Copy | None = None

    def __enter__(self) -> EmbeddedStore:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Ends all work on the files of the store, which cannot be asked any more.

        A store goes on putting its files in order in the background until it is closed, and what
        it reads is kept from being taken away.
        """
        del self._store
        if self._hold is not None:
            self._hold()

    @classmethod
    def open(cls, folder: Path, *, keep: bool = False) -> EmbeddedStore:
        """The graph in a folder. Raises UsageError where there is none, StoreError for damage.

        With `keep`, its files stay open for the next time, by a process that may be asked again.
        """
        generation = named(folder).present
        try:
            return cls.of_generation(generation, keep=keep)
        except StoreError:
            # Between reading `current` and taking hold of the generation, writers may have put two
            # new ones in its place and taken it away. Then `current` names another, which is
            # opened; where it still names this one, the graph is damaged.
            if current(folder) not in {generation, None}:
                return cls.open(folder, keep=keep)
            raise

    @classmethod
    def of_generation(cls, generation: Path, *, keep: bool = False) -> EmbeddedStore:
        """A generation of a graph. Raises StoreError where it is damaged, or cannot be read.

        `keep` is as for `open`: what stays open does not keep the generation from being taken away.
        """
        path, held = str(generation), hold(generation)
        try:
            with telling(path):
                store = open_still(generation) if keep else opened(generation)
        except StoreError:
            if held is not None:
                held()
            raise
        return cls(store, path, held)

    @classmethod
    def load(cls, path: Path) -> EmbeddedStore:
        """A graph in memory, from an exported file. Raises StoreError for what is no graph."""
        return cls(load_file(path))

    @classmethod
    def keep(cls, path: Path) -> EmbeddedStore:
        """As `load`, by a process that may be asked again: an unchanged file is not read anew."""
        return cls(kept(path))

    @classmethod
    def of_copy(cls, path: Path) -> EmbeddedStore:
        """What another process keeps in memory, by the copy that it made for this one."""
        return cls(taken_over(path))

    @classmethod
    def in_memory(cls, graphs: Graphs) -> EmbeddedStore:
        """A graph in memory, from triples."""
        made = cls(ox.Store())
        made.add(graphs)
        return made

    def opener(self) -> partial[EmbeddedStore]:
        """A function that can be pickled, and opens this graph in another process as it is here.

        A graph in memory goes over in a temporary file, which is written once and goes with it.
        """
        if self._where:
            return partial(EmbeddedStore.of_generation, Path(self._where), keep=True)
        if self._copy is None:
            self._copy = Copy(self._store)
        return partial(EmbeddedStore.of_copy, self._copy.path)

    def query(
        self, sparql: str, functions: Functions | None = None, graphs: AskedGraphs | None = None, /,
        **bindings: ox.NamedNode | ox.Literal,
    ) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:  # fmt: skip
        """The answer to a trusted query, which may call `functions`; prefixes of ours are known.

        It asks all graphs, or those that are given, whatever it says itself.
        """
        default, named = graphs or (None, None)
        asked = with_values(sparql, bindings)
        with telling(self._where):
            return self._store.query(
                asked, base_iri=BASE, prefixes=QUERY_PREFIXES, custom_functions=functions,
                default_graph=default, named_graphs=named,
            )  # fmt: skip

    def select(self, sparql: str, /, **bindings: ox.NamedNode | ox.Literal) -> Iterator[Row]:
        """The rows of a SELECT query, with None for what is unbound."""
        return reading(rows(self._solutions(sparql, **bindings)), self._where)

    def rows(self, sparql: str, /) -> Iterator[ox.QuerySolution]:
        """The rows of a trusted SELECT query as the store has them, which is faster."""
        return reading(self._solutions(sparql), self._where)

    def _solutions(self, sparql: str, **bindings: ox.NamedNode | ox.Literal) -> ox.QuerySolutions:
        answer = self.query(sparql, **bindings)
        if not isinstance(answer, ox.QuerySolutions):
            raise TypeError("select takes a SELECT query")
        return answer

    def triples(self, sparql: str) -> Iterator[ox.Triple]:
        """The triples that a trusted CONSTRUCT query makes."""
        answer = self.query(sparql)
        if not isinstance(answer, ox.QueryTriples):
            raise TypeError("triples takes a CONSTRUCT query")
        return reading(answer, self._where)

    def graphs(self) -> list[GraphName]:
        """The names of the graphs, the merged default graph left out."""
        with telling(self._where):
            return list(self._store.named_graphs())

    def quads(self, graph: GraphName | None = None) -> Iterator[ox.Quad]:
        """Every statement in its named graph, or those of one; the merged one is left out."""
        for each in self.graphs() if graph is None else [graph]:
            yield from self._quads(None, None, None, each)

    def about(self, thing: GraphName, graph: GraphName | None = None) -> Iterator[ox.Quad]:
        """What is said of a thing in a graph; without one, what is said of it in any."""
        return self._quads(thing, None, None, ox.DefaultGraph() if graph is None else graph)

    def column(self, predicate: Term, graph: Term | None = None) -> Iterable[Pair]:
        """What has a property, with its values, all in one go; without a graph, in any."""
        where = f"?s {predicate} ?o"
        where = where if graph is None else f"GRAPH {graph} {{ {where} }}"
        for subject, value in self.rows(f"SELECT ?s ?o {{ {where} }}"):
            yield subject.value if isinstance(subject, ox.NamedNode) else str(subject), value

    def graph(self, name: Term) -> frozenset[Triple]:
        """The triples of one named graph, as terms of text."""
        return frozenset(self.match(graph=name))

    def add(self, graphs: Graphs) -> None:
        """Adds triples to named graphs, in bulk: in batches, which bounds the memory.

        Faster than a transaction for the triples of a single record too: the store writes its
        files at once, and has nothing left to flush.
        """
        self._copy = None
        with telling(self._where):
            load_graphs(self._store, graphs)

    def match(
        self,
        subject: Term | None = None,
        predicate: Term | None = None,
        obj: Term | None = None,
        graph: Term | None = None,
    ) -> Iterator[Triple]:
        """The triples of a graph that match; without a graph, those of the default graph."""
        where = ox.DefaultGraph() if graph is None else _named(graph)
        first = None if subject is None else _subject(subject)
        second = None if predicate is None else _named(predicate)
        for quad in self._quads(first, second, _node(obj), where):
            found = Term(str(quad.subject)), Term(str(quad.predicate)), Term(str(quad.object))
            if subject in {None, found[0]} and obj in {None, found[2]}:
                yield found

    def stating(self, triple: Triple) -> Iterator[Term]:
        """The named graphs that state a triple."""
        subject, predicate = map(_named, triple[:2])
        for quad in self._quads(subject, predicate, _node(triple[2]), None):
            if isinstance(quad.graph_name, ox.NamedNode) and str(quad.object) == triple[2]:
                yield Term(str(quad.graph_name))

    def remove(self, graphs: Mapping[Term, Set[Triple]]) -> None:
        """Takes triples out of named graphs, and of the default graph where none states them."""
        self._copy = None
        with telling(self._where):
            for graph, triples in graphs.items():
                self._delete(graph, sorted(triples))
            gone = {triple for triples in graphs.values() for triple in triples}
            self._delete(None, sorted(t for t in gone if next(self.stating(t), None) is None))

    def _delete(self, graph: Term | None, triples: list[Triple]) -> None:
        head, tail = (f"GRAPH {graph} {{", "}") if graph else ("", "")
        for start in range(0, len(triples), _AT_ONCE):
            batch = " ".join(f"{s} {p} {o} ." for s, p, o in triples[start : start + _AT_ONCE])
            try:
                self._store.update(f"DELETE DATA {{ {head} {batch} {tail} }}")
            except SyntaxError:  # an IRI that was loaded as it is, and that SPARQL cannot write
                self._delete_one_by_one(graph, triples[start : start + _AT_ONCE])

    def _delete_one_by_one(self, graph: Term | None, triples: list[Triple]) -> None:
        where = ox.DefaultGraph() if graph is None else _named(graph)
        for subject, predicate, obj in triples:
            for quad in list(self._quads(_named(subject), _named(predicate), None, where)):
                if str(quad.object) == obj:
                    self._store.remove(quad)

    @property
    def is_in_memory(self) -> bool:
        """Whether it is of a file that was read, or was made here, and in no folder."""
        return not self._where

    @property
    def where(self) -> Path:
        """The generation that it is, of a graph in a folder."""
        return Path(self._where)

    @contextmanager
    def put_in_order(self) -> Iterator[None]:
        """Puts all files in order while the block reads: that takes a tenth of filling them.

        Reading and merging are then as fast for a large graph as for a small one.
        """
        from concurrent.futures import ThreadPoolExecutor

        with telling(self._where), ThreadPoolExecutor(1) as pool:
            done = pool.submit(self._store.optimize)
            yield
            done.result()

    def flush(self) -> None:
        """Writes to the disk what is still on its way there."""
        with telling(self._where):
            self._store.flush()

    def _quads(
        self,
        subject: ox.NamedNode | ox.BlankNode | None,
        predicate: ox.NamedNode | None,
        obj: ox.NamedNode | ox.Literal | None,
        graph: ox.NamedNode | ox.BlankNode | ox.DefaultGraph | None,
    ) -> Iterator[ox.Quad]:
        with telling(self._where):
            yield from self._store.quads_for_pattern(subject, predicate, obj, graph)

    def __len__(self) -> int:
        """The number of distinct triples."""
        (row,) = self.select("SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }")
        return int(value_of(row["n"]))


def _named(term: Term) -> ox.NamedNode:
    return ox.NamedNode(iri_of(term))


def _subject(term: Term) -> ox.NamedNode | ox.BlankNode | None:
    """The node to look for; None where the store takes no such node, and all must be looked at."""
    if term.startswith("_:"):
        return ox.BlankNode(term[2:])
    node = _node(term)
    return None if isinstance(node, ox.Literal) else node


def _node(term: Term | None) -> ox.NamedNode | ox.Literal | None:
    """The node to look for; None where the store takes no such node, and all must be looked at."""
    from innokraft.rdf.nodes import parse_term

    try:
        return None if term is None else parse_term(term)
    except ValueError:
        return None
