"""`innokraft build`: makes a graph from records."""

from __future__ import annotations

from pathlib import Path

import click

from innokraft_cli.options import graph_option, judgements_option, print_intake, progress
from innokraft_cli.printing import say


@click.command("build")
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path(path_type=Path))
@click.option("--as", "as_format", metavar="FORMAT", help="The source format of all PATHs.")
@click.option("--strict", is_flag=True, help="Refuse all where one record cannot be read.")
@click.option("--replace", is_flag=True, help="Replace a graph that holds what PATHs do not.")
@judgements_option
@graph_option
def command(
    paths: tuple[Path, ...],
    as_format: str | None,
    strict: bool,
    replace: bool,
    judgements: Path | None,
    graph: str,
) -> None:
    """Make a graph from records and annotations, files or folders.

    Without PATH, from the data that ships with innokraft. A graph that was there is replaced in
    one step, but where it holds records that PATHs do not only with --replace, and never by
    nothing; `innokraft undo` brings it back. Exit 1 if a record was refused; the others are in
    the graph.
    """
    from innokraft.change.build import build
    from innokraft.change.report import BuildReport
    from innokraft.change.version_words import version_lines
    from innokraft.errors import SourceError, UsageError
    from innokraft.identity.candidates import twice

    report = BuildReport()
    try:
        with progress() as show:
            build(
                Path(graph),
                paths,
                as_format=as_format,
                strict=strict,
                judgements=judgements,
                progress=show,
                replace=replace,
                report=report,
            )
    except (SourceError, UsageError):
        print_intake(report)
        raise
    print_intake(report)
    counts = report.summary
    say(
        f"{graph}: {counts.read} record(s), {report.annotations} annotation(s), "
        f"{report.triples} triples, {report.inferred} of them inferred; "
        f"{counts.warned} warned, {counts.skipped} skipped, {counts.refused} refused"
    )
    for line in version_lines(report.outcome.versions, "en"):
        say(line)
    if report.twice:
        say(twice(report.twice).en, err=True)
    if report.refused:
        raise click.exceptions.Exit(1)
