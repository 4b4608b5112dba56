"""Asking a store, and opening it elsewhere as it is here."""

from __future__ import annotations

import gc
import pickle
import shutil
from pathlib import Path

import pyoxigraph as ox
import pytest

from innokraft.errors import StoreError
from innokraft.rdf.terms import Triple, integer, iri
from innokraft.store import base
from innokraft.store.base import ask, in_batches, value_of
from innokraft.store.damage import RECOVER, reading, telling
from innokraft.store.embedded import EmbeddedStore
from innokraft.store.generations import new_generation, passing_generation

S, P, GRAPH = (iri(f"https://example.org/{name}") for name in ("s", "p", "graph"))


def triples(count: int) -> list[Triple]:
    """So many triples."""
    return [(S, P, integer(n)) for n in range(count)]


@pytest.fixture
def store() -> EmbeddedStore:
    """A graph in memory of two triples."""
    return EmbeddedStore.in_memory([(GRAPH, triples(2))])


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same graph in a folder."""
    folder = tmp_path_factory.mktemp("whole") / "graph"
    with new_generation(folder) as made:
        made.add([(GRAPH, triples(2))])
    return folder


@pytest.fixture
def folder(whole: Path, tmp_path: Path) -> Path:
    """A copy of it, to damage."""
    shutil.copytree(whole, tmp_path / "graph")
    return tmp_path / "graph"


def test_a_query_is_asked_with_values_and_answered_row_by_row(store: EmbeddedStore) -> None:
    rows = ask(store, "SELECT ?o ?none { ?s ?p ?o OPTIONAL { ?o ?p ?none } } ORDER BY ?o")
    assert [(row["o"].value, row["none"]) for row in rows] == [("0", None), ("1", None)]
    one = ox.Literal("1", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#integer"))
    assert len(list(store.select("SELECT ?s { ?s ?p ?o }", o=one))) == 1


def test_each_way_to_ask_takes_queries_of_its_kind(store: EmbeddedStore) -> None:
    assert [str(t.object) for t in store.triples("CONSTRUCT WHERE { ?s ?p 1 }")] == [integer(1)]
    with pytest.raises(TypeError, match="select takes a SELECT query"):
        store.select("ASK { ?s ?p ?o }")
    with pytest.raises(TypeError, match="triples takes a CONSTRUCT query"):
        store.triples("SELECT ?s { ?s ?p ?o }")


def test_the_value_of_a_node_is_its_iri_its_text_or_nothing() -> None:
    node, word = ox.NamedNode("https://example.org/s"), ox.Literal("mod", language="sv")
    assert [value_of(each) for each in (None, node, word)] == ["", "https://example.org/s", "mod"]
    triple = ox.Triple(node, node, word)
    assert value_of(triple) == str(triple)


def test_iris_are_asked_for_some_at_a_time_sorted(monkeypatch: pytest.MonkeyPatch) -> None:
    assert list(in_batches([])) == []
    assert list(in_batches(["x:b", "x:a"])) == ["<x:a> <x:b>"]
    assert list(in_batches(["x:b", "no IRI", "x:a b"])) == ["<x:b>"]
    monkeypatch.setattr(base, "BATCH", 2)
    four = ["x:d", "x:c", "x:b", "x:a"]
    assert list(in_batches(four)) == ["<x:a> <x:b>", "<x:c> <x:d>"]
    assert list(in_batches(["x:e", *four])) == ["<x:a> <x:b>", "<x:c> <x:d>", "<x:e>"]


def test_a_graph_in_a_folder_is_opened_elsewhere_from_there(folder: Path) -> None:
    with EmbeddedStore.open(folder) as store:
        opener = pickle.loads(pickle.dumps(store.opener()))
        assert opener.args == (folder / "store-1",)
        with opener() as other:
            assert other.graph(GRAPH) == set(triples(2))


def test_a_graph_in_memory_goes_over_in_a_file_that_is_written_once_and_goes_with_it() -> None:
    store = EmbeddedStore.in_memory([(GRAPH, triples(2))])
    opener = pickle.loads(pickle.dumps(store.opener()))
    (path,) = opener.args
    assert store.opener().args == (path,)
    assert opener().graph(GRAPH) == store.graph(GRAPH)
    del store
    gc.collect()
    assert not path.exists()


def test_what_comes_to_a_graph_in_memory_and_goes_from_it_goes_over_too(
    store: EmbeddedStore,
) -> None:
    before = store.opener()
    store.add([(GRAPH, triples(3))])
    assert store.opener()().graph(GRAPH) == set(triples(3))
    assert store.opener().args != before.args
    store.remove({GRAPH: set(triples(1))})
    assert store.opener()().graph(GRAPH) == set(triples(3)[1:])


def test_where_files_cannot_be_linked_a_change_is_tried_out_on_a_copy_of_them(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "hardlink_to", refused)
    with EmbeddedStore.open(folder) as store, passing_generation(store) as copy:
        copy.add([(GRAPH, triples(3))])
        assert copy.graph(GRAPH) == set(triples(3))
        place = Path(copy._where)
        assert [each.name for each in place.parent.iterdir()] == ["store"]
    assert not place.exists()
    with EmbeddedStore.open(folder) as store:
        assert store.graph(GRAPH) == set(triples(2))


def test_a_graph_that_was_replaced_while_it_was_opened_is_opened_anew(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened, first = EmbeddedStore.of_generation, [folder / "store-1"]

    def of_generation(generation: Path, *, keep: bool) -> EmbeddedStore:
        if first and generation == first.pop():
            with new_generation(folder) as made:
                made.add([(GRAPH, triples(3))])
            raise StoreError("gone")
        return opened(generation, keep=keep)

    monkeypatch.setattr(EmbeddedStore, "of_generation", of_generation)
    with EmbeddedStore.open(folder) as store:
        assert store.graph(GRAPH) == set(triples(3))


def test_a_graph_that_is_damaged_is_not_opened_again_and_again(folder: Path) -> None:
    (folder / "store-1" / "CURRENT").unlink()
    with pytest.raises(StoreError, match="the graph is damaged: CURRENT is lost"):
        EmbeddedStore.open(folder)
    (folder / "readers-1").unlink()
    with pytest.raises(StoreError, match="the graph is damaged: CURRENT is lost"):
        EmbeddedStore.open(folder)


def told(error: Exception, where: str = "") -> str:
    """What a store's error becomes."""
    with pytest.raises(StoreError) as caught, telling(where):
        raise error
    return str(caught.value)


