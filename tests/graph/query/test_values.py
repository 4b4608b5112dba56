"""Answers as Python values and frames, and values in the place of variables."""

from __future__ import annotations

import pickle
import sys
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from innokraft import IRI, Graph, Text
from innokraft.errors import UsageError
from innokraft.query.answer import Answer
from innokraft.query.values import bound, python_value, term_of_value
from innokraft.rdf.namespaces import PREFIXES

XSD = PREFIXES["xsd"]
TITLES = """SELECT ?p ?title ?n ?day { ?p a ik:Project ; dcterms:title ?title
    BIND(STRLEN(?title) AS ?n) BIND("2015-05-01"^^xsd:date AS ?day) } ORDER BY ?title"""


@pytest.fixture(scope="module")
def graph(seed_folder: Path) -> Graph:
    return Graph(seed_folder)


def typed(text: str, name: str) -> ox.Literal:
    return ox.Literal(text, datatype=ox.NamedNode(XSD + name))


@pytest.mark.parametrize(
    ("node", "value"),
    [
        (ox.NamedNode("https://example.org/a"), IRI("https://example.org/a")),
        (typed("-7", "nonPositiveInteger"), -7),
        (typed("1.50", "decimal"), Decimal("1.50")),
        (typed("1e3", "double"), 1000.0),
        (typed("0", "boolean"), False),
        (typed("2015-05-01", "date"), date(2015, 5, 1)),
        (typed("2015-05-01T10:00:00Z", "dateTime"), datetime(2015, 5, 1, 10, tzinfo=UTC)),
        (typed("2015", "gYear"), "2015"),
        (typed("many", "integer"), "many"),
        (typed("-0044-03-15", "date"), "-0044-03-15"),
        (typed("perhaps", "boolean"), "perhaps"),
        (ox.Literal("mod"), "mod"),
        (ox.BlankNode("b1"), "_:b1"),
        (None, None),
    ],
)
def test_a_term_is_the_python_value_of_its_type(node: Any, value: object) -> None:
    found = python_value(node)
    assert found == value
    assert type(found) is type(value)


def test_a_text_keeps_its_language_even_when_it_is_sent_elsewhere() -> None:
    found = python_value(ox.Literal("mod", language="sv"))
    assert isinstance(found, Text)
    again = pickle.loads(pickle.dumps(found))
    assert (again, again.language) == ("mod", "sv")


@given(
    st.integers()
    | st.decimals(allow_nan=False, allow_infinity=False)
    | st.floats(allow_nan=False)
    | st.booleans()
    | st.dates()
    | st.text(st.characters(codec="utf-8"))
    | st.text(st.characters(codec="utf-8")).map(lambda text: Text(text, "sv"))
)
def test_a_value_comes_back_as_it_went_in(value: Any) -> None:
    query = bound("SELECT ?x { BIND(?y AS ?x) }", {"y": value})
    (row,) = ox.Store().query(query)  # type: ignore[misc]
    found = python_value(row["x"])
    assert found == value
    assert getattr(found, "language", None) == getattr(value, "language", None)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?s { ?s ?p ?x }",
        "PREFIX e: <http://e/> # {\nSELECT ?s WHERE { ?s ?p ?x }",
        'SELECT (COALESCE(EXISTS { ?a ?b "{" }, "{") AS ?y) ?s { ?s ?p ?x }',
        "SELECT ?s FROM <http://e/g> { ?s ?p ?x }",
        "SELECT ?s { { SELECT ?s ?x { ?s ?p ?x } } }",
    ],
)
def test_a_variable_is_bound_in_the_outermost_group(query: str) -> None:
    store = ox.Store()
    graph = ox.NamedNode("http://e/g")
    for name in "ab":
        node = ox.NamedNode(f"http://e/{name}")
        store.add(ox.Quad(node, ox.NamedNode("http://e/p"), ox.Literal(name), graph))
        store.add(ox.Quad(node, ox.NamedNode("http://e/p"), ox.Literal(name)))
    rows: Any = store.query(bound(query, {"x": "b"}))
    assert [row["s"].value for row in rows] == ["http://e/b"]


