"""What a newer export lacks is told, and with `mirror` withdrawn, unless that would do harm."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from innokraft.change import mirror as mirroring
from innokraft.change.build import build
from innokraft.change.merge import merge
from innokraft.change.report import MergeReport, Options
from innokraft.errors import SourceError
from innokraft.rdf.record_iris import record_path
from tests.graph.exports import exported

HEAD = "ProjectId;ProjectTitleSv;CoordinatingOrganisationNameSv;FundingOrganisationNameSv"
FUNDERS = {"Vinnova": "Vinnova", "VR": "Vetenskapsrådet"}
NAMES = tuple(f"2020-0000{n}_{funder}" for n in range(4) for funder in FUNDERS)
PAGE = (
    "Mod\n\nDiarienummer 2019-0000{n}\nKoordinator Exempelskolan\n"
    "Bidrag från Vinnova 99 356 kronor\nStatus Avslutat\n"
)


def export(path: Path, names: Iterable[str]) -> Path:
    """An export with a row of each name."""
    rows = [f"{name};Mod;Exempelskolan;{FUNDERS[name.rpartition('_')[2]]}" for name in names]
    path.write_text("\n".join([HEAD, *rows]) + "\n", "utf-8")
    return path


def gone(report: MergeReport) -> set[str]:
    """The names of the records that are missing."""
    return {record_path(name).rpartition("/")[2] for name in report.missing.gone}


@settings(max_examples=4, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    old=st.sets(st.sampled_from(NAMES), min_size=1), new=st.sets(st.sampled_from(NAMES), min_size=1)
)
def test_a_mirrored_graph_is_that_of_the_export_and_of_what_it_does_not_cover(
    tmp_path_factory: pytest.TempPathFactory, old: set[str], new: set[str]
) -> None:
    folder = tmp_path_factory.mktemp("mirror")
    covered = {name.rpartition("_")[2] for name in new}
    left = {name for name in old if name.rpartition("_")[2] not in covered}
    build(folder / "graph", [export(folder / "old.csv", old)])
    newer = export(folder / "new.csv", new)
    told = merge(folder / "graph", [newer], Options(dry_run=True))
    assert gone(told) == (old - new - left if old & new else set())
    report = merge(folder / "graph", [newer], mirror=True)
    assert (gone(report), report.missing.elsewhere) == (old - new - left, len(left))
    build(folder / "anew", [export(folder / "both.csv", new | left)])
    assert exported(folder / "graph") == exported(folder / "anew")


def test_pages_are_no_export_but_a_folder_of_them_can_be_mirrored(tmp_path: Path) -> None:
    for n in (1, 2, 3):
        (tmp_path / f"{n}.txt").write_text(PAGE.format(n=n), "utf-8")
    graph, pages = tmp_path / "graph", sorted(tmp_path.glob("*.txt"))
    build(graph, pages)
    (tmp_path / "1.txt").write_text(PAGE.format(n=1) + "\nSenast uppdaterad 2020-01-02\n", "utf-8")
    assert merge(graph, pages[:1]).missing.gone == []
    with pytest.raises(SourceError, match="one record of vinnova-page is no export"):
        merge(graph, pages[:1], mirror=True)
    assert gone(merge(graph, pages[:2], mirror=True)) == {"2019-00003"}


def test_most_of_a_source_goes_only_if_one_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mirroring, "_FEW", 2)
    graph, newer = tmp_path / "graph", export(tmp_path / "new.csv", NAMES[:1])
    build(graph, [export(tmp_path / "old.csv", NAMES)])
    before = exported(graph)
    assert len(gone(merge(graph, [newer], Options(dry_run=True), mirror=True))) == 3
    with pytest.raises(SourceError, match=r"3 records would be withdrawn, and only 1 would stay"):
        merge(graph, [newer], mirror=True)
    assert exported(graph) == before
    assert len(gone(merge(graph, [newer], mirror=True, even_most=True))) == 3


def test_a_file_that_is_in_no_known_format_may_hold_the_rest_of_the_source(tmp_path: Path) -> None:
    inside = tmp_path / "exports"
    inside.mkdir()
    build(tmp_path / "graph", [export(inside / "all.csv", NAMES)])
    export(inside / "all.csv", NAMES[:4])
    (inside / "more.bin").write_bytes(b"\x00\x01")
    with pytest.raises(SourceError, match=r"more\.bin"):
        merge(tmp_path / "graph", [inside], mirror=True)


def test_a_small_part_of_a_large_source_is_not_held_against_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mirroring, "_AT_LEAST", 4)
    graph = tmp_path / "graph"
    build(graph, [export(tmp_path / "old.csv", NAMES)])
    report = merge(graph, [export(tmp_path / "new.csv", NAMES[:1])])
    assert (report.missing.gone, report.missing.too_many) == ([], ["swecris-csv"])


def test_a_row_that_stands_twice_with_two_dates_has_the_later(tmp_path: Path) -> None:
    path = tmp_path / "twice.csv"
    rows = [f"{NAMES[0]};Mod;Exempelskolan;Vinnova;0{n}/01/2020 10:00:00" for n in (3, 5, 4)]
    path.write_text("\n".join([f"{HEAD};LoadedDate", *rows]) + "\n", "utf-8")
    report = build(tmp_path / "graph", [path])
    assert (report.skipped, report.outcome.versions.rivals) == ([], [])
    assert b'"2020-05-01T10:00:00"^^' in exported(tmp_path / "graph")
    assert b'"2020-03-01T10:00:00"' not in exported(tmp_path / "graph")


def test_where_no_record_was_read_there_is_nothing_to_mirror(tmp_path: Path) -> None:
    graph = tmp_path / "graph"
    build(graph, [export(tmp_path / "old.csv", NAMES)])
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / "README.md").write_text("# Nothing\n", "utf-8")
    with pytest.raises(SourceError) as caught:
        merge(graph, [tmp_path / "new"], Options(dry_run=True), mirror=True)
    assert str(caught.value) == "no record was read, so there is nothing to mirror"
