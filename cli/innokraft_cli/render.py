"""`innokraft render`: the viewer."""

from __future__ import annotations

import click

from innokraft_cli.options import graph_option, lang_option, progress
from innokraft_cli.output import write_output
from innokraft_cli.printing import say


@click.command("render")
@click.option(
    "-o", "--output", metavar="FILE", default="innokraft.html", show_default=True,
    help="The HTML file; - for standard output.",
)  # fmt: skip
@click.option(
    "--focus", metavar="THING", help="Only what is near one thing: an IRI, CURIE or label."
)
@click.option(
    "--hops", type=click.IntRange(0, 10), default=2, show_default=True,
    help="How many links away from --focus.",
)  # fmt: skip
@click.option(
    "--limit", type=click.IntRange(1, 1500), default=1500, show_default=True,
    help="Draw at most this many things, the best connected.",
)  # fmt: skip
@click.option(
    "--title", metavar="TEXT", help="Default: the name of the focus or of the one project."
)
@lang_option
@graph_option
def command(
    output: str, focus: str | None, hops: int, limit: int, title: str | None, lang: str, graph: str
) -> None:
    """Write the graph as one HTML file that works offline.

    Of many projects it draws an overview: the concepts they are about, how many projects each
    is in, and what goes together; a click on one opens its projects.

    Click a shape or a line in it to read what is said, how firmly, by whom, and the sentence.
    """
    from innokraft.network import build_network
    from innokraft.store import open_graph
    from innokraft.viewer import render

    with progress() as show:
        if show:
            show("drawing", 0)
        network = build_network(open_graph(graph), focus=focus, hops=hops, limit=limit)
        drawn = render(network, title=title, language=lang).encode()
    write_output(output, [drawn])
    if output != "-":
        about = network.graph["about"]
        left = f", {about.left_out} left out" if about.left_out else ""
        many = f"an overview of {about.projects} projects, " if about.overview else ""
        say(f"{output}: {many}{len(network)} things{left}", err=True)
