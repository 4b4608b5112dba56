"""What comes and goes in a change: versions of records, and annotations of them.

Beside what comes stands what the graph holds of the same records, for the outcome depends on all
of it.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from innokraft.files.spool import Kept, Spool
from innokraft.rdf.record_iris import node_of, whole
from innokraft.rdf.terms import Term
from innokraft.record import Moment, Record
from innokraft.versions.archive import Archive
from innokraft.versions.order import Dates, counting, later, revisions
from innokraft.workers import Spread

if TYPE_CHECKING:
    from innokraft.annotation.model import Annotation


@dataclass(slots=True)
class RecordChange:
    """The versions and annotations of one record, before a change and after it.

    `before` are the versions that the graph holds, `dates` those that there are to be, with the
    source's date of each, `addresses` where these can be read; `given` those that came, whether new
    or not. `texts` are the places of versions in the spool, `fresh` the digests of annotations that
    came, `annotated` whether any came or went, `corrected` whether corrections that bear on it did,
    `moved` whether a version that the graph holds gets another address.
    """

    before: dict[Term, Moment | None] = field(default_factory=dict)
    dates: dict[Term, Moment | None] = field(default_factory=dict)
    addresses: dict[Term, str] = field(default_factory=dict)
    moved: bool = False
    texts: dict[Term, Kept[Record]] = field(default_factory=dict)
    annotations: dict[str, Annotation] = field(default_factory=dict)
    given: set[Term] = field(default_factory=set)
    fresh: set[str] = field(default_factory=set)
    annotated: bool = False
    corrected: bool = False

    def take(self, node: Term, record: Record) -> Record | None:
        """Takes in a version that came; gives it where it is new or what stands beside it changes.

        Of two dates the later is kept; of two addresses one, whichever of them came first.
        """
        known, before = node in self.dates, self.addresses.get(node)
        date = later(record.modified, self.dates.get(node))
        address = max(filter(None, (record.address, before)), default=None)
        changes = not known or date != self.dates[node] or address != before
        self.moved = self.moved or (node in self.before and address != before)
        self.dates[node] = date
        if address:
            self.addresses[node] = address
        self.given.add(node)
        return replace(record, modified=date, address=address) if changes else None

    @property
    def new(self) -> set[Term]:
        """The versions that the graph did not hold."""
        return self.dates.keys() - self.before.keys()

    @property
    def redated(self) -> list[Term]:
        """The versions that the graph held with another date."""
        return sorted(
            node
            for node, date in self.before.items()
            if node in self.dates and self.dates[node] != date
        )

    @property
    def counted(self) -> list[Term]:
        """The versions that counted before the change."""
        return counting(self.before)

    @property
    def counting(self) -> list[Term]:
        """The versions that are to count."""
        return counting(self.dates)

    @property
    def is_touched(self) -> bool:
        """Whether more than dates changes, or dates such that another version counts."""
        if (
            self.annotated
            or self.corrected
            or self.moved
            or self.dates.keys() != self.before.keys()
        ):
            return True
        return bool(self.redated) and _edges(self.dates) != _edges(self.before)


def _edges(dates: Dates) -> set[tuple[Term, Term]]:
    return set(revisions(dates))


class Incoming:
    """Takes in what comes and goes. Texts lie in the spool, so that memory does not grow.

    `spread` is `map`, or has work on records done elsewhere.
    """

    def __init__(self, archive: Archive, spool: Spool, spread: Spread = map) -> None:
        self.archive, self.spool, self.spread = archive, spool, spread
        self.records: dict[Term, RecordChange] = {}
        self.withdrawn: list[Term] = []

    def add(self, record: Record) -> Term:
        """Takes in one version of a record; gives its node."""
        node = node_of(record)
        change = self.of(whole(node))
        if taken := change.take(node, record):
            change.texts[node] = self.spool.put(taken)
        return node

    def annotate(self, record: Term, annotation: Annotation) -> bool:
        """Takes in an annotation of a record; False where there is no such record."""
        change = self.of(record)
        if annotation.digest not in change.annotations:
            change.annotations[annotation.digest] = annotation
            change.fresh.add(annotation.digest)
            change.annotated = True
        return bool(change.dates)

    def withdraw(self, name: Term) -> bool:
        """Takes a record out, or one version of it; False where there is none."""
        nodes = [name] if self.archive.holds(name) else self.archive.versions(name)
        for node in nodes:
            self.of(whole(node)).dates.pop(node, None)
        self.withdrawn += nodes
        return bool(nodes)

    def withdraw_annotation(self, name: Term) -> bool:
        """Takes an annotation out; False where there is none."""
        nodes = self.archive.annotated(name)
        for record in {whole(node) for node in nodes}:
            change = self.of(record)
            for digest in [d for d in change.annotations if name[:-1].endswith(d[:12])]:
                del change.annotations[digest]
                change.annotated = True
        return bool(nodes)

    def given(self) -> dict[Term, bool]:
        """The records that came, in whatever version, and whether the graph held them before."""
        return {name: bool(each.before) for name, each in self.records.items() if each.given}

    def rivals_of_given(self) -> list[Term]:
        """The versions that would count beside one that came, and did not come themselves."""
        return [
            node
            for change in self.records.values()
            if not change.given.isdisjoint(counting := change.counting)
            for node in counting
            if node not in change.given
        ]

    def of(self, record: Term) -> RecordChange:
        """What is known of a record; at first, what the graph holds of it."""
        if record not in self.records:
            self.records[record] = self._held(record)
        return self.records[record]

    def version(self, node: Term) -> Record:
        """The text of a version that the graph holds, or that came."""
        return self.spool.get(self.of(whole(node)).texts[node])

    def _held(self, record: Term) -> RecordChange:
        held = RecordChange()
        for node in self.archive.versions(record):
            version = self.archive.record(node)
            held.before[node] = held.dates[node] = version.modified
            if version.address:
                held.addresses[node] = version.address
            held.texts[node] = self.spool.put(version)
            held.annotations |= {a.digest: a for a in self.archive.annotations(node)}
        return held
