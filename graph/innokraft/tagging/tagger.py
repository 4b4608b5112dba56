"""Finds mentions of concepts in a text: one pass of an automaton, then the rules over its hits.

The automaton takes the longest pattern at the leftmost place. A hit is read as the end of a word
or as the start of a longer one; one that is neither gives way to what begins inside it. Rules
then join classes of words within a sentence, in the order of the text.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from ahocorasick_rs import BytesAhoCorasick, MatchKind

from innokraft.concepts import ConceptScheme, load_concepts
from innokraft.language import detect
from innokraft.tagging.compile import Reading, compile_lexicon
from innokraft.tagging.fold import Folded, fold
from innokraft.tagging.lexicon import Sense, build_lexicon
from innokraft.tagging.wordings import Wording, read_wordings

GAP = 90  # code points between two parts of a wording, at most
_LONGEST = 120  # bytes; no pattern is longer, so a second look need not reach further
_ENDS = b" ."


class Mention(NamedTuple):
    """A concept found in a text.

    `start` and `end` are Unicode code points of the text, half-open, and `exact` is what stands
    there. `form` is the lexicon's form that matched, `why` one of label, alt, hidden, inflection,
    compound, wording. `counts` is false where a person should look before it is believed.
    """

    concept: str
    start: int
    end: int
    exact: str
    language: str
    form: str
    why: str
    counts: bool


class _Hit(NamedTuple):
    """A concept between two places of the folded text."""

    start: int
    end: int
    sense: Sense


class Tagger:
    """Tags texts of one or more languages; build it once, it keeps no state between texts."""

    def __init__(self, scheme: ConceptScheme, wordings: Iterable[Wording] = ()) -> None:
        wordings = tuple(wordings)
        self._parts = {
            language: _LanguageTagger(scheme, wordings, language) for language in ("sv", "en")
        }

    def tag(self, text: str, language: str | None = None) -> list[Mention]:
        """Find the mentions in a text, in order; detects the language where none is given.

        Where the language cannot be told, the text is read in both. Never raises on any text.
        """
        language = language or detect(text)
        if language:
            part = self._parts.get(language)
            return part.tag(text) if part else []
        both = [m for part in self._parts.values() for m in part.tag(text)]
        return _without_overlap(both)


class _LanguageTagger:
    """One language's automaton, readings and rules."""

    def __init__(self, scheme: ConceptScheme, wordings: Iterable[Wording], language: str) -> None:
        lexicon = build_lexicon(scheme, wordings, language)
        self.language = language
        self.patterns = sorted(lexicon.patterns)
        self.readings = compile_lexicon(lexicon, self.patterns)
        self.rules: dict[str, list[tuple[str, Sense]]] = {}
        for rule in lexicon.rules:
            sense = Sense(rule.concept, rule.form, "wording", rule.counts)
            self.rules.setdefault(rule.second, []).append((rule.first, sense))
        automaton = BytesAhoCorasick(self.patterns, matchkind=MatchKind.LeftmostLongest)
        self.find = automaton.find_matches_as_indexes

    def tag(self, text: str) -> list[Mention]:
        folded = fold(text)
        hits: list[_Hit] = []
        seen: dict[str, tuple[int, int]] = {}
        data = folded.data
        readings = self.readings
        for pattern, start, end in self.find(data):
            whole, inside = readings[pattern]
            reading = whole if data[end] in _ENDS else inside
            if reading is None:
                for again, reading in self._second_look(data, start + 1, end):
                    self._take(data, again, reading, hits, seen)
            else:
                self._take(data, start, reading, hits, seen)
        return self._mentions(text, folded, hits)

    def _second_look(self, data: bytes, start: int, end: int) -> Iterator[tuple[int, Reading]]:
        """What begins after `start` and before `end`, where a longer pattern broke off."""
        while start < end:
            for pattern, found, stop in self.find(data[start : start + _LONGEST]):
                found, stop = found + start, stop + start
                if found >= end:
                    return
                whole, inside = self.readings[pattern]
                reading = whole if data[stop : stop + 1] in (b" ", b".", b"") else inside
                if reading is not None:
                    yield found, reading
                    start = stop
                else:
                    start = found + 1
                break
            else:
                return

    def _take(
        self,
        data: bytes,
        start: int,
        reading: Reading,
        hits: list[_Hit],
        seen: dict[str, tuple[int, int]],
    ) -> None:
        senses, cues = reading
        for sense in senses:
            hits.append(_Hit(start + sense.start, start + sense.end, sense))
        for name, first, last in cues:
            self._cue(data, name, start + first, start + last, hits, seen)

    def _cue(
        self,
        data: bytes,
        name: str,
        start: int,
        end: int,
        hits: list[_Hit],
        seen: dict[str, tuple[int, int]],
    ) -> None:
        for first, sense in self.rules.get(name, ()):
            if not first:
                left = start
            elif first in seen:
                left, stop = seen[first]
                if not 0 <= start - stop <= GAP or data.find(b". ", stop, start) >= 0:
                    continue
            else:
                continue
            if sense.concept.startswith("@"):
                self._cue(data, sense.concept, left, end, hits, seen)
            else:
                hits.append(_Hit(left, end, sense))
        seen[name] = (start, end)

    def _mentions(self, text: str, folded: Folded, hits: list[_Hit]) -> list[Mention]:
        cuts = folded.cuts
        mentions = []
        for left, right, sense in hits:
            start, end = left - 1, right - 1
            if cuts:
                start, end = folded.place(left), folded.place(right - 1) + 1
                while end < len(text) and unicodedata.combining(text[end]):
                    end += 1
            mentions.append(
                Mention(
                    sense.concept,
                    start,
                    end,
                    text[start:end],
                    self.language,
                    sense.form,
                    sense.why,
                    sense.counts,
                )
            )
        return _without_overlap(mentions)


def _without_overlap(mentions: list[Mention]) -> list[Mention]:
    """Of the mentions of one concept that overlap, keep the longest that counts; sort by place."""
    mentions.sort(key=lambda m: (not m.counts, m.start - m.end, m.start))
    kept: dict[str, list[Mention]] = {}
    for mention in mentions:
        same = kept.setdefault(mention.concept, [])
        if all(mention.start >= k.end or mention.end <= k.start for k in same):
            same.append(mention)
    return sorted((m for same in kept.values() for m in same), key=lambda m: (m.start, m.concept))


@cache
def load_tagger() -> Tagger:
    """Build the tagger of the shipped scheme and wordings, once."""
    return Tagger(load_concepts(), read_wordings())
