"""Labels for the picture: wrapped, and cut so that what tells names apart stays."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Sequence

Labels = tuple[str, ...]
"""The labels of a thing in one language, the longest first."""

WIDTH = 20
"""How many letters a line of a label has at the most."""
LONGEST_WORD = 28
"""How many letters a line may have where one word alone needs it."""
MOST_LINES = 3
"""How many lines a label has at the most."""
_DOTS = "…"


def labels_for(names: Sequence[str]) -> list[Labels]:
    r"""For each name its labels, the longest first: of three lines, of two, of one.

    A name that is too long loses its middle: its end stays where that is a number, or where
    the beginning alone would be the label of another name too.

    >>> labels_for(["The feast of 2015 by the sea", "Mod"])[1]
    ('Mod',)
    >>> labels_for(["The long feast of letters 2015", "The long feast of letters 2016"])[0]
    ('The long feast of\nletters 2015', 'The long feas … 2015')
    """
    names = [" ".join(name.split()) for name in names]
    tails = _tails(names)
    found = []
    for name, tail in zip(names, tails, strict=True):
        label = (wrapped(name, lines, tail) for lines in range(MOST_LINES, 0, -1))
        found.append(tuple(dict.fromkeys(text for text in label if text)))
    return found


def briefs_for(names: Sequence[str]) -> list[str]:
    """For each name the shortest of its labels, of one line."""
    names = [" ".join(name.split()) for name in names]
    return [cut(name, WIDTH, tail) for name, tail in zip(names, _tails(names), strict=True)]


def cut(name: str, room: int, tail: str = "") -> str:
    """A name in at most `room` letters; of one that is longer, the beginning and `tail` stay.

    >>> cut("Offentliga Rummet 2015", 16, "2015"), cut("Offentliga Rummet 2015", 12)
    ('Offentlig … 2015', 'Offentliga …')
    """
    if len(name) <= room:
        return name
    left = room - len(tail) - (3 if tail else 2)
    if left < 4:  # no room for a beginning that says anything
        return f"{_DOTS} {tail}"[:room] if tail else name[:room]
    return f"{name[:left].rstrip()} {_DOTS} {tail}".rstrip()


def wrapped(name: str, lines: int, tail: str = "") -> str:
    """A name in at most `lines` lines of `WIDTH` letters, cut where that is not enough."""
    text = cut(name, WIDTH, tail)
    if lines == 1:
        return text
    for room in range(min(len(name), lines * WIDTH), 0, -1):
        short = cut(name, room, tail)
        longest = max(map(len, short.split()), default=0)
        parts = textwrap.wrap(short, max(WIDTH, min(longest, LONGEST_WORD)))
        text = "\n".join(parts)
        if len(parts) <= lines:
            break
    return text


def _tails(names: Sequence[str]) -> list[str]:
    """The last words of each name that its label must keep."""
    words = [name.split() for name in names]
    kept = [1 if w and any(c.isdigit() for c in w[-1]) else 0 for w in words]
    for _ in range(MOST_LINES):
        tails = [" ".join(w[len(w) - n :]) for w, n in zip(words, kept, strict=True)]
        briefs = [cut(name, WIDTH, tail) for name, tail in zip(names, tails, strict=True)]
        shared = Counter(brief for brief, _ in set(zip(briefs, names, strict=True)))
        if max(shared.values(), default=1) == 1:
            break
        for index, brief in enumerate(briefs):
            if shared[brief] > 1 and len(names[index]) > WIDTH:
                kept[index] = min(kept[index] + 1, max(len(words[index]) - 1, 0))
    return [" ".join(w[len(w) - n :]) for w, n in zip(words, kept, strict=True)]
