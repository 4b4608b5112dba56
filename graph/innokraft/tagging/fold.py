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
from dataclasses import dataclass

SPACE, STOP = b" ."
LETTERS = 48  # folded bytes from here on are letters and digits

_STOPS = ".:!"
_UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_COMBINING = "\u0300\u0301\u0302\u0308\u030a"
_RARE = (*_UNSEEN, "\r", "\t")
_WIDE = ("  ", "\n ", " \n")
_GAPS = re.compile(r"\s(\s+)")
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


@dataclass(frozen=True, slots=True)
class Folded:
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
    left_out = _left_out(text)
    return _fold_mapped(text, left_out) if left_out else Folded(_fold(text))


def _left_out(text: str) -> re.Pattern[str] | None:
    """Choose the cheapest search that finds what a text has to leave out; None for nothing."""
    for mark in _COMBINING:
        if mark in text:
            return _ALL
    for mark in _RARE:
        if mark in text:
            return _MARKS
    for gap in _WIDE:
        if gap in text:
            return _GAPS
    if "\u00a0" in text and ("\u00a0 " in text or " \u00a0" in text):
        return _GAPS
    return None


def fold_form(form: str) -> bytes:
    """Fold a lexicon form, without padding: what `fold` makes of it inside a text."""
    return _fold(unicodedata.normalize("NFC", form))[1:-1]


def _fold(text: str) -> bytes:
    return b" " + text.encode("latin-1", "replace").translate(_TABLE) + b" "


def _fold_mapped(text: str, left_out: re.Pattern[str]) -> Folded:
    kept: list[str] = []
    cuts: list[int] = []
    shifts = [0]
    done = size = 0
    for found in left_out.finditer(text):
        start, stop = found.span(1) if found[1] else found.span()
        if found[1] and found[0].count("\n") > 1:
            continue  # a blank line parts what stands on either side of it
        seen = _composed(found[0]) if stop - start > 1 and not found[1] else ""
        kept += (text[done:start], seen)
        size += start - done + len(seen)
        done = stop
        cuts.append(size + 1)
        shifts.append(shifts[-1] + stop - start - len(seen))
    kept.append(text[done:])
    return Folded(_fold("".join(kept)), tuple(cuts), tuple(shifts))


def _composed(pair: str) -> str:
    """The one letter that a letter and a combining mark make, or the letter alone."""
    letter = unicodedata.normalize("NFC", pair)
    return letter if len(letter) == 1 else pair[0]
