"""An answer that is whole and in memory."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any

from innokraft.query.apart import run_apart
from innokraft.query.handing_over import hand_over, rows_of
from innokraft.query.running import Asked, Kind, Row

if TYPE_CHECKING:
    import rdflib
    from rdflib.query import Result

    from innokraft.bilingual import Bilingual


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query gave: the rows of a table, triples, or yes or no.

    `names` are those of the columns; `rows` hold the terms of pyoxigraph, None for what is
    unbound; `more` says that a limit cut the answer, `notes` which words of the query nothing in
    the graph uses, and which nearly are. To go through an answer gives for each row
    a mapping from name to value: an IRI, a Text in a language, an int, Decimal, float, bool, date,
    datetime or str, and None for what is unbound. An answer of yes or no is true or false.
    """

    kind: Kind
    names: tuple[str, ...]
    rows: tuple[Row, ...]
    boolean: bool
    more: bool
    notes: tuple[Bilingual, ...] = ()

    def __iter__(self) -> Iterator[dict[str, Any]]:
        from innokraft.query.values import python_value

        for row in self.rows:
            yield dict(zip(self.names, map(python_value, row), strict=True))

    def __len__(self) -> int:
        return len(self.rows)

    def __bool__(self) -> bool:
        return self.boolean if self.kind == "boolean" else bool(self.rows)

    def to_pandas(self) -> Any:
        """A data frame of pandas. Raises UsageError where pandas is not installed."""
        return _library("pandas").DataFrame(self._columns()).convert_dtypes()

    def to_polars(self) -> Any:
        """A data frame of polars. Raises UsageError where polars is not installed."""
        return _library("polars").DataFrame(self._columns(), strict=False)

    def to_rdflib(self) -> rdflib.Graph | Result:
        """Triples as a graph of rdflib; a table, or yes or no, as its result of a query."""
        from rdflib import Graph, Variable
        from rdflib.query import Result

        if self.kind == "triples":
            graph = Graph()
            for row in self.rows:
                graph.add(_in_rdflib(row))
            return graph
        if self.kind == "boolean":
            asked = Result("ASK")
            asked.askAnswer = self.boolean
            return asked
        found = Result("SELECT")
        found.vars = [Variable(name) for name in self.names]
        found.bindings = [
            {name: term for name, term in zip(found.vars, _in_rdflib(row), strict=True) if term}
            for row in self.rows
        ]
        return found

    def _repr_html_(self) -> str:
        """What a notebook shows."""
        from innokraft.views.notebook import html_table

        if self.kind == "boolean":
            return f"<p>{str(self.boolean).lower()}</p>"
        return html_table(self.names, [list(row.values()) for row in self], "+" * self.more)

    def _columns(self) -> dict[str, list[Any]]:
        """The values by column; texts and IRIs as plain texts, which data frames know."""
        rows = [[str(v) if isinstance(v, str) else v for v in row.values()] for row in self]
        return {name: [row[place] for row in rows] for place, name in enumerate(self.names)}


def _in_rdflib(row: Row) -> Any:
    from rdflib.util import from_n3

    return tuple(None if node is None else from_n3(str(node)) for node in row)


def _library(name: str) -> Any:
    try:
        return import_module(name)
    except ImportError:
        from innokraft.errors import UsageError

        raise UsageError(f"{name} is not installed", remedy=f"pip install {name}") from None


def answer(asked: Asked) -> Answer:
    """The answer to a query; raises what `write_query` raises."""
    found: list[Row] = []
    handing_over = partial(hand_over, asked)
    written = run_apart(handing_over, asked.limits, lambda part: found.extend(rows_of(part)))
    told = written.more, written.notes
    return Answer(written.kind, written.names, tuple(found), written.boolean, *told)
