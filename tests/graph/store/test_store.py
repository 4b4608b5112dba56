"""What the embedded store keeps, however much of it comes at once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pyoxigraph as ox
import pytest

from innokraft.errors import StoreError
from innokraft.rdf.terms import Term, Triple, integer, iri
from innokraft.store import loading
from innokraft.store.embedded import EmbeddedStore
from innokraft.store.folder import named
from innokraft.store.generations import new_generation

ONE, OTHER = iri("https://example.org/graph/one"), iri("https://example.org/graph/other")


def numbered(count: int) -> list[Triple]:
    return [
        (iri("https://example.org/s"), iri("https://example.org/p"), integer(n))
        for n in range(count)
    ]


@pytest.mark.parametrize("batch", [1, 400, 1_000_000])
def test_a_graph_that_comes_in_parts_is_kept_whole(
    batch: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loading, "_AT_ONCE", 3)
    monkeypatch.setattr(loading, "_BATCH", batch)
    store = EmbeddedStore.in_memory([])
    store.add([(ONE, numbered(7)), (OTHER, []), (OTHER, numbered(3))])
    assert store.graph(ONE) == set(numbered(7))
    assert store.graph(OTHER) == set(numbered(3))
    assert len(store) == 7


def test_what_comes_is_taken_in_as_it_is_loaded_and_not_all_before(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(loading, "_AT_ONCE", 10)
    monkeypatch.setattr(loading, "_BATCH", 1)
    store = EmbeddedStore.in_memory([])
    held: list[int] = []

    def coming() -> Iterator[Triple]:
        for triple in numbered(50):
            held.append(sum(1 for _ in store.match(None, None, None, ONE)))
            yield triple

    store.add([(ONE, coming())])
    assert held[0] == 0
    assert held[-1] >= 20


def test_a_mistake_while_loading_is_told_wherever_it_stands(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(loading, "_AT_ONCE", 1)
    monkeypatch.setattr(loading, "_BATCH", 1)
    for place in range(5):
        triples = numbered(5)
        triples[place] = (Term("no term"), *triples[place][1:])
        with pytest.raises(SyntaxError):
            EmbeddedStore.in_memory([(ONE, triples)])


def test_where_what_makes_the_triples_fails_what_it_gave_before_is_in(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(loading, "_BATCH", 1)
    store = EmbeddedStore.in_memory([])

    def failing() -> Iterator[tuple[Term, list[Triple]]]:
        yield ONE, numbered(5)
        raise LookupError

    with pytest.raises(LookupError):
        store.add(failing())
    assert store.graph(ONE) == set(numbered(5))


def test_a_match_is_of_the_term_to_the_letter() -> None:
    (triple,) = numbered(2)[1:]
    store = EmbeddedStore.in_memory([(ONE, [triple])])
    alike = Term(triple[2].replace('"1"', '"01"'))
    assert list(store.match(None, None, triple[2])) == [triple]
    assert list(store.match(None, None, alike)) == []
    assert list(store.stating((triple[0], triple[1], alike))) == []


def test_a_triple_of_two_graphs_stays_until_the_last_gives_it_up() -> None:
    store = EmbeddedStore.in_memory([(ONE, numbered(1)), (OTHER, numbered(1))])
    (triple,) = numbered(1)
    store.remove({ONE: {triple}})
    assert list(store.match(*triple)) == [triple]
    assert list(store.stating(triple)) == [Term(OTHER)]
    store.remove({OTHER: {triple}})
    assert list(store.match()) == []


def test_files_are_put_in_order_while_the_graph_is_read(tmp_path: Path) -> None:
    with new_generation(tmp_path) as store:
        for number in range(3):
            store.add([(ONE, numbered(3 + number))])
        with store.put_in_order():
            assert len(list(store.match())) == 5
    files = named(tmp_path).present.glob("*.sst")
    assert len(list(files)) <= 12, "one for each of the store's tables that hold anything"
    assert len(list(EmbeddedStore.open(tmp_path).match())) == 5


def test_what_goes_wrong_in_putting_files_in_order_is_told(tmp_path: Path) -> None:
    class Full:
        def optimize(self) -> None:
            raise OSError("IO error: No space left on device")

    store = EmbeddedStore(cast("ox.Store", Full()), str(tmp_path))
    with pytest.raises(StoreError, match="Make room on the disk"), store.put_in_order():
        pass
