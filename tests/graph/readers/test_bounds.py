"""Small inputs cost little: what could grow without end is counted, told in number, or refused."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, cast

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from innokraft.change.intake import collect
from innokraft.change.report import ChangeReport
from innokraft.curation.choices import read_choices
from innokraft.curation.judgements import read_judgements
from innokraft.errors import InnokraftError, SourceError
from innokraft.files.bounded_reads import read_whole
from innokraft.files.marked_yaml import DEEPEST, parse_yaml
from innokraft.readers import read, source_format
from innokraft.readers.frozen_text import Frozen
from innokraft.readers.messages import SkippedError
from innokraft.readers.sources.swecris import SwecrisCsv
from innokraft.record import Record
from innokraft_cli.changes import print_intake

Reading = Callable[..., list[Record | InnokraftError]]

HEADER = '"ProjectId";"ProjectTitleSv";"CoordinatingOrganisationNameSv";"FundingOrganisationNameSv"'
ROW = '"{n}_Vinnova";"Mod";"Exempelskolan";"Vinnova"\n'
PAGE = "T\n\nDiarienummer 2019-00001\nBidrag från Vinnova 5 kr\nStatus Avslutat\n\n"


def zipped(name: str, text: str) -> bytes:
    """An archive with one member."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, text)
    return data.getvalue()


