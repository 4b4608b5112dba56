"""A reader claims only what bears its own source's marks."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from innokraft.errors import InnokraftError
from innokraft.readers import formats, read
from innokraft.readers.formats import kinds
from innokraft.readers.messages import UnknownFileError
from innokraft.readers.sources.other_agencies import foreign
from innokraft.record import Record
from tests.graph import made_energy as energy
from tests.graph import made_gtr as gtr
from tests.graph import made_nsf as nsf
from tests.graph import made_openaire as openaire
from tests.graph.made_gdp import AKTIVITET, FORMAS
from tests.graph.readers.test_cordis import PROJECT, SCHOOL, table, xml
from tests.graph.readers.test_cordis_page import PAGE
from tests.graph.readers.test_gdp_csv import TABLES
from tests.graph.readers.test_swecris import ROW, api, export
from tests.graph.readers.test_vinnova_open_data import PROJEKT

Reading = Callable[..., list[Record | InnokraftError]]
VINNOVA = (
    "Mod\n\nDiarienummer 2015-00001\nKoordinator Exempelskolan\nBidrag från Vinnova 5 kronor\n"
)
SAMPLES = {
    "swecris-csv": export({}),
    "swecris-api": api(),
    "gdp": json.dumps({"antal": 1, "finansieradeaktiviteter": [AKTIVITET]}),
    "gdp-csv": TABLES["1.finansieradeaktiviteter"].lstrip(),
    "vinnova-projekt": json.dumps(PROJEKT),
    "formas": json.dumps([FORMAS]),
    "cordis-page": PAGE,
    "cordis-xml": xml(),
    "cordis-csv": table(PROJECT),
    "cordis-json": json.dumps([PROJECT]),
    "gtr-api": gtr.page(gtr.API),
    "gtr-overview": json.dumps(gtr.OVERVIEW),
    "gtr-csv": gtr.export(),
    "nsf-api": nsf.answer(nsf.AWARD),
    "nsf-json": json.dumps(nsf.BY_YEAR),
    "nsf-xml": nsf.XML,
    "nsf-csv": nsf.export(),
    "openaire-graph": openaire.answer(openaire.PROJECT),
    "openaire-search": openaire.XML,
    "energimyndigheten-page": energy.TEXT,
    "innokraft-record": "title: {sv: Ett}\ncoordinator: Exempelskolan\nrecord: r-a\n",
    "vinnova-page": VINNOVA,
}
OBJECTS: dict[str, dict[str, Any]] = {
    "gdp": AKTIVITET, "vinnova-projekt": PROJEKT, "formas": FORMAS, "swecris-api": ROW,
    "cordis-json": PROJECT, "gtr-api": gtr.API, "nsf-api": nsf.AWARD, "nsf-json": nsf.BY_YEAR,
    "openaire-graph": openaire.PROJECT,
}  # fmt: skip


def claimed(head: str) -> list[str]:
    """The formats that would read a file which starts so."""
    return [known.name for known in formats() if known.recognises(head)]


def test_there_is_a_sample_of_every_format() -> None:
    assert sorted(SAMPLES) == sorted(known.name for known in formats())


@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_a_file_of_a_source_is_claimed_by_its_reader_alone(name: str) -> None:
    assert claimed(SAMPLES[name]) == [name]


@pytest.mark.parametrize(
    ("name", "head"),
    [
        ("gtr-overview", json.dumps({"facetedSearchResultBean": {"results": [gtr.OVERVIEW]}})),
        ("gtr-csv", gtr.export(sign=";")),
        ("energimyndigheten-page", energy.HTML),
        ("openaire-graph", json.dumps(openaire.DUMPED)),
        ("openaire-search", openaire.search(openaire.SEARCHED)),
    ],
)
def test_other_forms_of_a_source_are_claimed_by_its_reader_alone(name: str, head: str) -> None:
    assert claimed(head) == [name]


@pytest.mark.parametrize("name", sorted(OBJECTS))
@given(data=st.data())
def test_an_object_that_lacks_fields_is_never_taken_for_one_of_another_source(
    name: str, data: st.DataObject
) -> None:
    kept = data.draw(st.sets(st.sampled_from(sorted(OBJECTS[name]))))
    head = json.dumps([{field: OBJECTS[name][field] for field in sorted(kept)}])
    assert claimed(head) in ([], [name])


@pytest.mark.parametrize("part", [table(SCHOOL), TABLES["1a.beslutadFinansiering"].lstrip()])
def test_a_table_that_belongs_to_others_is_claimed_once(part: str) -> None:
    assert len(claimed(part)) == 1


AGENCIES = ("Formas", "Forte", "Naturvårdsverket", "Vetenskapsrådet", "Tillväxtverket", "Almi")


@given(st.sampled_from(AGENCIES), st.booleans(), st.booleans())
def test_a_page_of_another_agency_is_nobodys_and_said_so(
    agency: str, english: bool, piped: bool
) -> None:
    label = "Funding from" if english else "Bidrag från"
    amount = f"| {label} {agency} | 5 kronor |" if piped else f"{label} {agency} 5 kronor"
    page = VINNOVA.replace("Bidrag från Vinnova 5 kronor", amount)
    assert claimed(page) == []
    assert agency in foreign(page)
    assert claimed(f"<html><body><h1>Mod</h1><p>{page}</p></body></html>") == []


@pytest.mark.parametrize(
    ("head", "source"),
    [
        ('{"results": [{"appl_id": 1, "project_num": "R01", "project_title": "A"}]}', "NIH"),
    ],
)  # fmt: skip
def test_a_source_that_is_not_read_is_named(head: str, source: str) -> None:
    assert claimed(head) == []
    assert source in foreign(head)


@pytest.mark.parametrize(
    ("name", "content", "named", "besides"),
    [
        (
            "a.json",
            '[{"skonummer": 43}]',
            "its objects have skonummer",
            "nsf-csv, innokraft-record",
        ),
        ("a.csv", "skonummer;namn\n43;Kim\n", "its first row has skonummer, namn", "gtr-overview"),
        ("a.xml", "<skor><nummer>43</nummer></skor>", "cordis-xml (XML with", "nsf-csv"),
        ("a.txt", "Skor\n\nDe har nummer 43.\n", "vinnova-page (a page", "nsf-xml"),
    ],
)
def test_a_refusal_says_what_was_looked_for_in_files_of_its_kind_and_what_else_there_is(
    reading: Reading, name: str, content: str, named: str, besides: str
) -> None:
    (refused,) = reading(name, content)
    looked_for, _, others = str(refused).partition("Formats of other files: ")
    assert named in looked_for
    assert besides in others
    for known in formats():
        assert (f"{known.name} (" in looked_for) is not (known.name in re.split(r"[,. ]+", others))


def test_every_format_says_what_kind_of_file_it_is() -> None:
    found = {known.name: set(kinds(known)) for known in formats()}
    assert found["openaire-search"] == {"XML", "JSON"}
    assert found["innokraft-record"] == found["energimyndigheten-page"] == {"page"}
    for name, of in found.items():
        ending = name.rpartition("-")[2].upper()
        assert ending not in {"JSON", "XML", "CSV"} or of == {ending}


def archive(*members: tuple[str, str]) -> bytes:
    """An archive with members of some content."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as opened:
        for name, content in members:
            opened.writestr(name, content)
    return packed.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "kind", "remedy"),
    [
        ("a.pdf", b"%PDF-1.7\n1 0 obj\n", "a PDF", "innokraft read"),
        ("a.rtf", b"{\\rtf1 Mod}", "an RTF document", "docx"),
        ("a.docx", archive(("word/document.xml", "<a/>"), ("docProps/a.xml", "<a/>")),
         "a Word document", "innokraft read"),
        ("a.xlsx", archive(("xl/workbook.xml", "<a/>")), "a workbook", "CSV"),
        ("a.odt", archive(("mimetype", "application/vnd.oasis.opendocument.text"),
                          ("content.xml", "<a/>")), "an OpenDocument text", "innokraft read"),
        ("a.ods", archive(("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
                          ("content.xml", "<a/>")), "a workbook", "CSV"),
    ],
)  # fmt: skip
def test_a_report_is_told_as_one_file_with_what_to_do(
    tmp_path: Path, name: str, content: bytes, kind: str, remedy: str
) -> None:
    (tmp_path / name).write_bytes(content)
    (refused,) = read([tmp_path / name])
    assert f"this is {kind}, which holds no records itself" in str(refused)
    assert remedy in str(refused)
    (aside,) = read([tmp_path])
    assert isinstance(aside, UnknownFileError)
    assert remedy in str(aside)
