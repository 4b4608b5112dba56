"""`innokraft quotes`: what texts say of a concept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from innokraft_cli.analyses import analysis_options

if TYPE_CHECKING:
    from innokraft import Analysis, By, Graph


@click.command("quotes")
@click.argument("concept")
@click.option(
    "--by",
    type=click.Choice(["organisation", "year", "certainty"]),
    default="organisation",
    show_default=True,
)
@analysis_options
def command(graph: Graph, lang: str, *, concept: str, by: By) -> Analysis:
    """List every sentence that speaks of CONCEPT, or of one below it, in groups."""
    return graph.quotes(concept, by=by, language=lang)