def counted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that are parsed from now on."""
    parsed: list[str] = []
    parse = SwecrisCsv.parse

    def noted(self: SwecrisCsv, frozen: Frozen) -> Record:
        parsed.append(frozen.text)
        return parse(self, frozen)

    monkeypatch.setattr(SwecrisCsv, "parse", noted)
    return parsed


@pytest.mark.parametrize("different", [1, 2, 50])
def test_rows_that_repeat_others_are_parsed_once_and_told_in_number(
    reading: Reading, monkeypatch: pytest.MonkeyPatch, different: int
) -> None:
    parsed = counted(monkeypatch)
    rows = "".join(ROW.format(n=n) for n in range(different)) * (20_000 // different)
    items = reading("r.zip", zipped("r.csv", f"{HEADER}\n{rows}"))
    assert len(parsed) == different
    assert len([item for item in items if isinstance(item, Record)]) == different
    assert len(items) == different + 21
    assert f"{20_000 - different - 20:,} more rows" in str(items[-1])


def test_objects_that_repeat_others_are_told_in_number(reading: Reading) -> None:
    one = '{"Diarienummer":"2019-00001","KoordinatorOrg":"X","BeviljatBidrag":1,"MalSvenska":"a"}'
    items = reading("p.json", f"[{','.join([one] * 3000)}]")
    assert isinstance(items[0], Record)
    assert len(items) == 22
    assert "2,979 more rows" in str(items[-1])


def test_a_small_archive_that_unpacks_without_end_is_refused(reading: Reading) -> None:
    rows = ROW.format(n=1) * 280_000
    items = reading("r.zip", zipped("r.csv", f"{HEADER}\n{rows}"))
    assert "unpacks to more than" in str(items[-1])
    assert len(items) < 30


def test_a_table_of_very_many_columns_is_refused_at_once(reading: Reading) -> None:
    columns = "".join(f';"c{n}"' for n in range(45_000))
    (error,) = reading("c.csv", f"{HEADER}{columns}\n")
    assert "more than 1,000 columns" in str(error)


def test_a_page_of_very_many_headings_is_refused(reading: Reading) -> None:
    (error,) = reading("p.txt", PAGE + "Syfte och mål\n\na\n\n" * 11_000)
    assert "more than 200 sections" in str(error)


def test_bad_rows_between_good_ones_end_after_ten_thousand(reading: Reading) -> None:
    rows = "".join(f"b{n}\n" + ROW.format(n=n) * (n % 900 == 0) for n in range(30_000))
    items = reading("b.csv", f"{HEADER}\n{rows}")
    refused = [i for i in items if isinstance(i, SourceError) and not isinstance(i, SkippedError)]
    assert len(refused) == 10_001
    assert "10,000 rows cannot be read: the rest is given up" in str(items[-1])


@pytest.fixture
def pipe(tmp_path: Path) -> Path:
    """A pipe that nobody writes to: whoever opens it waits for ever."""
    path = tmp_path / "pipe.yaml"
    os.mkfifo(path)
    return path


@pytest.mark.parametrize("reader", [read_whole, read_judgements, read_choices])
def test_a_pipe_or_device_beside_a_graph_is_refused(
    pipe: Path, reader: Callable[[Path], object]
) -> None:
    for path in (pipe, Path("/dev/zero"), pipe.parent):
        with pytest.raises(SourceError, match="no regular file"):
            reader(path)


def test_a_pipe_among_the_records_is_refused(pipe: Path) -> None:
    assert collect([pipe]).paths == (pipe,)
    for path in (pipe, Path("/dev/zero")):
        (error,) = read([path])
        assert "no regular file" in str(error)


def test_a_file_that_is_too_long_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "long"
    path.write_bytes(b"x" * 11)
    assert read_whole(path, 11) == b"x" * 11
    with pytest.raises(SourceError, match="may have 10 bytes"):
        read_whole(path, 10)


def test_what_reading_tells_is_not_printed_by_the_thousand(
    capsys: pytest.CaptureFixture[str],
) -> None:
    report = ChangeReport()
    report.warnings += [f"w{n}" for n in range(5000)]
    print_intake(report, "en")
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 201
    assert lines[-1] == "warning: … and 4800 more"


class Endless(io.RawIOBase):
    """A file that goes on and on, until far more of it was read than any record may hold."""

    name, shown = "endless", "endless"

    def __init__(self, start: bytes, more: bytes) -> None:
        self.rest, self.more, self.given = start, more, 0

    def open(self) -> BinaryIO:
        return cast("BinaryIO", io.BufferedReader(self))

    def sibling(self, name: str) -> None:
        return None

    def beside(self) -> list[str]:
        return []

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        if self.given > MOST_READ:
            return 0
        while len(self.rest) < len(buffer):
            self.rest += self.more * (len(buffer) // len(self.more) + 1)
        buffer[:] = self.rest[: len(buffer)]
        self.rest = self.rest[len(buffer) :]
        self.given += len(buffer)
        return len(buffer)


MOST_READ = 32 * 2**20


@pytest.mark.parametrize(
    ("name", "start", "more"),
    [
        ("formas", b'[{"diarienummer": "1", "abstract": "', b"x" * 4096),
        ("formas", b'[{"diarienummer": "1", "abstract": [', b'"' + b"x" * 4096 + b'", '),
        ("formas", b"[", b"x" * 4096),
        ("cordis-xml", b"<project><objective>", b"x" * 4096),
        ("cordis-xml", b"<project>", b"<title>" + b"x" * 4096 + b"</title>"),
        ("cordis-page", b"<html>", b"x" * 4096),
        ("vinnova-page", b"Mod\n", b"x" * 4096),
        ("innokraft-record", b"record: a\nfacts: ", b"x" * 4096),
    ],
)
def test_a_record_without_end_is_not_read_into_memory(name: str, start: bytes, more: bytes) -> None:
    file = Endless(start, more)
    with suppress(SourceError):
        for item in source_format(name).freeze(file):
            assert isinstance(item, SourceError)
    assert 0 < file.given < MOST_READ


OPENING = st.sampled_from(("[", "{a: ", "[a, ", "{? "))


@given(st.lists(OPENING, min_size=1, max_size=4), st.integers(1, 100))
def test_what_opens_without_end_is_left_at_the_deepest(opened: list[str], times: int) -> None:
    read = 0

    def counted(_self: object, event: yaml.Event) -> None:
        nonlocal read
        read += isinstance(event, yaml.CollectionStartEvent)

    with pytest.MonkeyPatch.context() as patch, suppress(SourceError):
        patch.setattr("innokraft.files.marked_yaml._Composer._refuse", counted)
        parse_yaml("".join(opened * times), "a.yaml", SourceError)
    assert read <= DEEPEST + 1
