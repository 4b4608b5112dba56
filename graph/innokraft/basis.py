"""What is said of things, and what that rests on: facts, claims and quotes in their sentences.

The viewer shows these. A quote is read off the frozen text of its record, by its offsets, so
that what is shown is what the source says.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from innokraft.vocabulary import BASE, expand

if TYPE_CHECKING:
    from innokraft.store.base import Reader

BATCH = 400
"""How many IRIs go into one query."""
SURROUNDINGS = 220
"""How many characters of the paragraph are kept on each side of the sentence."""
CERTAINTIES = ("konstaterat", "bedomt", "forbehallet", "troligt", "mojligt", "harlett")
"""The slugs of the certainties, firmest first."""

_SENTENCE_END = re.compile(r"[.!?…][\"'´’”)\]]*\s+(?=[\"'´‘“(\[]?[A-ZÅÄÖÉ0-9])")


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


@dataclass(frozen=True, slots=True)
class Value:
    """What a property says in Swedish and English.

    `href` is an address outside the graph; `language` is the tag of a text in one language.
    """

    sv: str
    en: str
    href: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """What is said of a claim itself: its scope, its reason, the claim that it is about."""

    predicate: str
    value: Value
    certainty: str | None = None
    quotes: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class Basis:
    """What one statement rests on: a claim with its holder, quotes, or a rule of ours."""

    certainty: str | None = None
    derived: bool = False
    holder: Value | None = None
    attribution: Value | None = None
    notes: tuple[Note, ...] = ()
    quotes: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """A property and a value of a thing, with what that rests on."""

    predicate: str
    value: Value
    bases: tuple[Basis, ...] = ()


@dataclass(slots=True)
class Claim:
    """A claim as the graph holds it; `others` are its properties beyond the triple it claims."""

    iri: str
    subject: str = ""
    predicate: str = ""
    object: Any = None
    others: list[tuple[str, Any]] = field(default_factory=list)


def ask(store: Reader, sparql: str) -> Iterator[Mapping[str, Any]]:
    """The rows of a query whose variables are known to be IRIs or literals."""
    return iter(store.select(sparql))


def in_batches(items: Iterable[str]) -> Iterator[str]:
    """IRIs as the inside of SPARQL's VALUES braces, some hundred at a time, sorted."""
    ordered = sorted(items)
    for first in range(0, len(ordered), BATCH):
        yield " ".join(f"<{item}>" for item in ordered[first : first + BATCH])


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


def read_claims(store: Reader) -> dict[str, Claim]:
    """All claims of a graph by their IRI."""
    parts = {expand(f"rdf:{name}"): name for name in ("subject", "predicate", "object")}
    hidden = {expand("rdf:type"), expand("ik:evidence"), expand("prov:wasDerivedFrom")}
    claims: dict[str, Claim] = {}
    query = f"SELECT ?c ?p ?o WHERE {{ ?c a <{expand('ik:Claim')}> ; ?p ?o }}"
    for row in ask(store, query):
        claim = claims.setdefault(row["c"].value, Claim(row["c"].value))
        predicate = row["p"].value
        if predicate in parts:
            whole = row["o"] if parts[predicate] == "object" else row["o"].value
            setattr(claim, parts[predicate], whole)
        elif predicate not in hidden:
            claim.others.append((predicate, row["o"]))
    return dict(sorted((iri, claim) for iri, claim in claims.items() if claim.object is not None))


def root_of(subject: str, claims: Mapping[str, Claim]) -> str:
    """The thing that a claim is about in the end: claims about claims are followed down."""
    for _ in range(len(claims)):
        if subject not in claims:
            break
        subject = claims[subject].subject
    return subject


def is_note(claim: Claim, claims: Mapping[str, Claim]) -> bool:
    """Whether a claim only adds to another one: words on it, or what stands on it bare."""
    about = claims.get(claim.subject)
    if about is None:
        return False
    return not is_iri(claim.object) or (claim.predicate, claim.object) in about.others


def is_iri(term: Any) -> bool:
    """Whether a term of the store is an IRI."""
    return type(term).__name__ == "NamedNode"


@dataclass(frozen=True, slots=True)
class Found:
    """A quote, what it supports, and the certainty that its evidence says of itself."""

    predicate: str | None
    object: str | None
    certainty: str | None
    quote: Quote


def read_quotes(store: Reader, subjects: Iterable[str]) -> dict[str, list[Found]]:
    """The evidence of things and claims: their quotes, in order of the text."""
    rows = [row for batch in in_batches(subjects) for row in ask(store, _evidence(batch))]
    texts = _frozen_texts(store, {row["record"].value for row in rows})
    found: dict[str, set[Found]] = defaultdict(set)
    for row in rows:
        record = row["record"].value
        start, end = int(row["start"].value), int(row["end"].value)
        quote = quote_in(texts.get(record, ""), record, start, end)
        if quote.exact != row["exact"].value:  # the text is not there, or not as it was
            quote = Quote(record, start, end, row["exact"].value)
        item = Found(_value(row, "p"), _text(row, "o"), slug_of(_value(row, "certainty")), quote)
        found[row["s"].value].add(item)
    return {subject: sorted(items, key=_in_order) for subject, items in found.items()}


def _in_order(item: Found) -> tuple[Quote, str, str]:
    return item.quote, item.predicate or "", item.object or ""


def _evidence(batch: str) -> str:
    return f"""
    PREFIX ik: <{expand("ik:")}> PREFIX oa: <{expand("oa:")}>
    SELECT ?s ?p ?o ?certainty ?record ?start ?end ?exact WHERE {{
      VALUES ?s {{ {batch} }}
      ?s ik:evidence ?e . ?e oa:hasSource ?record ; oa:hasSelector ?selector .
      ?selector oa:start ?start ; oa:end ?end ; oa:exact ?exact .
      OPTIONAL {{ ?e ik:supportsProperty ?p }} OPTIONAL {{ ?e ik:supportsObject ?o }}
      OPTIONAL {{ ?e ik:certainty ?certainty }}
    }}"""


def _frozen_texts(store: Reader, records: Iterable[str]) -> dict[str, str]:
    query = "SELECT ?r ?text WHERE {{ VALUES ?r {{ {} }} ?r <{}> ?text }}"
    batches = [query.format(batch, expand("schema:text")) for batch in in_batches(records)]
    return {row["r"].value: row["text"].value for batch in batches for row in ask(store, batch)}


def _value(row: Mapping[str, Any], name: str) -> str | None:
    term = row.get(name)
    return None if term is None else str(term.value)


def _text(row: Mapping[str, Any], name: str) -> str | None:
    return str(row[name]) if name in row else None


def slug_of(iri: str | None) -> str | None:
    """The last part of the IRI of a value, such as `troligt`."""
    return None if iri is None else iri.removeprefix(f"{BASE}value/")


def firmness(certainty: str | None) -> int:
    """The rank of a certainty: 0 is the firmest, what is none of ours comes last.

    >>> sorted(["troligt", "forbehallet"], key=firmness)
    ['forbehallet', 'troligt']
    """
    return CERTAINTIES.index(certainty) if certainty in CERTAINTIES else len(CERTAINTIES)
