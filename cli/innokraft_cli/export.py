"""`innokraft export`: the graph as a file."""

from __future__ import annotations

import click

from innokraft_cli.answering import file_of
from innokraft_cli.options import graph_option, lang_option
from innokraft_cli.output import output_options
from innokraft_cli.telling import progress, remark, telling_options

_LOST = {
    "sv": "ttl har inga grafer: vilken källpost som säger vad går förlorat; nq, trig och jsonld "
    "har det kvar",
    "en": "ttl has no graphs: which record says what is lost; nq, trig and jsonld keep it",
}


@click.command("export")
@output_options("nq", "trig", "ttl", "jsonld", streams=True)
@click.option(
    "--view",
    type=click.Choice(["rdf12", "nanopub"]),
    help="Statements in another shape: as triple terms of RDF 1.2, or each a nanopublication.",
)
@telling_options
@lang_option
@graph_option
def command(form: str | None, output: str, view: str | None, lang: str, graph: str) -> None:
    """Write the whole graph: nq (the canonical form), trig, ttl or jsonld.

    The same records, annotations, judgements and ontology give the same bytes. Every one of them
    opens as a graph again with -g, compressed (.gz) too; ttl has lost which graph says what. A
    --view is for other programs, and does not open here.
    """
    from innokraft import Graph

    if form is None:
        raise click.UsageError("Say which format: -f nq, or -o FILE.nq. There is also trig, ttl …")
    with progress(lang) as show:
        Graph(graph).export(file_of(output), form, show if output != "-" else None, view or "")
    if form == "ttl":
        remark(f"innokraft: {_LOST[lang]}")
