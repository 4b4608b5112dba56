"""`innokraft build`: makes a graph from records."""

from __future__ import annotations

from pathlib import Path

import click

from innokraft_cli.changes import print_each, print_intake, require_sources
from innokraft_cli.options import (
    graph_option,
    judgements_option,
    lang_option,
    workers_option,
)
from innokraft_cli.printing import say
from innokraft_cli.telling import progress, remark, telling_options


@click.command("build")
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path(path_type=Path))
@click.option("--as", "as_format", metavar="FORMAT", help="The source format of all PATHs.")
@click.option("--strict", is_flag=True, help="Refuse all where one record cannot be read.")
@click.option("--replace", is_flag=True, help="Replace a graph that holds what PATHs do not.")
@workers_option
@judgements_option
@telling_options
@lang_option
@graph_option
def command(
    paths: tuple[Path, ...],
    as_format: str | None,
    strict: bool,
    replace: bool,
    workers: int | None,
    judgements: Path | None,
    lang: str,
    graph: str,
) -> None:
    """Make a graph from records and annotations, files or folders.

    Without PATH, from the project folder that one is in, or from the data that ships with
    innokraft. A graph that was there is replaced in
    one step, but where it holds records that PATHs do not only with --replace, and never by
    nothing; `innokraft undo` brings it back. Exit 1 if a record was refused; the others are in
    the graph.
    """
    from innokraft import BuildReport, SourceError, UsageError, build, build_lines, find_project

    if find_project():
        require_sources(graph, paths)
    report = BuildReport()
    try:
        with progress(lang) as show:
            build(
                graph,
                paths,
                as_format=as_format,
                strict=strict,
                judgements=judgements,
                progress=show,
                replace=replace,
                report=report,
                workers=workers,
            )
    except (SourceError, UsageError):
        print_intake(report, lang)
        raise
    print_intake(report, lang)
    print_each(report, lang)
    for line in build_lines(report, graph, lang):
        say(line)
    if report.to_judge:
        remark(report.to_judge.of(lang))
    if report.refused:
        raise click.exceptions.Exit(1)
