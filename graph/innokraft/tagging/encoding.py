"""Encodes a text as bytes that an automaton can search, one byte a code point.

Letters of Latin-1 become lower case, digits and commas stay, what ends a clause becomes a full
stop, and everything else (hyphens, quotation marks, NBSP, U+2028, letters of other scripts) a
space. So a place in the encoded text is a place in the text, and one table does what a Unicode
case folding, which can change lengths, would do ten times slower. What Unicode writes in several
ways is read in one first (`normalisation.view`); what widens a gap is left out; and the places are
mapped back.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from innokraft.text.normalisation import View, differs_in_words, view

SPACE, STOP = b" ."
_UNKNOWN, _SOFT = b"?\xad"  # what Latin-1 lacks, and the soft hyphen; looked for as numbers
LETTERS = 48  # encoded bytes from here on are letters and digits

_STOPS = ".:!;"
_RUN = re.compile(b"  +")


def _table() -> bytes:
    table = bytearray(b" " * 256)
    for code in range(256):
        letter = chr(code)
        if letter.isalnum():
            lower = letter.lower()
            table[code] = ord(lower) if ord(lower) < 256 else code
    for stop in _STOPS:
        table[ord(stop)] = STOP
    table[ord(",")] = ord(",")
    return bytes(table)


_TABLE = _table()
_BLANKS = bytes(SPACE if chr(code).isspace() else STOP for code in range(256))


class EncodedText(NamedTuple):
    """A encoded text, padded with one space at each end.

    `cuts` holds where text was left out, as places in the encoded text, and `shifts` how much had
    been left out before the first, the second and so on, and after the last. `lossless` is true
    where every letter of the text stands in `data`, false where it may have others or marks.
    `seen` is the view that was encoded, where that is another text.
    """

    data: bytes
    cuts: Sequence[int]
    shifts: Sequence[int]
    lossless: bool
    seen: View | None = None

    def span(self, left: int, right: int) -> tuple[int, int]:
        """Map a span of `data` back, from its first letter to its last."""
        start = left - 1 + self.shifts[bisect_right(self.cuts, left)]
        end = right - 1 + self.shifts[bisect_right(self.cuts, right - 1)]
        return self.seen.span(start, end) if self.seen else (start, end)


def encode(text: str) -> EncodedText:
    """Encode a text; the places of what is found in `data` map back with `span`.

    >>> encode("Mod–och Drivkraft").data
    b' mod och drivkraft '
    """
    plain = _plain(text)
    lossless = not (_UNKNOWN in plain or _SOFT in plain)
    read_as_is = "-\n" not in text if lossless else not differs_in_words(text)
    if read_as_is or (seen := view(text)).text is text:
        return _without_gaps(plain, lossless=lossless)
    return _without_gaps(_plain(seen.text), lossless=False)._replace(seen=seen)


def encode_form(form: str) -> bytes:
    """Encode a lexicon form, without padding: what `encode` makes of it inside a text."""
    return _plain(unicodedata.normalize("NFC", form)).translate(_TABLE)


def _plain(text: str) -> bytes:
    return text.replace("?", "!").encode("latin-1", "replace")


def _without_gaps(plain: bytes, *, lossless: bool) -> EncodedText:
    """Encode a text, and leave out what widens a gap."""
    data = plain.translate(_TABLE)
    kept, cuts, shifts = [b" "], [], [0]
    done = shift = 0
    for start, stop in _gaps(plain):
        kept.append(data[done:start])
        done = stop
        shift += stop - start
        cuts.append(stop - shift + 1)
        shifts.append(shift)
    kept += (data[done:], b" ")
    return EncodedText(b"".join(kept), cuts, shifts, lossless)


def _gaps(plain: bytes) -> Iterator[tuple[int, int]]:
    """Find wide gaps; a blank line parts what stands on either side, so it stays."""
    for run in _RUN.finditer(plain.translate(_BLANKS)):
        if plain.count(b"\n", *run.span()) < 2:
            yield run.start() + 1, run.end()
