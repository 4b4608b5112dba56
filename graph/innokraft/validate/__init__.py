"""Checks a graph: quotes against frozen texts, rules of the model, SHACL shapes.

A finding is a violation (the graph must not be trusted there), a warning (look at it) or an
info (worth knowing).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from innokraft.errors import UsageError
from innokraft.model.model import SHIPPED, Model
from innokraft.progress import Progress, tell_nobody
from innokraft.project.folder import model_for
from innokraft.store.embedded import EmbeddedStore
from innokraft.store.exported import ALL
from innokraft.validate.directions import check_directions
from innokraft.validate.files import check_beside
from innokraft.validate.finding import Finding, Level
from innokraft.validate.graphs import Graphs
from innokraft.validate.identity import check_counted_twice, check_judgements
from innokraft.validate.names import check_names
from innokraft.validate.quotes import check_texts
from innokraft.validate.records import Seen, look_through
from innokraft.validate.report import as_report
from innokraft.validate.rules import check_rules
from innokraft.validate.shapes import check_shapes
from innokraft.validate.versions import check_versions
from innokraft.workers import Workers

__all__ = ["Finding", "Level", "as_report", "check_beside", "validate", "validate_with_files"]


def validate(
    store: EmbeddedStore,
    progress: Progress = tell_nobody,
    graphs: Graphs = None,
    workers: int | None = 1,
    model: Model = SHIPPED,
) -> list[Finding]:
    """All findings on a graph, the gravest first, then sorted by rule and thing.

    `graphs` are the names of those of records to look at alone; what is of no single record is left
    out then. `progress` is told the phase, and how many records have been looked at. `workers` is
    how many processes look at many records at once; None is one for each core. `model` has the
    shapes. Raises UsageError for a graph from a file that knows no graphs: it does not say which
    record states what.
    """
    if store.query(f"ASK {{ GRAPH {ALL} {{ ?s ?p ?o }} }}"):
        raise UsageError(
            "a file without graphs does not say which record states what",
            remedy="Validate the graph's folder, or an export as nq, trig or jsonld.",
        )
    progress("statements", 0)
    # Each process would read a graph in memory anew, which takes longer than to look through it.
    with Workers(1 if store.is_in_memory else workers) as pool:
        seen = look_through(store, graphs, progress, pool.map, model)
    found = {*seen.findings, *_judged(store, seen, progress, graphs, model)}
    if graphs is None:
        found.update(check_versions(store), check_judgements(store), check_counted_twice(store))
    return sorted(
        found, key=lambda f: (f.level.rank, f.rule, f.thing, f.text.en, f.graph, f.report)
    )


def validate_with_files(
    store: EmbeddedStore,
    where: Path,
    judgements: Path | None = None,
    progress: Progress | None = None,
    workers: int | None = None,
) -> list[Finding]:
    """All findings on a graph, and where it is a folder, on what is beside it, as `check_beside`.

    The gravest come first.
    """
    found = validate(store, progress or tell_nobody, workers=workers, model=model_for(where))
    if where.is_dir():
        found += check_beside(where, store, judgements)
    return sorted(found, key=lambda finding: finding.level.rank)


def _judged(
    store: EmbeddedStore, seen: Seen, tell: Progress, graphs: Graphs, model: Model
) -> Iterator[Finding]:
    """What is found where the pass left a doubt, and by the rules that need none."""
    tell("rules", 0)
    yield from check_directions(store, seen.directions)
    yield from check_names(store, seen.names)
    yield from check_rules(store, graphs)
    yield from check_texts(store, graphs)
    tell("shapes", 0)
    yield from check_shapes(store, seen.shapes, tell, model)