def test_what_a_store_says_of_its_files_is_told_with_what_helps() -> None:
    assert told(OSError("Corruption: bad\n block")) == (
        f"the graph is damaged: Corruption: bad block. {RECOVER}"
    )
    assert told(RuntimeError("IO error: No space left on device"), "g") == (
        "g: the graph cannot be used: IO error: No space left on device. "
        "Make room on the disk; the graph is as it was."
    )
    assert told(OSError("so (os error 13)")).startswith("the graph is damaged: so (os error 13)")
    assert (
        len(told(OSError("Corruption: " + "x" * 400)))
        == len(f"the graph is damaged: . {RECOVER}") + 300
    )


@pytest.mark.parametrize("error", [RuntimeError("no word of files"), RecursionError("IO error")])
def test_what_is_no_damage_stays_as_it_is(error: Exception) -> None:
    with pytest.raises(type(error)) as caught, telling("g"):
        raise error
    assert caught.value is error


def test_damage_in_the_middle_of_an_answer_is_told() -> None:
    def answer() -> object:
        yield 1
        raise OSError("IO error: lost")

    rows = reading(answer(), "g")  # type: ignore[arg-type, var-annotated]
    assert next(rows) == 1
    with pytest.raises(StoreError, match="g: the graph is damaged: IO error: lost"):
        next(rows)
