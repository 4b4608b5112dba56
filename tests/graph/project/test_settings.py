"""The settings of a project folder, right and wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from innokraft.bilingual import Bilingual
from innokraft.errors import SourceError
from innokraft.project.laying_out import init_project
from innokraft.project.settings import Settings, read_settings


def test_settings_are_read(tmp_path: Path) -> None:
    path = tmp_path / "innokraft.toml"
    path.write_text(
        'languages = ["en"]\npublisher = " Kontoret "\nlicence = "https://example.org/by"\n'
        '[title]\nsv = "Våra projekt"\nen = "Our projects"\n[ships]\nquestions = false\n',
        "utf-8",
    )
    parts = frozenset({"concepts", "wordings", "organisations", "shapes"})
    title = Bilingual("Våra projekt", "Our projects")
    assert read_settings(path) == Settings(
        ("en",), title, "Kontoret", "https://example.org/by", parts
    )


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_settings_of_a_new_folder_are_read_with_and_without_their_examples(
    tmp_path: Path, language: str
) -> None:
    path = init_project(tmp_path / "new", language).root / "innokraft.toml"
    assert read_settings(path).languages[0] == language
    path.write_text(path.read_text("utf-8").replace("\n#", "\n").replace("\n ", "\n# "), "utf-8")
    lines = [line for line in path.read_text("utf-8").splitlines() if " = " in line]
    path.write_text("\n".join(lines[:4]), "utf-8")
    told = read_settings(path)
    assert told.title
    assert told.publisher
    assert told.licence.startswith("https://creativecommons.org/")


WRONG = {
    "languages = [": (1, "not TOML", 'key = "value"'),
    'a = 1\na = "é"': (2, "not TOML", ""),
    'titel = "x"': (1, "'titel' is no setting", "title"),
    'title = "a"\n[folder]\nx = 1': (2, "'folder' is no setting", "There are"),
    "languages = []": (1, "no list of languages", '["sv", "en"]'),
    'languages = "sv"': (1, "no list of languages", '["sv", "en"]'),
    'languages = ["sv", "de"]': (1, "'de' is no language", "sv, en"),
    'languages = ["sv", "sv"]': (1, "twice", "each once"),
    "languages = [1]": (1, "'1' is no language", "sv, en"),
    "\ntitle = 3": (2, "'3' is no title", 'title = "…"'),
    'title = ""': (1, "no text of one line", 'title = "…"'),
    'title = "a\\u202e\\nb"': (1, "no text of one line", 'title = "…"'),
    '[title]\nde = "Titel"': (2, "'de' is no language of a title", "sv"),
    'title = { sv = "a", no = "b" }': (1, "'no' is no language of a title", "sv"),
    "[title]\n\nsv = 1": (3, "no text of one line", 'sv = "…"'),
    "publisher = true": (1, "no text of one line", 'publisher = "…"'),
    'licence = "CC BY"': (1, "no address of a licence", "creativecommons"),
    'licence = "https://a b"': (1, "no address of a licence", "creativecommons"),
    'licence = "javascript:alert(1)"': (1, "no address of a licence", "creativecommons"),
    "ships = true": (1, "no table of what ships", "[ships]"),
    '[ships]\nconcepts = "no"': (2, "neither true nor false", "concepts = true"),
    "title = 'x'\n[ships]\nvalues = false": (3, "'values' is no part", "There are"),
    f'title = "{"x" * 301}"': (1, "301 characters", "300"),
}


@pytest.mark.parametrize("content", WRONG)
def test_what_is_wrong_with_settings_is_told_with_line_and_remedy(
    tmp_path: Path, content: str
) -> None:
    line, problem, remedy = WRONG[content]
    path = tmp_path / "innokraft.toml"
    path.write_text(content, "utf-8")
    with pytest.raises(SourceError) as raised:
        read_settings(path)
    assert raised.value.place
    assert raised.value.place[:2] == (str(path), line)
    assert problem in raised.value.problem
    assert remedy in raised.value.remedy


def test_settings_that_are_no_text_are_told(tmp_path: Path) -> None:
    path = tmp_path / "innokraft.toml"
    path.write_bytes(b'title = "\xe5"')
    with pytest.raises(SourceError, match="not UTF-8"):
        read_settings(path)
