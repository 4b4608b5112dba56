"""After a merge the inferred graph is what a build of the whole would have given."""

from __future__ import annotations

from collections.abc import Iterator, Set
from itertools import permutations
from pathlib import Path

import pytest

from innokraft.change.build import build
from innokraft.change.merge import merge, withdraw
from innokraft.infer import following, infer
from innokraft.infer.rules import parsed_rules
from innokraft.rdf.graphs import INFERRED
from innokraft.rdf.namespaces import BASE, term
from innokraft.rdf.terms import Term, Triple, iri
from innokraft.store.embedded import EmbeddedStore
from tests.graph.exports import exported
from tests.graph.made_records import page

DERIVED, STATED = "härlett", "konstaterat"
NUMBERS = ("2019-00001", "2019-00002")


def inferred(folder: Path) -> set[str]:
    store = EmbeddedStore.open(folder)
    return {" ".join(triple) for triple in store.match(None, None, None, INFERRED)}


def reading(record: str, certainty: str, *says: str) -> str:
    return f"""annotation: 1
record: {record}
curator: made
things:
  seminarium: {{kind: event}}
  upplagan: {{kind: edition, series: Mötet, year: 2019}}
  motet: {{kind: series}}
  visby: {{kind: place}}
  seminariet: {{kind: place}}
readings:
  - quote: "Seminariet hölls vid Mötet i Visby"
    certainty: {certainty}
    says: [{", ".join(says)}]
"""


@pytest.fixture
def sources(tmp_path: Path) -> list[Path]:
    """Two folders, each with a page; what one says of an edition, the other derives."""
    folders = []
    for number, certainty in zip(NUMBERS, (DERIVED, STATED), strict=True):
        folder = tmp_path / number
        folder.mkdir()
        made = page(number=number)
        (folder / "page.txt").write_text(made.text, "utf-8")
        said = reading(made.key, certainty, "upplagan schema:location visby")
        (folder / "read.yaml").write_text(said, "utf-8")
        folders.append(folder)
    return folders


@pytest.fixture(params=["as it comes", "all anew"])
def ways(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both ways to bring the inferred graph up to date."""
    if request.param == "all anew":
        monkeypatch.setattr(following, "WHOLE", -1)
        monkeypatch.setattr(following, "ANEW", 1_000)


def test_what_follows_from_what_follows_is_inferred_too() -> None:
    inner, middle, outer = (iri(f"{BASE}event/made/{name}") for name in ("a", "b", "c"))
    within, at, place = term("schema:superEvent"), term("schema:location"), iri(f"{BASE}place/x")
    said = [(inner, within, middle), (middle, within, outer), (outer, at, place)]
    store = EmbeddedStore.in_memory([(iri(f"{BASE}graph/made"), said)])
    assert infer(store) == 2
    assert store.graph(INFERRED) == {(inner, at, place), (middle, at, place)}


@pytest.mark.usefixtures("ways")
def test_what_a_record_that_comes_states_is_inferred_no_more(
    sources: list[Path], tmp_path: Path
) -> None:
    build(tmp_path / "whole", sources)
    for turn, order in enumerate(permutations(sources)):
        folder = tmp_path / f"graph-{turn}"
        build(folder, order[:1])
        merge(folder, order[1:])
        assert exported(folder) == exported(tmp_path / "whole")
    assert not inferred(tmp_path / "whole")


@pytest.mark.usefixtures("ways")
def test_what_a_record_that_goes_stated_alone_is_inferred_again(
    sources: list[Path], tmp_path: Path
) -> None:
    folder = tmp_path / "graph"
    build(folder, sources[:1])
    before = exported(folder)
    (location,) = inferred(folder)
    assert "location" in location
    merge(folder, sources[1:])
    withdraw(folder, [f"vinnova-page/{NUMBERS[1]}"])
    assert exported(folder) == before


HELD = "seminarium schema:location seminariet"
FURTHER = '  - quote: "Seminariet hölls"\n    supports: [x]\n'


@pytest.mark.usefixtures("ways")
@pytest.mark.parametrize(
    ("certainty", "says", "more"),
    [(STATED, HELD, ""), ("möjligt", f"{{says: {HELD}, claim: x}}", FURTHER)],
)
def test_a_quote_that_comes_takes_back_what_rested_on_there_being_none(
    tmp_path: Path, certainty: str, says: str, more: str
) -> None:
    made = page()
    texts = {
        "page.txt": made.text,
        "part.yaml": reading(
            made.key,
            STATED,
            "project hasEvent seminarium",
            "seminarium schema:superEvent upplagan",
            "upplagan schema:location visby",
        ),
        "elsewhere.yaml": reading(made.key, certainty, says) + more,
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text, "utf-8")
    first = [tmp_path / "page.txt", tmp_path / "part.yaml"]
    build(tmp_path / "graph", first)
    (location,) = inferred(tmp_path / "graph")
    assert "location" in location
    merge(tmp_path / "graph", [tmp_path / "elsewhere.yaml"])
    build(tmp_path / "whole", [*first, tmp_path / "elsewhere.yaml"])
    assert not inferred(tmp_path / "graph")
    assert exported(tmp_path / "graph") == exported(tmp_path / "whole")


@pytest.mark.usefixtures("ways")
def test_what_is_stated_is_inferred_no_more_where_no_rule_reads_it(tmp_path: Path) -> None:
    """Nothing else leads there: what no rule reads has nothing looked at around it."""
    made = page()
    starts = ("project hasEvent seminarium", "concept:mod startingPointIn seminarium")
    texts = {
        "page.txt": made.text,
        "starts.yaml": reading(made.key, STATED, *starts),
        "subject.yaml": reading(made.key, STATED, "project dcterms:subject concept:mod"),
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text, "utf-8")
    first = [tmp_path / "page.txt", tmp_path / "starts.yaml"]
    build(tmp_path / "graph", first)
    (subject,) = inferred(tmp_path / "graph")
    assert "dc/terms/subject" in subject
    merge(tmp_path / "graph", [tmp_path / "subject.yaml"])
    assert not inferred(tmp_path / "graph")
    build(tmp_path / "whole", [*first, tmp_path / "subject.yaml"])
    assert exported(tmp_path / "graph") == exported(tmp_path / "whole")


def test_a_record_that_no_rule_speaks_of_is_not_looked_into(
    sources: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: set[Term] = set()
    around = following._around

    def watched(store: EmbeddedStore, subjects: Set[Term]) -> Iterator[Triple]:
        looked.update(subjects)
        return around(store, subjects)

    monkeypatch.setattr(following, "_around", watched)
    build(tmp_path / "graph", sources[:1])
    merge(tmp_path / "graph", [sources[1] / "page.txt"])
    assert not looked
    merge(tmp_path / "graph", [sources[1] / "read.yaml"])
    assert looked


def test_a_rule_with_a_variable_property_says_which_properties_it_takes() -> None:
    assert any(rule.named for rule in parsed_rules())
    assert all(rule.named or not rule.predicate.startswith("?") for rule in parsed_rules())
