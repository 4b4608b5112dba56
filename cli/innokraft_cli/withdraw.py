"""`innokraft withdraw`: takes records out of a graph again."""

from __future__ import annotations

from pathlib import Path

import click

from innokraft_cli.options import (
    graph_option,
    judgements_option,
    lang_option,
    print_report,
    wait_option,
)


@click.command("withdraw")
@click.argument("records", metavar="RECORD...", nargs=-1, required=True)
@click.option("--dry-run", is_flag=True, help="Change nothing; print what would change.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@judgements_option
@wait_option
@lang_option
@graph_option
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
    from innokraft.merge import Options, withdraw

    report = withdraw(Path(graph), records, Options(dry_run, judgements, wait))
    print_report(report, form, lang, dry_run=dry_run)
