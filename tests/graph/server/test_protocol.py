"""The SPARQL 1.1 Protocol, by its sections: each thing that it asks of a service, and refusals."""

from __future__ import annotations

import csv
import json
from urllib.parse import quote, quote_plus, urlencode

import pyoxigraph as ox
import pytest
import rdflib

from tests.graph.server.served import Got, Server

ASK = "ASK { ?s a ik:Project }"
TITLE = 'SELECT ?x { VALUES ?x { "å+b c&d=e%20€😀" } }'
SAID = "å+b c&d=e%20€😀"
FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"
BASE = "https://w3id.org/innokraft/"
INFERRED, COMMON = f"{BASE}graph/inferred", f"{BASE}graph/common"
COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
GRAPHS = "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g"


def posted(server: Server, body: bytes | str, media: str = FORM, **headers: str) -> Got:
    return server.ask("POST", body=body, content_type=media, **headers)


def test_2_1_1_a_query_by_get(server: Server) -> None:
    got = server.ask(query=ASK)
    assert (got.status, json.loads(got.body)) == (200, {"head": {}, "boolean": True})


@pytest.mark.parametrize("encode", [quote, quote_plus], ids=["percent", "plus"])
def test_2_1_1_parameters_are_percent_encoded_utf_8(server: Server, encode: object) -> None:
    assert callable(encode)
    assert server.ask(path=f"/sparql?query={encode(TITLE)}").rows == [{"x": SAID}]
    assert posted(server, f"query={encode(TITLE)}").rows == [{"x": SAID}]


def test_2_1_2_a_query_by_a_form(server: Server) -> None:
    assert posted(server, urlencode({"query": TITLE})).rows == [{"x": SAID}]
    assert posted(server, urlencode({"query": ASK}), f"{FORM}; charset=UTF-8").status == 200


def test_2_1_3_a_query_by_itself(server: Server) -> None:
    assert posted(server, TITLE.encode(), QUERY).rows == [{"x": SAID}]
    assert posted(server, b"\xef\xbb\xbf" + ASK.encode(), f'{QUERY};charset="utf-8"').status == 200


def test_2_1_3_beside_a_query_in_the_body_the_address_names_graphs(server: Server) -> None:
    path = f"/sparql?{urlencode({'default-graph-uri': INFERRED})}"
    got = server.ask("POST", path, body=COUNT, content_type=QUERY)
    whole = posted(server, COUNT, QUERY)
    assert 0 < int(got.rows[0]["n"]) < int(whole.rows[0]["n"])


@pytest.mark.parametrize("way", ["get", "form"])
def test_2_1_4_a_request_names_the_default_graph_and_overrides_the_query(
    server: Server, way: str
) -> None:
    def asked(query: str, *graphs: tuple[str, str]) -> list[dict[str, str]]:
        pairs = urlencode([("query", query), *graphs])
        got = server.ask(path=f"/sparql?{pairs}") if way == "get" else posted(server, pairs)
        assert got.status == 200, got.text
        return got.rows

    (inferred,) = asked(f"SELECT (COUNT(*) AS ?n) FROM <{INFERRED}> {{ ?s ?p ?o }}")
    (common,) = asked(f"SELECT (COUNT(*) AS ?n) FROM <{COMMON}> {{ ?s ?p ?o }}")
    assert inferred != common
    both = f"SELECT (COUNT(*) AS ?n) FROM <{COMMON}> FROM <{BASE}not/there> {{ ?s ?p ?o }}"
    assert asked(both, ("default-graph-uri", INFERRED)) == [inferred]
    named = [("named-graph-uri", COMMON), ("named-graph-uri", INFERRED)]
    assert asked(GRAPHS, *named) == [{"g": COMMON}, {"g": INFERRED}]
    assert asked(COUNT, *named) == [{"n": "0"}]
    assert asked(GRAPHS, ("default-graph-uri", INFERRED)) == []


