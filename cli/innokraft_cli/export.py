"""`innokraft export`: the graph as a file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import click

from innokraft_cli.options import graph_option, progress
from innokraft_cli.output import output_options, write_output
from innokraft_cli.printing import say


@click.command("export")
@output_options("nq", "trig", "ttl", "jsonld", streams=True)
@graph_option
def command(form: str | None, output: str, graph: str) -> None:
    """Write the whole graph: nq (the canonical form), trig, ttl or jsonld.

    The same records, annotations, judgements and ontology give the same bytes. Every one of them
    opens as a graph again with -g, compressed (.gz) too; ttl has lost which graph says what.
    """
    from innokraft.export.rdf import export_parts
    from innokraft.store import open_graph

    if form is None:
        raise click.UsageError("Say which format: -f nq, or -o FILE.nq. There is also trig, ttl …")
    with progress() as show:
        parts = export_parts(open_graph(graph), form)
        write_output(output, _told(parts, show) if show and output != "-" else parts)
    if form == "ttl":
        note = "ttl has no graphs: which record says what is lost; nq, trig and jsonld keep it"
        say(f"innokraft: {note}", err=True)


def _told(parts: Iterable[bytes], show: Callable[[str, int], None]) -> Iterator[bytes]:
    """The parts, while who watches sees that they are sorted, and then how many are written."""
    show("sorting", 0)
    for count, part in enumerate(parts):
        show("exporting", count)
        yield part
