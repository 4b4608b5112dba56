"""The groups of concepts, by the concept on top of each."""

from __future__ import annotations

import pyoxigraph as ox

from innokraft.network.groups import HUES, groups_of, hues
from innokraft.rdf.namespaces import expand

BROADER, TOP = expand("skos:broader"), expand("skos:topConceptOf")


def _said(*pairs: tuple[str, str]) -> list[tuple[str, str, ox.NamedNode]]:
    return [(f"x:{a}", BROADER, ox.NamedNode(f"x:{b}")) for a, b in pairs]


def _kinds(names: str) -> dict[str, str]:
    return {f"x:{name}": "concept" for name in names}


def test_a_concept_is_in_the_group_of_the_one_on_top_of_it() -> None:
    found = groups_of(_said(("a", "b"), ("b", "c"), ("d", "c")), _kinds("abcde"))
    assert found == {f"x:{name}": "x:c" for name in "abcd"}, "e is alone, and in no group"


def test_the_top_of_a_scheme_is_a_group_of_its_own() -> None:
    said = [("x:e", TOP, ox.NamedNode("x:scheme"))]
    assert groups_of(said, _kinds("e")) == {"x:e": "x:e"}


def test_a_concept_under_two_is_in_one_group_and_a_circle_has_no_top() -> None:
    assert groups_of(_said(("a", "c"), ("a", "b")), _kinds("abc"))["x:a"] == "x:b"
    assert groups_of(_said(("a", "b"), ("b", "a")), _kinds("ab")) == {}


def test_what_is_no_concept_has_no_say() -> None:
    assert groups_of(_said(("a", "b")), {"x:a": "project", "x:b": "concept"}) == {}


def test_the_largest_groups_have_a_colour_of_their_own() -> None:
    groups = {f"{top:02}-{n}": f"{top:02}" for top in range(HUES + 2) for n in range(1 + (top > 1))}
    found = hues(groups)
    assert (found["00"], found["01"]) == (0, 0)
    assert sorted(found[top] for top in found if top > "01") == list(range(1, HUES + 1))
