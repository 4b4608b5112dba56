"""The files beside a graph and the graph: one change of both, or a word on which is ahead."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from innokraft.change.build import build
from innokraft.change.merge import edit_choices, edit_judgements, edit_mentions, merge
from innokraft.change.report import Options
from innokraft.curation.choices import Choice, read_choices
from innokraft.curation.files import Curated, CuratedFiles, CuratedPaths, Edits
from innokraft.curation.judgements import Judgement, Verdict, read_judgements
from innokraft.curation.keys import Key
from innokraft.curation.mentions import Correction, Mentioned, read_mentions
from innokraft.files.graph_folder import CHOICES, JUDGEMENTS, MENTIONS
from innokraft.files.shipped import resource
from innokraft.model import digest as shipped
from innokraft.rdf.namespaces import expand
from innokraft.store.embedded import EmbeddedStore
from innokraft.validate import Level, check_beside
from tests.graph.exports import exported
from tests.graph.made_records import page
from tests.processes import unmeasured

ROOT = Path(__file__).parents[3]
KEY = "project/number/vinnova/2019-0000"
JUDGEMENT = Judgement.make((Key.parse(f"{KEY}1"), Key.parse(f"{KEY}2")), Verdict.SAME, "made")
CHOICE = Choice(f"{KEY}1", expand("ik:coordinator"), "organisation/name/exempelskolan", "made")
CORRECTION = Correction.make("vinnova-page/2019-00001", "mod", Mentioned.NO, "gällde mod", why="so")
CHILD = """
import os, sys
from pathlib import Path
from unittest.mock import patch
from innokraft.change.intake import describer_of
from innokraft.model.model import SHIPPED
from tests.graph.curation.test_files import ACTS, ADDED
describer_of(SHIPPED)
for line in sys.stdin:
    where, what, folder = line.rstrip().split(maxsplit=2)
    child = os.fork()
    if not child:
        with patch(where, lambda *_: os._exit(9)):
            ACTS[what](Path(folder), lambda old: [*old, *ADDED[what]])
        os._exit(0)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""
"""Makes each change that it is told in a process of its own, which ends as if it were killed when
it gets to a certain function. All have one beginning: to load what a change needs takes longest."""

ACTS: dict[str, Any] = {
    "judgements": edit_judgements,
    "choices": edit_choices,
    "mentions": edit_mentions,
}
Read = {"judgements": read_judgements, "choices": read_choices, "mentions": read_mentions}
ADDED = {"judgements": (JUDGEMENT,), "choices": (CHOICE,), "mentions": (CORRECTION,)}
FILES = {"judgements": JUDGEMENTS, "choices": CHOICES, "mentions": MENTIONS}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graph of two made pages, in the folder of the pages."""
    place = tmp_path_factory.mktemp("whole")
    for number in (1, 2):
        (place / f"{number}.txt").write_text(page(number=f"2019-0000{number}").text, "utf-8")
    build(place / "graph", [place / "1.txt", place / "2.txt"])
    return place


@pytest.fixture
def folder(whole: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it, to change."""
    monkeypatch.delenv("INNOKRAFT_CHOICES", raising=False)
    shutil.copytree(whole, tmp_path, dirs_exist_ok=True)
    return tmp_path / "graph"


@pytest.fixture(scope="module")
def changing() -> Iterator[subprocess.Popen[str]]:
    """The process that makes changes and ends in them."""
    command, pipe = [sys.executable, "-c", CHILD], subprocess.PIPE
    with subprocess.Popen(
        command, cwd=ROOT, env=unmeasured(), stdin=pipe, stdout=pipe, text=True
    ) as process:
        yield process


def told(folder: Path, judgements: Path | None = None) -> list[str]:
    """The rules of the findings on what is beside a graph."""
    findings = check_beside(folder, EmbeddedStore.open(folder), judgements)
    return [finding.rule for finding in findings if finding.level is Level.WARNING]


