"""`innokraft conflicts` and `innokraft choose` as a user calls them."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from innokraft.curation.choices import HEAD
from tests.graph.made_pages import Page, store_of, swecris_row

Run = Callable[..., Any]
CHOOSE = ("choose", "2031-00001", "belopp", "120 000 SEK", "--why", "Beslutet säger det")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made")
    store_of(folder, [Page("2031-00001")], swecris_row(folder, FundingsSek="120000"))
    return folder / "graph"


@pytest.fixture
def graph(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("INNOKRAFT_CHOICES", raising=False)
    monkeypatch.delenv("INNOKRAFT_WHO", raising=False)
    shutil.copytree(made, tmp_path / "graph")
    return tmp_path / "graph"


def test_a_conflict_is_told_with_both_quotes(run: Run, graph: Path) -> None:
    ran = run("conflicts", "-g", graph, "--lang", "en")
    assert ran.code == 0
    assert "Sak 2031-00001: amount of the grant" in ran.out
    assert "”100 000 kronor”  (Vinnova project page 2031-00001, " in ran.out
    assert "”fundingsSek: 120000”  (SweCRIS, CSV export 2031-00001_Vinnova, " in ran.out
    assert "chosen" not in ran.out


def test_without_conflicts_that_is_said(run: Run, seed_folder: Path, graph: Path) -> None:
    assert run("conflicts", "-g", seed_folder).out == "Inga källor säger emot varandra.\n"
    assert run("conflicts", "-g", seed_folder, "--lang", "en").out == "No sources disagree.\n"
    assert run("conflicts", "-g", seed_folder, "-o", "json").out == "[]\n"
    assert "2031-00001" in run("conflicts", "2031-00001", "-g", graph).out


def test_a_choice_is_kept_with_its_reason_and_shown(run: Run, graph: Path) -> None:
    ran = run(*CHOOSE, "--who", "Kim", "--when", "2031-02-03", "-g", graph)
    assert ran.code == 0
    lines = (graph / "choices.tsv").read_text("utf-8").splitlines()
    assert lines[0] == HEAD
    assert lines[1].endswith("#amount-SEK-120000\tBeslutet säger det\tKim\t2031-02-03")
    shown = run("conflicts", "-g", graph).out
    assert "120\u00a0000\u00a0SEK  ← valt av Kim 2031-02-03: Beslutet säger det" in shown
    assert "bidragets belopp – avgjort genom val\n" in shown
    assert "i konflikt, 1 av dem avgjorda genom val\n" in shown
    english = run("conflicts", "-g", graph, "--lang", "en").out
    assert "amount of the grant – settled by a choice\n" in english
    (conflict,) = json.loads(run("conflicts", "-g", graph, "-o", "json").out)
    assert conflict["choice"]["why"] == "Beslutet säger det"
    assert [v["chosen"] for v in conflict["values"] if "120000" in v["value"]] == [True]
    assert [v["chosen"] for v in conflict["values"] if "100000" in v["value"]] == [False]


def test_a_choice_can_be_made_anew_and_taken_back(run: Run, graph: Path) -> None:
    run(*CHOOSE, "-g", graph)
    run("choose", "2031-00001", "schema:amount", "100000", "--why", "Sidan", "-g", graph)
    lines = (graph / "choices.tsv").read_text("utf-8").splitlines()
    assert len(lines) == 2
    assert "Sidan" in lines[1]
    assert run("choose", "2031-00001", "belopp", "--withdraw", "-g", graph).code == 0
    assert (graph / "choices.tsv").read_text("utf-8") == f"{HEAD}\n"
    again = run("choose", "2031-00001", "belopp", "--withdraw", "-g", graph)
    assert again.code == 2
    assert "no choice of" in again.err


def test_the_file_of_choices_can_lie_elsewhere(
    run: Run, graph: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = tmp_path / "mine.tsv"
    monkeypatch.setenv("INNOKRAFT_CHOICES", str(elsewhere))
    assert run(*CHOOSE, "-g", graph).code == 0
    assert "Beslutet" in elsewhere.read_text("utf-8")
    assert not (graph / "choices.tsv").exists()
    assert "← valt" in run("conflicts", "-g", graph).out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("2031-00001", "belopp", "1"), "They state: "),
        (("2031-00001", "belopp"), "Give a VALUE"),
        (("2031-00001", "belopp", "1", "--withdraw"), "Give a VALUE"),
        (("2031-00001", "belopp", "120000"), "Say why"),
        (("2031-00001", "belopp", "120000", "--why", "x", "--when", "maj"), "2015-06-30"),
        (("2031-00001", "beloppp", "120000", "--why", "x"), "schema:amount"),
        (("2031-99999", "belopp", "120000", "--why", "x"), "nothing here is named"),
    ],
)
def test_wrong_use_exits_2_says_what_would_be_right_and_writes_nothing(
    run: Run, graph: Path, arguments: tuple[str, ...], said: str
) -> None:
    ran = run("choose", *arguments, "-g", graph)
    assert ran.code == 2
    assert said in ran.err
    assert not (graph / "choices.tsv").exists()


def test_a_wrong_line_in_the_file_is_told_and_the_file_stays(run: Run, graph: Path) -> None:
    (graph / "choices.tsv").write_text("nonsense\n", "utf-8")
    ran = run(*CHOOSE, "-g", graph)
    assert ran.code == 1
    assert "choices.tsv, line 1" in ran.err
    assert (graph / "choices.tsv").read_text("utf-8") == "nonsense\n"


@pytest.mark.parametrize(
    "words",
    [
        CHOOSE,
        ("build", "--replace"),
        ("merge", "."),
        ("withdraw", "vinnova-page/2031-00001"),
        ("decide", "2031-00001", "mod", "same", "--why", "x"),
        ("undo",),
        ("repair",),
        ("log",),
    ],
    ids=lambda words: words[0],
)
def test_an_export_is_only_read(
    run: Run, graph: Path, tmp_path: Path, words: tuple[str, ...]
) -> None:
    export = tmp_path / "export.nq"
    run("export", "-f", "nq", "-o", export, "-g", graph)
    before = export.read_bytes()
    ran = run(*words, "-g", export)
    assert ran.code == 2
    assert f"{export}: this is a file, which is only read" in ran.err
    assert "Name a graph's folder with -g" in ran.err
    assert export.read_bytes() == before
