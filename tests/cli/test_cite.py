"""`innokraft cite` as a user calls it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import bibtexparser
import pytest

Run = Callable[..., Any]


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("sv", "”mod”, tecken 59–62."),
        ("en", "“mod”, characters 59–62."),
    ],
)
def test_the_places_of_words_are_told_in_both_languages(
    run: Run, seed_folder: Path, lang: str, said: str
) -> None:
    ran = run("cite", "mod", "--quote", "-g", seed_folder, "--lang", lang)
    assert (ran.code, ran.err) == (0, "")
    first = ran.out.split("\n\n")[0]
    assert first.startswith("Vinnova. Kompetensöverföring och innovationskraft")
    assert first.rstrip().endswith(said)


def test_the_ending_of_the_file_says_the_format(
    run: Run, seed_folder: Path, tmp_path: Path
) -> None:
    assert run("cite", "--sources", "-g", seed_folder, "-o", tmp_path / "a.bib").code == 0
    (entry,) = bibtexparser.loads((tmp_path / "a.bib").read_text("utf-8")).entries
    assert run("cite", "-g", seed_folder, "-o", tmp_path / "a.json").code == 0
    (item,) = json.loads((tmp_path / "a.json").read_text("utf-8"))
    assert entry["ID"].startswith("vinnova-page-2015-01573-")
    assert item["type"] == "dataset"


@pytest.mark.parametrize("given", [("mod", "--sources"), ("--quote",)])
def test_what_cannot_be_meant_together_is_refused(
    run: Run, seed_folder: Path, given: tuple[str, ...]
) -> None:
    assert run("cite", *given, "-g", seed_folder).code == 2


def test_words_that_are_nowhere_are_told(run: Run, seed_folder: Path) -> None:
    ran = run("cite", "finns ingenstans", "--quote", "-g", seed_folder)
    assert (ran.code, ran.out) == (2, "")
    assert "'finns ingenstans'" in ran.err


def test_a_thing_of_which_no_source_says_anything_is_told(
    run: Run, seed_folder: Path, tmp_path: Path
) -> None:
    ran = run("cite", "absorptionsformaga", "-g", seed_folder, "-o", tmp_path / "a.bib")
    assert (ran.code, ran.out) == (2, "")
    assert "no source says anything of c:absorptionsformaga" in ran.err
    assert not (tmp_path / "a.bib").exists()
