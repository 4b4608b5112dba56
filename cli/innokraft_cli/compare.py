"""`innokraft compare`: things side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from innokraft_cli.analyses import analysis_options

if TYPE_CHECKING:
    from innokraft import Analysis, Graph


@click.command("compare")
@click.argument("things", nargs=-1, required=True, metavar="A B...")
@analysis_options
def command(graph: Graph, lang: str, *, things: tuple[str, ...]) -> Analysis:
    """Hold two to six projects, organisations, periods or themes side by side.

    A row is a concept: in how many of the projects of each it is, and how many per cent that is. A
    period is 2015 or 2015-2018. Of two, it is tested where they differ.
    """
    return graph.compare(*things, language=lang)
