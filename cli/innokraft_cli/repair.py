"""`innokraft repair`: finds the generation of a graph that is whole."""

from __future__ import annotations

from pathlib import Path

import click

from innokraft_cli.options import dry_run_option, graph_option, lang_option, wait_option
from innokraft_cli.printing import say

_WORDS = {
    "sv": {
        "dry": "Inget ändras; så här skulle det bli:", "whole": "{}: hel",
        "counts": "{} gäller nu; före den: {}", "stays": "{} är hel och gäller som förut",
        "nothing": "okänt",
    },
    "en": {
        "dry": "Nothing is changed; this is what would be:", "whole": "{}: whole",
        "counts": "{} counts now; before it did: {}", "stays": "{} is whole and counts as before",
        "nothing": "unknown",
    },
}  # fmt: skip


@click.command("repair")
@dry_run_option
@wait_option
@lang_option
@graph_option
def command(dry_run: bool, wait: float, lang: str, graph: str) -> None:
    """Look at all that a graph folder keeps, and let what is whole count again.

    For a graph whose file `current` is lost, or whose files are damaged. Nothing is taken away.
    Exit 1 where nothing is whole.
    """
    from innokraft.change.repair import repair

    words = _WORDS[lang]
    repaired = repair(Path(graph), dry_run=dry_run, wait=wait)
    if dry_run:
        say(words["dry"])
    for path, wrong in repaired.found:
        say(wrong or words["whole"].format(path.name))
    if repaired.is_changed:
        before = repaired.before.name if repaired.before else words["nothing"]
        say(words["counts"].format(repaired.counts.name, before))
    else:
        say(words["stays"].format(repaired.counts.name))
    if repaired.warning:
        say(f"warning: {repaired.warning.of(lang)}", err=True)
