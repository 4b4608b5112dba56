"""Projections of a small graph, worked out by hand, and opened by the tools that they are for."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import networkx as nx
import pandas as pd  # type: ignore[import-untyped]
import pytest

from innokraft import Graph, UsageError
from innokraft.rdf.namespaces import BASE

NAMES = ("projects-themes", "themes", "organisations", "participation")
ONE, TWO, THREE = (f"{BASE}concept/{name}" for name in ("k1", "k2", "k3"))
ALFA, BETA, GAMMA = (f"{BASE}organisation/{name}" for name in ("alfa", "beta", "gamma"))
EVENT = f"{BASE}event/e"
PREFIXES = f"""@base <{BASE}> . @prefix ik: <{BASE}ns#> . @prefix v: <{BASE}value/> .
@prefix c: <{BASE}concept/> . @prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix oa: <http://www.w3.org/ns/oa#> . @prefix org: <http://www.w3.org/ns/org#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix schema: <http://schema.org/> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
"""
SPEAKS = {1: "k1 k1 k2 k3", 2: "k1 k2", 3: "k1 k2", 4: "k1 k2", 5: "k3", 6: "", 7: "", 8: ""}
"""What each of eight projects speaks of: `k1` and `k2` in the same four, of twelve concepts."""
SAID = """
<organisation/alfa> a org:FormalOrganization ; schema:name "=Alfa <AB>" .
<organisation/beta> a org:FormalOrganization ; schema:name "Beta AB" .
<organisation/gamma> a org:FormalOrganization ; schema:name "Gamma AB" .
<project/1> ik:coordinator <organisation/alfa> ; ik:participant <organisation/beta> .
<project/2> ik:coordinator <organisation/alfa> . <project/3> ik:coordinator <organisation/beta> .
<project/5> ik:coordinator <organisation/gamma> ; ik:hasEvent <event/e> .
<event/e> a schema:Event ; ik:participation <event/e#m> , <event/e#n> .
<event/e#m> a ik:Participation ; ik:role v:moderator ; ik:agent <organisation/alfa> .
<event/e#n> a ik:Participation ; ik:role v:deltagare .
v:moderator skos:prefLabel "moderator"@sv , "chair"@en .
"""


def made() -> str:
    lines = [PREFIXES, "<graph/made> {", SAID]
    lines += [f"c:k{n} a skos:Concept ; skos:inScheme <concept> ." for n in range(1, 13)]
    for number, spoken in SPEAKS.items():
        record = f"record/made/{number}"
        lines.append(f"<project/{number}> a ik:Project .")
        lines.append(f"<{record}> foaf:primaryTopic <project/{number}> ; ik:section <{record}#s> .")
        lines += [
            f"<{record}#s-{place}> rdf:subject <project/{number}> ; rdf:predicate ik:mentions ; "
            f'rdf:object c:{concept} ; oa:hasSource <{record}> ; oa:start {place} ; oa:exact "q" .'
            for place, concept in enumerate(spoken.split())
        ]
    return "\n".join([*lines, "}"])


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    path = tmp_path_factory.mktemp("made") / "made.trig"
    path.write_text(made(), "utf-8")
    return Graph(path)


def written(graph: Graph, form: str, network: str, **how: Any) -> bytes:
    out = io.BytesIO()
    graph.export(out, form, network=network, language="en", **how)
    return out.getvalue()


def test_a_project_is_tied_to_its_themes_by_how_many_statements(graph: Graph) -> None:
    network = graph.projection("projects-themes")
    first = f"{BASE}project/1"
    assert {there: told["weight"] for there, told in network[first].items()} == {
        ONE: 2, TWO: 1, THREE: 1
    }  # fmt: skip
    assert (network[first][ONE]["by_person"], network[first][ONE]["quote"]) == (0, "q")
    assert network.number_of_edges() == 10
    assert f"{BASE}project/6" not in network
    assert network.nodes[ONE]["projects"] == 4


def test_themes_are_tied_that_are_together_more_often_than_by_chance(graph: Graph) -> None:
    network = graph.projection("themes")
    assert set(network) == {ONE, TWO, THREE}
    ((one, other, told),) = network.edges(data=True)
    assert {one, other} == {ONE, TWO}
    # both in the same four of eight: one of C(8, 4) = 70 ways to choose these
    assert (told["weight"], told["expected"], told["lift"]) == (4, 2.0, 2.0)
    assert told["chance"] == pytest.approx(1 / 70, rel=1e-3)


def test_organisations_share_projects_events_and_themes_each_told_apart(graph: Graph) -> None:
    network = graph.projection("organisations")
    found = {
        (frozenset((one, other)), through): told["weight"]
        for one, other, through, told in network.edges(keys=True, data=True)
    }
    assert found == {
        (frozenset((ALFA, BETA)), "project"): 1,
        (frozenset((ALFA, BETA)), "concept"): 3,
        (frozenset((ALFA, GAMMA)), "event"): 1,
    }
    shared = network[ALFA][BETA]["concept"]
    assert (shared["expected"], shared["lift"]) == (3 * 3 / 12, 4.0)
    assert shared["chance"] == pytest.approx(1 / 220, rel=1e-3)  # C(12, 3) = 220
    assert [network.nodes[each]["projects"] for each in (ALFA, BETA, GAMMA)] == [2, 2, 1]


def test_who_took_part_in_an_event_and_in_which_role(graph: Graph) -> None:
    network = graph.projection("participation", language="en")
    assert {(who, told["role"]): told["label"] for who, _, told in network.edges(data=True)} == {
        (ALFA, "v:moderator"): "chair",
        (f"{EVENT}#n", "v:deltagare"): "v:deltagare",
        (f"{BASE}project/5", "ik:hasEvent"): "ik:hasEvent",
    }
    kinds = nx.get_node_attributes(network, "kind")
    assert (kinds[EVENT], kinds[ALFA], kinds[f"{EVENT}#n"]) == (
        "event", "organisation", "participation"
    )  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_each_opens_in_every_format_and_is_the_same_each_time(graph: Graph, name: str) -> None:
    network = graph.projection(name, language="en")
    labels = nx.get_node_attributes(network, "label")
    weights = sorted(told["weight"] for _, _, told in network.edges(data=True))
    for form in ("graphml", "gexf", "cyjs"):
        data = written(graph, form, name)
        if form == "cyjs":
            opened = nx.cytoscape_graph(json.loads(data))
        else:
            opened = getattr(nx, f"read_{form}")(io.BytesIO(data))
        assert nx.get_node_attributes(opened, "label") == labels
        assert sorted(told["weight"] for _, _, told in opened.edges(data=True)) == weights
        assert written(graph, form, name) == data


@pytest.mark.parametrize("name", NAMES)
def test_each_is_two_tables(graph: Graph, name: str) -> None:
    network = graph.projection(name, language="en")
    things, links = (
        list(csv.DictReader(io.StringIO(written(graph, "csv", name, table=table).decode())))
        for table in ("things", "links")
    )
    assert [row["thing"] for row in things] == list(network)
    ends = {row["source"] for row in links} | {row["target"] for row in links}
    assert ends <= {row["thing"] for row in things}
    assert sum(int(row["weight"]) for row in links) == network.size(weight="weight")


def test_numbers_of_a_projection_have_types_and_a_workbook_has_both_tables(graph: Graph) -> None:
    frame = pd.read_parquet(io.BytesIO(written(graph, "parquet", "themes", table="links")))
    assert (frame["weight"].dtype, float(frame["lift"][0])) == ("int64", 2.0)
    book = pd.read_excel(io.BytesIO(written(graph, "xlsx", "themes")), sheet_name=None)
    assert {name: len(sheet) for name, sheet in book.items()} == {"things": 3, "links": 1}


@pytest.mark.parametrize(
    ("form", "how", "told"),
    [
        ("gexf", {"network": "theme"}, "no network"),
        ("csv", {"network": "themes"}, "which table"),
        ("csv", {"network": "themes", "table": "statements"}, "no table 'statements' of"),
        ("gexf", {"network": "themes", "table": "links"}, "no format of a table"),
        ("nq", {"network": "themes"}, "no format of a network"),
        ("qdpx", {"network": "themes"}, "no format of a network"),
        ("nq", {"network": "themes", "view": "rdf12"}, "only RDF"),
    ],
)
def test_what_does_not_go_together_is_refused(
    graph: Graph, tmp_path: Path, form: str, how: dict[str, str], told: str
) -> None:
    with pytest.raises(UsageError, match=told):
        graph.export(tmp_path / "out", form, **how)  # type: ignore[arg-type]
    assert not (tmp_path / "out").exists()
    with pytest.raises(UsageError, match="no network"):
        graph.projection("theme")


def test_a_graph_without_events_or_themes_gives_empty_networks(tmp_path: Path) -> None:
    (tmp_path / "bare.trig").write_text(PREFIXES + "<graph/made> { <project/1> a ik:Project . }")
    bare = Graph(tmp_path / "bare.trig")
    for name in NAMES:
        assert bare.projection(name).number_of_edges() == 0
        assert written(bare, "gexf", name).startswith(b"<?xml")
