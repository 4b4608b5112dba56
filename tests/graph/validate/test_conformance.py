"""What is let through as right beyond doubt is right: on a graph broken in a hundred ways."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pyoxigraph as ox
import pytest

from innokraft.store.embedded import EmbeddedStore
from innokraft.validate.conformance import Shapes
from innokraft.validate.directions import check_directions
from innokraft.validate.facts import facts_of
from innokraft.validate.neighbourhood import Neighbourhood
from innokraft.validate.records import look_through
from innokraft.validate.shapes import check_shapes
from innokraft.validate.surroundings import Surroundings

pytestmark = pytest.mark.no_cover  # the work is that of many examples, or of a library

BASE = "https://w3id.org/innokraft/"
GRAPH = f"{BASE}graph/vinnova-page/2015-01573/ad837766c821"
XSD = "http://www.w3.org/2001/XMLSchema#"
LINE = re.compile(r"(\S+) (\S+) (.*) (<\S+>) \.")
WAYS = (
    "gone", "twice", "a word", "no word", "of another kind", "a number", "no such day", "a thing",
    "an unknown value", "turned round", "without its kind",
)  # fmt: skip

Quad = tuple[str, ...]


def broken(lines: list[str]) -> Iterator[list[str]]:
    """The lines of a graph, each time with one of its properties broken in one of the ways."""
    quads = [match.groups() for line in lines if (match := LINE.fullmatch(line))]
    shared = (f"<{BASE}graph/concepts>", f"<{BASE}graph/identity>")
    by_property = {quad[1]: quad for quad in quads if quad[3] not in shared}
    for number, (prop, way) in enumerate(product(sorted(by_property), WAYS)):
        if number % 7 == 0:
            quad = by_property[prop]
            changed = [each for each in quads if not _is_gone(each, quad, way)]
            changed += [] if way in {"gone", "without its kind"} else [_broken(quad, way)]
            yield [f"{' '.join(each)} ." for each in changed]


def _is_gone(each: Quad, quad: Quad, way: str) -> bool:
    if way == "without its kind":
        return each[0] == quad[0] and each[1].endswith("#type>")
    return each == quad and way != "twice"


def _broken(quad: Quad, way: str) -> Quad:
    subject, prop, value, graph = quad
    new = {
        "twice": f"<{BASE}value/fullsatt>" if value.startswith("<") else '"ett till"@sv',
        "a word": '"ord"',
        "no word": '""',
        "of another kind": f"{value.partition('^^')[0]}^^<{XSD}gYear>"
        if value.startswith('"') and "@" not in value
        else '"ord"@sv',
        "a number": f'"-7"^^<{XSD}integer>',
        "no such day": f'"2015-13-40"^^<{XSD}date>',
        "a thing": f"<{BASE}project/vinnova/2015-01573>",
        "an unknown value": f"<{BASE}value/finns-inte>",
        "turned round": subject,
    }[way]
    return (value if way == "turned round" and value.startswith("<") else subject), prop, new, graph


def test_what_the_pass_lets_through_breaks_no_shape_and_goes_in_the_right_direction(
    seed_lines: list[str], tmp_path: Path
) -> None:
    let_through: Counter[str] = Counter()
    in_doubt: Counter[str] = Counter()
    for lines in broken(seed_lines):
        (path := tmp_path / "broken.nq").write_text("\n".join(lines), "utf-8")
        store = EmbeddedStore.load(path)
        seen = look_through(store)
        for name, doubts, check in (
            ("shapes", GRAPH in seen.shapes, check_shapes),
            ("directions", GRAPH in seen.directions, check_directions),
        ):
            (in_doubt if doubts else let_through)[name] += 1
            assert doubts or list(check(store, [GRAPH])) == []
    assert let_through.total() + in_doubt.total() > 200
    assert all(count > 20 for count in (*let_through.values(), *in_doubt.values()))


SHAPES = """
@prefix sh: <http://www.w3.org/ns/shacl#> .
<a:shape> a sh:NodeShape ; {target} ; sh:property [ sh:path <a:p> ; {constraint} ] .
"""
TARGET = f"sh:targetObjectsOf <{BASE}ns#coordinator>"


@pytest.mark.parametrize(
    ("target", "constraint", "held"),
    [
        (TARGET, "sh:maxCount 3", True),
        (TARGET, "sh:minCount 1", False),
        (TARGET, "sh:maxLength 3", False),
        (TARGET, "sh:datatype <a:unknown> ; sh:minCount 0", True),
        ("sh:targetNode <a:b>", "sh:maxCount 3", False),
        (f"a <http://www.w3.org/2000/01/rdf-schema#Class> ; {TARGET}", "sh:maxCount 3", False),
    ],
)
def test_what_is_not_known_of_a_shape_makes_doubt(
    seed_store: EmbeddedStore, target: str, constraint: str, *, held: bool
) -> None:
    surroundings = Surroundings(seed_store)
    written = SHAPES.format(target=target, constraint=constraint)
    shapes = facts_of(ox.parse(written, format=ox.RdfFormat.TURTLE))
    around = Neighbourhood(GRAPH, surroundings)
    assert Shapes(shapes, surroundings.model).surely_held(around) is held
