"""GDP, the funders' common format, and Formas' own data, with made objects."""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from innokraft.errors import InnokraftError
from innokraft.readers.messages import SkippedError
from innokraft.record import Money, Record, Text
from tests.graph.made_gdp import AKTIVITET, FORMAS, GRANT

Item = Record | InnokraftError
Reading = Callable[..., list[Item]]
Making = Callable[..., Record]


def dumped(item: dict[str, Any], **changes: Any) -> str:
    """A made object as JSON, with some of its fields changed."""
    return json.dumps({**item, **changes}, ensure_ascii=False)


def test_an_aktivitet_is_read_with_its_shares(record: Making) -> None:
    found = record("a.json", dumped(AKTIVITET))
    assert found.key == "gdp/2019-00001_vinnova"
    assert found.amount is not None
    assert found.funder is not None
    assert found.modified is not None
    assert found.period is not None
    assert found.status is not None
    assert found.funder.value.number == "202100-5216"
    assert found.amount.value.amount == Decimal(157000)
    assert [(s.value.organisation.name, s.value.role, s.value.year) for s in found.shares] == [
        ("Exempelskolan", "koordinator", 2019), ("Exempelskolan", "koordinator", 2020),
        ("EXEMPEL AB", "bidragsmottagare", 2019), ("Exempelskolan", "projektpart", None),
        ("Provstads kommun", "associerad-partner", None),
    ]  # fmt: skip
    assert found.shares[1].value.amount is not None
    assert found.shares[1].value.amount.amount == Decimal(50000)
    assert "belopp: 50000" in found.shares[1].span.of(found.text)
    assert "belopp: 100000" in found.amount.span.of(found.text)
    assert str(found.modified) == "2024-02-03T04:05:06Z"
    assert found.status.value == "pagaende"
    assert found.warnings == ()


def test_an_organisation_that_recurs_each_year_takes_part_once(record: Making) -> None:
    found = record("a.json", dumped(AKTIVITET, organisationer=None))
    assert [p.value.name for p in found.participants] == ["Exempelskolan", "EXEMPEL AB"]
    assert found.participants[0].value.place == "Gotlands län"
    assert found.participants[0].value.kind is not None
    assert found.participants[0].value.kind.code == "universitet"


def test_roles_persons_programme_and_decisions_are_kept(record: Making) -> None:
    found = record("a.json", dumped(AKTIVITET))
    assert found.coordinator is not None
    assert found.coordinator.value.name == "Exempelskolan"
    assert found.coordinator.value.country == "SE"
    assert "roll 1: Koordinator" in found.coordinator.span.of(found.text)
    assert [p.value.name for p in found.participants] == ["Provstads kommun", "EXEMPEL AB"]
    assert [(p.value.name, p.value.role) for p in found.people] == [
        ("Kim Exempel", "projektledare"), ("Kim Exempel", "medsokande"),
    ]  # fmt: skip
    assert found.decided is not None
    assert str(found.decided.value) == "2019-03-01"
    assert [link.value for link in found.links] == ["https://www.example.org/mod"]
    assert "De minimis" in found.shares[2].span.of(found.text)
    assert "kon:" not in found.text


def test_every_funder_publishes_its_own_objects(reading: Reading) -> None:
    funders = [("Formas", "202100-5232"), ("Forte", ""), ("", "202100-5000")]
    objects = [{**AKTIVITET, "finansiarNamn": name, "finansiarOrganisationsnummer": number}
               for name, number in funders]  # fmt: skip
    items = reading("a.json", json.dumps({"finansieradeaktiviteter": objects, "antal": 3}))
    records = [item for item in items if isinstance(item, Record)]
    assert [record.local_id for record in records] == [
        "2019-00001_formas", "2019-00001_forte", "2019-00001_energi",
    ]  # fmt: skip
    assert all(r.publisher and r.funder and r.publisher == r.funder.value for r in records)
    assert {t.value.scheme for t in records[0].topics} >= {"formas-program", "formas-utlysning"}


def test_an_object_that_names_no_funder_is_nobodys(record: Making) -> None:
    found = record("a.json", dumped(AKTIVITET, finansiarNamn=None,
                                    finansiarOrganisationsnummer=None))  # fmt: skip
    assert (found.publisher, found.funder, found.amount) == (None, None, None)
    assert found.project.funder == "unknown"
    assert any("no funder is named" in warning for warning in found.warnings)


