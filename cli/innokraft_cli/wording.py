"""`innokraft wording`: words of one's own for concepts."""

from __future__ import annotations

import click

from innokraft_cli.adding import Adding, adding_options
from innokraft_cli.groups import Subcommands


@click.group("wording", cls=Subcommands)
def command() -> None:
    """Add words by which a concept is found, beyond its labels."""


@command.command("add")
@click.argument("concept")
@click.argument("words")
@click.option(
    "--language",
    type=click.Choice(["sv", "en", "sv+en"]),
    help="In which texts; told from the words where it is not given, else in all.",
)
@click.option(
    "--kind",
    type=click.Choice(["counts", "review", "avoid"]),
    default="counts",
    show_default=True,
    help="Whether a match counts, waits for a person, or means something else.",
)
@click.option("--note", default="", help="What to keep in mind of it, in the file.")
@adding_options
def add(
    concept: str, words: str, language: str | None, kind: str, note: str, adding: Adding
) -> None:
    """Add WORDS that speak of CONCEPT to the project folder, and say what changes by it.

    CONCEPT is an id or a label. In WORDS, våg* goes on inside the word, (a|b) is either, a .. b
    leaves a gap within a sentence; vocabulary/wordings.tsv says more. The graph follows with the
    next build.
    """
    from innokraft import Wording, add_wording

    wording = Wording(concept, language or "", kind, words)
    adding.make(lambda options: add_wording(wording, note, options=options))
