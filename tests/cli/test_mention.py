"""`innokraft mention` as a user calls it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from innokraft.change.build import build
from tests.cli.conftest import Run
from tests.graph.made_records import MENTIONING, page

PAGE = "vinnova-page/2019-00001"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graph of 25 made pages."""
    folder = tmp_path_factory.mktemp("pages")
    for number in range(1, 26):
        text = page(number=f"2019-{number:05}", title=f"Sak {number}", also=MENTIONING).text
        (folder / f"{number}.txt").write_text(text, "utf-8")
    build(folder / "graph", [folder], workers=1)
    return folder / "graph"


@pytest.fixture
def graph(built: Path, tmp_path: Path) -> Path:
    """A copy of it, to change."""
    return Path(shutil.copytree(built, tmp_path / "graph"))


def test_a_mention_is_rejected_shown_in_its_sentence_and_taken_back(run: Run, graph: Path) -> None:
    words = ("samhallskontrakt", "visade på samhällskontraktet", "--in", PAGE, "-g", graph)
    ran = run("mention", "reject", *words, "--why", "ett talesätt", "--who", "Ada")
    assert ran.code == 0
    assert "Omnämnanden som försvinner: 1, i 1 källpost(er)\n" in ran.out
    assert "samhallskontrakt: Vi visade på [samhällskontraktet].\n" in ran.out
    assert f"{graph}/mentions.tsv: {PAGE} | samhallskontrakt | not-mentioned | " in ran.out
    back = run("mention", "take-back", *words, "--lang", "en")
    assert back.code == 0
    assert "Mentions that come: 1, in 1 record(s)\n" in back.out
    assert "mentions.tsv: line taken out: " in back.out


def test_of_many_the_first_are_shown_and_how_to_see_all(run: Run, graph: Path) -> None:
    what = ("samhallskontrakt", "visade på samhällskontraktet", "--everywhere", "--why", "så")
    words = (*what, "--dry-run", "--lang", "en", "-g", graph)
    out = run("mention", "reject", *words).out
    assert "Mentions that go: 25, in 25 record(s)\n" in out
    assert out.count("[samhällskontraktet]") == 20
    assert "and 5 more; all: with --verbose or -o json\n" in out
    told = json.loads(run("mention", "reject", *words, "-o", "json").out)
    assert len(told["mentions_gone"]) == 25
    assert told["mentions_gone"][0]["quote"] == "samhällskontraktet"
    assert run("mention", "reject", *words, "--verbose").err.count("Mentions that go: ") == 25
    assert not (graph / "mentions.tsv").exists()


def test_show_says_who_put_a_mention_in(run: Run, graph: Path) -> None:
    words = ("tillit", "Seminariet", "--in", PAGE, "--lang", "en", "-g", graph)
    assert run("mention", "add", *words, "--why", "it rests\x1b[31m", "--who", "Ada").code == 0
    shown = run("show", "2019-00001", "--lang", "en", "-g", graph).out
    mention = shown[shown.index("mentions: trust") :]
    assert "judged by: Ada\n" in mention
    assert r"reason for the decision: it rests\x1b[31m" in mention
    assert "found by machine" not in mention.partition("Seminariet")[0]
    assert "corrects" not in run("show", "tillit", "--lang", "en", "-g", graph).out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("reject", "mod", "mod", "--why", "så"), "Say where: --in RECORD, or --everywhere."),
        (("add", "mod", "x", "--in", PAGE, "--everywhere", "--why", "så"), "Say where"),
        (("add", "mod", "x", "--in", PAGE), "a correction needs a reason"),
        (("add", "mod", "x", "--in", PAGE, "--why", "så", "--occurrence", "0"), "--occurrence"),
        (
            ("add", "mod", "x", "--in", PAGE, "--why", "så", "--occurrence", "1", "--each"),
            "--each and --occurrence are opposites",
        ),
        (("take-back", "mod", "mod", "--in", PAGE), "nothing was said of 'mod' as mod"),
        (("keep", "mod", "mod"), "No such command"),
    ],
)
def test_a_wrong_call_is_told_and_exits_with_2(
    run: Run, graph: Path, arguments: tuple[str, ...], told: str
) -> None:
    ran = run("mention", *arguments, "-g", graph)
    assert ran.code == 2
    assert told in ran.err
