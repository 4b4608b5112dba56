"""What the source classifies a project as, in schemes of its own."""

from __future__ import annotations

from innokraft.describe.builder import GraphBuilder
from innokraft.rdf.iris import topic_iri, topic_scheme_iri
from innokraft.rdf.namespaces import TYPE, term
from innokraft.rdf.terms import Term, iri, text
from innokraft.record import Topic

_PROPERTIES = {
    "scb": "ik:researchSubject",
    "euroscivoc": "ik:researchSubject",
    "gtr-research-subject": "ik:researchSubject",
    "cordis-programme": "ik:programme",
    "cordis-framework-programme": "ik:programme",
    "cordis-call": "ik:call",
    "cordis-topic": "ik:call",
    "sdg": "ik:sustainabilityGoal",
    "program": "ik:programme",
    "utlysning": "ik:call",
    "call": "ik:call",
    "ansokningsomgang": "ik:call",
}
"""Which property a scheme's entries go with; those of another scheme with ik:classifiedAs.

A scheme of a funder's own is known by what stands behind the funder's name: `vinnova-program`.
"""


def _property(scheme: str) -> str:
    kind = scheme.rpartition("-")[2]
    return _PROPERTIES.get(scheme) or _PROPERTIES.get(kind) or "ik:classifiedAs"


def add_topics(builder: GraphBuilder, project: Term) -> None:
    """Adds research subjects, programmes, calls, goals, other classes, and keywords."""
    for topic in builder.record.topics:
        predicate = term(_property(topic.value.scheme))
        builder.state(project, predicate, add_topic(builder, topic.value), topic.span)
    for keyword in builder.record.keywords:
        value = text(keyword.value.value, keyword.value.language)
        builder.state(project, term("schema:keywords"), value, keyword.span)


def add_topic(builder: GraphBuilder, topic: Topic) -> Term:
    """Adds an entry of a source's scheme; gives its node."""
    node = iri(topic_iri(topic))
    builder.add_common(node, TYPE, term("skos:Concept"))
    builder.add_common(node, term("skos:inScheme"), iri(topic_scheme_iri(topic)))
    builder.add_common(node, term("skos:notation"), text(topic.code))
    for label in topic.labels:
        builder.add_common(node, term("skos:prefLabel"), text(label.value, label.language))
    return node
