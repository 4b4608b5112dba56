"""The parts of an SVG figure: elements, texts, signs, and the page's colours."""

from __future__ import annotations

import math
import re
import xml.etree.ElementTree as ET
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from innokraft.text.shown import plain
from innokraft.viewer.lettering import Disc
from innokraft.viewer.shapes import CORNERS

_COLOUR = re.compile(r"--([\w-]+):\s*([^;]+);")


def mark(shape: str, disc: Disc, own: str, paper: str, *, filled: bool) -> ET.Element:
    """The sign of a shape in a colour; one that is not filled has the colour of the paper."""
    fill, edge = (own, paper) if filled else (paper, own)
    look = {"fill": fill, "stroke": edge, "stroke_width": 1 if filled else 2}
    if shape == "dot":
        return el("circle", cx=disc.x, cy=disc.y, r=disc.radius, **look)
    points = ((disc.x + a * disc.radius, disc.y + b * disc.radius) for a, b in CORNERS[shape])
    return el("polygon", points=" ".join(f"{x:.1f},{y:.1f}" for x, y in points), **look)


def tip(by: tuple[float, float], end: Disc, ink: str) -> ET.Element:
    """The tip of a line that comes to a thing by way of a point."""
    turn = math.atan2(end.y - by[1], end.x - by[0])
    x = end.x - (end.radius + 1) * math.cos(turn)
    y = end.y - (end.radius + 1) * math.sin(turn)
    sides = [(x - 7 * math.cos(turn + a), y - 7 * math.sin(turn + a)) for a in (0.42, -0.42)]
    corners = [(x, y), *sides]
    points = " ".join(f"{x:.1f},{y:.1f}" for x, y in corners)
    return el("polygon", points=points, fill=ink, stroke="none")


@cache
def colours() -> Mapping[str, str]:
    """The page's colours on light paper, by name, as its style has them."""
    style = (files("innokraft") / "viewer" / "style" / "colours.css").read_text("utf-8")
    light = style.partition("}")[0]
    return {name: " ".join(value.split()) for name, value in _COLOUR.findall(light)}


def el(tag: str, text: str | None = None, /, **attributes: object) -> ET.Element:
    """An element; the `_` of an attribute's name is a `-`, and lengths have one decimal."""
    node = ET.Element(tag)
    for name, value in attributes.items():
        told = f"{round(value, 1):g}" if isinstance(value, float) else value
        node.set(name.replace("_", "-"), str(told))
    node.text = None if text is None else plain(text)
    return node


def text_at(words: str, x: float, y: float, **more: object) -> ET.Element:
    """Words that begin at a place, or have it as their middle."""
    return el("text", words, x=float(x), y=float(y), **more)
