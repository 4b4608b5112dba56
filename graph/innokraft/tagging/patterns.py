"""The patterns of one language's automaton, what each means, and the rules over them.

A pattern is encoded text. One that starts with a space starts a word; one that does not may start
inside a word. What follows a match decides between two meanings: `whole` where the word ends
there, `open` where it goes on (a compound, or a wording with `*`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import takewhile
from typing import NamedTuple

from innokraft.tagging.encoding import encode_form

AVOID = "avoid"
LABELS = ("label", "alt", "hidden", "inflection", "compound")  # reasons that the scheme gives
OWN = ("wording", "class", AVOID)  # reasons that stay what they are where a word goes on


class Sense(NamedTuple):
    """What a pattern means: a concept (or a class of words, `@name`), and what a match is worth.

    `start` and `end` are places inside the pattern, for a sense of a part of it; `decides` marks
    what a wording said, which goes before what the scheme says of the whole concept. `sure` is how
    sure a match is, from 0 to 1, where that was learned.
    """

    concept: str
    form: str
    why: str
    counts: bool
    start: int = 0
    end: int = 0
    decides: bool = False
    sure: float = 1.0


@dataclass(slots=True)
class Pattern:
    """A encoded pattern with its senses by concept, where the word ends and where it goes on."""

    whole: dict[str, Sense] = field(default_factory=dict)
    open: dict[str, Sense] = field(default_factory=dict)


class WordingRule(NamedTuple):
    """Two classes in one sentence, in order, that together mean a concept (or make a class).

    Where `first` is empty, `second` alone does. Why is `wording`, or `avoid` where the two mean
    that the concept is not meant.
    """

    first: str
    second: str
    gap: int
    sense: Sense


class CommonWordRule(NamedTuple):
    """A class that means a concept where a common word stands near it, `before` it or after.

    `words` are the common words, as wordings with `*`. They are looked for only beside a word of
    the class, so that words which stand in every text cost nothing elsewhere.
    """

    trigger: str
    words: tuple[str, ...]
    before: bool
    gap: int
    sense: Sense


@dataclass(slots=True)
class Lexicon:
    """The patterns of one language by their encoded text, and the rules over classes of words."""

    language: str
    patterns: dict[bytes, Pattern] = field(default_factory=dict)
    common: dict[str, tuple[str, ...]] = field(default_factory=dict)
    nears: list[CommonWordRule] = field(default_factory=list)
    rules: list[WordingRule] = field(default_factory=list)

    def settle(self) -> None:
        """Let a wording decide for the label forms that it is the beginning of."""
        texts = sorted(self.patterns)
        for place, text in enumerate(texts):
            for sense in self.patterns[text].whole.values():
                if sense.decides:
                    self._settle(texts, place, sense)

    def _settle(self, texts: list[bytes], place: int, sense: Sense) -> None:
        """Settle the longer forms after a place: any where the wording is open, else by words."""
        text = texts[place]
        within = text if sense.concept in self.patterns[text].open else text + b" "
        rest = (texts[index] for index in range(place + 1, len(texts)))
        for longer in takewhile(lambda other: other.startswith(text), rest):
            if longer.startswith(within):
                for senses in (self.patterns[longer].whole, self.patterns[longer].open):
                    old = senses.get(sense.concept)
                    if old and old.why != AVOID and not old.decides:
                        senses[sense.concept] = old._replace(counts=sense.counts, decides=True)

    def add(self, wording: str, sense: Sense) -> None:
        """Add one wording without gaps or alternatives: a form, with `*` where it is open.

        Braces mark the part that is the mention, where the rest is only its context.
        """
        left, right = wording.startswith("*"), wording.endswith("*")
        bare = wording.strip("*")
        encoded = encode_form(bare.replace("{", "").replace("}", "")).strip(b" .")
        if not encoded:
            return
        if "{" in bare:
            sense = sense._replace(start=bare.index("{"), end=bare.index("}") - 1)
        starts = (b" " + encoded, encoded) if left else (b" " + encoded,)
        for start in starts:
            pattern = self.patterns.setdefault(start, Pattern())
            _put(pattern.whole, sense)
            if right:
                _put(pattern.open, sense if sense.why in OWN else sense._replace(why="compound"))


def _put(senses: dict[str, Sense], sense: Sense) -> None:
    """Keep a label's reason over a wording's, but let the wording say whether it counts."""
    old = senses.get(sense.concept)
    if old and sense.decides:
        if old.why == AVOID:
            return
        sense = old._replace(counts=sense.counts, decides=True)
    elif old and sense.why != AVOID:
        return
    senses[sense.concept] = sense
