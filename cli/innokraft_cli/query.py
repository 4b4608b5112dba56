"""`innokraft query`: SPARQL."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path

import click

from innokraft_cli.options import graph_option, print_answer


@click.command("query")
@click.argument("sparql", required=False)
@click.option(
    "-f", "--file", type=click.Path(path_type=Path, exists=True, dir_okay=False), help="A .rq file."
)
@click.option(
    "-o",
    "--format",
    "form",
    type=click.Choice(["table", "csv", "tsv", "json", "xml", "ttl", "nq"]),
    help="Default: a table on a terminal, csv or ttl when piped.",
)
@click.option("--limit", type=click.IntRange(1), default=10_000, show_default=True, help="Rows.")
@click.option(
    "--timeout", type=click.FloatRange(0.1), default=30.0, show_default=True, help="Seconds."
)
@graph_option
def command(
    sparql: str | None, file: Path | None, form: str | None, limit: int, timeout: float, graph: str
) -> None:
    """Ask the graph in SPARQL: as an argument, from a file, or from standard input with -.

    Usual prefixes (ik:, c:, v:, schema:, skos: …) need no declaration. Without GRAPH a query
    sees every triple once.
    """
    if (sparql is None) == (file is None):
        raise click.UsageError("Give a query, a file with -f, or - for standard input.")
    from innokraft.query import run_query
    from innokraft.store import open_graph

    if file:
        sparql = _decoded(file.read_bytes(), str(file))
    elif sparql == "-":
        sparql = _decoded(sys.stdin.buffer.read(), "-")
    answer = run_query(partial(open_graph, graph), sparql or "", rows=limit, seconds=timeout)
    print_answer(answer, form)


def _decoded(data: bytes, name: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        problem = f"{name}: byte {error.start} is not UTF-8. Save the query as UTF-8."
        raise click.UsageError(problem) from None
