"""`innokraft tag` and `innokraft evaluate` print what the library finds."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from innokraft_cli.main import innokraft

TEXT = "Vi stärker tilliten – mod är ett ord för det.\r\n"


@pytest.fixture
def text(tmp_path: Path) -> str:
    path = tmp_path / "text.txt"
    path.write_bytes(TEXT.encode())
    return str(path)


def run(*args: str, code: int = 0, stdin: bytes = b"") -> str:
    result = CliRunner().invoke(innokraft, args, input=stdin)
    assert result.exit_code == code, result.output
    return result.output


def test_tag_marks_what_counts(text: str) -> None:
    assert "stärker [tilliten](tillit) – mod" in run("tag", text)


def test_tag_marks_what_needs_review_when_asked(text: str) -> None:
    assert "– [mod](mod?) är" in run("tag", text, "--review")


def test_tag_lists_mentions_as_json(text: str) -> None:
    assert json.loads(run("tag", text, "--format", "json")) == [
        {
            "concept": "tillit",
            "start": 11,
            "end": 19,
            "exact": "tilliten",
            "language": "sv",
            "form": "tilliten",
            "why": "hidden",
        }
    ]


def test_tag_says_what_counts_where_both_are_listed(text: str) -> None:
    rows = json.loads(run("tag", text, "--format", "json", "--review"))
    assert {row["concept"]: row["counts"] for row in rows} == {"tillit": True, "mod": False}
    sure = {row["concept"]: row["sure"] for row in rows}
    assert 0 < sure["mod"] < sure["tillit"] < 1


def test_tag_reads_standard_input_in_a_language_that_is_said() -> None:
    assert run("tag", "-", "--in", "en", stdin=b"trust") == "[trust](tillit)\n"
    assert run("tag", "-", "--in", "sv", stdin=b"trust") == "trust\n"


def test_tag_refuses_what_is_not_utf_8(tmp_path: Path) -> None:
    path = tmp_path / "latin.txt"
    path.write_bytes("på".encode("latin-1"))
    assert "is not UTF-8 text (byte 1)" in run("tag", str(path), code=2)


@pytest.fixture
def gold(tmp_path: Path) -> list[str]:
    gold = tmp_path / "gold.tsv"
    gold.write_text(
        "projectId\tlang\tconcept\tquote\thow\tsure\n"
        "1\tsv\ttillit\ttillit\tlabel\ty\n"
        "1\tsv\tframsyn\tsikt\tparaphrase\ty\n",
        encoding="utf-8",
    )
    texts = tmp_path / "texts.csv"
    texts.write_text(
        "ProjectId;ProjectTitleSv;ProjectAbstractSv;ProjectTitleEn;ProjectAbstractEn\n"
        "1;Om tillit;Och digitalisering;;\n",
        encoding="utf-8",
    )
    return ["evaluate", str(gold), "--texts", str(texts)]


def test_evaluate_prints_scores_misses_and_false_alarms(gold: list[str]) -> None:
    lines = [line.split() for line in run(*gold).splitlines()]
    assert ["all", "0.500", "0.500", "0.500", "1", "1", "1"] in lines
    assert ["framsyn", "1", "sv", "paraphrase", "sikt"] in lines
    assert ["paraphrase", "0.000", "0", "1"] in lines, "nothing is wrong in a way of saying it"
    assert ["digitalisering", "1", "sv", "label", "digitalisering"] in lines


def test_evaluate_prints_json(gold: list[str]) -> None:
    result = json.loads(run(*gold, "--format", "json"))
    assert result["overall"]["f1"] == 0.5
    assert result["by_how"]["paraphrase"]["missed"] == 1
    assert result["missed"][0]["quote"] == "sikt"
    assert result["wrong"][0]["words"] == "digitalisering"
