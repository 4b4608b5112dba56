"""A build is a function of its input, happens whole or not at all, and says what it left out."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from innokraft.change.build import build
from innokraft.change.intake import collect
from innokraft.errors import AnnotationError, InnokraftError, SourceError
from innokraft.files.shipped import resource
from innokraft.store.embedded import EmbeddedStore
from tests.graph.exports import exported

RECORD = resource("data/records/vinnova-2015-01573.txt")
ANNOTATION = resource("data/annotations/vinnova-2015-01573.yaml")
OTHER = """Ett annat projekt om tillit

Diarienummer 2031-00007
Koordinator Torgskolan - Avdelningen för samtal
Bidrag från Vinnova 20 000 kronor
Projektets löptid maj 2031 - juni 2031
Status Pågående

Syfte och mål

Projektet vill bygga tillit mellan myndigheter.
"""


def test_building_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    build(tmp_path / "one", [RECORD, ANNOTATION])
    build(tmp_path / "two", [ANNOTATION, RECORD])
    assert exported(tmp_path / "one") == exported(tmp_path / "two")


def test_building_anew_over_a_graph_gives_the_same_bytes(tmp_path: Path) -> None:
    build(tmp_path / "graph", [RECORD, ANNOTATION])
    before = exported(tmp_path / "graph")
    build(tmp_path / "graph", [RECORD, ANNOTATION])
    assert exported(tmp_path / "graph") == before
    build(tmp_path / "graph", [RECORD, ANNOTATION])
    assert len(list((tmp_path / "graph").glob("store-*"))) == 2, "the last two generations stay"


def test_where_the_files_lie_leaves_no_trace(tmp_path: Path) -> None:
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    shutil.copy(RECORD, folder / "a-page.txt")
    shutil.copy(ANNOTATION, folder / "b.yaml")
    build(tmp_path / "one", [folder])
    build(tmp_path / "two", [RECORD, ANNOTATION])
    assert exported(tmp_path / "one") == exported(tmp_path / "two")
    assert str(tmp_path).encode() not in exported(tmp_path / "one")


def test_without_paths_the_shipped_data_is_built(tmp_path: Path) -> None:
    report = build(tmp_path / "graph")
    assert report.summary.read >= 1
    assert report.annotations >= 1
    assert not report.refused
    query = "ASK { <project/vinnova/2015-01573> a ik:Project }"
    assert bool(EmbeddedStore.open(tmp_path / "graph").query(query))


def test_no_blank_node_is_in_the_graph(seed_lines: list[str]) -> None:
    assert not [line for line in seed_lines if line.startswith("_:") or " _:" in line]


def test_without_graph_a_query_sees_each_triple_once(
    seed_store: EmbeddedStore, seed_lines: list[str]
) -> None:
    triples = {line.rsplit(" <", 1)[0] for line in seed_lines}
    (row,) = seed_store.select("SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }")
    assert int(row["n"].value) == len(triples)  # type: ignore[union-attr]


def test_the_frozen_text_is_in_the_graph_to_the_letter(seed_store: EmbeddedStore) -> None:
    (row,) = seed_store.select("SELECT ?t WHERE { ?r a ik:SourceRecord ; schema:text ?t }")
    assert row["t"].value == RECORD.read_bytes().decode()  # type: ignore[union-attr]


def test_a_wrong_annotation_leaves_the_old_graph(tmp_path: Path) -> None:
    build(tmp_path / "graph", [RECORD, ANNOTATION])
    before = exported(tmp_path / "graph")
    wrong = tmp_path / "wrong.yaml"
    text = ANNOTATION.read_text("utf-8").replace("fyra olika nyckel", "fem olika nyckel")
    wrong.write_text(text, "utf-8")
    with pytest.raises(AnnotationError, match=r"wrong\.yaml, line \d+"):
        build(tmp_path / "graph", [RECORD, wrong])
    assert exported(tmp_path / "graph") == before
    assert len(list((tmp_path / "graph").glob("store-*"))) == 1


def test_an_annotation_without_its_record_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(AnnotationError, match="is not among the records"):
        build(tmp_path / "graph", [ANNOTATION])


def test_what_cannot_be_read_is_refused_and_the_rest_is_built(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(OTHER, "utf-8")
    (tmp_path / "bad.txt").write_text("No page at all.\n", "utf-8")
    report = build(tmp_path / "graph", [tmp_path / "good.txt", tmp_path / "bad.txt"])
    assert (report.summary.read, report.summary.refused) == (1, 1)
    assert "bad.txt" in str(report.refused[0])


def test_strict_builds_all_or_nothing(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(OTHER, "utf-8")
    (tmp_path / "bad.txt").write_text("No page at all.\n", "utf-8")
    with pytest.raises(InnokraftError, match=r"bad\.txt"):
        build(tmp_path / "g", [tmp_path / "good.txt", tmp_path / "bad.txt"], strict=True)
    with pytest.raises(InnokraftError, match="no graph here"):
        EmbeddedStore.open(tmp_path / "g")


def test_a_path_that_is_not_there_is_an_error() -> None:
    with pytest.raises(SourceError, match="no such file or folder"):
        collect([Path("not-there")])


def test_a_file_of_another_kind_in_a_folder_is_told_of(tmp_path: Path) -> None:
    folder = tmp_path / "records"
    folder.mkdir()
    (folder / "good.txt").write_text(OTHER, "utf-8")
    (folder / "notes.md").write_text("# Notes\n", "utf-8")
    report = build(tmp_path / "graph", [folder])
    assert (report.summary.read, report.summary.skipped, report.summary.refused) == (1, 1, 0)


def test_two_records_share_what_they_share(tmp_path: Path) -> None:
    (tmp_path / "other.txt").write_text(OTHER, "utf-8")
    build(tmp_path / "graph", [RECORD, ANNOTATION, tmp_path / "other.txt"])
    store = EmbeddedStore.open(tmp_path / "graph")
    query = "SELECT ?p WHERE { ?g schema:funder <organisation/vinnova> ; schema:fundedItem ?p }"
    assert len(list(store.select(query))) == 2


def test_mentions_of_concepts_carry_their_quote(tmp_path: Path) -> None:
    (tmp_path / "other.txt").write_text(OTHER, "utf-8")
    build(tmp_path / "graph", [tmp_path / "other.txt"])
    query = """SELECT ?quote ?kind WHERE { <project/vinnova/2031-00007> ik:mentions c:tillit ;
      ik:evidence ?e . ?e ik:supportsProperty ik:mentions ; ik:supportsObject c:tillit ;
      oa:hasSelector/oa:exact ?quote OPTIONAL { ?e ik:inSection/ik:sectionKind ?kind } }"""
    rows = EmbeddedStore.open(tmp_path / "graph").select(query)
    found = sorted((str(row["quote"]), str(row["kind"]).rpartition("/")[2]) for row in rows)
    assert found == [('"bygga tillit"', "aim>"), ('"tillit"', "None")]


def test_a_readme_beside_records_is_no_record(tmp_path: Path) -> None:
    folder = tmp_path / "records"
    folder.mkdir()
    (folder / "good.txt").write_text(OTHER, "utf-8")
    (folder / "README.md").write_text(OTHER.replace("00007", "00008"), "utf-8")
    report = build(tmp_path / "graph", [folder])
    assert (report.summary.read, report.summary.skipped) == (1, 0)
