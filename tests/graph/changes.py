"""Changes of graphs in memory, by the steps that a change of a folder's graph takes."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import nullcontext

from innokraft.change.incoming import Incoming
from innokraft.change.intake import annotated_record
from innokraft.change.merge import change_graph
from innokraft.change.plan import Fill
from innokraft.change.report import MergeReport
from innokraft.curation.choices import Choice
from innokraft.curation.files import Curated
from innokraft.curation.judgements import Judgement, stored_judgements
from innokraft.curation.mentions import Correction, stored_corrections
from innokraft.model.model import SHIPPED
from innokraft.rdf.record_iris import node_of
from innokraft.store.embedded import EmbeddedStore
from tests.graph.made_records import Item


def changed(
    store: EmbeddedStore,
    fill: Fill,
    judged: Iterable[Judgement] | None = None,
    chosen: Iterable[Choice] = (),
    corrected: Iterable[Correction] | None = None,
) -> MergeReport:
    """Changes a graph in memory; None leaves the judgements or the corrections that it has."""
    kept = stored_judgements(store) if judged is None else tuple(judged)
    lines = stored_corrections(store) if corrected is None else tuple(corrected)
    report = MergeReport()
    curated = Curated(kept, tuple(chosen), lines)
    change_graph(store, nullcontext(store), fill, curated, report, SHIPPED)
    return report


def merged(
    store: EmbeddedStore,
    items: Iterable[Item],
    judged: Iterable[Judgement] | None = None,
    chosen: Iterable[Choice] = (),
    corrected: Iterable[Correction] | None = None,
) -> MergeReport:
    """Merges records with their annotations into a graph in memory."""

    def fill(incoming: Incoming) -> None:
        for item in items:
            incoming.add(item.record)
            for annotation in item.annotations:
                incoming.annotate(annotated_record(annotation), annotation)

    return changed(store, fill, judged, chosen, corrected)


def withdrawn(
    store: EmbeddedStore, items: Iterable[Item], chosen: Iterable[Choice] = ()
) -> MergeReport:
    """Takes versions of records out of a graph in memory."""

    def fill(incoming: Incoming) -> None:
        for item in items:
            incoming.withdraw(node_of(item.record))

    return changed(store, fill, None, chosen)
