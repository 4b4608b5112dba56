"""Finding a class or property of the ontology by a word."""

from __future__ import annotations

from innokraft.model.ontology import VocabularyTerm, load_ontology
from innokraft.rdf.namespaces import compress


def terms(word: str = "") -> list[VocabularyTerm]:
    """The classes and properties of the ontology, or those that a word is found in.

    Ours come first, each sort by its short name. What a word names (`ik:status`, `status`, a label
    in either language) comes before what has it in its name, and that before what has it in its
    definition.
    """
    every = [term for term in load_ontology().terms.values() if term.labels]
    every.sort(key=lambda term: (not term.is_own, compress(term.iri)))
    sought = word.strip().casefold()
    if not sought:
        return every
    ranked = [(rank, term) for term in every if (rank := _rank(term, sought)) is not None]
    return [term for _, term in sorted(ranked, key=lambda pair: pair[0])]


def term_names() -> list[str]:
    """What `terms` knows terms by: their short names, with and without a prefix, and labels."""
    return sorted({name for term in terms() for name in _names(term)})


def _names(term: VocabularyTerm) -> set[str]:
    name = compress(term.iri)
    return {name, name.partition(":")[2], *term.labels.values()}


def _rank(term: VocabularyTerm, sought: str) -> int | None:
    """How near a term is to a word, the nearest 0; None where it does not have it."""
    names = {name.casefold() for name in (*_names(term), term.iri)}
    if sought in names:
        return 0
    if any(sought in name for name in names):
        return 1
    return 2 if any(sought in text.casefold() for text in term.definitions.values()) else None
