"""Queries to begin with: three short ones, and the questions of the library that suit a graph."""

from __future__ import annotations

from innokraft.bilingual import Bilingual
from innokraft.query.binding import bind
from innokraft.query.questions import Question, questions
from innokraft.rdf.graphs import PROVENANCE
from innokraft.rdf.namespaces import BASE
from innokraft.store.base import Reader, with_values

_SHORT = (
    (
        Bilingual("Alla projekt och vad de heter", "All projects and what they are called"),
        """SELECT ?project ?title {
  ?project a ik:Project ; dcterms:title ?title
}
ORDER BY ?title
LIMIT 100""",
    ),
    (
        Bilingual("De längsta citaten, med källa", "The longest quotes, with source"),
        """SELECT ?subject ?property ?object ?quote ?record {
  ?said rdf:subject ?subject ; rdf:predicate ?property ; rdf:object ?object ;
        oa:exact ?quote ; oa:hasSource ?record
}
ORDER BY DESC(STRLEN(?quote))
LIMIT 20""",
    ),
    (
        Bilingual("Vem som koordinerar vad, som tripler", "Who coordinates what, as triples"),
        """CONSTRUCT { ?project ik:coordinator ?organisation }
WHERE { ?project ik:coordinator ?organisation }
LIMIT 100""",
    ),
)
_IS_THERE = "ASK { { ?thing ?p ?o } UNION { ?s ?p ?thing } }"
_IS_READ = f"""
ASK {{ GRAPH {PROVENANCE} {{ ?annotation prov:wasDerivedFrom ?version }}
  FILTER(STRSTARTS(STR(?annotation), "{BASE}annotation/")) }}
"""

Example = tuple[tuple[str, str], tuple[str, str]]
"""What a query asks and its text, each for Swedish and for English."""


def examples(store: Reader) -> list[Example]:
    """The short queries, and the questions whose things, and readings where needed, are there.

    A page's store has no functions of ours: a question that calls them is left out.
    """
    is_read = bool(store.query(_IS_READ))
    return [
        *(((words.sv, words.en), (text, text)) for words, text in _SHORT),
        *(_example(each, store) for each in questions() if _suits(each, store, is_read=is_read)),
    ]


def _suits(asked: Question, store: Reader, *, is_read: bool) -> bool:
    if "ikf:" in asked.sparql or (asked.annotated and not is_read):
        return False
    bindings = bind(asked, store, {}, "sv")
    named = [bindings[each.name] for each in asked.parameters if each.kind == "thing"]
    return all(store.query(_IS_THERE, thing=thing) for thing in named)


def _example(asked: Question, store: Reader) -> Example:
    words = asked.text()
    sv, en = (
        with_values(asked.sparql, bind(asked, store, {}, language)).strip()
        for language in ("sv", "en")
    )
    return (words.sv, words.en), (sv, en)
