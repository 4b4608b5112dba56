"""An annotation comes to say what a person accepted or made: the edit of its file."""

from __future__ import annotations

from typing import Any

from innokraft.annotation.files import parse_annotation
from innokraft.annotation.model import Annotation
from innokraft.annotation.quotes import find_quote
from innokraft.annotation.writing import (
    NewReading,
    NewThing,
    new_annotation,
    with_reading,
    with_thing,
    without_reading,
)
from innokraft.describe import Describer
from innokraft.drafting.accepted import AnnotationEntry, as_annotation_statement
from innokraft.drafting.suggestion import SuggestedStatement, renaming
from innokraft.errors import AnnotationError, UsageError
from innokraft.record import Record
from innokraft.review.editing import Edit
from innokraft.review.held import Held, decoded

_BOM = b"\xef\xbb\xbf"


def saying(held: Held, new: SuggestedStatement, who: str, note: str = "") -> Edit:
    """The edit that lets the annotation of a record say a statement.

    Raises UsageError where its quote is not there, and where a new file would not say who read.
    What the edit makes fits the record, or it raises AnnotationError.
    """
    model, record = held.project.model, held.record(new.record, new.sha256)
    if record is None:
        raise UsageError(f"there is no record {new.record} in {held.project.records}")
    path, annotation = held.annotation_of(record)
    wanted = _told_apart(new, annotation)
    named = {thing.name for thing in annotation.things} if annotation else set[str]()
    entry = as_annotation_statement(wanted, record.text, named)
    reading = _reading(entry, note)

    def change(data: bytes) -> bytes:
        text, file = decoded(data, path) if data else _new(record, who), str(path)
        for name, facts in entry.things.items():
            text = with_thing(text, file, _thing(name, facts))
        number = _number(parse_annotation(text, file), record, wanted.span.start)
        text = with_reading(text, file, reading, number)
        Describer(model).check(record, parse_annotation(text, file), None)
        return _like(data, text)

    def back(data: bytes) -> bytes:
        return _like(data, without_reading(decoded(data, path), str(path), reading))

    return Edit(path, change, back)


def _number(annotation: Annotation, record: Record, start: int) -> int:
    """Where a reading goes: behind the last whose words begin before it."""
    number = 0
    for place, each in enumerate(annotation.readings, 1):
        try:
            begins = find_quote(record, each).start
        except AnnotationError:
            continue
        if begins <= start:
            number = place
    return number


def _new(record: Record, who: str) -> str:
    from innokraft.text.language import language_of

    if not who.strip():
        raise UsageError("an annotation says who read", remedy="Say who you are.")
    language = record.language or language_of(record.text, "sv") or "sv"
    return new_annotation(record.key, " ".join(who.split()), language)


def _told_apart(new: SuggestedStatement, annotation: Annotation | None) -> SuggestedStatement:
    """The statement with other names for things whose names the annotation has for other kinds."""
    kinds = {thing.name: thing.kind for thing in annotation.things} if annotation else {}
    renamed = {}
    for thing in new.things:
        if kinds.get(thing.name, thing.kind) != thing.kind:
            free = (f"{thing.name}-{number}" for number in range(2, len(kinds) + 3))
            renamed[thing.name] = next(each for each in free if each not in kinds)
    return renaming(new, renamed) if renamed else new


def _reading(entry: AnnotationEntry, note: str) -> NewReading:
    keys: dict[str, Any] = dict(entry.reading)
    says = keys.pop("says")
    return NewReading(says=(says,) if isinstance(says, str) else tuple(says), note=note, **keys)


def _thing(name: str, facts: dict[str, Any]) -> NewThing:
    kept = {key: value for key, value in facts.items() if key not in {"kind", "label"}}
    return NewThing(name, facts["kind"], facts.get("label", {}), kept)


def _like(data: bytes, text: str) -> bytes:
    """The bytes of a text, with the mark at the start that the file had."""
    return (_BOM if data.startswith(_BOM) else b"") + text.encode()