def test_goals_subjects_and_calls_are_topics_of_their_schemes(record: Making) -> None:
    found = record("a.json", dumped(AKTIVITET))
    topics = {(t.value.scheme, t.value.code): t.value.labels for t in found.topics}
    assert topics["sdg", "5"] == (Text("Jämställdhet", "sv"), Text("Gender equality", "en"))
    assert ("sdg", "11") in topics
    assert topics["scb", "502"][1] == Text("Economics", "en")
    assert topics["vinnova-utlysning", "2018-00022"][0].value == "Modiga myndigheter"
    assert ("vinnova-bidragsform", "projektbidrag") in topics
    assert ("vinnova-typ", "projekt") in topics


@pytest.mark.parametrize("words", [["mod", "att våga"], "mod, att våga", "mod; att våga"])
def test_keywords_are_read_from_a_list_and_from_one_text(record: Making, words: object) -> None:
    found = record("a.json", dumped(AKTIVITET, nyckelord=words))
    assert [word.value.value for word in found.keywords] == ["mod", "att våga"]
    assert [word.span.of(found.text) for word in found.keywords] == ["mod", "att våga"]


def test_a_funded_private_person_is_left_out_with_the_number(record: Making) -> None:
    private = {
        **GRANT,
        "finansieradOrganisation": {"namn": "NULL", "organisationsnummer": "640823-3234"},
    }
    rows = [private, GRANT]
    found = record("a.json", dumped(AKTIVITET, organisationer=None, beslutadFinansiering=rows))
    assert [p.value.name for p in found.participants] == ["Exempelskolan"]
    assert "640823" not in found.text
    assert any("private person" in warning for warning in found.warnings)


def test_the_name_beside_a_personal_number_is_left_out_unless_it_is_a_firms(
    record: Making,
) -> None:
    for name, kept in (("Zlata Påhittad", False), ("Påhittad Konsult", True)):
        owner = {"namn": name, "organisationsnummer": "640823-3234"}
        rows = [{"ar": 2019, "belopp": 1, "finansieradOrganisation": owner}]
        found = record("a.json", dumped(AKTIVITET, beslutadFinansiering=rows))
        assert "640823" not in found.text
        assert (name in found.text) is kept


def test_one_grant_that_is_no_list_is_read(record: Making) -> None:
    found = record("a.json", dumped(AKTIVITET, beslutadFinansiering=GRANT))
    assert found.amount is not None
    assert found.amount.value.amount == Decimal(100000)


def test_another_funders_activity_has_another_key(record: Making) -> None:
    found = record("a.json", dumped(AKTIVITET, finansiarNamn="Formas",
                                    finansiarOrganisationsnummer="202100-5232"))  # fmt: skip
    assert found.project.funder == "formas"


def test_a_field_that_is_not_known_is_reported_once(reading: Reading) -> None:
    odd = {**AKTIVITET, "skostorlek": 43}
    items = reading("a.json", json.dumps([odd, {**odd, "diarienummer": "2019-00002"}]))
    assert [type(item) for item in items] == [SkippedError, Record, Record]
    assert "skostorlek" in str(items[0])


def paid(amount: object, currency: str | None = None, year: int = 2019) -> dict[str, Any]:
    """A made payment."""
    return {**GRANT, "ar": year, "belopp": amount, "valuta": currency}


def test_amounts_of_two_currencies_are_two_amounts_and_never_a_sum(record: Making) -> None:
    rows = [paid(1000.5, "EUR"), paid(2000, "SEK"), paid(500, "EUR"), paid(1)]
    found = record("a.json", dumped(AKTIVITET, beslutadFinansiering=rows))
    assert found.amount is not None
    assert found.amount.value == Money(Decimal(2001), "SEK")
    assert [m.value for m in found.further_amounts] == [Money(Decimal("1500.5"), "EUR")]
    assert found.warnings == ()


def test_equal_payments_stay_two_and_what_was_given_back_counts(record: Making) -> None:
    rows = [paid(100), paid(100), paid(-50)]
    found = record("a.json", dumped(AKTIVITET, beslutadFinansiering=rows))
    assert [s.value.amount.amount for s in found.shares if s.value.amount] == [100, 100, -50]
    assert found.amount is not None
    assert found.amount.value.amount == 150


def test_what_is_given_back_in_all_is_no_grant_and_told(record: Making) -> None:
    found = record("a.json", dumped(AKTIVITET, beslutadFinansiering=[paid(-50)]))
    assert found.amount is None
    assert any("that is no grant" in warning for warning in found.warnings)


