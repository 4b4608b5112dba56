"""The quotes of a row, and those that it gathers: how they are told apart again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

import pyoxigraph as ox

from innokraft.rdf.namespaces import BASE

if TYPE_CHECKING:
    from innokraft.query.running import Row
    from innokraft.store.base import Node
    from innokraft.views.quotes import RecordText

BETWEEN = " | "
"""What stands between the quotes that a row gathers, and between what is told of them."""
_WITH_ITS_OWN = re.compile(r"(.*?) \(([^()\s]+/[^()\s]+)\)(?: \| |$)", re.DOTALL)
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


def cited(names: Iterable[str], row: Row) -> Iterator[RecordText]:
    """The quotes of a row, each with its record.

    A quote is of the record whose column has its number, or else of the next one to the right.
    """
    names = list(names)
    said = dict(zip(names, row, strict=True))
    for place, name in enumerate(names):
        exact = said[name]
        if "quote" not in name or exact is None:
            continue
        own = name.replace("quote", "record")
        record = said.get(own) or next(
            (said[other] for other in names[place:] if "record" in other), None
        )
        if record is not None and not isinstance(exact, ox.Triple | ox.NamedNode):
            yield from _places(exact.value, record)


def _places(exact: str, record: Node) -> Iterator[RecordText]:
    if isinstance(record, ox.NamedNode):
        yield record.value, exact
        return
    records = str(getattr(record, "value", "")).split(BETWEEN)
    texts = [found[0] for found in _WITH_ITS_OWN.findall(exact)]
    if len(records) == len(texts):
        yield from ((f"{BASE}record/{r}", text) for r, text in zip(records, texts, strict=True))
