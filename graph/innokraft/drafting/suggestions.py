"""Drafts an annotation of a record: what its prose may say of events, people, aims and results.

Cues (`innokraft.drafting.cues`) find the sentences, the tagger the concepts in them. Nothing is
claimed: every reading has its quote, and a person corrects the draft before it is an annotation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from innokraft.drafting.cues import CUES, Cues
from innokraft.drafting.draft import Draft, DraftReading, DraftThing
from innokraft.errors import UsageError
from innokraft.model.model import SHIPPED, Model
from innokraft.rdf.iris import slug
from innokraft.readers import read
from innokraft.record import Record, SectionKind
from innokraft.tagging.tagger import Mention, Tagger, tagger_of
from innokraft.text.language import language_of

_SENTENCE = re.compile(r"\S[^\n]*?(?:[.!?](?=\s|$)|(?=\n|$))")
_OURS = ("härlett", "curator")
_REACH = 90  # code points from a verb to the concept that it strengthens


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence of the record, with the concepts that count in it and the cues of its language."""

    start: int
    text: str
    kind: SectionKind
    mentions: list[Mention]
    cues: Cues

    def concepts(self, start: int = 0, end: int | None = None) -> list[str]:
        """The concepts between two places of the sentence, each once."""
        last = len(self.text) if end is None else end
        found = [m.concept for m in self.mentions if start <= m.start and m.end <= last]
        return list(dict.fromkeys(found))

    def reading(
        self, start: int, end: int, says: list[str], certainty: str = "konstaterat"
    ) -> DraftReading | None:
        """Quote a part of the sentence for some statements; None where there are none."""
        if not says:
            return None
        last = self.start + len(self.text[:end].rstrip(" ,"))
        return DraftReading(self.start + start, last, tuple(says), certainty)

    def certainty(self, words: str) -> str:
        """How firmly some words of the sentence say what they say, by their hedges."""
        hedges = (name for name, pattern in self.cues.hedges if pattern.search(words))
        return next(hedges, "konstaterat")

    def number(self, words: str) -> int:
        """The number that some digits or a number word stand for."""
        digits = re.sub(r"\D", "", words)
        return int(digits) if digits else self.cues.numbers.index(words.lower())


def suggest(file: str | Path, as_format: str | None = None, model: Model = SHIPPED) -> str:
    """The draft of an annotation of the first record in a file, as YAML, for a person to correct.

    Raises SourceError for a file that cannot be read, UsageError for one without a record.
    """
    for item in read([Path(file)], as_format):
        if not isinstance(item, Record):
            raise item
        return draft_of(item, tagger_of(model))
    raise UsageError(f"{file} holds no record")


def draft_of(record: Record, tagger: Tagger) -> str:
    """Draft an annotation of a record, as YAML with a quote for every statement.

    The quotes stand in the record's frozen text, so the draft can be loaded as it is.
    """
    language = record.language or language_of(record.text, "sv")
    draft = Draft(record, language if language in CUES else "en")
    _title(draft, tagger)
    sentences = list(_sentences(draft, tagger))
    event = _event(draft, sentences)
    for sentence in sentences:
        _conference(draft, sentence, event)
        _people(draft, sentence, event)
        _themes(draft, sentence, event or "project")
    return draft.to_yaml()


def _title(draft: Draft, tagger: Tagger) -> None:
    who = "publisher" if draft.record.publisher else "project-group"
    for title in draft.record.titles:
        text = title.span.of(draft.record.text)
        for m in tagger.tag(text, title.value.language):
            if m.counts and m.why != "wording":
                start = title.span.start + m.start
                says = (f"project dcterms:subject concept:{m.concept}",)
                end = start + m.end - m.start
                draft.readings.append(DraftReading(start, end, says, attributed_to=who))


def _sentences(draft: Draft, tagger: Tagger) -> Iterator[_Sentence]:
    text = draft.record.text
    for section in draft.record.sections:
        body = section.body.of(text)
        language = section.language or language_of(body, draft.language)
        if section.kind is SectionKind.LINKS or language not in CUES:
            continue
        for found in _SENTENCE.finditer(body):
            words = found[0].rstrip()
            mentions = [m for m in tagger.tag(words, language) if m.counts]
            start = section.body.start + found.start()
            yield _Sentence(start, words, section.kind, mentions, CUES[language])


def _event(draft: Draft, sentences: list[_Sentence]) -> str | None:
    """Find the first event that is spoken of in the definite form, and take it as the project's."""
    for sentence in sentences:
        if found := sentence.cues.event.search(sentence.text):
            kind = sentence.cues.events[found[1].lower()]
            name = draft.add(DraftThing(kind, "event", found[0]))
            says = (f"project hasEvent {name}", f"{name} eventType value:{kind}")
            end = sentence.start + found.end()
            draft.readings.append(DraftReading(sentence.start, end, says))
            return name
    return None


