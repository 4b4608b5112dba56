"""Where the list of objects stands that an answer of an interface wraps in an envelope.

An envelope is an object that holds the list under a name that says no more than that (`data`,
`items`, `results` …), or another envelope that does, beside a head, links and counts.
"""

from __future__ import annotations

import json
import re

_LISTS = frozenset(
    "projekt finansieradeaktiviteter value values data items result results project projects"  # noqa: SIM905
    " award awards content hits".split()
)
_INSIDE = frozenset(
    "response results data projectsbean facetedsearchresultbean projectoverview".split()  # noqa: SIM905
)
_START, _NAMED = re.compile(r"\s*([\[{])"), re.compile(r'[\s,]*"([^"\\]{1,40})"\s*:\s*')
_OF_OBJECTS = re.compile(r"\[\s*(?:[{\]]|\Z)")
_DEEPEST = 3
_MOST_BEFORE = 16
"""How many members of an envelope are looked through."""


def list_in(text: str, at: int, decoder: json.JSONDecoder) -> tuple[int, int] | None:
    """Where the first value of a list starts, and how many envelopes it lies in; None for no list.

    >>> list_in('{"response": {"head": {}, "award": [{}]}}', 0, json.JSONDecoder())
    (36, 2)
    >>> list_in('{"id": 7, "subjects": []}', 0, json.JSONDecoder()) is None
    True
    """
    start = _START.match(text, at)
    if start is None:
        return None
    return (start.end(), 0) if start[1] == "[" else _inside(text, start.end(), decoder, 1)


def _inside(text: str, at: int, decoder: json.JSONDecoder, depth: int) -> tuple[int, int] | None:
    """The same for what an object holds that starts before `at`."""
    for _ in range(_MOST_BEFORE):
        named = _NAMED.match(text, at)
        if named is None:
            return None
        name, at = named[1].casefold(), named.end()
        if name in _LISTS and _OF_OBJECTS.match(text, at):
            return at + 1, depth
        nested = name in _INSIDE and depth < _DEEPEST and text[at : at + 1] == "{"
        if nested and (found := _inside(text, at + 1, decoder, depth + 1)):
            return found
        try:
            at = decoder.raw_decode(text, at)[1]
        except (ValueError, RecursionError):
            return None
    return None
