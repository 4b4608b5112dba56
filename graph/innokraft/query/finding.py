"""Finds the question that a user means: by its number, its id, or words of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from innokraft.bilingual import Bilingual
from innokraft.errors import UsageError, shown
from innokraft.query.questions import Question
from innokraft.rdf.iris import slug

_STEM = 7
"""How many letters two forms of one word have in common, when their endings are off."""
_ENDING = re.compile(
    r"(?<=\w\w)(?:et|en)$"
    r"|(?<=\w{3})(?:ing(?:ar(?:na)?|en|s)?|arnas?|ernas?|ornas?|ande|ade|ar|er|or|es|ed|an|at|as"
    r"|[aenst])$"
)
"""How Swedish and English words that are asked with end; slugs, so without marks."""
_CLEAR, _AHEAD, _NEAR = 0.5, 1.25, 5
"""The share of the asked words that a question must have to be meant, how many times as well it
fits as the next one, and how many are told where none is clear."""


_SMALL = {
    "vad", "vem", "vilka", "vilken", "vilket", "hur", "nar", "var", "med", "och", "som", "den",
    "det", "har", "till", "fran", "om", "pa", "av", "ar", "att", "i", "en", "ett", "who",
    "whom", "what", "which", "how", "when", "where", "with", "and", "the", "that", "this",
    "one", "does", "did", "have", "has", "for", "from", "about", "on", "of", "to", "in", "is",
    "are", "a", "per", "alla", "varje", "mellan", "vid", "hos", "an", "any", "by", "at", "between",
    "tva", "two",
}  # fmt: skip
"""Words that say little of what is asked, without marks on letters."""


def find_question(name: str, among: Sequence[Question], language: str = "sv") -> Question:
    """The question that is meant by a number, an id, or words in either language.

    Raises UsageError where none is, or none clearly, with those that are near.
    """
    wanted = name.strip()
    for each in among:
        if wanted.casefold() in {each.name.casefold(), each.id.casefold(), each.file.stem}:
            return each
    if wanted.isdecimal():
        for each in among:
            if each.number == int(wanted[:9]):
                return each
        raise UsageError(f"there is no question {wanted[:20]}", remedy="List them: innokraft ask.")
    if len(saying := _saying(wanted, among)) == 1:
        return saying[0]
    ranked = _ranked(wanted, among)
    if not ranked:
        raise UsageError(
            f"there is no question on {shown(wanted)}", remedy="List them: innokraft ask."
        )
    (best, first), (second, _) = ranked[0], ranked[1] if len(ranked) > 1 else (0.0, None)
    if best >= _CLEAR and best >= _AHEAD * second:
        return first
    near = "; ".join(f"{q.name}: {q.text().of(language)}" for _, q in ranked[:_NEAR])
    raise UsageError(f"no question is clearly meant by {shown(wanted)}", remedy=f"Near: {near}")


def _saying(wanted: str, among: Iterable[Question]) -> list[Question]:
    """The questions that say some words, three or more, in that order."""
    said = slug(wanted)
    if said.count("-") < 2:
        return []
    return [each for each in among if any(said in slug(text) for text in _texts(each))]


def _ranked(wanted: str, among: Sequence[Question]) -> list[tuple[float, Question]]:
    """Questions by the share of the asked words that they have; a rarer word weighs more."""
    words = {each.name: _stems(each) for each in among}
    known = Counter(stem for stems in words.values() for stem in stems)
    small = _cut(_SMALL)
    asked = {s: 1 / max(1, known[s]) / (10 if s in small else 1) for s in _cut([wanted])}
    whole = sum(asked.values())
    if not whole:
        return []
    scored = [
        (sum(weight for stem, weight in asked.items() if stem in words[each.name]) / whole, each)
        for each in among
    ]
    return sorted((pair for pair in scored if pair[0] > 0), key=lambda pair: -pair[0])


def _stems(asked: Question) -> set[str]:
    blank = {each.name: Bilingual.alike("") for each in asked.parameters}
    return _cut([*asked.words.filled(**blank), asked.id.replace("-", " "), *asked.more])


def _texts(asked: Question) -> list[str]:
    return [*asked.text(), *asked.more]


def _cut(texts: Iterable[str]) -> set[str]:
    """The beginnings of the words of texts, without endings and marks on letters."""
    found = (slug(word) for text in texts for word in re.findall(r"\w+", text))
    return {_ENDING.sub("", word)[:_STEM] for word in found if word}
