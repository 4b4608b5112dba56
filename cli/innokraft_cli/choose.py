"""`innokraft choose`: which of several values to go by."""

from __future__ import annotations

from pathlib import Path

import click

from innokraft_cli.conflicts import choices_path
from innokraft_cli.options import graph_option, lang_option


@click.command("choose")
@click.argument("thing")
@click.argument("name", metavar="PROPERTY")
@click.argument("value", metavar="[VALUE]", required=False)
@click.option("--why", default="", help="The reason, in your own words.")
@click.option("--who", default="", envvar="INNOKRAFT_WHO", show_envvar=True, help="Your name.")
@click.option("--when", default="", metavar="YYYY-MM-DD", help="The day; left out, none is kept.")
@click.option("--withdraw", is_flag=True, help="Take the choice back.")
@click.option("--language", default="", help="Of which language, for titles.")
@graph_option
@lang_option
def command(
    thing: str,
    name: str,
    value: str | None,
    why: str,
    who: str,
    when: str,
    withdraw: bool,
    language: str,
    graph: str,
    lang: str,
) -> None:
    """Choose VALUE as the one to go by, of those that sources state of THING's PROPERTY.

    The choice is a line in choices.tsv in the graph's folder, or in the file that
    INNOKRAFT_CHOICES names. What the sources say stays as it is. A second choice takes the place
    of the first.
    """
    from innokraft.choices import Choice, read_choices, with_choice, without, write_choices
    from innokraft.conflicts import find_stated, match_value
    from innokraft.store import open_graph
    from innokraft.terms import iri
    from innokraft.things import find_thing

    if withdraw == (value is not None):
        raise click.UsageError("Give a VALUE, or --withdraw to take a choice back.")
    store = open_graph(graph)
    found = find_stated(store, find_thing(store, thing), name, language)
    path = choices_path(graph)
    if not path.parent.is_dir():
        remedy = "Say where to keep choices: INNOKRAFT_CHOICES=choices.tsv."
        raise click.UsageError(f"{path.parent} is no folder. {remedy}")
    known = read_choices(path)
    if value is None:
        left = without(known, (f"<{found.subject}>", found.predicate, found.language))
        if left == known:
            raise click.UsageError(f"No choice of {name!r} was made for {thing!r}.")
        write_choices(path, left)
        _apply(graph)
        click.echo(f"{path}: {len(left)} choice(s)")
        return
    stated = match_value(found, value)
    choice = Choice(iri(found.subject), found.predicate, stated.term, why, who, when)
    write_choices(path, with_choice(known, choice))
    _apply(graph)
    words = stated.words.sv if lang == "sv" else stated.words.en
    click.echo(f"{path}: {words}")


def _apply(graph: str) -> None:
    """Brings a graph folder into line with its choices; an export in a file stays as it is."""
    from innokraft.merge import choose

    if Path(graph).is_dir():
        choose(Path(graph))
