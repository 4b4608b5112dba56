"""Which pairs are candidates, and that those of given things are found without the rest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from innokraft.annotation.files import parse_annotation
from innokraft.change.report import MergeReport
from innokraft.curation.judgements import Judgement, Verdict
from innokraft.identity.candidates import Candidate, find_candidates
from innokraft.identity.likely import CROWD
from innokraft.identity.similarity import blocks, likeness
from innokraft.rdf.namespaces import BASE
from innokraft.rdf.terms import Triple
from innokraft.readers import read_again
from innokraft.record import Record
from innokraft.store.embedded import EmbeddedStore
from tests.graph.change.test_merge_laws import law
from tests.graph.changes import merged
from tests.graph.made_records import Item, items, judgements, page, row

FEW = settings(law(50), max_examples=40)

SETS = st.lists(items(), min_size=1, max_size=5)


def graph(*records: Record) -> EmbeddedStore:
    """A graph in memory of some records."""
    store = EmbeddedStore.in_memory([])
    merged(store, map(Item, records))
    return store


def pairs(found: Sequence[Candidate]) -> set[tuple[str, str]]:
    """The pairs of some candidates, by the paths of the two."""
    return {(each.first.removeprefix(BASE), each.second.removeprefix(BASE)) for each in found}


def twin(**changed: Any) -> Record:
    """An English page without a number."""
    told: dict[str, Any] = {"number": "", "title": "Courage", "english": True}
    return page(**(told | changed))


@FEW
@given(SETS, SETS, judgements())
def test_a_merge_tells_the_candidates_of_what_came_and_all_that_are_new(
    before: Sequence[Item], coming: Sequence[Item], judged: tuple[Judgement, ...]
) -> None:
    store = EmbeddedStore.in_memory([])
    merged(store, before, judged)
    old = {(each.first, each.second) for each in find_candidates(store)}
    report = merged(store, coming)
    now = find_candidates(store)
    came = {
        thing
        for path in (*report.outcome.added, *report.outcome.updated)
        for thing in things(store, path)
    }
    expected = [
        each
        for each in now
        if {each.first, each.second} & came or (each.first, each.second) not in old
    ]
    assert report.candidates == expected


@settings(FEW, max_examples=20)
@given(SETS, judgements(), st.randoms(use_true_random=False))
def test_the_candidates_of_given_things_are_those_of_all_that_have_one_of_them(
    whole: Sequence[Item], judged: tuple[Judgement, ...], random: Any
) -> None:
    store = EmbeddedStore.in_memory([])
    merged(store, whole, judged)
    known = sorted({str(row["t"])[1:-1] for row in store.select("SELECT ?t { ?n ikp:denotes ?t }")})
    among = set(random.sample(known, random.randint(0, len(known))))
    expected = [e for e in find_candidates(store, least=0) if {e.first, e.second} & among]
    assert find_candidates(store, least=0, among=among) == expected


def things(store: EmbeddedStore, path: str) -> set[str]:
    """The things that a record describes."""
    found = store.select(f"SELECT ?t {{ <{BASE}record/{path}> ikp:naming/ikp:denotes ?t }}")
    return {str(row["t"])[1:-1] for row in found}


def test_a_twin_without_a_number_and_with_an_amount_of_its_own_is_joined() -> None:
    store = graph(page(), twin())
    assert find_candidates(store) == []
    assert len(list(store.select("SELECT ?p { ?p a ik:Project }"))) == 1


@pytest.mark.parametrize(
    ("english", "score"),
    [
        (twin(amount="500 000"), 0.6),
        (twin(amount="500 000", title="Mod"), None),
        (twin(amount="500 000", title="Mod i"), 0.9),
        (twin(amount="400 000"), None),
        (twin(amount="500 000", coordinator="Provstad"), None),
    ],
    ids=[
        "round amount",
        "same title joins",
        "title alike",
        "another amount",
        "another coordinator",
    ],
)
def test_a_twin_with_a_round_amount_is_a_candidate(english: Record, score: float | None) -> None:
    found = find_candidates(graph(page(amount="500 000"), english))
    assert [each.score for each in found] == ([] if score is None else [score])


def test_a_twin_that_names_another_end_is_a_candidate() -> None:
    english = twin().text.replace("March 2021", "June 2021")
    (found,) = find_candidates(graph(page(), read_again("vinnova-page", english)))
    assert found.score == 0.5
    assert dict(found.features)["start"] == "2019-05"


def test_the_same_three_starting_points_read_out_of_both_make_a_candidate() -> None:
    assert _by_starts("mod", "tillit", "verkstad") == [0.7]
    assert _by_starts("mod", "tillit") == []


def _by_starts(*concepts: str) -> list[float]:
    store = EmbeddedStore.in_memory([])
    given_items = []
    for record in (page(), twin(amount="400 000", coordinator="Provstad")):
        says = "".join(f"      - concept:{each} startingPointIn seminariet\n" for each in concepts)
        text = f"""annotation: 1
