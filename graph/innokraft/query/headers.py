"""The head of a question's file: what it asks, its parameters and its marks, line by line.

What looks like a line of the head and is none is told with the line that would be right; other
comments are the author's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from string import Formatter

from innokraft.bilingual import Bilingual
from innokraft.errors import Place, SourceError, did_you_mean, shown
from innokraft.views.literals import date_in_words

KINDS = ("thing", "date", "text")
"""What a parameter can be."""
NEEDS = (
    "people", "research subjects", "kinds of grant", "several sources", "days of records",
    "sections on results",
)  # fmt: skip
"""What some questions need the sources to give; `query.emptiness` says how to look for it."""
MARKS = (
    "needs annotations", "holds all against all", "an answer at length",
    *(f"needs {each}" for each in NEEDS),
)  # fmt: skip
"""What a head says of the whole question."""

_WORDS = re.compile(r"#\s*(\w\w):\s*(.*)")
_PARAMETER = re.compile(
    r"# param (\w+) (\w+)(?: = (.+?)(?: \(([^|\n]+) \| ([^|\n]+)\))?)?\s*", re.ASCII
)
_MORE = re.compile(r"# words: (.+)")
_RANGE = re.compile(r"# range (\w+) (\w+)\s*", re.ASCII)
_FIRST = re.compile(r"#\s*([a-z]+)\b")
_RIGHT = {
    "param": "# param NAME thing|date|text = DEFAULT (svenska | English); without a default, "
    "what is behind the kind is left out",
    "words": "# words: WORDS, A PHRASE by which the question is found",
    "range": "# range FROM TO, two parameters that are dates",
}


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a question can be asked about; `default` is what it asks unless told otherwise.

    Without a default it must be told. `words` are what to call the default, where no graph says it.
    """

    name: str
    kind: str
    default: str
    words: Bilingual


@dataclass
class Header:
    """What a head says: words by language, `more` to find it by, and on which line a thing is."""

    file: str
    words: dict[str, str] = field(default_factory=dict)
    parameters: list[Parameter] = field(default_factory=list)
    more: list[str] = field(default_factory=list)
    ranges: list[tuple[str, str]] = field(default_factory=list)
    marks: set[str] = field(default_factory=set)
    lines: dict[str, int] = field(default_factory=dict)


def read_header(source: str, file: str) -> Header:
    """The head of a file. Raises SourceError, with the line, for what is wrong in it."""
    header = Header(file)
    for number, line in _head(source):
        _read_line(header, number, line)
    _check(header, source)
    return header


def _head(source: str) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(source.split("\n"), 1):
        if line.strip() and not line.startswith("#"):
            return
        yield number, line.rstrip()


def _read_line(header: Header, number: int, line: str) -> None:
    if found := _WORDS.fullmatch(line):
        _add_words(header, number, *found.groups())
        return
    if more := _MORE.fullmatch(line):
        header.more += [phrase.strip() for phrase in more[1].split(",")]
        return
    first = _FIRST.match(line)
    key = get_close_matches(first[1], _RIGHT, 1, 0.75) if first else []
    if "range" in key and (ends := _RANGE.fullmatch(line)):
        header.ranges.append((ends[1], ends[2]))
        header.lines[f"range {ends[1]} {ends[2]}"] = number
    elif "param" in key and (told := _PARAMETER.fullmatch(line)):
        _add_parameter(header, number, told)
    elif key and first and (first[1] == key[0] or len(line.split()) < 5):
        raise _wrong(
            header, number, f"{shown(line)} is no line of a head", f"Write {_RIGHT[key[0]]}."
        )
    elif line.removeprefix("# ") in MARKS:
        header.marks.add(line.removeprefix("# "))
    elif near := get_close_matches(line.removeprefix("#").strip().lower(), MARKS, 1, 0.8):
        raise _wrong(header, number, f"{shown(line)} is no line of a head", f"Write # {near[0]}.")


def _add_words(header: Header, number: int, language: str, words: str) -> None:
    if language not in {"sv", "en"}:
        raise _wrong(header, number, f"a question does not speak {language!r}", "sv or en.")
    if language in header.words:
        raise _wrong(header, number, f"'# {language}:' stands there twice", "One is enough.")
    if not words.strip():
        raise _wrong(header, number, f"'# {language}:' says nothing", "Write the question there.")
    header.words[language], header.lines[language] = words, number


def _add_parameter(header: Header, number: int, told: re.Match[str]) -> None:
    name, kind, default, sv, en = told.groups()
    if kind not in KINDS:
        raise _wrong(header, number, f"a parameter is no {kind!r}", did_you_mean(kind, KINDS))
    if name in {each.name for each in header.parameters}:
        raise _wrong(header, number, f"the parameter {name!r} stands there twice", "")
    words = Bilingual(sv or default or "…", en or default or "…")
    if kind == "date" and default:
        try:
            date.fromisoformat(default)
        except ValueError:
            problem = f"{shown(default)} is no date"
            raise _wrong(header, number, problem, "Write it as 2015-05-31.") from None
        words = date_in_words(default)
    header.parameters.append(Parameter(name, kind, default or "", words))
    header.lines[f"param {name}"] = number


def _check(header: Header, source: str) -> None:
    """That gaps, ranges and parameters fit each other and the query."""
    kinds = {each.name: each.kind for each in header.parameters}
    for language, words in header.words.items():
        for gap in _gaps(header, language, words):
            if gap not in kinds:
                problem = f"{{{gap}}} is no parameter"
                raise _wrong(header, header.lines[language], problem, _declare(gap, kinds))
    for ends in header.ranges:
        for name in ends:
            if kinds.get(name) != "date":
                problem = f"{name!r} is no parameter that is a date"
                line = header.lines[f"range {ends[0]} {ends[1]}"]
                raise _wrong(header, line, problem, f"Declare it: # param {name} date.")
    variables = set(re.findall(r"[?$](\w+)", re.sub(r"(?m)^#.*", "", source)))
    for name in kinds:
        if name not in variables:
            near = did_you_mean(name, variables)
            problem = f"the query has no variable ?{name}"
            raise _wrong(header, header.lines[f"param {name}"], problem, near)


def _gaps(header: Header, language: str, words: str) -> list[str]:
    try:
        return [gap for _, gap, form, _ in Formatter().parse(words) if gap is not None]
    except ValueError:
        problem = "a brace in the question has no other end"
        raise _wrong(header, header.lines[language], problem, "Gaps are {name}.") from None


def _declare(gap: str, kinds: dict[str, str]) -> str:
    near = get_close_matches(gap, kinds, 1)
    declared = f"Declare it: # param {gap} thing|date|text."
    return (
        f"Did you mean {{{near[0]}}}? Or declare it: # param {gap} thing|date|text."
        if near
        else declared
    )


def _wrong(header: Header, line: int, problem: str, remedy: str) -> SourceError:
    return SourceError(problem, Place(header.file, line=line), remedy)
