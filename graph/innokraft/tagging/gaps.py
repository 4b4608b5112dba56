"""Tells whether the parts of a rule stand in one clause, by what is between them.

A sentence parts them always. Where a rule leaves room for more than a few words, so does a comma
that a clause follows, and a finite verb of a clause that begins between them: what comes after it
is said of something else. A verb whose subject is the first part parts nothing (`resultaten är
tillämpliga i praktiken`, `results can be transferred and may be used`).
"""

from __future__ import annotations

from innokraft.text.expressions import when_used_in_bytes

FEW = 30  # code points of a gap of a word or two


def _one_of(words: str) -> bytes:
    return b"(?:%b)(?![^ ,.])" % "|".join(words.split()).encode("latin-1")


_VERB = _one_of(
    """är var blir blev kan kunde ska skall skulle måste vill ville får fick finns fanns gör gjorde
    ger gav visar visade innebär syftar is are was were can could will would shall should must may
    might does did shows showed means aims became becomes"""
)
_CLAUSE = _one_of("vilket vilka vilken eftersom innan which who whose whom where because although")
_RELATIVE = _one_of("som vilket who which that")
_JOINED = _one_of("och and att hur how")
_PARTS = when_used_in_bytes(
    rb", +%b|(?: %b|(?:,| %b) +(?!%b)[^ ]).* %b" % (_CLAUSE, _RELATIVE, _JOINED, _VERB, _VERB)
)


def are_parted(data: bytes, left: int, right: int, gap: int) -> bool:
    """Whether two parts of a rule, with at most a gap between them, are of different clauses.

    `left` and `right` are where the first ends and the second begins in the encoded text.
    """
    if data.find(b". ", left, right) >= 0:
        return True
    return gap > FEW and _PARTS.search(data, left, right) is not None
