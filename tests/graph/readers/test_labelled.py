"""The frozen text of rows and objects: what is written is read back, whatever it holds."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from innokraft.errors import Place, SourceError
from innokraft.readers.frozen.labelled import LabelledText, freeze_fields, render
from innokraft.readers.frozen_text import MOST_CHARACTERS, Frozen
from innokraft.readers.values.characters import clean
from innokraft.record import Span
from innokraft.text.normalisation import tidy

PLACE = Place("made.csv", row=2)
LABELS = st.lists(
    st.sampled_from(["id", "title", "people 1 name", "people 2 name", "scbs 1 id", "a", "b"]),
    unique=True,
)
HOSTILE = st.one_of(
    st.text(max_size=60),
    st.sampled_from(
        [
            "id: 7",
            "\n\nid: 8",
            "b (3 characters):\nabc",
            "a\r\nb",
            "x\x00y",
            "\ud800",
            " \n ",
            ":",
            ": ",
        ]
    ),
)


def labelled(text: str) -> LabelledText:
    """A text read back."""
    return LabelledText(Frozen(text, PLACE))


@given(LABELS, st.data())
def test_what_is_written_is_read_back_from_its_place(
    labels: list[str], data: st.DataObject
) -> None:
    values = [(label, data.draw(HOSTILE)) for label in labels]
    texts = [("text", data.draw(HOSTILE)), ("more", data.draw(HOSTILE))]
    written = render(values, texts)
    if not written:
        return
    found = labelled(written)
    for label, value in (*values, *texts):
        field = found.get(label)
        kept = clean(value)
        assert (field.value if field else "") == tidy(kept)
        if field:
            assert tidy(field.span.of(written)) == field.value
            assert field.span.of(written) == kept or label not in {"title", "text", "more"}
            assert field.line.of(written).startswith(label)


@given(st.text(max_size=200))
def test_any_text_is_labelled_or_refused(text: str) -> None:
    with suppress(SourceError):
        assert labelled(text).text == text


def test_a_label_inside_a_long_text_is_text() -> None:
    written = render([("id", "7")], [("one", "two (3 characters):\nabc"), ("two", "id: 9")])
    found = labelled(written)
    assert (found.value("id"), found.value("two")) == ("7", "id: 9")


def test_a_title_of_two_lines_is_a_block() -> None:
    found = labelled(render([("title", "Mod\r\noch kraft"), ("id", "7")]))
    assert found.value("title") == "Mod och kraft"
    assert found.span("id", "title") == found.span("id") == Span(0, len("id: 7"))


def test_a_field_that_holds_only_letters_that_are_not_seen_has_no_value() -> None:
    found = labelled(render([("title", "\u3164"), ("name", "\u3164 Mod")]))
    assert found.get("title") is None
    assert found.value("name") == "Mod"


def test_a_name_of_two_lines_becomes_one_line() -> None:
    assert render([("name", "Mod \r\n kraft")]) == "name: Mod kraft"


def test_the_items_of_a_list_have_their_lines() -> None:
    written = render(
        [("people 1 name", "Kim"), ("people 1 role", "x"), ("people 2 name", "Lo"), ("people", "y")]
    )
    items = list(labelled(written).items("people"))
    assert [values for values, _ in items] == [{"name": "Kim", "role": "x"}, {"name": "Lo"}]
    assert items[0][1].of(written) == "people 1 name: Kim\npeople 1 role: x"


def test_a_list_of_more_than_nine_items_keeps_them_apart() -> None:
    written = render([(f"links {n}", f"v{n}") for n in range(1, 13)])
    assert [values[""] for values, _ in labelled(written).items("links")] == [
        f"v{n}" for n in range(1, 13)
    ]


def test_a_record_that_is_too_long_is_an_error_that_names_its_row() -> None:
    error = freeze_fields([("id", "7")], [("text", "x" * MOST_CHARACTERS)], PLACE)
    assert isinstance(error, SourceError)
    assert "row 2" in str(error)
    assert "too long" in str(error)


def test_an_object_without_values_is_an_error() -> None:
    assert isinstance(freeze_fields([("id", " ")], [], PLACE), SourceError)


@pytest.mark.parametrize(
    "text", ["", "no label", "a: b\n\nnoblock", "a (9 characters):\nb", "a: b\n\n"]
)
def test_a_text_that_is_not_labelled_is_refused_or_empty(text: str) -> None:
    if text in {"", "a: b\n\n"}:
        text += "x" if text else "no"
    with pytest.raises(SourceError, match="no labelled text"):
        labelled(text)
