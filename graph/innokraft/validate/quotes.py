"""Every quote must stand in its record's frozen text, at its offsets, to the letter."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from itertools import groupby

from innokraft.bilingual import Bilingual
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
} ORDER BY ?evidence
"""
_SEVERAL = """
SELECT ?evidence WHERE {
  VALUES ?part { oa:hasSource oa:hasSelector } ?evidence ?part ?each
} GROUP BY ?evidence ?part HAVING (COUNT(?each) > 1)
"""
_SUPPORTED = """
SELECT ?evidence WHERE {
  ?evidence a ik:Evidence .
  OPTIONAL { ?evidence ik:supportsProperty ?property ; ik:supportsObject ?object }
} GROUP BY ?evidence HAVING (COUNT(?property) != 1)
"""


def check_quotes(store: Reader) -> Iterator[Finding]:
    """Findings for evidence out of shape, quotes that their text lacks, texts that changed."""
    texts = {}
    for row in store.select(_TEXTS):
        record, text = value_of(row["record"]), value_of(row["text"])
        texts[record] = text
        if hashlib.sha256(text.encode()).hexdigest() != value_of(row["sha"]):
            yield _violation(
                "text-digest",
                record,
                "den frysta texten har inte den kontrollsumma som står vid den",
                "the frozen text does not have the digest that stands beside it",
            )
    several = {value_of(row["evidence"]) for row in store.select(_SEVERAL)}
    for evidence, rows in groupby(store.select(_EVIDENCE), lambda row: value_of(row["evidence"])):
        row, *more = rows
        is_one = not more and evidence not in several
        yield from _check(texts.get(value_of(row["record"])) if is_one else None, row)
    for row in store.select(_SUPPORTED):
        yield _violation(
            "evidence",
            value_of(row["evidence"]),
            "belägget stöder inte precis ett påstående",
            "the evidence does not support exactly one statement",
        )


def _check(text: str | None, row: Row) -> Iterator[Finding]:
    thing, exact = value_of(row["evidence"]), value_of(row["exact"])
    start, end = value_of(row["start"]), value_of(row["end"])
    if text is None or not (start.isdecimal() and end.isdecimal()):
        yield _violation(
            "evidence",
            thing,
            "belägget har inte precis en frusen text, en start, ett slut och ett citat",
            "the evidence has not exactly one frozen text, start, end and quote",
        )
    elif not exact or text[int(start) : int(end)] != exact:
        found = text[int(start) : int(end)]
        yield _violation(
            "quote",
            thing,
            f"citatet {exact!r} står inte på plats {start}–{end}; där står {found!r}",
            f"the quote {exact!r} does not stand at {start}–{end}; there stands {found!r}",
        )


def _violation(rule: str, thing: str, sv: str, en: str) -> Finding:
    return Finding(Level.VIOLATION, rule, thing, Bilingual(sv, en))
