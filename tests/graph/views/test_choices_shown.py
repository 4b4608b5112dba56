"""What a curator chose is marked in what is shown, with the reason; what others say stays."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from innokraft.change.merge import edit_choices
from innokraft.curation.choices import Choice
from innokraft.network import build_network, links, things
from innokraft.rdf.namespaces import BASE, expand
from innokraft.rdf.terms import text
from innokraft.store.embedded import EmbeddedStore
from innokraft.viewer import render
from innokraft.views.labels import words_for
from innokraft.views.statements import Chosen, Fact
from innokraft.views.thing import show
from tests.graph.made_pages import Page, store_of, swecris_row
from tests.graph.viewer.blocks import data_of
from tests.graph.viewer.test_viewer_browser import browser

__all__ = ["browser"]

PROJECT = f"{BASE}project/vinnova/2031-00001"
KEY = "project/number/vinnova/2031-00001"
AMOUNT, TITLE, COORDINATOR = map(expand, ("schema:amount", "dcterms:title", "ik:coordinator"))
WHY = "Beslutet <b>säger</b> det"
CHOICES = (
    Choice(f"{KEY}#grant", AMOUNT, f"{KEY}#amount-SEK-120000", WHY, "Kim", "2031-02-03"),
    Choice(KEY, COORDINATOR, "organisation/name/andra högskolan", "Den flyttade"),
    Choice(KEY, TITLE, text("Saken", "sv"), "Så heter den"),
)
CHOSEN = Chosen(WHY, "Kim", "2031-02-03")


@pytest.fixture(scope="module")
def graphs(tmp_path_factory: pytest.TempPathFactory) -> tuple[EmbeddedStore, EmbeddedStore]:
    """A graph in which two sources disagree: before anyone chose, and after."""
    folder = tmp_path_factory.mktemp("chosen")
    row = swecris_row(
        folder,
        FundingsSek="120000",
        ProjectTitleSv="Saken",
        CoordinatingOrganisationNameSv="Andra högskolan",
    )
    before = store_of(folder, [Page("2031-00001", title="En sak")], row)
    report = edit_choices(folder / "graph", lambda _: CHOICES)
    assert report.warnings == []
    return before, EmbeddedStore.open(folder / "graph")


@pytest.fixture(scope="module")
def store(graphs: tuple[EmbeddedStore, EmbeddedStore]) -> EmbeddedStore:
    return graphs[1]


def of(facts: Iterable[Fact], predicate: str) -> list[Fact]:
    return [fact for fact in facts if fact.predicate == predicate]


def is_chosen(fact: Fact) -> bool:
    return any(basis.chosen for basis in fact.bases)


def test_the_chosen_value_comes_first_with_its_reason_and_the_others_stay(
    store: EmbeddedStore,
) -> None:
    first, second = of(show(store, PROJECT).facts, AMOUNT)
    assert first.value.words.en.split() == ["SEK", "120,000"]
    assert first.bases[0].chosen == CHOSEN
    assert [quote.exact for quote in first.bases[1].quotes] == ["fundingsSek: 120000"]
    assert second.value.words.en.split() == ["SEK", "100,000"]
    assert (is_chosen(first), is_chosen(second)) == (True, False)


def test_where_no_one_chose_nothing_is_marked(
    graphs: tuple[EmbeddedStore, EmbeddedStore],
) -> None:
    facts = show(graphs[0], PROJECT).facts
    assert len(of(facts, AMOUNT)) == 2
    assert not any(is_chosen(fact) for fact in facts)


def test_a_thing_goes_by_the_name_that_was_chosen(
    graphs: tuple[EmbeddedStore, EmbeddedStore],
) -> None:
    assert [words_for(graph, [PROJECT])[PROJECT].sv for graph in graphs] == ["En sak", "Saken"]


def test_another_thing_tells_that_it_was_chosen(store: EmbeddedStore) -> None:
    coordinates = {
        name: is_chosen(fact)
        for name in ("ena-hogskolan", "andra-hogskolan")
        for _, fact in show(store, f"{BASE}organisation/{name}").others
        if fact.predicate == COORDINATOR
    }
    assert not coordinates["ena-hogskolan"]
    assert coordinates["andra-hogskolan"]


@pytest.mark.parametrize("many", [0, 5])
def test_the_network_holds_the_choice_on_facts_and_links_and_the_page_tells_it(
    store: EmbeddedStore, many: int
) -> None:
    network = build_network(store, many=many)
    facts = [fact for thing in things(network) for fact in thing.facts if is_chosen(fact)]
    assert {fact.predicate for fact in facts} == {AMOUNT, TITLE}
    (link,) = [each for each in links(network) if any(b.chosen for b in each.bases)]
    assert (link.predicate, link.certainty) == (COORDINATOR, "konstaterat")
    data = data_of(render(network))
    bases = [b for thing in data["things"] for fact in thing[6:] for b in fact[2:]]
    bases += [b for link in data["links"] for b in link[6:]]
    told = [b["chosen"] for b in bases if isinstance(b, dict) and "chosen" in b]
    assert ["Kim", "2031-02-03", WHY] in told


@pytest.mark.browser
@pytest.mark.parametrize("many", [0, 5])
def test_the_panel_marks_what_was_chosen_in_both_languages(
    browser: Any, store: EmbeddedStore, tmp_path: Path, many: int
) -> None:
    path = tmp_path / "page.html"
    path.write_text(render(build_network(store, many=many, focus=PROJECT)), "utf-8")
    page = browser.new_page()
    page.goto(path.as_uri())
    panel = page.locator("#panel")
    page.locator("html[data-ready]").wait_for(state="attached")
    assert panel.locator(".choice").all_inner_texts() == [
        f"✓ Valt av Kim, 2031-02-03 {WHY}",
        "✓ Valt Den flyttade",
        "✓ Valt Så heter den",
    ]
    assert panel.locator(".choice b").count() == 0
    page.locator("[data-language=en]").click()
    assert f"✓ Chosen by Kim, 2031-02-03 {WHY}" in panel.locator(".choice").all_inner_texts()
    assert "120,000" in panel.inner_text()
    assert "100,000" in panel.inner_text()
    page.close()
