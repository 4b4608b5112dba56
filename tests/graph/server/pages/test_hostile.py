"""Hostile words in every field of a graph: they stay words on every page."""

from __future__ import annotations

import re
from typing import Any, cast
from urllib.parse import urlencode

import pytest
from starlette.requests import Request

from innokraft.rdf.namespaces import BASE
from innokraft.rdf.nodes import is_iri
from innokraft.server.pages.addresses import address_of
from innokraft.server.pages.known import Known
from innokraft.server.pages.paging import paged
from innokraft.server.pages.querying import Shown
from innokraft.server.pages.records import record_of, record_page
from innokraft.server.pages.search import search_page
from innokraft.server.pages.tables import cited_table, plain_table
from innokraft.server.pages.templating import Visit, rendered
from innokraft.server.pages.things import thing_page
from tests.graph.viewer.test_viewer_browser import MADE

HOSTILE = "</script><img src=x onerror=alert(1)>\u202e\u2066'\\\""
LITERAL = re.compile(r'"((?:[^"\\\n]|\\.)*)"(\^\^)?')
TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""What would turn letters round."""


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Known:
    """The made graph, with hostile words behind all texts that are no dates and numbers."""
    escaped = HOSTILE.replace("\\", "\\\\").replace('"', '\\"')
    graph = LITERAL.sub(
        lambda found: (
            found[0]
            if found[2] or not re.search("[a-zåäö]", found[1])
            else f'"{found[1]}{escaped}"'
        ),
        MADE.read_text("utf-8"),
    )
    path = tmp_path_factory.mktemp("hostile") / "graph.trig"
    path.write_text(graph, "utf-8")
    return Known(str(path), "tag")


def visit_of(known: Known, path: str = "/", language: str = "en", **given: str) -> Visit:
    scope = {
        "type": "http", "method": "GET", "path": path, "headers": [],
        "query_string": urlencode(given).encode(),
    }  # fmt: skip
    return Visit(Request(scope), known, language, cast("Any", None))


def things(known: Known) -> list[str]:
    nodes = {node for quad in known.store.quads() for node in (quad.subject, quad.object)}
    return sorted(node.value for node in nodes if is_iri(node))


def test_hostile_words_stay_words(known: Known) -> None:
    pages = []
    for iri in things(known):
        for language in ("sv", "en"):
            visit = visit_of(known, language=language)
            record = record_of(visit, iri)
            pages.append(record_page(visit, record) if record else thing_page(visit, iri))
    words = ("script", "kust", "verkstaden", HOSTILE)
    pages += [search_page(visit_of(known, q=each)) for each in words]
    found = 0
    for response in pages:
        text = bytes(response.body).decode()
        found += text.count("&lt;/script&gt;&lt;img src=x")
        assert "<img" not in text
        assert "</script><" not in text
        assert not TURNING.search(text)
    assert found > 300


def test_hostile_words_stay_words_in_tables(known: Known) -> None:
    visit = visit_of(known, "/query")
    query = (
        "SELECT ?project ?title ?quote ?record { ?said rdf:subject ?project ; oa:exact ?quote ; "
        "oa:hasSource ?record . ?project dcterms:title ?title }"
    )
    answer = known.graph.query(query)
    for table in (
        plain_table(visit, answer.names, answer.rows),
        cited_table(visit, answer.names, answer.rows, None),
    ):
        shown = Shown(answer, table=table)
        told = {"answer": answer, "pages": paged(len(answer.rows), 1, 100), "view": "table"}
        more = {"query": query, "forms": ("csv",), "bookmark": "", "lines": [query]}
        text = rendered(visit, "answer.html.j2", shown=shown, **told, **more)
        assert "<img" not in text
        assert "&lt;img" in text
        assert not TURNING.search(text)


def test_the_address_of_a_hostile_iri_is_one_address() -> None:
    for iri in (f'{BASE}a/é b?x=1&y=2#z"<', 'http://x/"><b>', f"{BASE}%2e%2e/%00"):
        address = address_of(iri)
        assert address.startswith(("/", "/thing?iri="))
        assert not set(' "<>#') & set(address)
