"""SHACL, one record at a time: sources that disagree are no violation, each is right by itself.

A record's graph is checked together with the ontology and what stands beside it
(`innokraft.validate.neighbourhood`).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from innokraft.bilingual import Bilingual
from innokraft.model.model import SHIPPED, Model
from innokraft.progress import Progress, counted, tell_nobody
from innokraft.rdf.graphs import GRAPHS
from innokraft.rdf.namespaces import compress
from innokraft.store.base import Reader, value_of
from innokraft.validate.facts import triples_of
from innokraft.validate.finding import Finding, Level
from innokraft.validate.graphs import Graphs, within
from innokraft.validate.neighbourhood import Neighbourhood
from innokraft.validate.rdflib_border import to_rdflib
from innokraft.validate.report import SH, described
from innokraft.validate.surroundings import Surroundings

if TYPE_CHECKING:
    from rdflib import Graph, URIRef
    from rdflib.term import Node

_RECORDS = f"""
SELECT DISTINCT ?graph ?record WHERE {{
  ?record a ik:SourceRecord ; foaf:primaryTopic ?project . ?graph prov:wasDerivedFrom ?record
  FILTER(STRSTARTS(STR(?graph), "{GRAPHS}"))  # an annotation rests on a record too
}} ORDER BY ?graph
"""
_ORDER = f"{SH}lessThanOrEquals"
_IN_NO_ORDER = Bilingual(
    "av två värden som ska komma i ordning är det ena varken tal eller dag",
    "of two values that must be in order, one is neither a number nor a day",
)
_LEVELS = {level.capitalize(): level for level in Level}


def check_shapes(
    store: Reader,
    graphs: Graphs = None,
    progress: Progress = tell_nobody,
    model: Model = SHIPPED,
) -> Iterator[Finding]:
    """What pySHACL finds against the shapes of a model in the graphs of records."""
    surroundings = Surroundings(store)
    data = to_rdflib(triples_of(surroundings.model))
    rows = list(store.select(within(_RECORDS, graphs)))
    for row in counted(rows, "shapes", progress, len(rows)):
        around = Neighbourhood(value_of(row["graph"]), surroundings, value_of(row["record"]))
        seen = (around.own, around.beside, around.common)
        new = set(to_rdflib(triple for facts in seen for triple in triples_of(facts))) - set(data)
        for triple in new:
            data.add(triple)
        yield from _judged(data, around.record, model)
        for triple in new:
            data.remove(triple)


def _judged(data: Graph, record: str, model: Model) -> Iterator[Finding]:
    """What is found in a record, and a finding more where it holds what pySHACL cannot compare."""
    from pyshacl.errors import ReportableRuntimeError

    try:
        yield from list(results(data, _shapes(model)))
    except (ReportableRuntimeError, TypeError):
        yield Finding(Level.VIOLATION, "order", record, _IN_NO_ORDER)
        yield from results(data, _shapes(model, in_order=False))


@cache
def _shapes(model: Model, *, in_order: bool = True) -> Graph:
    """The shapes of a model; or those alone that ask for no order of two values."""
    from rdflib import Graph, URIRef

    shapes = Graph().parse(data=model.shapes, format="turtle")
    return shapes if in_order else shapes.remove((None, URIRef(_ORDER), None))


def results(data: Graph, shapes: Graph) -> Iterator[Finding]:
    """The results of pySHACL's report; what they rest on in turn (`sh:detail`) is none itself."""
    import pyshacl
    from rdflib import RDF

    _, report, _ = pyshacl.validate(data, shacl_graph=shapes, inference="none", advanced=False)
    whole = report.value(None, RDF.type, _sh("ValidationReport"))
    for result in report.objects(whole, _sh("result")):
        yield _finding(report, result)


def _finding(report: Graph, result: Node) -> Finding:
    def value(name: str) -> str:
        found = report.value(result, _sh(name))
        return "" if found is None else compress(str(found))

    messages = sorted(report.objects(result, _sh("resultMessage")), key=str)
    words = {getattr(message, "language", None) or "en": str(message) for message in messages}
    component = value("sourceConstraintComponent").rpartition("#")[2]
    told = Bilingual(
        words.get("sv", f"det håller inte {component}"),
        words.get("en", f"it does not hold {component}"),
    )
    found = f": {value('value')}" if value("value") else ""
    return Finding(
        _LEVELS.get(value("resultSeverity").rpartition("#")[2], Level.VIOLATION),
        f"shape {_path(report, report.value(result, _sh('resultPath')))}".strip(),
        _told(report.value(result, _sh("focusNode"))),
        Bilingual.alike("{told}{found}").filled(told=told, found=found),
        report=described(report, result),
    )


def _told(node: Node | None) -> str:
    from rdflib import Literal

    return node.n3() if isinstance(node, Literal) else str(node)


def _path(report: Graph, path: Node | None) -> str:
    """A path of properties as SPARQL writes it, without brackets; nothing for none."""
    from rdflib import BNode

    if not isinstance(path, BNode):
        return "" if path is None else compress(str(path))
    if (inverse := report.value(path, _sh("inversePath"))) is not None:
        return f"^{_path(report, inverse)}"
    either = report.value(path, _sh("alternativePath"))
    listed = report.items(path if either is None else either)
    return ("/" if either is None else "|").join(_path(report, each) for each in listed)


def _sh(name: str) -> URIRef:
    from rdflib import URIRef

    return URIRef(f"{SH}{name}")
