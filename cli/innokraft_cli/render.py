"""`innokraft render`: the viewer."""

from __future__ import annotations

from pathlib import Path

import click

from innokraft_cli.answering import file_of
from innokraft_cli.options import graph_option, lang_option
from innokraft_cli.output import output_options
from innokraft_cli.printing import say
from innokraft_cli.telling import progress, telling_options

_WORDS = {
    "sv": {
        "things": "{n} saker", "many": "en översikt av {n} projekt, ", "left": ", {n} utelämnade",
    },
    "en": {
        "things": "{n} things", "many": "an overview of {n} projects, ", "left": ", {n} left out",
    },
}  # fmt: skip


@click.command("render")
@output_options("html", default="html", to="innokraft.html", streams=True)
@click.option("--focus", metavar="THING", help="Only what is near one thing; named as for show.")
@click.option(
    "--hops", type=click.IntRange(0, 10), default=2, show_default=True,
    help="How many links away from --focus, not through what has more than 50.",
)  # fmt: skip
@click.option(
    "--limit", type=click.IntRange(1, 1500), default=1500, show_default=True,
    help="Draw at most this many things, the best connected.",
)  # fmt: skip
@click.option(
    "--title", metavar="TEXT", help="Default: the name of the focus or of the one project."
)
@click.option(
    "--questions/--no-questions", "questions", default=None,
    help="Whether the library's questions are answered in it. Default: all in a small graph, in "
    "a large one those that take no seconds, none with --focus.",
)  # fmt: skip
@click.option("--with-sparql", is_flag=True, help="Put a query box and the whole graph into it.")
@click.option(
    "--node-modules", metavar="DIR", type=click.Path(path_type=Path), default="node_modules",
    show_default=True, help="Where npm has put oxigraph, for --with-sparql.",
)  # fmt: skip
@click.option(
    "--svg", metavar="FILE", type=click.Path(), help="Write the map alone, as an SVG picture."
)
@telling_options
@lang_option
@graph_option
def command(
    output: str,
    focus: str | None,
    hops: int,
    limit: int,
    title: str | None,
    questions: bool | None,
    with_sparql: bool,
    node_modules: Path,
    svg: str | None,
    lang: str,
    graph: str,
) -> None:
    """Write the graph as one HTML file that works offline.

    Of many projects it draws an overview: the concepts they are about, how many projects each
    is in, and what goes together; a click on one opens its projects.

    Click a shape or a line in it to read what is said, how firmly, by whom, and the sentence.
    """
    from innokraft import Graph

    words = _WORDS[lang]
    with progress(lang) as show:
        if show:
            show("drawing", 0)
        opened = Graph(graph)
        if svg:
            output, drawn = (
                svg,
                opened.draw(
                    file_of(svg), focus=focus, hops=hops, limit=limit, title=title, language=lang
                ),
            )
        else:
            drawn = opened.render(
                file_of(output), focus=focus, hops=hops, limit=limit, title=title, language=lang,
                questions=questions, node_modules=node_modules if with_sparql else None,
            )  # fmt: skip
    if output != "-":
        left = words["left"].format(n=drawn.left_out) if drawn.left_out else ""
        many = words["many"].format(n=drawn.projects) if drawn.projects else ""
        say(f"{output}: {many}{words['things'].format(n=drawn.things)}{left}", err=True)
