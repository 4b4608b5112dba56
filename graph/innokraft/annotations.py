"""Curated annotations: what a person read out of one record's prose, quote by quote.

The format is written by hand; `data/annotations/README.md` documents it. This module reads a
file into values and checks its form. What the names mean is settled when the annotation meets
its record (`innokraft.claims`).
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from innokraft.errors import AnnotationError, Place
from innokraft.identity import slug
from innokraft.marked_yaml import Marked, did_you_mean, parse_yaml
from innokraft.record import Record, Text

KINDS = frozenset({
    "event", "edition", "series", "place", "participation", "group", "person",
    "outcome", "plan", "preparation",
})  # fmt: skip
"""What a named thing can be."""

CERTAINTIES = frozenset({"konstaterat", "bedomt", "forbehallet", "troligt", "mojligt", "harlett"})
"""How firmly a source says a thing, from stated to derived by us."""

_ROOT = frozenset({"annotation", "record", "sha256", "curator", "language", "things", "readings"})
_THING = frozenset({"kind", "of", "series", "year", "count", "label"})
_READING = frozenset({
    "quote", "occurrence", "certainty", "attributed_to", "held_by", "says", "supports", "note",
})  # fmt: skip
_STATEMENT = frozenset({"says", "claim"})
_SHA256 = re.compile(r"[0-9a-f]{12,64}")
_NAME = re.compile(r"[a-z0-9][a-z0-9-]*")
_LITERAL = re.compile(r'"(?P<text>.*)"(?:@(?P<language>[a-z]{2}))?', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Thing:
    """Something the prose speaks of that no field names: an event, a group, a place."""

    name: str
    kind: str
    place: Place
    labels: tuple[Text, ...] = ()
    of: str | None = None
    series: str | None = None
    year: int | None = None
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """One `subject property object` of a reading; an object is a reference or a literal."""

    subject: str
    predicate: str
    object: str
    literal: Text | None
    claim: str | None
    place: Place


@dataclass(frozen=True, slots=True)
class Reading:
    """A quote and what it says: new statements, and claims that it supports as well."""

    quote: str
    occurrence: int | None
    certainty: str
    attributed_to: str
    held_by: str | None
    statements: tuple[Statement, ...]
    supports: tuple[str, ...]
    notes: tuple[Text, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Annotation:
    """A person's reading of one record, as written."""

    record: str
    sha256: str | None
    curator: str
    language: str
    things: tuple[Thing, ...]
    readings: tuple[Reading, ...]
    text: str
    place: Place

    @property
    def digest(self) -> str:
        """The digest of the file's text (UTF-8), in hex."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    def goes_with(self, record: Record) -> bool:
        """Whether this is a reading of that record, in that version."""
        return self.record == record.key and record.sha256.startswith(self.sha256 or "")


def is_annotation(head: str) -> bool:
    """Whether a text that starts like this is an annotation file."""
    return re.search(r"^annotation:", head, re.MULTILINE) is not None


def load_annotation(path: Path) -> Annotation:
    """The annotation in a file. Raises AnnotationError with the file, the line, what is wrong."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        problem = f"byte {error.start} is not UTF-8"
        raise AnnotationError(problem, Place(str(path)), "Save the file as UTF-8.") from None
    return parse_annotation(text, str(path))


def parse_annotation(text: str, file: str) -> Annotation:
    """The annotation that a text holds; `file` is how messages name it."""
    root = parse_yaml(text, file, AnnotationError)
    keys = root.mapping(known=_ROOT)
    for name in ("annotation", "record", "curator", "readings"):
        if name not in keys:
            raise root.wrong(f"the key {name!r} is missing", "See data/annotations/README.md.")
    if keys["annotation"].text() != "1":
        raise keys["annotation"].wrong("this version of the format is not known", "It is 1.")
    language = keys["language"].text() if "language" in keys else "sv"
    if "sha256" in keys and not _SHA256.fullmatch(keys["sha256"].text()):
        raise keys["sha256"].wrong("this is no digest", "It is 12 to 64 of 0-9 and a-f.")
    things = keys["things"].mapping() if "things" in keys else {}
    return Annotation(
        record=keys["record"].text(),
        sha256=keys["sha256"].text() if "sha256" in keys else None,
        curator=keys["curator"].text(),
        language=language,
        things=tuple(_thing(name, node) for name, node in things.items()),
        readings=tuple(_reading(node, language) for node in keys["readings"].items()),
        text=text,
        place=Place(file, root.line),
    )