@pytest.mark.parametrize("what", ["judgements", "choices", "mentions"])
@pytest.mark.parametrize(
    ("where", "left"),
    [
        ("innokraft.curation.files.CuratedFiles.save", ("before", "before")),
        ("innokraft.store.generations.point_to", ("after", "before")),
        ("innokraft.change.merge.note", ("after", "after")),
    ],
)
def test_a_change_that_is_killed_leaves_file_and_graph_alike_or_the_file_ahead_and_told(
    folder: Path, changing: subprocess.Popen[str], what: str, where: str, left: tuple[str, str]
) -> None:
    of_file, of_graph = left
    before = exported(folder)
    assert changing.stdin
    assert changing.stdout
    print(where, what, folder, file=changing.stdin, flush=True)
    assert changing.stdout.readline() == "9\n"
    assert Read[what](folder / FILES[what]) == (ADDED[what] if of_file == "after" else ())
    assert (exported(folder) == before) == (of_graph == "before")
    assert told(folder) == ([what] if of_file != of_graph else [])
    for act in ACTS.values():
        act(folder)
    assert told(folder) == []
    assert (exported(folder) == before) == (of_file == "before")


def test_a_change_that_fails_leaves_the_files_as_they_were(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> Iterator[None]:
        raise OSError("the disk is full")

    monkeypatch.setattr("innokraft.change.merge._write", fail)
    before = exported(folder)
    for what, act in ACTS.items():
        with pytest.raises(OSError, match="disk is full"):
            act(folder, lambda old, new=ADDED[what]: [*old, *new])
        assert not (folder / FILES[what]).exists()
    assert exported(folder) == before


def test_a_dry_run_of_a_judgement_tells_what_it_would_do_and_writes_nothing(folder: Path) -> None:
    before = exported(folder)
    report = edit_judgements(folder, lambda old: [*old, JUDGEMENT], Options(dry_run=True))
    assert report.changed
    assert report.outcome.renamed
    assert not (folder / JUDGEMENTS).exists()
    assert exported(folder) == before


def test_a_file_edited_by_hand_is_told_until_the_next_change(folder: Path) -> None:
    curated = Curated((JUDGEMENT,), (CHOICE,), (CORRECTION,))
    CuratedFiles(curated, CuratedPaths.of(folder), Edits(list, list, list)).save(folder)
    assert told(folder) == ["judgements", "choices", "mentions"]
    merge(folder, [folder.parent / "1.txt"])
    assert told(folder) == []


def test_judgements_kept_elsewhere_are_in_line_where_one_says_where(
    folder: Path, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "mine.tsv"
    edit_judgements(folder, lambda old: [*old, JUDGEMENT], Options(judgements=elsewhere))
    assert told(folder, elsewhere) == []
    assert told(folder) == ["judgements"]


def test_a_choice_without_effect_is_told(folder: Path) -> None:
    unknown = Choice(CHOICE.thing, CHOICE.predicate, "organisation/name/provstad", "made")
    (note,) = edit_choices(folder, lambda _: [unknown]).notes
    assert "provstad has no effect: nothing in the graph is called that" in note.en
    assert "provstad har ingen verkan: ingenting i grafen heter så" in note.sv
    assert told(folder) == ["choice"]
    assert merge(folder, [folder.parent / "1.txt"]).notes == [note]


def test_a_graph_built_with_another_ontology_is_told_and_one_with_the_same_is_not(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert merge(folder, [folder.parent / "1.txt"]).notes == []
    assert told(folder) == []
    before = exported(folder)
    monkeypatch.setattr(shipped, "shipped_digest", lambda: "0" * 64)
    (note,) = merge(folder, [folder.parent / "1.txt"]).notes
    assert "built with another ontology" in note.en
    assert told(folder) == ["shipped"]
    assert exported(folder) == before
    build(folder, [folder.parent / "1.txt"], replace=True)
    assert told(folder) == []


def test_the_digest_of_what_ships_follows_each_of_its_files(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    whole = shipped.shipped_digest.__wrapped__()
    names = ["concepts.ttl", "innokraft.ttl", "values.ttl", "wordings.tsv", "organisations.tsv"]
    for changed in names:

        def patched_resource(name: str, changed: str = changed) -> Path:
            path = resource(name)
            if path.name != changed:
                return path
            (tmp_path / changed).write_text(f"{path.read_text('utf-8')}\n", "utf-8")
            return tmp_path / changed

        with monkeypatch.context() as patched:
            patched.setattr(shipped, "resource", patched_resource)
            assert shipped.shipped_digest.__wrapped__() != whole, changed
    with monkeypatch.context() as patched:
        patched.setattr(shipped, "rules", lambda: iter([("one", "CONSTRUCT")]))
        assert shipped.shipped_digest.__wrapped__() != whole
    assert shipped.shipped_digest.__wrapped__() == whole


def _paths(folder: Path) -> tuple[Path, Path]:
    return folder / JUDGEMENTS, folder / CHOICES
