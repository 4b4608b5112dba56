"""Turns the concept scheme and the wordings into the patterns of one language's automaton.

A pattern is folded text. One that starts with a space starts a word; one that does not may start
inside a word. What follows a match decides between two readings: `whole` where the word ends
there, `open` where it goes on (a compound, or a wording with `*`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import islice, takewhile

from innokraft.concepts import Concept, ConceptScheme
from innokraft.tagging.fold import fold_form
from innokraft.tagging.inflect import SHORT, inflect, spellings
from innokraft.tagging.wordings import Wording, alternatives

AVOID = "avoid"
GAP = 90  # code points between two parts of a wording, at most
WORDS = 30  # code points that a lone `*` may stand for
NEXT = 2  # code points between two words that stand side by side


@dataclass(frozen=True, slots=True)
class Sense:
    """What a pattern means: a concept (or a class of words, `@name`), and what a match is worth.

    `start` and `end` are places inside the pattern, for a sense of a part of it; `decides` marks
    what a wording said, which goes before what the scheme says of the whole concept.
    """

    concept: str
    form: str
    why: str
    counts: bool
    start: int = 0
    end: int = 0
    decides: bool = False


@dataclass(slots=True)
class Pattern:
    """A folded pattern with its senses by concept, where the word ends and where it goes on."""

    whole: dict[str, Sense] = field(default_factory=dict)
    open: dict[str, Sense] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Rule:
    """Two classes in one sentence, in order, that together mean a concept (or make a class).

    Where `first` is empty, `second` alone does.
    """

    first: str
    second: str
    concept: str
    form: str
    counts: bool
    gap: int = GAP


@dataclass(slots=True)
class Lexicon:
    """The patterns of one language by their folded text, and the rules over classes of words."""

    language: str
    patterns: dict[bytes, Pattern] = field(default_factory=dict)
    rules: list[Rule] = field(default_factory=list)

    def settle(self) -> None:
        """Let a wording decide for the label forms that it is the beginning of."""
        texts = sorted(self.patterns)
        for place, text in enumerate(texts, start=1):
            pattern = self.patterns[text]
            for sense in (s for s in pattern.whole.values() if s.decides):
                open_too = sense.concept in pattern.open
                self._settle(islice(texts, place, None), text if open_too else text + b" ", sense)

    def _settle(self, texts: Iterable[bytes], text: bytes, sense: Sense) -> None:
        for longer in takewhile(lambda other: other.startswith(text[:-1]), texts):
            if not longer.startswith(text):
                continue
            for senses in (self.patterns[longer].whole, self.patterns[longer].open):
                old = senses.get(sense.concept)
                if old and old.why != AVOID and not old.decides:
                    senses[sense.concept] = replace(old, counts=sense.counts, decides=True)

    def add(self, wording: str, sense: Sense) -> None:
        """Add one wording without gaps or alternatives: a form, with `*` where it is open."""
        left, right = wording.startswith("*"), wording.endswith("*")
        folded = fold_form(wording.strip("*")).strip(b" .")
        if not folded:
            return
        starts = (b" " + folded, folded) if left else (b" " + folded,)
        for start in starts:
            pattern = self.patterns.setdefault(start, Pattern())
            _put(pattern.whole, sense)
            if right:
                opened = sense if sense.why in ("class", AVOID) else replace(sense, why="compound")
                _put(pattern.open, opened)


def _put(senses: dict[str, Sense], sense: Sense) -> None:
    """Keep a label's reason over a wording's, but let the wording say whether it counts."""
    old = senses.get(sense.concept)
    if old and sense.decides:
        if old.why == AVOID:
            return
        sense = replace(old, counts=sense.counts, decides=True)
    elif old and sense.why != AVOID:
        return
    senses[sense.concept] = sense


def build_lexicon(scheme: ConceptScheme, wordings: Iterable[Wording], language: str) -> Lexicon:
    """Build the lexicon of one language; the order of the wordings' rows makes no difference."""
    lexicon = Lexicon(language)
    for kind in ("labels", "alt", "hidden", "inflection"):
        for concept in scheme:
            if concept.matching != "none":
                _add_labels(lexicon, concept, kind)
    for concept in scheme:
        for word in concept.avoid.get(language, ()):
            lexicon.add(word + "*", Sense(concept.id, word, AVOID, counts=False))
    own = sorted((w for w in wordings if w.language == language), key=lambda w: (w.kind, w.text))
    for wording in own:
        _add_wording(lexicon, wording)
    lexicon.settle()
    return lexicon


