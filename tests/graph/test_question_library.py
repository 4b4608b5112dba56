"""Questions 10 to 25 on small made graphs: the rows that should come, and none that should not."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

import pytest

from innokraft.questions import bind, question
from innokraft.store.base import value_of
from innokraft.store.embedded import EmbeddedStore
from innokraft.vocabulary import BASE
from tests.graph.made_pages import Page, store_of

Rows = list[dict[str, str]]
FIRM, JUDGED, HEDGED, PROBABLE, POSSIBLE = (
    "konstaterat", "bedömt", "förbehållet", "troligt", "möjligt",
)  # fmt: skip


class Ask(Protocol):
    def __call__(self, number: int, *pages: Page, lang: str = "sv", **given: str) -> Rows: ...


def answer(store: EmbeddedStore, number: int, lang: str = "sv", **given: str) -> Rows:
    """The rows of an answer as text, IRIs by their path under the base."""
    asked = question(number)
    rows = store.select(asked.sparql, **bind(asked, store, given, lang))
    return [
        {k: value_of(v).removeprefix(BASE) for k, v in row.items() if v is not None} for row in rows
    ]


@pytest.fixture
def ask(tmp_path: Path) -> Ask:
    def call(number: int, *pages: Page, lang: str = "sv", **given: str) -> Rows:
        return answer(store_of(tmp_path, pages), number, lang, **given)

    return call


def columns(rows: Rows, *names: str) -> list[tuple[str, ...]]:
    return [tuple(row.get(name, "") for name in names) for row in rows]


def subject(*concepts: str) -> tuple[tuple[str, str], ...]:
    return tuple((f"project dcterms:subject concept:{concept}", FIRM) for concept in concepts)


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
    ]
    assert answer(store_of(tmp_path, pages, own), 11) == []


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


def test_13_a_suggestion_that_was_followed_up_is_left_out(tmp_path: Path) -> None:
    pages = [Page("2031-00001", (SUGGESTS,)), Page("2031-00002", (SUGGESTS,))]
    store = store_of(tmp_path, pages)
    assert len(answer(store, 13)) == 2
    assert len(answer(with_follow_up(store, tmp_path), 13)) == 1
    assert answer(with_follow_up(store, tmp_path), 13)[0]["project"].endswith("2031-00002")


def with_follow_up(store: EmbeddedStore, folder: Path) -> EmbeddedStore:
    """The same graph and a project 2031-00009 that follows up 2031-00001, with its quote."""
    later, earlier = f"<{BASE}project/vinnova/2031-00009>", f"<{BASE}project/vinnova/2031-00001>"
    record, ik, oa = f"<{BASE}record/made/9/0>", f"{BASE}ns#", "http://www.w3.org/ns/oa#"
    evidence, selector = f"<{BASE}record/made/9/0#e>", f"<{BASE}record/made/9/0#char=0,7>"
    triples = [
        f"{later} <{ik}followsUp> {earlier}",
        f"{later} <{ik}evidence> {evidence}",
        f"{evidence} <{ik}supportsProperty> <{ik}followsUp>",
        f"{evidence} <{ik}supportsObject> {earlier}",
        f"{evidence} <{oa}hasSource> {record}",
        f"{evidence} <{oa}hasSelector> {selector}",
        f'{selector} <{oa}exact> "följer ett tidigare"',
    ]
    path = folder / "with-follow-up.nq"
    lines = [f"{quad} .\n" for quad in store.quads()]
    path.write_text("".join(lines + [f"{t} <{BASE}graph/made/9/0> .\n" for t in triples]), "utf-8")
    return EmbeddedStore.load(path)


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


AFTER = "juli 2015 - maj 2016"


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
        Page("2031-00001", (held, keys, host), things=things),
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
        Page("2031-00001", subject("larande", "larande")),
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


# ------------------------------------------------------------------ 18 and 19: certainty


def test_18_a_claim_that_is_also_made_firmly_is_not_only_hedged(ask: Ask) -> None:
    rows = ask(
        18,
        Page(
            "2031-00001",
            (
                ("project suggestsFurtherWorkOn concept:mod", POSSIBLE),
                ("concept:verkstad strengthens concept:mod", PROBABLE),
                ("concept:verkstad strengthens concept:mod", FIRM),
                ("project dcterms:subject concept:larande", FIRM),
                ("project dcterms:subject concept:verkstad", HEDGED),
            ),
        ),
        lang="en",
    )
    assert columns(rows, "about", "certainty", "quote", "said_by") == [
        ("project/vinnova/2031-00001", "hedged", "Rad 2031-00001 nr 5.", "the project group"),
        ("project/vinnova/2031-00001", "possible", "Rad 2031-00001 nr 1.", "the project group"),
    ]


def test_18_a_claim_about_a_claim_is_about_its_subject_in_the_end_and_names_the_holder(
    seed_store: EmbeddedStore,
) -> None:
    rows = answer(seed_store, 18)
    emerged = [row for row in rows if row["property"].endswith("emergedFrom")]
    assert columns(emerged, "label", "certainty", "said_by") == [
        ("samhällskontrakt", "förbehållet", "projektgruppen"),
        ("samhällskontrakt", "troligt", "projektgruppen"),
    ]
    assert [row["quote"][:11] for row in emerged] == ["det sista o", "sammansättn"]
    assert len(rows) == 8
    assert {row["certainty"] for row in rows} == {"förbehållet", "troligt", "möjligt"}


def test_19_the_seed_says_one_thing_as_a_direct_result_and_as_probable(
    seed_store: EmbeddedStore,
) -> None:
    rows = answer(seed_store, 19)
    assert columns(rows[:1], "certainty_1", "certainty_2") == [("förbehållet", "troligt")]
    assert "direkt resultat" in rows[0]["quote_1"]
    assert "troligtvis" in rows[0]["quote_2"]
    assert columns(rows[1:], "certainty_1", "certainty_2") == [("konstaterat", "bedömt")] * 3


def test_19_two_sources_and_two_equal_strengths_do_not_count(ask: Ask) -> None:
    strong, weak = (("concept:verkstad strengthens concept:mod", c) for c in (JUDGED, POSSIBLE))
    rows = ask(
        19,
        Page("2031-00001", (strong, strong)),
        Page("2031-00002", (weak,)),
        Page("2031-00003", (weak, strong)),
    )
    assert columns(rows, "quote_1", "quote_2") == [("Rad 2031-00003 nr 2.", "Rad 2031-00003 nr 1.")]


# ------------------------------------------------------------------ 20 and 21: sources


def sweden_row(folder: Path, **fields: str) -> Path:
    """A row of the SweCRIS export on project 2031-00001."""
    row = {
        "ProjectId": "2031-00001_Vinnova",
        "ProjectTitleSv": "Sak 2031-00001",
        "CoordinatingOrganisationNameSv": "Ena högskolan",
        "FundingOrganisationNameSv": "Vinnova",
        "ProjectStartDate": "2015-04-15",
        "ProjectEndDate": "2015-06-30",
        "FundingsSek": "100000",
        **fields,
    }
    path = folder / "swecris.csv"
    lines = [";".join(f'"{cell}"' for cell in cells) for cells in (row.keys(), row.values())]
    path.write_text("\n".join([*lines, ""]), "utf-8")
    return path


@pytest.mark.parametrize(
    ("fields", "properties"),
    [
        ({}, []),
        ({"FundingsSek": "120000"}, ["amount"]),
        ({"ProjectEndDate": "2015-07-31"}, ["hasTime"]),
        ({"ProjectStartDate": "2015-05-01"}, ["hasTime"]),
        ({"ProjectStartDate": "2015", "ProjectEndDate": ""}, []),
        ({"CoordinatingOrganisationNameSv": "Andra bolaget"}, ["coordinator"]),
    ],
)
def test_20_sources_that_differ_are_shown_side_by_side(
    tmp_path: Path, fields: dict[str, str], properties: list[str]
) -> None:
    store = store_of(tmp_path, [Page("2031-00001")], sweden_row(tmp_path, **fields))
    rows = answer(store, 20)
    assert [row["property"].rpartition("/")[2].rpartition("#")[2] for row in rows] == properties
    for row in rows:
        assert row["record_1"] < row["record_2"]
        assert row["quote_1"] != row["quote_2"]


def test_21_only_what_an_unreviewed_text_states(ask: Ask) -> None:
    rows = ask(
        21,
        Page(
            "2031-00001",
            (("concept:verkstad strengthens concept:mod", POSSIBLE),),
            reviewed=False,
            text="De talade om samhällskontraktet.",
        ),
        Page("2031-00002", subject("mod")),
    )
    assert {row["record"].split("/")[2] for row in rows} == {"2031-00001"}
    properties = {row["property"] for row in rows}
    assert {"http://schema.org/amount", "http://purl.org/dc/terms/title"} <= properties
    assert not properties & {"ns#mentions", "ns#section", "ns#reviewedByPublisher"}
    (claim,) = [row for row in rows if row["property"] == "ns#strengthens"]
    assert claim["subject"] == "concept/verkstad"
    assert claim["section"] == "Syfte och mål"


# ------------------------------------------------------------------ 22: gaps


def test_22_concepts_that_no_text_speaks_of(ask: Ask) -> None:
    rows = ask(
        22,
        Page(
            "2031-00001",
            (
                ("project dcterms:subject concept:larande", FIRM),
                ("concept:mod strengthens concept:verkstad", POSSIBLE),
            ),
        ),
        lang="en",
    )
    gaps = {row["label"] for row in rows if row["kind"] == "concept"}
    assert "diversity" in gaps
    assert not gaps & {"learning", "courage", "getting things done"}


def test_22_overlapping_quotes_cover_a_text_once(ask: Ask, tmp_path: Path) -> None:
    page = Page("2031-00001", subject("mod", "verkstad", "mod"))
    rows = [row for row in ask(22, page) if row["kind"] == "text"]
    body = "\n".join(["Rad noll.", *(page.line(n) for n in range(3))])
    covered = round(1000 * 3 * len(page.line(0)) / len(body)) / 10
    assert columns(rows, "label", "percent") == [
        ("Resultat och förväntade effekter", "0"),
        ("Upplägg och genomförande", "0"),
        ("Syfte och mål", f"{covered:g}"),
    ]
    assert rows[0]["quote"] == "Annat."


def test_22_the_coverage_of_the_seed_is_that_of_its_spans(seed_store: EmbeddedStore) -> None:
    rows = {row["label"]: row for row in answer(seed_store, 22) if row["kind"] == "text"}
    spans = seed_store.select(
        "SELECT DISTINCT ?heading ?from ?to ?start ?end { "
        "?e ik:inSection ?s ; oa:hasSelector [ oa:start ?start ; oa:end ?end ] . "
        "?s rdfs:label ?heading ; oa:start ?from ; oa:end ?to . "
        "?c skos:inScheme <https://w3id.org/innokraft/concept> . "
        "{ ?e ik:supportsObject ?c } UNION { ?c ik:evidence ?e } "
        "UNION { ?k rdf:subject ?c ; ik:evidence ?e } }"
    )
    covered: dict[str, set[int]] = {}
    length: dict[str, int] = {}
    for span in spans:
        first, last, start, end = (int(value_of(span[k])) for k in ("from", "to", "start", "end"))
        heading = value_of(span["heading"])
        covered.setdefault(heading, set()).update(range(start, end))
        length[heading] = last - first
    assert len(covered) == 3
    for heading, points in covered.items():
        expected = 100 * len(points) / length[heading]
        assert float(rows[heading]["percent"]) == pytest.approx(expected, abs=0.06)


# ------------------------------------------------------------------ 23 to 25: ties


def held_at(number: str, year: int, name: str = "m") -> Page:
    things = (
        f"{name}: {{kind: event}}",
        f"e: {{kind: edition, series: Made dagarna, year: {year}}}",
        "made-dagarna: {kind: series}",
    )
    says = (
        (f"project hasEvent {name}", FIRM),
        (f"{name} schema:superEvent e", FIRM),
        ("e schema:superEvent made-dagarna", FIRM),
    )
    return Page(number, says, things=things)


def test_23_two_projects_meet_in_an_edition_but_not_in_a_series(ask: Ask) -> None:
    rows = ask(
        23,
        held_at("2031-00001", 2015),
        held_at("2031-00002", 2015),
        held_at("2031-00003", 2016),
        Page("2031-00004", (("project hasEvent m", FIRM),)),
    )
    assert columns(rows, "event", "project_1", "project_2", "quote_1") == [
        (
            "event/made-dagarna/2015", "project/vinnova/2031-00001", "project/vinnova/2031-00002",
            "Rad 2031-00001 nr 1.",
        )
    ]  # fmt: skip


def test_24_a_chain_needs_every_link_and_quotes_each(tmp_path: Path) -> None:
    says = (
        ("project hasEvent m", FIRM),
        ("concept:mod startingPointIn m", FIRM),
        ("concept:verkstad identifiedAsCentralIn m", JUDGED),
        ("concept:larande identifiedAsCentralIn m", JUDGED),
        ("project suggestsFurtherWorkOn concept:verkstad", POSSIBLE),
    )
    store = store_of(tmp_path, [Page("2031-00001", says), Page("2031-00002", says)])
    assert answer(store, 24) == []
    rows = answer(with_follow_up(store, tmp_path), 24)
    assert columns(rows, "project", "start", "area", "later") == [
        ("project/vinnova/2031-00001", "mod", "verkstad", "project/vinnova/2031-00009")
    ]
    quotes = ("start_quote", "area_quote", "suggestion_quote", "follow_up_quote")
    assert columns(rows, *quotes) == [
        (*(f"Rad 2031-00001 nr {n}." for n in (2, 3, 5)), "följer ett tidigare")
    ]


def test_25_one_title_is_probably_one_project_only_with_its_amount_and_start(ask: Ask) -> None:
    rows = ask(
        25,
        Page("2031-00001", title="En enda sak"),
        Page("2031-00002", title="En Enda Sak"),
        Page("2031-00003", title="En enda sak", amount="1 900 000"),
        Page("2031-00004", title="En annan sak"),
        lang="en",
    )
    assert [(r["verdict"], r["project_1"][-1] + r["project_2"][-1]) for r in rows] == [
        ("probably one", "12"),
        ("only alike", "13"),
        ("only alike", "23"),
    ]
    assert rows[1]["quote_1"] == "En enda sak"
    assert rows[0]["record_1"] != rows[0]["record_2"]
