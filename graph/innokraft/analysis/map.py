"""A map of themes around a subject as SVG: it in the middle, they around it, lines by lift.

On each side of the middle the themes stand evenly below one another on an arc, their names outside
of it, so that no name lies on another, on a line or on the middle. It is the same each time.
"""

from __future__ import annotations

import math
import textwrap
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from innokraft.text.shown import plain

_WIDTH, _HALF, _ROW, _EDGE = 460.0, 230.0, 44.0, 8.0
_OUT = 88.0
"""How far from the middle the arc reaches."""
_LINE = 13.0
"""How far apart the lines of a name are."""
_LETTERS, _WIDEST = 18, 122.0
"""How many letters a line of a name has, and how much room."""
_LEAST, _MOST = 5.0, 13.0
"""The radius of the smallest and of the largest circle."""
_BEND = 44.0
"""How far a line between the sides is bent."""
_COLOUR = "#0f5f73"
Place = tuple[float, float]


class Theme(NamedTuple):
    """A theme: its name, in how many projects it is, how many times as often as by chance."""

    name: str
    projects: int
    lift: float


class Link(NamedTuple):
    """Two themes by their places in the map, and how many times as often as by chance."""

    one: int
    other: int
    lift: float


@dataclass(frozen=True, slots=True)
class Map:
    """A map of themes; `described` says in words what is to be seen, `legend` how it is read."""

    title: str
    described: str
    subject: str
    themes: tuple[Theme, ...]
    links: tuple[Link, ...] = ()
    legend: str = ""


def drawn(told: Map, name: str) -> str:
    """The map; `name` begins the ids inside the picture."""
    names = [_lines(f"{theme.name} ({theme.projects})") for theme in told.themes]
    row = max(_ROW, *(len(lines) * _LINE + 8 for lines in names))
    high = max(2, math.ceil(len(told.themes) / 2)) * row + 2 * _EDGE
    root = ET.Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "viewBox": f"0 0 {_WIDTH:g} {high:g}",
            "role": "img",
            "aria-labelledby": f"{name}-title {name}-desc",
            "font-family": "system-ui, sans-serif",
            "font-size": "12",
        },
    )
    for tag, text in (("title", told.title), ("desc", told.described)):
        ET.SubElement(root, tag, {"id": f"{name}-{tag}"}).text = plain(text)
    places = _places(len(told.themes), row, high / 2)
    lifts = [theme.lift for theme in told.themes] + [link.lift for link in told.links]
    for link in sorted(told.links):
        _bow(root, places[link.one], places[link.other], _share(link.lift, lifts), high / 2)
    middle = (_HALF, high / 2)
    for theme, place in zip(told.themes, places, strict=True):
        _ray(root, middle, place, _share(theme.lift, lifts))
    counts = [theme.projects for theme in told.themes]
    for theme, lines, (x, y) in zip(told.themes, names, places, strict=True):
        radius = _LEAST + (_MOST - _LEAST) * math.sqrt(theme.projects / max(counts))
        circle = {"cx": f"{x:.1f}", "cy": f"{y:.1f}", "r": f"{radius:.1f}", "fill": _COLOUR}
        ET.SubElement(root, "circle", circle)
        side = 1 if x > _HALF else -1
        _name(root, lines, x + side * (_MOST + 5), y, "start" if side > 0 else "end")
    _subject(root, told.subject, middle)
    return ET.tostring(root, encoding="unicode")


def _places(number: int, row: float, middle: float) -> list[Place]:
    """Where themes stand: the first to the right at the top, the second to the left, and so on."""
    places = []
    for each in range(number):
        side = 1 if each % 2 == 0 else -1
        of_side = (number + 1) // 2 if side > 0 else number // 2
        off = (each // 2 - (of_side - 1) / 2) * row
        arc = math.sqrt(1 - (off / middle / 1.3) ** 2)
        places.append((_HALF + side * _OUT * arc, middle + off))
    return places


def _share(lift: float, lifts: Sequence[float]) -> float:
    """How wide a line is: from 1 for the weakest tie to 5 for the strongest, by ratio."""
    low, high = math.log(min(lifts)), math.log(max(lifts))
    return 1 + 4 * (math.log(lift) - low) / (high - low) if high > low else 2.0


def _ray(root: ET.Element, start: Place, end: Place, wide: float) -> None:
    """A straight line from the middle to a theme."""
    ends = zip(("x1", "y1", "x2", "y2"), (*start, *end), strict=True)
    place = {name: f"{value:.1f}" for name, value in ends}
    ET.SubElement(root, "line", {**place, "stroke": _COLOUR, "stroke-width": f"{wide:.1f}"})


def _bow(root: ET.Element, start: Place, end: Place, wide: float, middle: float) -> None:
    """A line between two themes, bent off the middle where it would cross it."""
    (x1, y1), (x2, y2) = start, end
    across = (x1 - _HALF) * (x2 - _HALF) < 0
    bend = (_BEND if y1 + y2 >= 2 * middle else -_BEND) if across else 0.0
    way = f"M{x1:.1f} {y1:.1f}Q{(x1 + x2) / 2:.1f} {(y1 + y2) / 2 + bend:.1f} {x2:.1f} {y2:.1f}"
    look = {"fill": "none", "stroke": "currentColor", "stroke-opacity": "0.35"}
    ET.SubElement(root, "path", {"d": way, **look, "stroke-width": f"{wide:.1f}"})


def _lines(name: str, letters: int = _LETTERS) -> list[str]:
    return textwrap.wrap(plain(name), letters, break_long_words=False) or [""]


def _name(root: ET.Element, lines: list[str], x: float, y: float, anchor: str) -> None:
    """A name of several lines, the middle of which is at `y`; a word too long is drawn narrower."""
    top = y + 4 - _LINE * (len(lines) - 1) / 2
    colour = "#fff" if anchor == "middle" else "currentColor"
    for number, line in enumerate(lines):
        place = {"x": f"{x:.1f}", "y": f"{top + number * _LINE:.1f}", "text-anchor": anchor}
        if len(line) > _LETTERS + 1:
            place |= {"textLength": f"{_WIDEST:g}", "lengthAdjust": "spacingAndGlyphs"}
        ET.SubElement(root, "text", {**place, "fill": colour}).text = line


def _subject(root: ET.Element, name: str, middle: Place) -> None:
    """The subject, in a box that is as large as its name."""
    lines = _lines(name, 14)
    wide = min(_WIDEST, max(map(len, lines)) * 7.0) + 18
    high = len(lines) * _LINE + 12
    x, y = middle
    place = {
        "x": f"{x - wide / 2:.1f}",
        "y": f"{y - high / 2:.1f}",
        "width": f"{wide:.1f}",
        "height": f"{high:.1f}",
        "rx": "6",
        "fill": _COLOUR,
    }
    ET.SubElement(root, "rect", place)
    _name(root, lines, x, y, "middle")
