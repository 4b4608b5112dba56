"""Builds a graph from files: records, their annotations, the ontology, what follows from them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pyoxigraph as ox

from innokraft.annotations import Annotation, is_annotation, load_annotation
from innokraft.concepts import load_concepts
from innokraft.describe import describe
from innokraft.errors import InnokraftError, Place, SourceError
from innokraft.identity import shared_graph_iri
from innokraft.infer import infer
from innokraft.ontology import load_ontology
from innokraft.readers import read
from innokraft.record import Record
from innokraft.resources import resource
from innokraft.store.embedded import new_generation
from innokraft.terms import Term, Triple, iri

CONCEPTS = iri(shared_graph_iri("concepts"))
PROVENANCE = iri(shared_graph_iri("provenance"))
ONTOLOGY_FILES = ("innokraft.ttl", "alignment.ttl", "values.ttl", "concepts.ttl")

Progress = Callable[[int], None]


@dataclass(slots=True)
class Report:
    """What a build did: counts, and the errors of what was refused."""

    records: int = 0
    annotations: int = 0
    triples: int = 0
    inferred: int = 0
    warnings: list[str] = field(default_factory=list)
    refused: list[InnokraftError] = field(default_factory=list)


def build(
    folder: Path,
    paths: Iterable[Path] = (),
    *,
    strict: bool = False,
    progress: Progress | None = None,
) -> Report:
    """Makes the graph of `folder` anew from files and folders; without any, the shipped data.

    A file that cannot be read is refused and reported, the others are built. With `strict`,
    or where an annotation is wrong, nothing is built: the first error is raised and the graph
    that was there stays.
    """
    report = Report()
    sources, annotations = collect(list(paths) or [resource("data")])
    readings = _by_record(annotations)
    report.annotations = len(annotations)
    with new_generation(folder) as store:
        store.add([(CONCEPTS, list(ontology_triples()))])
        store.add(_graphs(sources, readings, report, strict, progress))
        if readings:
            missing = next(iter(readings.values()))[0]
            problem = f"the annotated record {missing.record} is not among the records"
            raise SourceError(problem, missing.place, "Give its file too.")
        report.inferred = infer(store)
        report.triples = len(store)
    return report


def collect(paths: Iterable[Path]) -> tuple[list[Path], list[Annotation]]:
    """The record files and the annotations among files and folders, in a stable order."""
    sources, annotations = [], []
    for path in sorted(_files(paths)):
        with path.open("rb") as file:
            head = file.read(4096).decode("utf-8", "replace")
        if path.suffix in {".yaml", ".yml"} and is_annotation(head):
            annotations.append(load_annotation(path))
        else:
            sources.append(path)
    return sources, annotations


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        if not path.exists():
            raise SourceError("there is no such file or folder", Place(str(path)))
        if path.is_dir():
            yield from (p for p in path.rglob("*") if p.is_file() and not _is_other(p, path))
        else:
            yield path


def _is_other(path: Path, folder: Path) -> bool:
    """Whether a file in a folder is documentation or a question, and no record."""
    hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
    return hidden or path.suffix in {".md", ".rq"} or path.name == "organisations.tsv"


def _by_record(annotations: list[Annotation]) -> dict[str, list[Annotation]]:
    found: dict[str, list[Annotation]] = {}
    for annotation in annotations:
        found.setdefault(annotation.record, []).append(annotation)
    return found


def _graphs(
    sources: list[Path],
    readings: dict[str, list[Annotation]],
    report: Report,
    strict: bool,
    progress: Progress | None,
) -> Iterator[tuple[Term, Iterable[Triple]]]:
    ontology, scheme = load_ontology(), load_concepts()
    for record in read(sources):
        if not isinstance(record, Record):
            if strict:
                raise record
            report.refused.append(record)
            continue
        described = describe(record, readings.pop(record.key, ()), ontology, scheme)
        report.records += 1
        report.warnings.extend(f"{record.key}: {warning}" for warning in record.warnings)
        if progress:
            progress(report.records)
        yield described.graph, described.triples
        yield PROVENANCE, described.provenance


def ontology_triples() -> Iterator[Triple]:
    """The triples of the ontology's files."""
    for name in ONTOLOGY_FILES:
        path = str(resource(f"ontology/{name}"))
        for quad in ox.parse(path=path, format=ox.RdfFormat.TURTLE):
            yield Term(str(quad.subject)), Term(str(quad.predicate)), Term(str(quad.object))