@pytest.mark.parametrize(
    ("amount", "currency", "told"),
    [(5, "XQZ", "no currency"), ("mycket", "SEK", "no amount"), ("EUR 5 000", "SEK", "no amount")],
)
def test_money_that_cannot_be_read_is_told_and_in_no_sum(
    record: Making, amount: object, currency: str, told: str
) -> None:
    rows = [paid(amount, currency), paid(7)]
    found = record("a.json", dumped(AKTIVITET, beslutadFinansiering=rows))
    assert found.amount is not None
    assert found.amount.value.amount == 7
    assert any(told in warning and "No sum holds it" in warning for warning in found.warnings)


@pytest.mark.parametrize("change", [{"roll": ["Häxmästare"]}, {"land": "Atlantis"}])
def test_a_role_or_country_that_is_not_known_is_told(record: Making, change: Any) -> None:
    listed = [{**AKTIVITET["organisationer"][1], **change}]
    found = record("a.json", dumped(AKTIVITET, organisationer=listed))
    assert any("known" in warning for warning in found.warnings)


def test_formas_own_data_is_formas_with_its_texts(record: Making) -> None:
    found = record("f.json", json.dumps([FORMAS]))
    assert found.key == "formas/2016-00001"
    assert (found.project.funder, found.project.number) == ("formas", "2016-00001")
    assert found.publisher is not None
    assert found.publisher.name == "Formas"
    assert found.coordinator is not None
    assert found.coordinator.value.number == "202100-0001"
    assert found.amount is not None
    assert found.amount.value == Money(Decimal(2998000), "SEK")
    assert found.decided is not None
    assert str(found.decided.value) == "2016-11-02"
    assert str(found.modified).startswith("2020-02-03")
    assert found.status is not None
    assert found.status.value == "pagaende"
    assert [s.body.of(found.text) for s in found.sections] == [
        FORMAS["projektbeskrivning"], FORMAS["abstract"],
    ]  # fmt: skip
    assert [s.language for s in found.sections] == ["sv", "en"]
    assert [word.value.value for word in found.keywords] == ["mod", "jord"]
    topics = {(t.value.scheme, t.value.code): t.value.labels for t in found.topics}
    assert topics["scb", "40106"] == (Text("Jordbruk, skog och fiske", "sv"),)
    assert ("sdg", "2") in topics
    assert ("sdg", "15") in topics
    assert ("formas-amnesomrade", "jordbruk") in topics
    assert topics["formas-utlysning", "2015-00009"] == (Text("Modiga jordar", "sv"),)
    assert "4711" not in found.text
    assert found.warnings == ()


def test_names_of_subjects_that_fit_no_codes_are_told(record: Making) -> None:
    found = record("f.json", dumped(FORMAS, scbForskningsämneNamn="Ett"))
    assert any("1 names stand beside 2 codes" in warning for warning in found.warnings)


def test_a_person_who_administers_a_grant_is_left_out(record: Making) -> None:
    found = record("f.json", dumped(FORMAS, medelsförvaltareNamn="Karin Påhittad",
                                    medelsförvaltareOrgnr="640823-3234"))  # fmt: skip
    assert found.coordinator is None
    assert "Påhittad" not in found.text
    assert "640823" not in found.text


def test_lists_of_formas_may_be_lists(record: Making) -> None:
    lists = {"nyckelord": ["mod", "kraft; jord"], "hållbarhetsmål": ["2", "13"],
             "formasÄmnesområde": ["Jordbruk"], "scbForskningsämneKod": ["401", "40101"],
             "scbForskningsämneNamn": ["Ett", "Två"]}  # fmt: skip
    found = record("f.json", json.dumps([FORMAS | lists]))
    assert [keyword.value.value for keyword in found.keywords] == ["mod", "kraft", "jord"]
    assert {(t.value.scheme, t.value.code) for t in found.topics} >= {
        ("sdg", "2"), ("sdg", "13"), ("formas-amnesomrade", "jordbruk"), ("scb", "40101"),
    }  # fmt: skip
    subject = next(t for t in found.topics if t.value.code == "40101")
    assert (subject.value.labels[0].value, subject.span.of(found.text)) == ("Två", "40101")
    assert found.warnings == ()


def test_vinnovas_data_with_lower_case_names_is_not_formas(record: Making) -> None:
    found = record("p.json", json.dumps({"diarienummer": "1", "koordinatorOrg": "Exempelskolan"}))
    assert found.source == "vinnova-projekt"
