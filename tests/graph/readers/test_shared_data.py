"""Real records, where they lie beside the checkout: each is read, and its facts agree."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from innokraft.readers import read, read_again
from innokraft.readers.values.entities import without_entities
from innokraft.record import Record
from innokraft.text.normalisation import tidy


@pytest.fixture(scope="module")
def rows(shared_data: Path) -> dict[str, dict[str, str]]:
    """The rows of the SweCRIS export by projectId."""
    path = shared_data / "data/swecris-export.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return {row["ProjectId"]: row for row in csv.DictReader(file, delimiter=";")}


def records(path: Path) -> Iterator[Record]:
    """The records of a file; anything else fails."""
    for item in read([path]):
        assert isinstance(item, Record), item
        yield item


@pytest.fixture(scope="module")
def exported(shared_data: Path) -> list[Record]:
    """The records of the SweCRIS export, read once for all that look at them."""
    return list(records(shared_data / "data/swecris-export.csv"))


def printed(text: str) -> str:
    """A text of the export as a frozen text has it."""
    return without_entities(text).replace("\r\n", "\n").replace("\r", "\n").strip(" \t\n")


def test_every_row_of_the_export_is_read_and_keeps_its_facts(
    exported: list[Record], rows: dict[str, dict[str, str]]
) -> None:
    assert len(exported) == len(rows)
    for record in exported:
        row = rows[record.local_id]
        assert record.warnings == ()
        amount = record.amount.value.amount if record.amount else None
        assert amount == (Decimal(row["FundingsSek"]) if row["FundingsSek"] else None)
        assert record.period is not None
        assert str(record.period.value.start) == row["ProjectStartDate"][:10]
        assert str(record.period.value.end) == row["ProjectEndDate"][:10]
        assert record.coordinator is not None
        assert record.coordinator.value.number == row["CoordinatingOrganisationId"]
        title = row["ProjectTitleSv"] or row["ProjectTitleEn"]
        assert record.titles[0].value.value == tidy(printed(title))
        for name in ("ProjectAbstractSv", "ProjectAbstractEn"):
            assert printed(row[name]) in record.text
        assert len(record.people) == row["InvolvedPeople"].count("¤¤¤")


def test_no_section_of_an_abstract_loses_a_word(exported: list[Record]) -> None:
    for record in exported:
        _, _, abstracts = record.text.partition("projectAbstract")
        covered = sum(s.body.end - s.body.start for s in record.sections)
        headings = 60 * len(record.sections) + 120
        marks = 60 * sum(s.machine_translated for s in record.sections)
        tags = 60 * abstracts.count("<")
        assert covered + headings + marks + tags >= len(abstracts), record.local_id


def test_the_api_says_what_the_export_says(shared_data: Path, exported: list[Record]) -> None:
    by_id = {record.local_id: record for record in exported}
    for record in records(shared_data / "data/swecris-api.json"):
        other = by_id[record.local_id]
        assert (record.amount, record.period) == (other.amount, other.period)
        assert [t.value for t in record.titles] == [t.value for t in other.titles]
        assert [p.value for p in record.people] == [p.value for p in other.people]
        assert len(record.sections) == len(other.sections)


def test_every_page_has_the_facts_of_its_manifest_and_its_row(
    shared_data: Path, rows: dict[str, dict[str, str]]
) -> None:
    folder = shared_data / "data/vinnova-pages"
    for line in (folder / "MANIFEST.jsonl").read_text("utf-8").splitlines():
        said = json.loads(line)
        (record,) = records(folder / said["file"])
        row = rows[f"{said['reference']}_Vinnova"]
        assert record.number is None or record.number.value == said["reference"]
        assert (record.number is None) == (said["layout"] in "EF" or not _has_number(record.text))
        assert record.language == said["lang"]
        assert record.amount is not None
        assert record.period is not None
        assert record.amount.value.amount == Decimal(row["FundingsSek"])
        assert str(record.period.value.start) == row["ProjectStartDate"][:7]
        assert str(record.period.value.end) == row["ProjectEndDate"][:7]
        title = row[f"ProjectTitle{said['lang'].title()}"]
        assert record.titles[0].value.value == tidy(printed(title))
        assert record.status is not None
        assert record.coordinator is not None
        assert len(record.sections) == 3
        assert all(section.body.of(record.text) for section in record.sections)
        assert (record.review is None) == (said["layout"] in "EF")
        assert record.review is None or (
            record.review.author is not None
            and record.review.reviewed is not None
            and not record.review.reviewed.value
        )
        assert record.warnings == ()


def _has_number(text: str) -> bool:
    labels = ("Diarienummer 20", "Reference number 20")
    return any(label in text for label in labels)


def test_both_projects_of_cordis_are_read(shared_data: Path) -> None:
    found = {
        record.local_id: record
        for path in sorted((shared_data / "data/cordis").iterdir())
        for record in records(path)
    }
    new, old = found["691102"], found["AIR21353"]
    assert new.coordinator is not None
    assert old.coordinator is not None
    assert (len(new.participants), len(old.participants)) == (6, 3)
    assert sum(t.value.scheme == "euroscivoc" for t in new.topics) == 5
    assert sum((s.value.amount.amount for s in new.shares if s.value.amount), Decimal(0)) == 972000
    assert (old.acronym, old.status, old.doi) == (None, None, None)


def test_every_real_record_reads_again_from_its_text_alone(shared_data: Path) -> None:
    names = ("swecris-api.json", "vinnova-pages/sv", "vinnova-pages/en", "cordis")
    for item in read([shared_data / "data" / name for name in names]):
        assert isinstance(item, Record)
        assert read_again(item.source, item.text, item.modified) == item
