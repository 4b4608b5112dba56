"""The awards of the NSF in JSON (API, files by year), XML and CSV, with a made award."""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from innokraft.errors import InnokraftError
from innokraft.readers.formats import read_again
from innokraft.readers.messages import SkippedError
from innokraft.record import Money, Record, SectionKind
from tests.graph.made_nsf import AWARD, BY_YEAR, XML, answer, export

Item = Record | InnokraftError
Reading = Callable[..., list[Item]]
Making = Callable[..., Record]

FORMS = {"a.json": answer(AWARD), "y.json": json.dumps(BY_YEAR), "x.xml": XML, "g.csv": export()}


def changed(**changes: Any) -> str:
    """An answer of the API with one award, some of whose fields are changed."""
    return answer(AWARD | changes)


@pytest.mark.parametrize("name", sorted(FORMS))
def test_an_award_is_the_same_in_each_form(record: Making, name: str) -> None:
    found = record(name, FORMS[name])
    assert found.coordinator is not None
    assert found.amount is not None
    assert found.period is not None
    assert found.funder is not None
    assert (found.project.funder, found.project.number) == ("nsf", "0200001")
    assert found.address == "https://www.nsf.gov/awardsearch/showAward?AWD_ID=0200001"
    assert found.coordinator.value.name == "Example University"
    assert found.coordinator.value.place == "VISBY"
    assert found.funder.value.name == "National Science Foundation"
    assert found.amount.value == Money(Decimal(109079), "USD")
    assert (str(found.period.value.start), str(found.period.value.end)) == (
        "2020-08-15", "2024-07-31",
    )  # fmt: skip
    assert str(found.modified) == "2022-06-01"
    assert ("nsf-program", "749500") in {(t.value.scheme, t.value.code) for t in found.topics}
    assert found.people[0].value.role == "projektledare"
    assert found.warnings == ()


@pytest.mark.parametrize("name", sorted(FORMS))
def test_the_record_follows_from_its_frozen_text(record: Making, name: str) -> None:
    found = record(name, FORMS[name])
    assert read_again(found.source, found.text, found.modified) == found


@pytest.mark.parametrize("name", sorted(FORMS))
def test_addresses_numbers_and_the_nsfs_own_people_are_never_kept(
    reading: Reading, name: str
) -> None:
    (found,) = reading(name, FORMS[name])
    assert isinstance(found, Record)
    for secret in ("@", "000123456", "Officer", "5550100", "Example Street"):
        assert secret not in found.text


def test_each_value_rests_on_its_line(record: Making) -> None:
    found = record("a.json", changed())
    assert found.amount is not None
    assert found.status is not None
    assert found.decided is not None
    assert found.amount.span.of(found.text) == "fundsObligatedAmt: 109079"
    assert (found.status.value, found.status.span.of(found.text)) == ("pagaende", "activeAwd: true")
    assert (str(found.decided.value), found.decided.span.of(found.text)) == (
        "2020-08-07", "date: 08/07/2020",
    )  # fmt: skip
    assert found.titles[0].value.value == "Courage & Force in the Everyday"
    assert [(s.kind, s.language) for s in found.sections] == [
        (SectionKind.OTHER, "en"), (SectionKind.RESULT, "en"),
    ]  # fmt: skip
    assert {(t.value.scheme, t.value.code, t.span.of(found.text)) for t in found.topics} >= {
        ("nsf-directorate", "GEO", "dirAbbr: GEO\norgLongName: Directorate For Example"),
        ("nsf-program", "749500", "progEle 1 code: 749500\nprogEle 1 name: DARING PROGRAM"),
        ("nsf-program-reference", "9150", "progRef 2 code: 9150"),
    }


@pytest.mark.parametrize(
    ("changes", "names"),
    [
        ({}, ["Kim M Example", "Zlata Invented", "Robin Made"]),
        ({"pdPIName": None, "coPDPI": None}, ["Kim M Example"]),
        ({"pdPIName": "", "piFirstName": "", "piMiddeInitial": "", "piLastName": "",
          "coPDPI": None, "pi": ["Kim Example kim@x.example", "Robin Made r@x.example"]},
         ["Kim Example", "Robin Made"]),
        ({"coPDPI": "Zlata Invented zlata@example.edu"}, ["Kim M Example", "Zlata Invented"]),
    ],
)  # fmt: skip
def test_people_are_named_in_whatever_way(
    record: Making, changes: dict[str, Any], names: list[str]
) -> None:
    found = record("a.json", changed(**changes))
    assert [person.value.name for person in found.people] == names


