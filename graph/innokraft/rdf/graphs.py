"""The named graphs that all records share."""

from __future__ import annotations

from innokraft.rdf.namespaces import BASE
from innokraft.rdf.terms import iri

GRAPHS = f"{BASE}graph/"
"""What the names of all named graphs begin with: those of the records, and these."""
PROVENANCE = iri(f"{GRAPHS}provenance")
"""What is known of the records: their frozen texts, versions and annotations."""
CONCEPTS = iri(f"{GRAPHS}concepts")
"""The ontology and its schemes."""
IDENTITY = iri(f"{GRAPHS}identity")
"""Which mentions are one thing, and why."""
CURATED = iri(f"{GRAPHS}curated")
"""What curators chose."""
COMMON = iri(f"{GRAPHS}common")
"""What records have in common: dates, periods, entries of the schemes of sources."""
INFERRED = iri(f"{GRAPHS}inferred")
"""What the rules of the ontology add."""
