"""The library of questions: each a SPARQL query with its words, and rows that cite.

A question is a file `data/questions/NN-name.rq`. Its head says, in comment lines:

    sv: … {place}?                    what it asks, with its parameters where they belong
    en: … {place}?
    param place thing = place/ort (orten | the place)
                                      a parameter, its kind (thing, date, text), what it is unless
                                      told otherwise, and for a thing what to call that
    range from to                     two dates that are given together or not at all
    needs annotations                 only what a person read out of a text answers it
    holds all against all             of a graph with thousands of records that takes seconds
    an answer at length               of such a graph it has more rows than one reads in a page

A `?lang` in the query is the language of labels. Parameters are bound in the outermost group, and
in an inner one that says `VALUES ?place {}`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import pyoxigraph as ox

from innokraft.bilingual import Bilingual
from innokraft.errors import Place, SourceError, UsageError, did_you_mean
from innokraft.files.shipped import resource
from innokraft.query.lookup import thing_or_iri
from innokraft.rdf.graphs import PROVENANCE
from innokraft.rdf.namespaces import BASE, PREFIXES
from innokraft.store.base import Reader, value_of
from innokraft.views.labels import words_for
from innokraft.views.literals import date_in_words

_TEXT = re.compile(r"# (sv|en): (.+)")
_PARAMETER = re.compile(
    r"# param (\w+) (thing|date|text) = (.+?)(?: \(([^|\n]+) \| ([^|\n]+)\))?$", re.M
)
_RANGE = re.compile(r"# range (\w+) (\w+)$", re.M)
_NEEDS = re.compile(r"# needs annotations$", re.M)
_PAIRS = re.compile(r"# holds all against all$", re.M)
_LENGTH = re.compile(r"# an answer at length$", re.M)
_LANG = re.compile(r"[?$]lang\b")
_CITES = re.compile(r"\?(?:\w+_)?quote(?:_\w+)?\b")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a question can be asked about; `default` is what it asks unless told otherwise.

    `words` are what to call the default, where no graph says it.
    """

    name: str
    kind: str
    default: str
    words: Bilingual


@dataclass(frozen=True, slots=True)
class Question:
    """A question in words, with gaps for its parameters, and in SPARQL.

    `ranges` are pairs of dates that are given together; `annotated` is whether only what a person
    read out of a text answers it; `pairs` is whether it holds all against all, which takes long,
    and `long` whether its answer is more than one reads in a page.
    """

    number: int
    words: Bilingual
    parameters: tuple[Parameter, ...]
    sparql: str
    ranges: tuple[tuple[str, str], ...] = ()
    annotated: bool = False
    pairs: bool = False
    long: bool = False

    @property
    def cites(self) -> bool:
        """Whether each row of an answer has quotes of its own."""
        return bool(_CITES.search(self.sparql))

    def text(self, asked: Mapping[str, Bilingual] | None = None) -> Bilingual:
        """The question in words, of what is asked about or else of the defaults."""
        words = {each.name: each.words for each in self.parameters} | dict(asked or {})
        return self.words.filled(**words)


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """A question of the library with its parameters: its words, and what they stand for."""

    question: Question
    text: Bilingual
    bindings: dict[str, ox.NamedNode | ox.Literal]


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

    Raises UsageError for a parameter that the question has not, a value of the wrong kind, and a
    range of which one end is given, or whose end is before its start.
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
    for ends in asked.ranges:
        _check_range(ends, given, values)
    return values | ({"lang": ox.Literal(language)} if _LANG.search(asked.sparql) else {})


def _check_range(
    ends: tuple[str, str], given: Mapping[str, str], values: Mapping[str, ox.NamedNode | ox.Literal]
) -> None:
    if missing := [name for name in ends if name not in given]:
        if len(missing) < len(ends):
            problem = f"{ends[0]!r} and {ends[1]!r} are given together; {missing[0]!r} is missing"
            raise UsageError(problem, remedy=f"Give it too: -p {missing[0]}=YYYY-MM-DD.")
        return
    if values[ends[0]].value > values[ends[1]].value:
        problem = f"{given[ends[0]]} is after {given[ends[1]]}"
        raise UsageError(problem, remedy=f"{ends[0]!r} is the earlier day, {ends[1]!r} the later.")


def words_of(
    asked: Question, store: Reader, bindings: Mapping[str, ox.NamedNode | ox.Literal]
) -> dict[str, Bilingual]:
    """What to call the values that a question is asked about."""
    things = {p.name: bindings[p.name].value for p in asked.parameters if p.kind == "thing"}
    names = words_for(store, things.values())
    words = {}
    for each in asked.parameters:
        value = bindings[each.name].value
        path = value.removeprefix(BASE)
        if each.kind != "thing":
            words[each.name] = (
                date_in_words(value) if each.kind == "date" else Bilingual.alike(value)
            )
        elif value in names or path != each.default:
            words[each.name] = names.get(value, Bilingual.alike(path))
    return words


_NO_RECORDS = Bilingual("grafen har inga källposter", "the graph holds no records")
_NOTHING = Bilingual("inget i grafen svarar på det", "nothing in the graph answers that")
_UNREAD = Bilingual(
    "frågan gäller vad någon har läst ut ur en text, och ingen har annoterat någon av grafens "
    "källposter ({all}); se innokraft suggest",
    "the question is about what someone has read out of a text, and nobody has annotated any of "
    "the graph's records ({all}); see innokraft suggest",
)
_PARTLY = Bilingual(
    "inget i grafen svarar på det; frågan gäller vad någon har läst ut ur en text, och annoterade "
    "är {read} av {all} källposter",
    "nothing in the graph answers that; the question is about what someone has read out of a "
    "text, and {read} of {all} records are annotated",
)


def why_empty(asked: Question, store: Reader, read: int | None = None) -> Bilingual:
    """Why a question has no answer: the graph holds nothing, or nobody has annotated it.

    `read` is how many records are annotated, where that is known (see `annotated_records`).
    """
    count = _count(store, "")
    read = annotated_records(store) if read is None else read
    told = _NOTHING
    if not count:
        told = _NO_RECORDS
    elif asked.annotated:
        told = _PARTLY if read else _UNREAD
    return told.filled(all=count, read=read)


def annotated_records(store: Reader) -> int:
    """How many records of a graph a person has annotated."""
    which = f'FILTER(STRSTARTS(STR(?annotation), "{BASE}annotation/"))'
    return _count(store, f"?annotation prov:wasDerivedFrom ?version {which}")


def _count(store: Reader, which: str) -> int:
    """How many records a graph holds, or of how many that holds."""
    (row,) = store.select(
        f"SELECT (COUNT(DISTINCT ?record) AS ?n) {{ GRAPH {PROVENANCE} {{ "
        f"?version dcterms:isVersionOf ?record . {which} }} }}"
    )
    return int(value_of(row["n"]))


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
    parameters = tuple(_parameter(*match) for match in _PARAMETER.findall(source))
    sparql = "".join(line for line in source.splitlines(keepends=True) if line[0] != "#")
    ranges = tuple((match[0], match[1]) for match in _RANGE.findall(source))
    marks = (bool(mark.search(source)) for mark in (_NEEDS, _PAIRS, _LENGTH))
    return Question(int(number), Bilingual(**words), parameters, sparql, ranges, *marks)


def _parameter(name: str, kind: str, default: str, sv: str, en: str) -> Parameter:
    words = Bilingual(sv or default, en or default)
    return Parameter(name, kind, default, date_in_words(default) if kind == "date" else words)
