"""`innokraft repair`: finds the generation of a graph that is whole."""

from __future__ import annotations

import click

from innokraft_cli.changes import Change
from innokraft_cli.options import change_options
from innokraft_cli.printing import say
from innokraft_cli.telling import remark
from innokraft_cli.words import DRY, WARNING

_WORDS = {
    "sv": {
        "whole": "{}: hel", "counts": "{} gäller nu; före den: {}", "nothing": "okänt",
        "stays": "{} är hel och gäller som förut",
    },
    "en": {
        "whole": "{}: whole", "counts": "{} counts now; before it did: {}", "nothing": "unknown",
        "stays": "{} is whole and counts as before",
    },
}  # fmt: skip


@click.command("repair")
@change_options(judged=False)
def command(change: Change) -> None:
    """Look at all that a graph folder keeps, and let what is whole count again.

    For a graph whose file `current` is lost, or whose files are damaged. Nothing is taken away.
    Exit 1 where nothing is whole.
    """
    from innokraft import repair

    lang, words = change.lang, _WORDS[change.lang]
    repaired = change.make(lambda options: repair(change.graph, options))
    if change.dry_run:
        say(DRY[lang])
    for path, wrong in repaired.found:
        say(wrong or words["whole"].format(path.name))
    if repaired.is_changed:
        before = repaired.before.name if repaired.before else words["nothing"]
        say(words["counts"].format(repaired.counts.name, before))
    else:
        say(words["stays"].format(repaired.counts.name))
    if repaired.warning:
        remark(f"{WARNING[lang]}: {repaired.warning.of(lang)}")
