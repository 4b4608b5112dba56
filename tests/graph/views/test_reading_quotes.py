"""The quotes of some things are the same, looked up for each or read all in one go."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from innokraft.rdf.namespaces import expand
from innokraft.store.base import ask
from innokraft.store.embedded import EmbeddedStore
from innokraft.views import quotes


@pytest.mark.parametrize("properties", [("dcterms:title",), ("dcterms:title", "ik:coordinator")])
def test_looked_up_or_read_in_one_go_they_are_the_same(
    seed_store: EmbeddedStore, monkeypatch: pytest.MonkeyPatch, properties: tuple[str, ...]
) -> None:
    wanted = {expand(name) for name in properties}
    rows = seed_store.rows("SELECT DISTINCT ?s { ?said rdf:subject ?s }")
    subjects = {row[0].value for row in rows}
    few = sorted(quotes.read_quotes(seed_store, subjects, wanted))
    assert {found.predicate for found in few} == wanted
    queries: list[str] = []

    def told(store: EmbeddedStore, text: str) -> Iterator[Any]:
        queries.append(text)
        return ask(store, text)

    monkeypatch.setattr(quotes, "SCAN", 1)
    monkeypatch.setattr(quotes, "ask", told)
    assert sorted(quotes.read_quotes(seed_store, subjects, wanted)) == few
    assert quotes._OF_MANY in queries
    queries.clear()
    some = set(sorted(subjects)[:2])
    found = sorted(quotes.read_quotes(seed_store, some, wanted))
    assert found == [each for each in few if each.subject in some]
    assert quotes._OF_MANY not in queries
