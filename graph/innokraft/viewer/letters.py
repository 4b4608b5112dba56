"""Bytes as letters that can stand anywhere in a page: five for four bytes, where base64 takes 5.33.

It is base 85 with letters of which none means anything in HTML; `script/letters.js` is the way
back.
"""

from __future__ import annotations

LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%.()*+-;,=:?@^_`{|}~"
_WORD = 4


def letters_of(data: bytes) -> str:
    """Bytes as letters; of a last word that is not whole, one letter more than it has bytes."""
    import numpy as np

    missing = -len(data) % _WORD
    left = np.frombuffer(data + bytes(missing), ">u4").astype(np.uint32)
    digits = np.empty((len(left), _WORD + 1), np.uint8)
    for place in reversed(range(_WORD + 1)):
        left, digits[:, place] = np.divmod(left, np.uint32(len(LETTERS)))
    letters = np.frombuffer(LETTERS.encode(), np.uint8)[digits].tobytes().decode()
    return letters[: len(letters) - missing]
