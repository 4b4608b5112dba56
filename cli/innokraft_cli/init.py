"""`innokraft init`: lays out a project folder."""

from __future__ import annotations

from pathlib import Path

import click

from innokraft_cli.options import lang_option
from innokraft_cli.printing import say

_NEXT = {
    "sv": "Lägg källposter i {records} och kör: innokraft build",
    "en": "Put records into {records} and run: innokraft build",
}


@click.command("init")
@click.argument(
    "folder", metavar="[FOLDER]", default=".", type=click.Path(file_okay=False, path_type=Path)
)
@lang_option
def command(folder: Path, lang: str) -> None:
    """Lay out a project folder: what a graph is made of, as text that is kept in git.

    In FOLDER, or here. It overwrites nothing, and lists what it wrote. Inside the folder, the
    other commands find its records, its own words and its graph by themselves.
    """
    from innokraft import init_project

    done = init_project(folder, lang)
    width = max(len(str(path)) for path, _ in done.files)
    for path, told in done.files:
        say(f"{path!s:<{width}}  {told.of(lang)}")
    say(_NEXT[lang].format(records=done.root / "records"))
