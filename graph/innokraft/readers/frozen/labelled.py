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
from functools import cached_property
from typing import NamedTuple

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


class Field(NamedTuple):
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

    @property
    def heading(self) -> Span:
        """Where its label stands."""
        return Span(self.line.start, self.line.start + len(self.label))


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
    return replace_forbidden("\n\n".join(filter(None, ["\n".join(head), *blocks])))


def _block(label: str, value: str) -> str:
    return f"{label} ({len(value)} characters):\n{value}"


class LabelledText:
    """The fields of a labelled text, by label."""

    def __init__(self, frozen: Frozen) -> None:
        """Reads the fields back. Raises SourceError for a text that is not labelled."""
        self.text = frozen.text
        self._fields = {f.label: f for f in _scan(frozen) if _SEEN.search(f.printed)}

    def get(self, label: str) -> Field | None:
        """The field of that label, or None where it has no value."""
        return self._fields.get(label)

    def value(self, label: str) -> str:
        """The value of a field, empty where it has none."""
        field = self._fields.get(label)
        return field.value if field else ""

    def span(self, *labels: str) -> Span | None:
        """From the first to the last of the lines of some fields that have a value."""
        found = [field for label in labels if (field := self._fields.get(label))]
        if not found:
            return None
        lines = [field.line for field in found if field.line.end == field.span.end]
        if not lines:
            return found[0].line  # all are blocks
        return Span(min(lines).start, max(lines).end)

    def items(self, prefix: str) -> Iterator[tuple[dict[str, str], Span]]:
        """The items of a list: their values by the rest of the label, and their lines.

        An item that is a plain value has it under the empty name.
        """
        for item in self._lists.get(prefix, {}).values():
            lines = [field.line for field in item.values()]
            values = {rest: field.value for rest, field in item.items()}
            yield values, Span(lines[0].start, max(line.end for line in lines))

    @cached_property
    def _lists(self) -> dict[str, dict[str, dict[str, Field]]]:
        """The items of each list by their number: their fields by the rest of the label."""
        found: dict[str, dict[str, dict[str, Field]]] = {}
        for label, field in self._fields.items():
            prefix, _, rest = label.partition(" ")
            number, _, name = rest.partition(" ")
            if number.isdecimal():
                found.setdefault(prefix, {}).setdefault(number, {})[name] = field
        return found


def _scan(frozen: Frozen) -> Iterator[Field]:
    text, at = frozen.text, 0
    if not _BLOCK.match(text):
        for line in text.partition("\n\n")[0].split("\n"):
            label, sign, value = line.partition(": ")
            if not sign or not label:
                raise _unlabelled(frozen)
            end = at + len(line)
            yield Field(label, value, Span(end - len(value), end), Span(at, end))
            at = end + 1
        at += 1
    while at < len(text):
        match = _BLOCK.match(text, at)
        end = match.end() + int(match[2]) if match else 0
        if match is None or end > len(text) or text[end : end + 2] not in {"", "\n\n"}:
            raise _unlabelled(frozen)
        body = Span(match.end(), end)
        yield Field(match[1], body.of(text), body, Span(*match.span(1)))
        at = end + 2


def _unlabelled(frozen: Frozen) -> SourceError:
    return SourceError("this is no labelled text", frozen.place, "A field is 'label: value'.")
