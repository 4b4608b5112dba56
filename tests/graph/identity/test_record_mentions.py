"""Mentions: how RECORD:THING is read, what a mention can be called, and which a thing has."""

from __future__ import annotations

import pytest

from innokraft.curation.judgements import Judgement, Verdict
from innokraft.curation.keys import Key
from innokraft.errors import UsageError
from innokraft.identity.record_mentions import (
    RecordMention,
    find_mention,
    find_mentioned,
    mentions_of,
)
from innokraft.rdf.namespaces import BASE
from innokraft.rdf.record_iris import node_of, record_path
from innokraft.readers import read_again
from innokraft.store.embedded import EmbeddedStore
from tests.graph.changes import merged
from tests.graph.made_records import Item, annotation, page, row

PAGE, ROW = page(), row(people=(("Åsa Ek", ""), ("Bo Al", "0000-0002-1825-0097")))
COLON = row(number="SA:1", funder="Riksbankens Jubileumsfond")
PROJECT, SCHOOL = "project/vinnova/2019-00001", "organisation/exempelskolan"
NAMED = "vinnova-page/2019-00001"


def mention(record: str, kind: str, own: str, thing: str = "") -> RecordMention:
    """A mention of a record, whose own path for the thing may be another than the graph's."""
    return RecordMention(Key(kind, "mention", f"{record}|{own}"), f"{BASE}{thing or own}")


@pytest.fixture(scope="module")
def store() -> EmbeddedStore:
    """A graph of a page that is annotated, a row on its project, and a row of a number with `:`."""
    made = EmbeddedStore.in_memory([])
    merged(made, [Item(PAGE, (annotation(PAGE),)), Item(ROW), Item(COLON)])
    return made


@pytest.mark.parametrize(
    "written",
    [
        f"{NAMED}:{PROJECT}",
        f"{NAMED} : {PROJECT} ",
        f"record/{NAMED}:{PROJECT}",
        f"{NAMED}:{BASE}{PROJECT}",
        f"{record_path(node_of(PAGE))}:{PROJECT}",
        f"{NAMED}:Mod",
        f"{NAMED}:2019-00001",
        f"{NAMED}:mod!",
    ],
)
def test_a_mention_is_a_record_and_a_thing_by_its_path_its_iri_or_its_name(
    store: EmbeddedStore, written: str
) -> None:
    assert find_mention(store, written) == mention(NAMED, "project", PROJECT)


def test_a_colon_in_the_name_of_a_record_does_not_end_it(store: EmbeddedStore) -> None:
    found = find_mention(store, f"swecris-api/SA:1_RJ:{SCHOOL}")
    assert found == mention("swecris-api/SA-1_RJ~78b820b5", "organisation", SCHOOL)


@pytest.mark.parametrize(
    "written",
    ["", "mod", NAMED, f"{NAMED}:", f"{NAMED}: ", f":{PROJECT}", f"a/b:{PROJECT}", "c:mod"],
)
def test_what_names_no_record_and_thing_is_no_mention(store: EmbeddedStore, written: str) -> None:
    assert find_mention(store, written) is None


def test_what_an_annotation_names_is_mentioned_too(store: EmbeddedStore) -> None:
    place = mention(NAMED, "place", "place/visby")
    assert find_mention(store, f"{NAMED}:place/visby") == place


def test_a_name_that_the_record_does_not_hold_is_told_with_those_that_it_does(
    store: EmbeddedStore,
) -> None:
    with pytest.raises(UsageError) as caught:
        find_mention(store, "swecris-api/SA:1_RJ:Mood")
    assert str(caught.value) == (
        "swecris-api/SA:1_RJ mentions no 'Mood'. It mentions organisation/exempelskolan, "
        "organisation/riksbankens-jubileumsfond, organisation/vetenskapsradet, "
        "project/rj/SA-1~7aa1bab1."
    )


def test_of_many_mentions_eight_are_told() -> None:
    store, people = EmbeddedStore.in_memory([]), [(f"Person {n}", "") for n in range(9)]
    merged(store, [Item(row(people=tuple(people)))])
    with pytest.raises(UsageError) as caught:
        find_mention(store, "swecris-api/2019-00001_Vinnova:Mood")
    assert caught.value.remedy.count(", ") == 7


def test_a_name_of_several_things_of_a_record_is_told_with_their_paths() -> None:
    store = EmbeddedStore.in_memory([])
    merged(store, [Item(row(people=(("Bo Al", "0000-0002-1825-0097"), ("Bo Al", ""))))])
    with pytest.raises(UsageError) as caught:
        find_mention(store, "swecris-api/2019-00001_Vinnova:Bo Al")
    problem, listed = caught.value.problem.split(": ")
    assert problem == "'Bo Al' is several things in swecris-api/2019-00001_Vinnova"
    assert listed == "person/named/vinnova-2019-00001/bo-al, person/orcid/0000-0002-1825-0097"
    assert caught.value.remedy == "Say which."


