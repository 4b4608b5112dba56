"""A query that would reach out, change the graph or read another's graph does not run."""

from __future__ import annotations

import http.server
import re
import threading
import time
from collections.abc import Iterator

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from innokraft.errors import QueryError
from innokraft.query.guard import check_graphs, guard
from innokraft.query.sparql_words import _steps, words
from innokraft.rdf.terms import Term
from innokraft.store.embedded import EmbeddedStore

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
    "after a name with two dots": f"PREFIX e: <a:> ASK {{ ?s ?p e:a.b.SERVICE {OUT} {{}} }}",
    "after a truth value": f"ASK {{ ?s ?p true.service {OUT} {{ ?a ?b ?c }} }}",
    "glued to a truth value and a name": (
        f"PREFIX : {OUT} ASK {{ ?s ?p true.service:{{ ?a ?b ?c }} }}"
    ),
    "glued to a name although that prefix is declared": (
        f"PREFIX : {OUT} PREFIX service: <a:> ASK {{ service:{{ ?a ?b ?c }} }}"
    ),
    "after a comparison of what a group gives": (
        f"ASK {{ FILTER(EXISTS{{}}<'b>') SERVICE {OUT} {{ ?a ?b ?c }} #'\n}}"
    ),
    "after a comparison of a number": (
        f"ASK {{ FILTER(1e5<'b>') SERVICE {OUT} {{ ?a ?b ?c }} #'\n}}"
    ),
    "after a comparison of a truth value": (
        f"ASK {{ FILTER(true<'b>') SERVICE {OUT} {{ ?a ?b ?c }} #'\n}}"
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
    "sparql",
    [
        "PREFIX : <#> SELECT * { ?s :p ?o }",
        "SELECT * { ?s <a.b/c#d> ?o }",
        "SELECT * { ?s <a#b> '''long\n'string' \"\"\" '''}",
        'SELECT * { ?s ?p ?o FILTER CONTAINS(STR(?o), "\\U0001F600") }',
        'ASK { ?s ?p "a\\u002Db" }',
        'ASK { ?s ?p "\\u0022 SERVICE <http://x/> { ?a ?b ?c } #" }',
        "ASK { ?s <a\\u0062#> ?o }",
        "PREFIX webservice: <http://x/> SELECT * {?s webservice:a ?o}",
        "PREFIX service: <http://x/> SELECT * {?s service:a ?o}",
        "PREFIX service: <http://x/> PREFIX : <y:> SELECT * { GRAPH service:a {?s :p service:o} }",
        "SELECT * { ?s <http://x/it's> 'a' ; <it's> 'SERVICE' }",
        "SELECT * { _:service ?p 'x'@service , _:a.service }",
        "PREFIX e: <a:> SELECT * { ?s e:a.service e:service.a }",
        "SELECT * { ?s ?p ?o FILTER(?a<?b && ?c>?d) } # SERVICE",
        "SELECT * { ?s ?p ?o FILTER(?a<?b&&?c>?d || ?o = 'SERVICE') }",
        "SELECT * { ?s <service#> ?o . ?s </service#it's> 'FROM' }",
    ],
)
def test_what_is_only_like_a_service_passes_and_is_sparql(sparql: str) -> None:
    guard(sparql)
    ox.Store().query(sparql, base_iri="http://x.example/")


@pytest.fixture(scope="module")
def holding() -> EmbeddedStore:
    """A store of one graph, `OURS`."""
    triple = Term("<a:s>"), Term("<a:p>"), Term("<a:o>")
    return EmbeddedStore.in_memory([(Term(f"<{OURS}>"), [triple])])


@pytest.mark.parametrize(
    "clause",
    [
        "FROM <http://elsewhere.example/>",
        "FROM NAMED <http://elsewhere.example/>",
        "from named<file:///etc/passwd>",
        f"FROM <{OURS}> FROM <http://elsewhere.example/>",
        f"FROM <{OURS}> # FROM\nFROM NAMED # x\n<http://elsewhere.example/>",
        "FROM c:mod",
        "FROM <concept/mod>",
        "FROM <graph/none>",
        f"FROM <{OURS}#>",
    ],
)
def test_a_graph_that_the_store_does_not_hold_is_refused_by_name(
    clause: str, holding: EmbeddedStore
) -> None:
    with pytest.raises(QueryError, match=r"this graph holds no <(http|file|https)://.*leave FROM"):
        check_graphs(holding, f"SELECT * {clause} {{ ?s ?p ?o }}")


def test_a_base_of_another_makes_a_relative_graph_anothers(holding: EmbeddedStore) -> None:
    sparql = "BASE <http://x.example/> SELECT * FROM <graph/concepts> { ?s ?p ?o }"
    with pytest.raises(QueryError, match=r"holds no <http://x.example/graph/concepts>"):
        check_graphs(holding, sparql)


