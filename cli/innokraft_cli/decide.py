"""`innokraft decide`: a person's judgement on whether two things are one."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from innokraft_cli.options import change_options, print_report


@click.command("decide")
@click.argument("first", metavar="A")
@click.argument("second", metavar="B")
@click.argument("verdict", type=click.Choice(["same", "different", "unsure"]), required=False)
@click.option("--why", help="The reason; a judgement needs one.")
@click.option("--who", default="", envvar="INNOKRAFT_WHO", show_envvar=True, help="Who judges.")
@click.option("--when", help="The day, as 2015-06-30; by default today.")
@click.option("--withdraw", is_flag=True, help="Take the judgements on A and B back.")
@change_options
def command(
    first: str,
    second: str,
    verdict: str | None,
    why: str | None,
    who: str,
    when: str | None,
    withdraw: bool,
    form: str,
    judgements: Path | None,
    wait: float,
    lang: str,
    graph: str,
) -> None:
    """Judge that A and B are the same, different, or that it is unsure.

    The judgement becomes a line of the file of judgements, and the graph is brought into line
    with it. A and B are named as for explain.
    """
    from innokraft.decide import Opinion, decide, take_back
    from innokraft.merge import Options

    options = Options(judgements=judgements, wait=wait)
    if withdraw:
        report = take_back(Path(graph), (first, second), options)
    elif verdict is None or not why:
        raise click.UsageError("Say same, different or unsure, and --why; or --withdraw.")
    else:
        day = when or datetime.now(UTC).date().isoformat()
        opinion = Opinion(verdict, why, who, day)
        report = decide(Path(graph), (first, second), opinion, options)
    print_report(report, form, lang, dry_run=False)
