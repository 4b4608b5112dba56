"""`innokraft terms`: the classes and properties of the ontology in the terminal and as pages."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

Run = Callable[..., Any]


def test_terms_are_listed_with_meaning_and_example(run: Run) -> None:
    swedish, english = run("terms", "ik:status").out, run("terms", "ik:status", "--lang", "en").out
    for text in (swedish, english):
        assert "<project/vinnova/2015-01573> ik:status v:avslutat ." in text
    assert "Hur långt projektet hade kommit" in swedish
    assert "How far the project had come" in english
    assert len(run("terms").out.splitlines()) > 150


def test_terms_are_given_as_data(run: Run) -> None:
    (first, *_) = json.loads(run("terms", "ik:Statement", "-o", "json", "--lang", "en").out)
    assert (first["term"], first["kind"], first["label"]) == ("ik:Statement", "class", "statement")
    (other,) = json.loads(run("terms", "dcterms:title", "-o", "json").out)
    assert (other["label"], other["definition"], other["example"]) == ("titel", None, None)
    heads, first_row, *_ = csv.reader(io.StringIO(run("terms", "koordinator", "-o", "csv").out))
    assert heads == ["term", "label", "definition", "example"]
    assert first_row[:2] == ["ik:coordinator", "koordinator"]


def test_a_word_that_no_term_has_is_wrong_use_and_says_what_was_perhaps_meant(run: Run) -> None:
    ran = run("terms", "coordinatr")
    assert ran.code == 2
    assert "Did you mean 'coordinator'?" in ran.err


def test_the_pages_are_written_into_a_folder(run: Run, tmp_path: Path) -> None:
    ran = run("terms", "--html", tmp_path / "pages")
    assert ran.code == 0
    assert "sidor" in ran.err
    assert "pages" in run("terms", "--html", tmp_path / "pages", "--lang", "en").err
    assert (tmp_path / "pages" / "index.html").is_file()


def test_pages_are_of_all_terms(run: Run, tmp_path: Path) -> None:
    ran = run("terms", "status", "--html", tmp_path / "pages")
    assert ran.code == 2
    assert "leave WORD out" in ran.err
    assert not (tmp_path / "pages").exists()


def test_a_folder_that_is_a_file_is_wrong_use(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    assert run("terms", "--html", tmp_path / "file").code == 2
