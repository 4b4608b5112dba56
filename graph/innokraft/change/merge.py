"""Changes an existing graph: merges records in, takes records out, applies judgements.

What is worked out is written to a copy that takes the graph's place in one step; nothing else is
ever seen of it. The cost grows with what is touched, not with the graph.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from innokraft.change.intake import collect, shipped_describer, take_in
from innokraft.change.log import note
from innokraft.change.mirror import find_missing, withdraw_missing
from innokraft.change.plan import Change, Delta, Outcome
from innokraft.change.report import MergeReport, Options
from innokraft.curation.choices import Choice
from innokraft.curation.files import Beside, ChoiceEdit, Edit, Edits
from innokraft.curation.judgements import Judgement, stored_judgements
from innokraft.describe import Describer
from innokraft.errors import UsageError
from innokraft.files.spool import Spool
from innokraft.identity.candidates import Candidate, described, find_candidates
from innokraft.infer.following import Following
from innokraft.model.digest import is_made_with_what_ships
from innokraft.progress import Progress
from innokraft.rdf.graphs import IDENTITY, PROVENANCE
from innokraft.rdf.namespaces import BASE
from innokraft.rdf.record_iris import named_nodes, record_path
from innokraft.rdf.terms import Term, Triple, iri, is_iri
from innokraft.store.embedded import EmbeddedStore
from innokraft.store.generations import (
    next_generation,
    passing_generation,
    write_lock,
)
from innokraft.store.seals import FileEdit

Fill = Callable[[Change], None]
"""Hands a change what comes and goes."""

_OTHER_ONTOLOGY = (
    "the graph was built with another ontology than the one that ships now; "
    "`innokraft build` anew brings all of it up to date"
)


def merge(  # noqa: PLR0913 - what to read is told by name
    folder: Path,
    paths: Iterable[Path],
    options: Options | None = None,
    *,
    as_format: str | None = None,
    strict: bool = False,
    mirror: bool = False,
    even_most: bool = False,
    progress: Progress | None = None,
) -> MergeReport:
    """Adds records and annotations to the graph of a folder, or newer versions of them.

    All or nothing. Raises what reading raises for a wrong annotation, and with `strict` for a
    record that cannot be read; without, such a record is left out and reported. With `mirror`,
    what was read is the whole truth for its sources: what it lacks is withdrawn, which raises
    SourceError where something was not read, or most would go and not `even_most` is said.
    """
    report, sources = MergeReport(), collect(paths)
    report.progress = progress or report.progress
    how = options or Options()

    def fill(change: Change) -> None:
        take_in(change, sources, report, as_format=as_format, strict=strict)
        if mirror:
            most = even_most or how.dry_run
            report.missing = withdraw_missing(change, report, even_most=most)
        else:
            report.missing = find_missing(change, report)

    return change_folder(folder, "merge", fill, report, how)


def withdraw(folder: Path, names: Iterable[str], options: Options | None = None) -> MergeReport:
    """Takes records out again, with the annotations that read them, or annotations alone.

    A name is `source/local id` for all versions, with `/sha12` for one, or `annotation/…`.
    Raises UsageError for a name that the graph does not hold.
    """
    listed = list(names)

    def fill(change: Change) -> None:
        for name in listed:
            _withdraw(change, name)

    return change_folder(folder, "withdraw", fill, MergeReport(), options or Options())


def judge(folder: Path, edit: Edit | None = None, options: Options | None = None) -> MergeReport:
    """Edits a graph's file of judgements, and brings the graph into line with it.

    The file changes when the new graph is complete, just before that takes the old one's place.
    Should the process end between the two, the file is ahead: `innokraft validate` tells, and
    the next change brings the graph along.
    """
    return _edited(folder, "decide", Edits(judgements=edit), options)


def choose(
    folder: Path, edit: ChoiceEdit | None = None, options: Options | None = None
) -> MergeReport:
    """Edits a graph's file of choices, as `judge` that of judgements."""
    return _edited(folder, "choose", Edits(choices=edit), options)


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
    where, edits = options.judgements, edits or Edits()
    if options.dry_run:
        with EmbeddedStore.open(folder) as before:
            _try(before, fill, Beside.read(folder, where, edits), report)
        return report
    with write_lock(folder, wait=options.wait):
        with EmbeddedStore.open(folder) as before:
            made = _make(folder, before, fill, Beside.read(folder, where, edits), report)
        if made and (warning := note(folder, what, report)):
            report.warnings.append(warning)
    return report


def _try(before: EmbeddedStore, fill: Fill, beside: Beside, report: MergeReport) -> None:
    """Works a change out, and makes it on a copy that goes."""
    with Spool() as spool:
        change = _worked_out(before, fill, beside, report, spool)
        if report.changed:
            with passing_generation(before) as after:
                _write(before, after, change, report)
        report.warnings += map(str, change.applied().idle)


