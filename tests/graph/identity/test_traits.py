"""What tells organisations of one name apart, and whom a name joins all the same."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from innokraft.curation.keys import Key
from innokraft.identity.canonical import canonical_iris
from innokraft.identity.groups import resolve
from innokraft.identity.mentions import Naming
from innokraft.identity.traits import MOST, Telling
from tests.graph.identity.test_joining import judged, parts


def told(name: str, **keys: str) -> Naming:
    found = {Key("organisation", scheme, value) for scheme, value in keys.items()}
    found.add(Key("organisation", "name", "a"))
    return Naming("organisation", tuple(sorted(found)), f"organisation/{name}")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"pic": "911111111"}, {"pic": "922222222"}),
        ({"ror": "012a77v79"}, {"ror": "00j9qag85"}),
        ({"country": "SE"}, {"country": "FI"}),
        ({"form": "AB"}, {"form": "Oy"}),
        ({"number": "556012-5790", "country": "SE"}, {"pic": "911111111", "country": "NO"}),
    ],
)
def test_identifier_country_and_form_outrank_the_name(
    one: dict[str, str], other: dict[str, str]
) -> None:
    first, second, bare = told("one", **one), told("other", **other), told("bare")
    found = resolve([first, second, bare], [])
    assert parts(found) == {frozenset({each.path}) for each in (first, second, bare)}
    (conflict,) = found.conflicts
    assert set(conflict.groups) == {first, second, bare}
    assert len(resolve([first, bare], []).groups) == 1


def test_schemes_of_two_registers_do_not_contradict() -> None:
    number = told("number", number="556012-5790", country="SE", form="AB")
    pic = told("pic", pic="911111111", country="SE")
    assert len(resolve([number, pic], []).groups) == 1


def test_what_fits_one_alone_of_those_that_are_apart_joins_that_one() -> None:
    ab, ag = told("ab", pic="911111111", form="AB"), told("ag", pic="922222222", form="AG")
    page_, bare = told("page", form="AB"), told("bare")
    found = resolve([ab, ag, page_, bare], [])
    assert frozenset({ab, page_}) in found.groups
    assert frozenset({bare}) in found.groups


def test_a_number_joins_across_country_form_and_pic() -> None:
    one = told("one", number="556012-5790", form="AB", pic="911111111")
    other = told("other", number="556012-5790", form="Ltd", pic="922222222", country="GB")
    assert len(resolve([one, other], []).groups) == 1


def test_of_a_crowd_that_is_told_apart_none_joins_by_name() -> None:
    crowd = [told(f"n{n}", pic=f"{900000000 + n}") for n in range(MOST + 1)]
    assert len(resolve([*crowd, told("bare")], []).groups) == MOST + 2


TOLD = st.builds(
    lambda place, keys: told(f"n{place}", **{k: v for k, v in keys.items() if v}),
    st.integers(0, 5),
    st.fixed_dictionaries(
        {
            "number": st.sampled_from(("", "", "1", "2")),
            "pic": st.sampled_from(("", "", "3", "4")),
            "country": st.sampled_from(("", "", "SE", "FI")),
            "form": st.sampled_from(("", "", "AB", "Oy")),
        }
    ),
)


@given(st.lists(TOLD, max_size=7, unique=True), st.randoms(use_true_random=False))
def test_whom_a_name_joins_follows_from_the_set_and_nothing_tells_them_apart(
    ours: list[Naming], random: Random
) -> None:
    found = resolve(ours, [])
    assert resolve(random.sample(ours, len(ours)), []) == found
    for group in found.groups:
        held = [frozenset(naming.keys) for naming in group]
        joined = {key for keys in held for key in keys if key.scheme in {"number", "pic"}}
        if not joined:  # by the name alone
            assert Telling({}).because(held, 4) is None
    bearers = {frozenset(k for k in n.keys if k.scheme != "name") for n in ours}
    if Telling({}).because(list(bearers), 4) is None:
        assert len(found.groups) == bool(ours)


KEYS = st.sampled_from(
    [f"organisation/{each}" for each in ("name/a", "number/1", "number/2", "pic/3")]
)


@given(
    st.lists(TOLD, max_size=7, unique=True),
    st.lists(st.tuples(KEYS, KEYS).filter(lambda pair: pair[0] != pair[1]), max_size=3),
    st.booleans(),
)
def test_no_two_things_share_an_iri(
    ours: list[Naming], said: list[tuple[str, str]], one_path: bool
) -> None:
    if one_path:
        ours = sorted({naming._replace(path="organisation/a") for naming in ours})
    judgements = [judged(a, "different", b) for a, b in said]
    groups = resolve(ours, judgements).groups
    iris = canonical_iris(groups, {})
    assert len(set(iris.values())) == len(groups)


SAID = st.lists(
    st.tuples(st.integers(0, 4), st.integers(0, 4), st.sampled_from(("same", "different"))),
    max_size=5,
)


@given(SAID.map(lambda said: [each for each in said if each[0] < each[1]]))
def test_mentions_that_one_name_joined_are_parted_and_joined_as_judged_or_it_is_told(
    said: list[tuple[int, int, str]],
) -> None:
    name = Key("organisation", "name", "a")
    own = [Key("organisation", "mention", f"r/{n}|organisation/a") for n in range(5)]
    ours = [Naming("organisation", tuple(sorted((name, key))), f"organisation/{key.value}")
            for key in own]  # fmt: skip
    found = resolve(ours, [judged(str(own[a]), verdict, str(own[b])) for a, b, verdict in said])
    group = {naming: n for n, group in enumerate(found.groups) for naming in group}
    kept = all((group[ours[a]] == group[ours[b]]) == (how == "same") for a, b, how in said)
    assert kept or found.conflicts
    if all(how == "same" for *_, how in said):
        assert len(found.groups) == 1
