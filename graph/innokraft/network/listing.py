"""The things of a graph by their names and kinds, without what is said of them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from innokraft.bilingual import Bilingual
from innokraft.errors import UsageError, did_you_mean
from innokraft.network.edges import read_kinds
from innokraft.network.model import KINDS, Thing
from innokraft.rdf.namespaces import compress
from innokraft.views.labels import words_for

if TYPE_CHECKING:
    from collections.abc import Mapping

    from innokraft.store.base import Reader


def named_things(store: Reader, kind: str | None = None) -> list[Thing]:
    """The things of a graph, or those of a kind, by IRI. Raises UsageError for no kind."""
    if kind is not None and kind not in KINDS:
        raise UsageError(f"there is no kind {kind!r}", remedy=did_you_mean(kind, KINDS))
    kinds = {iri: each for iri, each in read_kinds(store).items() if kind in {None, each}}
    names = words_for(store, kinds)
    return [
        Thing(iri, each, names.get(iri) or Bilingual.alike(compress(iri)))
        for iri, each in kinds.items()
    ]


def counted_kinds(store: Reader) -> Mapping[str, int]:
    """How many things of each kind there are, in the order of the kinds."""
    counts = Counter(read_kinds(store).values())
    return {kind: counts[kind] for kind in KINDS if counts[kind]}
