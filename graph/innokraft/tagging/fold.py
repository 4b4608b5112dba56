"""Folds a text to bytes that an automaton can search, one byte a code point.

Letters of Latin-1 become lower case, digits stay, what ends a clause becomes a full stop, and
everything else (hyphens, quotation marks, NBSP, U+2028, letters of other scripts) a space. So a
place in the folded text is a place in the text, and one table does what a Unicode case folding,
which can change lengths, would do ten times slower. What stands inside words without being seen
(soft hyphens, zero-width marks) and what widens a gap (CRLF, runs of spaces) is left out, and the
places are mapped back.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

SPACE, STOP = b" ."
LETTERS = 48  # folded bytes from here on are letters and digits

_STOPS = ".:!"
_UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_COMBINING = "\u0300\u0301\u0302\u0308\u030a"
_RARE = (*_UNSEEN, "\r", "\t")
_WIDE = ("  ", "\n ", " \n")
_MARKS = re.compile(rf"\s(\s+)|[{_UNSEEN}]")
_ALL = re.compile(rf"\s(\s+)|[^\W\d_][{_COMBINING}]|[{_UNSEEN}]")


def _table() -> bytes:
    table = bytearray(b" " * 256)
    for code in range(256):
        letter = chr(code)
        if letter.isalnum():
            lower = letter.lower()
            table[code] = ord(lower) if ord(lower) < 256 else code
    for stop in _STOPS:
        table[ord(stop)] = STOP
    return bytes(table)


_TABLE = _table()


class Folded(NamedTuple):
    """A folded text, padded with one space at each end.

    `cuts` holds where text was left out, as places in the folded text, and `shifts` how much had
    been left out by then; both are empty for most texts.
    """

    data: bytes
    cuts: tuple[int, ...] = ()
    shifts: tuple[int, ...] = ()

    def place(self, at: int) -> int:
        """Map a place in `data` back to the code point in the text."""
        if not self.cuts:
            return at - 1
        return at - 1 + self.shifts[bisect_right(self.cuts, at)]


def fold(text: str) -> Folded:
    """Fold a text; the places of what is found in `data` map back with `place`.

    >>> fold("Mod–och Drivkraft").data
    b' mod och drivkraft '
    """
    marks = _marks(text)
    if marks:
        return _without(text, _marked(text, marks))
    wide = [gap for gap in _WIDE if gap in text]
    return _without(text, _gaps(text, wide)) if wide else Folded(_fold(text))


def _marks(text: str) -> re.Pattern[str] | None:
    """Choose the search that finds the marks a text has; None where it has none."""
    for mark in _COMBINING:
        if mark in text:
            return _ALL
    for mark in _RARE:
        if mark in text:
            return _MARKS
    if "\u00a0" in text and ("\u00a0 " in text or " \u00a0" in text):
        return _MARKS
    return None


def fold_form(form: str) -> bytes:
    """Fold a lexicon form, without padding: what `fold` makes of it inside a text."""
    return _fold(unicodedata.normalize("NFC", form))[1:-1]


def _fold(text: str) -> bytes:
    return b" " + text.encode("latin-1", "replace").translate(_TABLE) + b" "


def _without(text: str, cuts: Iterable[tuple[int, int, str]]) -> Folded:
    """Fold a text with parts left out or put in another form: start, end, and what stands there."""
    kept: list[str] = []
    places: list[int] = []
    shifts = [0]
    done = size = 0
    for start, stop, seen in cuts:
        kept += (text[done:start], seen)
        size += start - done + len(seen)
        done = stop
        places.append(size + 1)
        shifts.append(shifts[-1] + stop - start - len(seen))
    kept.append(text[done:])
    return Folded(_fold("".join(kept)), tuple(places), tuple(shifts))


def _marked(text: str, marks: re.Pattern[str]) -> Iterator[tuple[int, int, str]]:
    """Find marks and wide gaps; a blank line parts what stands on either side, so it stays."""
    for found in marks.finditer(text):
        if not found[1]:
            yield *found.span(), _composed(found[0]) if len(found[0]) > 1 else ""
        elif found[0].count("\n") < 2:
            yield *found.span(1), ""


def _gaps(text: str, wide: list[str]) -> Iterator[tuple[int, int, str]]:
    """Find what widens a gap, where the text has no other marks; blank lines stay."""
    starts: list[int] = []
    for gap in wide:
        at = text.find(gap)
        while at >= 0:
            starts.append(at)
            at = text.find(gap, at + 1)
    done = 0
    for at in sorted(starts):
        if at >= done:
            start, done = at, at + 1
            while start and text[start - 1].isspace():
                start -= 1
            while done < len(text) and text[done].isspace():
                done += 1
            if text.count("\n", start, done) < 2:
                yield start + 1, done, ""


def _composed(pair: str) -> str:
    """The one letter that a letter and a combining mark make, or the letter alone."""
    letter = unicodedata.normalize("NFC", pair)
    return letter if len(letter) == 1 else pair[0]