def test_a_construct_keeps_its_template() -> None:
    store = ox.Store()
    for name in "ab":
        store.add(ox.Quad(ox.NamedNode(f"http://e/{name}"), ox.NamedNode("http://e/p"),
                          ox.Literal(name)))  # fmt: skip
    query = bound("CONSTRUCT { ?s <http://e/q> ?x } WHERE { ?s ?p ?x }", {"x": "a"})
    assert [str(each) for each in store.query(query)] == ['<http://e/a> <http://e/q> "a"']  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("query", "values", "said"),
    [
        ("SELECT ?s { ?s ?p ?concept }", {"concpet": "x"}, r"no variable \?concpet"),
        ("SELECT ?s { ?s ?p ?x }", {"x": object()}, "a object cannot stand in a query"),
        ("SELECT ?s { ?s ?p ?x }", {"x": IRI("no iri")}, "cannot stand in a query"),
        ("CONSTRUCT WHERE { ?s ?p ?x }", {"x": "a"}, "no group"),
        ("DESCRIBE ?x", {"x": "a"}, "no group"),
    ],
)
def test_what_cannot_be_bound_is_told(query: str, values: Any, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        bound(query, values)


def test_a_value_cannot_become_a_part_of_the_query(graph: Graph) -> None:
    hostile = '"} } SELECT * { ?a ?b ?c } #'
    found = graph.query("SELECT ?x { BIND(?y AS ?x) }", y=hostile)
    assert [row["x"] for row in found] == [hostile]


def test_rows_hold_python_values(graph: Graph) -> None:
    row = next(iter(graph.query(TITLES)))
    assert isinstance(row["p"], IRI)
    assert (row["n"], row["day"]) == (len(row["title"]), date(2015, 5, 1))
    assert {type(each["title"]) for each in graph.query(TITLES)} == {Text}


def test_parameters_of_a_question_are_not_given_as_variables(graph: Graph) -> None:
    with pytest.raises(UsageError, match="when it is asked"):
        graph.query(graph.question(5), concept=IRI("https://example.org/"))


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_an_answer_becomes_a_frame(graph: Graph, library: str) -> None:
    pytest.importorskip(library)
    found = graph.query(TITLES)
    frame = getattr(found, f"to_{library}")()
    assert list(frame.columns) == ["p", "title", "n", "day"]
    assert list(frame["title"]) == [row["title"] for row in found]
    assert int(frame["n"].sum()) == sum(row["n"] for row in found)
    assert frame["day"][0] == date(2015, 5, 1)


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_a_frame_of_mixed_and_missing_values_is_whole(library: str) -> None:
    pytest.importorskip(library)
    rows = ((typed("1", "integer"),), (None,), (ox.Literal("två"),))
    answer = Answer("table", ("x",), rows, boolean=False, more=False)
    assert len(getattr(answer, f"to_{library}")()) == 3


def test_without_the_library_the_error_says_how_to_get_it(
    graph: Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(UsageError, match="pandas is not installed") as error:
        graph.query(TITLES).to_pandas()
    assert error.value.remedy == "pip install pandas"


def test_an_answer_becomes_what_rdflib_has_for_it(graph: Graph) -> None:
    from rdflib import Literal, URIRef

    made: Any = graph.query("CONSTRUCT WHERE { ?p a ik:Project }").to_rdflib()
    project = URIRef("https://w3id.org/innokraft/project/vinnova/2015-01573")
    assert (project, None, None) in made
    table: Any = graph.query(TITLES).to_rdflib()
    assert {row.p for row in table} == {project}
    assert {type(row.title) for row in table} == {Literal}
    assert {row.title.language for row in table} <= {"sv", "en"}
    asked: Any = graph.query("ASK { ?p a ik:Project }").to_rdflib()
    assert asked.askAnswer is True
    unbound: Any = graph.query("SELECT ?a ?b { BIND(1 AS ?a) }").to_rdflib()
    assert [dict(each) for each in unbound.bindings] == [{"a": Literal(1)}] or len(unbound) == 1


def test_yes_and_no_are_true_and_false(graph: Graph) -> None:
    assert graph.query("ASK { ?p a ik:Project }")
    assert not graph.query("ASK { ?p a ik:Nothing }")
    assert not graph.query("SELECT ?p { ?p a ik:Nothing }")


def test_a_notebook_shows_the_first_rows_and_how_many_there_are(graph: Graph) -> None:
    shown = graph.query("SELECT ?s ?x { ?s ?p ?o BIND('<b>&' AS ?x) } LIMIT 30")._repr_html_()
    assert shown.count("<tr>") == 21
    assert "20 / 30" in shown
    assert "&lt;b&gt;&amp;" in shown
    assert "<b>" not in shown


@pytest.mark.parametrize(("value", "text"), [(float("inf"), "INF"), (float("-inf"), "-INF"),
                                             (float("nan"), "NaN"), (1e16, "1e+16")])  # fmt: skip
def test_a_number_is_written_as_xml_schema_has_it(value: float, text: str) -> None:
    assert term_of_value(value) == typed(text, "double")


def test_a_decimal_is_written_as_its_type_has_it() -> None:
    assert term_of_value(Decimal("1E+5")) == typed("100000", "decimal")
    assert term_of_value(Decimal("-0.00000001")) == typed("-0.00000001", "decimal")


def test_a_variable_stands_for_the_thing_that_a_graph_finds(graph: Graph) -> None:
    labels = "SELECT ?label { ?concept skos:prefLabel ?label } ORDER BY ?label"
    found = graph.query(labels, concept=graph.find("courage"))
    assert [str(row["label"]) for row in found] == ["courage", "mod"]


def test_values_that_are_given_as_limits_are_told_how_they_are_given(graph: Graph) -> None:
    with pytest.raises(UsageError, match=r"graph\.query\(sparql, o=…\)"):
        graph.query("SELECT * { ?s ?p ?o }", {"o": "x"})  # type: ignore[arg-type]
