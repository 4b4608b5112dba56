"""Functions of ours in a query: the sentence of a quote, its section, record and address, names."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pyoxigraph as ox
import pytest

from innokraft.errors import QueryError
from innokraft.query.functions import NAMES, functions_of
from innokraft.rdf.namespaces import FUNCTIONS
from innokraft.rdf.terms import Term
from innokraft.store.embedded import EmbeddedStore
from tests.graph.answers import run_query

Rows = Callable[[str], list[tuple[str | None, ...]]]

RECORD = Term("<https://w3id.org/innokraft/record/made/1/0123456789ab>")
SAID = Term(f"{RECORD[:-1]}#statement-1>")
OA = "http://www.w3.org/ns/oa#"


@pytest.fixture(scope="module")
def rows(seed_folder: Path) -> Rows:
    def ask(sparql: str) -> list[tuple[str | None, ...]]:
        answer = run_query(partial(EmbeddedStore.open, seed_folder), sparql)
        return [tuple(row.values()) for row in answer]

    return ask


def test_a_quote_is_told_with_its_sentence_section_and_record(rows: Rows) -> None:
    found = rows(
        """SELECT ?quote (ikf:sentence(?said) AS ?sentence) (ikf:section(?said) AS ?section)
             (ikf:source(?said, "en") AS ?source) (ikf:source(?record) AS ?record_name) {
             ?said rdf:subject c:samhallskontrakt ; oa:exact ?quote ; oa:hasSource ?record
             FILTER(STRSTARTS(?quote, "just")) }"""
    )
    assert found == [
        (
            "just ´det gemensamma samhällskontraktet´ är ett mycket intressant område",
            ("En analys av seminariet är att just ´det gemensamma samhällskontraktet´ är ett "
            "mycket intressant område som sammansättningen av nyckelpersonerna troligtvis "
            "bidrog till och som skulle vara mycket "
            "intressant att fortsätta arbeta kring i någon form."),
            "Upplägg och genomförande",
            "Vinnova project page 2015-01573",
            "Vinnovas projektsida 2015-01573",
        )
    ]  # fmt: skip


def test_names_come_in_the_language_that_is_asked_for(rows: Rows) -> None:
    sparql = """SELECT (ikf:label(c:mod) AS ?default) (ikf:label(c:mod, "sv") AS ?sv)
                       (ikf:label(c:mod, "en") AS ?en) (LANG(ikf:label(c:mod, "en")) AS ?of) {}"""
    assert rows(sparql) == [("mod", "mod", "courage", "en")]


@pytest.mark.parametrize(
    "call",
    [
        'ikf:label("mod")', 'ikf:label(c:mod, "de")', "ikf:label(c:there-is-none)", "ikf:label()",
        "ikf:sentence(c:mod)", 'ikf:sentence("mod")', "ikf:section(c:mod)", "ikf:address(c:mod)",
        'ikf:source("mod")', "ikf:source(c:mod)",
    ],
)  # fmt: skip
def test_a_call_of_what_has_none_of_it_gives_nothing(rows: Rows, call: str) -> None:
    assert rows(f"SELECT ({call} AS ?nothing) {{}}") == [(None,)]


@pytest.fixture
def made() -> EmbeddedStore:
    text = '"\U0001f30a Havet. Mod behövs 🌊 här! Slut."'
    triples = [
        (RECORD, "http://schema.org/text", text),
        (RECORD, "http://schema.org/url", "<https://example.org/1>"),
        (SAID, f"{OA}hasSource", RECORD),
        (SAID, f"{OA}exact", '"🌊 här"'),
        (SAID, f"{OA}start", '"20"^^<http://www.w3.org/2001/XMLSchema#integer>'),
    ]
    found = {(subject, Term(f"<{name}>"), Term(value)) for subject, name, value in triples}
    return EmbeddedStore.in_memory([(Term("<https://w3id.org/innokraft/graph/made>"), found)])


def test_places_count_code_points_and_an_address_is_an_iri(made: EmbeddedStore) -> None:
    call = {name: functions_of(made)[ox.NamedNode(FUNCTIONS + name)] for name in NAMES}
    said, record = ox.NamedNode(SAID[1:-1]), ox.NamedNode(RECORD[1:-1])
    assert call["sentence"](said) == ox.Literal("Mod behövs 🌊 här!")
    assert call["address"](said) == call["address"](record) == ox.NamedNode("https://example.org/1")
    assert call["section"](said) is None


def test_a_function_that_there_is_not_is_told_with_the_nearest_that_is(rows: Rows) -> None:
    with pytest.raises(QueryError) as error:
        rows("SELECT (ikf:sentense(?said) AS ?words) { ?said oa:exact ?quote }")
    assert "ikf:sentense" in str(error.value)
    assert "Did you mean ikf:sentence?" in str(error.value.remedy)
    with pytest.raises(QueryError, match=r"there is no function <https://example\.org/f>"):
        rows("SELECT (<https://example.org/f>(?said) AS ?words) { ?said oa:exact ?quote }")


def test_a_query_that_declares_the_prefix_itself_can_call_them(rows: Rows) -> None:
    sparql = f"PREFIX f: <{FUNCTIONS}> SELECT (f:label(c:mod) AS ?name) {{}}"
    assert rows(sparql) == [("mod",)]
