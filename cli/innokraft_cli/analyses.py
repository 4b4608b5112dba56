"""What the commands that analyse a graph share: their options, and how an analysis is shown."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any

import click

from innokraft_cli.answering import file_of, refuse_on_terminal
from innokraft_cli.options import graph_option, lang_option
from innokraft_cli.output import output_options
from innokraft_cli.printing import has_terminal, say, table_lines

if TYPE_CHECKING:
    from innokraft import Analysis, Graph

FORMS = ("table", "csv", "tsv", "json", "ndjson", "md", "html", "svg", "xlsx", "docx", "parquet")
_WIDEST = 40
_EMPTY = {"sv": "inget att visa", "en": "nothing to show"}

Analyse = Callable[..., "Analysis"]


def analysis_options(analyse: Analyse) -> Callable[..., None]:
    """Makes a command of what analyses a graph: `analyse(graph, lang=…, …)`.

    By default the analysis is a table on a terminal, with its picture below and what its numbers
    mean on standard error; elsewhere it is csv.
    """

    @output_options(*FORMS, streams=True)
    @click.option("--excel", is_flag=True, help="A csv that a Swedish Excel opens right.")
    @lang_option
    @graph_option
    @wraps(analyse)
    def command(
        *, form: str | None, output: str, excel: bool, lang: str, graph: str, **given: Any
    ) -> None:
        from innokraft import Graph

        if excel and form not in {None, "csv"}:
            raise click.UsageError(f"--excel is for csv, not for {form}.")
        form = "csv" if excel else form or ("table" if _to_terminal(output) else "csv")
        refuse_on_terminal(form, output, "analysis")
        opened = Graph(graph)
        _show(opened, analyse(opened, lang=lang, **given), (form, output, lang), excel=excel)

    return command


def _to_terminal(output: str) -> bool:
    return output == "-" and has_terminal()


def _show(graph: Graph, analysis: Analysis, how: tuple[str, str, str], *, excel: bool) -> None:
    form, output, lang = how
    lines = table_lines if form == "table" else form
    graph.save_analysis(file_of(output), analysis, lines, language=lang, excel=excel)
    if not analysis.rows:
        say(f"innokraft: {_EMPTY[lang]}", err=True)
    if form == "table" and output == "-":
        for line in _picture(analysis):
            say(line)
    if form in {"table", "csv", "tsv"}:
        say(f"innokraft: {analysis.method.of(lang)}", err=True)


def _picture(analysis: Analysis) -> list[str]:
    """The counts of an analysis as bars of blocks, a line each."""
    if not analysis.bars or not has_terminal():
        return []
    most = max(bar.number for bar in analysis.bars) or 1
    wide = max(len(bar.label) for bar in analysis.bars)
    return [
        "",
        *(
            f"{bar.label:<{wide}}  {'▇' * round(_WIDEST * bar.number / most)} {bar.number}"
            for bar in analysis.bars
        ),
    ]
