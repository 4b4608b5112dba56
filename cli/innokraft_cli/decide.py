"""`innokraft decide`: a person's judgement on whether two things are one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from innokraft_cli.changes import Change
from innokraft_cli.options import change_options, who_options

if TYPE_CHECKING:
    from innokraft import MergeReport, Opinion, Options

_VERDICTS = ("same", "different", "unsure")
_HOW = (
    "Say A, B, same|different|unsure and --why; or --withdraw; or --rule NAME, a verdict and --why;"
    " or --from FILE."
)


@click.command("decide")
@click.argument("words", metavar="[A B] [same|different|unsure]", nargs=-1)
@who_options
@click.option("--withdraw", is_flag=True, help="Take the judgements on A and B back.")
@click.option("--rule", metavar="NAME", help="Judge all candidates of a rule; see candidates.")
@click.option(
    "--from",
    "source",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    help="Judge all pairs of a file: A, B, verdict, and if wanted why, who, when; with tabs.",
)
@change_options()
def command(
    words: tuple[str, ...],
    why: str,
    who: str,
    when: str,
    withdraw: bool,
    rule: str | None,
    source: Path | None,
    change: Change,
) -> None:
    """Judge that A and B are the same, different, or that it is unsure.

    The judgement becomes a line of the file of judgements, and the graph is brought into line
    with it. A and B are named as for explain. Many pairs are judged in one change, all or none.
    """
    from innokraft import Opinion

    opinion = Opinion("", why, who, when)
    how = rule, source, withdraw
    change.tell(change.make(lambda options: _judge(change.graph, words, how, opinion, options)))


def _judge(
    graph: str,
    words: tuple[str, ...],
    how: tuple[str | None, Path | None, bool],
    opinion: Opinion,
    options: Options,
) -> MergeReport:
    from dataclasses import replace

    from innokraft import judge, judge_file, judge_rule, take_back

    rule, source, withdraw = how
    if sum(map(bool, how)) > 1 or (source and words):
        raise click.UsageError(_HOW)
    if source:
        return judge_file(graph, source, opinion, options)
    if withdraw and len(words) == 2:
        return take_back(graph, (words[0], words[1]), options)
    if withdraw or len(words) != (1 if rule else 3) or not opinion.why:
        raise click.UsageError(_HOW)
    if words[-1] not in _VERDICTS:
        raise click.UsageError(f"{words[-1]!r} is no verdict. {_HOW}")
    said = replace(opinion, verdict=words[-1])
    if rule:
        return judge_rule(graph, rule, said, options)
    return judge(graph, [(words[0], words[1], said)], options)
