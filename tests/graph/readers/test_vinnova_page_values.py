"""The labelled values of Vinnova's pages: what can be wrong with each, and how that is said."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from innokraft.record import Record

Making = Callable[..., Record]

PROSE = "Att våga på allvar, och att tala om det."
PAGE = """Mod i vardagen

Diarienummer {number}
Koordinator {coordinator}
Bidrag från Vinnova {amount}
Projektets löptid {period}
Status {status}

Syfte och mål

{prose}
"""
VALUES = {
    "number": "2019-00001", "coordinator": "Exempelskolan", "amount": "1 234 567 kronor",
    "period": "maj 2019 - mars 2021", "status": "Pågående", "prose": PROSE,
}  # fmt: skip


def page(**values: str) -> str:
    """A made page with some of its values changed."""
    return PAGE.format(**{**VALUES, **values})


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("amount", "mycket pengar", "Bidrag från Vinnova: 'mycket pengar' is no amount"),
        ("period", "länge", "Projektets löptid: 'länge' is no period"),
        ("period", "maj 2021 - maj 2019", "ends before it starts"),
        ("status", "Vilande", "the status 'Vilande' is not known"),
        ("number", "2019-1", "'2019-1' is no project number"),
        ("coordinator", "NULL", "private person or unknown"),
    ],
)
def test_a_field_that_cannot_be_read_is_left_out_with_a_warning(
    record: Making, field: str, value: str, message: str
) -> None:
    found = record("p.txt", page(**{field: value}))
    assert getattr(found, field) is None
    assert any(message in warning for warning in found.warnings), found.warnings
    assert found.titles


def test_no_amount_is_stated_by_an_empty_field_and_zero_by_zero(record: Making) -> None:
    assert record("p.txt", page(amount="")).amount is None
    zero = record("q.txt", page(amount="0 kronor")).amount
    assert zero is not None
    assert zero.value.amount == 0


@pytest.mark.parametrize(
    ("printed", "name", "unit"),
    [
        ("EXEMPEL AB", "EXEMPEL AB", None),
        ("Exempelskolan - Exempelskolan, Västerås", "Exempelskolan", "Exempelskolan, Västerås"),
        ("Exempelskolan - Dept of Data/IT", "Exempelskolan", "Dept of Data/IT"),
        ("Exempelskolan – Exempelskolan", "Exempelskolan", None),
        ("RISX SICX AB", "RISX SICX AB", None),
    ],
)
def test_a_coordinator_splits_into_organisation_and_unit(
    record: Making, printed: str, name: str, unit: str | None
) -> None:
    found = record("p.txt", page(coordinator=printed))
    assert found.coordinator is not None
    assert found.coordinator.value.name == name
    assert (found.unit.value if found.unit else None) == unit


def test_crlf_and_a_byte_order_mark_make_no_other_record(record: Making) -> None:
    plain = record("a.txt", page())
    other = record("b.txt", b"\xef\xbb\xbf" + page().replace("\n", "\r\n").encode())
    assert (plain.text, plain.sha256) == (other.text, other.sha256)


def test_a_page_in_windows_1252_is_read(record: Making) -> None:
    assert record("a.txt", page().encode("cp1252")) == record("b.txt", page())


@pytest.mark.parametrize("name", ["Karin Påhittad", "Robert Bosch", "Viktoria Park"])
def test_a_name_like_a_persons_is_kept_as_printed_and_told(record: Making, name: str) -> None:
    found = record("p.txt", page(coordinator=name))
    assert found.coordinator is not None
    assert found.coordinator.value.name == name
    assert f"Koordinator {name}\n" in found.text
    assert f"{name!r} may be a private person" in found.warnings[0]


def test_a_personal_number_in_the_coordinators_place_is_masked(record: Making) -> None:
    found = record("p.txt", page(coordinator="640823-3234"))
    assert found.coordinator is None
    assert "3234" not in found.text


@pytest.mark.parametrize("name", ["Zlata Påhittad 640823-3234", "Zlata Påhittad, 196408233234"])
def test_a_person_beside_a_personal_number_is_no_organisation(record: Making, name: str) -> None:
    found = record("p.txt", page(coordinator=name))
    assert found.coordinator is None
    assert any("a private person or unknown" in warning for warning in found.warnings)
    firm = record("p.txt", page(coordinator=name.replace("Påhittad", "Påhittad AB")))
    assert firm.coordinator is not None


@pytest.mark.parametrize(
    "name", ["Karin Påhittad AB", "Karin Konsult", "Maria kyrka", "Visual Mod"]
)
def test_an_organisation_with_a_name_like_a_persons_is_kept(record: Making, name: str) -> None:
    found = record("p.txt", page(coordinator=name))
    assert found.coordinator is not None
    assert found.coordinator.value.name == name


@pytest.mark.parametrize(
    "below",
    [
        "Senast uppdaterad 14 november 2018 Diarienummer 2019-00077",
        "Senast uppdaterad 2018-11-14\n\nDiarienummer\n2019-00077",
        "Senast uppdaterad: 14 november 2018\n\nDiarienummer | 2019-00077 |",
        "Last updated November 14, 2018\n\n2019-00077",
    ],
)
def test_the_foot_is_read_however_it_is_laid_out(record: Making, below: str) -> None:
    found = record("p.txt", f"{page(number='')}\n{below}")
    assert found.number is not None
    assert found.modified is not None
    assert found.number.value == "2019-00077"
    assert found.number.span.of(found.text).endswith("2019-00077")
    assert str(found.modified) == "2018-11-14"
    assert found.sections[0].body.of(found.text) == PROSE


def test_prose_that_speaks_of_updates_is_prose(record: Making) -> None:
    text = "Updated models were tried.\nSenast uppdaterad blev modellen 2018."
    found = record("p.txt", page().replace(PROSE, text))
    assert found.sections[0].body.of(found.text) == text


def test_a_call_named_by_its_number_is_one_whichever_language_links_to_it(record: Making) -> None:
    codes = {
        record("p.txt", page(status=f"Pågående\nUtlysning {printed}")).topics[0].value.code
        for printed in ("2019-00022-en", "2019-00022-sv", "2019-00022")
    }
    assert codes == {"2019-00022"}
