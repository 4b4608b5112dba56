"""What a question calls an organisation: one name, in the reader's language where there is one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.graph.made_pages import (
    FIRM,
    PROBABLE,
    Page,
    answer,
    columns,
    store_of,
    subject,
    swecris_row,
)

UNIT = "Enheten för mod"
ENGLISH = {
    "CoordinatingOrganisationNameEn": "First College",
    "FundingOrganisationNameSv": "Ena rådet",
    "FundingOrganisationNameEn": "First Council",
}


def own_record(folder: Path, number: str) -> Path:
    """A record that says the coordinator and its unit, and says of no name which language it is."""
    path = folder / "own.yaml"
    path.write_text(
        f"record: made-1\nfunder: {{name: Vinnova}}\nnumber: {number}\n"
        f"title: {{sv: Sak {number}}}\ncoordinator: Ena högskolan - {UNIT}\n",
        "utf-8",
    )
    return path


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_1_a_unit_with_a_name_in_a_language_and_one_without_is_one_row(
    tmp_path: Path, lang: str
) -> None:
    page = Page("2031-00001", coordinator=f"Ena högskolan - {UNIT}")
    store = store_of(tmp_path, [page], own_record(tmp_path, page.number))
    names = store.select("SELECT ?n { ?u a org:OrganizationalUnit ; schema:name ?n }")
    assert sorted(str(row["n"]) for row in names) == [f'"{UNIT}"', f'"{UNIT}"@sv']
    rows = answer(store, 1, lang, organisation="organisation/ena-hogskolan")
    assert sorted(columns(rows, "unit")) == [(UNIT,)] * 2
    assert len({row["record"] for row in rows}) == 2


@pytest.mark.parametrize(("lang", "title"), [("sv", "Sak 2031-00001"), ("en", "Ett annat namn")])
@pytest.mark.parametrize(("number", "of"), [(1, "organisation"), (5, "concept"), (6, ""), (12, "")])
def test_a_project_with_several_titles_in_a_language_is_one_row_of_the_first(
    tmp_path: Path, number: int, of: str, lang: str, title: str
) -> None:
    suggests = ("project suggestsFurtherWorkOn concept:mod", FIRM)
    page = Page("2031-00001", (*subject("mod"), suggests), title="Sak på svenska och inte först")
    row = swecris_row(tmp_path, ProjectTitleEn="Ett annat namn")
    store = store_of(tmp_path, [page], row)
    held = store.select('SELECT ?t { ?p a ik:Project ; dcterms:title ?t FILTER(LANG(?t) = "sv") }')
    assert len(list(held)) == 2
    asked = {"organisation": "organisation/ena-hogskolan", "concept": "mod"}
    rows = answer(store, number, lang, **({of: asked[of]} if of else {}))
    cited = columns(rows, "project", "record")
    assert rows
    assert len(set(cited)) == len(cited)
    assert {row["title"] for row in rows} == {title}


@pytest.mark.parametrize(("lang", "funder"), [("sv", "Ena rådet"), ("en", "First Council")])
def test_2_a_funder_is_called_by_its_name_in_the_language_asked_for(
    tmp_path: Path, lang: str, funder: str
) -> None:
    rows = answer(store_of(tmp_path, [], swecris_row(tmp_path, **ENGLISH)), 2, lang)
    assert columns(rows, "funder", "projects") == [(funder, "1")]


@pytest.mark.parametrize(
    ("lang", "names"),
    [("sv", ("Andra bolaget", "Ena högskolan")), ("en", ("Andra bolaget", "First College"))],
)
def test_11_who_has_no_name_in_a_language_is_called_by_another(
    tmp_path: Path, lang: str, names: tuple[str, str]
) -> None:
    pages = [
        Page("2031-00001", subject("mod")),
        Page("2031-00002", subject("mod"), coordinator="Andra bolaget"),
    ]
    rows = answer(store_of(tmp_path, pages, swecris_row(tmp_path, **ENGLISH)), 11, lang)
    assert columns(rows, "name_1", "name_2") == [names]


@pytest.mark.parametrize(("lang", "holder"), [("sv", "Ena högskolan"), ("en", "First College")])
def test_18_an_organisation_that_holds_a_claim_is_called_so_too(
    tmp_path: Path, lang: str, holder: str
) -> None:
    says = (("concept:verkstad strengthens concept:mod", PROBABLE),)
    page = Page("2031-00001", says, held_by="coordinator")
    store = store_of(tmp_path, [page], swecris_row(tmp_path, **ENGLISH))
    assert columns(answer(store, 18, lang), "held_by") == [(holder,)]
