"""Files, folders and archives: what is read, refused and left aside, and how that is said."""

from __future__ import annotations

import gzip
import io
import os
import resource as limits
import sys
import warnings
import zipfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from innokraft.errors import InnokraftError, Place, SourceError, UsageError
from innokraft.readers import ReadSummary, formats, read, read_again, source_format
from innokraft.readers.frozen_text import Frozen
from innokraft.readers.input import files
from innokraft.readers.messages import SkippedError, UnknownFileError
from innokraft.record import Record
from tests.graph.steps import steps

Item = Record | InnokraftError
Reading = Callable[..., list[Item]]

PAGE = """Mod {n}

Diarienummer 2019-{n:05}
Koordinator Exempelskolan
Bidrag från Vinnova 1 000 kronor
Projektets löptid maj 2019 - juni 2019
Status Avslutat

Syfte och mål

Att våga.
"""
HEADER = '"ProjectId";"ProjectTitleSv";"ProjectAbstractSv";"CoordinatingOrganisationNameSv";\
"FundingOrganisationNameSv"\n'


def rows(numbers: Iterator[int] | range, size: int = 10) -> Iterator[str]:
    """Made rows of a SweCRIS export, with abstracts of a size."""
    yield HEADER
    for n in numbers:
        yield f'"{n}_Vinnova";"Mod {n}";"{"m" * size}";"Exempelskolan";"Vinnova"\n'


