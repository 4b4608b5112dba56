"""The words by which a text tells what it is about to say: a table that ships, `data/cues.tsv`.

A row is a relation, the name of its rule, a language, the kinds of section that it holds in (`any`
is all), the cue, words beside which it does not hold, and how often readers agree with it, of 1. A
cue is a regular expression over one sentence, in which a blank is any blank, `*` after a letter or
a bracket is the rest of a word, and `…` is up to six words or none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from innokraft.errors import Place, SourceError
from innokraft.files.shipped import resource
from innokraft.files.tsv import shipped_rows
from innokraft.record import SectionKind

FILE = "data/cues.tsv"
HEAD = "relation\trule\tlanguage\tsections\tcue\tunless\tsure"
LANGUAGES = ("sv", "en")
_GAP = r"\s(?:\S+\s){0,6}?"
_REST = re.compile(r"(?<!\\w)(?<=[\w)])\*")
_ANY = frozenset(SectionKind) - {SectionKind.LINKS}


@dataclass(frozen=True, slots=True)
class Cue:
    """One row: the words that tell of a relation, where they do, and how sure that is."""

    rule: str
    sections: frozenset[SectionKind]
    words: re.Pattern[str]
    unless: re.Pattern[str] | None
    sure: float

    def search(self, text: str, section: SectionKind, start: int = 0) -> re.Match[str] | None:
        """Where the cue stands in a sentence of such a section, from a place on."""
        if section not in self.sections or (self.unless and self.unless.search(text)):
            return None
        return self.words.search(text, start)


def cues(relation: str, language: str) -> tuple[Cue, ...]:
    """The cues of a relation in a language, the surest first."""
    return _table().get((relation, language), ())


def plain_cue(rule: str, words: re.Pattern[str], sure: float) -> Cue:
    """A cue that holds in every section, of an expression that is no row of the table."""
    return Cue(rule, _ANY, words, None, sure)


@cache
def _table() -> dict[tuple[str, str], tuple[Cue, ...]]:
    return parse_cues(resource(FILE).read_text("utf-8").splitlines())


def parse_cues(lines: list[str]) -> dict[tuple[str, str], tuple[Cue, ...]]:
    """The cues of a table by relation and language. Raises SourceError, with the line."""
    found: dict[tuple[str, str], list[Cue]] = {}
    for place, cells in shipped_rows(lines, FILE, HEAD, "a row has seven cells"):
        relation, rule, language, sections, cue, unless, sure = cells
        if language not in LANGUAGES:
            raise SourceError(f"{language!r} is no language", place, "It is sv or en.")
        row = Cue(
            rule,
            _sections(sections, place),
            _pattern(cue, place),
            _pattern(unless, place) if unless else None,
            float(sure),
        )
        found.setdefault((relation, language), []).append(row)
    return {key: tuple(sorted(rows, key=lambda r: -r.sure)) for key, rows in found.items()}


def _sections(written: str, place: Place) -> frozenset[SectionKind]:
    if written == "any":
        return _ANY
    try:
        return frozenset(map(SectionKind, written.split(",")))
    except ValueError:
        problem = f"{written!r} is no kind of section"
        raise SourceError(problem, place, "It is aim, result, method or other.") from None


def _pattern(cue: str, place: Place) -> re.Pattern[str]:
    gapped = cue.replace(" … ?", f"(?:{_GAP}|\\s)").replace(" … ", _GAP)
    words = _REST.sub(r"\\w*", gapped).replace(" ", r"\s")
    try:
        return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)
    except re.error as error:
        raise SourceError(f"the cue is no expression: {error}", place) from None
