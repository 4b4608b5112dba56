"""The frozen text of a row or an object: `label: value` lines, then the long texts under headings.

    projectId: 2020-00001_Vinnova
    projectTitleSv: Mod i vardagen
    peopleList 1 fullName: Kim Exempel

    projectAbstractSv (23 characters):
    Syfte och mål:
    att våga

Labels are the source's own field names; a list's items are numbered from 1 within the label. A
value is one line: line ends in it become spaces, but for titles, which are quoted as they are. A
title that has line ends, and each long text, is a block under a heading that says how many code
points it has, so that no text can be taken for a label or a heading: reading the text back gives
exactly the fields that were written. White space around a value is layout and is dropped; a field
without a value has no line. A value is read as `normalisation.tidy` has it; its span is that of the
text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from innokraft.errors import Place, SourceError
from innokraft.readers.frozen_text import MOST_CHARACTERS, Frozen, too_long
from innokraft.readers.values.characters import bare, replace_forbidden
from innokraft.readers.values.dates import read_moment
from innokraft.record import Span
from innokraft.text.normalisation import SPACES, UNSEEN, tidy

_TITLE = re.compile(r"title|titel|rubrik", re.IGNORECASE)
_BLANK = " \t\u00a0\u2007\u2009\u202f\u3000\x85\u2028\u2029"
_SEEN = re.compile(rf"[^\s{UNSEEN}{SPACES}]")
_BLOCK = re.compile(r"([^:\n]+) \((\d{1,7}) characters\):\n")


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a labelled text: as printed, the span of that, and the span of the whole line.

    For a block, `line` covers the label of its heading.
    """

    label: str
    printed: str
    span: Span
    line: Span

    @property
    def value(self) -> str:
        """What it says, however Unicode writes that."""
        return tidy(self.printed)


def freeze_fields(
    fields: Iterable[tuple[str, str]],
    texts: Iterable[tuple[str, str]],
    place: Place,
    lines: Mapping[str, int] | None = None,
    dates: frozenset[str] = frozenset(),
) -> Frozen | SourceError:
    """The frozen text of an object; an error where it would be too long, or has no field.

    `dates` are the fields that date the version. They say nothing of the project: the latest
    goes beside the text, and only one that cannot be read stays in it, to be warned of.
    """
    listed = list(fields)
    moments = {
        at: moment
        for at, (label, value) in enumerate(listed)
        if label in dates and (moment := read_moment(value))
    }
    text = render((pair for at, pair in enumerate(listed) if at not in moments), texts)
    if len(text) > MOST_CHARACTERS:
        return too_long(len(text), place)
    if not text:
        return SourceError("no field of this has a value", place)
    modified = max(moments.values(), key=lambda moment: moment.rank, default=None)
    return Frozen(text, place, lines or {}, modified)


def render(fields: Iterable[tuple[str, str]], texts: Iterable[tuple[str, str]] = ()) -> str:
    r"""The labelled text of fields and long texts, in the order given.

    >>> render([("id", "7"), ("status", "")], [("summary", "Mod\noch verkstad")])
    'id: 7\n\nsummary (16 characters):\nMod\noch verkstad'
    """
    head: list[str] = []
    blocks: list[str] = []
    for label, raw in fields:
        value = bare(raw)
        if "\n" in value and not _TITLE.search(label):
            value = " ".join(part for line in value.split("\n") if (part := line.strip(_BLANK)))
        if "\n" in value:
            blocks.append(_block(label, value))
        elif value:
            head.append(f"{label}: {value}")
    for label, raw in texts:
        if value := bare(raw):
            blocks.append(_block(label, value))
    parts = [replace_forbidden("\n".join(head))] if head else []
    if blocks:
        parts.append(replace_forbidden("\n\n".join(blocks)))
    return "\n\n".join(parts)


def _block(label: str, value: str) -> str:
    return f"{label} ({len(value)} characters):\n{value}"