def numbers(items: list[Item]) -> list[str]:
    """The project numbers of records, in their order."""
    return [item.project.name for item in items if isinstance(item, Record)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with pages in folders, a hidden file and one that is no record."""
    for name, n in (("b/2.txt", 2), ("a.txt", 1), ("c.txt", 3), (".hidden.txt", 9)):
        path = tmp_path / "records" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(PAGE.format(n=n), "utf-8")
    for name in ("README.md", "notes.md"):
        (tmp_path / "records" / name).write_text("# Läs mig\n", "utf-8")
    return tmp_path / "records"


def test_a_folder_is_read_in_the_order_of_names_and_what_is_none_is_said(folder: Path) -> None:
    items = list(read([folder]))
    assert numbers(items) == ["2019-00001", "2019-00002", "2019-00003"]
    (skipped,) = [item for item in items if not isinstance(item, Record)]
    assert isinstance(skipped, SkippedError)
    assert "notes.md" in str(skipped)


def test_an_unknown_file_that_is_named_is_an_error(folder: Path) -> None:
    (error,) = read([folder / "README.md"])
    assert isinstance(error, InnokraftError)
    assert not isinstance(error, SkippedError)


def test_paths_are_read_in_the_order_given(folder: Path) -> None:
    items = list(read([folder / "c.txt", folder / "a.txt"]))
    assert numbers(items) == ["2019-00003", "2019-00001"]


def test_what_is_not_there_is_an_error_and_the_rest_is_read(folder: Path) -> None:
    items = list(read([folder / "nothing.txt", folder / "a.txt"]))
    assert "cannot be read" in str(items[0])
    assert numbers(items) == ["2019-00001"]


def test_the_format_can_be_named(reading: Reading) -> None:
    (error,) = reading("p.txt", PAGE.format(n=1), "swecris-csv")
    assert "no column" in str(error)
    assert numbers(reading("p.txt", PAGE.format(n=1), "vinnova-page")) == ["2019-00001"]


def test_a_format_that_does_not_exist_is_told_at_once_with_a_guess() -> None:
    with pytest.raises(UsageError, match="Did you mean 'swecris-csv'"):
        read([], "swecris-cvs")


def test_every_format_has_a_name_of_its_own_and_a_table_of_its_fields() -> None:
    names = [known.name for known in formats()]
    assert len(set(names)) == len(names)
    for known in formats():
        assert source_format(known.name) is known
        assert known.marks
        told = sys.modules[type(known).__module__].__doc__ or ""
        tables = ("| in the record |", "| label in the frozen text |", "| columns that are kept |")
        assert any(cell in told for cell in tables) or known.name == "gdp-csv"


def test_summary_counts_what_passes(folder: Path, tmp_path: Path) -> None:
    (folder / "d.txt").write_text(PAGE.format(n=4).replace("Avslutat", "Vilande"), "utf-8")
    (folder / "e.txt").write_bytes(b"")
    summary = ReadSummary()
    assert len(list(summary.counting(read([folder])))) == 6
    assert (summary.read, summary.warned, summary.refused, summary.skipped) == (4, 1, 1, 1)


def test_a_report_among_records_is_told_with_the_command_that_reads_it(folder: Path) -> None:
    (folder / "report.md").write_text("# Mod\n\nProjektet visade mod.\n", "utf-8")
    told = [str(each) for each in read([folder]) if isinstance(each, UnknownFileError)]
    assert any("report.md" in each and "`innokraft read` makes a record" in each for each in told)


@pytest.mark.parametrize("content", [b"", b"  \n\t ", b"\xef\xbb\xbf"])
def test_an_empty_file_is_an_error(reading: Reading, content: bytes) -> None:
    (error,) = reading("x.csv", content)
    assert "empty" in str(error) or "no source format" in str(error)


@pytest.mark.parametrize("content", [b"\x00" * 5000, os.urandom(16) * 0 + bytes(range(256)) * 20])
def test_a_file_that_is_no_text_is_an_error(reading: Reading, content: bytes) -> None:
    (error,) = reading("x.bin", content)
    assert isinstance(error, InnokraftError)


def test_a_table_without_rows_and_an_empty_list_are_errors(reading: Reading) -> None:
    (error,) = reading("x.csv", HEADER)
    assert "no record" in str(error)
    (error,) = reading("x.json", "[]", "swecris-api")
    assert "no record" in str(error)


def test_a_page_that_is_too_long_is_an_error(reading: Reading) -> None:
    (error,) = reading("p.txt", PAGE.format(n=1) + "m" * 1_100_000)
    assert "too long" in str(error)


@pytest.mark.parametrize("name", ["p.txt.gz", "p.gz"])
def test_a_packed_file_is_read(reading: Reading, name: str) -> None:
    data = gzip.compress(PAGE.format(n=1).encode())
    assert numbers(reading(name, data)) == ["2019-00001"]


def test_a_damaged_packed_file_is_an_error(reading: Reading) -> None:
    data = gzip.compress("".join(rows(range(5000))).encode())
    items = reading("x.csv.gz", data[:-50])
    assert "damaged" in str(items[-1])
    assert all(isinstance(item, Record) for item in items[:-1])


def archive(members: dict[str, str], **options: int) -> bytes:
    """A made zip archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in members.items():
            file.writestr(name, text)
    return out.getvalue()


def test_an_archive_is_read_in_the_order_of_names(reading: Reading) -> None:
    members = {f"{n}.txt": PAGE.format(n=n) for n in (3, 1, 2)}
    assert numbers(reading("x.zip", archive(members))) == [f"2019-0000{n}" for n in (1, 2, 3)]


@pytest.mark.parametrize("name", ["../1.txt", "a/../../1.txt", "/1.txt", "C:/1.txt", "..\\1.txt"])
def test_a_name_that_leads_out_of_an_archive_is_refused_by_name(
    reading: Reading, name: str
) -> None:
    items = reading("x.zip", archive({name: PAGE.format(n=1), "2.txt": PAGE.format(n=2)}))
    assert numbers(items) == ["2019-00002"]
    (error,) = [item for item in items if isinstance(item, InnokraftError)]
    assert "leads out of the archive" in str(error)
    assert name.replace("\\", "/").rpartition("/")[2] in str(error)


def test_an_archive_in_an_archive_is_refused(reading: Reading) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        file.writestr("inner.zip", archive({"1.txt": PAGE.format(n=1)}))
    (error,) = reading("x.zip", out.getvalue())
    assert "archive inside an archive" in str(error)


def test_a_damaged_archive_is_an_error(reading: Reading) -> None:
    data = archive({"1.txt": PAGE.format(n=1)})
    (error,) = reading("x.zip", data[:60])
    assert "damaged zip archive" in str(error)
    broken = bytearray(data)
    broken[45:60] = b"\xff" * 15
    (error,) = reading("y.zip", bytes(broken))
    assert isinstance(error, InnokraftError)


def test_a_file_that_unpacks_to_far_too_much_is_stopped(
    reading: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "FREE_BYTES", 2**20)
    bomb = HEADER + '"1_V";"' + "m" * 20_000_000
    items = reading("x.csv.gz", gzip.compress(bomb.encode()))
    assert "it unpacks to more than" in str(items[-1])
    items = reading("x.zip", archive({"x.csv": bomb}))
    assert "it unpacks to more than" in str(items[-1])


def test_a_pipe_and_a_folder_loop_do_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "a.txt").write_text(PAGE.format(n=1), "utf-8")
    assert numbers(list(read([tmp_path]))) == ["2019-00001"]
    (error,) = read([tmp_path / "pipe.txt"])
    assert "no regular file" in str(error)


