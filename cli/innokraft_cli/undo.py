"""`innokraft undo`: takes the last change of a graph back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from innokraft_cli.changes import Change
from innokraft_cli.options import change_options
from innokraft_cli.printing import say
from innokraft_cli.telling import remark
from innokraft_cli.words import DRY, WARNING

if TYPE_CHECKING:
    from innokraft import Undone

_WORDS = {
    "sv": {
        "undone": "ångrat: {}", "again": "gjort igen: {}", "unknown": "den senaste ändringen",
        "file": "{}: {} rad(er) tillbaka, {} borttagna", "back": "Igen tillbaka: innokraft undo",
    },
    "en": {
        "undone": "undone: {}", "again": "done again: {}", "unknown": "the last change",
        "file": "{}: {} line(s) put back, {} taken out", "back": "To turn back: innokraft undo",
    },
}  # fmt: skip


@click.command("undo")
@change_options(judged=False)
def command(change: Change) -> None:
    """Take the last change of a graph back: a build, a merge, a withdrawal, a judgement, a choice.

    The graph before it counts again, and the lines that the change wrote to the files of
    judgements and choices go with it. A second undo does the change again. One step is kept.
    """
    from innokraft import undo

    lang, words = change.lang, _WORDS[change.lang]
    undone = change.make(lambda options: undo(change.graph, options))
    if change.dry_run:
        say(DRY[lang])
    say(words["again" if undone.again else "undone"].format(_what(undone, words["unknown"], lang)))
    for each in undone.files:
        say("  " + words["file"].format(each.path, each.added, each.removed))
    if undone.warning:
        remark(f"{WARNING[lang]}: {undone.warning.of(lang)}")
    if not change.dry_run:
        say(words["back"])


def _what(undone: Undone, unknown: str, lang: str) -> str:
    from innokraft import FATES

    if undone.entry is None:
        return unknown
    records = undone.entry.records
    counts = "; ".join(f"{FATES[name].of(lang)}: {len(records[name])}" for name in records)
    return f"{undone.entry.what} {undone.entry.when}" + (f" ({counts})" if counts else "")
