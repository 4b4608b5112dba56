"""A query taken apart: the patterns of its groups, each by itself, as it is written.

A pattern of triples is given for each object of its own, with its subject and its property, so that
each can be asked by itself; what stands in brackets stays together.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal as OneOf

from innokraft.query.sparql_grammar import Part, read
from innokraft.query.sparql_tokens import Token, tokens

Sort = OneOf[
    "triple", "optional", "minus", "union", "graph", "group", "filter", "bind", "values",
    "subselect", "lateral",
]  # fmt: skip
_FIRST: dict[str, Sort] = {
    "OPTIONAL": "optional", "MINUS": "minus", "GRAPH": "graph", "FILTER": "filter", "BIND": "bind",
    "VALUES": "values", "LATERAL": "lateral",
}  # fmt: skip


_RULES = frozenset({
    "query", "prologue", "select", "construct", "describe", "ask", "dataset", "where", "group",
    "subselect", "pattern", "triples", "template", "term", "collection", "reified", "properties",
    "verb", "objects", "object",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern: its sort, its text, its line in the query, and the groups that are in it.

    `before` is what stands before the brace of its group, such as `GRAPH ?g`.
    """

    sort: Sort
    text: str
    line: int
    groups: tuple[Group, ...] = ()
    before: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """The patterns of a group, in their order."""

    patterns: tuple[Pattern, ...]

    @property
    def joined(self) -> list[Pattern]:
        """Those that are joined one after the other: filters hold for the whole group."""
        return [each for each in self.patterns if each.sort != "filter"]

    @property
    def filters(self) -> list[Pattern]:
        """The filters."""
        return [each for each in self.patterns if each.sort == "filter"]


@dataclass(frozen=True, slots=True)
class Divided:
    """A query: its prologue, its FROM clauses, the group of its WHERE, and whether it is ASK etc.

    There is no group where a DESCRIBE names things alone.
    """

    prologue: str
    verb: str
    dataset: str
    group: Group | None

    def probe(self, selection: str, inside: str) -> str:
        """A query of the same graphs with another selection and another group."""
        return f"{self.prologue} {selection} {self.dataset} {{ {inside} }}"


def together(patterns: Sequence[Pattern]) -> str:
    """Patterns as the inside of one group."""
    return " . ".join(each.text for each in patterns)


def divided(sparql: str) -> Divided | None:
    """A query taken apart; None for what keeps to no grammar that is known here."""
    words = tokens(sparql)
    reading = read(words)
    if reading.failed is not None:
        return None
    whole = _Reader(sparql, words)
    return whole.query(_tree(reading.parts))


@dataclass(slots=True)
class _Node:
    """What a rule read, with what rules read in it."""

    rule: str
    first: int
    last: int
    inner: list[_Node] = field(default_factory=list)

    def of(self, *rules: str) -> list[_Node]:
        """The parts of some rules in it, but for those inside another of them."""
        found: list[_Node] = []
        for each in self.inner:
            found += [each] if each.rule in rules else each.of(*rules)
        return found


def _tree(parts: Sequence[Part]) -> _Node:
    """The parts that matter here as a tree: they come with the inner ones first."""
    open_: list[_Node] = []
    for part in (each for each in parts if each.rule in _RULES):
        node = _Node(part.rule, part.first, part.last)
        while open_ and open_[-1].first >= part.first:
            node.inner.insert(0, open_.pop())
        open_.append(node)
    return open_[-1]


class _Reader:
    """Reads the tree of a query with its words."""

    def __init__(self, sparql: str, words: Sequence[Token]) -> None:
        self._sparql, self._words = sparql, words

    def query(self, tree: _Node) -> Divided:
        """The whole."""
        (prologue,) = tree.of("prologue")
        (body,) = tree.of("select", "construct", "describe", "ask")
        where = body.of("where")
        group = where[0].of("group")[0] if where else self._short(body)
        return Divided(
            self._text(prologue.first, prologue.last),
            self._words[body.first].upper,
            " ".join(self._of(each) for each in body.of("dataset")),
            self._group(group) if group else None,
        )

    def _short(self, body: _Node) -> _Node | None:
        """The group of a CONSTRUCT WHERE, which is its template too."""
        return next(iter(body.of("template")), None)

    def _group(self, node: _Node) -> Group:
        for each in node.of("subselect"):
            if each.first == node.first + 1:
                return Group((self._subselect(each),))
        found: list[Pattern] = []
        for each in node.of("pattern", "triples"):
            found += [self._pattern(each)] if each.rule == "pattern" else self._triples(each)
        return Group(tuple(found))

    def _subselect(self, node: _Node) -> Pattern:
        (where, *_) = node.of("where")
        inner = self._group(where.of("group")[0])
        text = f"{{ {self._of(node)} }}"
        return Pattern("subselect", text, self._line(node.first), (inner,))

    def _pattern(self, node: _Node) -> Pattern:
        first = _FIRST.get(self._words[node.first].upper)
        groups = [] if first in {"filter", "bind"} else node.of("group")
        inner = tuple(self._group(each) for each in groups)
        if not first and len(inner) == 1 and [p.sort for p in inner[0].patterns] == ["subselect"]:
            return inner[0].patterns[0]
        sort: Sort = first or ("union" if len(inner) > 1 else "group")
        before = self._text(node.first, groups[0].first) if groups else ""
        return Pattern(sort, self._of(node), self._line(node.first), inner, before)

    def _triples(self, node: _Node) -> Iterator[Pattern]:
        """A pattern for each object, where the subject is a term; else one."""
        subject, *rest = node.inner
        if subject.rule != "term" or not rest:
            yield Pattern("triple", self._of(node), self._line(node.first))
            return
        verb = subject
        for part in rest[0].inner:
            if part.rule != "objects":
                verb = part
                continue
            for each in part.of("object"):
                text = " ".join(map(self._of, (subject, verb, each)))
                yield Pattern("triple", text, self._line(each.first))

    def _of(self, node: _Node) -> str:
        return self._text(node.first, node.last)

    def _text(self, first: int, last: int) -> str:
        """Some words as they are written, on one line and without comments."""
        found = self._words[first:last]
        texts = [w.text for w in found[:1]]
        for before, word in pairwise(found):
            texts += [" " * (word.start > before.stop), word.text]
        return "".join(texts)

    def _line(self, place: int) -> int:
        return self._sparql.count("\n", 0, self._words[place].start) + 1
