"""How things are drawn: shapes and sizes by kind, lines by certainty, and where they stand."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from innokraft.viewer import layout
from innokraft.viewer.captions import Labels, briefs_for, labels_for
from innokraft.viewer.folding import bundles_of, hosts_of
from innokraft.viewer.islands import archipelago

if TYPE_CHECKING:
    from innokraft.network import Link, Thing

Pair = tuple[int, int]

CROWDED = 300
"""Above this many nodes labels take no room in the layout: they show where there is some."""
LETTER = 14.0
"""The height of a line of a label, in the units of the canvas."""
READABLE = 13.0
"""The smallest size of a letter on the screen, in pixels; the page's script holds to it too."""
WINDOW = (830, 500)
"""The room of the picture in a laptop's window, in pixels."""
HEADING = 3.6
"""How many lines of a label the name of a group is high."""
ROUNDS = 4


@dataclass(frozen=True, slots=True)
class Look:
    """How a kind of node is drawn: vis-network's shape, its size, and whether it is filled."""

    shape: str
    size: int
    filled: bool = True


HIDDEN = ("topic",)
"""The kinds that the page hides until one asks for them; they have no say in the picture."""

LOOKS: dict[str, Look] = {
    "project": Look("square", 22),
    "organisation": Look("hexagon", 17),
    "funder": Look("house", 17),
    "unit": Look("hexagon", 13, filled=False),
    "event": Look("diamond", 20),
    "series": Look("diamond", 17, filled=False),
    "place": Look("triangleDown", 14),
    "concept": Look("dot", 13),
    "topic": Look("square", 9, filled=False),
    "outcome": Look("star", 14),
    "group": Look("triangle", 14, filled=False),
    "participation": Look("dot", 7, filled=False),
    "person": Look("triangle", 13),
}


@dataclass(frozen=True, slots=True)
class Drawing:
    """Of each thing x, y and its size, and of each link how far it bends, and to which side.

    `hosts` has where a thing is folded into another, `bundles` the things that are one node.
    """

    places: list[tuple[int, int, int]]
    bends: list[int]
    hosts: dict[str, str] = field(default_factory=dict)
    bundles: list[list[str]] = field(default_factory=list)


def draw(nodes: list[Thing], edges: list[Link], groups: Mapping[str, str] | None = None) -> Drawing:
    """Where things stand and how their links run; concepts of one of the `groups` together."""
    hosts = hosts_of(nodes, edges)
    bundles = bundles_of(nodes, edges, hosts)
    number = {node.iri: index for index, node in enumerate(nodes)}
    ends = [[hosts.get(end, end) for end in (edge.source, edge.target)] for edge in edges]
    pairs = [(number[source], number[target]) for source, target in ends]
    degree = Counter(end for pair in pairs if pair[0] != pair[1] for end in pair)
    crowded = len(nodes) > CROWDED
    most = max((node.projects for node in nodes), default=0)
    sizes = [_size(node, degree[index], most, crowded=crowded) for index, node in enumerate(nodes)]
    firm = [pair for pair, edge in zip(pairs, edges, strict=True) if line_of(edge) != "derived"]
    inside = hosts.keys() | {iri for some in bundles for iri in some[1:]}
    shown = [
        i for i, node in enumerate(nodes) if node.kind not in HIDDEN and node.iri not in inside
    ]
    islands = _islands(nodes, groups or {}) if most else None
    firm += [] if most else _within_groups(nodes, groups or {}, number)
    points = _with_hidden(shown, short_labels(nodes), sizes, (firm, pairs), islands)
    places = [(x, y, size) for (x, y), size in zip(points, sizes, strict=True)]
    return Drawing(places, _bends(pairs, edges, hosts), hosts, bundles)


def _bends(pairs: list[Pair], edges: list[Link], hosts: Mapping[str, str]) -> list[int]:
    """How lines between the same two run beside each other; those of folded things in one."""
    seen: Counter[Pair] = Counter()
    bends = []
    for (source, target), edge in zip(pairs, edges, strict=True):
        pair = min(source, target), max(source, target)
        folded = edge.source in hosts or edge.target in hosts
        bends.append(0 if folded else _bend(seen[pair], forward=source < target))
        seen[pair] += not folded
    return bends


def _within_groups(
    nodes: list[Thing], groups: Mapping[str, str], number: Mapping[str, int]
) -> list[Pair]:
    """Pairs that draw the concepts of a group together where all else is drawn too."""
    first: dict[str, int] = {}
    mine = [node.iri for node in nodes if node.kind == "concept" and node.iri in groups]
    pairs = [(first.setdefault(groups[iri], number[iri]), number[iri]) for iri in mine]
    return [pair for pair in pairs if pair[0] != pair[1]]


def _islands(nodes: list[Thing], groups: Mapping[str, str]) -> list[str]:
    """What of an overview stands together: the concepts of a group, and the organisations."""
    return [groups.get(node.iri, node.kind) for node in nodes]


