"""Every query test of the W3C that the store itself passes gives the same through `query`.

Runs where INNOKRAFT_W3C names a folder that holds a copy of the suites (`rdf-tests/sparql`, as
CONTRIBUTING.md says), and is skipped elsewhere: the suites are not ours to ship.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit
from urllib.request import url2pathname

import pyoxigraph as ox
import pytest

from innokraft.errors import InnokraftError
from innokraft.rdf.namespaces import BASE, PREFIXES
from innokraft.store.embedded import EmbeddedStore
from tests.graph.answers import run_query

MF = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"
QT = "http://www.w3.org/2001/sw/DataAccess/tests/test-query#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
KINDS = frozenset(
    {"QueryEvaluationTest", "PositiveSyntaxTest", "PositiveSyntaxTest11", "CSVResultFormatTest"}
)
_FROM = re.compile(r"FROM\s+(?:NAMED\s+)?<([^>:]+)>")
_BLANK = re.compile(r"_:\w+")
_REFUSED = re.compile(
    "refused: line [0-9]+, column [0-9]+ of the query: (?:SERVICE|FROM .* holds no)"
)
_CHANGES = re.compile(r"UUID|RAND|NOW|BNODE", re.IGNORECASE)
BY_DESIGN = frozenset(
    ["algebra/join-combo-2"]
    + [f"graph/dawg-graph-{n}" for n in ("02", "05", "07", "08", "09", "10b", "11")]
)
"""Tests that expect a default graph without what the named graphs hold."""


class Case(NamedTuple):
    """A query test: its name, its query, the default data, the named data."""

    name: str
    query: Path
    data: list[Path]
    named: list[Path]


@pytest.fixture(scope="module")
def suite() -> Path:
    folder = Path(os.environ.get("INNOKRAFT_W3C", "")) / "rdf-tests" / "sparql"
    if "INNOKRAFT_W3C" not in os.environ or not folder.is_dir():
        pytest.skip("INNOKRAFT_W3C names no folder with the suites of the W3C")
    return folder


def cases(manifest: Path) -> Iterator[Case]:
    store = ox.Store()
    store.load(path=str(manifest), base_iri=manifest.as_uri(), format=ox.RdfFormat.TURTLE)

    def values(subject: Any, predicate: str) -> list[Any]:
        found = store.quads_for_pattern(subject, ox.NamedNode(predicate), None)
        return sorted((quad.object for quad in found), key=str)

    def files(subject: Any, predicate: str) -> list[Path]:
        return [Path(url2pathname(urlsplit(v.value).path)) for v in values(subject, predicate)]

    for quad in store.quads_for_pattern(None, ox.NamedNode(f"{RDF}type"), None):
        kind = getattr(quad.object, "value", "").rpartition("#")[2]
        name = f"{manifest.parent.name}/{str(quad.subject).rpartition('#')[2].strip('<>')}"
        for action in values(quad.subject, f"{MF}action") if kind in KINDS else ():
            if isinstance(action, ox.NamedNode):
                yield Case(name, Path(url2pathname(urlsplit(action.value).path)), [], [])
            elif not values(action, f"{QT}serviceData"):
                given = files(action, f"{QT}data"), files(action, f"{QT}graphData")
                yield Case(name, files(action, f"{QT}query")[0], *given)


def loaded(case: Case, sparql: str) -> ox.Store:
    """The data of a case; what a query names in FROM is there as a named graph."""
    store = ox.Store()
    named = [case.query.parent / name for name in _FROM.findall(sparql)]
    for path in case.data:
        store.load(path=str(path), base_iri=path.as_uri())
    for path in {*case.named, *(path for path in named if path.is_file())}:
        store.load(path=str(path), base_iri=path.as_uri(), to_graph=ox.NamedNode(path.as_uri()))
    return store


def bare(store: ox.Store, sparql: str) -> list[str] | None:
    """What the store itself answers, or None where it does not."""
    try:
        answer = store.query(sparql, base_iri=BASE, prefixes=PREFIXES)
        if isinstance(answer, ox.QueryBoolean):
            return [str(bool(answer))]
        return sorted(shown(row) for row in answer)
    except (SyntaxError, ValueError, RuntimeError, OSError):
        return None


def ours(store: ox.Store, sparql: str, path: Path) -> list[str]:
    """What `query` answers, or why it does not."""
    store.dump(str(path), format=ox.RdfFormat.N_QUADS)
    try:
        answer = run_query(partial(EmbeddedStore.load, path), sparql)
    except InnokraftError as error:
        return [f"refused: {error}"]
    if answer.kind == "boolean":
        return [str(answer.boolean)]
    return sorted(map(shown, answer.rows))


def shown(row: Iterable[object]) -> str:
    """A row with blank nodes without their names: two stores name them apart."""
    return _BLANK.sub("_:b", " ".join(map(str, row)))


def test_a_query_answers_as_the_store_itself_does(suite: Path, tmp_path: Path) -> None:
    wrong = {}
    count = 0
    for case in (case for path in sorted(suite.rglob("manifest.ttl")) for case in cases(path)):
        text = case.query.read_text("utf-8")
        sparql = f"BASE <{case.query.as_uri()}> {text}"
        store = loaded(case, text)
        expected = bare(store, sparql)
        if expected is not None and not _CHANGES.search(text):
            count += 1
            found = ours(store, sparql, tmp_path / "data.nq")
            if found != expected and not _REFUSED.match(found[0]):
                wrong[case.name] = found[:2], expected[:2]
    assert wrong.keys() == BY_DESIGN
    assert count > 900
