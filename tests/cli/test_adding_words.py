"""`innokraft concepts add` and `innokraft wording add` as a user calls them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.graph.project.made_folders import made


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A made project folder, in which one works."""
    root = made(tmp_path / "folder").root
    monkeypatch.chdir(root / "records")
    monkeypatch.delenv("INNOKRAFT_LANG", raising=False)
    return root


def test_a_concept_and_its_words_are_added_and_found_in_the_next_build(
    run: Run, project: Path
) -> None:
    names = ("--sv", "möte i visby", "--en", "meeting in Visby", "--broader", "samverkan")
    ran = run("concepts", "add", "visbymote", *names, "--alt-sv", "träff i visby", "--lang", "sv")
    assert ran.code == 0, ran.err
    assert (
        "  concept:visbymote a skos:Concept ;\n      skos:broader concept:samverkan ;\n" in ran.out
    )
    assert 'skos:altLabel "träff i visby"@sv ;\n      ik:matching value:auto .\n' in ran.out
    assert "I 1 källpost(er) ändras inget omnämnande.\n" in ran.out
    assert ran.out.endswith("Grafen följer efter med: innokraft build\n")
    ran = run("wording", "add", "Meeting in Visby", "mötet i visby", "--lang", "en")
    assert "wordings.tsv:\n  visbymote | sv | counts | mötet i visby | \n" in ran.out
    assert "Mentions that come: 1, in 1 record(s)\n" in ran.out
    assert "visbymote: Seminariet hölls vid [Mötet i Visby] och gällde mod.\n" in ran.out
    assert ran.out.endswith("The graph follows with: innokraft build\n")
    assert "visbymote" in run("concepts", "träff", "--lang", "en").out
    run("build")
    assert "Mötet i Visby" in run("show", "visbymote").out


def test_a_dry_run_as_data_writes_nothing(run: Run, project: Path) -> None:
    held = (project / "vocabulary/wordings.tsv").read_bytes()
    words = ("mod", "mötet i visby", "--language", "sv", "--kind", "counts", "--note", "så")
    told = json.loads(run("wording", "add", *words, "--dry-run", "-o", "json").out)
    assert told["added"] == "mod\tsv\tcounts\tmötet i visby\tså"
    assert (told["dry_run"], told["records"], told["mentions_gone"]) == (True, 1, [])
    assert [each["quote"] for each in told["mentions_new"]] == ["Mötet i Visby"]
    dry = run("wording", "add", *words, "--dry-run", "--lang", "en", "--verbose")
    assert dry.out.startswith("Nothing is changed; this is what would be:\n")
    assert "follows with" not in dry.out
    assert "Mentions that come: vinnova-page/2019-00001/" in dry.err
    assert (project / "vocabulary/wordings.tsv").read_bytes() == held


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("concepts", "add", "mod", "--sv", "x"), "there is a concept 'mod': mod"),
        (("concepts", "add"), "Missing argument 'ID'"),
        (("concepts", "add", "visbymote", "--matching", "often"), "'often' is not one of"),
        (("wording", "add", "modd", "x"), "there is no concept 'modd'. Did you mean 'mod'?"),
        (("wording", "add", "mod", "x\x1b[31m*x"), r"x\x1b[31m*x"),
        (("wording", "mod", "x"), "No such command 'mod'"),
    ],
)
def test_a_wrong_call_is_told_and_exits_with_2(
    run: Run, project: Path, arguments: tuple[str, ...], told: str
) -> None:
    ran = run(*arguments)
    assert ran.code == 2
    assert told in ran.err
    assert "\x1b" not in ran.err
