"""GDP as CSV in UTF-16, a table a list, with made tables."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from innokraft.readers import read
from innokraft.readers.messages import SkippedError
from innokraft.record import Money, Record

TABLES = {
    "1.finansieradeaktiviteter": """
diarienummer;finansiarNamn;finansiarOrganisationsnummer;titel;beskrivning;startdatum;slutdatum;status
2019-00001;Forte;202100-5240;Mod i vardagen;Vi ville pröva.;2019-05-01;2021-03-31;Avslutat
2019-00001;Formas;202100-5232;Mod i jorden;Vi ville odla.;2019-05-01;2021-03-31;Avslutat
2019-00002;Forte;202100-5240;Kraft;;2019-05-01;2021-03-31;Pågående
""",
    "1a.beslutadFinansiering": """
diarienummer;finansiarNamn;ar;belopp;valuta;stodgrund;finansieradOrganisation.namn;finansieradOrganisation.lan
2019-00001;Forte;2019;1000,50;EUR;;Exempelskolan;Gotlands län
2019-00001;Forte;2019;500;;De minimis;Exempelskolan;Gotlands län
2019-00001;Forte;2019;500;SEK;;Exempelskolan;Gotlands län
2019-00001;Formas;2019;7;;;Provstads kommun;Gotlands län
2019-00002;Forte;2020;9;SEK;;Exempelskolan;
""",
    "1b.organisationer": """
diarienummer;finansiarNamn;namn;organisationsnummer;land;roll
2019-00001;Forte;Exempelskolan;202100-0001;SE;Koordinator
""",
    "1c.personer": """
diarienummer;namn;kon;roll
2019-00001;Kim Exempel;K;Projektledare
""",
    "1d.beslut": "diarienummer;datum;typ;utfall\n2019-00002;2019-02-03;Bidrag;Beviljat\n",
    "1e.program": "diarienummer;programDiarienummer;titel\n2019-00002;2017-3;Mod i Sverige\n",
    "1f.nyckelord": "diarienummer;nyckelord\n2019-00002;mod\n2019-00002;att våga\n",
    "1g.hallbarhetsmal": "diarienummer;kod;namn\n2019-00002;5;Jämställdhet\n",
}  # made for these tests


@pytest.fixture(params=["utf-16", "utf-8", "utf-16-le"])
def folder(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """A folder with the tables."""
    for name, text in TABLES.items():
        (tmp_path / f"{name}.csv").write_bytes(text.lstrip().encode(request.param))
    return tmp_path


def checked(items: list[object]) -> None:
    """That the records say what the tables say."""
    forte, formas, other = (item for item in items if isinstance(item, Record))
    assert forte.key == "gdp-csv/2019-00001_forte"
    assert (forte.project.funder, forte.project.number) == ("forte", "2019-00001")
    assert forte.coordinator is not None
    assert forte.coordinator.value.number == "202100-0001"
    assert forte.amount is not None
    assert forte.amount.value == Money(Decimal(1000), "SEK")
    assert [m.value for m in forte.further_amounts] == [Money(Decimal("1000.50"), "EUR")]
    assert [s.value.role for s in forte.shares] == ["koordinator"] * 3
    assert [p.value.name for p in forte.people] == ["Kim Exempel"]
    assert forte.sections[0].body.of(forte.text) == "Vi ville pröva."
    assert formas.amount is not None
    assert formas.amount.value.amount == 7
    assert [p.value.name for p in formas.participants] == ["Provstads kommun"]
    assert other.decided is not None
    assert str(other.decided.value) == "2019-02-03"
    assert [word.value.value for word in other.keywords] == ["mod", "att våga"]
    assert {(t.value.scheme, t.value.code) for t in other.topics} == {
        ("forte-program", "2017-3"), ("sdg", "5"),
    }  # fmt: skip
    assert forte.warnings == formas.warnings == other.warnings == ()
    assert "kon" not in forte.text.replace("kommun", "")


def test_the_tables_of_a_folder_are_joined(folder: Path) -> None:
    items = list(read([folder]))
    checked(list(items))
    others = [item for item in items if not isinstance(item, Record)]
    assert all(isinstance(item, SkippedError) for item in others), others
    assert all("read together with" in str(item) for item in others)
    assert len(others) == len(TABLES) - 1


def test_the_tables_of_an_archive_are_joined(folder: Path) -> None:
    path = folder / "gdp.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for file in sorted(folder.glob("*.csv")):
            archive.write(file, f"gdp/{file.name}")
    checked(list(read([path])))


def test_a_table_without_its_projects_is_an_error(folder: Path) -> None:
    (folder / "1.finansieradeaktiviteter.csv").unlink()
    (item,) = read([folder / "1a.beslutadFinansiering.csv"])
    assert "the table of the projects is missing" in str(item)


def test_a_column_that_is_not_known_is_told_once(
    reading: Callable[..., list[object]], tmp_path: Path
) -> None:
    lists = "diarienummer;belopp;skonummer\n1;5;43\n1;6;44\n2;7;45\n"
    (tmp_path / "1a.beslutadFinansiering.csv").write_text(lists, "utf-8")
    rows = "diarienummer;finansiarNamn;titel;langd\n1;Forte;Mod;1\n2;Forte;Kraft;2\n"
    told = [str(item) for item in reading("1.csv", rows) if isinstance(item, SkippedError)]
    assert [t.partition(": ")[0].rpartition(", ")[2] for t in told] == [
        "langd", "beslutadFinansiering skonummer",
    ]  # fmt: skip


def test_two_equal_rows_of_payments_are_two_payments(
    reading: Callable[..., list[object]], tmp_path: Path
) -> None:
    row = "1;2019;5;Exempelskolan\n"
    lists = f"diarienummer;ar;belopp;finansieradOrganisation.namn\n{row}{row}"
    (tmp_path / "1a.beslutadFinansiering.csv").write_text(lists, "utf-8")
    (found,) = reading("1.csv", "diarienummer;finansiarNamn;titel\n1;Forte;Mod\n")
    assert isinstance(found, Record)
    assert found.amount is not None
    assert found.amount.value.amount == 10
    assert len(found.shares) == 2


def test_a_field_that_stands_in_one_column_and_in_parts_keeps_both(
    reading: Callable[..., list[object]],
) -> None:
    rows = "diarienummer;finansiarNamn;titel;typ;typKod\n1;Forte;Mod;Bidrag;b7\n"
    (found,) = reading("1.csv", rows)
    assert isinstance(found, Record)
    assert "typ: Bidrag\ntyp kod: b7\n" in found.text


def test_a_column_without_a_name_is_no_field(reading: Callable[..., list[object]]) -> None:
    rows = "diarienummer;finansiarNamn;titel;\n1;Forte;Mod;x\n"
    assert any(isinstance(item, Record) for item in reading("1.csv", rows))


def test_a_table_of_others_is_not_taken_for_one_of_gdp(
    reading: Callable[..., list[object]],
) -> None:
    (error,) = reading("a.csv", "diarienummer;titel;skostorlek\n1;Mod;43\n")
    assert "no source format" in str(error)
