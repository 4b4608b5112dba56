"""YAML that remembers its lines, so that a message can name the place.

Scalars stay the text that was written: `2015-01` is no date and `no` is no boolean. Aliases and
tags are refused, because a file written by hand needs neither and a hostile one abuses both.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches

import yaml

from innokraft.errors import InnokraftError, Place


@dataclass(frozen=True, slots=True)
class Marked:
    """A YAML node: a text, a list or a mapping, with the file and the line it starts on."""

    node: yaml.Node
    file: str
    error: type[InnokraftError]

    @property
    def line(self) -> int:
        """The line, from 1."""
        return int(self.node.start_mark.line) + 1

    def wrong(self, problem: str, remedy: str = "") -> InnokraftError:
        """An error at this place, ready to raise."""
        return self.error(problem, Place(self.file, self.line), remedy)

    def text(self) -> str:
        """The text of a scalar. Raises where the node is none, or empty."""
        if not isinstance(self.node, yaml.ScalarNode):
            raise self.wrong("a text belongs here", "Put it in quotes if it holds signs of YAML.")
        return str(self.node.value)

    def integer(self) -> int:
        """A whole number, not negative."""
        if not (self.is_text() and self.text().isdecimal()):
            raise self.wrong("a whole number belongs here", "Such as 4.")
        return int(self.text())

    def items(self) -> Iterator[Marked]:
        """The items of a list; a single text counts as a list of one."""
        if isinstance(self.node, yaml.SequenceNode):
            return (Marked(item, self.file, self.error) for item in self.node.value)
        if self.is_text():
            return iter((self,))
        raise self.wrong("a list belongs here", "Start each item with '- '.")

    def is_text(self) -> bool:
        """Whether the node is a scalar."""
        return isinstance(self.node, yaml.ScalarNode)

    def mapping(self, *, known: frozenset[str] | None = None) -> dict[str, Marked]:
        """Key to value, in order. Raises for a key given twice, and for one not in `known`."""
        if not isinstance(self.node, yaml.MappingNode):
            raise self.wrong("keys with values belong here", "Such as 'quote: …'.")
        found: dict[str, Marked] = {}
        for key_node, value in self.node.value:
            key = Marked(key_node, self.file, self.error)
            name = key.text()
            if name in found:
                raise key.wrong(f"{name!r} is given twice", "Keep one of them.")
            if known is not None and name not in known:
                raise key.wrong(f"{name!r} is no key here", did_you_mean(name, known))
            found[name] = Marked(value, self.file, self.error)
        return found


def did_you_mean(name: str, known: frozenset[str]) -> str:
    """A sentence that helps after a wrong name."""
    close = get_close_matches(name, sorted(known), 1)
    return f"Did you mean {close[0]!r}?" if close else f"There are: {', '.join(sorted(known))}."


def parse_yaml(text: str, file: str, error: type[InnokraftError]) -> Marked:
    """The root of a YAML text; `error` is what the caller wants raised where it is wrong."""
    try:
        for event in yaml.parse(text, Loader=yaml.SafeLoader):
            _refuse_alias(event, file, error)
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as problem:
        mark = problem.problem_mark
        place = Place(file, mark.line + 1 if mark else None)
        raise error(f"this is no YAML: {problem.problem}", place) from None
    except (yaml.YAMLError, RecursionError) as problem:
        raise error(f"this is no YAML: {problem}", Place(file)) from None
    if node is None:
        raise error("the file is empty", Place(file))
    return Marked(node, file, error)


def _refuse_alias(event: yaml.Event, file: str, error: type[InnokraftError]) -> None:
    if isinstance(event, yaml.AliasEvent):
        mark = event.start_mark
        place = Place(file, mark.line + 1 if mark else None)
        raise error(f"the alias *{event.anchor} is not used here", place, "Write the value out.")
