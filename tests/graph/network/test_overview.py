"""The overview of a graph of many projects: what it draws, what ties it, what the page keeps."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import networkx as nx
import pytest

from innokraft.network import Link, Thing, build_network, links, things
from innokraft.network.model import Edge
from innokraft.network.overview import TOGETHER, overview_of
from innokraft.rdf.namespaces import BASE, expand
from innokraft.store import open_graph
from innokraft.store.embedded import EmbeddedStore
from innokraft.viewer import render
from tests.graph.viewer.blocks import data_of
from tests.processes import unmeasured

FIRST = f"{BASE}project/made/2031-00001"
CURIOSITY, PLAY, FISHING, WIND, WORK = (
    f"{BASE}concept/{name}" for name in ("nyfikenhet", "lek", "fiske", "vind", "arbete")
)
HARBOUR, LIGHT, FUND = (f"{BASE}organisation/{name}" for name in ("hamnen", "fyren", "fonden"))


@pytest.fixture(scope="module")
def store() -> EmbeddedStore:
    return open_graph(str(Path(__file__).parents[1] / "made_many.trig"))


@pytest.fixture(scope="module")
def many(store: EmbeddedStore) -> nx.MultiDiGraph:
    return build_network(store, many=5)


@pytest.fixture(scope="module")
def found(many: nx.MultiDiGraph) -> dict[str, Thing]:
    return {thing.iri: thing for thing in things(many)}


@pytest.fixture(scope="module")
def ties(many: nx.MultiDiGraph) -> dict[frozenset[str], int]:
    return {frozenset((x.source, x.target)): x.projects for x in links(many) if x.projects}


def _mention(network: nx.MultiDiGraph, project: str, concept: str) -> Link:
    wanted = project, expand("ik:mentions"), concept
    return next(x for x in links(network) if (x.source, x.predicate, x.target) == wanted)


def test_a_graph_of_few_projects_has_no_overview(store: EmbeddedStore) -> None:
    network = build_network(store, many=12)
    assert network.graph["about"].overview is None
    assert not [link for link in links(network) if link.predicate == TOGETHER]


def test_an_overview_draws_concepts_and_organisations_and_no_project(
    many: nx.MultiDiGraph,
) -> None:
    drawn = many.graph["about"].overview
    assert drawn == {CURIOSITY, PLAY, FISHING, WIND, WORK, HARBOUR, LIGHT, FUND}


def test_a_thing_of_an_overview_counts_its_projects_once_each(found: dict[str, Thing]) -> None:
    counts = {iri: thing.projects for iri, thing in found.items() if thing.projects}
    assert counts == {
        CURIOSITY: 6, PLAY: 5, FISHING: 5, WIND: 4, WORK: 11, HARBOUR: 6, LIGHT: 6, FUND: 12,
    }  # fmt: skip


def test_projects_without_a_concept_are_counted_too(many: nx.MultiDiGraph) -> None:
    about = many.graph["about"]
    assert (about.projects, about.themed) == (12, 11)


def test_what_is_in_the_same_projects_is_tied_by_their_number(
    ties: dict[frozenset[str], int],
) -> None:
    assert ties[frozenset((CURIOSITY, PLAY))] == 5
    assert ties[frozenset((HARBOUR, CURIOSITY))] == 6


def test_what_is_never_in_the_same_project_is_not_tied(ties: dict[frozenset[str], int]) -> None:
    assert frozenset((CURIOSITY, FISHING)) not in ties
    assert frozenset((LIGHT, PLAY)) not in ties


def test_what_all_projects_have_ties_nothing(ties: dict[frozenset[str], int]) -> None:
    assert not [pair for pair in ties if FUND in pair]


def test_what_is_together_as_often_as_by_chance_is_not_tied(
    ties: dict[frozenset[str], int],
) -> None:
    assert frozenset((WIND, WORK)) not in ties  # in 4 of 12 projects, of which 11 have the other


def test_a_tie_says_how_often_and_how_often_by_chance(many: nx.MultiDiGraph) -> None:
    found = {frozenset((x.source, x.target)): x for x in links(many)}
    tie = found[frozenset((CURIOSITY, PLAY))]
    assert (tie.projects, tie.expected) == (5, 6 * 5 / 12)
    assert many.graph["about"].texts == 12


def _overview(*more: Edge, texts: int = 20) -> list[Link]:
    """Of twenty projects, eight have both a and b, and one has c."""
    projects = [f"p{n:02}" for n in range(20)]
    edges = [(p, "mentions", c) for p in projects[:8] for c in "ab"]
    edges += [(projects[9], "mentions", "c"), *more]
    kinds = dict.fromkeys(projects, "project") | dict.fromkeys("abc", "concept")
    near = frozenset(kinds)
    return overview_of(edges, kinds, near, 100, set(projects[:texts])).ties


def test_a_concept_is_not_tied_to_the_one_it_falls_under() -> None:
    assert [(tie.source, tie.target, tie.projects) for tie in _overview()] == [("a", "b", 8)]
    for ends in (("a", "b"), ("b", "a")):
        assert _overview((ends[0], expand("skos:broader"), ends[1])) == []


def test_only_projects_that_have_a_text_count_for_a_tie() -> None:
    (tie,) = _overview(texts=12)
    assert tie.expected == 8 * 8 / 12
    assert _overview(texts=8) == []  # all that have a text have both: no surprise


def test_all_quotes_are_kept_beside_an_overview(many: nx.MultiDiGraph) -> None:
    twice = _mention(many, FIRST, CURIOSITY)
    assert [q.start for basis in twice.bases for q in basis.quotes] == [31, 96]


def test_people_are_left_out_and_counted_by_kind(
    many: nx.MultiDiGraph, found: dict[str, Thing]
) -> None:
    assert many.graph["about"].unread == {"participation": 1, "person": 1}
    assert expand("ik:participation") not in {fact.predicate for fact in found[FIRST].facts}


def test_the_classes_of_a_source_are_facts_beside_an_overview(found: dict[str, Thing]) -> None:
    assert "topic" not in {thing.kind for thing in found.values()}
    assert "havslära" in [fact.value.words.sv for fact in found[FIRST].facts]


def test_a_focus_with_few_projects_around_is_drawn_whole(store: EmbeddedStore) -> None:
    network = build_network(store, focus=FIRST, hops=1, many=5)
    assert network.graph["about"].overview is None
    assert "participation" in {thing.kind for thing in things(network)}


def test_the_overview_of_a_graph_is_the_same_bytes_each_time(
    store: EmbeddedStore, many: nx.MultiDiGraph
) -> None:
    assert render(build_network(store, many=5)) == render(many)


def test_the_overview_does_not_hang_on_the_order_of_sets() -> None:
    script = (
        "import hashlib, sys\n"
        "from innokraft.network import build_network\n"
        "from innokraft.store import open_graph\n"
        "from innokraft.viewer import render\n"
        "page = render(build_network(open_graph(sys.argv[1]), many=5))\n"
        "print(hashlib.sha256(page.encode()).hexdigest())"
    )
    graph = str(Path(__file__).parents[1] / "made_many.trig")
    digests = {
        subprocess.run(
            [sys.executable, "-c", script, graph],
            capture_output=True, text=True, check=True, env=unmeasured(PYTHONHASHSEED=seed),
        ).stdout
        for seed in ("1", "2", "3")
    }  # fmt: skip
    assert len(digests) == 1


def test_the_area_of_a_shape_grows_with_its_projects(many: nx.MultiDiGraph) -> None:
    data = data_of(render(many))
    paths = [thing[1] for thing in data["things"]]
    size = {BASE + path: at[2] for path, at in zip(paths, data["places"], strict=False)}
    assert size[FUND] > size[WORK] > size[CURIOSITY] > size[WIND]
