"""Whatever a file of judgements or choices holds, it is read, or an error that names its line."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from innokraft.curation.choices import read_choices
from innokraft.curation.judgements import Judgement, Verdict, read_judgements
from innokraft.curation.keys import Key
from innokraft.errors import SourceError, UsageError
from innokraft.files.tsv import check_day, in_one_line
from innokraft.identity.applied_choices import apply_choices
from innokraft.store.embedded import EmbeddedStore

CELLS = st.sampled_from([
    "project/number/vinnova/2019-00001", "project/number/vinnova/Å 12/15", "organisation/vinnova",
    "schema:amount", "schema:", "dcterms:title", "x:y", "a b", "<", "|", '"x"', '"x"@sv', '"x"@s_v',
    '"1"^^<http://[bad>', "http://[bad", "https://ex.org:port/", "same", "why", "2015-13-45", "",
    "2015-06-30", "\U0001f600", "\x00", "\x85", "#", "#grant", "project/vinnova/1#grant",
])  # fmt: skip
LINES = st.lists(st.lists(CELLS, min_size=5, max_size=7).map("\t".join), max_size=4)
WHOLE = LINES.map(lambda lines: "\n".join(lines).encode()) | st.binary(max_size=60)


@settings(max_examples=200, suppress_health_check=[*HealthCheck])
@given(data=WHOLE)
@example(data=b"\xef\xbb\xbfa\tb\n\xff")
def test_whatever_a_file_holds_it_is_read_or_an_error_names_the_line(
    tmp_path: Path, data: bytes
) -> None:
    path = tmp_path / "file.tsv"
    path.write_bytes(data)
    try:
        read_judgements(path)
    except SourceError as error:
        assert error.place.line  # type: ignore[union-attr]  # noqa: PT017
    try:
        apply_choices(EmbeddedStore.in_memory([]), read_choices(path))
    except SourceError as error:
        assert error.place.line  # type: ignore[union-attr]  # noqa: PT017


def test_a_byte_that_is_no_utf8_is_told_with_its_line_and_a_pipe_is_not_waited_for(
    tmp_path: Path,
) -> None:
    path = tmp_path / "j.tsv"
    path.write_bytes(b"a\tb\tverdict\twhy\twho\twhen\r\n\n\xe5\n")
    with pytest.raises(SourceError, match=r"j\.tsv, line 3: byte 1 of this line is not UTF-8"):
        read_judgements(path)
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(SourceError, match="no regular file"):
        read_choices(tmp_path / "pipe")


@pytest.mark.parametrize(
    "day", ["2015-13-45", "2015-02-29", "2015-6-3", "٢٠١٥-٠١-٠١", "0000-01-01"]
)
def test_a_day_that_is_in_no_calendar_is_none(day: str) -> None:
    with pytest.raises(UsageError, match="is no day"):
        check_day(day)


def test_what_is_no_text_is_no_reason() -> None:
    with pytest.raises(UsageError, match=r"caf\\\\udce9.*is no text"):
        in_one_line("caf\udce9")
    keys = Key.parse("project/number/v/1"), Key.parse("project/number/v/2")
    with pytest.raises(UsageError, match="is no text"):
        Judgement.make(keys, Verdict.SAME, "why", who="\ud800")
