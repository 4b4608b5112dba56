"""The settings of a project folder: `innokraft.toml`.

languages = ["sv", "en"]     # in which texts are read for concepts; the first is printed
title = "…"                  # or a table: [title] sv = "…" en = "…"
publisher = "…"              # who publishes the graph
licence = "https://…"        # an IRI
[ships]                      # false where the folder does without what ships
concepts = true
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn

from innokraft.bilingual import Bilingual
from innokraft.errors import Place, SourceError, did_you_mean, in_words, shown
from innokraft.files.bounded_reads import read_whole
from innokraft.model.own import PARTS
from innokraft.rdf.terms import is_iri
from innokraft.text.language import LANGUAGES

_KEYS = ("languages", "title", "publisher", "licence", "ships")
_SHIPS = {part: part != "records" for part in PARTS}
_LONGEST = 300
_AT_LINE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Settings:
    """What a project folder says of its graph; an empty text where it says nothing.

    `ships` are the parts of what ships that the graph is made with.
    """

    languages: tuple[str, ...] = LANGUAGES
    title: Bilingual | None = None
    publisher: str = ""
    licence: str = ""
    ships: frozenset[str] = field(
        default_factory=lambda: frozenset(part for part, used in _SHIPS.items() if used)
    )


def read_settings(path: Path) -> Settings:
    """The settings of a file.

    Raises SourceError, with the line, for what is no TOML, for a key that is none, and for a value
    that a key cannot have.
    """
    try:
        text = read_whole(path).removeprefix(b"\xef\xbb\xbf").decode()
        told = tomllib.loads(text)
    except OSError as error:
        raise in_words(error, "it cannot be read") from None
    except UnicodeDecodeError:
        raise SourceError("this is not UTF-8", Place(str(path)), "Save it as UTF-8.") from None
    except tomllib.TOMLDecodeError as error:
        line = _AT_LINE.search(str(error))
        said = _AT_LINE.sub("", str(error))
        last = text.count("\n") + 1
        place = Place(str(path), int(line[1] or last) if line else None)
        raise SourceError(f"this is not TOML: {said}", place, 'Write: key = "value".') from None
    return _Reading(path, text).settings(told)


class _Reading:
    """Reads what a file told, and knows on which line each key stands."""

    def __init__(self, path: Path, text: str) -> None:
        self._path, self._lines = path, text.splitlines()

    def settings(self, told: Mapping[str, object]) -> Settings:
        for key in told:
            if key not in _KEYS:
                self._refuse(key, f"{shown(key)} is no setting", did_you_mean(key, _KEYS))
        return Settings(
            self._languages(told.get("languages", list(LANGUAGES))),
            self._title(told["title"]) if "title" in told else None,
            self._text("publisher", told["publisher"]) if "publisher" in told else "",
            self._licence(told["licence"]) if "licence" in told else "",
            self._ships(told.get("ships", {})),
        )

    def _languages(self, value: object) -> tuple[str, ...]:
        remedy = f'Write some of {", ".join(LANGUAGES)}, each once: languages = ["sv", "en"].'
        if not isinstance(value, list) or not value:
            self._refuse("languages", f"{shown(str(value))} is no list of languages", remedy)
        for each in value:
            if each not in LANGUAGES or value.count(each) > 1:
                problem = f"{shown(str(each))} is no language of a graph, or stands there twice"
                self._refuse("languages", problem, remedy)
        return tuple(value)

    def _title(self, value: object) -> Bilingual:
        if isinstance(value, str):
            return Bilingual.alike(self._text("title", value))
        if not isinstance(value, dict) or not value:
            self._refuse("title", f"{shown(str(value))} is no title", 'Write: title = "…".')
        for key in value:
            if key not in LANGUAGES:
                problem = f"{shown(key)} is no language of a title"
                self._refuse(key, problem, did_you_mean(key, LANGUAGES), "title")
        texts = {key: self._text(key, text, "title") for key, text in value.items()}
        any_ = next(iter(texts.values()))
        return Bilingual(texts.get("sv", any_), texts.get("en", any_))

    def _text(self, key: str, value: object, table: str = "") -> str:
        if not isinstance(value, str) or not value.strip() or _CONTROL.search(value):
            problem = f"{shown(str(value))} is no text of one line"
            self._refuse(key, problem, f'Write: {key} = "…".', table)
        if len(value) > _LONGEST:
            problem = f"the text has {len(value)} characters"
            self._refuse(key, problem, f"It may have {_LONGEST}.", table)
        return value.strip()

    def _licence(self, value: object) -> str:
        written = self._text("licence", value)
        if not (written.startswith(("https://", "http://")) and is_iri(written)):
            remedy = 'Such as: licence = "https://creativecommons.org/licenses/by/4.0/".'
            self._refuse("licence", f"{shown(written)} is no address of a licence", remedy)
        return written

    def _ships(self, value: object) -> frozenset[str]:
        if not isinstance(value, dict):
            problem = f"{shown(str(value))} is no table of what ships"
            self._refuse("ships", problem, "Write [ships], and under it: questions = false.")
        for key, used in value.items():
            if key not in _SHIPS:
                problem = f"{shown(key)} is no part of what ships that one can do without"
                self._refuse(key, problem, did_you_mean(key, _SHIPS), "ships")
            if not isinstance(used, bool):
                problem = f"{shown(str(used))} is neither true nor false"
                self._refuse(key, problem, f"Write: {key} = true, or false.", "ships")
        return frozenset(part for part, used in (_SHIPS | value).items() if used)

    def _refuse(self, key: str, problem: str, remedy: str, table: str = "") -> NoReturn:
        raise SourceError(problem, Place(str(self._path), self._line(key, table), key), remedy)

    def _line(self, key: str, table: str) -> int | None:
        """The line where a key is told, in the table that it stands in."""
        name = rf"""["']?{re.escape(key)}["']?"""
        begins = re.compile(rf"\s*(?:\[\s*)?{name}\s*[].=]")
        inline = re.compile(rf"\s*{re.escape(table)}\s*[.=].*{name}\s*=") if table else begins
        inside = not table
        for number, line in enumerate(self._lines, 1):
            if table and re.match(rf"\s*\[\s*{re.escape(table)}\s*\]", line):
                inside = True
            elif (inside and begins.match(line)) or inline.match(line):
                return number
        return None
