"""Tables are as wide as they are, or as wide as the terminal."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcswidth

from innokraft_cli.columns import MOST_LINES, Fitted, fitted, width_of

LONG = "one two three four five six seven eight nine ten eleven twelve"


def test_what_fits_is_as_wide_as_it_is_and_numbers_stand_to_the_right() -> None:
    rows = [("a", "5", "5 kr"), ("bb", "12.5", ""), ("", "", "x")]
    assert fitted(("name", "n", "text"), rows, 40) == Fitted(
        [
            "name     n  text",
            "----  ----  ----",
            "a        5  5 kr",
            "bb    12.5",
            "            x",
        ],
        0,
    )


def test_the_widest_goes_on_below_and_what_is_narrow_stays() -> None:
    assert fitted(("k", "text"), [("ab", LONG), ("c", "d")], 34).lines == [
        "k   text",
        "--  ------------------------------",
        "ab  one two three four five six",
        "    seven eight nine ten eleven",
        "    twelve",
        "c   d",
    ]


def test_too_many_columns_become_lists() -> None:
    names = ("first", "second", "third", "number")
    assert fitted(names, [(LONG, LONG, "x", "1"), ("a", "b", "c", "2")], 40).lines == [
        "first   one two three four five six",
        "        seven eight nine ten eleven",
        "        twelve",
        "second  one two three four five six",
        "        seven eight nine ten eleven",
        "        twelve",
        "third   x",
        "number  1",
        "",
        "first   a",
        "second  b",
        "third   c",
        "number  2",
    ]


def test_a_text_that_is_too_long_ends_in_an_ellipsis_and_is_counted() -> None:
    found = fitted(("text", "n"), [("x" * 1000, "1"), ("y" * 270, "2")], 30)
    assert found.cut == 1
    assert len(found.lines) == 2 + MOST_LINES * 2
    assert found.lines[1 + MOST_LINES] == "x" * 26 + "…"
    assert "".join(found.lines).count("y") == 270


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("mål – ”å”", 9),
        ("漢字", 4),
        ("e\u0301", 1),
        ("👩\u200d👩\u200d👧", 2),
        ("🇸🇪", 2),
        ("ｱ", 1),
        ("한국", 4),
    ],
)
def test_a_text_is_as_wide_as_a_terminal_shows_it(text: str, width: int) -> None:
    assert width_of(text) == width
    assert fitted(("a", "b"), [(text, "x"), ("12345678901", "x")], 80).lines[2] == (
        text + " " * (11 - width) + "  x"
    )


LETTERS = st.sampled_from([*"ab å漢한", "e\u0301", "🇸🇪", "👩\u200d👧", " "])
TEXTS = st.lists(LETTERS, max_size=80).map(lambda text: " ".join("".join(text).split()))


@given(st.lists(st.tuples(TEXTS, TEXTS, TEXTS), min_size=1, max_size=4), st.integers(20, 90))
def test_no_line_is_wider_than_the_terminal(rows: list[tuple[str, ...]], width: int) -> None:
    for line in fitted(("漢字", "b", "c"), rows, width).lines:
        assert wcswidth(line) <= width


def test_an_empty_table_has_its_head() -> None:
    assert fitted(("a", "b"), [], 30).lines == ["a  b", "-  -"]
    assert fitted((), [()], 30).lines == ["", "", ""]
