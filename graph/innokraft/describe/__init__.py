"""A record, and the annotations of it, as the triples of its named graph.

Each value that the record states becomes a statement with its quote. The frozen text and what is
known of the record as a document go to the provenance graph.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from innokraft.describe.builder import GraphBuilder
from innokraft.describe.corrections import Corrections
from innokraft.describe.document import add_document, project_group
from innokraft.describe.mentions import add_mentions
from innokraft.describe.money import add_grant
from innokraft.describe.organisations import add_organisations
from innokraft.describe.people import add_people
from innokraft.describe.project import add_project
from innokraft.describe.provenance import (
    derived_from_annotation,
    derived_from_correction,
    record_provenance,
)
from innokraft.describe.topics import add_topics
from innokraft.model.model import SHIPPED, Model
from innokraft.rdf.iris import project_iri
from innokraft.rdf.namespaces import TYPE, term
from innokraft.rdf.record_iris import graph_of
from innokraft.rdf.terms import Term, Triple, iri
from innokraft.record import Record, Span
from innokraft.tagging import Tagger

if TYPE_CHECKING:
    from innokraft.annotation.model import Annotation

_ANYWHERE: Mapping[str, Sequence[Span]] = {}
_NONE = Corrections()


class Described(NamedTuple):
    """What one record, with its annotations, adds to the graph.

    `graph` names the named graph of `triples`; `provenance` goes to the provenance graph, `common`
    to the graph of what records have in common.
    """

    graph: Term
    triples: frozenset[Triple]
    provenance: frozenset[Triple]
    common: frozenset[Triple] = frozenset()


@dataclass(frozen=True, slots=True)
class Describer:
    """What describing needs beside the record: the model, the tagger of its concepts, corrections.

    Without a tagger, no mentions are looked for.
    """

    model: Model = SHIPPED
    tagger: Tagger | None = None
    corrections: Corrections = _NONE

    def describe(
        self,
        record: Record,
        annotations: Iterable[Annotation] = (),
        spans: Mapping[str, Sequence[Span]] = _ANYWHERE,
    ) -> Described:
        """The quads of one record. Raises AnnotationError where an annotation does not fit it.

        `spans` says by the digests of annotations where their quotes stand; others are looked for.
        """
        builder = GraphBuilder(record)
        project = iri(project_iri(record.project))
        builder.add(project, TYPE, term("ik:Project"))
        for add in (
            add_project,
            add_organisations,
            add_grant,
            add_people,
            add_topics,
            add_document,
        ):
            add(builder, project)
        provenance = record_provenance(builder)
        if self.tagger:
            fitting = add_mentions(builder, project, self.tagger, self.corrections)
            provenance += (derived_from_correction(builder, each) for each in fitting)
        for annotation in annotations:
            project_group(builder, project)
            self._add(builder, annotation, spans.get(annotation.digest))
            provenance.append(derived_from_annotation(builder, annotation))
        graph = graph_of(builder.record_term)
        common = frozenset(builder.common)
        return Described(graph, frozenset(builder.triples), frozenset(provenance), common)

    def check(self, record: Record, annotation: Annotation, spans: Sequence[Span] | None) -> None:
        """Raises AnnotationError where an annotation does not fit a record."""
        self._add(GraphBuilder(record), annotation, spans)

    def _add(
        self, builder: GraphBuilder, annotation: Annotation, spans: Sequence[Span] | None
    ) -> None:
        from innokraft.describe.annotation import describe_annotation

        model = self.model
        describe_annotation(builder, annotation, model.ontology, model.concepts, spans)
