"""What a text says it is for: the aim in its words, what is to be made, what to be strengthened."""

from __future__ import annotations

import re
from collections.abc import Iterator

from innokraft.drafting.objects import NEAR, objects
from innokraft.drafting.reading import Evidence, Reading
from innokraft.drafting.sentences import Found, Sentence
from innokraft.drafting.suggestion import SuggestedStatement
from innokraft.record import SectionKind
from innokraft.tagging.tagger import Mention

TANGIBLE = frozenset({
    "dialogplattform", "testbadd", "living-lab", "policylabb", "innovationsledningssystem",
    "idesluss", "regulatorisk-sandlada",
})  # fmt: skip
"""The concepts that are made, not strengthened."""

MADE = frozenset({"innovation", "experimenterande", "offentlig-innovation"})
"""What "utveckla" makes rather than strengthens: "utveckla innovativa lösningar"."""

UNWANTED = frozenset({
    "hinder", "byrakrati", "silotankande", "nollfelskultur", "forandringsmotstand",
})  # fmt: skip
"""The concepts that nobody means to strengthen."""

_SECOND_VERB = re.compile(r"^(?:,? ?(?:och|and|,) \w+ )+")
_ABSTRACT = re.compile(
    r"(?:\w+ )?(?:medvetenhet|förståelse|förutsättningar|möjligheter|värde|intresse|engagemang|"
    r"awareness|understanding|conditions|opportunities|value|interest)\b",
    re.IGNORECASE,
)
_WORDING = "wording"  # a word for a thing that speaks of a concept, such as "handbok"
_MOST = 0.6
_NEAR = 12  # code points of an article or an adjective
_SHORTEST, _LONGEST = 4, 300
_CLAUSE = {
    "sv": re.compile(r"[,;:]\s|[.()]|\s(?:för att|som|samt att|och att|där|vilket|så att|genom)\s"),
    "en": re.compile(r"[,;:]\s|[.()]|\s(?:in order to|that|which|and to|where|so that|by|for)\s"),
}
_VERB = {
    "sv": re.compile(
        r"\boch (?:utveckla|ta|skapa|testa|utvärdera|sprida|implementera|genomföra|undersöka|öka|"
        r"studera|analysera|visa|ge|bidra|demonstrera|stärka|förbättra|etablera|installera)\b"
    ),
    "en": re.compile(
        r"\band (?:to )?(?:develop|create|build|test|evaluate|implement|increase|study|analy[sz]e|"
        r"demonstrate|improve|establish|strengthen|explore|investigate)\b"
    ),
}


def aims(reading: Reading, sentence: Sentence) -> Iterator[SuggestedStatement]:
    """The aim that a sentence states, and what it says is to be made or strengthened."""
    found = sentence.find("aimText")
    is_aim = found is not None and not _is_told_of_others(sentence, found)
    if found and is_aim:
        about = reading.about
        span = sentence.place()
        says = (f"{about} aimText {reading.text_object(sentence)}",)
        yield reading.suggest(Evidence("aim", sentence, found, span), says)
    if is_aim or sentence.kind is SectionKind.AIM:
        yield from _strengthened(reading, sentence)
    if is_aim:
        yield from _made(reading, sentence)


def _is_told_of_others(sentence: Sentence, found: Found) -> bool:
    return sentence.is_negated(found.start, found.end) and found.cue.rule != "purpose"


def _clause(sentence: Sentence, start: int) -> int:
    """Where the clause that goes on at a place ends."""
    found = _CLAUSE[sentence.language].search(sentence.text, start)
    return found.start() if found else len(sentence.text)


def _strengthened(reading: Reading, sentence: Sentence) -> Iterator[SuggestedStatement]:
    told = set()
    for found in sentence.find_all("strengthen"):
        for m in objects(sentence, found.end, NEAR[sentence.language]):
            if m.concept in told or m.concept in TANGIBLE | UNWANTED:
                continue
            if _is_of_making(sentence, found) and (m.why == _WORDING or m.concept in MADE):
                break
            if _between(sentence, found.end, m.start) or sentence.is_negated(found.start, m.start):
                break
            told.add(m.concept)
            says = (f"{reading.about} aimsToStrengthen concept:{m.concept}",)
            span = sentence.place(found.start, m.end)
            yield reading.suggest(Evidence("strengthen", sentence, found, span), says)


def _between(sentence: Sentence, start: int, end: int) -> bool:
    """Whether another verb of the kind stands nearer to the concept, which is then its object."""
    return any(start <= other.start < end for other in sentence.find_all("strengthen"))


def _made(reading: Reading, sentence: Sentence) -> Iterator[SuggestedStatement]:
    done = -1
    for found in sentence.find_all("create"):
        end = _end_of_object(sentence, found.end)
        if found.start < done or sentence.is_negated(found.start, found.end):
            continue
        done = end
        span = sentence.place(found.start, end)
        label = _SECOND_VERB.sub("", sentence.text[found.end : end].strip())
        concept = _concept_at(sentence, found.end)
        if concept and (concept.concept in TANGIBLE or len(concept.exact) > _MOST * len(label)):
            if concept.concept in TANGIBLE or not _is_of_strength(sentence, found):
                says = [f"{reading.about} aimsToCreate concept:{concept.concept}"]
                span = sentence.place(found.start, concept.end)
                yield reading.suggest(Evidence("create", sentence, found, span), says)
            continue
        if concept and concept.why != _WORDING and _is_of_strength(sentence, found):
            continue
        if _ABSTRACT.match(label):
            continue
        if _SHORTEST <= len(label) <= _LONGEST and label[0].isalnum():
            made = reading.named("outcome", label, sentence.language, reading.about)
            says = [f"{reading.about} aimsToCreate {made.name}"]
            says += _concerns(made.name, sentence, found, end)
            yield reading.suggest(Evidence("create", sentence, found, span), says, (made,))


def _end_of_object(sentence: Sentence, start: int) -> int:
    end = _clause(sentence, start)
    verb = _VERB[sentence.language].search(sentence.text, start, end)
    return verb.start() if verb else end


def _concept_at(sentence: Sentence, start: int) -> Mention | None:
    """The concept that what follows is, and that is then itself what is made or strengthened."""
    return next((m for m in sentence.mentions if start <= m.start <= start + _NEAR), None)


def _is_of_making(sentence: Sentence, found: Found) -> bool:
    """Whether its verb is one of making too."""
    return any(other.end == found.end for other in sentence.find_all("create"))


def _is_of_strength(sentence: Sentence, found: Found) -> bool:
    """Whether its verb is one of strengthening too, as "utveckla" is."""
    return any(other.end == found.end for other in sentence.find_all("strengthen"))


def _concerns(name: str, sentence: Sentence, found: Found, end: int) -> Iterator[str]:
    for m in sentence.concepts(found.end, end):
        yield f"{name} concerns concept:{m.concept}"
