"""The answers to questions of the library as a part of a report: each a table, its rows cited."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from innokraft.analysis.quoting import Place, Quoting, quoting
from innokraft.bilingual import Bilingual
from innokraft.export.answers import plain
from innokraft.query.columns import NAMED, YEARS, columns, head
from innokraft.query.gathering import cited
from innokraft.rdf.namespaces import BASE, expand
from innokraft.rdf.nodes import is_number
from innokraft.reporting.document import Block, Command, Document, Heading, Line, Paragraph, Table
from innokraft.reporting.words import number
from innokraft.views.labels import words_for
from innokraft.views.literals import date_in_words
from innokraft.views.quotes import starts_of

if TYPE_CHECKING:
    from innokraft.query.answer import Answer
    from innokraft.query.questions import AskedQuestion
    from innokraft.store.base import Node, Reader

MOST_ROWS, MOST_NOTES = 50, 3
"""How many rows of an answer a report has, and how many quotes it points to in each."""
_TOLD = Bilingual("{count} rader. Samma svar ger ", "{count} rows. The same answer is given by ")
_FIRST = Bilingual(
    "{count} rader, av vilka de {most} första står här. Alla ger ",
    "{count} rows, of which the first {most} are here. All are given by ",
)
_NONE = Bilingual("Inget svar: {why}.", "No answer: {why}.")
_QUOTES = Bilingual("Belägg", "Quotes")
_MORE = Bilingual(" och {n} till", " and {n} more")


@dataclass(frozen=True, slots=True)
class Answered:
    """A question as it was asked, its answer, and why that is empty where it is."""

    asked: AskedQuestion
    given: Mapping[str, str]
    answer: Answer
    why: Bilingual | None = None


@dataclass(frozen=True, slots=True)
class _Known:
    """What things are called, and where the quotes of answers stand."""

    names: Mapping[str, Bilingual]
    starts: Mapping[tuple[str, str], int]
    quoting: Quoting


def answers(store: Reader, answered: Sequence[Answered], document: Document) -> Iterator[Block]:
    """A section for each question: its words, a table, and the command that gives the same."""
    if not answered:
        return
    known = _read(store, answered, document.language)
    for each in answered:
        yield Heading(each.asked.text.of(document.language))
        if each.answer.rows:
            yield _table(each, known, document)
        yield Paragraph(_about(each, document.language))


def _about(each: Answered, language: str) -> Line:
    command = shlex.join([
        "innokraft", "ask", each.asked.question.name,
        *(part for name, value in each.given.items() for part in ("-p", f"{name}={value}")),
    ])  # fmt: skip
    count = len(each.answer.rows)
    if not count:
        return (_NONE.filled(why=each.why or "").of(language),)
    words = _FIRST if count > MOST_ROWS else _TOLD
    told = words.filled(count=number(count, language), most=MOST_ROWS)
    return (told.of(language), Command(command), ".")


def _table(each: Answered, known: _Known, document: Document) -> Table:
    names = each.answer.names
    rows = each.answer.rows[:MOST_ROWS]
    shown = [name for name in columns(names) if _is_told(name, names, rows)]
    numbers = frozenset(
        place for place, name in enumerate(shown) if _is_of_numbers(name, names, rows)
    )
    language = document.language
    heads = (*(_head(each, name).of(language) for name in shown), _QUOTES.of(language))
    cells = tuple(
        (
            *(_cell(name, names, row, known, language) for name in shown),
            _cites(names, row, known, document),
        )
        for row in rows
    )
    return Table("", heads, cells, numbers)


def _head(each: Answered, name: str) -> Bilingual:
    plain_name = name.replace("_", " ")
    words = head(name, each.asked.question.number)
    return words or Bilingual.alike(plain_name[:1].upper() + plain_name[1:])


def _named(name: str, names: Sequence[str], row: Sequence[Node | None]) -> Node | None:
    """What names the cell of a column, where another column does."""
    said = dict(zip(names, row, strict=True))
    for other, of in NAMED.items():
        if name in of and (node := said.get(other)) is not None:
            return node
    return None


def _is_told(name: str, names: Sequence[str], rows: Iterable[Sequence[Node | None]]) -> bool:
    place = names.index(name)
    return any(row[place] is not None or _named(name, names, row) is not None for row in rows)


def _is_of_numbers(name: str, names: Sequence[str], rows: Iterable[Sequence[Node | None]]) -> bool:
    cells = [row[names.index(name)] for row in rows]
    return all(is_number(cell) for cell in cells if cell is not None)


def _cell(
    name: str, names: Sequence[str], row: Sequence[Node | None], known: _Known, language: str
) -> Line:
    node = row[names.index(name)]
    called = _named(name, names, row)
    if isinstance(node, ox.NamedNode):
        words = known.names.get(node.value)
        text = plain(called) or (words.of(language) if words else plain(node))
        project = node.value.removeprefix(f"{BASE}project/")
        is_project = project != node.value and "#" not in project and text != plain(node)
        return (f"{text} ({project})" if is_project else text,)
    if is_number(node) and name not in YEARS:
        return (number(plain(node), language),)
    if isinstance(node, ox.Literal) and node.datatype.value == expand("xsd:date"):
        return (date_in_words(node.value).of(language),)
    return (plain(node) or plain(called),)


def _cites(
    names: Sequence[str], row: tuple[Node | None, ...], known: _Known, document: Document
) -> Line:
    places = list(dict.fromkeys(cited(names, row)))
    line: list[Any] = [
        document.cite(
            known.quoting.note(Place(record, known.starts.get((record, exact), 0), exact))
        )
        for record, exact in places[:MOST_NOTES]
    ]
    if len(places) > MOST_NOTES:
        line.append(_MORE.filled(n=len(places) - MOST_NOTES).of(document.language))
    return tuple(line)


def _read(store: Reader, answered: Sequence[Answered], language: str) -> _Known:
    things: set[str] = set()
    places: set[tuple[str, str]] = set()
    for each in answered:
        for row in each.answer.rows[:MOST_ROWS]:
            things |= {node.value for node in row if isinstance(node, ox.NamedNode)}
            places |= set(list(dict.fromkeys(cited(each.answer.names, row)))[:MOST_NOTES])
    records = {record for record, _ in places}
    starts = starts_of(store, places)
    whole = [Place(record, starts.get((record, exact), 0), exact) for record, exact in places]
    return _Known(
        words_for(store, things - records), starts, quoting(store, records, language, whole)
    )
