"""The default store: Oxigraph, in a folder or in memory.

Each statement stands in its named graph and, once, in the default graph, because Oxigraph's
union of named graphs does not remove duplicates. A graph folder holds generations of the store
(`store-1`, `store-2` …); the file `current` names the one that counts. A build writes a new
generation and then replaces that file in one step, so a crash leaves the old graph or the new.
"""

from __future__ import annotations

import fcntl
import io
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from innokraft.errors import Place, StoreError
from innokraft.store.base import Row, rows, with_values
from innokraft.terms import Term, Triple
from innokraft.vocabulary import BASE, PREFIXES

CURRENT = "current"
LOCK = "lock"

Graphs = Iterable[tuple[Term, Iterable[Triple]]]


class EmbeddedStore:
    """An Oxigraph store, opened to read or to write; close it by leaving its `with` block."""

    def __init__(self, store: ox.Store) -> None:
        self._store = store

    @classmethod
    def open(cls, folder: Path, *, read_only: bool = True) -> EmbeddedStore:
        """The graph in a folder. Raises StoreError where there is none, or it is in use."""
        generation = _current(folder)
        if generation is None:
            raise StoreError("there is no graph here", Place(str(folder)), "Run: innokraft build")
        try:
            path = str(generation)
            return cls(ox.Store.read_only(path) if read_only else ox.Store(path))
        except OSError as error:
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
        store = ox.Store()
        store.bulk_load(_lines(graphs), format=ox.RdfFormat.N_QUADS)
        return cls(store)

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
        """Adds triples to named graphs, in bulk."""
        self._store.bulk_load(_lines(graphs), format=ox.RdfFormat.N_QUADS)

    def flush(self) -> None:
        """Writes to the disk what is still on its way there."""
        self._store.flush()

    def __len__(self) -> int:
        """The number of distinct triples."""
        return sum(1 for _ in self._store.quads_for_pattern(None, None, None, ox.DefaultGraph()))


@contextmanager
def new_generation(folder: Path) -> Iterator[EmbeddedStore]:
    """An empty store that becomes the folder's graph when the block ends without an error."""
    folder.mkdir(parents=True, exist_ok=True)
    with write_lock(folder):
        old = _current(folder)
        _remove_all_but(folder, old)
        number = int(old.name.removeprefix("store-")) + 1 if old else 1
        path = folder / f"store-{number}"
        try:
            store = EmbeddedStore(ox.Store(str(path)))
            yield store
            store.flush()
            del store
        except BaseException:
            shutil.rmtree(path, ignore_errors=True)
            raise
        _point_to(folder, path)
        _remove_all_but(folder, path)


@contextmanager
def write_lock(folder: Path) -> Iterator[None]:
    """Only one process at a time writes to a graph folder. Raises StoreError for a second."""
    with (folder / LOCK).open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise StoreError(
                "another process is writing to this graph", Place(str(folder)), "Try again later."
            ) from None
        yield


def _current(folder: Path) -> Path | None:
    try:
        path = folder / (folder / CURRENT).read_text("utf-8").strip()
    except OSError:
        return None
    return path if path.is_dir() else None


def _point_to(folder: Path, generation: Path) -> None:
    temporary = folder / f"{CURRENT}.new"
    with temporary.open("w", encoding="utf-8") as file:
        file.write(f"{generation.name}\n")
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(folder / CURRENT)
    directory = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(directory)
    finally:
        os.close(directory)


def _remove_all_but(folder: Path, generation: Path | None) -> None:
    for path in folder.glob("store-*"):
        if path != generation:
            shutil.rmtree(path, ignore_errors=True)


def _lines(graphs: Graphs) -> io.BufferedReader:
    return io.BufferedReader(_Lines(graphs), buffer_size=1 << 20)


class _Lines(io.RawIOBase):
    """Quads as a stream of N-Quads: each in its graph, and as a triple of the default graph."""

    def __init__(self, graphs: Graphs) -> None:
        self._chunks = _chunks(graphs)
        self._left = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any, /) -> int:
        while not self._left:
            chunk = next(self._chunks, None)
            if chunk is None:
                return 0
            self._left = chunk
        size = min(len(buffer), len(self._left))
        buffer[:size] = self._left[:size]
        self._left = self._left[size:]
        return size


def _chunks(graphs: Graphs) -> Iterator[bytes]:
    for graph, triples in graphs:
        lines = []
        for subject, predicate, obj in triples:
            triple = f"{subject} {predicate} {obj}"
            lines.append(f"{triple} {graph} .\n{triple} .\n")
        yield "".join(lines).encode()
