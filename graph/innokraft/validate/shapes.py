"""SHACL, one record of a project at a time: sources that disagree are no violation.

Records are put into layers that hold at most one record of each project, and a layer is
checked together with the ontology. Statements that are no claims, most of a graph, are left out
here: `innokraft.validate.quotes` holds each of them to the same shape in less time.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING

import pyoxigraph as ox

from innokraft.bilingual import Bilingual
from innokraft.files.shipped import resource
from innokraft.progress import Progress, tell_nobody
from innokraft.rdf.graphs import COMMON, CONCEPTS, GRAPHS, PROVENANCE
from innokraft.rdf.namespaces import compress
from innokraft.rdf.terms import iri_of
from innokraft.store.base import Reader, value_of
from innokraft.validate.finding import Finding, Level
from innokraft.validate.rdflib_border import to_rdflib
from innokraft.validate.report import SH, described

if TYPE_CHECKING:
    from rdflib import Graph, URIRef
    from rdflib.term import Node

LAYER = 200
"""The most records in one layer; bounds the memory."""

_RECORDS = f"""
SELECT ?graph ?record ?project WHERE {{
  ?record a ik:SourceRecord ; foaf:primaryTopic ?project . ?graph prov:wasDerivedFrom ?record
  FILTER(STRSTARTS(STR(?graph), "{GRAPHS}"))  # an annotation rests on a record too
}} ORDER BY ?project ?graph
"""
_PLAIN = """SELECT ?said WHERE {{ GRAPH {graph} {{ ?said rdf:predicate ?p
  FILTER NOT EXISTS {{ ?said ik:certainty ?c }} }} }}"""
_LEVELS = {level.capitalize(): level for level in Level}


def check_shapes(store: Reader, progress: Progress = tell_nobody) -> Iterator[Finding]:
    """What pySHACL finds against `ontology/shapes.ttl`."""
    model, common = list(_triples(store, iri_of(CONCEPTS))), _common(store)
    found: set[Finding] = set()
    done = 0
    for layer in layers(store):
        triples = [t for graph in layer for t in _triples(store, graph)]
        shared = _named(triples, common)
        found |= set(results(to_rdflib([*model, *triples, *shared]), _shapes()))
        done += len(layer) // 2
        progress("shapes", done)
    yield from found


def layers(store: Reader) -> list[list[str]]:
    """Names of graphs: each layer has one record graph a project at the most.

    The second name of each pair is that of a record node, whose triples stand in the
    provenance graph.
    """
    seen: Counter[str] = Counter()
    found: dict[tuple[int, int], list[str]] = {}
    filled: Counter[int] = Counter()
    for row in store.select(_RECORDS):
        depth = seen[value_of(row["project"])]
        seen[value_of(row["project"])] += 1
        part = filled[depth] // LAYER
        filled[depth] += 1
        found.setdefault((depth, part), []).extend(
            (value_of(row["graph"]), value_of(row["record"]))
        )
    return [found[key] for key in sorted(found)]


def _triples(store: Reader, name: str) -> Iterator[ox.Triple]:
    node = ox.NamedNode(name)
    graph = f"GRAPH {node} {{ ?s ?p ?o }}"
    record = f"GRAPH {PROVENANCE} {{ {node} ?p ?o BIND({node} AS ?s) }}"
    made = store.triples(f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ {{ {graph} }} UNION {{ {record} }} }}")
    plain = {value_of(row["said"]) for row in store.select(_PLAIN.format(graph=node))}
    return (triple for triple in made if getattr(triple.subject, "value", "") not in plain)


def _common(store: Reader) -> dict[str, list[ox.Triple]]:
    """What records have in common, by subject."""
    found: dict[str, list[ox.Triple]] = defaultdict(list)
    for triple in _triples(store, iri_of(COMMON)):
        found[str(triple.subject)].append(triple)
    return found


def _named(triples: Iterable[ox.Triple], common: Mapping[str, list[ox.Triple]]) -> list[ox.Triple]:
    """What records have in common, as far as some triples, or what they name, name it."""
    found: dict[str, list[ox.Triple]] = {}
    pending = [str(triple.object) for triple in triples]
    while pending:
        node = pending.pop()
        if node in common and node not in found:
            found[node] = common[node]
            pending += [str(triple.object) for triple in common[node]]
    return [triple for each in found.values() for triple in each]


@cache
def _shapes() -> Graph:
    from rdflib import Graph

    return Graph().parse(resource("ontology/shapes.ttl"))


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
        f"shape {value('resultPath')}".strip(),
        str(report.value(result, _sh("focusNode"))),
        Bilingual.alike("{told}{found}").filled(told=told, found=found),
        report=described(report, result),
    )


def _sh(name: str) -> URIRef:
    from rdflib import URIRef

    return URIRef(f"{SH}{name}")
