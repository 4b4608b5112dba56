"""A graph in a file: every format that is read, plain or compressed, and what is no graph."""

from __future__ import annotations

import gzip
from pathlib import Path

import pyoxigraph as ox
import pytest

from innokraft.errors import StoreError, UsageError
from innokraft.rdf.namespaces import BASE
from innokraft.rdf.terms import Term, Triple, iri, text
from innokraft.store import open_graph
from innokraft.store.embedded import EmbeddedStore
from innokraft.store.exported import load_file
from innokraft.store.generations import new_generation

S, P, GRAPH = (iri(f"https://example.org/{name}") for name in ("s", "p", "graph"))
TRIPLE: Triple = S, P, text("mod", "sv")
ALL = iri(f"{BASE}graph/all")
QUAD = f'{S} {P} "mod"@sv {GRAPH} .\n'
FILES = {
    "a.nq": QUAD,
    "a.trig": f'{GRAPH} {{ {S} {P} "mod"@sv }}',
    "a.jsonld": (
        '{"@id": "https://example.org/graph", "@graph": [{"@id": "https://example.org/s", '
        '"https://example.org/p": {"@value": "mod", "@language": "sv"}}]}'
    ),
    "a.ttl": f'{S} {P} "mod"@sv .',
    "a.nt": f'{S} {P} "mod"@sv .\n',
}


def put(folder: Path, name: str, content: str) -> Path:
    """A file, compressed where its name says so."""
    path, data = folder / name, content.encode()
    path.write_bytes(gzip.compress(data) if name.lower().endswith(".gz") else data)
    return path


def refused(path: Path) -> str:
    """What is said of a file that is no graph, after its name."""
    with pytest.raises(StoreError) as caught:
        EmbeddedStore.load(path)
    return str(caught.value).removeprefix(str(path))


@pytest.mark.parametrize("name", [*FILES, *(f"{name}.gz" for name in FILES), "A.NQ", "A.NT.GZ"])
def test_a_file_of_each_format_is_read_into_its_graph_and_once_for_all(
    tmp_path: Path, name: str
) -> None:
    kind = f"a.{name.lower().removesuffix('.gz').rpartition('.')[2]}"
    store = EmbeddedStore.load(put(tmp_path, name, FILES[kind]))
    graph = ALL if kind in {"a.ttl", "a.nt"} else GRAPH
    assert list(store.match()) == [TRIPLE]
    assert list(store.stating(TRIPLE)) == [graph]
    assert len(list(store.quads())) == 1


def test_a_triple_of_two_graphs_and_one_of_none_are_there_once(tmp_path: Path) -> None:
    other = GRAPH.replace("graph", "other")
    bare = f'{S} {P} "bare" .\n'
    store = EmbeddedStore.load(put(tmp_path, "a.nq", QUAD + QUAD.replace(GRAPH, other) + bare))
    assert sorted(store.match()) == sorted([TRIPLE, (S, P, text("bare"))])
    assert sorted(store.stating(TRIPLE)) == sorted([GRAPH, Term(other)])
    assert len(store) == 2


def test_what_a_graph_without_a_name_says_is_in_no_other(tmp_path: Path) -> None:
    store = EmbeddedStore.load(put(tmp_path, "a.nq", QUAD.replace(GRAPH, "_:g")))
    assert list(store.match()) == []
    assert len(list(store.quads())) == 1


def test_a_file_is_read_again_only_where_it_has_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[Path] = []

    def reading(path: Path) -> ox.Store:
        read.append(path)
        return load_file(path)

    monkeypatch.setattr("innokraft.store.handover.load_file", reading)
    path = put(tmp_path, "a.nq", QUAD)
    for _ in range(3):
        assert list(EmbeddedStore.keep(path).match()) == [TRIPLE]
    assert read == [path]
    put(tmp_path, "a.nq", QUAD.replace('"mod"', '"tillit"'))
    assert list(EmbeddedStore.keep(path).match()) == [(S, P, text("tillit", "sv"))]
    assert read == [path, path]


def test_a_file_of_another_ending_is_no_graph(tmp_path: Path) -> None:
    endings = ". A file ends in .nq, .trig, .jsonld, .ttl, .nt or .gz."
    for name in ("a.csv", "a", "a.nq.zip", "a.gz"):
        assert refused(put(tmp_path, name, QUAD)) == f": this is no graph{endings}"


def test_what_cannot_be_read_is_told_with_the_line_where_that_is_known(tmp_path: Path) -> None:
    told = refused(put(tmp_path, "a.nq", f"{QUAD}no quad\n"))
    assert told.startswith(", line 2: this file is no graph: ")
    (tmp_path / "b.nq.gz").write_bytes(b"no gzip")
    assert refused(tmp_path / "b.nq.gz").startswith(": this file is no graph: Not a gzipped file")
    (tmp_path / "c.nq.gz").write_bytes(gzip.compress(QUAD.encode())[:-9])
    assert refused(tmp_path / "c.nq.gz").startswith(": this file is no graph: ")
    assert refused(tmp_path / "none.nq").startswith(": this file is no graph: ")


def test_a_graph_is_opened_from_a_folder_or_a_file(tmp_path: Path) -> None:
    with new_generation(tmp_path / "graph") as made:
        made.add([(GRAPH, [TRIPLE])])
    for where in (tmp_path / "graph", put(tmp_path, "a.nq", QUAD)):
        with open_graph(str(where)) as store:
            assert store.graph(GRAPH) == {TRIPLE}
    with pytest.raises(UsageError) as caught:
        open_graph(str(tmp_path / "none"))
    assert str(caught.value) == (
        f"{tmp_path / 'none'}: there is no graph here. "
        "Make one with: innokraft build. Or say where it is with -g."
    )
