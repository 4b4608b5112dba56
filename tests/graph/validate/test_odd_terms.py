"""Another's export can hold any term in any place: that is a finding, or ignored, and no error."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from innokraft.curation.choices import Choice
from innokraft.curation.judgements import Judgement, Verdict
from innokraft.curation.keys import Key
from innokraft.rdf.graphs import CONCEPTS
from innokraft.rdf.namespaces import BASE, expand
from innokraft.rdf.terms import iri_of
from innokraft.store.base import Node
from innokraft.store.embedded import EmbeddedStore
from innokraft.validate import Level, as_report, validate
from tests.graph.changes import merged
from tests.graph.made_records import Item, annotation, page, row

pytestmark = pytest.mark.no_cover  # the work is that of many examples, or of a library

_DATE, _INTEGER = (ox.NamedNode(expand(f"xsd:{name}")) for name in ("date", "integer"))
BLANK, IRI = ox.BlankNode("odd"), ox.NamedNode("http://example.org/odd")
PLAIN, NO_DATE = ox.Literal("odd"), ox.Literal("odd", datatype=_DATE)
TRIPLE = ox.Triple(IRI, IRI, PLAIN)
ODD = (
    BLANK, IRI, PLAIN, NO_DATE, TRIPLE, ox.Literal(""), ox.Literal("udda", language="sv"),
    ox.Literal("9" * 30, datatype=_INTEGER),
)  # fmt: skip
GRAPHS = ("provenance", "identity", "curated", "common", "inferred")
Places = Mapping[tuple[str, str], list[ox.Quad]]


@pytest.fixture(scope="module")
def store(seed_lines: list[str], tmp_path_factory: pytest.TempPathFactory) -> EmbeddedStore:
    """A graph that has all there is: rival versions, candidates, judgements at odds, a choice."""
    path = tmp_path_factory.mktemp("odd") / "seed.nq"
    path.write_text("\n".join(seed_lines), "utf-8")
    made = EmbeddedStore.load(path)
    read = page()
    others = (
        page(status="Avslutat"),
        page(number="", title="Courage", english=True),
        row(funder="Riksbankens Jubileumsfond", people=(("Åsa Ek", ""),)),
        row(amount=500000, coordinator=("Provstad", "556012-5790")),
        row(number="2019-00002", coordinator=("Provståd", "")),
    )
    name, city, number = (
        Key.parse(f"organisation/{key}")
        for key in ("name/exempelskolan", "name/provstad", "number/556012-5790")
    )
    judged = [
        Judgement.make((name, city), Verdict.SAME, "made", who="me", when="2020-01-01"),
        Judgement.make((name, number), Verdict.DIFFERENT, "made"),
        Judgement.make((city, number), Verdict.SAME, "made"),
    ]
    project, status = "project/number/vinnova/2019-00001", f"<{BASE}value/avslutat>"
    chosen = Choice(project, expand("ik:status"), status, "made", "me", "2020-01-01")
    merged(made, [Item(read, (annotation(read),)), *map(Item, others)], judged, [chosen])
    return made


@pytest.fixture(scope="module")
def places(store: EmbeddedStore) -> Places:
    """The statements of a graph, by the room that their graph is of, and their property."""
    found: dict[tuple[str, str], list[ox.Quad]] = defaultdict(list)
    for quad in sorted(store.quads(), key=str):
        graph = str(quad.graph_name)
        name = iri_of(graph).removeprefix(f"{BASE}graph/")
        if graph != CONCEPTS:
            found[name if name in GRAPHS else "record", quad.predicate.value].append(quad)
    return found


def in_default(quad: ox.Quad) -> ox.Quad:
    return ox.Quad(quad.subject, quad.predicate, quad.object, ox.DefaultGraph())


@contextmanager
def put(store: EmbeddedStore, old: ox.Quad, new: ox.Quad | None) -> Iterator[None]:
    """Has a graph say something else, or nothing, in the place of a statement for a while."""
    held = store._store
    was = [old, in_default(old)]
    now = [] if new is None else [new, in_default(new)]
    was, now = [each for each in was if each in held], [each for each in now if each not in held]
    for quad in was:
        held.remove(quad)
    held.extend(now)
    try:
        yield
    finally:
        for quad in now:
            held.remove(quad)
        held.extend(was)


def found_in(store: EmbeddedStore) -> set[str]:
    """The rules of the violations; each finding can be told, and stand in a report."""
    findings = validate(store)
    assert all(finding.line("sv") for finding in findings)
    assert [*ox.parse(as_report(findings), format=ox.RdfFormat.TURTLE)]
    return {each.rule for each in findings if each.level is Level.VIOLATION}


def with_object(quad: ox.Quad, odd: Node) -> ox.Quad:
    return ox.Quad(quad.subject, quad.predicate, odd, quad.graph_name)


@pytest.mark.parametrize(
    ("place", "odd", "rule"),
    [
        (("identity", "ik:why"), IRI, "judgement-unread"),
        (("identity", "ik:judges"), BLANK, "judgement-unread"),
        (("identity", "ik:verdict"), PLAIN, "judgement-unread"),
        (("record", "oa:start"), BLANK, "evidence"),
        (("record", "oa:start"), PLAIN, "evidence"),
        (("record", "oa:hasSource"), TRIPLE, "evidence"),
        (("record", "oa:end"), TRIPLE, "order"),
        (("record", "ik:earliest"), NO_DATE, "order"),
        (("record", "ik:earliest"), BLANK, "shape ik:earliest"),
        (("record", "ik:mentions"), PLAIN, "direction"),
    ],
)  # fmt: skip
def test_an_odd_term_is_a_violation(
    store: EmbeddedStore, places: Places, place: tuple[str, str], odd: Node, rule: str
) -> None:
    for quad in places[place[0], expand(place[1])][-2:]:
        with put(store, quad, with_object(quad, odd)):
            assert rule in found_in(store)


@pytest.mark.parametrize("name", ["ikp:denotes", "ikp:key", "ikp:because", "ikp:keepsApart"])
@pytest.mark.parametrize("odd", [BLANK, IRI, PLAIN, None])
def test_what_identity_does_not_tell_is_passed_over(
    store: EmbeddedStore, places: Places, name: str, odd: Node | None
) -> None:
    quad = places["identity", expand(name)][0]
    with put(store, quad, None if odd is None else with_object(quad, odd)):
        found_in(store)


@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_any_term_in_any_place_ends_in_findings(
    store: EmbeddedStore, places: Places, data: st.DataObject
) -> None:
    old = data.draw(st.sampled_from(places[data.draw(st.sampled_from(sorted(places)))]))
    odd = data.draw(st.sampled_from((None, *ODD)))
    new = None if odd is None else with_object(old, odd)
    if isinstance(odd, ox.NamedNode | ox.BlankNode) and data.draw(st.booleans()):
        new = ox.Quad(odd, old.predicate, old.object, old.graph_name)
    with put(store, old, new):
        found_in(store)
