"""The laws of merging: order, grouping and repetition change nothing, and all can be undone."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from innokraft.curation.choices import Choice, choices_triples, triple_of
from innokraft.curation.judgements import Judgement
from innokraft.curation.mentions import Correction, correction_triples
from innokraft.identity.applied_choices import apply_choices
from innokraft.infer import infer
from innokraft.rdf.graphs import CURATED, INFERRED
from innokraft.rdf.record_iris import node_of
from innokraft.rdf.terms import Term
from innokraft.store.embedded import EmbeddedStore
from innokraft.validate.records import look_through
from tests.graph.changes import merged, withdrawn
from tests.graph.exports import export_rdf
from tests.graph.made_records import Item, choices, corrections, items, judgements


def law(examples: int) -> settings:
    """How often a law is tried at a desk; where CI is set, the four together over 1,000 times.

    A fault in what a withdrawal leaves shows in the first few examples, one in what a merge finds
    of what is there may take thirty.
    """
    often = os.environ.get("INNOKRAFT_EXAMPLES", "260" if os.environ.get("CI") else str(examples))
    return settings(
        max_examples=int(often),
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )


SETS = st.lists(items(), min_size=1, max_size=5)


def nodes(given_items: Iterable[Item]) -> set[Term]:
    """The nodes of the records of some items."""
    return {node_of(item.record) for item in given_items}


def built(
    given_items: Iterable[Item],
    judged: Iterable[Judgement] = (),
    chosen: Iterable[Choice] = (),
    corrected: Iterable[Correction] = (),
) -> bytes:
    """The canonical export of a graph built of all at once, its inferences worked out whole."""
    store = EmbeddedStore.in_memory([])
    merged(store, given_items, judged, chosen, corrected)
    store.remove({INFERRED: set(store.match(None, None, None, INFERRED))})
    infer(store)
    return exported(store)


def exported(store: EmbeddedStore) -> bytes:
    """The canonical export, once the default graph is found to hold each triple once."""
    named = {(str(q.subject), str(q.predicate), str(q.object)) for q in store.quads()}
    assert set(store.match()) == named
    return export_rdf(store, "nq")


@law(50)
@given(st.data())
def test_order_grouping_and_repetition_of_merges_change_no_byte(data: st.DataObject) -> None:
    whole, judged, chosen = data.draw(SETS), data.draw(judgements()), data.draw(choices())
    lines, others = data.draw(corrections(whole)), data.draw(corrections(whole))
    order = data.draw(st.permutations([*whole, *whole]))
    cuts = data.draw(st.sets(st.integers(1, 2 * len(whole)), max_size=3))
    turn = data.draw(st.integers(0, 3))
    store = EmbeddedStore.in_memory([])
    for number, part in enumerate(_parts(order, sorted(cuts))):
        merged(store, part, judged if number == turn else None, chosen, (lines, others)[turn % 2])
    merged(store, [], judged, chosen, lines)
    assert exported(store) == built(whole, judged, chosen, lines)
    curated = choices_triples(apply_choices(store, chosen).choices)
    assert store.graph(CURATED) == curated | correction_triples(lines)


@law(20)
@given(SETS, st.data())
def test_corrections_that_come_and_go_line_by_line_leave_no_trace(
    whole: Sequence[Item], data: st.DataObject
) -> None:
    lines, thought_better = data.draw(corrections(whole)), data.draw(corrections(whole))
    places = {each.place for each in lines}
    all_lines = (*lines, *(each for each in thought_better if each.place not in places))
    store = EmbeddedStore.in_memory([])
    merged(store, whole, corrected=lines)
    before = exported(store)
    coming = data.draw(st.permutations([each for each in all_lines if each not in lines]))
    for number in range(len(coming)):
        merged(store, [], corrected=(*lines, *coming[: number + 1]))
    assert exported(store) == built(whole, corrected=all_lines)
    going = data.draw(st.permutations(coming))
    for number in range(len(going)):
        merged(store, [], corrected=(*lines, *going[number + 1 :]))
    assert exported(store) == before
    assert look_through(store).findings == []


@law(20)
@given(SETS, SETS, judgements(), judgements(), choices())
def test_what_was_merged_and_withdrawn_leaves_no_trace(
    kept: Sequence[Item],
    passing: Sequence[Item],
    judged: tuple[Judgement, ...],
    thought_better: tuple[Judgement, ...],
    chosen: tuple[Choice, ...],
) -> None:
    store = EmbeddedStore.in_memory([])
    merged(store, kept, judged, chosen)
    before = exported(store)
    there = {item.record.key for item in kept}
    coming = [item for item in passing if item.record.key not in there]
    coming += [Item(item.record) for item in passing if item.record.key in there]
    coming = [item for item in coming if node_of(item.record) not in nodes(kept)]
    merged(store, coming, (*judged, *thought_better), chosen)
    withdrawn(store, coming, chosen)
    merged(store, [], judged, chosen)
    assert exported(store) == before
    merged(store, [], judged)
    assert not store.graph(CURATED)


@law(20)
@given(SETS, judgements(), choices())
def test_no_statement_is_without_a_source(
    whole: Sequence[Item], judged: tuple[Judgement, ...], chosen: tuple[Choice, ...]
) -> None:
    store = EmbeddedStore.in_memory([])
    merged(store, whole, judged, chosen)
    for choice in apply_choices(store, chosen).choices:
        assert len(set(store.stating(triple_of(choice)))) > 1, "only the choice states it"
    assert look_through(store).findings == []
    orphans = store.select(
        """SELECT ?graph WHERE { GRAPH ?graph { ?s ?p ?o }
          FILTER(!STRENDS(STR(?graph), "/provenance") && !STRENDS(STR(?graph), "/identity")
            && !STRENDS(STR(?graph), "/inferred") && !STRENDS(STR(?graph), "/curated")
            && !STRENDS(STR(?graph), "/common"))
          FILTER NOT EXISTS { ?graph prov:wasDerivedFrom/schema:text ?text } }"""
    )
    assert list(orphans) == []
    unused = store.select(
        """SELECT ?naming WHERE { ?naming ikp:path ?path
          FILTER NOT EXISTS { ?record ikp:naming ?naming ; schema:text ?text }
          FILTER NOT EXISTS { ?naming dcterms:source ?table } }"""
    )
    assert list(unused) == []


def _parts(order: Sequence[Item], cuts: Sequence[int]) -> list[Sequence[Item]]:
    ends = [0, *cuts, len(order)]
    return [order[start:end] for start, end in pairwise(ends)]
