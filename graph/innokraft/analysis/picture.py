"""Pictures of counts as SVG: columns of years, rows of things with names.

Each has a title and a description for who does not see it, takes its colour of text from the page
around it, and is the same each time.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Sequence
from dataclasses import dataclass

from innokraft.text.shown import plain

_WIDTH, _HEIGHT, _HEAD, _FOOT = 640.0, 150.0, 18.0, 22.0
_WIDEST = 36.0
"""How wide a column is at the most."""
_ROW, _NAMES = 20.0, 250.0
"""How high a row is, and how much room its name has."""
_LONGEST_NAME = 40
BACK = "← "
"""What stands before what is said of the second of two things in a way."""
_LINE, _LETTER = 84.0, 6.6
"""How high a way is drawn, and how wide a letter is about."""
_BAR = "#0f5f73"


@dataclass(frozen=True, slots=True)
class Bars:
    """A small chart of counts; `described` says in words what is to be seen."""

    title: str
    described: str
    counts: tuple[tuple[str, int], ...]


def columns(bars: Bars, name: str) -> str:
    """Columns in a row, such as years; `name` begins the ids inside the picture."""
    root = _picture(bars, name, _HEIGHT)
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
                _text(root, f"{count}", middle, ground - tall - 4)
        if (len(bars.counts) - 1 - place) % every == 0:
            _text(root, label, middle, _HEIGHT - 6)
    return ET.tostring(root, encoding="unicode")


def rows(bars: Bars, name: str) -> str:
    """Rows below one another, each with its name; `name` begins the ids inside the picture."""
    root = _picture(bars, name, max(len(bars.counts), 1) * _ROW)
    most = max((count for _, count in bars.counts), default=0)
    for place, (label, count) in enumerate(bars.counts):
        top = place * _ROW
        long = (_WIDTH - _NAMES - 50) * count / most if most else 0.0
        short = label if len(label) <= _LONGEST_NAME else label[: _LONGEST_NAME - 1] + "…"
        _text(root, short, _NAMES - 8, top + 14, "end")
        _rect(root, _NAMES, top + 3, long, _ROW - 6)
        _text(root, f"{count}", _NAMES + long + 6, top + 14, "start")
    return ET.tostring(root, encoding="unicode")


def chains(title: str, ways: Sequence[Sequence[str]], name: str) -> str:
    """Ways below one another: things in boxes, and between them what is said of the two."""
    lines = [_in_words(way) for way in ways]
    most = max((len(way) // 2 + 1 for way in ways), default=1)
    bars = Bars(title, "; ".join(lines), ())
    root = _picture(bars, name, max(len(ways), 1) * _LINE)
    step = _WIDTH / most
    for number, way in enumerate(ways):
        top = number * _LINE + 24
        for place, thing in enumerate(way[::2]):
            left = place * step
            _box(root, left + 2, top, step * 0.6, thing)
            if place < len(way) // 2:
                said = way[2 * place + 1]
                words = _short(said.removeprefix(BACK), step * 0.4)
                _text(root, words, left + step * 0.8, top + 10)
                near, far = left + step * 0.6 + 6, left + step - 2
                start, end = (far, near) if said.startswith(BACK) else (near, far)
                _arrow(root, start, end, top + 18)
    return ET.tostring(root, encoding="unicode")


def _in_words(way: Sequence[str]) -> str:
    """A way in a line: things, and arrows with what is said of the one that they come from."""
    parts = [way[0]]
    for said, thing in zip(way[1::2], way[2::2], strict=True):
        back = said.startswith(BACK)
        words = said.removeprefix(BACK)
        parts.append(f"←({words})– {thing}" if back else f"–({words})→ {thing}")
    return " ".join(parts)


def _box(root: ET.Element, left: float, top: float, wide: float, text: str) -> None:
    place = {"x": f"{left:.1f}", "y": f"{top:.1f}", "width": f"{wide:.1f}", "height": "36"}
    ET.SubElement(root, "rect", {**place, "rx": "4", "fill": "none", "stroke": _BAR})
    box = _text(root, _short(text, wide), left + wide / 2, top + 22)
    ET.SubElement(box, "title").text = plain(text)


def _arrow(root: ET.Element, start: float, end: float, y: float) -> None:
    tip = -6 if end > start else 6
    path = f"M{start:.1f} {y:.1f}H{end:.1f}m{tip} -4l{-tip} 4l{tip} 4"
    ET.SubElement(root, "path", {"d": path, "fill": "none", "stroke": "currentColor"})


def _short(text: str, wide: float) -> str:
    """A text that has room in so many units; what is cut off is told by a sign."""
    most = max(int(wide / _LETTER), 1)
    return text if len(text) <= most else text[: most - 1] + "…"


def _picture(bars: Bars, name: str, height: float) -> ET.Element:
    root = ET.Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "viewBox": f"0 0 {_WIDTH:g} {height:g}",
            "role": "img",
            "aria-labelledby": f"{name}-title {name}-desc",
            "font-family": "system-ui, sans-serif",
            "font-size": "11",
        },
    )
    for tag, text in (("title", bars.title), ("desc", bars.described)):
        ET.SubElement(root, tag, {"id": f"{name}-{tag}"}).text = plain(text)
    return root


def described(counts: Sequence[tuple[str, int]]) -> str:
    """The counts in a line of words, for who does not see the picture."""
    return "; ".join(f"{label}: {count}" for label, count in counts)


def _bar(root: ET.Element, middle: float, wide: float, ground: float, tall: float) -> None:
    _rect(root, middle - wide / 2, ground - tall, wide, tall)


def _rect(root: ET.Element, x: float, y: float, wide: float, tall: float) -> None:
    place = {
        "x": f"{x:.1f}",
        "y": f"{y:.1f}",
        "width": f"{wide:.1f}",
        "height": f"{tall:.1f}",
        "fill": _BAR,
    }
    ET.SubElement(root, "rect", place)


def _text(root: ET.Element, text: str, x: float, y: float, anchor: str = "middle") -> ET.Element:
    place = {"x": f"{x:.1f}", "y": f"{y:.1f}", "text-anchor": anchor, "fill": "currentColor"}
    element = ET.SubElement(root, "text", place)
    element.text = plain(text)
    return element
