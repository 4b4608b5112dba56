"""`innokraft mention`: a person's word on what the machine found wrong, or missed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from innokraft_cli.changes import Change
from innokraft_cli.groups import Subcommands
from innokraft_cli.options import change_options, who_options

if TYPE_CHECKING:
    from innokraft import Corrected, Words

Function = TypeVar("Function", bound=Callable[..., Any])

_GONE = {"sv": "borttagen rad", "en": "line taken out"}


@click.group("mention", cls=Subcommands)
def command() -> None:
    """Take a false mention of a concept out, or put a missing one in.

    What you say is a line in mentions.tsv in the graph's folder, with the words, why and who; the
    graph follows at once, and later records are read by it. In one record (--in) or in all
    (--everywhere), in which case the words count wherever they stand as whole words.
    """


def _place_options(function: Function) -> Function:
    for option in (
        click.option("--each", is_flag=True, help="Each place of the words in the record."),
        click.option("--occurrence", metavar="N", type=click.IntRange(1), help="Which of several."),
        click.option("--heading", default="", help="The heading of the section that is meant."),
        click.option("--everywhere", is_flag=True, help="In all records, later ones too."),
        click.option("--in", "record", metavar="RECORD", help="In this record alone."),
        click.argument("quote", metavar="WORDS"),
        click.argument("concept"),
    ):
        function = option(function)
    return function


@command.command("reject")
@_place_options
@who_options
@change_options()
def reject(why: str, who: str, when: str, change: Change, **place: Any) -> None:
    """WORDS do not speak of CONCEPT: what is found inside of them is taken out.

    They may be longer than the mention: what is said of "modulärt mod" leaves "mod" elsewhere.
    """
    _correct("not-mentioned", _words(**place), why, who, when, change)


@command.command("add")
@_place_options
@who_options
@change_options()
def add(why: str, who: str, when: str, change: Change, **place: Any) -> None:
    """WORDS speak of CONCEPT, though the machine does not see it: they become a mention."""
    _correct("mentioned", _words(**place), why, who, when, change)


@command.command("take-back")
@_place_options
@change_options()
def take_back(change: Change, **place: Any) -> None:
    """Take back what was said of WORDS as CONCEPT, whoever said it."""
    from innokraft import take_back_corrections

    words = _words(**place)
    done = change.make(lambda options: take_back_corrections(change.graph, words, options))
    _tell(done, change, f"{_GONE[change.lang]}: ")


def _words(
    *,
    concept: str,
    quote: str,
    record: str | None,
    everywhere: bool,
    heading: str,
    occurrence: int | None,
    each: bool,
) -> Words:
    from innokraft import Words

    if everywhere == (record is not None):
        raise click.UsageError("Say where: --in RECORD, or --everywhere.")
    if each and occurrence:
        raise click.UsageError("--each and --occurrence are opposites: say one.")
    return Words(record or "*", concept, quote, heading, "*" if each else str(occurrence or ""))


def _correct(verdict: str, words: Words, why: str, who: str, when: str, change: Change) -> None:
    from innokraft import correct_mention

    done = change.make(
        lambda options: correct_mention(
            change.graph, verdict, words, options, why=why, who=who, when=when
        )
    )
    _tell(done, change)


def _tell(done: Corrected, change: Change, start: str = "") -> None:
    lines = [line.line() for line in done.lines]
    told = (f"{done.path}: {start}{' | '.join(line.split(chr(9)))}" for line in lines)
    change.tell(done.report, *told, file=str(done.path), lines=lines)
