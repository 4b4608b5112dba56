"""`innokraft mcp`: the graph for assistants."""

from __future__ import annotations

import signal
import sys

import click

from innokraft_cli.options import graph_option, lang_option
from innokraft_cli.printing import say

_WAITING = {
    "sv": "innokraft: väntar på en klient på standard in; Ctrl-C slutar",
    "en": "innokraft: waiting for a client on standard input; Ctrl-C ends",
}


@click.command("mcp")
@click.option(
    "--questions", "folders", metavar="FOLDER", multiple=True,
    type=click.Path(exists=True, file_okay=False),
    help="A folder with questions of your own, each NAME.rq.",
)  # fmt: skip
@graph_option
@lang_option
def command(folders: tuple[str, ...], graph: str, lang: str) -> None:
    """Serve the graph to an assistant: the Model Context Protocol on standard input and output.

    A client starts this command and ends it by closing its input; docs/how-to says how to add it.
    It only reads. A graph that changes meanwhile is opened anew.
    """
    from innokraft import serve_assistants

    signal.signal(signal.SIGINT, signal.SIG_DFL)  # at once: a read of standard input waits on
    if sys.stdin is not None and sys.stdin.isatty():
        say(_WAITING[lang], err=True)
    serve_assistants(graph, lang, folders)
