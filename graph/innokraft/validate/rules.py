"""The rules of the model that need more than one node: each a query that must find nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from innokraft.bilingual import Bilingual
from innokraft.model.ontology import Ontology, load_ontology
from innokraft.rdf.graphs import GRAPHS
from innokraft.rdf.namespaces import compress
from innokraft.rdf.terms import term_of
from innokraft.store.base import Reader, value_of
from innokraft.validate.finding import Finding, Level, told
from innokraft.validate.graphs import Graphs, within

_RECORD_GRAPH = f"""
  ?graph prov:wasDerivedFrom ?record . ?record a ik:SourceRecord .
  FILTER(STRSTARTS(STR(?graph), "{GRAPHS}"))
"""


@dataclass(frozen=True, slots=True)
class Check:
    """A query over ?graph with ?thing (and ?graph, ?what) for each finding, and the words for one.

    `{what}` in the words stands for ?what.
    """

    name: str
    level: Level
    words: Bilingual
    sparql: str


def _rules(ontology: Ontology) -> tuple[Check, ...]:
    only = " ".join(map(term_of, sorted(ontology.claim_only)))
    return (
        Check(
            "hedged-stands-bare",
            Level.VIOLATION,
            Bilingual(
                "källan säger det bara som {what}, men det står som ett blankt påstående",
                "the source says it only as {what}, yet it stands as a bare statement",
            ),
            f"""SELECT DISTINCT ?graph ?thing ?what WHERE {{ {_RECORD_GRAPH}
              GRAPH ?graph {{ ?thing a ik:UnassertedStatement ; rdf:subject ?s ; rdf:predicate ?p ;
                rdf:object ?o ; ik:certainty ?certainty . ?s ?p ?o
                FILTER NOT EXISTS {{ ?firm rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o
                  FILTER NOT EXISTS {{ ?firm a ik:UnassertedStatement }} }} }}
              FILTER(?certainty NOT IN (v:konstaterat, v:bedomt))
              BIND(STRAFTER(STR(?certainty), "value/") AS ?what) }}""",
        ),
        Check(
            "claim-only-stands-bare",
            Level.VIOLATION,
            Bilingual(
                "{what} får bara stå som påstående med säkerhet, aldrig blankt",
                "{what} may stand as a claim only, never bare",
            ),
            f"""SELECT ?graph ?thing ?what WHERE {{ VALUES ?p {{ {only} }}
              GRAPH ?graph {{ ?thing ?p ?o }} BIND(STR(?p) AS ?what) }}""",
        ),
        Check(
            "wrongly-asserted",
            Level.VIOLATION,
            Bilingual(
                "påståendet {what} är ohävdat, eller inte, tvärt emot sin säkerhet",
                "the claim {what} is unasserted, or is not, against its certainty",
            ),
            f"""SELECT ?graph ?thing ?what WHERE {{ {_RECORD_GRAPH}
              GRAPH ?graph {{ ?thing ik:certainty ?certainty ; rdf:predicate ?p ; rdf:object ?o
                BIND(EXISTS {{ ?thing a ik:UnassertedStatement }} AS ?unasserted)
                BIND(EXISTS {{ ?thing ik:supports ?claim }} AS ?further) }}
              BIND(?certainty NOT IN (v:konstaterat, v:bedomt)
                || ?p IN ({only.replace("> <", ">, <")}) AS ?alone)
              FILTER(?unasserted != (?further || ?alone))
              BIND(CONCAT(STR(?p), " ", STR(?o)) AS ?what) }}""",
        ),
        Check(
            "count-of-areas",
            Level.VIOLATION,
            Bilingual(
                "källan räknar till {what} områden, grafen har ett annat antal",
                "the source counts {what} areas, the graph holds another number",
            ),
            """SELECT DISTINCT ?thing ?what WHERE {
              { SELECT ?thing (COUNT(DISTINCT ?area) AS ?held) WHERE {
                  ?thing ik:identifiedCount ?n
                  OPTIONAL { ?claim rdf:subject ?area ; rdf:object ?thing ;
                    rdf:predicate ik:identifiedAsCentralIn } } GROUP BY ?thing }
              GRAPH ?graph { ?thing ik:identifiedCount ?what } FILTER(?what != ?held) }""",
        ),
        Check(
            "two-amounts",
            Level.VIOLATION,
            Bilingual(
                "källan ger bidraget två belopp i {what}",
                "the source gives the grant two amounts in {what}",
            ),
            f"""SELECT DISTINCT ?graph ?thing ?what WHERE {{ {_RECORD_GRAPH}
              GRAPH ?graph {{ ?thing a schema:MonetaryGrant ; schema:amount ?a, ?b .
                ?a schema:currency ?what . ?b schema:currency ?what }}
              FILTER(STR(?a) < STR(?b)) }}""",
        ),
        Check(
            "unit-of-another",
            Level.VIOLATION,
            Bilingual(
                "enheten {what} hör inte till koordinatorn",
                "the unit {what} is not the coordinator's",
            ),
            f"""SELECT ?graph ?thing ?what WHERE {{ {_RECORD_GRAPH}
              GRAPH ?graph {{ ?thing ik:coordinatingUnit ?what
                FILTER NOT EXISTS {{ ?thing ik:coordinator ?o . ?what org:unitOf ?o }} }} }}""",
        ),
        Check(
            "annotation-waits",
            Level.WARNING,
            Bilingual(
                "läsningen är inte gjord på {what}, den version som räknas; läs den versionen, "
                "eller ta ut läsningen",
                "the annotation was not read in {what}, the version that counts; read that "
                "version, or withdraw the annotation",
            ),
            f"""SELECT DISTINCT ?thing ?what WHERE {{ ?thing a ik:Annotation ;
                prov:wasDerivedFrom/dcterms:isVersionOf ?whole .
              ?what dcterms:isVersionOf ?whole ; foaf:primaryTopic ?topic .
              ?graph prov:wasDerivedFrom ?what FILTER(STRSTARTS(STR(?graph), "{GRAPHS}"))
              FILTER NOT EXISTS {{ ?graph prov:wasDerivedFrom ?thing }} }}""",
        ),
        Check(
            "ends-before-start",
            Level.WARNING,
            Bilingual("slutar {what}, innan det börjar", "ends {what}, before it starts"),
            f"""SELECT ?graph ?thing ?what WHERE {{ {_RECORD_GRAPH}
              GRAPH ?graph {{ ?thing ik:earliest ?from ; ik:latest ?what }}
              FILTER(?what < ?from) }}""",
        ),
        Check(
            "names-of-two",
            Level.WARNING,
            Bilingual(
                "en ORCID, men två namn som inget har gemensamt: {what}",
                "one ORCID, yet two names that have nothing in common: {what}",
            ),
            """SELECT DISTINCT ?thing ?what WHERE { GRAPH ?graph { ?thing a foaf:Person }
              ?thing foaf:name ?a, ?b
              FILTER(?a < ?b && CONTAINS(STR(?thing), "/orcid/"))
              FILTER(LCASE(REPLACE(?a, " .*", "")) != LCASE(REPLACE(?b, " .*", "")))
              FILTER(LCASE(REPLACE(?a, ".* ", "")) != LCASE(REPLACE(?b, ".* ", "")))
              BIND(CONCAT(STR(?a), ", ", STR(?b)) AS ?what) }""",
        ),
        Check(
            "project-without-time",
            Level.INFO,
            Bilingual("projektet har ingen tid", "the project has no time"),
            """SELECT DISTINCT ?thing WHERE { GRAPH ?graph { ?thing a ik:Project }
              FILTER NOT EXISTS { ?thing time:hasTime ?t } }""",
        ),
        Check(
            "section-not-read",
            Level.INFO,
            Bilingual(
                "inget påstående eller omnämnande vilar på avsnittet {what}",
                "no statement or mention rests on the section {what}",
            ),
            """SELECT DISTINCT ?thing ?what WHERE {
              GRAPH ?graph { ?thing rdfs:label ?what } ?record ik:section ?thing
              FILTER NOT EXISTS { ?said ik:inSection ?thing } }""",
        ),
    )


def check_rules(store: Reader, graphs: Graphs = None) -> Iterator[Finding]:
    """Findings of all rules, on some graphs or all."""
    for rule in _rules(load_ontology()):
        for row in store.select(within(rule.sparql, graphs)):
            what = " ".join(map(compress, value_of(row.get("what")).split(" ")))
            yield Finding(
                rule.level,
                rule.name,
                told(row["thing"]),
                rule.words.filled(what=what),
                told(row.get("graph")),
            )
