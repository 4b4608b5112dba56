"""Questions 18 to 25 on made pages: the rows that should come, and none that should not."""

from __future__ import annotations

from pathlib import Path

import pytest

from innokraft.rdf.namespaces import BASE, expand
from innokraft.store.base import value_of
from innokraft.store.embedded import EmbeddedStore
from tests.graph.made_pages import (
    FIRM,
    HEDGED,
    JUDGED,
    POSSIBLE,
    PROBABLE,
    Ask,
    Page,
    answer,
    columns,
    store_of,
    subject,
    swecris_row,
    with_follow_up,
)

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


@pytest.mark.parametrize(("lang", "holder"), [("sv", "deltagarna"), ("en", "the participants")])
def test_18_the_holder_is_named_in_the_language_asked_for(ask: Ask, lang: str, holder: str) -> None:
    things = ("all: {kind: group, label: {sv: deltagarna, en: the participants}}",)
    says = (("concept:verkstad strengthens concept:mod", PROBABLE),)
    (row,) = ask(18, Page("2031-00001", says, things=things, held_by="all"), lang=lang)
    assert row["held_by"] == holder


def test_18_the_words_of_a_note_on_a_claim_are_not_those_of_the_claim(ask: Ask) -> None:
    says = (
        ("{says: project suggestsFurtherWorkOn concept:mod, claim: k}", POSSIBLE),
        ('claim:k rationale "ett skäl"', FIRM),
    )
    (row,) = ask(18, Page("2031-00001", says))
    assert row["quote"] == "Rad 2031-00001 nr 1."


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
    store = store_of(tmp_path, [Page("2031-00001")], swecris_row(tmp_path, **fields))
    rows = answer(store, 20)
    assert [row["property"].rpartition("/")[2].rpartition("#")[2] for row in rows] == properties
    for row in rows:
        assert row["record_1"] < row["record_2"]
        assert row["quote_1"] != row["quote_2"]


@pytest.mark.parametrize("side", ["record_1", "record_2"])
def test_20_an_older_version_contradicts_nobody(tmp_path: Path, side: str) -> None:
    other = swecris_row(tmp_path, FundingsSek="120000")
    store = store_of(tmp_path, [Page("2031-00001")], other)
    (row,) = answer(store, 20)
    revises = f"<a:newer> <{expand('prov:wasRevisionOf')}> <{BASE}{row[side]}> <a:g> ."
    path = tmp_path / "revised.nq"
    path.write_text("".join(f"{quad} .\n" for quad in store.quads()) + revises, "utf-8")
    assert answer(EmbeddedStore.load(path), 20) == []


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
    gaps = [row["label"] for row in rows if row["kind"] == "concept"]
    assert len(gaps) == len(set(gaps))
    assert "mångfald" not in gaps
    assert "diversity" in gaps
    assert not {"learning", "courage", "getting things done"} & set(gaps)


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
        "SELECT DISTINCT ?heading ?from ?to ?start ?words { "
        "?said ik:inSection ?s ; oa:start ?start ; oa:exact ?words . "
        "?s rdfs:label ?heading ; oa:start ?from ; oa:end ?to . "
        "?c skos:inScheme <https://w3id.org/innokraft/concept> . "
        "{ ?said rdf:object ?c } UNION { ?said rdf:subject ?c } }"
    )
    covered: dict[str, set[int]] = {}
    length: dict[str, int] = {}
    for span in spans:
        first, last, start = (int(value_of(span[k])) for k in ("from", "to", "start"))
        end = start + len(value_of(span["words"]))
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


@pytest.mark.parametrize(("lang", "label"), [("sv", "Dagen"), ("en", "The day")])
def test_23_a_project_that_held_the_edition_itself_meets_one_inside_it(
    ask: Ask, lang: str, label: str
) -> None:
    edition = "{kind: edition, series: Made dagarna, year: 2015, label: {sv: Dagen, en: The day}}"
    whole = Page("2031-00001", (("project hasEvent e", FIRM),), things=(f"e: {edition}",))
    (row,) = ask(23, whole, held_at("2031-00002", 2015), lang=lang)
    assert (row["event"], row["label"]) == ("event/made-dagarna/2015", label)
    assert (row["quote_1"], row["quote_2"]) == ("Rad 2031-00001 nr 1.", "Rad 2031-00002 nr 1.")


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
    quotes = ("start_quote", "area_quote", "suggestion_quote", "later_quote")
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


def test_25_any_amount_that_two_projects_share_makes_them_probably_one(tmp_path: Path) -> None:
    pages = [
        Page("2031-00001", title="En enda sak"),
        Page("2031-00002", title="En enda sak", amount="1 900 000"),
        Page("2031-00003", title="En enda sak", amount="1 800 000"),
        Page("2031-00004", title="En annan sak", amount="1 900 000"),
    ]
    other_source = swecris_row(tmp_path, ProjectTitleSv="En enda sak", FundingsSek="1900000")
    rows = answer(store_of(tmp_path, pages, other_source), 25, "en")
    assert columns(rows, "verdict", "amount_1", "amount_2") == [
        ("probably one", "100000", "1900000"),
        ("only alike", "100000", "1800000"),
        ("only alike", "1900000", "1800000"),
    ]
