"""Reading a graph by the hundred: rows of a query, and IRIs in handfuls."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from innokraft.vocabulary import BASE

if TYPE_CHECKING:
    from innokraft.store.base import Reader

BATCH = 400
"""How many IRIs go into one query."""


def ask(store: Reader, sparql: str) -> Iterator[Mapping[str, Any]]:
    """The rows of a query whose variables are known to be IRIs or literals."""
    return iter(store.select(sparql))


def in_batches(items: Iterable[str]) -> Iterator[str]:
    """IRIs as the inside of SPARQL's VALUES braces, some hundred at a time, sorted."""
    ordered = sorted(items)
    for first in range(0, len(ordered), BATCH):
        yield " ".join(f"<{item}>" for item in ordered[first : first + BATCH])


def is_iri(term: Any) -> bool:
    """Whether a term of the store is an IRI."""
    return type(term).__name__ == "NamedNode"


def slug_of(iri: str | None) -> str | None:
    """The last part of the IRI of a value, such as `troligt`."""
    return None if iri is None else iri.removeprefix(f"{BASE}value/")
