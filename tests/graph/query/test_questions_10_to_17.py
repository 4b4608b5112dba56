"""Questions 10 to 17 on made pages: the rows that should come, and none that should not."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.graph.made_pages import (
    FIRM,
    JUDGED,
    POSSIBLE,
    Ask,
    Page,
    answer,
    columns,
    store_of,
    subject,
    swecris_row,
    with_follow_up,
)

# ------------------------------------------------------------------ 10 and 11: together


def test_10_a_pair_counts_once_a_project_and_cites_both_from_one(ask: Ask) -> None:
    rows = ask(
        10,
        Page("2031-00001", subject("mod", "verkstad", "mod")),
        Page("2031-00002", subject("verkstad", "mod")),
        Page("2031-00003", subject("mod", "larande")),
        Page("2031-00004", subject("verkstad")),
    )
    assert columns(rows, "label_1", "label_2", "projects") == [
        ("mod", "verkstad", "2"),
        ("lärande", "mod", "1"),
    ]
    assert columns(rows[:1], "quote_1", "quote_2") == [
        ("Rad 2031-00001 nr 1.", "Rad 2031-00001 nr 2.")
    ]
    assert rows[0]["record_1"] == rows[0]["record_2"]


def test_10_what_is_only_hedged_or_mentioned_occurs_too(ask: Ask) -> None:
    (row,) = ask(
        10,
        Page(
            "2031-00001",
            (("project suggestsFurtherWorkOn concept:larande", POSSIBLE),),
            text="De talade om samhällskontraktet.",
        ),
    )
    assert {row["label_1"], row["label_2"]} == {"lärande", "samhällskontrakt"}
    assert "samhällskontraktet" in {row["quote_1"], row["quote_2"]}


def test_11_those_who_share_a_theme_but_no_project(ask: Ask) -> None:
    rows = ask(
        11,
        Page("2031-00001", subject("mod", "verkstad"), coordinator="Ena högskolan"),
        Page("2031-00002", subject("mod", "verkstad"), coordinator="Andra bolaget"),
        Page("2031-00003", subject("mod"), coordinator="Tredje verket"),
        Page("2031-00004", subject("larande"), coordinator="Fjärde byrån"),
    )
    assert columns(rows, "name_1", "name_2", "themes", "label") == [
        ("Andra bolaget", "Ena högskolan", "2", "mod"),
        ("Andra bolaget", "Tredje verket", "1", "mod"),
        ("Ena högskolan", "Tredje verket", "1", "mod"),
    ]
    assert rows[0]["quote_1"] == "Rad 2031-00002 nr 1."
    assert rows[0]["quote_2"] == "Rad 2031-00001 nr 1."


def test_11_those_who_were_in_one_project_have_collaborated(tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(
        "record: made-1\nfunder: {name: Fonden}\nnumber: 2031-00009\nlanguage: sv\n"
        "title: {sv: Gemensam sak}\ncoordinator: Ena högskolan\n"
        "participants: [Andra bolaget]\n",
        "utf-8",
    )
    pages = [
        Page("2031-00001", subject("mod"), coordinator="Ena högskolan"),
        Page("2031-00002", subject("mod"), coordinator="Andra bolaget"),
        Page("2031-00003", subject("mod"), coordinator="Tredje verket"),
    ]
    rows = answer(store_of(tmp_path, pages, own), 11)
    assert columns(rows, "name_1", "name_2") == [
        ("Andra bolaget", "Tredje verket"),
        ("Ena högskolan", "Tredje verket"),
    ]


# ------------------------------------------------------------------ 12 to 14: further work


SUGGESTS = ("project suggestsFurtherWorkOn concept:mod", POSSIBLE)


def test_12_a_suggestion_is_told_with_its_certainty_and_its_own_words(ask: Ask) -> None:
    rows = ask(
        12,
        Page("2031-00001", (SUGGESTS, ("project dcterms:subject concept:verkstad", FIRM))),
        Page("2031-00002", (("project suggestsFurtherWorkOn concept:larande", FIRM),)),
        lang="en",
    )
    assert columns(rows, "title", "label", "certainty", "quote") == [
        ("Sak 2031-00001", "courage", "possible", "Rad 2031-00001 nr 1."),
        ("Sak 2031-00002", "learning", "stated", "Rad 2031-00002 nr 1."),
    ]


AFTER = "juli 2015 - maj 2016"
NOTED = (
    ("{says: project suggestsFurtherWorkOn concept:mod, claim: k}", POSSIBLE),
    ('claim:k rationale "ett skäl"', FIRM),
)


@pytest.mark.parametrize("number", [12, 13, 14])
def test_the_words_of_a_note_on_a_claim_are_not_those_of_the_claim(ask: Ask, number: int) -> None:
    later = Page("2031-00002", subject("mod"), period=AFTER)
    (row,) = ask(number, Page("2031-00001", NOTED), later, lang="en")
    assert row["quote"] == "Rad 2031-00001 nr 1."
    assert row["label"] == "courage"


@pytest.mark.parametrize(("lang", "title"), [("sv", "Sak 2031-00001"), ("en", "A thing")])
@pytest.mark.parametrize("number", [1, 6, 12, 13])
def test_a_project_is_told_once_by_its_title_in_the_language_asked_for(
    tmp_path: Path, number: int, lang: str, title: str
) -> None:
    other = swecris_row(tmp_path, ProjectTitleEn="A thing")
    store = store_of(tmp_path, [Page("2031-00001", (SUGGESTS,))], other)
    given = {"organisation": "Ena högskolan"} if number == 1 else {}
    rows = answer(store, number, lang, **given)
    assert {row["title"] for row in rows} == {title}
    assert len(rows) == len({row["record"] for row in rows})


def test_13_a_suggestion_that_was_followed_up_is_left_out(tmp_path: Path) -> None:
    pages = [Page("2031-00001", (SUGGESTS,)), Page("2031-00002", (SUGGESTS,))]
    store = store_of(tmp_path, pages)
    assert len(answer(store, 13)) == 2
    assert len(answer(with_follow_up(store, tmp_path), 13)) == 1
    assert answer(with_follow_up(store, tmp_path), 13)[0]["project"].endswith("2031-00002")


@pytest.mark.parametrize(
    ("period", "found"),
    [
        ("juli 2015 - december 2015", True),
        ("juni 2018 - december 2018", True),
        ("juli 2018 - december 2018", False),
        ("juni 2015 - december 2015", False),
        ("januari 2014 - februari 2014", False),
    ],
)
def test_14_a_later_project_starts_within_three_years_of_the_end(
    ask: Ask, period: str, found: bool
) -> None:
    later = Page("2031-00002", subject("mod"), period=period)
    rows = ask(14, Page("2031-00001", (SUGGESTS,)), later)
    assert bool(rows) is found
    for row in rows:
        assert row["later"].endswith("2031-00002")
        assert (row["quote"], row["later_quote"]) == (
            "Rad 2031-00001 nr 1.",
            "Rad 2031-00002 nr 1.",
        )


@pytest.mark.parametrize(
    "other",
    [
        Page("2031-00002", subject("mod"), period=AFTER, coordinator="Andra bolaget"),
        Page("2031-00002", subject("verkstad"), period=AFTER),
    ],
    ids=["another coordinator", "another concept"],
)  # fmt: skip
def test_14_another_coordinator_or_concept_is_no_candidate(ask: Ask, other: Page) -> None:
    assert ask(14, Page("2031-00001", (SUGGESTS,)), other) == []


# ------------------------------------------------------------------ 15 to 17: numbers


def test_15_unnamed_participants_are_counted_by_role_and_project(ask: Ask) -> None:
    things = (
        "m: {kind: event}",
        "key: {kind: participation, of: m, count: 3}",
        "host: {kind: participation, of: project}",
    )
    keys = ("m participation key, key role value:nyckeldeltagare", FIRM)
    host = ("project participation host, host role value:moderator", FIRM)
    held = ("project hasEvent m", FIRM)
    rows = ask(
        15,
        Page("2031-00001", (held, keys, host, keys), things=things),
        Page("2031-00002", (held, keys), things=things[:2]),
        Page("2031-00003", ((f"{host[0]}, host agent coordinator", FIRM),), things=things[2:]),
    )
    assert columns(rows, "label", "projects", "participations") == [
        ("nyckeldeltagare", "2", "6"),
        ("moderator", "1", "1"),
    ]
    assert rows[1]["quote"] == "Rad 2031-00001 nr 3."


def central(number: str, amount: str, concept: str = "mod") -> Page:
    says = (("project hasEvent m", FIRM), (f"concept:{concept} identifiedAsCentralIn m", JUDGED))
    return Page(number, says, amount=amount)


@pytest.mark.parametrize(
    ("amounts", "median", "quotes"),
    [
        (["300 000"], "300000", ["300 000 kronor"]),
        (["300 000", "100 000"], "200000", ["300 000 kronor", "100 000 kronor"]),
        (["900 000", "100 000", "200 000"], "200000", ["200 000 kronor"]),
        (["1", "2", "4", "1 000 000"], "3", ["2 kronor", "4 kronor"]),
        (["5", "5", "5", "7"], "5", ["5 kronor", "5 kronor"]),
    ],
)
def test_16_the_median_is_of_one_grant_a_project_and_cites_the_middle(
    ask: Ask, amounts: list[str], median: str, quotes: list[str]
) -> None:
    pages = [central(f"2031-0000{n}", amount) for n, amount in enumerate(amounts, 1)]
    (row,) = ask(16, *pages, central("2031-00009", "77 777", "verkstad"))[:1]
    assert columns([row], "label", "currency", "median", "projects") == [
        ("mod", "SEK", median, str(len(amounts)))
    ]
    assert sorted(filter(None, (row["quote"], row.get("quote_2", "")))) == sorted(quotes)


def test_16_a_project_with_two_events_and_two_quotes_counts_once(ask: Ask) -> None:
    says = (
        ("project hasEvent m", FIRM), ("project hasEvent n", FIRM),
        ("concept:mod identifiedAsCentralIn m", JUDGED),
        ("concept:mod identifiedAsCentralIn n", JUDGED),
    )  # fmt: skip
    page = Page("2031-00001", says, amount="9", things=("m: {kind: event}", "n: {kind: event}"))
    (row,) = ask(16, page, central("2031-00002", "1"))
    assert (row["median"], row["projects"]) == ("5", "2")


def test_17_a_use_is_set_against_all_projects_of_its_year(ask: Ask) -> None:
    rows = ask(
        17,
        Page("2031-00001", subject("larande", "larande", "kompetensoverforing")),
        Page("2031-00002", subject("kompetensoverforing")),
        Page("2031-00003", subject("verkstad")),
        Page("2031-00004", subject("verkstad"), period="maj 2016 - juni 2016"),
        Page("2031-00005", subject("larande"), period="maj 2017 - juni 2018"),
        concept="concept/larande-och-kompetens",
    )
    assert columns(rows, "year", "projects", "all", "percent") == [
        ("2015", "2", "3", "66.7"),
        ("2016", "0", "1", "0"),
        ("2017", "1", "1", "100"),
    ]
    assert [bool(row.get("quote")) for row in rows] == [True, False, True]


def test_17_a_concept_counts_itself_and_no_broader_one(ask: Ask) -> None:
    rows = ask(
        17,
        Page("2031-00001", subject("larande")),
        Page("2031-00002", subject("larande-och-kompetens")),
        concept="concept/larande",
    )
    assert columns(rows, "year", "projects", "all") == [("2015", "1", "2")]
