"""Quotes in their sentences, read off the frozen text of their record by its offsets.

So what is shown is what the source says, not what was copied from it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from innokraft.rdf.iris import slug_of
from innokraft.rdf.namespaces import expand
from innokraft.rdf.terms import term_of
from innokraft.store.base import ask, in_batches

if TYPE_CHECKING:
    from innokraft.store.base import Reader

SURROUNDINGS = 220
"""How many characters of the paragraph are kept on each side of the sentence."""

_SENTENCE_END = re.compile(r"[.!?…][\"'´’”)\]]*\s+(?=[\"'´‘“(\[]?[A-ZÅÄÖÉ])")


@dataclass(frozen=True, slots=True, order=True)
class Quote:
    """A quote in its sentence, and the sentence in its paragraph.

    `before + exact + after` is the sentence, `lead` and `tail` are what stands around it;
    `start` and `end` are code points of the frozen text.
    """

    record: str
    start: int
    end: int
    exact: str
    before: str = ""
    after: str = ""
    lead: str = ""
    tail: str = ""


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentences that hold `start` to `end` begin and end, inside their line.

    >>> text = "Seminariet var fullsatt. Mod behövs! Alla deltog."
    >>> first, last = sentence_around(text, 25, 28)
    >>> text[first:last]
    'Mod behövs!'
    """
    left, right = _line_around(text, start, end)
    for found in _SENTENCE_END.finditer(text, left, right):
        if found.end() <= start:
            left = found.end()
        elif found.start() + 1 >= end:
            right = len(text[: found.end()].rstrip())
            break
    return left, right


def _line_around(text: str, start: int, end: int) -> tuple[int, int]:
    left = text.rfind("\n", 0, start) + 1
    right = text.find("\n", end)
    return left, len(text) if right < 0 else right


def quote_in(text: str, record: str, start: int, end: int) -> Quote:
    """The quote at `start` to `end` of a frozen text, in its sentence and surroundings."""
    left, right = sentence_around(text, start, end)
    line_left, line_right = _line_around(text, start, end)
    lead, tail = text[line_left:left], text[right:line_right]
    if len(lead) > SURROUNDINGS:
        lead = "… " + lead[-SURROUNDINGS:].partition(" ")[2]
    if len(tail) > SURROUNDINGS:
        tail = tail[:SURROUNDINGS].rpartition(" ")[0] + " …"
    return Quote(record, start, end, text[start:end], text[left:start], text[end:right], lead, tail)


@dataclass(frozen=True, slots=True)
class SupportingQuote:
    """A quote, what it supports, and the certainty that its evidence says of itself."""

    predicate: str | None
    object: str | None
    certainty: str | None
    quote: Quote


def read_quotes(
    store: Reader, subjects: Iterable[str], properties: Collection[str] | None = None
) -> dict[str, list[SupportingQuote]]:
    """The evidence of things and claims: their quotes, in order of the text.

    With `properties`, only what supports one of these.
    """
    only = "" if properties is None else _only(properties)
    rows = [row for batch in in_batches(subjects) for row in ask(store, _evidence(batch, only))]
    texts = _frozen_texts(store, {row["record"].value for row in rows})
    found: dict[str, set[SupportingQuote]] = defaultdict(set)
    for row in rows:
        record = row["record"].value
        start, end = int(row["start"].value), int(row["end"].value)
        quote = quote_in(texts.get(record, ""), record, start, end)
        if quote.exact != row["exact"].value:  # the text is not there, or not as it was
            quote = Quote(record, start, end, row["exact"].value)
        supported, target, certainty = row["p"], row["o"], row["certainty"]
        item = SupportingQuote(
            supported and supported.value,
            target and str(target),
            slug_of(certainty and certainty.value),
            quote,
        )
        found[row["s"].value].add(item)
    return {subject: sorted(items, key=_in_order) for subject, items in found.items()}


def _in_order(item: SupportingQuote) -> tuple[Quote, str, str]:
    return item.quote, item.predicate or "", item.object or ""


def count_quotes(
    store: Reader, subjects: Iterable[str], but: Collection[str]
) -> Iterator[tuple[str, str, str, int]]:
    """How many pieces of evidence a subject, a property and an object have, `but` for some."""
    for batch in in_batches(subjects):
        query = f"""
        PREFIX ik: <{expand("ik:")}>
        SELECT ?s ?p ?o (COUNT(DISTINCT ?e) AS ?n) WHERE {{
          VALUES ?s {{ {batch} }}
          ?s ik:evidence ?e . ?e ik:supportsProperty ?p ; ik:supportsObject ?o
          {_only(but, "NOT IN")}
        }} GROUP BY ?s ?p ?o"""
        for row in ask(store, query):
            yield row["s"].value, row["p"].value, str(row["o"]), int(row["n"].value)


def _only(properties: Collection[str], which: str = "IN") -> str:
    return f"FILTER(?p {which} ({', '.join(map(term_of, sorted(properties)))}))"


def _evidence(batch: str, only: str = "") -> str:
    return f"""
    PREFIX ik: <{expand("ik:")}> PREFIX oa: <{expand("oa:")}>
    SELECT ?s ?p ?o ?certainty ?record ?start ?end ?exact WHERE {{
      VALUES ?s {{ {batch} }}
      ?s ik:evidence ?e . ?e oa:hasSource ?record ; oa:hasSelector ?selector .
      ?selector oa:start ?start ; oa:end ?end ; oa:exact ?exact .
      OPTIONAL {{ ?e ik:supportsProperty ?p }} OPTIONAL {{ ?e ik:supportsObject ?o }}
      OPTIONAL {{ ?e ik:certainty ?certainty }} {only}
    }}"""


def _frozen_texts(store: Reader, records: Iterable[str]) -> dict[str, str]:
    query = "SELECT ?r ?text WHERE {{ VALUES ?r {{ {} }} ?r <{}> ?text }}"
    batches = [query.format(batch, expand("schema:text")) for batch in in_batches(records)]
    return {row["r"].value: row["text"].value for batch in batches for row in ask(store, batch)}
