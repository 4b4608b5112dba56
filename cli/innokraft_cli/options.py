"""Options that several commands share, and what every change prints."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

import click

from innokraft_cli.output import output_options
from innokraft_cli.printing import put_json, say
from innokraft_cli.telling import is_quiet, is_verbose, progress, telling_options
from innokraft_cli.words import WARNING, more

if TYPE_CHECKING:
    from innokraft import ChangeReport, MergeReport, Options

_MOST_TOLD = 200  # of each sort of what reading tells
_SORTS = {
    "warnings": WARNING,
    "skipped": {"sv": "överhoppad", "en": "skipped"},
    "refused": {"sv": "vägrad", "en": "refused"},
}
Function = TypeVar("Function", bound=Callable[..., Any])
Given = TypeVar("Given")


graph_option = click.option(
    "-g",
    "--graph",
    metavar="GRAPH",
    envvar="INNOKRAFT_GRAPH",
    default="innokraft-graph",
    show_default=True,
    show_envvar=True,
    help="The graph: a folder, or an exported file (.nq, .trig, .jsonld, .ttl; .gz too).",
)
lang_option = click.option(
    "--lang",
    type=click.Choice(["sv", "en"]),
    envvar="INNOKRAFT_LANG",
    default="sv",
    show_default=True,
    show_envvar=True,
    help="The language of what is printed.",
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
_wait_option = click.option(
    "--wait",
    metavar="SECONDS",
    type=click.FloatRange(min=0),
    default=10.0,
    show_default=True,
    help="How long to wait while another process writes to the graph.",
)
_dry_run_option = click.option(
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


def _today() -> str:
    return datetime.now(UTC).date().isoformat()


@dataclass(frozen=True, slots=True)
class Change:
    """What the options of a change say, each under its name, and how it is made and told."""

    graph: str
    lang: str
    dry_run: bool
    wait: float
    judgements: Path | None = None
    form: str = "text"
    workers: int | None = None

    def make(self, work: Callable[[Options], Given]) -> Given:
        """Does the work with the options, while who watches sees how far it is."""
        from innokraft import Options

        with progress(self.lang) as show:
            return work(Options(self.dry_run, self.judgements, self.wait, show, self.workers))

    def tell(self, report: MergeReport, *lines: str, **data: object) -> None:
        """Prints what a change did, or would do, and what else there is to say of it."""
        from innokraft import as_data, as_lines

        print_intake(report, self.lang)
        print_each(report, self.lang)
        if self.form == "json":
            put_json({"dry_run": self.dry_run, **data, **as_data(report)})
            return
        for line in (*as_lines(report, self.lang, dry_run=self.dry_run), *lines):
            say(line)


def change_options(*, judged: bool = True) -> Callable[[Function], Function]:
    """The options of all that changes a graph, which the command gets together as `change`.

    They are `--dry-run`, `--wait`, `--quiet`, `--verbose`, `--lang` and `--graph`; with `judged`,
    also `--judgements`, `--format` and `--output`.
    """

    def decorate(function: Function) -> Function:
        @wraps(function)
        def command(**given: Any) -> Any:
            own = {each.name: given.pop(each.name) for each in fields(Change) if each.name in given}
            return function(**given, change=Change(**own))

        wrapped: Any = telling_options(lang_option(graph_option(command)))
        wrapped = _dry_run_option(_wait_option(wrapped))
        if judged:
            wrapped = output_options("text", "json", default="text")(judgements_option(wrapped))
        return cast("Function", wrapped)

    return decorate


def print_intake(report: ChangeReport, lang: str) -> None:
    """Prints to standard error what was doubtful, left aside or refused."""
    for name, words in _SORTS.items():
        if is_quiet() and name != "refused":
            continue
        said = list(map(str, getattr(report, name)))
        if name == "warnings":
            said += [note.of(lang) for note in report.notes]
        most = len(said) if is_verbose() else _MOST_TOLD
        for each in said[:most]:
            say(f"{words[lang]}: {each}", err=True)
        if len(said) > most:
            say(f"{words[lang]}: {more(len(said) - most, lang)}", err=True)


def print_each(report: ChangeReport, lang: str) -> None:
    """With --verbose, prints what became of each record, and each decision, to standard error."""
    if is_verbose():
        from innokraft import each_line

        for line in each_line(report.outcome, lang):
            say(line, err=True)
