"""`innokraft diff`: what changed between two graphs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from innokraft_cli.options import lang_option
from innokraft_cli.output import output_options
from innokraft_cli.printing import put_json, say
from innokraft_cli.words import more

if TYPE_CHECKING:
    from innokraft import Comparison, Difference

_WORDS = {
    "sv": {
        "records": "Källposter", "things": "Saker", "values": "Värden", "concepts": "Begrepp",
        "claims": "Påståenden", "equal": "Graferna är lika.",
        "count": "{added} uppgifter tillkom, {removed} togs bort.", "title": "Vad som har ändrats",
    },
    "en": {
        "records": "Source records", "things": "Things", "values": "Values",
        "concepts": "Concepts", "claims": "Claims",
        "equal": "The graphs are equal.", "title": "What changed",
        "count": "{added} statements added, {removed} removed.",
    },
}  # fmt: skip


@click.command("diff")
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@output_options("text", "md", "json", default="text")
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
    from innokraft import Graph

    compared = Graph(old).diff(new)
    if form == "json":
        put_json(_data(compared, lang))
    else:
        for line in _lines(compared, lang, limit, markdown=form == "md"):
            say(line)
    if not compared.equal:
        raise click.exceptions.Exit(1)


def _lines(compared: Comparison, lang: str, limit: int, *, markdown: bool) -> list[str]:
    words = _WORDS[lang]
    lines = [f"# {words['title']}", ""] if markdown else []
    if compared.equal:
        return [*lines, words["equal"]]
    for topic in dict.fromkeys(each.topic for each in compared.differences):
        differences = [each for each in compared.differences if each.topic == topic]
        lines += [f"## {words[topic]}", ""] if markdown else [words[topic]]
        bullet = "- " if markdown else "  "
        for difference in differences[:limit]:
            lines.append(bullet + _sentence(difference, lang, limit))
        if len(differences) > limit:
            lines.append(bullet + more(len(differences) - limit, lang))
        lines += [""] if markdown else []
    return [*lines, words["count"].format(added=compared.added, removed=compared.removed)]


def _sentence(difference: Difference, lang: str, limit: int) -> str:
    sentence = difference.sentence.of(lang)
    if difference.topic not in {"records", "things"}:
        return sentence
    listed = [words.of(lang) for _, words in difference.items[:limit]]
    if len(difference.items) > limit:
        listed.append(more(len(difference.items) - limit, lang))
    return f"{sentence}: {'; '.join(listed)}"


def _data(compared: Comparison, lang: str) -> dict[str, object]:
    changes = [
        {
            "topic": difference.topic,
            "text": difference.sentence.of(lang),
            "things": [{"iri": iri, "label": words.of(lang)} for iri, words in difference.items],
        }
        for difference in compared.differences
    ]
    counts = {"equal": compared.equal, "added": compared.added, "removed": compared.removed}
    return {**counts, "changes": changes}
