"""`innokraft query`: SPARQL."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path

import click

from innokraft_cli.options import graph_option
from innokraft_cli.output import limit_options, limits, output_options, print_answer


@click.command("query")
@click.argument("sparql", required=False)
@click.option(
    "--file", type=click.Path(path_type=Path, exists=True, dir_okay=False), help="A .rq file."
)
@output_options("table", "csv", "tsv", "json", "xml", "ttl", "nq", streams=True, old="file")
@limit_options
@graph_option
def command(
    sparql: str | None,
    file: Path | None,
    form: str | None,
    output: str,
    limit: str | None,
    timeout: float,
    memory: int,
    guarded: bool,
    graph: str,
) -> None:
    """Ask the graph in SPARQL: as an argument, from a file, or from standard input with -.

    Usual prefixes (ik:, c:, v:, schema:, skos: …) need no declaration. Without GRAPH a query
    sees every triple once. The answer is a table on a terminal, else csv, or ttl for triples;
    nq of SELECT ?s ?p ?o ?g gives quads.
    """
    if (sparql is None) == (file is None):
        raise click.UsageError("Give a query, a file with --file, or - for standard input.")
    from innokraft.errors import QueryError
    from innokraft.files.bounded_reads import read_whole
    from innokraft.query.guard import LONGEST
    from innokraft.query.running import Asked, named_graph

    if file:
        sparql = _decoded(read_whole(file, 4 * LONGEST, QueryError), str(file))
    elif sparql == "-":
        sparql = _decoded(sys.stdin.buffer.read(4 * LONGEST + 1), "-")
    asked = Asked(partial(named_graph, graph), sparql or "", **limits(limit, timeout, memory))
    print_answer(asked, form, output, guarded=guarded)


def _decoded(data: bytes, name: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        problem = f"{name}: byte {error.start} is not UTF-8. Save the query as UTF-8."
        raise click.UsageError(problem) from None
