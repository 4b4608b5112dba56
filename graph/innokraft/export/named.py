"""The things of an answer by their names, as a document has them.

The IRIs of ours name things and open nothing, so a name links only to an IRI of others.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyoxigraph as ox

from innokraft.export.answers import plain
from innokraft.query.columns import NAMED
from innokraft.rdf.namespaces import BASE

if TYPE_CHECKING:
    from innokraft.bilingual import Bilingual
    from innokraft.query.running import Coming, Row
    from innokraft.store.base import Node

_PROJECT = f"{BASE}project/"


@dataclass(frozen=True, slots=True)
class Link:
    """A name that leads to the IRI of what it names."""

    text: str
    iri: str


class Naming:
    """What the things of an answer are called: by a column beside theirs, or else in the graph.

    `beside` has the columns that only name what another has, by that one. In the answer to a
    library question the names of columns say so; in that of a query its rows have to bear it out.
    """

    def __init__(
        self, answer: Coming, rows: Sequence[Row], language: str, *, of_library: bool
    ) -> None:
        self._language = language
        self._known = _known(answer, rows)
        self.beside = {
            column: naming
            for naming, of in NAMED.items()
            if naming in answer.names
            and len(there := [column for column in of if column in answer.names]) == 1
            for column in there
            if all(
                self._is_called(thing, name, of_library=of_library)
                for thing, name in _pairs(answer.names, rows, column, naming)
            )
        }

    def cell(self, column: str, said: Mapping[str, Node | None]) -> str | Link:
        """What stands in a column of a row: a text, or the name of a thing, with a link or none."""
        node = said[column]
        name = plain(said[self.beside[column]]) if column in self.beside else ""
        if not isinstance(node, ox.NamedNode):
            return plain(node) or name
        words = self._known.get(node.value)
        name = name or (plain(ox.Literal(words.of(self._language))) if words else "")
        if not name or not node.value.startswith(("http://", "https://")):
            return f"{name} ({plain(node)})" if name else plain(node)
        if not node.value.startswith(BASE):
            return Link(name, node.value)
        number = node.value.removeprefix(_PROJECT)
        is_project = number != node.value and "#" not in number
        return f"{name} ({number})" if is_project else name

    def _is_called(self, thing: Node | None, name: Node | None, *, of_library: bool) -> bool:
        """Whether a name tells nothing that the cell of what it names will not."""
        if name is None or not isinstance(name, ox.Literal):
            return name is None
        if isinstance(thing, ox.Literal):
            return thing.value == name.value
        if of_library or not isinstance(thing, ox.NamedNode):
            return of_library
        return name.value in self._known.get(thing.value, ())


def _pairs(
    names: Sequence[str], rows: Sequence[Row], *columns: str
) -> list[tuple[Node | None, ...]]:
    places = [names.index(column) for column in columns]
    return [tuple(row[place] for place in places) for row in rows]


def _known(answer: Coming, rows: Sequence[Row]) -> Mapping[str, Bilingual]:
    things = {node.value for row in rows for node in row if isinstance(node, ox.NamedNode)}
    if not things or answer.graph is None:
        return {}
    from innokraft.views.labels import words_for

    return words_for(answer.graph, things)
