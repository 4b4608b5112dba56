"""Finds mentions of concepts in a text: one pass of an automaton, then the rules over its hits.

The automaton takes the longest pattern at the leftmost place. A hit is read as the end of a word
or as the start of a longer one; one that is neither gives way to what begins inside it. Rules
then join classes of words within a sentence, in the order of the text.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from ahocorasick_rs import BytesAhoCorasick, MatchKind

from innokraft.concepts import ConceptScheme, load_concepts
from innokraft.language import detect
from innokraft.tagging.compile import Reading, compile_lexicon
from innokraft.tagging.fold import Folded, fold
from innokraft.tagging.lexicon import build_lexicon
from innokraft.tagging.patterns import Sense
from innokraft.tagging.wordings import Wording, read_wordings

_LONGEST = 120  # bytes; no pattern is longer, so a second look need not reach further
_ENDS = b" ."
_NEVER = (0, -1_000_000)


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


_Rules = dict[str, list[tuple[str, Sense, int]]]


class _Found:
    """What was found in one folded text so far, and where each class of words was last seen."""

    __slots__ = ("data", "hits", "rules", "seen")

    def __init__(self, data: bytes, rules: _Rules) -> None:
        self.data = data
        self.rules = rules
        self.hits: list[_Hit] = []
        self.seen: dict[str, tuple[int, int]] = {}

    def take(self, reading: Reading, start: int, end: int, *, ended: bool) -> None:
        """Take a hit's mentions and classes; at its edges they reach to the ends of their words."""
        data, (senses, cues) = self.data, reading
        reach = end if ended else _word_end(data, end)
        for sense in senses:
            left = start + sense.start if sense.start else _word_start(data, start)
            right = start + sense.end
            self.hits.append(_Hit(left, reach if right == end else right, sense))
        for name, first, last in cues:
            right = start + last
            self.cue(name, start + first, reach if right == end else right)

    def cue(self, name: str, start: int, end: int) -> None:
        """Take a word of a class: fire the rules that it completes, and remember it."""
        for first, sense, gap in self.rules.get(name, ()):
            left = start
            if first:
                left, stop = self.seen.get(first, _NEVER)
                if not 0 <= start - stop <= gap or self.data.find(b". ", stop, start) >= 0:
                    continue
            if sense.concept.startswith("@"):
                self.cue(sense.concept, left, end)
            else:
                self.hits.append(_Hit(left, end, sense))
                self._follow(sense.concept, left, end)
        self.seen[name] = (start, end)

    def _follow(self, concept: str, start: int, end: int) -> None:
        """Take what a concept found by a rule means by itself; one step, so no rule can circle."""
        for first, sense, _ in self.rules.get("@" + concept, ()):
            if not first:
                self.hits.append(_Hit(start, end, sense))


def _word_end(data: bytes, at: int) -> int:
    while data[at] not in _ENDS:
        at += 1
    return at


def _word_start(data: bytes, at: int) -> int:
    while data[at - 1] not in _ENDS:
        at -= 1
    return at


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
        self.rules: _Rules = {}
        for rule in lexicon.rules:
            sense = Sense(rule.concept, rule.form, "wording", rule.counts)
            self.rules.setdefault(rule.second, []).append((rule.first, sense, rule.gap))
        automaton = BytesAhoCorasick(self.patterns, matchkind=MatchKind.LeftmostLongest)
        self.find = automaton.find_matches_as_indexes

    def tag(self, text: str) -> list[Mention]:
        folded = fold(text)
        data = folded.data
        readings = self.readings
        found = _Found(data, self.rules)
        for pattern, start, end in self.find(data):
            whole, inside = readings[pattern]
            ended = data[end] in _ENDS
            reading = whole if ended else inside
            if reading is not None:
                found.take(reading, start, end, ended=ended)
            else:
                self._second_look(found, start, end)
        return self._mentions(text, folded, found.hits)

    def _second_look(self, found: _Found, start: int, end: int) -> None:
        """Read a place again where the longest pattern broke off inside a word.

        First the shorter patterns from the same place are tried, then those that begin after it.
        """
        data = found.data
        at, stop = start, end - 1
        while at < end:
            near = self.find(data[at:stop])
            widest = stop - at >= _LONGEST or stop >= len(data)
            if not near or (near[0][1] and not widest):
                if widest:
                    return
                at, stop = at + 1, at + 1 + _LONGEST
                continue
            pattern, first, last = near[0]
            begin, reach = at + first, at + last
            if begin >= end:
                return
            ended = data[reach] in _ENDS
            reading = self.readings[pattern][0 if ended else 1]
            if reading is None:
                at, stop = begin, reach - 1
            else:
                found.take(reading, begin, reach, ended=ended)
                at, stop = reach, reach + _LONGEST

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
