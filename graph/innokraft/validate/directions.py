"""Every statement goes the way of its property and joins the kinds that it may, however certain.

What a reading may say is checked when it is read (`innokraft.describe.permitted`). Here a graph
is held to the same (`ik:saidOf`, `ik:saidAs`), wherever it came from. A thing of which the graph
knows no kind, such as a project that no record describes, is not judged.
"""

from __future__ import annotations

from collections.abc import Iterator

from innokraft.bilingual import Bilingual
from innokraft.model.ontology import Ontology, load_ontology
from innokraft.rdf.graphs import CONCEPTS
from innokraft.rdf.namespaces import PREFIXES, compress, expand
from innokraft.rdf.terms import term_of
from innokraft.store.base import Reader, value_of
from innokraft.validate.finding import Finding, Level

_STRING = f"{PREFIXES['xsd']}string"
_STATEMENT, _QUOTED = expand("ik:Statement"), "?what oa:exact ?words"
_ENDS = (
    ("rdf:subject ?what", "?what <{p}> ?other",
     Bilingual("{what} passar inte som subjekt till {p}",
               "{what} does not fit as the subject of {p}")),
    ("rdf:object ?what", "?other <{p}> ?what",
     Bilingual("{what} passar inte som värde av {p}",
               "{what} does not fit as the object of {p}")),
)  # fmt: skip


def check_directions(store: Reader) -> Iterator[Finding]:
    """Findings for ends of statements, bare or claimed, that their property cannot have."""
    ontology = load_ontology()
    for predicate, said in ontology.said.items():
        for (claimed, bare, text), kinds in zip(_ENDS, (said.of, said.as_), strict=True):
            query = _query(predicate, claimed, bare.format(p=predicate), _fit(ontology, kinds))
            for row in store.select(query):
                yield Finding(
                    Level.VIOLATION,
                    "direction",
                    value_of(row["thing"]),
                    text.filled(what=compress(value_of(row["what"])), p=compress(predicate)),
                    value_of(row["graph"]),
                )


def _fit(ontology: Ontology, kinds: frozenset[str]) -> str:
    """Whether `?what` is one of some kinds: a condition for a query.

    A statement is known by its quote, all else by its class, its scheme or its datatype.
    """
    below = {each for each in ontology.above if ontology.is_a(each, *kinds)}
    if expand("rdf:langString") in kinds:
        below.add(_STRING)
    fitting = ", ".join(map(term_of, sorted(below | kinds)))
    is_statement = f"EXISTS {{ {_QUOTED} }}" if _STATEMENT in below else "false"
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
