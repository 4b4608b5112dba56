"""`innokraft cite`: how to cite the graph, its sources, and every passage in them."""

from __future__ import annotations

import click

from innokraft_cli.options import graph_option, lang_option
from innokraft_cli.output import output_options
from innokraft_cli.printing import put, say_text
from innokraft_cli.telling import progress, telling_options


@click.command("cite")
@click.argument("what", metavar="[THING|QUOTE]", required=False)
@click.option(
    "--quote", is_flag=True, help="Take it for words of a text, also where they name a thing."
)
@click.option("--sources", is_flag=True, help="Every source of the graph.")
@output_options("text", "bibtex", "json", default="text")
@telling_options
@lang_option
@graph_option
def command(
    what: str | None, form: str, lang: str, graph: str, *, quote: bool, sources: bool
) -> None:
    """Say how to cite the graph, a thing or a passage: as a text, BibTeX, or CSL-JSON (json).

    Of a THING, named as for show, the sources that say something of it; of a QUOTE, the words as a
    source has them or the address of a passage (RECORD/SHA12#char=START,END), where it stands. The
    address of a passage stays: it has the digest of the text, and the place in it.
    """
    from innokraft import Graph

    if (what is not None) + sources > 1 or (quote and what is None):
        raise click.UsageError("Cite the graph, or a THING or QUOTE, or --sources.")
    with progress(lang) as show:
        cited = Graph(graph).cite(
            what, form, quote=quote, sources=sources, language=lang, progress=show
        )
    if form == "text":
        say_text(cited.rstrip("\n"))
    else:
        put(cited)
