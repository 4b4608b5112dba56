"""`innokraft decide`: a person's judgement on whether two things are one."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from innokraft_cli.options import change_options, dry_run_option, print_report

if TYPE_CHECKING:
    from innokraft.change.judging import Opinion
    from innokraft.change.report import MergeReport, Options

_VERDICTS = ("same", "different", "unsure")
_HOW = (
    "Say A, B, same|different|unsure and --why; or --withdraw; or --rule NAME, a verdict and --why;"
    " or --from FILE."
)


@click.command("decide")
@click.argument("words", metavar="[A B] [same|different|unsure]", nargs=-1)
@click.option("--why", default="", help="The reason; a judgement needs one.")
@click.option("--who", default="", envvar="INNOKRAFT_WHO", show_envvar=True, help="Who judges.")
@click.option("--when", help="The day, as 2015-06-30; by default today.")
@click.option("--withdraw", is_flag=True, help="Take the judgements on A and B back.")
@click.option("--rule", metavar="NAME", help="Judge all candidates of a rule; see candidates.")
@click.option(
    "--from",
    "source",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    help="Judge all pairs of a file: A, B, verdict, and if wanted why, who, when; with tabs.",
)
@dry_run_option
@change_options
def command(
    words: tuple[str, ...],
    why: str,
    who: str,
    when: str | None,
    withdraw: bool,
    rule: str | None,
    source: Path | None,
    dry_run: bool,
    form: str,
    judgements: Path | None,
    wait: float,
    lang: str,
    graph: str,
) -> None:
    """Judge that A and B are the same, different, or that it is unsure.

    The judgement becomes a line of the file of judgements, and the graph is brought into line
    with it. A and B are named as for explain. Many pairs are judged in one change, all or none.
    """
    from innokraft.change.judging import Opinion
    from innokraft.change.report import Options

    options = Options(dry_run, judgements, wait)
    opinion = Opinion("", why, who, when or datetime.now(UTC).date().isoformat())
    report = _judge(Path(graph), words, (rule, source, withdraw), opinion, options)
    print_report(report, form, lang, dry_run=dry_run)


def _judge(
    graph: Path,
    words: tuple[str, ...],
    how: tuple[str | None, Path | None, bool],
    opinion: Opinion,
    options: Options,
) -> MergeReport:
    from dataclasses import replace

    from innokraft.change.judging import decide, decide_file, decide_rule, take_back

    rule, source, withdraw = how
    if sum(map(bool, how)) > 1 or (source and words):
        raise click.UsageError(_HOW)
    if source:
        return decide_file(graph, source, opinion, options)
    if withdraw and len(words) == 2:
        return take_back(graph, (words[0], words[1]), options)
    if withdraw or len(words) != (1 if rule else 3) or not opinion.why:
        raise click.UsageError(_HOW)
    if words[-1] not in _VERDICTS:
        raise click.UsageError(f"{words[-1]!r} is no verdict. {_HOW}")
    said = replace(opinion, verdict=words[-1])
    if rule:
        return decide_rule(graph, rule, said, options)
    return decide(graph, (words[0], words[1]), said, options)
