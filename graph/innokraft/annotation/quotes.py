"""Where a quote stands in a frozen text; where it does not, what stands there that is nearest."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import TYPE_CHECKING

from innokraft.errors import AnnotationError, shown
from innokraft.record import Record, Span, places

if TYPE_CHECKING:
    from innokraft.annotation.model import Reading

_COMPARED = 400  # code points of a quote that are looked for, so that a search stays cheap
_LIKE = 60.0  # of 100: what is less like the quote is not shown
_TOLD = 3  # differences


def find_quote(record: Record, reading: Reading) -> Span:
    """Where a reading's quote stands in the frozen text.

    Raises AnnotationError where the text does not hold it, or holds it more than once and the
    reading does not say which.
    """
    starts, quote = places(record.text, reading.quote), shown(reading.quote)
    if not starts:
        problem = f"{record.key} does not hold the quote {quote}"
        raise AnnotationError(problem, reading.place, nearest(record.text, reading.quote))
    if len(starts) > 1 and reading.occurrence is None:
        problem = f"the quote {quote} stands {len(starts)} times in {record.key}"
        remedy = f"Say which: occurrence: 1 to {len(starts)}."
        raise AnnotationError(problem, reading.place, remedy)
    index = (reading.occurrence or 1) - 1
    if index >= len(starts):
        problem = f"there is no occurrence {reading.occurrence} of {quote}"
        remedy = f"It stands {len(starts)} time(s) in {record.key}."
        raise AnnotationError(problem, reading.place, remedy)
    return Span(starts[index], starts[index] + len(reading.quote))


def nearest(text: str, quote: str) -> str:
    """A sentence on the place of a text that is most like a quote, and on how the two differ."""
    from rapidfuzz.fuzz import partial_ratio_alignment

    sought = quote[:_COMPARED]
    found = partial_ratio_alignment(sought, text, score_cutoff=_LIKE)
    if found is None:
        return "Quote it letter by letter, as the record prints it."
    span = _trimmed(text, Span(found.dest_start, found.dest_end), sought)
    passage, at = span.of(text), f"{span.start}–{span.end}"
    told = "; ".join(_differences(sought, passage))
    if not told:
        return f"Its start stands at {at}; then the record goes on differently."
    return f"The nearest stands at {at}: {shown(passage, _COMPARED)}. {told[0].upper()}{told[1:]}."


def _trimmed(text: str, span: Span, quote: str) -> Span:
    """The span without the blanks at its ends, where the quote has none there."""
    passage = span.of(text)
    before = 0 if quote[0].isspace() else len(passage) - len(passage.lstrip())
    after = 0 if quote[-1].isspace() else len(passage) - len(passage.rstrip())
    return Span(span.start + before, span.end - after)


def _differences(quote: str, passage: str) -> Iterator[str]:
    from rapidfuzz.distance import Levenshtein

    told = 0
    for each in Levenshtein.opcodes(quote, passage):
        if each.tag == "equal":
            continue
        if told == _TOLD:
            yield "and more"
            return
        told += 1
        here = _characters(quote[each.src_start : each.src_end])
        there = _characters(passage[each.dest_start : each.dest_end])
        yield f"at character {each.src_start + 1} the quote has {here}, the record {there}"


def _characters(text: str) -> str:
    """Some characters; one that is easily taken for another comes with its name."""
    if not text:
        return "nothing"
    if len(text) > 1 or (text.isascii() and text.isprintable() and text not in " '\"`"):
        return shown(text)
    return f"{text!r} (U+{ord(text):04X} {unicodedata.name(text, 'without a name')})"
