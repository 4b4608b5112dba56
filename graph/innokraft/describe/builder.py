"""Builds the graph of one record: statements, and the evidence that each rests on."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from operator import itemgetter

from innokraft.rdf.iris import digest, organisation_iris
from innokraft.rdf.namespaces import TYPE, term
from innokraft.rdf.record_iris import record_iri
from innokraft.rdf.terms import Term, Triple, integer, iri, term_of, text
from innokraft.record import Record, Section, Span

_EVIDENCE = term("ik:evidence")
_EVIDENCE_CLASS = term("ik:Evidence")
_SUPPORTS_PROPERTY = term("ik:supportsProperty")
_SUPPORTS_OBJECT = term("ik:supportsObject")
_HAS_SOURCE = term("oa:hasSource")
_HAS_SELECTOR = term("oa:hasSelector")
_IN_SECTION = term("ik:inSection")
_START, _END, _EXACT = term("oa:start"), term("oa:end"), term("oa:exact")
_SELECTOR_CLASSES = (term("oa:TextPositionSelector"), term("oa:TextQuoteSelector"))


class GraphBuilder:
    """Collects the triples of one record's graph.

    The record's own text is what every span slices. `triples` may hold a triple twice; a graph
    is a set.
    """

    def __init__(self, record: Record) -> None:
        self.record = record
        self.record_iri = record_iri(record)
        self.record_term = iri(self.record_iri)
        self.triples: list[Triple] = []
        self._selectors: dict[Span, Term] = {}
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
        """Triples that need no evidence: types, names, parts of a structure."""
        self.triples.extend((subject, predicate, obj) for obj in objects)

    def state(self, subject: Term, predicate: Term, obj: Term, span: Span) -> Term:
        """A statement that the text makes, with its evidence; gives the evidence."""
        self.triples.append((subject, predicate, obj))
        evidence = self.evidence(subject, predicate, obj, span)
        self.triples.append((subject, _EVIDENCE, evidence))
        return evidence

    def evidence(self, subject: Term, predicate: Term, obj: Term, span: Span) -> Term:
        """The node that ties a statement to a span. Raises ValueError for a span outside."""
        if not 0 <= span.start < span.end <= len(self.record.text):
            raise ValueError(f"{span} lies outside the text of {self.record_iri}")
        name = digest(subject, predicate, obj, str(span.start), str(span.end))
        evidence = term_of(f"{self.record_iri}#evidence-{name}")
        self.triples += (
            (evidence, TYPE, _EVIDENCE_CLASS),
            (evidence, _HAS_SOURCE, self.record_term),
            (evidence, _HAS_SELECTOR, self._selector(span)),
            (evidence, _SUPPORTS_PROPERTY, predicate),
            (evidence, _SUPPORTS_OBJECT, obj),
        )
        if section := self._section_of(span):
            self.triples.append((evidence, _IN_SECTION, section))
        return evidence

    def _section_of(self, span: Span) -> Term | None:
        """The section that a span lies in: bodies do not overlap."""
        last = Span(span.start, len(self.record.text))
        at = bisect_right(self._bodies, last, key=itemgetter(0)) - 1
        if at < 0 or span.end > self._bodies[at][0].end:
            return None
        return self._bodies[at][1]

    def _selector(self, span: Span) -> Term:
        selector = self._selectors.get(span)
        if selector is None:
            selector = term_of(f"{self.record_iri}#char={span.start},{span.end}")
            self._selectors[span] = selector
            self.add(selector, TYPE, *_SELECTOR_CLASSES)
            self.add(selector, _START, integer(span.start))
            self.add(selector, _END, integer(span.end))
            self.add(selector, _EXACT, text(span.of(self.record.text)))
        return selector
