"""What is printed for people holds nothing that a terminal obeys; data go out to the letter."""

from __future__ import annotations

import json
import sys
import unicodedata
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from innokraft_cli.printing import (
    StandardError,
    clean,
    clean_text,
    put,
    put_json,
    say,
    say_table,
    say_text,
)
from tests.cli.conftest import Run

_IN_GOOD_USE = {"\u00ad", "\u200c", "\u200d"}
UNSAFE = {
    letter
    for letter in map(chr, range(sys.maxunicode + 1))
    if unicodedata.category(letter) in {"Cc", "Cf", "Cs", "Zl", "Zp"}
    and letter not in _IN_GOOD_USE
    # Signs that are drawn, though Unicode counts them as formats.
    and not unicodedata.name(letter, "").startswith(("ARABIC ", "SYRIAC ", "KAITHI ", "EGYPTIAN "))
} | {"\u061c"}
HOSTILE = "a\x1b[2J\x07\x9b31m\u202eb\u2066c\u2028d\x00e\udcff\U000e0041\rf"


def test_every_control_format_and_half_character_is_shown_and_nothing_else() -> None:
    everything = "".join(map(chr, range(sys.maxunicode + 1)))
    kept = clean(everything)
    assert UNSAFE.isdisjoint(kept)
    assert set(everything) - set(kept) == UNSAFE


def test_what_is_shown_is_written_as_python_writes_it() -> None:
    assert clean(HOSTILE) == (r"a\x1b[2J\x07\x9b31m\u202eb\u2066c\u2028d\x00e\udcff\U000e0041\rf")


@given(st.text(st.characters(exclude_categories=["Cc", "Cf", "Cs", "Zl", "Zp"])))
def test_ordinary_text_is_printed_as_it_is(text: str) -> None:
    assert clean(text) == text


@given(st.lists(st.text(st.sampled_from(sorted(UNSAFE | set("aå \t\n"))))))
def test_a_line_stays_one_line_and_a_text_keeps_its_own(lines: list[str]) -> None:
    assert "\n" not in clean("\n".join(lines))
    text = "\n".join(lines)
    assert UNSAFE & set(clean_text(text)) <= {"\t", "\n"}
    assert clean_text(text).count("\n") == text.count("\n")


def test_nothing_that_a_terminal_obeys_passes_the_door(capsys: pytest.CaptureFixture[str]) -> None:
    say(HOSTILE)
    say_text(HOSTILE)
    say_table((HOSTILE, "b"), [(HOSTILE, HOSTILE)])
    say(HOSTILE, err=True)
    captured = capsys.readouterr()
    assert UNSAFE & set(captured.out + captured.err) == {"\n"}
    StandardError().write(f"\r{HOSTILE}")
    assert UNSAFE & set(capsys.readouterr().err) <= {"\r"}


def test_columns_stand_under_each_other_whatever_their_letters(
    capsys: pytest.CaptureFixture[str],
) -> None:
    say_table(("a", "b"), [("漢字", "x"), ("e\u0301", "y"), ("\x1b", "z")])
    assert capsys.readouterr().out.splitlines() == [
        "a     b",
        "----  -",
        "漢字  x",
        "e\u0301     y",
        r"\x1b  z",
    ]


def test_json_holds_the_same_data_and_nothing_that_a_terminal_obeys(
    capsys: pytest.CaptureFixture[str],
) -> None:
    put_json({HOSTILE: [HOSTILE, "å"]})
    out = capsys.readouterr().out
    assert UNSAFE & set(out) == {"\n"}
    assert "å" in out
    assert json.loads(out) == {HOSTILE: [HOSTILE, "å"]}


def test_data_go_out_to_the_letter(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    put("a\x1b\u202e\n")
    put(b"\xff")
    assert capsysbinary.readouterr().out == "a\x1b\u202e\n".encode() + b"\xff"


def test_what_the_terminals_encoding_lacks_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    bytes_out = BytesIO()
    monkeypatch.setattr(sys, "stdout", TextIOWrapper(bytes_out, encoding="cp437"))
    say("”å” – 漢")
    sys.stdout.flush()
    assert bytes_out.getvalue() == b"\\u201d\x86\\u201d \\u2013 \\u6f22\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ("show", HOSTILE),
        ("ask", HOSTILE),
        ("ask", "1", "-p", f"organisation={HOSTILE}"),
        (HOSTILE,),
        ("show", f"--{HOSTILE}"),
        ("query", "-o", HOSTILE, "ASK {}"),
        ("concepts", HOSTILE),
        ("build", HOSTILE),
    ],
    ids=range(8),
)
def test_a_wrong_call_is_told_without_what_a_terminal_obeys(
    arguments: tuple[str, ...], run: Run, seed_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("INNOKRAFT_GRAPH", str(seed_folder))
    arguments = tuple(each.replace("\x00", "") for each in arguments)
    ran = run(*arguments)
    assert ran.code in {1, 2}
    assert "x1b" in ran.err
    assert UNSAFE & set(ran.err) <= {"\n", "\t"}
