"""The events that a text says were held, the conferences it names, and where they were."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from innokraft.drafting.cues import plain_cue
from innokraft.drafting.reading import Evidence, Reading
from innokraft.drafting.sentences import Found, Sentence
from innokraft.drafting.suggestion import SuggestedStatement, SuggestedThing
from innokraft.rdf.iris import slug
from innokraft.record import SectionKind

_NAME = r"[A-ZÅÄÖ][\w&-]*(?:\s(?:och\s|and\s)?[A-ZÅÄÖ][\w&-]*)*"
_YEAR = r"(?:\s(?P<year>(?:19|20)\d\d))?"
_CONFERENCE = {
    "sv": re.compile(
        rf"\b(?:[Kk]onferensen|[Mm]ässan|[Kk]ongressen|[Ss]ymposiet)\s(?P<name>{_NAME}){_YEAR}"
        r"(?:\s[ip]å?\s(?P<place>[A-ZÅÄÖ][\w-]+))?"
    ),
    "en": re.compile(
        rf"\b[Cc]onference\s(?P<name>{_NAME}){_YEAR}(?:\s(?:in|at)\s(?P<place>[A-ZÅÄÖ][\w-]+))?"
    ),
}
_NOUNS = {
    "sv": (
        ("seminarium", "semin", r"\w*seminari(?:um|et|er|erna)"),
        ("konferens", "konferens", r"\w*konferens(?:en|er|erna)?"),
        ("workshop", "workshop", r"\w*workshop(?:en|pen|ar|s|par|arna|parna)?"),
        ("rundabordssamtal", "rundabord", r"rundabordssamtal(?:et|en)?"),
        ("studiebesok", "studiebesök", r"studiebesök(?:et|en)?"),
        ("hackaton", "hack", r"hackat?h?on(?:et|s)?"),
        ("webbinarium", "binar", r"web+inari(?:um|et|er|erna)"),
        ("massa", "mäss", r"mäss(?:an|a|or|orna)"),
        ("prisutdelning", "prisutdel", r"prisutdelning(?:en|ar)?"),
        ("natverkstraff", "nätverksträff", r"nätverksträff(?:en|ar|arna)?"),
    ),
    "en": (
        ("seminarium", "semin", r"seminars?"),
        ("konferens", "conference", r"conferences?"),
        ("workshop", "workshop", r"workshops?"),
        ("rundabordssamtal", "round", r"round[ -]tables?"),
        ("studiebesok", "study visit", r"study visits?"),
        ("hackaton", "hack", r"hackathons?"),
        ("webbinarium", "binar", r"webinars?"),
        ("massa", "fair", r"trade fairs?|fairs?"),
        ("prisutdelning", "award", r"award ceremon(?:y|ies)"),
        ("natverkstraff", "network", r"network meetings?"),
    ),
}
_EVENTS = {
    language: tuple(
        (kind, stem, re.compile(rf"(?<![\w-])(?:{noun})(?![\w-])", re.IGNORECASE))
        for kind, stem, noun in nouns
    )
    for language, nouns in _NOUNS.items()
}
_DEFINITE = re.compile(r"\w+(?:et|en|an)$", re.IGNORECASE)
_THE = re.compile(r"\bthe\s$", re.IGNORECASE)
_HELD_IN = {
    "sv": re.compile(
        r"\b(?:hölls|ägde rum|genomfördes|arrangerades|anordnades)\s(?:\w+\s)?i\s"
        r"(?P<place>[A-ZÅÄÖ][\w-]+)"
    ),
    "en": re.compile(
        r"\b(?:held|took place|organi[sz]ed|arranged)\s(?:\w+\s)?in\s"
        r"(?P<place>[A-ZÅÄÖ][\w-]+)"
    ),
}
_MOST = 20  # events in one sentence that are looked at; prose has few, and each is searched for
_SHARE = 0.25  # of the sentences must speak of an event for the record to be about it


def main_event(reading: Reading, found: Sequence[Sentence]) -> SuggestedThing | None:
    """The event that the record is about: one in the definite form that much of it speaks of."""
    spoken: Counter[str] = Counter()
    first: dict[str, tuple[str, str]] = {}
    for sentence in found:
        for kind, match in _events_in(sentence):
            if _is_definite(sentence, match):
                spoken[kind] += 1
                before = sentence.text[: match.start()]
                the = _THE.search(before)
                label = before[the.start() :] + match[0] if the else match[0]
                first.setdefault(kind, (label, sentence.language))
    for kind, number in spoken.most_common(1):
        if number >= max(1, _SHARE * len(found)):
            label, language = first[kind]
            return reading.thing(SuggestedThing(kind, "event", label, language))
    return None


def _events_in(sentence: Sentence) -> Iterator[tuple[str, re.Match[str]]]:
    lowered = sentence.text.lower()
    for kind, stem, noun in _EVENTS[sentence.language]:
        for match in noun.finditer(sentence.text) if stem in lowered else ():
            if not _names_one(sentence, match):
                yield kind, match


def _names_one(sentence: Sentence, match: re.Match[str]) -> bool:
    """Whether a name follows, which makes it another's event: "konferensen Offentliga Rummet"."""
    return bool(re.match(r"\s[A-ZÅÄÖ]", sentence.text[match.end() : match.end() + 2]))


