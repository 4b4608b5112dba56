"""Where sources disagree is listed with the words of each; where they can agree, nothing is."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

import pytest

from innokraft.curation.choices import Choice
from innokraft.errors import UsageError
from innokraft.rdf.namespaces import BASE, compress, expand
from innokraft.rdf.terms import iri
from innokraft.store.embedded import EmbeddedStore
from innokraft.views.conflicts import Conflict, conflicts, find_stated, match_value
from tests.graph.made_pages import Page, store_of, swecris_row

PROJECT = f"{BASE}project/vinnova/2031-00001"


class Graphs(Protocol):
    """Gives the graph of a page and a row about one project, whose fields it is told."""

    def __call__(self, **fields: str) -> EmbeddedStore: ...


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Graphs:
    """Builds the graph of each row once, to read."""
    made: dict[tuple[tuple[str, str], ...], EmbeddedStore] = {}

    def call(**fields: str) -> EmbeddedStore:
        if (row := tuple(fields.items())) not in made:
            folder = tmp_path_factory.mktemp("graph")
            made[row] = store_of(folder, [Page("2031-00001")], swecris_row(folder, **fields))
        return made[row]

    return call


def told(found: tuple[Conflict, ...]) -> list[tuple[str, list[str]]]:
    return [
        (compress(c.predicate), sorted(" ".join(v.words.en.split()) for v in c.values))
        for c in found
    ]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, []),
        ({"FundingsSek": "120000"}, [("schema:amount", ["SEK 100,000", "SEK 120,000"])]),
        (
            {"CoordinatingOrganisationNameSv": "Andra bolaget"},
            [("ik:coordinator", ["Andra bolaget", "Ena högskolan"])],
        ),
        (
            {"ProjectTitleSv": "Ett annat namn"},
            [("dcterms:title", ["Ett annat namn", "Sak 2031-00001"])],
        ),
        ({"ProjectTitleSv": "SAK  2031-00001"}, []),
        ({"ProjectTitleEn": "Quite another name"}, []),
        (
            {"ProjectEndDate": "2015-07-01"},
            [("time:hasTime", ["15 April 2015 – 1 July 2015", "April 2015 – June 2015"])],
        ),
        ({"ProjectStartDate": "2015", "ProjectEndDate": "2015"}, []),
        ({"ProjectEndDate": ""}, []),
    ],
)
def test_a_property_is_in_conflict_only_where_both_sources_cannot_be_right(
    graph: Graphs, fields: dict[str, str], expected: list[tuple[str, list[str]]]
) -> None:
    assert told(conflicts(graph(**fields))) == expected


def test_each_value_stands_with_the_words_and_version_of_its_records(graph: Graphs) -> None:
    store = graph(FundingsSek="120000")
    (found,) = conflicts(store)
    assert (found.thing, found.label.sv) == (PROJECT, "Sak 2031-00001")
    assert found.subject == f"{PROJECT}#grant"
    quotes = {source.quote for value in found.values for source in value.sources}
    assert quotes == {"100 000 kronor", "fundingsSek: 120000"}
    for value in found.values:
        for source in value.sources:
            text = next(store.select(f"SELECT ?t {{ <{source.record}> schema:text ?t }}"))["t"]
            assert str(getattr(text, "value", ""))[source.start : source.end] == source.quote
            assert source.record.endswith(source.version)
            assert len(source.version) == 12


def test_what_more_records_state_comes_first(graph: Graphs, tmp_path: Path) -> None:
    store = graph(FundingsSek="120000")
    (found,) = conflicts(store)
    last = found.values[-1]
    (source,) = last.sources
    path = tmp_path / "again.nq"
    lines = [f"{quad} .\n" for quad in store.quads()]
    again = [li.replace(source.record, f"{source.record[:-12]}{0:012}") for li in lines]
    path.write_text("".join([*lines, *again]), "utf-8")
    (found,) = conflicts(EmbeddedStore.load(path))
    assert (found.values[0].term, len(found.values[0].sources)) == (last.term, 2)


def test_a_superseded_version_does_not_count(graph: Graphs, tmp_path: Path) -> None:
    store = graph(FundingsSek="120000")
    (found,) = conflicts(store)
    records = [value.sources[0].record for value in found.values]
    path = tmp_path / "superseded.nq"
    newer = (
        f"<a:newer> <{expand('prov:wasRevisionOf')}> <{records[0]}> <{BASE}graph/provenance> .\n"
    )
    path.write_text("".join(f"{quad} .\n" for quad in store.quads()) + newer, "utf-8")
    assert conflicts(EmbeddedStore.load(path)) == ()


def test_two_values_of_one_record_are_no_conflict_of_sources(seed_store: EmbeddedStore) -> None:
    assert conflicts(seed_store) == ()


def test_two_values_that_one_record_states_are_no_conflict(graph: Graphs, tmp_path: Path) -> None:
    store = graph(FundingsSek="120000")
    (found,) = conflicts(store)
    one, other = (value.sources[0].record for value in found.values)
    path = tmp_path / "one.nq"
    lines = "".join(f"{quad} .\n" for quad in store.quads())
    path.write_text(lines.replace(f"hasSource> <{other}>", f"hasSource> <{one}>"), "utf-8")
    assert conflicts(EmbeddedStore.load(path), thing=PROJECT) == ()


def test_only_one_thing_can_be_asked_for(graph: Graphs) -> None:
    store = graph(FundingsSek="120000")
    assert len(conflicts(store, thing=PROJECT)) == 1
    assert conflicts(store, thing=f"{BASE}project/vinnova/2031-00002") == ()


def test_a_choice_stands_at_its_conflict_and_nowhere_else(graph: Graphs) -> None:
    store = graph(FundingsSek="120000", ProjectEndDate="2016-01-01")
    grant, chosen = iri(f"{PROJECT}#grant"), iri(f"{PROJECT}#amount-SEK-120000")
    choice = Choice(grant, expand("schema:amount"), chosen, "the decision says so")
    found = conflicts(store, [choice])
    assert [(compress(c.predicate), c.choice) for c in found] == [
        ("time:hasTime", None), ("schema:amount", choice),
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["schema:amount", "belopp", "amount of the grant", "Belopp"])
@pytest.mark.parametrize("value", ["120000", "120 000 SEK", "SEK 120,000", "#amount-SEK-120000"])
def test_a_stated_value_is_found_by_its_words_or_its_path(
    graph: Graphs, name: str, value: str
) -> None:
    found = find_stated(graph(FundingsSek="120000"), PROJECT, name)
    wanted = f"project/vinnova/2031-00001{value}" if value.startswith("#") else value
    assert match_value(found, wanted).term == f"<{PROJECT}#amount-SEK-120000>"


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("status", "avslutat", "completed"),
        ("ik:status", "v:avslutat", "completed"),
        ("time:hasTime", "2015-04/2015-06", "April 2015 – June 2015"),
        ("time:hasTime", "april 2015 - juni 2015", "April 2015 – June 2015"),
        ("coordinator", "ena högskolan", "Ena högskolan"),
        ("dcterms:title", "Sak 2031-00001", "Sak 2031-00001"),
    ],
)
def test_every_kind_of_value_can_be_named(
    tmp_path: Path, name: str, value: str, words: str
) -> None:
    found = find_stated(store_of(tmp_path, [Page("2031-00001")]), PROJECT, name)
    assert match_value(found, value).words.en == words


def test_what_no_source_states_cannot_be_chosen(graph: Graphs) -> None:
    store = graph(FundingsSek="120000")
    with pytest.raises(UsageError, match=r"'1' is not what a source states.*SEK"):
        match_value(find_stated(store, PROJECT, "schema:amount"), "1")
    with pytest.raises(UsageError, match="no source states 'ik:totalCost'"):
        find_stated(store, PROJECT, "ik:totalCost")
    with pytest.raises(UsageError, match=r"no property.*ik:status"):
        find_stated(store, PROJECT, "ik:statuss")


def test_a_title_in_two_languages_needs_its_language(graph: Graphs) -> None:
    store = graph(ProjectTitleEn="A thing")
    with pytest.raises(UsageError, match=r"stated in en, sv.*--language"):
        find_stated(store, PROJECT, "dcterms:title")
    assert find_stated(store, PROJECT, "dcterms:title", "en").values[0].words.en == "A thing"
