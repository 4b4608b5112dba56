"""The parts of a graph folder: names, claims, seals and the queue, each by itself."""

from __future__ import annotations

import errno
import json
import os
from pathlib import Path

import pytest

from innokraft.errors import StoreError, UsageError
from innokraft.store import folder as folders
from innokraft.store.damage import RECOVER
from innokraft.store.folder import (
    Named,
    claim_next,
    current,
    generations,
    hold,
    is_claimed,
    named,
    point_to,
    remove_old,
    strangers,
    take_away,
)
from innokraft.store.generations import (
    _make_folder,
    _to_be_kept,
    new_generation,
    write_lock,
)
from innokraft.store.seals import FileEdit, Seal, check, seal
from innokraft.system import NoTurnError
from innokraft.system.linux import _first_locked, _lock, _unlock, turn


def sealed(folder: Path, *numbers: int, claimed: bool = True) -> None:
    """Makes generations that hold a file of data each."""
    for number in numbers:
        generation = folder / f"store-{number}"
        generation.mkdir()
        (generation / "CURRENT").write_text("MANIFEST")
        if claimed:
            text = f"store-{number} beside this file is a part of an innokraft graph.\n"
            (folder / f"readers-{number}").write_text(text)
        seal(generation, None)


def names(folder: Path) -> list[str]:
    """What lies in a folder."""
    return sorted(path.name for path in folder.iterdir())


def test_a_file_in_the_place_of_a_folder_is_only_read(tmp_path: Path) -> None:
    (tmp_path / "a.nq").write_text("")
    problem = "this is a file, which is only read. Name a graph's folder with -g."
    for act in (named, _make_folder):
        with pytest.raises(UsageError) as caught:
            act(tmp_path / "a.nq")
        assert str(caught.value) == f"{tmp_path / 'a.nq'}: {problem}"
    with pytest.raises(UsageError), write_lock(tmp_path / "a.nq"):
        pass


def test_current_names_what_counts_and_the_one_before_where_that_is_kept(tmp_path: Path) -> None:
    sealed(tmp_path, 1, 2)
    point_to(tmp_path, tmp_path / "store-2", tmp_path / "store-1")
    assert (tmp_path / "current").read_bytes() == b"store-2\nstore-1\n"
    assert named(tmp_path) == Named(tmp_path / "store-2", tmp_path / "store-1")
    point_to(tmp_path, tmp_path / "store-2", tmp_path / "store-9")
    assert named(tmp_path) == Named(tmp_path / "store-2")
    point_to(tmp_path, tmp_path / "store-1", None)
    assert (named(tmp_path), current(tmp_path)) == (
        Named(tmp_path / "store-1"),
        tmp_path / "store-1",
    )


def test_where_there_is_no_graph_it_is_told_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as caught:
        named(tmp_path)
    assert str(caught.value) == (
        f"{tmp_path}: there is no graph here. "
        "Make one with: innokraft build. Or say where it is with -g."
    )


def test_what_is_no_file_is_not_replaced_by_current(tmp_path: Path) -> None:
    (tmp_path / "current").mkdir()
    with pytest.raises(StoreError) as caught:
        point_to(tmp_path, tmp_path / "store-1", None)
    assert str(caught.value) == f"{tmp_path / 'current'}: this is no file. Move it away."


def lost(folder: Path) -> str:
    """What is said of a `current` that does not tell."""
    with pytest.raises(StoreError) as caught:
        named(folder)
    assert current(folder) is None
    start = f"{folder}: `current`, which names the generation that counts, "
    end = ". There are: store-2, store-10. Find the one that is whole with: innokraft repair."
    assert str(caught.value).startswith(start)
    assert str(caught.value).endswith(end)
    return str(caught.value).removeprefix(start).removesuffix(end)


def test_a_current_that_does_not_tell_is_told_with_why(tmp_path: Path) -> None:
    sealed(tmp_path, 2, 10)
    assert lost(tmp_path) == "is not there"
    for garbled in (b"", b"store-2", b"store-0\n", b"store-2\nstore-2\nstore-2\n", b"\xff"):
        (tmp_path / "current").write_bytes(garbled)
        assert lost(tmp_path) == "is garbled"
    (tmp_path / "current").write_bytes(b"store-7\nstore-2\n")
    assert lost(tmp_path) == "names store-7, which is not there"
    (tmp_path / "current").unlink()
    (tmp_path / "current").mkdir()
    assert lost(tmp_path) == "cannot be read: is a directory"


