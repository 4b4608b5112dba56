"""What a report's text may say of its project: for a person to accept, each with its quote."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from innokraft.documents.report_text import ReportText
from innokraft.model.organisations import OrganisationRow
from innokraft.readers.values.money import read_money
from innokraft.readers.values.organisations import is_nobody
from innokraft.readers.values.periods import read_period
from innokraft.record import Span
from innokraft.text.expressions import when_used
from innokraft.text.normalisation import View, view

_LABELS = {
    "title": "projekt(?:ets )?(?:titel|namn)|titel|project title|title",
    "number": "diarie(?:nummer|nr)|dnr|projekt(?:nummer|nr)|ärendenummer|project (?:number|no)"
    "|grant (?:agreement )?(?:number|no)|reference(?: number)?|reg(?:istration)? no",
    "coordinator": "koordinator|koordinerande organisation|projektägare|projektkoordinator"
    "|utförare|(?:stöd|bidrags)mottagare|sökande organisation|coordinator"
    "|coordinating organi[sz]ation|lead organi[sz]ation|beneficiary",
    "funder": "finansiär|funder|funding body",
    "period": "projektperiod|projekttid|period|löptid|project period|duration",
}
_LABELLED = {
    key: when_used(
        rf"^[-*•|_>\t ]{{0,8}}(?:{words})(?![^\W_])\.?[*_\t ]*(?::[*_\t ]*\|?|(?P<cell>\|))[*_\t ]*"
        r"(?P<value>[^\s|*_][^\n|]*?)[*_\t ]*"
        r"(?(cell)\|?[\t ]*$|(?=\||$))",  # in a row of a table, of two cells
        re.I | re.M,
    )
    for key, words in _LABELS.items()
}
_REPORT = re.compile(
    r"(?:(?:slut|del|läges|projekt)?rapport|(?:(?:final|project) )?report): ", re.IGNORECASE
)
_REFERENCE = when_used(r"(?<![\d-])(?P<value>(?:19|20)\d\d-\d{5})(?![\d-])")
_DIGITS = r"\d{1,3}(?:[ .,]\d{3}){1,4}(?:[.,]\d\d)?|\d{1,14}(?:[.,]\d{1,6})?"
_AMOUNT = when_used(
    rf"(?<![\w.,-])(?P<value>(?:SEK|EUR|USD|GBP|€|\$|£) ?(?:{_DIGITS})(?: (?:million|billion)\b)?"
    rf"|(?:{_DIGITS}) ?(?:(?:miljon(?:er)?|miljard(?:er)?|million|tusen) )?"
    r"(?:kronor|kr|tkr|mkr|mnkr|SEK|kSEK|MSEK|EUR|MEUR|euro|USD|GBP|€)(?!\w))",
    re.I,
)
Place = tuple[str, int, int]
"""A field, and where its value starts and ends."""

_MOST = 5
"""How many values of one field are proposed."""


class Proposal(NamedTuple):
    """A field that a report may state: the words that say so, and where they stand in its text."""

    key: str
    quote: str
    start: int
    end: int
    page: int


class Proposed(NamedTuple):
    """What is proposed, by field and then by place; how many values more a field may have."""

    proposals: tuple[Proposal, ...]
    left_out: dict[str, int]


def proposals(report: ReportText, organisations: Iterable[OrganisationRow]) -> Proposed:
    """What may be proposed: a value once, at its first place."""
    seen = view(report.text)
    found: list[Place] = []
    for key, pattern in _LABELLED.items():
        found += [(key, *place) for place in _places(pattern, seen) if _fits(key, seen, place)]
    found += [("number", *place) for place in _places(_REFERENCE, seen)]
    found += [("amount", *p) for p in _places(_AMOUNT, seen) if read_money(seen.text[slice(*p)])]
    found += [("participants", *place) for place in _named(seen, organisations)]
    placed = [(key, *seen.span(start, end)) for key, start, end in found]
    if heading := report.heading or _first_line(report.text):
        placed.append(("title", *heading))
    return _each_once(report, placed)


def _first_line(text: str) -> Span | None:
    """The first line, where it may be a title; without what says that it is a report."""
    line = text.partition("\n")[0]
    start = head.end() if (head := _REPORT.match(line)) else 0
    title = line[start:]
    is_title = 0 < len(title) <= 150 and ":" not in title and not title.endswith((".", ";", ","))
    return Span(start, len(line)) if is_title else None


def _places(pattern: re.Pattern[str], seen: View) -> Iterator[tuple[int, int]]:
    for match in pattern.finditer(seen.text):
        start, end = match.span("value")
        yield start, start + len(seen.text[start:end].rstrip(" ,;"))


def _fits(key: str, seen: View, place: tuple[int, int]) -> bool:
    printed = seen.text[slice(*place)]
    if key == "period":
        return read_period(printed) is not None
    if key == "number":
        return len(printed) <= 40 and any(c.isdecimal() for c in printed)
    return len(printed) <= 300 and not is_nobody(printed)


def _named(seen: View, organisations: Iterable[OrganisationRow]) -> Iterator[tuple[int, int]]:
    """Where organisations of a table are named, by their full names."""
    names = {name for row in organisations for name in (row.name, row.english) if len(name) > 3}
    for name in sorted(names):
        match = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", seen.text)
        if match:
            yield match.span()


def _each_once(report: ReportText, found: list[Place]) -> Proposed:
    proposed: list[Proposal] = []
    left_out: dict[str, int] = {}
    for key in (*_LABELS, "amount", "participants"):
        taken = {each.quote for each in proposed} if key == "participants" else set()
        values: dict[str, Proposal] = {}
        for each, start, end in sorted(found, key=lambda place: place[1:]):
            quote = report.text[start:end]
            if each == key and quote not in taken:
                proposal = Proposal(key, quote, start, end, report.page_at(start))
                values.setdefault(quote, proposal)
        kept = len(values) if key == "participants" else _MOST
        proposed += list(values.values())[:kept]
        if len(values) > kept:
            left_out[key] = len(values) - kept
    return Proposed(tuple(proposed), left_out)
