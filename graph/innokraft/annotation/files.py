"""Reads annotations, YAML written by hand, into values, and checks their form.

`data/annotations/README.md` documents the format. All that is wrong with a file is told at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from innokraft.annotation.model import (
    CERTAINTIES,
    KINDS,
    Annotation,
    NamedThing,
    Reading,
    Statement,
)
from innokraft.errors import AnnotationError, Place, Wrong, did_you_mean, shown
from innokraft.files.bounded_reads import read_whole
from innokraft.files.marked_yaml import MOST_CHARACTERS, Marked, parse_yaml
from innokraft.rdf.iris import slug
from innokraft.record import Text

MOST_COUNTED = 500
"""The most that `count` may say: each is a node of its own."""

_LABEL, _OF = frozenset({"label"}), frozenset({"label", "of", "count"})
_KEYS_OF = {
    "event": _LABEL, "series": _LABEL, "place": _LABEL, "person": _LABEL,
    "edition": _LABEL | {"series", "year"}, "participation": _OF, "group": _OF,
    "outcome": _OF, "plan": _OF, "preparation": _OF,
}  # fmt: skip
_ROOT = frozenset({"annotation", "record", "sha256", "curator", "language", "things", "readings"})
_THING = frozenset({"kind", "of", "series", "year", "count", "label"})
_READING = frozenset({
    "quote", "occurrence", "certainty", "attributed_to", "held_by", "says", "supports", "note",
})  # fmt: skip
_STATEMENT = frozenset({"says", "claim"})
_FIRST_KEY = re.compile(r"""^\{?\s*["']?annotation["']?\s*:""", re.MULTILINE)
_RECORD = re.compile(r"[a-z][a-z0-9-]*/\S(?:[^\n]*\S)?")
_SHA256 = re.compile(r"[0-9a-f]{12,64}")
_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,99}")
_NO_NAME = re.compile(r"quote|true|false|[0-9]+|[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[a-z]{4})?(-([a-z]{2}|[0-9]{3}))?")
_LITERAL = re.compile(r'"(?P<text>.*)"(?:@(?P<language>\S*))?', re.DOTALL)
_README = "data/annotations/README.md describes the format."


def is_annotation(text: str) -> bool:
    """Whether a YAML text has the key by which an annotation is known."""
    return _FIRST_KEY.search(text) is not None


def parse_annotation(text: str, file: str) -> Annotation:
    """The annotation that a text holds; `file` is how messages name it.

    Raises AnnotationError with all that is wrong, by its line.
    """
    annotation, wrong = _parse(text, file)
    wrong.tell()
    assert annotation is not None
    return annotation


def read_annotation(path: Path) -> tuple[Annotation | None, Wrong]:
    """What can be read of the annotation in a file, and what is wrong with it."""
    try:
        return _parse(annotation_text(path), str(path))
    except AnnotationError as error:
        return None, Wrong([error])


def annotation_text(path: Path) -> str:
    """The text of an annotation's file. Raises AnnotationError where it is not UTF-8."""
    raw = read_whole(path, 4 * MOST_CHARACTERS, AnnotationError)
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        place = Place(str(path), raw.count(b"\n", 0, error.start) + 1)
        raise AnnotationError(
            f"byte {error.start} is not UTF-8", place, "Save the file as UTF-8."
        ) from None


def _parse(text: str, file: str) -> tuple[Annotation | None, Wrong]:
    wrong = Wrong()
    with wrong.caught():
        root = parse_yaml(text, file, AnnotationError)
        keys = root.mapping(known=_ROOT)
        for name in ("annotation", "record", "curator", "readings"):
            if name not in keys:
                raise root.wrong(f"the key {name!r} is missing", _README)
        return _Reader(wrong, keys).annotation(text, Place(file, root.line)), wrong
    return None, wrong


class _Reader:
    """Reads the parts of an annotation one by one, and collects what is wrong with each."""

    def __init__(self, wrong: Wrong, keys: dict[str, Marked]) -> None:
        self._wrong, self._keys = wrong, keys
        self._language = "sv"
        self._lost: set[str] = set()

    def annotation(self, text: str, place: Place) -> Annotation:
        """What can be read."""
        keys, record, curator = self._keys, "", ""
        sha256: tuple[str, ...] = ()
        with self._wrong.caught():
            if keys["annotation"].text() != "1":
                raise keys["annotation"].wrong(
                    "this version of the format is not known", "It is 1."
                )
        with self._wrong.caught():
            record = _record(keys["record"])
        with self._wrong.caught():
            digests = keys["sha256"].items() if "sha256" in keys else ()
            remedy = "It is 12 to 64 of 0-9 and a-f."
            sha256 = tuple(_matching(each, _SHA256, "digest", remedy) for each in digests)
        with self._wrong.caught():
            curator = keys["curator"].some_text()
        with self._wrong.caught():
            self._language = _language(keys["language"]) if "language" in keys else "sv"
        return Annotation(
            record=record,
            sha256=sha256,
            curator=curator,
            language=self._language,
            things=tuple(self._things()),
            readings=tuple(self._readings()),
            text=text,
            place=place,
            lost=frozenset(self._lost),
            is_whole=not self._wrong.found,
        )

    def _things(self) -> Iterator[NamedThing]:
        named: dict[str, Marked] = {}
        with self._wrong.caught():
            named = self._keys["things"].mapping() if "things" in self._keys else {}
        for name, node in named.items():
            self._lost.add(name)
            with self._wrong.caught():
                thing = read_thing(name, node)
                self._lost.discard(name)
                yield thing

    def _readings(self) -> Iterator[Reading]:
        nodes: tuple[Marked, ...] = ()
        with self._wrong.caught():
            nodes = self._keys["readings"].items()
        for node in nodes:
            if self._wrong.is_enough(Place(node.file, node.line)):
                break
            with self._wrong.caught():
                yield self._reading(node)

    def _reading(self, node: Marked) -> Reading:
        keys = node.mapping(known=_READING)
        if "quote" not in keys:
            raise node.wrong("a reading has no quote", "Every statement rests on a quote.")
        if not ("says" in keys or "supports" in keys):
            raise node.wrong("a reading says nothing", "Add 'says' or 'supports'.")
        return Reading(
            quote=keys["quote"].some_text(),
            occurrence=keys["occurrence"].integer(1) if "occurrence" in keys else None,
            certainty=read_certainty(keys.get("certainty")),
            attributed_to=_name(keys, "attributed_to") or "project-group",
            held_by=_name(keys, "held_by"),
            statements=tuple(self._statements(keys.get("says"))),
            supports=tuple(item.some_text() for item in _some_items(keys["supports"]))
            if "supports" in keys
            else (),
            notes=_texts(keys["note"], "en") if "note" in keys else (),
            place=Place(keys["quote"].file, keys["quote"].line),
        )

    def _statements(self, node: Marked | None) -> Iterator[Statement]:
        for item in _some_items(node) if node else ():
            with self._wrong.caught():
                yield read_statement(item, self._language)


def _name(keys: dict[str, Marked], key: str) -> str | None:
    return keys[key].some_text() if key in keys else None


def _some_items(node: Marked) -> tuple[Marked, ...]:
    items = node.items()
    if not items:
        raise node.wrong("the list is empty", "Write an item, or leave the key out.")
    return items


def _record(node: Marked) -> str:
    record = node.some_text()
    if not _RECORD.fullmatch(record):
        remedy = "It is source/number, such as vinnova-page/2015-01573."
        raise node.wrong(f"{shown(record)} names no record", remedy)
    return record


def _matching(node: Marked, pattern: re.Pattern[str], what: str, remedy: str) -> str:
    if not pattern.fullmatch(node.text()):
        raise node.wrong(f"{shown(node.text())} is no {what}", remedy)
    return node.text()


def _language(node: Marked, tag: str | None = None) -> str:
    """A language tag in the small letters that a store gives back."""
    tag = node.text() if tag is None else tag
    if not _LANGUAGE.fullmatch(tag.lower()):
        near = tag.replace("_", "-")
        remedy = near if _LANGUAGE.fullmatch(near.lower()) else "sv or en"
        raise node.wrong(f"{shown(tag)} is no language", f"Write {remedy}.")
    return tag.lower()


def read_thing(name: str, node: Marked) -> NamedThing:
    """The thing that stands under a name. Raises the node's error, with the line."""
    keys = node.mapping(known=_THING)
    if not _NAME.fullmatch(name) or _NO_NAME.fullmatch(name):
        remedy = "Use a-z, 0-9 and hyphens; no number, no date, not 'quote', 'true' or 'false'."
        raise node.wrong(f"{shown(name)} is no name", remedy)
    if "kind" not in keys:
        raise node.wrong(f"{name!r} has no kind", did_you_mean("", KINDS))
    kind = keys["kind"].text()
    if kind not in KINDS:
        problem = f"{shown(kind)} is no kind of thing"
        raise keys["kind"].wrong(problem, did_you_mean(kind, KINDS))
    for key in sorted(keys.keys() - _KEYS_OF[kind] - {"kind"}):
        problem = f"a thing of the kind {kind} has no {key!r}"
        raise keys[key].wrong(problem, did_you_mean("", _KEYS_OF[kind]))
    if kind == "edition" and not {"series", "year"} <= keys.keys():
        raise node.wrong(f"the edition {name!r} needs a series and a year")
    return NamedThing(
        name=name,
        kind=kind,
        place=Place(node.file, node.line),
        labels=_texts(keys["label"], "sv") if "label" in keys else (),
        of=_name(keys, "of"),
        series=_series(keys["series"]) if "series" in keys else None,
        year=keys["year"].integer(1000, 2999) if "year" in keys else None,
        count=keys["count"].integer(1, MOST_COUNTED) if "count" in keys else None,
    )


def _series(node: Marked) -> str:
    if not slug(node.text()):
        raise node.wrong(f"{shown(node.text())} names no series", "Use letters.")
    return node.text()


def read_certainty(node: Marked | None) -> str:
    """The certainty that is written, `konstaterat` without one. Raises the node's error."""
    if node is None:
        return "konstaterat"
    value = slug(node.text())
    if value not in CERTAINTIES:
        problem = f"{shown(node.text())} is no certainty"
        raise node.wrong(problem, did_you_mean(value, CERTAINTIES))
    return value


def read_statement(node: Marked, language: str) -> Statement:
    """The statement that is written, texts in a language. Raises the node's error."""
    claim = None
    says = node
    if not node.is_text():
        keys = node.mapping(known=_STATEMENT)
        if "says" not in keys:
            raise node.wrong("a claim says nothing", "Add 'says: subject property object'.")
        says = keys["says"]
        if "claim" in keys:
            remedy = "Use a-z, 0-9 and hyphens."
            claim = _matching(keys["claim"], _NAME, "name of a claim", remedy)
    parts = says.text().split(None, 2)
    if len(parts) != 3:
        problem = f"{shown(says.text())} is no statement"
        raise says.wrong(problem, 'Write: subject property object, a text as "…".')
    subject, predicate, value = parts
    literal = _literal(says, value, language)
    if literal is None and len(value.split()) > 1:
        raise says.wrong(f"{shown(value)} is no name", 'A text stands in quotes: "…".')
    return Statement(subject, predicate, value.strip(), literal, claim, Place(says.file, says.line))


def _literal(says: Marked, value: str, language: str) -> Text | None:
    found = _LITERAL.fullmatch(value)
    if not found:
        return None
    if not found["text"].strip():
        raise says.wrong("the text is empty", 'Write it in quotes: "…".')
    tag = found["language"]
    return Text(found["text"], language if tag is None else _language(says, tag))


def _texts(node: Marked, language: str) -> tuple[Text, ...]:
    if node.is_text():
        return (Text(node.some_text(), language),)
    texts = [
        Text(value.some_text(), _language(value, key)) for key, value in node.mapping().items()
    ]
    if not texts:
        raise node.wrong("there is nothing here", "Write a text, or leave the key out.")
    return tuple(texts)
