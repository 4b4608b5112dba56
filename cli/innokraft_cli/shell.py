"""`innokraft shell`: a prompt to ask the graph at."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

import click

from innokraft_cli.answering import Bounds, limits_of
from innokraft_cli.options import graph_option, lang_option
from innokraft_cli.output import limit_given
from innokraft_cli.printing import has_terminal, say

if TYPE_CHECKING:
    from innokraft import Graph
    from innokraft_cli.session import Session

_BEGINS = re.compile(r"\s*(?:SELECT|ASK|CONSTRUCT|DESCRIBE|PREFIX|BASE)\b", re.IGNORECASE)
_HELLO = {
    "sv": "{graph}. Skriv en fråga i SPARQL, eller .help; Ctrl-D slutar.",
    "en": "{graph}. Type a query in SPARQL, or .help; Ctrl-D ends.",
}


@click.command("shell")
@click.option("--no-history", is_flag=True, help="Keep nothing of what is typed.")
@click.option("--no-pager", is_flag=True, help="Let long answers run through.")
@click.option(
    "--limit", metavar="N|none", callback=limit_given, help="Rows. Default: 10000, and all triples."
)
@click.option(
    "--timeout", type=click.FloatRange(0.1, 1e6), default=30.0, show_default=True, help="Seconds."
)
@graph_option
@lang_option
def command(
    no_history: bool, no_pager: bool, limit: str | None, timeout: float, graph: str, lang: str
) -> None:
    """Ask the graph at a prompt: SPARQL with completion, history, and commands such as .help.

    Enter runs a query that is whole. Where standard input is no terminal, queries are read from
    it, one after another: a blank line or a semicolon ends one, and so does the next.
    """
    from innokraft import open_graph
    from innokraft_cli.session import Session

    with open_graph(graph) as opened:
        session = Session(opened, Bounds(None, "-", True, False, limits_of(limit, timeout),
                                         paged=not no_pager), lang)  # fmt: skip
        if sys.stdin is not None and sys.stdin.isatty() and has_terminal():
            say(_HELLO[lang].format(graph=graph), err=True)
            _converse(opened, session, kept=not no_history)
        else:
            _read_on(session, sys.stdin or ())
    raise click.exceptions.Exit(session.code)


def _converse(graph: Graph, session: Session, *, kept: bool) -> None:
    """Asks for one query after the other, until the user ends it."""
    from prompt_toolkit.history import InMemoryHistory

    from innokraft_cli.prompting import Words, kept_history, prompt_session

    history = kept_history() if kept else InMemoryHistory()
    words = Words(graph, lambda: session.language)
    try:
        converse(prompt_session(words, history).prompt, session)
    finally:
        words.finish()
    session.code = 0  # what went wrong was told, and mended perhaps


def converse(prompt: Callable[[], str], session: Session) -> None:
    """Runs what a prompt gives; Ctrl-C at it drops a line, Ctrl-D ends."""
    while True:
        try:
            if not session.run(prompt()):
                return
        except KeyboardInterrupt:
            continue
        except EOFError:
            return


def _read_on(session: Session, lines: Iterable[str]) -> None:
    for typed in divided(lines):
        if not session.run(typed):
            return


def divided(lines: Iterable[str]) -> Iterator[str]:
    """The queries and commands in lines: each ends at a blank line, a semicolon, or the next."""
    from innokraft import is_unfinished
    from innokraft_cli.session import is_command

    held = ""
    for line in lines:
        whole = not is_unfinished(held)
        if held.strip() and whole and (not line.strip() or _BEGINS.match(line) or is_command(line)):
            yield held.strip("\r\n")
            held = ""
        if not held.strip() and is_command(line):
            yield line
            continue
        held += line
        if line.rstrip().endswith(";") and not is_unfinished(held.rstrip()[:-1]):
            yield held.strip()[:-1]
            held = ""
    if held.strip():
        yield held.strip("\r\n")
