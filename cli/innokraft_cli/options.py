"""Options that several commands share, and what every command prints alike."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from innokraft_cli.output import output_options
from innokraft_cli.printing import put_json, say, say_over

if TYPE_CHECKING:
    from innokraft.change.report import ChangeReport, MergeReport

_MOST_TOLD = 200  # of each sort of what reading tells
Function = TypeVar("Function", bound=Callable[..., Any])


def graph_option(function: Function) -> Function:
    """`-g/--graph`: which graph."""
    return click.option(
        "-g",
        "--graph",
        metavar="GRAPH",
        envvar="INNOKRAFT_GRAPH",
        default="innokraft-graph",
        show_default=True,
        show_envvar=True,
        help="The graph: a folder, or an exported file (.nq, .trig, .jsonld, .ttl; .gz too).",
    )(function)


def lang_option(function: Function) -> Function:
    """`--lang`: the language of labels and questions."""
    return click.option(
        "--lang",
        type=click.Choice(["sv", "en"]),
        envvar="INNOKRAFT_LANG",
        default="sv",
        show_default=True,
        help="The language of labels and questions.",
    )(function)


def judgements_option(function: Function) -> Function:
    """`--judgements`: the file of judgements."""
    return click.option(
        "--judgements",
        metavar="FILE",
        envvar="INNOKRAFT_JUDGEMENTS",
        show_envvar=True,
        type=click.Path(path_type=Path, dir_okay=False),
        help="The file of judgements; by default judgements.tsv in the graph's folder.",
    )(function)


def wait_option(function: Function) -> Function:
    """`--wait`: how long to wait for another writer."""
    return click.option(
        "--wait",
        metavar="SECONDS",
        type=click.FloatRange(min=0),
        default=10.0,
        show_default=True,
        help="How long to wait while another process writes to the graph.",
    )(function)


def change_options(function: Function) -> Function:
    """`--format`, `--judgements`, `--wait`, `--lang` and `--graph`: for what changes a graph."""
    form = output_options("text", "json", default="text")
    for option in (graph_option, lang_option, wait_option, judgements_option, form):
        function = option(function)
    return function


def dry_run_option(function: Function) -> Function:
    """`--dry-run`: whether to change anything."""
    text = "Change nothing; print what would change."
    return click.option("--dry-run", is_flag=True, help=text)(function)


def print_intake(report: ChangeReport, lang: str = "en") -> None:
    """Prints to standard error what was doubtful, left aside or refused."""
    for word, said in (
        ("warning", [*report.warnings, *(note.of(lang) for note in report.notes)]),
        ("skipped", report.skipped),
        ("refused", report.refused),
    ):
        for each in said[:_MOST_TOLD]:
            say(f"{word}: {each}", err=True)
        if len(said) > _MOST_TOLD:
            say(f"{word}: {len(said) - _MOST_TOLD:,} more of these", err=True)


def print_report(report: MergeReport, form: str, lang: str, *, dry_run: bool) -> None:
    """Prints what a change did, or would do, and first what `print_intake` prints."""
    print_intake(report, lang)
    if form == "json":
        from innokraft.change.report import as_data

        put_json({"dry_run": dry_run, **as_data(report)})
        return
    from innokraft.change.report_words import as_lines

    for line in as_lines(report, lang, dry_run=dry_run):
        say(line)


_PHASES = {
    "reading": "reading records",
    "identity": "working out which things are one",
    "writing": "writing the graph",
    "following": "working out what follows",
    "candidates": "looking for pairs that may be one",
    "quotes": "checking quotes",
    "rules": "checking rules",
    "shapes": "checking records against the shapes",
    "drawing": "drawing",
    "sorting": "sorting the statements",
    "exporting": "writing the file, parts of a megabyte:",
}


@contextmanager
def progress() -> Iterator[Callable[[str, int], None] | None]:
    """Shows the phase, and a growing count, on standard error while a person is watching it."""
    if not sys.stderr.isatty():
        yield None
        return

    def show(phase: str, done: int) -> None:
        if done % 50 == 0:
            say_over(f"{_PHASES[phase]} {done or '…'}")

    try:
        yield show
    finally:
        say_over("")
