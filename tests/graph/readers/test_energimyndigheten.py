"""The Swedish Energy Agency's project pages, with made pages in many layouts."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from innokraft.errors import InnokraftError
from innokraft.readers import formats
from innokraft.readers.formats import read_again
from innokraft.record import Money, Record, SectionKind
from tests.graph.made_energy import HTML, TEXT

Item = Record | InnokraftError
Reading = Callable[..., list[Item]]
Making = Callable[..., Record]

FACTS = """Projektnummer|P12345-1
Utförare|Exempelskolan
Beviljade medel|4 500 000 kr
Projekttid|2020-07-01 - 2023-06-30
Status|Avslutat"""


def laid_out(form: str) -> str:
    """A page whose facts stand in a form: `{label}` and `{value}` say where."""
    pairs = (line.split("|") for line in FACTS.splitlines())
    facts = "\n".join(form.format(label=label, value=value) for label, value in pairs)
    return f"Mod i elnätet\n\n{facts}\n\nSammanfattning\nVi ville pröva, med Energimyndigheten.\n"


def claimed(head: str) -> list[str]:
    """The formats that would read a file which starts so."""
    return [known.name for known in formats() if known.recognises(head)]


def facts(found: Record) -> tuple[object, ...]:
    """What every layout of a page says."""
    return (
        found.project.number,
        found.titles[0].value.value,
        found.coordinator.value.name if found.coordinator else None,
        found.amount.value if found.amount else None,
        (str(found.period.value.start), str(found.period.value.end)) if found.period else None,
        found.status.value if found.status else None,
    )


@pytest.mark.parametrize(
    "form",
    ["{label}: {value}", "{label} {value}", "{label}\t{value}", "| {label} | {value} |",
     "{label}\n{value}", "{label}:\n{value}", "• {label} : {value}", "{label} | {value} |"],
)  # fmt: skip
def test_a_copied_page_is_read_in_any_layout(record: Making, form: str) -> None:
    page = laid_out(form)
    assert claimed(page) == ["energimyndigheten-page"]
    found = record("sida.txt", page)
    assert facts(found) == (
        "P12345-1", "Mod i elnätet", "Exempelskolan", Money(Decimal(4500000), "SEK"),
        ("2020-07-01", "2023-06-30"), "avslutat",
    )  # fmt: skip
    assert found.warnings == ()


@pytest.mark.parametrize(
    "form",
    ["<dt>{label}</dt><dd>{value}</dd>", "<tr><th>{label}</th><td>{value}</td></tr>",
     "<p><strong>{label}:</strong> {value}</p>",
     "<div><span>{label}</span><span>{value}</span></div>",
     "<h3>{label}</h3><p>{value}</p>", "<li>{label}: <b>{value}</b></li>"],
)  # fmt: skip
def test_a_saved_page_is_read_in_any_markup(record: Making, form: str) -> None:
    pairs = (line.split("|") for line in FACTS.splitlines())
    body = "".join(form.format(label=label, value=value) for label, value in pairs)
    tag = {"<dt": "dl", "<tr": "table", "<li": "ul"}.get(form[:3], "div")
    page = (f"<html><body><h1>Mod i elnätet</h1><{tag}>{body}</{tag}><h2>Sammanfattning</h2>"
            "<p>Vi ville pröva.</p><p>Energimyndigheten</p></body></html>")  # fmt: skip
    assert claimed(page) == ["energimyndigheten-page"]
    found = record("sida.html", page)
    assert facts(found)[:5] == (
        "P12345-1", "Mod i elnätet", "Exempelskolan", Money(Decimal(4500000), "SEK"),
        ("2020-07-01", "2023-06-30"),
    )  # fmt: skip


def test_each_value_rests_on_its_line(record: Making) -> None:
    found = record("sida.txt", TEXT)
    assert found.amount is not None
    assert found.unit is not None
    assert found.period is not None
    assert found.total_cost is not None
    assert found.funder is not None
    assert (found.local_id, found.project.funder) == ("P12345-1", "energi")
    assert found.titles[0].value == ("Mod och kraft i elnätet", "sv")
    assert found.amount.span.of(found.text) == "Beviljade medel: 4 500 000 kr"
    assert found.funder.value.number == "202100-5000"
    assert found.total_cost.value == Money(Decimal(6200000), "SEK")
    assert found.period.span.of(found.text) == "Start: 2020-07-01\nSlut: 2023-06-30"
    assert found.unit.value == "Institutionen för mod"
    assert [p.value.name for p in found.participants] == ["Exempelverken AB", "Provstads kommun"]
    assert [(p.value.name, p.value.role) for p in found.people] == [
        ("Kim Exempel", "projektledare")
    ]
    assert [(s.kind, s.body.of(found.text)) for s in found.sections] == [
        (SectionKind.OTHER, "Vi ville pröva hur man vågar i elnätet.\nDet gav mod och kraft."),
        (SectionKind.AIM, "Att stärka modet."),
    ]
    assert str(found.modified) == "2024-01-15"
    assert read_again(found.source, found.text, found.modified) == found


def test_who_to_write_to_is_never_kept(record: Making) -> None:
    assert "Hemlig" not in record("sida.txt", TEXT).text
    assert "@" not in record("sida.txt", TEXT).text


def test_a_saved_page_says_its_own_address_and_loses_the_site(record: Making) -> None:
    found = record("sida.html", HTML)
    assert found.address == "https://www.energimyndigheten.se/projektdatabas/?nr=2020-000001"
    assert found.number is not None
    assert (found.number.value, found.number.span.of(found.text)) == (
        "P12345-1", "Projektnummer: 12345-1",
    )  # fmt: skip
    assert [s.body.of(found.text) for s in found.sections] == [
        "Vi ville pröva hur man vågar.\nDet gav mod."
    ]
    assert [k.value.value for k in found.keywords] == ["mod", "kraft"]
    assert found.topics == ()


def test_an_english_page_is_a_record_of_its_own(record: Making) -> None:
    page = ("Courage in the power grid\nRegistration number: 2020-000001\n"
            "Project owner: Example AB\nGranted amount: SEK 500 000\nStart date: 2020-07-01\n"
            "End date: 2021-06-30\n\nSummary\n"
            "The aim was to try how people dare, with the Swedish Energy Agency.\n")  # fmt: skip
    assert claimed(page) == ["energimyndigheten-page"]
    found = record("page.txt", page)
    assert (found.local_id, found.project.number) == ("2020-000001-en", "2020-000001")
    assert found.titles[0].value == ("Courage in the power grid", "en")
    assert found.amount is not None
    assert found.amount.value == Money(Decimal(500000), "SEK")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("4 500 000 kr", "enligt beslut", "'enligt beslut' is no amount"),
        ("2020-07-01", "i somras", "'i somras' is no date"),
        ("Avslutat", "Vilande", "'Vilande' is no status"),
        ("Slut: 2023", "Slut: 2019", "before the start"),
    ],
)
def test_what_cannot_be_read_is_told(record: Making, old: str, new: str, told: str) -> None:
    found = record("sida.txt", TEXT.replace(old, new))
    assert told in "".join(found.warnings)


@pytest.mark.parametrize("name", ["Privatperson", "Uppgift saknas", "Zlata Påhittad 640823-3234"])
def test_a_private_person_coordinates_nothing(record: Making, name: str) -> None:
    found = record("sida.txt", TEXT.replace("Exempelskolan - Institutionen för mod", name))
    assert found.coordinator is None
    assert "640823" not in found.text
    assert "private person or unknown" in "".join(found.warnings)


def test_prose_that_starts_as_a_label_is_prose(record: Making) -> None:
    prose = "Vi ville pröva hur man vågar i elnätet.\nStart av projektet var 2019.\nStatus är god."
    found = record("sida.txt", TEXT.replace("Vi ville pröva hur man vågar i elnätet.", prose))
    assert found.period is not None
    assert str(found.period.value.start) == "2020-07-01"
    assert "Start av projektet var 2019." in found.sections[0].body.of(found.text)


def test_a_heading_without_prose_is_none(record: Making) -> None:
    found = record("sida.txt", TEXT.replace("Att stärka modet.\n", ""))
    assert [section.kind for section in found.sections] == [SectionKind.OTHER]
    assert "Syfte och mål" not in found.text


def test_money_of_others_in_the_prose_changes_nothing() -> None:
    prose = "Vi ville pröva, med bidrag från EU och stöd från näringslivet."
    page = TEXT.replace("Vi ville pröva hur man vågar i elnätet.", prose)
    assert claimed(page) == ["energimyndigheten-page"]


def test_a_page_without_a_number_has_its_title_for_a_name(record: Making, reading: Reading) -> None:
    page = TEXT.replace("Projektnummer: P12345-1\n", "").replace("Diarienummer: 2020-000001\n", "")
    found = record("sida.txt", page)
    assert (found.number, found.project.number) == (None, None)
    assert found.project.name == found.local_id == "mod-och-kraft-i-elnatet~" + found.local_id[-8:]
    (refused,) = reading("sida.txt", "Beviljade medel: 5 kr\n", "energimyndigheten-page")
    assert "no number and no title" in str(refused)
    (nothing,) = reading("sida.txt", "Bara prosa.\n", "energimyndigheten-page")
    assert "no label or heading" in str(nothing)


@pytest.mark.parametrize(
    "page",
    [
        TEXT.replace("Energimyndigheten", "Naturvårdsverket"),
        HTML.replace("www.energimyndigheten.se", "www.naturvardsverket.se"),
        TEXT.replace("Beviljade medel: 4", "Bidrag från Tillväxtverket: 4"),
        "Energimyndigheten skriver om projekt. Start: i dag. Status: god. Program: inget.",
    ],
)
def test_a_page_of_another_agency_is_not_claimed(page: str) -> None:
    assert claimed(page) == []


def test_a_page_of_vinnova_that_names_the_agency_is_vinnovas() -> None:
    page = (
        "Mod\n\nDiarienummer 2015-00001\nKoordinator Exempelskolan\n"
        "Bidrag från Vinnova 5 kronor\nStatus Avslutat\n\n"
        "Syfte och mål\nMed Energimyndigheten ville vi våga.\n"
    )
    assert claimed(page) == ["vinnova-page"]
