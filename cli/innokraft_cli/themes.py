"""`innokraft themes`: each concept with its numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from innokraft_cli.analyses import analysis_options

if TYPE_CHECKING:
    from innokraft import Analysis, Graph


@click.command("themes")
@click.option("--narrower", is_flag=True, help="Count what is said of concepts below each, too.")
@analysis_options
def command(graph: Graph, lang: str, *, narrower: bool) -> Analysis:
    """List the themes: projects, organisations, money, years, certainty, place among all.

    The themes of most projects come first; each row cites. `-o svg` is a picture of the first 20.
    """
    return graph.themes(narrower=narrower, language=lang)
