"""Builds the graph of one record: statements, each with the words that it rests on."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from operator import itemgetter

from innokraft.rdf.iris import digest, organisation_iris
from innokraft.rdf.namespaces import term
from innokraft.rdf.record_iris import record_iri
from innokraft.rdf.terms import Term, Triple, integer, iri, term_of, text
from innokraft.record import Record, Section, Span

_SUBJECT, _PREDICATE, _OBJECT = term("rdf:subject"), term("rdf:predicate"), term("rdf:object")
_START, _EXACT = term("oa:start"), term("oa:exact")
_HAS_SOURCE, _IN_SECTION = term("oa:hasSource"), term("ik:inSection")


class GraphBuilder:
    """Collects the triples of one record's graph.

    The record's own text is what every span slices. `common` is what it has in common with others.
    Both lists may hold a triple twice; a graph is a set.
    """

    def __init__(self, record: Record) -> None:
        self.record = record
        self.record_iri = record_iri(record)
        self.record_term = iri(self.record_iri)
        self.triples: list[Triple] = []
        self.common: list[Triple] = []
        self._quotes: dict[Span, tuple[Term, Term]] = {}
        self._sections: Sequence[tuple[Section, Term]] = [
            (section, iri(f"{self.record_iri}#section-{number}"))
            for number, section in enumerate(record.sections, 1)
        ]
        self.organisations = organisation_iris(record)
        self._bodies = sorted((s.body, node) for s, node in self._sections)

    @property
    def sections(self) -> Sequence[tuple[Section, Term]]:
        """The record's sections with the terms that name them."""
        return self._sections

    def add(self, subject: Term, predicate: Term, *objects: Term) -> None:
        """Triples that need no quote: types, names, parts of a structure."""
        self.triples.extend((subject, predicate, obj) for obj in objects)

    def add_common(self, subject: Term, predicate: Term, *objects: Term) -> None:
        """What a date, a period or a topic is and is called, whichever record names it."""
        self.common.extend((subject, predicate, obj) for obj in objects)

    def state(self, subject: Term, predicate: Term, obj: Term, span: Span) -> Term:
        """A triple that the text states, and its statement; gives the statement."""
        self.triples.append((subject, predicate, obj))
        return self.statement((subject, predicate, obj), span)

    def statement(self, triple: Triple, span: Span, *apart: str) -> Term:
        """The node of what the text says at a span, which does not make it stand bare.

        `apart` tells it from others that say the same at the same place. Raises ValueError for a
        span outside.
        """
        if not 0 <= span.start < span.end <= len(self.record.text):
            raise ValueError(f"{span} lies outside the text of {self.record_iri}")
        name = digest(*triple, str(span.start), str(span.end), *apart)
        node = term_of(f"{self.record_iri}#statement-{name}")
        subject, predicate, obj = triple
        start, exact = self._quote(span)
        self.triples += (
            (node, _SUBJECT, subject),
            (node, _PREDICATE, predicate),
            (node, _OBJECT, obj),
            (node, _EXACT, exact),
            (node, _START, start),
            (node, _HAS_SOURCE, self.record_term),
        )
        if section := self._section_of(span):
            self.triples.append((node, _IN_SECTION, section))
        return node

    def _section_of(self, span: Span) -> Term | None:
        """The section that a span lies in: bodies do not overlap."""
        last = Span(span.start, len(self.record.text))
        at = bisect_right(self._bodies, last, key=itemgetter(0)) - 1
        if at < 0 or span.end > self._bodies[at][0].end:
            return None
        return self._bodies[at][1]

    def _quote(self, span: Span) -> tuple[Term, Term]:
        """Where a span starts, and its words; the two give its end."""
        quote = self._quotes.get(span)
        if quote is None:
            quote = integer(span.start), text(span.of(self.record.text))
            self._quotes[span] = quote
        return quote
