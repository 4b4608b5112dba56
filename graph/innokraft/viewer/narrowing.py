"""The data block made small for its file: numbers as steps where they rise, quotes as columns.

A step from the highest number so far is 1 for whatever comes for the first time, and what repeats
is packed to next to nothing. The script's `widening.js` is the way back.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

Data = dict[str, Any]


class _Steps:
    """Numbers as steps from the highest before."""

    def __init__(self) -> None:
        self._highest = -1

    def to(self, number: int) -> int:
        """The step to a number."""
        step = number - self._highest
        self._highest = max(self._highest, number)
        return step


def narrowed(data: Data) -> Data:
    """A data block with its quotes in columns, and steps for numbers of quotes, values and things.

    A name that is a value too stands with the thing alone, beside its labels, which say much of it
    again, and so does what a candidate is called, where the page has these.
    """
    quotes, values, names = _Steps(), _Steps(), _Steps()
    named: dict[str, int] = {}
    for number, name in enumerate(name for thing in data["things"] for name in thing[2:4]):
        if isinstance(name, str):
            named.setdefault(name, number)

    def base(told: Any) -> Any:
        if isinstance(told, int):
            return quotes.to(told)
        if "quotes" not in told:
            return told
        return {**told, "quotes": [quotes.to(each) for each in told["quotes"]]}

    def bases(told: Iterable[Any]) -> list[Any]:
        return [base(each) for each in told]

    def facts(told: Iterable[Any]) -> list[Any]:
        return [[of, values.to(value), *bases(rest)] for of, value, *rest in told]

    def value(words: str) -> str | list[int]:
        return [names.to(named[words])] if words in named else words

    things = [[*thing[:6], *facts(thing[6:])] for thing in data["things"]]
    steps = _differences([link[0] for link in data["links"]])
    links = [
        [step, *link[1:6], *bases(link[6:])]
        for step, link in zip(steps, data["links"], strict=True)
    ]
    called = [thing[1:4] for thing in data["things"]]
    candidates = [
        [*row[:2], 0, 0, 0, *row[5:]] if row[1] >= 0 and called[row[1]] == row[2:5] else row
        for row in data["unsettled"]["candidates"]
    ]
    return {
        **data,
        "quotes": _columns(data["quotes"]),
        "values": [[value(words), *rest] for words, *rest in data["values"]],
        "things": things,
        "links": links,
        "unsettled": {**data["unsettled"], "candidates": candidates},
    }


def _columns(quotes: Sequence[Sequence[Any]]) -> list[list[Any]]:
    """The steps from record to record, the starts, and the lengths or else the quotes."""
    records, starts, ends = ([quote[at] for quote in quotes] for at in range(3))
    lengths = [
        end - start if isinstance(end, int) else end
        for start, end in zip(starts, ends, strict=True)
    ]
    return [_differences(records), starts, lengths]


def _differences(numbers: Sequence[int]) -> list[int]:
    return [number - last for last, number in zip([0, *numbers], numbers, strict=False)]
