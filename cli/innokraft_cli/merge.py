"""`innokraft merge`: adds records to a graph, or newer versions of them."""

from __future__ import annotations

from pathlib import Path

import click

from innokraft_cli.options import (
    change_options,
    dry_run_option,
    print_report,
    progress,
)


@click.command("merge")
@click.argument(
    "paths", metavar="PATH...", nargs=-1, required=True, type=click.Path(path_type=Path)
)
@click.option("--as", "as_format", metavar="FORMAT", help="The source format of all PATHs.")
@click.option("--strict", is_flag=True, help="Refuse all where one record cannot be read.")
@dry_run_option
@change_options
def command(
    paths: tuple[Path, ...],
    as_format: str | None,
    strict: bool,
    dry_run: bool,
    form: str,
    judgements: Path | None,
    wait: float,
    lang: str,
    graph: str,
) -> None:
    """Add records and annotations, files or folders, to a graph.

    All or nothing, in any order, as often as you like: the graph is the same as if all had been
    built at once. Exit 1 if a record was refused; the others are in the graph.
    """
    from innokraft.merge import Options, merge

    with progress("records") as show:
        report = merge(
            Path(graph),
            paths,
            Options(dry_run, judgements, wait),
            as_format=as_format,
            strict=strict,
            progress=show,
        )
    print_report(report, form, lang, dry_run=dry_run)
    if report.refused:
        raise click.exceptions.Exit(1)
