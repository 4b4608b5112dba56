"""What a change did to a graph, or would do, and how it is to be made."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from innokraft.change.intake import Intake
from innokraft.change.mirror import Missing
from innokraft.identity.candidates import Candidate
from innokraft.identity.settling import Joined
from innokraft.store.generations import WAIT
from innokraft.versions.anchoring import Unfit
from innokraft.versions.differences import Versions


@dataclass(slots=True)
class MergeReport(Intake):
    """What a change did, or would do: records by their paths under the base.

    `judged` is how many pairs were judged; `moved` are records that were not given but describe
    something that has another IRI now; `unfit` are annotations that do not speak of a version
    that counts, `unread` those that went with the last version that they read; `doubtful` are the
    candidates of which a side is described by what was added or updated, and those that came
    about by what moved, the best first.
    """

    added: list[str] = field(default_factory=list)
    updated: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    superseded: list[str] = field(default_factory=list)
    withdrawn: list[str] = field(default_factory=list)
    moved: list[str] = field(default_factory=list)
    unfit: list[Unfit] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    versions: Versions = field(default_factory=Versions)
    missing: Missing = field(default_factory=Missing)
    joined: list[Joined] = field(default_factory=list)
    doubtful: list[Candidate] = field(default_factory=list)
    conflicts: list[dict[str, object]] = field(default_factory=list)
    judged: int = 0
    changed: bool = False


@dataclass(frozen=True, slots=True)
class Options:
    """How to change a graph: whether at all, with which judgements, how long to wait."""

    dry_run: bool = False
    judgements: Path | None = None
    wait: float = WAIT
