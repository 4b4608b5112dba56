"""The file of corrections of mentions: its lines, and which are none."""

from __future__ import annotations

from pathlib import Path

import pytest

from innokraft.curation.mentions import (
    HEAD,
    Correction,
    Mentioned,
    correction_node,
    parse_line,
    read_mentions,
    write_mentions,
)
from innokraft.errors import Place, SourceError
from innokraft.model.model import SHIPPED

PAGE = "vinnova-page/2019-00001"


def said(
    record: str, verdict: Mentioned, quote: str, *, occurrence: str = "", who: str = ""
) -> Correction:
    return Correction.make(
        record, "mod", verdict, quote, occurrence=occurrence, why="made", who=who
    )


def cells(**others: str) -> str:
    line = dict(
        zip(HEAD.split("\t"), (PAGE, "mod", "mentioned", "mod", "", "", "so", "", ""), strict=True)
    )
    return "\t".join((line | others).values())


def test_a_file_of_corrections_is_sorted_and_read_back(tmp_path: Path) -> None:
    lines = [said(PAGE, Mentioned.NO, "gällde mod", who="Ada"), said("*", Mentioned.YES, "våga")]
    write_mentions(tmp_path / "m.tsv", [*lines, *lines])
    written = (tmp_path / "m.tsv").read_text("utf-8").splitlines()
    assert written == [HEAD, *sorted(each.line() for each in lines)]
    assert read_mentions(tmp_path / "m.tsv", SHIPPED) == tuple(sorted(lines))
    assert read_mentions(tmp_path / "none.tsv") == ()


@pytest.mark.parametrize(
    ("others", "problem"),
    [
        ({"record": "2019-00001"}, "'2019-00001' names no record. Name it as vinnova-page/"),
        ({"concept": "modd"}, "no concept 'modd'. Did you mean 'mod'?"),
        ({"concept": "mod> <x"}, "no concept 'mod> <x'"),
        ({"verdict": "reject"}, "'reject' is no verdict. It is one of mentioned, not-mentioned"),
        ({"quote": "  "}, "a mention needs its words"),
        ({"occurrence": "0"}, "'0' is no occurrence"),
        ({"occurrence": "två"}, "'två' is no occurrence"),
        ({"record": "*", "occurrence": "2"}, "of all records has no heading and no occurrence"),
        ({"record": "*", "heading": "Mål"}, "of all records has no heading and no occurrence"),
        ({"why": ""}, "a correction needs a reason"),
        ({"when": "i går"}, "'i går' is no day"),
        ({"when": "2026\t12"}, "a correction has nine cells, this has 10"),
    ],
)
def test_what_is_no_correction_is_told_with_its_line(others: dict[str, str], problem: str) -> None:
    with pytest.raises(SourceError) as caught:
        parse_line(cells(**others), Place("mentions.tsv", 7), SHIPPED)
    assert str(caught.value).startswith("mentions.tsv, line 7: ")
    assert problem in str(caught.value)


def test_two_lines_that_contradict_each_other_are_both_named(tmp_path: Path) -> None:
    path = tmp_path / "mentions.tsv"
    rows = (cells(record="*", quote="Mod"), cells(), cells(record="*", verdict="not-mentioned"))
    path.write_text("\n".join((HEAD, *rows)), "utf-8")
    with pytest.raises(SourceError) as caught:
        read_mentions(path)
    told = "line 4: 'mod' is not-mentioned here and mentioned in line 2. Take one line out."
    assert str(caught.value).endswith(told)


def test_what_two_people_say_alike_stays_and_what_stands_twice_counts_once(tmp_path: Path) -> None:
    path = tmp_path / "mentions.tsv"
    path.write_text("\n".join((HEAD, cells(), cells(who="Ada"), cells())), "utf-8")
    assert [each.who for each in read_mentions(path)] == ["", "Ada"]


@pytest.mark.parametrize("start", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\n\n"])
def test_a_file_saved_elsewhere_reads_the_same(tmp_path: Path, start: str, end: str) -> None:
    path = tmp_path / "mentions.tsv"
    path.write_bytes((start + end.join((HEAD, cells(), ""))).encode())
    assert read_mentions(path) == (parse_line(cells(), Place("")),)


def test_a_file_that_is_not_utf_8_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "mentions.tsv"
    path.write_bytes(f"{HEAD}\n{cells(quote='våga')}\n".encode("cp1252"))
    with pytest.raises(SourceError, match=r"line 2: byte \d+ of this line is not UTF-8"):
        read_mentions(path)


def test_hostile_text_stays_in_its_cell() -> None:
    quote = "mod\t*\nmod\u202e<script>"
    line = Correction.make(PAGE, "mod", Mentioned.NO, quote, why="a\r\nb", who="=1+1")
    assert line.line().count("\t") == HEAD.count("\t")
    assert parse_line(line.line(), Place("")) == line
    assert correction_node(line).startswith("<https://w3id.org/innokraft/correction/")
