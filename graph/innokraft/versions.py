"""Versions of records: which one counts, and what a graph keeps of all of them.

Of several versions of one record, the newest counts. Which that is follows from the versions
alone, not from when they came: the source's own date of the version (`modified`; none is oldest),
then how far the project is (decided, running, finished or broken off), then the digest. An older
version keeps its text in the provenance graph; what it says no longer counts.

An annotation goes with every version that holds its quotes.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from innokraft.annotation_files import parse_annotation
from innokraft.annotations import Annotation
from innokraft.errors import StoreError
from innokraft.identity import graph_iri, record_iri, shared_graph_iri
from innokraft.readers.formats import read_again
from innokraft.record import Record
from innokraft.store.base import Matching
from innokraft.store.nodes import read_literal
from innokraft.terms import Term, Triple, iri
from innokraft.vocabulary import BASE, term

PROVENANCE = iri(shared_graph_iri("provenance"))
VERSION_OF, REVISES = term("dcterms:isVersionOf"), term("prov:wasRevisionOf")
DERIVED = term("prov:wasDerivedFrom")
_TEXT, _FORMAT, _CURATOR = term("schema:text"), term("ik:sourceFormat"), "#curator"
_ANNOTATION = f"<{BASE}annotation/"
_PROGRESS = {"beslutat": 1, "pagaende": 2, "avbrutet": 3, "avslutat": 3}
_ONLY_CURRENT = frozenset({term("foaf:primaryTopic"), term("dcterms:publisher")})

Order = tuple[date, int, str]


def order(record: Record) -> Order:
    """The place of a version among the others of its record; the greatest counts."""
    modified = record.modified.value.latest if record.modified else date.min
    progress = _PROGRESS.get(record.status.value, 0) if record.status else 0
    return modified, progress, record.sha256


def node_of(record: Record) -> Term:
    """The node of one version of a record."""
    return iri(record_iri(record))


def whole(node: Term) -> Term:
    """The record that a node is a version of."""
    return Term(f"{node.rpartition('/')[0]}>")


class Archive:
    """The versions and annotations that a store holds."""

    def __init__(self, store: Matching) -> None:
        self._store = store

    def versions(self, record: Term) -> list[Term]:
        """The nodes of all versions of a record, sorted."""
        return sorted(s for s, _, _ in self._store.match(None, VERSION_OF, record, PROVENANCE))

    def holds(self, node: Term) -> bool:
        """Whether the store holds a version."""
        return any(True for _ in self._store.match(node, _TEXT, None, PROVENANCE))

    def record(self, node: Term) -> Record:
        """A version, read again from its frozen text."""
        text, format_ = self._one(node, _TEXT), self._one(node, _FORMAT)
        return read_again(format_[1:-1].rpartition("/")[2], read_literal(text)[0])

    def annotations(self, node: Term) -> Iterator[Annotation]:
        """The annotations that go with a version."""
        for name in self.annotation_nodes(node):
            text = read_literal(self._one(name, _TEXT))[0]
            yield parse_annotation(text, name[1:-1].removeprefix(BASE))

    def annotation_nodes(self, node: Term) -> list[Term]:
        """The nodes of those annotations, sorted."""
        found = self._store.match(None, DERIVED, node, PROVENANCE)
        return sorted(s for s, _, _ in found if s.startswith(_ANNOTATION))

    def annotated(self, annotation: Term) -> list[Term]:
        """The versions that an annotation goes with."""
        found = self._store.match(annotation, DERIVED, None, PROVENANCE)
        return sorted(o for _, _, o in found)

    def block(self, node: Term) -> set[Triple]:
        """All that the provenance graph says of a version, its graph and its annotations."""
        graph = Term(node.replace(f"{BASE}record/", f"{BASE}graph/", 1))
        subjects = [node, graph]
        for name in self.annotation_nodes(node):
            subjects += [name, Term(f"{name[:-1]}{_CURATOR}>")]
        return {t for s in subjects for t in self._store.match(s, None, None, PROVENANCE)}

    def _one(self, node: Term, predicate: Term) -> Term:
        for _, _, obj in self._store.match(node, predicate, None, PROVENANCE):
            return obj
        raise StoreError(f"the graph lacks {predicate} of {node}", remedy="Build it anew.")


def superseded(provenance: frozenset[Triple], record: Record) -> set[Triple]:
    """What stays of an older version's provenance: its text, and what is known of that."""
    graph = iri(graph_iri(record))
    return {t for t in provenance if t[0] != graph and t[1] not in _ONLY_CURRENT}
