"""The records of a change described: with their annotations, where the quotes of these stand."""

from __future__ import annotations

import pickle
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from innokraft.change.incoming import Incoming, RecordChange
from innokraft.change.intake import describer_of
from innokraft.describe import Described, Describer
from innokraft.describe.corrections import Corrections
from innokraft.describe.provenance import annotation_provenance
from innokraft.errors import AnnotationError, FaultError, Place, Wrong
from innokraft.files.spool import Kept
from innokraft.identity.mentions import Mentions
from innokraft.identity.shared_names import shared_names
from innokraft.model.model import Model
from innokraft.rdf.record_iris import whole
from innokraft.rdf.terms import Term, Triple
from innokraft.record import Record
from innokraft.versions.anchoring import (
    Anchored,
    WaitingAnnotation,
    anchor,
    path_of,
    waiting_annotations,
)
from innokraft.versions.archive import REVISES, replaced_provenance
from innokraft.versions.differences import Compared, differing
from innokraft.versions.order import revisions

if TYPE_CHECKING:
    from innokraft.annotation.model import Annotation

Pickled = tuple[bytes, bytes]
"""A version described, and what it mentions."""


class DescribedRecords:
    """Describes records of a change, each at most once, and keeps them in the spool.

    `wrong` is what is wrong with annotations that came, `waiting` and `unread` what becomes of
    others, by record.
    """

    def __init__(self, incoming: Incoming, describer: Describer) -> None:
        self._incoming, self._describer = incoming, describer
        self._ready: dict[Term, Pickled] = {}
        self._described: dict[Term, tuple[Kept[Described], Kept[Mentions]]] = {}
        self._provenance: dict[Term, Kept[set[Triple]]] = {}
        self.wrong = Wrong()
        self.waiting: dict[Term, list[WaitingAnnotation]] = {}
        self.unread: list[str] = []

    def ahead(self, records: Collection[Term]) -> Iterator[Term]:
        """The same records one by one, described meanwhile as far as that takes no annotation."""
        alone = map(self._alone, records)
        work = partial(describe_alone, self._describer.model, self._describer.corrections)
        for record, ready in zip(records, self._incoming.spread(work, alone), strict=True):
            self._ready = dict(zip(self._incoming.of(record).counting, ready, strict=False))
            yield record

    def _alone(self, record: Term) -> list[bytes]:
        """The versions of a record that are to be described without annotations, pickled."""
        change, spool = self._incoming.of(record), self._incoming.spool
        if change.annotations or not change.is_touched:
            return []
        return [spool.pickled(change.texts[node]) for node in change.counting]

    def describe(self, record: Term) -> None:
        """Describes the versions that count, and what the provenance graph says beside that."""
        change, spool = self._incoming.of(record), self._incoming.spool
        given = [node for node in change.dates if change.annotations or node not in self._ready]
        versions = {node: self._incoming.version(node) for node in given}
        provenance = {(new, REVISES, old) for new, old in revisions(change.dates)}
        anchored = self._anchored(record, versions)
        for digest, found in anchored.items():
            provenance |= annotation_provenance(change.annotations[digest], found.written_for)
        for node in sorted(versions.keys() - set(change.counting)):
            described = self._describer.describe(versions[node])
            provenance |= replaced_provenance(described.provenance, versions[node])
        for node in change.counting:
            if node in versions:
                spans = {d: each.spans[node] for d, each in anchored.items() if node in each.spans}
                stated = [change.annotations[digest] for digest in sorted(spans)]
                described = self._describer.describe(versions[node], stated, spans)
                ready = _pickled(self._describer.model, described)
            else:
                ready = self._ready.pop(node)
            described_at, mentions_at = map(spool.put_pickled, ready)
            self._described[node] = described_at, mentions_at
        if provenance:
            self._provenance[record] = spool.put(provenance)

    def _anchored(self, record: Term, versions: dict[Term, Record]) -> dict[str, Anchored]:
        """Where the annotations of a record stand, by their digests; notes those that wait.

        One that fits no version is wrong where it came now, and goes where it was there before.
        """
        change, anchored = self._incoming.of(record), dict[str, Anchored]()
        self.waiting[record] = []
        for digest, annotation in sorted(change.annotations.items()):
            found = anchor(annotation, versions, change.dates, self._describer.check)
            if found.written_for:
                anchored[digest] = found
                self.waiting[record] += waiting_annotations(annotation, found, change.counting)
                continue
            if digest in change.fresh:
                self.wrong.found += (found.error or _no_such_version(annotation)).each
            else:
                self.unread.append(path_of(annotation))
            del change.annotations[digest]
        return anchored

    def leave_out_refused(self, record: Term, error: Exception) -> list[FaultError]:
        """Leaves out the new versions that cannot be described. Raises where it is none of them."""
        change, refused = self._incoming.of(record), list[FaultError]()
        for node in sorted(change.new):
            version = self._incoming.version(node)
            try:
                self._describer.describe(version)
            except Exception as fault:
                refused.append(FaultError.of(fault, Place(version.key)))
                del change.dates[node]
        if not refused:
            error.add_note(f"at {record}")
            raise error
        return refused

    def mentions(self, node: Term) -> Mentions:
        """What a version that counts mentions."""
        if node not in self._described:
            self.describe(whole(node))
        return self._incoming.spool.get(self._described[node][1])

    def of(self, node: Term) -> Described:
        """A version that counts, described."""
        return self._incoming.spool.get(self._described[node][0])

    def provenance(self, record: Term) -> set[Triple]:
        """What the provenance graph says of a record, beside what its versions that count say."""
        kept = self._provenance.get(record)
        return self._incoming.spool.get(kept) if kept else set()

    def compared(self, change: RecordChange, nodes: Iterable[Term]) -> Compared:
        """Versions of a record held against one another."""
        listed = tuple(nodes)
        dates = tuple(str(change.dates[node] or "") for node in listed)
        return Compared(listed, dates, differing([self._incoming.version(n) for n in listed]))


def _no_such_version(annotation: Annotation) -> AnnotationError:
    versions = f" of {' or '.join(annotation.sha256)}" if annotation.sha256 else ""
    problem = f"no version{versions} of {annotation.record} is among the records"
    return AnnotationError(problem, annotation.place, "Give its file too.")


def describe_alone(
    model: Model, corrections: Corrections, versions: Iterable[bytes]
) -> list[Pickled]:
    """Some versions, pickled, described; none where one of them cannot be, which is told later."""
    describer = replace(describer_of(model), corrections=corrections)
    try:
        return [_pickled(model, describer.describe(pickle.loads(each))) for each in versions]  # noqa: S301
    except Exception:
        return []


def _pickled(model: Model, described: Described) -> Pickled:
    both = described, Mentions(described, shared_names(model))
    first, second = (pickle.dumps(each, pickle.HIGHEST_PROTOCOL) for each in both)
    return first, second
