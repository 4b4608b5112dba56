"""`innokraft query`: SPARQL."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from innokraft_cli.answering import Bounds
from innokraft_cli.options import graph_option, lang_option, pairs_of, parameter_option
from innokraft_cli.output import answer_options
from innokraft_cli.start import FORMATS

_NO_QUERY = "Give a query, a file with --file, or a query on standard input."


@click.command("query")
@click.argument("sparql", required=False)
@click.option(
    "--file", type=click.Path(path_type=Path, exists=True, dir_okay=False), help="A .rq file."
)
@parameter_option(
    "What a variable stands for: c:mod, <iri>, 42, 2015-05-31, '\"mod\"@sv', thing:NAME, text"
)
@click.option(
    "--explain",
    "explained",
    is_flag=True,
    help="In place of the answer, what each pattern matches, alone and with those before it.",
)
@click.option("--base", metavar="IRI", default="", help="What relative IRIs are relative to.")
@answer_options(*FORMATS, old="file")
@graph_option
@lang_option
def command(
    sparql: str | None,
    file: Path | None,
    given: tuple[str, ...],
    base: str,
    explained: bool,
    bounds: Bounds,
    graph: str,
    lang: str,
) -> None:
    """Ask the graph in SPARQL: as an argument, from a file, or from standard input.

    Usual prefixes (ik:, c:, v:, schema:, skos: …) need no declaration. Without GRAPH a query
    sees every triple once. The answer is a table on a terminal, else csv, or ttl for triples;
    nq of SELECT ?s ?p ?o ?g gives quads.
    """
    from innokraft import Graph

    asked = Graph(graph)
    query = asked.prepared(_read(sparql, file), pairs_of(given), base)
    if explained:
        if bounds.form not in {None, "table"} or bounds.output != "-":
            raise click.UsageError("--explain prints a table; it takes no -o.")
        from innokraft_cli.explaining import tell_steps

        code = tell_steps(asked, query, lang, bounds.limits, paged=bounds.paged)
        raise click.exceptions.Exit(code)
    raise click.exceptions.Exit(bounds.answer_alone(asked, query, lang))


def _read(sparql: str | None, file: Path | None) -> str:
    """The query that is given; that on standard input where none is, and no person types there."""
    if sparql is not None and file is not None:
        raise click.UsageError("Give one query: as an argument, or in a file.")
    if file is None and sparql not in {None, "-"}:
        return str(sparql)
    typed = sys.stdin is None or sys.stdin.isatty()
    if file is None and typed and sparql != "-":
        raise click.UsageError(_NO_QUERY)
    from innokraft import read_query

    query = read_query(file or sys.stdin.buffer)
    if file is None and not query.strip():
        raise click.UsageError(f"Standard input is empty. {_NO_QUERY}")
    return query
