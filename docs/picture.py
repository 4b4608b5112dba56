"""Draws the picture of the README, from the shipped data: how quotes become statements.

`python docs/picture.py` writes `docs/quote.svg`; a test holds that file against the graph.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from textwrap import wrap
from typing import NamedTuple

from innokraft.change.build import build
from innokraft.files.shipped import resource
from innokraft.store.base import Reader, value_of
from innokraft.store.embedded import EmbeddedStore

FILE = Path(__file__).with_name("quote.svg")
SEED = ("data/records/vinnova-2015-01573.txt", "data/annotations/vinnova-2015-01573.yaml")
TITLE = "Vinnova's page on the project 2015-01573"
QUERY = """
SELECT DISTINCT ?text ?start ?end ?property ?certainty ?other ?concept WHERE {
  VALUES (?p ?property ?other) {
    (ik:startingPointIn "was a starting point of" "the seminar")
    (ik:suggestsFurtherWorkOn "is suggested for further work by" "the project")
  }
  ?claim rdf:predicate ?p ; rdf:subject|rdf:object ?c ; ik:certainty ?v ;
         oa:hasSource ?record ; oa:start ?start ; oa:exact ?quote .
  ?c skos:prefLabel ?concept . ?v skos:prefLabel ?certainty .
  BIND(?start + STRLEN(?quote) AS ?end)
  ?record schema:text ?text .
  FILTER(LANG(?concept) = "en" && LANG(?certainty) = "en" && ?end < 1000)
} ORDER BY ?start ?concept
"""
CHARACTERS, LINE, TOP = 48, 21, 78
HEAD = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 900 {height}" role="img">
<title>Words of a funder's page, and the statements that rest on them</title>
<style>
  text { font: 14px system-ui, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif;
    fill: #1d2327 }
  .soft { fill: #566067; font-size: 12.5px }
  tspan.stated { font-weight: 700; fill: #0d7566 }
  tspan.possible { font-weight: 700; fill: #96590a }
  path { fill: none; stroke: #0d7566; stroke-width: 1.6 }
  path.possible { stroke: #96590a; stroke-dasharray: 5 4 }
</style>
<rect width="900" height="{height}" rx="8" fill="#fbfaf6"/>
<rect x="16" y="44" width="404" height="{card}" rx="6" fill="#fff" stroke="#dcd8cd"/>
<text x="18" y="30" class="soft">{title}, its text as published</text>
<text x="520" y="30" class="soft">In the graph, each tied to those very words</text>"""


class Said(NamedTuple):
    """What one quote says of some concepts, and how certainly; the span of the quote."""

    start: int
    end: int
    property: str
    certainty: str
    other: str
    concepts: list[str]


def picture(store: Reader) -> str:
    """The drawing as SVG; the same for the same graph."""
    text, said = _read(store)
    first = text.rindex("\n", 0, said[0].start) + 1
    paragraph = text[first : text.index("\n", first)]
    lines = list(_lines(paragraph, first, said))
    card = len(lines) * LINE + 2 * LINE
    head = HEAD.replace("{height}", str(card + 64)).replace("{card}", str(card))
    return "\n".join([head.replace("{title}", TITLE), *lines, *_statements(said), "</svg>", ""])


def _read(store: Reader) -> tuple[str, list[Said]]:
    """The text of the page, and what is said of it."""
    text, found = "", dict[tuple[int, int], Said]()
    for row in store.select(QUERY):
        text, start, end, *words, concept = map(value_of, row.values())
        said, certainty, other = words
        new = Said(int(start), int(end), said, certainty, other, [])
        found.setdefault((new.start, new.end), new).concepts.append(concept)
    return text, list(found.values())


def _lines(paragraph: str, first: int, said: list[Said]) -> Iterator[str]:
    """The paragraph in lines, its quotes marked."""
    at = 0
    for number, line in enumerate(wrap(paragraph, CHARACTERS)):
        at = paragraph.index(line, at)
        parts = "".join(_parts(line, first + at, said))
        yield f'<text x="34" y="{TOP + number * LINE}" xml:space="preserve">{parts}</text>'
        at += len(line)


def _parts(line: str, at: int, said: list[Said]) -> Iterator[str]:
    """A line, cut where a quote starts and ends; `at` is where it stands in the text."""
    cuts = {min(max(cut - at, 0), len(line)) for each in said for cut in (each.start, each.end)}
    for start, end in pairwise(sorted({0, len(line), *cuts})):
        inside = [each.certainty for each in said if each.start <= at + start < each.end]
        mark = f' class="{inside[0]}"' if inside else ""
        yield f"<tspan{mark}>{escape(line[start:end])}</tspan>"


def _statements(said: list[Said]) -> Iterator[str]:
    """A group of concepts for each quote, with lines to what they are said of."""
    for number, each in enumerate(said):
        top = TOP + number * 150
        middle = top + 26 * (len(each.concepts) - 1) / 2 - 5
        yield f'<path class="{each.certainty}" d="M420 {middle} H 508"/>'
        yield f'<text x="430" y="{middle - 8}" class="soft">{each.start}–{each.end}</text>'
        for row, concept in enumerate(each.concepts):
            y = top + 26 * row
            yield f'<circle cx="528" cy="{y - 5}" r="6" fill="#0d7566"/>'
            yield f'<text x="542" y="{y}">{escape(concept)}</text>'
            line = f"M690 {y - 5} C 735 {y - 5} 735 {middle} 772 {middle}"
            yield f'<path class="{each.certainty}" d="{line}"/>'
        shape = "M779 {0} l7 -7 7 7 -7 7 z" if number == 0 else "M780 {0} m0 -6 h12 v12 h-12 z"
        fill = "#b0352b" if number == 0 else "#1d4b84"
        shape = shape.format(middle)
        yield f'<path d="{shape}" style="fill: {fill}; stroke: none"/>'
        yield f'<text x="800" y="{middle + 5}">{each.other}</text>'
        under = top + 26 * len(each.concepts)
        yield f'<text x="542" y="{under}" class="soft">{each.property}: {each.certainty}</text>'


def main() -> None:
    """Builds the graph of the seed and writes the picture."""
    with TemporaryDirectory() as folder:
        build(Path(folder) / "graph", [resource(name) for name in SEED])
        with EmbeddedStore.open(Path(folder) / "graph") as store:
            FILE.write_text(picture(store), "utf-8")


if __name__ == "__main__":
    main()
