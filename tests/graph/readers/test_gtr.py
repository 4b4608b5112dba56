"""UKRI's Gateway to Research: both versions of its API and its CSV export, with a made project."""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from innokraft.errors import InnokraftError
from innokraft.readers.formats import read_again
from innokraft.readers.messages import SkippedError
from innokraft.record import Money, Period, Record, SectionKind, Stated
from tests.graph.made_gtr import API, OVERVIEW, ROW, export, page

Item = Record | InnokraftError
Reading = Callable[..., list[Item]]
Making = Callable[..., Record]

FORMS = {"a.json": page(API), "o.json": json.dumps(OVERVIEW), "g.csv": export()}
ADDRESS = "https://gtr.ukri.org/projects?ref=EP%2FX00001%2F1"


def changed(**changes: Any) -> str:
    """One project of the second version of the API, with some of its fields changed."""
    return json.dumps(API | changes)


def overview(**changes: Any) -> str:
    """An overview, with some fields of its project changed."""
    whole = json.loads(json.dumps(OVERVIEW))
    whole["projectOverview"]["projectComposition"]["project"] |= changes
    return json.dumps(whole)


def dates(period: Stated[Period] | None) -> tuple[str, str]:
    """The start and the end of a period."""
    assert period is not None
    return str(period.value.start), str(period.value.end)


@pytest.mark.parametrize("name", sorted(FORMS))
def test_a_project_is_the_same_in_each_form(record: Making, name: str) -> None:
    found = record(name, FORMS[name])
    assert (found.project.funder, found.project.number, found.address) == (
        "ukri", "EP/X00001/1", ADDRESS,
    )  # fmt: skip
    assert found.funder is not None
    assert found.funder.value.name == "EPSRC"
    assert dates(found.period) == ("2015-04-01", "2018-03-31")
    assert ("gtr-grant-category", "research-grant") in {
        (topic.value.scheme, topic.value.code) for topic in found.topics
    }
    assert found.warnings == ()


@pytest.mark.parametrize("name", sorted(FORMS))
def test_the_record_follows_from_its_frozen_text(record: Making, name: str) -> None:
    found = record(name, FORMS[name])
    assert read_again(found.source, found.text, found.modified) == found


def test_each_value_rests_on_its_line(record: Making) -> None:
    found = record("o.json", json.dumps(OVERVIEW))
    assert found.amount is not None
    assert found.coordinator is not None
    assert found.unit is not None
    assert found.amount.value == Money(Decimal("345678.9"), "GBP")
    assert found.amount.span.of(found.text) == "fund valuePounds: 345678.9"
    assert found.coordinator.span.of(found.text).endswith("name: Example University")
    assert (found.coordinator.value.name, found.coordinator.value.place) == (
        "Example University", "South West",
    )  # fmt: skip
    assert found.unit.value == "Sch of Courage"
    assert found.titles[0].value.value == "Courage & force in the everyday"
    assert [p.value.name for p in found.participants] == [
        "Example Works Ltd", "Example Town Council",
    ]  # fmt: skip


def test_participants_have_shares_and_the_leading_one_coordinates(record: Making) -> None:
    found = record("a.json", changed())
    assert found.coordinator is not None
    assert found.coordinator.value.name == "Example Works Ltd"
    assert [(s.value.role, s.value.amount) for s in found.shares] == [
        ("koordinator", Money(Decimal("120000.5"), "GBP")),
        ("deltagare", Money(Decimal("80000"), "GBP")),
    ]
    assert [p.value.name for p in found.participants] == ["Example University"]
    assert found.amount is None


def test_texts_are_sections_and_classes_topics(record: Making) -> None:
    found = record("a.json", changed())
    assert [(s.kind, s.language) for s in found.sections] == [
        (SectionKind.OTHER, "en"), (SectionKind.OTHER, "en"), (SectionKind.RESULT, "en"),
    ]  # fmt: skip
    assert {(t.value.scheme, t.value.code) for t in found.topics} == {
        ("gtr-grant-category", "research-grant"), ("gtr-research-subject", "S1"),
        ("gtr-research-topic", "T1"), ("gtr-program", "R1"),
    }  # fmt: skip
    assert str(found.modified) == "2017-05-30T13:20:00Z"


def test_students_are_never_kept(reading: Reading) -> None:
    for name, content in FORMS.items():
        (found,) = reading(name, content)
        assert isinstance(found, Record)
        assert "Pupil" not in found.text
        assert "Robin" not in found.text


