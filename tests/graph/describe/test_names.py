"""The names of organisations and units: each in the language that its source gives it."""

from __future__ import annotations

import pytest

from innokraft.describe.builder import GraphBuilder
from innokraft.describe.organisations import add_organisations
from innokraft.rdf.terms import iri
from innokraft.readers import read_again
from innokraft.record import Record
from tests.graph.describe.made_readings import triples

PAGES = {
    "sv": "Sak\n\nDiarienummer 2031-00001\nKoordinator Skolan - Enheten\nStatus Avslutat\n",
    "en": "Thing\n\nReference number 2031-00001\nCoordinator Skolan - Enheten\nStatus Completed\n",
}
OWN = "record: r-1\ntitle: Sak\ncoordinator: Skolan - Enheten"


def names(record: Record) -> set[str]:
    """The names that the description of a record gives its coordinator and its unit."""
    builder = GraphBuilder(record)
    add_organisations(builder, iri("https://example.org/project"))
    return {o for _, p, o in triples(builder) if p == "schema:name"}


def row(swedish: str, english: str) -> Record:
    """A row of SweCRIS whose coordinator has a name in Swedish and one in English."""
    field = "coordinatingOrganisationName"
    said = {"projectId": "2031-00001_Vinnova", f"{field}Sv": swedish, f"{field}En": english}
    text = "\n".join(f"{name}: {value}" for name, value in said.items() if value)
    return read_again("swecris-api", text)


@pytest.mark.parametrize("language", PAGES)
def test_on_a_page_of_vinnova_they_are_in_the_language_of_the_page(language: str) -> None:
    found = names(read_again("vinnova-page", PAGES[language]))
    assert found == {f'"Skolan"@{language}', f'"Enheten"@{language}'}


@pytest.mark.parametrize(
    ("swedish", "english", "found"),
    [
        ("Skolan", "The School", {'"Skolan"@sv', '"The School"@en'}),
        ("Skolan AB", "Skolan AB", {'"Skolan AB"'}),
        ("Skolan", "", {'"Skolan"@sv'}),
        ("", "The School", {'"The School"@en'}),
    ],
)
def test_in_swecris_a_name_has_a_language_unless_it_is_the_same_in_both(
    swedish: str, english: str, found: set[str]
) -> None:
    assert names(row(swedish, english)) == found


def test_where_nothing_says_the_language_a_name_has_none() -> None:
    assert names(read_again("innokraft-record", OWN)) == {'"Skolan"', '"Enheten"'}
