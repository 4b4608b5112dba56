"""`innokraft annotate`: the codings of a coding program as annotations."""

from __future__ import annotations

from pathlib import Path

import click

from innokraft_cli.options import graph_option, lang_option
from innokraft_cli.printing import say

_WORDS = {
    "sv": ("{file}: {n} läsningar", "inget nytt är kodat"),
    "en": ("{file}: {n} readings", "nothing new is coded"),
}


@click.command("annotate")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--curator", metavar="NAME", required=True, help="Who coded.")
@click.option(
    "-o", "--output", metavar="FOLDER", type=click.Path(file_okay=False, path_type=Path),
    help="Where to. Default: annotations of the project folder, or this folder.",
)  # fmt: skip
@lang_option
@graph_option
def command(file: Path, curator: str, output: Path | None, lang: str, graph: str) -> None:
    """Make annotations of what was coded in NVivo, ATLAS.ti or MAXQDA.

    FILE is a REFI-QDA project (.qdpx) that `innokraft export -f qdpx` wrote and a program changed.
    What was coded anew with a concept becomes a statement that the project is about it, with its
    quote; a file a record, which `innokraft merge` takes in. What cannot be taken is told.
    """
    from innokraft import Graph, find_project

    project = find_project()
    folder = output or (project.annotations if project else Path())
    taken = Graph(graph).annotate_from(file, folder, curator)
    for note in taken.notes:
        say(f"innokraft: {note.of(lang)}", err=True)
    written, nothing = _WORDS[lang]
    for path, number in taken.written:
        say(written.format(file=path, n=number))
    if not taken.written:
        say(f"innokraft: {nothing}", err=True)
