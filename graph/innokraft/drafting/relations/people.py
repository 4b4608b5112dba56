"""Who took part and worked together, and how many the text counts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from innokraft.drafting.cues import plain_cue
from innokraft.drafting.numbers import NUMBERS, number_of
from innokraft.drafting.reading import Evidence, Reading
from innokraft.drafting.sentences import Found, Sentence
from innokraft.drafting.suggestion import SuggestedStatement, SuggestedThing
from innokraft.rdf.iris import slug
from innokraft.record import SectionKind

_PEOPLE = {
    "sv": (
        r"nyckeldeltagare|nyckelpersoner|deltagare|personer|representanter|talare|"
        r"organisationer|företag|kommuner|regioner|myndigheter|besökare|respondenter|"
        r"informanter|forskare|doktorander|studenter|elever|lärare|medarbetare|chefer|patienter|"
        r"universitet|lärosäten|partners?|projektpartners?|parter|aktörer|projektledare|"
        r"ungdomar|kvinnor|män|hushåll|skolor|användare|medlemmar"
    ),
    "en": (
        r"key participants|participants|people|persons|representatives|speakers|organi[sz]ations|"
        r"companies|municipalities|regions|authorities|agencies|visitors|respondents|informants|"
        r"researchers|(?:phd )?students|pupils|teachers|employees|managers|patients|universities|"
        r"partners|actors|project managers|project leaders|women|men|households|schools|users|"
        r"members|smes"
    ),
}
_COUNT = {
    language: re.compile(
        r"(?<![\d.,/-])\b(?P<number>\d{1,3}(?:[ \u00a0.,]\d{3})+|\d{1,7}|"
        rf"{NUMBERS[language]})"
        rf"\s(?:(?!{nouns})[^\W\d]\w*[\s/]){{0,2}}(?P<noun>(?:[^\W\d]+-?)?(?:{nouns})(?:na)?)\b",
        re.IGNORECASE,
    )
    for language, nouns in _PEOPLE.items()
}
_FULL = {
    "sv": re.compile(r"\b(?:fullsatt|fullbokat)\b", re.IGNORECASE),
    "en": re.compile(r"\b(?:fully booked|full house)\b", re.IGNORECASE),
}
_YEARS = range(1900, 2100)
_LONGEST = 160
_END = re.compile(r"[.;:!?]|\s(?:för att|med syfte|in order to|to develop|to create)\s")


def counts(reading: Reading, sentence: Sentence) -> Iterator[SuggestedStatement]:
    """How many of whom a sentence counts."""
    about = reading.about
    for match in _COUNT[sentence.language].finditer(sentence.text):
        count = number_of(match["number"], sentence.language)
        if count in _YEARS and match["number"].isdigit():
            continue
        label = match["noun"]
        group = reading.thing(
            SuggestedThing(slug(label) or "group", "group", label, sentence.language, of=about)
        )
        found = _plain("count", match)
        says = (f"{group.name} statedCount {count}",)
        span = sentence.place(match.start(), match.end())
        yield reading.suggest(Evidence("participants", sentence, found, span), says, (group,))
    if reading.event and (full := _FULL[sentence.language].search(sentence.text)):
        says = (f"{reading.event.name} attendanceLevel value:fullsatt",)
        span = sentence.place(0, full.end())
        yield reading.suggest(
            Evidence("participants", sentence, _plain("attendance", full), span), says
        )


def collaborations(reading: Reading, sentence: Sentence) -> Iterator[SuggestedStatement]:
    """With whom the work was done, by the words after "i samarbete med"."""
    found = sentence.find("participation")
    if found is None or sentence.is_negated(found.start, found.end) or _is_wished(sentence):
        return
    about = reading.about
    label = _partners(sentence, found)
    group = reading.named("group", label, sentence.language, about)
    part = reading.thing(
        SuggestedThing(
            f"deltagande-{group.name}"[:90], "participation", label, sentence.language, of=about
        )
    )
    says = (
        f"{about} participation {part.name}",
        f"{part.name} role value:projektpart",
        f"{part.name} agent {group.name}",
    )
    yield reading.suggest(Evidence("collaboration", sentence, found), says, (part, group))


def _is_wished(sentence: Sentence) -> bool:
    """Whether the sentence states an aim, and so what is to be rather than what was."""
    return sentence.kind is SectionKind.AIM and sentence.find("aimText") is not None


def _partners(sentence: Sentence, found: Found) -> str:
    """The words that say who: those after the cue to the end of the clause, or all of them."""
    end = _END.search(sentence.text, found.end)
    words = sentence.text[found.end : end.start() if end else len(sentence.text)].strip(" ,")
    words = words if len(words) > 2 else sentence.text.strip(" .")
    return words if len(words) <= _LONGEST else words[:_LONGEST].rpartition(" ")[0] + " …"


def _plain(rule: str, match: re.Match[str]) -> Found:
    """What an expression of this module found, as a cue's."""
    return Found(plain_cue(rule, match.re, 0.9), match.start(), match.end())
