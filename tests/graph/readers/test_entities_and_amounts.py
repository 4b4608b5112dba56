"""What HTML escapes is read as what it stands for; amounts by the rule of their format."""

from __future__ import annotations

import html
import json
from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from innokraft.readers.values.amounts import read_amount, read_currency, read_grant
from innokraft.readers.values.characters import clean
from innokraft.readers.values.entities import without_entities
from innokraft.record import Money, Record

Making = Callable[..., Record]
WORDS = st.text(st.sampled_from("aå&<>\"' ;#x39–"), max_size=20)


@given(WORDS, st.integers(1, 4))
def test_what_was_escaped_however_often_is_read_as_it_was(text: str, times: int) -> None:
    escaped = text
    for _ in range(times):
        escaped = html.escape(escaped)
    assert without_entities(escaped) == without_entities(text)


@pytest.mark.parametrize(
    ("escaped", "meant"),
    [
        ("R&amp;D", "R&D"), ("R&amp;amp;amp;D", "R&D"), ("a &#8211; b", "a – b"),
        ("a&nbsp;b", "a\u00a0b"), ("&#xE5;&Auml;", "åÄ"), ("&amp;#8211;", "–"), ("&#150;", "–"),
        ("&amp;nbsp;", "\u00a0"), ("R&amp D", "R& D"), ("a&#38;#38;b", "a&b"),
        ("AT&T", "AT&T"), ("?a=1&copy=2&lt=3", "?a=1&copy=2&lt=3"), ("&foo; &", "&foo; &"),
        ("&amp;foo;", "&foo;"), ("&#1;&#0;", "\ufffd\ufffd"), ("&lt;p&gt;", "<p>"),
    ],
)  # fmt: skip
def test_a_reference_is_what_it_stands_for(escaped: str, meant: str) -> None:
    assert without_entities(escaped) == meant


def test_a_personal_number_behind_references_is_masked_too() -> None:
    assert "0823" not in clean("Nr &#54;&#52;&#48;823-3234")


@pytest.mark.parametrize("name", ["Mod &amp;amp; kraft &#8211; en&nbsp;väg"])
def test_no_entity_stays_in_any_source(record: Making, name: str) -> None:
    sources = {
        "a.csv": "ProjectId;ProjectTitleSv;CoordinatingOrganisationNameSv;"
        f'FundingOrganisationNameSv;ProjectAbstractSv\n1_Vinnova;"{name}";"{name}";Vinnova;"{name}"\n',
        "b.json": json.dumps({"Diarienummer": "1", "Ärenderubrik": name, "MalSvenska": name,
                              "KoordinatorOrg": name}),
        "c.yaml": f'record: r\ntitle: "{name}"\ncoordinator: "{name}"\naim: "{name}"\n',
        "d.txt": f"{name}\n\nDiarienummer 2015-00001\nKoordinator {name}\n"
        f"Bidrag från Vinnova 5 kronor\nSyfte och mål\n\n{name}\n",
        "e.xml": f"<project><rcn>1</rcn><id>1</id><title>{html.escape(name)}</title><objective>"
        f"{name.replace('&nbsp;', ' ')}</objective></project>",
    }  # fmt: skip
    for file, text in sources.items():
        found = record(file, text)
        assert "&amp" not in found.text, file
        assert "&#" not in found.text, file
        assert found.titles[0].value.value.replace("\u00a0", " ") == "Mod & kraft – en väg"
        assert found.sections[0].body.of(found.text).startswith("Mod & kraft –")


@pytest.mark.parametrize(
    ("written", "amount"),
    [
        ("1.5e6", "1500000"), ("999.999", "999.999"), ("250,5", "250.5"), ("-500", "-500"),
        ("0", "0"), ("-0", "0"), ("1 250 125,50", "1250125.50"), ("1000000 kr", "1000000"),
        ("250,125", None), ("NaN", None), ("Infinity", None), ("1e400", None), ("", None),
        ("1,250,125", None), ("0x10", None), ("١٢", None), ("1e13", "1e13"), ("1.1e13", None),
    ],
)  # fmt: skip
def test_an_amount_is_read_by_the_rule_of_machines(written: str, amount: str | None) -> None:
    found = read_amount(written, "SEK")
    assert found == (Money(Decimal(amount), "SEK") if amount else None)


@given(st.decimals(-(10**13), 10**13, places=3))
def test_every_number_that_json_holds_is_read_exactly(number: Decimal) -> None:
    written = str(json.loads(str(number), parse_float=Decimal, parse_int=Decimal))
    assert read_amount(written, "SEK") == Money(number, "SEK")
    comma = str(number).replace(".", ",")
    assert read_amount(comma, "EUR", comma=True) == Money(number, "EUR")
    assert (read_grant(written, "SEK") is None) == (number < 0)


def test_a_currency_is_a_code_of_the_standard_or_none() -> None:
    assert [read_currency(c) for c in ("SEK", " eur ", "kr", "€", "XXX", "", "SEKEL")] == [
        "SEK", "EUR", "SEK", "EUR", None, None, None,
    ]  # fmt: skip


@pytest.mark.parametrize("number", ["1.5e6", "1500000", "1500000.0", '"1500000"', '"1 500 000"'])
def test_a_grant_in_json_is_what_the_number_says(record: Making, number: str) -> None:
    text = f'{{"Diarienummer": "1", "Ärenderubrik": "M", "BeviljatBidrag": {number}}}'
    found = record("p.json", text)
    assert found.amount is not None
    assert found.amount.value == Money(Decimal(1500000), "SEK")


def test_a_number_of_any_length_spoils_no_other_record(
    reading: Callable[..., list[object]],
) -> None:
    item = '{"Diarienummer": "%", "BeviljatBidrag": %}'
    objects = [item.replace("%", number) for number in ("9" * 6000, "2")]
    items = reading("p.json", f"[{','.join(objects)}]")
    assert all(isinstance(item, Record) for item in items)
    assert len(items) == 2
