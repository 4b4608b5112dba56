"""Whether a graph is in line with what it is made of: the files beside it, and what ships.

A process that ends just before a new graph takes the old one's place leaves a file of judgements
or choices that is ahead of the graph; so does who edits such a file.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from innokraft.bilingual import Bilingual
from innokraft.curation.choices import choices_triples
from innokraft.curation.files import CuratedPaths
from innokraft.curation.judgements import stored_judgements
from innokraft.curation.mentions import correction_triples, stored_corrections
from innokraft.identity.applied_choices import apply_choices
from innokraft.model.digest import is_made_with
from innokraft.model.model import SHIPPED
from innokraft.rdf.graphs import CONCEPTS, CURATED, IDENTITY
from innokraft.rdf.terms import Term, iri_of
from innokraft.store.embedded import EmbeddedStore
from innokraft.store.folder import named
from innokraft.store.seals import check
from innokraft.validate.finding import Finding, Level


def check_beside(
    folder: Path, store: EmbeddedStore, judgements: Path | None = None
) -> Iterator[Finding]:
    """Findings, all of them warnings, on the graph of a folder and what is beside it.

    `judgements` is the file of judgements; by default the one in the folder. Raises SourceError
    for a file that cannot be read, StoreError for a file of the store that was garbled.
    """
    check(named(folder).present, whole=True)
    held = CuratedPaths.of(folder, judgements).read()
    if held.judgements != stored_judgements(store):
        yield _not_in_line("judgements", IDENTITY, "bedömningar", "judgements")
    applied = apply_choices(store, held.choices)
    corrections = correction_triples(stored_corrections(store))
    if choices_triples(applied.choices) != store.graph(CURATED) - corrections:
        yield _not_in_line("choices", CURATED, "val", "choices")
    if held.mentions != stored_corrections(store):
        yield _not_in_line("mentions", CURATED, "rättelser", "corrections")
    for each in applied.without_effect:
        yield _warning("choice", CURATED, *each.words)
    if not is_made_with(store, SHIPPED.digest):
        yield _warning(
            "shipped",
            CONCEPTS,
            "grafen byggdes med en annan ontologi än den som nu följer med; bygg den på nytt",
            "the graph was built with another ontology than the one that ships now; build it anew",
        )


def _not_in_line(rule: str, graph: Term, sv: str, en: str) -> Finding:
    return _warning(
        rule,
        graph,
        f"filen med {sv} säger annat än grafen; nästa ändring av grafen rättar den efter filen",
        f"the file of {en} differs from the graph; the next change brings the graph into line",
    )


def _warning(rule: str, graph: Term, sv: str, en: str) -> Finding:
    return Finding(Level.WARNING, rule, iri_of(graph), Bilingual(sv, en))
