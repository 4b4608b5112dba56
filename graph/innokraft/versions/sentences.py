"""The sentence around a quote: what it says can turn on a word outside of it ("visade inte att …").

Where it is doubtful whether a sentence ends (after an abbreviation, at a line that may have been
broken for its length), it goes on: too much context asks a person, too little asks nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from innokraft.record import Record, Span
from innokraft.text.expressions import when_used
from innokraft.text.normalisation import tidy

_END = when_used(r"[.!?…][\"'”’»)\]]*(?=\s)|\n")
_SHORT = when_used(
    r"(?:^|[\s(])(?:\w+\.)*(?:\w|bl|ca|dvs|dr|eng|ev|etc|exkl|fig|inkl|jfr|kl|mfl|nr|osv|prof|resp|st|tex|vs)$",
    re.IGNORECASE,
)
_WRAPPED = 60  # code points from which a line may have been broken for its length


class Context(NamedTuple):
    """What stands around a quote: its kind of section, its sentence, and its place in that."""

    section: str
    sentence: str
    before: int


def context(record: Record, quote: Span) -> Context:
    """What stands around a quote, without the layout of the text."""
    section = next((s for s in record.sections if _holds(s.body, quote)), None)
    around = sentence(record.text, quote, section.body if section else _lines(record.text, quote))
    before = len(tidy(record.text[around.start : quote.start]))
    return Context(section.kind if section else "", tidy(around.of(record.text)), before)


def sentence(text: str, quote: Span, within: Span) -> Span:
    """The sentence, or the sentences, that a quote stands in, inside a part of the text."""
    start, end = within.start, within.end
    for found in _END.finditer(text, within.start, within.end):
        if not _ends(text, found.end()):
            continue
        if found.end() <= quote.start:
            start = found.end()
        elif found.end() >= quote.end:
            end = found.end()
            break
    return Span(start, end)


def sentence_spans(text: str) -> Iterator[Span]:
    """The sentences of a text one after the other, with the blanks after them."""
    start = 0
    for found in _END.finditer(text):
        if _ends(text, found.end()):
            yield Span(start, found.end())
            start = found.end()
    if start < len(text):
        yield Span(start, len(text))


def _holds(outer: Span, inner: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _lines(text: str, quote: Span) -> Span:
    end = text.find("\n", quote.end)
    return Span(text.rfind("\n", 0, quote.start) + 1, end if end >= 0 else len(text))


def _ends(text: str, at: int) -> bool:
    """Whether a sentence ends before a place at which a full stop or a line ends."""
    rest = text[at : at + 200].lstrip()
    goes_on = rest[:1].islower()
    if text[at - 1] != "\n":
        word = text[max(0, at - 20) : at]
        return not goes_on and not (word.endswith(".") and _SHORT.search(word[:-1]))
    line = text[text.rfind("\n", 0, at - 1) + 1 : at - 1].rstrip()
    is_blank = not line or text[at : at + 1] in {"", "\n"}
    if is_blank or line.endswith((".", "!", "?", "…", ":")):
        return True
    return not goes_on and len(line) < _WRAPPED
