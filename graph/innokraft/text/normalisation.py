"""Reads as one what Unicode writes in several ways: the one place where texts and names are folded.

| in the text | in the view that labels, headings, names and words are read from |
|---|---|
| letter and combining marks (NFD) | the letter that they make (NFC) |
| what is not seen: soft hyphen, zero-width and bidi marks, BOM, variation selectors … | nothing |
| ligatures `ﬁ`, full-width and mathematical letters and digits | the plain letters and digits |
| tab, no-break, thin, figure, ideographic and other spaces; several on end | one space |
| CR, CRLF, U+2028, U+2029, U+0085, form feed, vertical tab | a line end |
| hyphen U+2010, U+2011, minus U+2212 | `-` |
| other dashes, quotation marks, superscripts | as they are |
| C1 control characters | what Windows-1252 has there: as web browsers read them |
| a word that is parted by a hyphen at the end of a line | the word |

`view` keeps the way back to the places in the text; `tidy` gives a value as a record holds it;
`folded` goes on to what two spellings of a name can differ by, and is what keys are made from.
Letters of other scripts that look alike (Cyrillic `а`) are other letters.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from innokraft.text.expressions import when_used

UNSEEN = (
    "\u007f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffc"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
"""Inside [ ] of a pattern: what stands in a text without being seen."""
SPACES = "\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u2800\u3000"
"""Inside [ ] of a pattern: the spaces that are not U+0020."""

_LINES = "\x0b\x0c\x85\u2028\u2029"
_HYPHENS = "\u2010\u2011\u2212\ufe63\uff0d"
_DASHES = when_used("[\u2012-\u2015\u2043\u2e3a\u2e3b\ufe58\u30fc]")
_SINGLE = when_used("[\u2018-\u201b\u2032\u2039\u203a\u02b9\u02bc\u0060\u00b4]")
_DOUBLE = when_used("[\u201c-\u201f\u2033\u00ab\u00bb\u02ba\u301d-\u301f]|''")
_OTHERS = "\u0300-\u1fff\u20d0-\u214f\u2c00-\u2fff\u3001-\U000dffff"  # may hold what composes
_PLAIN = (
    "\n -\x7e\u00a1-\u00ac\u00ae-\u02ff\u2012-\u2027\u2030-\u2031\u20a0-\u20cf"
    "\u2190-\u2211\u2213-\u27ff"
)
_LOWER = "a-z\u00df-\u00f6\u00f8-\u00ff"
_AND = r"(?!(?:och|eller|samt|and|or)\b)"
_BROKEN = rf"(?<=[{_LOWER}])-[ {SPACES}{UNSEEN}]*\n[ {SPACES}{UNSEEN}]*{_AND}(?=[{_LOWER}])"

_STRANGE = when_used(f"[^{_PLAIN}]")
_BREAK = when_used(rf"-(?<=[{_LOWER}]-) *\n *[{_LOWER}]")
_ODD = when_used(rf"[^{_PLAIN}]|  |[{_LOWER}]- *\n *[{_LOWER}]")
_WORDS_DIFFER = (when_used(f"[^{_PLAIN}\t\u00a0]"), when_used("-[ \t\u00a0]*\n"))
_PIECE = when_used(
    rf"(?P<line>\r\n?)|(?P<broken>{_BROKEN}|\u00ad[ {SPACES}{UNSEEN}]*\n *(?=[^\W\d_]))"
    rf"|(?P<gap>[{SPACES}][ {SPACES}{UNSEEN}]*| [ {SPACES}{UNSEEN}]+)"
    rf"|(?P<form>[\ufb00-\ufb06])"
    rf"|(?P<others>[^\s{UNSEEN}\ufb00-\ufb06]?(?:[{UNSEEN}]*(?![{UNSEEN}\ufb00-\ufb06])[{_OTHERS}])+)"
    rf"|(?P<unseen>[{UNSEEN}]+)"
)
_UNSEEN_RUN = when_used(f"[{UNSEEN}]+")
_SHAPED = ("<wide>", "<narrow>", "<font>")


@cache
def _one_for_one(char: str) -> str:
    """What is read for a character where that is one other."""
    if char in _LINES:
        return "\n"
    if char in _HYPHENS:
        return "-"
    if "\x80" <= char <= "\x9f":
        return char.encode("latin-1").decode("cp1252", "replace")
    if unicodedata.decomposition(char).startswith(_SHAPED):
        plain = unicodedata.normalize("NFKC", char)
        return plain if len(plain) == 1 else char
    return char


def _is_odd(text: str) -> bool:
    """Whether anything is read in another way: what `_ODD` finds, in searches that are faster."""
    return bool("  " in text or _STRANGE.search(text) or _BREAK.search(text))


def differs_in_words(text: str) -> bool:
    """Whether the view may differ from the text in more than its spaces."""
    return any(pattern.search(text) for pattern in _WORDS_DIFFER)


class View(NamedTuple):
    """A text as it is read, with the way back.

    `edits` are the parts that have another length than in the text: start and end in the view,
    start and end in the text. All else stands one for one.
    """

    text: str
    edits: tuple[tuple[int, int, int, int], ...] = ()

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where a part of the view stands in the text, from its first character to its last."""
        if not self.edits:
            return start, end
        first = self._place(start, at_end=False)
        return first, self._place(end - 1, at_end=True) if end > start else first

    def _place(self, at: int, *, at_end: bool) -> int:
        found = bisect_right(self.edits, at, key=lambda edit: edit[0]) - 1
        if found < 0:
            return at + at_end
        _, stop, old_start, old_stop = self.edits[found]
        if at < stop:
            return old_stop if at_end else old_start
        return old_stop + at - stop + at_end


