"""`innokraft review`: what waits in a project folder for a person's word, decided one by one."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

import click

from innokraft_cli.options import lang_option
from innokraft_cli.printing import say
from innokraft_cli.telling import progress, telling_options


@click.command("review")
@click.argument(
    "folder", metavar="[FOLDER]", default=".",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
)  # fmt: skip
@click.option("--terminal", is_flag=True, help="In the terminal, without a browser.")
@click.option("--who", default="", envvar="INNOKRAFT_WHO", show_envvar=True, help="Your name.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8001, show_default=True,
    help="The port; 0 is any that is free.",
)  # fmt: skip
@click.option(
    "--log", type=click.Path(path_type=Path, dir_okay=False),
    help="Where a log of requests goes, behind what is there; none by default.",
)  # fmt: skip
@telling_options
@lang_option
def command(folder: Path, terminal: bool, who: str, port: int, log: Path | None, lang: str) -> None:
    """Decide on what waits in a project folder: FOLDER, or the one that one is in.

    Suggested statements, doubtful mentions, sources that disagree, and things that may be one; and
    say of words that you select what they say. Prints an address of this machine to open in a
    browser. Each decision is in the files of the folder at once.
    """
    from innokraft import Desk, Settings, Telling, UsageError, find_project, serve_review

    project = find_project(folder)
    if project is None:
        raise UsageError(f"{folder} is in no project folder", remedy="Make one: innokraft init.")
    with progress(lang) as show:
        desk = Desk(project, show)
        if not desk.records():
            raise UsageError(f"there is no record in {project.records}")
    if terminal:
        from innokraft_cli.reviewing import review_in_terminal

        review_in_terminal(desk, who, lang)
        return
    with ExitStack() as open_files:
        file = log and open_files.enter_context(log.open("a", encoding="utf-8", buffering=1))
        asked = (lambda line: file.write(f"{line}\n")) if file else (lambda _: None)
        telling = Telling(asked, lambda line: say(f"innokraft: {line}", err=True))
        serve_review(desk, Settings(port=port, language=lang), who, ready=say, telling=telling)
