"""Versions and annotations that come and go: what counts after it, what goes with what."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from innokraft.annotation.files import parse_annotation
from innokraft.annotation.model import Annotation
from innokraft.change.incoming import Incoming
from innokraft.change.intake import annotated_record
from innokraft.change.merge import merge, withdraw
from innokraft.change.report import MergeReport, Options
from innokraft.describe import Describer
from innokraft.errors import AnnotationError, FaultError, StoreError, UsageError
from innokraft.rdf.namespaces import BASE
from innokraft.rdf.record_iris import annotation_iri, node_of, record_path
from innokraft.rdf.terms import iri
from innokraft.record import Record
from innokraft.store.embedded import EmbeddedStore
from innokraft.versions.anchoring import path_of
from tests.graph.change.test_merge_laws import exported
from tests.graph.changes import changed, merged, withdrawn
from tests.graph.made_records import Item, annotation, page, row


def store_of(*items: Item) -> EmbeddedStore:
    """A graph in memory of some records and annotations."""
    store = EmbeddedStore.in_memory([])
    merged(store, items)
    return store


def taken_out(store: EmbeddedStore, read: Annotation) -> tuple[bool, MergeReport]:
    """Takes an annotation out of a graph in memory; whether it was there."""
    found: list[bool] = []

    def fill(incoming: Incoming) -> None:
        node = iri(annotation_iri(read.record, read.digest))
        found.append(incoming.withdraw_annotation(node))

    report = changed(store, fill)
    return found[0], report


def paths(*records: Record) -> list[str]:
    """What versions are called."""
    return sorted(record_path(node_of(record)) for record in records)


def test_an_annotation_that_is_taken_out_leaves_the_others_and_no_trace() -> None:
    record = page()
    one, other = annotation(record), annotation(record, name="samtal")
    store = store_of(Item(record, (one, other)))
    found, report = taken_out(store, one)
    assert found
    assert report.outcome.updated == paths(record)
    assert exported(store) == exported(store_of(Item(record, (other,))))


def test_an_annotation_that_is_not_there_is_not_taken_out() -> None:
    record = page()
    store = store_of(Item(record, (annotation(record),)))
    before = exported(store)
    found, report = taken_out(store, annotation(record, name="samtal"))
    assert (found, report.changed) == (False, False)
    assert exported(store) == before


def test_an_annotation_of_several_versions_is_taken_out_of_all() -> None:
    record = page(updated="2019-06-01")
    newer = page(updated="2020-06-01")
    read = annotation(record)
    store = store_of(Item(record, (read,)), Item(newer))
    taken_out(store, read)
    assert exported(store) == exported(store_of(Item(record), Item(newer)))


@pytest.mark.parametrize("prefix", ["", BASE, "/"])
def test_an_annotation_is_taken_out_by_its_path_or_its_iri(graph: Path, prefix: str) -> None:
    name = f"{prefix}annotation/vinnova-page/2019-00001/0123456789ab"
    with pytest.raises(UsageError) as caught:
        withdraw(graph, [name], Options(dry_run=True))
    assert str(caught.value) == (
        f"the graph holds no record {name!r}. "
        "Name it as vinnova-page/2015-01573, or one version with /sha12 behind it."
    )


def test_the_annotation_alone_is_told_as_a_changed_record(graph: Path, tmp_path: Path) -> None:
    read = annotation(page())
    (tmp_path / "read.yaml").write_text(read.text, "utf-8")
    merge(graph, [tmp_path / "read.yaml"])
    report = withdraw(graph, [path_of(read)], Options(dry_run=True))
    assert [path.rpartition("/")[0] for path in report.outcome.updated] == [page().key]
    assert report.outcome.withdrawn == []


A, B = row(loaded="2020-06-01"), row(title="Mod i staden", loaded="2020-07-01")


def dated(record: Record, loaded: str) -> Record:
    """The same version with another date."""
    titles = {A.sha256: "Mod", B.sha256: "Mod i staden"}
    return row(title=titles[record.sha256], loaded=loaded)


def test_a_later_date_alone_is_noted_and_changes_nothing_else() -> None:
    store = store_of(Item(A), Item(B))
    report = merged(store, [Item(dated(B, "2020-09-01"))])
    outcome = report.outcome
    assert [record_path(node) for node in outcome.versions.redated] == paths(B)
    assert (outcome.added, outcome.updated, outcome.unchanged) == ([], [], [])
    assert report.changed
    assert exported(store) == exported(store_of(Item(A), Item(dated(B, "2020-09-01"))))


def test_a_later_date_that_makes_another_version_the_newest_lets_that_count() -> None:
    store = store_of(Item(A), Item(B))
    outcome = merged(store, [Item(dated(A, "2020-08-01"))]).outcome
    assert (outcome.updated, outcome.replaced) == (paths(A), paths(B))
    assert exported(store) == exported(store_of(Item(dated(A, "2020-08-01")), Item(B)))


def test_an_earlier_date_of_a_version_that_is_there_changes_nothing() -> None:
    store = store_of(Item(A), Item(B))
    report = merged(store, [Item(dated(B, "2020-06-15"))])
    assert (report.changed, report.outcome.unchanged) == (False, paths(B))


def test_where_the_newest_version_goes_the_one_before_it_counts_again() -> None:
    store = store_of(Item(A), Item(B))
    versions = withdrawn(store, [Item(B)]).outcome.versions
    assert [record_path(node) for node in versions.again] == paths(A)
    assert exported(store) == exported(store_of(Item(A)))


def test_an_annotation_of_a_version_that_goes_goes_too_and_is_told() -> None:
    old, new = page(), page(title="Mod i dag", updated="2020-06-01")
    read = annotation(old, pinned=True)
    store = store_of(Item(old, (read,)), Item(new))
    report = withdrawn(store, [Item(old)])
    assert report.outcome.unread == [path_of(read)]
    assert exported(store) == exported(store_of(Item(new)))


def wrong(annotation_text: str) -> list[str]:
    """What is said of an annotation that comes with a page."""
    read = parse_annotation(annotation_text, "made.yaml")

    def fill(incoming: Incoming) -> None:
        incoming.add(page())
        incoming.annotate(annotated_record(read), read)

    with pytest.raises(AnnotationError) as caught:
        changed(EmbeddedStore.in_memory([]), fill)
    return [str(each) for each in caught.value.each]


def test_an_annotation_of_a_version_that_is_not_there_is_told() -> None:
    text = annotation(page()).text
    one, two = "0123456789ab", "ba9876543210"
    problem = "of vinnova-page/2019-00001 is among the records. Give its file too."
    assert wrong(text.replace("curator", f"sha256: {one}\ncurator", 1)) == [
        f"made.yaml, line 1: no version of {one} {problem}"
    ]
    assert wrong(text.replace("curator", f"sha256: [{one}, {two}]\ncurator", 1)) == [
        f"made.yaml, line 1: no version of {one} or {two} {problem}"
    ]


def test_an_annotation_that_names_its_record_in_another_way_is_told() -> None:
    name = "vinnova-page/2019-00001\u200b"
    text = annotation(page()).text.replace("vinnova-page/2019-00001", f'"{name}"', 1)
    assert wrong(text) == [
        f"made.yaml, line 1: no version of {name} is among the records. Give its file too."
    ]


def fails_at(title: str, error: Exception) -> Callable[..., Any]:
    """A step of describing that fails at the records of a title."""
    step = Describer.describe

    def describe(self: Describer, record: Record, *more: Any) -> Any:
        if record.titles[0].value.value == title:
            raise error
        return step(self, record, *more)

    return describe


def merged_pages(store: EmbeddedStore, *records: Record) -> MergeReport:
    """Merges records into a graph in memory."""
    return merged(store, map(Item, records))


def test_of_two_new_versions_the_one_that_cannot_be_described_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    store, fine = EmbeddedStore.in_memory([]), page()
    odd = page(title="Udda", updated="2020-06-01")
    with monkeypatch.context() as patched:
        patched.setattr(Describer, "describe", fails_at("Udda", RuntimeError("så")))
        outcome = merged_pages(store, fine, odd).outcome
    (refused,) = outcome.refused
    assert isinstance(refused, FaultError)
    assert str(refused).startswith("vinnova-page/2019-00001: a fault of innokraft: RuntimeError")
    assert outcome.added == paths(fine)
    assert exported(store) == exported(store_of(Item(fine)))


def test_a_fault_at_a_record_that_was_there_is_raised_with_its_place(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    record = page()
    store = store_of(Item(record))
    monkeypatch.setattr(Describer, "describe", fails_at("Mod", RuntimeError("så")))
    with pytest.raises(RuntimeError) as caught:
        merged(store, [Item(record, (annotation(record),))])
    assert caught.value.__notes__ == [f"at <{BASE}record/vinnova-page/2019-00001>"]


def test_an_error_in_words_is_raised_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    error = StoreError("so")
    monkeypatch.setattr(Describer, "describe", fails_at("Mod", error))
    with pytest.raises(StoreError) as caught:
        merged_pages(EmbeddedStore.in_memory([]), page())
    assert caught.value is error


ADDRESSES = ("https://exempel.se/a", "https://exempel.se/b", "https://exempel.se/c")


def test_where_a_version_can_be_read_stays_whichever_copy_of_it_came_first() -> None:
    copies = [Item(replace(page(), address=each)) for each in (None, *ADDRESSES)]
    at_once = exported(store_of(*copies)).decode()
    assert f"url> <{ADDRESSES[2]}>" in at_once
    assert not any(each in at_once for each in ADDRESSES[:2])
    for order in permutations(copies):
        assert exported(store_of(*order)).decode() == at_once
    for one_by_one in (copies, copies[::-1]):
        store = EmbeddedStore.in_memory([])
        for copy in one_by_one:
            merged(store, [copy])
        assert exported(store).decode() == at_once


def test_a_copy_without_an_address_changes_nothing() -> None:
    store = store_of(Item(replace(page(), address=ADDRESSES[0])))
    before = exported(store).decode()
    assert not merged(store, [Item(page())]).changed
    assert merged(store, [Item(replace(page(), address=ADDRESSES[1]))]).changed
    assert exported(store).decode() == before.replace(*ADDRESSES[:2])


def test_an_older_version_keeps_its_address_and_a_change_reads_it_again() -> None:
    old = replace(page(updated="2019-06-01"), address=ADDRESSES[0])
    new = replace(page(updated="2020-06-01"), address=ADDRESSES[1])
    store = store_of(Item(old), Item(new))
    merged(store, [Item(old, (annotation(old),))])
    kept = exported(store).decode()
    assert all(each in kept for each in ADDRESSES[:2])
