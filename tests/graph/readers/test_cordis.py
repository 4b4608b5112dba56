"""CORDIS: XML and CSV, with a made project."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from innokraft.errors import InnokraftError
from innokraft.readers import read
from innokraft.readers.messages import SkippedError
from innokraft.record import Record, SectionKind

Item = Record | InnokraftError
Reading = Callable[..., list[Item]]
Making = Callable[..., Record]

XML = """<?xml version="1.0" encoding="UTF-8"?>
<project xmlns="{namespace}">
  <language>en</language><rcn>7</rcn><id>{id}</id><acronym>MOD</acronym>
  <teaser>We wanted…</teaser>
  <objective>We wanted
      to try   courage.
  </objective>
  <title>Courage in
     the everyday</title>
  <totalCost>972000.50</totalCost><ecMaxContribution>900000</ecMaxContribution>
  <startDate>2016-01-01</startDate><endDate>2019-12-31</endDate>
  <ecSignatureDate>2015-10-28</ecSignatureDate><status>{status}</status>
  <identifiers><grantDoi>10.3030/{id}</grantDoi></identifiers>
  <contentUpdateDate>2023-04-05 12:43:04</contentUpdateDate>
  <relations>
    <associations>
      <article><title>Not this title</title><relations><categories>
        <category classification="euroSciVoc"><code>/1/2</code><title>not this</title></category>
      </categories></relations></article>
      <call type="relatedMasterCall"><identifier>H2020-MOD</identifier></call>
      <call type="relatedSubCall"><identifier>H2020-MOD</identifier></call>
      <organization type="participant" order="2" ecContribution="400000" terminated="true">
        <id>999999992</id><vatNumber>SE202100000101</vatNumber>
        <legalName>EXAMPLE  SCHOOL</legalName>
        <address><street>Gatan 1</street><city>Visby</city><country>SE</country></address>
        <relations><categories><category classification="organizationActivityType">
          <code>/HES</code><title>Education</title></category></categories></relations>
      </organization>
      <organization type="coordinator" order="1" ecContribution="500000" terminated="false">
        <id>999999991</id><vatNumber>EL123</vatNumber><legalName>PARADEIGMA AE</legalName>
        <address><city>ATHINA</city><country>EL</country></address>
      </organization>
      <programme type="relatedLegalBasis"><code>H2020-EU.9.</code><title>Courage</title>
        <frameworkProgramme>H2020</frameworkProgramme></programme>
      <programme type="relatedTopic"><code>MOD-2015</code><title>Dare</title></programme>
    </associations>
    <categories>
      <category classification="euroSciVoc">
        <code>/5/6/7</code><title>courage studies</title></category>
      <category classification="projectFundingSchemeCategory">
        <code>/RIA</code><title>Research</title></category>
      <category classification="collection"><code>/project</code><title>Project</title></category>
    </categories>
  </relations>
</project>
"""


def xml(number: str = "691999", status: str = "SIGNED", namespace: str = "") -> str:
    """A made project in XML."""
    return XML.format(id=number, status=status, namespace=namespace)


PROJECT = {
    "id": "691999", "acronym": "MOD", "status": "SIGNED", "title": "Courage in the everyday",
    "startDate": "2016-01-01", "endDate": "2019-12-31", "totalCost": "972000,5",
    "ecMaxContribution": "900000", "legalBasis": "H2020-EU.9.", "topics": "MOD-2015",
    "ecSignatureDate": "2015-10-28", "frameworkProgramme": "H2020", "masterCall": "H2020-MOD",
    "subCall": "H2020-MOD", "fundingScheme": "RIA", "nature": "",
    "objective": "We wanted to try courage.", "contentUpdateDate": "2023-04-05 12:43:04",
    "rcn": "7", "grantDoi": "10.3030/691999",
}  # fmt: skip
OTHER = {
    "id": "691998", "title": "Force", "objective": "To act.", "ecMaxContribution": "0",
    "legalBasis": "H2020-EU.8.;H2020-EU.9.",
}  # fmt: skip
SCHOOL = {
    "projectID": "691999", "projectAcronym": "MOD", "organisationID": "999999992",
    "vatNumber": "SE202100000101", "name": "EXAMPLE  SCHOOL", "shortName": "", "SME": "false",
    "activityType": "HES", "street": "Gatan 1", "city": "Visby", "country": "SE", "order": "2",
    "role": "participant", "ecContribution": "400000", "endOfParticipation": "true",
}  # fmt: skip
LEADER = {
    "projectID": "691999", "organisationID": "999999991", "vatNumber": "EL123",
    "name": "PARADEIGMA AE", "city": "ATHINA", "country": "EL", "order": "1",
    "role": "coordinator", "ecContribution": "500000", "endOfParticipation": "false",
}  # fmt: skip


def table(first: dict[str, str], *rows: dict[str, str]) -> str:
    """A made CSV file whose columns are those of its first row."""
    lines = [list(first), *([row.get(name, "") for name in first] for row in (first, *rows))]
    return "".join(";".join(f'"{value}"' for value in line) + "\n" for line in lines)


FIELDS_OF_SCIENCE = """"projectID";"euroSciVocCode";"euroSciVocPath";"euroSciVocTitle"
"691999";"/5/6/7";"/humanities/courage studies";"courage studies"
"""
LEGAL = '"projectID";"legalBasis";"title"\n"691999";"H2020-EU.9.";"Courage"\n'
TOPICS = '"projectID";"topic";"title"\n"691999";"MOD-2015";"Dare"\n'


@pytest.fixture
def csv_folder(tmp_path: Path) -> Path:
    """A folder with CORDIS' CSV files."""
    folder = tmp_path / "cordis"
    folder.mkdir()
    files = {
        "project": table(PROJECT, OTHER), "organization": table(SCHOOL, LEADER),
        "euroSciVoc": FIELDS_OF_SCIENCE,
        "legalBasis": LEGAL, "topics": TOPICS,
    }  # fmt: skip
    for name, text in files.items():
        (folder / f"{name}.csv").write_text(text, "utf-8")
    return folder


