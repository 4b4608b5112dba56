"""Which concepts a text starts from, and which it says are central."""

from __future__ import annotations

import re
from collections.abc import Iterator

from innokraft.drafting.numbers import NUMBERS, number_of
from innokraft.drafting.reading import Evidence, Reading
from innokraft.drafting.sentences import Found, Sentence
from innokraft.drafting.suggestion import SuggestedStatement
from innokraft.tagging.tagger import Mention

_CLAUSE = {
    "sv": re.compile(r"\b(?:för att|samt)\b|[;:]", re.IGNORECASE),
    "en": re.compile(r"\b(?:in order to|as well as)\b|[;:]", re.IGNORECASE),
}
_AREAS = {
    language: re.compile(rf"\b(?P<number>\d{{1,3}}|{words})\s(?:\w+\s)?{noun}\b", re.IGNORECASE)
    for language, words, noun in (
        ("sv", NUMBERS["sv"], "områden"), ("en", NUMBERS["en"], "areas"),
    )
}  # fmt: skip


_NEAR = 25  # code points from "viktiga faktorer" to the verb that names them
_LEAD = re.compile(r"\b(?:är|var|är bland annat|såsom|are|were|is|include|such as|namely)\s")
_BETWEEN = re.compile(r"\s(?:(?!(?:som|vilket|which|that)\s)\w+\s){0,3}")


def starting_points(reading: Reading, sentence: Sentence) -> Iterator[SuggestedStatement]:
    """The concepts in the clause after words such as "med utgångspunkt i"."""
    found = sentence.find("startingPointIn")
    if found is None or sentence.is_negated(found.start, found.end):
        return
    clause = _CLAUSE[sentence.language].search(sentence.text, found.end)
    end = clause.start() if clause else len(sentence.text)
    span = sentence.place(found.start, end)
    for m in sentence.concepts(found.end, end):
        says = (f"concept:{m.concept} startingPointIn {reading.about}",)
        yield reading.suggest(Evidence("starting point", sentence, found, span), says)


def _central(sentence: Sentence, found: Found) -> list[Mention]:
    if found.cue.rule == "called-central":
        before = [m for m in sentence.mentions if m.end <= found.start]
        is_subject = before and _BETWEEN.fullmatch(sentence.text[before[-1].end : found.start])
        return before[-1:] if is_subject else []
    colon = sentence.text.find(":", found.end)
    if colon >= 0:
        return sentence.concepts(colon)
    lead = _LEAD.search(sentence.text, found.end, found.end + _NEAR)
    return sentence.concepts(lead.end()) if lead else []


def central_areas(reading: Reading, sentence: Sentence) -> Iterator[SuggestedStatement]:
    """The concepts that a sentence calls central, and how many areas it says were found.

    A colon or a verb leads them in ("viktiga faktorer är …"), or they are what is called central
    ("mod är centralt").
    """
    found = sentence.find("identifiedAsCentralIn")
    if found is None or sentence.is_negated(found.start, found.end):
        return
    about = reading.about
    for m in _central(sentence, found):
        says = (f"concept:{m.concept} identifiedAsCentralIn {about}",)
        yield reading.suggest(Evidence("central area", sentence, found), says)
    if areas := _AREAS[sentence.language].search(sentence.text):
        count = number_of(areas["number"], sentence.language)
        span = sentence.place(areas.start(), areas.end())
        if areas.end() <= found.end <= areas.end() + 20:
            span = sentence.place(areas.start(), found.end)
        says = (f"{about} identifiedCount {count}",)
        yield reading.suggest(Evidence("central area", sentence, found, span), says)
