"""The mentions of concepts that people put in, where the machine finds none."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from innokraft.bilingual import Bilingual
from innokraft.rdf.namespaces import expand
from innokraft.store.base import ask, ask_of
from innokraft.views.statements import Note, ValueShown

if TYPE_CHECKING:
    from innokraft.store.base import Reader

_CORRECTIONS = """
    SELECT ?correction ?who ?why { ?correction a ik:Correction ; ik:why ?why
      OPTIONAL { ?correction ik:judgedBy ?who } }"""
_PUT_IN = """
    SELECT ?s ?said {{ {} ?said prov:wasDerivedFrom ?s ; rdf:predicate ik:mentions }}"""


def read_put_in(store: Reader) -> dict[str, tuple[Note, ...]]:
    """Their statements, each with who put it in, and why."""
    said_so: dict[str, set[Note]] = defaultdict(set)
    for correction, *said in ask(store, _CORRECTIONS):
        for property_, value in zip(("ik:judgedBy", "ik:why"), said, strict=True):
            if value is not None:
                words = ValueShown(Bilingual.alike(value.value))
                said_so[correction.value].add(Note(expand(property_), words))
    found: dict[str, set[Note]] = defaultdict(set)
    for correction, statement in ask_of(store, said_so.keys(), _PUT_IN):
        found[statement.value] |= said_so[correction.value]
    return {statement: tuple(sorted(notes, key=_order)) for statement, notes in found.items()}


def _order(note: Note) -> tuple[str, str]:
    return note.predicate, note.value.words.sv