def _thing(name: str, node: Marked) -> Thing:
    keys = node.mapping(known=_THING)
    if not _NAME.fullmatch(name):
        raise node.wrong(f"{name!r} is no name", "Use a-z, 0-9 and hyphens.")
    if "kind" not in keys:
        raise node.wrong(f"{name!r} has no kind", did_you_mean("", KINDS))
    kind = keys["kind"].text()
    if kind not in KINDS:
        raise keys["kind"].wrong(f"{kind!r} is no kind of thing", did_you_mean(kind, KINDS))
    thing = Thing(
        name=name,
        kind=kind,
        place=Place(node.file, node.line),
        labels=_texts(keys["label"], "sv") if "label" in keys else (),
        of=keys["of"].text() if "of" in keys else None,
        series=keys["series"].text() if "series" in keys else None,
        year=keys["year"].integer() if "year" in keys else None,
        count=keys["count"].integer() if "count" in keys else None,
    )
    if kind == "edition" and not (thing.series and thing.year):
        raise node.wrong(f"the edition {name!r} needs a series and a year")
    return thing


def _reading(node: Marked, language: str) -> Reading:
    keys = node.mapping(known=_READING)
    if "quote" not in keys:
        raise node.wrong("a reading has no quote", "Every statement rests on a quote.")
    if not ("says" in keys or "supports" in keys):
        raise node.wrong("a reading says nothing", "Add 'says' or 'supports'.")
    if not keys["quote"].text():
        raise keys["quote"].wrong("the quote is empty")
    statements = keys["says"].items() if "says" in keys else iter(())
    return Reading(
        quote=keys["quote"].text(),
        occurrence=keys["occurrence"].integer() if "occurrence" in keys else None,
        certainty=_certainty(keys.get("certainty")),
        attributed_to=keys["attributed_to"].text() if "attributed_to" in keys else "project-group",
        held_by=keys["held_by"].text() if "held_by" in keys else None,
        statements=tuple(_statement(item, language) for item in statements),
        supports=tuple(n.text() for n in keys["supports"].items()) if "supports" in keys else (),
        notes=_texts(keys["note"], "en") if "note" in keys else (),
        place=Place(keys["quote"].file, keys["quote"].line),
    )


def _certainty(node: Marked | None) -> str:
    if node is None:
        return "konstaterat"
    value = slug(node.text())
    if value not in CERTAINTIES:
        problem = f"{node.text()!r} is no certainty"
        raise node.wrong(problem, did_you_mean(value, CERTAINTIES))
    return value


def _statement(node: Marked, language: str) -> Statement:
    claim = None
    says = node
    if not node.is_text():
        keys = node.mapping(known=_STATEMENT)
        if "says" not in keys:
            raise node.wrong("a claim says nothing", "Add 'says: subject property object'.")
        says = keys["says"]
        claim = keys["claim"].text() if "claim" in keys else None
    parts = says.text().split(None, 2)
    if len(parts) != 3:
        problem = f"{says.text()!r} is no statement"
        raise says.wrong(problem, 'Write: subject property object, a text as "…".')
    subject, predicate, value = parts
    match = _LITERAL.fullmatch(value)
    literal = Text(match["text"], match["language"] or language) if match else None
    if literal is None and " " in value:
        raise says.wrong(f"{value!r} is no name", 'A text stands in quotes: "…".')
    return Statement(subject, predicate, value, literal, claim, Place(says.file, says.line))


def _texts(node: Marked, language: str) -> tuple[Text, ...]:
    if node.is_text():
        return (Text(node.text(), language),)
    return tuple(Text(value.text(), key) for key, value in node.mapping().items())
