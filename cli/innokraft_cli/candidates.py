"""`innokraft candidates`: pairs that may be one, listed or judged one by one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import click

from innokraft_cli.changes import Change
from innokraft_cli.options import change_options, who_options
from innokraft_cli.printing import put_json, say
from innokraft_cli.words import more

if TYPE_CHECKING:
    from innokraft import Candidate, Opinion

_KEYS = {"s": "same", "d": "different", "u": "unsure"}
_WORDS = {
    "sv": {
        "prompt": "[s]amma, [d]ifferent (olika), [u]nsure (osäkert), [n]ästa, [q] sluta",
        "why": "Skäl", "default": "bedömt efter genomläsning", "named": "nämnd i",
        "none": "inga par med poängen {least:g} eller mer är obedömda",
    },
    "en": {
        "prompt": "[s]ame, [d]ifferent, [u]nsure, [n]ext, [q]uit",
        "why": "Why", "default": "judged on reading both", "named": "named in",
        "none": "no pairs with a score of {least:g} or more are left to judge",
    },
}  # fmt: skip
_MOST = 2
"""How many mentions of either thing are printed; of more, the number is told."""


@click.command("candidates")
@click.argument("thing", metavar="[THING]", required=False)
@click.option("--least", type=click.FloatRange(0, 1), default=0.5, show_default=True)
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True)
@click.option("--review", is_flag=True, help="Judge them one by one, with one key each.")
@who_options
@change_options()
def command(
    thing: str | None,
    least: float,
    limit: int,
    review: bool,
    why: str,
    who: str,
    when: str,
    change: Change,
) -> None:
    """List pairs that may be one thing: features, score, what the sources say of both.

    With THING, only those of one thing. They are never joined by themselves; judge them with
    --review or with decide.
    """
    from innokraft import Graph, judge

    words = _WORDS[change.lang]
    found = Graph(change.graph).candidates(least, thing=thing, quoted=limit)
    shown = found[:limit]
    if change.form == "json":
        put_json([_data(each) for each in shown])
        return
    if not found:
        say(f"innokraft: {words['none'].format(least=least)}", err=True)
    if review:
        pairs = list(_review(shown, change.lang, (why, who, when)))
        if pairs:
            change.tell(change.make(lambda options: judge(change.graph, pairs, options)))
        return
    for each in shown:
        _print(each, change.lang)
    if len(found) > limit:
        say(f"innokraft: {more(len(found) - limit, change.lang, '--limit')}", err=True)


def _data(candidate: Candidate) -> dict[str, object]:
    from dataclasses import asdict

    return asdict(candidate) | {"keys": list(map(str, candidate.keys))}


def _review(
    shown: Iterable[Candidate], lang: str, said: tuple[str, str, str]
) -> Iterator[tuple[str, str, Opinion]]:
    from innokraft import Opinion

    why, who, when = said
    for each in shown:
        _print(each, lang)
        say(_WORDS[lang]["prompt"], err=True)
        key = click.getchar().lower()
        if key == "q":
            break
        if key in _KEYS:
            told = click.prompt(_WORDS[lang]["why"], default=why or _WORDS[lang]["default"])
            first, second = map(str, each.keys)
            yield first, second, Opinion(_KEYS[key], told, who, when)


def _print(candidate: Candidate, lang: str) -> None:
    from innokraft import BASE

    first, second = (i.removeprefix(BASE) for i in (candidate.first, candidate.second))
    say(f"{candidate.score:.2f}  {first}  ?=  {second}", bold=True)
    say(f"      {candidate.why(lang)} [{', '.join(candidate.rules)}]")
    for cited in (*candidate.quotes[0][:1], *candidate.quotes[1][:1]):
        quote = " ".join(cited.quote.split())
        say(f"      ”{quote}” ({cited.record.removeprefix(BASE)})")
    for mentions in candidate.mentions:
        left = len(mentions) - _MOST
        rest = f" {more(left, lang)}" if left > 0 else ""
        say(f"      {_WORDS[lang]['named']} {', '.join(mentions[:_MOST])}{rest}")
