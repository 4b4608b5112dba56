"""Each reader's table says of every field of its source what becomes of it."""

from __future__ import annotations

import sys

import pytest

from innokraft.readers.sources import (
    cordis_record,
    formas,
    gdp,
    swecris,
    vinnova_page,
    vinnova_projekt,
)
from innokraft.readers.sources import own as own_record
from innokraft.readers.sources.vinnova_page_lines import LABELS

SWECRIS_SHORT = {
    "coordinatingOrganisationTypeOfOrganisationSv": "…TypeOfOrganisationSv",
    "coordinatingOrganisationTypeOfOrganisationEn": "…TypeOfOrganisationSv, …En",
    "coordinatingOrganisationNameSv": "coordinatingOrganisationId, …NameSv",
    "coordinatingOrganisationNameEn": "coordinatingOrganisationId, …NameSv, …NameEn",
    "fundingOrganisationTypeOfOrganisationSv": "…TypeOfOrganisation…",
    "fundingOrganisationTypeOfOrganisationEn": "…TypeOfOrganisation…",
    "fundingOrganisationNameSv": "fundingOrganisationId, …NameSv",
    "fundingOrganisationNameEn": "fundingOrganisationId, …NameSv, …NameEn",
    "typeOfAwardDescrEn": "typeOfAwardDescrSv, …En",
}


def table(module: object) -> str:
    """The rows of the table that a module's description holds."""
    name = getattr(module, "__name__", "")
    lines = (sys.modules[name].__doc__ or "").splitlines()
    return "\n".join(line for line in lines if line.startswith("|"))


@pytest.mark.parametrize("name", [*swecris.FIELDS, *swecris.TEXTS, "scbs", "gender", "peopleList"])
def test_the_table_of_swecris_has_the_field(name: str) -> None:
    assert SWECRIS_SHORT.get(name, name) in table(swecris)


@pytest.mark.parametrize("name", [*vinnova_projekt.FIELDS, *vinnova_projekt.TEXTS])
def test_the_table_of_projekt_has_the_field(name: str) -> None:
    assert all(part in table(vinnova_projekt) for part in name.split(" "))


@pytest.mark.parametrize("name", [*gdp.FIELDS, *gdp.TEXTS, *gdp.NOT_KEPT])
def test_the_table_of_gdp_has_the_field(name: str) -> None:
    parts = name.rstrip("*").split()
    assert parts
    assert all(part in table(gdp) for part in parts)


@pytest.mark.parametrize("name", [*formas.FIELDS, *formas.TEXTS, *formas.NOT_KEPT])
def test_the_table_of_formas_has_the_field(name: str) -> None:
    assert name in table(formas)


@pytest.mark.parametrize(
    "name", [*cordis_record.FIELDS, *cordis_record.LISTS, *cordis_record.LISTS["organization"]]
)
def test_the_table_of_cordis_has_the_field(name: str) -> None:
    assert name in table(cordis_record)


@pytest.mark.parametrize("name", [*own_record.FIELDS, *own_record.LISTS, *own_record.TEXTS])
def test_the_table_of_our_own_record_has_the_key(name: str) -> None:
    assert name in table(own_record)


@pytest.mark.parametrize("label", LABELS)
def test_the_table_of_the_page_has_the_label(label: str) -> None:
    assert label in table(vinnova_page).casefold()
