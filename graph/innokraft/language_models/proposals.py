"""What a model answered, read into values: whatever it is, it ends as proposals or is told broken.

Nothing is believed here but the form. JSON may stand in a code block or among prose.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

MOST_ITEMS = 400
"""How many things and how many statements of one answer are looked at."""

_MOST_STARTS = 200
_LONGEST = 20_000  # characters of one text of an answer
_THING = ("name", "kind", "label", "of", "series", "year")
_STATEMENT = ("section", "quote", "subject", "relation", "object", "certainty")


class BrokenAnswerError(ValueError):
    """A text that holds no JSON object of the form that was asked for."""


class ProposedThing(NamedTuple):
    """An entry of `things`, as it came."""

    name: str
    kind: str
    label: str
    of: str
    series: str
    year: str


class ProposedStatement(NamedTuple):
    """An entry of `statements`, as it came."""

    section: str
    quote: str
    subject: str
    relation: str
    object: str
    certainty: str


class Answer(NamedTuple):
    """What an answer proposes; `malformed` are entries of another form, as they can be shown."""

    things: tuple[ProposedThing, ...]
    statements: tuple[ProposedStatement, ...]
    malformed: tuple[str, ...]
    beyond: int


def found_object(content: str) -> dict[str, Any]:
    """The JSON object in a model's text that has `statements`. Raises BrokenAnswerError."""
    decoder = json.JSONDecoder()
    at = content.find("{")
    for _ in range(_MOST_STARTS):
        if at < 0:
            break
        try:
            found, end = decoder.raw_decode(content, at)
        except (ValueError, RecursionError):
            end = at + 1
        else:
            if isinstance(found, dict) and isinstance(found.get("statements"), list):
                return found
        at = content.find("{", end)
    raise BrokenAnswerError("it holds no JSON object with a list of statements")


def as_kept(found: dict[str, Any]) -> dict[str, Any]:
    """What of an answer is kept: the fields that were asked for, each a text, a number or nothing.

    An entry of another form stays as a text that tells of it.
    """
    return {
        "things": [_kept(each, _THING) for each in _listed(found.get("things"))],
        "statements": [_kept(each, _STATEMENT) for each in _listed(found.get("statements"))],
        "beyond": sum(
            max(0, len(each) - MOST_ITEMS)
            for each in (found.get("things"), found.get("statements"))
            if isinstance(each, list)
        ),
    }


def _listed(value: object) -> list[object]:
    return value[:MOST_ITEMS] if isinstance(value, list) else []


def _kept(each: object, fields: Iterable[str]) -> dict[str, str] | str:
    if isinstance(each, dict):
        texts = {name: _text(each.get(name)) for name in fields}
        if all(text is not None for text in texts.values()):
            return {name: text or "" for name, text in texts.items()}
    try:
        return json.dumps(each)[:200]
    except (ValueError, RecursionError):
        return "…"


def _text(value: object) -> str | None:
    """A text; whole numbers as they are written, nothing as an empty one; None for all else."""
    if value is None:
        return ""
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) < 10**18:
        return str(value)
    return value if isinstance(value, str) and len(value) <= _LONGEST else None


def as_answer(kept: dict[str, Any]) -> Answer:
    """The proposals of what was kept. Raises BrokenAnswerError for what `as_kept` did not give."""
    try:
        things, malformed = _read(kept["things"], _THING)
        statements, also = _read(kept["statements"], _STATEMENT)
        return Answer(
            tuple(ProposedThing(*each) for each in things),
            tuple(ProposedStatement(*each) for each in statements),
            (*malformed, *also),
            int(kept["beyond"]),
        )
    except (KeyError, TypeError, ValueError):
        raise BrokenAnswerError("it is not what was kept of an answer") from None


def _read(entries: Iterable[Any], fields: tuple[str, ...]) -> tuple[list[list[str]], list[str]]:
    read, malformed = [], []
    for each in entries:
        if isinstance(each, str):
            malformed.append(each)
        else:
            read.append(list(_texts(each, fields)))
    return read, malformed


def _texts(each: dict[str, Any], fields: tuple[str, ...]) -> Iterator[str]:
    for name in fields:
        if not isinstance(each[name], str):
            raise TypeError(name)
        yield each[name]
