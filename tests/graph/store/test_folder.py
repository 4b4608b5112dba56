"""A graph folder: what is not ours stays, reading needs no right to write, writers take turns."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from innokraft.change.build import build
from innokraft.change.log import read_log
from innokraft.change.merge import merge, withdraw
from innokraft.change.repair import repair
from innokraft.change.report import Options
from innokraft.change.undo import undo
from innokraft.errors import SourceError, StoreError, UsageError
from innokraft.files.graph_folder import LOG
from innokraft.store.embedded import EmbeddedStore
from innokraft.store.folder import generations, remove_old
from innokraft.store.generations import write_lock
from innokraft.system.linux import _first_locked
from tests.graph.made_records import page
from tests.processes import unmeasured

NAMES = st.sampled_from([
    "store-1", "store-2", "store-7", "store-07", "store-2.bak", "store-note.txt", "store-",
    "readers-1", "readers-7", "readers-x", "lock", "store-3.tmp", "log.jsonl", "note", "current",
])  # fmt: skip


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graph of a made page, another page beside it."""
    place = tmp_path_factory.mktemp("whole")
    for number in (1, 2):
        (place / f"{number}.txt").write_text(page(number=f"2019-0000{number}").text, "utf-8")
    build(place / "graph", [place / "1.txt"])
    return place / "graph"


@pytest.fixture
def folder(whole: Path, tmp_path: Path) -> Path:
    """A copy of it, to change."""
    shutil.copytree(whole, tmp_path / "graph")
    return tmp_path / "graph"


def contents(folder: Path) -> dict[str, bytes | None]:
    return {
        str(path.relative_to(folder)): path.read_bytes() if path.is_file() else None
        for path in folder.rglob("*")
    }


def lay_out(folder: Path, kinds: dict[str, str]) -> None:
    for name, kind in kinds.items():
        path = folder / name
        if os.path.lexists(path):
            continue
        if kind == "file":
            path.write_text("mine\n")
        elif kind == "folder":
            path.mkdir()
            (path / "mine").write_text("mine")
            (path / "CURRENT").write_text("MANIFEST-000001\n")
        else:
            path.symlink_to(folder.parent)


KINDS = st.dictionaries(NAMES, st.sampled_from(["file", "folder", "link"]), min_size=1)


@settings(max_examples=10, suppress_health_check=[*HealthCheck])
@given(kinds=KINDS)
def test_a_folder_of_other_things_is_refused_and_nothing_in_it_touched(
    whole: Path, tmp_path: Path, kinds: dict[str, str]
) -> None:
    folder = tmp_path / "others"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    lay_out(folder, kinds | {"note": "file"})
    before = contents(folder)
    for replace in (False, True):
        with pytest.raises(UsageError, match=r"holds other things and no graph.*-g"):
            build(folder, [whole.parent / "1.txt"], replace=replace)
    for change in (lambda: undo(folder), lambda: merge(folder, [whole.parent / "2.txt"])):
        with pytest.raises(UsageError, match="there is no graph here"):
            change()
    assert contents(folder) == before


@pytest.mark.parametrize("left", [[], ["store-1"]], ids=["lost", "emptied"])
def test_where_the_only_generation_is_lost_building_anew_helps(
    folder: Path, whole: Path, left: list[str]
) -> None:
    for path in folder.glob("store-*"):
        shutil.rmtree(path)
    (folder / "current").write_text("store-1\n")
    for name in left:
        (folder / name).mkdir()
    build(folder, [whole.parent / "2.txt"], replace=True)
    with EmbeddedStore.open(folder) as store:
        assert next(iter(store.quads()))


def test_what_stands_in_the_place_of_current_and_is_no_file_is_not_written_to(folder: Path) -> None:
    (folder / "current").unlink()
    os.mkfifo(folder / "current")
    with pytest.raises(StoreError, match=r"current: this is no file\. Move it away\."):
        repair(folder)


@settings(max_examples=4, suppress_health_check=[*HealthCheck])
@given(kinds=KINDS)
def test_what_is_not_ours_in_a_graph_folder_stays_as_it_is(
    whole: Path, tmp_path: Path, kinds: dict[str, str]
) -> None:
    folder = tmp_path / "graph"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(whole, folder)
    ours = {path.name for path in folder.iterdir()}
    lay_out(folder, kinds)
    theirs = {
        name: data for name, data in contents(folder).items() if name.split("/")[0] not in ours
    }
    merge(folder, [whole.parent / "2.txt"])
    undo(folder)
    merge(folder, [whole.parent / "2.txt"])
    build(folder, [whole.parent / "1.txt"], replace=True)
    assert contents(folder).items() >= theirs.items()


def test_a_folder_of_judgements_alone_is_fit_for_a_graph(whole: Path, tmp_path: Path) -> None:
    (tmp_path / "judgements.tsv").write_text("a\tb\tverdict\twhy\twho\twhen\n")
    build(tmp_path, [whole.parent / "1.txt"])
    assert len(generations(tmp_path)) == 1


READ_ONLY = """
import os, sys
from pathlib import Path
from innokraft.change.merge import Options, merge, withdraw
from innokraft.change.repair import repair
from innokraft.store.embedded import EmbeddedStore
folder, new = Path(sys.argv[1]), Path(sys.argv[2])
merge(folder, [new], Options(dry_run=True))  # what is imported late may lie where others cannot
os.setgroups([]); os.setgid(65534); os.setuid(65534)
assert not os.access(folder, os.W_OK)
assert len(EmbeddedStore.open(folder)) > 100
assert merge(folder, [new], Options(dry_run=True)).outcome.added
assert withdraw(folder, ["vinnova-page/2019-00001"], Options(dry_run=True)).outcome.withdrawn
"""


