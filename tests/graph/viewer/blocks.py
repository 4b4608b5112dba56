"""Reads the data block and the frozen texts out of a page."""

from __future__ import annotations

import base64
import json
import re
import zlib
from typing import Any

Data = dict[str, Any]


def unpacked(text: str) -> Any:
    """What a page has packed, as its script unpacks it."""
    return json.loads(zlib.decompress(base64.b64decode(text)))


def data_of(page: str) -> Data:
    """The data block of a page."""
    data = unpacked(_element(page, "data"))
    assert isinstance(data, dict)
    return data


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
