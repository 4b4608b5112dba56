"""Writes a text with its mentions marked, for a person to read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from innokraft.tagging.tagger import Mention


def mark(text: str, mentions: Iterable[Mention]) -> str:
    """Write a text with each mention as `[words](concept)`; `?` after one that needs review.

    Concepts of the same words share one mark, and a mention inside another stands inside its
    brackets. The text itself is left as it is.

    >>> mark("Mod!", [Mention("mod", 0, 3, "Mod", "sv", "mod", "label", False)])
    '[Mod](mod?)!'
    """
    names: dict[tuple[int, int], list[str]] = defaultdict(list)
    for m in mentions:
        names[m.start, m.end].append(m.concept if m.counts else f"{m.concept}?")
    opening: dict[int, int] = defaultdict(int)
    closing: dict[int, list[str]] = defaultdict(list)
    for (start, end), concepts in sorted(names.items(), key=lambda n: (-n[0][0], n[0][1])):
        opening[start] += 1
        closing[end].append(f"]({', '.join(sorted(concepts))})")
    parts: list[str] = []
    done = 0
    for place in sorted({*opening, *closing}):
        parts += (text[done:place], *closing[place], "[" * opening[place])
        done = place
    return "".join((*parts, text[done:]))
