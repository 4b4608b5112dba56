"""The map of a page as an SVG figure, drawn without a browser: with its legend and its sources.

It is drawn from the page's data, in the page's shapes and colours, at the size of a sheet.
"""

from __future__ import annotations

import math
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from innokraft.rdf.namespaces import expand
from innokraft.text.shown import plain
from innokraft.viewer import words
from innokraft.viewer.drawing import HIDDEN, LOOKS
from innokraft.viewer.lettering import Box, Disc, Label, lettered, width_of
from innokraft.viewer.svg import colours, el, mark, text_at, tip

Data = Mapping[str, Any]
"""The data block of a page, by `block.schema.json`."""

Sign = Callable[[float, float], ET.Element]
"""Draws a sign of the legend at a place."""

WIDE, LEAST_HIGH, MOST_HIGH = 1200.0, 420.0, 1000.0
"""How wide a figure is, and how high the map in it is at the least and at the most, in pixels."""
_ROW, _LETTER, _SIDES = 24.0, 14.0, (130.0, 110.0)
_LEAST_RADIUS, _LARGEST = 4.5, 2.0
_NAMED = 3
"""How many sources the line of sources names."""
_DASHES = {"hedged": "7 5", "found": "12 3 1.5 3", "derived": "1.5 4"}


def figure(data: Data) -> str:
    """The map of a page's data as SVG; the same bytes each time."""
    return _Figure(data).drawn()


