"""The figures of reports of real records, worked out a second way: from the rows of the export."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from pathlib import Path

import pytest

from innokraft import Graph
from innokraft.change.build import build

ROWS = 150
Row = dict[str, str]


@pytest.fixture(scope="module")
def rows(shared_data: Path) -> list[Row]:
    """Every twentieth row of the export of SweCRIS."""
    with (shared_data / "data" / "swecris-export.csv").open(
        encoding="utf-8-sig", newline=""
    ) as file:
        every = list(csv.DictReader(file, delimiter=";"))
    return every[:: len(every) // ROWS][:ROWS]


@pytest.fixture(scope="module")
def graph(rows: list[Row], tmp_path_factory: pytest.TempPathFactory) -> Graph:
    """The graph of those rows."""
    folder = tmp_path_factory.mktemp("real-report")
    file = folder / "swecris-export.csv"
    with file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, rows[0].keys(), delimiter=";", quoting=csv.QUOTE_ALL)
        writer.writeheader()
        writer.writerows(rows)
    build(folder / "graph", [file])
    return Graph(folder / "graph")


def table(graph: Graph, *subject: str) -> list[Row]:
    file = io.BytesIO()
    graph.report(subject, file, "csv", language="sv")
    return list(csv.DictReader(io.StringIO(file.getvalue().decode())))


def text(graph: Graph, *subject: str) -> str:
    file = io.BytesIO()
    graph.report(subject, file, "md", language="sv")
    return re.sub(r"(?<=\d) (?=\d{3}|SEK)", "", file.getvalue().decode())


def figure(report: str, name: str) -> str:
    (found,) = re.findall(rf"^\| {name} \| ([^|[]+) \[\[", report, re.MULTILINE)
    return str(found).strip()


def money(rows: list[Row]) -> int:
    return sum(int(float(row["FundingsSek"] or 0)) for row in rows)


def test_a_funder_has_the_projects_and_the_money_of_its_rows(graph: Graph, rows: list[Row]) -> None:
    own = [row for row in rows if row["FundingOrganisationNameSv"] == "Vetenskapsrådet"]
    report = text(graph, "Vetenskapsrådet")
    assert len(own) > 20
    assert figure(report, "Projekt som den finansierar") == str(len(own))
    told = figure(report, "Beviljat till projekt som den finansierar, SEK")
    assert told == f"{money(own)} i {sum(1 for row in own if row['FundingsSek'])} bidrag"


def test_a_period_has_those_that_start_in_it_year_by_year(graph: Graph, rows: list[Row]) -> None:
    own = [row for row in rows if "2012" <= row["ProjectStartDate"][:4] <= "2016"]
    report = text(graph, "2012-2016")
    assert figure(report, "Projekt") == f"{len(own)} av {len(rows)}"
    years = Counter(row["ProjectStartDate"][:4] for row in own)
    for year, number in years.items():
        paid = money([row for row in own if row["ProjectStartDate"].startswith(year)])
        assert re.search(rf"^\| {year} \| {number} \| \d+ \| {paid}SEK \|$", report, re.MULTILINE)
    leaders = Counter(row["CoordinatingOrganisationId"] for row in own)
    ((most, number),) = leaders.most_common(1)
    name = next(
        r["CoordinatingOrganisationNameSv"] for r in own if r["CoordinatingOrganisationId"] == most
    )
    assert f"| {name} | {number} | {number} |" in report


def test_a_theme_has_each_project_that_names_it(graph: Graph, rows: list[Row]) -> None:
    named = {
        row["ProjectId"].rpartition("_")[0].casefold()
        for row in rows
        if re.search(r"\bsamverkan\b", f"{row['ProjectTitleSv']} {row['ProjectAbstractSv']}", re.I)
    }
    found = table(graph, "samverkan")
    projects = {row["project"].rpartition("/")[2].casefold() for row in found}
    assert named
    assert named <= projects
    texts = {row["record"] for row in found}
    stored = graph.query("SELECT ?record ?text { ?record schema:text ?text }")
    by_record = {row["record"]: row["text"] for row in stored if row["record"] in texts}
    for row in found:
        assert by_record[row["record"]][int(row["start"]) : int(row["end"])] == row["quote"]
