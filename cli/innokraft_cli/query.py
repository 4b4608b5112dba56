"""`innokraft query`: SPARQL."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from innokraft_cli.answering import Bounds
from innokraft_cli.options import graph_option, lang_option
from innokraft_cli.output import answer_options
from innokraft_cli.start import FORMATS


@click.command("query")
@click.argument("sparql", required=False)
@click.option(
    "--file", type=click.Path(path_type=Path, exists=True, dir_okay=False), help="A .rq file."
)
@answer_options(*FORMATS, old="file")
@graph_option
@lang_option
def command(sparql: str | None, file: Path | None, bounds: Bounds, graph: str, lang: str) -> None:
    """Ask the graph in SPARQL: as an argument, from a file, or from standard input with -.

    Usual prefixes (ik:, c:, v:, schema:, skos: …) need no declaration. Without GRAPH a query
    sees every triple once. The answer is a table on a terminal, else csv, or ttl for triples;
    nq of SELECT ?s ?p ?o ?g gives quads.
    """
    if (sparql is None) == (file is None):
        raise click.UsageError("Give a query, a file with --file, or - for standard input.")
    from innokraft import Graph, read_query

    if file or sparql == "-":
        sparql = read_query(file or sys.stdin.buffer)
    raise click.exceptions.Exit(bounds.answer_alone(Graph(graph), sparql or "", lang))
