"""`innokraft undo`: takes the last change of a graph back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from innokraft_cli.options import dry_run_option, graph_option, lang_option, wait_option
from innokraft_cli.printing import say

if TYPE_CHECKING:
    from innokraft.change.undo import Undone

_WORDS = {
    "sv": {
        "dry": "Inget ändras; så här skulle det bli:", "undone": "ångrat: {}",
        "again": "gjort igen: {}", "unknown": "den senaste ändringen",
        "file": "{}: {} rad(er) tillbaka, {} borttagna", "back": "Igen tillbaka: innokraft undo",
    },
    "en": {
        "dry": "Nothing is changed; this is what would be:", "undone": "undone: {}",
        "again": "done again: {}", "unknown": "the last change",
        "file": "{}: {} line(s) put back, {} taken out", "back": "To turn back: innokraft undo",
    },
}  # fmt: skip


@click.command("undo")
@dry_run_option
@wait_option
@lang_option
@graph_option
def command(dry_run: bool, wait: float, lang: str, graph: str) -> None:
    """Take the last change of a graph back: a build, a merge, a withdrawal, a judgement, a choice.

    The graph before it counts again, and the lines that the change wrote to the files of
    judgements and choices go with it. A second undo does the change again. One step is kept.
    """
    from innokraft.change.undo import undo

    words = _WORDS[lang]
    undone = undo(Path(graph), dry_run=dry_run, wait=wait)
    if dry_run:
        say(words["dry"])
    say(words["again" if undone.again else "undone"].format(_what(undone, words["unknown"], lang)))
    for each in undone.files:
        say("  " + words["file"].format(each.path, each.added, each.removed))
    if undone.warning:
        say(f"warning: {undone.warning.of(lang)}", err=True)
    if not dry_run:
        say(words["back"])


def _what(undone: Undone, unknown: str, lang: str) -> str:
    from innokraft.change.outcome import FATES

    if undone.entry is None:
        return unknown
    records = undone.entry.records
    counts = "; ".join(f"{FATES[name].of(lang)}: {len(records[name])}" for name in records)
    return f"{undone.entry.what} {undone.entry.when}" + (f" ({counts})" if counts else "")
