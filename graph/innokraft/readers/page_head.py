"""Finds the parts of a Vinnova page: title, labels, headings, the statement on review, the foot."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from innokraft.readers.headings import heading_kind
from innokraft.readers.page_lines import (
    Labelled,
    Line,
    foot_number,
    is_banner,
    is_foot,
    labelled,
    lines_of,
    updated,
)
from innokraft.readers.review import find_review
from innokraft.readers.sections import MARK, Headed, headed_lines
from innokraft.record import Review, Span

_LONGEST_VALUE = 200


@dataclass(frozen=True, slots=True)
class Page:
    """The parts of a page. `between` is prose under the labels without a heading.

    `number_below` is the project number in the foot, with its label.
    """

    title: Span | None
    labels: dict[str, Labelled]
    number_below: tuple[Span, str] | None
    updated: Line | None
    between: Span | None
    headings: list[Headed]
    end: int
    review: Review | None

    @property
    def language(self) -> str:
        """The language that most labels are in."""
        tongues = [found.language for found in self.labels.values()]
        return "en" if tongues.count("en") > tongues.count("sv") else "sv"


def find_page(text: str) -> Page | None:
    """The parts of a page; None for a text without two labels."""
    headings = headed_lines(text, Span(0, len(text)))
    first = headings[0].span.start if headings else len(text)
    head = list(lines_of(text, 0, first))
    labels, start, last = _labels(head)
    if len(labels) < 2:
        return None
    review = find_review(text, headings[-1].line_end if headings else 0)
    tail = list(lines_of(text, headings[-1].line_end)) if headings else head[last + 1 :]
    at = next((i for i, line in enumerate(tail) if is_foot(line.text)), len(tail))
    stops = [line.span.start for line in tail[at : at + 1]]
    stops += [review.statement.start] if review else []
    end = min(stops, default=len(text))
    return Page(
        _title(head[:start]),
        labels,
        foot_number(text, tail[at].span.start) if at < len(tail) else None,
        next((line for line in tail[at:] if updated(line.text)), None),
        _between(head[last + 1 :], min(first, end)),
        headings,
        end,
        review,
    )


def _labels(head: list[Line]) -> tuple[dict[str, Labelled], int, int]:
    """The labels by field, the index of the first labelled line, and of the last."""
    found = [(i, label) for i, line in enumerate(head) if (label := labelled(line))]
    numbers = [i for i, label in found if label.field == "number" and _is_number(label, head[i])]
    start = numbers[0] if numbers else _first_of_two([i for i, _ in found])
    labels: dict[str, Labelled] = {}
    last = start
    for i, label in found:
        if i < start or label.field in labels:
            continue
        last = i
        following = head[i + 1] if i + 1 < len(head) else None
        if label.alone and following and _is_value(following):
            label = Labelled(label.field, label.language, label.label, following.span)  # noqa: PLW2901
            last = i + 1
        labels[label.field] = label
    return labels, start, last


def _is_number(label: Labelled, line: Line) -> bool:
    value = line.text[label.value.start - line.span.start :]
    return not value or value[:4].isdecimal()


def _first_of_two(indexes: list[int]) -> int:
    """The first labelled line with another right behind it: a title can start with a label."""
    near = [i for i, j in pairwise(indexes) if j - i <= 2]
    return next(iter(near or indexes), 0)


def _is_value(line: Line) -> bool:
    free = labelled(line) is None and heading_kind(line.text) is None and not is_foot(line.text)
    return free and len(line.text) <= _LONGEST_VALUE


def _title(above: list[Line]) -> Span | None:
    titles = [line for line in above if not is_banner(line.text) and not MARK.fullmatch(line.text)]
    return titles[-1].span if titles else None


def _between(lines: list[Line], end: int) -> Span | None:
    prose = [line for line in lines if line.span.start < end and labelled(line) is None]
    if not prose or MARK.fullmatch(prose[0].text):
        return None
    return Span(prose[0].span.start, prose[-1].span.end)