def _make(
    folder: Path, before: EmbeddedStore, fill: Fill, beside: Beside, report: MergeReport
) -> bool:
    """Works a change out, and makes it where there is any; whether there was."""
    with Spool() as spool:
        change = _worked_out(before, fill, beside, report, spool)
        made = report.changed or beside.is_edited
        if made:
            written: list[FileEdit] = []
            with next_generation(folder, before, written) as after:
                _write(before, after, change, report)
                written += beside.save(folder)
        report.warnings += map(str, change.applied().idle)
    return made


def _worked_out(
    before: EmbeddedStore, fill: Fill, beside: Beside, report: MergeReport, spool: Spool
) -> Change:
    if not is_made_with_what_ships(before):
        report.warnings.append(_OTHER_ONTOLOGY)
    change = Change(before, shipped_describer(), spool)
    change.choose(beside.choices)
    _settle(change, before, fill, beside.judgements, report)
    return change


def revise(
    store: EmbeddedStore,
    describer: Describer,
    fill: Fill,
    judgements: Iterable[Judgement] = (),
    choices: Iterable[Choice] = (),
) -> MergeReport:
    """Changes a graph in memory."""
    report = MergeReport()
    with Spool() as spool:
        change = Change(store, describer, spool)
        change.choose(choices)
        _settle(change, store, fill, judgements, report)
        following, known = Following(store), _of_moved(store, report)
        deltas = list(_noted(following, change.deltas()))
        report.warnings += map(str, change.applied().idle)
        following.look()
        _apply(store, deltas)
        following.bring_up(store)
        report.doubtful += _doubtful(known, store, report)
    return report


def _settle(
    change: Change,
    before: EmbeddedStore,
    fill: Fill,
    judgements: Iterable[Judgement],
    report: MergeReport,
) -> None:
    with report.told_together():
        fill(change)
        report.progress("identity", 0)
        change.judge(stored_judgements(before), judgements)
        outcome = change.settle()
        report.refuse(outcome.refused)
    _report(change, outcome, report)


def _of_moved(before: EmbeddedStore, report: MergeReport) -> set[tuple[str, str]]:
    """The candidates that there were before of what was to move."""
    found = find_candidates(before, among=described(before, report.moved))
    return {(each.first, each.second) for each in found}


def _doubtful(
    known: set[tuple[str, str]], after: EmbeddedStore, report: MergeReport
) -> Iterator[Candidate]:
    came = described(after, [*report.added, *report.updated])
    for each in find_candidates(after, among=came | described(after, report.moved)):
        if {each.first, each.second} & came or (each.first, each.second) not in known:
            yield each


def _write(
    before: EmbeddedStore, after: EmbeddedStore, change: Change, report: MergeReport
) -> None:
    """Writes a change to the copy, and brings up to date what follows from it."""
    report.progress("writing", 0)
    following = Following(before)
    _apply(after, _noted(following, change.deltas()))
    report.progress("following", 0)
    following.bring_up(after)
    report.progress("doubtful", 0)
    report.doubtful += _doubtful(_of_moved(before, report), after, report)


def _noted(following: Following, deltas: Iterable[Delta]) -> Iterator[Delta]:
    for graph, lost, gained in deltas:
        if graph not in {PROVENANCE, IDENTITY}:
            following.note(lost, gained)
        yield graph, lost, gained


def _apply(store: EmbeddedStore, deltas: Iterable[Delta]) -> None:
    losses: dict[Term, set[Triple]] = {}

    def gains() -> Iterator[tuple[Term, frozenset[Triple]]]:
        for graph, lost, gained in deltas:
            if lost:
                losses.setdefault(graph, set()).update(lost)
            yield graph, gained

    store.add(gains())
    store.remove(losses)


def _withdraw(change: Change, name: str) -> None:
    path = name.removeprefix(BASE).strip("/")
    if path.startswith("annotation/"):
        found = is_iri(f"{BASE}{path}") and change.withdraw_annotation(iri(f"{BASE}{path}"))
    else:
        found = any(change.withdraw(node) for node in named_nodes(name))
    if not found:
        raise UsageError(
            f"the graph holds no record {name!r}",
            remedy="Name it as vinnova-page/2015-01573, or one version with /sha12 behind it.",
        )


def _report(change: Change, outcome: Outcome, report: MergeReport) -> None:
    for name in ("added", "updated", "unchanged", "superseded", "withdrawn", "moved"):
        getattr(report, name).extend(sorted(map(record_path, getattr(outcome, name))))
    report.unfit += sorted(outcome.unfit)
    report.unread += sorted(outcome.unread)
    report.versions = outcome.versions
    report.joined += sorted(change.joined())
    report.conflicts += [
        {
            "rule": conflict.rule,
            "on": conflict.on,
            "because": conflict.because,
            "apart": sorted({change.thing(naming) for naming in conflict.groups}),
        }
        for conflict in sorted(outcome.settled.conflicts)
    ]
    report.changed = change.is_any
