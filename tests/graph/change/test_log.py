"""The log of changes: what is noted, what a crash leaves, and a log that is none."""

from __future__ import annotations

import os
import re
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from innokraft.bilingual import Bilingual
from innokraft.change.build import build
from innokraft.change.log import NOT_NOTED, Entry, note, read_log
from innokraft.change.outcome import Outcome
from innokraft.errors import SourceError, UsageError
from innokraft.files.graph_folder import LOG
from tests.graph.made_records import page

OUTCOME = Outcome(
    added=["a/1"], updated=["a/2"], unchanged=["a/3"], replaced=["a/4"], withdrawn=["a/5"]
)
LINE = '{"when": "2031-02-03", "what": "build", "generation": "store-1"}'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A graph folder of which the log is all that is looked at."""
    (tmp_path / "graph" / "store-1").mkdir(parents=True)
    (tmp_path / "graph" / "current").write_text("store-1\n")
    return tmp_path / "graph"


def log(folder: Path, *lines: str) -> list[Entry]:
    """The entries of a log of some lines."""
    (folder / LOG).write_text("\n".join(lines), "utf-8")
    return list(read_log(folder))


def test_a_change_is_noted_with_the_generation_and_what_became_of_records(folder: Path) -> None:
    assert note(folder, "merge", OUTCOME) is None
    assert note(folder, "undo") is None
    first, second = read_log(folder)
    assert (first.what, first.generation) == ("merge", "store-1")
    assert first.records == {
        "added": ["a/1"],
        "updated": ["a/2"],
        "replaced": ["a/4"],
        "withdrawn": ["a/5"],
    }
    assert (second.what, second.records) == ("undo", {})
    assert datetime.fromisoformat(first.when).utcoffset() == timedelta(0)


def test_a_note_is_one_line_with_its_words_as_they_are(folder: Path) -> None:
    for path in ("å/1", "\ud800"):
        assert note(folder, "merge", Outcome(added=[path])) is None
    first, second, rest = (folder / LOG).read_bytes().split(b"\n")
    end = '", "what": "merge", "generation": "store-1", "added": ["å/1"]}'
    assert re.fullmatch(r'{"when": "[0-9-]{10}T[0-9:]{8}\+00:00", .*', first.decode())
    assert first.decode().endswith(end)
    assert second.endswith(rb'["\ud800"]}')
    assert rest == b""
    (folder / LOG).unlink()
    (folder / "current").unlink()
    assert note(folder, "merge") is None
    assert b'"generation": ""' in (folder / LOG).read_bytes()


def test_without_a_graph_there_is_no_log(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="there is no graph here"):
        list(read_log(tmp_path))


def test_where_the_graph_is_lost_its_log_is_read(tmp_path: Path) -> None:
    assert log(tmp_path, LINE, "") == [Entry("2031-02-03", "build", "store-1", {})]


def test_a_graph_without_a_log_has_no_entries(folder: Path) -> None:
    assert list(read_log(folder)) == []


def test_the_last_change_that_is_not_noted_is_told_and_earlier_ones_not(folder: Path) -> None:
    (folder / "store-2").mkdir()
    (folder / "current").write_text("store-2\nstore-1\n")
    assert (
        Bilingual(
            "ej antecknat: processen slutade efter ändringen, eller loggen kunde inte skrivas",
            "not noted: the process ended after the change, or the log could not be written",
        )
        == NOT_NOTED
    )
    missed = Entry("", NOT_NOTED.en, "store-2", {})
    assert log(folder, LINE, "")[1:] == [missed]
    assert log(folder, LINE.replace("-1", "-2"), LINE, "")[2:] == [missed]
    assert log(folder, LINE, LINE.replace("store-1", "store-2"), "")[2:] == []


def test_a_line_that_a_crash_cut_off_is_left_out_and_the_next_stands_alone(folder: Path) -> None:
    (folder / LOG).write_text(f'{LINE}\n{{"when": "2031-02', "utf-8")
    assert note(folder, "merge") is None
    assert [entry.what for entry in read_log(folder)] == ["build", "merge"]
    assert (folder / LOG).read_bytes().count(b"\n") == 3


def test_a_line_that_is_no_note_is_told_by_its_line(folder: Path) -> None:
    for line in ("[]", "7", "{}", "no", '{"when": "a", "what": "b"}', '{"when": 1 }x}'):
        with pytest.raises(SourceError) as caught:
            log(folder, LINE, line)
        assert str(caught.value) == (
            f"{folder / LOG}, line 2: this line is no note of a change. "
            "Take the line out; the graph is not changed."
        )


def test_a_log_that_is_no_file_is_told_when_read_and_the_change_stands(folder: Path) -> None:
    (folder / LOG).mkdir()
    with pytest.raises(SourceError) as caught:
        list(read_log(folder))
    assert str(caught.value) == f"{folder / LOG}: this is no regular file. Move it away."
    why = os.strerror(21)
    assert note(folder, "merge") == Bilingual(
        f"{folder / LOG}: ändringen är gjord, men kunde inte noteras: i{why[1:]}",
        f"{folder / LOG}: the change is made, but could not be noted: i{why[1:]}",
    )


def test_a_log_that_is_a_pipe_is_not_written_to(folder: Path) -> None:
    os.mkfifo(folder / LOG)
    told = note(folder, "merge")
    assert told is not None
    assert told.en.endswith("could not be noted: invalid argument")


def test_a_build_that_cannot_be_noted_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(page().text, "utf-8")
    (tmp_path / "graph" / LOG).mkdir(parents=True)
    (told,) = build(tmp_path / "graph", [tmp_path / "a.txt"]).notes
    assert told.sv.startswith(f"{tmp_path / 'graph' / LOG}: ändringen är gjord, men kunde inte ")
