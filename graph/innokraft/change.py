"""Works out what a graph has to gain and lose when records, annotations or judgements change.

Nothing is written here. The outcome depends on the set of records, annotations and judgements
after the change alone, not on how the graph came to hold those it had.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from innokraft.annotations import Annotation
from innokraft.choices import Choice
from innokraft.choosing import CURATED, Applied, Choosing, choices_triples
from innokraft.describe import Described, Describer
from innokraft.errors import AnnotationError, FaultError, InnokraftError, Place, Wrong
from innokraft.joining.aliases import load_aliases
from innokraft.joining.index import IDENTITY, Index
from innokraft.joining.naming import Mentions, Naming
from innokraft.joining.renaming import Renaming
from innokraft.joining.settle import Joined, Settled, Settling
from innokraft.joining.stored import judgement_change
from innokraft.judgements import Judgement
from innokraft.record import Record
from innokraft.spool import Spool
from innokraft.store.base import Stating
from innokraft.terms import Term, Triple
from innokraft.versions import (
    PROVENANCE,
    REVISES,
    Archive,
    Order,
    node_of,
    order,
    superseded,
    whole,
)

Delta = tuple[Term, frozenset[Triple], frozenset[Triple]]
"""A graph, what it loses and what it gains."""


@dataclass(slots=True)
class Outcome:
    """What a change does to the records, by their nodes, and to identity."""

    added: list[Term] = field(default_factory=list)
    updated: list[Term] = field(default_factory=list)
    unchanged: list[Term] = field(default_factory=list)
    superseded: list[Term] = field(default_factory=list)
    withdrawn: list[Term] = field(default_factory=list)
    moved: list[Term] = field(default_factory=list)
    unfit: list[str] = field(default_factory=list)
    refused: list[FaultError] = field(default_factory=list)
    settled: Settled = field(default_factory=Settled)


@dataclass(slots=True)
class _Known:
    """The versions and annotations of one record, before and after the change."""

    before: list[Term] = field(default_factory=list)
    versions: dict[Term, tuple[Order, int]] = field(default_factory=dict)
    annotations: dict[str, Annotation] = field(default_factory=dict)
    new: set[Term] = field(default_factory=set)
    fresh: set[str] = field(default_factory=set)
    annotated: bool = False

    def ordered(self) -> list[Term]:
        """The versions from the oldest to the one that counts."""
        return sorted(self.versions, key=lambda node: self.versions[node][0])


class Change:
    """Takes in what comes and goes, then works out the difference."""

    def __init__(self, store: Stating, describer: Describer, spool: Spool) -> None:
        self._store, self._describer, self._spool = store, describer, spool
        self._archive, self._index = Archive(store), Index(store)
        self._records: dict[Term, _Known] = {}
        self._described: dict[Term, tuple[int, int]] = {}
        self._blocks: dict[Term, int] = {}
        self._judgements: tuple[tuple[Judgement, ...], tuple[Judgement, ...]] = ((), ())
        self._settling: Settling | None = None
        self._choices: tuple[Choice, ...] = ()
        self._choosing: Choosing | None = None
        self._wrong = Wrong()
        self.outcome = Outcome()

    def add(self, record: Record) -> Term:
        """Takes in one version of a record; gives its node."""
        node = node_of(record)
        known = self._known(whole(node))
        if node not in known.versions:
            known.versions[node] = (order(record), self._spool.put(record))
            known.new.add(node)
        elif node in known.before and node not in self.outcome.unchanged:
            self.outcome.unchanged.append(node)
        return node

    def annotate(self, record: Term, annotation: Annotation) -> bool:
        """Takes in an annotation of a record; False where there is no such record."""
        known = self._known(record)
        if annotation.digest not in known.annotations:
            known.annotations[annotation.digest] = annotation
            known.fresh.add(annotation.digest)
            known.annotated = True
        return bool(known.versions)

    def withdraw(self, name: Term) -> bool:
        """Takes a record out, or one version of it; False where there is none."""
        nodes = [name] if self._archive.holds(name) else self._archive.versions(name)
        for node in nodes:
            self._known(whole(node)).versions.pop(node, None)
        self.outcome.withdrawn += nodes
        return bool(nodes)

    def withdraw_annotation(self, name: Term) -> bool:
        """Takes an annotation out; False where there is none."""
        nodes = self._archive.annotated(name)
        for record in {whole(node) for node in nodes}:
            known = self._known(record)
            for digest in [d for d in known.annotations if name[:-1].endswith(d[:12])]:
                del known.annotations[digest]
                known.annotated = True
        return bool(nodes)

    def judge(self, before: Iterable[Judgement], after: Iterable[Judgement]) -> None:
        """Takes in the judgements: those that the graph holds, and those that are to count."""
        self._judgements = (tuple(before), tuple(after))

    def choose(self, choices: Iterable[Choice]) -> None:
        """Takes in the curators' choices, those that are to count."""
        self._choices = tuple(choices)

    def _known(self, record: Term) -> _Known:
        if record not in self._records:
            known = _Known(before=self._archive.versions(record))
            for node in known.before:
                version = self._archive.record(node)
                known.versions[node] = (order(version), self._spool.put(version))
                known.annotations |= {a.digest: a for a in self._archive.annotations(node)}
            self._records[record] = known
        return self._records[record]

    def settle(self) -> Outcome:
        """Decides which versions count and which mentions are one; then `deltas` can be asked.

        Raises AnnotationError with all that is wrong with the annotations that came.
        """
        before, after = self._judgements
        anew = sorted(set(before) ^ set(after))
        self._settling = Settling(self._index, load_aliases(), after, anew, self._mentions)
        for record in list(self._records):
            if self._is_touched(record):
                self._decide_or_refuse(record)
        self._wrong.tell()
        touched = {node for known in self._records.values() for node in known.versions}
        self.outcome.settled = self._settling.run()
        added, removed = judgement_change(before, after)
        self.outcome.settled.added |= added
        self.outcome.settled.removed |= removed
        settled = self.outcome.settled
        self._choosing = Choosing(self._store, self._choices, settled.added, settled.removed)
        self.outcome.moved = [node for node in self._settling.writing if node not in touched]
        return self.outcome

    def _is_touched(self, record: Term) -> bool:
        known = self._records[record]
        return bool(known.new or known.annotated or known.versions.keys() ^ set(known.before))

    def _decide_or_refuse(self, record: Term) -> None:
        """Decides; a new version that cannot be described is refused, and the rest goes on."""
        try:
            self._decide(record)
        except InnokraftError:
            raise
        except Exception as error:
            self._refuse(record, error)
            if self._is_touched(record):
                self._decide(record)

    def _refuse(self, record: Term, error: Exception) -> None:
        """Leaves out the new versions that cannot be described. Raises where it is none of them."""
        assert self._settling is not None
        known, refused = self._records[record], list[Term]()
        for node in sorted(known.new):
            version: Record = self._spool.get(known.versions[node][1])
            try:
                self._describer.describe(version)
            except Exception as fault:
                refused.append(node)
                self.outcome.refused.append(FaultError.of(fault, Place(version.key)))
        if not refused:
            error.add_note(f"at {record}")
            raise error
        for node in refused:
            known.new.discard(node)
            del known.versions[node]
            self._settling.writing.pop(node, None)

    def _decide(self, record: Term) -> None:
        assert self._settling is not None
        known, outcome = self._records[record], self.outcome
        ordered = known.ordered()
        for node in known.before:
            if not ordered or node != ordered[-1]:
                self._settling.gone.add(node)
        if not ordered:
            return
        self._settling.writing[ordered[-1]] = None
        self._describe(record)
        older = [node for node in known.before if node in known.versions and node != ordered[-1]]
        if ordered[-1] in known.new or known.annotated:
            (outcome.updated if known.before else outcome.added).append(ordered[-1])
        outcome.superseded += older if ordered[-1] in known.new else sorted(known.new)

    def _describe(self, record: Term) -> None:
        """Describes the version that counts, and makes the record's block of provenance."""
        known = self._records[record]
        ordered = known.ordered()
        block: set[Triple] = set()
        fitting: set[str] = set()
        errors: dict[str, AnnotationError] = {}
        previous: Term | None = None
        for node in ordered:
            version: Record = self._spool.get(known.versions[node][1])
            described, fits = self._fit(version, known, errors)
            fitting |= fits
            if node == ordered[-1]:
                self._described[node] = (
                    self._spool.put(described),
                    self._spool.put(Mentions(described)),
                )
                self._note_unfit(version, known, fits)
                block |= described.provenance
            else:
                block |= superseded(described.provenance, version)
            if previous:
                block.add((node, REVISES, previous))
            previous = node
        for digest in sorted(known.annotations.keys() - fitting):
            if digest in known.fresh:
                error = errors.get(digest) or _no_such_version(known.annotations[digest])
                self._wrong.found += error.each
            del known.annotations[digest]
        self._blocks[record] = self._spool.put(block)

    def _fit(
        self, version: Record, known: _Known, errors: dict[str, AnnotationError]
    ) -> tuple[Described, set[str]]:
        """The description of a version with all annotations that fit it."""
        fits = {}
        for digest, annotation in sorted(known.annotations.items()):
            if annotation.goes_with(version):
                try:
                    self._describer.describe(version, [annotation])
                    fits[digest] = annotation
                except AnnotationError as error:
                    errors[digest] = error
        return self._describer.describe(version, fits.values()), set(fits)

    def _note_unfit(self, version: Record, known: _Known, fits: set[str]) -> None:
        for digest in sorted(known.annotations.keys() - fits):
            self.outcome.unfit.append(f"{version.key}: annotation {digest[:12]}")

    def _mentions(self, node: Term) -> Mentions:
        if node not in self._described:
            self._known(whole(node))
            self._describe(whole(node))
        mentions: Mentions = self._spool.get(self._described[node][1])
        return mentions

    def thing(self, naming: Naming) -> str:
        """The IRI of what a naming denotes; the one it wants where no record uses it."""
        assert self._settling is not None
        return self._settling.thing(naming)

    @property
    def is_any(self) -> bool:
        """Whether the graph changes at all."""
        settled = self.outcome.settled
        touched = any(self._is_touched(record) for record in self._records)
        chosen = self._curated_delta()
        return touched or bool(settled.added or settled.removed or chosen[1] or chosen[2])

    def applied(self) -> Applied:
        """Which choices hold; for what they are of, once `deltas` has been run through."""
        assert self._choosing is not None
        return self._choosing.applied()

    def joined(self) -> Iterator[Joined]:
        """The things of the records that came or changed that are one with those of others."""
        assert self._settling is not None
        for node in (*self.outcome.added, *self.outcome.updated):
            yield from self._settling.joined(node)

    def deltas(self) -> Iterator[Delta]:
        """Each graph that changes, with what it loses and gains; shared graphs come in parts."""
        assert self._choosing is not None
        for delta in self._record_and_identity_deltas():
            self._choosing.watch(*delta)
            yield delta
        yield self._curated_delta()

    def _record_and_identity_deltas(self) -> Iterator[Delta]:
        assert self._settling is not None
        written = set(self._settling.writing)
        for node in self._settling.writing:
            yield from self._record_deltas(node)
        for node in sorted(self._settling.gone - written):
            graph = _graph_of(node)
            yield graph, frozenset(self._store.match(None, None, None, graph)), frozenset()
        gone = {whole(node) for node in self._settling.gone} - {whole(node) for node in written}
        for record in sorted(gone):
            yield self._provenance_delta(record, Renaming({}))
        settled = self.outcome.settled
        yield IDENTITY, frozenset(settled.removed), frozenset(settled.added)

    def _curated_delta(self) -> Delta:
        before = frozenset(self._store.match(None, None, None, CURATED))
        after = choices_triples(self.applied().choices)
        return CURATED, before - after, after - before

    def _record_deltas(self, node: Term) -> Iterator[Delta]:
        assert self._settling is not None
        described: Described = self._spool.get(self._described[node][0])
        renaming = Renaming(self._settling.iris(node))
        after = renaming.triples(described.triples)
        before = frozenset(self._store.match(None, None, None, described.graph))
        yield described.graph, before - after, after - before
        yield self._provenance_delta(whole(node), renaming)

    def _provenance_delta(self, record: Term, renaming: Renaming) -> Delta:
        known = self._records[record]
        before = frozenset(t for node in known.before for t in self._archive.block(node))
        after: frozenset[Triple] = frozenset()
        if record in self._blocks and known.versions:
            after = renaming.triples(self._spool.get(self._blocks[record]))
        return PROVENANCE, before - after, after - before


def _graph_of(node: Term) -> Term:
    return Term(node.replace("/record/", "/graph/", 1))


def _no_such_version(annotation: Annotation) -> AnnotationError:
    versions = f" of {' or '.join(annotation.sha256)}" if annotation.sha256 else ""
    problem = f"no version{versions} of {annotation.record} is among the records"
    return AnnotationError(problem, annotation.place, "Give its file too.")
