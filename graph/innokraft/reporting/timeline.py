"""How much there is in each year, and a small picture of it."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from innokraft.analysis.projects import granted
from innokraft.analysis.scope import Scope
from innokraft.analysis.sentences import Said
from innokraft.reporting.document import Bars
from innokraft.text.shown import plain

_WIDTH, _HEIGHT, _HEAD, _FOOT = 640.0, 150.0, 18.0, 22.0
_WIDEST, _LONGEST = 36.0, 60
"""How wide a bar is at the most, and how many years in a row are drawn."""


@dataclass(frozen=True, slots=True)
class Year:
    """A year: how many projects start in it, what they say of the subject, what they are granted.

    `year` is empty for projects of which no source says when they start.
    """

    year: str
    projects: int
    said: int
    granted: dict[str, Decimal]


def years_of(scope: Scope, said: Iterable[Said]) -> list[Year]:
    """The years in which the projects of a subject start, in order, those without projects too."""
    of = scope.all
    by_year: dict[str, set[str]] = {}
    for project in scope.projects:
        by_year.setdefault(of.year(project), set()).add(project)
    about = scope.subject.concepts
    counts = Counter(of.year(s.project) for s in said if not about or s.concept in about)
    return [
        Year(year, len(some), counts[year], granted(of.grants_of(some)))
        for year in _in_order(by_year)
        for some in [by_year.get(year, set())]
    ]


def _in_order(years: Iterable[str]) -> list[str]:
    known = sorted(filter(None, years))
    if known and int(known[-1]) - int(known[0]) < _LONGEST:
        known = [f"{year:04d}" for year in range(int(known[0]), int(known[-1]) + 1)]
    return [*known, *([""] if "" in years else [])]


def svg(bars: Bars, name: str) -> str:
    """The bars as SVG: with a title and a description, in the colours of the text around it.

    `name` begins the ids inside it.
    """
    root = ET.Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "viewBox": f"0 0 {_WIDTH:g} {_HEIGHT:g}",
            "role": "img",
            "aria-labelledby": f"{name}-title {name}-desc",
            "font-family": "system-ui, sans-serif",
            "font-size": "11",
        },
    )
    for tag, text in (("title", bars.title), ("desc", bars.described)):
        ET.SubElement(root, tag, {"id": f"{name}-{tag}"}).text = plain(text)
    step = _WIDTH / max(len(bars.counts), 1)
    most = max((count for _, count in bars.counts), default=0)
    every = max(1, round(34 / step))
    ground = _HEIGHT - _FOOT
    line = {"x1": "0", "x2": f"{_WIDTH:g}", "y1": f"{ground:g}", "y2": f"{ground:g}"}
    ET.SubElement(root, "line", {**line, "stroke": "currentColor"})
    for place, (label, count) in enumerate(bars.counts):
        middle = (place + 0.5) * step
        tall = (ground - _HEAD) * count / most if most else 0.0
        if count:
            _bar(root, middle, min(step * 0.8, _WIDEST), ground, tall)
            if step >= 18:
                _text(root, str(count), middle, ground - tall - 4)
        if (len(bars.counts) - 1 - place) % every == 0:
            _text(root, label, middle, _HEIGHT - 6)
    return ET.tostring(root, encoding="unicode")


def _bar(root: ET.Element, middle: float, wide: float, ground: float, tall: float) -> None:
    place = {
        "x": f"{middle - wide / 2:.1f}",
        "y": f"{ground - tall:.1f}",
        "width": f"{wide:.1f}",
        "height": f"{tall:.1f}",
        "fill": "#0f5f73",
    }
    ET.SubElement(root, "rect", place)


def _text(root: ET.Element, text: str, x: float, y: float) -> None:
    place = {"x": f"{x:.1f}", "y": f"{y:.1f}", "text-anchor": "middle", "fill": "currentColor"}
    ET.SubElement(root, "text", place).text = plain(text)
