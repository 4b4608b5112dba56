"""`innokraft similar`: projects like one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from innokraft_cli.analyses import analysis_options

if TYPE_CHECKING:
    from innokraft import Analysis, Graph


@click.command("similar")
@click.argument("project")
@click.option("--most", type=click.IntRange(1, 1000), default=20, show_default=True)
@analysis_options
def command(graph: Graph, lang: str, *, project: str, most: int) -> Analysis:
    """List the projects most like PROJECT, with the concepts and organisations that they share.

    The rarer a shared concept is, the more it counts.
    """
    return graph.similar(project, most=most, language=lang)