def _bend(nth: int, *, forward: bool) -> int:
    """How far, and to which side, the nth edge between two nodes is bent; the first is not."""
    return 0 if nth == 0 else (nth + 1) // 2 * (1 if (nth % 2 == 0) == forward else -1)


def _size(node: Thing, degree: int, most: int, *, crowded: bool) -> int:
    if node.projects:  # in an overview the area tells the number
        return max(9, round(88 * math.sqrt(node.projects / most)))
    if crowded:  # what ties much together stands out, the rest keeps small
        return 6 + min(34, round(1.6 * math.sqrt(degree)))
    grows = node.kind in {"concept", "organisation", "project"}
    return LOOKS[node.kind].size + (min(12, round(math.sqrt(degree))) if grows else 0)


def short_labels(nodes: list[Thing]) -> list[tuple[Labels, Labels]]:
    """The labels of each node for the picture, in Swedish and English, the longest first."""
    sv = labels_for([node.label.sv for node in nodes])
    return list(zip(sv, labels_for([node.label.en for node in nodes]), strict=True))


def brief_labels(nodes: list[Thing]) -> list[tuple[Labels, Labels]]:
    """The shortest label of each node, in Swedish and English, for what is not drawn at first."""
    sv, en = (briefs_for([node.label.of(tongue) for node in nodes]) for tongue in ("sv", "en"))
    return [((a,) if a else (), (b,) if b else ()) for a, b in zip(sv, en, strict=True)]


Lines = tuple[list[Pair], list[Pair]]
"""The lines that draw together, and all lines."""


def _with_hidden(
    shown: list[int],
    labels: list[tuple[Labels, Labels]],
    sizes: list[int],
    lines: Lines,
    islands: list[str] | None,
) -> list[tuple[int, int]]:
    """Where the nodes stand: those shown at first as if alone, the others between them."""
    place = {index: nth for nth, index in enumerate(shown)}
    firm, whole = (
        [(place[a], place[b]) for a, b in some if a in place and b in place] for some in lines
    )
    land = [islands[i] for i in shown] if islands else None
    mine = [labels[i] for i in shown], [sizes[i] for i in shown]
    points = _places(*mine, (firm, whole), land)
    found = dict(zip(shown, points, strict=True))
    beside: list[list[int]] = [[] for _ in labels]
    for first, second in lines[1]:
        beside[first].append(second)
        beside[second].append(first)
    late = [index for index in range(len(labels)) if index not in place]
    near = [[found[other] for other in beside[index] if other in found] for index in late]
    found |= dict(zip(late, layout.between(points, near), strict=True))
    return [found[index] for index in range(len(labels))]


def _places(
    labels: list[tuple[Labels, Labels]],
    sizes: list[int],
    lines: Lines,
    islands: list[str] | None,
) -> list[tuple[int, int]]:
    """Where the nodes stand, each with the room that its label takes in a laptop's window.

    A label keeps its size on the screen while the picture is made smaller to fit, so the room
    it takes in the picture is only known from the picture: a few rounds find it.
    """
    firm, whole = lines
    if len(labels) > CROWDED and not islands:
        room = [layout.Box(2.4 * size, 1.2 * size, 1.2 * size) for size in sizes]
        return layout.positions(room, firm, whole)
    letter, places = LETTER, [(0, 0)] * len(labels)
    for _ in range(ROUNDS):
        boxes = [_box(own, size, letter) for own, size in zip(labels, sizes, strict=True)]
        if islands:
            places = archipelago(boxes, firm, islands, HEADING * letter)
        else:
            places = layout.positions(boxes, firm, whole)
        scale = min(_fits(places, axis, room) for axis, room in enumerate(WINDOW))
        wanted = max(LETTER, min(READABLE / scale, 2 * LETTER))
        if abs(wanted - letter) < 1:
            break
        letter = (letter + wanted) / 2
    return places


def _fits(places: list[tuple[int, int]], axis: int, room: float) -> float:
    spread = [place[axis] for place in places]
    return room / max(max(spread, default=0) - min(spread, default=0), 1)


def _box(labels: tuple[Labels, Labels], size: int, letter: float) -> layout.Box:
    longest = [own[0] if own else "" for own in labels]
    lines = [line for text in longest for line in text.split("\n")]
    tall = max(text.count("\n") + 1 for text in longest)
    return layout.Box(
        max(0.52 * letter * max(map(len, lines)), 2 * size) + 8, size + 4, size + 8 + letter * tall
    )


def line_of(link: Link) -> str:
    """How an edge is drawn: `firm`, `hedged`, `found` by word matching, `derived`, or a `tie`."""
    if link.projects:
        return "tie"
    if link.certainty == "harlett":
        return "derived"
    if link.bases and all(basis.found for basis in link.bases):
        return "found"
    return "firm" if link.certainty in {"konstaterat", "bedomt"} else "hedged"
