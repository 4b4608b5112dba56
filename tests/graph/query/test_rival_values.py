"""Where sources disagree, each question shows all values or says which it goes by; money adds up.

| project | says  | amount      | period           | coordinator   |
|---------|-------|-------------|------------------|---------------|
| 1       | table | SEK 100 000 | April–June 2015  | Ena högskolan |
|         | page  | SEK 120 000 | 2016-04–2017-06  | Andra bolaget |
| 2       | table | SEK 200 000 | 2015             | Ena högskolan |
| 3       | page  | SEK 300 000 | April–June 2015  | Ena högskolan |
|         | rival | SEK 350 000 | April–June 2015  | Tredje verket |
| 4       | own   | EUR 70 000  | April–June 2015  | Ena högskolan |

Of project 3 there are two versions of one page, of which nothing says which is the newer. Bo is in
project 1 alone, Ann in 1 and 2. All speak of innovationskraft.
"""

from __future__ import annotations

import pytest

from innokraft.change.build import build
from innokraft.store.embedded import EmbeddedStore
from tests.graph.made_pages import Page, Rows, answer, columns
from tests.graph.query.made_world import row_of, written

ENA = {"organisation": "organisation/ena-hogskolan"}
AIM = "Vi vill ha innovationskraft."
OWN = """\
record: eur-4
publisher: Vinnova
funder: Vinnova
number: 2031-00004
language: sv
title: {sv: Eurot}
coordinator: Ena högskolan
amount: EUR 70 000
period: april 2015 - juni 2015
status: Avslutat
facts:
  - Projektet handlar om innovationskraft.
"""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> EmbeddedStore:
    """The graph of the table above."""
    folder = tmp_path_factory.mktemp("rivals")
    ena = ("Vinnova", "Ena högskolan")
    rows = (
        row_of(1, "Kraften", ena, ("2015-04-01", "2015-06-30"), "Ann Bo", AIM),
        row_of(2, "Modet", ena, ("2015-01-01", "2015-12-31"), "Ann Cia", AIM),
    )
    table, own = written(folder, *rows), folder / "own.yaml"
    own.write_text(OWN, "utf-8")
    third = Page("2031-00003", amount="300 000", text=AIM, name="third")
    pages = (
        Page("2031-00001", (), "Styrkan", "Andra bolaget", "120 000", "april 2016 - juni 2017",
             text=AIM),
        third,
        Page("2031-00003", amount="350 000", coordinator="Tredje verket", text=AIM, name="rival"),
    )  # fmt: skip
    paths = [path for page in pages for path in page.write(folder)]
    report = build(folder / "graph", [table, own, *paths])
    assert report.refused == []
    assert len(report.outcome.versions.rivals) == 1
    return EmbeddedStore.open(folder / "graph")


def asked(store: EmbeddedStore, number: int, **given: str) -> Rows:
    """The rows of an answer, in English."""
    return answer(store, number, "en", **given)


def there(row: dict[str, str]) -> str:
    return row["project"].removeprefix("project/vinnova/2031-0000")


@pytest.mark.parametrize(("number", "given"), [(2, {}), (27, {}), (41, ENA)])
def test_a_grant_counts_once_currencies_apart_and_how_many_are_contested_is_told(
    store: EmbeddedStore, number: int, given: dict[str, str]
) -> None:
    rows = asked(store, number, **given)
    known = ("year", "currency", "granted", "projects", "contested")
    assert columns(rows, *known) == [
        ("2015", "EUR", "70000", "1", "0"),
        ("2015", "SEK", "600000", "3", "2"),
    ]
    quotes = rows[1]["quotes"].split(" | ")
    assert quotes[0] == "fundingsSek: 100000 (vinnova/2031-00001)"
    assert quotes[2] == "300 000 kronor (vinnova/2031-00003)"


