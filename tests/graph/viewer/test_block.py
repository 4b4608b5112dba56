"""The data block: its form, what is set down once, and the evidence of every statement."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from innokraft.bilingual import Bilingual
from innokraft.network import Link, Thing, build_network
from innokraft.network.model import About
from innokraft.rdf.namespaces import expand
from innokraft.store import open_graph
from innokraft.viewer import block, render
from innokraft.viewer.block import Block, packed
from innokraft.viewer.narrowing import narrowed
from innokraft.viewer.page import data_of as page_data_of
from innokraft.views.quotes import Quote, quote_in
from innokraft.views.statements import Basis, Chosen, Derivation, Fact, Note, Premise, ValueShown
from tests.graph.made_pages import Page, store_of
from tests.graph.viewer.blocks import data_of, drawn_links, quoted, texts_of, unpacked

MADE = Path(__file__).parents[1]
SCHEMA = json.loads((files("innokraft") / "viewer" / "block.schema.json").read_text("utf-8"))
WORDS = ValueShown(Bilingual("ord", "words"))


def made(name: str, many: int = 150) -> str:
    return render(build_network(open_graph(str(MADE / f"{name}.trig")), many=many))


@pytest.fixture(scope="module", params=["made_network", "made_many"])
def page(request: pytest.FixtureRequest) -> str:
    return made(request.param, 5)


def _about(*records: str, addresses: dict[str, str] | None = None) -> About:
    names = {name: Bilingual.alike(name) for name in ("p", "q", *records)}
    return About(names=names, addresses=addresses or {})


def test_the_schema_is_a_schema_and_holds_every_page(page: str) -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    jsonschema.validate(data_of(page), SCHEMA)


def test_the_schema_refuses_what_has_another_form(page: str) -> None:
    for name, wrong in (("quotes", [[0, 1]]), ("links", [[0, 1, 2]]), ("more", [])):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(data_of(page) | {name: wrong}, SCHEMA)


def test_every_number_names_something(page: str) -> None:
    data = data_of(page)
    for name, at, table in (
        ("quotes", 0, "records"), ("things", 0, "kinds"), ("links", 0, "things"),
        ("links", 1, "things"), ("links", 2, "properties"), ("links", 4, "certainties"),
    ):  # fmt: skip
        numbers = {row[at] for row in data[name]}
        assert numbers
        assert max(numbers) < len(data[table]), (name, at)
    facts = [fact for thing in data["things"] for fact in thing[6:]]
    assert max(fact[0] for fact in facts) < len(data["properties"])
    assert max(fact[1] for fact in facts) < len(data["values"])
    projects = [n for n, row in enumerate(data["things"]) if data["kinds"][row[0]] == "project"]
    measured = data["measures"]["projects"]
    assert sorted(row[0] for row in measured) == projects
    kinds = [data["kinds"][row[0]] for row in data["things"]]
    assert {kinds[row[0]] for project in measured for row in project[6:]} == {"organisation"}


def test_every_statement_of_a_record_has_its_quote_at_its_place(page: str) -> None:
    data = data_of(page)
    exact = quoted(page)
    assert len(exact) == len({tuple(quote) for quote in data["quotes"]}) > 5
    bases = [b for thing in data["things"] for fact in thing[6:] for b in fact[2:]]
    bases += [b for link in data["links"] for b in link[6:]]
    used = {b for b in bases if isinstance(b, int)}
    used |= {q for b in bases if isinstance(b, dict) for q in b.get("quotes", [])}
    used |= {q for b in bases if isinstance(b, dict) for n in b.get("notes", []) for q in n[3]}
    assert used == set(range(len(exact)))


def test_in_the_file_a_block_is_narrow_and_nothing_is_lost() -> None:
    network = build_network(open_graph(str(MADE / "made_network.trig")), many=5)
    wide, _ = page_data_of(network, None, "sv")
    wide["unsettled"]["candidates"] += [
        [0, 1, *wide["things"][1][1:4], "w", 0, 0.9, "k", "l"],
        [0, 1, "project/other", "namn", 0, "w", 0, 0.9, "k", "l"],
        [0, -1, "project/away", "namn", 0, "w", 0, 0.9, "k", "l"],
    ]
    wide = json.loads(json.dumps(wide))
    small = narrowed(wide)
    assert [row[2] for row in small["unsettled"]["candidates"][-3:]] == [
        0, "project/other", "project/away",
    ]  # fmt: skip
    titles = {name for thing in wide["things"] for name in thing[2:4]}
    values = zip(wide["values"], small["values"], strict=True)
    assert all(isinstance(row[0], list) == (whole[0] in titles) for whole, row in values)
    element = f'<script type="text/plain" id="data">{packed(small)}</script>'
    assert data_of(element) == wide
    assert len(packed(small)) < len(packed(wide))


def test_a_frozen_text_stands_in_the_page_once(page: str) -> None:
    texts = [text for pack in texts_of(page) for text in pack.values()]
    assert len(texts) == len(set(texts)) == len(data_of(page)["records"])


@pytest.mark.parametrize("many", [150, 0], ids=["whole", "overview"])
def test_every_hard_statement_has_its_quote_at_any_size(tmp_path: Path, many: int) -> None:
    store = store_of(tmp_path, [Page("2031-00001", title="En sak"), Page("2031-00002")])
    page = render(build_network(store, many=many))
    data, exact = data_of(page), quoted(page)
    iris = [row[0] for row in data["properties"]]
    told: dict[str, list[str]] = {}
    for of, *bases in [fact[:1] + fact[2:] for thing in data["things"] for fact in thing[6:]]:
        told.setdefault(iris[of], []).extend(exact[basis] for basis in bases)
    for link in data["links"]:
        told.setdefault(iris[link[2]], []).extend(exact[basis] for basis in link[6:])
    assert told[expand("schema:amount")] == ["100 000 kronor"] * 2
    assert told[expand("schema:funder")] == ["Bidrag från Vinnova 100 000 kronor"] * 2
    assert told[expand("ik:coordinator")] == ["Koordinator Ena högskolan"] * 2
    assert told[expand("time:hasTime")] == ["Projektets löptid april 2015 - juni 2015"] * 2
    assert told[expand("ik:status")] == ["Status Avslutat"] * 2
    assert "Diarienummer 2031-00001" in told[expand("dcterms:identifier")]
    assert "En sak" in told[expand("dcterms:title")]


def test_texts_lie_in_packs_and_records_of_one_number_together(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(block, "PACK", 10)
    told = Block()
    records = [f"r/{source}/{number}/sha" for source in "ab" for number in "123"]
    bases = tuple(Basis(quotes=(quote_in("Mod och", record, 0, "Mod"),)) for record in records)
    told.link(Link("a", "b", "p", bases=bases), (0, 1), "firm")
    tables, packs = told.tables(_about(*records))
    assert [row[2] for row in tables["records"]] == [0, 1, 2, 0, 1, 2]
    assert [sorted(pack) for pack in packs] == [[0, 3], [1, 4], [2, 5]]


def test_a_quote_that_is_not_in_its_text_stands_by_itself() -> None:
    told = Block()
    bases = (Basis(quotes=(quote_in("Kraft.", "r", 0, "Mod"),)),)
    assert told.link(Link("a", "b", "p", bases=bases), (0, 1), "firm")[6:] == [0]
    tables, packs = told.tables(_about("r"))
    assert (tables["quotes"], packs) == ([[0, 0, "Mod"]], [])


def test_only_a_quote_that_nothing_more_is_said_of_stands_as_a_number() -> None:
    quotes = tuple(quote_in("Mod och kraft", "r", start, "o") for start in (1, 4))
    note = Note("q", WORDS, "mojligt", quotes[1:])
    basis = Basis("troligt", False, WORDS, WORDS, (note,), quotes, Chosen("för att", "jag", "2031"))
    link = Link("a", "b", "p", "troligt", True, (Basis(quotes=quotes), basis, Basis(derived=True)))
    *how, one, other, full, derived = Block().link(link, (3, 4), "hedged")
    assert how == [3, 4, 0, 1, 3, 1]
    assert (one, other) == (0, 1)
    assert full == {
        "certainty": "troligt", "holder": 0, "attribution": 0,
        "notes": [[1, 0, "mojligt", [1]]], "quotes": [0, 1], "chosen": ["jag", "2031", "för att"],
    }  # fmt: skip
    assert derived == {"derived": True}


def test_what_is_derived_stands_with_its_rule_and_its_premises() -> None:
    quotes = (quote_in("Mod och kraft", "r", 0, "Mod"),)
    premise = Premise(Bilingual.alike("a"), "q", Bilingual.alike("b"), quotes)
    basis = Basis("harlett", True, derivation=Derivation(WORDS.words, (premise,)))
    assert Block().link(Link("a", "b", "p", bases=(basis,)), (0, 1), "derived")[6:] == [
        {"certainty": "harlett", "derived": [2, [[0, 1, 1, [0]]]]}
    ]


def test_what_recurs_stands_once() -> None:
    told = Block()
    fact = Fact("p", WORDS, (Basis(quotes=(Quote("r", 0, 1, "M", "Mod"),)),))
    thing = Thing("a", "concept", Bilingual("mod", "courage"), (fact, fact), 7)
    row = told.thing(thing, (("mod",), ("courage",)), 3)
    assert row == [3, "a", "mod", "courage", [("mod",), ("courage",)], 7, [0, 0, 0], [0, 0, 0]]
    tables, _ = told.tables(_about("r"))
    assert tables == {
        "properties": [["p", "p", 0]], "values": [["ord", "words", 0, 0]],
        "quotes": [[0, 0, 1]], "records": [["r", 0, 0, 0, "r"]],
    }  # fmt: skip


def test_a_record_has_its_address_only_if_that_is_a_web_address() -> None:
    for address, kept in (("https://example.org/b", "https://example.org/b"), ("data:,b", 0)):
        told = Block()
        bases = (Basis(quotes=(Quote("r", 0, 1, "M", "Mod"),)),)
        told.link(Link("a", "b", "p", bases=bases), (0, 1), "firm")
        tables, _ = told.tables(_about("r", addresses={"r": address}))
        assert tables["records"] == [["r", 0, 0, kept, "r"]]


def test_an_overview_draws_its_ties_and_holds_the_rest() -> None:
    data: dict[str, Any] = data_of(made("made_many", 5))
    assert len(data["places"]) == 8
    assert len(data["things"]) == 20
    lines = list(data["words"]["lines"])
    assert {lines[link[3]] for link in drawn_links(data)} == {"tie"}
    assert len(data["ties"]) == len(data["bends"])


@pytest.mark.parametrize("text", ["</script><!-- & \u2028 'å'", "", "\U0001f30a" * 3])
def test_what_is_packed_holds_no_markup_and_comes_back(text: str) -> None:
    assert unpacked(packed([text])) == [text]
    assert not set(packed([text])) & set("<>&'\"\u2028")
