"""Quotes that a row gathers: what stands between them, and how they are told apart again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from innokraft.rdf.namespaces import BASE

BETWEEN = " | "
"""What stands between the quotes that a row gathers, and between what is told of them."""
_BESIDE = ("records", "sentences", "sections", "sources", "hrefs")


class Gathered(NamedTuple):
    """One of the quotes of a row: with its record, an IRI, and whose quote it is, and the rest."""

    quote: str
    of: str
    record: str
    sentence: str = ""
    section: str = ""
    source: str = ""
    href: str = ""


def gathered(row: Mapping[str, str]) -> list[Gathered]:
    """The quotes of a row by its columns; none where they cannot be told apart.

    That is where a quote holds what stands between them.

    >>> row = {"quotes": "1 kr (vinnova/1) | 2 kr (vinnova/2)", "records": "a/1/0 | a/2/0"}
    >>> gathered(row)[1][:2]
    ('2 kr', 'vinnova/2')
    """
    quotes = row.get("quotes", "").split(BETWEEN)
    columns = [row.get(name, "").split(BETWEEN) for name in _BESIDE if row.get(name)]
    if not row.get("quotes") or any(len(each) != len(quotes) for each in columns):
        return []
    empty = [""] * len(quotes)
    told = zip(*(row[n].split(BETWEEN) if row.get(n) else empty for n in _BESIDE), strict=True)
    return [_one(quote, *beside) for quote, beside in zip(quotes, told, strict=True)]


def _one(quote: str, record: str, *rest: str) -> Gathered:
    words, _, of = quote.rpartition(" (")
    return Gathered(words, of.removesuffix(")"), f"{BASE}record/{record}", *rest)