def checked(found: Record) -> None:
    """That a record says what the made project says."""
    assert (found.project.funder, found.project.number) == ("ec", "691999")
    assert found.amount is not None
    assert found.total_cost is not None
    assert found.period is not None
    assert found.coordinator is not None
    assert found.decided is not None
    assert found.status is not None
    assert found.doi is not None
    assert found.acronym is not None
    assert found.modified is not None
    assert found.titles[0].value.value == "Courage in the everyday"
    assert (found.amount.value.amount, found.amount.value.currency) == (Decimal(900000), "EUR")
    assert found.total_cost.value.amount == Decimal("972000.5")
    assert str(found.period.value.end) == "2019-12-31"
    assert str(found.decided.value) == "2015-10-28"
    assert found.status.value == "pagaende"
    assert found.doi.value == "10.3030/691999"
    assert found.acronym.value == "MOD"
    assert str(found.modified) == "2023-04-05T12:43:04"
    assert found.coordinator.value.name == "PARADEIGMA AE"
    assert found.coordinator.value.country == "GR"
    assert found.coordinator.value.number is None
    assert found.coordinator.value.identifiers == ("pic:999999991",)
    (participant,) = found.participants
    assert participant.value.name == "EXAMPLE SCHOOL"
    assert participant.value.number == "202100-0001"
    assert (participant.value.place, participant.value.country) == ("Visby", "SE")
    assert participant.value.kind is not None
    assert participant.value.kind.code == "HES"
    assert [(s.value.role, s.value.ended) for s in found.shares] == [
        ("koordinator", False), ("deltagare", True),
    ]  # fmt: skip
    assert found.shares[0].value.amount is not None
    assert found.shares[0].value.amount.amount == Decimal(500000)
    (section,) = found.sections
    assert section.kind is SectionKind.AIM
    assert section.body.of(found.text) == "We wanted to try courage."
    assert {(t.value.scheme, t.value.code) for t in found.topics} == {
        ("cordis-framework-programme", "H2020"), ("cordis-call", "H2020-MOD"),
        ("cordis-programme", "H2020-EU.9."), ("cordis-topic", "MOD-2015"),
        ("cordis-funding-scheme", "RIA"), ("euroscivoc", "/5/6/7"),
    }  # fmt: skip
    assert found.warnings == ()
    for word in ("Gatan", "EL123", "Not this title", "not this"):
        assert word not in found.text


@pytest.mark.parametrize("namespace", ["", "http://cordis.europa.eu"])
def test_a_project_in_xml_is_read(record: Making, namespace: str) -> None:
    checked(record("p.xml", xml(namespace=namespace)))


def test_a_project_in_csv_is_joined_with_the_files_beside_it(csv_folder: Path) -> None:
    items = list(read([csv_folder / "project.csv"]))
    assert [type(item) for item in items] == [Record, Record]
    assert isinstance(items[0], Record)
    checked(items[0])
    assert isinstance(items[1], Record)
    assert items[1].participants == ()
    assert items[1].amount is not None
    assert items[1].amount.value.amount == 0
    codes = [t.value.code for t in items[1].topics if t.value.scheme == "cordis-programme"]
    assert codes == ["H2020-EU.8.", "H2020-EU.9."]


def test_xml_and_csv_of_one_project_give_one_text_but_for_titles_of_codes(
    record: Making, csv_folder: Path
) -> None:
    found = next(item for item in read([csv_folder]) if isinstance(item, Record))
    other = record("p.xml", xml()).text.replace("fundingScheme 1 title: Research\n", "")
    assert other.replace("972000.50", "972000,5") == found.text