def _add_labels(lexicon: Lexicon, concept: Concept, kind: str) -> None:
    language = lexicon.language
    counts = concept.matching == "auto"
    if kind == "inflection":
        for label in concept.all_labels(language):
            _add_forms(lexicon, concept.id, label, counts=counts)
        return
    labels = {
        "labels": [concept.labels[language]] if language in concept.labels else [],
        "alt": concept.alt.get(language, ()),
        "hidden": concept.hidden.get(language, ()),
    }[kind]
    for label in labels:
        for spelling in spellings(label) if language == "en" else (label,):
            why = "label" if kind == "labels" else kind
            lexicon.add(spelling, Sense(concept.id, label, why, counts))


def _add_forms(lexicon: Lexicon, concept: str, label: str, *, counts: bool) -> None:
    for form in sorted(inflect(label, lexicon.language)):
        for spelling in sorted(spellings(form)) if lexicon.language == "en" else (form,):
            lexicon.add(spelling, Sense(concept, label, "inflection", counts))
    if lexicon.language == "sv" and " " not in label and len(label) > SHORT:
        joint = label if label.endswith("s") else label + "s"
        lexicon.add(joint + "*", Sense(concept, label, "inflection", counts))


def _add_wording(lexicon: Lexicon, wording: Wording) -> None:
    for text in alternatives(wording.text):
        chain = [step for part in text.split(" .. ") for step in _steps(part)]
        if len(chain) == 1 and not chain[0][0].startswith("@"):
            why = {"class": "class", "avoid": AVOID}.get(wording.kind, "wording")
            counts = wording.kind == "counts"
            for form in _spelled(chain[0][0], lexicon.language):
                lexicon.add(form, Sense(wording.concept, form, why, counts, decides=True))
        else:
            _add_chain(lexicon, wording, chain)


def _steps(text: str) -> list[tuple[str, int]]:
    """Split a wording where a `*` stands inside it: the pieces, each with its gap to the one before.

    >>> _steps("involv* all * users")
    [('involv*', 90), ('all', 2), ('users', 30)]
    """
    steps: list[tuple[str, int]] = []
    gap, held = GAP, ""
    for word in text.split():
        if word == "*":
            steps += [(held, gap)] if held else []
            gap, held = WORDS, ""
        elif word.startswith("*") and held:
            steps.append((held, gap))
            gap, held = NEXT, word
        else:
            held = f"{held} {word}" if held else word
        if held.endswith("*"):
            steps.append((held, gap))
            gap, held = NEXT, ""
    return steps + ([(held, gap)] if held else [])


def _add_chain(lexicon: Lexicon, wording: Wording, chain: list[tuple[str, int]]) -> None:
    """Add the rules that join the pieces of a wording, from the first to the last."""
    counts = wording.kind == "counts"
    form = " .. ".join(text for text, _ in chain)
    names = [_class(lexicon, text) for text, _ in chain]
    if len(names) == 1:
        lexicon.rules.append(Rule("", names[0], wording.concept, form, counts))
    before = names[0]
    for index, (name, gap) in enumerate(zip(names[1:], [g for _, g in chain[1:]], strict=True)):
        last = index == len(names) - 2
        target = wording.concept if last else f"@{form}/{index}"
        lexicon.rules.append(Rule(before, name, target, form, counts, gap))
        before = target


def _class(lexicon: Lexicon, piece: str) -> str:
    """The class a piece names; a piece of plain words becomes a class of its own."""
    if piece.startswith("@"):
        return piece
    name = f"@={piece}"
    for form in _spelled(piece, lexicon.language):
        lexicon.add(form, Sense(name, form, "class", counts=False))
    return name


def _spelled(form: str, language: str) -> list[str]:
    return sorted(spellings(form)) if language == "en" else [form]
