"""What is told of why two things are one, or two."""

from __future__ import annotations

import pytest

from innokraft.curation.judgements import Judgement, Verdict
from innokraft.curation.keys import Key
from innokraft.errors import InnokraftError, UsageError
from innokraft.identity.candidates import find_candidates, with_quotes
from innokraft.identity.explanation import (
    Cited,
    Reason,
    explain,
    judged_keys,
    keys_of,
    named,
    quotes,
)
from innokraft.rdf.namespaces import BASE
from innokraft.rdf.record_iris import node_of
from innokraft.rdf.terms import iri_of
from innokraft.record import Record
from innokraft.store.embedded import EmbeddedStore
from tests.graph.changes import merged
from tests.graph.made_records import Item, page, row

PAGE, ROW, RJ = page(), row(), row(funder="Riksbankens Jubileumsfond")
PROJECT, SCHOOL = "project/vinnova/2019-00001", "organisation/exempelskolan"


def iri(record: Record) -> str:
    """The IRI of a version."""
    return iri_of(node_of(record))


@pytest.fixture(scope="module")
def store() -> EmbeddedStore:
    """A page and a row on one project, and a row on a project of another funder."""
    made = EmbeddedStore.in_memory([])
    merged(made, [Item(PAGE), Item(ROW), Item(RJ)])
    return made


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


def test_a_reason_is_the_rule_in_words_what_it_went_by_and_what_keeps_apart() -> None:
    number = "organisation/number/1 is not organisation/number/2"
    told = Reason("organisation-ror", "organisation/ror/x", (), number)
    assert told.words("sv") == (
        "samma ROR (organisation-ror); organisation/ror/x; olika organisationsnummer: 1 ≠ 2"
    )
    assert told.words("en") == (
        "the same ROR (organisation-ror); organisation/ror/x; different organisation numbers: 1 ≠ 2"
    )
    assert Reason("judgement", "").words("sv") == "bedömda som samma (judgement)"
    assert Reason("organisation-ror", "").words("en") == "the same ROR (organisation-ror)"


def test_what_joined_two_records_is_told_with_them(store: EmbeddedStore) -> None:
    told = explain(store, PROJECT, "vinnova-page/2019-00001")
    assert told.is_one
    assert told.first == told.second == f"{BASE}{PROJECT}"
    assert told.joins == (
        Reason(
            "project-number",
            "project/number/vinnova/2019-00001",
            tuple(sorted([iri(PAGE), iri(ROW)])),
        ),
    )
    assert (told.apart, told.judgements) == ((), ())
    assert told.quotes[0] == told.quotes[1]


def test_a_thing_that_nothing_joined_is_told_by_its_strongest_key(store: EmbeddedStore) -> None:
    told = explain(store, "project/rj/2019-00001", "project/rj/2019-00001")
    assert told.joins == (Reason("project-number", "project/number/rj/2019-00001", (iri(RJ),)),)


def test_what_keeps_two_apart_is_told_and_what_was_judged_of_them() -> None:
    store = EmbeddedStore.in_memory([])
    keys = Key("project", "number", "rj/2019-00001"), Key("project", "number", "vinnova/2019-00001")
    apart = Judgement.make(keys, Verdict.UNSURE, "made")
    merged(store, [Item(ROW), Item(RJ)], [apart])
    told = explain(store, "project/rj/2019-00001", PROJECT)
    assert not told.is_one
    assert told.joins == ()
    numbers = f"{keys[0]} is not {keys[1]}"
    assert told.apart == (Reason("project-number", "", (), numbers),)
    assert told.judgements == (apart,)
    assert explain(store, PROJECT, SCHOOL).judgements == ()


def test_a_thing_is_named_by_path_iri_key_record_version_mention_or_number(
    store: EmbeddedStore,
) -> None:
    version = iri(PAGE).removeprefix(f"{BASE}record/")
    for name in (
        PROJECT,
        f" {PROJECT} ",
        BASE + PROJECT,
        "project/number/vinnova/2019-00001",
        "vinnova-page/2019-00001",
        version,
        f"vinnova-page/2019-00001:{PROJECT}",
    ):
        assert named(store, name) == BASE + PROJECT
    assert named(store, "Exempelskolan") == BASE + SCHOOL


