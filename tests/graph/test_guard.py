"""A query that would reach out, change the graph or read another's graph does not run."""

from __future__ import annotations

import contextlib
import http.server
import threading
import time
from collections.abc import Iterator

import pyoxigraph as ox
import pytest

from innokraft.errors import QueryError
from innokraft.guard import guard, undeclared

OUT = "<http://127.0.0.1:9/sparql>"
OURS = "https://w3id.org/innokraft/graph/concepts"

# Each of these makes Oxigraph call the address, or would under another reading of the grammar.
DISGUISED = {
    "plain": f"ASK {{ SERVICE {OUT} {{ ?a ?b ?c }} }}",
    "lower case, no spaces": f"ASK{{service{OUT}{{?a ?b ?c}}}}",
    "silent": f"ASK {{ SERVICE SILENT {OUT} {{ ?a ?b ?c }} }}",
    "glued to silent": f"ASK {{ SERVICESILENT{OUT}{{ ?a ?b ?c }} }}",
    "variable": f"ASK {{ VALUES ?x {{ {OUT} }} SERVICE?x{{ ?a ?b ?c }} }}",
    "prefixed name": f"PREFIX e: {OUT} ASK {{ SERVICE e: {{ ?a ?b ?c }} }}",
    "glued to an empty prefix": f"PREFIX : {OUT} ASK {{ SERVICE: {{ ?a ?b ?c }} }}",
    "in a subquery": f"ASK {{ {{ SELECT * {{ SERVICE {OUT} {{ ?a ?b ?c }} }} }} }}",
    "in EXISTS": f"ASK {{ ?s ?p ?o FILTER EXISTS {{ SERVICE {OUT} {{ ?a ?b ?c }} }} }}",
    "in MINUS": f"ASK {{ ?s ?p ?o MINUS {{ SERVICE {OUT} {{ ?a ?b ?c }} }} }}",
    "in OPTIONAL": f"ASK {{ OPTIONAL{{SERVICE{OUT}{{ ?a ?b ?c }}}} }}",
    "after a number": f"ASK {{ ?s ?p 1SERVICE {OUT} {{ ?a ?b ?c }} }}",
    "after a variable and a dot": f"ASK {{ ?s ?p ?o.SERVICE {OUT} {{ ?a ?b ?c }} }}",
    "after an empty name and a dot": f"PREFIX e: <a:> ASK {{ ?s ?p e:.SERVICE {OUT} {{}} }}",
    "after a comment that ends with CR": f"ASK {{ # x\rSERVICE {OUT} {{ ?a ?b ?c }}\n }}",
    "letter as an escape": f"ASK {{ \\u0053ERVICE {OUT} {{ ?a ?b ?c }} }}",
    "letter as a long escape": f"ASK {{ \\U00000053ERVICE {OUT} {{ ?a ?b ?c }} }}",
    "quote as an escape": f'ASK {{ BIND("\\u0022" AS ?z) SERVICE {OUT} {{ ?a ?b ?c }} #"""\n }}',
    "three quotes that are two and one": f'ASK {{ VALUES (?a ?b) {{("""x")}} SERVICE {OUT} {{}} }}',
    "long string with a false escape": (
        f"ASK {{ VALUES (?a ?b) {{('''x')}} SERVICE {OUT} {{ ?a ?b ?c }} #\\q'''\n}}"
    ),
    "comparison that looks like an IRI": (
        f"ASK {{ FILTER(?a<'b>') SERVICE {OUT} {{ ?a ?b ?c }} #'\n}}"
    ),
    "comparison with a comment": (
        f"ASK {{ FILTER(?a<?b#>'''\n||1=1) SERVICE {OUT} {{ ?a ?b ?c }} #'''\n}}"
    ),
    "comparison with a name of a prefix": (
        f"PREFIX #\n e: <a:> ASK {{ FILTER(?a<e:x#>'''\n) SERVICE {OUT} {{}} #'''\n}}"
    ),
    "quotes before it": f"ASK {{ ?s ?p 'it\\'s' . SERVICE {OUT} {{ ?a ?b ?c }} #'\n}}",
    "empty long string before it": f"ASK {{ ?s ?p '''''' . SERVICE {OUT} {{ ?a ?b ?c }} #'\n}}",
}


@pytest.mark.parametrize("sparql", DISGUISED.values(), ids=DISGUISED)
def test_service_is_refused_however_it_is_written(sparql: str) -> None:
    with pytest.raises(QueryError):
        guard(sparql)