def test_a_folder_that_may_not_be_read_is_no_missing_graph(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def denied(path: Path) -> bytes:
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    monkeypatch.setattr(folders, "_head_of", denied)
    with pytest.raises(UsageError) as caught:
        named(tmp_path)
    assert str(caught.value) == (
        f"{tmp_path / 'current'}: it cannot be read: permission denied. "
        "Ask for the rights, or name another place."
    )
    sealed(tmp_path, 2, 10)
    assert lost(tmp_path) == "cannot be read: permission denied"


def test_generations_are_those_that_were_completed_by_their_numbers(tmp_path: Path) -> None:
    sealed(tmp_path, 10, 9)
    for name in ("store-11", "store-x", "store-012"):
        (tmp_path / name).mkdir()
    assert [path.name for path in generations(tmp_path)] == ["store-9", "store-10"]
    assert generations(tmp_path / "none") == []


def test_the_next_generation_has_a_number_that_nothing_had(tmp_path: Path) -> None:
    assert claim_next(tmp_path) == tmp_path / "store-1"
    assert is_claimed(tmp_path / "store-1")
    assert claim_next(tmp_path) == tmp_path / "store-2"
    (tmp_path / "store-7.tmp").mkdir()
    assert claim_next(tmp_path) == tmp_path / "store-8"
    assert not is_claimed(tmp_path / "store-7")
    (tmp_path / "readers-7").write_text("mine\n")
    assert not is_claimed(tmp_path / "store-7")


def test_where_nothing_can_be_claimed_the_folder_is_told_and_nothing_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(OSError, match="No such file") as caught:
        claim_next(tmp_path / "none")
    assert (caught.value.errno, caught.value.filename) == (errno.ENOENT, str(tmp_path / "none"))

    def full(*_: str) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(folders, "_CLAIM", type("Full", (), {"format": full})())
    with pytest.raises(OSError, match="No space left"):
        claim_next(tmp_path)
    assert names(tmp_path) == []


def test_who_reads_holds_a_generation_and_where_it_cannot_reads_all_the_same(
    tmp_path: Path,
) -> None:
    sealed(tmp_path, 1, 2)
    point_to(tmp_path, tmp_path / "store-2", None)
    release = hold(tmp_path / "store-1")
    assert release is not None
    remove_old(tmp_path)
    assert "store-1" in names(tmp_path)
    release()
    remove_old(tmp_path)
    assert names(tmp_path) == ["current", "readers-2", "store-2"]
    assert hold(tmp_path / "store-1") is None


def test_only_what_is_claimed_is_taken_away(tmp_path: Path) -> None:
    sealed(tmp_path, 1)
    sealed(tmp_path, 2, claimed=False)
    (tmp_path / "store-1.tmp").mkdir()
    for number in (1, 2, 3):
        take_away(tmp_path / f"store-{number}")
    assert names(tmp_path) == ["store-2"]


def test_what_is_not_ours_is_told_by_name(tmp_path: Path) -> None:
    sealed(tmp_path, 1)
    (tmp_path / "lock").write_text("")
    (tmp_path / "log.jsonl").write_text("")
    (tmp_path / "store-1.tmp").mkdir()
    (tmp_path / "current").write_text("store-1\n")
    assert strangers(tmp_path) == []
    (tmp_path / "current").write_text("store-7\n")
    (tmp_path / "lock").write_text("mine")
    (tmp_path / "note").write_text("mine")
    (tmp_path / "readers-7").write_text("mine")
    (tmp_path / "store-7").mkdir()
    assert strangers(tmp_path) == ["current", "lock", "note", "readers-7", "store-7"]


def test_a_folder_of_other_things_is_refused_with_three_of_them(tmp_path: Path) -> None:
    for count, shown in ((1, "a"), (3, "a, b, c"), (4, "a, b, c …")):
        for name in "abcd"[:count]:
            (tmp_path / name).write_text("mine")
        with pytest.raises(UsageError) as caught:
            _make_folder(tmp_path)
        assert str(caught.value) == (
            f"{tmp_path}: this folder holds other things and no graph: {shown}. "
            "Name another folder with -g."
        )


def test_a_folder_is_made_for_a_graph_and_goes_where_nothing_comes_of_it(tmp_path: Path) -> None:
    assert _make_folder(tmp_path / "a" / "b")
    assert not _make_folder(tmp_path / "a" / "b")
    with pytest.raises(LookupError), new_generation(tmp_path / "new"):
        raise LookupError
    assert names(tmp_path) == ["a"]
    with pytest.raises(LookupError), new_generation(tmp_path / "a" / "b"):
        raise LookupError
    assert names(tmp_path / "a" / "b") == ["lock"]


def test_where_current_is_lost_the_newest_that_is_whole_is_kept(tmp_path: Path) -> None:
    assert _to_be_kept(tmp_path) is None
    sealed(tmp_path, 1, 2, 3)
    (tmp_path / "store-3" / "CURRENT").unlink()
    assert _to_be_kept(tmp_path) == tmp_path / "store-2"
    (tmp_path / "current").write_text("store-1\n")
    assert _to_be_kept(tmp_path) == tmp_path / "store-1"
    for number in (1, 2):
        (tmp_path / f"store-{number}" / "CURRENT").unlink()
    (tmp_path / "current").unlink()
    assert _to_be_kept(tmp_path) is None


def test_a_seal_says_what_a_generation_was_made_from_and_what_came_with_it(tmp_path: Path) -> None:
    sealed(tmp_path, 1, 2)
    edit = FileEdit("judgements.tsv", ("new",), ("old", "older"))
    assert check(tmp_path / "store-1") == Seal()
    seal(tmp_path / "store-2", tmp_path / "store-1", [edit])
    assert check(tmp_path / "store-2", whole=True) == Seal("store-1", (edit,))


def damage(generation: Path, *, whole: bool = False) -> str:
    """What is wrong with a generation."""
    with pytest.raises(StoreError) as caught:
        check(generation, whole=whole)
    assert str(caught.value.place) == str(generation)
    assert caught.value.remedy == RECOVER
    return caught.value.problem.removeprefix("the graph is damaged: ")


def test_damage_to_a_generation_is_told(tmp_path: Path) -> None:
    sealed(tmp_path, 1)
    one, data = tmp_path / "store-1", tmp_path / "store-1" / "CURRENT"
    data.write_text("manifest")
    assert check(one) == Seal()
    assert damage(one, whole=True) == "CURRENT is garbled"
    data.write_text("MANIFEST-1")
    assert damage(one) == damage(one, whole=True) == "CURRENT has 10 bytes; there were 8"
    data.unlink()
    assert damage(one) == "CURRENT is lost"
    for garbled in (
        "",
        "[]",
        "{}",
        '{"files": {"a": [1]}}',
        '{"files": [], "edits": []}',
        "[" * 9999,
    ):
        (one / "sealed.json").write_text(garbled)
        assert damage(one) == "sealed.json is garbled"
    (one / "sealed.json").unlink()
    assert damage(one) == "it has no seal, so it was never complete"


def told(generation: Path) -> dict[str, list[int]]:
    """What a seal says of files."""
    files: dict[str, list[int]] = json.loads((generation / "sealed.json").read_bytes())["files"]
    return files


def test_a_large_file_that_is_shared_and_sealed_is_not_read_again(tmp_path: Path) -> None:
    sealed(tmp_path, 1, 2)
    one, two = tmp_path / "store-1", tmp_path / "store-2"
    for name in ("000007.sst", "000008.log"):
        (one / name).write_bytes(b"data")
        os.link(one / name, two / name)
    seal(one, None)
    for name in ("000007.sst", "000008.log"):
        (one / name).write_bytes(b"DATA")
    seal(two, one)
    before, after = (
        json.loads((each / "sealed.json").read_bytes())["files"] for each in (one, two)
    )
    assert after["000007.sst"] == before["000007.sst"]
    assert after["000008.log"] != before["000008.log"]
    (one / "sealed.json").write_text("garbled")
    seal(two, one)
    assert told(two)["000007.sst"] != before["000007.sst"]


def test_a_writer_that_has_no_turn_in_time_is_told(tmp_path: Path) -> None:
    sealed(tmp_path, 1)
    with write_lock(tmp_path), pytest.raises(StoreError) as caught, write_lock(tmp_path, wait=0):
        pass
    assert str(caught.value) == (
        f"{tmp_path}: another process is writing to this graph; waited 0 s. Try again later."
    )
    with write_lock(tmp_path, wait=0):
        pass


def test_who_holds_the_door_lets_nobody_take_a_place(tmp_path: Path) -> None:
    one, other = (os.open(tmp_path / "lock", os.O_RDWR | os.O_CREAT) for _ in range(2))
    try:
        assert _lock(one, 0)
        assert not _lock(other, 0)
        with pytest.raises(NoTurnError), turn(tmp_path / "lock", 0):
            pass
        _unlock(one, 0, 1)
        assert _lock(other, 0)
        assert _first_locked(one, 0) == 0
        assert _first_locked(one, 1) is None
        assert _first_locked(one, 0, 0) is None
    finally:
        os.close(one)
        os.close(other)
    with turn(tmp_path / "lock", 0):
        pass


def test_a_lock_that_cannot_be_asked_for_is_an_error(tmp_path: Path) -> None:
    file = os.open(tmp_path / "lock", os.O_RDONLY | os.O_CREAT)
    try:
        with pytest.raises(OSError, match="Bad file descriptor"):
            _lock(file, 0)
    finally:
        os.close(file)
