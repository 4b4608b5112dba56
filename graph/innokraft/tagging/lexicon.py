"""Turns the concept scheme and the wordings into the lexicon of one language."""

from __future__ import annotations

import re
from collections.abc import Iterable

from innokraft.errors import SourceError
from innokraft.model.concepts import Concept, ConceptScheme
from innokraft.model.wordings import Wording, alternatives
from innokraft.tagging.inflect import SHORT, inflect, spellings
from innokraft.tagging.patterns import AVOID, CommonWordRule, Lexicon, Sense, WordingRule

GAP = 90  # code points between two parts of a wording, at most
WORDS = 30  # code points that a lone `*` may stand for
LONG = 8  # letters of a Swedish word that is hardly an English one
NEXT = 2  # code points between two words that stand side by side

_PIECES = re.compile(r"(?:[^\s()]|\((?:[^()]|\([^()]*\))*\))+")
_LONG = 60  # characters of a wording that a mention shows


def build_lexicon(scheme: ConceptScheme, wordings: Iterable[Wording], language: str) -> Lexicon:
    """Build the lexicon of one language; the order of the wordings' rows makes no difference."""
    lexicon = Lexicon(language)
    matched = [c for c in scheme if c.matching != "none"]
    for why in ("label", "alt", "hidden", "inflection"):
        for concept in matched:
            _add_labels(lexicon, concept, why)
    for concept in matched:
        _add_borrowed(lexicon, concept)
    for concept in matched:
        for word in concept.avoid.get(language, ()):
            for form in [word + "*"] if len(word) > SHORT else inflect(word, language):
                lexicon.add(form, Sense(concept.id, word, AVOID, counts=False))
    own = sorted((w for w in wordings if w.language == language), key=lambda w: (w.kind, w.text))
    for wording in (w for w in own if w.kind == "common"):
        words = [s for text in alternatives(wording.text) for s in _spelled(text, language)]
        known = lexicon.common.get(wording.concept, ())
        lexicon.common[wording.concept] = (*known, *words)
    for wording in (w for w in own if w.kind != "common"):
        try:
            _Adder(lexicon, wording).add()
        except SourceError as error:
            raise SourceError(error.problem, wording.place, error.remedy) from None
    lexicon.settle()
    return lexicon


def _labels(concept: Concept, language: str, why: str) -> Iterable[str]:
    if why == "label":
        return [concept.labels[language]] if language in concept.labels else []
    if why == "inflection":
        return concept.all_labels(language)
    return (concept.alt if why == "alt" else concept.hidden).get(language, ())


def _add_labels(lexicon: Lexicon, concept: Concept, why: str) -> None:
    language, counts = lexicon.language, concept.matching == "auto"
    for label in _labels(concept, language, why):
        sense = Sense(concept.id, label, why, counts)
        forms = sorted(inflect(label, language)) if why == "inflection" else [label]
        for form in forms:
            for spelling in _spelled(form, language):
                lexicon.add(spelling, sense)
        if why == "inflection" and language == "sv" and " " not in label and len(label) > SHORT:
            lexicon.add((label if label.endswith("s") else label + "s") + "*", sense)


def _add_borrowed(lexicon: Lexicon, concept: Concept) -> None:
    """Add the labels of other languages that a text borrows as they are: words in a row.

    Swedish words stand in English texts one by one, too; a short one may be an English word.
    """
    for language in sorted({*concept.labels, *concept.alt} - {lexicon.language}):
        for label in concept.all_labels(language):
            long = lexicon.language == "en" and (len(label) >= LONG or not label.isascii())
            if " " in label or "-" in label or long:
                sense = Sense(concept.id, label, "alt", concept.matching == "auto")
                for spelling in _spelled(label, lexicon.language):
                    lexicon.add(spelling, sense)


def _spelled(form: str, language: str) -> list[str]:
    return sorted(spellings(form)) if language == "en" else [form]


class _Adder:
    """Adds one row of the table of wordings to a lexicon."""

    def __init__(self, lexicon: Lexicon, wording: Wording) -> None:
        self.lexicon = lexicon
        self.wording = wording
        self.counts = wording.kind == "counts"
        self.why = AVOID if wording.kind == "avoid" else "wording"

    def add(self) -> None:
        why = "class" if self.wording.kind == "class" else self.why
        if len(_steps(self.wording.text)) > 1 or self.wording.text.startswith("@"):
            self._chain(self.wording.concept, self.wording.text)
        else:
            self._words(self.wording.concept, self.wording.text, why)

    def _words(self, name: str, text: str, why: str) -> None:
        """Add the alternatives of a text: plain ones as words, others as rules of their own."""
        for alternative in alternatives(text):
            if len(_steps(alternative)) > 1 or alternative.startswith("@"):
                self._chain(name, alternative)
                continue
            sense = Sense(name, alternative, why, self.counts, decides=why != "class")
            for form in _spelled(alternative, self.lexicon.language):
                self.lexicon.add(form, sense)

    def _chain(self, name: str, text: str) -> None:
        """Add the rules that join the pieces of a text, from the first to the last."""
        steps = _steps(text)
        form = text if len(text) <= _LONG else text[: _LONG - 1] + "…"
        if any(piece in self.lexicon.common for piece, _ in steps):
            self._near(name, steps, form)
            return
        classes = [self._class(piece) for piece, _ in steps]
        before = "" if len(steps) == 1 else classes[0]
        for index in range(min(1, len(steps) - 1), len(steps)):
            last = index == len(steps) - 1
            target = name if last else f"@+{text}/{index}"
            sense = Sense(target, form, self.why if last else "wording", self.counts)
            rule = WordingRule(before, classes[index], steps[index][1], sense)
            self.lexicon.rules.append(rule)
            before = target

    def _near(self, name: str, steps: list[tuple[str, int]], form: str) -> None:
        """Add a rule of a common class and one other part, which it is looked for beside."""
        common = [piece in self.lexicon.common for piece, _ in steps]
        if sorted(common) != [False, True] or name.startswith("@"):
            problem = f"the wording {form!r} joins a common class with more or less than one part"
            raise SourceError(problem, remedy="Make it a class.")
        before = common[0]
        (first, _), (second, gap) = steps
        words, trigger = (first, second) if before else (second, first)
        rule = CommonWordRule(
            trigger=self._class(trigger),
            words=self.lexicon.common[words],
            before=before,
            gap=gap,
            sense=Sense(name, form, self.why, self.counts),
        )
        self.lexicon.nears.append(rule)

    def _class(self, piece: str) -> str:
        """Name the class of a piece; a piece of plain words becomes a class of its own."""
        if piece.startswith("@"):
            return piece
        self._words(f"@={piece}", piece, "class")
        return f"@={piece}"


def _steps(text: str) -> list[tuple[str, int]]:
    """Split a wording at its gaps: the pieces, each with the widest gap to the one before.

    Brackets are left whole.

    >>> _steps("involv* all * (users|the * users) .. @kind")
    [('involv*', 90), ('all', 2), ('(users|the * users)', 30), ('@kind', 90)]
    """
    if text.strip("*").isalnum():
        return [(text, GAP)]
    steps: list[tuple[str, int]] = []
    gap, held = GAP, ""

    def close() -> None:
        nonlocal held, gap
        if held:
            steps.append((held, gap))
            held, gap = "", NEXT

    for word in _PIECES.findall(text):
        if word in ("*", ".."):
            close()
            gap = WORDS if word == "*" else GAP
            continue
        if word.startswith(("*", "@")):
            close()
        held = f"{held} {word}" if held else word
        if word.endswith("*") or word.startswith("@"):
            close()
    close()
    return steps
