"""An answer comes over from the process of a query as the store has it, and no more of it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from pathlib import Path

import pyoxigraph as ox
import pytest

from innokraft.errors import QueryError
from innokraft.query.answer import Answer, answer
from innokraft.query.handing_over import rows_of
from innokraft.query.running import Asked
from innokraft.query.worker import Limits
from innokraft.store.embedded import EmbeddedStore

XSD = "http://www.w3.org/2001/XMLSchema#"
NUMBERS = (
    "1",
    "01",
    "+1",
    "-1",
    "1.",
    "1.0",
    ".5",
    "1e0",
    "1E5",
    "INF",
    "true",
    "1 ",
    "",
    "0",
    "-0",
)
TEXTS = (
    *("a\tb", "a\nb", "a\r\nb", "\r", 'q"q', "\\", "\u2028", "\x00", "\x85", "?x", "_:b", "<a>"),
    *("", "\ud7ff", "😀", "a\\tb", " lead", "'", "\x0b", "\x1c"),
)
SPOKEN = ox.Literal("x\ty", language="sv")
TRIPLE = ox.Triple(ox.NamedNode("a:s"), ox.NamedNode("a:p"), SPOKEN)
TERMS: tuple[ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple, ...] = (
    *(
        ox.Literal(text, datatype=ox.NamedNode(XSD + kind))
        for kind in ("integer", "decimal", "double", "boolean", "float", "date")
        for text in NUMBERS
    ),
    *map(ox.Literal, TEXTS),
    SPOKEN,
    ox.Literal("x", language="ar", direction=ox.BaseDirection.RTL),
    *(ox.NamedNode("http://e/å?x=1#f"), ox.NamedNode("http://e/%20'()"), ox.BlankNode("b1")),
    *(TRIPLE, ox.Triple(ox.NamedNode("a:s"), ox.NamedNode("a:p"), TRIPLE)),
)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file of a graph that has every kind of term."""
    subject, graph = ox.NamedNode("a:a"), ox.NamedNode("a:g")
    quads = [ox.Quad(subject, ox.NamedNode("a:b"), term, graph) for term in TERMS]
    path = tmp_path_factory.mktemp("terms") / "terms.nq"
    ox.serialize(quads, path, format=ox.RdfFormat.N_QUADS)
    return path


def asked(path: Path, sparql: str, most: int | None = None) -> Answer:
    return answer(Asked(partial(EmbeddedStore.load, path), sparql, Limits(most, most)))


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT ?o ?none ?n { GRAPH ?g { ?s ?p ?o } BIND(STRLEN(STR(?o)) AS ?n) }",
        "CONSTRUCT { ?s ?p ?o } { GRAPH ?g { ?s ?p ?o } }",
        "SELECT * {}",
        "SELECT ?x { VALUES ?x { UNDEF UNDEF } }",
        "SELECT * { VALUES () { () () () } }",
        "SELECT ?x ?y { VALUES (?x ?y) { (UNDEF 1) (1 UNDEF) (UNDEF UNDEF) } }",
        "SELECT ?x { FILTER(false) }",
        "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o FILTER(false) }",
    ],
)
def test_every_term_comes_over_as_the_store_gives_it(path: Path, sparql: str) -> None:
    store = EmbeddedStore.load(path)
    found = asked(path, sparql)
    there = store.query(sparql)
    assert not isinstance(there, ox.QueryBoolean)
    assert terms_of(found.rows) == terms_of(there)
    assert not found.more


def terms_of(rows: Iterable[Iterable[object]]) -> list[list[object]]:
    """The terms of rows, sorted; the name of a blank node is another each time it is loaded."""
    told = ([type(t) if isinstance(t, ox.BlankNode) else t for t in row] for row in rows)
    return sorted(told, key=str)


MANY = " ".join(f'"{n} {"x" * 50}"' for n in range(9000))


@pytest.mark.parametrize(("most", "more"), [(1, True), (8999, True), (9000, False), (9001, False)])
@pytest.mark.parametrize(
    "sparql",
    [
        f"SELECT ?x {{ VALUES ?x {{ {MANY} }} }}",
        f"CONSTRUCT {{ <a:s> <a:p> ?x }} {{ VALUES ?x {{ {MANY} }} }}",
    ],
    ids=["rows", "triples"],
)
def test_as_many_rows_come_over_as_are_wanted(
    path: Path, sparql: str, most: int, more: bool
) -> None:
    found = asked(path, sparql, most)
    assert len(found) == min(most, 9000)
    assert found.more is more
    texts = [row[-1].value.split()[0] for row in found.rows if isinstance(row[-1], ox.Literal)]
    assert texts == [str(n) for n in range(min(most, 9000))]


def test_what_is_no_rdf_is_told() -> None:
    with pytest.raises(QueryError, match=r"the answer holds what is no RDF: .*percent"):
        list(rows_of(b"?x\n<http://e/%zz>\n"))
