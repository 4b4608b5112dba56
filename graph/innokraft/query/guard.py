"""Refuses what a query must not do: reach out (SERVICE), change the graph, read another's graph.

A query is held against its words in every way in which the store's parser could divide it
(`innokraft.query.sparql_words`), and not parsed a second time: two parsers that read one query
differently (where a comment ends, what an escape hides) would let through in one what they run in
the other. SERVICE is refused wherever a reading has it as a word. In a string, an IRI, a comment
or a name it is none: an escape is read there by the store too, and nowhere else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from innokraft.bilingual import Bilingual
from innokraft.errors import QueryError, shown
from innokraft.rdf.namespaces import QUERY_PREFIXES

if TYPE_CHECKING:
    import pyoxigraph as ox

    from innokraft.query.sparql_words import Word
    from innokraft.store.base import Reader

LONGEST = 2_000_000
"""The most characters that a query may have."""

_SERVICE = "(?i:SERVICE(?:SILENT)?)(?P<prefix>[^:]*):"
_AFTER_TRUTH = r"(?:true|false)\.*service"
_GROUP = r"(?:\s|#[^\n\r]*)*+\{"
_HOLDS = "ASK { GRAPH ?graph { ?s ?p ?o } }"
_UPDATES = frozenset(
    {"INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "WITH"}
)
_MAY_BE_REFUSED = ("\\U", "SERVICE", *sorted(_UPDATES))
_SERVICE_IS = Bilingual(
    "SERVICE är inte tillåtet: en fråga läser den här grafen och inget annat",
    "SERVICE is refused: a query reads this graph and nothing else",
)
_NO_SERVICE = Bilingual("Ta bort SERVICE och dess block.", "Take the SERVICE block out.")
_FROM_IS = Bilingual(
    "FROM {written} är inte tillåtet: den här grafen har ingen {graph}",
    "FROM {written} is refused: this graph holds no {graph}",
)
_NO_FROM = Bilingual(
    "Använd GRAPH, eller ta bort FROM: en fråga ser alla grafer.",
    "Use GRAPH, or leave FROM out: a query sees all graphs.",
)
_CHANGE_IS = Bilingual(
    "{verb} är inte tillåtet: en fråga läser och ändrar inget",
    "{verb} is refused: a query reads and changes nothing",
)
_NO_CHANGE = Bilingual(
    "En graf ändras med innokraft build och innokraft merge.",
    "A graph changes by innokraft build and innokraft merge.",
)
_QUERIES = frozenset({"SELECT", "CONSTRUCT", "DESCRIBE", "ASK"})


def guard(sparql: str) -> None:
    """Raises QueryError, by name, for a query that reaches out or changes something."""
    if len(sparql) > LONGEST:
        raise QueryError(
            f"the query has {len(sparql):,} characters; it may have {LONGEST:,}",
            remedy="Ask for a part at a time.",
        )
    upper = sparql.upper()
    if not any(word in upper for word in _MAY_BE_REFUSED):
        return
    from innokraft.query.sparql_words import words  # late: few queries come so far

    found = words(sparql)
    _check_verb(sparql, found)
    known = _declared(found)
    for word in found:
        if _is_service(word, sparql, known):
            raise _refused(sparql, word.start, len("SERVICE"), _SERVICE_IS, _NO_SERVICE)


def _refused(
    sparql: str, start: int, length: int, what: Bilingual, remedy: Bilingual
) -> QueryError:
    from innokraft.query.mistakes import MistakenQueryError

    return MistakenQueryError(sparql, start, length, what, remedy)


def named_here(store: Reader, iri: str) -> ox.NamedNode:
    """A graph of the store by its IRI. Raises QueryError for what is none."""
    import pyoxigraph as ox

    try:
        graph = ox.NamedNode(iri)
    except ValueError:
        raise QueryError(f"{shown(iri)} is no IRI of a graph") from None
    if not store.query(_HOLDS, graph=graph):
        raise QueryError(
            f"this graph holds no {shown(str(graph))}",
            remedy="SELECT DISTINCT ?graph { GRAPH ?graph { ?s ?p ?o } } lists what it holds.",
        )
    return graph


def check_graphs(store: Reader, sparql: str, typed: str = "") -> None:
    """Raises QueryError, by name, for a query FROM a graph that the store does not hold.

    The place that it tells is that in what was `typed`, where that is not all of the query.
    """
    if "FROM" not in sparql.upper():
        return
    import pyoxigraph as ox

    from innokraft.query.sparql_words import words

    found = words(sparql)
    before = sparql[: next((w.start for w in found if w.text.upper() in _QUERIES), 0)]
    for start, written in _written_in_from(found):
        # The store's own parser says which IRI that is.
        (row,) = store.select(f"{before} SELECT ({written} AS ?graph) {{ }}")
        graph = row["graph"]
        if isinstance(graph, ox.NamedNode) and not store.query(_HOLDS, graph=graph):
            what = _FROM_IS.filled(written=written, graph=str(graph))
            place = typed.find(written) if typed else start
            raise _refused(typed or sparql, place, len(written), what, _NO_FROM)


def _written_in_from(found: list[Word]) -> Iterator[tuple[int, str]]:
    """The graphs of FROM and FROM NAMED as they are written, and where."""
    before = ""
    for word in found:
        if before.endswith(("FROM", "FROM NAMED")) and word.kind in {"iri", "name"}:
            yield word.start, word.text
        upper = word.text.upper() if word.kind == "word" else ""
        before = f"{before} {upper}" if upper == "NAMED" else upper


def _declared(found: list[Word]) -> frozenset[str]:
    """The prefixes that we or the query declare."""
    names = (word for word in found if word.kind == "name")
    declared = {
        re.sub("^PREFIX", "", word.text[:-1], flags=re.IGNORECASE)
        if word.after != "PREFIX"
        else word.text[:-1]
        for word in names
        if word.after == "PREFIX" or word.text.upper().startswith("PREFIX")
    }
    return frozenset({*QUERY_PREFIXES, *declared})


def _is_service(word: Word, sparql: str, known: frozenset[str]) -> bool:
    """Whether a word may be, or begin with, the keyword: `service:x {` calls `:x` where it is."""
    if word.kind == "word":
        text = word.text.lower()
        return bool(re.search(_AFTER_TRUTH, text)) or (
            text.startswith("service") and word.after != "operator"
        )
    glued = re.match(_SERVICE, word.text) if word.kind == "name" else None
    if glued is None or word.after in {"GRAPH", "operator"} or glued["prefix"] not in known:
        return False
    return re.match(_GROUP, sparql[word.start + len(word.text) :]) is not None


def _check_verb(sparql: str, found: list[Word]) -> None:
    for word in found:
        verb = word.text.upper() if word.kind == "word" else ""
        if verb in _UPDATES:
            what = _CHANGE_IS.filled(verb=verb)
            raise _refused(sparql, word.start, len(verb), what, _NO_CHANGE)
        if verb in _QUERIES:
            return
