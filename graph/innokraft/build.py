"""Builds a graph from files: records, their annotations, the ontology, what follows from them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pyoxigraph as ox

from innokraft.annotations import Annotation, is_annotation, load_annotation
from innokraft.concepts import load_concepts
from innokraft.describe import Describer
from innokraft.errors import AnnotationError, InnokraftError, Place, SourceError
from innokraft.identity import shared_graph_iri
from innokraft.infer import infer
from innokraft.ontology import load_ontology
from innokraft.readers import ReadSummary, read
from innokraft.readers.base import SkippedError
from innokraft.readers.files import walk
from innokraft.record import Record
from innokraft.resources import resource
from innokraft.store.embedded import new_generation
from innokraft.tagging import load_tagger
from innokraft.terms import Term, Triple, iri

CONCEPTS = iri(shared_graph_iri("concepts"))
PROVENANCE = iri(shared_graph_iri("provenance"))
SHIPPED = ("records", "annotations")
ONTOLOGY_FILES = ("innokraft.ttl", "alignment.ttl", "values.ttl", "concepts.ttl")

Progress = Callable[[int], None]


@dataclass(slots=True)
class Report:
    """What a build did: counts, and what was doubtful, refused or left aside."""

    summary: ReadSummary = field(default_factory=ReadSummary)
    annotations: int = 0
    triples: int = 0
    inferred: int = 0
    warnings: list[str] = field(default_factory=list)
    refused: list[InnokraftError] = field(default_factory=list)
    skipped: list[InnokraftError] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Sources:
    """What a graph is made of: files and folders of records, and the annotations among them.

    `annotated` are the annotation files that lie inside the folders; they are no records.
    """

    paths: tuple[Path, ...]
    annotations: tuple[Annotation, ...]
    annotated: frozenset[str]

    def by_record(self) -> dict[str, list[Annotation]]:
        """The annotations of each record, by its key."""
        found: dict[str, list[Annotation]] = {}
        for annotation in self.annotations:
            found.setdefault(annotation.record, []).append(annotation)
        return found


def build(
    folder: Path,
    paths: Iterable[Path] = (),
    *,
    as_format: str | None = None,
    strict: bool = False,
    progress: Progress | None = None,
) -> Report:
    """Makes the graph of `folder` anew from files and folders; without any, the shipped data.

    A record that cannot be read is refused and reported, the others are built. With `strict`,
    or where an annotation is wrong, nothing is built: the first error is raised and the graph
    that was there stays.
    """
    report = Report()
    sources = collect(list(paths) or [resource(f"data/{name}") for name in SHIPPED])
    report.annotations = len(sources.annotations)
    with new_generation(folder) as store:
        store.add([(CONCEPTS, list(ontology_triples()))])
        records = _records(sources, as_format, report, strict=strict)
        store.add(_graphs(records, sources, progress))
        report.inferred = infer(store)
        report.triples = len(store)
    return report


def collect(paths: Iterable[Path]) -> Sources:
    """Tells records from annotations among files and folders, in a stable order.

    Raises SourceError for a path that is not there, AnnotationError for a wrong annotation.
    """
    named, annotations, inside = [], [], []
    for path in paths:
        if not path.exists():
            raise SourceError("there is no such file or folder", Place(str(path)))
        if path.is_dir():
            inside += [each for each in walk(path) if _is_annotation(each)]
            named.append(path)
        elif _is_annotation(path):
            annotations.append(path)
        else:
            named.append(path)
    loaded = [load_annotation(path) for path in (*annotations, *inside)]
    loaded.sort(key=lambda annotation: (annotation.record, annotation.digest))
    return Sources(tuple(named), tuple(loaded), frozenset(map(str, inside)))


def _is_annotation(path: Path) -> bool:
    if path.suffix not in {".yaml", ".yml"}:
        return False
    with path.open("rb") as file:
        return is_annotation(file.read(4096).decode("utf-8", "replace"))


def _records(
    sources: Sources, as_format: str | None, report: Report, *, strict: bool
) -> Iterator[Record]:
    """The records that can be read; the report takes in the others."""
    for item in read(sources.paths, as_format):
        if isinstance(item, Record):
            report.warnings += (f"{item.key}: {warning}" for warning in item.warnings)
            report.summary.count(item)
            yield item
            continue
        if item.place and item.place.file in sources.annotated:
            continue
        report.summary.count(item)
        if isinstance(item, SkippedError):
            report.skipped.append(item)
        elif strict:
            raise item
        else:
            report.refused.append(item)


def _graphs(
    records: Iterable[Record], sources: Sources, progress: Progress | None
) -> Iterator[tuple[Term, Iterable[Triple]]]:
    describer = Describer(load_ontology(), load_concepts(), load_tagger())
    waiting = {annotation.digest: annotation for annotation in sources.annotations}
    by_record = sources.by_record()
    for count, record in enumerate(records, 1):
        readings = [each for each in by_record.get(record.key, ()) if each.goes_with(record)]
        for each in readings:
            waiting.pop(each.digest, None)
        described = describer.describe(record, readings)
        if progress:
            progress(count)
        yield described.graph, described.triples
        yield PROVENANCE, described.provenance
    for annotation in waiting.values():
        problem = f"the annotated record {annotation.record} is not among the records"
        raise AnnotationError(problem, annotation.place, "Give its file too.")


def ontology_triples() -> Iterator[Triple]:
    """The triples of the ontology's files."""
    for name in ONTOLOGY_FILES:
        path = str(resource(f"ontology/{name}"))
        for quad in ox.parse(path=path, format=ox.RdfFormat.TURTLE):
            yield Term(str(quad.subject)), Term(str(quad.predicate)), Term(str(quad.object))
