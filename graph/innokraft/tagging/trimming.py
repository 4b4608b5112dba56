"""Takes the small words off the edges of a mention: they are its context, not its words.

A wording such as `mandat och` needs the word beside it to know what is meant; what is quoted for it
is `mandat`.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


FIRST = {
    "sv": _words("och eller samt en ett den det de är kan vara av på vid inom"),
    "en": _words("and or a an the is are be their our at in"),
}
LAST = {
    "sv": _words(
        """och eller samt men att i på av för med till från som en ett den det de är har inom utan
        hos vid under över kring mellan genom där när ny nya sin sina sitt"""
    ),
    "en": _words(
        """and or but to of on for with by from as a an the is are has have that which where how
        between through at in into within along about new their its our"""
    ),
}
"""The words that no mention begins with, and those that none ends with, by language."""


def own_words(text: str, start: int, end: int, language: str) -> tuple[int, int]:
    """The part of a span that begins and ends with words of its own; the span if it has none.

    >>> text = "De fick mandat och pengar."
    >>> start, end = own_words(text, 8, 18, "sv")
    >>> text[start:end]
    'mandat'
    """
    first, last = FIRST[language], LAST[language]
    left, right = start, end
    while len(parts := text[left:right].rsplit(None, 1)) == 2 and parts[1].lower() in last:
        right = left + len(parts[0])
        while right > left and not text[right - 1].isalnum():
            right -= 1
    while len(parts := text[left:right].split(None, 1)) == 2 and parts[0].lower() in first:
        left = right - len(parts[1])
        while left < right and not text[left].isalnum():
            left += 1
    return (left, right) if left < right else (start, end)
