"""Vinnova's open data, `projekt`, with made objects."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from innokraft.errors import InnokraftError
from innokraft.readers.frozen.nested import as_text
from innokraft.record import Record, SectionKind

Item = Record | InnokraftError
Reading = Callable[..., list[Item]]
Making = Callable[..., Record]

PROJEKT: dict[str, Any] = {
    "Diarienummer": "2019-00001",
    "Ärenderubrik": "Mod och kraft i vardagen",
    "ÄrenderubrikEngelska": "Courage in the everyday",
    "DiarienummerAnsokningsomgang": "2018-00011",
    "DiarienummerUtlysning": "2018-00022",
    "DiarienummerProgram": "2017-00033",
    "MalSvenska": "Vi ville pröva hur man vågar.",
    "ResultatSvenska": "Det gav mod och kraft.",
    "ImplementationSvenska": "Vi träffades och talade.",
    "MalEngelska": "We wanted to try courage.",
    "ResultatEngelska": "It gave us the force to act.",
    "ImplementationEngelska": "We met and we talked.",
    "Projektreferat": "Ett referat av det som var.",
    "BeviljatBidrag": 1234567,
    "ProjektStart": "2019-05-01T00:00:00",
    "ProjektSlut": "2021-03-31T00:00:00",
    "KoordinatorOrg": "Exempelskolan",
    "KoordinatorArb": "Institutionen för mod",
    "LankLista": [{"Beskrivning": "Sidan", "URL": "https://exempel.se/mod"}],
    "Status": "Avslutat",
}


def dumped(item: dict[str, Any], **changes: Any) -> str:
    """A made object as JSON, with some of its fields changed."""
    return json.dumps({**item, **changes}, ensure_ascii=False)


def test_a_projekt_is_read_with_the_line_of_each_value(record: Making) -> None:
    found = record("p.json", dumped(PROJEKT))
    assert found.key == "vinnova-projekt/2019-00001"
    assert (found.project.funder, found.project.number) == ("vinnova", "2019-00001")
    assert found.coordinator is not None
    assert found.unit is not None
    assert found.amount is not None
    assert found.period is not None
    assert found.status is not None
    assert found.coordinator.value.name == "Exempelskolan"
    assert found.unit.span.of(found.text) == (
        "KoordinatorOrg: Exempelskolan\nKoordinatorArb: Institutionen för mod"
    )
    assert found.amount.span.of(found.text) == "BeviljatBidrag: 1234567"
    assert str(found.period.value.start) == "2019-05-01"
    assert found.status.value == "avslutat"
    assert [link.value for link in found.links] == ["https://exempel.se/mod"]
    assert {(t.value.scheme, t.value.code) for t in found.topics} == {
        ("vinnova-program", "2017-00033"),
        ("vinnova-utlysning", "2018-00022"),
        ("vinnova-ansokningsomgang", "2018-00011"),
    }
    assert found.warnings == ()


def test_the_texts_of_a_projekt_are_sections_of_their_kind_and_language(record: Making) -> None:
    found = record("p.json", dumped(PROJEKT))
    assert [(s.kind, s.language) for s in found.sections] == [
        (SectionKind.AIM, "sv"), (SectionKind.RESULT, "sv"), (SectionKind.METHOD, "sv"),
        (SectionKind.OTHER, "sv"),
        (SectionKind.AIM, "en"), (SectionKind.RESULT, "en"), (SectionKind.METHOD, "en"),
    ]  # fmt: skip
    assert found.sections[0].body.of(found.text) == PROJEKT["MalSvenska"]
    assert found.sections[0].heading.of(found.text) == "MalSvenska"


@pytest.mark.parametrize("mark", ["x", "xx", " X ", "xx."])
def test_x_means_that_there_is_no_text(record: Making, mark: str) -> None:
    names = ("ÄrenderubrikEngelska", "MalEngelska", "ResultatEngelska", "ImplementationEngelska")
    found = record("p.json", dumped(PROJEKT, **dict.fromkeys(names, mark)))
    assert {section.language for section in found.sections} == {"sv"}
    assert [title.value.language for title in found.titles] == ["sv"]


@pytest.mark.parametrize("links", ["", [], None, [""], [{"Beskrivning": "", "URL": ""}]])
def test_a_list_of_links_can_be_empty_in_any_way(record: Making, links: object) -> None:
    found = record("p.json", dumped(PROJEKT, LankLista=links))
    assert found.links == ()
    assert found.warnings == ()


def test_a_link_that_is_none_is_warned_of(record: Making) -> None:
    found = record("p.json", dumped(PROJEKT, LankLista=[{"URL": "javascript:alert(1)"}]))
    assert found.links == ()
    assert "no web address" in found.warnings[0]


def test_names_in_another_unicode_form_are_the_same_names(record: Making) -> None:
    decomposed = unicodedata.normalize("NFD", dumped(PROJEKT).replace("Mod och", "Mod och"))
    found = record("p.json", decomposed)
    assert found.titles[0].value.language == "sv"
    assert len(found.titles) == 2


def test_a_default_date_is_no_date(record: Making) -> None:
    found = record("p.json", dumped(PROJEKT, ProjektSlut="0001-01-01T00:00:00"))
    assert found.period is not None
    assert found.period.value.end is None
    assert "ProjektSlut" in found.warnings[0]


def test_names_of_fields_and_values_are_read_however_unicode_writes_them(record: Making) -> None:
    odd = dumped(PROJEKT, Diarienummer="Dnr 2019\u201100001", Status="Av\u00adslutat")
    odd = odd.replace("KoordinatorOrg", "Koordinator\u200bOrg")
    found = record("p.json", unicodedata.normalize("NFD", odd))
    assert found.local_id == "2019-00001"
    assert found.titles[0].value.value == "Mod och kraft i vardagen"
    assert found.coordinator is not None
    assert found.status is not None
    assert found.status.value == "avslutat"


def test_a_value_of_nothing_that_is_seen_is_none(record: Making) -> None:
    found = record("p.json", dumped(PROJEKT, KoordinatorOrg="\u200b\u00ad", Status="\ufeff"))
    assert found.coordinator is None
    assert found.status is None


def test_a_private_coordinator_is_not_kept(record: Making) -> None:
    found = record("p.json", dumped(PROJEKT, KoordinatorOrg="NULL", KoordinatorArb=""))
    assert found.coordinator is None
    assert "private person" in found.warnings[0]


def test_a_projekt_without_number_is_refused(reading: Reading) -> None:
    items = reading("p.json", json.dumps([{**PROJEKT, "Diarienummer": None}, PROJEKT]))
    assert [isinstance(item, Record) for item in items] == [False, True]
    assert "row 1" in str(items[0])
    assert "Diarienummer" in str(items[0])


@pytest.mark.parametrize("number", ["1E+999999999", "1e400", "-1", "NaN", "12345678901234567890"])
def test_a_number_without_sense_is_no_amount(reading: Reading, number: str) -> None:
    text = dumped(PROJEKT, BeviljatBidrag="%").replace('"%"', number)
    (item,) = reading("p.json", text)
    assert isinstance(item, Record)
    assert item.amount is None
    assert "BeviljatBidrag" in item.warnings[0]


def test_a_number_is_written_without_exponent() -> None:
    assert as_text(Decimal("2E+6")) == "2000000"
    assert len(as_text(Decimal("1E+999999"))) < 20


def test_a_coordinator_with_a_persons_name_is_kept_and_told(record: Making) -> None:
    found = record("p.json", dumped(PROJEKT, KoordinatorOrg="Karin Påhittad", KoordinatorArb=""))
    assert found.coordinator is not None
    assert "'Karin Påhittad' may be a private person" in found.warnings[0]
