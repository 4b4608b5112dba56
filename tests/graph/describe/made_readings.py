"""Made annotations of one made page: what they say, or what is wrong with them."""

from __future__ import annotations

import pytest

from innokraft.annotation.files import parse_annotation
from innokraft.annotation.model import Annotation
from innokraft.describe.annotation import describe_annotation
from innokraft.describe.builder import GraphBuilder
from innokraft.errors import AnnotationError
from innokraft.model.concepts import load_concepts
from innokraft.model.ontology import load_ontology
from innokraft.rdf.namespaces import BASE, compress
from innokraft.rdf.terms import Term, iri_of, is_node
from innokraft.readers import read_again
from innokraft.record import Record

PAGE = """Mod

Diarienummer 2031-00001
Koordinator Torgskolan - Enheten för mod
Bidrag från Vinnova 10 000 kronor
Projektets löptid maj 2031 - juni 2031
Status Avslutat

Syfte och mål

Mötet handlade om mod. Många kom. Mod är ett resultat.
"""
HEAD = "annotation: 1\nrecord: vinnova-page/2031-00001\ncurator: Torget\n"
THINGS = (
    "mote: {kind: event, label: {sv: Mötet, en: The meeting}}",
    "grupp: {kind: group, of: mote}",
    "plats: {kind: participation, of: mote, count: 2, label: {sv: plats, en: seat}}",
)
"""The first is on line 5 of its file, what is read from these begins on line 9."""
ONTOLOGY, CONCEPTS = load_ontology(), load_concepts()
_IS = "rdf:type"


def made_page(text: str = PAGE) -> Record:
    """The page that is read."""
    return read_again("vinnova-page", text)


def made_annotation(*readings: str, things: tuple[str, ...] = THINGS) -> Annotation:
    """An annotation of it, from lines; each reading is a mapping on a line of its own."""
    named = "".join(f"  {thing}\n" for thing in things)
    read = "".join(f"  - {{{reading}}}\n" for reading in readings)
    what = f"things:\n{named}" if things else "things: {}\n"
    return parse_annotation(
        f"{HEAD}{what}readings:{' []' if not read else ''}\n{read}", "made.yaml"
    )


def described(*readings: str, things: tuple[str, ...] = THINGS) -> GraphBuilder:
    """What readings add to the graph of the page."""
    builder = GraphBuilder(made_page())
    annotation = made_annotation(*readings, things=things)
    describe_annotation(builder, annotation, ONTOLOGY, CONCEPTS)
    return builder


def wrong(*readings: str, things: tuple[str, ...] = THINGS) -> list[str]:
    """All that is wrong with readings, in words."""
    with pytest.raises(AnnotationError) as caught:
        described(*readings, things=things)
    return [str(each) for each in caught.value.each]


def short(term: str) -> str:
    """A term as one reads it: `ik:Project`, `event/…`, or a literal with a short datatype."""
    if is_node(Term(term)):
        return compress(iri_of(term)).removeprefix(BASE)
    text, typed, datatype = term.rpartition("^^")
    return f"{text}^^{compress(iri_of(datatype))}" if typed else term


def triples(builder: GraphBuilder) -> set[tuple[str, str, str]]:
    """The triples of a graph as one reads them."""
    return {(short(s), short(p), short(o)) for s, p, o in builder.triples}


def nodes(builder: GraphBuilder, kind: str) -> list[dict[str, list[str]]]:
    """What is said of each node of a class, by property."""
    found = triples(builder)
    return [_told(node, found) for node in sorted(s for s, *rest in found if rest == [_IS, kind])]


def having(builder: GraphBuilder, name: str) -> list[dict[str, list[str]]]:
    """What is said of each node with a property, by property."""
    found = triples(builder)
    return [_told(node, found) for node in sorted({s for s, p, _ in found if p == name})]


def claims(builder: GraphBuilder) -> list[dict[str, list[str]]]:
    """What is said of each statement with a certainty, by property."""
    return having(builder, "ik:certainty")


def _told(node: str, found: set[tuple[str, str, str]]) -> dict[str, list[str]]:
    told: dict[str, list[str]] = {}
    for s, p, o in sorted(found):
        if s == node and p != _IS:
            told.setdefault(p, []).append(o)
    return told
