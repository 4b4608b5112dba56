"""Which versions of a record count: what the sources' dates say, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta, timezone
from functools import reduce
from itertools import permutations

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from innokraft.rdf.record_iris import node_of
from innokraft.rdf.terms import Term, moment
from innokraft.readers import read_again
from innokraft.readers.values.dates import read_moment
from innokraft.record import Moment, PartialDate, Record
from innokraft.store.embedded import EmbeddedStore
from innokraft.versions.differences import Differing, differing
from innokraft.versions.order import counting, is_older, later, revisions
from tests.graph.change.test_merge_laws import built, exported
from tests.graph.changes import merged, withdrawn
from tests.graph.made_records import Item, annotation, page, row

DATES = st.builds(PartialDate, st.integers(2019, 2020)) | st.dates(
    date(2019, 12, 30), date(2020, 1, 3)
).map(lambda day: PartialDate(day.year, day.month, day.day))
CLOCKS = st.sampled_from(
    ("", "00:00", "12:00", "12:00:00", "12:00:00.5", "12:00:00Z", "13:00+01:00", "23:59:59-12:00")
)
MOMENTS = (
    st.builds(lambda day, clock: Moment(day, clock if day.day else ""), DATES, CLOCKS) | st.none()
)
VERSIONS = st.dictionaries(st.sampled_from("abcdef"), MOMENTS, min_size=1).map(
    lambda found: {Term(name): date for name, date in found.items()}
)


@given(MOMENTS, MOMENTS, MOMENTS)
def test_being_older_is_an_order(a: Moment | None, b: Moment | None, c: Moment | None) -> None:
    assert not is_older(a, a)
    assert not (is_older(a, b) and is_older(b, a))
    assert is_older(a, c) or not (is_older(a, b) and is_older(b, c))


@given(VERSIONS)
def test_those_count_of_which_nothing_says_that_another_is_newer(
    versions: Mapping[Term, Moment | None],
) -> None:
    newest = [n for n in versions if not any(is_older(versions[n], d) for d in versions.values())]
    assert counting(versions) == sorted(newest) != []


@given(VERSIONS)
def test_a_version_revises_those_next_older_than_it(
    versions: Mapping[Term, Moment | None],
) -> None:
    next_older = {
        (a, b)
        for a in versions
        for b in versions
        if is_older(versions[b], versions[a])
        and not any(
            is_older(versions[b], d) and is_older(d, versions[a]) for d in versions.values()
        )
    }
    assert set(revisions(versions)) == next_older
    assert set(versions) - {old for _, old in next_older} == set(counting(versions))


@given(st.lists(MOMENTS, min_size=1, max_size=3))
def test_the_date_kept_of_one_version_is_the_later_whatever_came_first(
    dates: list[Moment | None],
) -> None:
    kept = {reduce(later, order, None) for order in permutations(dates)}
    (latest,) = kept
    assert not any(is_older(latest, each) for each in dates)


@given(MOMENTS.filter(bool))
def test_a_moment_is_read_back_from_a_store(when: Moment) -> None:
    triple = f"<a:s> <a:p> {moment(when)} ."
    store = ox.Store()
    store.load(triple.encode(), format=ox.RdfFormat.N_TRIPLES)
    (quad,) = store
    assert isinstance(quad.object, ox.Literal)
    assert Moment.parse(quad.object.value) == when == Moment.parse(str(when))


@given(st.dates(date(1950, 1, 2), date(2100, 12, 30)), st.times(), st.integers(-14, 14))
def test_a_time_with_a_zone_is_the_same_instant_in_utc(day: date, at: time, hours: int) -> None:
    local = datetime.combine(day, at, timezone(timedelta(hours=hours)))
    read = read_moment(local.isoformat())
    assert read is not None
    assert read.bounds[0] == local.astimezone(UTC).replace(tzinfo=None)


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("2024-02-03T04:05:06Z", "2024-02-03T04:05:06Z"),
        ("2024-02-03T04:05:06.1200000+0000", "2024-02-03T04:05:06.12Z"),
        ("2024-02-03 4:05", "2024-02-03T04:05"),
        ("Oct 27 2023 12:37AM", "2023-10-27T00:37"),
        ("07/17/2025 23:54:06", "2025-07-17T23:54:06"),
        ("2024-02-03 24:99", "2024-02-03"),
        ("14 november 2018", "2018-11-14"),
        ("2018-11", "2018-11"),
    ],
)
def test_a_time_of_day_is_read_where_it_can_be_one(printed: str, read: str) -> None:
    assert str(read_moment(printed)) == read


def test_the_time_of_day_says_which_row_is_newer() -> None:
    old, new = (row(amount=n, loaded=f"2020-06-01T0{n}:00:00") for n in (7, 8))
    for first, second in ((old, new), (new, old)):
        store = EmbeddedStore.in_memory([])
        merged(store, [Item(first)])
        merged(store, [Item(second)])
        assert amounts(store) == {"8"}


def test_what_is_as_new_counts_beside_and_withdrawing_one_settles_it() -> None:
    old, new = row(amount=7, loaded="2020-06-01"), row(amount=8, loaded="2020-06-01")
    store = EmbeddedStore.in_memory([])
    merged(store, [Item(old)])
    before = exported(store)
    report = merged(store, [Item(new)])
    assert amounts(store) == {"7", "8"}
    (rivals,) = report.outcome.versions.rivals
    assert set(rivals.versions) == {node_of(old), node_of(new)}
    assert rivals.fields == (Differing("amount", (("7 SEK",), ("8 SEK",))),)
    assert report.outcome.replaced == []
    withdrawn(store, [Item(new)])
    assert exported(store) == before


def test_an_older_version_that_counts_again_is_told() -> None:
    old, new = row(amount=7, loaded="2020-06-01"), row(amount=8, loaded="2021-06-01")
    store = EmbeddedStore.in_memory([])
    merged(store, [Item(old), Item(new)])
    report = withdrawn(store, [Item(new)])
    assert report.outcome.versions.again == [node_of(old)]
    assert amounts(store) == {"7"}
    back = merged(store, [Item(new)])
    assert (back.outcome.versions.again, len(back.outcome.versions.revised)) == ([], 1)


def test_an_annotation_goes_with_the_rival_that_holds_its_quotes_and_the_other_is_told() -> None:
    one = page()
    other = read_again("vinnova-page", one.text.replace("vid Mötet", "på Mötet"))
    store = EmbeddedStore.in_memory([])
    merged(store, [Item(one, (annotation(one),))])
    report = merged(store, [Item(other)])
    events = store.select("SELECT ?r { ?c ik:certainty ?any ; oa:hasSource ?r }")
    assert {str(found["r"]) for found in events} == {node_of(one)}
    assert len(report.outcome.waiting) == 1


def test_a_row_with_a_later_date_and_nothing_else_is_no_new_version() -> None:
    old, new = row(loaded="2020-06-01T12:00:00"), row(loaded="2021-06-01T12:00:00")
    store = EmbeddedStore.in_memory([])
    merged(store, [Item(old)])
    size = len(store)
    report = merged(store, [Item(new)])
    assert (report.outcome.updated, report.outcome.unchanged, len(store)) == ([], [], size)
    assert report.outcome.versions.redated == [node_of(old)]
    assert exported(store) == built([Item(new)]) == built([Item(new), Item(old)])
    again = merged(store, [Item(old)])
    assert (again.changed, len(again.outcome.unchanged)) == (False, 1)


def test_a_source_that_goes_back_to_what_it_said_is_followed() -> None:
    first, between, back = (
        row(amount=n, loaded=f"2020-0{month}-01") for month, n in ((1, 7), (2, 8), (3, 7))
    )
    for order in permutations((first, between, back)):
        store = EmbeddedStore.in_memory([])
        for record in order:
            merged(store, [Item(record)])
        assert amounts(store) == {"7"}, order
        assert exported(store) == built([Item(record) for record in order])


def test_what_a_source_goes_back_to_is_told_as_the_update_it_is() -> None:
    store = EmbeddedStore.in_memory([])
    merged(store, [Item(row(amount=7, loaded="2020-01-01"))])
    merged(store, [Item(row(amount=8, loaded="2020-02-01"))])
    report = merged(store, [Item(row(amount=7, loaded="2020-03-01"))])
    assert (
        len(report.outcome.updated),
        len(report.outcome.replaced),
        report.outcome.versions.again,
    ) == (1, 1, [])
    (revised,) = report.outcome.versions.revised
    assert revised.fields[-1].values == (("8 SEK",), ("7 SEK",))


def test_what_comes_late_is_told_with_its_date() -> None:
    old, new = row(amount=7, loaded="2020-06-01"), row(amount=8, loaded="2021-06-01")
    store = EmbeddedStore.in_memory([])
    merged(store, [Item(new)])
    report = merged(store, [Item(old)])
    (late,) = report.outcome.versions.late
    assert late.dates == ("2020-06-01", "2021-06-01")
    assert late.fields[-1].values == (("7 SEK",), ("8 SEK",))


def test_what_changed_is_told_field_by_field_without_what_stays() -> None:
    old = row(title="Mod", people=(("Åsa Ek", ""), ("Bo Al", "")))
    new = row(title="Mod i staden", people=(("Åsa Ek", ""), ("Kim Ny", "")), amount=8)
    told = {each.field: each.values for each in differing([old, new])}
    assert told == {
        "titles": (("Mod (sv)",), ("Mod i staden (sv)",)),
        "amount": (("99356 SEK",), ("8 SEK",)),
        "people": (("Bo Al, projektledare",), ("Kim Ny, projektledare",)),
    }


def test_what_no_field_is_read_from_is_told_by_its_lines() -> None:
    old, new = row(), row()
    changed = Record(new.source, new.local_id, f"{new.text}\nodd: 1", None, new.project)
    plain = Record(old.source, old.local_id, old.text, None, old.project)
    assert differing([plain, changed]) == (Differing("text", ((), ("odd: 1",))),)


def amounts(store: EmbeddedStore) -> set[str]:
    """The amounts that count."""
    found = store.select("SELECT ?v { ?g a schema:MonetaryGrant ; schema:amount/schema:value ?v }")
    return {getattr(each["v"], "value", "") for each in found}
