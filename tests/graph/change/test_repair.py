"""Which generation counts after a repair or an undo, and what is told where the log is lost."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from innokraft.change.log import note, read_log
from innokraft.change.repair import Repaired, repair
from innokraft.change.report import Options
from innokraft.change.undo import FileChange, undo
from innokraft.errors import StoreError, UsageError
from innokraft.files.graph_folder import CURRENT, JUDGEMENTS, LOG
from innokraft.rdf.terms import integer, iri
from innokraft.store.generations import new_generation, next_generation
from innokraft.store.seals import FileEdit
from tests.graph.curation.test_files import JUDGEMENT

GRAPH = iri("https://example.org/graph")
LINE = '{"when": "a", "what": "b", "generation": "store-7"}'
DRY = Options(dry_run=True)


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graph of one triple, made by a build, and changed to another by a merge."""
    folder = tmp_path_factory.mktemp("two") / "graph"
    for number, what in enumerate(("build", "merge")):
        with new_generation(folder) as store:
            store.add([(GRAPH, [(GRAPH, GRAPH, integer(number))])])
        note(folder, what)
    return folder


@pytest.fixture
def folder(two: Path, tmp_path: Path) -> Path:
    """A copy of it, to damage."""
    shutil.copytree(two, tmp_path / "graph")
    return tmp_path / "graph"


def lost(folder: Path, *names: str) -> None:
    """Damages some generations."""
    for name in names:
        (folder / name / "CURRENT").unlink()


def counts(folder: Path) -> list[str]:
    """What counts, and what is kept as the one before."""
    return (folder / CURRENT).read_text().splitlines()


def told(options: Options) -> tuple[Options, list[tuple[str, int]]]:
    """Options that note of what they are told."""
    heard: list[tuple[str, int]] = []

    def note(phase: str, done: int, total: int | None = None, /) -> None:
        heard.append((phase, done))

    return Options(options.dry_run, progress=note), heard


def test_where_the_one_that_counts_is_whole_nothing_is_changed(folder: Path) -> None:
    before = (folder / LOG).read_bytes()
    one, two = folder / "store-1", folder / "store-2"
    repaired = repair(folder)
    assert repaired == Repaired(((one, ""), (two, "")), two, two)
    assert not repaired.is_changed
    assert counts(folder) == ["store-2", "store-1"]
    assert (folder / LOG).read_bytes() == before


def test_what_is_whole_counts_where_the_other_is_damaged_and_that_is_noted(folder: Path) -> None:
    lost(folder, "store-2")
    one, two = folder / "store-1", folder / "store-2"
    wrong = "store-2: the graph is damaged: CURRENT is lost"
    found = Repaired(((one, ""), (two, wrong)), one, two)
    assert repair(folder, DRY) == found
    assert counts(folder) == ["store-2", "store-1"]
    assert repair(folder) == found
    assert found.is_changed
    assert counts(folder) == ["store-1"]
    assert [entry.what for entry in read_log(folder)] == ["build", "merge", "repair"]


def test_where_current_is_lost_the_last_in_the_log_counts_and_another_is_kept(folder: Path) -> None:
    undo(folder)
    (folder / CURRENT).unlink()
    assert repair(folder).before is None
    assert counts(folder) == ["store-1", "store-2"]


@pytest.mark.parametrize("line", ["no entry", LINE])
def test_where_the_log_does_not_tell_the_newest_that_is_whole_counts(
    folder: Path, line: str
) -> None:
    undo(folder)
    (folder / CURRENT).unlink()
    (folder / LOG).write_text(f"{line}\n", "utf-8")
    assert repair(folder).counts == folder / "store-2"
    assert counts(folder) == ["store-2", "store-1"]


def test_where_there_is_no_log_or_none_that_can_be_read_the_newest_counts(folder: Path) -> None:
    undo(folder)
    (folder / CURRENT).unlink()
    (folder / LOG).unlink()
    assert repair(folder, DRY).counts == folder / "store-2"
    (folder / LOG).mkdir()
    repaired = repair(folder)
    assert repaired.counts == folder / "store-2"
    assert repaired.warning is not None
    assert "could not be noted" in repaired.warning.en


