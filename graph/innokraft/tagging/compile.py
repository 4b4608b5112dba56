"""Turns a lexicon's patterns into readings: what a hit says, worked out before any text is seen.

A long pattern hides the shorter ones inside it, so each pattern's reading also holds what those
would have said: the classes of words for the rules, and concepts that the long pattern does not
stand for.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ahocorasick_rs import BytesAhoCorasick

from innokraft.tagging.patterns import AVOID, Lexicon, Pattern, Sense

# The mentions that a hit makes, and its classes as (name, start, end) for the rules.
Reading = tuple[tuple[Sense, ...], tuple[tuple[str, int, int], ...]]

_Readings = list[tuple[Reading | None, Reading | None]]


def compile_lexicon(lexicon: Lexicon, patterns: list[bytes]) -> _Readings:
    """Work out the reading of each pattern, in order: where its word ends, and where it goes on."""
    wanted = {rule.first for rule in lexicon.rules} | {rule.second for rule in lexicon.rules}
    find = BytesAhoCorasick(patterns).find_matches_as_indexes
    table = [lexicon.patterns[p] for p in patterns]
    readings: _Readings = []
    for index, text in enumerate(patterns):
        found = [
            (table[i], s, e, i == index) for i, s, e in find(text, overlapping=True) if e - s > 1
        ]
        whole = _reading(text, table[index].whole, found, wanted, goes_on=False)
        inside = _reading(text, table[index].open, found, wanted, goes_on=True)
        readings.append((whole, inside))
    return readings


def _reading(
    text: bytes,
    senses: dict[str, Sense],
    found: list[tuple[Pattern, int, int, bool]],
    wanted: set[str],
    *,
    goes_on: bool,
) -> Reading | None:
    """Read one pattern with what stands inside it; None where nothing can be read there."""
    if not senses:
        return None
    own = [replace(s, start=_skip(text), end=len(text)) for s in senses.values()]
    named = {s.concept for s in own if not s.concept.startswith("@")}
    labelled = any(s.why not in ("wording", "class", AVOID) for s in own)
    inner = list(_inner(text, found, goes_on=goes_on))
    avoided = {s.concept for s in [*own, *inner] if s.why == AVOID}
    mentions = [s for s in own if s.concept in named - avoided]
    for sense in inner:
        hidden = labelled or sense.concept in named or sense.concept in avoided
        if not hidden and not sense.concept.startswith("@"):
            mentions.append(sense)
    cues: dict[str, tuple[str, int, int]] = {}
    for sense in [*own, *inner]:
        name = sense.concept if sense.concept.startswith("@") else "@" + sense.concept
        if name in wanted and sense.concept not in avoided:
            cues.setdefault(name, (name, sense.start, sense.end))
    return tuple(mentions), tuple(sorted(cues.values(), key=lambda c: (c[1], c[2])))


def _inner(
    text: bytes, found: list[tuple[Pattern, int, int, bool]], *, goes_on: bool
) -> Iterator[Sense]:
    for pattern, start, end, same in found:
        if same:
            continue
        ends = (not goes_on) if end == len(text) else text[end] in b" ."
        for sense in (pattern.whole if ends else pattern.open).values():
            yield replace(sense, start=start + _skip(text[start:]), end=end)


def _skip(text: bytes) -> int:
    return int(text.startswith(b" "))
