"""Exports hold the whole graph, sorted, and read back as the same graph."""

from __future__ import annotations

import json

import pyoxigraph as ox
import pytest
import rdflib

from innokraft.export.rdf import FORMATS, export_rdf
from innokraft.store.embedded import EmbeddedStore


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_the_same_graph_gives_the_same_bytes(form: str, seed_store: EmbeddedStore) -> None:
    assert export_rdf(seed_store, form) == export_rdf(seed_store, form)


@pytest.mark.parametrize("form", ["nq", "trig", "jsonld"])
def test_an_export_with_graphs_reads_back_as_the_same_quads(
    form: str, seed_store: EmbeddedStore
) -> None:
    data = export_rdf(seed_store, form)
    assert set(ox.parse(data, format=FORMATS[form])) == set(seed_store.quads())


def test_turtle_holds_each_triple_once_and_rdflib_reads_it(seed_store: EmbeddedStore) -> None:
    data = export_rdf(seed_store, "ttl")
    triples = [quad.triple for quad in ox.parse(data, format=ox.RdfFormat.TURTLE)]
    assert len(triples) == len(set(triples)) == len({q.triple for q in seed_store.quads()})
    assert len(rdflib.Graph().parse(data, format="turtle")) == len(triples)


def test_the_canonical_form_is_sorted_lines(seed_store: EmbeddedStore) -> None:
    lines = export_rdf(seed_store, "nq").splitlines()
    assert lines == sorted(set(lines))


def test_json_ld_needs_no_context_from_elsewhere(seed_store: EmbeddedStore) -> None:
    data = export_rdf(seed_store, "jsonld")
    assert json.loads(data)
    assert b'"@context"' not in data


def test_an_export_opens_as_a_graph(
    seed_store: EmbeddedStore, tmp_path_factory: pytest.TempPathFactory
) -> None:
    for form in ("nq", "trig"):
        path = tmp_path_factory.mktemp("export") / f"graph.{form}"
        path.write_bytes(export_rdf(seed_store, form))
        assert export_rdf(EmbeddedStore.load(path), "nq") == export_rdf(seed_store, "nq")
