"""What a change did to a graph, or would do, and how it is to be made."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from innokraft.bilingual import Bilingual
from innokraft.change.intake import Intake
from innokraft.change.mirror import Missing
from innokraft.change.outcome import Outcome
from innokraft.identity.candidates import Candidate, twice
from innokraft.progress import Progress
from innokraft.rdf.namespaces import BASE
from innokraft.rdf.record_iris import record_path
from innokraft.store.generations import WAIT
from innokraft.versions.differences import Compared, Versions

if TYPE_CHECKING:
    from innokraft.validate import Finding


@dataclass(slots=True)
class ChangeReport(Intake):
    """What was read, what came of it, and what else there is to say of the change."""

    outcome: Outcome = field(default_factory=Outcome)
    notes: list[Bilingual] = field(default_factory=list)


@dataclass(slots=True)
class BuildReport(ChangeReport):
    """What a build did: the size of the graph, and what counts twice in it.

    `twice` is how many grants sources list under two funders, which count twice until judged.
    """

    triples: int = 0
    inferred: int = 0
    twice: int = 0

    @property
    def to_judge(self) -> Bilingual | None:
        """That grants count twice until they are judged, and what to do; None where none does."""
        return twice(self.twice) if self.twice else None


@dataclass(slots=True)
class MergeReport(ChangeReport):
    """What a change of a graph did, or would do.

    `judged` is how many pairs were judged; `candidates` are those of which a side is described by
    what was added or updated, and those that came about by what got another IRI, the best first.
    `violations` are those for which it was not made: it was to be validated.
    """

    missing: Missing = field(default_factory=Missing)
    candidates: list[Candidate] = field(default_factory=list)
    judged: int = 0
    changed: bool = False
    violations: list[Finding] = field(default_factory=list)


class Options(NamedTuple):
    """How to change a graph.

    `dry_run` changes nothing, and tells what would change. `judgements` is the file of judgements
    where that is not in the graph's folder, `wait` how many seconds to wait for another writer,
    `progress` who is told of phases, `workers` how many processes work on many records at once: by
    default one for each core. `validate` makes no change that brings violations: the report has
    them.
    """

    dry_run: bool = False
    judgements: Path | None = None
    wait: float = WAIT
    progress: Progress | None = None
    workers: int | None = None
    validate: bool = False


def as_data(report: MergeReport) -> dict[str, object]:
    """The report as plain lists and mappings, with every value whole."""
    outcome = report.outcome
    return {
        **dict(outcome.fates()),
        **_versions(outcome.versions),
        "missing": sorted(map(record_path, report.missing.gone)),
        "elsewhere": report.missing.elsewhere,
        "not_looked_for": report.missing.too_many,
        "joined": [
            each._asdict() | {"thing": short(each.thing), "record": short(each.record)}
            for each in outcome.joined
        ],
        "judged": report.judged,
        "mentions_gone": [each._asdict() for each in outcome.mentions_gone],
        "mentions_new": [each._asdict() for each in outcome.mentions_new],
        "kept_apart": [each._asdict() for each in outcome.kept_apart],
        "candidates": [_candidate(each) for each in report.candidates],
        "waiting_annotations": [each._asdict() for each in outcome.waiting],
        "withdrawn_annotations": outcome.unread,
        "violations": [each.as_data() for each in report.violations],
        "refused": [str(error) for error in report.refused],
        "skipped": [str(error) for error in report.skipped],
        "warnings": [*report.warnings, *(note.en for note in report.notes)],
    }


def _versions(versions: Versions) -> dict[str, object]:
    return {
        "redated": sorted(map(record_path, versions.redated)),
        "again": sorted(map(record_path, versions.again)),
        "revised": [_compared(each) for each in versions.revised],
        "rivals": [_compared(each) for each in versions.rivals],
        "late": [_compared(each) for each in versions.late],
    }


def _compared(compared: Compared) -> dict[str, object]:
    pairs = zip(compared.versions, compared.dates, strict=True)
    return {
        "versions": [{"version": record_path(node), "modified": date} for node, date in pairs],
        "fields": [
            {"field": each.field, "values": [list(values) for values in each.values]}
            for each in compared.fields
        ],
    }


def _candidate(candidate: Candidate) -> dict[str, object]:
    return {
        "first": short(candidate.first),
        "second": short(candidate.second),
        "keys": [str(key) for key in candidate.keys],
        "score": candidate.score,
        "rules": list(candidate.rules),
        "features": dict(candidate.features),
    }


def short(name: str) -> str:
    """A thing or record by its path."""
    return name.removeprefix(BASE).removeprefix("record/")