@pytest.mark.parametrize(
    "query",
    [
        f"SELECT * FROM <{OURS}> {{ ?s ?p ?o }}",
        f"SELECT * FROM NAMED <{OURS}> {{ GRAPH ?g {{ ?s ?p ?o }} }}",
        "SELECT * FROM <graph/concepts> { ?s ?p ?o }",
        "PREFIX g: <https://w3id.org/innokraft/graph/> SELECT * FROM g:concepts { ?s ?p ?o }",
        "SELECT ?from { ?from <from> 'FROM' , <http://x/> }",
    ],
)
def test_a_graph_that_the_store_holds_may_be_named(query: str, holding: EmbeddedStore) -> None:
    check_graphs(holding, query)


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
    with pytest.raises(QueryError, match=r"line 2, column 2 .*SERVICE"):
        guard("SELECT * {\n SERVICE <http://x/> { } }")
    with pytest.raises(QueryError, match=r"line 2, column 5 "):
        words("SELECT * {\n ?s \\u003Cx> ?o }")
    with pytest.raises(QueryError, match=r"line 3, column 2 .*text that begins here does not end"):
        words("SELECT * {\n ?s ?p\n 'x }")


def test_a_query_that_is_too_long_to_be_read_is_refused() -> None:
    with pytest.raises(QueryError, match=r"has 2,000,005 characters; it may have 2,000,000"):
        guard(f"ASK {{{' ' * 1_999_999}}}")


@pytest.mark.parametrize(
    "sparql", ["\\u0041SK { ?s ?p ?o }", "ASK { ?s ?p \\u0022a' }", "ASK { ?\\u0073 ?p ?o }"]
)
def test_the_store_reads_an_escape_in_strings_and_iris_alone(sparql: str) -> None:
    """What the guard rests on: an escape elsewhere is no SPARQL to the store."""
    with pytest.raises(SyntaxError):
        ox.Store().query(sparql)


PIECES = [
    *("SERVICE", "service", "SERVICESILENT", "SILENT", OUT, "<", ">", "<a#b>", "<a'b>", "<?b#>"),
    *("{", "}", "(", ")", "[", "]", ".", ";", ",", "?x", "?p", "$y", "e:", ":", "e:a.b", "e:a"),
    *("'", '"', "'''", '"""', "'a'", "#", "\n", "\r", " ", "\\", "\\u0022", "\\uD800", "@en", "^^"),
    *("true", "false", "1", "1.5", "1e5", "a", "FILTER(", "FILTER", "EXISTS", "GRAPH", "OPTIONAL{"),
    *("UNION", "=", "||", "VALUES ?x {", "BIND(1 AS ?z)", "service:", "truee:", ".service:", "%"),
    *("_:a", "_:a.b", "!", "FILTER(?x<'b>')", "FILTER(?x<?b#>'''", "{}", "FILTER(1e5"),
]
HEADS = ["", "PREFIX : <http://127.0.0.1:9/> PREFIX e: <a:> ", "PREFIX service: <a:> PREFIX : <#> "]
pieces = st.lists(st.sampled_from(PIECES), max_size=8).map("".join)
keywords = st.sampled_from(["SERVICE", "service", "SERVICE SILENT", "SERVICESILENT", "SERVICE#\n"])
services = st.sampled_from([OUT, "?x", "e:", ":", "e:a"])


def is_sparql(sparql: str) -> bool:
    try:
        ox.Store().query(sparql, base_iri="http://127.0.0.1:9/")
    except SyntaxError:
        return False
    except OSError:
        return True
    return True


@settings(max_examples=2000)
@given(st.sampled_from(HEADS), pieces, keywords, services, pieces)
def test_no_query_that_calls_a_service_gets_by(
    head: str, before: str, keyword: str, service: str, after: str
) -> None:
    """A query calls one if it is SPARQL, and is none any more when the keyword is misspelt."""
    sparql = f"{head}SELECT * {{ ?s ?p ?o {before}{keyword}{service}{{ ?a ?b ?c }}{after}\n}}"
    misspelt = re.sub("(SER)V(ICE)", r"\1W\2", sparql, flags=re.IGNORECASE)
    if is_sparql(sparql) and not is_sparql(misspelt):
        with pytest.raises(QueryError):
            guard(sparql)


@pytest.mark.parametrize(
    "part", ['"""', '"a" ', "a.", ":a.", '"a', "<a", "a\\", "'''a", "?a<#>", "trueservice:"]
)
def test_a_long_query_is_read_in_steps_and_time_that_grow_with_its_length(part: str) -> None:
    started = time.perf_counter()
    assert len(list(_steps(part * 20_000))) <= 2 * len(part) * 20_000
    assert time.perf_counter() - started < 20