record: {record.key}
curator: made
things:
  seminariet: {{kind: event}}
readings:
  - quote: "Seminariet hölls vid Mötet"
    says:
      - project hasEvent seminariet
{says}"""
        given_items.append(Item(record, (parse_annotation(text, "made.yaml"),)))
    merged(store, given_items)
    return [each.score for each in find_candidates(store) if "/project/" in each.first]


def test_two_numbers_of_one_funder_are_candidates_by_title_and_terms_together_only() -> None:
    one = page(amount="500 000")
    terms = page(number="2019-00002", title="Tillit", amount="500 000")
    assert find_candidates(graph(one, terms)) == []
    later = page(number="2019-00002", amount="400 000").text.replace("2019 - mars", "2022 - mars")
    assert find_candidates(graph(one, read_again("vinnova-page", later))) == []
    both = page(number="2019-00002", amount="400 000")
    assert [each.score for each in find_candidates(graph(one, both))] == [0.8]


def test_one_number_under_two_funders_needs_an_amount_or_a_title_in_common() -> None:
    def scores(title: str, amount: str) -> list[float]:
        other = row(funder="Riksbankens Jubileumsfond", title=title).text
        changed = other.replace("99356", amount)
        store = graph(row(title="Mod i staden"), read_again("swecris-api", changed))
        return [each.score for each in find_candidates(store)]

    assert scores("Mod i staden", "500000") == [1.0]
    assert scores("Något helt annat", "99356") == [0.8]
    assert scores("Något helt annat", "500000") == []


def test_titles_whose_numbers_differ_are_not_alike() -> None:
    one = row(title="Mod i staden, etapp 1")
    other = row(title="Mod i staden, etapp 2", funder="Riksbankens Jubileumsfond")
    (found,) = find_candidates(graph(one, other))
    assert dict(found.features)["name"] == "0.00"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("provstads energi", "provstad energi"),
        ("provstad", "provståd"),
        ("exempelskolan", "exempelskola"),
        ("exempelskolan i provstad", "exempelskolan provstad"),
        ("live in lab", "livein lab"),
    ],
)
def test_names_with_a_slip_are_near_and_share_a_block(one: str, other: str) -> None:
    assert blocks(one) & blocks(other)
    assert likeness(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("bolag 1", "bolag 2"),
        ("bolaget nummer 11", "bolaget nummer 1"),
        ("grupp a exempelskolan i provstad", "grupp b exempelskolan i provstad"),
        ("stockholms kommun", "stockholms län"),
        ("linköpings universitet", "jönköpings universitet"),
        ("region västmanland", "region värmland"),
        ("norra provstads kommun", "södra provstads kommun"),
    ],
)
def test_names_that_a_number_or_a_word_tells_apart_are_not_near(one: str, other: str) -> None:
    assert likeness(one, other) == 0.0


def test_organisations_of_nearly_one_name_are_candidates_unless_both_have_numbers() -> None:
    one = page(coordinator="Exempelskolan i Provstad")
    other = page(number="2019-00002", coordinator="Exempelskola i Provstad", amount="500 000")
    name = "organisation/exempelskola-i-provstad", "organisation/exempelskolan-i-provstad"
    assert pairs(find_candidates(graph(one, other))) == {name}
    numbered = (
        row(coordinator=("Exempelskolan i Provstad", "556012-5790")),
        row(number="2019-00002", coordinator=("Exempelskola i Provstad", "212000-0142")),
    )
    assert not any("organisation/" in a for a, _ in pairs(find_candidates(graph(*numbered))))


def test_persons_of_one_name_and_coordinator_are_candidates_unless_both_have_an_orcid() -> None:
    def found(one: str, other: str, coordinator: str = "Exempelskolan") -> list[tuple[float, Any]]:
        records = (
            row(people=(("Bo Al", one),)),
            row(
                number="2019-00002",
                title="Annat",
                people=(("Bo Al", other),),
                coordinator=(coordinator, ""),
            ),
        )
        candidates = find_candidates(graph(*records), least=0)
        persons = [each for each in candidates if "/person/" in each.first]
        return [(each.score, each.features) for each in persons]

    features = (("kind", "person"), ("name", "0.45"))
    first, second = "0000-0002-1825-0097", "0000-0001-5109-3700"
    assert found("", "") == found(first, "") == [(0.45, features)]
    assert found(first, second) == []
    assert found("", "", "Provstad") == []


def test_a_judged_pair_is_no_candidate_whatever_was_judged() -> None:
    store = graph(row(), row(funder="Riksbankens Jubileumsfond"))
    (found,) = find_candidates(store)
    for verdict in (Verdict.UNSURE, Verdict.DIFFERENT):
        merged(store, [], [Judgement.make(found.keys, verdict, "made")])
        assert find_candidates(store) == []
    merged(store, [], [])
    assert find_candidates(store) == [found]


def test_what_a_crowd_shares_tells_nothing() -> None:
    def of(count: int) -> EmbeddedStore:
        return graph(*(row(number=f"2019-{n:05}") for n in range(count)))

    assert len(find_candidates(of(3))) == 3
    assert find_candidates(of(CROWD + 1)) == []


class _Counting(EmbeddedStore):
    """Counts the triples that are read."""

    read = 0

    def match(self, *pattern: Any) -> Iterator[Triple]:
        for triple in super().match(*pattern):
            self.read += 1
            yield triple


def test_what_is_read_for_given_things_does_not_grow_with_the_graph() -> None:
    def read(count: int) -> int:
        far = (
            row(number=f"2018-{n:05}", title=f"Titel {n}", coordinator=(f"Firma {n * 7}", ""))
            for n in range(count)
        )
        store = graph(row(), row(funder="Riksbankens Jubileumsfond"), *far)
        store.__class__ = _Counting
        assert isinstance(store, _Counting)
        among = {f"{BASE}project/vinnova/2019-00001", f"{BASE}organisation/exempelskolan"}
        assert len(find_candidates(store, among=among)) == 1
        return store.read

    assert read(40) == read(4)


def test_a_pair_that_was_there_before_is_not_told_again_where_it_only_moved() -> None:
    store = graph(
        row(coordinator=("Exempelskolan", "")),
        row(coordinator=("Exempelskolan", ""), funder="Riksbankens Jubileumsfond"),
    )
    report: MergeReport = merged(
        store,
        [Item(row(number="2019-00002", title="Annat", coordinator=("ES", "556012-5790")))],
        [
            Judgement.make(
                (_key("organisation/name/exempelskolan"), _key("organisation/name/es")),
                Verdict.SAME,
                "made",
            )
        ],
    )
    assert len(report.outcome.renamed) == 2
    assert len(find_candidates(store)) == 1
    assert report.candidates == []


def _key(written: str) -> Any:
    from innokraft.curation.keys import Key

    return Key.parse(written)
