"""The namespaces that innokraft writes and reads. Meanings live in `ontology/`, not here."""

from __future__ import annotations

from functools import cache

from innokraft.rdf.terms import XSD, Term, term_of

BASE = "https://w3id.org/innokraft/"
"""The base of all our IRIs. The path is not registered yet: the IRIs name, they do not resolve."""

PREFIXES: dict[str, str] = {
    "c": f"{BASE}concept/",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "ik": f"{BASE}ns#",
    "ikp": f"{BASE}pipeline#",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "http://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "time": "http://www.w3.org/2006/time#",
    "v": f"{BASE}value/",
    "xsd": XSD,
}
"""The prefixes that exports use."""
FUNCTIONS = f"{BASE}function#"
"""Where the functions of ours are that a query may call."""
QUERY_PREFIXES = {**PREFIXES, "ikf": FUNCTIONS}
"""The prefixes that a query need not declare."""


XSD_STRING = f"{PREFIXES['xsd']}string"
"""The datatype of a literal without one."""


@cache
def expand(curie: str) -> str:
    """The full IRI of `prefix:name`; KeyError for a prefix that is not ours.

    >>> expand("ik:Statement")
    'https://w3id.org/innokraft/ns#Statement'
    """
    prefix, _, name = curie.partition(":")
    return PREFIXES[prefix] + name


def compress(iri: str) -> str:
    """`prefix:name` for an IRI of a known namespace, otherwise the IRI as it is.

    >>> compress("https://w3id.org/innokraft/concept/mod")
    'c:mod'
    """
    for prefix, namespace in PREFIXES.items():
        name = iri.removeprefix(namespace)
        if name != iri and name.replace("-", "").replace("_", "").isalnum():
            return f"{prefix}:{name}"
    return iri


@cache
def term(curie: str) -> Term:
    """The N-Triples term of `prefix:name`."""
    return term_of(expand(curie))


TYPE = term("rdf:type")