def test_where_there_is_no_graph_none_is_repaired(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as caught:
        repair(tmp_path, DRY)
    assert str(caught.value) == (
        f"{tmp_path}: there is no graph here. "
        "Make one with: innokraft build. Or say where it is with -g."
    )


def test_where_nothing_is_whole_all_that_is_wrong_is_told(folder: Path) -> None:
    lost(folder, "store-1", "store-2")
    with pytest.raises(StoreError) as caught:
        repair(folder, DRY)
    damaged = "the graph is damaged: CURRENT is lost"
    assert str(caught.value) == (
        f"{folder}: no generation is whole: store-1: {damaged}; store-2: {damaged}. "
        "Restore the folder from a backup, or build it anew with --replace."
    )


@pytest.mark.parametrize("act", [repair, undo])
def test_who_wants_to_hear_is_told_that_files_are_looked_at(folder: Path, act: object) -> None:
    options, heard = told(DRY)
    act(folder, options)  # type: ignore[operator]
    assert heard == [("checking", 0)]


def test_an_undo_lets_the_one_before_count_and_names_the_change(folder: Path) -> None:
    undone = undo(folder)
    assert (undone.again, undone.counts, undone.files) == (False, folder / "store-1", ())
    assert undone.entry is not None
    assert (undone.entry.what, undone.entry.generation) == ("merge", "store-2")
    assert counts(folder) == ["store-1", "store-2"]
    again = undo(folder)
    assert again.again
    assert again.entry == undone.entry
    assert [entry.what for entry in read_log(folder)] == ["build", "merge", "undo", "redo"]


def test_where_the_log_cannot_be_read_an_undo_names_no_change(folder: Path) -> None:
    (folder / LOG).write_text("no entry\n", "utf-8")
    assert undo(folder, DRY).entry is None
    (folder / LOG).unlink()
    assert undo(folder, DRY).entry is None
    (folder / LOG).mkdir()
    undone = undo(folder)
    assert undone.entry is None
    assert undone.warning is not None
    assert undone.warning.en.startswith(f"{folder / LOG}: the change is made, but could not")


def test_an_undo_takes_out_the_lines_that_the_change_wrote_and_brings_them_again(
    folder: Path,
) -> None:
    line, other = JUDGEMENT.line(), JUDGEMENT.line().replace("made", "other")
    edit = FileEdit(JUDGEMENTS, (line,), (other,))
    with next_generation(folder, lambda: [edit]):
        (folder / JUDGEMENTS).write_text(f"{line}\n", "utf-8")
    path = folder / JUDGEMENTS
    assert undo(folder).files == (FileChange(path, (other,), 1, 1),)
    assert path.read_text("utf-8").splitlines()[1:] == [other]
    assert undo(folder).files == (FileChange(path, (line,), 1, 1),)
    assert path.read_text("utf-8").splitlines()[1:] == [line]


def test_the_lines_of_a_change_that_was_not_made_from_the_one_before_stay(folder: Path) -> None:
    edit = FileEdit(JUDGEMENTS, (JUDGEMENT.line(),))
    shutil.copytree(folder / "store-1", folder.parent / "kept")
    with next_generation(folder, lambda: [edit]):
        pass
    assert len(undo(folder, DRY).files) == 1
    shutil.copytree(folder.parent / "kept", folder / "store-1")
    (folder / CURRENT).write_text("store-3\nstore-1\n")
    assert undo(folder, DRY).files == ()


def test_where_nothing_is_kept_there_is_nothing_to_undo(folder: Path) -> None:
    (folder / CURRENT).write_text("store-2\n")
    with pytest.raises(UsageError) as caught:
        undo(folder, DRY)
    assert str(caught.value) == (
        f"{folder}: there is nothing to undo: no graph before the present one is kept. "
        "See what was done with: innokraft log."
    )


def test_a_damaged_graph_can_be_left_but_not_gone_back_to(folder: Path) -> None:
    lost(folder, "store-2")
    assert undo(folder).counts == folder / "store-1"
    with pytest.raises(StoreError, match="the graph is damaged: CURRENT is lost"):
        undo(folder)
    assert counts(folder) == ["store-1", "store-2"]
