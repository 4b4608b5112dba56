"""What is told of why two things are one, or two."""

from __future__ import annotations

from innokraft.identity.explanation import explain
from innokraft.store.embedded import EmbeddedStore
from tests.graph.changes import merged
from tests.graph.made_records import Item, row


def test_what_records_say_of_two_persons_is_quoted_from_their_parts_in_projects() -> None:
    store = EmbeddedStore.in_memory([])
    first = row(people=(("Bo Al", ""),))
    merged(store, [Item(first), Item(row(number="2019-00002", people=(("Åsa Ek", ""),)))])
    told = explain(
        store, "person/named/vinnova-2019-00001/bo-al", "person/named/vinnova-2019-00002/asa-ek"
    )
    ours, theirs = ([cited.quote.splitlines()[0] for cited in side] for side in told.quotes)
    assert ours == ["peopleList 1 fullName: Bo Al"]
    assert theirs == ["peopleList 1 fullName: Åsa Ek"]
