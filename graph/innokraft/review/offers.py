"""What is offered for words that a person has selected: how certain they are, what they mention."""

from __future__ import annotations

from innokraft.drafting.cues import cues
from innokraft.drafting.yaml_text import certainty_word
from innokraft.rdf.iris import slug
from innokraft.record import Record, Span, places
from innokraft.review.relations import Plain
from innokraft.tagging import Tagger
from innokraft.text.language import language_of
from innokraft.versions.sentences import sentence

_SURE = "konstaterat"


def offers(record: Record, span: Span, tagger: Tagger) -> Plain:
    """The words of a span, and what they let a person say of them.

    `certainty` is what their hedge says, and `hedge` where that stands in them; `beside` is a hedge
    of their sentence that they leave out, with the span that would take it in.
    """
    quote = span.of(record.text)
    language = record.language or language_of(record.text, "sv") or "sv"
    hedge = find_hedge(quote, language)
    around = sentence(record.text, span, _part(record, span))
    beside = None if hedge else find_hedge(around.of(record.text), language)
    found = places(record.text, quote)
    return {
        "quote": quote,
        "times": len(found),
        "certainty": hedge[0] if hedge else _SURE,
        "hedge": hedge[1] if hedge else "",
        "beside": _widened(span, around, beside) if beside else None,
        "concepts": [f"concept:{each}" for each in _mentioned(quote, language, tagger)],
    }


def find_hedge(words: str, language: str) -> tuple[str, str, Span] | None:
    """The certainty that a hedge in some words says, the hedge, and where it stands; or None."""
    for cue in cues("certainty", language):
        if found := cue.words.search(words):
            return certainty_word(slug(cue.rule)), found[0], Span(*found.span())
    return None


def _widened(span: Span, around: Span, hedge: tuple[str, str, Span]) -> Plain:
    start, end = around.start + hedge[2].start, around.start + hedge[2].end
    return {
        "certainty": hedge[0], "hedge": hedge[1],
        "start": min(span.start, start), "end": max(span.end, end),
    }  # fmt: skip


def _part(record: Record, span: Span) -> Span:
    for section in record.sections:
        if section.body.start <= span.start and span.end <= section.body.end:
            return section.body
    end = record.text.find("\n", span.end)
    return Span(record.text.rfind("\n", 0, span.start) + 1, end if end >= 0 else len(record.text))


def _mentioned(quote: str, language: str, tagger: Tagger) -> list[str]:
    found = sorted(tagger.tag(quote, language), key=lambda m: not m.counts)
    return list(dict.fromkeys(each.concept for each in found))
