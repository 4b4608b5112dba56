"""What a question is asked about: the values of its parameters, and what to call them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

import pyoxigraph as ox

from innokraft.bilingual import Bilingual
from innokraft.errors import UsageError, did_you_mean
from innokraft.query.headers import Parameter
from innokraft.query.lookup import thing_or_iri
from innokraft.query.questions import Question
from innokraft.rdf.namespaces import BASE, PREFIXES
from innokraft.store.base import Reader, value_of
from innokraft.views.labels import record_names, words_for
from innokraft.views.literals import date_in_words

_LANG = re.compile(r"[?$]lang\b")
_TITLED = f"{BASE}project/"
_VERSION_OF = f"<{PREFIXES['dcterms']}isVersionOf>"
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def bind(
    asked: Question, store: Reader, given: dict[str, str], language: str
) -> dict[str, ox.NamedNode | ox.Literal]:
    """The values of a question's parameters: what was given, or else the defaults.

    Raises UsageError for a parameter that the question has not, one that has no default and is not
    given, a value of the wrong kind, and a range of which one end is given, or whose end is before
    its start.
    """
    known = frozenset(parameter.name for parameter in asked.parameters)
    for name in given:
        if name not in known:
            problem = f"question {asked.name} has no parameter {name!r}"
            raise UsageError(problem, remedy=did_you_mean(name, known) if known else "It has none.")
    for each in asked.missing(given):
        problem = f"question {asked.name} needs {each.name!r}, a {each.kind}"
        raise UsageError(problem, remedy=f"Give it: -p {each.name}=….")
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
    if absent := [name for name in ends if name not in given]:
        if len(absent) < len(ends):
            problem = f"{ends[0]!r} and {ends[1]!r} are given together; {absent[0]!r} is missing"
            raise UsageError(problem, remedy=f"Give it too: -p {absent[0]}=YYYY-MM-DD.")
        return
    if values[ends[0]].value > values[ends[1]].value:
        problem = f"{given[ends[0]]} is after {given[ends[1]]}"
        raise UsageError(problem, remedy=f"{ends[0]!r} is the earlier day, {ends[1]!r} the later.")


def words_of(
    asked: Question, store: Reader, bindings: Mapping[str, ox.NamedNode | ox.Literal]
) -> dict[str, Bilingual]:
    """What to call the values that a question is asked about."""
    things = {p.name: bindings[p.name].value for p in asked.parameters if p.kind == "thing"}
    names = _quoted_titles(words_for(store, things.values()))
    words = {}
    for each in asked.parameters:
        value = bindings[each.name].value
        path = value.removeprefix(BASE)
        if each.kind != "thing":
            words[each.name] = (
                date_in_words(value) if each.kind == "date" else Bilingual.alike(value)
            )
        elif value in names or path != each.default:
            words[each.name] = names.get(value) or _record_in_words(store, value)
    return words


def _quoted_titles(names: Mapping[str, Bilingual]) -> dict[str, Bilingual]:
    """Names, those of projects in quotes: a title in a sentence is else no sentence."""
    return {
        iri: Bilingual(f"”{name.sv}”", f"“{name.en}”") if iri.startswith(_TITLED) else name
        for iri, name in names.items()
    }


def _record_in_words(store: Reader, iri: str) -> Bilingual:
    """The words for a record, of whichever version, or else the path of an IRI."""
    query = f"SELECT ?version WHERE {{ ?version {_VERSION_OF} ?whole }} ORDER BY ?version LIMIT 1"
    found = [value_of(row["version"]) for row in store.select(query, whole=ox.NamedNode(iri))]
    names = record_names(store, found or ([iri] if iri.startswith(f"{BASE}record/") else []))
    called = [name for each, name in names.items() if name.sv != each]
    return called[0] if called else Bilingual.alike(iri.removeprefix(BASE))


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
