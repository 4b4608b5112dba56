"""Looks for common words beside a word of a class, in encoded text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property

from ahocorasick_rs import BytesAhoCorasick

from innokraft.tagging.encoding import LETTERS, encode_form
from innokraft.tagging.gaps import are_parted
from innokraft.tagging.patterns import CommonWordRule

_WORD = 40  # bytes; a common word is no longer, so what is looked at is that much wider


class CommonWords:
    """One rule: common words, before or after a place, within a gap and a sentence."""

    def __init__(self, near: CommonWordRule) -> None:
        self.before = near.before
        self.gap = near.gap
        self.sense = near.sense
        self._wordings = near.words

    @cached_property
    def _forms(self) -> dict[bytes, bool]:
        """The words, encoded, and whether each goes on."""
        forms: dict[bytes, bool] = {}
        for wording in self._wordings:
            form = encode_form(wording.strip("*")).strip(b" .")
            start = form if wording.startswith("*") else b" " + form
            forms[start] = forms.get(start, False) or wording.endswith("*")
        return forms

    @cached_property
    def _goes_on(self) -> list[bool]:
        return list(self._forms.values())

    @cached_property
    def _find_words(self) -> Callable[..., list[tuple[int, int, int]]]:
        return BytesAhoCorasick(list(self._forms)).find_matches_as_indexes

    def find(self, data: bytes, start: int, end: int) -> tuple[int, int] | None:
        """Find the nearest of the words beside a span; gives the span of both together."""
        if self.before:
            low = max(0, start - self.gap - _WORD)
            for left, right in reversed(list(self._words(data, low, start))):
                if start - right <= self.gap and not are_parted(data, right, start, self.gap):
                    return left, end
            return None
        for left, right in self._words(data, end, min(len(data), end + self.gap + _WORD)):
            near = left - end <= self.gap and not are_parted(data, end, left, self.gap)
            return (start, right) if near else None
        return None

    def _words(self, data: bytes, low: int, high: int) -> Iterator[tuple[int, int]]:
        """The common words between two places, from end to end."""
        for word, first, last in self._find_words(data[low:high], overlapping=True):
            left, right = low + first, low + last
            if data[left] < LETTERS:
                left += 1
            if self._goes_on[word] or data[right] < LETTERS:
                while data[left - 1] >= LETTERS:
                    left -= 1
                while data[right] >= LETTERS:
                    right += 1
                yield left, right
