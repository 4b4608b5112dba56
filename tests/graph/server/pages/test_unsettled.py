"""What is unsettled of a thing stands on its page: conflicts, choices, candidates."""

from __future__ import annotations

from pathlib import Path

import pytest

from innokraft.change.choosing import Wanted, choose
from innokraft.rdf.namespaces import BASE
from innokraft.server.pages.known import Known
from innokraft.server.pages.things import thing_page
from tests.graph.made_pages import Page, store_of, swecris_row
from tests.graph.server.pages.test_hostile import visit_of
from tests.graph.server.pages.words import hrefs, words_of

PROJECT = f"{BASE}project/vinnova/2031-00001"
TWIN = f"{BASE}project/vinnova/2031-00002"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two pages of one name, and a row that says otherwise of the first."""
    made = tmp_path_factory.mktemp("unsettled")
    pages = [Page(number, title="Mod att pröva") for number in ("2031-00001", "2031-00002")]
    store_of(made, pages, swecris_row(made, FundingsSek="120000")).close()
    return made / "graph"


def page_of(folder: Path, thing: str) -> str:
    return bytes(thing_page(visit_of(Known(str(folder), "tag")), thing).body).decode()


def test_a_page_says_where_sources_disagree_and_what_was_chosen(folder: Path) -> None:
    page = page_of(folder, PROJECT)
    _, _, conflicts = words_of(page).replace("\xa0", " ").partition("Sources disagree")
    assert "SEK 100,000:" in conflicts
    assert "SEK 120,000:" in conflicts
    assert "curator" not in conflicts
    places = [each for each in hrefs(page) if each.startswith("/record/") and "?at=" in each]
    assert {each.split("/")[2] for each in places} == {"vinnova-page", "swecris-csv"}
    choose(folder, Wanted(PROJECT, "schema:amount", "120000", why="the decision says so"))
    chosen = words_of(page_of(folder, PROJECT))
    assert "A curator chose: the decision says so" in chosen
    assert "Chosen by a curator: the decision says so" in chosen
    assert "Sources disagree" not in words_of(page_of(folder, TWIN))


def test_a_page_says_what_may_be_the_same(folder: Path) -> None:
    page = page_of(folder, PROJECT)
    assert "May be the same as" in words_of(page)
    assert "/project/vinnova/2031-00002" in hrefs(page)
    assert "/project/vinnova/2031-00001" in hrefs(page_of(folder, TWIN))
