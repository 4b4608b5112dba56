"""`innokraft path`: how two things hang together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from innokraft_cli.analyses import analysis_options

if TYPE_CHECKING:
    from innokraft import Analysis, Graph


@click.command("path")
@click.argument("one", metavar="A")
@click.argument("other", metavar="B")
@click.option(
    "--most", type=click.IntRange(1, 20), default=3, show_default=True, help="How many ways."
)
@click.option(
    "--through",
    multiple=True,
    metavar="KIND",
    help="Only through things of a kind; may stand several times.",
)
@analysis_options
def command(
    graph: Graph, lang: str, *, one: str, other: str, most: int, through: tuple[str, ...]
) -> Analysis:
    """Tell how A and B hang together: the shortest ways between them, with a quote at each step.

    Ways through things with few neighbours come first. KIND is project, organisation, concept,
    event, series, person, unit, place, group, outcome, participation or topic.
    """
    return graph.ways(one, other, most=most, through=through, language=lang)
