"""All the ways in which Unicode writes the same thing are read as one, with the way back."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from innokraft.text.normalisation import differs_in_words, folded, tidy, view
from tests.graph.made_text import SPACES, UNSEEN, rewritten

WORDS = st.text("abcåäöéüÅÄÖ019", min_size=1, max_size=6)
LINES = st.lists(WORDS, min_size=1, max_size=5).map(" ".join)


@settings(max_examples=40)
@given(st.data(), LINES)
def test_a_text_is_read_alike_however_it_is_written(data: st.DataObject, plain: str) -> None:
    written = data.draw(rewritten(plain))
    assert view(written).text == plain
    assert tidy(written) == plain == tidy(plain)


@settings(max_examples=40)
@given(st.data(), LINES, LINES, LINES)
def test_what_is_found_in_the_view_has_its_place_in_the_text(
    data: st.DataObject, before: str, found: str, behind: str
) -> None:
    written = data.draw(rewritten(f"{before} {found} {behind}"))
    start = len(before) + 1
    first, last = view(written).span(start, start + len(found))
    assert tidy(written[first:last]) == found
    assert written[first] not in UNSEEN + SPACES
    assert written[last - 1] not in UNSEEN + SPACES


@settings(max_examples=100)
@given(st.text())
def test_folding_again_changes_nothing(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)
    assert folded(folded(text)) == folded(text)


@settings(max_examples=80)
@given(st.text(), st.integers(0, 30), st.integers(0, 30))
def test_a_span_stays_inside_the_text(text: str, start: int, length: int) -> None:
    seen = view(text)
    start = min(start, len(seen.text))
    end = min(start + length, len(seen.text))
    first, last = seen.span(start, end)
    assert 0 <= first <= last <= len(text)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (
            "Mod\r\noch\rkraft\u2028i\u2029dag\x85nu\x0coch\x0bsen",
            "Mod\noch\nkraft\ni\ndag\nnu\noch\nsen",
        ),
        ("e\ufb03cient \ufb02ow", "efficient flow"),
        ("２０１５－０１５７３", "2015-01573"),
        ("𝗠𝗼𝗱", "Mod"),
        ("2015\u201101573", "2015-01573"),
        ("april\x96juni", "april–juni"),
        ("kompetens-\növerföring", "kompetensöverföring"),
        ("kompetens\u00ad\növerföring", "kompetensöverföring"),
        ("forsknings-\noch innovation", "forsknings-\noch innovation"),
        ("IT-\nSystem", "IT-\nSystem"),
        ("Mod – och ”kraft” m²", "Mod – och ”kraft” m²"),
        ("한국", "한국"),
        (unicodedata.normalize("NFD", "한국 ỹ"), "한국 ỹ"),
    ],
)
def test_a_text_is_read_as_it_is_meant(written: str, read: str) -> None:
    assert view(written).text == read


def test_a_text_without_anything_odd_is_its_own_view() -> None:
    text = "Mod och verkstad – ”vi vågar”, säger 3 av 4…\n\nEtt stycke till: €5."
    assert view(text) == (text, ())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kvarn’s verkstad", "Kvarn´s verkstad"),
        ("Nord–Syd", "Nord-Syd"),
        ("“Nära” vård", '"Nära" vård'),
        ("Ｃｏ２", "Co²"),
    ],
)
def test_spellings_that_differ_by_signs_alone_fold_to_one(one: str, other: str) -> None:
    assert folded(one) == folded(other)


SIGNS = st.text("abå -\u2212\u2011\u2013\n\r\t\u00a0\u00ad\u0301\ufb01", max_size=9)


def test_a_minus_is_a_hyphen_in_a_text_without_any_other_odd_sign() -> None:
    assert view("1990\u22122000").text == "1990-2000"


@settings(max_examples=200)
@given(SIGNS)
def test_words_that_are_read_as_they_stand_differ_in_spaces_alone(text: str) -> None:
    if not differs_in_words(text):
        assert view(text).text.split() == text.split()
        assert view(text).text.count("\n") == text.count("\n")
