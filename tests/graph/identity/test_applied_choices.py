"""A choice follows what it is of, holds where a source states it, and is told where it does not."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import permutations

import pytest

from innokraft.change.incoming import Incoming
from innokraft.curation.choices import Choice, short, stored_choices
from innokraft.curation.judgements import Judgement, Verdict
from innokraft.curation.keys import Key
from innokraft.identity.applied_choices import WhyNot, apply_choices, replace_choice, written_name
from innokraft.rdf.graphs import CURATED
from innokraft.rdf.namespaces import BASE, expand
from innokraft.rdf.record_iris import node_of
from innokraft.rdf.terms import Term, iri, text
from innokraft.record import Record
from innokraft.store.embedded import EmbeddedStore
from tests.graph import changes
from tests.graph.made_records import NUMBERS, page, row

AMOUNT, COORDINATOR = expand("schema:amount"), expand("ik:coordinator")
NUMBER = "project/number/vinnova/2019-00001"
PAGE = page(amount="500 000", coordinator="EXEMPELSKOLAN AB")
ROW = row(coordinator=("Provståd", ""))
ELSEWHERE = row(funder="Riksbankens Jubileumsfond", coordinator=("Provståd", ""))
OF_AMOUNT = Choice(f"{NUMBER}#grant", AMOUNT, f"{NUMBER}#amount-SEK-500000", "by hand", "Kim")
OF_COORDINATOR = Choice(NUMBER, COORDINATOR, "organisation/name/exempelskolan", "by hand")
ONE_PROJECT = Judgement.make(
    (Key.parse(NUMBER), Key.parse("project/number/rj/2019-00001")), Verdict.SAME, "the same"
)


def changed(
    store: EmbeddedStore,
    chosen: Iterable[Choice],
    *records: Record,
    judged: Iterable[Judgement] = (),
    without: Iterable[Record] = (),
) -> list[str]:
    """Merges records, takes some out, gives choices and judgements: which have no effect."""

    def fill(incoming: Incoming) -> None:
        for record in records:
            incoming.add(record)
        for record in without:
            incoming.withdraw(node_of(record))

    report = changes.changed(store, fill, judged, chosen)
    return [note.en for note in report.notes if note.en.startswith("the choice ")]


def graph_of(chosen: Iterable[Choice], *records: Record) -> EmbeddedStore:
    store = EmbeddedStore.in_memory([])
    changed(store, chosen, *records)
    return store


def said(store: EmbeddedStore) -> list[tuple[str, str]]:
    """The things and values of the choices that a graph holds."""
    return [(short(each.thing), short(each.value)) for each in stored_choices(store.graph(CURATED))]


def node(path: str) -> Term:
    return iri(f"{BASE}{path}")


def test_a_choice_follows_its_project_and_amount_when_a_judgement_gives_them_another_iri() -> None:
    store = graph_of([OF_AMOUNT], PAGE, ROW, ELSEWHERE)
    apart = [("project/vinnova/2019-00001#grant", "project/vinnova/2019-00001#amount-SEK-500000")]
    assert said(store) == apart
    changed(store, [OF_AMOUNT], judged=[ONE_PROJECT])
    assert said(store) == [
        ("project/rj/2019-00001#grant", "project/rj/2019-00001#amount-SEK-500000")
    ]
    changed(store, [OF_AMOUNT])
    assert said(store) == apart


def test_a_choice_follows_an_organisation_that_a_merge_gives_another_iri() -> None:
    store = graph_of([OF_COORDINATOR], PAGE, ROW)
    assert said(store) == [("project/vinnova/2019-00001", "organisation/exempelskolan-ab")]
    told = changed(store, [OF_COORDINATOR], page(number="2019-00002", coordinator="Exempelskolan"))
    assert said(store) == [("project/vinnova/2019-00001", "organisation/exempelskolan")]
    assert told == []


@pytest.mark.parametrize("order", list(permutations([PAGE, ROW, ELSEWHERE])))
def test_the_order_of_merges_changes_no_choice(order: tuple[Record, ...]) -> None:
    whole, store = EmbeddedStore.in_memory([]), EmbeddedStore.in_memory([])
    chosen = [OF_AMOUNT, OF_COORDINATOR]
    changed(whole, chosen, PAGE, ROW, ELSEWHERE, judged=[ONE_PROJECT])
    for record in order:
        changed(store, chosen, record, judged=[ONE_PROJECT])
    assert len(said(whole)) == 2
    assert store.graph(CURATED) == whole.graph(CURATED)


def test_a_choice_of_what_no_source_states_any_more_is_told_and_adds_nothing() -> None:
    store = graph_of([OF_AMOUNT], PAGE, ROW)
    before = store.graph(CURATED)
    told = changed(store, [OF_AMOUNT], without=[PAGE])
    assert not store.graph(CURATED)
    (warning,) = told
    assert warning.startswith(f"the choice {NUMBER}#grant schema:amount {NUMBER}#amount-SEK-500000")
    assert WhyNot.UNSTATED.value.en in warning
    assert changed(store, [OF_AMOUNT], PAGE) == []
    assert store.graph(CURATED) == before


def test_a_newer_version_that_says_otherwise_leaves_the_choice_without_a_source() -> None:
    store = graph_of([OF_AMOUNT], PAGE, ROW)
    newer = page(amount="99 356", coordinator="EXEMPELSKOLAN AB", updated="2020-06-01")
    (warning,) = changed(store, [OF_AMOUNT], newer)
    assert WhyNot.UNSTATED.value.en in warning
    assert not store.graph(CURATED)


def test_a_choice_of_a_thing_that_is_gone_is_told() -> None:
    store = graph_of([OF_AMOUNT], PAGE)
    (warning,) = changed(store, [OF_AMOUNT], without=[PAGE])
    assert WhyNot.GONE.value.en in warning
    assert not store.graph(CURATED)


def test_two_choices_that_come_to_be_of_one_thing_and_differ_are_told_and_neither_holds() -> None:
    other = Choice("project/number/rj/2019-00001", COORDINATOR, "organisation/name/provståd", "no")
    store = graph_of([OF_COORDINATOR, other], PAGE, ELSEWHERE)
    assert len(said(store)) == 2
    told = changed(store, [OF_COORDINATOR, other], judged=[ONE_PROJECT])
    assert not store.graph(CURATED)
    assert len(told) == 2
    assert all(WhyNot.AT_ODDS.value.en in warning for warning in told)
    agreeing = Choice(other.thing, COORDINATOR, OF_COORDINATOR.value, "the same")
    assert changed(store, [OF_COORDINATOR, agreeing], judged=[ONE_PROJECT]) == []
    assert {each.why for each in stored_choices(store.graph(CURATED))} == {"by hand", "the same"}


def test_a_key_that_stands_for_several_things_is_told_and_never_written() -> None:
    rows = [row(number=n, coordinator=("Provstad", v)) for n, v in TWO_OF_A_NAME]
    choice = Choice(NUMBER, COORDINATOR, "organisation/name/provstad", "by hand")
    store = EmbeddedStore.in_memory([])
    (warning,) = changed(store, [choice], *rows)
    assert WhyNot.SEVERAL.value.en in warning
    coordinators = {o for _, _, o in store.match(None, iri(COORDINATOR), None)}
    assert {written_name(store, each) for each in coordinators} == {
        f"organisation/number/{number}" for _, number in TWO_OF_A_NAME
    }


TWO_OF_A_NAME = (("2019-00001", "556012-5790"), ("2019-00002", "212000-0142"))


def test_a_number_that_two_things_share_by_a_judgement_gives_way_to_their_names() -> None:
    names = ("exempelskolan", "provstad")
    keys = tuple(Key("organisation", "name", name) for name in names)
    apart = Judgement.make((keys[0], keys[1]), Verdict.DIFFERENT, "two")
    named = (("The Exempelskolan", "556012-5790"), ("Provstad", "556012-5790"))
    rows = [row(number=n, coordinator=each) for n, each in zip(NUMBERS, named, strict=False)]
    store = EmbeddedStore.in_memory([])
    changed(store, [], *rows, judged=[apart])
    coordinators = {o for _, _, o in store.match(None, iri(COORDINATOR), None)}
    assert {written_name(store, each) for each in coordinators} == set(map(str, keys))


def test_what_has_a_key_is_named_by_it_with_its_part_and_the_rest_as_it_is() -> None:
    store = graph_of([], PAGE, ROW)
    assert written_name(store, node("project/vinnova/2019-00001#grant")) == f"{NUMBER}#grant"
    assert written_name(store, node("organisation/exempelskolan-ab")) == OF_COORDINATOR.value
    for plain in (node("value/avslutat"), node("time/2019-05/2021-03"), text("Mod", "sv")):
        assert written_name(store, plain) == plain


def test_a_new_choice_takes_the_place_of_one_that_names_the_same_thing_otherwise() -> None:
    store = graph_of([], PAGE, ROW)
    by_path = Choice(node("project/vinnova/2019-00001"), COORDINATOR, node("value/nobody"), "old")
    place = (node("project/vinnova/2019-00001"), COORDINATOR, "")
    kept, both = (OF_AMOUNT, by_path), (OF_AMOUNT, OF_COORDINATOR)
    assert replace_choice(store, kept, place, OF_COORDINATOR) == tuple(sorted(both))
    assert replace_choice(store, both, place) == (OF_AMOUNT,)
    gone = Choice(NUMBER, COORDINATOR, "organisation/name/nobody", "old")
    assert replace_choice(store, (gone,), place, OF_COORDINATOR) == (OF_COORDINATOR,)
    swedish, english = ((f"<{BASE}x>", expand("dcterms:title"), tag) for tag in ("sv", "en"))
    title = Choice(swedish[0], swedish[1], text("En sak", "sv"), "ja")
    assert replace_choice(store, (title,), english) == (title,)
    assert replace_choice(store, (title,), swedish) == ()


def test_what_holds_in_a_graph_as_it_is_is_what_a_change_made_of_it() -> None:
    store = graph_of([OF_AMOUNT, OF_COORDINATOR], PAGE, ROW)
    applied = apply_choices(store, [OF_AMOUNT, OF_COORDINATOR])
    assert applied.choices == stored_choices(store.graph(CURATED))
    assert len(applied.choices) == 2
