"""How things are drawn: shapes and sizes by kind, lines by certainty, held by pyvis."""

from __future__ import annotations

import math
import textwrap
from dataclasses import dataclass
from typing import TYPE_CHECKING

from innokraft.viewer import layout

if TYPE_CHECKING:
    from pyvis.network import Network

    from innokraft.network import Link, Thing

CROWDED = 300
"""Above this many nodes labels take no room in the layout: they show where there is some."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a kind of node is drawn: vis-network's shape, its size, and whether it is filled."""

    shape: str
    size: int
    filled: bool = True


LOOKS: dict[str, Look] = {
    "project": Look("square", 22),
    "organisation": Look("hexagon", 17),
    "unit": Look("hexagon", 13, filled=False),
    "event": Look("diamond", 20),
    "series": Look("diamond", 17, filled=False),
    "place": Look("triangleDown", 14),
    "concept": Look("dot", 13),
    "outcome": Look("star", 14),
    "group": Look("triangle", 14, filled=False),
    "participation": Look("dot", 7, filled=False),
    "person": Look("triangle", 13),
}


def draw(nodes: list[Thing], edges: list[Link], pick: int) -> Network:
    """The network as pyvis holds it: what is drawn, and where."""
    from pyvis.network import Network

    number = {node.iri: index for index, node in enumerate(nodes)}
    pairs = [(number[edge.source], number[edge.target]) for edge in edges]
    degree = [0] * len(nodes)
    for pair in pairs:
        for end in pair:
            degree[end] += 1
    crowded = len(nodes) > CROWDED
    sizes = [_size(node, count, crowded=crowded) for node, count in zip(nodes, degree, strict=True)]
    boxes = [_box(node, size, crowded=crowded) for node, size in zip(nodes, sizes, strict=True)]
    drawn = Network(directed=True)
    firm = [pair for pair, edge in zip(pairs, edges, strict=True) if line_of(edge) != "derived"]
    for index, (x, y) in enumerate(layout.positions(boxes, firm, pairs)):
        node = nodes[index]
        drawn.add_node(
            index, label=short_labels(node)[pick] or " ", shape=LOOKS[node.kind].shape,
            group=node.kind, size=sizes[index], x=x, y=y,
        )  # fmt: skip
    seen: dict[tuple[int, int], int] = {}
    for index, (source, target) in enumerate(pairs):
        pair = min(source, target), max(source, target)
        seen[pair] = nth = seen.get(pair, -1) + 1
        drawn.add_edge(
            source,
            target,
            id=index,
            line=line_of(edges[index]),
            bend=_bend(nth, forward=source < target),
        )
    return drawn


def _bend(nth: int, *, forward: bool) -> int:
    """How far, and to which side, the nth edge between two nodes is bent; the first is not."""
    return 0 if nth == 0 else (nth + 1) // 2 * (1 if (nth % 2 == 0) == forward else -1)


def _size(node: Thing, degree: int, *, crowded: bool) -> int:
    if crowded:  # what ties much together stands out, the rest keeps small
        return 6 + min(34, round(1.6 * math.sqrt(degree)))
    grows = node.kind in {"concept", "organisation", "project"}
    return LOOKS[node.kind].size + (min(12, round(math.sqrt(degree))) if grows else 0)


def short_labels(node: Thing) -> tuple[str, str]:
    """A label for the picture in each language: at most three lines of some twenty letters."""
    width = 24 if node.kind == "project" else 20
    sv, en = (
        "\n".join(textwrap.wrap(text, width, max_lines=3, placeholder=" …"))
        for text in (node.label.sv, node.label.en)
    )
    return sv, en


def _box(node: Thing, size: int, *, crowded: bool) -> layout.Box:
    if crowded:
        return layout.Box(2.4 * size, 1.2 * size, 1.2 * size)
    lines = [line for text in short_labels(node) for line in text.split("\n")]
    tall = max(text.count("\n") + 1 for text in short_labels(node))
    return layout.Box(
        max(7.2 * max(map(len, lines)), 2 * size) + 12, size + 6, size + 10 + 16 * tall
    )


def line_of(link: Link) -> str:
    """How an edge is drawn: `firm`, `hedged` (dashed) or `derived` (dotted)."""
    if link.certainty == "harlett":
        return "derived"
    return "firm" if link.certainty in {"konstaterat", "bedomt"} else "hedged"
