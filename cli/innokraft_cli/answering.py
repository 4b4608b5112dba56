"""Asks a graph and writes the answer, within bounds and to where they say; knows no click."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from io import BytesIO
from time import monotonic
from types import SimpleNamespace
from typing import TYPE_CHECKING, BinaryIO, NamedTuple, cast

from innokraft_cli.printing import (
    has_terminal,
    in_a_line,
    put,
    say,
    say_lines,
    table_lines,
    terminal_size,
)

if TYPE_CHECKING:
    from innokraft import AskedQuestion, Graph, Limits, Written


_EMPTY = 3
"""The exit code of a fork whose answer has no rows; the command's own is 0 then."""
_BINARY = ("xlsx", "docx", "parquet")


class Bounds(NamedTuple):
    """What the options of a query say: in which format it is answered, where to, how much."""

    form: str | None
    output: str
    guarded: bool
    excel: bool
    limits: Limits
    iris: bool = False
    paged: bool = True

    def answer(self, graph: Graph, asked: str | AskedQuestion, lang: str) -> Written:
        """Asks and writes the answer: by default a table on a terminal, csv or ttl elsewhere."""
        if self._on_terminal():
            held = BytesIO()
            self._gather(held, graph, asked, lang)
            return self._tell(held, lang)
        refuse_on_terminal(self.form, self.output, "answer")
        form = table_lines if self.form == "table" else self.form
        written = graph.save_answer(
            file_of(self.output), asked, form, limits=self.limits, guarded=self.guarded,
            excel=self.excel, language=lang, iris=self.iris,
        )  # fmt: skip
        _tell_notes(written, lang)
        return written

    def answer_alone(self, graph: Graph, asked: str, lang: str) -> int:
        """As `answer`, by a command that does nothing else: in a fork of its own where it can.

        Gives the exit code; raises what ended the fork. What a terminal shows is gathered in the
        fork and laid out here, so that a pager is not bound as a query is. Of an empty answer it
        says why.
        """
        begun = monotonic()
        code = self._answer_in_a_fork(graph, asked, lang)
        if code != _EMPTY:
            return code
        from innokraft_cli.explaining import tell_why_empty

        tell_why_empty(graph, asked, lang, self.limits, monotonic() - begun)
        return 0

    def _answer_in_a_fork(self, graph: Graph, asked: str, lang: str) -> int:
        from innokraft import in_a_fork

        if not self._on_terminal():
            answer = partial(self.answer, graph, asked, lang)
            return self._ended(in_a_fork(partial(_code_of, answer, lang)), answer, lang)
        from tempfile import TemporaryFile

        with TemporaryFile() as file:
            held = cast("BinaryIO", file)
            gather = partial(self._gather, held, graph, asked, lang)
            code = self._ended(in_a_fork(partial(_code_of, gather, lang)), gather, lang)
            if code in {0, _EMPTY}:
                self._tell(held, lang)
            return code

    def _ended(self, code: int | None, otherwise: Callable[[], Written], lang: str) -> int:
        """The exit code of a fork; where there was none, what it would have done is done here."""
        if code is None:
            return _code_of(otherwise, lang)
        if code < 0:
            from innokraft import why_query_ended

            raise why_query_ended(code, self.limits)
        return code

    def _on_terminal(self) -> bool:
        return self.form in {None, "table"} and self.output == "-" and has_terminal()

    def _gather(
        self, file: BinaryIO, graph: Graph, asked: str | AskedQuestion, lang: str
    ) -> Written:
        """Asks, and keeps the rows and then what there is to say of them, a line of JSON each."""
        written = graph.save_answer(
            file, asked, _as_json, limits=self.limits, language=lang, iris=self.iris
        )
        file.write(json.dumps(written).encode())
        file.flush()
        return written

    def _tell(self, file: BinaryIO, lang: str) -> Written:
        """Lays out what was gathered."""
        from innokraft import Written
        from innokraft_cli.columns import MOST_LINES, fitted

        file.seek(0)
        names, *rows, told = map(json.loads, file)
        written = Written(*told)
        if written.kind == "boolean":
            say(json.dumps(written.boolean))
            _tell_notes(written, lang)
            return written
        table = fitted(in_a_line(names), [in_a_line(row) for row in rows], terminal_size()[0])
        say_lines(table.lines, paged=self.paged)
        if table.cut:
            say(f"innokraft: {_CUT[lang].format(n=table.cut, lines=MOST_LINES)}", err=True)
        _tell_notes(written, lang)
        return written


