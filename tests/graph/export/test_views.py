"""Views of a graph say of each statement what the graph says, as others read it."""

from __future__ import annotations

import warnings
from collections import defaultdict
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.namespace import PROV

from innokraft import Graph, UsageError
from innokraft.errors import StoreError
from innokraft.export.rdf import FORMATS, in_view
from innokraft.rdf.namespaces import BASE, expand
from innokraft.store.base import value_of
from innokraft.store.embedded import EmbeddedStore
from innokraft.store.exported import FORMS

NP = rdflib.Namespace("http://www.nanopub.org/nschema#")
PARTS = [expand(f"rdf:{name}") for name in ("subject", "predicate", "object")]
REIFIES = expand("rdf:reifies")
EVENT = f"{BASE}event/vinnova-2015-01573/seminarium"


def export(store: EmbeddedStore, view: str, form: str) -> bytes:
    """A view of a graph in a format."""
    return b"".join(FORMATS[form](in_view(store, form, view)))


def statements(store: EmbeddedStore) -> dict[str, ox.Triple]:
    """The triples of all statements, by their nodes."""
    rows = store.select(
        "SELECT * { ?said oa:exact ?words ; rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o }"
    )
    return {
        value_of(row["said"]): ox.Triple(row["s"], row["p"], row["o"])  # type: ignore[arg-type]
        for row in rows
    }


@pytest.fixture(scope="module")
def published(seed_store: EmbeddedStore) -> rdflib.Dataset:
    """The nanopublications of the seed, as another library reads them."""
    read = rdflib.Dataset()
    with warnings.catch_warnings(category=DeprecationWarning, action="ignore"):  # of its own parser
        read.parse(data=export(seed_store, "nanopub", "trig"), format="trig")
    return read


@pytest.mark.parametrize(
    ("view", "form"),
    [("rdf12", "nq"), ("rdf12", "trig"), ("rdf12", "ttl"), ("nanopub", "trig"), ("nanopub", "nq")],
)
def test_a_view_of_the_same_graph_gives_the_same_bytes(
    view: str, form: str, seed_store: EmbeddedStore
) -> None:
    assert export(seed_store, view, form) == export(seed_store, view, form)


@pytest.mark.parametrize("form", ["nq", "trig"])
def test_as_rdf_1_2_each_statement_reifies_its_triple_and_all_else_is_as_it_was(
    form: str, seed_store: EmbeddedStore
) -> None:
    quads = set(ox.parse(export(seed_store, "rdf12", form), format=FORMS[f".{form}"]))
    reified = {quad for quad in quads if quad.predicate.value == REIFIES}
    assert {quad.subject.value: quad.object for quad in reified} == statements(seed_store)
    said = {
        quad
        for quad in seed_store.quads()
        if quad.predicate.value in PARTS and value_of(quad.subject) in statements(seed_store)
    }
    assert quads - reified == set(seed_store.quads()) - said
    assert len(quads) == len(set(seed_store.quads())) - 2 * len(reified)


def test_as_rdf_1_2_turtle_holds_the_triples_of_all_graphs(seed_store: EmbeddedStore) -> None:
    triples = {q.triple for q in ox.parse(export(seed_store, "rdf12", "ttl"), ox.RdfFormat.TURTLE)}
    quads = ox.parse(export(seed_store, "rdf12", "nq"), ox.RdfFormat.N_QUADS)
    assert triples == {quad.triple for quad in quads}


def test_each_statement_is_one_nanopublication_of_four_graphs(
    seed_store: EmbeddedStore, published: rdflib.Dataset
) -> None:
    heads = list(published.quads((None, rdflib.RDF.type, NP.Nanopublication, None)))
    assert len(heads) == len(statements(seed_store))
    for publication, _, _, head in heads:
        told = published.graph(head)
        parts = [
            rdflib.URIRef(str(told.value(publication, NP[name])))
            for name in ("hasAssertion", "hasProvenance", "hasPublicationInfo")
        ]
        assert len({head, *parts}) == 4
        assertion, provenance, info = parts
        assert len(published.graph(assertion)) > 0
        assert (assertion, PROV.wasDerivedFrom, None) in published.graph(provenance)
        assert (publication, PROV.wasDerivedFrom, None) in published.graph(info)


def test_the_provenance_has_the_quote_where_it_stands_and_who_says_it(
    seed_store: EmbeddedStore, published: rdflib.Dataset
) -> None:
    (text,) = (
        value_of(row["text"])
        for row in seed_store.select(
            "SELECT ?text { ?r schema:text ?text ; dcterms:language 'sv' }"
        )
    )
    oa = rdflib.Namespace(expand("oa:"))
    quotes = 0
    for assertion, _, exact, graph in published.quads((None, oa.exact, None, None)):
        told = published.graph(graph)
        start, end = (int(str(told.value(assertion, oa[name]))) for name in ("start", "end"))
        if "vinnova-page/2015-01573" in str(told.value(assertion, oa.hasSource)):
            assert text[start:end] == str(exact)
            quotes += 1
    assert quotes > 50
    assert list(published.quads((None, rdflib.URIRef(expand("ik:heldBy")), None, None)))


def test_what_is_hedged_is_asserted_as_a_claim_and_never_as_its_triple(
    published: rdflib.Dataset,
) -> None:
    asserted: dict[str, int] = defaultdict(int)
    strengthens = rdflib.URIRef(expand("ik:strengthens"))
    central = rdflib.URIRef(expand("ik:identifiedAsCentralIn"))
    for prop in (strengthens, central):
        for _ in published.quads((None, prop, None, None)):
            asserted[f"{prop} bare"] += 1
        for node, _, _, graph in published.quads((None, rdflib.RDF.predicate, prop, None)):
            assert (node, rdflib.URIRef(expand("ik:certainty")), None) in published.graph(graph)
            asserted[f"{prop} claimed"] += 1
    assert dict(asserted) == {f"{strengthens} claimed": 3, f"{central} bare": 6}


@pytest.mark.parametrize("view", ["rdf12", "nanopub"])
def test_a_view_is_no_graph_to_open(view: str, seed_store: EmbeddedStore, tmp_path: Path) -> None:
    path = tmp_path / "view.nq"
    path.write_bytes(export(seed_store, view, "nq"))
    with pytest.raises(StoreError, match="this is a view of a graph, made for other programs"):
        Graph(path).ask(1)


def test_what_cannot_hold_a_view_and_a_view_that_there_is_not_are_told(tmp_path: Path) -> None:
    path = tmp_path / "graph.nq"
    path.write_bytes(b"")
    with pytest.raises(UsageError, match=r"jsonld cannot hold the view rdf12. These can: nq, trig"):
        Graph(path).export(tmp_path / "out.jsonld", view="rdf12")
    with pytest.raises(UsageError, match=r"ttl cannot hold the view nanopub. These can: trig, nq"):
        Graph(path).export(tmp_path / "out.ttl", view="nanopub")
    with pytest.raises(UsageError, match=r"there is no view 'owl'. There are: rdf12, nanopub"):
        Graph(path).export(tmp_path / "out.nq", view="owl")
    assert list(tmp_path.iterdir()) == [path]
