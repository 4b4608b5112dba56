"""`innokraft choose`: which of several values to go by."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from innokraft_cli.conflicts import choices_path
from innokraft_cli.options import graph_option, lang_option, print_intake
from innokraft_cli.printing import say

if TYPE_CHECKING:
    from innokraft.curation.choices import Choice
    from innokraft.curation.files import EditChoices


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
    of the first. `show`, `conflicts` and the viewer mark what was chosen.
    """
    from innokraft.curation.choices import Choice
    from innokraft.identity.applied_choices import replace_choice, written_name
    from innokraft.query.lookup import find_thing
    from innokraft.rdf.terms import iri
    from innokraft.store import open_graph
    from innokraft.views.conflicts import find_stated, match_value

    if withdraw == (value is not None):
        raise click.UsageError("Give a VALUE, or --withdraw to take a choice back.")
    store = open_graph(graph)
    found = find_stated(store, find_thing(store, thing), name, language)
    place = f"<{found.subject}>", found.predicate, found.language
    if value is None:

        def edit(known: tuple[Choice, ...]) -> tuple[Choice, ...]:
            left = replace_choice(store, known, place)
            if len(left) == len(known):
                raise click.UsageError(f"No choice of {name!r} was made for {thing!r}.")
            return left

        left = _keep(graph, edit, lang)
        say(f"{choices_path(graph)}: {len(left)} choice(s)")
        return
    stated = match_value(found, value)
    names = written_name(store, iri(found.subject)), written_name(store, stated.term)
    choice = Choice(names[0], found.predicate, names[1], why, who, when)
    _keep(graph, lambda known: replace_choice(store, known, place, choice), lang)
    say(f"{choices_path(graph)}: {stated.words.of(lang)}")


def _keep(graph: str, edit: EditChoices, lang: str) -> tuple[Choice, ...]:
    """Edits the file, and brings a graph folder into line; an export stays as it is."""
    from innokraft.change.merge import choose
    from innokraft.curation.choices import read_choices, write_choices

    path = choices_path(graph)
    if not path.parent.is_dir():
        remedy = "Say where to keep choices: INNOKRAFT_CHOICES=choices.tsv."
        raise click.UsageError(f"{path.parent} is no folder. {remedy}")
    if Path(graph).is_dir():
        print_intake(choose(Path(graph), edit), lang)
    else:
        write_choices(path, edit(read_choices(path)))
    return read_choices(path)
