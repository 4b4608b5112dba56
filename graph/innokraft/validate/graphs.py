"""Which graphs are looked at: some by their names, or all that there are."""

from __future__ import annotations

import re
from collections.abc import Sequence

from innokraft.rdf.terms import term_of

Graphs = Sequence[str] | None
"""The names of graphs to look at; None for all that there are."""

_UNNAMABLE = re.compile(r'_:|.*[\x00-\x20<>"{}|^`\\]', re.DOTALL)


def within(sparql: str, graphs: Graphs) -> str:
    """A query for some values of its ?graph; for all, where SPARQL has no way to write one.

    >>> within("SELECT ?s WHERE { GRAPH ?graph { ?s ?p ?o } }", ["a:b"])
    'SELECT ?s WHERE { VALUES ?graph { <a:b> } GRAPH ?graph { ?s ?p ?o } }'
    """
    if graphs is None or any(map(_UNNAMABLE.match, graphs)):
        return sparql
    head, brace, rest = sparql.partition("{")
    return f"{head}{brace} VALUES ?graph {{ {' '.join(map(term_of, graphs))} }}{rest}"
