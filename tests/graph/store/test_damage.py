"""Damage to any file of a graph folder is told in words, and nothing is written over it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from innokraft.change.build import build
from innokraft.change.merge import merge
from innokraft.change.repair import repair
from innokraft.change.report import Options
from innokraft.change.undo import undo
from innokraft.errors import InnokraftError, StoreError, UsageError
from innokraft.store.embedded import EmbeddedStore
from innokraft.store.folder import named
from innokraft.store.seals import check
from innokraft.validate import check_beside, validate
from tests.graph.exports import exported
from tests.graph.made_records import page


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graph of one made page into which a second was merged, and a third beside it."""
    place = tmp_path_factory.mktemp("whole")
    for number in (1, 2, 3):
        (place / f"{number}.txt").write_text(page(number=f"2019-0000{number}").text, "utf-8")
    build(place / "graph", [place / "1.txt"])
    merge(place / "graph", [place / "2.txt"])
    return place / "graph"


@pytest.fixture(scope="module")
def whole_bytes(whole: Path) -> bytes:
    """The canonical export of it."""
    return exported(whole)


@pytest.fixture
def folder(whole: Path, tmp_path: Path) -> Path:
    """A copy of it, to damage."""
    shutil.copytree(whole.parent, tmp_path / "copy")
    return tmp_path / "copy" / "graph"


def cut_off(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def emptied(path: Path) -> None:
    path.write_bytes(b"")


def garbled(path: Path) -> None:
    path.write_bytes(bytes(byte ^ 0x5A for byte in path.read_bytes()))


def flip_in_the_middle(path: Path, data: bytes) -> None:
    middle = len(data) // 2
    path.write_bytes(data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :])


DAMAGES = (cut_off, emptied, garbled, Path.unlink)


def of_data(folder: Path) -> Iterator[Path]:
    """The largest file of data, the store's own `CURRENT` and its manifest."""
    store = folder / "store-2"
    yield max(store.glob("*.sst"), key=lambda path: path.stat().st_size)
    yield store / "CURRENT"
    yield from store.glob("MANIFEST-*")


@pytest.mark.parametrize("damage", DAMAGES)
def test_damage_is_told_undo_brings_the_last_graph_back_and_repair_finds_it(
    folder: Path, damage: Callable[[Path], None]
) -> None:
    undo(folder)
    before = exported(folder)
    undo(folder)
    for path in list(of_data(folder)):
        kept = path.read_bytes()
        damage(path)
        files = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
        for act in (exported, _merged, _validated):
            with pytest.raises(StoreError, match=r"damaged.*innokraft undo"):
                act(folder)
        assert files == {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
        undo(folder)
        assert exported(folder) == before
        with pytest.raises(StoreError, match="damaged"):
            undo(folder)
        (folder / "current").write_text("store-2\nstore-1\n")
        assert repair(folder).counts.name == "store-1"
        assert exported(folder) == before
        (folder / "current").write_text("store-2\nstore-1\n")
        path.write_bytes(kept)


def _merged(folder: Path) -> None:
    merge(folder, [folder.parent / "3.txt"])


def _validated(folder: Path) -> None:
    with EmbeddedStore.open(folder) as store:
        validate(store)


@pytest.mark.parametrize(
    "text", [None, b"", b"store-", b"store-2", b"\xff\n", b"store-99\n", b"../a\n"]
)
def test_a_lost_current_is_told_with_what_is_there_and_repair_brings_the_graph_back(
    folder: Path, text: bytes | None
) -> None:
    whole = exported(folder)
    (folder / "current").unlink()
    if text is not None:
        (folder / "current").write_bytes(text)
    for act in (exported, _merged, undo, _built):
        with pytest.raises(StoreError, match=r"store-1, store-2.*innokraft repair"):
            act(folder)
    assert repair(folder, Options(dry_run=True)).counts.name == "store-2"
    with pytest.raises(StoreError, match="repair"):
        exported(folder)
    repair(folder)
    assert exported(folder) == whole
    undo(folder)
    undo(folder)
    assert exported(folder) == whole


BEGUN = st.sampled_from((b"", b"store-1\n", b"store-2\nstore-1\n", b"store-3\n", b"store-"))


@given(st.tuples(BEGUN, st.sampled_from((b"", b"\n")) | st.binary(max_size=9)).map(b"".join))
def test_whatever_bytes_current_holds_it_names_what_is_there_or_is_told_and_never_as_no_graph(
    whole: Path, data: bytes
) -> None:
    folder = whole.parent / "named"
    if not folder.exists():
        shutil.copytree(whole, folder)
    (folder / "current").write_bytes(data)
    if re.fullmatch(rb"store-[12]\n(store-[1-9][0-9]*\n)?", data):
        assert named(folder).present.name == data[:7].decode()
        return
    with pytest.raises(StoreError, match=r"store-1, store-2.*innokraft repair"):
        named(folder)


def _built(folder: Path) -> None:
    build(folder, [folder.parent / "1.txt"])


def test_repair_goes_by_the_log_where_the_newest_was_undone(folder: Path) -> None:
    undo(folder)
    before = exported(folder)
    (folder / "current").unlink()
    assert repair(folder).counts.name == "store-1"
    assert exported(folder) == before


def test_bytes_that_no_question_reads_are_told_by_validate_and_repair(folder: Path) -> None:
    merge(folder, [folder.parent / "3.txt"])
    for path in sorted((folder / "store-3").glob("*.sst")):
        kept = path.read_bytes()
        path.unlink()  # what the generation before shares stays whole
        flip_in_the_middle(path, kept)
        with pytest.raises(StoreError, match=f"{re.escape(path.name)} is garbled"):
            check(folder / "store-3", whole=True)
        path.write_bytes(kept)
    flip_in_the_middle(path, kept)
    with EmbeddedStore.open(folder) as store, pytest.raises(StoreError, match="is garbled"):
        list(check_beside(folder, store))
    assert repair(folder).counts.name == "store-2"


def test_where_nothing_is_whole_that_is_told_and_building_anew_helps(folder: Path) -> None:
    for store in folder.glob("store-*"):
        (store / "CURRENT").unlink()
    with pytest.raises(StoreError, match=r"no generation is whole.*backup.*--replace"):
        repair(folder)
    build(folder, [folder.parent / "3.txt"], replace=True)
    assert b"2019-00003" in exported(folder)


@settings(max_examples=15, suppress_health_check=[*HealthCheck])
@given(st.data())
def test_whatever_bytes_a_file_holds_the_graph_is_whole_or_an_error_of_ours(
    whole: Path, whole_bytes: bytes, tmp_path: Path, data: st.DataObject
) -> None:
    folder = tmp_path / "graph"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(whole, folder)
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path.name != "lock")
    path = data.draw(st.sampled_from(files))
    old = path.read_bytes()
    at = data.draw(st.integers(0, len(old)))
    path.write_bytes(old[:at] + data.draw(st.binary(max_size=8)) + old[at + 4 :])
    for act in (exported, _repaired):
        with suppress(StoreError, UsageError):
            assert act(folder) in {whole_bytes, None}


def _repaired(folder: Path) -> bytes | None:
    repair(folder)
    try:
        return exported(folder) if (folder / "current").read_bytes() != b"store-1\n" else None
    except InnokraftError as error:
        raise AssertionError("what was repaired can be read") from error
