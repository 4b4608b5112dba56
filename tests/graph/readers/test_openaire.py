"""OpenAIRE: its Graph in JSON, its search API in XML and JSON, with a made project."""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from innokraft.errors import InnokraftError
from innokraft.readers.formats import read_again
from innokraft.readers.messages import SkippedError
from innokraft.record import Money, Record
from tests.graph.made_openaire import (
    DUMPED,
    OWN,
    PROJECT,
    SEARCHED,
    XML,
    answer,
    said,
    search,
)

Item = Record | InnokraftError
Reading = Callable[..., list[Item]]
Making = Callable[..., Record]

FORMS = {"a.json": answer(PROJECT), "d.json": json.dumps(DUMPED), "s.json": search(SEARCHED),
         "x.xml": XML}  # fmt: skip


def changed(**changes: Any) -> str:
    """An answer with one project, some of whose fields are changed."""
    return answer(PROJECT | changes)


def searched(**changes: Any) -> str:
    """An answer of the search API in JSON, with some elements of its project changed."""
    result = json.loads(json.dumps(SEARCHED))
    result["metadata"]["oaf:entity"]["oaf:project"] |= changes
    return search(result)


@pytest.mark.parametrize("name", sorted(FORMS))
def test_a_project_is_the_same_in_each_form(record: Making, name: str) -> None:
    found = record(name, FORMS[name])
    assert found.funder is not None
    assert found.amount is not None
    assert found.total_cost is not None
    assert found.period is not None
    assert found.acronym is not None
    assert (found.local_id, found.project) == (OWN, ("ec", "101000001", ""))
    assert found.address == f"https://explore.openaire.eu/search/project?projectId={OWN}"
    assert found.titles[0].value == ("Courage & force in the everyday", "en")
    assert found.funder.value.name == "European Commission"
    assert found.amount.value == Money(Decimal(900000), "EUR")
    assert found.total_cost.value == Money(Decimal("972000.5"), "EUR")
    assert (str(found.period.value.start), str(found.period.value.end)) == (
        "2022-01-01", "2024-12-31",
    )  # fmt: skip
    assert found.acronym.value == "MOD"
    assert [k.value.value for k in found.keywords] == [
        "courage", "innovation", "daring", "everyday life",
    ]  # fmt: skip
    assert {("openaire-program", "EC::HE::HORIZON-RIA"), ("cordis-call", "HORIZON-MOD-2021")} <= {
        (t.value.scheme, t.value.code) for t in found.topics
    }
    assert [link.value for link in found.links] == ["https://mod.example.eu"]
    assert [s.body.of(found.text) for s in found.sections] == [PROJECT["summary"]]
    assert found.warnings == ()


@pytest.mark.parametrize("name", sorted(FORMS))
def test_the_record_follows_from_its_frozen_text(record: Making, name: str) -> None:
    found = record(name, FORMS[name])
    assert read_again(found.source, found.text) == found


def test_each_value_rests_on_its_line(record: Making) -> None:
    found = record("a.json", changed())
    assert found.amount is not None
    assert found.number is not None
    assert found.amount.span.of(found.text) == "granted fundedAmount: 900000"
    assert found.number.span.of(found.text) == "code: 101000001"
    assert found.keywords[2].span.of(found.text) == "daring"


def test_the_search_api_says_the_same_in_xml_and_json(record: Making) -> None:
    xml, searched_ = record("x.xml", XML), record("s.json", search(SEARCHED))
    assert xml.text == searched_.text
    assert [(p.value.name, p.value.country) for p in xml.participants] == [("Example School", "SE")]
    assert "Secret" not in xml.text
    assert "@" not in xml.text
    assert "Not this one" not in xml.text


def test_a_lone_result_and_a_list_of_funding_trees_are_read(record: Making) -> None:
    lone = json.dumps({"response": {"results": {"result": SEARCHED}}})
    assert record("s.json", lone).local_id == OWN
    tree = {"funder": {"name": said("Example Trust")}, "funding_level_0": {"name": said("Open")}}
    found = record("s.json", searched(fundingtree=[tree, tree]))
    assert found.funder is not None
    assert (found.funder.value.name, found.project.funder) == ("Example Trust", "example-trust")
    assert ("openaire-program", "open") in {(t.value.scheme, t.value.code) for t in found.topics}


@pytest.mark.parametrize(
    ("name", "key"),
    [("UK Research and Innovation", "ukri"), ("National Science Foundation", "nsf"),
     ("Swedish Research Council", "vr"), ("VINNOVA", "vinnova")],
)  # fmt: skip
def test_a_funder_has_the_key_that_other_sources_give_it(
    record: Making, name: str, key: str
) -> None:
    found = record("a.json", changed(fundings=[{"name": name}]))
    assert found.project.funder == key
    assert "openaire-call" in {topic.value.scheme for topic in found.topics}


