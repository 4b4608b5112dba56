"""The last change can be undone and done again, whatever it was and wherever it is cut off."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from stat import S_ISREG

import pytest

from innokraft.change.build import build
from innokraft.change.log import read_log
from innokraft.change.merge import edit_choices, edit_judgements, edit_mentions, merge, withdraw
from innokraft.change.report import Options
from innokraft.change.undo import undo
from innokraft.curation.choices import read_choices
from innokraft.curation.files import CuratedPaths
from innokraft.curation.judgements import Judgement, Verdict, read_judgements
from innokraft.errors import UsageError
from innokraft.files.graph_folder import CHOICES, JUDGEMENTS
from tests.graph.curation.test_files import CHOICE, CORRECTION, JUDGEMENT, KEY
from tests.graph.exports import exported
from tests.graph.made_records import page
from tests.processes import unmeasured

CHILD = """
import shutil, sys
from pathlib import Path
from innokraft.change.build import build
from innokraft.change.undo import undo
what, folder, source, copies = sys.argv[1], *map(Path, sys.argv[2:])
names = (".innokraft-", "/current", "/log.jsonl") if what == "replace" else (str(folder),)
taken, copying = 0, False
def copy(event, arguments):
    global taken, copying
    if copying or event not in {"open", "os.rename"}:
        return
    if any(name in str(arguments[0]) for name in names):
        copying = True
        shutil.copytree(folder, copies / f"{taken:03}")
        taken, copying = taken + 1, False
sys.addaudithook(copy)
undo(folder) if what == "undo" else build(folder, [source], replace=True)
"""
"""Undoes or replaces a graph, and copies its folder at each step: as a crash there leaves it."""


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graph of two of three made pages, in the folder of the pages."""
    place = tmp_path_factory.mktemp("whole")
    for number in (1, 2, 3):
        (place / f"{number}.txt").write_text(page(number=f"2019-0000{number}").text, "utf-8")
    build(place / "graph", [place / "1.txt", place / "2.txt"])
    return place


@pytest.fixture
def folder(whole: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it, to change."""
    monkeypatch.delenv("INNOKRAFT_CHOICES", raising=False)
    shutil.copytree(whole, tmp_path, dirs_exist_ok=True)
    return tmp_path / "graph"


def change(folder: Path, what: str) -> None:
    source = folder.parent / "3.txt"
    if what == "build":
        build(folder, [source], replace=True)
    elif what == "merge":
        merge(folder, [source])
    elif what == "withdraw":
        withdraw(folder, ["vinnova-page/2019-00001"])
    elif what == "decide":
        edit_judgements(folder, lambda old: [*old, JUDGEMENT])
    elif what == "mention":
        edit_mentions(folder, lambda old: [*old, CORRECTION])
    else:
        edit_choices(folder, lambda old: [*old, CHOICE])


def state(folder: Path) -> tuple[object, ...]:
    return exported(folder), *CuratedPaths.of(folder).read()


@pytest.mark.parametrize("what", ["build", "merge", "withdraw", "decide", "choose", "mention"])
def test_a_change_is_undone_and_done_again_with_the_files_beside(folder: Path, what: str) -> None:
    before = state(folder)
    change(folder, what)
    after = state(folder)
    assert after != before
    for again in (False, True, False):
        undone = undo(folder)
        assert undone.again == again
        assert undone.entry is not None
        assert undone.entry.what == what
        assert state(folder) == (after if again else before)
    assert [entry.what for entry in read_log(folder)] == ["build", what, "undo", "redo", "undo"]


def test_a_change_after_an_undo_takes_the_place_of_what_was_undone(folder: Path) -> None:
    before = exported(folder)
    change(folder, "merge")
    undo(folder)
    change(folder, "withdraw")
    undo(folder)
    assert exported(folder) == before
    assert len(list(folder.glob("store-*"))) == 2


def test_a_new_graph_has_nothing_to_undo(folder: Path) -> None:
    with pytest.raises(UsageError, match="nothing to undo"):
        undo(folder)


def test_a_dry_undo_changes_nothing(folder: Path) -> None:
    change(folder, "decide")
    after = state(folder)
    files = {path: path.stat().st_mtime_ns for path in [folder, *folder.rglob("*")]}
    (told,) = undo(folder, Options(dry_run=True)).files
    assert (told.added, told.removed) == (0, 1)
    assert {path: path.stat().st_mtime_ns for path in [folder, *folder.rglob("*")]} == files
    assert state(folder) == after


def test_what_others_wrote_to_a_file_meanwhile_stays(folder: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "checkout" / "mine.tsv"
    elsewhere.parent.mkdir()
    edit_judgements(folder, lambda old: [*old, JUDGEMENT], Options(judgements=elsewhere))
    keys = JUDGEMENT.a, JUDGEMENT.b
    other = Judgement.make(keys, Verdict.DIFFERENT, "written by hand")
    with elsewhere.open("a", encoding="utf-8") as file:
        file.write(f"{other.line()}\n")
    undo(folder)
    assert read_judgements(elsewhere) == (other,)
    undo(folder)
    assert read_judgements(elsewhere) == tuple(sorted([JUDGEMENT, other]))
    assert not (folder / JUDGEMENTS).exists()


def test_a_choice_that_applies_to_nothing_is_undone_and_not_what_came_before(folder: Path) -> None:
    change(folder, "merge")
    before = exported(folder)
    idle = replace(CHOICE, thing=f"{KEY}9")
    edit_choices(folder, lambda _: [idle])
    undo(folder)
    assert read_choices(folder / CHOICES) == ()
    assert exported(folder) == before


@pytest.mark.parametrize("what", ["undo", "replace"])
def test_cut_off_at_any_step_the_graph_is_as_before_or_after(
    folder: Path, tmp_path: Path, what: str
) -> None:
    change(folder, "decide")
    before, copies = exported(folder), tmp_path / "copies"
    copies.mkdir()
    paths = map(str, (folder, tmp_path / "3.txt", copies))
    command = [sys.executable, "-c", CHILD, what, *paths]
    subprocess.run(command, env=unmeasured(), check=True)
    both, seen = [before, exported(folder)], []
    for _, (cut, *_) in groupby(sorted(copies.iterdir()), key=files):
        seen.append(exported(cut))
        assert seen[-1] in both
        if what == "undo":
            edit_judgements(cut)
            assert exported(cut) in both
    assert list(dict.fromkeys(seen)) == both


def files(folder: Path) -> list[tuple[Path, int, int]]:
    """The files of a folder; copies in which they are the same hold one and the same state."""
    found = ((path.relative_to(folder), path.stat()) for path in folder.rglob("*"))
    return sorted((p, at.st_size, at.st_mtime_ns) for p, at in found if S_ISREG(at.st_mode))
