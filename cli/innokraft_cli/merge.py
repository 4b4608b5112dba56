"""`innokraft merge`: adds records to a graph, or newer versions of them."""

from __future__ import annotations

from pathlib import Path

import click

from innokraft_cli.changes import Change, merge_and_tell, require_sources
from innokraft_cli.options import change_options, workers_option


@click.command("merge")
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path(path_type=Path))
@click.option("--as", "as_format", metavar="FORMAT", help="The source format of all PATHs.")
@click.option("--strict", is_flag=True, help="Refuse all where one record cannot be read.")
@click.option("--validate", is_flag=True, help="Change nothing if it brings violations.")
@click.option("--mirror", is_flag=True, help="Withdraw what PATHs lack of their sources.")
@click.option("--even-most", is_flag=True, help="With --mirror: even if that is most of them.")
@workers_option
@change_options()
def command(
    paths: tuple[Path, ...],
    as_format: str | None,
    strict: bool,
    validate: bool,
    mirror: bool,
    even_most: bool,
    change: Change,
) -> None:
    """Add records and annotations, files or folders, to a graph.

    All or nothing, in any order, as often as you like: the graph is the same as if all had been
    built at once. With --mirror, PATHs are full exports, each the whole truth for the funders (or
    framework programmes) that it has records of: what the graph holds of these beside it goes.
    It is refused where a record could not be read.

    In a project folder no PATH is given: the graph becomes what a build of the folder would make.

    With --validate, what would change is checked as `innokraft validate` checks all of a graph,
    and what it touches. Where that finds violations that the graph does not have yet, they are
    told, nothing is changed, and the exit is 1.

    Exit 1 if a record was refused; the others are in the graph.
    """
    if even_most and not mirror:
        raise click.UsageError("--even-most goes with --mirror.")
    require_sources(change.graph, paths)
    code = merge_and_tell(
        change,
        paths,
        as_format=as_format,
        strict=strict,
        validate=validate,
        mirror=mirror,
        even_most=even_most,
    )
    if code:
        raise click.exceptions.Exit(code)
