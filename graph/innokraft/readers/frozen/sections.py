"""Splits a report into its sections, and trims what is layout from their ends.

A machine-translation mark at the start of a section, or alone on the line before its heading, is
no part of the text: it makes the section `machine_translated`. HTML tags at the ends of a body
are left out of its span; tags inside stay, because a text is quoted as it is.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import fields, is_dataclass, replace
from typing import NamedTuple, TypeVar, cast

from innokraft.readers.frozen.headings import ENDS, LONGEST, heading_kind
from innokraft.record import Section, SectionKind, Span
from innokraft.text.expressions import when_used
from innokraft.text.language import language_of
from innokraft.text.normalisation import View, view

MARK = when_used(
    r"(?:\*\*\s*|<|&lt;)(?:denna text är maskinöversatt|(?:this|the) text (?:has been|is|was)"
    r" machine[- ]translated)\.?(?:\s*\*\*|\s*>|&gt;)",
    re.IGNORECASE,
)
"""What a source prints over a text that a machine translated."""

_TAG = (
    r"</?(?:p|br|b|i|u|a|em|ol|ul|li|hr|div|sub|sup|span|font|strong|o:p|h[1-6]|table|tbody|tr|t[dh])"
    r"(?:\s[^<>\n]{0,200})?\s*/?>|&nbsp;"
)
_AT_START = when_used(rf"(?:\s|{_TAG}|(?P<mark>{MARK.pattern}))*", re.IGNORECASE)
_AT_END = when_used(rf"(?:(?P<mark>{MARK.pattern})|{_TAG}|\|)\Z", re.IGNORECASE)
_LONGEST_END = 260
_TELLING = {
    "sv": frozenset((
        "och", "att", "som", "för", "av", "på", "vid", "är", "från", "till", "med", "inom",
        "samt", "eller", "genom", "hos", "mellan", "ett",
    )),
    "en": frozenset((
        "the", "and", "of", "for", "to", "with", "from", "through", "between", "its", "on", "by",
    )),
}  # fmt: skip
"""Words that only one of the two languages has."""
_WORDS = when_used(r"[^\W\d_]+")
_LETTERS = when_used("[åäö]", re.IGNORECASE)


class Headed(NamedTuple):
    """Where a heading stands (without signs round it) and what its section is for."""

    kind: SectionKind
    span: Span
    line_end: int


def headed_lines(text: str) -> list[Headed]:
    """The headings that stand alone on a line of a text, or broken over two."""
    found = []
    start = 0
    while start < len(text):
        stop = _line_end(text, start)
        kind = heading_kind(text[start:stop]) if stop - start <= LONGEST else None
        if kind is None and 0 < stop - start < LONGEST and stop < len(text):
            longer = _line_end(text, stop + 1)
            if longer - start <= LONGEST and (kind := heading_kind(text[start:longer])):
                stop = longer
        if kind:
            line = text[start:stop]
            first = start + len(line) - len(line.lstrip(ENDS))
            found.append(Headed(kind, Span(first, start + len(line.rstrip(ENDS + ":"))), stop))
        start = stop + 1
    return found


def first_line(text: str, part: Span) -> Span:
    """The first line of a part, which names it where no heading does."""
    line = part.of(text).partition("\n")[0].rstrip()
    return Span(part.start, part.start + len(line))


def _line_end(text: str, start: int) -> int:
    stop = text.find("\n", start)
    return len(text) if stop < 0 else stop


def split_sections(
    text: str, headings: list[Headed], end: int, language: str | None, *, marked: bool = False
) -> Iterator[Section]:
    """The sections under headings, the last one up to `end`, each with the language it is in.

    `marked` says that a machine-translation mark stands before the first of them.
    """
    stops = [*(heading.span.start for heading in headings[1:]), end]
    for heading, stop in zip(headings, stops, strict=False):
        body, at_start, at_end = trim(text, Span(heading.line_end, stop))
        tongue = language_of(body.of(text), language)
        yield Section(heading.kind, heading.span, body, tongue, at_start or marked)
        marked = at_end


def split_abstract(text: str, label: Span, body: Span, language: str | None) -> Iterator[Section]:
    """The sections of an abstract; what stands under no heading is one under the field's label."""
    seen = view(body.of(text))
    for section in _abstract(seen.text, language):
        heading, rest = (_moved(span, seen, body.start) for span in (section.heading, section.body))
        yield section._replace(heading=heading if section.heading.end else label, body=rest)


def _abstract(text: str, language: str | None) -> Iterator[Section]:
    """The sections of an abstract; the one under no heading has an empty span for it."""
    headings = headed_lines(text)
    first = headings[0].span.start if headings else len(text)
    rest, at_start, at_end = trim(text, Span(0, first))
    if rest.start < rest.end:
        tongue = language_of(rest.of(text), language)
        yield Section(SectionKind.OTHER, Span(0, 0), rest, tongue, at_start)
        at_start = False
    yield from split_sections(text, headings, len(text), language, marked=at_start or at_end)


Placed = TypeVar("Placed")


def in_text(found: Placed, seen: View, start: int = 0) -> Placed:
    """What was found in a view, with its spans in the text, where the view starts at `start`."""
    if not (seen.edits or start):
        return found
    return cast("Placed", _placed(found, seen, start))


def _moved(span: Span, seen: View, start: int) -> Span:
    first, last = seen.span(span.start, span.end)
    return Span(start + first, start + last)


def _placed(found: object, seen: View, start: int) -> object:
    if isinstance(found, Span):
        return _moved(found, seen, start)
    if isinstance(found, tuple):
        parts = (_placed(each, seen, start) for each in found)
        made: object = getattr(found, "_make", tuple)(parts)
        return made
    if is_dataclass(found) and not isinstance(found, type):
        values = {f.name: getattr(found, f.name) for f in fields(found)}
        return replace(found, **{n: _placed(value, seen, start) for n, value in values.items()})
    return found


def trim(text: str, part: Span) -> tuple[Span, bool, bool]:
    """A part without white space and tags at its ends, and whether a mark stood at either."""
    head = _AT_START.match(text, part.start, part.end)
    assert head
    start, at_end = head.end(), False
    end = start + len(text[start : part.end].rstrip())
    while end > start and text[end - 1] in ">;*|":
        tail = _AT_END.search(text, max(start, end - _LONGEST_END), end)
        if tail is None:
            break
        at_end = at_end or tail["mark"] is not None
        end = start + len(text[start : tail.start()].rstrip())
    return Span(start, max(start, end)), head["mark"] is not None, at_end


def title_language(title: str, labels: str | None, texts: Collection[str] = ()) -> str | None:
    """The language of a title: that of the labels it stands under, which say what page it is.

    Only more than a stray word or place name outweighs them: two words that the other language
    alone has, or that are written small with å, ä or ö (a word can be both), and none of their
    own. One is enough where all `texts` of the page are in the other language.

    >>> title_language("New Delhi", "sv"), title_language("The courage of the many", "sv")
    ('sv', 'en')
    """
    if labels not in _TELLING:
        return language_of(title, labels)
    other = "en" if labels == "sv" else "sv"
    words = _WORDS.findall(title)
    if any(word.lower() in _TELLING[labels] for word in words):
        return labels
    needed = 1 if set(texts) == {other} else 2
    return other if _weight(words, other) >= needed else labels


def _weight(words: list[str], tongue: str) -> int:
    """How much speaks for a language: words that it alone has, and letters in the other words."""
    telling = [word for word in words if word.lower() in _TELLING[tongue]]
    marked = [word for word in words if word.islower() and _LETTERS.search(word)]
    return len(telling) + (len(marked) if tongue == "sv" else 0)
