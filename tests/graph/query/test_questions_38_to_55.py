"""Questions 38 to 55 on a made world: every row that should come, and none that should not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from innokraft.store.embedded import EmbeddedStore
from tests.graph.made_pages import Rows, answer, columns
from tests.graph.query.made_world import made_world

Asked = Callable[..., Rows]
RISK = "concept/risktagande"
OPEN = "concept/oppen-innovation"


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> EmbeddedStore:
    return made_world(tmp_path_factory.mktemp("world"))


@pytest.fixture
def asked(world: EmbeddedStore) -> Asked:
    return lambda number, lang="sv", **given: answer(world, number, lang, **given)


def test_38_a_share_is_of_the_projects_of_the_organisation(asked: Asked) -> None:
    assert columns(asked(38), "name", "projects", "percent", "first", "last") == [
        ("Ena högskolan", "2", "100", "2015", "2018"),
        ("Andra bolaget", "1", "50", "2017", "2017"),
    ]


def test_39_a_person_with_the_place_of_the_latest_project(asked: Asked) -> None:
    rows = asked(39, "en", concept=RISK)
    assert columns(rows, "name", "as_role", "projects", "last", "coordinated_by") == [
        ("Ann Ek", "project leader", "3", "2017", "Andra bolaget"),
        ("Bo Al", "co-applicant", "2", "2018", "Ena högskolan"),
        ("Cia Asp", "co-applicant", "2", "2017", "Andra bolaget"),
        ("Eva Gran", "co-applicant", "1", "2018", "Ena högskolan"),
    ]
    assert "fullName: Ann Ek" in rows[0]["quote"]


def test_40_what_marks_an_organisation_is_what_others_say_less(asked: Asked) -> None:
    rows = asked(40, organisation="Ena högskolan")
    assert columns(rows, "label", "difference", "percent", "percent_of_all", "projects") == [
        ("innovationskraft", "60", "100", "40", "2"),
        ("risktagande", "20", "100", "80", "2"),
    ]


def test_41_what_an_organisation_was_granted_and_not_what_others_were(asked: Asked) -> None:
    rows = asked(41, organisation="Ena högskolan")
    assert columns(rows, "year", "funder", "currency", "granted", "projects", "year_of") == [
        ("2015", "Vinnova", "SEK", "100000", "1", "finansieringen"),
        ("2018", "Formas", "SEK", "300000", "1", "finansieringen"),
    ]


def test_42_the_largest_grant_first_with_its_words_and_those_on_the_concept(asked: Asked) -> None:
    rows = asked(42)
    assert columns(rows, "amount", "title", "funded_by", "quote_1") == [
        ("300000", "Senare", "Formas", "fundingsSek: 300000"),
        ("200000", "Modet", "Vinnova", "fundingsSek: 200000"),
        ("100000", "Kraften", "Vinnova", "fundingsSek: 100000"),
    ]
    assert rows[1]["quote_2"] == "innovationsförmåga"


def test_43_subjects_as_the_source_has_them(asked: Asked) -> None:
    assert columns(asked(43, "en"), "topic_name", "projects", "all", "percent") == [
        ("Engineering and Technology", "2", "3", "66.7"),
        ("Social Sciences", "1", "1", "100"),
    ]


def test_44_who_has_been_quiet_longest_comes_first(asked: Asked) -> None:
    assert columns(asked(44), "label", "first", "last", "projects") == [
        ("innovation", "2014", "2014", "1"),
        ("öppen innovation", "2014", "2014", "1"),
        ("innovationsförmåga", "2017", "2017", "1"),
        ("risktagande", "2014", "2018", "4"),
        ("innovationskraft", "2015", "2018", "2"),
    ]


def test_45_what_ends_within_the_days_at_that_organisation(asked: Asked) -> None:
    days = {"from": "2018-12-31", "to": "2020-12-31"}
    (row,) = asked(45, organisation="Andra bolaget", **days)
    assert columns([row], "ends", "title", "concepts") == [
        ("2018-12-31", "Modet", "innovationsförmåga, risktagande")
    ]
    assert asked(45, organisation="Andra bolaget", **days | {"from": "2019-01-01"}) == []


def test_46_the_smallest_and_the_largest_grant_and_the_mean_of_months(asked: Asked) -> None:
    known = ("funded_by", "projects", "smallest", "mean", "largest", "months")
    rows = asked(46)
    assert columns(rows, *known) == [
        ("Vinnova", "3", "100000", "266667", "500000", "13"),
        ("Formas", "2", "300000", "350000", "400000", "24"),
    ]
    assert columns(rows[:1], "quote_1", "quote_2") == [
        ("fundingsSek: 100000", "fundingsSek: 500000")
    ]


def test_47_kinds_of_grant_with_their_money(asked: Asked) -> None:
    assert columns(asked(47), "funded_by", "topic_name", "projects", "granted") == [
        ("Formas", "Projektbidrag", "1", "300000"),
        ("Formas", "Resebidrag", "1", "400000"),
        ("Vinnova", "Projektbidrag", "3", "800000"),
    ]


def test_48_two_concepts_first_where_one_sentence_has_both(asked: Asked) -> None:
    rows = asked(48, concept=RISK, other="concept/innovationskraft")
    assert columns(rows, "title", "nearness", "quote_1", "quote_2") == [
        ("Senare", "i en mening", "risktagande", "Innovationskraft"),
        ("Modet", "i en text", "Risktagande", "innovationsförmåga"),
        ("Kraften", "i en text", "risktagande", "innovationskraft"),
    ]
    assert asked(48, concept=OPEN, other=OPEN) == []


def test_49_an_aim_without_a_result_where_there_is_a_section_for_it(asked: Asked) -> None:
    assert columns(asked(49, concept=RISK), "title", "sentence") == [
        ("Modet", "Risktagande prövas.")
    ]


def test_50_words_without_regard_to_capitals_once_a_project(asked: Asked) -> None:
    assert columns(asked(50, concept=RISK), "words", "projects", "first", "last") == [
        ("risktagande", "4", "2014", "2018"),
        ("risk-taking", "1", "2014", "2014"),
    ]


def test_51_what_one_of_two_languages_leaves_out(asked: Asked) -> None:
    assert columns(asked(51, "en", concept=OPEN), "title", "language") == [
        ("Öppet", "in Swedish alone")
    ]
    assert asked(51, concept=RISK) == []


def test_52_what_a_project_has_in_no_record(asked: Asked) -> None:
    assert columns(asked(52), "funded_by", "missing", "projects", "percent", "quote") == [
        ("Formas", "ämne", "1", "50", "Annat")
    ]


def test_53_people_of_an_organisation_and_their_years(asked: Asked) -> None:
    rows = asked(53, organisation="Ena högskolan")
    assert columns(rows, "name", "as_role", "projects", "first", "last") == [
        ("Bo Al", "medsökande", "2", "2015", "2018"),
        ("Eva Gran", "medsökande", "1", "2018", "2018"),
        ("Ann Ek", "projektledare", "1", "2015", "2015"),
    ]


def test_54_who_went_elsewhere_but_not_who_came_back(asked: Asked) -> None:
    rows = asked(54)
    assert columns(rows, "name", "coordinators", "name_1", "first", "name_2", "last") == [
        ("Eva Gran", "2", "Ena högskolan", "2018", "Tredje verket", "2019")
    ]


def test_55_two_formats_are_two_sources(asked: Asked) -> None:
    assert columns(asked(55, "en"), "title", "sources", "texts", "source_1", "source_2") == [
        ("Kraften", "2", "2", "SweCRIS, CSV export", "Vinnova project page")
    ]
