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
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

SPACE, STOP = b" ."
_UNKNOWN, _SOFT = b"?\xad"  # what Latin-1 lacks, and the soft hyphen; looked for as numbers
LETTERS = 48  # folded bytes from here on are letters and digits

_STOPS = ".:!"
_UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_COMBINING = "\u0300\u0301\u0302\u0308\u030a"
_MARKED = _UNSEEN + _COMBINING
_DECOMPOSED = re.compile(rf"[^\W\d_][{_COMBINING}]")
_MARKS = re.compile(rf"\s(\s+)|[{_UNSEEN}]")
_RUN = re.compile(b" +")


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
_BLANKS = bytes(SPACE if chr(code).isspace() else STOP for code in range(256))


class Folded(NamedTuple):
    """A folded text, padded with one space at each end.

    `cuts` holds where text was left out, as places in the folded text, and `shifts` how much had
    been left out before the first, the second and so on, and after the last. `lossless` is true
    where every letter of the text stands in `data`, false where it may have others or marks.
    """

    data: bytes
    cuts: Sequence[int]
    shifts: Sequence[int]
    lossless: bool

    def span(self, left: int, right: int) -> tuple[int, int]:
        """Map a span of `data` back, from its first letter to its last."""
        cuts, shifts = self.cuts, self.shifts
        end = right - 1
        if not cuts:
            return left - 1, end
        return left - 1 + shifts[bisect_right(cuts, left)], end + shifts[bisect_right(cuts, end)]


def fold(text: str) -> Folded:
    """Fold a text; the places of what is found in `data` map back with `span`.

    >>> fold("Mod–och Drivkraft").data
    b' mod och drivkraft '
    """
    plain = _plain(text)
    lossless = not (_UNKNOWN in plain or _SOFT in plain)
    if not lossless and any(mark in text for mark in _MARKED):
        text = _DECOMPOSED.sub(_composed, text)
        return _without(_plain(text), _marked(text), lossless=False)
    blanks = plain.translate(_BLANKS)
    if blanks.find(b"  ") >= 0:
        return _without(plain, _gaps(plain, blanks), lossless=lossless)
    return Folded(b" %b " % plain.translate(_TABLE), (), (0,), lossless)


def fold_form(form: str) -> bytes:
    """Fold a lexicon form, without padding: what `fold` makes of it inside a text."""
    return _plain(unicodedata.normalize("NFC", form)).translate(_TABLE)


def _plain(text: str) -> bytes:
    return text.encode("latin-1", "replace")


def _without(plain: bytes, cuts: Iterable[tuple[int, int]], *, lossless: bool) -> Folded:
    """Fold a text of which parts, from start to end, are left out."""
    data = plain.translate(_TABLE)
    kept, places, shifts = [b" "], [], [0]
    done = shift = 0
    for start, stop in cuts:
        kept.append(data[done:start])
        done = stop
        shift += stop - start
        places.append(stop - shift + 1)
        shifts.append(shift)
    kept += (data[done:], b" ")
    return Folded(b"".join(kept), places, shifts, lossless)


def _marked(text: str) -> Iterator[tuple[int, int]]:
    """Find marks and wide gaps; a blank line parts what stands on either side, so it stays."""
    for found in _MARKS.finditer(text):
        if not found[1]:
            yield found.span()
        elif found[0].count("\n") < 2:
            yield found.span(1)


def _gaps(plain: bytes, blanks: bytes) -> Iterator[tuple[int, int]]:
    """Find wide gaps, where the text has no marks; blank lines stay."""
    stop = 0
    while (start := blanks.find(b"  ", stop)) >= 0:
        run = _RUN.match(blanks, start)
        assert run
        stop = run.end()
        if plain.count(b"\n", start, stop) < 2:
            yield start + 1, stop


def _composed(pair: re.Match[str]) -> str:
    """The one letter that a letter and a combining mark make, or it alone; and an unseen mark."""
    letter = unicodedata.normalize("NFC", pair[0])
    return (letter if len(letter) == 1 else pair[0][0]) + _UNSEEN[0]
