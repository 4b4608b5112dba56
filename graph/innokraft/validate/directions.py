"""Every statement goes the way of its property and joins the kinds that it may, however certain.

What a reading may say is checked when it is read (`innokraft.describe.permitted`). Here a graph
is held to the same (`ik:saidOf`, `ik:saidAs`), wherever it came from. A thing of which the graph
knows no kind, such as a project that no record describes, is not judged.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

import pyoxigraph as ox

from innokraft.bilingual import Bilingual
from innokraft.model.ontology import Ontology, load_ontology
from innokraft.rdf.graphs import CONCEPTS
from innokraft.rdf.namespaces import XSD_STRING, compress, expand
from innokraft.rdf.terms import term_of
from innokraft.store.base import Node, Reader, value_of
from innokraft.validate.facts import Said, name_of, node_of
from innokraft.validate.finding import Finding, Level, told
from innokraft.validate.graphs import Graphs, within
from innokraft.validate.neighbourhood import EXACT, OBJECT, PREDICATE, SUBJECT, Neighbourhood

_TYPE, _SCHEME = expand("rdf:type"), expand("skos:inScheme")
_STATEMENT, _QUOTED = expand("ik:Statement"), "?what oa:exact ?words"
_ENDS = (
    ("rdf:subject ?what", "?what <{p}> ?other",
     Bilingual("{what} passar inte som subjekt till {p}",
               "{what} does not fit as the subject of {p}")),
    ("rdf:object ?what", "?other <{p}> ?what",
     Bilingual("{what} passar inte som värde av {p}",
               "{what} does not fit as the object of {p}")),
)  # fmt: skip


def check_directions(store: Reader, graphs: Graphs = None) -> Iterator[Finding]:
    """Findings for ends of statements, bare or claimed, that their property cannot have."""
    for predicate, ends in _ends(load_ontology()).items():
        for (claimed, bare, text), kinds in zip(_ENDS, ends, strict=True):
            query = _query(predicate, claimed, bare.format(p=predicate), _fit(kinds))
            for row in store.select(within(query, graphs)):
                yield Finding(
                    Level.VIOLATION,
                    "direction",
                    told(row["thing"]),
                    text.filled(what=compress(value_of(row["what"])), p=compress(predicate)),
                    told(row["graph"]),
                )


@cache
def _ends(ontology: Ontology) -> Mapping[str, tuple[frozenset[str], frozenset[str]]]:
    """What fits as subject and as value of each property that a reading may say."""
    return {
        predicate: (_fitting(ontology, said.of), _fitting(ontology, said.as_))
        for predicate, said in ontology.said.items()
    }


def all_fit(around: Neighbourhood) -> bool:
    """Whether all that a record's graph says surely fits, as far as it and what it names tell."""
    ends = _ends(load_ontology())
    return all(
        _fits(around, what, kinds)
        for thing, said in around.facts.items()
        for predicate, said_of, said_as in _used(thing, said)
        if predicate in ends
        for values, kinds in zip((said_of, said_as), ends[predicate], strict=True)
        for what in values
    )


def _used(thing: str, said: Said) -> Iterator[tuple[str, list[Node], list[Node]]]:
    """The properties that a thing has or, as a statement, speaks of; with both of their ends."""
    for predicate, values in said.items():
        yield predicate, [node_of(thing)], values
    for stated in said.get(PREDICATE, ()):
        yield name_of(stated), said.get(SUBJECT, []), said.get(OBJECT, [])


def _fits(around: Neighbourhood, what: Node, fitting: frozenset[str]) -> bool:
    if isinstance(what, ox.Literal):
        return what.datatype.value in fitting
    said = around.said_of(name_of(what))
    kinds = (*said.get(_TYPE, ()), *said.get(_SCHEME, ()))
    is_statement = _STATEMENT in fitting and EXACT in around.facts.get(name_of(what), {})
    return is_statement or any(name_of(kind) in fitting for kind in kinds)


def _fitting(ontology: Ontology, kinds: frozenset[str]) -> frozenset[str]:
    """Some kinds, and those below them; a string goes for a text in a language."""
    below = {each for each in ontology.above if ontology.is_a(each, *kinds)}
    return kinds | below | ({XSD_STRING} if expand("rdf:langString") in kinds else set())


def _fit(kinds: frozenset[str]) -> str:
    """Whether `?what` is one of some kinds: a condition for a query.

    A statement is known by its quote, all else by its class, its scheme or its datatype.
    """
    fitting = ", ".join(map(term_of, sorted(kinds)))
    is_statement = f"EXISTS {{ {_QUOTED} }}" if _STATEMENT in kinds else "false"
    return f"""IF(isLiteral(?what), DATATYPE(?what) IN ({fitting}),
        EXISTS {{ ?what a ?kind FILTER(?kind IN ({fitting})) }} || {is_statement}
        || EXISTS {{ ?what skos:inScheme ?scheme FILTER(?scheme IN ({fitting})) }})"""


def _query(predicate: str, claimed: str, bare: str, fit: str) -> str:
    return f"""SELECT DISTINCT ?graph ?thing ?what WHERE {{
      {{ GRAPH ?graph {{ ?thing rdf:predicate <{predicate}> ; {claimed} }} }}
      UNION {{ GRAPH ?graph {{ {bare} }} BIND(?what AS ?thing) }}
      FILTER(?graph != {CONCEPTS})
      FILTER(isLiteral(?what) || EXISTS {{ ?what a ?any }} || EXISTS {{ {_QUOTED} }})
      FILTER(!({fit}))
    }} ORDER BY ?graph ?thing ?what"""
