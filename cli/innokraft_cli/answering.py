"""Asks a graph and writes the answer, within bounds and to where they say; knows no click."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from io import BytesIO
from types import SimpleNamespace
from typing import TYPE_CHECKING, BinaryIO, NamedTuple, cast

from innokraft_cli.printing import has_terminal, put, say, table_lines

if TYPE_CHECKING:
    from innokraft import AskedQuestion, Graph, Limits, Written


class Bounds(NamedTuple):
    """What the options of a query say: in which format it is answered, where to, how much."""

    form: str | None
    output: str
    guarded: bool
    excel: bool
    limits: Limits

    def answer(self, graph: Graph, asked: str | AskedQuestion, lang: str) -> Written:
        """Asks and writes the answer: by default a table on a terminal, csv or ttl elsewhere."""
        shown = self.form is None and self.output == "-" and has_terminal()
        form = table_lines if shown or self.form == "table" else self.form
        on_terminal = form is table_lines and self.output == "-"
        file = BytesIO() if on_terminal else file_of(self.output)
        written = graph.save_answer(
            file, asked, form, limits=self.limits, guarded=self.guarded, excel=self.excel,
            language=lang,
        )  # fmt: skip
        if isinstance(file, BytesIO):
            for line in file.getvalue().decode().split("\n")[:-1]:
                say(line)
        for note in _notes(written, lang):
            say(f"innokraft: {note}", err=True)
        return written

    def answer_alone(self, graph: Graph, asked: str, lang: str) -> int:
        """As `answer`, by a command that does nothing else: in a fork of its own where it can.

        Gives the exit code; raises what ended the fork.
        """
        from innokraft import in_a_fork

        code = in_a_fork(partial(self._answered, graph, asked, lang))
        if code is None:
            self.answer(graph, asked, lang)
            return 0
        if code < 0:
            from innokraft import why_query_ended

            raise why_query_ended(code, self.limits)
        return code

    def _answered(self, graph: Graph, asked: str, lang: str) -> int:
        try:
            self.answer(graph, asked, lang)
        except Exception as error:
            from innokraft_cli.failures import exit_code_of

            return exit_code_of(error)
        return 0


_NOTES = {
    "sv": {
        "rows": "bara de första {n} raderna; fler: --limit N, alla: --limit none",
        "triples": "bara de första {n} triplerna; fler: --limit N, alla: --limit none",
        "cells": "{n} cell(er) som ett kalkylprogram skulle köra som en formel fick en apostrof; "
        "utan: --no-formula-guard",
    },
    "en": {
        "rows": "only the first {n} rows; more: --limit N, all: --limit none",
        "triples": "only the first {n} triples; more: --limit N, all: --limit none",
        "cells": "{n} cell(s) that a spreadsheet would run as a formula got an apostrophe; "
        "without: --no-formula-guard",
    },
}


def _notes(written: Written, lang: str) -> Iterator[str]:
    if written.more:
        what = "triples" if written.kind == "triples" else "rows"
        yield _NOTES[lang][what].format(n=written.count)
    if written.altered:
        yield _NOTES[lang]["cells"].format(n=written.altered)


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
