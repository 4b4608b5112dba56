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
_STATEMENTS = """
SELECT ?record ?said ?start ?exact WHERE {
  { SELECT DISTINCT ?said WHERE {
      { ?said oa:exact ?any } UNION { ?said rdf:predicate ?any }
      FILTER NOT EXISTS { ?said a ik:Choice } } }
  OPTIONAL { ?said oa:hasSource ?record ; oa:start ?start ; oa:exact ?exact }
} ORDER BY ?said
"""
_SEVERAL = """
SELECT ?said WHERE {
  VALUES ?part { oa:hasSource rdf:subject } ?said ?part ?each
} GROUP BY ?said ?part HAVING (COUNT(?each) > 1)
"""
_NEAR = 40
_SUPPORTED = """
SELECT ?said WHERE {
  ?said oa:exact ?exact .
  OPTIONAL { ?said rdf:predicate ?property ; rdf:object ?object }
} GROUP BY ?said ?exact HAVING (COUNT(?property) != 1)
"""


def check_quotes(store: Reader) -> Iterator[Finding]:
    """Findings for statements out of shape, quotes that their text lacks, texts that changed."""
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
    several = {value_of(row["said"]) for row in store.select(_SEVERAL)}
    for said, rows in groupby(store.select(_STATEMENTS), lambda row: value_of(row["said"])):
        row, *more = rows
        is_one = not more and said not in several
        yield from _check(texts.get(value_of(row["record"])) if is_one else None, row)
    for row in store.select(_SUPPORTED):
        yield _violation(
            "evidence",
            value_of(row["said"]),
            "belägget stöder inte precis ett påstående",
            "the evidence does not support exactly one statement",
        )


def _check(text: str | None, row: Row) -> Iterator[Finding]:
    thing, exact = value_of(row["said"]), value_of(row["exact"])
    start = value_of(row["start"])
    if text is None or not start.isdecimal():
        yield _violation(
            "evidence",
            thing,
            "belägget har inte precis en frusen text, en start och ett citat",
            "the evidence has not exactly one frozen text, start and quote",
        )
    elif not exact or not text.startswith(exact, int(start)):
        end = int(start) + len(exact)
        found = text[int(start) : _shown_until(text, end)]
        yield _violation(
            "quote",
            thing,
            f"citatet {exact!r} står inte på plats {start}–{end}; där står {found!r}",
            f"the quote {exact!r} does not stand at {start}–{end}; there stands {found!r}",
        )


def _shown_until(text: str, end: int) -> int:
    """Where to stop showing what stands in a quote's place: at the end of its line if that is near.

    The right quote may be longer than the wrong one.
    """
    line_end = text.find("\n", end)
    line_end = len(text) if line_end < 0 else line_end
    return line_end if line_end - end <= _NEAR else end


def _violation(rule: str, thing: str, sv: str, en: str) -> Finding:
    return Finding(Level.VIOLATION, rule, thing, Bilingual(sv, en))
