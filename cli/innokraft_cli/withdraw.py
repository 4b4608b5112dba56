"""`innokraft withdraw`: takes records out of a graph again."""

from __future__ import annotations

import click

from innokraft_cli.changes import Change
from innokraft_cli.options import change_options


@click.command("withdraw")
@click.argument("records", metavar="RECORD...", nargs=-1, required=True)
@change_options()
def command(records: tuple[str, ...], change: Change) -> None:
    """Take records out again: the graph is as if they had never come.

    RECORD is vinnova-page/2015-01573 for all versions, with /sha12 behind it for one, or
    annotation/… for an annotation. What a record's annotations say goes with it.
    """
    from innokraft import withdraw

    change.tell(change.make(lambda options: withdraw(change.graph, records, options)))
