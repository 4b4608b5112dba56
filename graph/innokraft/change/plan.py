"""Works out what a graph has to gain and lose when records, annotations or judgements change.

Nothing is written here. The outcome depends on the set of records, annotations and judgements
after the change alone, not on how the graph came to hold those it had.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from innokraft.annotation.model import Annotation
from innokraft.change.known import Known
from innokraft.curation.choices import Choice, choices_triples
from innokraft.curation.judgements import Judgement, judgement_change
from innokraft.describe import Described, Describer
from innokraft.describe.provenance import annotation_provenance
from innokraft.errors import AnnotationError, FaultError, InnokraftError, Place, Wrong
from innokraft.files.spool import Spool
from innokraft.identity.aliases import load_aliases
from innokraft.identity.applied_choices import Applied, Choosing
from innokraft.identity.index import Index
from innokraft.identity.mentions import Mentions, Naming
from innokraft.identity.renaming import Renaming
from innokraft.identity.settling import Joined, Settled, Settling, mentioned
from innokraft.rdf.graphs import CURATED, IDENTITY, PROVENANCE
from innokraft.rdf.namespaces import BASE
from innokraft.rdf.record_iris import graph_of, node_of, whole
from innokraft.rdf.terms import Term, Triple, moment, term_of
from innokraft.record import Record
from innokraft.store.base import Stating
from innokraft.versions.anchoring import Anchored, Unfit, anchor, path_of, unfit
from innokraft.versions.archive import MODIFIED, REVISES, Archive, superseded
from innokraft.versions.differences import Compared, Versions, differing
from innokraft.versions.order import revisions

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
    unfit: list[Unfit] = field(default_factory=list)
    versions: Versions = field(default_factory=Versions)
    refused: list[FaultError] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    settled: Settled = field(default_factory=Settled)


class Change:
    """Takes in what comes and goes, then works out the difference."""

    def __init__(self, store: Stating, describer: Describer, spool: Spool) -> None:
        self._store, self._describer, self._spool = store, describer, spool
        self.archive, self._index = Archive(store), Index(store)
        self._records: dict[Term, Known] = {}
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
        if known.take(node, record.modified):
            known.kept[node] = self._spool.put(replace(record, modified=known.dates[node]))
        return node

    def annotate(self, record: Term, annotation: Annotation) -> bool:
        """Takes in an annotation of a record; False where there is no such record."""
        known = self._known(record)
        if annotation.digest not in known.annotations:
            known.annotations[annotation.digest] = annotation
            known.fresh.add(annotation.digest)
            known.annotated = True
        return bool(known.dates)

    def withdraw(self, name: Term) -> bool:
        """Takes a record out, or one version of it; False where there is none."""
        nodes = [name] if self.archive.holds(name) else self.archive.versions(name)
        for node in nodes:
            self._known(whole(node)).dates.pop(node, None)
        self.outcome.withdrawn += nodes
        return bool(nodes)

    def withdraw_annotation(self, name: Term) -> bool:
        """Takes an annotation out; False where there is none."""
        nodes = self.archive.annotated(name)
        for record in {whole(node) for node in nodes}:
            known = self._known(record)
            for digest in [d for d in known.annotations if name[:-1].endswith(d[:12])]:
                del known.annotations[digest]
                known.annotated = True
        return bool(nodes)

    def given(self) -> dict[Term, bool]:
        """The records that came, in whatever version, and whether the graph held them before."""
        return {name: bool(known.before) for name, known in self._records.items() if known.given}

    def rivals_of_given(self) -> list[Term]:
        """The versions that would count beside one that came, and did not come themselves."""
        return [
            node
            for known in self._records.values()
            if not known.given.isdisjoint(counting := known.counting)
            for node in counting
            if node not in known.given
        ]

    def judge(self, before: Iterable[Judgement], after: Iterable[Judgement]) -> None:
        """Takes in the judgements: those that the graph holds, and those that are to count."""
        self._judgements = (tuple(before), tuple(after))

    def choose(self, choices: Iterable[Choice]) -> None:
        """Takes in the curators' choices, those that are to count."""
        self._choices = tuple(choices)

    def _known(self, record: Term) -> Known:
        if record not in self._records:
            known = Known()
            for node in self.archive.versions(record):
                version = self.archive.record(node)
                known.before[node] = known.dates[node] = version.modified
                known.kept[node] = self._spool.put(version)
                known.annotations |= {a.digest: a for a in self.archive.annotations(node)}
            self._records[record] = known
        return self._records[record]

    def settle(self) -> Outcome:
        """Decides which versions count and which mentions are one; then `deltas` can be asked.

        Raises AnnotationError with all that is wrong with the annotations that came.
        """
        before, after = self._judgements
        anew = sorted(set(before) ^ set(after))
        self._settling = Settling(self._index, load_aliases(), after, anew, self._mentions)
        for record, known in list(self._records.items()):
            if known.is_touched:
                self._decide_or_refuse(record)
            self.outcome.versions.redated += known.redated
            came = known.given & known.before.keys()
            self.outcome.unchanged += sorted(came.difference(known.redated))
        self._wrong.tell()
        touched = {node for known in self._records.values() for node in known.dates}
        for key in mentioned(anew):
            record = term_of(f"{BASE}record/{key.value.partition('|')[0]}")
            self._settling.writing.update(dict.fromkeys(self._known(record).counting))
        self.outcome.settled = self._settling.run()
        added, removed = judgement_change(before, after)
        self.outcome.settled.added |= added
        self.outcome.settled.removed |= removed
        settled = self.outcome.settled
        self._choosing = Choosing(self._store, self._choices, settled.added, settled.removed)
        self.outcome.moved = [node for node in self._settling.writing if node not in touched]
        return self.outcome

    def _decide_or_refuse(self, record: Term) -> None:
        """Decides; a new version that cannot be described is refused, and the rest goes on."""
        try:
            self._decide(record)
        except InnokraftError:
            raise
        except Exception as error:
            self._refuse(record, error)
            if self._records[record].is_touched:
                self._decide(record)

    def _refuse(self, record: Term, error: Exception) -> None:
        """Leaves out the new versions that cannot be described. Raises where it is none of them."""
        assert self._settling is not None
        known, refused = self._records[record], list[Term]()
        for node in sorted(known.new):
            version: Record = self._spool.get(known.kept[node])
            try:
                self._describer.describe(version)
            except Exception as fault:
                refused.append(node)
                self.outcome.refused.append(FaultError.of(fault, Place(version.key)))
        if not refused:
            error.add_note(f"at {record}")
            raise error
        for node in refused:
            del known.dates[node]
            self._settling.writing.pop(node, None)

    def _decide(self, record: Term) -> None:
        assert self._settling is not None
        known = self._records[record]
        counting = known.counting
        self._settling.gone |= known.before.keys() - set(counting)
        if not counting:
            self.outcome.unread += map(path_of, known.annotations.values())
        else:
            self._settling.writing.update(dict.fromkeys(counting))
            self._describe(record)
            self._note(record)

    def _note(self, record: Term) -> None:
        """Notes what becomes of the versions of a record."""
        known, outcome = self._records[record], self.outcome
        counting, counted, new = known.counting, known.counted, known.new
        fresh = [node for node in counting if node not in counted]
        came = counting if known.annotated else [node for node in fresh if node in known.given]
        (outcome.updated if known.before else outcome.added).extend(came)
        gone = [n for n in counted if n in known.dates and n not in counting]
        late = sorted(new.difference(counting))
        outcome.superseded += [*gone, *late]
        outcome.unfit += known.waiting
        versions = outcome.versions
        versions.again += [node for node in fresh if node not in came]
        versions.revised += [self._compared((old, came[0])) for old in gone if came]
        versions.late += [self._compared((old, counting[0])) for old in late]
        if len(counting) > 1:
            ordered = sorted(counting, key=lambda node: (node in new, node))
            versions.rivals.append(self._compared(ordered))

    def _compared(self, nodes: Iterable[Term]) -> Compared:
        listed = tuple(nodes)
        known = self._records[whole(listed[0])]
        dates = tuple(str(known.dates[node] or "") for node in listed)
        return Compared(listed, dates, differing([self._spool.get(known.kept[n]) for n in listed]))

    def _describe(self, record: Term) -> None:
        """Describes the versions that count, and makes the record's blocks of provenance."""
        known = self._records[record]
        versions: dict[Term, Record] = {n: self._spool.get(known.kept[n]) for n in known.dates}
        blocks = {record: {(new, REVISES, old) for new, old in revisions(known.dates)}}
        anchored = self._anchored(record, versions)
        for digest, found in anchored.items():
            blocks[record] |= annotation_provenance(known.annotations[digest], found.written_for)
        for node in sorted(versions.keys() - set(known.counting)):
            described = self._describer.describe(versions[node])
            blocks[record] |= superseded(described.provenance, versions[node])
        for node in known.counting:
            spans = {d: found.spans[node] for d, found in anchored.items() if node in found.spans}
            stated = [known.annotations[digest] for digest in sorted(spans)]
            described = self._describer.describe(versions[node], stated, spans)
            mentions = self._spool.put(Mentions(described))
            self._described[node] = (self._spool.put(described), mentions)
            blocks[node] = set(described.provenance)
        self._blocks[record] = self._spool.put(blocks)

    def _anchored(self, record: Term, versions: dict[Term, Record]) -> dict[str, Anchored]:
        """Where the annotations of a record stand, by their digests; notes those that wait.

        One that fits no version is wrong where it came now, and goes where it was there before.
        """
        known, anchored = self._records[record], dict[str, Anchored]()
        known.waiting = []
        for digest, annotation in sorted(known.annotations.items()):
            found = anchor(annotation, versions, known.dates, self._describer.check)
            if found.written_for:
                anchored[digest] = found
                known.waiting += unfit(annotation, found, known.counting)
                continue
            if digest in known.fresh:
                self._wrong.found += (found.error or _no_such_version(annotation)).each
            else:
                self.outcome.unread.append(path_of(annotation))
            del known.annotations[digest]
        return anchored

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
        touched = any(known.is_touched or known.redated for known in self._records.values())
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
        settling = self._settling
        written = dict.fromkeys(map(whole, settling.writing))
        for record in written:
            yield from self._record_deltas(record)
        for node in sorted(settling.gone - settling.writing.keys()):
            graph = graph_of(node)
            yield graph, frozenset(self._store.match(None, None, None, graph)), frozenset()
        others = {record for record, known in self._records.items() if known.redated}
        others |= {whole(node) for node in settling.gone}
        for record in sorted(others - written.keys()):
            yield self._beside(record)
        settled = self.outcome.settled
        yield IDENTITY, frozenset(settled.removed), frozenset(settled.added)

    def _curated_delta(self) -> Delta:
        before = frozenset(self._store.match(None, None, None, CURATED))
        after = choices_triples(self.applied().choices)
        return CURATED, before - after, after - before

    def _record_deltas(self, record: Term) -> Iterator[Delta]:
        """The graphs of a record's versions that are written, and its part of the provenance."""
        assert self._settling is not None
        known = self._records[record]
        blocks: dict[Term, set[Triple]] = self._spool.get(self._blocks[record])
        after = set(blocks[record])
        for node in known.counting:
            renaming = Renaming(self._settling.iris(node))
            after |= renaming.triples(blocks[node])
            if node in self._settling.writing:
                yield self._graph_delta(node, renaming)
        before = frozenset(t for node in known.before for t in self.archive.block(node))
        yield PROVENANCE, before - after, frozenset(after - before)

    def _graph_delta(self, node: Term, renaming: Renaming) -> Delta:
        described: Described = self._spool.get(self._described[node][0])
        after = renaming.triples(described.triples)
        before = frozenset(self._store.match(None, None, None, described.graph))
        return described.graph, before - after, after - before

    def _beside(self, record: Term) -> Delta:
        """The provenance of a record that is gone, or of which dates alone are other."""
        known = self._records[record]
        if not known.dates:
            lost = frozenset(t for node in known.before for t in self.archive.block(node))
            return PROVENANCE, lost, frozenset()
        before, after = (
            frozenset((n, MODIFIED, moment(date)) for n in known.redated if (date := dates[n]))
            for dates in (known.before, known.dates)
        )
        return PROVENANCE, before, after


def _no_such_version(annotation: Annotation) -> AnnotationError:
    versions = f" of {' or '.join(annotation.sha256)}" if annotation.sha256 else ""
    problem = f"no version{versions} of {annotation.record} is among the records"
    return AnnotationError(problem, annotation.place, "Give its file too.")
