"""Exports hold the whole graph, sorted, and read back as the same graph."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st

from innokraft import Graph, UsageError
from innokraft.export.jsonld import jsonld_of_all
from innokraft.export.rdf import FORMATS
from innokraft.files.sorting import sorted_lines
from innokraft.rdf.namespaces import PREFIXES
from innokraft.store.base import value_of
from innokraft.store.embedded import EmbeddedStore
from innokraft.store.exported import FORMS
from tests.graph.exports import export_rdf


def holding(quads: Iterable[ox.Quad]) -> EmbeddedStore:
    store = ox.Store()
    store.extend(quads)
    return EmbeddedStore(store)


def test_a_format_that_there_is_not_is_told_with_those_that_there_are(tmp_path: Path) -> None:
    path = tmp_path / "graph.nq"
    path.write_bytes(b"")
    with pytest.raises(UsageError, match="There are: nq, trig, ttl, jsonld"):
        Graph(path).export(tmp_path / "out", "nt")
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_the_same_graph_gives_the_same_bytes(form: str, seed_store: EmbeddedStore) -> None:
    assert export_rdf(seed_store, form) == export_rdf(seed_store, form)


@pytest.mark.parametrize("form", ["nq", "trig", "jsonld"])
def test_an_export_with_graphs_reads_back_as_the_same_quads(
    form: str, seed_store: EmbeddedStore
) -> None:
    data = export_rdf(seed_store, form)
    assert set(ox.parse(data, format=FORMS[f".{form}"])) == set(seed_store.quads())


def test_turtle_holds_each_triple_once_and_rdflib_reads_it(seed_store: EmbeddedStore) -> None:
    data = export_rdf(seed_store, "ttl")
    triples = [quad.triple for quad in ox.parse(data, format=ox.RdfFormat.TURTLE)]
    assert len(triples) == len(set(triples)) == len({q.triple for q in seed_store.quads()})
    assert len(rdflib.Graph().parse(data, format="turtle")) == len(triples)


def test_turtle_holds_a_triple_of_two_graphs_once() -> None:
    node = ox.NamedNode("https://example.org/s")
    graphs = (ox.NamedNode(f"https://example.org/{name}") for name in "ab")
    data = export_rdf(holding(ox.Quad(node, node, node, graph) for graph in graphs), "ttl")
    assert len(list(ox.parse(data, format=ox.RdfFormat.TURTLE))) == 1


def test_the_canonical_form_is_sorted_lines(seed_store: EmbeddedStore) -> None:
    lines = export_rdf(seed_store, "nq").splitlines()
    assert lines == sorted({f"{quad} .".encode() for quad in seed_store.quads()})


def test_json_ld_has_types_and_a_context_of_its_own(seed_store: EmbeddedStore) -> None:
    document = json.loads(export_rdf(seed_store, "jsonld"))
    assert document["@context"] == PREFIXES
    typed = {
        node["@id"]
        for graph in document["@graph"]
        for node in graph["@graph"]
        if "ik:Project" in node.get("@type", [])
    }
    projects = seed_store.select("SELECT DISTINCT ?p { ?p a ik:Project }")
    assert typed == {value_of(row["p"]) for row in projects}


iris = st.sampled_from(["a:s", "schema:x", "c:mod", "https://w3id.org/innokraft/concept/mod",
                        "http://schema.org/name", "https://w3id.org/innokraft/ns#å-1",
                        "http://www.w3.org/1999/02/22-rdf-syntax-ns#type", "urn:x:y"])  # fmt: skip
nodes = st.builds(ox.NamedNode, iris)
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=6)
objects = st.one_of(
    nodes,
    st.builds(ox.Literal, texts),
    st.builds(ox.Literal, texts, language=st.sampled_from(["sv", "en-gb"])),
    st.builds(ox.Literal, texts, datatype=nodes),
)
quads = st.builds(ox.Quad, nodes, nodes, objects, nodes)


@given(st.lists(quads, max_size=8), st.sampled_from(["nq", "trig", "jsonld"]))
def test_any_graph_reads_back_as_it_was(made: list[ox.Quad], form: str) -> None:
    store = holding(made)
    assert set(ox.parse(export_rdf(store, form), format=FORMS[f".{form}"])) == set(made)


@pytest.mark.parametrize("form", ["nq", "trig", "jsonld"])
@pytest.mark.parametrize("packed", [False, True], ids=["plain", "gz"])
def test_an_export_opens_as_the_same_graph(
    form: str, packed: bool, seed_store: EmbeddedStore, tmp_path: Path
) -> None:
    data = export_rdf(seed_store, form)
    path = tmp_path / f"graph.{form}{'.gz' if packed else ''}"
    path.write_bytes(gzip.compress(data) if packed else data)
    opened = EmbeddedStore.load(path)
    assert export_rdf(opened, "nq") == export_rdf(seed_store, "nq")
    assert len(opened) == len(seed_store)


def test_turtle_opens_as_one_graph_of_all_triples(
    seed_store: EmbeddedStore, tmp_path: Path
) -> None:
    path = tmp_path / "graph.ttl"
    path.write_bytes(export_rdf(seed_store, "ttl"))
    opened = EmbeddedStore.load(path)
    assert len(opened) == len(seed_store)
    assert export_rdf(opened, "ttl") == export_rdf(seed_store, "ttl")


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_an_export_is_the_same_whether_memory_holds_its_graphs_or_a_few_lines(
    form: str, seed_store: EmbeddedStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    runs: list[int] = []

    def small_runs(lines: Iterable[bytes]) -> Iterator[bytes]:
        def counted() -> Iterator[bytes]:
            for line in lines:
                runs[-1] += 1
                yield line

        runs.append(0)
        return sorted_lines(counted(), run=2_000)

    whole = export_rdf(seed_store, form)
    monkeypatch.setattr("innokraft.export.rdf.sorted_lines", small_runs)
    monkeypatch.setattr("innokraft.export.rdf._HELD", 5_000)
    assert export_rdf(seed_store, form) == whole
    large = [
        g for g in seed_store.graphs() if sum(len(str(q)) for q in seed_store.quads(g)) > 5_000
    ]
    assert max(runs) > 500
    assert len(runs) >= (len(large) if form in {"trig", "jsonld"} else 1)


def test_a_graph_is_read_once_for_json_ld_unless_a_prefix_means_something_else() -> None:
    def reads(iri: str) -> int:
        node = ox.NamedNode(iri)
        found: list[ox.Quad] = [ox.Quad(node, ox.NamedNode("https://a/p"), ox.Literal("o"), node)]
        times: list[int] = []

        def quads() -> list[ox.Quad]:
            times.append(1)
            return found

        assert json.loads(b"".join(jsonld_of_all(quads)))["@graph"][0]["@id"] == iri
        return len(times)

    assert reads("https://a/g") == 1
    assert reads("schema:x") == 2


MAKES_AND_EXPORTS = """
import resource, sys
import pyoxigraph as ox
from innokraft.export.rdf import FORMATS

class Large:
    def graphs(self):
        return [ox.NamedNode("a:g")]

    def quads(self, graph=None):
        for n in range(60_000):
            text = ox.Literal(f"{n % 7919}{'x' * 2000}")
            yield ox.Quad(ox.NamedNode("a:s"), ox.NamedNode(f"a:p{n}"), text, ox.NamedNode("a:g"))

before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(sum(map(len, FORMATS[sys.argv[1]](Large()))))
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024)
"""


@pytest.mark.parametrize("form", ["nq", "trig", "ttl"])  # of json-ld a node is in memory
def test_an_export_takes_no_more_memory_for_a_large_graph(form: str) -> None:
    command = [sys.executable, "-c", MAKES_AND_EXPORTS, form]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    size, megabytes = map(int, done.stdout.split())
    assert size > 120_000_000
    assert megabytes < 90
