"""Whether a graph is in line with what it is made of: the files beside it, and what ships.

A process that ends just before a new graph takes the old one's place leaves a file of judgements,
choices or corrections that is ahead of the graph; so does who edits such a file.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from innokraft.bilingual import Bilingual
from innokraft.curation.choices import choices_triples
from innokraft.curation.files import CuratedPaths
from innokraft.curation.judgements import stored_judgements
from innokraft.curation.mentions import correction_triples, stored_corrections
from innokraft.files.graph_folder import CHOICES, JUDGEMENTS, MENTIONS, curated_folder
from innokraft.identity.applied_choices import apply_choices
from innokraft.model.digest import is_made_with
from innokraft.model.model import SHIPPED
from innokraft.project.folder import project_of
from innokraft.project.parts import REMEDIES, changed_parts
from innokraft.rdf.graphs import CONCEPTS, CURATED, IDENTITY
from innokraft.rdf.terms import Term, iri_of
from innokraft.store.embedded import EmbeddedStore
from innokraft.store.folder import named
from innokraft.store.seals import check
from innokraft.validate.finding import Finding, Level

_INSIDE = Bilingual(
    "{file} räknas inte, eftersom grafen ligger i en projektmapp; flytta raderna till {right}",
    "{file} does not count, for the graph lies in a project folder; move its lines to {right}",
)
_PART = Bilingual(
    "delen {part} i projektmappen har ändrats sedan grafen byggdes; `{remedy}` för in det",
    "the part {part} of the project folder has changed since the graph was built; `{remedy}` "
    "brings the graph into line",
)


def check_beside(
    folder: Path, store: EmbeddedStore, judgements: Path | None = None
) -> Iterator[Finding]:
    """Findings, all of them warnings, on the graph of a folder and what is beside it.

    `judgements` is the file of judgements; by default the one in the folder. Raises SourceError
    for a file that cannot be read, StoreError for a file of the store that was garbled.
    """
    check(named(folder).present, whole=True)
    held, project = CuratedPaths.of(folder, judgements).read(), project_of(folder)
    if held.judgements != stored_judgements(store):
        yield _not_in_line("judgements", IDENTITY, "bedömningar", "judgements")
    applied = apply_choices(store, held.choices)
    corrections = correction_triples(stored_corrections(store))
    if choices_triples(applied.choices) != store.graph(CURATED) - corrections:
        yield _not_in_line("choices", CURATED, "val", "choices")
    if held.mentions != stored_corrections(store):
        yield _not_in_line("mentions", CURATED, "rättelser", "corrections")
    yield from _left_inside(folder)
    for each in applied.without_effect:
        yield _warning("choice", CURATED, *each.words)
    changed = changed_parts(project, held, store) if project else []
    for part in changed:
        if part not in {"judgements", "choices", "mentions"}:
            yield _changed(part)
    model = project.model if project else SHIPPED
    if not (changed or is_made_with(store, model.digest)):
        yield _warning(
            "shipped",
            CONCEPTS,
            "grafen byggdes med en annan ontologi än den som nu följer med; bygg den på nytt",
            "the graph was built with another ontology than the one that ships now; build it anew",
        )


def _left_inside(folder: Path) -> Iterator[Finding]:
    """A warning for each file of decisions that lies in the graph of a project folder."""
    root = curated_folder(folder)
    for name in (JUDGEMENTS, CHOICES, MENTIONS) if root != folder else ():
        if (folder / name).is_file():
            told = _INSIDE.filled(file=str(folder / name), right=str(root / name))
            yield _warning("project-folder", CURATED, *told)


def _changed(part: str) -> Finding:
    told = _PART.filled(part=part, remedy=REMEDIES[part])
    return _warning("project-folder", CONCEPTS, *told)


def _not_in_line(rule: str, graph: Term, sv: str, en: str) -> Finding:
    return _warning(
        rule,
        graph,
        f"filen med {sv} säger annat än grafen; nästa ändring av grafen rättar den efter filen",
        f"the file of {en} differs from the graph; the next change brings the graph into line",
    )


def _warning(rule: str, graph: Term, sv: str, en: str) -> Finding:
    return Finding(Level.WARNING, rule, iri_of(graph), Bilingual(sv, en))