class _Figure:
    """What is drawn of a page's data at first, at places in pixels."""

    def __init__(self, data: Data) -> None:
        self.data = data
        self.pick = ("sv", "en").index(data["language"])
        self.paint = colours()
        self.kinds = [data["kinds"][row[0]] for row in data["things"]]
        self.hosts = dict(data["folded"])
        self.bundles = {first: others for first, *others in data["bundles"]}
        self.groups = {i: place for place, group in enumerate(data["groups"]) for i in group[4]}
        self.funders = self._funders()
        inside = {*self.hosts, *(i for others in self.bundles.values() for i in others)}
        self.shown = [
            index for index in range(len(data["places"]))
            if self.kinds[index] not in HIDDEN and index not in inside
        ]  # fmt: skip
        self.lines = self._lines()
        self._set()

    def _funders(self) -> set[int]:
        named = [row[0] for row in self.data["properties"]]
        funder = named.index(expand("schema:funder")) if expand("schema:funder") in named else -1
        return {row[1] for row in self.data["links"] if row[2] == funder}

    def _lines(self) -> list[tuple[int, int, int]]:
        """The lines that are shown: the number of each, and the things it goes from and to."""
        there = set(self.shown)
        found = []
        for number in range(len(self.data["bends"])):
            ends = [self.hosts.get(end, end) for end in self.data["links"][number][:2]]
            if ends[0] != ends[1] and there.issuperset(ends):
                found.append((number, *ends))
        return found

    def _place(self, index: int) -> tuple[int, int, float]:
        """Where a thing stands on the map, and its size: of many as one, by how many they are."""
        x, y, size = self.data["places"][index]
        others = self.bundles.get(index)
        return x, y, round(13 + 2 * math.sqrt(len(others) + 1)) if others else size

    def _set(self) -> None:
        """Sets where things stand in pixels."""
        places = [self._place(index) for index in self.shown]
        left, top = (-max([1.0, *(r[2] - r[axis] for r in places)]) for axis in (0, 1))
        right, bottom = (max([1.0, *(r[2] + r[axis] for r in places)]) for axis in (0, 1))
        ratio = (bottom - top) / max(right - left, 1)
        self.high = max(LEAST_HIGH, min(MOST_HIGH, WIDE * ratio))
        room = max(WIDE - _SIDES[0], 60), max(self.high - _SIDES[1], 60)
        self.scale = min(
            room[0] / max(right - left, 1), room[1] / max(bottom - top, 1), _LARGEST
        )  # fmt: skip
        middle = (left + right) / 2, (top + bottom) / 2
        self.discs = {
            index: Disc(
                WIDE / 2 + (x - middle[0]) * self.scale,
                self.high / 2 + (y - middle[1]) * self.scale,
                max(_LEAST_RADIUS, size * self.scale),
            )
            for index, (x, y, size) in zip(self.shown, places, strict=True)
        }

    def sign(self, index: int) -> str:
        """The kind that a thing is drawn as: who has funded something is a funder."""
        kind = self.kinds[index]
        funds = kind == "organisation" and index in self.funders and "funder" in LOOKS
        return "funder" if funds else kind

    def colour(self, index: int) -> str:
        """The name of a thing's colour: that of its group, or of its kind."""
        if self.kinds[index] == "concept" and index in self.groups:
            return f"hue-{self.data['groups'][self.groups[index]][3]}"
        return self.sign(index)

    def said(self, sv: str, en: str | int) -> str:
        """A text of the data in the figure's language."""
        return en if self.pick and isinstance(en, str) else sv

    def drawn(self) -> str:
        """The whole figure."""
        names = list(self._group_names())
        labels = self._labels([box for box, _ in names])
        rows, rows_high = self._legend()
        whole = round(self.high + 2 * _ROW + rows_high, 1)
        svg = el(
            "svg", xmlns="http://www.w3.org/2000/svg", width=WIDE, height=whole,
            viewBox=f"0 0 {WIDE:g} {whole:g}", font_family=self.paint["sans"],
            font_size=_LETTER, fill=self.paint["ink"],
        )  # fmt: skip
        title = self.data["title"]
        svg.append(el("title", title))
        svg.append(el("rect", width="100%", height="100%", fill=self.paint["paper"]))
        svg.append(text_at(title, 14, _ROW, font_weight=600))
        map_ = el("g", transform=f"translate(0 {1.5 * _ROW:g})")
        map_.extend(node for _, node in names)
        map_.extend(self._line(*line) for line in self.lines)
        map_.extend(self._thing(index) for index in self.shown)
        map_.extend(self._label(label) for _, label in sorted(labels.items()))
        legend = el("g", transform=f"translate(14 {self.high + 2 * _ROW:g})")
        legend.extend(rows)
        svg.extend([map_, legend])
        ET.indent(svg)
        return ET.tostring(svg, encoding="unicode") + "\n"

    def _thing(self, index: int) -> ET.Element:
        look = LOOKS[self.sign(index)]
        disc, own = self.discs[index], self.paint[self.colour(index)]
        sign = mark(look.shape, disc, own, self.paint["paper"], filled=look.filled)
        if index not in self.bundles:
            return sign
        both, ink = el("g"), self.paint["paper" if look.filled else "ink"]
        number = str(len(self.bundles[index]) + 1)
        how = {"text_anchor": "middle", "font_size": 12, "font_weight": 600, "fill": ink}
        both.extend([sign, text_at(number, disc.x, disc.y + 4, **how)])
        return both

    def _line(self, number: int, source: int, target: int) -> ET.Element:
        row = self.data["links"][number]
        name = list(words.LINES)[row[3]]
        a, b = self.discs[source], self.discs[target]
        bend = 0.12 * self.data["bends"][number]
        by = (a.x + b.x) / 2 - bend * (b.y - a.y), (a.y + b.y) / 2 + bend * (b.x - a.x)
        strength = self._strength(number, name)
        quiet = 0.2 + 0.7 * strength if name == "tie" else 0.5 + 0.5 * strength
        alpha = 0.3 if self.data["crowded"] else quiet
        edge = self.paint["edge"]
        line = el("g", stroke=edge, opacity=str(round(alpha, 2)))
        path = f"M{a.x:.1f} {a.y:.1f}Q{by[0]:.1f} {by[1]:.1f} {b.x:.1f} {b.y:.1f}"
        how: dict[str, object] = {"stroke_width": 1 + strength / 2}
        if name in _DASHES:
            how["stroke_dasharray"] = _DASHES[name]
        line.append(el("path", d=path, fill="none", **how))
        if name != "tie" and not self.data["crowded"]:
            line.append(tip(by, b, edge))
        return line

    def _strength(self, number: int, name: str) -> float:
        """How strong a line is, from 0 to 1: by the projects of a tie, else by its quotes."""
        if name == "tie":
            most = max(tie[0] for tie in self.data["ties"])
            return math.sqrt(self.data["ties"][number][0] / most)
        told = self.data["links"][number][6:]
        quotes = sum(1 if isinstance(one, int) else len(one.get("quotes", ())) for one in told)
        quoted = min(1.0, math.log2(1 + quotes) / 3)
        return {"firm": 0.4 + 0.6 * quoted, "hedged": 0.2 + 0.4 * quoted}.get(name, 0.2 * quoted)

    def _labels(self, taken: list[Box]) -> dict[int, Label]:
        degree = Counter(end for _, *ends in self.lines for end in ends)
        weight = {i: (-self.data["things"][i][5], -degree[i], i) for i in self.shown}
        texts = [self._texts(index) for index in self.shown]
        ranked = sorted(range(len(self.shown)), key=lambda place: weight[self.shown[place]])
        discs = [self.discs[index] for index in self.shown]
        return lettered(discs, texts, ranked, (WIDE, self.high), taken)

    def _texts(self, index: int) -> list[str]:
        """The labels that a thing can have, the longest first."""
        if index in self.bundles:
            kinds = words.KINDS[self.kinds[index]].of(self.data["language"]).lower()
            return [f"{len(self.bundles[index]) + 1} {kinds}"]
        short_sv, short_en = self.data["things"][index][4]
        return list(short_en if self.pick and short_en != 0 else short_sv) or [""]

    def _label(self, label: Label) -> ET.Element:
        node = el(
            "g", text_anchor="middle", font_size=f"{label.size:g}", paint_order="stroke",
            stroke=self.paint["paper"], stroke_width=4, stroke_linejoin="round",
        )  # fmt: skip
        x, y = (label.box.left + label.box.right) / 2, label.box.top + 0.92 * label.size
        for row, line in enumerate(label.lines):
            node.append(text_at(line, x, y + row * 1.12 * label.size))
        return node

    def _group_names(self) -> Iterator[tuple[Box, ET.Element]]:
        """The names of groups, large and pale over their concepts, where these stand together."""
        for _, sv, en, hue, members in self.data["groups"]:
            mine = [self.discs[index] for index in members if index in self.discs]
            if len(mine) < 3:
                continue
            others = [disc for index, disc in self.discs.items() if index not in members]
            (left, right), (top, bottom) = _ends(mine, 0), _ends(mine, 1)
            between = sum(left < d.x < right and top < d.y < bottom for d in others)
            if len(mine) / (len(mine) + between) < 0.6:
                continue
            lines = _in_two(plain(self.said(sv, en)))
            longest = max(map(len, lines))
            size = max(18.0, min(30.0, (right - left + 80) / (longest * 0.56)))
            half, high = longest * size * 0.29, len(lines) * size
            x = max(half + 6, min((left + right) / 2, WIDE - half - 6))
            y = max(high / 2 + 6, min(top - high * 0.45, self.high - high / 2 - 6)) - high / 2
            ink = self.paint[f"hue-{hue}"]
            node = el(
                "g", text_anchor="middle", font_size=round(size, 1), font_weight=700, fill=ink,
                opacity="0.3",
            )  # fmt: skip
            node.extend(text_at(line, x, y + (row + 0.85) * size) for row, line in enumerate(lines))
            yield Box(x - half, y, x + half, y + high), node

    def _legend(self) -> tuple[list[ET.Element], float]:
        """The signs and lines that are shown, in rows as wide as the figure, and the sources."""
        x, y, parts = 0.0, _ROW, []
        for name, before, draw in self._keys():
            long = before + width_of(name, _LETTER) + 24
            if x and x + long > WIDE - 28:
                x, y = 0.0, y + _ROW
            parts += [draw(x, y), text_at(name, x + before, y)]
            x += long
        y += 1.25 * _ROW
        parts.append(text_at(self._sources(), 0, y, font_size=12, fill=self.paint["soft"]))
        return parts, y + _ROW / 2

    def _keys(self) -> Iterator[tuple[str, float, Sign]]:
        language = self.data["language"]
        coloured: dict[str, set[str]] = {}
        for index in self.shown:
            coloured.setdefault(self.sign(index), set()).add(self.colour(index))
        groups = [
            group
            for group in self.data["groups"]
            if f"hue-{group[3]}" in coloured.get("concept", ())
        ]
        for kind, name in words.KINDS.items():
            if kind == "concept" and groups:
                continue
            if kind in coloured:
                yield name.of(language), 22, self._sign(kind, kind)
        for _, sv, en, hue, members in groups:
            if self.discs.keys() & set(members):
                yield plain(self.said(sv, en)), 22, self._sign("concept", f"hue-{hue}")
        if groups and "concept" in coloured["concept"]:
            yield words.UI["otherConcepts"].of(language), 22, self._sign("concept", "concept")
        there = {list(words.LINES)[self.data["links"][number][3]] for number, *_ in self.lines}
        for line, name in words.LINES.items():
            if line in there:
                yield name.of(language), 38, self._stroke(line)

    def _sign(self, kind: str, colour: str) -> Sign:
        look = LOOKS[kind]
        own, paper = self.paint[colour], self.paint["paper"]
        return lambda x, y: mark(look.shape, Disc(x + 8, y - 5, 7), own, paper, filled=look.filled)

    def _stroke(self, line: str) -> Sign:
        ink, thick = (self.paint["edge"], 4) if line == "tie" else (self.paint["ink"], 2)
        how: dict[str, object] = {"stroke": ink, "stroke_width": thick}
        if line in _DASHES:
            how["stroke_dasharray"] = _DASHES[line]
        return lambda x, y: el("line", x1=x, x2=x + 30, y1=y - 5, y2=y - 5, **how)

    def _sources(self) -> str:
        names = [plain(self.said(*row[:2])) for row in self.data["records"]]
        told = ", ".join(names[:_NAMED])
        language = self.data["language"]
        if len(names) > _NAMED:
            more = words.UI["andMore"].of(language).replace("{}", str(len(names) - _NAMED))
            told = f"{told} {more}"
        return words.UI["source"].of(language).replace("{}", told)


def _ends(rows: Iterable[Sequence[float]], axis: int) -> tuple[float, float]:
    values = [row[axis] for row in rows]
    return min(values, default=0.0), max(values, default=0.0)


def _in_two(name: str) -> list[str]:
    """A name in two lines, as even as can be, where it is long and has more than one word."""
    parts = name.split(" ")
    if len(parts) < 2 or len(name) < 14:
        return [name]
    halves = [(" ".join(parts[:n]), " ".join(parts[n:])) for n in range(1, len(parts))]
    return list(min(halves, key=lambda half: max(map(len, half))))
