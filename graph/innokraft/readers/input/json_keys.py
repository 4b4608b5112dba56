"""The names of fields in the start of a JSON file: what a reader knows its source by."""

from __future__ import annotations

import json
import re

from innokraft.text.normalisation import tidy

_NAME = re.compile(r'"((?:[^"\\\n]|\\.){1,80})"\s*:')


def json_keys(head: str) -> frozenset[str]:
    r"""The names, as they are written but for Unicode's forms and JSON's escapes; else none.

    >>> sorted(json_keys('[{"a": 1, "\\u00e4rende": {"b": "c"}}')), json_keys("a: 1")
    (['a', 'b', 'ärende'], frozenset())
    """
    if head.lstrip("\ufeff \t\r\n")[:1] not in {"[", "{"}:
        return frozenset()
    return frozenset(tidy(_plain(m[1])) for m in _NAME.finditer(head))


def _plain(name: str) -> str:
    if "\\" not in name:
        return name
    try:
        return str(json.loads(f'"{name}"'))
    except ValueError:
        return name


def folded_keys(head: str) -> frozenset[str]:
    """The names in lower case."""
    return frozenset(name.casefold() for name in json_keys(head))
