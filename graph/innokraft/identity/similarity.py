"""Names that are nearly the same: how to look them up, and how alike they are.

Near names are looked up by blocks: pieces that names with a slip, a letter more or a word less
have in common. So a name is compared with the few that share a block, and not with all.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import groupby

from innokraft.rdf.iris import slug

ALIKE = 0.88
"""From which likeness on, from 0 to 1, two names are near."""

DIFFERING = 0.82
"""The words that two near names do not share are at least so alike, where both have such words."""

_SHORTEST = 4
_PIECE = 5
_VOWELS = frozenset("aeiouy")
_DIGITS = re.compile(r"\d+")


def blocks(name: str) -> frozenset[str]:
    """What a normal name is looked up by: its words, its two ends, its consonants.

    >>> sorted(blocks("provstad energi"))
    ['^provs', 'energi', 'nergi$', 'provstad', '~prvstdnrg']
    >>> sorted(blocks("provståd energy") & blocks("provstad energi"))
    ['^provs', 'provstad', '~prvstdnrg']
    """
    words = _folded(name).split()
    whole = "".join(words)
    if len(whole) < _SHORTEST:
        return frozenset()
    consonants = "".join(letter for letter, _ in groupby(c for c in whole if c not in _VOWELS))
    ends = (f"^{whole[:_PIECE]}", f"{whole[-_PIECE:]}$", f"~{consonants}")
    return frozenset({*ends, *(word for word in words if len(word) >= _SHORTEST)})


def numbers_in(name: str) -> list[str]:
    """The numbers in a name, sorted, leading zeros left out.

    >>> numbers_in("steg 02 av 3")
    ['2', '3']
    """
    return sorted(number.lstrip("0") for number in _DIGITS.findall(name))


def likeness(one: str, other: str) -> float:
    """How alike two normal names are, marks on letters aside, from 0 to 1; 0 if not near.

    Numbers that differ tell things apart, and so do words that are not alike themselves, however
    much the names have in common besides.

    >>> likeness("bolag 1", "bolag 2"), likeness("norra exempelskolan", "södra exempelskolan")
    (0.0, 0.0)
    >>> likeness("provstad", "provståd")
    1.0
    >>> round(likeness("exempelskolan i provstad", "exempelskola i provstad"), 2)
    0.98
    """
    one, other = _folded(one), _folded(other)
    if numbers_in(one) != numbers_in(other):
        return 0.0
    from rapidfuzz import fuzz

    alike: float = fuzz.ratio(one, other) / 100
    if alike < ALIKE:
        return 0.0
    ours, theirs = one.split(), other.split()
    left = " ".join(word for word in ours if word not in theirs)
    right = " ".join(word for word in theirs if word not in ours)
    if left and right and fuzz.ratio(left, right) / 100 < DIFFERING:
        return 0.0
    return alike


@lru_cache(maxsize=65536)
def _folded(name: str) -> str:
    """A name without marks on letters, where anything is left of it."""
    return slug(name).replace("-", " ") or name
