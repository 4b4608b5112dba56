"""YAML that remembers its lines, so that a message can name the place.

Scalars stay the text that was written: `2015-01` is no date and `no` is no boolean. Anchors,
aliases and tags are refused, because a file written by hand needs none and a hostile one abuses
them; so are depth and length that no hand writes. The text is read once, event by event, and
reading ends where a bound is passed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from innokraft.errors import InnokraftError, Place, did_you_mean, shown

MOST_CHARACTERS = 1_000_000
MOST_NODES = 200_000
DEEPEST = 20
"""What a file written by hand may hold: characters, nodes, lists and mappings in one another."""

_LOADER: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NO_YAML = re.compile(r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NO_TEXT = re.compile(r"[\x00\ud800-\udfff]")
_WHOLE = re.compile(r"0|[1-9][0-9]{0,8}")


@dataclass(frozen=True, slots=True)
class Marked:
    """A YAML node, with the file and the line it starts on, from 1.

    `value` is a text, a tuple of the items of a list, or a list of the pairs of a mapping.
    """

    value: str | tuple[Marked, ...] | list[tuple[Marked, Marked]]
    file: str
    line: int
    error: type[InnokraftError]

    def wrong(self, problem: str, remedy: str = "") -> InnokraftError:
        """An error at this place, ready to raise."""
        return self.error(problem, Place(self.file, self.line), remedy)

    def text(self) -> str:
        """The text of a scalar, which may be empty. Raises where the node is none."""
        if not isinstance(self.value, str):
            raise self.wrong("a text belongs here", "Put it in quotes if it holds signs of YAML.")
        return self.value

    def some_text(self) -> str:
        """The text of a scalar that holds more than blanks."""
        if not self.text().strip():
            raise self.wrong("there is nothing here", "Write a text, or leave the key out.")
        return self.text()

    def integer(self, least: int = 0, most: int = 999_999_999) -> int:
        """A whole number between two others."""
        found = self.value if isinstance(self.value, str) and _WHOLE.fullmatch(self.value) else ""
        if not found or not least <= int(found) <= most:
            raise self.wrong("a whole number belongs here", f"It is {least} to {most}.")
        return int(found)

    def items(self) -> tuple[Marked, ...]:
        """The items of a list; a single text counts as a list of one."""
        if isinstance(self.value, tuple):
            return self.value
        if self.is_text():
            return (self,)
        raise self.wrong("a list belongs here", "Start each item with '- '.")

    def is_text(self) -> bool:
        """Whether the node is a scalar."""
        return isinstance(self.value, str)

    def mapping(self, *, known: frozenset[str] | None = None) -> dict[str, Marked]:
        """Key to value, in order. Raises for a key given twice, and for one not in `known`."""
        if not isinstance(self.value, list):
            raise self.wrong("keys with values belong here", "Such as 'quote: …'.")
        found: dict[str, Marked] = {}
        for key, value in self.value:
            name = key.text()
            if name in found:
                raise key.wrong(f"{shown(name)} is given twice", "Keep one of them.")
            if known is not None and name not in known:
                raise key.wrong(f"{shown(name)} is no key here", did_you_mean(name, known))
            found[name] = value
        return found


def parse_yaml(text: str, file: str, error: type[InnokraftError]) -> Marked:
    """The root of a YAML text; `error` is what the caller wants raised where it is wrong."""
    if len(text) > MOST_CHARACTERS:
        remedy = f"A file may hold {MOST_CHARACTERS:,}."
        raise error(f"the file holds {len(text):,} characters", Place(file), remedy)
    if odd := _NO_YAML.search(text):
        line = text.count("\n", 0, odd.start()) + 1
        problem = f"this is no YAML: it holds the character U+{ord(odd[0]):04X}"
        raise error(problem, Place(file, line), "Take it out.")
    try:
        root = _Composer(file, error).compose(yaml.parse(text, Loader=_LOADER))
    except yaml.MarkedYAMLError as problem:
        mark = problem.problem_mark
        place = Place(file, mark.line + 1 if mark else None)
        raise error(f"this is no YAML: {problem.problem}", place) from None
    except yaml.YAMLError as problem:
        raise error(f"this is no YAML: {problem}", Place(file)) from None
    if root is None:
        raise error("the file is empty", Place(file))
    return root


class _Composer:
    """Makes the nodes out of the events, and refuses what passes a bound."""

    def __init__(self, file: str, error: type[InnokraftError]) -> None:
        self._file, self._error = file, error
        self._open: list[tuple[yaml.Event, list[Marked]]] = []
        self._root: Marked | None = None

    def compose(self, events: Iterator[yaml.Event]) -> Marked | None:
        """The root; None where there is no node at all."""
        for number, event in enumerate(events):
            if number > MOST_NODES:
                raise self._wrong(
                    event, "there are too many keys and items", "Write a shorter file."
                )
            self._refuse(event)
            if isinstance(event, yaml.ScalarEvent):
                self._add(self._marked(event, event.value))
            elif isinstance(event, yaml.CollectionStartEvent):
                self._begin(event)
            elif isinstance(event, yaml.CollectionEndEvent):
                self._end()
        return self._root

    def _refuse(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.AliasEvent):
            raise self._wrong(event, f"the alias *{event.anchor} is not used here", _WRITE_OUT)
        if isinstance(event, yaml.NodeEvent) and event.anchor:
            raise self._wrong(event, f"the anchor &{event.anchor} is not used here", _QUOTE)
        tag = getattr(event, "tag", None)
        if tag not in {None, "!"}:
            raise self._wrong(event, f"the tag {shown(tag)} is not used here", _QUOTE)
        if isinstance(event, yaml.DocumentStartEvent) and self._root:
            raise self._wrong(event, "a second document begins here", "Make it a file of its own.")
        if isinstance(event, yaml.ScalarEvent) and (odd := _NO_TEXT.search(event.value)):
            problem = f"a text holds the character U+{ord(odd[0]):04X}"
            raise self._wrong(event, problem, "Take it out, or write the character itself.")

    def _begin(self, event: yaml.Event) -> None:
        if len(self._open) == DEEPEST:
            problem = f"lists and mappings stand more than {DEEPEST} deep in one another"
            raise self._wrong(event, problem, "A text that starts with [ or { goes in quotes.")
        self._open.append((event, []))

    def _end(self) -> None:
        start, inner = self._open.pop()
        if isinstance(start, yaml.MappingStartEvent):
            pairs = list(zip(inner[::2], inner[1::2], strict=True))
            self._add(self._marked(start, pairs))
        else:
            self._add(self._marked(start, tuple(inner)))

    def _add(self, node: Marked) -> None:
        if self._open:
            self._open[-1][1].append(node)
        else:
            self._root = node

    def _marked(
        self, event: yaml.Event, value: str | tuple[Marked, ...] | list[tuple[Marked, Marked]]
    ) -> Marked:
        return Marked(value, self._file, _line(event), self._error)

    def _wrong(self, event: yaml.Event, problem: str, remedy: str) -> InnokraftError:
        return self._error(problem, Place(self._file, _line(event)), remedy)


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1


_WRITE_OUT = "Write the value out; a text that starts with * goes in quotes."
_QUOTE = "A text that starts with & or ! goes in quotes."
