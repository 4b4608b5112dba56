"""Divides a query into words as the store's parser does, in each way in which it could be read.

The store's parser reads letter by letter: whether `<` begins an IRI or compares depends on what
stands before it, and after `true` a word may follow without a blank. A place that can be read in
two ways is read in both; a reading that cannot go on to the end of the query is none. So a word
that the parser may read is among those given here, and one that no reading shows is none of it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from innokraft.query.sparql_tokens import HEX, IN_NAME, LETTER

_FIRST = f"{LETTER}_0-9"
_NEXT = f"{_FIRST}\u00b7\u0300-\u036f\u203f-\u2040"
_CODE = rf"\\u(?![dD][89a-fA-F]){HEX}{{4}}|\\U(?!0000[dD][89a-fA-F])00(?:0{HEX}|10){HEX}{{4}}"
_ESCAPE = rf"\\[tbnrf\\\"']|{_CODE}"
_WORDS = rf"""
      (?P<blank> [ \t\r\n]++ )
    | (?P<iri> <(?:[^<>"{{}}|^`\\\x00-\x20]|{_CODE})*+> )
    | (?P<string> \"{{3}}(?:[^"\\]|{_ESCAPE}|"(?!""))*+\"{{3}}
                | '{{3}}(?:[^'\\]|{_ESCAPE}|'(?!''))*+'{{3}}
                | "(?:[^"\\\n\r]|{_ESCAPE})*+"
                | '(?:[^'\\\n\r]|{_ESCAPE})*+' )
    | (?P<variable> [?$][{_FIRST}][{_NEXT}]*+ )
    | (?P<language> @[A-Za-z]++(?:-[A-Za-z0-9]++)*+(?:--[A-Za-z]++)? )
    | (?P<node> _:[{_FIRST}](?:[{_NEXT}-]|\.++(?=[{_NEXT}-]))*+ )
    | (?P<name> (?:[{LETTER}](?:[{_NEXT}-]|\.++(?=[{_NEXT}-]))*+)?:
                (?:(?:[{_FIRST}:]|{IN_NAME})(?:[{_NEXT}:-]|{IN_NAME})*+
                   (?:\.++(?:[{_NEXT}:-]|{IN_NAME})++)?+ )?+ )
    | (?P<number> (?:[0-9]++\.?+[0-9]*+|\.[0-9]++)[eE][+-]?+[0-9]++ | [0-9]++ )
    | (?P<word> [{LETTER}_](?:[{_NEXT}-]|\.++(?=[{_NEXT}-]))*+ )
    | (?P<open> ["'\\] )
    | (?P<sign> . )
    """
_NO_READING = "a string never ends, or an escape stands where SPARQL reads none"
_LINE_END = re.compile("[\n\r]")
_GLUED = re.compile(r"(?:true|false)(?=\.*+service)", re.IGNORECASE)
_OPERANDS = frozenset({"iri", "string", "variable", "language", "number", "name"})
_MAY_END_OPERAND = frozenset(")}>")
_WANTS_OPERAND = frozenset("</=!|&+-*^,(")


class Word(NamedTuple):
    """A word of a query: where it begins, its kind, its text, and what stands before it.

    `after` is PREFIX or GRAPH where that word stands before, `operand` where something does that
    can be compared, `operator` where something does that wants an operand, else nothing.
    """

    start: int
    kind: str
    text: str
    after: str


class _Place(NamedTuple):
    """How far a reading has come, and what stands before."""

    start: int
    after: str


_Step = tuple[_Place, _Place, Word]


def words(sparql: str) -> list[Word]:
    """The words of all readings of a query, without blanks and comments, by where they begin.

    Raises MistakenQueryError for a query that has no reading to its end.
    """
    steps = sorted(_steps(sparql), key=lambda step: -step[0].start)
    alive: set[_Place] = set()
    for start, end, _ in steps:
        if end.start == len(sparql) or end in alive:
            alive.add(start)
    if sparql and _Place(0, "") not in alive:
        furthest = max((end.start for _, end, _ in steps), default=0)
        from innokraft.query.mistakes import no_sparql  # late: few queries come so far

        raise no_sparql(sparql, _NO_READING, furthest)
    found = {word for _, end, word in steps if end in alive or end.start == len(sparql)}
    return sorted(word for word in found if word.kind != "blank")


def _steps(sparql: str) -> Iterator[_Step]:
    """Every word at every place that a reading can come to."""
    line_ends = [*(found.start() for found in _LINE_END.finditer(sparql)), len(sparql)]
    places = [_Place(0, "")] if sparql else []
    seen = set(places)
    while places:
        place = places.pop()
        for kind, stop in _readings(sparql, place, line_ends):
            text = "" if kind == "blank" else sparql[place.start : stop]
            word = Word(place.start, kind, text, place.after)
            end = _Place(stop, _after(word))
            yield place, end, word
            if end not in seen and end.start < len(sparql):
                seen.add(end)
                places.append(end)


@cache
def _pattern() -> re.Pattern[str]:
    """Made when it is needed: it takes longer than most queries, and few are looked at so."""
    return re.compile(_WORDS, re.VERBOSE | re.DOTALL)


def _readings(sparql: str, place: _Place, line_ends: list[int]) -> Iterator[tuple[str, int]]:
    """What may stand at a place, each with where it ends."""
    if sparql[place.start] == "#":  # a comment; its end is looked up: many may share a long line
        yield "blank", line_ends[bisect_left(line_ends, place.start)]
        return
    found = _pattern().match(sparql, place.start)
    assert found is not None  # any letter is a sign
    kind = found.lastgroup or ""
    if kind != "open":
        yield kind, found.end()
    if kind == "iri" and place.after == "operand":
        yield "sign", place.start + 1
    if kind == "name" and (glued := _GLUED.match(sparql, place.start)):
        yield "word", glued.end()


def _after(word: Word) -> str:
    """What stands before the word that follows a word."""
    match word.kind:
        case "blank":
            return word.after
        case "word":
            return _after_word(word.text.upper())
        case "sign" if word.text in _WANTS_OPERAND:
            return "operator"
        case "sign":
            return "operand" if word.text in _MAY_END_OPERAND else ""
        case "name" if word.after == "PREFIX":
            return ""
    return "operand" if word.kind in _OPERANDS else ""


def _after_word(upper: str) -> str:
    if upper.endswith(("TRUE", "FALSE")) or not upper.replace("_", "").isalnum():
        return "operand"  # a run such as true-1 may hold more than a word
    return next((word for word in ("PREFIX", "GRAPH") if upper.endswith(word)), "")
