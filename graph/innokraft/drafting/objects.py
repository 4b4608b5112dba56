"""The concepts that a verb or a cue has as its objects: the nearest, and those joined to it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from innokraft.drafting.sentences import Sentence
from innokraft.tagging.tagger import Mention

NEAR = {
    language: re.compile(rf"\s(?:(?!(?:{words})\s)[^\s,;:]+\s){{0,4}}\S*")
    for language, words in (
        ("sv", "för|av|kring|om|i|på|till|mellan|med|att|genom|så|som|där"),
        ("en", "of|for|about|in|on|to|between|with|that|by|from|which"),
    )
}
"""What may stand between a verb and its object: no preposition and no conjunction."""

AFTER = re.compile(r"\s(?:(?!(?:mellan|between|att|to|som|which)\s)[^\s,;:]+\s){0,4}\S*")
"""What may stand between a noun such as "arbete" and what it is about."""

_JOINED = re.compile(
    r"(?:,|\s?(?:,\s)?(?:och|samt|and|or|eller|as well as))\s(?:[^\s,;:]+\s){0,3}\S*"
)


def objects(sentence: Sentence, start: int, before: re.Pattern[str]) -> Iterator[Mention]:
    """The concept that follows a place, where only `before` is between, and those joined to it.

    Of two in one place the longer is taken: "social innovation", not "innovation".
    """
    done, expected, last = start, before, (-1, -1)
    for m in sorted(sentence.mentions, key=lambda m: (m.start, -m.end)):
        if (m.start, m.end) == last:
            yield m
        elif m.start >= done:
            if not expected.fullmatch(sentence.text[done : m.start]):
                return
            yield m
            done, expected, last = m.end, _JOINED, (m.start, m.end)
