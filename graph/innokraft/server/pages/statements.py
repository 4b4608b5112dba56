"""A node of the evidence as the statement that it is."""

from __future__ import annotations

from typing import NamedTuple

import pyoxigraph as ox

from innokraft.rdf.namespaces import expand
from innokraft.rdf.nodes import is_iri
from innokraft.server.pages.links import Link, Value, path_of, value_in
from innokraft.store.base import Reader, value_of
from innokraft.views.labels import words_for
from innokraft.views.quotes import Quote, quote_in, texts_of

OF_STATEMENTS = {
    *map(expand, ("rdf:subject", "rdf:predicate", "rdf:object", "oa:exact", "oa:start")),
    expand("oa:hasSource"),
}
"""What a statement has that its page shows in one sentence."""
_EXACT, _START, _RECORD = expand("oa:exact"), expand("oa:start"), expand("oa:hasSource")
_TRIPLE = ("subject", "predicate", "object")


class Statement(NamedTuple):
    """What a node of the evidence says, with its quote."""

    subject: Link
    predicate: str
    object: Value
    quote: Quote


def statement_of(store: Reader, thing: str) -> Statement | None:
    """The statement that a node is; None where it is none."""
    said = {q.predicate.value: q.object for q in store.about(ox.NamedNode(thing))}
    subject, predicate, target = (said.get(expand(f"rdf:{n}")) for n in _TRIPLE)
    if not {_EXACT, _START, _RECORD} <= said.keys() or not (is_iri(subject) and is_iri(predicate)):
        return None
    record, exact = value_of(said[_RECORD]), value_of(said[_EXACT])
    text = texts_of(store, {record}).get(record, "")
    names = words_for(store, {node.value for node in (subject, target) if is_iri(node)})
    start = value_of(said[_START])
    return Statement(
        Link(subject.value, "", names.get(subject.value) or path_of(subject.value)),
        predicate.value,
        value_in(target, names),
        quote_in(text, record, int(start) if start.isdecimal() else 0, exact),
    )
