"""What records have in common is there once, as long as a record names it, whatever came when."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from innokraft.curation.choices import Choice
from innokraft.describe import Describer
from innokraft.rdf.graphs import COMMON, CURATED
from innokraft.rdf.namespaces import BASE, compress, expand, term
from innokraft.rdf.record_iris import node_of
from innokraft.rdf.terms import iri, iri_of
from innokraft.readers import read_again
from innokraft.record import Record
from innokraft.store.embedded import EmbeddedStore
from tests.graph.change.test_merge_laws import exported, law
from tests.graph.changes import merged, withdrawn
from tests.graph.made_records import Item

ECONOMICS = iri(f"{BASE}topic/scb/502")
SPRING = iri(f"{BASE}time/2015-04/2015-06")


def record(name: str = "a", *lines: str) -> Record:
    """A record of our own, with some lines."""
    head = ("funder: Vinnova", f"number: 2019-0000{ord(name) - 96}", "title: Mod", "language: sv")
    return read_again("innokraft-record", "\n".join([f"record: r-{name}", *head, *lines]))


def topic(*labels: str, code: str = "502") -> tuple[str, ...]:
    """The lines of a topic with some labels, such as `sv: Ekonomi`."""
    told = ("scheme: scb", f"code: {code}", *labels)
    return tuple(f"topics 1 {line}" for line in told)


def common(store: EmbeddedStore) -> set[tuple[str, str, str]]:
    """What the common graph holds, as one reads it."""
    return {
        (iri_of(s).removeprefix(BASE), compress(iri_of(p)), o.removeprefix(f"<{BASE}"))
        for s, p, o in store.graph(COMMON)
    }


def graph_of(*records: Record) -> EmbeddedStore:
    """A graph into which records were merged one by one."""
    store = EmbeddedStore.in_memory([])
    for each in records:
        merged(store, [Item(each)])
    return store


def test_what_two_records_name_is_described_once_and_in_the_graph_of_neither() -> None:
    lines = (*topic("sv: Ekonomi", "en: Economics"), "period: april 2015 - juni 2015")
    store = graph_of(record("a", *lines), record("b", *lines))
    assert common(store) == {
        ("topic/scb/502", "rdf:type", "<http://www.w3.org/2004/02/skos/core#Concept>"),
        ("topic/scb/502", "skos:inScheme", "topic/scb>"),
        ("topic/scb/502", "skos:notation", '"502"'),
        ("topic/scb/502", "skos:prefLabel", '"Ekonomi"@sv'),
        ("topic/scb/502", "skos:prefLabel", '"Economics"@en'),
        ("time/2015-04/2015-06", "rdf:type", "<http://www.w3.org/2006/time#ProperInterval>"),
        ("time/2015-04/2015-06", "time:hasBeginning", "time/2015-04>"),
        ("time/2015-04/2015-06", "time:hasEnd", "time/2015-06>"),
        *(
            triple
            for date in ("2015-04", "2015-06")
            for triple in (
                (f"time/{date}", "rdf:type", "<http://www.w3.org/2006/time#Instant>"),
                (
                    f"time/{date}",
                    "time:inXSDgYearMonth",
                    f'"{date}"^^<http://www.w3.org/2001/XMLSchema#gYearMonth>',
                ),
            )
        ),
    }
    for node in (ECONOMICS, SPRING):
        told = {g for t in store.match(node) for g in store.stating(t)}
        assert told == {COMMON}


def test_what_no_record_names_any_more_goes_with_the_last_that_did() -> None:
    lines = (*topic("sv: Ekonomi"), "period: april 2015 - juni 2015")
    one, other = record("a", *lines), record("b", *lines, "decided: 2015-04-01")
    store = graph_of(one, other)
    both = common(store)
    withdrawn(store, [Item(one)])
    assert common(store) == both
    withdrawn(store, [Item(other)])
    assert common(store) == set()
    assert list(store.match(ECONOMICS)) == []


def test_a_date_stays_where_only_its_period_goes() -> None:
    one = record("a", "period: april 2015 - juni 2015")
    other = record("b", "period: april 2015 - juli 2015", "decided: 2015-06")
    store = graph_of(one, other)
    withdrawn(store, [Item(one)])
    assert {s for s, _, _ in common(store)} == {
        "time/2015-04/2015-07", "time/2015-04", "time/2015-07", "time/2015-06",
    }  # fmt: skip


def test_a_label_stays_as_long_as_a_record_gives_it() -> None:
    records = [
        record("a", *topic("sv: Ekonomi", "en: Economics")),
        record("b", *topic("sv: Ekonomi")),
        record("c", *topic()),
    ]
    store = graph_of(*records)
    labels = []
    for each in records:
        labels.append({o for _, _, o in store.match(ECONOMICS, term("skos:prefLabel"))})
        withdrawn(store, [Item(each)])
    assert labels == [{'"Ekonomi"@sv', '"Economics"@en'}, {'"Ekonomi"@sv'}, set()]


def test_a_choice_of_a_period_that_no_record_names_any_more_does_not_keep_it() -> None:
    one = record("a", "period: april 2015 - juni 2015")
    other = record("a", "period: april 2015 - juli 2015")
    store, at_once = graph_of(one, other), graph_of(other)
    project = iri(f"{BASE}project/vinnova/2019-00001")
    chosen = (Choice(project, expand("time:hasTime"), SPRING, "so"),)
    merged(store, [], chosen=chosen)
    assert any(store.match(project, term("time:hasTime"), SPRING, CURATED))
    withdrawn(store, [Item(one)], chosen)
    assert exported(store) == exported(at_once)


def test_no_other_record_is_read_where_the_one_that_changed_names_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    lines = topic("sv: Ekonomi")
    store = graph_of(record("a", *lines), record("b", *lines))
    described: list[str] = []
    describe = Describer.describe

    def watched(self: Describer, record: Record, *rest: object) -> object:
        described.append(record.key)
        return describe(self, record, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(Describer, "describe", watched)
    merged(store, [Item(record("b", *lines, "status: Avslutat", "modified: 2020-01-01"))])
    assert set(described) == {"innokraft-record/r-b"}


LINES = st.tuples(
    st.sampled_from([(), topic(code="203")]) | st.sets(
        st.sampled_from(["sv: Ekonomi", "sv: Nationalekonomi", "en: Economics"])
    ).map(lambda labels: topic(*sorted({each[:2]: each for each in labels}.values()))),
    st.sampled_from([(), ("period: april 2015 - juni 2015",), ("period: april 2015",)]),
    st.sampled_from([(), ("decided: 2015-04",)]),
).map(lambda parts: tuple(line for part in parts for line in part))  # fmt: skip
RECORDS = st.lists(
    st.builds(lambda name, lines: record(name, *lines), st.sampled_from("abcd"), LINES),
    min_size=1,
    max_size=6,
    unique_by=node_of,
)


@law(60)
@given(RECORDS, st.data())
def test_what_records_have_in_common_follows_from_the_records_that_are_there(
    records: Sequence[Record], data: st.DataObject
) -> None:
    gone = data.draw(st.sets(st.integers(0, len(records) - 1)))
    store = graph_of(*records)
    for place in data.draw(st.permutations(sorted(gone))):
        withdrawn(store, [Item(records[place])])
    kept = [each for place, each in enumerate(records) if place not in gone]
    at_once = EmbeddedStore.in_memory([])
    merged(at_once, map(Item, kept))
    assert exported(store) == exported(at_once)