def test_a_name_of_several_things_is_told_with_them(store: EmbeddedStore) -> None:
    with pytest.raises(UsageError) as caught:
        named(store, "project/reference/2019-00001")
    assert str(caught.value) == (
        "'project/reference/2019-00001' stands for several things: "
        f"project/rj/2019-00001, {PROJECT}. Say which."
    )


def test_a_name_of_nothing_is_told(store: EmbeddedStore) -> None:
    with pytest.raises(UsageError, match="nothing here is named 'none/such'"):
        named(store, "none/such")


def test_the_keys_of_a_thing_are_those_that_follow_from_mentions_the_strongest_first(
    store: EmbeddedStore,
) -> None:
    keys = [str(key) for key in keys_of(store, BASE + PROJECT)]
    assert keys == ["project/number/vinnova/2019-00001"]
    assert [key.scheme for key in keys_of(store, BASE + SCHOOL)] == ["name", "told"]
    assert keys_of(store, f"{BASE}organisation/none") == []


def test_a_judgement_is_written_with_the_key_that_was_named(store: EmbeddedStore) -> None:
    one, two = judged_keys(store, PROJECT, "project/rj/2019-00001")
    assert (str(one), str(two)) == (
        "project/number/vinnova/2019-00001",
        "project/number/rj/2019-00001",
    )
    mention = f"vinnova-page/2019-00001:{SCHOOL}"
    told, other = judged_keys(store, "organisation/name/exempelskolan", mention)
    assert str(told) == "organisation/name/exempelskolan"
    assert str(other) == f"organisation/mention/vinnova-page/2019-00001|{SCHOOL}"


def test_a_name_that_only_some_of_a_things_namings_have_stands_for_those() -> None:
    store = EmbeddedStore.in_memory([])
    keys = tuple(Key("organisation", "name", name) for name in ("exempelskolan", "provstad"))
    other = page(number="2019-00002", coordinator="Provstad")
    merged(
        store,
        [Item(PAGE), Item(other)],
        [Judgement.make((keys[0], keys[1]), Verdict.SAME, "made")],
    )
    assert judged_keys(store, SCHOOL, "organisation/provstad") == keys


def test_what_is_no_thing_of_identity_cannot_be_judged(store: EmbeddedStore) -> None:
    with pytest.raises(InnokraftError) as caught:
        judged_keys(store, PROJECT, f"{PROJECT}#grant")
    assert str(caught.value) == (
        f"{PROJECT}#grant is no thing that can be judged. "
        "Organisations, units, projects, persons, events and places can."
    )


def test_one_quote_a_record_is_told_the_number_first_and_of_three_records_at_most() -> None:
    store = EmbeddedStore.in_memory([])
    rows = [row(number=f"2019-0000{n}") for n in range(1, 6)]
    merged(store, [Item(PAGE), *map(Item, rows)])
    own = quotes(store, BASE + PROJECT)
    assert own == (
        Cited(iri(rows[0]), "projectId: 2019-00001_Vinnova"),
        Cited(iri(PAGE), "Diarienummer 2019-00001"),
    )
    assert len(quotes(store, BASE + SCHOOL)) == 3
    assert len(quotes(store, BASE + SCHOOL, most=2)) == 2


def test_a_candidate_with_quotes_has_what_records_say_of_both_and_their_mentions(
    store: EmbeddedStore,
) -> None:
    (found,) = find_candidates(store)
    assert (found.quotes, found.mentions) == (((), ()), ((), ()))
    told = with_quotes(store, found)
    assert told == found
    assert told.quotes == (
        (Cited(iri(RJ), "projectId: 2019-00001_RJ"),),
        (
            Cited(iri(ROW), "projectId: 2019-00001_Vinnova"),
            Cited(iri(PAGE), "Diarienummer 2019-00001"),
        ),
    )
    assert told.mentions == (
        ("swecris-api/2019-00001_RJ:project/rj/2019-00001",),
        (f"swecris-api/2019-00001_Vinnova:{PROJECT}", f"vinnova-page/2019-00001:{PROJECT}"),
    )
