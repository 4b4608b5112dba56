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
    """A quote with its statement: the node, the property, the object, and the certainty if any."""

    statement: str
    predicate: str
    object: str
    certainty: str | None
    quote: Quote


def read_quotes(
    store: Reader, subjects: Iterable[str], properties: Collection[str] | None = None
) -> dict[str, list[SupportingQuote]]:
    """The quotes of what is said of some things or claims, in order of the text.

    With `properties`, only what is said with one of these.
    """
    only = "" if properties is None else _only(properties)
    rows = [row for batch in in_batches(subjects) for row in ask(store, _said(batch, only))]
    texts = _frozen_texts(store, {row["record"].value for row in rows})
    found: dict[str, set[SupportingQuote]] = defaultdict(set)
    for row in rows:
        record = row["record"].value
        start, exact = int(row["start"].value), row["exact"].value
        end = start + len(exact)
        quote = quote_in(texts.get(record, ""), record, start, end)
        if quote.exact != exact:  # the text is not there, or not as it was
            quote = Quote(record, start, end, exact)
        certainty = slug_of(row["certainty"] and row["certainty"].value)
        item = SupportingQuote(row["said"].value, row["p"].value, str(row["o"]), certainty, quote)
        found[row["s"].value].add(item)
    return {subject: sorted(items, key=_in_order) for subject, items in found.items()}


def _in_order(item: SupportingQuote) -> tuple[Quote, str, str]:
    return item.quote, item.predicate, item.object


def count_quotes(
    store: Reader, subjects: Iterable[str], but: Collection[str]
) -> Iterator[tuple[str, str, str, int]]:
    """How many quotes a subject, a property and an object have, `but` for some properties."""
    for batch in in_batches(subjects):
        query = f"""
        SELECT ?s ?p ?o (COUNT(DISTINCT ?said) AS ?n) WHERE {{
          VALUES ?s {{ {batch} }}
          ?said rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o
          {_only(but, "NOT IN")}
        }} GROUP BY ?s ?p ?o"""
        for row in ask(store, query):
            yield row["s"].value, row["p"].value, str(row["o"]), int(row["n"].value)


def _only(properties: Collection[str], which: str = "IN") -> str:
    return f"FILTER(?p {which} ({', '.join(map(term_of, sorted(properties)))}))"


def _said(batch: str, only: str = "") -> str:
    return f"""
    SELECT ?said ?s ?p ?o ?certainty ?record ?start ?exact WHERE {{
      VALUES ?s {{ {batch} }}
      ?said rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ;
            oa:hasSource ?record ; oa:start ?start ; oa:exact ?exact .
      OPTIONAL {{ ?said ik:certainty ?certainty }} {only}
    }}"""


def _frozen_texts(store: Reader, records: Iterable[str]) -> dict[str, str]:
    query = "SELECT ?r ?text WHERE {{ VALUES ?r {{ {} }} ?r <{}> ?text }}"
    batches = [query.format(batch, expand("schema:text")) for batch in in_batches(records)]
    return {row["r"].value: row["text"].value for batch in batches for row in ask(store, batch)}