def view(text: str) -> View:
    """The text as it is read; the places of what is found in it map back with `span`.

    >>> seen = view("Syfte och ma\u030al")
    >>> seen.text, seen.span(10, 13)
    ('Syfte och mål', (10, 14))
    """
    if not _is_odd(text):
        return View(text)
    alike = _STRANGE.sub(lambda found: _one_for_one(found[0]), text)
    kept: list[str] = []
    edits: list[tuple[int, int, int, int]] = []
    done = length = 0
    for match in _pieces(text, alike):
        found, new = match.group(), _instead(match)
        if new == found:
            continue
        same = _alike_from_start(found, new)
        start, new = match.start() + same, new[same:]
        kept += (alike[done:start], new)
        length += start - done
        if len(new) != match.end() - start or len(new) > 1:
            edits.append((length, length + len(new), start, match.end()))
        length += len(new)
        done = match.end()
    return View("".join((*kept, alike[done:])), tuple(edits))


def _alike_from_start(one: str, other: str) -> int:
    both = zip(one, other, strict=False)
    return next((at for at, (a, b) in enumerate(both) if a != b), min(len(one), len(other)))


def _pieces(text: str, alike: str) -> Iterator[re.Match[str]]:
    """The parts that may be read in another way: each is at a character that is odd."""
    at = 0
    while odd := _ODD.search(text, at):
        start = odd.start()
        places = range(max(at, start - 1), start + 2)
        piece = next((m for place in places if (m := _PIECE.match(alike, place))), None)
        if piece and piece.end() > start:
            yield piece
        at = max(start + 1, piece.end() if piece else 0)


def _instead(match: re.Match[str]) -> str:
    match match.lastgroup:
        case "line":
            return "\n"
        case "gap":
            return " "
        case "form":
            return unicodedata.normalize("NFKC", match.group())
        case "others":
            return unicodedata.normalize("NFC", _UNSEEN_RUN.sub("", match.group()))
    return ""


def tidy(text: str) -> str:
    r"""A name or title as a record holds it: as it is read, with single spaces, on one line.

    >>> tidy("Medborgar\u00adkontoret\u200b  i \ufb01nska\nNorden ")
    'Medborgarkontoret i finska Norden'
    """
    if "\n" not in text and not _is_odd(text):
        return text.strip()
    return unicodedata.normalize("NFC", " ".join(view(text).text.split()))


def folded(text: str) -> str:
    """A text without what two spellings of one name can differ by; case and letters stay.

    Compatibility forms are plain (NFKC), dashes are `-`, quotation marks `'` and `"`.

    >>> folded("Region X – “Nära” vård"), folded("CO₂-labbet")
    ('Region X - "Nära" vård', 'CO2-labbet')
    """
    if text.isascii() and "`" not in text and "''" not in text:
        return tidy(text)
    plain = _DOUBLE.sub('"', _SINGLE.sub("'", _DASHES.sub("-", tidy(text))))
    return tidy(unicodedata.normalize("NFKC", plain))
