"""The commands that analyse a graph, as a user calls them."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
CALLS = [
    ("themes",),
    ("timeline", "mod"),
    ("compare", "2015", "2015-01573"),
    ("path", "mod", "Mittuniversitetet"),
    ("gaps",),
    ("similar", "2015-01573"),
    ("quotes", "mod", "--by", "year"),
]


@pytest.mark.parametrize("call", CALLS, ids=lambda call: call[0])
def test_each_is_clean_data_in_a_pipe_and_says_what_its_numbers_mean_beside(
    run: Run, seed_folder: Path, call: tuple[str, ...]
) -> None:
    ran = run(*call, "-g", seed_folder, "--lang", "en")
    assert ran.code == 0
    names, *rows = csv.reader(io.StringIO(ran.out))
    assert any(name.startswith("quote") for name in names)
    assert all(len(row) == len(names) for row in rows)
    assert ran.err.startswith("innokraft: ")


@pytest.mark.parametrize("call", CALLS, ids=lambda call: call[0])
def test_each_speaks_swedish(run: Run, seed_folder: Path, call: tuple[str, ...]) -> None:
    swedish = run(*call, "-g", seed_folder, "--lang", "sv").err
    assert swedish != run(*call, "-g", seed_folder, "--lang", "en").err


def test_a_picture_and_a_document_are_written_by_the_ending_of_the_file(
    run: Run, seed_folder: Path, tmp_path: Path
) -> None:
    for name in ("themes.svg", "themes.html", "themes.md", "themes.xlsx"):
        assert run("themes", "-g", seed_folder, "-o", tmp_path / name).code == 0
    assert (tmp_path / "themes.svg").read_text("utf-8").startswith("<svg")
    assert "<figure><svg" in (tmp_path / "themes.html").read_text("utf-8")


@pytest.mark.parametrize(
    "call",
    [
        ("timeline", "Mittuniversitetet"),
        ("compare", "mod"),
        ("gaps", "nothing"),
        ("similar", "mod"),
        ("path", "mod", "mod"),
        ("quotes", "hinder", "-o", "svg"),
        ("path", "mod", "absorptionsformaga"),
        ("themes", "-f", "md", "--excel"),
    ],
)
def test_wrong_use_is_told(run: Run, seed_folder: Path, call: tuple[str, ...]) -> None:
    ran = run(*call, "-g", seed_folder)
    assert (ran.code, ran.out) == (2, "")


def test_a_concept_that_nothing_is_tied_to_is_told_with_where_to_look(
    run: Run, seed_folder: Path
) -> None:
    told = run("path", "mod", "absorptionsformaga", "-g", seed_folder).err
    assert "absorptionsformaga: nothing is tied to it" in told
    assert "`innokraft themes`" in told