class LabelledText:
    """The fields of a labelled text, by label."""

    __slots__ = ("_listed", "_places", "text")

    def __init__(self, frozen: Frozen) -> None:
        """Reads the fields back. Raises SourceError for a text that is not labelled."""
        self.text = frozen.text
        self._places = {
            label: place
            for label, place in _scan(frozen)
            if self.text[place[1] : place[1] + 1].isalnum() or _SEEN.search(self.text, *place[1:])
        }
        self._listed: dict[str, Items] | None = None

    def get(self, label: str) -> Field | None:
        """The field of that label, or None where it has no value."""
        place = self._places.get(label)
        if place is None:
            return None
        at, start, end = place
        span = Span(start, end)
        line = Span(at, _line_end(label, place))
        return Field(label, self.text[start:end], span, line)

    def value(self, label: str) -> str:
        """The value of a field, empty where it has none."""
        place = self._places.get(label)
        return tidy(self.text[place[1] : place[2]]) if place else ""

    def line(self, label: str) -> Span:
        """The line of a field that has a value: a KeyError for others."""
        place = self._places[label]
        return Span(place[0], _line_end(label, place))

    def span(self, *labels: str) -> Span | None:
        """From the first to the last of the lines of some fields that have a value."""
        found = [(label, place) for label in labels if (place := self._places.get(label))]
        if not found:
            return None
        lines = [place for label, place in found if _is_line(label, place)]
        if not lines:
            return self.line(found[0][0])
        return Span(min(lines)[0], max(lines)[2])

    def items(self, prefix: str) -> Iterator[tuple[dict[str, str], Span]]:
        """The items of a list: their values by the rest of the label, and their lines.

        An item that is a plain value has it under the empty name.
        """
        if self._listed is None:
            self._listed = _gathered(self._places)
        for labels in self._listed.get(prefix, {}).values():
            places = [(label, self._places[label]) for _, label in labels]
            end = max(_line_end(label, place) for label, place in places)
            values = {
                rest: tidy(self.text[place[1] : place[2]])
                for (rest, _), (_, place) in zip(labels, places, strict=True)
            }
            yield values, Span(places[0][1][0], end)


Where = tuple[int, int, int]
"""Where a line starts, and where its value starts and ends."""
Items = dict[str, list[tuple[str, str]]]
"""The items of a list by their number: the rest of each label, and the whole of it."""


def _gathered(labels: Iterable[str]) -> dict[str, Items]:
    found: dict[str, Items] = {}
    for label in labels:
        if " " not in label:
            continue
        prefix, _, rest = label.partition(" ")
        number, _, name = rest.partition(" ")
        if number.isdecimal():
            found.setdefault(prefix, {}).setdefault(number, []).append((name, label))
    return found


def _is_line(label: str, place: Where) -> bool:
    return place[1] - place[0] == len(label) + 2


def _line_end(label: str, place: Where) -> int:
    return place[2] if _is_line(label, place) else place[0] + len(label)


def _scan(frozen: Frozen) -> Iterator[tuple[str, Where]]:
    text, at = frozen.text, 0
    head = text.partition("\n\n")[0]
    if not _BLOCK.match(text):
        for line in head.split("\n"):
            label, sign, value = line.partition(": ")
            if not sign or not label:
                raise _unlabelled(frozen)
            start = at + len(label) + 2
            yield label, (at, start, start + len(value))
            at = start + len(value) + 1
        at += 1
    while at < len(text):
        match = _BLOCK.match(text, at)
        end = match.end() + int(match[2]) if match else 0
        if match is None or end > len(text) or text[end : end + 2] not in {"", "\n\n"}:
            raise _unlabelled(frozen)
        yield match[1], (at, match.end(), end)
        at = end + 2


def _unlabelled(frozen: Frozen) -> SourceError:
    return SourceError("this is no labelled text", frozen.place, "A field is 'label: value'.")
