"""`innokraft build`: makes a graph from records."""

from __future__ import annotations

from pathlib import Path

import click

from innokraft_cli.options import graph_option, is_terminal


@click.command("build")
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path(path_type=Path))
@click.option("--strict", is_flag=True, help="Refuse all where one record cannot be read.")
@graph_option
def command(paths: tuple[Path, ...], strict: bool, graph: str) -> None:
    """Make a graph from records and annotations, files or folders.

    Without PATH, from the data that ships with innokraft. A graph that was there is replaced,
    in one step. Exit 1 if a record was refused; the others are in the graph.
    """
    from innokraft.build import build

    report = build(Path(graph), paths, strict=strict, progress=_show if is_terminal() else None)
    if is_terminal():
        click.echo("\r\033[K", err=True, nl=False)
    for warning in report.warnings:
        click.echo(f"warning: {warning}", err=True)
    for error in report.refused:
        click.echo(f"refused: {error}", err=True)
    click.echo(
        f"{graph}: {report.records} record(s), {report.annotations} annotation(s), "
        f"{report.triples} triples, {report.inferred} of them inferred; "
        f"{len(report.warnings)} warning(s), {len(report.refused)} refused"
    )
    if report.refused:
        raise click.exceptions.Exit(1)


def _show(records: int) -> None:
    if records % 50 == 0:
        click.echo(f"\r{records} records", err=True, nl=False)
