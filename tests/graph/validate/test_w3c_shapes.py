"""Every SHACL core test of the W3C that pySHACL passes gives its results through `validate` too.

Runs where INNOKRAFT_W3C names a folder that holds a copy of `data-shapes`, as CONTRIBUTING.md says.
"""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import pyoxigraph as ox
import pyshacl
import pytest
import rdflib
from rdflib import RDF, SH

from innokraft.validate import as_report
from innokraft.validate.rdflib_border import to_rdflib
from innokraft.validate.shapes import results

MF = rdflib.Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
SHT = rdflib.Namespace("http://www.w3.org/ns/shacl-test#")
LEVELS = {"Violation": "violation", "Warning": "warning", "Info": "info"}

Bag = Counter[tuple[str, str]]


@pytest.fixture(scope="module")
def suite() -> Path:
    folder = Path(os.environ.get("INNOKRAFT_W3C", "")) / "data-shapes"
    if "INNOKRAFT_W3C" not in os.environ or not folder.is_dir():
        pytest.skip("INNOKRAFT_W3C names no folder with the suites of the W3C")
    return folder / "data-shapes-test-suite" / "tests" / "core"


def read(path: Path) -> rdflib.Graph:
    """A file as `validate` would get it: through the store's terms."""
    base = path.as_uri()
    quads = ox.parse(path=str(path), format=ox.RdfFormat.TURTLE, base_iri=base)
    return to_rdflib(quad.triple for quad in quads)


def named(node: object) -> str:
    return "blank" if isinstance(node, rdflib.BNode) else str(node)


def of_report(graph: rdflib.Graph, report: rdflib.term.Node | None) -> Bag:
    """The focus node and the level of each result."""
    found: Bag = Counter()
    for result in graph.objects(report, SH.result):
        severity = str(graph.value(result, SH.resultSeverity)).rpartition("#")[2]
        focus = named(graph.value(result, SH.focusNode))
        found[focus, LEVELS.get(severity, "violation")] += 1
    return found


@pytest.mark.filterwarnings("ignore")  # values that are wrong on purpose
def test_validate_finds_what_pyshacl_finds_where_that_is_right(suite: Path) -> None:
    wrong, count = {}, 0
    for path in sorted(suite.rglob("*.ttl")):
        manifest = rdflib.Graph().parse(path)
        for test in manifest.subjects(RDF.type, SHT.Validate):
            action, expected = manifest.value(test, MF.action), manifest.value(test, MF.result)
            files = [manifest.value(action, each) for each in (SHT.dataGraph, SHT.shapesGraph)]
            data, shapes = (read(Path(str(file).removeprefix("file://"))) for file in files)
            _, report, _ = pyshacl.validate(data, shacl_graph=shapes, inference="none")
            if not isinstance(report, rdflib.Graph):
                continue
            theirs = of_report(report, report.value(None, RDF.type, SH.ValidationReport))
            if theirs != of_report(manifest, expected):
                continue
            count += 1
            listed = list(results(data, shapes))
            ours: Bag = Counter((_blank(f.thing, data), str(f.level)) for f in listed)
            rebuilt = rdflib.Graph().parse(data=as_report(listed), format="turtle")
            conforms = [str(o) for o in rebuilt.objects(None, SH.conforms)] == [
                str(not listed).lower()
            ]
            if ours != theirs or not conforms:
                wrong[path.name] = ours, theirs
    assert wrong == {}
    assert count > 80


def _blank(thing: str, data: rdflib.Graph) -> str:
    return "blank" if rdflib.BNode(thing) in data.all_nodes() else thing
