"""`innokraft export`: the graph as a file."""

from __future__ import annotations

import sys

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
@output_options(
    "nq", "trig", "ttl", "jsonld", "graphml", "gexf", "cyjs", "csv", "tsv", "ndjson", "parquet",
    "xlsx", "qdpx", "annotations", "crate", streams=True,
)  # fmt: skip
@click.option(
    "--view",
    type=click.Choice(["rdf12", "nanopub", "schema", "eurio"]),
    help="Statements as triple terms of RDF 1.2, or each a nanopublication; or all in the words of "
    "schema.org or EURIO.",
)
@click.option(
    "--only",
    type=click.Choice(["records", "claims", "concepts"]),
    help="Of RDF a part: the records, what people read, or the concepts in SKOS.",
)
@click.option(
    "--table",
    type=click.Choice(["statements", "projects", "things", "links"]),
    help="One table of the graph, as csv, tsv, ndjson, parquet or xlsx.",
)
@click.option(
    "--network",
    type=click.Choice(["projects-themes", "themes", "organisations", "participation"]),
    help="What hangs together by way of something else, as graphml, gexf or cyjs, or as a --table.",
)
@telling_options
@lang_option
@graph_option
def command(
    form: str | None,
    output: str,
    view: str | None,
    only: str | None,
    table: str | None,
    network: str | None,
    lang: str,
    graph: str,
) -> None:
    """Write the whole graph: as RDF, as a network, as tables, or as a workbook.

    RDF is nq (the canonical form), trig, ttl or jsonld. The same records, annotations, judgements
    and ontology give the same bytes. Every one of them opens as a graph again with -g, compressed
    (.gz) too; ttl has lost which graph says what. A --view is for other programs, and does not open
    here.

    A network is graphml, gexf (Gephi; its timeline has the years of the projects) or cyjs
    (Cytoscape). A --network takes the place of the whole graph: projects-themes, themes that are
    together more often than by chance, organisations by what they share, or participation in
    events; with --table its things or its links. qdpx is a project of coding programs (NVivo,
    ATLAS.ti, MAXQDA): concepts as codes, quotes as coded selections. annotations are Web
    Annotations, a file a record, and crate an RO-Crate of the whole, both a .zip: -f crate -o
    FILE.zip. A --table is csv, tsv, ndjson, parquet or xlsx; xlsx alone has all tables.
    """
    from innokraft import Graph

    if form is None:
        raise click.UsageError("Say which format: -f nq, or -o FILE.nq. There is also trig, ttl …")
    if (
        output == "-"
        and form in {"parquet", "xlsx", "qdpx", "annotations", "crate"}
        and sys.stdout.isatty()
    ):
        raise click.UsageError(f"{form} is nothing for a terminal. Say -o FILE.{form}")
    with progress(lang) as show:
        Graph(graph).export(
            file_of(output),
            form,
            show if output != "-" else None,
            view=view or "",
            only=only or "",
            table=table or "",
            network=network or "",
            language=lang,
        )
    if form == "ttl" and view not in {"schema", "eurio"} and only != "concepts":
        remark(f"innokraft: {_LOST[lang]}")
