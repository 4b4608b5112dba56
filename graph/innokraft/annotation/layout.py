"""How a YAML text is laid out: where its lists and mappings have their items, and room for more."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import yaml

_LOADER: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Lines = Callable[[str], list[str]]
"""Gives the lines of an item, set in by some blanks."""


@dataclass(frozen=True, slots=True)
class Item:
    """Where an item of a list or a mapping begins and ends in the text."""

    start: int
    end: int
    column: int


class Collection:
    """A list or a mapping of a text, as it is laid out; `column` is that of the key it is under."""

    def __init__(self, text: str, node: yaml.CollectionNode, column: int) -> None:
        self._text, self._node, self._column = text, node, column
        self._items = [_item(text, each) for each in node.value]

    def __len__(self) -> int:
        return len(self._items)

    @property
    def is_block(self) -> bool:
        """Whether its items stand on lines of their own, and not in brackets."""
        return not self._node.flow_style

    def with_item(self, number: int, lines: Lines, flow: str) -> str:
        """The text with one more item, at that `number`: as lines, or `flow` inside brackets."""
        if not self.is_block:
            return self._in_brackets(number, lines, flow)
        first = self._items[0]
        at = self._text[_line_start(self._text, first.start) : first.start]
        at = at[: len(at) - len(at.lstrip(" "))]
        if isinstance(self._node, yaml.SequenceNode):
            at = " " * self._node.start_mark.column
        if number:
            place = self._behind(self._items[number - 1])
        else:
            place = _line_start(self._text, first.start)
        return _with_lines(self._text, place, lines(at))

    def without_item(self, number: int, empty: str) -> str:
        """The text without the lines of an item; `empty` stands for a list that has none left."""
        if not self.is_block:
            return self._text
        item, text = self._items[number], self._text
        start, end = _line_start(text, item.start), self._behind(item)
        if len(self._items) > 1:
            return text[:start] + text[end:]
        key = text[:start].rstrip()
        return f"{key} {empty}{text[len(key) : start]}{text[end:]}"

    def _in_brackets(self, number: int, lines: Lines, flow: str) -> str:
        text, node = self._text, self._node
        start, end = node.start_mark.index, node.end_mark.index
        if not self._items:
            if self._column < 0:  # the whole is in brackets
                return text[: end - 1] + flow + text[end - 1 :]
            head = text[:start].rstrip(" ")
            behind = _line_end(text, end)
            kept = text[end:behind]
            kept = kept if kept.strip() else kept.lstrip(" ")
            return _with_lines(head + kept + text[behind:], len(head + kept),
                               lines(" " * (self._column + 2)))  # fmt: skip
        if number:
            at = self._items[number - 1].end
            return f"{text[:at]}, {flow}{text[at:]}"
        at = self._items[0].start
        return f"{text[:at]}{flow}, {text[at:]}"

    def _behind(self, item: Item) -> int:
        """The start of the line behind an item, and behind comments that are set in as it is."""
        place = _line_end(self._text, item.end)
        while place < len(self._text):
            end = _line_end(self._text, place)
            line = self._text[place:end]
            inner = line.lstrip(" ")
            if not inner.startswith("#") or len(line) - len(inner) <= self._node.start_mark.column:
                break
            place = end
        return place


class Layout:
    """The layout of an annotation, which has been read already."""

    def __init__(self, text: str) -> None:
        self._text = text
        root = yaml.compose(text, Loader=_LOADER)
        assert isinstance(root, yaml.MappingNode)
        self._root = root
        self._keys = {key.value: (key, value) for key, value in self._root.value}

    @property
    def readings(self) -> Collection:
        """The list of readings."""
        key, node = self._keys["readings"]
        return Collection(self._text, node, self._under(key))

    @property
    def things(self) -> Collection | None:
        """The mapping of things; None where there is none."""
        if "things" not in self._keys:
            return None
        key, node = self._keys["things"]
        return Collection(self._text, node, self._under(key))

    def says(self, number: int) -> Collection | None:
        """The statements of a reading; None where they are no list of statements."""
        for key, node in self._keys["readings"][1].value[number].value:
            if key.value == "says" and isinstance(node, yaml.SequenceNode):
                return Collection(self._text, node, self._under(key))
        return None

    def with_key(self, name: str, lines: list[str]) -> str:
        """The text with a mapping before its readings, of these lines."""
        key, _ = self._keys["readings"]
        if self._root.flow_style:
            return self._text
        nodes = [node for pair in self._root.value for node in pair]
        before = [node for node in nodes if _end(self._text, node) <= key.start_mark.index]
        place = _line_end(self._text, _end(self._text, before[-1])) if before else 0
        return _with_lines(self._text, place, ["", f"{name}:", *lines])

    def _under(self, key: yaml.Node) -> int:
        return -1 if self._root.flow_style else key.start_mark.column


def _item(text: str, each: yaml.Node | tuple[yaml.Node, yaml.Node]) -> Item:
    first, last = each if isinstance(each, tuple) else (each, each)
    return Item(first.start_mark.index, _end(text, last), first.start_mark.column)


def _end(text: str, node: yaml.Node) -> int:
    """Where the last that a node holds ends, before the comments and blanks behind it."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return _end(text, last[1] if isinstance(last, tuple) else last)
    start, end = node.start_mark.index, node.end_mark.index
    if isinstance(node, yaml.ScalarNode) and node.style in {"|", ">"}:
        return start + len(text[start:end].rstrip())
    return end


def _line_start(text: str, index: int) -> int:
    return text.rfind("\n", 0, index) + 1


def _line_end(text: str, index: int) -> int:
    found = text.find("\n", index)
    return len(text) if found < 0 else found + 1


def _with_lines(text: str, place: int, lines: list[str]) -> str:
    end = "\r\n" if "\r\n" in text else "\n"
    before = text[:place]
    if before and not before.endswith("\n"):
        before += end
    return before + "".join(f"{line}{end}" for line in lines) + text[place:]
