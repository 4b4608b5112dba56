"""A frozen text with its marks: the places that something in the graph rests on."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from innokraft.bilingual import Bilingual
from innokraft.rdf.namespaces import BASE, compress, expand
from innokraft.rdf.nodes import is_iri
from innokraft.rdf.terms import iri
from innokraft.store.base import Reader, ask, in_batches, value_of
from innokraft.views.labels import words_for
from innokraft.views.literals import literal_in_words
from innokraft.views.put_in import read_put_in
from innokraft.views.statements import ValueShown

Kind = Literal["claim", "found", "fact"]
"""What a person read or put in, what a machine found, what the record states in its fields."""

_SAID = """
SELECT DISTINCT ?said ?start ?exact ?thing ?property ?value ?certainty {{
  ?said oa:hasSource {version} ; rdf:subject ?thing ; rdf:predicate ?property ; rdf:object ?value ;
        oa:start ?start ; oa:exact ?exact
  OPTIONAL {{ ?said ik:certainty ?certainty }}
}}"""
_TOLD_OF = """
SELECT DISTINCT ?part ?thing {{ VALUES ?part {{ {parts} }}
  {{ ?part rdf:subject ?thing }} UNION {{ ?part schema:fundedItem ?thing }} }}"""
_MENTIONS = expand("ik:mentions")


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in a frozen text, in code points, and the statement that rests on it.

    What is said of another statement, or of a grant, is told of the thing that these are about.
    """

    start: int
    end: int
    statement: str
    kind: Kind
    thing: ValueShown
    property: str
    value: ValueShown
    certainty: Bilingual | None


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a text in which the same marks hold, by their numbers."""

    start: int
    end: int
    marks: tuple[int, ...]


def marks_of(store: Reader, version: str) -> list[Mark]:
    """What rests on the text of one version of a record, by its places.

    Raises ValueError for what is no IRI.
    """
    rows = [
        row for row in ask(store, _SAID.format(version=iri(version))) if is_iri(row["property"])
    ]
    about = _about(store, {row["thing"].value for row in rows})
    terms = {node.value for row in rows for node in row if is_iri(node)} | set(about.values())
    names, put_in = words_for(store, terms), read_put_in(store)
    found = []
    for row in rows:
        if not row["start"].value.isdecimal():
            continue  # validate tells of it
        start, said = int(row["start"].value), value_of(row["said"])
        thing = about.get(row["thing"].value, row["thing"].value)
        mentions = row["property"].value == _MENTIONS
        certainty = row["certainty"]
        found.append(
            Mark(
                start,
                start + len(row["exact"].value),
                said,
                "claim" if certainty or said in put_in else "found" if mentions else "fact",
                ValueShown(names.get(thing) or _path(thing), iri=thing),
                row["property"].value,
                _value(row["value"], names),
                names.get(certainty.value) if is_iri(certainty) else None,
            )
        )
    return sorted(found, key=lambda mark: (mark.start, mark.end, mark.property, mark.statement))


def _about(store: Reader, subjects: Iterable[str]) -> dict[str, str]:
    """What statements and grants, which are subjects too, are told of."""
    parts = [each for each in sorted(subjects) if "#" in each]
    found: dict[str, str] = {}
    for batch in in_batches(parts):
        for row in ask(store, _TOLD_OF.format(parts=batch)):
            found.setdefault(row["part"].value, value_of(row["thing"]))
    return found


def _value(node: object, names: dict[str, Bilingual]) -> ValueShown:
    if is_iri(node):
        return ValueShown(names.get(node.value) or _path(node.value), iri=node.value)
    language = getattr(node, "language", None)
    return ValueShown(literal_in_words(node), language=language)  # type: ignore[arg-type]


def _path(node: str) -> Bilingual:
    return Bilingual.alike(compress(node).removeprefix(BASE))


def stretches(length: int, places: Sequence[tuple[int, int]]) -> list[Stretch]:
    """A text of some length parted at the ends of places in it; each part with those that hold.

    >>> [(s.start, s.end, s.marks) for s in stretches(9, [(2, 6), (4, 6)])]
    [(0, 2, ()), (2, 4, (0,)), (4, 6, (0, 1)), (6, 9, ())]
    """
    inside = [(max(0, start), min(length, end)) for start, end in places]
    cuts = sorted({0, length, *(cut for place in inside for cut in place if cut <= length)})
    opening: dict[int, list[int]] = {}
    for number, (start, end) in enumerate(inside):
        if start < end:
            opening.setdefault(start, []).append(number)
    holding: list[int] = []
    found = []
    for start, end in itertools.pairwise(cuts):
        holding = sorted([n for n in holding if inside[n][1] > start] + opening.get(start, []))
        found.append(Stretch(start, end, tuple(holding)))
    return found