@pytest.mark.parametrize("awardee", ["Example, Kim M", "Kim Example", "EXAMPLE, KIM"])
def test_an_awardee_who_is_the_leader_is_a_private_person(record: Making, awardee: str) -> None:
    found = record("a.json", changed(awardeeName=awardee))
    assert found.coordinator is None
    assert "VISBY" not in found.text
    assert "awardeeName: [privatperson]" in found.text
    assert "private person" in found.warnings[0]


@pytest.mark.parametrize(
    ("printed", "amount"),
    [("109079", "109079"), (109079.5, "109079.5"), ("$1,109,079.00", "1109079"),
     ("1,109,079", "1109079"), ("0", "0")],
)  # fmt: skip
def test_an_amount_is_dollars(record: Making, printed: object, amount: str) -> None:
    found = record("a.json", changed(fundsObligatedAmt=printed))
    assert found.amount is not None
    assert found.amount.value == Money(Decimal(amount), "USD")


@pytest.mark.parametrize("printed", ["-5", "1,5", "much", "1e400"])
def test_what_is_no_amount_is_told(record: Making, printed: str) -> None:
    found = record("a.json", changed(fundsObligatedAmt=printed))
    if printed == "1,5":
        assert found.amount is not None
    else:
        assert found.amount is None
        assert "fundsObligatedAmt" in found.warnings[0]


def test_what_is_intended_is_the_amount_where_no_other_is_there(record: Making) -> None:
    found = record("a.json", changed(fundsObligatedAmt=None))
    assert found.amount is not None
    assert found.amount.span.of(found.text) == "estimatedTotalAmt: 250000.00"


def test_noughts_that_a_spreadsheet_took_are_given_back(record: Making) -> None:
    found = record("g.csv", export({"AwardNumber": "200001"}))
    assert found.number is not None
    assert (found.local_id, found.project.number) == ("0200001", "0200001")
    assert found.number.span.of(found.text) == "id: 200001"
    contract = record("g.csv", export({"AwardNumber": "49100421C0035"}))
    assert (contract.local_id, contract.address) == ("49100421C0035", None)


def test_an_award_of_another_agency_is_its_own(record: Making) -> None:
    found = record("a.json", changed(agency="NASA"))
    assert found.funder is not None
    assert (found.funder.value.name, found.project.funder) == ("NASA", "nasa")


def test_a_file_of_awards_in_xml_gives_each(reading: Reading) -> None:
    one = XML.partition("<rootTag>")[2].partition("</rootTag>")[0]
    other = one.replace("0200001", "0200002")
    found = reading("x.xml", f"<rootTag>{one}{other}<Award/></rootTag>")
    assert [i.local_id for i in found if isinstance(i, Record)] == ["0200001", "0200002"]
    assert "no field of this has a value" in str(found[-1])
    odd = XML.replace("<ARRAAmount/>", "<ShoeSize>43</ShoeSize>")
    assert [type(item) for item in reading("x.xml", odd)] == [SkippedError, Record]
    doctype = XML.replace("<rootTag>", "<!DOCTYPE a [<!ENTITY b 'c'>]><rootTag>")
    assert "document type declaration" in str(reading("x.xml", doctype)[0])
    assert "this is no XML" in str(reading("x.xml", XML[:-30])[-1])


def test_an_award_without_a_number_is_refused_and_the_rest_read(reading: Reading) -> None:
    found = reading("a.json", answer(AWARD | {"id": None}, AWARD))
    assert [isinstance(item, Record) for item in found] == [False, True]
    assert "this has no id" in str(found[0])


def test_answers_saved_one_after_another_are_all_read(reading: Reading) -> None:
    other = AWARD | {"id": "0200002"}
    for content in (answer(AWARD) + answer(other), json.dumps([AWARD, other]),
                    "\n".join(map(json.dumps, (AWARD, other)))):  # fmt: skip
        assert [i.local_id for i in reading("a.json", content) if isinstance(i, Record)] == [
            "0200001", "0200002",
        ]  # fmt: skip


def test_names_of_programs_beside_several_codes_are_not_divided(record: Making) -> None:
    found = record("g.csv", export())
    programs = [t.value for t in found.topics if t.value.scheme == "nsf-program"]
    assert [(each.code, each.labels) for each in programs] == [("749500", ()), ("749600", ())]
    assert "fundProgramName: DARING PROGRAM, OTHER" in found.text
    without = record("g.csv", export({"ProgramElementCode(s)": ""}))
    assert [t.value.code for t in without.topics if t.value.scheme == "nsf-program"] == [
        "daring-program-other"
    ]


def test_a_field_that_is_not_known_is_told_once(reading: Reading) -> None:
    found = reading("a.json", answer(AWARD | {"shoeSize": 43}, AWARD | {"id": "0200002",
                                                                      "shoeSize": 44}))  # fmt: skip
    assert [str(i) for i in found if isinstance(i, SkippedError)] == [str(found[0])]
    assert "shoeSize" in str(found[0])
