"""Findings as a SHACL validation report, in Turtle: sorted, the same bytes each time."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import pyoxigraph as ox

from innokraft.rdf.namespaces import BASE, PREFIXES
from innokraft.validate.finding import Finding

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

SH = "http://www.w3.org/ns/shacl#"

_TYPE = f"{PREFIXES['rdf']}type"


def as_report(findings: Iterable[Finding]) -> str:
    """The report of some findings; what no shape found names its rule as the constraint."""
    results = sorted({finding.report or _result(finding) for finding in findings})
    head = f"@prefix sh: <{SH}> .\n\n[] a sh:ValidationReport ;\n    sh:conforms "
    if not results:
        return f"{head}true .\n"
    listed = " ,\n".join(f"    [ {result} ]" for result in results)
    return f"{head}false ;\n    sh:result\n{listed} .\n"


def described(graph: Graph, node: Node) -> str:
    """What a graph says of a blank node, as the inside of Turtle's square brackets."""
    return _described(graph, node, frozenset())


def _described(graph: Graph, node: Node, above: frozenset[Node]) -> str:
    from rdflib import BNode

    said = []
    for predicate in sorted(set(graph.predicates(node)), key=str):
        objects = sorted(
            _term(graph, each, above | {node})
            for each in graph.objects(node, predicate)
            if not (str(predicate) == f"{SH}sourceShape" and isinstance(each, BNode))
        )
        if objects:
            verb = "a" if str(predicate) == _TYPE else _name(str(predicate))
            said.append(f"{verb} {' , '.join(objects)}")
    return " ; ".join(said)


def _term(graph: Graph, node: Node, above: frozenset[Node]) -> str:
    from rdflib import BNode, URIRef

    if isinstance(node, BNode):
        return "[]" if node in above else f"[ {_described(graph, node, above)} ]"
    return _name(str(node)) if isinstance(node, URIRef) else str(node.n3())


def _name(iri: str) -> str:
    name = iri.removeprefix(SH)
    return f"sh:{name}" if name != iri and name.isalnum() else f"<{iri}>"


def _result(finding: Finding) -> str:
    rule = ox.NamedNode(f"{BASE}rule/{finding.rule.partition(' ')[0]}")
    focus = finding.thing if finding.thing.startswith(("_:", '"')) else f"<{finding.thing}>"
    en, sv = (ox.Literal(getattr(finding.text, tag), language=tag) for tag in ("en", "sv"))
    return (
        f"a sh:ValidationResult ; sh:focusNode {focus} ; sh:resultMessage {en} , {sv} ; "
        f"sh:resultSeverity sh:{finding.level.capitalize()} ; sh:sourceConstraintComponent {rule}"
    )
