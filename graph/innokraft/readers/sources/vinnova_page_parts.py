"""Finds the parts of a Vinnova page: title, labels, headings, the statement on review, the foot."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from innokraft.readers.frozen.headings import ENDS, heading_kind
from innokraft.readers.frozen.sections import MARK, Headed, headed_lines
from innokraft.readers.sources.vinnova_page_lines import (
    Labelled,
    Line,
    foot_number,
    goes_on,
    is_banner,
    is_foot,
    labelled,
    lines_of,
    mended,
    updated,
)
from innokraft.readers.values.review import find_review
from innokraft.record import Review, Span

_LONGEST_VALUE = 200
_YEAR = re.compile(r"\d{4}")


@dataclass(frozen=True, slots=True)
class Page:
    """The parts of a page. `between` is prose under the labels without a heading.

    `number_below` is the project number in the foot, with its label; `unread` are lines between
    the labels that are neither a label nor a value.
    """

    title: Span | None
    labels: dict[str, Labelled]
    number_below: tuple[Span, str] | None
    updated: Line | None
    between: Span | None
    headings: list[Headed]
    end: int
    review: Review | None
    unread: tuple[str, ...] = ()

    @property
    def language(self) -> str:
        """The language that most labels are in."""
        tongues = [found.language for found in self.labels.values()]
        return "en" if tongues.count("en") > tongues.count("sv") else "sv"


def find_page(text: str) -> Page | None:
    """The parts of a page; None for a text without two labels."""
    headings = headed_lines(text)
    first = headings[0].span.start if headings else len(text)
    head = list(mended(text, lines_of(text, 0, first)))
    if head and not head[-1].text.strip(ENDS):
        head.pop()  # the signs before the first heading
    labels, start, last, unread = _labels(text, head)
    if len(labels) < 2:
        return None
    review = find_review(text, headings[-1].line_end if headings else 0)
    tail = list(lines_of(text, headings[-1].line_end)) if headings else head[last + 1 :]
    at = next((i for i, line in enumerate(tail) if is_foot(line.text)), len(tail))
    stops = [line.span.start for line in tail[at : at + 1]]
    stops += [review.statement.start] if review else []
    end = min(stops, default=len(text))
    return Page(
        _title(text, head[:start]),
        labels,
        foot_number(text, tail[at].span.start) if at < len(tail) else None,
        next((line for line in tail[at:] if updated(line.text)), None),
        _between(head[last + 1 :], min(first, end)),
        headings,
        end,
        review,
        tuple(unread),
    )


def _labels(text: str, head: list[Line]) -> tuple[dict[str, Labelled], int, int, list[str]]:
    """The labels by field, the indexes of the first labelled line and the last, lines not read."""
    found = [(i, label) for i, line in enumerate(head) if (label := labelled(line))]
    numbers = [i for i, label in found if label.field == "number" and _is_number(label, head[i])]
    start = numbers[0] if numbers else _first_of_two([i for i, _ in found])
    labels: dict[str, Labelled] = {}
    unread: list[str] = []
    last = start
    for i, label in found:
        if i < start or label.field in labels:
            continue
        unread += (line.text for line in head[last + 1 : i])
        last, value = _whole_value(text, head, i, label)
        labels[label.field] = replace(label, value=value)
    return labels, start, last, unread


def _whole_value(text: str, head: list[Line], i: int, label: Labelled) -> tuple[int, Span]:
    """The line that a value ends on, and the value with the lines that it is broken over."""
    last, value = i, label.value
    if label.alone and i + 1 < len(head) and _is_value(head[i + 1]):
        last, value = i + 1, head[i + 1].span
    while value and last + 1 < len(head) and _is_next(text, head[last], head[last + 1]):
        following = head[last + 1]
        if not (_is_value(following) and goes_on(value.of(text), following.text)):
            break
        last, value = last + 1, Span(value.start, following.span.end)
    return last, value


def _is_next(text: str, line: Line, following: Line) -> bool:
    """Whether no blank line stands between two."""
    return text.count("\n", line.span.end, following.span.start) == 1


def _is_number(label: Labelled, line: Line) -> bool:
    value = line.text[label.value.start - line.span.start :]
    return not value or _YEAR.search(value) is not None


def _first_of_two(indexes: list[int]) -> int:
    """The first labelled line with another right behind it: a title can start with a label."""
    near = [i for i, j in pairwise(indexes) if j - i <= 2]
    return next(iter(near or indexes), 0)


def _is_value(line: Line) -> bool:
    free = labelled(line) is None and heading_kind(line.text) is None and not is_foot(line.text)
    return free and len(line.text) <= _LONGEST_VALUE


def _title(text: str, above: list[Line]) -> Span | None:
    """The last lines above the labels that the site does not speak in: a title can be broken."""
    titles = [line for line in above if not is_banner(line.text) and not MARK.fullmatch(line.text)]
    if not titles:
        return None
    first = last = len(titles) - 1
    while first and _is_one(text, titles[first - 1], titles[first]):
        first -= 1
    return Span(titles[first].span.start, titles[last].span.end)


def _is_one(text: str, line: Line, following: Line) -> bool:
    between = text[line.span.end : following.span.start]
    if between.strip(" |\n"):
        return False
    return between.count("\n") == 1 or goes_on(line.text, following.text)


def _between(lines: list[Line], end: int) -> Span | None:
    prose = [line for line in lines if line.span.start < end and labelled(line) is None]
    if not prose or MARK.fullmatch(prose[0].text):
        return None
    return Span(prose[0].span.start, prose[-1].span.end)
