"""`innokraft concepts`: the concept scheme, and concepts of one's own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from innokraft_cli.adding import Adding, adding_options
from innokraft_cli.groups import Subcommands
from innokraft_cli.options import lang_option
from innokraft_cli.output import output_options
from innokraft_cli.printing import put_json, say_table

Function = TypeVar("Function", bound=Callable[..., Any])


@click.group("concepts", cls=Subcommands, default="list")
def command() -> None:
    """List the concepts, or those that a text is found in: concepts [TEXT]; or add one."""


@command.command("list")
@click.argument("text", metavar="[TEXT]", required=False)
@output_options("table", "json", default="table")
@lang_option
def list_concepts(text: str | None, form: str, lang: str) -> None:
    """List the concepts of innovation capacity, or those that TEXT is found in.

    The name of this command can be left out: innokraft concepts TEXT.
    """
    from innokraft import concepts, model_here

    found = concepts(text or "", model_here().concepts)
    if not found:
        raise click.UsageError(f"No concept speaks of {text!r}. List all: innokraft concepts.")
    if form == "json":
        listed = [
            {
                "id": concept.id,
                "label": concept.label(lang),
                "definition": concept.definitions.get(lang),
                "broader": list(concept.broader),
                "related": list(concept.related),
            }
            for concept in found
        ]
        put_json(listed)
        return
    rows = [(c.id, c.label(lang), c.definitions.get(lang, "")) for c in found]
    heads = {"sv": ("id", "begrepp", "betyder"), "en": ("id", "concept", "means")}
    say_table(heads[lang], rows)


def _words_options(function: Function) -> Function:
    """What a concept is called, and means, in each language."""
    for language, name in (("en", "English"), ("sv", "Swedish")):
        for option in (
            click.option(f"--definition-{language}", default="", help=f"What it is, in {name}."),
            click.option(f"--alt-{language}", multiple=True, help=f"Another word, in {name}."),
            click.option(f"--{language}", default="", help=f"What it is called in {name}."),
        ):
            function = option(function)
    return function


@command.command("add")
@click.argument("name", metavar="ID")
@_words_options
@click.option("--broader", metavar="ID", multiple=True, help="A concept that holds this one.")
@click.option(
    "--matching",
    type=click.Choice(["auto", "review", "none"]),
    default="auto",
    show_default=True,
    help="Whether its words count by themselves, by their context, or never.",
)
@adding_options
def add(name: str, broader: tuple[str, ...], matching: str, adding: Adding, **words: Any) -> None:
    """Add a concept to the project folder, and say which mentions come and go by it.

    ID is written in a to z, with hyphens, and never changed. The graph follows with the next build.
    """
    from innokraft import NewConcept, add_concept

    def of(kind: str) -> dict[str, tuple[str, ...]]:
        given = {each: words[f"{kind}{each}"] for each in ("sv", "en")}
        return {k: v if isinstance(v, tuple) else (v,) for k, v in given.items() if v}

    concept = NewConcept(name, of(""), of("definition_"), of("alt_"), broader, matching)
    adding.make(lambda options: add_concept(concept, options=options))
