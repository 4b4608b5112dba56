"""A choice of one of several stated values: what it writes and replaces, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from innokraft.bilingual import Bilingual
from innokraft.change.choosing import Chose, Wanted, choose
from innokraft.change.report import Options
from innokraft.curation.choices import Choice, read_choices, stored_choices
from innokraft.errors import UsageError
from innokraft.files.graph_folder import CHOICES
from innokraft.rdf.graphs import CURATED
from innokraft.rdf.namespaces import BASE, expand
from innokraft.rdf.terms import iri, text
from innokraft.store.embedded import EmbeddedStore

NUMBER = "project/number/vinnova/2019-00001"
PROJECT = "project/vinnova/2019-00001"
AMOUNT = Choice(
    f"{NUMBER}#grant",
    expand("schema:amount"),
    f"{NUMBER}#amount-SEK-500000",
    "så",
    "Kim",
    "2031-02-03",
)
DRY = Options(dry_run=True)


def wanted(value: str | None, name: str = "schema:amount", **more: str) -> Wanted:
    """What is chosen of the project."""
    return Wanted(PROJECT, name, value, **{"why": "så"} | more)


def made(chose: Chose) -> tuple[Bilingual | None, int, bool]:
    """What a choice did, without its file and what it tells of the graph."""
    return chose.value, chose.count, chose.report.changed


def test_a_choice_stands_in_its_file_and_in_the_graph_with_who_said_why_and_when(
    graph: Path,
) -> None:
    chose = choose(graph, wanted("500 000", who="Kim", when="2031-02-03"))
    assert chose.path == graph / CHOICES
    assert made(chose) == (Bilingual("500\xa0000\xa0SEK", "SEK\xa0500,000"), 1, True)
    assert read_choices(graph / CHOICES) == (AMOUNT,)
    with EmbeddedStore.open(graph) as store:
        (held,) = stored_choices(store.graph(CURATED))
    subject = f"{BASE}{PROJECT}"
    assert (held.thing, held.value) == (
        iri(f"{subject}#grant"),
        iri(f"{subject}#amount-SEK-500000"),
    )
    assert (held.why, held.who, held.when) == ("så", "Kim", "2031-02-03")


def test_a_choice_takes_the_place_of_an_earlier_one_and_goes_again(graph: Path) -> None:
    choose(graph, wanted("500 000"))
    assert made(choose(graph, wanted("99 356")))[1] == 1
    assert made(choose(graph, wanted("Mod", "title", language="sv")))[1] == 2
    assert [c.value for c in read_choices(graph / CHOICES)] == [
        text("Mod", "sv"),
        f"{NUMBER}#amount-SEK-99356",
    ]
    assert made(choose(graph, wanted(None))) == (None, 1, True)
    assert [c.value for c in read_choices(graph / CHOICES)] == [text("Mod", "sv")]


def test_a_dry_choice_tells_what_it_would_do_and_does_nothing(graph: Path) -> None:
    chose = choose(str(graph), wanted("500 000"), DRY)
    assert made(chose) == (Bilingual("500\xa0000\xa0SEK", "SEK\xa0500,000"), 1, True)
    assert not (graph / CHOICES).exists()


def test_a_choice_of_a_title_is_of_one_language(graph: Path) -> None:
    assert choose(graph, wanted("Courage", "title", language="en"), DRY).value == Bilingual.alike(
        "Courage"
    )
    with pytest.raises(UsageError, match="'Mod' is not what a source states") as caught:
        choose(graph, wanted("Mod", "title", language="en"), DRY)
    assert caught.value.remedy == "They state: Courage."
    with pytest.raises(UsageError, match="'title' is stated in en, sv") as caught:
        choose(graph, wanted("Mod", "title"), DRY)
    assert caught.value.remedy == "Say which: --language."


def test_a_thing_may_be_named_as_a_record_mentions_it(graph: Path) -> None:
    mention = Wanted(f"vinnova-page/2019-00001:{PROJECT}", "schema:amount", "99 356", why="så")
    chose = choose(graph, mention, DRY)
    assert chose.value == Bilingual("99\xa0356\xa0SEK", "SEK\xa099,356")


def test_what_was_never_chosen_cannot_be_taken_back(graph: Path) -> None:
    with pytest.raises(UsageError) as caught:
        choose(graph, wanted(None), DRY)
    assert str(caught.value) == f"no choice of 'schema:amount' was made for {PROJECT!r}"


def test_a_choice_needs_a_reason(graph: Path) -> None:
    with pytest.raises(UsageError, match="a choice needs a reason"):
        choose(graph, wanted("500 000", why=" "), DRY)