def test_both_values_of_a_disagreement_are_shown_with_their_words(store: EmbeddedStore) -> None:
    found = {
        (row["thing"].partition("#")[0], frozenset((row["quote_1"], row["quote_2"])))
        for row in asked(store, 20)
        if row["property"].endswith("amount")
    }
    assert found == {
        ("project/vinnova/2031-00001", frozenset(("fundingsSek: 100000", "120 000 kronor"))),
        ("project/vinnova/2031-00003", frozenset(("300 000 kronor", "350 000 kronor"))),
    }
    verbatim = asked(store, 8, project="2031-00001")
    assert {row["value"] for row in verbatim} == {"100000", "120000"}
    assert columns(asked(store, 55), "title", "sources") == [("Kraften", "2")]


def test_rival_periods_stand_by_themselves(store: EmbeddedStore) -> None:
    (row,) = asked(store, 6, **{"from": "2016-09-01", "to": "2016-09-30"})
    assert (row["earliest"], row["latest"]) == ("2016-04-01", "2017-06-30")
    assert row["quote"] == "Projektets löptid april 2016 - juni 2017"
    assert asked(store, 6, **{"from": "2016-01-15", "to": "2016-01-31"}) == []
    late = {"from": "2017-01-01", "to": "2017-12-31"}
    assert asked(store, 45, **ENA, **late)[0]["quote"] == "Projektets löptid april 2016 - juni 2017"
    early = asked(store, 45, **ENA, **{"from": "2015-06-01", "to": "2015-06-30"})
    assert [there(row) for row in early] == ["1", "3", "4"]
    assert early[0]["quote"].startswith("projectStartDate: 2015-04-01")
    never = [(there(row), row["starts"], row["ends"]) for row in asked(store, 34)]
    assert {pair for pair in never if pair[0] == "1"} == {
        ("1", "2015-04-01", "2015-06-30"), ("1", "2016-04-01", "2017-06-30")
    }  # fmt: skip
    between = {there(row) for row in asked(store, 34, before="2016-12-31")}
    assert "1" not in between  # one source has it running still
    (months,) = {row["months"] for row in asked(store, 46) if row["currency"] == "SEK"}
    assert months == "6"  # 3, 12 and 3


def test_the_largest_amount_stands_beside_the_smallest(store: EmbeddedStore) -> None:
    wanted = {("300000", "350000"), ("200000", ""), ("100000", "120000"), ("70000", "")}
    assert set(columns(asked(store, 42), "amount", "at_most")) == wanted
    ended = {row["project"]: row for row in asked(store, 34)}
    assert ended["project/vinnova/2031-00001"]["ends"] == "2017-06-30"
    assert {(row["amount"], row.get("at_most", "")) for row in ended.values()} <= wanted
    for number in (46, 47):
        (contested,) = {r["contested"] for r in asked(store, number) if r["currency"] == "SEK"}
        assert contested == {46: "2", 47: "1"}[number]


def test_both_coordinators_are_told_and_make_nobody_move(store: EmbeddedStore) -> None:
    at = {(there(row), row["coordinated_by"]) for row in asked(store, 31)}
    assert at == {
        ("1", "Ena högskolan"), ("1", "Andra bolaget"), ("2", "Ena högskolan"),
        ("3", "Ena högskolan"), ("3", "Tredje verket"), ("4", "Ena högskolan"),
    }  # fmt: skip
    people = {row["name"]: row["coordinated_by"] for row in asked(store, 39)}
    assert people["Bo Al"] == "Andra bolaget / Ena högskolan"
    assert people["Cia Asp"] == "Ena högskolan"
    assert asked(store, 54) == []


def test_what_one_record_alone_says_is_told_to_be_contested(store: EmbeddedStore) -> None:
    news = {
        row["what"].replace("\xa0", " "): row["news"]
        for row in asked(store, 33, source="vinnova-page/2031-00001")
    }
    assert news["SEK 120,000"] == news["Andra bolaget"] == "others say something else"
