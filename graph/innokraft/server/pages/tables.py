"""Answers as tables: names that lead to their pages, and quotes in their sentences."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import pyoxigraph as ox

from innokraft.bilingual import Bilingual
from innokraft.query.columns import NAMED, columns, words_over
from innokraft.query.gathering import cited
from innokraft.query.running import Row
from innokraft.rdf.namespaces import compress
from innokraft.rdf.nodes import is_iri, is_number
from innokraft.server.pages.links import Value, value_in
from innokraft.server.pages.templating import Visit
from innokraft.store.base import Reader
from innokraft.views.labels import record_names, words_for
from innokraft.views.quotes import Quote, RecordText, languages_of, quote_in, starts_of, texts_of

AT_ONCE = 100
"""How many rows a page has."""


class Column(NamedTuple):
    """A column: its name in the query, and over the table; whether numbers stand in it."""

    name: str
    caption: str
    number: bool


class Cell(NamedTuple):
    """A value of a row, with the kind of what it is where it has one, and the short IRI."""

    value: Value
    kind: str = ""
    short: str = ""


class TableRow(NamedTuple):
    """A row: its cells, None for what is unbound, and its quotes."""

    cells: list[Cell | None]
    quotes: list[Quote]


class Table(NamedTuple):
    """What a page has of an answer, with the names of records and the languages of quotes."""

    columns: list[Column]
    rows: list[TableRow]
    record_names: Mapping[str, Bilingual]
    languages: Mapping[Quote, str | None]

    @property
    def cites(self) -> bool:
        """Whether any row has quotes."""
        return any(row.quotes for row in self.rows)


def cited_table(
    visit: Visit, names: Sequence[str], rows: Sequence[Row], number: int | None
) -> Table:
    """Rows of the answer to a question: what names another column stands in that one.

    `number` is that of the question, for its captions.
    """
    shown = columns(names)
    told = [dict(zip(names, row, strict=True)) for row in rows]
    labels = _labels(visit, rows)
    places = [list(dict.fromkeys(cited(names, row))) for row in rows]
    quotes = quotes_at(visit.known.store, {place for some in places for place in some})
    table = [
        TableRow(
            [_named_cell(name, said, labels, visit) for name in shown],
            [quotes[place] for place in some if place in quotes],
        )
        for said, some in zip(told, places, strict=True)
    ]
    there = [place for place in range(len(shown)) if any(row.cells[place] for row in table)]
    heads = [
        Column(
            shown[place],
            caption_of(shown[place], number, visit.language),
            _is_number(shown[place], told),
        )
        for place in there
    ]
    kept = [TableRow([row.cells[place] for place in there], row.quotes) for row in table]
    return _with_records(visit, heads, kept)


def plain_table(visit: Visit, names: Sequence[str], rows: Sequence[Row]) -> Table:
    """Rows of the answer to any query: its own columns, as they are."""
    labels = _labels(visit, rows)
    told = [dict(zip(names, row, strict=True)) for row in rows]
    heads = [Column(name, f"?{name}", _is_number(name, told)) for name in names]
    table = [TableRow([_cell(said[name], labels, visit) for name in names], []) for said in told]
    return Table(heads, table, {}, {})


def _with_records(visit: Visit, heads: list[Column], rows: list[TableRow]) -> Table:
    store = visit.known.store
    quotes = {quote for row in rows for quote in row.quotes}
    names = record_names(store, {quote.record for quote in quotes})
    return Table(heads, rows, names, languages_of(store, quotes))


def _labels(visit: Visit, rows: Iterable[Row]) -> dict[str, Bilingual]:
    iris = {node.value for row in rows for node in row if is_iri(node)}
    return words_for(visit.known.store, iris)


def _named_cell(
    name: str, said: Mapping[str, Any], labels: dict[str, Bilingual], visit: Visit
) -> Cell | None:
    """What a row has in a column; of a thing without a name, what the answer calls it."""
    cell = _cell(said[name], labels, visit)
    naming = [n for n, of in NAMED.items() if name in of and said.get(n) is not None]
    if not naming:
        return cell
    words = said[naming[0]]
    if cell is None:
        return _cell(words, labels, visit)
    if cell.value.iri and cell.value.iri not in labels and getattr(words, "value", ""):
        return cell._replace(value=cell.value._replace(words=Bilingual.alike(words.value)))
    return cell


def _cell(node: Any, labels: dict[str, Bilingual], visit: Visit) -> Cell | None:
    if node is None or (isinstance(node, ox.Literal) and not node.value):
        return None
    if is_iri(node):
        kind = visit.known.kinds.get(node.value, "")
        return Cell(value_in(node, labels), kind, compress(node.value))
    return Cell(value_in(node, labels))


def caption_of(name: str, number: int | None, language: str) -> str:
    """What stands over a column of the answer to a question."""
    words = words_over(name, number)
    return words.of(language) if words else name.replace("_", " ")


def _is_number(name: str, told: Iterable[Mapping[str, Any]]) -> bool:
    found = [said[name] for said in told if said[name] is not None]
    return bool(found) and all(map(is_number, found))


def quotes_at(store: Reader, places: set[RecordText]) -> dict[RecordText, Quote]:
    """The quotes that records have, each at the first place where a statement rests on it."""
    starts = starts_of(store, places)
    texts = texts_of(store, {record for record, _ in places})
    return {
        (record, exact): quote_in(texts.get(record, ""), record, start, exact)
        for (record, exact), start in starts.items()
    }
