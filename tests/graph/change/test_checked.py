"""A merge that is to be validated is made where it brings no violation, and only there."""

from __future__ import annotations

from pathlib import Path

import pytest

from innokraft.change.build import build
from innokraft.change.merge import merge
from innokraft.change.report import Options, as_data
from innokraft.change.report_words import as_lines
from innokraft.rdf.namespaces import BASE
from innokraft.store.embedded import EmbeddedStore
from innokraft.validate import Level, validate
from tests.graph.exports import export_rdf
from tests.graph.made_records import page

READING = """annotation: 1
record: vinnova-page/{number}
curator: Torget
things:
  motet: {{kind: series, label: Mötet}}
  upplaga: {{kind: edition, series: Mötet, year: 2019, label: Mötet 2019}}
readings:
  - quote: vid Mötet i Visby
    says:
      - upplaga schema:superEvent motet
      - project hasEvent upplaga
  - quote: gällde mod
    says: [{says}]
"""
AREA, COUNT = "concept:{} identifiedAsCentralIn upplaga", "upplaga identifiedCount {}"
EDITION = f"{BASE}event/motet/2019"
CHECKED = Options(validate=True)


def read(folder: Path, number: str, *says: str) -> list[Path]:
    """The page of a project, and what a person read there."""
    text, reading = folder / f"{number}.txt", folder / f"{number}.yaml"
    text.write_text(page(number=number).text, "utf-8")
    reading.write_text(READING.format(number=number, says=", ".join(says)), "utf-8")
    return [text, reading]


@pytest.fixture
def graph(tmp_path: Path) -> Path:
    """A graph of a page on which one area is central, and counted."""
    build(tmp_path / "graph", read(tmp_path, "2019-00001", AREA.format("mod"), COUNT.format(1)))
    return tmp_path / "graph"


def held(graph: Path) -> bytes:
    with EmbeddedStore.open(graph) as store:
        return export_rdf(store, "nq")


def test_the_graph_is_right_at_first(graph: Path) -> None:
    with EmbeddedStore.open(graph) as store:
        assert [each for each in validate(store) if each.level is Level.VIOLATION] == []


@pytest.mark.parametrize("dry_run", [False, True])
def test_a_merge_that_brings_a_violation_tells_it_and_changes_nothing(
    graph: Path, tmp_path: Path, *, dry_run: bool
) -> None:
    before, files = held(graph), sorted(each.name for each in graph.iterdir())
    new = read(tmp_path, "2019-00002", COUNT.format(7))
    report = merge(graph, new, CHECKED._replace(dry_run=dry_run))
    assert [(each.rule, each.thing) for each in report.violations] == [("count-of-areas", EDITION)]
    assert not report.changed
    assert (held(graph), sorted(each.name for each in graph.iterdir())) == (before, files)


def test_a_violation_in_a_graph_that_the_merge_does_not_write_is_found(
    graph: Path, tmp_path: Path
) -> None:
    new = read(tmp_path, "2019-00002", AREA.format("tillit"))
    report = merge(graph, new, CHECKED)
    (found,) = report.violations
    assert found.text.en == "the source counts 1 areas, the graph holds another number"


def test_it_is_told_in_both_languages_and_as_data(graph: Path, tmp_path: Path) -> None:
    report = merge(graph, read(tmp_path, "2019-00002", COUNT.format(7)), CHECKED)
    head, line = as_lines(report, "en", dry_run=False)
    assert head.startswith("Nothing is changed, because")
    assert line.strip().startswith(f"count-of-areas: {EDITION}: the source counts 7 areas")
    assert "källan räknar till 7 områden" in "\n".join(as_lines(report, "sv", dry_run=False))
    violations = as_data(report)["violations"]
    assert isinstance(violations, list)
    assert [each["thing"] for each in violations] == [EDITION]


def test_a_merge_that_brings_none_is_made_as_without(graph: Path, tmp_path: Path) -> None:
    paths = [*read(tmp_path, "2019-00002", AREA.format("mod")), *tmp_path.glob("2019-00001.*")]
    report = merge(graph, paths, CHECKED)
    assert (report.violations, report.changed) == ([], True)
    build(tmp_path / "whole", paths)
    assert held(graph) == held(tmp_path / "whole")


def test_violations_that_were_there_before_stand_in_no_merge_s_way(
    graph: Path, tmp_path: Path
) -> None:
    assert merge(graph, read(tmp_path, "2019-00002", COUNT.format(7))).changed
    again = [*tmp_path.glob("2019-00002.*"), *read(tmp_path, "2019-00003", AREA.format("mod"))]
    report = merge(graph, again, CHECKED)
    assert (report.violations, report.changed) == ([], True)


def test_a_merge_looks_at_what_it_touches_and_at_no_more(graph: Path, tmp_path: Path) -> None:
    looked_at: list[int] = []

    def note(phase: str, done: int, total: int | None = None, /) -> None:
        if phase == "statements":
            looked_at.append(done)

    for number in range(2, 6):
        new = read(tmp_path, f"2019-0000{number}", AREA.format("mod"))
        merge(graph, new, Options(validate=True, progress=note))
    assert looked_at == [0, 1, 2] * 4
