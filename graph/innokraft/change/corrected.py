"""What a change of the corrections of mentions touches, which of them fit nothing, what they do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Set
from typing import NamedTuple

from innokraft.bilingual import Bilingual
from innokraft.change.incoming import Incoming
from innokraft.curation.mentions import EVERY, Correction, Mentioned, correction_node
from innokraft.describe.corrections import NO_RECORD, NOTHING_THERE, NOWHERE, Prose, may_stand
from innokraft.rdf.graphs import PROVENANCE
from innokraft.rdf.namespaces import BASE, term
from innokraft.rdf.nodes import read_literal, unquoted
from innokraft.rdf.record_iris import named_nodes, record_path, version_of, whole
from innokraft.rdf.terms import Term, Triple, iri_of
from innokraft.record import Span
from innokraft.store.base import Matching
from innokraft.versions.archive import DERIVED
from innokraft.views.quotes import sentence_around

_TEXT, _PREDICATE, _MENTIONS = term("schema:text"), term("rdf:predicate"), term("ik:mentions")
_OBJECT, _START, _EXACT = term("rdf:object"), term("oa:start"), term("oa:exact")
_CONCEPT, _RECORDS = f"{BASE}concept/", f"<{BASE}record/"
_UNFIT = Bilingual(
    "rättelsen {what} har ingen verkan: {why}", "the correction {what} has no effect: {why}"
)


def touch_corrected(store: Matching, incoming: Incoming, changed: Iterable[Correction]) -> None:
    """Marks the records on which corrections that come or go bear, or may bear."""
    everywhere = []
    for each in changed:
        if each.record == EVERY:
            everywhere.append(each)
        for node in named_nodes(each.record):
            if incoming.archive.versions(node):
                incoming.of(node).corrected = True
    for node, _, text in store.match(None, _TEXT, None, PROVENANCE) if everywhere else ():
        if node.startswith(_RECORDS) and may_stand(read_literal(text)[0], everywhere):
            incoming.of(whole(node)).corrected = True


class Fitting:
    """Which corrections fit some record, by what a change does to the provenance."""

    def __init__(self, store: Matching, corrections: Iterable[Correction]) -> None:
        self._nodes = {correction_node(each): each for each in corrections}
        self._records = Counter[Term]()
        for node in self._nodes:
            self._records[node] = sum(1 for _ in store.match(None, DERIVED, node, PROVENANCE))

    def note(self, graph: Term, lost: Set[Triple], gained: Set[Triple]) -> None:
        """Takes note of what a graph loses and gains."""
        if graph == PROVENANCE and self._nodes:
            self._records.subtract(o for _, p, o in lost if p == DERIVED and o in self._nodes)
            self._records.update(o for _, p, o in gained if p == DERIVED and o in self._nodes)

    def unfit(self, incoming: Incoming) -> Iterator[Bilingual]:
        """Of each correction that fits nothing, that in words, and why."""
        for node, each in sorted(self._nodes.items(), key=lambda pair: pair[1]):
            if not self._records[node]:
                what = f"{each.record} {each.concept} {each.verdict} {each.quote!r}"
                yield _UNFIT.filled(what=what, why=_why(each, incoming))


def _why(correction: Correction, incoming: Incoming) -> Bilingual:
    if correction.record == EVERY:
        return NOWHERE if correction.verdict is Mentioned.YES else NOTHING_THERE
    for record in named_nodes(correction.record):
        for version in incoming.of(record).counting:
            found = Prose(incoming.version(version)).find(correction)
            return NOTHING_THERE if isinstance(found, list) else found
    return NO_RECORD


class MentionChange(NamedTuple):
    """A mention that comes or goes: in which version, of which concept, where, in which sentence.

    `before` and `after` are what stands around its words in that.
    """

    record: str
    start: int
    concept: str
    before: str
    quote: str
    after: str

    @classmethod
    def at(cls, version: Term, text: str, concept: str, place: Span) -> MentionChange:
        """That of a concept at a place of a version's text."""
        first, last = sentence_around(text, place.start, place.end)
        before, after = text[first : place.start], text[place.end : last]
        return cls(record_path(version), place.start, concept, before, place.of(text), after)

    @property
    def line(self) -> str:
        """In one line: the record, the place, the concept, and the sentence, the words in [ ]."""
        end = self.start + len(self.quote)
        said = " ".join(f"{self.before}[{self.quote}]{self.after}".split())
        return f"{self.record}, {self.start}–{end}, {self.concept}: {said}"


def mention_changes(
    graph: Term, triples: Set[Triple], text_of: Callable[[Term], str]
) -> Iterator[MentionChange]:
    """The mentions that some triples of the graph of a version state."""
    stated = {subject for subject, p, o in triples if p == _PREDICATE and o == _MENTIONS}
    said = {(s, p): o for s, p, o in triples if s in stated}
    version = version_of(graph)
    for node in stated:
        start, quote = int(unquoted(said[node, _START])), unquoted(said[node, _EXACT])
        concept = iri_of(said[node, _OBJECT]).removeprefix(_CONCEPT)
        place = Span(start, start + len(quote))
        yield MentionChange.at(version, text_of(version), concept, place)
