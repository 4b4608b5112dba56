"""`innokraft choose`: which of several values to go by."""

from __future__ import annotations

import click

from innokraft_cli.changes import Change
from innokraft_cli.options import change_options, who_options

_LEFT = {"sv": "{n} val", "en": "{n} choice(s)"}


@click.command("choose")
@click.argument("thing")
@click.argument("name", metavar="PROPERTY")
@click.argument("value", metavar="[VALUE]", required=False)
@who_options
@click.option("--withdraw", is_flag=True, help="Take the choice back.")
@click.option("--language", default="", help="Of which language, for titles.")
@change_options()
def command(
    thing: str,
    name: str,
    value: str | None,
    why: str,
    who: str,
    when: str,
    withdraw: bool,
    language: str,
    change: Change,
) -> None:
    """Choose VALUE as the one to go by, of those that sources state of THING's PROPERTY.

    The choice is a line in choices.tsv in the graph's folder, or in the file that
    INNOKRAFT_CHOICES names. What the sources say stays as it is. A second choice takes the place
    of the first. `show`, `conflicts` and the viewer mark what was chosen.
    """
    from innokraft import Wanted, choose

    if withdraw == (value is not None):
        raise click.UsageError("Give a VALUE, or --withdraw to take a choice back.")
    wanted = Wanted(thing, name, value, language, why, who, when)
    chose = change.make(lambda options: choose(change.graph, wanted, options))
    told = chose.value.of(change.lang) if chose.value else None
    left = _LEFT[change.lang].format(n=chose.count)
    change.tell(chose.report, f"{chose.path}: {told or left}", file=str(chose.path), chosen=told)
