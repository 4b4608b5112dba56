"""`innokraft timeline`: the use of a concept over the years."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from innokraft_cli.analyses import analysis_options

if TYPE_CHECKING:
    from innokraft import Analysis, Graph


@click.command("timeline")
@click.argument("concept")
@analysis_options
def command(graph: Graph, lang: str, *, concept: str) -> Analysis:
    """Tell how many projects of each year speak of CONCEPT, or of one below it, and what part.

    A project counts in the year in which it begins. `-o svg` is a picture.
    """
    return graph.timeline(concept, language=lang)