@pytest.fixture(scope="module")
def listening() -> Iterator[tuple[str, list[str]]]:
    """An address on the loopback, and the requests that came to it."""
    came: list[str] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            came.append(self.path)
            self.send_error(500)

        def log_message(self, *_: object) -> None:
            pass

    with http.server.HTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"<http://127.0.0.1:{server.server_port}/sparql>", came
        server.shutdown()
        thread.join()


def test_the_store_itself_would_call_the_address(listening: tuple[str, list[str]]) -> None:
    """Shows that the guard is what holds: without it, the disguises reach out."""
    address, came = listening
    for name in ("plain", "after a comment that ends with CR", "quote as an escape"):
        with pytest.raises(OSError, match="500"):
            bool(ox.Store().query(DISGUISED[name].replace(OUT, address)))
    assert len(came) == 3


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT ?service { ?service a <x:service> }",
        "PREFIX ex: <x:> SELECT * { ?s ex:service ?o ; ex:web.service ?p }",
        "SELECT * { ?s ?p 'SERVICE <http://x/> { }' }",
        'SELECT * { ?s ?p """a "SERVICE" \' in words""" }',
        "SELECT * { ?s ?p ?o } # SERVICE, FROM <http://x/>, LOAD",
        "SELECT * { ?s ?p 'tjänst'@service }",
        "SELECT * { ?s ?p 'FROM <http://x/>' }",
        "SELECT ?from { ?from ?load ?insert FILTER(?a < 3 && ?b > 2) }",
        "SELECT * { ?s ?p 'sm\\u00f6rg\\u00e5s' }",
        "SELECT * { <project/vinnova/2015-01573#grant> ?p <http://www.w3.org/ns/oa#exact> }",
    ],
)
def test_words_in_strings_names_and_comments_pass(sparql: str) -> None:
    guard(sparql)


@pytest.mark.parametrize(
    "clause",
    [
        "FROM <http://elsewhere.example/>",
        "FROM NAMED <http://elsewhere.example/>",
        "from named<file:///etc/passwd>",
        f"FROM <{OURS}> FROM <http://elsewhere.example/>",
        "FROM c:mod",
        "FROM <concept/mod>",
    ],
)
def test_a_graph_that_is_not_ours_is_refused_by_name(clause: str) -> None:
    with pytest.raises(QueryError, match="it is no graph of this store"):
        guard(f"SELECT * {clause} {{ ?s ?p ?o }}")


def test_a_base_of_another_makes_a_relative_graph_anothers() -> None:
    with pytest.raises(QueryError, match="no graph of this store"):
        guard("BASE <http://x.example/> SELECT * FROM <graph/concepts> { ?s ?p ?o }")


@pytest.mark.parametrize(
    "query",
    [
        f"SELECT * FROM <{OURS}> {{ ?s ?p ?o }}",
        f"SELECT * FROM NAMED <{OURS}> {{ GRAPH ?g {{ ?s ?p ?o }} }}",
        "SELECT * FROM <graph/concepts> { ?s ?p ?o }",
        "PREFIX g: <https://w3id.org/innokraft/graph/> SELECT * FROM g:concepts { ?s ?p ?o }",
    ],
)
def test_our_own_graphs_may_be_named(query: str) -> None:
    guard(query)


@pytest.mark.parametrize(
    "update",
    [
        "LOAD <http://x/>",
        "INSERT DATA { }",
        "prefix e: <x:> DELETE WHERE { ?s ?p ?o }",
        "CLEAR ALL",
    ],
)
def test_an_update_is_refused_and_told_what_to_do_instead(update: str) -> None:
    with pytest.raises(QueryError, match=r"a query reads and changes nothing.*innokraft merge"):
        guard(update)


def test_the_refusal_names_the_line() -> None:
    with pytest.raises(QueryError, match="line 2"):
        guard("SELECT * {\n ?s ?p '\\u0041' }")


@pytest.mark.parametrize("part", ['"""', '"a" ', "a.", ":a.", '"a', "<a", "a\\", "'''a"])
def test_a_long_query_is_read_in_time_that_grows_with_its_length(part: str) -> None:
    started = time.perf_counter()
    with contextlib.suppress(QueryError):
        guard(part * 100_000)
    assert time.perf_counter() - started < 5


def test_the_first_prefix_that_nobody_declares_is_found() -> None:
    assert undeclared("SELECT * { ?s ex:a ?o }") == "ex"
    assert undeclared("PREFIX ex: <x:> SELECT * { ?s ex:a/ik:title _:b }") is None
