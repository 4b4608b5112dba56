"""The face as one uses it in Python: things, a network, a merge, a notebook."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from innokraft import Graph, ThingShown, UsageError, open_graph
from innokraft.rdf.namespaces import BASE

ROOT = Path(__file__).parents[1]
PROJECT = f"{BASE}project/vinnova/2015-01573"


@pytest.fixture(scope="module")
def graph(seed_folder: Path) -> Graph:
    return open_graph(seed_folder)


def test_things_are_listed_by_kind_and_name(graph: Graph) -> None:
    (project,) = graph.things("project")
    assert (project.iri, project.kind) == (PROJECT, "project")
    assert project.label.sv.startswith("Kompetensöverföring och innovationskraft")
    assert {thing.kind for thing in graph.things()} > {"project", "concept", "organisation"}
    with pytest.raises(UsageError, match="no kind 'projekt'") as error:
        graph.things("projekt")
    assert "project" in error.value.remedy


def test_the_network_is_one_of_networkx(graph: Graph) -> None:
    network = graph.network()
    assert PROJECT in network
    assert network.nodes[PROJECT]["thing"].kind == "project"
    near = graph.network(focus="2015-01573", hops=1)
    assert 1 < len(near) <= len(network)


def test_a_graph_closes_behind_a_with(seed_folder: Path) -> None:
    with Graph(seed_folder) as opened:
        assert opened.query("ASK { ?s ?p ?o }")
        assert "_store" not in vars(opened) or opened._store
        opened.open()
    assert "_store" not in vars(opened)
    assert opened.find("2015-01573") == PROJECT


def test_what_is_asked_after_a_merge_is_asked_of_the_graph_after_it(
    seed_folder: Path, tmp_path: Path
) -> None:
    shutil.copytree(seed_folder, tmp_path / "g")
    graph = open_graph(tmp_path / "g")
    count = "SELECT (COUNT(DISTINCT ?p) AS ?n) { ?p a ik:Project }"
    assert [row["n"] for row in graph.query(count)] == [1]
    record = tmp_path / "own.yaml"
    shutil.copy(next((ROOT / "data" / "records").glob("*.yaml")), record)
    report = graph.merge([record])
    assert report.changed
    assert [row["n"] for row in graph.query(count)] == [2]


def test_a_notebook_shows_a_graph_a_thing_and_the_viewer(graph: Graph) -> None:
    assert "<th>project</th>" in graph._repr_html_()
    shown_thing = graph.show("samhällskontrakt")
    assert isinstance(shown_thing, ThingShown)
    thing = shown_thing._repr_html_()
    assert "<h4>samhällskontrakt</h4>" in thing
    assert "<blockquote>sammansättningen av nyckelpersonerna troligtvis bidrog till<br>" in thing
    page = graph.view(focus="2015-01573", language="en", height=500)
    shown = page._repr_html_()
    assert shown.startswith('<iframe srcdoc="&lt;!DOCTYPE html&gt;')
    assert 'height="500"' in shown
    assert "<script" not in shown
