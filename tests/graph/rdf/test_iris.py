"""Keys and IRIs tell apart what differs: no two texts have one part of an IRI."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from innokraft.rdf.iris import (
    name_part,
    number_part,
    organisation_iris,
    owner_part,
    person_iri,
    plain_name,
    project_iri,
    readable,
    topic_iri,
    unit_iri,
)
from innokraft.rdf.record_iris import record_iri
from innokraft.rdf.terms import iri, is_iri
from innokraft.record import Organisation, Person, ProjectKey, Record, Span, Stated, Topic
from innokraft.store.embedded import EmbeddedStore
from innokraft.text.normalisation import tidy
from tests.graph.changes import merged
from tests.graph.made_records import Item

TEXTS = st.text("aåäö1 -/.:~ÅΩ", min_size=1, max_size=6)
FUNDERS = st.sampled_from(("rj", "a-b", "a", "b"))


@pytest.mark.parametrize(
    "number", ["2015-01573", "P13_1", "a.b", "99-99B-CV", "2020-00001", "AIR21353"]
)
def test_a_number_that_an_iri_can_hold_stays_as_it_is(number: str) -> None:
    assert number_part(number) == number


@pytest.mark.parametrize(
    ("number", "reads"),
    [("99/99B CV", "99-99B-CV"), ("P13-0123:1", "P13-0123-1"), ("Å", "unnamed")],
)
def test_what_an_iri_cannot_hold_reads_as_before(number: str, reads: str) -> None:
    assert readable(number_part(number)) == reads
    assert number_part(number) != reads


@given(TEXTS, TEXTS)
def test_two_numbers_never_have_one_part(one: str, other: str) -> None:
    assume(tidy(one) != tidy(other))
    assert number_part(one) != number_part(other)
    for funder in ("rj", "a-b"):
        keys = [ProjectKey(funder, number) for number in (one, other)]
        assert len({project_iri(key) for key in keys}) == 2
    topics = [Topic("made", code) for code in (one, other)]
    assert len({topic_iri(topic) for topic in topics}) == 2
    assert {iri(project_iri(ProjectKey("rj", number))) for number in (one, other)}


@given(TEXTS, TEXTS)
def test_two_names_never_have_one_part(one: str, other: str) -> None:
    ours = [plain_name(name) or tidy(name) for name in (one, other)]
    assume(ours[0] != ours[1])
    assert name_part(one) != name_part(other)
    key = ProjectKey("rj", "1")
    assert len({person_iri(key, Person(name, "deltagare")) for name in (one, other)}) == 2
    assert unit_iri("o", one) != unit_iri("o", other)


@given(FUNDERS, TEXTS, FUNDERS, TEXTS)
def test_two_projects_never_are_one_owner(a: str, one: str, b: str, other: str) -> None:
    paths = {f"{funder}/{number_part(number)}" for funder, number in ((a, one), (b, other))}
    assert len({owner_part(path) for path in paths}) == len(paths)


ORGANISATIONS = st.builds(
    Organisation,
    st.sampled_from(("Möller AB", "Moller AB", "MOLLER, AB", "Ω", "Δ", "C++", "C")),
    st.sampled_from((None, None, "556012-5790", "212000-0142")),
    country=st.sampled_from((None, None, "SE", "NO")),
    identifiers=st.sampled_from(((), (), ("pic:911111111",), ("pic:922222222",))),
)


def record_of(organisations: list[Organisation], local_id: str = "r") -> Record:
    named = tuple(Stated(each, Span(0, 1)) for each in organisations)
    key = ProjectKey("rj", "1")
    return Record("made", local_id, "a", None, key, participants=named)


@given(st.lists(ORGANISATIONS, max_size=5))
def test_organisations_of_a_record_that_differ_have_iris_of_their_own(
    organisations: list[Organisation],
) -> None:
    found = organisation_iris(record_of(organisations))
    assert found.keys() == set(organisations)
    for one in organisations:
        for other in organisations:
            told = plain_name(one.name) != plain_name(other.name) or any(
                a and b and a != b
                for a, b in (
                    (one.number, other.number),
                    (one.country, other.country),
                    (one.identifiers, other.identifiers),
                )
            )
            assert not (told and found[one] == found[other])


def test_one_organisation_with_and_without_a_number_is_one() -> None:
    ours = [Organisation("Exempelskolan"), Organisation("EXEMPELSKOLAN", "556012-5790")]
    assert len(set(organisation_iris(record_of(ours)).values())) == 1


@given(TEXTS, TEXTS)
def test_two_records_never_are_versions_of_one(one: str, other: str) -> None:
    assume(tidy(one) != tidy(other))
    records = [record_of([], local_id) for local_id in (one, other)]
    wholes = {record_iri(record).rpartition("/")[0] for record in records}
    assert len(wholes) == 2


@given(
    st.lists(
        st.tuples(FUNDERS, TEXTS), min_size=2, max_size=4, unique_by=lambda t: (t[0], tidy(t[1]))
    )
)
def test_projects_in_a_graph_never_share_an_iri(projects: list[tuple[str, str]]) -> None:
    store = EmbeddedStore.in_memory([])
    records = [
        replace(
            record_of([], f"r{place}"),
            text=f"a{place}",
            project=ProjectKey(funder, number),
            number=Stated(tidy(number) or number, Span(0, 1)),
        )
        for place, (funder, number) in enumerate(projects)
    ]
    merged(store, map(Item, records))
    found = store.select("SELECT DISTINCT ?p { ?p a ik:Project }")
    assert len(list(found)) == len(projects)


@pytest.mark.parametrize("sign", '^`{}|<>"\\ \x7f\u0085\ue000\ufdd0\uffff')
def test_what_rfc_3987_leaves_out_is_in_no_iri(sign: str) -> None:
    assert is_iri("https://example.org/mod")
    assert not is_iri(f"https://example.org/m{sign}od")
