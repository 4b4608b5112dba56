"""What is written to stays what it is, and a failure leaves nothing behind."""

from __future__ import annotations

import os
import stat
import threading
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from innokraft.files.atomic_writes import write_atomically, writing_atomically

FULL = Path("/dev/full")


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_a_link_stays_and_its_target_is_written(tmp_path: Path) -> None:
    target, link, far = tmp_path / "checkout" / "j.tsv", tmp_path / "j.tsv", tmp_path / "far"
    target.parent.mkdir()
    target.write_text("old")
    link.symlink_to("checkout/j.tsv")
    far.symlink_to(link)
    write_atomically(far, b"new")
    assert (far.is_symlink(), link.is_symlink(), target.read_text()) == (True, True, "new")


def test_a_link_that_leads_nowhere_yet_gets_its_target(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "new")
    write_atomically(tmp_path / "link", b"1")
    assert (tmp_path / "new").read_bytes() == b"1"


def test_links_in_a_ring_are_told(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").symlink_to("a")
    with pytest.raises(OSError, match="symbolic links"):
        write_atomically(tmp_path / "a", b"1")


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(mode=st.integers(0, 0o777))
def test_a_file_keeps_its_rights(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "file"
    path.touch()
    path.chmod(mode)
    write_atomically(path, b"new")
    assert stat.S_IMODE(path.stat().st_mode) == mode


def test_a_new_file_gets_the_rights_that_the_process_gives(tmp_path: Path) -> None:
    write_atomically(tmp_path / "new", b"")
    (tmp_path / "other").touch()
    assert (tmp_path / "new").stat().st_mode == (tmp_path / "other").stat().st_mode


def test_a_device_is_written_to_and_never_replaced() -> None:
    before = FULL.stat()
    with pytest.raises(OSError, match="No space left") as told:
        write_atomically(FULL, b"x")
    assert told.value.filename == "/dev/full"
    assert FULL.stat().st_ino == before.st_ino
    assert stat.S_ISCHR(FULL.stat().st_mode)


def test_a_pipe_is_written_to(tmp_path: Path) -> None:
    pipe, read = tmp_path / "pipe", []
    os.mkfifo(pipe)
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()))
    reader.start()
    write_atomically(pipe, b"through")
    reader.join()
    assert read == [b"through"]
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_a_descriptor_is_written_to_where_it_stands(tmp_path: Path) -> None:
    with (tmp_path / "log").open("wb") as file:
        file.write(b"before ")
        file.flush()
        (tmp_path / "link").symlink_to(f"/dev/fd/{file.fileno()}")
        write_atomically(tmp_path / "link", b"after")
    assert (tmp_path / "log").read_bytes() == b"before after"


def test_what_fails_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_text("old")
    waiting: set[str] = set()

    def interrupted() -> None:
        with writing_atomically(path) as file:
            file.write(b"half")
            waiting.update(names(tmp_path) - {"file"})
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert names(tmp_path) == {"file"}
    assert path.read_text() == "old"
    assert min(map(len, waiting)) > len(".innokraft-") + 20


def test_two_writers_do_not_meet_in_one_unfinished_file(tmp_path: Path) -> None:
    with writing_atomically(tmp_path / "a") as one, writing_atomically(tmp_path / "a") as two:
        one.write(b"one")
        two.write(b"two")
        assert len(names(tmp_path)) == 2
    assert (tmp_path / "a").read_bytes() == b"one"


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(IsADirectoryError):
        write_atomically(tmp_path, b"")
