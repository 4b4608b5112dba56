"""Short IRIs and what they name, for a person."""

from __future__ import annotations

from typing import Any

import pyoxigraph as ox
import pytest

from innokraft.export.shown import shown
from innokraft.query.running import Coming
from innokraft.rdf.namespaces import expand
from innokraft.store.embedded import EmbeddedStore


def node(curie: str) -> ox.NamedNode:
    return ox.NamedNode(expand(curie))


MOD, START = node("c:mod"), node("ik:startingPointIn")
ELSEWHERE = ox.NamedNode("https://example.org/x")


def test_names_stand_behind_their_iris_in_the_language_asked_for(seed_store: EmbeddedStore) -> None:
    rows = [(MOD, START), (ELSEWHERE, None)]
    answer = Coming("table", ("thing", "p"), rows, graph=seed_store)
    names, cells = shown(answer, "en")
    assert list(names) == ["thing", "", "p"]
    assert [tuple(row) for row in cells] == [
        ("c:mod", "courage", "ik:startingPointIn"),
        ("https://example.org/x", "", ""),
    ]


def test_a_name_that_its_row_says_is_left_out_and_so_is_a_column_of_none(
    seed_store: EmbeddedStore,
) -> None:
    row = (MOD, ox.Literal("courage", language="en"))
    names, cells = shown(Coming("table", ("c", "l"), [row], graph=seed_store), "en")
    assert (list(names), [tuple(each) for each in cells]) == (["c", "l"], [("c:mod", "courage")])


def test_whole_iris_are_given_as_they_come(seed_store: EmbeddedStore) -> None:
    names, cells = shown(Coming("table", ("c",), [(MOD,)], graph=seed_store), "sv", iris=True)
    assert (names, [tuple(row) for row in cells]) == (("c",), [(MOD.value,)])
    assert iter(cells) is iter(cells)


def test_the_names_of_many_rows_take_no_more_queries_than_those_of_few(
    seed_store: EmbeddedStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    concepts = [(row[0],) for row in seed_store.rows("SELECT ?c { ?c a skos:Concept } ORDER BY ?c")]
    asked: list[str] = []
    rows = seed_store.rows

    def counted(sparql: str) -> Any:
        asked.append(sparql)
        return rows(sparql)

    monkeypatch.setattr(seed_store, "rows", counted)
    shown(Coming("table", ("c",), concepts[:2], graph=seed_store), "sv")
    few = len(asked)
    shown(Coming("table", ("c",), concepts, graph=seed_store), "sv")
    assert len(concepts) > 80
    assert 0 < few == len(asked) - few


def test_an_empty_answer_has_its_columns(seed_store: EmbeddedStore) -> None:
    names, cells = shown(Coming("table", ("a", "b"), [], graph=seed_store), "sv")
    assert (list(names), list(cells)) == (["a", "b"], [])
