"""What a graph says of the project folder that it was made of: its title, and what each part was.

It stands in the graph of concepts: what the folder says of the graph, and for each part of the
folder the SHA-256 of what was in it. Where a part differs, the graph is not what the folder makes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from innokraft.bilingual import Bilingual
from innokraft.curation.files import Curated
from innokraft.files.graph_folder import PROJECT_FILE
from innokraft.model.digest import digest_of
from innokraft.project.folder import ProjectFolder
from innokraft.rdf.graphs import CONCEPTS
from innokraft.rdf.namespaces import BASE, term
from innokraft.rdf.nodes import read_literal, unquoted
from innokraft.rdf.terms import Triple, iri, iri_of, text
from innokraft.readers.input.files import walk
from innokraft.store.base import Matching
from innokraft.store.embedded import EmbeddedStore

FOLDER = iri(f"{BASE}folder")
_PUBLISHER = iri(f"{BASE}folder/publisher")
_TITLE, _LICENCE, _BY = map(term, ("dcterms:title", "dcterms:license", "dcterms:publisher"))
_PART, _DIGEST, _NAME = map(term, ("dcterms:hasPart", "owl:versionInfo", "schema:name"))

BUILD, MERGE = "innokraft build", "innokraft merge"
REMEDIES = {
    "settings": BUILD, "vocabulary": BUILD, "organisations": BUILD, "records": MERGE,
    "annotations": MERGE, "questions": MERGE, "judgements": MERGE, "choices": MERGE,
    "mentions": MERGE,
}  # fmt: skip
"""The parts of a folder, and what brings the graph into line where one has changed."""


_DECIDED = ("judgements", "choices", "mentions")


class Change(NamedTuple):
    """What a graph loses and gains."""

    lost: frozenset[Triple]
    gained: frozenset[Triple]


class Told(NamedTuple):
    """What a project folder says of its graph; an empty text where it says nothing."""

    title: Bilingual | None = None
    publisher: str = ""
    licence: str = ""


NOTHING = Told()
"""What a graph says of a folder that was made of none."""


def digests(project: ProjectFolder, curated: Curated) -> dict[str, str]:
    """The SHA-256 of each part of a folder that there is, by its name."""
    found = {
        "settings": _of_files([project.root / PROJECT_FILE], project.root),
        "organisations": _of_files([project.organisations], project.root),
        "judgements": _of_lines(each.line() for each in curated.judgements),
        "choices": _of_lines(each.line() for each in curated.choices),
        "mentions": _of_lines(each.line() for each in curated.mentions),
    }
    for name in ("records", "annotations", "vocabulary", "questions"):
        folder: Path = getattr(project, name)
        found[name] = _of_files(walk(folder) if folder.is_dir() else (), project.root)
    return {name: found[name] for name in REMEDIES if found[name]}


def folder_triples(project: ProjectFolder, curated: Curated) -> list[Triple]:
    """What the graph of concepts says of the folder that a graph is made of."""
    settings = project.settings
    triples = []
    if settings.title:
        pairs = zip(settings.title, ("sv", "en"), strict=True)
        triples += [(FOLDER, _TITLE, text(words, language)) for words, language in pairs]
    if settings.licence:
        triples.append((FOLDER, _LICENCE, iri(settings.licence)))
    if settings.publisher:
        triples += [(FOLDER, _BY, _PUBLISHER), (_PUBLISHER, _NAME, text(settings.publisher))]
    for name, digest in digests(project, curated).items():
        part = iri(f"{BASE}folder/{name}")
        triples += [(FOLDER, _PART, part), (part, _DIGEST, text(digest))]
    return triples


def stored_triples(store: Matching) -> set[Triple]:
    """What a graph says of the folder that it was made of; nothing where of none."""
    parts = [part for _, _, part in store.match(FOLDER, _PART, None, CONCEPTS)]
    subjects = (FOLDER, _PUBLISHER, *parts)
    return {t for each in subjects for t in store.match(each, None, None, CONCEPTS)}


def parts_change(
    store: Matching, project: ProjectFolder | None, curated: Curated, *, whole: bool
) -> Change:
    """What a graph loses and gains of what it says of its folder, when it is brought into line.

    Of the `whole` folder, or with what people decided alone.
    """
    before = stored_triples(store) if project else set()
    if project is None or not (before or whole):
        return Change(frozenset(), frozenset())
    after = set(folder_triples(project, curated))
    if not whole:
        decided = {iri(f"{BASE}folder/{name}") for name in _DECIDED}
        after = {t for t in after if decided & set(t)} | {t for t in before if not decided & set(t)}
    return Change(frozenset(before - after), frozenset(after - before))


def bring_up(store: EmbeddedStore, change: Change) -> None:
    """Has a graph say of its folder what it is to say."""
    store.add([(CONCEPTS, list(change.gained))])
    store.remove({CONCEPTS: set(change.lost)})


def told_of(store: Matching) -> Told:
    """What the folder that a graph was made of says of it."""
    title = {
        language: words
        for _, _, obj in store.match(FOLDER, _TITLE, None, CONCEPTS)
        for words, language in [read_literal(obj)]
    }
    licence = [iri_of(obj) for _, _, obj in store.match(FOLDER, _LICENCE, None, CONCEPTS)]
    publisher = [unquoted(obj) for _, _, obj in store.match(_PUBLISHER, _NAME, None, CONCEPTS)]
    any_ = next(iter(title.values()), "")
    return Told(
        Bilingual(title.get("sv", any_), title.get("en", any_)) if title else None,
        "".join(publisher[:1]),
        "".join(licence[:1]),
    )


def changed_parts(project: ProjectFolder, curated: Curated, store: Matching) -> list[str]:
    """The parts of a folder that are not what they were when its graph was made, in order."""
    now, made = digests(project, curated), _stored_digests(store)
    return [name for name in REMEDIES if now.get(name) != made.get(name)]


def _stored_digests(store: Matching) -> dict[str, str]:
    return {
        iri_of(part).rpartition("/")[2]: unquoted(digest)
        for _, _, part in store.match(FOLDER, _PART, None, CONCEPTS)
        for _, _, digest in store.match(part, _DIGEST, None, CONCEPTS)
    }


def _of_files(paths: Iterable[Path], root: Path) -> str:
    """The digest of some files, by their names in the folder; nothing where there is none."""
    found = hashlib.sha256()
    names = [(path.relative_to(root).as_posix(), path) for path in paths if path.is_file()]
    for name, path in sorted(names):
        with path.open("rb") as file:
            content = hashlib.file_digest(file, "sha256")
        found.update(f"{content.hexdigest()} {name}\n".encode())
    return found.hexdigest() if names else ""


def _of_lines(lines: Iterable[str]) -> str:
    listed = sorted(lines)
    return digest_of([("lines", "\n".join(listed))]) if listed else ""
