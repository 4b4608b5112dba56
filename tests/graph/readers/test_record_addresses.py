"""Where a source lets its records be read: only by a form that stays, and never a guess."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from innokraft.readers.values.record_addresses import cordis_address, swecris_address
from innokraft.record import Record
from tests.graph.readers.test_swecris import ROW
from tests.graph.readers.test_vinnova_html import saved

Making = Callable[..., Record]

SWECRIS = "https://www.vr.se/english/swecris.html#/project/"
CORDIS = "https://cordis.europa.eu/project/id/"
PAGE = "https://www.vinnova.se/p/mod-i-vardagen/"
OTHER = "https://www.vinnova.se/en/p/courage-every-day/"
CANONICAL = f'<link rel="canonical" href="{PAGE}">'
SAVED = f"<!-- saved from url=(0042){OTHER} -->"


@pytest.mark.parametrize(
    ("project_id", "address"),
    [
        ("2015-01573_Vinnova", f"{SWECRIS}2015-01573_Vinnova"),
        ("P13-0123:1_RJ", f"{SWECRIS}P13-0123:1_RJ"),
        ("99/99B CV_SNSB", None),
        ("Å 12_X", None),
    ],
)
def test_a_row_of_swecris_is_read_by_its_id(
    record: Making, project_id: str, address: str | None
) -> None:
    assert swecris_address(project_id) == address
    row = ROW | {"projectId": project_id}
    assert record("rader.json", json.dumps([row])).address == address


@pytest.mark.parametrize(
    ("number", "is_read"), [("691102", True), ("AIR2-1353", True), ("a b", False)]
)
def test_a_project_of_cordis_is_read_by_its_id(record: Making, number: str, is_read: bool) -> None:
    address = f"{CORDIS}{number}" if is_read else None
    assert cordis_address(number) == address
    xml = f"<project><rcn>1</rcn><id>{number}</id><title>Courage</title></project>"
    xml = xml.replace("<project>", '<project xmlns="http://cordis.europa.eu">')
    assert record("projekt.xml", xml).address == address


@pytest.mark.parametrize(
    ("head", "address"),
    [
        (f'<link rel="canonical" href="{PAGE}">', PAGE),
        (f'<link href="{PAGE}?a=1&amp;b=2" rel="canonical"/>', f"{PAGE}?a=1&b=2"),
        (f'<meta property="og:url" content="{PAGE}">', PAGE),
        (f"<!-- saved from url=(0042){PAGE} -->", PAGE),
        (f'{SAVED}<meta property="og:url" content="{OTHER}">{CANONICAL}', PAGE),
        (f'{SAVED}<meta property="og:url" content="{PAGE}">', PAGE),
        ("", None),
        ('<link rel="stylesheet" href="https://www.vinnova.se/stil.css">', None),
        ('<meta property="og:url" content="https://www.vinnova.se/p/{mod}">', None),
    ],
)
def test_a_saved_page_is_read_where_it_says_itself(
    record: Making, head: str, address: str | None
) -> None:
    plain = record("sida.html", saved())
    found = record("sida.html", saved().replace("<head>", f"<head>{head}"))
    assert found.address == address
    assert (found.text, found.key) == (plain.text, plain.key)


def test_an_address_of_another_site_is_none_of_vinnova(record: Making) -> None:
    head = CANONICAL.replace("www.", "evil") + f'<meta name="og:url" content="{PAGE}">'
    assert record("sida.html", saved().replace("<head>", f"<head>{head}")).address == PAGE


def test_the_text_of_a_page_has_no_address(record: Making) -> None:
    page = "Mod\n\nDiarienummer 2015-00001\nBidrag från Vinnova 1 kronor\n\nSyfte och mål\nMod."
    assert record("sida.txt", page).address is None
