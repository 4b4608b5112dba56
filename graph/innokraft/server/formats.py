"""The media types in which an answer goes out, by its kind."""

from __future__ import annotations

from functools import lru_cache

from innokraft.server.negotiation import best
from innokraft.server.problems import ProblemError, not_acceptable

TABLE = {
    "application/sparql-results+json": "json",
    "application/sparql-results+xml": "xml",
    "text/csv": "csv",
    "text/tab-separated-values": "tsv",
    "application/json": "json",
    "application/xml": "xml",
    "text/xml": "xml",
}
"""Of SELECT and ASK, the first where anything is accepted; to each the format that writes it."""
TRIPLES = {
    "text/turtle": "ttl",
    "application/n-triples": "nq",
    "application/ld+json": "jsonld",
    "application/rdf+xml": "rdfxml",
    "text/plain": "nq",
    "application/json": "jsonld",
    "application/xml": "rdfxml",
    "text/xml": "rdfxml",
}
"""Of CONSTRUCT and DESCRIBE."""
_OF_KIND = {"table": TABLE, "boolean": TABLE, "triples": TRIPLES}
_UTF_8 = ("text/", "application/xml")


@lru_cache(1000)
def chosen(accept: str | None) -> dict[str, str]:
    """The media type for each kind of answer that one is accepted of; ProblemError for none."""
    types = {kind: best(accept, list(there)) for kind, there in _OF_KIND.items()}
    found = {kind: media for kind, media in types.items() if media is not None}
    if not found:
        raise not_acceptable([*TABLE, *TRIPLES])
    return found


def forms(types: dict[str, str]) -> dict[str, str]:
    """The formats of media types, for each kind of answer."""
    return {kind: _OF_KIND[kind][media] for kind, media in types.items()}


def content_type(media: str) -> str:
    """A media type as it stands in a header: where it is a text, with its encoding."""
    return f"{media}; charset=utf-8" if media.startswith(_UTF_8) else media


def not_there(kind: str) -> ProblemError:
    """What to say where an answer is of a kind that there is no accepted media type of."""
    return not_acceptable(list(_OF_KIND[kind]))
