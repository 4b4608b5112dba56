"""Quotes in their sentences, read off the frozen text of their record by its offsets.

So what is shown is what the source says, not what was copied from it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set
from itertools import chain
from sys import intern
from typing import TYPE_CHECKING, Any, NamedTuple

from innokraft.rdf.iris import slug_of
from innokraft.rdf.namespaces import expand
from innokraft.store.base import SCAN, ask, ask_of, columns, in_batches, values_of

if TYPE_CHECKING:
    from innokraft.store.base import Reader

SURROUNDINGS = 220
"""How many characters of the paragraph are kept on each side of the sentence."""

MANY = 3
"""Of less than this part of all things, statements are looked up and not read in one go."""

_SENTENCE_END = re.compile(r"[.!?…][\"'´’”)\]]*\s+(?=[\"'´‘“(\[]?[A-ZÅÄÖÉ])")


class Quote(NamedTuple):
    """A quote at its place in a record: `start` and `end` are code points of the frozen text.

    `text` is that text, and nothing where the quote does not stand in it as it should.
    `before + exact + after` is the sentence, `lead` and `tail` are what stands around it.
    """

    record: str
    start: int
    end: int
    exact: str
    text: str = ""

    @property
    def before(self) -> str:
        """What stands before the quote in its sentence."""
        return self.text[self._sentence[0] : self.start]

    @property
    def after(self) -> str:
        """What stands after the quote in its sentence."""
        return self.text[self.end : self._sentence[1]]

    @property
    def lead(self) -> str:
        """What stands before the sentence in its line, of a long one the last words."""
        left, _ = _line_around(self.text, self.start, self.end)
        lead = self.text[left : self._sentence[0]]
        return lead if len(lead) <= SURROUNDINGS else "… " + lead[-SURROUNDINGS:].partition(" ")[2]

    @property
    def tail(self) -> str:
        """What stands after the sentence in its line, of a long one the first words."""
        _, right = _line_around(self.text, self.start, self.end)
        tail = self.text[self._sentence[1] : right]
        return tail if len(tail) <= SURROUNDINGS else tail[:SURROUNDINGS].rpartition(" ")[0] + " …"

    @property
    def _sentence(self) -> tuple[int, int]:
        return sentence_around(self.text, self.start, self.end)


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


def quote_in(text: str, record: str, start: int, exact: str) -> Quote:
    """The quote at `start` of a frozen text; without the text, where it does not stand there."""
    end = start + len(exact)
    return Quote(record, start, end, exact, text if text.startswith(exact, start) else "")


def texts_of(store: Reader, records: Iterable[str]) -> dict[str, str]:
    """The frozen texts of versions of records."""
    found = values_of(store, records, [expand("schema:text")])
    return {record: text.value for record, _, text in found}


def starts_of(store: Reader, quotes: Set[RecordText]) -> dict[RecordText, int]:
    """Where quotes first have a statement rest on them; without those that nothing rests on."""
    starts: dict[RecordText, int] = {}
    for record, exact, start in ask_of(store, {record for record, _ in quotes}, _RESTING):
        quote, at = (record.value, exact.value), start.value
        if quote in quotes and at.isdecimal():
            starts[quote] = min(int(at), starts.get(quote, int(at)))
    return starts


class SupportingQuote(NamedTuple):
    """A quote with its statement: the node, what it says, and the certainty if there is one."""

    statement: str
    subject: str
    predicate: str
    object: str
    certainty: str | None
    quote: Quote


def read_quotes(
    store: Reader, subjects: Set[str], properties: Set[str]
) -> Iterator[SupportingQuote]:
    """The quotes of what some properties say of some things or claims.

    All that a record states is named below its own name: so a statement tells its record.
    """
    texts = _Texts(store)
    certainties = {node.value: slug_of(value.value) for node, value in ask(store, _CERTAIN)}
    if len(subjects) > SCAN and _are_many(store, subjects):
        texts.update((record.value, text.value) for record, text in ask(store, _TEXTS))
        rows = ask(store, _OF_MANY)
    else:
        rows = _of_few(store, subjects, _OF_FEW)
    for subject, predicate, node, target, start, exact in rows:
        what, about = predicate.value, subject.value
        if what not in properties or about not in subjects:
            continue
        said = node.value
        record = intern(said.partition("#")[0])
        quote = quote_in(texts[record], record, int(start.value), exact.value)
        yield SupportingQuote(
            said, intern(about), intern(what), intern(str(target)), certainties.get(said), quote
        )


def _are_many(store: Reader, subjects: Set[str]) -> bool:
    """Whether some things are a large part of those that statements are about."""
    ((number,),) = ask(store, "SELECT (COUNT(DISTINCT ?s) AS ?n) { ?said rdf:subject ?s }")
    return len(subjects) > int(number.value) / MANY


def _of_few(store: Reader, things: Iterable[str], query: str) -> Iterator[Any]:
    """The rows of a query for some things, which are looked up however many they are."""
    return chain.from_iterable(
        ask(store, query.format(f"VALUES ?s {{ {batch} }}")) for batch in in_batches(things)
    )


def section_languages(store: Reader, records: Set[str]) -> dict[str, list[Stretch]]:
    """Where the sections of records start and end, and in which language their headings are."""
    found: dict[str, list[Stretch]] = {}
    for record, start, end, heading in _sections(store, records):
        if heading.language:
            found.setdefault(record, []).append((start, end, heading.language))
    return {record: sorted(stretches) for record, stretches in sorted(found.items())}


def languages_of(store: Reader, quotes: Set[Quote]) -> dict[Quote, str | None]:
    """In which languages quotes are, as far as the sections that they stand in tell."""
    sections = section_languages(store, {quote.record for quote in quotes})
    return {quote: stretch_at(sections.get(quote.record, ()), quote.start) for quote in quotes}


def stretch_at(stretches: Iterable[Stretch], place: int) -> str | None:
    """What is told of the section that a place of a text is in; None where it is in none."""
    return next((told for start, end, told in stretches if start <= place < end), None)


def section_headings(store: Reader, records: Set[str]) -> dict[str, list[Stretch]]:
    """Where the sections of records start and end, and their headings as they stand there."""
    found: dict[str, list[Stretch]] = {}
    for record, start, end, heading in _sections(store, records):
        found.setdefault(record, []).append((start, end, heading.value))
    return {record: sorted(stretches) for record, stretches in sorted(found.items())}


def _sections(store: Reader, records: Set[str]) -> Iterator[tuple[str, int, int, Any]]:
    many = len(records) > SCAN
    rows = ask(store, _ALL_SECTIONS) if many else _of_few(store, records, _SECTIONS)
    for version, start, end, heading in rows:
        if (record := version.value) in records:
            yield record, int(start.value), int(end.value), heading


class _Texts(dict[str, str]):
    """The frozen texts of records, read when they are asked for."""

    def __init__(self, store: Reader) -> None:
        self._store = store

    def __missing__(self, record: str) -> str:
        self[record] = text = texts_of(self._store, {record}).get(record, "")
        return text


Stretch = tuple[int, int, str]
RecordText = tuple[str, str]
"""A record and a text that it has."""
_RESTING = """
    SELECT ?s ?exact ?start {{ {} ?said oa:hasSource ?s ; oa:exact ?exact ; oa:start ?start }}"""
_SECTIONS = """
    SELECT ?s ?start ?end ?heading {{
      {} ?s ik:section ?part . ?part oa:start ?start ; oa:end ?end ; rdfs:label ?heading }}"""
_ALL_SECTIONS = "SELECT ?s ?start ?end ?heading {{ {} }}".format(
    columns(
        "part",
        ("s", "^ik:section"),
        ("heading", "rdfs:label"),
        ("end", "oa:end"),
        ("start", "oa:start"),
    )
)
_TEXTS = "SELECT ?record ?text { ?record schema:text ?text }"
_CERTAIN = "SELECT ?said ?certainty { ?said ik:certainty ?certainty }"
_OF = (
    ("s", "rdf:subject"),
    ("p", "rdf:predicate"),
    ("o", "rdf:object"),
    ("start", "oa:start"),
    ("exact", "oa:exact"),
)
_OF_MANY = f"SELECT ?s ?p ?said ?o ?start ?exact {{ {columns('said', *_OF)} }}"
_OF_FEW = """
    SELECT ?s ?p ?said ?o ?start ?exact {{
      {} ?said rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; oa:start ?start ; oa:exact ?exact
    }}"""
