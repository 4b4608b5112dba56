"""What is measured of a project, beside what the questions of the library answer of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from innokraft.change.choosing import Wanted, choose
from innokraft.network.measures import Grant, Measures, read_measures
from innokraft.rdf.namespaces import BASE
from innokraft.store.embedded import EmbeddedStore
from tests.graph.made_pages import Page, answer, columns, store_of, subject, swecris_row

PROJECT = f"{BASE}project/vinnova/2031-00001"
OTHER = f"{BASE}project/vinnova/2031-00002"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project that two sources tell of, at odds, and one that a person has read."""
    folder = tmp_path_factory.mktemp("measured")
    other = swecris_row(
        folder, FundingsSek="90000", FundingOrganisationNameSv="Formas",
        CoordinatingOrganisationNameSv="Andra högskolan",
    )  # fmt: skip
    read = Page("2031-00002", subject("mod"), status="Pågående")
    store_of(folder, [Page("2031-00001"), read], other).close()
    return folder / "graph"


def measured(folder: Path) -> dict[str, Measures]:
    with EmbeddedStore.open(folder) as store:
        return read_measures(store, {PROJECT, OTHER})


def test_sources_at_odds_are_measured_as_the_questions_answer(folder: Path) -> None:
    found = measured(folder)[PROJECT]
    assert (found.start, found.end) == ("2015-04", "2015-06-30")
    first, second = found.grants
    assert first == Grant(f"{BASE}organisation/formas", 90_000, "SEK")
    assert second == Grant(f"{BASE}organisation/vinnova")
    assert [iri.rpartition("/")[2] for iri in found.coordinators] == [
        "andra-hogskolan", "ena-hogskolan",
    ]  # fmt: skip
    with EmbeddedStore.open(folder) as store:
        granted = answer(store, 2)
        running = answer(store, 6, **{"from": "2015-01-01", "to": "2015-12-31"})
    assert ("Formas / Vinnova", "90000") in columns(granted, "funder", "granted")
    periods = [row for row in running if row["project"] == "project/vinnova/2031-00001"]
    assert min(row["earliest"] for row in periods) == f"{found.start}-01"[:10]
    assert max(row["latest"] for row in periods) == found.end


def test_a_status_and_who_has_read(folder: Path) -> None:
    found = measured(folder)
    assert found[PROJECT].statuses == (f"{BASE}value/avslutat",)
    assert found[OTHER].statuses == (f"{BASE}value/pagaende",)
    assert (found[PROJECT].reviewed, found[OTHER].reviewed) == (False, True)


def test_what_a_curator_chose_counts_alone(folder: Path) -> None:
    path = "project/vinnova/2031-00001"
    choose(str(folder), Wanted(path, "schema:amount", "100 000", why="så"))
    choose(str(folder), Wanted(path, "ik:coordinator", "Ena högskolan", why="så"))
    choose(str(folder), Wanted(path, "schema:funder", "Vinnova", why="så"))
    found = measured(folder)[PROJECT]
    assert found.grants == (Grant(f"{BASE}organisation/vinnova", 100_000, "SEK"),)
    assert [iri.rpartition("/")[2] for iri in found.coordinators] == ["ena-hogskolan"]
    assert found.reviewed
    with EmbeddedStore.open(folder) as store:
        both = 100_000 + 100_000  # with the other project's
        assert columns(answer(store, 2), "funder", "granted") == [("Vinnova", str(both))]
