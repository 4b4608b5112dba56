"""Adding to an annotation that a person wrote, and taking out again: only its own lines change."""

from __future__ import annotations

import difflib
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from innokraft.annotation.files import parse_annotation
from innokraft.annotation.writing import (
    NewReading,
    NewThing,
    new_annotation,
    with_reading,
    with_thing,
    without_reading,
    written,
)
from innokraft.errors import AnnotationError
from innokraft.files.shipped import resource

SHIPPED = sorted(resource("data/annotations").glob("*.yaml"))
SAID = "project dcterms:subject concept:mod"
NEW = NewReading("ett citat: med tecken # och ”mer”", (SAID,), certainty="möjligt")
LAYOUTS = {
    "indented": """readings:
  - quote: a
    says: x y z
  # of b
  - quote: b
    says:
      - x y z
""",
    "flush": """readings:
- quote: a
  says: x y z
- quote: b
  says: [x y z]   # why

# the end
""",
    "wide": """readings:
    -   quote: a
        says: x y z

    -   quote: >-
          b
        says: x y z""",
    "kept": """readings:
  - says: x y z
    quote: a
  - says: x y z
    quote: b
    note: |
      more

""",
    "in brackets": "readings: [{quote: a, says: x y z}, {quote: b, says: [x y z]}]\n",
    "before others": """readings:
  - quote: a
    says: x y z
  - quote: b
    says: x y z
language: en
""",
    "windows": """readings:\r
  - quote: a\r
    says: x y z\r
  - quote: b\r
    says: x y z\r
""",
    "its comments": """readings:
  - quote: a
    says: x y z
    # doubtful
  - quote: b
    says: x y z
""",
}
TWO = """readings:
  - quote: a
    says:
      - x y z  # why

  - quote: b
    says: x y z
"""
HEAD = "annotation: 1\nrecord: own/1\ncurator: Ada\n"


def layout(name: str) -> str:
    text = LAYOUTS[name]
    return (HEAD.replace("\n", "\r\n") if "\r" in text else HEAD) + text


def gone(before: str, after: str) -> list[str]:
    """The lines of the first that the second has not."""
    pairs = difflib.ndiff(before.splitlines(keepends=True), after.splitlines(keepends=True))
    return [line[2:] for line in pairs if line.startswith("- ")]


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_what_ships_gets_lines_and_loses_none_and_comes_back_to_the_byte(path: Path) -> None:
    text = path.read_text("utf-8")
    for number in range(len(parse_annotation(text, "f").readings) + 1):
        more = with_reading(text, "f", NEW, number)
        assert gone(text, more) == []
        reading = parse_annotation(more, "f").readings[number]
        assert (reading.quote, reading.certainty) == (NEW.quote, "mojligt")
        assert without_reading(more, "f", NEW) == text


def test_a_reading_is_written_as_by_hand() -> None:
    assert with_reading(HEAD + "readings: []\n", "f", NEW, 0) == HEAD + (
        'readings:\n  - quote: "ett citat: med tecken # och ”mer”"\n'
        "    certainty: möjligt\n    says: project dcterms:subject concept:mod\n"
    )


@pytest.mark.parametrize("name", LAYOUTS)
@pytest.mark.parametrize("number", [0, 1, 2])
def test_any_layout_keeps_what_it_has(name: str, number: int) -> None:
    text = layout(name)
    more = with_reading(text, "f", NEW, number)
    quotes = [each.quote for each in parse_annotation(more, "f").readings]
    assert quotes == [*"ab"[:number], NEW.quote, *"ab"[number:]]
    its_only_line, no_line_end = LAYOUTS["in brackets"].strip(), "says: x y z"
    assert {line.strip() for line in gone(text, more)} <= {its_only_line, no_line_end}
    assert ("\r\n" in more) == (more.count("\r\n") == more.count("\n"))
    comments = [line for line in text.splitlines() if "#" in line]
    assert all(line in more.splitlines() for line in comments)


def test_a_comment_stays_with_the_reading_that_it_is_set_in_under() -> None:
    more = with_reading(layout("its comments"), "f", NEW, 1)
    assert more.index("# doubtful") < more.index("ett citat") < more.index("quote: b")


def test_statements_on_the_same_words_stand_together() -> None:
    text = HEAD + TWO
    more = with_reading(text, "f", NewReading("a", ("x y other",)), 2)
    assert more == text.replace("# why\n", "# why\n      - x y other\n")
    assert without_reading(more, "f", NewReading("a", ("x y other",))) == text
    apart = with_reading(text, "f", NewReading("a", ("x y other",), certainty="möjligt"), 1)
    assert len(parse_annotation(apart, "f").readings) == 3


def test_what_is_said_already_is_not_written_twice() -> None:
    text = HEAD + "readings:\n  - quote: a\n    says:\n      - x y z\n"
    with pytest.raises(AnnotationError, match="says this already"):
        with_reading(text, "f", NewReading("a", ("x y z",)), 1)


def test_a_new_annotation_takes_things_and_readings() -> None:
    text = new_annotation("vinnova-page/2015-01573", "Ada: Å", "sv")
    thing = NewThing("seminarium", "event", {"sv": "Seminariet: ett", "en": "The seminar"})
    text = with_reading(with_thing(text, "f", thing), "f", NEW, 0)
    edition = NewThing("dag", "edition", {}, {"series": "Offentliga Rummet", "year": 2015})
    found = parse_annotation(with_thing(text, "f", edition), "f")
    assert [(each.name, each.kind, each.year) for each in found.things] == [
        ("seminarium", "event", None), ("dag", "edition", 2015),
    ]  # fmt: skip
    assert found.things[0].labels[0].value == "Seminariet: ett"
    assert (found.curator, len(found.readings)) == ("Ada: Å", 1)


def test_what_is_wrong_or_has_no_room_is_refused() -> None:
    with pytest.raises(AnnotationError, match="is no statement"):
        with_reading(HEAD + "readings:\n  - quote: a\n    says: x\n", "f", NEW, 1)
    with pytest.raises(AnnotationError, match="laid out like this"):
        with_reading((HEAD + LAYOUTS["indented"]).replace("\n", "\r"), "f", NEW, 1)
    with pytest.raises(AnnotationError, match="no longer says this"):
        without_reading(layout("flush"), "f", NEW)
    indented = "".join(f"  {line}\n" for line in layout("flush").splitlines())
    with pytest.raises(AnnotationError, match="laid out like this"):
        with_thing(indented, "f", NewThing("dag", "event"))
    with pytest.raises(AnnotationError, match="no kind of thing"):
        with_thing(layout("flush"), "f", NewThing("dag", "beast"))


TEXT = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1, max_size=30
).filter(lambda text: bool(text.strip()))


@settings(max_examples=60)
@given(TEXT, st.sampled_from(sorted(LAYOUTS)), st.integers(0, 2))
@example("\u202ee\u0301 👩‍👩‍👧\r\n\u2028\x85 - {a: b}\t#", "flush", 1)
@example("- a: &b *c !d 'e' \"f\" %g @h", "in brackets", 2)
@example("true", "indented", 0)
def test_any_quote_is_read_as_it_was(quote: str, name: str, number: int) -> None:
    text = layout(name)
    new = NewReading(quote, (SAID,), note=quote)
    more = with_reading(text, "f", new, number)
    reading = parse_annotation(more, "f").readings[number]
    assert (reading.quote, reading.notes[0].value) == (quote, quote)
    assert written(quote).isprintable()
    if name not in {"in brackets", "wide"}:
        assert without_reading(more, "f", new) == text
