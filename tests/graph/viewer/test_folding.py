"""What the picture folds: participations into lines, and what is alike into one node."""

from __future__ import annotations

from innokraft.bilingual import Bilingual
from innokraft.network import Link, Thing
from innokraft.rdf.namespaces import expand
from innokraft.viewer.drawing import draw
from innokraft.viewer.folding import ALIKE, bundles_of, hosts_of

PART, AGENT = expand("ik:participation"), expand("ik:agent")


def _things(**kinds: str) -> list[Thing]:
    return [Thing(name, kind, Bilingual.alike(name)) for name, kind in kinds.items()]


def test_a_participation_stands_where_its_project_does() -> None:
    nodes = _things(project="project", part="participation", lone="participation", who="person")
    links = [Link("project", "part", PART), Link("part", "who", AGENT)]
    assert hosts_of(nodes, links) == {"part": "project"}
    drawn = draw(nodes, links)
    assert drawn.hosts == {"part": "project"}
    assert drawn.bends == [0, 0]
    without = draw([nodes[0], *nodes[2:]], [Link("project", "who", AGENT)])
    assert [place for n, place in enumerate(drawn.places) if n != 1] == without.places


def test_many_of_a_kind_with_the_same_links_are_one_node() -> None:
    firms = {f"o{n}": "organisation" for n in range(ALIKE)}
    people = {f"p{n}": "person" for n in range(ALIKE - 1)}
    nodes = _things(a="project", b="project", other="organisation", **firms, **people)
    links = [Link("a", iri, "coordinator") for iri in (*firms, "other")]
    links += [Link("b", "other", "coordinator"), *(Link("a", iri, "x") for iri in people)]
    assert bundles_of(nodes, links, {}) == [list(firms)], "too few people, and one of two projects"
    room = {place[:2] for place, node in zip(draw(nodes, links).places, nodes, strict=True)}
    assert len(room) == len(nodes)


def test_those_that_take_part_in_one_thing_are_alike_through_their_participations() -> None:
    names = [f"p{n}" for n in range(ALIKE)]
    nodes = _things(a="project", **dict.fromkeys(names, "person"))
    nodes += _things(**{f"part-{name}": "participation" for name in names})
    links = [Link("a", f"part-{name}", PART) for name in names]
    links += [Link(f"part-{name}", name, AGENT) for name in names]
    assert bundles_of(nodes, links, hosts_of(nodes, links)) == [names]
    assert bundles_of(nodes, links, {}) == []


def test_concepts_and_projects_are_never_one_node() -> None:
    nodes = _things(a="project", **{f"c{n}": "concept" for n in range(ALIKE)})
    assert bundles_of(nodes, [Link("a", f"c{n}", "mentions") for n in range(ALIKE)], {}) == []