@pytest.mark.parametrize("name", ["default-graph-uri", "named-graph-uri"])
@pytest.mark.parametrize("graph", [f"{BASE}graph/none", "no iri", "", "x> } #", "a:\u202eb"])
def test_2_1_4_a_graph_that_the_store_does_not_hold_is_refused(
    server: Server, name: str, graph: str
) -> None:
    got = server.ask(path=f"/sparql?{urlencode({'query': ASK, name: graph})}")
    assert got.status == 400
    assert "graph" in got.text
    assert "\u202e" not in got.text


@pytest.mark.parametrize(
    ("query", "media"),
    [
        ("SELECT * { ?s a ik:Project }", "application/sparql-results+json"),
        ("SELECT * { ?s a ik:Project }", "application/sparql-results+xml"),
        ("SELECT * { ?s a ik:Project }", "text/csv"),
        ("SELECT * { ?s a ik:Project }", "text/tab-separated-values"),
        (ASK, "application/sparql-results+json"),
        (ASK, "application/sparql-results+xml"),
        (ASK, "text/csv"),
        ("CONSTRUCT WHERE { ?s a ik:Project }", "text/turtle"),
        ("CONSTRUCT WHERE { ?s a ik:Project }", "application/n-triples"),
        ("CONSTRUCT WHERE { ?s a ik:Project }", "application/ld+json"),
        ("CONSTRUCT WHERE { ?s a ik:Project }", "application/rdf+xml"),
        ("DESCRIBE ?s { ?s a ik:Project }", "text/turtle"),
    ],
)
def test_2_1_5_an_answer_comes_in_the_form_that_is_accepted(
    server: Server, query: str, media: str
) -> None:
    got = server.ask(query=query, accept=f"image/png, {media};q=0.5, */*;q=0.1")
    assert (got.status, got.headers["content-type"].partition(";")[0]) == (200, media)
    assert got.headers["vary"] == "Accept"
    assert int(got.headers["content-length"]) == len(got.body)
    if media == "text/csv":
        lines = list(csv.reader(got.text.splitlines()))
        assert lines == [["true"]] if query == ASK else len(lines) == 1 + server_projects(server)
    elif query.startswith(("SELECT", "ASK")):
        form = ox.QueryResultsFormat.from_media_type(media)
        assert form is not None
        found = ox.parse_query_results(got.body, format=form)
        count = len(list(found)) if isinstance(found, ox.QuerySolutions) else bool(found)
        assert count == (1 if query == ASK else server_projects(server))
    else:
        project = ox.NamedNode(f"{BASE}ns#Project")
        found_ = [each for each in triples(got.body, media) if each.object == project]
        assert len(found_) == server_projects(server)


def triples(body: bytes, media: str) -> set[ox.Triple]:
    form = ox.RdfFormat.from_media_type(media)
    assert form is not None
    return {quad.triple for quad in ox.parse(body, format=form)}


def server_projects(server: Server) -> int:
    return int(server.ask(query="SELECT (COUNT(*) AS ?n) { ?s a ik:Project }").rows[0]["n"])


@pytest.mark.parametrize("accept", ["*/*", "", "application/*", "text/html;q=0.1, */*"])
def test_2_1_5_whoever_accepts_anything_gets_json_or_turtle(server: Server, accept: str) -> None:
    table = server.ask(query="SELECT * { ?s a ik:Project }", accept=accept)
    assert table.headers["content-type"] == "application/sparql-results+json"
    triples = server.ask(query="CONSTRUCT WHERE { ?s a ik:Project }", accept=accept)
    turtle = "application/n-triples" if accept == "application/*" else "text/turtle; charset=utf-8"
    assert triples.headers["content-type"] == turtle


