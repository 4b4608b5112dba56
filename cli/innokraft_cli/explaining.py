"""Says what the patterns of a query match, and why a query has no answer."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

from innokraft_cli.columns import fitted
from innokraft_cli.printing import has_terminal, in_a_line, say, say_lines, terminal_size

if TYPE_CHECKING:
    from innokraft import Bilingual, ExplainedQuery, Graph, Limits, QueryStep

_LEAST, _MOST = 0.5, 5.0
"""Seconds to look for why an answer is empty: half of what the query took, within these."""
_READING = 2.0
"""Seconds: longer than this, the file of a graph is not read a second time."""
_MANY = 1_000_000
_WORDS = {
    "sv": {
        "heads": ("rad", "ensamt", "hittills", "ms", "mönster"),
        "answer": "Svaret: {n} rader på {ms} ms.",
        "triples": "Svaret: {n} tripler på {ms} ms.",
        "yes": "Svaret: ja, på {ms} ms.",
        "no": "Svaret: nej, på {ms} ms.",
        "ended": "tiden ({seconds:g} s) tog slut innan allt var räknat; mer: --timeout",
        "unread": "varför svaret är tomt är inte eftersökt, för grafens fil skulle läsas en gång "
        "till (frågan tog {seconds:.0f} s); --explain gör det",
    },
    "en": {
        "heads": ("line", "alone", "so far", "ms", "pattern"),
        "answer": "The answer: {n} rows in {ms} ms.",
        "triples": "The answer: {n} triples in {ms} ms.",
        "yes": "The answer: yes, in {ms} ms.",
        "no": "The answer: no, in {ms} ms.",
        "ended": "the time ({seconds:g} s) ended before all was counted; more: --timeout",
        "unread": "why the answer is empty was not looked for, as the file of the graph would be "
        "read once more (the query took {seconds:.0f} s); --explain does so",
    },
}


def tell_steps(graph: Graph, sparql: str, lang: str, limits: Limits, *, paged: bool) -> int:
    """Prints what each pattern matches; gives 1 where the time ended before all was counted."""
    found = graph.explain_query(sparql, limits)
    words = _WORDS[lang]
    rows = [in_a_line(_row(step)) for step in found.steps if step.sort != "answer"]
    heads = cast("tuple[str, ...]", words["heads"])
    width = terminal_size()[0] if has_terminal() else sys.maxsize
    lines = fitted(heads, rows, width).lines
    say_lines([*(lines if rows else []), *_answer(found, lang)], paged=paged)
    if found.ended:
        say(f"innokraft: {str(words['ended']).format(seconds=limits.seconds)}", err=True)
    return int(found.ended)


def _row(step: QueryStep) -> tuple[str, ...]:
    counts = ("" if n is None else _count(n) for n in (step.alone, step.joined))
    return str(step.line), *counts, f"{step.seconds * 1000:.1f}", "· " * step.depth + step.text


def _count(number: int) -> str:
    return f"≥{_MANY}" if number >= _MANY else str(number)


def _answer(found: ExplainedQuery, lang: str) -> Iterator[str]:
    for step in found.steps:
        if step.sort == "answer":
            which = {"ASK": "yes" if step.joined else "no", "SELECT": "answer"}
            words = str(_WORDS[lang][which.get(step.text, "triples")])
            yield words.format(n=_count(step.joined or 0), ms=f"{step.seconds * 1000:.1f}")


def tell_why_empty(graph: Graph, sparql: str, lang: str, limits: Limits, seconds: float) -> None:
    """Says why a query that took so many seconds has no answer; looks no longer than half of it.

    A graph in a file would be read for it once more: where that takes long, it says only so.
    """
    if seconds > _READING and Path(graph).is_file():
        say(f"innokraft: {str(_WORDS[lang]['unread']).format(seconds=seconds)}", err=True)
        return
    bounds = limits._replace(seconds=max(_LEAST, min(seconds / 2, _MOST)))
    if why := _why_empty(graph, sparql, bounds):
        say(f"innokraft: {why.of(lang)}", err=True)


def _why_empty(graph: Graph, sparql: str, limits: Limits) -> Bilingual | None:
    """Why, from a fork of this process where that can be."""
    from tempfile import TemporaryFile

    from innokraft import Bilingual, in_a_fork, not_found_in

    with TemporaryFile() as file:
        held = cast("BinaryIO", file)

        def look() -> int:
            held.write(json.dumps(graph.why_empty(sparql, limits)).encode())
            held.flush()
            return 0

        code = in_a_fork(look)
        if code is None:
            return graph.why_empty(sparql, limits)
        if code < 0:
            return not_found_in(limits)
        held.seek(0)
        return None if code else Bilingual(*json.loads(held.read()))
