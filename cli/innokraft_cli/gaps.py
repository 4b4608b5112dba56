"""`innokraft gaps`: what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from innokraft_cli.analyses import analysis_options

if TYPE_CHECKING:
    from innokraft import Analysis, Graph


@click.command("gaps")
@click.argument("kind", required=False, default="", metavar="[KIND]")
@analysis_options
def command(graph: Graph, lang: str, *, kind: str) -> Analysis:
    """List what is missing: further work that nobody took up, concepts without projects, and more.

    KIND is further-work, no-project, came-back (starting points that came back as outcomes) or
    never-met (organisations that share themes and have no project together); all without one.
    """
    return graph.gaps(kind, language=lang)
