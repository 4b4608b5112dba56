"""`innokraft coverage`: how well each record is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from innokraft_cli.analyses import analysis_options

if TYPE_CHECKING:
    from innokraft import Analysis, Graph


@click.command("coverage")
@analysis_options
def command(graph: Graph, lang: str) -> Analysis:
    """Say how well the records are read: sentences, mentions, statements, what is left.

    The first row is of all records, then one each, most left to read first. In a project folder
    suggestions count too, those that wait and those decided. Of records that two people annotated,
    F1 of their statements and kappa over sentences say how far they agree.
    """
    return graph.coverage(language=lang)
