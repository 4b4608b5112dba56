"""Refuses what a query must not do: reach out (SERVICE) or read what is no graph of ours (FROM).

A query that never spells one of the words cannot use it, so it passes at once; words can hide
behind escapes, so a query with a backslash and a `u` does not pass at once. The others are
parsed, and the algebra is walked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from innokraft.errors import QueryError
from innokraft.vocabulary import BASE, PREFIXES

_SUSPECT = re.compile(r"service|from|load|\\u", re.IGNORECASE)
_OURS = f"{BASE}graph/"


def guard(sparql: str) -> None:
    """Raises QueryError, by name, for a query that uses what is refused here."""
    if _SUSPECT.search(sparql) is None:
        return
    for name, part in _parts(_algebra(sparql)):
        if name == "ServiceGraphPattern":
            raise QueryError(
                "SERVICE is refused: a query reads this graph and nothing else",
                remedy="Take the SERVICE block out.",
            )
        if name == "DatasetClause":
            _check_dataset(part)


def _check_dataset(clause: Any) -> None:
    for key in ("default", "named"):
        graph = clause.get(key)
        if graph is not None and not str(graph).startswith(_OURS):
            raise QueryError(
                f"FROM <{graph}> is refused: it is no graph of this store",
                remedy="Use GRAPH, or leave FROM out: a query sees all graphs.",
            )


def _algebra(sparql: str) -> Any:
    from pyparsing.exceptions import ParseBaseException
    from rdflib.plugins.sparql.algebra import translateQuery
    from rdflib.plugins.sparql.parser import parseQuery

    try:
        return translateQuery(parseQuery(sparql), base=BASE, initNs=PREFIXES).algebra
    except ParseBaseException as error:
        raise QueryError(f"line {error.lineno} of the query is no SPARQL: {error.msg}") from None
    except RecursionError:
        raise QueryError("this query is nested too deeply to be checked") from None
    except Exception as error:  # rdflib raises bare Exceptions for what it cannot translate
        raise QueryError(f"this query cannot be checked: {error}") from None


def _parts(algebra: Any) -> Iterator[tuple[str, Any]]:
    """Every node of the algebra, with its name."""
    pending: list[Any] = [algebra]
    while pending:
        part = pending.pop()
        if isinstance(part, dict):
            yield getattr(part, "name", ""), part
            pending.extend(part.values())
        elif isinstance(part, (list, tuple, set)) or type(part).__name__ == "ParseResults":
            pending.extend(part)
