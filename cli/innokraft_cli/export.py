"""`innokraft export`: the graph as a file."""

from __future__ import annotations

import click

from innokraft_cli.options import graph_option, write_output


@click.command("export")
@click.option(
    "-f", "--format", "form", type=click.Choice(["nq", "trig", "ttl", "jsonld"]), required=True
)
@click.option("-o", "--output", metavar="FILE", default="-", help="Default: standard output.")
@graph_option
def command(form: str, output: str, graph: str) -> None:
    """Write the whole graph: nq (the canonical form), trig, ttl or jsonld.

    The same records, annotations, judgements and ontology give the same bytes.
    """
    from innokraft.export.rdf import export_rdf
    from innokraft.store import open_graph

    write_output(output, export_rdf(open_graph(graph), form))
