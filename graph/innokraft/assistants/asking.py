"""Tools that ask: the library of questions, and guarded SPARQL."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from innokraft.assistants.calls import Call
from innokraft.assistants.citing import places_of, quotes_of_statements
from innokraft.assistants.failures import as_tools
from innokraft.assistants.results import (
    ParameterListed,
    QuestionListed,
    Questions,
    Row,
    Table,
    Value,
)
from innokraft.bilingual import Bilingual
from innokraft.errors import UsageError
from innokraft.query.finding import find_question
from innokraft.query.gathering import gathered
from innokraft.query.questions import Question
from innokraft.query.values import IRI, python_value
from innokraft.query.worker import Limits

if TYPE_CHECKING:
    from innokraft.query.answer import Answer
    from innokraft.views.quotes import Quote

GROUPS = ("records", "readings")
"""Questions that what sources state answers, and those that only annotations answer."""
LONGEST_ANSWER = 10_000
_SECONDS, _PATIENCE = 30.0, 5.0
_MOST_GATHERED = 10
"""How many of the quotes that a row gathers are told with their places."""

_NO_QUOTES = Bilingual(
    "Ingen kolumn citerar. Ta med ?said (en uppgift) eller ?quote och ?record för att få citat.",
    "No column cites. Select ?said (a statement), or ?quote and ?record, to get quotes.",
)
_CUT = Bilingual(
    "Svaret har fler än {n} rader; fråga snävare.",
    "The answer has more than {n} rows; ask more narrowly.",
)
_NO_QUESTION = Bilingual(
    "Ingen fråga har alla de orden; utan words räknas alla upp.",
    "No question has all of these words; without words, all are listed.",
)


def list_questions(call: Call, words: str = "", group: str = "", rows: int = 100) -> Questions:
    """The questions of the library, or those that have words, or those of a group."""
    if group and group not in GROUPS:
        raise UsageError(f"there is no group {group!r}", remedy=f"There are: {', '.join(GROUPS)}.")
    listed = [_listed(each, call.language) for each in call.questions]
    sought = words.casefold().split()
    found = [
        each
        for each in listed
        if (not group or each.group == group)
        and all(word in f"{each.asks} {each.id}".casefold() for word in sought)
    ]
    shown, page = call.page(found, rows, lambda some: some, call.of(_NO_QUESTION))
    return Questions(shown, page)


def _listed(question: Question, language: str) -> QuestionListed:
    return QuestionListed(
        question.name,
        question.id,
        GROUPS[question.annotated],
        question.text().of(language),
        [ParameterListed(each.name, each.kind, each.default) for each in question.parameters],
    )


def ask_question(
    call: Call,
    question: str | int,
    parameters: dict[str, str | int] | None = None,
    rows: int = 20,
) -> Table:
    """The answer to a question of the library."""
    wanted = find_question(str(question), call.questions, call.language)
    given = {name: str(value) for name, value in (parameters or {}).items()}
    if missing := wanted.missing(given):
        needs = ", ".join(f"{each.name!r} (a {each.kind})" for each in missing)
        raise UsageError(
            f"question {wanted.name} needs {needs}: {wanted.text().of(call.language)}",
            remedy=f'Give it: parameters={{"{missing[0].name}": "…"}}; find_things finds things.',
        )
    asked = call.graph.question(wanted, given, language=call.language)
    answer = call.kept(lambda: call.graph.query(asked, Limits(rows=LONGEST_ANSWER)))
    table = _table(call, answer, rows)
    note = (
        ""
        if len(answer) or answer.kind == "boolean"
        else call.graph.why_empty(asked).of(call.language)
    )
    notes = " ".join(filter(None, (as_tools(note), table.note)))
    return replace(table, question=wanted.name, asked=asked.text.of(call.language), note=notes)


def run_sparql(call: Call, query: str, seconds: float = 20.0, rows: int = 50) -> Table:
    """The answer to a SPARQL query, which is guarded and bounded."""
    if not (math.isfinite(seconds) and 0 < seconds <= _SECONDS):
        raise UsageError(f"{seconds!r} is no time for a query", remedy=f"0 < s <= {_SECONDS:g}.")
    limits = Limits(LONGEST_ANSWER, LONGEST_ANSWER, seconds)
    answer = call.kept(lambda: call.graph.query(query, limits))
    table = _table(call, answer, rows)
    if answer.kind != "boolean" and not answer.rows:
        few = limits._replace(seconds=min(seconds, _PATIENCE))
        return replace(table, note=as_tools(call.of(call.graph.why_empty(query, few))))
    notes = [table.note, *(call.of(each) for each in answer.notes)]
    if table.rows and not any(row.quotes for row in table.rows):
        notes.append(call.of(_NO_QUOTES))
    return replace(table, note=" ".join(filter(None, notes)))


def _table(call: Call, answer: Answer, rows: int) -> Table:
    names = answer.names
    made, page = call.page(answer.rows, rows, lambda some: _rows(call, names, some))
    note = call.of(_CUT.filled(n=len(answer))) if answer.more else ""
    boolean = answer.boolean if answer.kind == "boolean" else None
    return Table("", "", list(names), made, boolean, note, page)


def _rows(call: Call, names: Sequence[str], rows: Sequence[Sequence[Any]]) -> list[Row]:
    values = [dict(zip(names, map(python_value, row), strict=True)) for row in rows]
    pairs = _pairs(names)
    wanted = {pair for row in values for pair in _quoted(row, pairs)}
    places = places_of(call.store, wanted)
    iris = {v for row in values for v in row.values() if isinstance(v, IRI) and "#" in v}
    statements = quotes_of_statements(call.store, iris)
    quotes: list[list[Quote]] = [
        list(
            dict.fromkeys(
                [
                    *(q for pair in _quoted(row, pairs) for q in places.get(pair, ())),
                    *(
                        statements[v]
                        for v in row.values()
                        if isinstance(v, IRI) and v in statements
                    ),
                ]
            )
        )
        for row in values
    ]
    told = call.cited(q for some in quotes for q in some)
    return [
        Row({name: _plain(value) for name, value in row.items()}, [told[q] for q in some])
        for row, some in zip(values, quotes, strict=True)
    ]


def _pairs(names: Sequence[str]) -> list[tuple[str, str]]:
    """The columns of quotes, each with that of its record."""
    found = []
    for quote in (name for name in names if "quote" in name.split("_")):
        named = quote.replace("quote", "record")
        record = named if named in names else "record"
        if record in names:
            found.append((record, quote))
    return found


def _quoted(row: dict[str, Any], pairs: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """The quotes of a row, each behind its record; those that it gathers too."""
    if row.get("quotes") and row.get("records"):
        texts = {name: str(row[name]) for name in ("quotes", "records")}
        yield from ((each.record, each.quote) for each in gathered(texts)[:_MOST_GATHERED])
    for record, quote in pairs:
        if row[record] is not None and row[quote] is not None:
            yield str(row[record]), str(row[quote])


def _plain(value: object) -> Value:
    """A value as JSON has it; a decimal, a day and an infinity are texts."""
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else str(value)
    return value if value is None or isinstance(value, int | float | bool) else str(value)
