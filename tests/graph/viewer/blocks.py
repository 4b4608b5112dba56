"""Reads the data block and the frozen texts out of a page."""

from __future__ import annotations

import base64
import json
import re
import zlib
from itertools import accumulate
from typing import Any

Data = dict[str, Any]


def unpacked_bytes(letters: str) -> bytes:
    """Bytes that a page has packed."""
    return zlib.decompress(base64.b85decode(letters.translate(str.maketrans(".,:", "&<>"))))


def unpacked(text: str) -> Any:
    """What a page has packed, as its script unpacks it."""
    return json.loads(unpacked_bytes(text))


def narrow_data_of(page: str) -> Data:
    """The data block of a page as it stands in the file."""
    data = unpacked(_element(page, "data"))
    assert isinstance(data, dict)
    return data


def data_of(page: str) -> Data:
    """The data block of a page, made wide again."""
    data = narrow_data_of(page)
    highest = dict.fromkeys(("quote", "value", "name"), -1)

    def to(what: str, step: int) -> int:
        number = highest[what] + step
        highest[what] = max(highest[what], number)
        return number

    def base(told: Any) -> Any:
        if isinstance(told, int):
            return to("quote", told)
        if "quotes" in told:
            told["quotes"] = [to("quote", step) for step in told["quotes"]]
        return told

    def bases(told: list[Any]) -> list[Any]:
        return list(map(base, told))

    names = [name for thing in data["things"] for name in thing[2:4]]
    for value in filter(lambda value: isinstance(value[0], list), data["values"]):
        value[0] = names[to("name", value[0][0])]
    for thing in data["things"]:
        thing[6:] = [[of, to("value", value), *bases(told)] for of, value, *told in thing[6:]]
    starts = accumulate(link[0] for link in data["links"])
    data["links"] = [
        [start, *link[1:6], *bases(link[6:])]
        for start, link in zip(starts, data["links"], strict=True)
    ]
    data["quotes"] = _quotes(*data["quotes"])
    for row in data["unsettled"]["candidates"]:
        if row[2] == 0:
            row[2:5] = data["things"][row[1]][1:4]
    return data


def _quotes(steps: list[int], starts: list[int], lengths: list[Any]) -> list[list[Any]]:
    return [
        [record, start, start + length if isinstance(length, int) else length]
        for record, start, length in zip(accumulate(steps), starts, lengths, strict=True)
    ]


def texts_of(page: str) -> list[dict[int, str]]:
    """The packs of frozen texts of a page, each by the numbers of their records."""
    packs = [unpacked(pack) for pack in _element(page, "texts").split()]
    return [{int(number): text for number, text in pack.items()} for pack in packs]


def scripts_of(page: str) -> list[str]:
    """The scripts that a page unpacks: vis-network's and its own."""
    return [unpacked(script) for script in _element(page, "scripts").split()]


def quoted(page: str) -> list[str]:
    """The quotes of a page, cut out of its texts."""
    data, texts = data_of(page), {n: t for pack in texts_of(page) for n, t in pack.items()}
    return [
        end if isinstance(end, str) else texts[record][start:end]
        for record, start, end in data["quotes"]
    ]


def drawn_links(data: Data) -> list[list[Any]]:
    """The links of a data block that are drawn at first."""
    return list(data["links"][: len(data["bends"])])


def _element(page: str, name: str) -> str:
    found = re.search(rf'<script type="text/plain" id="{name}">(.*?)</script>', page, re.DOTALL)
    assert found
    return found.group(1)