@pytest.mark.parametrize(
    ("query", "accept", "there"),
    [
        (ASK, "image/png", "application/sparql-results+json"),
        (ASK, "text/turtle", "text/csv"),
        ("CONSTRUCT WHERE { ?s a ik:Project }", "text/csv", "text/turtle"),
        ("DESCRIBE c:mod", "application/sparql-results+xml", "application/ld+json"),
    ],
)
def test_2_1_5_a_form_that_there_is_not_is_told_with_those_that_there_are(
    server: Server, query: str, accept: str, there: str
) -> None:
    got = server.ask(query=query, accept=accept)
    assert got.status == 406
    assert there in got.text


@pytest.mark.parametrize(
    ("triple", "media", "status"),
    [
        ("<a:b> <a:b#1> 1", "application/rdf+xml", 406),
        ("<a:b> rdf:about 1", "application/rdf+xml", 406),
        ('<a:b> <a:b#c> "\\u0001"', "application/rdf+xml", 406),
        ('<a:b> <a:b#c> "x\\r\\n<&y"@sv', "application/rdf+xml", 200),
        ("<a:b> <a:b#c> <<( <a:b> <a:b#c> 1 )>>", "application/ld+json", 406),
        ("<a:b> <a:b#1> 1", "application/ld+json", 200),
    ],
)
def test_triples_that_a_form_cannot_hold_are_not_written_wrong(
    server: Server, triple: str, media: str, status: int
) -> None:
    got = server.ask(query=f"CONSTRUCT {{ {triple} }} {{ }}", accept=media)
    assert got.status == status, got.text
    if status == 406:
        assert "text/turtle" in got.text
    else:
        wanted = server.ask(query=f"CONSTRUCT {{ {triple} }} {{ }}", accept="text/turtle")
        assert triples(got.body, media) == triples(wanted.body, "text/turtle")
        if "xml" in media:  # a reader that heeds how XML reads ends of lines
            (read,) = rdflib.Graph().parse(got.body, format="xml").objects()
            assert str(read) == "x\r\n<&y"


def test_2_1_6_success_is_told_by_200_and_a_wrong_query_by_400(server: Server) -> None:
    assert server.ask(query="SELECT * { }").status == 200
    wrong = server.ask(query="SELECT *\n{ ?s ?p }")
    assert wrong.status == 400
    assert "line 2" in wrong.text
    assert server.ask(query="SELECT * { SERVICE <http://a.b> { ?s ?p ?o } }").status == 400
    assert server.ask(query="INSERT DATA { <a:b> <a:b> <a:b> }").status == 400
    assert server.ask(query="").status == 400


@pytest.mark.parametrize(
    "pairs",
    [[("query", ASK), ("query", ASK)], [("default-graph-uri", INFERRED), ("x", "y")]],
    ids=["two", "none"],
)
def test_there_is_one_query_in_a_request(server: Server, pairs: list[tuple[str, str]]) -> None:
    assert posted(server, urlencode(pairs)).status == 400
    if len(pairs) == 2 and pairs[0][0] == "query":
        assert server.ask(path=f"/sparql?{urlencode(pairs)}").status == 400
        path = f"/sparql?{urlencode(pairs[:1])}"
        assert server.ask("POST", path, body=ASK, content_type=QUERY).status == 400


@pytest.mark.parametrize(
    ("media", "body"),
    [
        ("text/plain", ASK),
        ("", ASK),
        ("application/sparql-query; charset=utf-16", ASK.encode("utf-16")),
        ("application/sparql-query; charset=iso-8859-1", ASK),
        ("multipart/form-data; boundary=x", "--x--"),
        ("application/json", "{}"),
    ],
)
def test_a_body_that_is_no_query_is_415_with_what_is(
    server: Server, media: str, body: bytes | str
) -> None:
    got = posted(server, body, media)
    assert got.status == 415
    if got.headers.get("accept-post"):
        assert QUERY in got.headers["accept-post"]


def test_a_compressed_body_is_415(server: Server) -> None:
    assert posted(server, b"x", QUERY, content_encoding="gzip").status == 415


