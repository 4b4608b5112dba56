"""Changes an existing graph: merges records in, takes records out, applies judgements.

What is worked out is written to a copy that takes the graph's place in one step; nothing else is
ever seen of it. The cost grows with what is touched, not with the graph.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from functools import partial
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from innokraft.bilingual import Bilingual
from innokraft.change.checked import new_violations
from innokraft.change.in_a_project import (
    paths_in,
    refuse_by_hand,
    require_same_words,
    withdraw_the_rest,
)
from innokraft.change.incoming import Incoming
from innokraft.change.intake import collect, take_in
from innokraft.change.log import note
from innokraft.change.mirror import find_missing, withdraw_missing
from innokraft.change.outcome import Outcome
from innokraft.change.plan import Delta, Fill, plan_change
from innokraft.change.report import MergeReport, Options
from innokraft.curation.files import (
    Curated,
    CuratedFiles,
    EditChoices,
    EditJudgements,
    EditMentions,
    Edits,
)
from innokraft.errors import UsageError
from innokraft.files.spool import Spool
from innokraft.identity.candidates import Candidate, find_candidates
from innokraft.identity.likely import described
from innokraft.infer.following import Following
from innokraft.model.digest import is_made_with
from innokraft.model.model import SHIPPED, Model
from innokraft.progress import Progress
from innokraft.project.folder import project_of
from innokraft.project.parts import bring_up, parts_change
from innokraft.rdf.graphs import IDENTITY, PROVENANCE
from innokraft.rdf.namespaces import BASE
from innokraft.rdf.record_iris import named_nodes
from innokraft.rdf.terms import Term, Triple, iri, is_iri
from innokraft.store.embedded import EmbeddedStore
from innokraft.store.generations import next_generation, passing_generation, write_lock

if TYPE_CHECKING:
    from innokraft.validate import Finding

Deltas = Callable[[], Iterable[Delta]]
"""What graphs lose and gain, as often as it is asked for."""
Check = Callable[[EmbeddedStore, Deltas, Progress], "list[Finding]"]
"""The violations that a change brings, by the graph after it and what that lost and gained."""

_OTHER_ONTOLOGY = Bilingual(
    "grafen byggdes med en annan ontologi eller andra ord än de som nu gäller; att bygga om den "
    "med `innokraft build` för hela grafen dit",
    "the graph was built with another ontology or other words than those that count now; "
    "`innokraft build` anew brings all of it up to date",
)


def merge(  # noqa: PLR0913 - what to read is told by name
    folder: str | PathLike[str],
    paths: Iterable[str | PathLike[str]] = (),
    options: Options | None = None,
    *,
    as_format: str | None = None,
    strict: bool = False,
    mirror: bool = False,
    even_most: bool = False,
) -> MergeReport:
    """Adds records and annotations to the graph of a folder, or newer versions of them.

    All or nothing. Raises what reading raises for a wrong annotation, and with `strict` for a
    record that cannot be read; without, such a record is left out and reported. With `mirror`,
    what was read is the whole truth for its sources: what it lacks is withdrawn, which raises
    SourceError where something was not read, or most would go and not `even_most` is said.

    In a project folder all of it is merged, no path may be given, and the graph is then what a
    build would make; UsageError where the words changed meanwhile, for which it is to be built.
    """
    project = project_of(Path(folder))
    report = MergeReport()
    if project and mirror:
        raise UsageError("a project folder is mirrored anyhow", remedy="Leave --mirror out.")
    sources = collect(paths_in(project, paths) if project else paths)
    how = options or Options()

    def fill(incoming: Incoming) -> None:
        take_in(incoming, sources, report, as_format=as_format, strict=strict)
        if project:
            withdraw_the_rest(incoming, sources)
        elif mirror:
            most = even_most or how.dry_run
            report.missing = withdraw_missing(incoming, report, even_most=most)
        else:
            report.missing = find_missing(incoming, report)

    return change_folder(Path(folder), "merge", fill, report, how)


def withdraw(
    folder: str | PathLike[str], names: Iterable[str], options: Options | None = None
) -> MergeReport:
    """Takes records out again, with the annotations that read them, or annotations alone.

    A name is `source/local id` for all versions, with `/sha12` for one, or `annotation/…`.
    Raises UsageError for a name that the graph does not hold.
    """
    listed = list(names)
    refuse_by_hand(project_of(Path(folder)))

    def fill(incoming: Incoming) -> None:
        for name in listed:
            _withdraw(incoming, name)

    return change_folder(Path(folder), "withdraw", fill, MergeReport(), options or Options())


def edit_judgements(
    folder: Path, edit: EditJudgements | None = None, options: Options | None = None
) -> MergeReport:
    """Edits a graph's file of judgements, and brings the graph into line with it.

    The file changes when the new graph is complete, just before that takes the old one's place.
    Should the process end between the two, the file is ahead: `innokraft validate` tells, and
    the next change brings the graph along.
    """
    return _edited(folder, "decide", Edits(judgements=edit), options)


def edit_choices(
    folder: Path, edit: EditChoices | None = None, options: Options | None = None
) -> MergeReport:
    """Edits a graph's file of choices, as `edit_judgements` that of judgements."""
    return _edited(folder, "choose", Edits(choices=edit), options)


def edit_mentions(
    folder: Path, edit: EditMentions | None = None, options: Options | None = None
) -> MergeReport:
    """Edits a graph's file of corrections, as `edit_judgements` that of judgements."""
    return _edited(folder, "mention", Edits(mentions=edit), options)


