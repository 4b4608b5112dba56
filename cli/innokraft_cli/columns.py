"""Lays rows of short texts out in columns, as wide as they are or as a terminal is.

Where the columns do not fit, the widest are made narrower and their texts go on below; where there
are too many of them for that, each row becomes a list of its own. Texts are clean already.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from textwrap import TextWrapper
from typing import NamedTuple

GAP = "  "
MOST_LINES = 10
"""So many lines of a text are shown where it does not fit into one."""
_NARROWEST = 16
_ODD = re.compile("[^\x00-\xac\xae-\u02ff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]")
_NUMBER = re.compile(r"≥?[-+]?\d+(\.\d+)?([eE][-+]?\d+)?|-?INF|NaN")

Row = Sequence[str]


class Fitted(NamedTuple):
    """Lines no wider than asked, and how many texts are cut in them."""

    lines: list[str]
    cut: int


def width_of(text: str) -> int:
    """How many columns of a terminal a text takes."""
    if not _ODD.search(text):  # as most are, and then what knows the others need not be loaded
        return len(text)
    from wcwidth import wcswidth

    return max(wcswidth(text), 0)


def lined_up(names: Row, rows: Sequence[Row]) -> list[str]:
    """Lines of a table, each column as wide as its widest text."""
    return _table(names, rows, _widths(names, rows), [str.ljust] * len(names))


def fitted(names: Row, rows: Sequence[Row], width: int) -> Fitted:
    """Lines of a table no wider than a terminal: numbers to the right, long texts on more lines."""
    widths = _widths(names, rows)
    sides = [_side(column) for column in zip(*rows, strict=True)] or [str.ljust] * len(names)
    room = width - len(GAP) * (len(names) - 1)
    if sum(widths) <= room:
        return Fitted(_table(names, rows, widths, sides), 0)
    narrow = _narrowed(widths, room)
    if any(now < min(_NARROWEST, was) for now, was in zip(narrow, widths, strict=True)):
        return _listed(names, rows, width)
    heads = [_short(_wrapped(n, each), each, 1)[0] for n, each in zip(names, narrow, strict=True)]
    cut, lines = 0, _table(heads, [], narrow, sides)
    for row in rows:
        parts = [_wrapped(text, each) for text, each in zip(row, narrow, strict=True)]
        cut += sum(len(part) > MOST_LINES for part in parts)
        lines += _block([_short(p, w) for p, w in zip(parts, narrow, strict=True)], narrow, sides)
    return Fitted(lines, cut)


Side = Callable[[str, int], str]


def _widths(names: Row, rows: Sequence[Row]) -> list[int]:
    return [max(map(width_of, column)) for column in zip(names, *rows, strict=True)]


def _side(column: Sequence[str]) -> Side:
    texts = [text for text in column if text]
    return str.rjust if texts and all(map(_NUMBER.fullmatch, texts)) else str.ljust


def _narrowed(widths: Sequence[int], room: int) -> list[int]:
    """Widths that together take no more room: what is narrower than a fair share stays as it is."""
    found = list(widths)
    places = sorted(range(len(widths)), key=widths.__getitem__)
    for done, place in enumerate(places):
        share = max(room, 0) // (len(places) - done)
        found[place] = min(widths[place], share)
        room -= found[place]
    return found


def _table(names: Row, rows: Sequence[Row], widths: list[int], sides: Sequence[Side]) -> list[str]:
    head = [names, ["-" * width for width in widths]]
    return [_line(row, widths, sides) for row in chain(head, rows)]


def _line(row: Row, widths: Sequence[int], sides: Sequence[Side]) -> str:
    cells = (
        side(text, width - width_of(text) + len(text))
        for text, width, side in zip(row, widths, sides, strict=True)
    )
    return GAP.join(cells).rstrip()


def _block(parts: list[list[str]], widths: Sequence[int], sides: Sequence[Side]) -> Iterator[str]:
    """The lines of one row."""
    for number in range(max(map(len, parts))):
        texts = [part[number] if number < len(part) else "" for part in parts]
        yield _line(texts, widths, sides)


def _listed(names: Row, rows: Sequence[Row], width: int) -> Fitted:
    """Each row as a list of its columns, with an empty line between two."""
    heads = min(max(map(width_of, names), default=0), max(width // 3, 1))
    room = max(width - heads - len(GAP), 1)
    lines: list[str] = []
    cut = 0
    for row in rows:
        for name, text in zip(names, row, strict=True):
            parts = _wrapped(text, room)
            cut += len(parts) > MOST_LINES
            head = _short(_wrapped(name, heads), heads, 1)
            lines += _block([head, _short(parts, room)], (heads, room), [str.ljust] * 2)
        lines.append("")
    return Fitted(lines[:-1], cut)


def _wrapped(text: str, width: int) -> list[str]:
    """A text in lines; a few more than are shown, where it is very long."""
    text = text[: (MOST_LINES + 1) * (width + 1) * 4]
    if not _ODD.search(text):
        return TextWrapper(width, break_on_hyphens=False).wrap(text) or [""]
    from wcwidth import wrap

    return wrap(text, max(width, 2), break_on_hyphens=False) or [""]


def _short(lines: list[str], width: int, most: int = MOST_LINES) -> list[str]:
    """As many lines as are shown; an ellipsis ends the last where there are more."""
    if len(lines) <= most:
        return lines
    last = lines[most - 1]
    while width_of(last) >= width and last:
        last = last[:-1]
    return [*lines[: most - 1], f"{last}…"]
