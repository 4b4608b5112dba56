"""Quotes in their sentences, read off the frozen text of their record by its offsets.

So what is shown is what the source says, not what was copied from it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from sys import intern
from typing import TYPE_CHECKING, NamedTuple

from innokraft.rdf.iris import slug_of
from innokraft.store.base import SCAN, ask, ask_of

if TYPE_CHECKING:
    from innokraft.store.base import Reader

SURROUNDINGS = 220
"""How many characters of the paragraph are kept on each side of the sentence."""

_SENTENCE_END = re.compile(r"[.!?…][\"'´’”)\]]*\s+(?=[\"'´‘“(\[]?[A-ZÅÄÖÉ])")


@dataclass(frozen=True, slots=True, order=True)
class Quote:
    """A quote at its place in a record: `start` and `end` are code points of the frozen text.

    `text` is that text, and nothing where the quote does not stand in it as it should.
    `before + exact + after` is the sentence, `lead` and `tail` are what stands around it.
    """

    record: str
    start: int
    end: int
    exact: str
    text: str = field(default="", compare=False, repr=False)

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


class SupportingQuote(NamedTuple):
    """A quote with its statement: the node, the property, the object, and the certainty if any."""

    statement: str
    predicate: str
    object: str
    certainty: str | None
    quote: Quote


def read_quotes(store: Reader, subjects: Collection[str]) -> dict[str, list[SupportingQuote]]:
    """The quotes of what is said of some things or claims, in order of the text."""
    texts = _Texts(store)
    if len(subjects) > SCAN:
        texts.update((row[0].value, row[1].value) for row in ask(store, _TEXT.format("")))
    found: dict[str, list[SupportingQuote]] = defaultdict(list)
    for row in ask_of(store, subjects, _SAID):
        subject, node, predicate, target, certainty, source, start, exact = row
        record = intern(source.value)
        quote = quote_in(texts[record], record, int(start.value), exact.value)
        slug = slug_of(certainty.value) if certainty else None
        item = SupportingQuote(node.value, intern(predicate.value), str(target), slug, quote)
        found[subject.value].append(item)
    return {subject: sorted(set(items), key=_in_order) for subject, items in found.items()}


def _in_order(item: SupportingQuote) -> tuple[str, int, int, str, str]:
    quote = item.quote
    return quote.record, quote.start, quote.end, item.predicate, item.object


class _Texts(dict[str, str]):
    """The frozen texts of records, read when they are asked for."""

    def __init__(self, store: Reader) -> None:
        self._store = store

    def __missing__(self, record: str) -> str:
        rows = ask_of(self._store, {record}, _TEXT)
        self[record] = text = next((row[1].value for row in rows), "")
        return text


_TEXT = "SELECT ?s ?text {{ {} ?s schema:text ?text }}"
_SAID = """
    SELECT ?s ?said ?p ?o ?certainty ?record ?start ?exact WHERE {{
      {} ?said rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ;
               oa:hasSource ?record ; oa:start ?start ; oa:exact ?exact .
      OPTIONAL {{ ?said ik:certainty ?certainty }}
    }}"""
