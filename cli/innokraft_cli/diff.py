"""`innokraft diff`: what changed between two graphs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from innokraft_cli.options import lang_option
from innokraft_cli.output import output_options
from innokraft_cli.printing import put_json, say

if TYPE_CHECKING:
    from innokraft.views.comparison import Change, Difference

_WORDS = {
    "sv": {
        "records": "Källposter", "things": "Saker", "values": "Värden", "concepts": "Begrepp",
        "claims": "Påståenden", "more": "… och {n} till", "equal": "Graferna är lika.",
        "count": "{added} uppgifter tillkom, {removed} togs bort.", "title": "Vad som har ändrats",
    },
    "en": {
        "records": "Source records", "things": "Things", "values": "Values",
        "concepts": "Concepts", "claims": "Claims", "more": "… and {n} more",
        "equal": "The graphs are equal.", "title": "What changed",
        "count": "{added} statements added, {removed} removed.",
    },
}  # fmt: skip


@click.command("diff")
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@output_options("text", "markdown", "json", default="text")
@click.option(
    "--limit", type=click.IntRange(1), default=10, show_default=True,
    help="The most to list of one kind; json lists all.",
)  # fmt: skip
@lang_option
def command(old: str, new: str, form: str, limit: int, lang: str) -> None:
    """Say in words what changed from one graph to another.

    OLD and NEW are graph folders, or exported .nq or .trig files. Exit 0 when they are equal,
    1 when they are not, 2 on trouble, as diff(1) does.
    """
    from innokraft.store import open_graph
    from innokraft.views.comparison import diff

    difference = diff(open_graph(old), open_graph(new))
    if form == "json":
        put_json(_data(difference, lang))
    else:
        for line in _lines(difference, lang, limit, markdown=form == "markdown"):
            say(line)
    if not difference.equal:
        raise click.exceptions.Exit(1)


def _lines(difference: Difference, lang: str, limit: int, *, markdown: bool) -> list[str]:
    words = _WORDS[lang]
    lines = [f"# {words['title']}", ""] if markdown else []
    if difference.equal:
        return [*lines, words["equal"]]
    for topic in dict.fromkeys(change.topic for change in difference.changes):
        changes = [change for change in difference.changes if change.topic == topic]
        lines += [f"## {words[topic]}", ""] if markdown else [words[topic]]
        bullet = "- " if markdown else "  "
        for change in changes[:limit]:
            lines.append(bullet + _sentence(change, lang, limit, words["more"]))
        if len(changes) > limit:
            lines.append(bullet + words["more"].format(n=len(changes) - limit))
        lines += [""] if markdown else []
    return [*lines, words["count"].format(added=difference.added, removed=difference.removed)]


def _sentence(change: Change, lang: str, limit: int, more: str) -> str:
    sentence = change.sentence.text(lang)
    if change.topic not in {"records", "things"}:
        return sentence
    listed = [words.text(lang) for _, words in change.items[:limit]]
    if len(change.items) > limit:
        listed.append(more.format(n=len(change.items) - limit))
    return f"{sentence}: {'; '.join(listed)}"


def _data(difference: Difference, lang: str) -> dict[str, object]:
    changes = [
        {
            "topic": change.topic,
            "text": change.sentence.text(lang),
            "things": [{"iri": iri, "label": words.text(lang)} for iri, words in change.items],
        }
        for change in difference.changes
    ]
    counts = {"equal": difference.equal, "added": difference.added, "removed": difference.removed}
    return {**counts, "changes": changes}