@pytest.mark.skipif(os.getuid() != 0, reason="only root can become another")
def test_who_may_not_write_reads_and_tries_out(folder: Path, whole: Path, tmp_path: Path) -> None:
    new = folder.parent / "2.txt"
    shutil.copy(whole.parent / "2.txt", new)
    for path in (folder.parent, folder, *folder.rglob("*")):
        path.chmod(path.stat().st_mode & ~0o222 | (0o555 if path.is_dir() else 0o444))
    for path in folder.parent.parents:  # pytest's own folders, as far as they are closed
        if not path.stat().st_mode & 0o011:
            path.chmod(path.stat().st_mode | 0o011)
    before, theirs = contents(folder), tmp_path / "theirs"
    theirs.mkdir()
    theirs.chmod(0o777)
    command = [sys.executable, "-c", READ_ONLY, str(folder), str(new)]
    subprocess.run(command, env=unmeasured(TMPDIR=str(theirs)), check=True)
    assert contents(folder) == before


TURNS = """
import sys
from pathlib import Path
from innokraft.store.generations import write_lock
with write_lock(Path(sys.argv[2]), wait=60), (Path(sys.argv[2]) / "turns").open("a") as file:
    file.write(sys.argv[1])
"""


def waiting(folder: Path) -> int:
    """How many have a place in the queue."""
    file, place, count = os.open(folder / "lock", os.O_RDWR), 1, 0
    while (taken := _first_locked(file, place)) is not None:
        place, count = taken + 1, count + 1
    os.close(file)
    return count


def queued(folder: Path, names: str) -> list[subprocess.Popen[bytes]]:
    """Processes that wait for their turn to write their names, in this order."""
    running: list[subprocess.Popen[bytes]] = []
    for name in names:
        running.append(subprocess.Popen([sys.executable, "-c", TURNS, name, str(folder)]))
        while waiting(folder) < len(running) + 1:
            assert running[-1].poll() is None
            time.sleep(0.01)
    return running


def test_writers_have_their_turn_in_the_order_they_came_and_one_that_wants_it_again_is_last(
    folder: Path,
) -> None:
    with write_lock(folder):
        running = queued(folder, "abc")
        assert not (folder / "turns").exists()
    with write_lock(folder, wait=60):
        assert (folder / "turns").read_text() == "abc"
    assert [each.wait() for each in running] == [0, 0, 0]


def test_a_writer_that_is_killed_while_it_waits_holds_nobody_up(folder: Path) -> None:
    with write_lock(folder):
        running = queued(folder, "abc")
        running[1].kill()
        running[1].wait()
        assert waiting(folder) == 3, "the test itself, and two that wait"
    with write_lock(folder, wait=60):
        assert (folder / "turns").read_text() == "ac"
    assert [each.wait() for each in running] == [0, -9, 0]


def test_a_writer_that_was_killed_is_waited_for_by_nobody(folder: Path) -> None:
    script = (
        "import os, sys\nfrom pathlib import Path\n"
        "from innokraft.store.generations import write_lock\n"
        "with write_lock(Path(sys.argv[1])):\n    os._exit(9)\n"
    )
    subprocess.run([sys.executable, "-c", script, str(folder)], check=False)
    with write_lock(folder, wait=0):
        pass


def test_a_log_that_cannot_be_written_is_told_and_the_change_stands(
    folder: Path, whole: Path
) -> None:
    (folder / LOG).unlink()
    (folder / LOG).mkdir()
    report = merge(folder, [whole.parent / "2.txt"])
    assert report.outcome.added
    assert any("could not be noted" in note.en for note in report.notes)
    assert not merge(folder, [whole.parent / "2.txt"]).outcome.added


@pytest.mark.parametrize(
    "line", [b"{}", b"[]", b"\xff", b'{"when":1,"what":2}', b"[" * 99_999, b"x"]
)
def test_a_line_of_the_log_that_is_no_note_is_told_and_one_cut_off_left_out(
    folder: Path, whole: Path, line: bytes
) -> None:
    log = folder / LOG
    log.write_bytes(log.read_bytes() + b'{"when": "2015')
    merge(folder, [whole.parent / "2.txt"])
    assert [entry.what for entry in read_log(folder)] == ["build", "merge"]
    log.write_bytes(log.read_bytes() + line + b"\n")
    with pytest.raises(SourceError, match=r"log\.jsonl, line 4: this line is no note of a change"):
        list(read_log(folder))


def test_files_do_not_pile_up_over_many_changes_in_one_process(folder: Path, whole: Path) -> None:
    opened = []
    for _ in range(4):
        merge(folder, [whole.parent / "2.txt"])
        withdraw(folder, ["vinnova-page/2019-00002"])
        merge(folder, [whole.parent / "2.txt"], Options(dry_run=True))
        with pytest.raises(UsageError):
            withdraw(folder, ["no/such"])
        opened.append(len(list(Path("/proc/self/fd").iterdir())))
    assert opened == [opened[0]] * 4
    remove_old(folder)
    assert len(list(folder.glob("store-*"))) == 2
