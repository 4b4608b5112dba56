"""`innokraft explain`: why two things are one, or why not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from innokraft_cli.options import graph_option, lang_option
from innokraft_cli.output import output_options
from innokraft_cli.printing import put_json, say

if TYPE_CHECKING:
    from innokraft import Explanation

_WORDS = {
    "sv": {
        "one": "De är en och samma: {a}", "two": "De är två: {a} och {b}",
        "joined": "Sammanförda av",
        "apart": "Hålls isär av",
        "nothing": "Ingen regel för samman dem, och ingen har bedömt dem.",
        "judged": "Bedömt", "says": "Källorna säger", "by": "av", "records": "poster",
    },
    "en": {
        "one": "They are one: {a}", "two": "They are two: {a} and {b}", "joined": "Joined by",
        "apart": "Kept apart by", "nothing": "No rule joins them, and no one has judged them.",
        "judged": "Judged", "says": "The sources say", "by": "by", "records": "records",
    },
}  # fmt: skip


@click.command("explain")
@click.argument("first", metavar="A")
@click.argument("second", metavar="B")
@output_options("text", "json", default="text")
@lang_option
@graph_option
def command(first: str, second: str, form: str, lang: str, graph: str) -> None:
    """Say why A and B are one, or why not: rules, what they went by, quotes, who judged.

    A and B are named as for show; a record stands for what it is about.
    """
    from innokraft import Graph

    found = Graph(graph).explain(first, second)
    if form == "json":
        from dataclasses import asdict

        data = {"one": found.is_one, **asdict(found)}
        put_json(data)
    else:
        _print(found, lang)


def _print(found: Explanation, lang: str) -> None:
    from innokraft import BASE

    words = _WORDS[lang]
    a, b = (each.removeprefix(BASE) for each in (found.first, found.second))
    say(words["one" if found.is_one else "two"].format(a=a, b=b), bold=True)
    for head, reasons in ((words["joined"], found.joins), (words["apart"], found.apart)):
        if reasons:
            say()
            say(head, bold=True)
        for reason in reasons:
            say(f"  {reason.words(lang)}")
            for record in reason.records:
                say(f"    {record.removeprefix(BASE)}")
    if found.judgements:
        say()
        say(words["judged"], bold=True)
    for each in found.judgements:
        who = f" {words['by']} {each.who}" if each.who else ""
        say(f"  {each.verdict}: {each.a}, {each.b}: {each.why}{who} {each.when}".rstrip())
    if not (found.joins or found.apart or found.judgements):
        say(words["nothing"])
    say()
    say(words["says"], bold=True)
    for cited in dict.fromkeys((*found.quotes[0], *found.quotes[1])):
        quote = " ".join(cited.quote.split())
        say(f"  ”{quote}” ({cited.record.removeprefix(BASE)})")