def test_memory_does_not_grow_with_the_number_of_records(tmp_path: Path) -> None:
    path = tmp_path / "big.csv"
    with path.open("w", encoding="utf-8") as file:
        file.writelines(rows(range(12_000), 3000))
    items = read([path])
    assert sum(isinstance(item, Record) for item in islice(items, 2_000)) == 2_000
    before = limits.getrusage(limits.RUSAGE_SELF).ru_maxrss
    assert sum(isinstance(item, Record) for item in items) == 10_000
    grown = limits.getrusage(limits.RUSAGE_SELF).ru_maxrss - before
    assert grown < 12_000  # KiB; the rows that were read meanwhile are 30 MB


def test_a_long_list_is_read_as_a_stream(tmp_path: Path) -> None:
    path = tmp_path / "big.json"
    one = '{"projectId": "%d_Vinnova", "projectTitleSv": "Mod", "coordinatingOrganisationId": ""}'
    path.write_text("[" + ",\n".join(one % n for n in range(3_000)) + "]", "utf-8")
    items = [item for item in read([path]) if isinstance(item, Record)]
    assert len(items) == 3_000


def test_a_quote_that_is_never_closed_does_not_swallow_the_file(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    text = (
        "".join(rows(range(3)))
        + '"4_Vinnova";"Mod\n'
        + "".join(islice(rows(range(5, 4000), 60), 1, None))
    )
    path.write_text(text, "utf-8")
    items = list(read([path]))
    assert numbers(items)[:3] == ["0", "1", "2"]
    assert any("row 5" in str(item) for item in items if isinstance(item, InnokraftError))


def test_a_file_with_nothing_but_bad_rows_is_given_up(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text(HEADER + '"' + "".join(f"m{n}\n" for n in range(50_000)), "utf-8")
    items = list(read([path]))
    assert len(items) < 1_100
    assert "the rest is given up" in str(items[-1])


def test_a_line_without_end_does_not_fill_the_memory(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text(HEADER + "m" * 5_000_000, "utf-8")
    assert all(isinstance(item, InnokraftError) for item in read([path]))


SEEDS = (
    PAGE.format(n=1),
    "".join(rows(range(2))),
    '[{"projectId": "1_V", "coordinatingOrganisationId": "x", "peopleList": [{"fullName": "K"}]}]',
    '{"Diarienummer": "1", "KoordinatorOrg": "x", "LankLista": [{"URL": "x"}]}',
    '{"diarienummer": "1", "finansiarNamn": "x", "beslutadFinansiering": [{"belopp": 1}]}',
    "<project><rcn>1</rcn><id>1</id><title>x</title></project>",
    '"id";"title";"ecMaxContribution"\n"1";"x";"5"\n',
    "record: r1\ntitle: x\npeople:\n  - {name: K}\n",
    "<html><body>Vinnova<h1>x</h1><dl><dt>Diarienummer</dt><dd>1</dd></dl></body></html>",
)


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """Bytes that start as a record of some format and then go wrong somewhere."""
    data = draw(st.sampled_from(SEEDS)).encode(draw(st.sampled_from(["utf-8", "cp1252", "utf-16"])))
    start = draw(st.integers(0, len(data)))
    end = draw(st.integers(start, len(data)))
    return data[:start] + draw(st.binary(max_size=30)) + data[end:]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.one_of(damaged(), st.binary(max_size=200), st.text(max_size=200).map(str.encode)),
    st.sampled_from([None, *(known.name for known in formats())]),
)
def test_any_bytes_give_records_or_a_clear_error(
    tmp_path: Path, content: bytes, as_format: str | None
) -> None:
    path = tmp_path / "any"
    path.write_bytes(content)
    items = list(read([path], as_format))
    assert items
    for item in items:
        if isinstance(item, Record):
            assert item.text.encode()
            assert read_again(item.source, item.text, item.modified) == item
        else:
            assert str(item).startswith(str(path))


@given(st.sampled_from([known.name for known in formats()]), st.text(max_size=200))
def test_any_frozen_text_is_a_record_or_a_clear_error(name: str, text: str) -> None:
    with suppress(SourceError):
        assert source_format(name).parse(Frozen(text, Place("made"))).source == name


@pytest.mark.parametrize(
    "hostile",
    [
        "\n" * 60_000 + "x: 1",
        "# x\n\n" * 10_000 + "y: 1",
        "<!-- -->" * 8_000,
        "record: r1\nperiod: '2015" + " " * 60_000 + "x'\n",
        PAGE.format(n=1).replace("Exempelskolan", "X" + " " * 200_000 + "Y"),
        PAGE.format(n=1).replace("1 000 kronor", "1" + " " * 200_000 + "Y"),
        PAGE.format(n=1).replace("maj 2019 - juni 2019", "maj" + " " * 200_000 + "Y"),
        PAGE.format(n=1) + "Texten på denna sida har " * 30_000,
        PAGE.format(n=1) + "\n".join(["Externa länkar", "a." * 200_000, "-" * 200_000]),
        PAGE.format(n=1) + "<p " * 200_000 + " " * 200_000,
        "<html>Vinnova<h1>x</h1><h2>Syfte och mål</h2>" + "<p>Status x" * 60_000,
        HEADER + '"1";"x";"' + "¤" * 100_000 + '";"' + " , " * 30_000 + '";"Vinnova"\n',
        '[{"projectId": "1_V", "coordinatingOrganisationId": "x' + " \\n" * 100_000 + 'y"}]',
    ],
)
def test_no_text_makes_a_reader_take_more_steps_than_its_length_accounts_for(
    reading: Reading, hostile: str
) -> None:
    assert steps(lambda: reading("x", hostile)) < 30 * len(hostile)


def test_members_of_one_name_that_differ_are_refused_and_alike_ones_are_one(tmp_path: Path) -> None:
    path = tmp_path / "twice.zip"
    with warnings.catch_warnings(), zipfile.ZipFile(path, "w") as archive:
        warnings.simplefilter("ignore")
        for name, text in (("a.txt", "1"), ("a.txt", "2"), ("b.txt", "3"), ("b.txt", "3")):
            archive.writestr(name, text)
    refused, member = files.members(path)
    assert isinstance(refused, SourceError)
    assert "2 members of this name hold different bytes" in str(refused)
    assert not isinstance(member, SourceError)
    assert member.shown == f"{path}!b.txt"