def test_in_a_folder_the_joined_files_are_left_aside_and_said(csv_folder: Path) -> None:
    skipped = [item for item in read([csv_folder]) if isinstance(item, SkippedError)]
    assert len(skipped) == 4
    assert all("read together with project.csv" in str(item) for item in skipped)


def test_the_files_are_joined_inside_an_archive_too(csv_folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "cordis.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for file in csv_folder.iterdir():
            archive.write(file, f"csv/{file.name}")
    checked(next(item for item in read([path]) if isinstance(item, Record)))


def test_a_joined_file_without_its_projects_is_an_error(csv_folder: Path) -> None:
    (csv_folder / "project.csv").unlink()
    (item,) = read([csv_folder / "organization.csv"])
    assert "project.csv is missing" in str(item)
    assert not isinstance(item, SkippedError)


def test_projects_without_their_participants_are_read_and_that_is_said(csv_folder: Path) -> None:
    (csv_folder / "organization.csv").unlink()
    items = list(read([csv_folder / "project.csv"]))
    assert isinstance(items[0], SkippedError)
    assert "no participants" in str(items[0])
    assert isinstance(items[1], Record)


def test_an_id_with_a_lone_surrogate_spoils_no_other_project(json_folder: Path) -> None:
    odd = json.dumps([{**PROJECT, "id": "\ud800"}, OTHER])
    (json_folder / "project.json").write_text(odd, "utf-8")
    found = [item for item in read([json_folder]) if isinstance(item, Record)]
    assert len(found) == 2


def as_objects(first: dict[str, str], *rows: dict[str, str]) -> str:
    """The same table as JSON."""
    return json.dumps([{name: row.get(name, "") for name in first} for row in (first, *rows)])


@pytest.fixture
def json_folder(tmp_path: Path) -> Path:
    """A folder with CORDIS' JSON files, whose amounts have a decimal comma too."""
    folder = tmp_path / "json"
    folder.mkdir()
    codes = [{"projectID": "691999", "euroSciVocCode": "/5/6/7", "euroSciVocTitle": "courage"}]
    files = {
        "project": as_objects(PROJECT, OTHER), "organization": as_objects(SCHOOL, LEADER),
        "euroSciVoc": json.dumps(codes),
        "legalBasis": json.dumps([{"projectID": "691999", "legalBasis": "H2020-EU.9."}]),
    }  # fmt: skip
    for name, text in files.items():
        (folder / f"{name}.json").write_text(text, "utf-8")
    return folder


def test_a_project_in_json_is_joined_with_the_files_beside_it(json_folder: Path) -> None:
    items = list(read([json_folder]))
    records = [item for item in items if isinstance(item, Record)]
    assert [record.source for record in records] == ["cordis-json", "cordis-json"]
    checked(records[0])
    assert all(isinstance(item, Record | SkippedError) for item in items)
    assert len(items) == 5


@pytest.mark.parametrize(
    ("role", "value"),
    [
        ("coordinator", "koordinator"), ("participant", "deltagare"),
        ("thirdParty", "tredje-part"), ("associatedPartner", "associerad-partner"),
        ("internationalPartner", "internationell-partner"), ("partner", "projektpart"),
        ("hostInstitution", "vardorganisation"), ("", "deltagare"),
    ],
)  # fmt: skip
def test_each_role_of_an_organisation_is_kept(record: Making, role: str, value: str) -> None:
    found = record("p.xml", xml().replace('type="participant"', f'type="{role}"'))
    assert value in [share.value.role for share in found.shares]
    assert not [w for w in found.warnings if "not known" in w]


def test_a_role_that_is_not_known_is_told(record: Making) -> None:
    found = record("p.xml", xml().replace('type="participant"', 'type="wizard"'))
    assert any("the role 'wizard' is not known" in warning for warning in found.warnings)


OLD_PROJECT = {
    "rcn": "7", "reference": "691999", "acronym": "MOD", "status": "ONG", "programme": "FP7-MOD",
    "topics": "MOD-2015", "frameworkProgramme": "FP7", "title": "Courage in the everyday",
    "startDate": "2016-01-01", "endDate": "2019-12-31", "projectUrl": "http://www.example.org/mod",
    "objective": "We wanted to try courage.", "totalCost": "972000,5", "ecMaxContribution": "9e5",
    "call": "FP7-2015", "fundingScheme": "CP", "coordinator": "PARADEIGMA AE",
    "coordinatorCountry": "EL", "participants": "EXAMPLE SCHOOL;BEISPIEL GMBH",
    "participantCountries": "SE;DE", "subjects": "SOC",
}  # fmt: skip
OLD_SCHOOL = {
    "projectRcn": "7", "projectReference": "691999", "projectAcronym": "MOD",
    "role": "participant", "id": "999999992", "name": "EXAMPLE SCHOOL", "shortName": "",
    "activityType": "HES", "endOfParticipation": "false", "ecContribution": "250,125",
    "country": "SE", "organizationUrl": "", "contactForm": "", "contactFirstNames": "Kim",
}  # fmt: skip


def test_the_columns_of_old_releases_are_read_as_those_of_today(record: Making) -> None:
    found = record("cordis-fp7projects.csv", table(OLD_PROJECT))
    assert (found.project.funder, found.project.number) == ("ec", "691999")
    assert found.amount is not None
    assert found.amount.value.amount == 900000
    assert [link.value for link in found.links] == ["http://www.example.org/mod"]
    assert found.coordinator is not None
    assert found.coordinator.value.country == "GR"
    assert [(p.value.name, p.value.country) for p in found.participants] == [
        ("EXAMPLE SCHOOL", "SE"), ("BEISPIEL GMBH", "DE"),
    ]  # fmt: skip
    assert {t.value.scheme for t in found.topics} >= {"cordis-programme", "cordis-call"}
    assert found.status is not None
    assert found.warnings == ()


def test_the_files_of_old_releases_are_joined_by_their_names(tmp_path: Path) -> None:
    (tmp_path / "cordis-fp7projects.csv").write_text(table(OLD_PROJECT), "utf-8")
    (tmp_path / "cordis-fp7organizations.csv").write_text(table(OLD_SCHOOL), "utf-8")
    skipped, found = read([tmp_path])
    assert "read together with" in str(skipped)
    assert isinstance(found, Record)
    (share,) = found.shares
    assert share.value.organisation.identifiers == ("pic:999999992",)
    assert share.value.amount is not None
    assert share.value.amount.amount == Decimal("250.125")
    assert "Kim" not in found.text


def test_columns_come_and_go(reading: Reading) -> None:
    text = "id;title;ecMaxContribution;keywords;shoesize\n7;Mod;1000000;dare, act;43\n"
    missing, unknown, found = reading("project.csv", text)
    assert "organization.csv is missing" in str(missing)
    assert isinstance(unknown, SkippedError)
    assert "shoesize" in str(unknown)
    assert isinstance(found, Record)
    assert [word.value.value for word in found.keywords] == ["dare", "act"]


def test_old_projects_have_no_acronym_status_or_doi(record: Making) -> None:
    old = re.sub(r"<(acronym|status|identifiers)>.*?</\1>", "", xml("AIR29999"))
    found = record("p.xml", old)
    assert (found.acronym, found.status, found.doi) == (None, None, None)
    assert found.local_id == "AIR29999"
    assert found.warnings == ()


def test_a_project_without_objective_has_its_teaser(record: Making) -> None:
    found = record("p.xml", re.sub(r"(?s)<objective>.*</objective>", "", xml()))
    assert [s.body.of(found.text) for s in found.sections] == ["We wanted…"]


def test_many_projects_in_one_file_are_read(reading: Reading) -> None:
    inner = [xml(str(n)).partition("?>")[2] for n in (1, 2, 3)]
    items = reading("all.xml", f"<hits><hit>{'</hit><hit>'.join(inner)}</hit></hits>")
    assert [item.local_id for item in items if isinstance(item, Record)] == ["1", "2", "3"]


BOMB = """<?xml version="1.0"?>
<!DOCTYPE project [<!ENTITY a "mod"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">]>
<project><rcn>1</rcn><id>1</id><title>&d;</title></project>"""
OUTSIDE = """<?xml version="1.0"?>
<!DOCTYPE project [<!ENTITY a SYSTEM "file:///etc/hostname">]>
<project><rcn>1</rcn><id>1</id><title>&a;</title></project>"""


@pytest.mark.parametrize("text", [BOMB, OUTSIDE])
def test_a_document_type_declaration_is_refused(reading: Reading, text: str) -> None:
    (error,) = reading("p.xml", text)
    assert "document type declaration is refused" in str(error)


def test_xml_nested_too_deeply_is_a_clear_error(reading: Reading) -> None:
    (error,) = reading("p.xml", "<project><rcn>1</rcn>" + "<a>" * 100_000)
    assert "no XML" in str(error)


def test_a_file_cut_short_gives_what_was_whole_and_an_error(reading: Reading) -> None:
    inner = xml("1").partition("?>")[2]
    items = reading("all.xml", f"<all>{inner}{inner[:500]}")
    assert [isinstance(item, Record) for item in items] == [True, False]
    assert "no XML" in str(items[1])


def test_a_project_without_id_is_refused(reading: Reading) -> None:
    (error,) = reading("p.xml", xml().replace("<id>691999</id>", ""))
    assert "this has no id" in str(error)
