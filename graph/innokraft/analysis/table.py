"""What an analysis comes to: a table whose rows cite, how to read it, and counts for a picture."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

import pyoxigraph as ox

from innokraft.bilingual import Bilingual
from innokraft.views.statements import firmness

if TYPE_CHECKING:
    from innokraft.analysis.sentences import Said
    from innokraft.query.answer import Answer
    from innokraft.query.running import Row
    from innokraft.store.base import Node


class Bar(NamedTuple):
    """One count of a picture, and what it is of."""

    label: str
    number: int


@dataclass(frozen=True, slots=True)
class Analysis:
    """A table: what it is of, what a row and its numbers mean, its columns and its rows.

    `bars` are what a picture of it shows, or `chains`, each the names of things and of what is said
    between them in turn; there are none where a picture would show nothing.
    """

    title: Bilingual
    method: Bilingual
    names: tuple[str, ...]
    rows: tuple[Row, ...]
    bars: tuple[Bar, ...] = ()
    chains: tuple[tuple[str, ...], ...] = ()

    @property
    def answer(self) -> Answer:
        """The table as the answer to a query is: to go through, or as a frame of pandas."""
        from innokraft.query.answer import Answer

        return Answer("table", self.names, self.rows, boolean=False, more=False)

    def __len__(self) -> int:
        return len(self.rows)

    def _repr_html_(self) -> str:
        """What a notebook shows."""
        return self.answer._repr_html_()


CITING = ("quote", "record")
"""The columns by which a row cites; where it rests on two quotes, with `_1` and `_2`."""


def cited(said: Said | None) -> tuple[Node | None, Node | None]:
    """The quote of a statement, and the version of the record that it stands in."""
    if said is None:
        return None, None
    return ox.Literal(said.exact), ox.NamedNode(said.record)


def thing(iri: str) -> Node:
    """A thing of the graph."""
    return ox.NamedNode(iri)


def number(value: float | Decimal | None) -> Node | None:
    """A number; nothing for None."""
    if value is None:
        return None
    if isinstance(value, Decimal):
        return ox.Literal(f"{value:f}", datatype=_DECIMAL)
    return (
        ox.Literal(value) if isinstance(value, int) else ox.Literal(f"{value}", datatype=_DECIMAL)
    )


_DECIMAL = ox.NamedNode("http://www.w3.org/2001/XMLSchema#decimal")


def year_number(value: str) -> Node | None:
    """A year as a number; nothing for none."""
    return ox.Literal(int(value)) if value.isdecimal() else None


def text(value: str) -> Node | None:
    """A text; nothing for an empty one."""
    return ox.Literal(value) if value else None


def percent(part: int, whole: int) -> Decimal | None:
    """A share in per cent, to a tenth; None of nothing.

    >>> percent(1, 3), percent(0, 0)
    (Decimal('33.3'), None)
    """
    return round(Decimal(100 * part) / whole, 1) if whole else None


def best(said: Iterable[Said]) -> Said | None:
    """The statement to show of several: what a person read, the firmest, an aim or result first."""
    return min(said, key=_rank, default=None)


def _rank(said: Said) -> tuple[object, ...]:
    certainty = firmness(said.certainty)
    part = said.part not in {"aim", "result"}
    return (
        said.held_back,
        not said.by_person,
        certainty,
        part,
        said.record,
        said.start,
        said.statement,
    )


def by_concept(said: Iterable[Said]) -> dict[str, list[Said]]:
    """Statements by the concept that they are on."""
    found: dict[str, list[Said]] = {}
    for each in said:
        found.setdefault(each.concept, []).append(each)
    return found


def label(names: Mapping[str, Bilingual], iri: str, language: str) -> Node | None:
    """What a thing is called."""
    return text(names[iri].of(language)) if iri in names else None
