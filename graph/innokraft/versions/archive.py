"""Versions of records: which count, and what a graph keeps of all of them.

Of several versions of one record, the newest counts. Which that is follows from the versions
alone, not from when they came: the source's own date of each (`modified`) says it, as far as it is
told, and a version without a date is older than one with a date. Where nothing says which of
several is the newest, they are rivals: all of them count, as so many sources. An older version
keeps its text in the provenance graph; what it says no longer counts.

Which versions an annotation speaks of stands in `innokraft.versions.anchoring`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from innokraft.errors import StoreError
from innokraft.rdf.graphs import PROVENANCE
from innokraft.rdf.iris import value_iri
from innokraft.rdf.namespaces import BASE, term
from innokraft.rdf.nodes import read_literal
from innokraft.rdf.record_iris import graph_of, node_of, whole
from innokraft.rdf.terms import Term, Triple, iri, iri_of
from innokraft.readers.formats import read_again
from innokraft.record import Moment, Record
from innokraft.store.base import Matching

if TYPE_CHECKING:
    from innokraft.annotation.model import Annotation

VERSION_OF, REVISES = term("dcterms:isVersionOf"), term("prov:wasRevisionOf")
MODIFIED, ADDRESS = term("dcterms:modified"), term("schema:url")
DERIVED = term("prov:wasDerivedFrom")
_TEXT, _FORMAT, _CURATOR = term("schema:text"), term("ik:sourceFormat"), "#curator"
_ANNOTATION = f"<{BASE}annotation/"
_ONLY_CURRENT = frozenset({term("foaf:primaryTopic"), term("dcterms:publisher")})


class Archive:
    """The versions and annotations that a store holds."""

    def __init__(self, store: Matching) -> None:
        self._store = store

    def versions(self, record: Term) -> list[Term]:
        """The nodes of all versions of a record, sorted."""
        return sorted(s for s, _, _ in self._store.match(None, VERSION_OF, record, PROVENANCE))

    def every_version(self) -> list[tuple[Term, Term]]:
        """All versions of all records, each with its record."""
        return [(s, o) for s, _, o in self._store.match(None, VERSION_OF, None, PROVENANCE)]

    def of_source(self, source: str) -> Iterator[Term]:
        """The nodes of all versions of a source's records, in no order."""
        value = iri(value_iri(source))
        yield from (s for s, _, _ in self._store.match(None, _FORMAT, value, PROVENANCE))

    def holds(self, node: Term) -> bool:
        """Whether the store holds a version."""
        return any(True for _ in self._store.match(node, _TEXT, None, PROVENANCE))

    def record(self, node: Term) -> Record:
        """A version, read again from its frozen text."""
        text, format_ = self._one(node, _TEXT), self._one(node, _FORMAT)
        name = iri_of(format_).rpartition("/")[2]
        return read_again(name, read_literal(text)[0], self.modified(node), self.address(node))

    def modified(self, node: Term) -> Moment | None:
        """The source's date of a version."""
        for _, _, date in self._store.match(node, MODIFIED, None, PROVENANCE):
            return Moment.parse(read_literal(date)[0])
        return None

    def address(self, node: Term) -> str | None:
        """Where its source lets a version be read, an IRI."""
        found = self._store.match(node, ADDRESS, None, PROVENANCE)
        return next((iri_of(address) for _, _, address in found), None)

    def annotations(self, node: Term) -> Iterator[Annotation]:
        """The annotations that go with a version."""
        from innokraft.annotation.files import parse_annotation

        for name in self.annotation_nodes(node):
            text = read_literal(self._one(name, _TEXT))[0]
            yield parse_annotation(text, iri_of(name).removeprefix(BASE))

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
        subjects = [node, graph_of(node)]
        for name in self.annotation_nodes(node):
            subjects += [name, Term(f"{name[:-1]}{_CURATOR}>")]
        return {t for s in subjects for t in self._store.match(s, None, None, PROVENANCE)}

    def _one(self, node: Term, predicate: Term) -> Term:
        for _, _, obj in self._store.match(node, predicate, None, PROVENANCE):
            return obj
        raise StoreError(f"the graph lacks {predicate} of {node}", remedy="Build it anew.")


class Held(NamedTuple):
    """The records that a graph holds, all their versions, and which records are annotated."""

    records: frozenset[Term] = frozenset()
    versions: frozenset[Term] = frozenset()
    annotated: frozenset[Term] = frozenset()


def held(store: Matching) -> Held:
    """What a graph holds, by name; what the versions say is not looked at."""
    versions = {(s, o) for s, _, o in store.match(None, VERSION_OF, None, PROVENANCE)}
    derived = store.match(None, DERIVED, None, PROVENANCE)
    return Held(
        frozenset(record for _, record in versions),
        frozenset(version for version, _ in versions),
        frozenset(whole(o) for s, _, o in derived if s.startswith(_ANNOTATION)),
    )


def replaced_provenance(provenance: frozenset[Triple], record: Record) -> set[Triple]:
    """What stays of an older version's provenance: its text, and what is known of that."""
    graph = graph_of(node_of(record))
    return {t for t in provenance if t[0] != graph and t[1] not in _ONLY_CURRENT}
