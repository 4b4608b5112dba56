"""Works out what a graph has to gain and lose when records, annotations or judgements change.

Nothing is written here. The outcome depends on the set of records, annotations and judgements
after the change alone, not on how the graph came to hold those it had.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Set
from dataclasses import replace
from itertools import chain

from innokraft.bilingual import Bilingual
from innokraft.change.common import CommonNodes
from innokraft.change.corrected import Fitting, mention_changes, touch_corrected
from innokraft.change.described import DescribedRecords
from innokraft.change.incoming import Incoming
from innokraft.change.intake import describer_of
from innokraft.change.outcome import KeptApart, Outcome
from innokraft.change.report import ChangeReport
from innokraft.curation.choices import choices_triples
from innokraft.curation.files import Curated
from innokraft.curation.judgements import judgement_change, stored_judgements
from innokraft.curation.mentions import correction_triples, stored_corrections
from innokraft.describe import Describer
from innokraft.describe.corrections import Corrections
from innokraft.errors import InnokraftError
from innokraft.files.spool import Spool
from innokraft.identity.aliases import load_aliases
from innokraft.identity.applied_choices import Applied, ChoiceResolver
from innokraft.identity.groups import IdentityConflict
from innokraft.identity.index import Index
from innokraft.identity.renaming import Renaming
from innokraft.identity.settling import Settling, mentioned
from innokraft.model.model import Model
from innokraft.progress import Progress, counted
from innokraft.rdf.graphs import CURATED, IDENTITY, PROVENANCE
from innokraft.rdf.namespaces import BASE
from innokraft.rdf.record_iris import graph_of, record_path, version_of, whole
from innokraft.rdf.terms import Term, Triple, moment, term_of
from innokraft.store.base import Stating
from innokraft.versions.anchoring import path_of
from innokraft.versions.archive import MODIFIED, Archive
from innokraft.workers import Workers

Delta = tuple[Term, frozenset[Triple], frozenset[Triple]]
"""A graph, what it loses and what it gains."""


Fill = Callable[[Incoming], None]
"""Hands over what comes and goes."""


def plan_change(  # noqa: PLR0913, PLR0917 - each is one thing that a change has
    store: Stating,
    fill: Fill,
    curated: Curated,
    report: ChangeReport,
    spool: Spool,
    model: Model,
    workers: int | None = None,
) -> Plan:
    """Takes in what comes and goes; gives what the graph of a store gains and loses by it.

    `report` is told what came of it; `workers` are so many processes at once, by default one a
    core. Raises what `fill` raises, and AnnotationError with all that is wrong with the annotations
    that came.
    """
    with Workers(workers) as pool, report.told_together():
        incoming = Incoming(Archive(store), spool, pool.map)
        fill(incoming)
        describer = replace(describer_of(model), corrections=Corrections(curated.mentions))
        plan = Plan(store, incoming, describer, curated, report.progress)
        report.refuse(plan.outcome.refused)
    report.outcome = plan.outcome
    return plan


class Plan:
    """Decides which versions count, which mentions are one, and what the graph gains and loses.

    The last is worked out as `deltas` is asked for it, so that none of it need be kept; by its end
    `outcome`, `applied` (which choices hold), `unfit` (which corrections do not) and `is_any`
    (whether anything changes) are whole.
    """

    def __init__(
        self,
        store: Stating,
        incoming: Incoming,
        describer: Describer,
        curated: Curated,
        progress: Progress,
    ) -> None:
        self._store, self._incoming, self._curated = store, incoming, curated
        self._judged_before = stored_judgements(store)
        self._judged_anew = sorted(set(self._judged_before) ^ set(curated.judgements))
        self._described = DescribedRecords(incoming, describer)
        self._settling = Settling(
            Index(store),
            load_aliases(describer.model),
            curated.judgements,
            self._judged_anew,
            self._described.mentions,
            incoming.spool,
        )
        self._common = CommonNodes(store, self._common_of)
        self._describer = replace(describer, tagger=None)
        self.outcome, self.applied, self.is_any = Outcome(), Applied(), False
        self.unfit: list[Bilingual] = []
        self._came: set[Term] = set()
        self._progress = progress
        corrected = set(stored_corrections(store)) ^ set(curated.mentions)
        touch_corrected(store, incoming, sorted(corrected))
        self._decide_versions()
        progress("identity", 0)
        self._touched = {node for each in incoming.records.values() for node in each.dates}
        self._settle()

    def deltas(self, phase: str) -> Iterator[Delta]:
        """Each graph that changes, with what it loses and gains.

        They come once, provenance and identity in parts, those of the graphs that all share last.
        The store stays as it is until then. How many records are done is told as that of a phase.
        """
        settled = self._settling.settled
        choices = self._curated.choices
        resolver = ChoiceResolver(
            self._store, choices, chain.from_iterable(settled.added()), settled.removed
        )
        fitting = Fitting(self._store, self._curated.mentions)
        for delta in self._record_deltas(phase):
            resolver.note(*delta)
            fitting.note(*delta)
            yield delta
        self.applied = resolver.applied()
        self.unfit += fitting.unfit(self._incoming)
        added, removed = judgement_change(self._judged_before, self._curated.judgements)
        identity = IDENTITY, frozenset(removed | settled.removed), frozenset(added)
        decided = choices_triples(self.applied.choices) | correction_triples(self._curated.mentions)
        curated = self._delta(CURATED, decided)
        self._tell()
        self.is_any = any(
            each.is_touched or each.redated for each in self._incoming.records.values()
        ) or any(lost or gained for _, lost, gained in (identity, curated))
        self.is_any |= settled.is_any()
        yield identity
        yield from ((IDENTITY, frozenset(), part) for part in settled.added())
        yield from (curated, self._common.delta())

    def _decide_versions(self) -> None:
        records = self._incoming.records
        ahead = self._described.ahead(list(records))
        for record in counted(ahead, "describing", self._progress, len(records)):
            change = records[record]
            if change.is_touched:
                self._decide_or_refuse(record)
            self.outcome.versions.redated += change.redated
            came = change.given & change.before.keys()
            self.outcome.unchanged += map(record_path, came.difference(change.redated))
        self._described.wrong.tell()

    def _decide_or_refuse(self, record: Term) -> None:
        """Decides; a new version that cannot be described is refused, and the rest goes on."""
        try:
            self._decide(record)
        except InnokraftError:
            raise
        except Exception as error:
            self.outcome.refused += self._described.leave_out_refused(record, error)
            if self._incoming.of(record).is_touched:
                self._decide(record)

    def _decide(self, record: Term) -> None:
        change = self._incoming.of(record)
        counting = change.counting
        if counting:
            self._described.describe(record)
            self._settling.writing.update(dict.fromkeys(counting))
            self._note(record)
        else:
            self.outcome.unread += map(path_of, change.annotations.values())
        self._settling.gone |= change.before.keys() - set(counting)

    def _note(self, record: Term) -> None:
        """Notes what becomes of the versions of a record."""
        change, outcome, compared = (
            self._incoming.of(record),
            self.outcome,
            self._described.compared,
        )
        counting, counted, new = change.counting, change.counted, change.new
        fresh = [node for node in counting if node not in counted]
        came = counting if change.annotated else [node for node in fresh if node in change.given]
        self._came.update(came)
        (outcome.updated if change.before else outcome.added).extend(map(record_path, came))
        gone = [n for n in counted if n in change.dates and n not in counting]
        late = sorted(new.difference(counting))
        outcome.replaced += map(record_path, (*gone, *late))
        outcome.waiting += self._described.waiting[record]
        versions = outcome.versions
        versions.again += [node for node in fresh if node not in came]
        versions.revised += [compared(change, (old, came[0])) for old in gone if came]
        versions.late += [compared(change, (old, counting[0])) for old in late]
        if len(counting) > 1:
            ordered = sorted(counting, key=lambda node: (node in new, node))
            versions.rivals.append(compared(change, ordered))

    def _settle(self) -> None:
        """Settles which mentions are one; a judgement on a mention has its record written anew."""
        for key in mentioned(self._judged_anew):
            record = term_of(f"{BASE}record/{key.value.partition('|')[0]}")
            self._settling.writing.update(dict.fromkeys(self._incoming.of(record).counting))
        self._settling.run()

    def _tell(self) -> None:
        """Notes what the change means for records and things."""
        settling, outcome = self._settling, self.outcome
        renamed = (node for node in settling.writing if node not in self._touched)
        outcome.renamed += map(record_path, renamed)
        outcome.withdrawn += map(record_path, self._incoming.withdrawn)
        outcome.unread += self._described.unread
        outcome.kept_apart += map(self._kept_apart, sorted(settling.settled.conflicts))
        for _, paths in outcome.fates():
            paths.sort()
        versions = outcome.versions
        for listed in (versions.revised, versions.late, versions.rivals):
            listed.sort(key=lambda each: min(each.versions))
        for each in (outcome.waiting, outcome.unread, outcome.joined):
            each.sort()
        for mentions in (outcome.mentions_gone, outcome.mentions_new):
            mentions.sort()

    def _kept_apart(self, conflict: IdentityConflict) -> KeptApart:
        things = {self._settling.thing(naming) for naming in conflict.groups}
        return KeptApart(conflict.rule, conflict.on, conflict.because, tuple(sorted(things)))

    def _record_deltas(self, phase: str) -> Iterator[Delta]:
        settling = self._settling
        written = dict.fromkeys(map(whole, settling.writing))
        for record in counted(written, phase, self._progress, len(written)):
            yield from self._written(record)
        for node in sorted(settling.gone - settling.writing.keys()):
            yield self._delta(graph_of(node), frozenset())
        others = {record for record, each in self._incoming.records.items() if each.redated}
        others |= {whole(node) for node in settling.gone}
        for record in sorted(others - written.keys()):
            yield self._not_written(record)

    def _delta(
        self, graph: Term, after: frozenset[Triple], common: Set[Triple] = frozenset()
    ) -> Delta:
        before = frozenset(self._store.match(None, None, None, graph))
        self._common.note(graph, before, common)
        return graph, before - after, after - before

    def _written(self, record: Term) -> Iterator[Delta]:
        """The graphs of a record's versions that are written, and its part of the provenance."""
        change, after = self._incoming.of(record), self._described.provenance(record)
        for node in change.counting:
            namings, described = self._settling.namings(node), self._described.of(node)
            renaming = Renaming(self._settling.iris(namings))
            after |= renaming.triples(described.provenance)
            if node in self._settling.writing:
                self._settling.use(node, namings)
                stated = renaming.triples(described.triples)
                delta = self._delta(described.graph, stated, described.common)
                if change.corrected and node in change.before:
                    self._note_mentions(delta)
                yield delta
            if node in self._came:
                self.outcome.joined += self._settling.joined(node, namings)
        before = self._provenance_before(record)
        yield PROVENANCE, before - after, frozenset(after - before)

    def _note_mentions(self, delta: Delta) -> None:
        """Notes which mentions come and go in a version that stays."""
        graph, *parts = delta
        told = self.outcome.mentions_gone, self.outcome.mentions_new
        for listed, triples in zip(told, parts, strict=True):
            listed.extend(mention_changes(graph, triples, self._text))

    def _text(self, node: Term) -> str:
        return self._incoming.version(node).text

    def _common_of(self, graph: Term) -> Set[Triple]:
        """What the record of a graph has in common with others, by its text."""
        record = self._incoming.archive.record(version_of(graph))
        return self._describer.describe(record).common

    def _not_written(self, record: Term) -> Delta:
        """The provenance of a record that is gone, or of which dates alone are other."""
        change = self._incoming.of(record)
        if not change.dates:
            return PROVENANCE, self._provenance_before(record), frozenset()
        before, after = (
            frozenset((n, MODIFIED, moment(date)) for n in change.redated if (date := dates[n]))
            for dates in (change.before, change.dates)
        )
        return PROVENANCE, before, after

    def _provenance_before(self, record: Term) -> frozenset[Triple]:
        archive, before = self._incoming.archive, self._incoming.of(record).before
        return frozenset(triple for node in before for triple in archive.block(node))
