"""Every quote must stand in its record's frozen text, at its offsets, to the letter."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from itertools import groupby

from innokraft.store.base import Reader, Row, value_of
from innokraft.validate.finding import Finding, Level

_TEXTS = """
SELECT ?record ?text ?sha WHERE {
  ?record schema:text ?text OPTIONAL { ?record ik:sha256 ?sha }
} ORDER BY ?record
"""
_EVIDENCE = """
SELECT ?record ?evidence ?start ?end ?exact WHERE {
  ?evidence a ik:Evidence .
  OPTIONAL {
    ?evidence oa:hasSource ?record ; oa:hasSelector ?selector .
    ?selector oa:start ?start ; oa:end ?end ; oa:exact ?exact
  }
} ORDER BY ?record ?evidence
"""


def check_quotes(store: Reader) -> Iterator[Finding]:
    """Findings for quotes that their text does not hold, and for texts that have changed."""
    texts = {value_of(row["record"]): value_of(row["text"]) for row in store.select(_TEXTS)}
    for row in store.select(_TEXTS):
        record, sha = value_of(row["record"]), value_of(row["sha"])
        if hashlib.sha256(texts[record].encode()).hexdigest() != sha:
            yield Finding(
                Level.VIOLATION,
                "text-digest",
                record,
                "den frysta texten har inte den kontrollsumma som står vid den",
                "the frozen text does not have the digest that stands beside it",
            )
    for record, evidence in groupby(store.select(_EVIDENCE), lambda row: value_of(row["record"])):
        for row in evidence:
            yield from _check(texts.get(record), row)


def _check(text: str | None, row: Row) -> Iterator[Finding]:
    thing, exact = value_of(row["evidence"]), value_of(row["exact"])
    if text is None:
        yield Finding(
            Level.VIOLATION,
            "quote",
            thing,
            "belägget saknar en frusen text med start, slut och ordagrant citat",
            "the evidence lacks a frozen text with start, end and exact quote",
        )
        return
    start, end = int(value_of(row["start"])), int(value_of(row["end"]))
    if not 0 <= start < end <= len(text) or text[start:end] != exact:
        found = text[max(0, start) : max(0, end)]
        yield Finding(
            Level.VIOLATION,
            "quote",
            thing,
            f"citatet {exact!r} står inte på plats {start}–{end}; där står {found!r}",
            f"the quote {exact!r} does not stand at {start}–{end}; there stands {found!r}",
        )
