"""What is taken in: records told from annotations, and what is counted of them."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from innokraft.change.intake import Intake, collect, part_of, records_of
from innokraft.errors import AnnotationError, SourceError, WrongAnnotationsError
from innokraft.record import ProjectKey, Record, Span, Stated, Topic
from tests.graph.made_records import annotation, page

READ = annotation(page()).text


def folder_of(place: Path, **files: str) -> Path:
    """A folder of files, by their names with _ for the dot."""
    for name, text in files.items():
        (place / name.replace("_", ".")).write_text(text, "utf-8")
    return place


def test_annotations_are_told_from_records_in_folders_and_beside_them(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    folder_of(tmp_path, a_txt=page().text, b_yaml=READ, c_yml="title: Mod\n")
    inside = folder_of(tmp_path / "in", d_yml=READ + "# other\n", e_txt=page().text)
    sources = collect([tmp_path / "b.yaml", inside, tmp_path / "c.yml", tmp_path / "a.txt"])
    assert sources.paths == (inside, tmp_path / "c.yml", tmp_path / "a.txt")
    assert sources.annotated == frozenset({str(inside / "d.yml")})
    read = [each.digest for each in sources.annotations]
    assert read == sorted(read)
    assert {each.text for each in sources.annotations} == {READ, READ + "# other\n"}
    assert sources.wrong == ()


def test_an_annotation_in_utf_16_is_one_and_one_in_another_suffix_is_none(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(READ, "utf-16")
    (tmp_path / "b.txt").write_text(READ, "utf-8")
    (tmp_path / "c.yaml").mkdir()
    sources = collect([tmp_path])
    assert sources.annotated == frozenset({str(tmp_path / "a.yaml")})


def test_an_annotation_that_names_no_record_is_wrong_and_left_out(tmp_path: Path) -> None:
    folder_of(tmp_path, a_yaml=READ.replace("vinnova-page/2019-00001", "nothing", 1), b_yaml=READ)
    sources = collect([tmp_path])
    assert [each.text for each in sources.annotations] == [READ]
    assert [str(each.place) for each in sources.wrong] == [f"{tmp_path / 'a.yaml'}, line 2"]


def test_a_path_that_is_not_there_is_told_with_its_name(tmp_path: Path) -> None:
    with pytest.raises(SourceError) as caught:
        collect([tmp_path / "none"])
    assert str(caught.value) == f"{tmp_path / 'none'}: there is no such file or folder"


def test_records_are_counted_by_source_and_funder_and_what_is_none_is_told(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    odd = folder_of(tmp_path, c_txt="No page.\n") / "c.txt"
    inside = folder_of(
        tmp_path / "in",
        a_txt=page().text,
        b_txt=page(number="2019-00002").text,
        d_yaml=READ,
        README_md="# Read me\n",
        note_md="# Note\n",
    )
    intake = Intake()
    records = list(records_of(collect([inside, odd]), None, intake, strict=False))
    assert [record.local_id for record in records] == ["2019-00001", "2019-00002"]
    assert intake.parts == {"vinnova-page": Counter(vinnova=2)}
    assert [Path(str(each.place)).name for each in intake.refused] == ["c.txt"]
    assert [Path(str(each.place)).name for each in intake.skipped] == ["note.md"]
    summary = intake.summary
    assert (summary.read, summary.refused, summary.skipped) == (2, 1, 1)


def test_strict_raises_for_the_first_record_that_cannot_be_read_and_goes_by_what_is_skipped(
    tmp_path: Path,
) -> None:
    (tmp_path / "in").mkdir()
    odd = folder_of(tmp_path, b_txt="No page.\n") / "b.txt"
    inside, intake = folder_of(tmp_path / "in", a_md="# Note\n", c_txt=page().text), Intake()
    with pytest.raises(SourceError, match=r"b\.txt"):
        list(records_of(collect([inside, odd]), None, intake, strict=True))
    assert len(intake.skipped) == 1
    assert intake.strict


def test_what_could_not_be_described_counts_as_refused_and_no_more_as_read() -> None:
    intake, error = Intake(), SourceError("odd")
    intake.summary.read = 3
    intake.refuse([error])
    assert (intake.summary.read, intake.summary.refused, intake.refused) == (2, 1, [error])
    intake.strict = True
    with pytest.raises(SourceError) as caught:
        intake.refuse([error])
    assert caught.value is error
    assert intake.summary.read == 2


def test_what_is_wrong_with_annotations_is_raised_together_with_what_was_refused() -> None:
    intake = Intake(refused=[SourceError("odd")])
    intake.wrong.found.append(AnnotationError("one"))
    with pytest.raises(WrongAnnotationsError) as caught, intake.told_together():
        raise AnnotationError("two")
    assert [each.problem for each in caught.value.each] == ["one", "two"]
    assert caught.value.refused == tuple(intake.refused)
    with Intake().told_together():
        pass


def test_a_record_is_of_its_framework_programme_and_else_of_its_funder() -> None:
    def topic(scheme: str, code: str) -> Stated[Topic]:
        return Stated(Topic(scheme, code), Span(0, 1))

    key = ProjectKey("ec", "1")
    other, programme = topic("scb", "502"), topic("cordis-framework-programme", "H2020")
    assert part_of(Record("made", "1", "a", None, key)) == "ec"
    assert part_of(Record("made", "1", "a", None, key, topics=(other,))) == "ec"
    assert part_of(Record("made", "1", "a", None, key, topics=(other, programme))) == "H2020"
