"""`innokraft candidates`: pairs that may be one, listed or judged one by one."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from innokraft_cli.options import change_options, print_report
from innokraft_cli.printing import put_json, say

if TYPE_CHECKING:
    from innokraft.curation.judgements import Judgement
    from innokraft.identity.candidates import Candidate

_KEYS = {"s": "same", "d": "different", "u": "unsure"}
_PROMPT = {
    "sv": "[s]amma, [d]ifferent (olika), [u]nsure (osäkert), [n]ästa, [q] sluta",
    "en": "[s]ame, [d]ifferent, [u]nsure, [n]ext, [q]uit",
}
_WHY = {"sv": "Skäl", "en": "Why"}
_NONE = {
    "sv": "innokraft: inga par med poängen {least:g} eller mer är obedömda",
    "en": "innokraft: no pairs with a score of {least:g} or more are left to judge",
}
_NAMED = {"sv": "nämnd i", "en": "named in"}
_MOST = 2
"""How many mentions of either thing are printed; of more, the number is told."""

_DEFAULT = {"sv": "bedömt efter genomläsning", "en": "judged on reading both"}


@click.command("candidates")
@click.option("--least", type=click.FloatRange(0, 1), default=0.5, show_default=True)
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True)
@click.option("--review", is_flag=True, help="Judge them one by one, with one key each.")
@click.option("--who", default="", envvar="INNOKRAFT_WHO", show_envvar=True, help="Who judges.")
@change_options
def command(
    least: float,
    limit: int,
    review: bool,
    who: str,
    form: str,
    judgements: Path | None,
    wait: float,
    lang: str,
    graph: str,
) -> None:
    """List pairs that may be one thing: features, score, what the sources say of both.

    They are never joined by themselves; judge them with --review or with decide.
    """
    from innokraft.change.merge import judge
    from innokraft.change.report import Options
    from innokraft.identity.candidates import find_candidates, with_quotes
    from innokraft.store import open_graph

    store = open_graph(graph)
    found = find_candidates(store, least=least)
    shown = [with_quotes(store, each) for each in found[:limit]]
    if form == "json":
        from dataclasses import asdict

        listed = [asdict(each) | {"keys": list(map(str, each.keys))} for each in shown]
        put_json(listed)
        return
    if not found:
        say(_NONE[lang].format(least=least), err=True)
    if not review:
        for each in shown:
            _print(each, lang)
        if len(found) > limit:
            say(f"innokraft: {len(found) - limit} more; see --limit", err=True)
        return
    new = _review(shown, lang, who)
    if new:
        report = judge(Path(graph), lambda old: {*old, *new}, Options(False, judgements, wait))
        print_report(report, "text", lang, dry_run=False)


def _review(shown: list[Candidate], lang: str, who: str) -> list[Judgement]:
    from innokraft.curation.judgements import Judgement, Verdict

    judged = []
    day = datetime.now(UTC).date().isoformat()
    for each in shown:
        _print(each, lang)
        say(_PROMPT[lang], err=True)
        key = click.getchar().lower()
        if key == "q":
            break
        if key in _KEYS:
            why = click.prompt(_WHY[lang], default=_DEFAULT[lang])
            verdict = Verdict(_KEYS[key])
            judged.append(Judgement.make(each.keys, verdict, why, who=who, when=day))
    return judged


def _print(candidate: Candidate, lang: str) -> None:
    from innokraft.identity.reasons import why
    from innokraft.rdf.namespaces import BASE

    first, second = (i.removeprefix(BASE) for i in (candidate.first, candidate.second))
    say(f"{candidate.score:.2f}  {first}  ?=  {second}", bold=True)
    say(f"      {why(candidate, lang)} [{', '.join(candidate.rules)}]")
    for cited in (*candidate.quotes[0][:1], *candidate.quotes[1][:1]):
        quote = " ".join(cited.quote.split())
        say(f"      ”{quote}” ({cited.record.removeprefix(BASE)})")
    for mentions in candidate.mentions:
        more = f" … + {len(mentions) - _MOST}" if len(mentions) > _MOST else ""
        say(f"      {_NAMED[lang]} {', '.join(mentions[:_MOST])}{more}")
