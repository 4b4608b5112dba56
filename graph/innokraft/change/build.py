"""Builds a graph from files: records, annotations, judgements, choices, what follows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from os import PathLike
from pathlib import Path

from innokraft.bilingual import Bilingual
from innokraft.change.in_a_project import FILL, examples, paths_in
from innokraft.change.incoming import Incoming
from innokraft.change.intake import collect, take_in
from innokraft.change.log import note
from innokraft.change.plan import plan_change
from innokraft.change.report import BuildReport
from innokraft.curation.files import CuratedFiles, Edits
from innokraft.errors import Place, SourceError, StoreError, UsageError
from innokraft.files.spool import Spool
from innokraft.identity.candidates import TWICE, find_candidates
from innokraft.infer import infer
from innokraft.model.model import SHIPPED
from innokraft.progress import Progress
from innokraft.project.folder import project_of
from innokraft.project.parts import folder_triples
from innokraft.rdf.graphs import CONCEPTS
from innokraft.rdf.record_iris import record_path, whole
from innokraft.rdf.terms import Term
from innokraft.store.embedded import EmbeddedStore
from innokraft.store.generations import new_generation
from innokraft.store.nothing import Nothing
from innokraft.versions.archive import Held, held

_NOTHING = "See what was skipped or refused. A graph that was there stays as it is."
_UNDO = Bilingual(
    "De finns i grafen före denna: innokraft undo",
    "They are in the graph before this one: innokraft undo",
)
_RECORDS = Bilingual(
    "grafen hade poster som inte finns i det som lästes:",
    "the graph holds records that the input does not:",
)
_ANNOTATIONS = Bilingual(
    "grafen hade läsningar av poster som inte finns i det som lästes:",
    "the graph holds annotations of records that the input does not:",
)
_VERSIONS = Bilingual("grafen hade andra versioner av", "the graph held other versions of")
_REPLACE = (
    "Give their files too, or add to the graph with `innokraft merge`. If they may go, say "
    "--replace; `innokraft undo` brings them back."
)


def build(  # noqa: PLR0913 - what to read is told by name
    folder: str | PathLike[str],
    paths: Iterable[str | PathLike[str]] = (),
    *,
    as_format: str | None = None,
    strict: bool = False,
    judgements: Path | None = None,
    progress: Progress | None = None,
    replace: bool = False,
    report: BuildReport | None = None,
    workers: int | None = None,
) -> BuildReport:
    """Makes the graph of `folder` anew from files and folders; without any, the shipped data.

    Where `folder` lies in a project folder, from all that this has, and no path may be given.

    A record that cannot be read is refused and reported, the others are built. With `strict`
    nothing is built and its error is raised; where annotations are wrong, nothing is built and
    all that is wrong with them is raised together. The graph that was there stays. `judgements`
    is a file; by default the one in the folder.

    A graph that was there is kept as the one before. Raises SourceError where no record was
    read, and UsageError where the graph holds records or annotations that the input does not,
    unless `replace` says that they may go: the graph stays. In a project folder they may. `report`
    is filled whatever happens.
    Many records are read and described by so many `workers` at once, by default one for each core;
    the graph is the same for any number.
    """
    folder, report = Path(folder), BuildReport() if report is None else report
    report.progress = progress or report.progress
    project = project_of(folder)
    model = project.model if project else SHIPPED
    replace = replace or project is not None  # what is in the folder counts, and git keeps the rest
    sources = collect(paths_in(project, paths) if project else list(paths) or examples())

    def fill(incoming: Incoming) -> None:
        take_in(incoming, sources, report, as_format=as_format, strict=strict)

    with new_generation(folder) as store, Spool() as spool:
        before = _held_by(folder, replace=replace)
        curated = CuratedFiles.read(folder, judgements, Edits(), model).curated
        of_folder = folder_triples(project, curated) if project else []
        store.add([(CONCEPTS, [*model.triples(), *of_folder])])
        plan = plan_change(Nothing(), fill, curated, report, spool, model, workers)
        if not report.outcome.added:
            problem = "no record was read, so no graph is built"
            raise SourceError(problem, Place(str(folder)), FILL if project else _NOTHING)
        store.add((graph, gained) for graph, _, gained in plan.deltas("writing"))
        report.notes += (each.words for each in plan.applied.without_effect)
        report.notes += plan.unfit
        report.notes += sorted(each.words for each in plan.outcome.waiting)
        if before.records:
            report.notes += _loss(folder, before, held(store), replace=replace)
        report.progress("following", 0)
        with store.put_in_order():
            report.inferred = infer(store)
            report.progress("ordering", 0)
            report.triples = len(store)
            report.twice = len(find_candidates(store, rule=TWICE))
    if warning := note(folder, "build", report.outcome):
        report.notes.append(warning)
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


def _loss(folder: Path, before: Held, after: Held, *, replace: bool) -> Iterator[Bilingual]:
    """What to tell of what a new graph lacks. Raises where it must not take the old one's place."""
    place = Place(str(folder))
    gone = before.records - after.records
    unread = (before.annotated - after.annotated) & after.records
    for words, nodes in ((_RECORDS, gone), (_ANNOTATIONS, unread)):
        if nodes:
            if not replace:
                raise UsageError(f"{words.en} {_some(nodes)}", place, _REPLACE)
            yield _lost(place, words, nodes)
    if older := {whole(node) for node in before.versions - after.versions} - gone:
        yield _lost(place, _VERSIONS, older)


def _lost(place: Place, words: Bilingual, nodes: Iterable[Term]) -> Bilingual:
    sv, en = (f"{place}: {each} {_some(nodes)}." for each in words)
    return Bilingual(f"{sv} {_UNDO.sv}", f"{en} {_UNDO.en}")


def _some(nodes: Iterable[Term]) -> str:
    names = sorted(map(record_path, nodes))
    more = f" and {len(names) - 5} more" if len(names) > 5 else ""
    return ", ".join(names[:5]) + more