def _conference(draft: Draft, sentence: _Sentence, event: str | None) -> None:
    found = sentence.cues.conference.search(sentence.text)
    if not found:
        return
    name = found["name"]
    series = draft.add(DraftThing(slug(name), "series", name))
    start, end = sentence.start + found.start(), sentence.start + found.end()
    inner = series
    if year := _year(draft.record, found["year"]):
        label = f"{name} {year}"
        facts = {"series": name, "year": year}
        inner = draft.add(DraftThing(slug(label), "edition", label, facts))
        says = (f"{inner} schema:superEvent {series}", f"{inner} editionYear {year}")
        note = "" if found["year"] else "The sentence names no year; this one is the project's."
        certainty, who = ("konstaterat", "project-group") if found["year"] else _OURS
        draft.readings.append(DraftReading(start, end, says, certainty, who, note))
    if event:
        within = (f"{event} schema:superEvent {inner}",)
        draft.readings.append(DraftReading(sentence.start, end, within))
    if found["place"]:
        place = draft.add(DraftThing(slug(found["place"]), "place", found["place"]))
        at = sentence.start + found.start("name")
        draft.readings.append(DraftReading(at, end, (f"{inner} schema:location {place}",)))


def _year(record: Record, stated: str | None) -> int | None:
    if stated:
        return int(stated)
    start = record.period.value.start if record.period else None
    return start.year if start else None


def _people(draft: Draft, sentence: _Sentence, event: str | None) -> None:
    of = {"of": event or "project"}
    for found in sentence.cues.count.finditer(sentence.text):
        count = sentence.number(found["number"])
        group = draft.add(DraftThing(slug(found["noun"]), "group", found["noun"], of))
        start = sentence.start + found.start()
        end = sentence.start + found.end()
        draft.readings.append(DraftReading(start, end, (f"{group} statedCount {count}",)))
    if event and (full := sentence.cues.full.search(sentence.text)):
        says = (f"{event} attendanceLevel value:fullsatt",)
        draft.readings.append(DraftReading(sentence.start, sentence.start + full.end(), says))


def _themes(draft: Draft, sentence: _Sentence, about: str) -> None:
    """Read the concepts of a sentence by the cues around them."""
    draft.readings += filter(
        None,
        (
            _starting_points(sentence, about),
            _aim(sentence, about),
            _identified(sentence, about),
            _number_identified(sentence, about),
            _further_work(sentence),
        ),
    )


def _starting_points(sentence: _Sentence, about: str) -> DraftReading | None:
    found = sentence.cues.start.search(sentence.text)
    if not found:
        return None
    clause = sentence.cues.clause.search(sentence.text, found.end())
    end = clause.start() if clause else len(sentence.text)
    concepts = sentence.concepts(found.end(), end)
    return sentence.reading(
        found.start(), end, [f"concept:{c} startingPointIn {about}" for c in concepts]
    )


def _aim(sentence: _Sentence, about: str) -> DraftReading | None:
    """What is to be strengthened: the first concept after such a verb, in a section of aims."""
    found = sentence.cues.strengthen.search(sentence.text)
    if not found or sentence.kind is not SectionKind.AIM:
        return None
    for m in sentence.mentions:
        if found.end() <= m.start <= found.end() + _REACH:
            says = [f"{about} aimsToStrengthen concept:{m.concept}"]
            return sentence.reading(found.start(), m.end, says)
    return None


def _identified(sentence: _Sentence, about: str) -> DraftReading | None:
    """What is named as central: what a colon leads in, or else all after the cue."""
    found = sentence.cues.identified.search(sentence.text)
    if not found:
        return None
    colon = sentence.text.find(":", found.end())
    concepts = sentence.concepts(max(colon, found.end()))
    says = [f"concept:{c} identifiedAsCentralIn {about}" for c in concepts]
    hedged = sentence.text[:colon] if colon > 0 else sentence.text
    return sentence.reading(0, len(sentence.text), says, sentence.certainty(hedged))


def _number_identified(sentence: _Sentence, about: str) -> DraftReading | None:
    found = sentence.cues.areas.search(sentence.text)
    if not found or not sentence.cues.identified.search(sentence.text):
        return None
    says = [f"{about} identifiedCount {sentence.number(found['number'])}"]
    return sentence.reading(found.start(), found.end(), says)


def _further_work(sentence: _Sentence) -> DraftReading | None:
    """What is worth more work: the concepts of the clause that says so."""
    found = sentence.cues.further.search(sentence.text)
    if not found:
        return None
    clauses = [c.end() for c in sentence.cues.clause.finditer(sentence.text, 0, found.start())]
    concepts = sentence.concepts(clauses[-1] if clauses else 0)
    says = [f"project suggestsFurtherWorkOn concept:{c}" for c in concepts]
    return sentence.reading(0, len(sentence.text), says, "möjligt")
