"""The border to rdflib: terms of the store become rdflib's, and nowhere else.

A plain literal stays plain: Oxigraph calls it xsd:string, which rdflib takes for another term.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

import pyoxigraph as ox

from innokraft.rdf.namespaces import XSD_STRING

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node


def to_rdflib(triples: Iterable[ox.Triple]) -> Graph:
    """An rdflib graph of triples."""
    from rdflib import Graph

    _quieten()
    graph = Graph(bind_namespaces="none")
    for triple in triples:
        graph.add((_node(triple.subject), _node(triple.predicate), _node(triple.object)))
    return graph


@cache
def _quieten() -> None:
    """Keeps what rdflib and pySHACL log, tracebacks and all, from the terminal of who validates.

    What is wrong with a graph is a finding; a program that sets up logging still gets rdflib's.
    """
    import logging
    import warnings

    warnings.filterwarnings("ignore", module="rdflib|pyshacl")
    logging.getLogger("rdflib").addHandler(logging.NullHandler())
    logging.getLogger("pyshacl-validate").disabled = True


def _node(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> Node:
    from rdflib import BNode, Literal, URIRef

    if isinstance(term, ox.NamedNode):
        return URIRef(term.value)
    if isinstance(term, ox.Literal):
        datatype = term.datatype.value
        if term.language:
            return Literal(term.value, lang=term.language)
        if datatype == XSD_STRING:
            return Literal(term.value)
        return Literal(term.value, datatype=URIRef(datatype), normalize=False)
    return BNode(str(term))
