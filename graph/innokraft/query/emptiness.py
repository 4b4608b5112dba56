"""Why a question has no answer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pyoxigraph as ox

from innokraft.bilingual import Bilingual
from innokraft.query.questions import Question
from innokraft.rdf.graphs import PROVENANCE
from innokraft.rdf.namespaces import BASE
from innokraft.store.base import Reader, value_of
from innokraft.views.labels import words_for

_NO_RECORDS = Bilingual("grafen har inga källposter", "the graph holds no records")
_NOTHING = Bilingual("inget i grafen svarar på det", "nothing in the graph answers that")
_UNREAD = Bilingual(
    "frågan gäller vad någon har läst ut ur en text, och ingen har annoterat någon av grafens "
    "källposter ({all}); se innokraft suggest",
    "the question is about what someone has read out of a text, and nobody has annotated any of "
    "the graph's records ({all}); see innokraft suggest",
)
_PARTLY = Bilingual(
    "inget i grafen svarar på det; frågan gäller vad någon har läst ut ur en text, och annoterade "
    "är {read} av {all} källposter",
    "nothing in the graph answers that; the question is about what someone has read out of a "
    "text, and {read} of {all} records are annotated",
)


_MENTIONED = Bilingual(
    "{why}; {n} källposter talar om {thing} utan att det är läst: innokraft ask 26 -p concept={id}",
    "{why}; {n} records speak of {thing} and are not read: innokraft ask 26 -p concept={id}",
)
_SPOKEN_OF = Bilingual(
    "{why}; {n} källposter talar om {thing}: innokraft ask 26 -p concept={id}",
    "{why}; {n} records speak of {thing}: innokraft ask 26 -p concept={id}",
)
_UNKNOWN = Bilingual(
    "grafen känner inte {thing}, och därför svarar inget på det; fråga om något annat: -p {name}=…",
    "the graph does not know {thing}, so nothing answers that; ask of another: -p {name}=…",
)
_LACKING = {
    "people": (
        "ASK { ?part ik:agent ?someone . ?someone a foaf:Person }",
        Bilingual(
            "ingen källa i grafen namnger personer i projekt",
            "no source in the graph names people in projects",
        ),
    ),
    "research subjects": (
        "ASK { ?project ik:researchSubject ?subject }",
        Bilingual(
            "ingen källa i grafen anger forskningsämnen",
            "no source in the graph gives research subjects",
        ),
    ),
    "kinds of grant": (
        "ASK { ?project a ik:Project ; ik:classifiedAs ?kind }",
        Bilingual(
            "ingen källa i grafen anger bidragsformer",
            "no source in the graph gives kinds of grant",
        ),
    ),
    "several sources": (
        """ASK { ?one foaf:primaryTopic ?project ; dcterms:isVersionOf ?a .
              ?two foaf:primaryTopic ?project ; dcterms:isVersionOf ?b FILTER(?a != ?b) }""",
        Bilingual(
            "inget projekt i grafen har mer än en källpost",
            "no project of the graph has more than one record",
        ),
    ),
    "days of records": (
        "ASK { ?record dcterms:modified ?day ; dcterms:isVersionOf ?whole }",
        Bilingual(
            "ingen källpost i grafen säger vilken dag den hämtades eller ändrades",
            "no record of the graph says on which day it was loaded or changed",
        ),
    ),
    "sections on results": (
        "ASK { ?section ik:sectionKind v:result }",
        Bilingual(
            "inget avsnitt i grafens texter handlar om resultat",
            "no section of the graph's texts is on results",
        ),
    ),
}
"""What a question may need: how to see whether the graph has it, and what to say if not."""
_MENTIONING = """
    SELECT (COUNT(DISTINCT ?whole) AS ?n) { ?about skos:broader* ?concept .
      ?said rdf:predicate ik:mentions ; rdf:object ?about ; oa:hasSource ?record .
      ?record dcterms:isVersionOf ?whole }
"""
_KNOWN = "ASK { { ?thing ?p ?o } UNION { ?s ?p ?thing } }"


def why_empty(
    asked: Question,
    store: Reader,
    read: int | None = None,
    bindings: Mapping[str, ox.NamedNode | ox.Literal] | None = None,
) -> Bilingual:
    """Why a question has no answer: the graph holds nothing, or nobody has annotated it.

    Or it holds nothing of what was asked about, or no source gives what the question needs; or
    records speak of it that nobody has read.
    `read` is how many records are annotated, where that is known (see `annotated_records`);
    `bindings` are what the question was asked about.
    """
    count = _count(store, "")
    if not count:
        return _NO_RECORDS
    named = {n: node for n, node in (bindings or {}).items() if isinstance(node, ox.NamedNode)}
    things = list(named.values())
    reads = annotated_records(store) if asked.annotated and read is None else read or 0
    if asked.annotated and not reads:
        return _with_mentions(_UNREAD.filled(all=count), store, things)
    for name, thing in named.items():
        if not store.query(_KNOWN, thing=thing):
            return _UNKNOWN.filled(thing=thing.value.removeprefix(BASE), name=name)
    if not asked.annotated:
        lacking = [why for need, (query, why) in _LACKING.items()
                   if need in asked.needs and not store.query(query)]  # fmt: skip
        return lacking[0] if lacking else _with_mentions(_NOTHING, store, things, _SPOKEN_OF)
    return _with_mentions(_PARTLY.filled(all=count, read=reads), store, things)


def _with_mentions(
    why: Bilingual, store: Reader, things: Iterable[ox.NamedNode], said: Bilingual = _MENTIONED
) -> Bilingual:
    """Why there is no answer, with how many records mention the concept that is asked about."""
    for concept in things:
        path = concept.value.removeprefix(BASE)
        if not path.startswith("concept/"):
            continue
        (row,) = store.select(_MENTIONING, concept=concept)
        if n := int(value_of(row["n"])):
            thing = words_for(store, {concept.value}).get(concept.value, Bilingual.alike(path))
            return said.filled(why=why, n=n, thing=thing, id=path.removeprefix("concept/"))
    return why


def annotated_records(store: Reader) -> int:
    """How many records of a graph a person has annotated."""
    which = f'FILTER(STRSTARTS(STR(?annotation), "{BASE}annotation/"))'
    return _count(store, f"?annotation prov:wasDerivedFrom ?version {which}")


def _count(store: Reader, which: str) -> int:
    """How many records a graph holds, or of how many that holds."""
    (row,) = store.select(
        f"SELECT (COUNT(DISTINCT ?record) AS ?n) {{ GRAPH {PROVENANCE} {{ "
        f"?version dcterms:isVersionOf ?record . {which} }} }}"
    )
    return int(value_of(row["n"]))