def _as_json(names: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield json.dumps(names)
    yield from map(json.dumps, rows)


def _code(written: Written) -> int:
    """The exit code of a fork that wrote an answer."""
    return 0 if written.count or written.kind == "boolean" else _EMPTY


def _code_of(work: Callable[[], Written], lang: str) -> int:
    """The exit code of work that a fork does: what it raises is said there."""
    try:
        return _code(work())
    except Exception as error:
        from innokraft_cli.failures import exit_code_of

        return exit_code_of(error, lang)


_CUT = {
    "sv": "{n} text(er) är kortade till {lines} rader; hela: -o table | less -S, eller -o csv",
    "en": "{n} text(s) are cut to {lines} lines; whole: -o table | less -S, or -o csv",
}
_NOTES = {
    "sv": {
        "rows": "bara de första {n} raderna; fler: --limit N, alla: --limit none",
        "triples": "bara de första {n} triplerna; fler: --limit N, alla: --limit none",
        "cells": "{n} cell(er) som ett kalkylprogram skulle köra som en formel fick en apostrof; "
        "utan: --no-formula-guard",
        "mixed": "kolumnen {name} är skriven som text: ingen typ i Parquet rymmer alla dess värden "
        "({kinds})",
    },
    "en": {
        "rows": "only the first {n} rows; more: --limit N, all: --limit none",
        "triples": "only the first {n} triples; more: --limit N, all: --limit none",
        "cells": "{n} cell(s) that a spreadsheet would run as a formula got an apostrophe; "
        "without: --no-formula-guard",
        "mixed": "the column {name} is written as text: no type of Parquet holds all of its values "
        "({kinds})",
    },
}


def _tell_notes(written: Written, lang: str) -> None:
    for note in _notes(written, lang):
        say(f"innokraft: {note}", err=True)


def _notes(written: Written, lang: str) -> Iterator[str]:
    if written.more:
        what = "triples" if written.kind == "triples" else "rows"
        yield _NOTES[lang][what].format(n=written.count)
    if written.altered:
        yield _NOTES[lang]["cells"].format(n=written.altered)
    for name, kinds in written.mixed:
        yield _NOTES[lang]["mixed"].format(name=name, kinds=", ".join(kinds))
    if written.count or written.kind == "boolean":
        yield from (note[lang != "sv"] for note in written.notes)


def refuse_on_terminal(form: str | None, output: str, name: str) -> None:
    """Raises UsageError for a format that no terminal shows, where it would go to one."""
    if form in _BINARY and output == "-" and has_terminal():
        from innokraft import UsageError

        said = f"{form} is nothing that a terminal shows"
        raise UsageError(said, remedy=f"Name a file: -o {name}.{form}.")


def file_of(output: str) -> str | BinaryIO:
    """What `-o` names: a file, or standard output for `-`."""
    return cast("BinaryIO", SimpleNamespace(write=put)) if output == "-" else output


def limits_of(limit: str | None, timeout: float = 30.0, memory: int = 1000) -> Limits:
    """The limits that --limit, --timeout and --memory mean."""
    from innokraft import Limits

    if limit is None:
        return Limits(seconds=timeout, megabytes=memory)
    most = None if limit == "none" else int(limit[:18])
    return Limits(most, most, timeout, memory)
