"""Every statement of a graph with its quote, a row each: what it says, how firmly, and by whom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from innokraft.rdf.iris import slug_of
from innokraft.store.base import ask

if TYPE_CHECKING:
    import pyoxigraph as ox

    from innokraft.store.base import Reader

_STATEMENTS = """
    SELECT ?said ?s ?p ?o ?record ?start ?exact {
      ?said rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; oa:hasSource ?record ;
            oa:start ?start ; oa:exact ?exact }"""
_TOLD = "SELECT ?said ?value {{ ?said {} ?value }}"
_SECTIONS = "SELECT ?section ?heading { ?s ik:section ?section . ?section rdfs:label ?heading }"
_NOT_ASSERTED = "SELECT ?said { ?said a ik:UnassertedStatement }"


class Said(NamedTuple):
    """A statement: a triple, and the words of a record that it rests on.

    `start` and `end` are code points of the record's frozen text, half-open. `certainty` is a slug,
    and "" for what a record states outright; `asserted` is false for what a text only hedges.
    `found_by` is `machine` for what word matching found, `person` for what a person read, `record`
    for what stands in a field. IRIs of nobody and of no section are "".
    """

    statement: str
    subject: str
    predicate: str
    object: ox.NamedNode | ox.Literal
    record: str
    start: int
    quote: str
    certainty: str
    asserted: bool
    held_by: str
    said_by: str
    found_by: str
    section: str

    @property
    def end(self) -> int:
        """Where the quote ends: the first place behind it."""
        return self.start + len(self.quote)


def statements(store: Reader) -> Iterator[Said]:
    """All statements of a graph, in no order."""
    certainty, held, said, found, section, read = (
        _told(store, name)
        for name in (
            "ik:certainty", "ik:heldBy", "prov:wasAttributedTo", "ik:matchedAs", "ik:inSection",
            "prov:wasDerivedFrom",
        )
    )  # fmt: skip
    headings = {node.value: heading.value for node, heading in ask(store, _SECTIONS)}
    hedged = {node.value for (node,) in ask(store, _NOT_ASSERTED)}
    for node, subject, predicate, target, record, start, exact in ask(store, _STATEMENTS):
        name = node.value
        yield Said(
            name,
            subject.value,
            predicate.value,
            target,
            record.value,
            int(start.value),
            exact.value,
            slug_of(certainty.get(name)) or "",
            name not in hedged,
            held.get(name, ""),
            said.get(name, ""),
            _found_by(in_text=name in found, by_person=name in certainty or name in read),
            headings.get(section.get(name, ""), ""),
        )


def _found_by(*, in_text: bool, by_person: bool) -> str:
    return "person" if by_person else "machine" if in_text else "record"


def _told(store: Reader, name: str) -> Mapping[str, str]:
    return {node.value: value.value for node, value in ask(store, _TOLD.format(name))}