@pytest.mark.parametrize(
    ("granted", "amount", "told"),
    [
        ({"currency": "AUD", "fundedAmount": "500000.5"}, Money(Decimal("500000.5"), "AUD"), ""),
        ({"currency": "EUR", "fundedAmount": 0.0, "totalCost": 0}, None, ""),
        ({"fundedAmount": 5}, None, "no currency: 5 is not kept"),
        ({"currency": "EUROS2", "fundedAmount": 5}, None, "'EUROS2' is no currency"),
        ({"currency": "EUR", "fundedAmount": -5}, None, "no amount"),
        (None, None, ""),
    ],
)
def test_an_amount_is_in_the_currency_that_stands_beside_it(
    record: Making, granted: object, amount: Money | None, told: str
) -> None:
    found = record("a.json", changed(granted=granted))
    assert (found.amount.value if found.amount else None) == amount
    assert told in "".join(found.warnings)
    assert bool(found.warnings) is bool(told)


def test_what_is_a_list_elsewhere_may_be_one_and_the_reverse(record: Making) -> None:
    one = {"fundings": PROJECT["fundings"][0], "granted": [PROJECT["granted"]],
           "subjects": "mod; kraft", "h2020Programmes": PROJECT["h2020Programmes"][0]}  # fmt: skip
    found = record("a.json", changed(**one))
    assert found.amount is not None
    assert found.amount.value == Money(Decimal(900000), "EUR")
    assert [(k.value.value, k.span.of(found.text)) for k in found.keywords[:2]] == [
        ("mod", "mod"), ("kraft", "kraft"),
    ]  # fmt: skip
    assert "cordis-programme" in {topic.value.scheme for topic in found.topics}
    assert found.warnings == ()


def test_several_funders_and_none_are_told(record: Making) -> None:
    two = record("a.json", changed(fundings=[{"name": "Example Trust"}, {"name": "Other Trust"}]))
    assert two.funder is not None
    assert two.funder.value.name == "Example Trust"
    assert "'Other Trust' funds it too" in two.warnings[0]
    none = record("a.json", changed(fundings=None))
    assert (none.funder, none.amount, none.project.funder) == (None, None, "unknown")
    assert "no funder is named" in none.warnings[0]


def test_a_code_that_is_none_gives_no_number(record: Making, reading: Reading) -> None:
    found = record("a.json", changed(code="unidentified"))
    assert (found.number, found.project.number, found.project.name) == (None, None, OWN)
    (refused,) = reading("a.json", changed(code=None, id=""))
    assert "this has no id and no code" in str(refused)
    bare = record("a.json", changed(id=None))
    assert (bare.local_id, bare.address) == ("101000001", None)


@pytest.mark.parametrize("code", ["utf-8-sig", "utf-16"])
def test_a_dump_is_read_line_by_line_in_any_code(reading: Reading, code: str) -> None:
    lines = "\n".join(json.dumps(DUMPED | {"id": f"a::{n}"}) for n in (1, 2))
    found = reading("d.json", lines.encode(code))
    assert [item.local_id for item in found if isinstance(item, Record)] == ["a::1", "a::2"]


def test_records_of_a_harvest_are_read(reading: Reading) -> None:
    inner = XML.partition("<metadata>")[2].partition("</metadata>")[0]
    head = f'<dri:objIdentifier xmlns:dri="d">{OWN}</dri:objIdentifier>'
    one = f"<record><header>{head}</header><metadata>{inner}</metadata></record>"
    found = reading("o.xml", f"<OAI-PMH><ListRecords>{one}<record/></ListRecords></OAI-PMH>")
    assert isinstance(found[0], Record)
    assert found[0].local_id == OWN
    assert "there is no project in this" in str(found[1])


def test_what_is_not_known_is_told_once(reading: Reading) -> None:
    told, found = reading("a.json", changed(shoeSize=43))
    assert isinstance(told, SkippedError)
    assert isinstance(found, Record)
    assert [type(i) for i in reading("s.json", searched(shoeSize=said(43)))] == [
        SkippedError, Record,
    ]  # fmt: skip


def test_json_that_could_be_no_xml_is_read(record: Making) -> None:
    odd = {"$": "Mod\x00 \ud800 kraft", "@a b": 1, "<x>": [[said("y")]]}
    found = record("s.json", searched(title=odd, summary=[said("We dare to try."), said("Again")]))
    assert found.titles[0].value.value.startswith("Mod")
    assert "\ufffd" in found.text
    assert "could not be kept" in found.warnings[-1]
