"""Questions 26 to 37 on a made world: every row that should come, and none that should not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from innokraft.change.build import build
from innokraft.store.embedded import EmbeddedStore
from tests.graph.made_pages import Rows, answer, columns
from tests.graph.query.made_world import made_world, row_of, written

Asked = Callable[..., Rows]


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> EmbeddedStore:
    return made_world(tmp_path_factory.mktemp("world"))


@pytest.fixture
def asked(world: EmbeddedStore) -> Asked:
    return lambda number, lang="sv", **given: answer(world, number, lang, **given)


def test_26_a_project_stands_once_in_each_part_and_its_narrower_concepts_count(
    asked: Asked,
) -> None:
    assert columns(asked(26), "part", "title", "year", "label", "sentence") == [
        ("syfte", "Senare", "2018", "innovationskraft", "Innovationskraft och risktagande igen."),
        ("syfte", "Kraften", "2015", "innovationskraft", "Mer om innovationskraft."),
        ("resultat", "Modet", "2017", "innovationsförmåga", "Ökad innovationsförmåga väntas."),
    ]


def test_26_the_place_is_in_the_language_of_the_reader_where_there_is_one(asked: Asked) -> None:
    for lang, quote in (("sv", "Risktagande"), ("en", "Risk-taking")):
        rows = asked(26, lang, concept="concept/risktagande")
        (row,) = (row for row in rows if row["title"] == "Öppet")
        assert row["quote"] == quote
        assert "Annat" not in {row["title"] for row in rows}


def test_27_a_grant_counts_once_whatever_the_number_of_places_and_records(asked: Asked) -> None:
    known = ("year", "funder", "currency", "granted", "projects", "year_of")
    assert columns(asked(27), *known) == [
        ("2015", "Vinnova", "SEK", "100000", "1", "finansieringen"),
        ("2017", "Vinnova", "SEK", "200000", "1", "finansieringen"),
        ("2018", "Formas", "SEK", "300000", "1", "finansieringen"),
    ]
    assert asked(27, concept="concept/oppen-innovation")[0]["quotes"] == (
        "fundingsSek: 500000 (vinnova/2031-00005)"
    )


def test_28_only_what_sections_on_results_say_and_whether_it_is_expected(asked: Asked) -> None:
    assert columns(asked(28), "kind", "title", "sentence") == [
        ("förväntat", "Modet", "Ökad innovationsförmåga väntas.")
    ]
    (row,) = asked(28, "en", concept="concept/risktagande")
    assert (row["kind"], row["title"], row["quote"]) == ("expected", "Kraften", "risktagande")


def test_28_what_one_language_alone_says_is_not_lost_on_readers_of_the_other(
    tmp_path: Path,
) -> None:
    english = "Expected results and effects:\nRisk-taking will grow."
    row = row_of(
        1, "Kraften", ("Vinnova", "Ena högskolan"), ("2015-04-01", "2015-06-30"), "Ann",
        "Syftet.", "Inget väntas.", ProjectAbstractEn=english,
    )  # fmt: skip
    build(tmp_path / "graph", [written(tmp_path, row)])
    rows = answer(EmbeddedStore.open(tmp_path / "graph"), 28, "sv", concept="concept/risktagande")
    assert columns(rows, "kind", "sentence") == [("förväntat", "Risk-taking will grow.")]


def test_29_two_people_and_the_years_in_which_they_began_together(asked: Asked) -> None:
    rows = asked(29)
    assert columns(rows, "name_1", "name_2", "projects", "first", "last") == [
        ("Cia Asp", "Ann Ek", "2", "2014", "2017"),
        ("Dan Rönn", "Eva Gran", "1", "2019", "2019"),
        ("Bo Al", "Eva Gran", "1", "2018", "2018"),
        ("Bo Al", "Ann Ek", "1", "2015", "2015"),
    ]
    assert all(row["record_1"] == row["record_2"] for row in rows)
    assert "fullName: Cia Asp" in rows[0]["quote_1"]


def test_30_what_few_share_weighs_most_and_the_reasons_are_told(asked: Asked) -> None:
    rows = asked(30, project="project/vinnova/2031-00002")
    assert columns(rows, "title", "likeness", "shared", "reasons") == [
        ("Öppet", "141.7", "4", "Cia Asp / Ann Ek / Teknik / risktagande"),
        ("Kraften", "91.7", "3", "Ann Ek / Teknik / risktagande"),
        ("Senare", "25", "1", "risktagande"),
    ]
    assert columns(rows[2:3], "quote_1", "quote_2") == [("Risktagande", "risktagande")]


def test_31_the_latest_first_and_none_that_began_before(asked: Asked) -> None:
    rows = asked(31, since="2017-01-01")
    assert columns(rows, "starts", "title", "coordinated_by", "funded_by") == [
        ("2019-01-01", "Annat", "Tredje verket", "Formas"),
        ("2018-01-01", "Senare", "Ena högskolan", "Formas"),
        ("2017-01-01", "Modet", "Andra bolaget", "Vinnova"),
    ]


def test_32_a_record_is_as_new_as_its_source_says(asked: Asked) -> None:
    assert columns(asked(32, "en", since="2020-04-01"), "changed", "news", "title", "source") == [
        ("2020-05-01", "a new project", "Öppet", "SweCRIS, CSV export 2031-00005_Vinnova"),
        ("2020-04-01", "a new project", "Annat", "SweCRIS, CSV export 2031-00004_Formas"),
    ]


def test_33_what_another_record_says_too_is_not_added(asked: Asked) -> None:
    rows = asked(33, source="vinnova-page/2031-00001")
    assert columns(rows, "about", "says", "what", "news") == [
        ("Kraften", "tid", "april 2015 – juni 2015", "andra säger annat"),
        ("Kraften", "status", "avslutat", "bara här"),
    ]


def test_34_a_later_project_of_the_same_people_or_place_is_a_follow_up(asked: Asked) -> None:
    ended = {"before": "2019-12-31"}
    rows = asked(34, concept="concept/risktagande", **ended)
    assert columns(rows, "title", "ends", "amount", "currency", "quote") == [
        ("Modet", "2018-12-31", "200000", "SEK", "Risktagande")
    ]
    assert columns(asked(34, concept="concept/oppen-innovation", **ended), "title") == [("Öppet",)]


def test_35_a_share_is_of_all_projects_of_each_funder(asked: Asked) -> None:
    rows = asked(35)
    known = ("label", "difference", "percent_1", "percent_2", "projects_1", "projects_2")
    assert columns(rows[:1], *known) == [("risktagande", "-50", "100", "50", "3", "1")]
    assert columns(rows[-1:], *known) == [("innovationskraft", "16.7", "33.3", "50", "1", "1")]
    open_innovation = next(row for row in rows if row["label"] == "öppen innovation")
    assert "quote_2" not in open_innovation
    assert asked(35, other="organisation/forte") == []


def test_36_a_project_belongs_to_the_time_in_which_it_begins(asked: Asked) -> None:
    found = {row["label"]: row for row in asked(36, since="2017-01-01")}
    assert columns([found["risktagande"]], "percent_1", "percent_2") == [("100", "66.7")]
    assert columns([found["öppen innovation"]], "percent_1", "percent_2") == [("50", "0")]


def test_37_of_two_organisations_alone(asked: Asked) -> None:
    rows = asked(37, organisation="Ena högskolan", other="Andra bolaget")
    found = {row["label"]: (row["percent_1"], row["percent_2"]) for row in rows}
    assert found["innovationskraft"] == ("100", "0")
    assert found["risktagande"] == ("100", "100")
