"""The named graphs that all records share."""

from __future__ import annotations

from innokraft.rdf.namespaces import BASE
from innokraft.rdf.terms import iri


def shared_graph_iri(name: str) -> str:
    """`/graph/{name}`: provenance, concepts, identity, curated or inferred."""
    return f"{BASE}graph/{name}"


PROVENANCE = iri(shared_graph_iri("provenance"))
"""What is known of the records: their frozen texts, versions and annotations."""
CONCEPTS = iri(shared_graph_iri("concepts"))
"""The ontology and its schemes."""
IDENTITY = iri(shared_graph_iri("identity"))
"""Which mentions are one thing, and why."""
CURATED = iri(shared_graph_iri("curated"))
"""What curators chose."""
INFERRED = iri(shared_graph_iri("inferred"))
"""What the rules of the ontology add."""
