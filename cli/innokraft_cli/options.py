"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar, cast

import click

from innokraft import graph_here, language_here
from innokraft_cli.changes import Change
from innokraft_cli.output import output_options
from innokraft_cli.telling import telling_options

Function = TypeVar("Function", bound=Callable[..., Any])


graph_option = click.option(
    "-g",
    "--graph",
    metavar="GRAPH",
    envvar="INNOKRAFT_GRAPH",
    default=graph_here,
    show_default="innokraft-graph, or graph in the project folder",
    show_envvar=True,
    help="The graph: a folder, or an exported file (.nq, .trig, .jsonld, .ttl; .gz too).",
)
lang_option = click.option(
    "--lang",
    type=click.Choice(["sv", "en"]),
    envvar="INNOKRAFT_LANG",
    default=language_here,
    show_default="sv, or the first of the project folder",
    show_envvar=True,
    help="The language of what is printed.",
)


def parameter_option(told: str) -> Callable[[Function], Function]:
    """Values by name, as often as wanted, which come as `given`."""
    return click.option(
        "-p", "--parameter", "given", metavar="NAME=VALUE", multiple=True, help=told
    )


judgements_option = click.option(
    "--judgements",
    metavar="FILE",
    envvar="INNOKRAFT_JUDGEMENTS",
    show_envvar=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help="The file of judgements; by default judgements.tsv in the graph's folder.",
)
workers_option = click.option(
    "--workers",
    metavar="N",
    envvar="INNOKRAFT_WORKERS",
    show_envvar=True,
    show_default="one for each core",
    type=click.IntRange(min=1),
    help="How many processes work on many records at once; what comes of it is the same.",
)
wait_option = click.option(
    "--wait",
    metavar="SECONDS",
    type=click.FloatRange(min=0),
    default=Change._field_defaults["wait"],
    show_default=True,
    help="How long to wait while another process writes to the graph.",
)
dry_run_option = click.option(
    "--dry-run", is_flag=True, help="Change nothing; print what would change."
)


def who_options(function: Function) -> Function:
    """`--why`, `--who` and `--when`: what a person says of a judgement or a choice."""
    for option in (
        click.option("--when", metavar="YYYY-MM-DD", default=_today, show_default="today"),
        click.option(
            "--who", default="", envvar="INNOKRAFT_WHO", show_envvar=True, help="Your name."
        ),
        click.option("--why", default="", help="The reason, in your own words; one is needed."),
    ):
        function = option(function)
    return function


def pairs_of(given: tuple[str, ...]) -> dict[str, str]:
    """What NAME=VALUE says, each name once."""
    pairs: dict[str, str] = {}
    for each in given:
        name, _, value = each.partition("=")
        if not (name.strip() and value.strip()):
            raise click.UsageError(f"A parameter is given as name=value, not as {each!r}.")
        if name in pairs:
            raise click.UsageError(f"The parameter {name!r} is given twice.")
        pairs[name] = value
    return pairs


def _today() -> str:
    return datetime.now(UTC).date().isoformat()


def change_options(*, judged: bool = True) -> Callable[[Function], Function]:
    """The options of all that changes a graph, which the command gets together as `change`.

    They are `--dry-run`, `--wait`, `--quiet`, `--verbose`, `--lang` and `--graph`; with `judged`,
    also `--judgements`, `--format` and `--output`.
    """

    def decorate(function: Function) -> Function:
        @wraps(function)
        def command(**given: Any) -> Any:
            own = {name: given.pop(name) for name in Change._fields if name in given}
            return function(**given, change=Change(**own))

        wrapped: Any = telling_options(lang_option(graph_option(command)))
        wrapped = dry_run_option(wait_option(wrapped))
        if judged:
            wrapped = output_options("text", "json", default="text")(judgements_option(wrapped))
        return cast("Function", wrapped)

    return decorate
