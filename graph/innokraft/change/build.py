"""Builds a graph from files: records, annotations, judgements, choices, what follows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from innokraft.change.intake import Intake, collect, shipped_describer, take_in
from innokraft.change.log import note
from innokraft.change.plan import Change
from innokraft.curation.choices import choices_file, read_choices
from innokraft.curation.judgements import NAME, read_judgements
from innokraft.errors import Place, SourceError, StoreError, UsageError
from innokraft.files.shipped import resource
from innokraft.files.spool import Spool
from innokraft.identity.candidates import TWICE, waiting
from innokraft.infer import infer
from innokraft.model.digest import concepts_triples
from innokraft.progress import Progress
from innokraft.rdf.graphs import CONCEPTS
from innokraft.rdf.record_iris import record_path, whole
from innokraft.rdf.terms import Term
from innokraft.store.embedded import EmbeddedStore
from innokraft.store.generations import new_generation
from innokraft.versions.archive import Held, held
from innokraft.versions.differences import Versions

SHIPPED = ("records", "annotations")

_NOTHING = "See what was skipped or refused. A graph that was there stays as it is."
_UNDO = "They are in the graph before this one: innokraft undo"
_REPLACE = (
    "Give their files too, or add to the graph with `innokraft merge`. If they may go, say "
    "--replace; `innokraft undo` brings them back."
)


@dataclass(slots=True)
class Report(Intake):
    """What a build did: counts, and what was doubtful, refused or left aside.

    `twice` is how many grants sources list under two funders, which count twice until judged.
    """

    versions: Versions = field(default_factory=Versions)
    triples: int = 0
    inferred: int = 0
    twice: int = 0


def build(  # noqa: PLR0913 - what to read is told by name
    folder: Path,
    paths: Iterable[Path] = (),
    *,
    as_format: str | None = None,
    strict: bool = False,
    judgements: Path | None = None,
    progress: Progress | None = None,
    replace: bool = False,
    report: Report | None = None,
) -> Report:
    """Makes the graph of `folder` anew from files and folders; without any, the shipped data.

    A record that cannot be read is refused and reported, the others are built. With `strict`
    nothing is built and its error is raised; where annotations are wrong, nothing is built and
    all that is wrong with them is raised together. The graph that was there stays. `judgements`
    is a file; by default the one in the folder.

    A graph that was there is kept as the one before. Raises SourceError where no record was
    read, and UsageError where the graph holds records or annotations that the input does not,
    unless `replace` says that they may go: the graph stays. `report` is filled whatever happens.
    """
    report = Report() if report is None else report
    report.progress = progress or report.progress
    sources = collect(list(paths) or [resource(f"data/{name}") for name in SHIPPED])
    empty = EmbeddedStore.in_memory([])
    with new_generation(folder) as store, Spool() as spool:
        before = _held_by(folder, replace=replace)
        judged = read_judgements(judgements or folder / NAME)
        store.add([(CONCEPTS, list(concepts_triples()))])
        change = Change(empty, shipped_describer(), spool)
        with report.told_together():
            take_in(change, sources, report, as_format=as_format, strict=strict)
            report.progress("identity", 0)
            change.judge((), judged)
            change.choose(read_choices(choices_file(folder)))
            report.refuse(change.settle().refused)
        report.warnings += sorted(each.words("en") for each in change.outcome.unfit)
        report.progress("writing", 0)
        store.add((graph, gained) for graph, _, gained in change.deltas())
        report.warnings += map(str, change.applied().idle)
        report.warnings += _loss(folder, before, held(store), replace=replace)
        report.progress("following", 0)
        report.inferred = infer(store)
        report.triples = len(store)
        report.twice = waiting(store, TWICE)
    report.versions = change.outcome.versions
    if warning := note(folder, "build", change.outcome):
        report.warnings.append(warning)
    return report


def _held_by(folder: Path, *, replace: bool) -> Held:
    """What the graph of a folder holds; nothing where there is none, or a damaged one may go."""
    try:
        with EmbeddedStore.open(folder) as store:
            return held(store)
    except UsageError:
        return Held()
    except StoreError:
        if replace:
            return Held()
        raise


def _loss(folder: Path, before: Held, after: Held, *, replace: bool) -> Iterator[str]:
    """What to tell of what a new graph lacks. Raises where it must not take the old one's place."""
    place = Place(str(folder))
    if not after.records:
        raise SourceError("no record was read, so no graph is built", place, _NOTHING)
    gone = before.records - after.records
    unread = (before.annotated - after.annotated) & after.records
    for what, nodes in (("records", gone), ("annotations of records", unread)):
        if nodes:
            problem = f"the graph holds {what} that the input does not: {_some(nodes)}"
            if not replace:
                raise UsageError(problem, place, _REPLACE)
            yield f"{place}: {problem}. {_UNDO}"
    if older := {whole(node) for node in before.versions - after.versions} - gone:
        yield f"{place}: the graph held other versions of {_some(older)}. {_UNDO}"


def _some(nodes: Iterable[Term]) -> str:
    names = sorted(map(record_path, nodes))
    more = f" and {len(names) - 5} more" if len(names) > 5 else ""
    return ", ".join(names[:5]) + more