@pytest.mark.parametrize("encoded", [b"query=%FF", b"query=%C3", b"query=\xff", b"query=%ED%A0%80"])
def test_what_is_no_utf_8_is_400(server: Server, encoded: bytes) -> None:
    assert posted(server, encoded).status == 400
    line = b"GET /sparql?" + encoded + b" HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
    assert b" 400 " in server.say(line).partition(b"\r\n")[0]
    assert posted(server, b"\xff\xfe", QUERY).status == 400


@pytest.mark.parametrize(
    ("body", "media"),
    [
        ("update=CLEAR+ALL", FORM),
        ("CLEAR ALL", UPDATE),
        (f"query={quote(ASK)}&update=CLEAR+ALL", FORM),
        ("CLEAR ALL", f"{UPDATE}; charset=utf-8"),
    ],
)
def test_2_2_updates_are_refused(server: Server, body: str, media: str) -> None:
    got = posted(server, body, media)
    assert got.status == 403
    assert "innokraft merge" in got.text
    assert server.ask(path="/sparql?update=CLEAR+ALL").status == 403


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE", "FOO"])
def test_other_methods_are_405_with_those_that_there_are(server: Server, method: str) -> None:
    got = server.ask(method, query=ASK)
    assert (got.status, got.headers["allow"]) == (405, "GET, HEAD, OPTIONS, POST")


def test_options_says_how_one_may_ask(server: Server) -> None:
    got = server.ask("OPTIONS")
    assert (got.status, got.body) == (204, b"")
    assert got.headers["allow"] == "GET, HEAD, OPTIONS, POST"


def test_head_has_the_headers_of_get_and_no_body(server: Server) -> None:
    for query, accept, status in (
        (ASK, "text/csv", 200), ("nonsense", "*/*", 400), (ASK, "image/png", 406),
    ):  # fmt: skip
        head = server.ask("HEAD", query=query, accept=accept)
        got = server.ask("GET", query=query, accept=accept)
        assert (head.status, head.body) == (status, b"")
        assert {**head.headers, "date": ""} == {**got.headers, "date": ""}


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        ("*/*", "text/turtle"),
        ("text/turtle", "text/turtle"),
        ("application/n-triples", "application/n-triples"),
        ("application/ld+json", "application/ld+json"),
        ("application/rdf+xml", "application/rdf+xml"),
        ("image/png", "text/turtle"),
    ],
)
def test_without_a_query_the_service_says_what_it_is(
    server: Server, accept: str, media: str
) -> None:
    got = server.ask(accept=accept)
    lines = "".join(f"{each} .\n" for each in triples(got.body, media))
    said = rdflib.Graph().parse(data=lines, format="nt")
    sd = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")
    service = rdflib.URIRef(server.address)
    assert (service, rdflib.RDF.type, sd.Service) in said
    assert said.value(service, sd.endpoint) == service
    assert (service, sd.feature, sd.UnionDefaultGraph) in said
    assert (service, sd.supportedLanguage, sd.SPARQL11Query) in said
    assert (None, None, sd.BasicFederatedQuery) not in said
    formats = {str(each).rpartition("/")[2] for each in said.objects(service, sd.resultFormat)}
    assert {"SPARQL_Results_JSON", "Turtle", "RDF_XML"} <= formats
    dataset = said.value(service, sd.defaultDataset)
    assert said.value(dataset, sd.defaultGraph) is not None
    count = len(server.ask(query=GRAPHS).rows)
    described = {str(text) for text in said.objects(dataset, rdflib.DCTERMS.description)}
    assert any(text.startswith(f"{count} named graphs") for text in described)


def test_a_browser_without_a_query_is_led_to_the_page_on_which_one_writes_it(
    server: Server,
) -> None:
    got = server.ask(accept="text/html,application/xhtml+xml,*/*;q=0.8")
    assert (got.status, got.headers["location"]) == (303, "/query")
