"""The whole of a graph as an RO-Crate: what it says, what people decided, what it was made with.

A crate is a folder, here a .zip, whose `ro-crate-metadata.json` describes every file in it, so that
an archive, or whoever gets it, knows what it is: https://w3id.org/ro/crate/1.1

| file | is |
|---|---|
| graph.nq | the graph, in its canonical form |
| statements.csv | its statements with their quotes |
| sources.bib | its sources, to cite |
| dataset.ttl | its description as a dataset |
| ontology/ | the ontology and the schemes that ship |
| judgements.tsv, choices.tsv, mentions.tsv | what people decided, where they did |
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from innokraft.curation.files import CuratedPaths
from innokraft.export import bibliography
from innokraft.export.cited import Layout
from innokraft.export.citing import sources
from innokraft.export.dataset import as_dataset
from innokraft.export.description import Info, describe_graph
from innokraft.export.forms import as_bytes
from innokraft.export.rdf import FORMATS
from innokraft.files.shipped import resource
from innokraft.interchange.tables import Tables

if TYPE_CHECKING:
    from innokraft.interchange.packing import Member
    from innokraft.progress import Progress
    from innokraft.store.embedded import EmbeddedStore

METADATA = "ro-crate-metadata.json"
_CONFORMS = "https://w3id.org/ro/crate/1.1"
_TYPES = {
    ".nq": "application/n-quads",
    ".csv": "text/csv",
    ".bib": "application/x-bibtex",
    ".ttl": "text/turtle",
    ".tsv": "text/tab-separated-values",
    ".rq": "application/sparql-query",
}


class Packed(NamedTuple):
    """A file of a crate: its name, how many bytes it has, and their SHA-256."""

    name: str
    size: int
    sha256: str


def crate(
    store: EmbeddedStore, folder: Path, language: str, progress: Progress
) -> Iterator[Member]:
    """The files of a crate; its metadata come last, when all is known that they tell.

    `folder` is where the graph lies: what people decided lies beside it.
    """
    info = describe_graph(store, progress)
    packed: list[Packed] = []
    for name, parts in _files(store, folder, info, language):
        yield name, _noted(name, parts, packed)
    data = json.dumps(_metadata(info, packed, language), ensure_ascii=False, indent=1)
    yield METADATA, [data.encode() + b"\n"]


def _files(
    store: EmbeddedStore, folder: Path, info: Info, language: str
) -> Iterator[tuple[str, Iterable[bytes]]]:
    table = Tables(store, language).statements()
    cited = (bibliography.of_source(each, language) for each in sources(store))
    yield "graph.nq", FORMATS["nq"](store)
    yield "statements.csv", as_bytes("csv", Layout(language=language), table)
    yield "sources.bib", [bibliography.as_bibtex(cited).encode()]
    yield "dataset.ttl", [as_dataset(info)]
    ontology = resource("ontology")
    for path in sorted(path for path in ontology.rglob("*") if path.suffix in _TYPES):
        yield f"ontology/{path.relative_to(ontology).as_posix()}", [path.read_bytes()]
    for path in CuratedPaths.of(folder):
        if path.is_file():
            yield path.name, [path.read_bytes()]


def _noted(name: str, parts: Iterable[bytes], packed: list[Packed]) -> Iterator[bytes]:
    """The parts of a file, which is noted when all have gone by."""
    digest, size = hashlib.sha256(), 0
    for part in parts:
        digest.update(part)
        size += len(part)
        yield part
    packed.append(Packed(name, size, digest.hexdigest()))


def _metadata(info: Info, packed: list[Packed], language: str) -> dict[str, Any]:
    newest = info.holds.newest
    root = {
        "@id": "./",
        "@type": "Dataset",
        "name": info.title.of(language),
        "description": info.citation.of(language),
        "identifier": info.iri,
        "license": {"@id": info.licence},
        "author": {"@id": "#publisher"},
        "citation": info.citation.of(language),
        "hasPart": [{"@id": each.name} for each in packed],
    }
    if newest:
        root["datePublished"] = str(newest.date)
    about = {
        "@id": METADATA,
        "@type": "CreativeWork",
        "conformsTo": {"@id": _CONFORMS},
        "about": {"@id": "./"},
    }
    tool = {
        "@id": "#innokraft",
        "@type": "SoftwareApplication",
        "name": "innokraft",
        "version": info.innokraft,
    }
    made = {
        "@id": "#made",
        "@type": "CreateAction",
        "instrument": {"@id": "#innokraft"},
        "result": {"@id": "graph.nq"},
    }
    licence = {"@id": info.licence, "@type": "CreativeWork", "name": info.rights.of(language)}
    publisher = {"@id": "#publisher", "@type": "Organization", "name": info.publisher}
    files = [_file(each) for each in packed]
    return {
        "@context": f"{_CONFORMS}/context",
        "@graph": [about, root, publisher, licence, tool, made, *files],
    }


def _file(each: Packed) -> dict[str, Any]:
    return {
        "@id": each.name,
        "@type": "File",
        "name": each.name,
        "encodingFormat": _TYPES[Path(each.name).suffix],
        "contentSize": str(each.size),
        "sha256": each.sha256,
    }
