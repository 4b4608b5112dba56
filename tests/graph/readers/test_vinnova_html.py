"""Vinnova's project pages saved as web pages."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from innokraft.record import Record

Making = Callable[..., Record]

FACTS = {
    "Diarienummer": "2019-00001",
    "Koordinator": "Exempelskolan &amp; Co - Institutionen för mod",
    "Bidrag från Vinnova": "1&nbsp;234&nbsp;567 kronor",
    "Projektets löptid": "maj 2019 - mars 2021",
    "Status": "Pågående",
}
SECTIONS = {
    "Syfte och mål": "Vi ville pröva hur man v&aring;gar.",
    "Förväntade effekter och resultat": "Det gav mod.</p><p>Och kraft.",
    "Planerat upplägg och genomförande": "Vi träffades.<br>Vi talade.",
}
REVIEW = (
    "Texten på den här sidan har projektgruppen själv formulerat. "
    "Innehållet är inte granskat av våra redaktörer."
)
LIST = "<dl>{rows}</dl>", "<dt>{label}</dt><dd>{value}</dd>"
TABLE = "<table>{rows}</table>", "<tr><th>{label}</th><td>{value}</td></tr>"
SPANS = "<div>{rows}</div>", "<p><strong>{label}</strong><span>{value}</span></p>"
DIVS = "<div>{rows}</div>", "<div>{label}</div><div>{value}</div>"


def saved(facts: tuple[str, str] = LIST, *, behind: bool = False, foot: str = "") -> str:
    """A made web page, with the facts in one of several shapes, before or behind the report."""
    rows = "".join(facts[1].format(label=k, value=v) for k, v in FACTS.items())
    block = facts[0].format(rows=rows)
    report = "".join(f"<h2>{k}</h2><p>{v}</p>" for k, v in SECTIONS.items())
    before, after = ("", f"<aside>{block}</aside>") if behind else (block, "")
    return f"""<!DOCTYPE html>
<html lang="sv"><head><meta charset="utf-8"><title>Mod i vardagen | Vinnova</title>
<style>p {{ color: red }}</style><script>var Koordinator = "Skript AB";</script></head>
<body><noscript>Du har inte javascript påslaget.</noscript>
<header><nav><ul><li>Start</li><li>Status Avslutat</li></ul></nav></header>
<form id="all"><main><article><!-- Diarienummer 1999-00009 -->
<header><h1>Mod i vardagen</h1></header>
{before}{report}<p>{REVIEW}</p>{after}</article></main></form>
<h2>Kontakt</h2><p>Ring oss.</p>{foot}
<footer><p>Statens myndighet</p></footer></body></html>"""


@pytest.mark.parametrize("facts", [LIST, TABLE, SPANS, DIVS])
@pytest.mark.parametrize("behind", [False, True])
def test_a_saved_page_says_what_its_text_says(
    record: Making, facts: tuple[str, str], behind: bool
) -> None:
    found = record("sida.html", saved(facts, behind=behind))
    assert found.source == "vinnova-page"
    assert found.titles[0].value.value == "Mod i vardagen"
    assert found.number is not None
    assert found.coordinator is not None
    assert found.amount is not None
    assert found.status is not None
    assert found.unit is not None
    assert found.number.value == "2019-00001"
    assert found.coordinator.value.name == "Exempelskolan & Co"
    assert found.unit.value == "Institutionen för mod"
    assert found.amount.value.amount == 1234567
    assert found.status.value == "pagaende"
    assert [s.body.of(found.text) for s in found.sections] == [
        "Vi ville pröva hur man vågar.",
        "Det gav mod.\n\nOch kraft.",
        "Vi träffades.\n\nVi talade.",
    ]
    assert found.review is not None
    assert found.warnings == ()


def test_nothing_of_scripts_navigation_and_foot_is_in_the_text(record: Making) -> None:
    text = record("sida.html", saved()).text
    for word in ("Skript", "Start", "javascript", "color", "1999-00009", "Ring oss", "myndighet"):
        assert word not in text


@pytest.mark.parametrize(
    ("link", "addresses"),
    [
        ('<a href="https://exempel.org/mod">Om projektet</a>', ["https://exempel.org/mod"]),
        ('<a href="https://exempel.org/mod?a=1">exempel.org</a>', ["https://exempel.org/mod?a=1"]),
        ('<a href="http://www.exempel.org/">www.exempel.org</a>', ["http://www.exempel.org"]),
        ('<a href="javascript:alert(1)">Om projektet</a>', []),
        ('<a href="/om">Om projektet</a>', []),
        (
            '<ul><li>Se <a href="https://a.se/1"><b>a</b></a></li><li>b.se</li></ul>',
            ["https://a.se/1", "http://b.se"],
        ),
    ],
)
def test_the_address_of_a_link_is_kept(record: Making, link: str, addresses: list[str]) -> None:
    page = saved().replace(f"<p>{REVIEW}", f"<h2>Externa länkar</h2><p>{link}</p><p>{REVIEW}")
    found = record("sida.html", page)
    assert [each.value for each in found.links] == addresses
    assert all(each.value in (each.span.of(found.text), f"http://{each.span.of(found.text)}")
               for each in found.links)  # fmt: skip
    assert found.warnings == ()


def test_the_address_of_a_link_in_prose_is_no_part_of_it(record: Making) -> None:
    page = saved().replace("Det gav mod.", 'Det gav <a href="https://exempel.org">mod</a>.')
    assert record("a.html", page).text == record("b.html", saved()).text


def test_the_number_in_the_foot_of_a_saved_page_is_found(record: Making) -> None:
    page = saved(foot="<footer>Senast uppdaterad 2 mars 2019<br>Diarienummer 2019-00002</footer>")
    found = record("sida.html", page.replace("<dd>2019-00001</dd>", "<dd></dd>"))
    assert found.number is not None
    assert found.number.value == "2019-00002"
    assert found.modified is not None


def test_a_saved_page_in_windows_1252_is_read(record: Making) -> None:
    page = saved().replace("utf-8", "windows-1252")
    assert record("a.html", page.encode("cp1252")).text == record("b.html", saved()).text


def test_a_web_page_of_something_else_is_refused(reading: Callable[..., list[object]]) -> None:
    (item,) = reading("x.html", "<html><body><h1>Recept</h1><p>Mjöl</p></body></html>")
    assert "no source format" in str(item)


def test_a_very_deep_web_page_gives_a_clear_error_or_a_record(
    reading: Callable[..., list[object]],
) -> None:
    (item,) = reading("x.html", "<html><title>Vinnova</title>" + "<div>" * 50_000 + "x")
    assert "no project page" in str(item)
