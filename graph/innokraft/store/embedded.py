"""The default store: Oxigraph, in a folder or in memory.

Each statement stands in its named graph and, once, in the default graph, because Oxigraph's
union of named graphs does not remove duplicates.
"""

from __future__ import annotations

import fcntl
import os
import weakref
from collections.abc import Iterator, Mapping, Set
from pathlib import Path

import pyoxigraph as ox

from innokraft.errors import Place, StoreError
from innokraft.store.base import Row, rows, value_of, with_values
from innokraft.store.loading import Graphs, load_graphs
from innokraft.store.nodes import parse_term
from innokraft.terms import Term, Triple
from innokraft.vocabulary import BASE, PREFIXES

CURRENT = "current"

_AT_ONCE = 5_000


class EmbeddedStore:
    """An Oxigraph store, opened to read or to write."""

    def __init__(self, store: ox.Store, hold: int | None = None) -> None:
        self._store = store
        self._hold = None if hold is None else weakref.finalize(self, os.close, hold)

    def release(self) -> None:
        """Lets others take the files away: to be called when the store is read no more."""
        if self._hold is not None:
            self._hold()

    @classmethod
    def open(cls, folder: Path, *, read_only: bool = True) -> EmbeddedStore:
        """The graph in a folder. Raises StoreError where there is none, or it is in use."""
        generation = current(folder)
        if generation is None:
            raise StoreError("there is no graph here", Place(str(folder)), "Run: innokraft build")
        try:
            path, hold = str(generation), _hold(generation)
            return cls(ox.Store.read_only(path) if read_only else ox.Store(path), hold)
        except OSError as error:
            if current(folder) not in {generation, None}:  # a writer replaced it just now
                return cls.open(folder, read_only=read_only)
            problem = f"the graph cannot be opened: {error}"
            raise StoreError(problem, Place(str(folder)), "Is it in use?") from None

    @classmethod
    def load(cls, path: Path) -> EmbeddedStore:
        """A graph in memory, from an export in N-Quads or TriG."""
        store = ox.Store()
        form = ox.RdfFormat.from_extension(path.suffix.removeprefix("."))
        if form not in {ox.RdfFormat.N_QUADS, ox.RdfFormat.TRIG}:
            raise StoreError("this is no graph", Place(str(path)), "A file ends in .nq or .trig.")
        try:
            store.bulk_load(path=str(path), format=form)
        except (SyntaxError, ValueError, OSError) as error:
            line = error.lineno if isinstance(error, SyntaxError) else None
            raise StoreError(f"this file is no graph: {error}", Place(str(path), line)) from None
        store.bulk_extend(
            ox.Quad(quad.subject, quad.predicate, quad.object)
            for quad in store.quads_for_pattern(None, None, None)
        )
        return cls(store)

    @classmethod
    def in_memory(cls, graphs: Graphs) -> EmbeddedStore:
        """A graph in memory, from triples."""
        made = cls(ox.Store())
        made.add(graphs)
        return made

    def query(
        self, sparql: str, /, **bindings: ox.NamedNode | ox.Literal
    ) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
        """The answer to a trusted query; prefixes of ours need no declaration."""
        return self._store.query(with_values(sparql, bindings), base_iri=BASE, prefixes=PREFIXES)

    def select(self, sparql: str, /, **bindings: ox.NamedNode | ox.Literal) -> Iterator[Row]:
        """The rows of a SELECT query, with None for what is unbound."""
        answer = self.query(sparql, **bindings)
        if not isinstance(answer, ox.QuerySolutions):
            raise TypeError("select takes a SELECT query")
        return rows(answer)

    def quads(self) -> Iterator[ox.Quad]:
        """Every statement in its named graph; the merged default graph is left out."""
        for graph in self._store.named_graphs():
            yield from self._store.quads_for_pattern(None, None, None, graph)

    def graph(self, name: Term) -> frozenset[Triple]:
        """The triples of one named graph, as terms of text."""
        quads = self._store.quads_for_pattern(None, None, None, ox.NamedNode(name[1:-1]))
        return frozenset(
            (Term(str(q.subject)), Term(str(q.predicate)), Term(str(q.object))) for q in quads
        )

    def add(self, graphs: Graphs) -> None:
        """Adds triples to named graphs, in bulk: in batches, which bounds the memory.

        Faster than a transaction for the triples of a single record too: the store writes its
        files at once, and has nothing left to flush.
        """
        load_graphs(self._store, graphs)

    def match(
        self,
        subject: Term | None = None,
        predicate: Term | None = None,
        obj: Term | None = None,
        graph: Term | None = None,
    ) -> Iterator[Triple]:
        """The triples of a graph that match; without a graph, those of the default graph."""
        where = ox.DefaultGraph() if graph is None else ox.NamedNode(graph[1:-1])
        first = None if subject is None else ox.NamedNode(subject[1:-1])
        second = None if predicate is None else ox.NamedNode(predicate[1:-1])
        for quad in self._store.quads_for_pattern(first, second, _node(obj), where):
            if obj is None or str(quad.object) == obj:
                yield Term(str(quad.subject)), Term(str(quad.predicate)), Term(str(quad.object))

    def stating(self, triple: Triple) -> Iterator[Term]:
        """The named graphs that state a triple."""
        subject, predicate = (ox.NamedNode(each[1:-1]) for each in triple[:2])
        for quad in self._store.quads_for_pattern(subject, predicate, _node(triple[2])):
            if isinstance(quad.graph_name, ox.NamedNode) and str(quad.object) == triple[2]:
                yield Term(str(quad.graph_name))

    def remove(self, graphs: Mapping[Term, Set[Triple]]) -> None:
        """Takes triples out of named graphs, and of the default graph where none states them."""
        for graph, triples in graphs.items():
            self._delete(graph, sorted(triples))
        gone = {t for triples in graphs.values() for t in triples}
        self._delete(None, sorted(t for t in gone if not any(True for _ in self.stating(t))))

    def _delete(self, graph: Term | None, triples: list[Triple]) -> None:
        head, tail = (f"GRAPH {graph} {{", "}") if graph else ("", "")
        for start in range(0, len(triples), _AT_ONCE):
            batch = " ".join(f"{s} {p} {o} ." for s, p, o in triples[start : start + _AT_ONCE])
            try:
                self._store.update(f"DELETE DATA {{ {head} {batch} {tail} }}")
            except SyntaxError:  # an IRI that was loaded as it is, and that SPARQL cannot write
                self._delete_one_by_one(graph, triples[start : start + _AT_ONCE])

    def _delete_one_by_one(self, graph: Term | None, triples: list[Triple]) -> None:
        where = ox.DefaultGraph() if graph is None else ox.NamedNode(graph[1:-1])
        for subject, predicate, obj in triples:
            ends = ox.NamedNode(subject[1:-1]), ox.NamedNode(predicate[1:-1])
            for quad in list(self._store.quads_for_pattern(*ends, None, where)):
                if str(quad.object) == obj:
                    self._store.remove(quad)

    def backup(self, folder: Path) -> None:
        """Makes a copy of the store that shares the files which do not change any more."""
        self._store.backup(str(folder))

    def optimize(self) -> None:
        """Puts all files in order, which takes a tenth of the time of filling them.

        Reading and merging are then as fast for a large graph as for a small one.
        """
        self._store.optimize()

    def flush(self) -> None:
        """Writes to the disk what is still on its way there."""
        self._store.flush()

    def close(self) -> None:
        """Ends all work on the files of the store, which cannot be asked any more.

        A store goes on putting its files in order in the background until it is closed.
        """
        del self._store

    def __len__(self) -> int:
        """The number of distinct triples."""
        (row,) = self.select("SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }")
        return int(value_of(row["n"]))


def readers_of(generation: Path) -> Path:
    """The file that those who read a generation hold a shared lock on."""
    return generation.with_name(generation.name.replace("store-", "readers-", 1))


def _hold(generation: Path) -> int | None:
    """Keeps a generation from being taken away while this process reads it."""
    try:
        file = os.open(readers_of(generation), os.O_RDONLY)
    except FileNotFoundError:
        return None
    fcntl.flock(file, fcntl.LOCK_SH)
    return file


def current(folder: Path) -> Path | None:
    """The generation of a graph folder that counts, or None where there is no graph."""
    try:
        path = folder / (folder / CURRENT).read_text("utf-8").strip()
    except OSError:
        return None
    return path if path.is_dir() else None


def _node(term: Term | None) -> ox.NamedNode | ox.Literal | None:
    """The node to look for; None where the store takes no such node, and all must be looked at."""
    try:
        return None if term is None else parse_term(term)
    except ValueError:
        return None
