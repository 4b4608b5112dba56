"""`innokraft withdraw`: takes records out of a graph again."""

from __future__ import annotations

from pathlib import Path

import click

from innokraft_cli.options import change_options, dry_run_option, print_report


@click.command("withdraw")
@click.argument("records", metavar="RECORD...", nargs=-1, required=True)
@dry_run_option
@change_options
def command(
    records: tuple[str, ...],
    dry_run: bool,
    form: str,
    judgements: Path | None,
    wait: float,
    lang: str,
    graph: str,
) -> None:
    """Take records out again: the graph is as if they had never come.

    RECORD is vinnova-page/2015-01573 for all versions, with /sha12 behind it for one, or
    annotation/… for an annotation. What a record's annotations say goes with it.
    """
    from innokraft.change.merge import withdraw
    from innokraft.change.report import Options

    report = withdraw(Path(graph), records, Options(dry_run, judgements, wait))
    print_report(report, form, lang, dry_run=dry_run)