def _edited(folder: Path, what: str, edits: Edits, options: Options | None) -> MergeReport:
    return change_folder(folder, what, lambda _: None, MergeReport(), options or Options(), edits)


def change_folder(  # noqa: PLR0913, PLR0917 - each is one thing that a change has
    folder: Path,
    what: str,
    fill: Fill,
    report: MergeReport,
    options: Options,
    edits: Edits | None = None,
) -> MergeReport:
    """Works out a change of a folder's graph, and unless it is a dry run, makes it."""
    edits, project = edits or Edits(), project_of(folder)
    model = project.model if project else SHIPPED
    whole = project is not None and what == "merge"
    report.progress = options.progress or report.progress
    check = partial(new_violations, folder) if options.validate else None
    if options.dry_run:
        with EmbeddedStore.open(folder) as before:
            if project and whole:
                require_same_words(project, folder, before)
            files = CuratedFiles.read(folder, options.judgements, edits, model)
            change_graph(
                before,
                passing_generation(before),
                fill,
                files.curated,
                report,
                model,
                workers=options.workers,
                check=check,
            )
        return report
    with write_lock(folder, wait=options.wait):
        files = CuratedFiles.read(folder, options.judgements, edits, model)
        with next_generation(folder, lambda: files.save(folder)) as draft:
            copy = nullcontext(draft.store)
            if project and whole:
                require_same_words(project, folder, draft.store)
            of_folder = parts_change(draft.store, project, files.curated, whole=whole)
            made = draft.counts = change_graph(
                draft.store,
                copy,
                fill,
                files.curated,
                report,
                model,
                at_any_rate=files.is_edited or any(of_folder),
                workers=options.workers,
                check=check,
            )
            if made:
                bring_up(draft.store, of_folder)
                report.progress("ordering", 0)
        if made and (warning := note(folder, what, report.outcome)):
            report.notes.append(warning)
    return report


def change_graph(  # noqa: PLR0913, PLR0917 - each is one thing that a change has
    before: EmbeddedStore,
    copy: AbstractContextManager[EmbeddedStore],
    fill: Fill,
    curated: Curated,
    report: MergeReport,
    model: Model,
    *,
    at_any_rate: bool = False,
    workers: int | None = None,
    check: Check | None = None,
) -> bool:
    """Works out a change of a graph, and makes it on a copy where there is any; whether it did.

    The copy, which may be the graph itself, is entered only then, and `at_any_rate`. It is not to
    count where `check` finds violations in it. Raises what `fill` raises, and AnnotationError with
    all that is wrong with annotations.
    """
    if not is_made_with(before, model.digest):
        report.notes.append(_OTHER_ONTOLOGY)
    with Spool() as spool:
        plan = plan_change(before, fill, curated, report, spool, model, workers)
        deltas = [spool.put(delta) for delta in plan.deltas("comparing")]
        report.notes += (each.words for each in plan.applied.without_effect)
        report.notes += plan.unfit
        report.changed = plan.is_any
        made = plan.is_any or at_any_rate
        again = partial(map, spool.get, deltas)
        if made:
            with copy as after:
                _write(before, after, again, report)
                report.violations += check(after, again, report.progress) if check else []
    report.changed &= not report.violations
    return made and not report.violations


def _write(
    before: EmbeddedStore,
    after: EmbeddedStore,
    deltas: Deltas,
    report: MergeReport,
) -> None:
    """Writes a change to the copy, and brings up to date what follows from it.

    What has to be seen of the graph as it was is looked at first: the copy may be the graph itself.
    """
    report.progress("writing", 0)
    following = _touched(before, deltas())
    renamed = find_candidates(before, among=described(before, report.outcome.renamed))
    _apply(after, deltas())
    report.progress("following", 0)
    following.bring_up(after)
    report.progress("candidates", 0)
    report.candidates += _candidates(renamed, after, report.outcome)


def _touched(before: EmbeddedStore, deltas: Iterable[Delta]) -> Following:
    """What a change touches of what rules read or give."""
    following = Following(before)
    for graph, lost, gained in deltas:
        if graph not in {PROVENANCE, IDENTITY}:
            following.note(lost, gained)
    following.look()
    return following


def _candidates(
    found: Iterable[Candidate], after: EmbeddedStore, outcome: Outcome
) -> Iterator[Candidate]:
    """The candidates of what came, and those that another IRI of a thing brought about.

    `found` are those of things that get another IRI, as they were before.
    """
    known = {(each.first, each.second) for each in found}
    came = described(after, [*outcome.added, *outcome.updated])
    for each in find_candidates(after, among=came | described(after, outcome.renamed)):
        if {each.first, each.second} & came or (each.first, each.second) not in known:
            yield each


def _apply(store: EmbeddedStore, deltas: Iterable[Delta]) -> None:
    """Writes what graphs gain and lose."""
    losses: dict[Term, set[Triple]] = {}

    def gains() -> Iterator[tuple[Term, frozenset[Triple]]]:
        for graph, lost, gained in deltas:
            if lost:
                losses.setdefault(graph, set()).update(lost)
            yield graph, gained

    store.add(gains())
    store.remove(losses)


def _withdraw(incoming: Incoming, name: str) -> None:
    path = name.removeprefix(BASE).strip("/")
    if path.startswith("annotation/"):
        found = is_iri(f"{BASE}{path}") and incoming.withdraw_annotation(iri(f"{BASE}{path}"))
    else:
        found = any(incoming.withdraw(node) for node in named_nodes(name))
    if not found:
        raise UsageError(
            f"the graph holds no record {name!r}",
            remedy="Name it as vinnova-page/2015-01573, or one version with /sha12 behind it.",
        )