def test_people_of_a_search_have_the_roles_that_are_true_of_them(record: Making) -> None:
    composition = json.loads(json.dumps(OVERVIEW))["projectOverview"]["projectComposition"]
    del composition["personRole"]
    composition["personRoles"] = [
        {"fullName": "Kim Example", "principalInvestigator": True, "coInvestigator": False},
        {"fullName": "Zlata Invented", "principalInvestigator": False, "coInvestigator": True},
        {"fullName": "Robin Pupil", "studentPerson": True, "coInvestigator": False},
    ]
    search = {"facetedSearchResultBean": {"results": [{"projectComposition": composition}]}}
    found = record("s.json", json.dumps(search))
    assert [(p.value.name, p.value.role) for p in found.people] == [
        ("Kim Example", "projektledare"), ("Zlata Invented", "projektdeltagare"),
    ]  # fmt: skip
    assert "Pupil" not in found.text


def test_people_have_their_roles_and_orcids(record: Making) -> None:
    found = record("o.json", json.dumps(OVERVIEW))
    assert [(p.value.name, p.value.role, p.value.orcid) for p in found.people] == [
        ("Kim M Example", "projektledare", "0000-0002-1825-0097"),
        ("Zlata Invented", "projektdeltagare", None),
    ]
    row = record("g.csv", export({"PI ORCID iD": "0000-0002-1825-0098"}))
    assert [(p.value.name, p.value.orcid) for p in row.people] == [("Kim Example", None)]
    assert "no ORCID" in row.warnings[0]


def test_roles_of_organisations_are_known(record: Making) -> None:
    roles = ("LEAD_RO", "PROJECT_PARTNER", "CO_FUNDER", "COLLABORATOR", "PARTICIPANT_ORG")
    whole = json.loads(json.dumps(OVERVIEW))
    whole["projectOverview"]["projectComposition"]["organisationRoles"] = [
        {"name": f"Example {role}", "roles": [{"name": role}], "role": [{"name": role}]}
        for role in roles
    ]
    del whole["projectOverview"]["projectComposition"]["organisationRole"]
    found = record("o.json", json.dumps(whole))
    assert found.warnings == ()
    assert [share.value.role for share in found.shares] == [
        "projektpart", "deltagare", "projektpart", "projektpart", "projektpart",
    ]  # fmt: skip


def test_a_project_without_a_reference_has_the_gateways_id(record: Making) -> None:
    found = record("a.json", changed(identifiers={"identifier": []}))
    assert (found.local_id, found.project.number, found.address) == (API["id"], None, None)
    assert found.project.name == API["id"]


def test_a_project_without_any_name_is_refused(reading: Reading) -> None:
    (found,) = reading("a.json", changed(identifiers=None, id=None))
    assert isinstance(found, InnokraftError)
    assert "no reference and no id" in str(found)


@pytest.mark.parametrize(
    "identifiers",
    [{"identifier": {"value": "EP/X00001/1", "type": "RCUK"}},
     [{"value": "EP/X00001/1", "type": "RCUK"}], {"identifier": [{"value": "EP/X00001/1"}]}],
)  # fmt: skip
def test_a_list_may_be_one_object(record: Making, identifiers: object) -> None:
    found = record("a.json", changed(identifiers=identifiers))
    assert found.number is not None
    assert found.number.value == "EP/X00001/1"


@pytest.mark.parametrize(
    ("printed", "amount"),
    [("345678", "345678"), ("1,345,678.50", "1345678.50"), ("£1,345,678", "1345678"),
     ("£500", "500"), ("345678.9", "345678.9")],
)  # fmt: skip
def test_an_amount_is_pounds_however_people_saved_it(
    record: Making, printed: str, amount: str
) -> None:
    found = record("g.csv", export({"AwardPounds": printed}))
    assert found.amount is not None
    assert found.amount.value == Money(Decimal(amount), "GBP")


@pytest.mark.parametrize("printed", ["", "-5", "NaN", "1e400", "much"])
def test_what_is_no_amount_is_none(record: Making, printed: str) -> None:
    found = record("g.csv", export({"AwardPounds": printed, "ExpenditurePounds": ""}))
    assert found.amount is None
    assert bool(found.warnings) is bool(printed)


def test_what_an_institute_spends_is_its_amount_where_nothing_is_awarded(record: Making) -> None:
    spent = record("g.csv", export({"AwardPounds": "0", "ExpenditurePounds": "5000"}))
    assert spent.amount is not None
    assert spent.amount.span.of(spent.text) == "ExpenditurePounds: 5000"
    nothing = record("g.csv", export({"AwardPounds": "0", "ExpenditurePounds": "0"}))
    assert nothing.amount is not None
    assert nothing.amount.value.amount == 0


