"""The answers in a page: those that `ask` gives, in two languages, each row with its quotes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pyoxigraph as ox
import pytest

from innokraft.export.cited import Layout
from innokraft.export.cited import cited as in_document
from innokraft.network import build_network
from innokraft.query.binding import bind
from innokraft.query.columns import columns, head
from innokraft.query.functions import functions_of
from innokraft.query.gathering import cited
from innokraft.query.questions import question, questions
from innokraft.query.running import Coming
from innokraft.rdf.namespaces import BASE
from innokraft.store import open_graph
from innokraft.store.base import rows
from innokraft.store.embedded import EmbeddedStore
from innokraft.viewer import answers_of, asking, render
from innokraft.viewer.words.questions import SAID, WORDS
from tests.graph.made_pages import Page, store_of
from tests.graph.viewer.blocks import Data, data_of, quoted

MANY = Path(__file__).parents[1] / "made_many.trig"
SCHEMA = json.loads((files("innokraft") / "viewer" / "block.schema.json").read_text("utf-8"))
TITLES = ("title", "label", "name_1", "name_2", "label_1", "label_2")


def page_of(store: EmbeddedStore, wanted: bool | None = None, many: int = 150) -> str:
    network = build_network(store, many=many)
    return render(network, answers=answers_of(store, network, wanted))


@pytest.fixture(scope="module")
def page(seed_store: EmbeddedStore) -> str:
    return page_of(seed_store)


@pytest.fixture(scope="module")
def data(page: str) -> Data:
    return data_of(page)


def said(data: Data, cell: Any, language: int) -> str:
    if not isinstance(cell, dict):
        return "" if cell is None else str(cell)
    if "thing" in cell:
        names = data["things"][cell["thing"]][2:4]
    else:
        names = data["values"][cell["value"]][:2]
    return str(names[language] or names[0])


def given_in(command: str) -> dict[str, str]:
    return dict(part.partition("=")[::2] for part in command.split()[3:] if part != "-p")


def asked(store: EmbeddedStore, answer: Data, language: str) -> Iterator[dict[str, Any]]:
    """The rows that the command of an answer gives."""
    chosen = question(answer["number"])
    bindings = bind(chosen, store, given_in(answer["command"]), language)
    found = store.query(chosen.sparql, functions_of(store), **bindings)
    assert isinstance(found, ox.QuerySolutions)
    for row in rows(found):
        yield {name: node for name, node in row.items() if node is not None}


def test_a_page_with_answers_has_the_form_of_the_schema(data: Data) -> None:
    jsonschema.validate(data, SCHEMA)
    assert {answer["number"] for answer in data["questions"]} == {
        each.number for each in questions()
    }


def test_every_row_is_one_that_the_command_gives_in_both_languages(
    data: Data, seed_store: EmbeddedStore
) -> None:
    compared = 0
    for answer in data["questions"]:
        shown = answer["columns"]
        for place, language in enumerate(("sv", "en")):
            mine = sorted(
                [said(data, cell, place) for cell, name in zip(row[0], shown, strict=True)
                 if name not in {"tie"}]
                for row in answer["rows"]
            )  # fmt: skip
            theirs = list(asked(seed_store, answer, language))
            assert len(theirs) == answer["total"], answer["number"]
            for name in shown:
                texts = {
                    str(row[name].value) for row in theirs
                    if isinstance(row.get(name), ox.Literal) and row[name].value not in SAID
                    and row[name].datatype.value.endswith(("#string", "#langString"))
                }  # fmt: skip
                flat = {text for row in mine for text in row}
                assert texts <= flat, (answer["number"], name, language)
                compared += len(texts)
    assert compared > 50


def test_every_quote_of_an_answer_stands_in_its_row(
    page: str, data: Data, seed_store: EmbeddedStore
) -> None:
    exact, seen = quoted(page), 0
    for answer in data["questions"]:
        mine = [[exact[quote] for quote in row[1]] for row in answer["rows"]]
        theirs = [
            [text for _, text in cited(row, tuple(row.values()))]
            for row in asked(seed_store, answer, "sv")
        ]
        assert sorted(map(sorted, mine)) == sorted(sorted(set(row)) for row in theirs)
        seen += len(mine)
        assert all(row[1] for row in answer["rows"]) or answer["number"] in {17, 22}
    assert seen > 100


def test_several_quotes_in_one_cell_stand_each_by_itself() -> None:
    quotes = ox.Literal("a (x) | b (vr/1) | c\n(d (ec/2-3)")
    records = ox.Literal("swecris-api/1/aa | cordis-xml/2/bb")
    assert list(cited(["quotes", "records"], (quotes, records))) == [
        (f"{BASE}record/swecris-api/1/aa", "a (x) | b"),
        (f"{BASE}record/cordis-xml/2/bb", "c\n(d"),
    ]
    assert list(cited(["quotes", "records"], (quotes, ox.Literal("one/1/aa")))) == []


def test_a_quote_is_of_its_own_record_or_the_next_one() -> None:
    names = ["a_quote", "quote_1", "record_1", "record"]
    first, second = ox.NamedNode(f"{BASE}record/1"), ox.NamedNode(f"{BASE}record/2")
    row = (ox.Literal("en"), ox.Literal("två"), first, second)
    assert list(cited(names, row)) == [(first.value, "en"), (first.value, "två")]
    assert list(cited(["quote", "record_1", "record"], (ox.Literal("en"), first, second))) == [
        (second.value, "en")
    ]


def test_what_only_names_another_column_is_left_out() -> None:
    assert columns(["project", "title", "label", "quote", "record"]) == ["project", "label"]
    assert columns(["concept_1", "label_1", "projects"]) == ["concept_1", "projects"]
    assert columns(["quote", "start", "end", "value"]) == ["value"]
    assert columns(["person", "name", "first", "sentence", "source", "quote", "record"]) == [
        "person", "first"
    ]  # fmt: skip
    assert columns(["project", "start", "area", "start_quote"]) == ["project", "start", "area"]


def test_every_column_of_every_question_has_words(seed_store: EmbeddedStore) -> None:
    for each in questions():
        bindings = bind(each, seed_store, {}, "sv")
        answer = seed_store.query(each.sparql, functions_of(seed_store), **bindings)
        assert isinstance(answer, ox.QuerySolutions)
        names = tuple(variable.value for variable in answer.variables)
        for name in columns(names):
            assert f"answer-{name}" in WORDS, (each.number, name)
        for name in in_document(Coming("table", names), Layout()).names:
            assert head(name, each.number), (each.number, name)


def test_a_question_is_asked_about_what_a_small_graph_has(data: Data) -> None:
    about = [given_in(a["command"])["concept"] for a in data["questions"] if a["number"] == 5]
    assert "concept/mod" in about
    assert len(about) == len(set(about)) > 1
    (running,) = (answer for answer in data["questions"] if answer["number"] == 6)
    assert running["command"] == "innokraft ask 6 -p from=2015-01-01 -p to=2015-12-31"
    assert running["total"] == 1
    (differing,) = (answer for answer in data["questions"] if answer["number"] == 37)
    given = given_in(differing["command"])
    assert given["organisation"] != given["other"]


def test_no_answer_is_told_with_why(tmp_path: Path) -> None:
    says = (("concept:mod ik:identifiedAsCentralIn m", "konstaterat"),)
    store = store_of(tmp_path, [Page("2031-00001", says=says)])
    data = data_of(page_of(store))
    found = {answer["number"]: answer for answer in data["questions"]}
    assert found[11]["total"] == found[7]["total"] == 0
    assert "annotated" in found[7]["why"][1]
    assert found[11]["why"] == ["inget i grafen svarar på det", "nothing in the graph answers that"]


def test_without_annotations_what_needs_them_is_not_asked_and_would_give_nothing(
    monkeypatch: pytest.MonkeyPatch, seed_store: EmbeddedStore
) -> None:
    store = open_graph(str(MANY))
    needing = [each for each in questions() if each.annotated]
    assert needing
    for each in needing:
        assert not list(store.select(each.sparql, **bind(each, store, {}, "sv"))), each.number
    data = data_of(page_of(store))
    found = {answer["number"]: answer for answer in data["questions"]}
    assert found[4]["total"] == 0
    assert found[4]["why"]
    monkeypatch.setattr(asking, "annotated_records", lambda _: 0)
    unread = {answer["number"]: answer for answer in data_of(page_of(seed_store))["questions"]}
    assert {each.number: unread[each.number]["total"] for each in needing} == dict.fromkeys(
        (each.number for each in needing), 0
    )
    assert "nobody has annotated" in unread[4]["why"][1]


def test_of_a_large_graph_all_is_held_against_all_only_if_wanted() -> None:
    store = open_graph(str(MANY))
    told = {answer["number"]: answer for answer in data_of(page_of(store, many=5))["questions"]}
    dear = [each.number for each in questions() if each.pairs]
    assert dear == [10, 11, 22, 25, 29]
    long = [each.number for each in questions() if each.long]
    assert long[0] == 26
    for number in dear + long:
        assert told[number]["total"] is None
        assert "innokraft render --questions" in told[number]["why"][1]
    wanted = data_of(page_of(store, wanted=True, many=5))["questions"]
    assert all(answer["total"] is not None for answer in wanted)
    assert data_of(page_of(store, wanted=False, many=5))["questions"] == []


def test_a_long_answer_is_cut_and_its_length_told(
    monkeypatch: pytest.MonkeyPatch, seed_store: EmbeddedStore, data: Data
) -> None:
    monkeypatch.setattr(asking, "ROWS", 2)
    (cut,) = (each for each in data_of(page_of(seed_store))["questions"] if each["number"] == 21)
    (full,) = (each for each in data["questions"] if each["number"] == 21)
    assert (len(cut["rows"]), cut["total"]) == (2, full["total"])
    assert len(full["rows"]) == min(full["total"], 100) > 2


def test_a_page_beside_a_focus_has_no_answers_unless_wanted(seed_store: EmbeddedStore) -> None:
    network = build_network(seed_store, focus="concept/mod")
    assert answers_of(seed_store, network) is None
    assert answers_of(seed_store, network, wanted=True) is not None


def test_of_a_sum_over_many_the_first_quotes_stand_and_their_number(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    pages = [Page(f"2031-{n:05}", amount=f"{n}00 000") for n in range(1, 5)]
    store = store_of(tmp_path, pages)

    def granted() -> tuple[list[str], list[int]]:
        page = page_of(store)
        jsonschema.validate(data_of(page), SCHEMA)
        exact = quoted(page)
        (answer,) = (each for each in data_of(page)["questions"] if each["number"] == 2)
        ((_, quotes, *more),) = answer["rows"]
        return [exact[quote] for quote in quotes], more

    whole, none = granted()
    assert sorted(whole) == [f"{n}00 000 kronor" for n in range(1, 5)]
    assert none == []
    monkeypatch.setattr("innokraft.viewer.questions.CITED", 3)
    assert granted() == (sorted(whole)[:3], [4])
