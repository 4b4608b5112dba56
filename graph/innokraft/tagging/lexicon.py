"""Turns the concept scheme and the wordings into the patterns of one language's automaton.

A pattern is folded text. One that starts with a space starts a word; one that does not may start
inside a word. What follows a match decides between two readings: `whole` where the word ends
there, `open` where it goes on (a compound, or a wording with `*`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from innokraft.concepts import Concept, ConceptScheme
from innokraft.tagging.fold import fold_form
from innokraft.tagging.inflect import SHORT, inflect, spellings
from innokraft.tagging.wordings import Wording, alternatives

AVOID = "avoid"


@dataclass(frozen=True, slots=True)
class Sense:
    """What a pattern means: a concept (or a class of words, `@name`), and what a match is worth.

    `start` and `end` are places inside the pattern, for a sense of a part of it.
    """

    concept: str
    form: str
    why: str
    counts: bool
    start: int = 0
    end: int = 0


@dataclass(slots=True)
class Pattern:
    """A folded pattern with its senses by concept, where the word ends and where it goes on."""

    whole: dict[str, Sense] = field(default_factory=dict)
    open: dict[str, Sense] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Rule:
    """Two classes in one sentence, in order, that together mean a concept (or make a class)."""

    first: str
    second: str
    concept: str
    form: str
    counts: bool


@dataclass(slots=True)
class Lexicon:
    """The patterns of one language by their folded text, and the rules over classes of words."""

    language: str
    patterns: dict[bytes, Pattern] = field(default_factory=dict)
    rules: list[Rule] = field(default_factory=list)

    def add(self, wording: str, sense: Sense) -> None:
        """Add one wording without gaps or alternatives: a form, with `*` where it is open."""
        left, right = wording.startswith("*"), wording.endswith("*")
        folded = fold_form(wording.strip("*"))
        if not folded.strip():
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
    if old and sense.why == "wording":
        sense = replace(old, counts=sense.counts)
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
    for wording in sorted((w for w in wordings if w.language == language), key=lambda w: w.parts):
        _add_wording(lexicon, wording)
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
    counts = wording.kind == "counts"
    if len(wording.parts) == 1 and not wording.parts[0].startswith("@"):
        why = {"class": "class", "avoid": AVOID}.get(wording.kind, "wording")
        for text in alternatives(wording.parts[0]):
            lexicon.add(text, Sense(wording.concept, text, why, counts))
        return
    names = [_class(lexicon, part) for part in wording.parts]
    chain = names[0]
    for index, name in enumerate(names[1:], start=2):
        last = index == len(names)
        target = wording.concept if last else f"@{wording.text}/{index}"
        lexicon.rules.append(Rule(chain, name, target, wording.text, counts))
        chain = target


def _class(lexicon: Lexicon, part: str) -> str:
    """The class a part names; a part of plain words becomes a class of its own."""
    if part.startswith("@"):
        return part
    name = f"@{part}"
    for text in alternatives(part):
        lexicon.add(text, Sense(name, text, "class", counts=False))
    return name
