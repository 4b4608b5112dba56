"""A person who watches sees the phase of a command, how fast it goes and how long it will take."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import pytest

from innokraft.change.build import build
from innokraft.change.report import BuildReport
from innokraft.export.rdf import Shown, write_graph
from innokraft.progress import Progress, counted, tell_nobody
from innokraft.readers import read
from innokraft.store.embedded import EmbeddedStore
from innokraft_cli.telling import _PHASES, _Line
from tests.cli.conftest import Run
from tests.conftest import SEED_RECORD

Told = list[tuple[str, int, int | None]]


def heard(told: Told) -> Progress:
    """Who notes what is told."""
    return lambda phase, done, total=None, /: told.append((phase, done, total))


def phases(told: Told) -> list[str]:
    """The phases, in the order in which they were told."""
    return [phase for phase, _ in groupby(told, key=lambda each: each[0])]


def test_what_is_counted_is_told_from_none_to_all() -> None:
    told: Told = []
    assert list(counted("ab", "reading", heard(told), 2)) == ["a", "b"]
    assert told == [("reading", 0, 2), ("reading", 1, 2), ("reading", 2, 2)]


def test_a_build_tells_its_phases_in_order_each_up_to_its_total(tmp_path: Path) -> None:
    told: Told = []
    build(tmp_path / "g", [SEED_RECORD], progress=heard(told))
    size = SEED_RECORD.stat().st_size
    assert phases(told) == ["reading", "describing", "identity", "writing", "following", "ordering"]
    last = {phase: (done, total) for phase, done, total in told}
    assert last["reading"] == (size, size)
    assert last["describing"] == last["writing"] == (1, 1)
    assert last["identity"] == last["following"] == (0, None)
    assert build(tmp_path / "g", [SEED_RECORD], report=BuildReport()).summary.read == 1


@pytest.mark.parametrize("packed", ["page.txt", "page.txt.gz", "pages.zip"])
def test_of_a_packed_file_the_packed_bytes_are_counted(tmp_path: Path, packed: str) -> None:
    from gzip import compress
    from zipfile import ZipFile

    path, text = tmp_path / packed, SEED_RECORD.read_bytes()
    if path.suffix == ".zip":
        with ZipFile(path, "w") as archive:
            archive.writestr("page.txt", text)
    else:
        path.write_bytes(compress(text) if path.suffix == ".gz" else text)
    told: list[int] = []
    assert len(list(read([path], told=told.append))) == 1
    assert sum(told) == path.stat().st_size


def test_an_export_tells_how_many_graphs_are_sorted_and_how_much_is_written(
    seed_store: EmbeddedStore, tmp_path: Path
) -> None:
    told: Told = []
    write_graph(seed_store, tmp_path / "g.trig", "trig", Shown(), heard(told))
    graphs = len(list(seed_store.graphs()))
    assert ("sorting", graphs, graphs) in told
    assert phases(told)[-1] == "exporting"
    write_graph(seed_store, tmp_path / "h.trig", "trig", Shown(), tell_nobody)
    assert (tmp_path / "g.trig").read_bytes() == (tmp_path / "h.trig").read_bytes()


def test_each_phase_is_shown_on_a_terminal_and_wiped_out_in_the_end(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    folder = tmp_path / "g"
    assert "reder ut vad som följer …" in run("build", SEED_RECORD, "-g", folder).err
    monkeypatch.setenv("INNOKRAFT_LANG", "en")
    built = run("build", SEED_RECORD, "-g", folder).err
    assert "working out which things are one …" in built
    assert built.rindex("working out what follows …") < built.rindex("\r")
    merged = run("merge", SEED_RECORD.parent, "-g", folder).err
    assert merged.index("looking for pairs that") < merged.index(
        "putting the graph's files in order"
    )
    assert "checking statements and quotes" in run("validate", "-g", folder).err
    exported = run("export", "-g", folder, "-o", tmp_path / "g.nq").err
    assert exported.index("sorting the statements …") < exported.index("writing the file")
    withdrawn = run("withdraw", "vinnova-page/2015-01573", "-g", folder).err
    assert "working out which things are one …" in withdrawn
    assert "checking the files of the graph" in run("undo", "-g", folder).err
    assert "drawing" in run("render", "-g", folder, "-o", tmp_path / "v.html").err


@pytest.mark.parametrize(("lang", "left"), [("sv", "25 % (50/200, "), ("en", "25% (50/200, ")])
def test_where_the_total_is_known_the_line_says_the_rate_and_the_time_left(
    lang: str, left: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = io.StringIO()
    monkeypatch.setattr("innokraft_cli.telling.StandardError", lambda: out)
    size = os.terminal_size((99, 9))
    monkeypatch.setattr("innokraft_cli.telling.get_terminal_size", lambda: size)
    line = _Line(lang)
    line("describing", 0, 200)
    line("describing", 50, 200)
    line._bar.refresh()
    shown = out.getvalue().split("\r")[-1]
    assert left in shown
    assert ("poster/s, " if lang == "sv" else "records/s, ") in shown
    assert shown.rstrip().endswith("kvar)" if lang == "sv" else "left)")
    line.close()


def test_every_phase_has_words_in_both_languages_and_none_is_told_without() -> None:
    root = Path(__file__).parents[2] / "graph"
    sources = "".join(path.read_text("utf-8") for path in root.rglob("*.py"))
    assert all(f'"{phase}"' in sources for phase in _PHASES if phase != "drawing")
    assert all(all(words) for words, _ in _PHASES.values())


def watched(*args: str | Path) -> tuple[str, str]:
    """What a command says to a terminal that shows standard error, and to standard output."""
    import pty

    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "innokraft_cli", *map(str, args)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=theirs) as process:
        os.close(theirs)
        shown = b"".join(_until_it_ends(ours))
        out, _ = process.communicate()
    os.close(ours)
    assert process.returncode == 0
    return shown.decode(), out.decode()


def _until_it_ends(terminal: int) -> Iterator[bytes]:
    try:
        while part := os.read(terminal, 2**16):
            yield part
    except OSError:  # on Linux, that the other end is closed
        return


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals of this kind")
def test_a_terminal_gets_a_line_that_is_written_over_and_a_pipe_gets_nothing(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "g"
    shown, out = watched("build", SEED_RECORD, "-g", folder, "--lang", "en")
    assert "reading records" in shown
    assert "working out what follows …" in shown
    assert "\n" not in shown
    assert not shown.split("\r")[-1].strip(), "nothing is left of it"
    assert out.startswith(f"{folder}: 1 record(s)")
    assert watched("build", SEED_RECORD, "-g", folder, "--quiet")[0] == ""
    command = [sys.executable, "-m", "innokraft_cli", "build", str(SEED_RECORD), "-g", str(folder)]
    piped = subprocess.run(command, capture_output=True, check=True)
    assert piped.stderr == b""
