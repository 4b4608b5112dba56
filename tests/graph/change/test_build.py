"""A build is a function of its input, happens whole or not at all, and says what it left out."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from innokraft.bilingual import Bilingual
from innokraft.change.build import _held_by, _loss, build
from innokraft.change.intake import collect
from innokraft.describe import Describer
from innokraft.errors import (
    AnnotationError,
    FaultError,
    InnokraftError,
    SourceError,
    StoreError,
    UsageError,
)
from innokraft.files.shipped import resource
from innokraft.rdf.namespaces import BASE
from innokraft.rdf.terms import Term, iri_of, term_of
from innokraft.store.embedded import EmbeddedStore
from innokraft.versions.archive import Held
from tests.graph.exports import exported
from tests.graph.made_records import page

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
    query = """SELECT ?quote ?kind WHERE { <project/vinnova/2031-00007> ik:mentions c:tillit .
      ?said rdf:subject <project/vinnova/2031-00007> ; rdf:predicate ik:mentions ;
        rdf:object c:tillit ; oa:exact ?quote
      OPTIONAL { ?said ik:inSection/ik:sectionKind ?kind } }"""
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


REMEDY = (
    "Give their files too, or add to the graph with `innokraft merge`. If they may go, say "
    "--replace; `innokraft undo` brings them back."
)
UNDO = Bilingual(
    "De finns i grafen före denna: innokraft undo",
    "They are in the graph before this one: innokraft undo",
)


def test_where_no_record_is_read_no_graph_is_built(tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_text("No page at all.\n", "utf-8")
    with pytest.raises(SourceError) as caught:
        build(tmp_path / "graph", [tmp_path / "bad.txt"])
    assert str(caught.value) == (
        f"{tmp_path / 'graph'}: no record was read, so no graph is built. "
        "See what was skipped or refused. A graph that was there stays as it is."
    )
    assert not (tmp_path / "graph").exists()


def record(n: int) -> Term:
    """The node of a made record."""
    return term_of(f"{BASE}record/made/{n}")


def versions(*numbers: int, sha: str = "a" * 12, annotated: tuple[int, ...] = ()) -> Held:
    """A graph that holds a version of each of some records."""
    nodes = {n: record(n) for n in numbers}
    held = frozenset(term_of(f"{iri_of(node)}/{sha}") for node in nodes.values())
    return Held(frozenset(nodes.values()), held, frozenset(map(record, annotated)))


def lost(before: Held, after: Held) -> list[Bilingual]:
    """What is told of what a new graph lacks where it may go, but for how it comes back."""
    told = list(_loss(Path("g"), before, after, replace=True))
    assert all(each.sv.endswith(f". {UNDO.sv}") for each in told)
    assert all(each.en.endswith(f". {UNDO.en}") for each in told)
    return [
        Bilingual(each.sv.removesuffix(f". {UNDO.sv}"), each.en.removesuffix(f". {UNDO.en}"))
        for each in told
    ]


def refused(before: Held, after: Held) -> str:
    """What is said where that must not go."""
    with pytest.raises(UsageError) as caught:
        list(_loss(Path("g"), before, after, replace=False))
    assert caught.value.remedy == REMEDY
    return f"{caught.value.place}: {caught.value.problem}"


RECORDS = "the graph holds records that the input does not:"
ANNOTATIONS = "the graph holds annotations of records that the input does not:"


def test_of_what_the_input_lacks_five_records_are_named_and_more_counted() -> None:
    assert refused(versions(1, 2, 3), versions(2)) == f"g: {RECORDS} made/1, made/3"
    five = "made/1, made/2, made/3, made/4, made/5"
    assert refused(versions(*range(1, 7)), versions(6)) == f"g: {RECORDS} {five}"
    assert refused(versions(*range(1, 9)), versions(9)) == f"g: {RECORDS} {five} and 3 more"
    assert lost(versions(1, 2), versions(1)) == [
        Bilingual(
            "g: grafen hade poster som inte finns i det som lästes: made/2", f"g: {RECORDS} made/2"
        )
    ]


def test_annotations_that_the_input_lacks_are_told_of_the_records_that_stay() -> None:
    before = versions(1, 2, 3, annotated=(1, 2, 3))
    after = versions(2, 3, annotated=(3,))
    assert refused(before, after).startswith(f"g: {RECORDS}")
    assert refused(versions(2, 3, annotated=(2, 3)), after) == f"g: {ANNOTATIONS} made/2"
    assert [each.en for each in lost(before, after)] == [
        f"g: {RECORDS} made/1",
        f"g: {ANNOTATIONS} made/2",
    ]
    assert lost(before, after)[1].sv == (
        "g: grafen hade läsningar av poster som inte finns i det som lästes: made/2"
    )


def test_other_versions_of_what_is_read_again_are_told_and_hinder_nothing() -> None:
    before, after = versions(1, 2), versions(2, sha="b" * 12)
    assert list(_loss(Path("g"), after, versions(2), replace=False)) == [
        Bilingual(
            f"g: grafen hade andra versioner av made/2. {UNDO.sv}",
            f"g: the graph held other versions of made/2. {UNDO.en}",
        )
    ]
    assert [each.en for each in lost(before, after)] == [
        f"g: {RECORDS} made/1",
        "g: the graph held other versions of made/2",
    ]


def test_where_all_is_read_again_nothing_is_told() -> None:
    both = versions(1, 2, annotated=(1,))
    assert list(_loss(Path("g"), both, both, replace=False)) == []
    assert list(_loss(Path("g"), Held(), both, replace=False)) == []


def test_a_build_keeps_a_graph_that_holds_what_the_input_lacks(tmp_path: Path) -> None:
    for name, number in (("a.txt", "2019-00001"), ("b.txt", "2019-00002")):
        (tmp_path / name).write_text(page(number=number).text, "utf-8")
    build(tmp_path / "graph", [tmp_path / "a.txt"])
    before = exported(tmp_path / "graph")
    with pytest.raises(UsageError, match="holds records that the input does not"):
        build(tmp_path / "graph", [tmp_path / "b.txt"])
    assert exported(tmp_path / "graph") == before
    report = build(tmp_path / "graph", [tmp_path / "b.txt"], replace=True)
    assert len(report.notes) == 1


def test_strict_raises_for_a_record_that_cannot_be_described(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def describe(*_: object) -> None:
        raise RuntimeError("så")

    monkeypatch.setattr(Describer, "describe", describe)
    (tmp_path / "a.txt").write_text(page().text, "utf-8")
    with pytest.raises(FaultError, match="vinnova-page/2019-00001: a fault of innokraft"):
        build(tmp_path / "graph", [tmp_path / "a.txt"], strict=True)
    assert not (tmp_path / "graph").exists()


def test_a_damaged_graph_may_go_where_what_it_holds_may(tmp_path: Path) -> None:
    assert _held_by(tmp_path / "none", replace=False) == Held()
    (tmp_path / "store-1").mkdir()
    (tmp_path / "store-1" / "sealed.json").write_text("{}")
    (tmp_path / "current").write_text("store-1\n")
    assert _held_by(tmp_path, replace=True) == Held()
    with pytest.raises(StoreError, match="the graph is damaged"):
        _held_by(tmp_path, replace=False)