@pytest.mark.parametrize(
    ("pounds", "wanted"),
    [({"currencyCode": "GBP", "amount": 5000}, Money(Decimal(5000), "GBP")),
     ({"currencyCode": "EUR", "amount": 5000}, Money(Decimal(5000), "EUR")),
     ("5000", Money(Decimal(5000), "GBP")), (None, None)],
)  # fmt: skip
def test_an_amount_has_the_currency_beside_it(
    record: Making, pounds: object, wanted: Money | None
) -> None:
    fund = {"valuePounds": pounds, "funder": {"name": "EPSRC"}}
    found = record("o.json", overview(fund=fund))
    assert (found.amount.value if found.amount else None) == wanted


def test_an_amount_of_nobody_is_told(record: Making) -> None:
    found = record("o.json", overview(fund={"valuePounds": 5}))
    assert found.amount is None
    assert "no funder is named" in found.warnings[0]


@pytest.mark.parametrize(
    ("start", "wanted"),
    [("04/01/2016", "2016-01-04"), ("2016-01-04", "2016-01-04"), ("01/04/2015 00:00", "2015-04-01"),
     ("31/12/2015", "2015-12-31")],
)  # fmt: skip
def test_the_day_stands_first(record: Making, start: str, wanted: str) -> None:
    assert dates(record("g.csv", export({"StartDate": start})).period)[0] == wanted


@pytest.mark.parametrize("sign", [",", ";", "\t"])
@pytest.mark.parametrize("code", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_export_is_read_with_any_sign_and_code(record: Making, sign: str, code: str) -> None:
    found = record("g.csv", export({"Title": "Modéré"}, sign=sign).encode(code))
    assert found.titles[0].value.value == "Modéré"


def test_pages_saved_one_after_another_are_all_read(reading: Reading) -> None:
    other = API | {"identifiers": {"identifier": [{"value": "710000", "type": "RCUK"}]}}
    pages = f"{page(API)}\n{page(other)}\n"
    found = [item.local_id for item in reading("a.json", pages) if isinstance(item, Record)]
    assert found == ["EP/X00001/1", "710000"]
    search = {"facetedSearchResultBean": {"size": 1, "results": [
        {"projectComposition": OVERVIEW["projectOverview"]["projectComposition"]}]}}  # fmt: skip
    assert len(reading("s.json", json.dumps(search))) == 1
    bean = {"headerData": {"lastRefreshDate": "1 May 2020"}, "projectsBean": {"projects": [
        OVERVIEW["projectOverview"]["projectComposition"]["project"]]}}  # fmt: skip
    (item,) = reading("b.json", json.dumps(bean))
    assert isinstance(item, Record)


def test_a_page_without_projects_says_so(reading: Reading) -> None:
    (item,) = reading("a.json", page(), "gtr-api")
    assert "there is no record in this file" in str(item)


def test_a_field_that_is_not_known_is_told_once(reading: Reading) -> None:
    found = reading("a.json", page(API | {"shoeSize": 43}, API | {"id": "B", "shoeSize": 44}))
    told = [item for item in found if isinstance(item, SkippedError)]
    assert ["shoeSize" in str(item) for item in told].count(True) == 1


def test_a_name_given_twice_is_told(reading: Reading) -> None:
    twice = changed().replace('"status": "Closed"', '"status": "Active", "status": "Closed"')
    told, found = reading("a.json", twice)
    assert isinstance(told, SkippedError)
    assert isinstance(found, Record)
    assert found.status is not None
    assert found.status.value == "avslutat"


def test_a_row_of_the_export_needs_its_reference(reading: Reading) -> None:
    (item,) = reading("g.csv", export({"ProjectReference": "", "ProjectId": ""}))
    assert isinstance(item, InnokraftError)
    without = ",".join(name for name in ROW if name != "Title")
    assert "there is no column Title" in str(reading("g.csv", without, "gtr-csv")[0])


def test_the_line_that_tells_a_spreadsheet_the_sign_is_no_row(reading: Reading) -> None:
    table = "sep=;\r\n" + export({"AwardPounds": "viel"}, {"ProjectReference": "B"}, sign=";")
    first, second = reading("g.csv", table)
    assert isinstance(first, Record)
    assert isinstance(second, Record)
    assert (first.local_id, second.local_id) == ("EP/X00001/1", "B")
    assert "row 2, line 3, AwardPounds" in first.warnings[0]
