"""The library of questions: each a SPARQL query with its words, and rows that cite.

A question is a file `data/questions/NN-name.rq`. Its head says, in comment lines, `sv:` and
`en:` what it asks, and for each parameter `param NAME KIND = DEFAULT` (KIND: thing, date, text).
A `?lang` in the query is the language of labels. Parameters are bound in the outermost group.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import pyoxigraph as ox

from innokraft.errors import Place, SourceError, UsageError
from innokraft.marked_yaml import did_you_mean
from innokraft.resources import resource
from innokraft.store.base import Reader
from innokraft.things import thing_or_iri
from innokraft.vocabulary import PREFIXES

_TEXT = re.compile(r"# (sv|en): (.+)")
_PARAMETER = re.compile(r"# param (\w+) (thing|date|text) = (.+)")
_LANG = re.compile(r"[?$]lang\b")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a question can be asked about; `default` is what it asks unless told otherwise."""

    name: str
    kind: str
    default: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question in words and in SPARQL."""

    number: int
    sv: str
    en: str
    parameters: tuple[Parameter, ...]
    sparql: str

    def text(self, language: str) -> str:
        """The question in Swedish or English."""
        return self.sv if language == "sv" else self.en


@cache
def questions() -> tuple[Question, ...]:
    """All questions of the library, by number."""
    return tuple(_read(path) for path in sorted(resource("data/questions").glob("*.rq")))


def question(number: int) -> Question:
    """The question of that number. Raises UsageError for none."""
    for each in questions():
        if each.number == number:
            return each
    raise UsageError(f"there is no question {number}", remedy="List them: innokraft ask.")


def bind(
    asked: Question, store: Reader, given: dict[str, str], language: str
) -> dict[str, ox.NamedNode | ox.Literal]:
    """The values of a question's parameters: what was given, or else the defaults.

    Raises UsageError for a parameter that the question has not, or a value of the wrong kind.
    """
    known = frozenset(parameter.name for parameter in asked.parameters)
    for name in given:
        if name not in known:
            problem = f"question {asked.number} has no parameter {name!r}"
            raise UsageError(problem, remedy=did_you_mean(name, known) if known else "It has none.")
    values: dict[str, ox.NamedNode | ox.Literal] = {
        each.name: _value(each, given.get(each.name, each.default), store)
        for each in asked.parameters
    }
    return values | ({"lang": ox.Literal(language)} if _LANG.search(asked.sparql) else {})


def _value(parameter: Parameter, value: str, store: Reader) -> ox.NamedNode | ox.Literal:
    if parameter.kind == "thing":
        return ox.NamedNode(thing_or_iri(store, value))
    if parameter.kind == "date":
        return ox.Literal(_date(value), datatype=ox.NamedNode(f"{PREFIXES['xsd']}date"))
    return ox.Literal(value.encode("utf-8", "replace").decode())


def _date(value: str) -> str:
    try:
        return date.fromisoformat(value if _DATE.fullmatch(value) else "").isoformat()
    except ValueError:
        raise UsageError(f"{value!r} is no date", remedy="Write it as 2015-05-31.") from None


def _read(path: Path) -> Question:
    source = path.read_text("utf-8")
    words = dict(_TEXT.findall(source))
    number = path.name.partition("-")[0]
    if set(words) != {"sv", "en"} or not number.isdecimal():
        raise SourceError("a question needs a number, '# sv:' and '# en:'", Place(str(path)))
    parameters = tuple(Parameter(*match) for match in _PARAMETER.findall(source))
    sparql = "".join(line for line in source.splitlines(keepends=True) if line[0] != "#")
    return Question(int(number), words["sv"], words["en"], parameters, sparql)