def test_a_thing_is_named_by_its_mention_or_as_everywhere(store: EmbeddedStore) -> None:
    assert find_mentioned(store, f" {NAMED}:{PROJECT} ") == f"{BASE}{PROJECT}"
    assert find_mentioned(store, "2019-00001") == f"{BASE}{PROJECT}"


def test_the_mentions_of_a_thing_are_told_and_lead_back_to_it(store: EmbeddedStore) -> None:
    assert mentions_of(store, f"{BASE}{PROJECT}") == (
        f"swecris-api/2019-00001_Vinnova:{PROJECT}",
        f"{NAMED}:{PROJECT}",
    )
    assert mentions_of(store, f"{BASE}project/rj/SA-1") == (
        "swecris-api/SA-1_RJ~78b820b5:project/rj/SA-1",
    )
    assert mentions_of(store, f"{BASE}organisation/none") == ()
    for thing in (SCHOOL, PROJECT, "person/orcid/0000-0002-1825-0097", "event/motet/2019"):
        for written in mentions_of(store, f"{BASE}{thing}"):
            assert find_mentioned(store, written) == f"{BASE}{thing}"


def test_a_record_calls_a_thing_in_its_own_words_and_in_those_of_the_whole_graph() -> None:
    store = EmbeddedStore.in_memory([])
    keys = tuple(Key("organisation", "name", name) for name in ("exempelskolan", "provstad"))
    other = page(number="2019-00002", coordinator="Provstad")
    same = Judgement.make((keys[0], keys[1]), Verdict.SAME, "made")
    merged(store, [Item(PAGE), Item(other)], [same])
    town, record = "organisation/provstad", "vinnova-page/2019-00002"
    expected = mention(NAMED, "organisation", SCHOOL, town)
    for name in (SCHOOL, town, "Exempelskolan"):
        assert find_mention(store, f"{NAMED}:{name}") == expected
    assert mentions_of(store, f"{BASE}{town}") == (f"{NAMED}:{SCHOOL}", f"{record}:{town}")


def test_what_two_versions_that_count_say_of_a_thing_is_one_mention() -> None:
    store, rival = EmbeddedStore.in_memory([]), page(title="Mod i staden")
    merged(store, [Item(PAGE), Item(rival)])
    for name in (PROJECT, "Mod", "Mod i staden"):
        assert find_mention(store, f"{NAMED}:{name}") == mention(NAMED, "project", PROJECT)


def test_a_version_that_does_not_count_is_the_record_in_the_one_that_does() -> None:
    store, newer = EmbeddedStore.in_memory([]), page(title="Nu", updated="2020-06-01")
    merged(store, [Item(PAGE), Item(newer)])
    old = record_path(node_of(PAGE))
    assert find_mention(store, f"{old}:Nu") == mention(NAMED, "project", PROJECT)
    with pytest.raises(UsageError, match="mentions no 'Mod'"):
        find_mention(store, f"{NAMED}:Mod")


def test_what_an_annotation_names_is_mentioned_in_each_version_that_it_speaks_of() -> None:
    store, newer = EmbeddedStore.in_memory([]), page(updated="2020-06-01")
    moved = newer.text.replace("Seminariet", "Ja. Seminariet")
    read = annotation(PAGE)
    merged(store, [Item(PAGE, (read,)), Item(read_again("vinnova-page", moved))])
    for thing in ("place/visby", "event/motet/2019", "event/vinnova-2019-00001/seminarium"):
        (written,) = mentions_of(store, f"{BASE}{thing}")
        assert written == f"{NAMED}:{thing}"
        assert find_mentioned(store, written) == f"{BASE}{thing}"


def test_what_is_judged_of_a_mention_has_its_key() -> None:
    store = EmbeddedStore.in_memory([])
    merged(store, [Item(PAGE), Item(ROW)])
    ours = mention(NAMED, "organisation", SCHOOL)
    theirs = mention("swecris-api/2019-00001_Vinnova", "organisation", SCHOOL)
    apart = Judgement.make((ours.key, theirs.key), Verdict.DIFFERENT, "made")
    merged(store, [], [apart])
    found = find_mention(store, f"{NAMED}:{SCHOOL}")
    other = find_mention(store, f"swecris-api/2019-00001_Vinnova:{SCHOOL}")
    assert found is not None
    assert other is not None
    assert (found.key, other.key) == (ours.key, theirs.key)
    assert found.thing != other.thing


def test_an_annotation_that_fits_another_version_alone_names_nothing_here() -> None:
    store, newer = EmbeddedStore.in_memory([]), page(updated="2020-06-01")
    pinned = annotation(PAGE, pinned=True)
    merged(store, [Item(PAGE, (pinned,)), Item(newer)])
    with pytest.raises(UsageError, match="mentions no 'place/visby'"):
        find_mention(store, f"{NAMED}:place/visby")
