"""The page of a record: its frozen text, with a mark on all that something rests on."""

from __future__ import annotations

import itertools
import re
from typing import NamedTuple

from starlette.responses import Response

from innokraft.rdf.namespaces import BASE, expand
from innokraft.rdf.record_iris import graph_of
from innokraft.rdf.terms import iri, iri_of
from innokraft.server.pages.templating import Visit, page
from innokraft.store.base import Reader, values_of
from innokraft.views.marked import Mark, marks_of, stretches
from innokraft.views.quotes import Stretch as Section
from innokraft.views.quotes import section_headings, section_languages
from innokraft.views.record import RecordShown, show_record

_PLACE = re.compile(r"(\d{1,9})-(\d{1,9})")
_STRONGEST = ("claim", "found", "fact")


class Piece(NamedTuple):
    """A part of the text: the numbers of its marks, its kinds, and whether it is what was sought.

    `first` are the marks that begin with it.
    """

    text: str
    marks: tuple[int, ...]
    kinds: tuple[str, ...]
    first: tuple[int, ...]
    sought: bool
    sought_first: bool


class Block(NamedTuple):
    """A section of the text, or what stands between two: its language, where its heading tells."""

    heading: str
    language: str | None
    pieces: list[Piece]


def record_of(visit: Visit, node: str) -> RecordShown | None:
    """What there is to tell of a record, or of one version of it; None for what is no record."""
    if not node.startswith(f"{BASE}record/") or "#" in node:
        return None
    return show_record(visit.known.store, node, limit=1)


def record_page(visit: Visit, shown: RecordShown) -> Response:
    """The page of a record: of the version that counts, or of the one that is named."""
    store = visit.known.store
    paths = {version.path: version.counts for version in shown.versions}
    named = shown.iri.removeprefix(f"{BASE}record/")
    path = named if named in paths else next((p for p, c in paths.items() if c), next(iter(paths)))
    version = f"{BASE}record/{path}"
    found = values_of(store, {version}, [expand("schema:text"), expand("foaf:primaryTopic")])
    said = {name: value.value for _, name, value in found}
    text = said.get(expand("schema:text"), "")
    marks = marks_of(store, version)
    sought = _sought(visit, text)
    return page(
        visit,
        "record.html.j2",
        shown=shown,
        version=version,
        marks=marks,
        blocks=_blocks(store, version, text, marks, sought),
        lost=sought is None and bool(visit.given("at") or visit.given("quote")),
        about=said.get(expand("foaf:primaryTopic"), ""),
        graph=iri_of(graph_of(iri(version))),
        kinds_there=[kind for kind in _STRONGEST if any(mark.kind == kind for mark in marks)],
    )


def _sought(visit: Visit, text: str) -> tuple[int, int] | None:
    """The place that the address names, by its offsets or by the words that stand there."""
    if place := _PLACE.fullmatch(visit.given("at")):
        start, end = int(place[1]), int(place[2])
        return (start, end) if start < end <= len(text) else None
    quote = visit.given("quote")
    start = text.find(quote) if quote else -1
    return (start, start + len(quote)) if start >= 0 else None


def _blocks(
    store: Reader, version: str, text: str, marks: list[Mark], sought: tuple[int, int] | None
) -> list[Block]:
    """The text in its sections, each in pieces."""
    headings: list[Section] = section_headings(store, {version}).get(version, [])
    tongues = {
        start: name for start, _, name in section_languages(store, {version}).get(version, [])
    }
    places = [(mark.start, mark.end) for mark in marks]
    cuts = sorted(
        {0, len(text), *(cut for s, e, _ in headings for cut in (s, e) if cut <= len(text))}
    )
    names = {start: name for start, _, name in headings}
    every = [*places, *([sought] if sought else []), *itertools.pairwise(cuts)]
    pieces = [
        (s.start, _piece(text, s.start, s.end, s.marks, marks, sought))
        for s in stretches(len(text), every)
    ]
    return [
        Block(
            names.get(start, ""), tongues.get(start), [p for at, p in pieces if start <= at < end]
        )
        for start, end in itertools.pairwise(cuts)
    ]


def _piece(  # noqa: PLR0913, PLR0917 - a part of a text and all that can hold of it
    text: str, start: int, end: int, numbers: tuple[int, ...], marks: list[Mark],
    sought: tuple[int, int] | None,
) -> Piece:  # fmt: skip
    own = tuple(number for number in numbers if number < len(marks))
    kinds = {marks[number].kind for number in own}
    here = sought is not None and sought[0] <= start < sought[1]
    return Piece(
        text[start:end],
        own,
        tuple(kind for kind in _STRONGEST if kind in kinds),
        tuple(number for number in own if marks[number].start == start),
        here,
        here and sought is not None and start == sought[0],
    )