def _is_definite(sentence: Sentence, match: re.Match[str]) -> bool:
    if sentence.language == "sv":
        return bool(_DEFINITE.match(match[0]))
    return bool(_THE.search(sentence.text[: match.start()])) and not match[0].endswith("s")


def events(reading: Reading, sentence: Sentence) -> Iterator[SuggestedStatement]:
    """The events that a sentence says were held, each kind once; that the record is of, once."""
    told = set()
    for kind, match in islice(_events_in(sentence), _MOST):
        is_main = reading.event is not None and reading.event.name == kind
        found = _held(sentence, match, is_main=is_main)
        again = is_main and reading.event_is_told and found and found.cue.rule != "held"
        if kind in told or found is None or again:
            continue
        told.add(kind)
        event = SuggestedThing(kind, "event", match[0], sentence.language)
        span = sentence.place()
        if is_main and reading.event:
            event, span, reading.event_is_told = reading.event, sentence.place(0, match.end()), True
        event = reading.thing(event)
        says = (f"project hasEvent {event.name}", f"{event.name} eventType value:{kind}")
        yield reading.suggest(Evidence("event", sentence, found, span), says, (event,))


def _held(sentence: Sentence, match: re.Match[str], *, is_main: bool) -> Found | None:
    """What tells that an event was the project's own: the nearest word before it, or any after.

    What the record is of was held, and what a section of methods speaks of, unless it was attended.
    """
    held = list(sentence.find_all("hasEvent"))
    before = [found for found in held if found.start < match.start()]
    attended = [found for found in sentence.find_all("attended") if found.end <= match.start() + 1]
    if attended and attended[-1].start >= (before[-1].start if before else 0):
        return None
    plain = Found(plain_cue("event", match.re, 0.6), match.start(), match.end())
    if before or held:
        return before[-1] if before else held[0]
    return plain if is_main or sentence.kind is SectionKind.METHOD else None


def conferences(reading: Reading, sentence: Sentence) -> Iterator[SuggestedStatement]:
    """The conference that a sentence names, with the year that it or the project gives."""
    match = _CONFERENCE[sentence.language].search(sentence.text)
    if match is None:
        yield from _held_in(reading, sentence)
        return
    found = Found(plain_cue("conference", match.re, 0.85), match.start(), match.end())
    name, language = match["name"], sentence.language
    series = reading.thing(SuggestedThing(slug(name) or "series", "series", name, language))
    inner, span = series, sentence.place(match.start(), match.end())
    if year := _year(reading, match["year"]):
        label = f"{name} {year}"
        inner = reading.thing(
            SuggestedThing(slug(label), "edition", label, language, series=name, year=year)
        )
        says = (f"{inner.name} editionYear {year}", f"{inner.name} schema:superEvent {series.name}")
        made = reading.suggest(Evidence("conference", sentence, found, span), says, (inner, series))
        derived = replace(made, certainty="harlett", attributed_to="curator")
        yield made if match["year"] else derived
    if reading.event:
        within = f"{reading.event.name} schema:superEvent {inner.name}"
        evidence = Evidence("conference", sentence, found, sentence.place(0, match.end()))
        yield reading.suggest(evidence, [within], (inner,))
    if match["place"]:
        at = sentence.place(match.start("name"), match.end())
        yield _located(reading, Evidence("place", sentence, found, at), inner, match["place"])


def _held_in(reading: Reading, sentence: Sentence) -> Iterator[SuggestedStatement]:
    """Where an event was held that has no name."""
    match = _HELD_IN[sentence.language].search(sentence.text)
    kind, noun = next(_events_in(sentence), (None, None))
    if match and kind and noun:
        event = reading.event or reading.thing(
            SuggestedThing(kind, "event", noun[0], sentence.language)
        )
        found = Found(plain_cue("held-in", match.re, 0.85), match.start(), match.end())
        yield _located(reading, Evidence("place", sentence, found), event, match["place"])


def _located(
    reading: Reading, evidence: Evidence, event: SuggestedThing, name: str
) -> SuggestedStatement:
    language = evidence.sentence.language
    place = reading.thing(SuggestedThing(slug(name) or "place", "place", name, language))
    says = [f"{event.name} schema:location {place.name}"]
    return reading.suggest(evidence, says, (event, place))


def _year(reading: Reading, stated: str | None) -> int | None:
    if stated:
        return int(stated)
    period = reading.record.period
    return period.value.start.year if period and period.value.start else None
