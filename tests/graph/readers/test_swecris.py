"""SweCRIS: the CSV export and the API's JSON, with made rows for every trap of the format."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from innokraft.errors import InnokraftError
from innokraft.record import Record, SectionKind, Text

Item = Record | InnokraftError
Reading = Callable[..., list[Item]]
Making = Callable[..., Record]

HEADED = (
    "Syfte och mål:\r\nVi ville pröva hur man vågar.\r\n\r\n"
    "Förväntade effekter och resultat:\r\nDet gav mod och kraft.\r\n\r\n"
    "Upplägg och genomförande:\r\nVi träffades och talade."
)
HEADED_EN = (
    "Purpose and goal:\r\nWe wanted to try courage.\r\n\r\n"
    "Expected results and effects:\r\nIt gave us the force to act.\r\n\r\n"
    "Approach and implementation:\r\nWe met and we talked."
)
ROW: dict[str, Any] = {
    "projectId": "2019-00001_Vinnova",
    "projectTitleSv": "Mod i vardagen",
    "projectTitleEn": "Courage in the everyday",
    "projectAbstractSv": HEADED,
    "projectAbstractEn": HEADED_EN,
    "projectStartDate": "2019-05-01T12:00:00Z",
    "projectEndDate": "2021-03-31T12:00:00Z",
    "coordinatingOrganisationId": "202100-0001",
    "coordinatingOrganisationNameSv": "Exempelskolan",
    "coordinatingOrganisationNameEn": "Example School",
    "coordinatingOrganisationTypeOfOrganisationSv": "Universitet",
    "coordinatingOrganisationTypeOfOrganisationEn": "University",
    "fundingOrganisationId": "202100-5216",
    "fundingOrganisationNameSv": "Vinnova",
    "fundingOrganisationNameEn": "Vinnova",
    "fundingOrganisationTypeOfOrganisationSv": "Stat, regioner, kommuner, församlingar",
    "fundingOrganisationTypeOfOrganisationEn": "Governmental",
    "fundingsSek": 1234567,
    "fundingYear": 2019,
    "fundingStartDate": "2019",
    "fundingEndDate": "2020",
    "typeOfAwardId": 1,
    "typeOfAwardDescrSv": "Projektbidrag",
    "typeOfAwardDescrEn": "Project grant",
    "updatedDate": None,
    "loadedDate": "07/17/2025 23:54:06",
}
PEOPLE: list[dict[str, str | None]] = [
    {
        "personId": "791410",
        "fullName": "Kim Exempel",
        "orcId": "0000-0002-1825-0097",
        "roleEn": "Principal Investigator",
        "roleSv": "Projektledare",
        "gender": "Kvinna",
    },
    {
        "personId": "791411",
        "fullName": "Lo Påhitt",
        "orcId": None,
        "roleEn": "Co-Investigator",
        "roleSv": "Projektdeltagare",
        "gender": "-",
    },
]
SUBJECTS = [
    {
        "scb1Id": "2", "scb1NameSv": "Teknik", "scb1NameEn": "Engineering and Technology",
        "scb3Id": "202", "scb3NameSv": "Elektro", "scb3NameEn": "Electrical, Electronic, Other",
        "scb5Id": "20202", "scb5NameSv": "Styr, regler", "scb5NameEn": "Control",
    }
]  # fmt: skip
SUBJECTS_CSV = (
    "¤¤¤ 2: Teknik, Engineering and Technology, 202: Elektro, Electrical, Electronic, Other,"
    " 20202: Styr, regler, Control "
)


def api(**changes: Any) -> str:
    """A made answer of the API, with one object."""
    item = {**ROW, "peopleList": PEOPLE, "scbs": SUBJECTS, **changes}
    return json.dumps([item], ensure_ascii=False, indent=0)


def export(*rows: dict[str, Any], drop: str = "", people: str | None = None) -> str:
    """A made CSV export: a row for each set of changes."""
    names = [name for name in (*ROW, "involvedPeople", "scbs") if name != drop]
    parts = ("personId", "fullName", "orcId", "roleEn", "roleSv", "gender")
    printed = "".join("¤¤¤" + "¤".join(person[part] or "" for part in parts) for person in PEOPLE)
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\n")
    writer.writerow([name[0].upper() + name[1:] for name in names])
    for changes in rows or ({},):
        said = {**ROW, "involvedPeople": printed if people is None else people,
                "scbs": SUBJECTS_CSV, **changes}  # fmt: skip
        writer.writerow(["" if said[name] is None else said[name] for name in names])
    return out.getvalue()


def test_a_row_is_read_with_the_line_of_each_value(record: Making) -> None:
    found = record("e.csv", export())
    assert found.key == "swecris-csv/2019-00001_Vinnova"
    assert (found.project.funder, found.project.number) == ("vinnova", "2019-00001")
    assert found.number is not None
    assert found.amount is not None
    assert found.period is not None
    assert found.funding_period is not None
    assert found.coordinator is not None
    assert found.funder is not None
    assert found.modified is not None
    assert found.number.span.of(found.text) == "projectId: 2019-00001_Vinnova"
    assert [title.value for title in found.titles] == [
        Text("Mod i vardagen", "sv"), Text("Courage in the everyday", "en"),
    ]  # fmt: skip
    assert found.amount.value.amount == Decimal(1234567)
    assert found.amount.span.of(found.text) == "fundingsSek: 1234567"
    assert found.period.span.of(found.text) == (
        "projectStartDate: 2019-05-01T12:00:00Z\nprojectEndDate: 2021-03-31T12:00:00Z"
    )
    assert str(found.period.value.end) == "2021-03-31"
    assert str(found.funding_period.value.start) == "2019"
    assert found.coordinator.value.name == "Exempelskolan"
    assert found.coordinator.value.name_en == "Example School"
    assert found.coordinator.value.language == "sv"
    assert found.coordinator.value.number == "202100-0001"
    assert found.coordinator.value.kind is not None
    assert found.coordinator.value.kind.code == "universitet"
    assert "coordinatingOrganisationId: 202100-0001" in found.coordinator.span.of(found.text)
    assert found.funder.value.number == "202100-5216"
    assert str(found.modified) == "2025-07-17T23:54:06"
    assert found.warnings == ()


def test_export_and_api_give_the_same_text(record: Making) -> None:
    assert record("e.csv", export()).text == record("a.json", api()).text


def test_abstracts_split_by_their_headings_into_what_each_is_for(record: Making) -> None:
    found = record("e.csv", export())
    assert [section.kind.value for section in found.sections] == ["aim", "result", "method"] * 2
    assert [section.language for section in found.sections] == ["sv"] * 3 + ["en"] * 3
    assert found.sections[0].heading.of(found.text) == "Syfte och mål"
    assert found.sections[1].body.of(found.text) == "Det gav mod och kraft."


def test_a_heading_without_its_first_letter_is_a_heading(record: Making) -> None:
    found = record("e.csv", export({"projectAbstractSv": HEADED[1:], "projectAbstractEn": ""}))
    assert found.sections[0].kind is SectionKind.AIM
    assert found.sections[0].heading.of(found.text) == "yfte och mål"


def test_an_abstract_without_headings_is_one_section_under_its_field(record: Making) -> None:
    text = "Vi prövar hur man vågar.\r\nOch mer därtill."
    found = record("e.csv", export({"projectAbstractSv": text, "projectAbstractEn": ""}))
    (section,) = found.sections
    assert section.kind is SectionKind.OTHER
    assert section.heading.of(found.text) == "projectAbstractSv"
    assert section.body.of(found.text) == text.replace("\r\n", "\n")


def test_prose_before_the_first_heading_is_not_lost(record: Making) -> None:
    found = record("e.csv", export({"projectAbstractSv": f"Först detta.\n{HEADED}"}))
    assert found.sections[0].body.of(found.text) == "Först detta."
    assert found.sections[1].kind is SectionKind.AIM


def test_an_english_text_in_a_swedish_field_is_english(record: Making) -> None:
    found = record(
        "e.csv",
        export({"projectAbstractSv": HEADED_EN, "projectAbstractEn": "",
                "projectTitleSv": "The courage of the many"}),
    )  # fmt: skip
    assert {section.language for section in found.sections} == {"en"}
    assert found.titles[0].value.language == "en"


def test_one_title_in_both_fields_has_its_language_or_where_none_decides_both(
    record: Making,
) -> None:
    swedish = "Att våga det som är nytt"
    found = record("e.csv", export({"projectTitleSv": swedish, "projectTitleEn": swedish}))
    assert [title.value for title in found.titles] == [Text(swedish, "sv")]
    found = record("f.csv", export({"projectTitleSv": "PX1", "projectTitleEn": "PX1"}))
    assert [title.value for title in found.titles] == [Text("PX1", "sv"), Text("PX1", "en")]


def test_a_title_with_a_line_end_is_quoted_with_it(record: Making) -> None:
    found = record("e.csv", export({"projectTitleSv": "Mod\r\ni vardagen \r\n"}))
    assert found.titles[0].value.value == "Mod i vardagen"
    assert found.titles[0].span.of(found.text) == "Mod\ni vardagen"


def test_marks_of_machine_translation_are_seen_in_abstracts(record: Making) -> None:
    marked = HEADED_EN.replace("goal:\r\n", "goal:\r\n<This text has been machine translated>\n")
    found = record("e.csv", export({"projectAbstractEn": marked, "projectAbstractSv": ""}))
    assert [s.machine_translated for s in found.sections] == [True, False, False]
    assert found.sections[0].body.of(found.text) == "We wanted to try courage."


def test_people_have_roles_and_orcids_and_no_gender_or_number(record: Making) -> None:
    for found in (record("e.csv", export()), record("a.json", api())):
        assert [(p.value.name, p.value.role, p.value.orcid) for p in found.people] == [
            ("Kim Exempel", "projektledare", "0000-0002-1825-0097"),
            ("Lo Påhitt", "projektdeltagare", None),
        ]
        for word in ("Kvinna", "791410"):
            assert word not in found.text
        assert "Kim Exempel" in found.people[0].span.of(found.text)


def test_people_of_older_exports_have_no_id_and_are_read_alike(record: Making) -> None:
    older = (
        "¤¤¤Kim Exempel¤0000-0002-1825-0097¤Principal Investigator¤Projektledare¤Kvinna"
        "¤¤¤Lo Påhitt¤¤Co-Investigator¤Projektdeltagare¤-"
    )
    found = record("e.csv", export(people=older))
    assert [p.value for p in found.people] == [p.value for p in record("n.csv", export()).people]
    assert "Kvinna" not in found.text


def test_a_second_spelling_of_a_name_is_no_second_person_and_shifts_nothing(record: Making) -> None:
    spelled = (
        "¤¤¤791410¤Kim Exempel-Modig¤¤¤¤"
        "¤¤¤791410¤Kim Exempel¤¤Principal Investigator¤Projektledare¤Kvinna"
    )
    found = record("e.csv", export(people=spelled))
    assert [(p.value.name, p.value.role) for p in found.people] == [
        ("Kim Exempel", "projektledare")
    ]
    assert "Kvinna" not in found.text
    assert not found.warnings


def test_of_people_that_are_cut_off_what_is_there_is_kept_in_its_place(record: Making) -> None:
    cut = "¤¤¤1¤Lo Påhitt¤¤Co-Investigator¤Projektdeltagare¤-¤¤¤791410¤Kim Exempel¤¤Principal Inv"
    found = record("e.csv", export(people=cut))
    assert [p.value.name for p in found.people] == ["Lo Påhitt", "Kim Exempel"]
    assert [w for w in found.warnings if "Principal Inv" in str(w) or "role" in str(w)]


def test_a_wrong_orcid_is_none_and_warned_of_and_its_person_stays(record: Making) -> None:
    wrong = [{**PEOPLE[0], "orcId": "0000-0002-1825-0098"}]
    found = record("a.json", api(peopleList=wrong))
    assert found.people[0].value.orcid is None
    assert any("0000-0002-1825-0098" in w and "orcId" in w for w in found.warnings)


def test_an_unknown_role_is_a_participant_and_warned_of(record: Making) -> None:
    odd = [{**PEOPLE[0], "roleSv": "Vaktmästare", "roleEn": "Caretaker"}]
    found = record("a.json", api(peopleList=odd))
    assert found.people[0].value.role == "deltagare"
    assert any("Vaktmästare" in warning for warning in found.warnings)


def test_all_levels_of_a_subject_are_topics_in_two_languages(record: Making) -> None:
    for found in (record("e.csv", export()), record("a.json", api())):
        topics = {t.value.code: t.value for t in found.topics if t.value.scheme == "scb"}
        assert list(topics) == ["2", "202", "20202"]
        assert topics["202"].labels == (
            Text("Elektro", "sv"), Text("Electrical, Electronic, Other", "en"),
        )  # fmt: skip
        assert topics["20202"].labels[0].value == "Styr, regler"


def test_unclassified_is_no_subject_and_no_award(record: Making) -> None:
    none = "¤¤¤ 9: Oklassificerat, Unclassified, 999: Oklassificerat, Unclassified "
    found = record("e.csv", export({"scbs": none, "typeOfAwardId": "999"}))
    assert found.topics == ()


def test_a_private_coordinator_leaves_neither_name_nor_number(record: Making) -> None:
    private = {
        "coordinatingOrganisationNameSv": "NULL",
        "coordinatingOrganisationNameEn": "NULL",
        "coordinatingOrganisationId": "640823-3234",
    }
    found = record("e.csv", export(private))
    assert found.coordinator is None
    assert "640823" not in found.text
    assert "3234" not in found.text
    assert "NULL" not in found.text
    assert any("personal number" in warning for warning in found.warnings)


@pytest.mark.parametrize(("printed", "amount"), [("0", Decimal(0)), ("", None), (None, None)])
def test_zero_is_an_amount_and_nothing_is_none(
    record: Making, printed: str | None, amount: Decimal | None
) -> None:
    found = record("e.csv", export({"fundingsSek": printed}))
    assert (found.amount.value.amount if found.amount else None) == amount


@pytest.mark.parametrize(
    ("start", "end", "read"),
    [
        ("2019", "2020", "2019/2020"),
        ("2019-05-01", "2020-01-01", "2019-05-01/2020-01-01"),
        ("2019-05-01 12:00:00", "2020-01-01T12:00:00Z", "2019-05-01/2020-01-01"),
        ("05/31/2019 00:00:00", "Oct 27 2023  2:37PM", "2019-05-31/2023-10-27"),
        ("2019-05-01", "", "2019-05-01/None"),
        ("", "2019-05-01", "None/2019-05-01"),
    ],
)
def test_every_shape_of_date_is_read(record: Making, start: str, end: str, read: str) -> None:
    found = record("e.csv", export({"projectStartDate": start, "projectEndDate": end}))
    assert found.period is not None
    assert f"{found.period.value.start}/{found.period.value.end}" == read


def test_a_period_that_runs_backwards_is_left_out_and_said(reading: Reading) -> None:
    (item,) = reading("e.csv", export({"projectEndDate": "2018-01-01"}))
    assert isinstance(item, Record)
    assert item.period is None
    (warning,) = item.warnings
    assert "row 2" in warning
    assert "projectEndDate" in warning
    assert "before the start 2019-05-01" in warning


def test_a_date_that_cannot_be_is_left_out_and_the_other_end_kept(record: Making) -> None:
    found = record("e.csv", export({"projectStartDate": "2019-02-30"}))
    assert found.period is not None
    assert found.period.value.start is None
    assert any("projectStartDate" in warning for warning in found.warnings)


@pytest.mark.parametrize(
    ("project_id", "funder", "number"),
    [
        ("99/99B CV_SNSB", "snsb", "99/99B CV"),
        ("P13-0123:1_RJ", "rj", "P13-0123:1"),
        ("A_b_Formas", "formas", "A_b"),
        ("2019-00001", "vinnova", "2019-00001"),
    ],
)
def test_odd_numbers_keep_their_shape(
    record: Making, project_id: str, funder: str, number: str
) -> None:
    found = record("e.csv", export({"projectId": project_id}))
    assert (found.project.funder, found.project.number) == (funder, number)
    assert found.local_id == project_id


def test_one_number_under_two_funders_is_two_records_of_two_projects(reading: Reading) -> None:
    items = reading("e.csv", export({}, {"projectId": "2019-00001_RJ"}))
    assert len({item.project for item in items if isinstance(item, Record)}) == 2


def test_text_with_every_odd_sign_stays_readable(record: Making) -> None:
    odd = "Mod\u2028och\xa0kraft\x00 &#64257; <p>x</p> ´ja´ \x92 😀"
    found = record("a.json", api(projectAbstractSv=odd, projectAbstractEn=None))
    body = found.sections[0].body.of(found.text)
    assert body == "Mod\u2028och\xa0kraft\ufffd ﬁ <p>x</p> ´ja´ \x92 😀"
    assert any("U+FFFD" in warning for warning in found.warnings)


def test_a_lone_surrogate_is_replaced_not_a_crash(record: Making) -> None:
    found = record("a.json", api(projectTitleSv="Mod \ud800").replace("\ud800", "\\ud800"))
    assert found.titles[0].value.value == "Mod \ufffd"
    assert found.sha256


def test_a_sole_traders_number_is_not_kept_and_its_firm_is(record: Making) -> None:
    number = {"coordinatingOrganisationId": "640823-3234"}
    firm = record("e.csv", export({**number, "coordinatingOrganisationNameSv": "Mod & Kraft"}))
    assert firm.coordinator is not None
    assert firm.coordinator.value.name == "Mod & Kraft"
    assert firm.coordinator.value.number is None
    assert "640823" not in firm.text
    names = dict.fromkeys(
        ("coordinatingOrganisationNameSv", "coordinatingOrganisationNameEn"), "Karin Påhittad"
    )
    person = record("f.csv", export({**number, **names}))
    assert person.coordinator is None
    assert "Påhittad" not in person.text


def test_the_funding_year_is_the_start_where_there_is_no_other(record: Making) -> None:
    found = record("e.csv", export({"fundingStartDate": "", "fundingEndDate": ""}))
    assert found.funding_period is not None
    assert str(found.funding_period.value.start) == "2019"
    assert "fundingYear" not in record("f.csv", export()).text
