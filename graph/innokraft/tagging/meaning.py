"""What a hit says: the concepts that it mentions, and the classes of words that it counts as.

A long pattern hides the shorter ones inside it, so each pattern's meaning also holds what those
would have said: the classes of words for the rules, and concepts that the long pattern does not
stand for.
"""

from __future__ import annotations

from typing import NamedTuple

from innokraft.tagging.patterns import AVOID, LABELS, Pattern, Sense

Start = tuple[int, tuple[bytes, ...]]
"""A place in a pattern where another may begin, and what has to follow the pattern then."""


class Cue(NamedTuple):
    """A class of words, by number, and where in the pattern it stands.

    `gives` is the bit by which rules that start with the class ask for it, 0 where none does;
    `needs` are the bits of those one of which must stand before it for any rule to fire.
    """

    kind: int
    gives: int
    needs: int
    start: int
    end: int


class Meaning(NamedTuple):
    """The mentions that a hit makes, the classes it counts as, and what else may begin in it.

    `gives` and `needs` are the bits of all its cues together.
    """

    senses: tuple[Sense, ...]
    cues: tuple[Cue, ...]
    crossing: tuple[Start, ...]
    gives: int
    needs: int


NOTHING = Meaning((), (), (), 0, 0)
"""What a hit says that cannot be read where it stands, and that hides no other."""


def mentioned(own: list[Sense], inner: list[Sense]) -> tuple[Sense, ...]:
    """The mentions that a pattern makes: its own, and what it does not stand for by its label."""
    named = {s.concept for s in own if not s.concept.startswith("@")}
    refused = {s.concept for s in own if s.why == AVOID}
    senses = [s for s in own if s.concept in named - refused]
    if not any(s.why in LABELS for s in own):
        hidden = named | refused | {s.concept for s in inner if s.why == AVOID}
        senses += [s for s in inner if not s.concept.startswith("@") and s.concept not in hidden]
    return tuple(senses)


def counted(
    own: list[Sense], inner: list[Sense], classes: dict[str, tuple[int, int, int]]
) -> tuple[Cue, ...]:
    """The classes that a pattern counts as, of those that some rule asks for, in order."""
    refused = {s.concept for s in own if s.why == AVOID}
    avoided = refused | {s.concept for s in inner if s.why == AVOID}
    cues: dict[str, Cue] = {}
    for sense in (*own, *inner):
        name = sense.concept if sense.concept.startswith("@") else "@" + sense.concept
        if name in classes and sense.concept not in (refused if sense in own else avoided):
            cues.setdefault(name, Cue(*classes[name], sense.start, sense.end))
    return tuple(sorted(cues.values(), key=lambda cue: (cue.start, cue.end)))


def inner_senses(
    text: bytes, found: list[tuple[Pattern, int, int]], *, goes_on: bool
) -> list[Sense]:
    """The senses of the patterns that were found inside a text."""
    senses = []
    for pattern, start, end in found:
        ends = (not goes_on) if end == len(text) else text[end] in b" ."
        left = start + int(text[start : start + 1] == b" ")
        senses += [placed(s, left, end) for s in (pattern.whole if ends else pattern.open).values()]
    return senses


def placed(sense: Sense, start: int, end: int) -> Sense:
    """Place a sense in a pattern: where its braces are, or over the whole of the part."""
    return sense._replace(start=start + sense.start, end=start + sense.end if sense.end else end)
