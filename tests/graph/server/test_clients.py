"""Clients of others: each asks in its own way, and gets what is in the graph."""

from __future__ import annotations

import shutil
import subprocess
from typing import Any

import pytest
import rdflib
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from rdflib.query import ResultRow
from SPARQLWrapper import CSV, JSON, N3, POST, POSTDIRECTLY, TURTLE, XML, SPARQLWrapper

from tests.graph.server.served import Server

BASE = "https://w3id.org/innokraft/"
LABELS = 'SELECT ?l { c:mod skos:prefLabel ?l FILTER(LANG(?l) = "sv" && ?l != "å+&") } # é'
PROJECT = f"<{BASE}project/vinnova/2015-01573>"


def converted(client: SPARQLWrapper) -> Any:
    return client.queryAndConvert()


@pytest.mark.parametrize("way", ["GET", POST, POSTDIRECTLY])
def test_sparqlwrapper_gets_tables(server: Server, way: str) -> None:
    client = SPARQLWrapper(server.address)
    if way == POSTDIRECTLY:
        client.setMethod(POST)
        client.setRequestMethod(POSTDIRECTLY)
    else:
        client.setMethod(way)
    client.setQuery(LABELS)
    client.setReturnFormat(JSON)
    assert converted(client)["results"]["bindings"][0]["l"]["value"] == "mod"
    client.setReturnFormat(XML)
    assert converted(client).getElementsByTagName("literal")[0].firstChild.data == "mod"
    client.setReturnFormat(CSV)
    assert converted(client) == b"l\r\nmod\r\n"


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")
def test_sparqlwrapper_gets_yes_or_no_and_triples(server: Server) -> None:
    client = SPARQLWrapper(server.address)
    client.setReturnFormat(JSON)
    client.setQuery("ASK { ?s a ik:Project }")
    assert converted(client)["boolean"] is True
    client.setQuery(f"CONSTRUCT {{ ?s a ?o }} {{ VALUES ?s {{ {PROJECT} }} ?s a ?o }}")
    for form in (TURTLE, N3):
        client.setReturnFormat(form)
        assert f"{BASE}project/vinnova/2015-01573" in converted(client).decode()
    client.setReturnFormat(XML)
    assert len(converted(client)) > 0
    client.addDefaultGraph(f"{BASE}graph/inferred")
    client.setQuery("SELECT (COUNT(*) AS ?n) { ?s a ?o }")
    client.setReturnFormat(JSON)
    assert int(converted(client)["results"]["bindings"][0]["n"]["value"]) < 1000


def test_sparqlwrapper_understands_refusals(server: Server) -> None:
    client = SPARQLWrapper(server.address)
    client.setQuery("SELECT nonsense")
    with pytest.raises(Exception, match="line 1"):
        client.query()


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")
@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
def test_the_store_of_rdflib_reads_the_graph(server: Server, method: str) -> None:
    store = SPARQLStore(server.address, method=method)
    graph = rdflib.Graph(store)
    project = rdflib.URIRef(PROJECT[1:-1])
    kinds = set(graph.objects(project, rdflib.RDF.type))
    assert rdflib.URIRef(f"{BASE}ns#Project") in kinds
    assert (project, rdflib.RDF.type, rdflib.URIRef(f"{BASE}ns#Project")) in graph
    whole = len(graph)
    found = graph.query(f"SELECT ?t {{ {PROJECT} a ?t }}")
    assert {row[0] for row in found if isinstance(row, ResultRow)} == kinds
    made = graph.query(f"CONSTRUCT WHERE {{ {PROJECT} a ?t }}")
    assert {row[2] for row in made if isinstance(row, tuple)} == kinds
    assert bool(graph.query("ASK { ?s a <urn:nothing> }")) is False
    (row,) = server.ask(query="SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").rows
    assert whole == int(row["n"])


@pytest.mark.skipif(not shutil.which("curl"), reason="there is no curl here")
def test_curl_asks(server: Server) -> None:
    def curl(*arguments: str) -> str:
        command = ("curl", "-sS", "--fail-with-body", "-H", "Accept: text/csv", *arguments)
        done = subprocess.run(command, capture_output=True, check=True)
        return done.stdout.decode()

    assert curl("-G", server.address, "--data-urlencode", f"query={LABELS}") == "l\r\nmod\r\n"
    assert curl(server.address, "--data-urlencode", f"query={LABELS}") == "l\r\nmod\r\n"
    direct = ("-H", "Content-Type: application/sparql-query", "--data-binary", LABELS)
    assert curl(server.address, *direct) == "l\r\nmod\r\n"
    assert "HTTP/1.1 200" in curl("-I", f"{server.address}?query=ASK%7B%7D")
