"""A gold that holds none of its texts: they are read out of records, of the version it names."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from innokraft.errors import SourceError
from innokraft.files.shipped import resource
from innokraft.model.concepts import load_concepts
from innokraft.readers import read
from innokraft.record import Record
from innokraft.tagging.gold import PLACED, Gold, load_gold, prose
from innokraft.tagging.gold import copies as copies_of

RECORDS = resource("data/records")
READ = Path(__file__).parent / "gold" / "read.tsv"

Write = Callable[..., Path]


def shipped(local_id: str) -> Record:
    records = [r for r in read([RECORDS]) if isinstance(r, Record)]
    return next(record for record in records if record.local_id.startswith(local_id))


RECORD = shipped("2015-01573")


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes a gold of one row about a shipped record, with some cells as they are said."""

    def write(**cells: str) -> Path:
        row = dict.fromkeys(PLACED, "")
        row |= {"record": RECORD.key, "language": "sv", "sha256": RECORD.sha256, "project": "one"}
        row |= {"concept": "mod", "start": "0", "end": "3", "reader_a": "y", "settled": "y"}
        row |= cells
        path = tmp_path / "gold.tsv"
        path.write_text("\t".join(PLACED) + "\n" + "\t".join(row.values()) + "\n", "utf-8")
        return path

    return write


def test_a_quote_is_read_out_of_the_record(write: Write) -> None:
    text = prose(RECORD, "sv")
    start = text.index("mod")
    gold = load_gold(write(start=str(start), end=str(start + 3)), RECORDS)
    (item,) = gold.items
    assert (item.quote, item.sure, item.readers) == ("mod", True, ("y", ""))
    assert gold.texts == {(RECORD.key, "sv"): text}
    assert gold.projects[item.text] == "one"


def test_a_title_comes_before_a_blank_line_and_the_sections() -> None:
    title, _, body = prose(RECORD, "sv").partition("\n\n")
    assert title == RECORD.titles[0].value.value
    assert body.startswith(RECORD.sections[0].body.of(RECORD.text))


def test_a_text_without_a_concept_is_read_too(write: Write) -> None:
    gold = load_gold(write(concept="-", start="", end="", settled=""), RECORDS)
    assert (len(gold.texts), gold.items) == (1, ())


@pytest.mark.parametrize(
    ("cells", "problem"),
    [
        ({"sha256": "0" * 64}, "line 2: .*of that digest is in none of the texts"),
        ({"record": "vinnova-page/none"}, "line 2: .*vinnova-page/none of that digest"),
        ({"end": "9999999"}, "line 2: .*no place in the text"),
        ({"start": "3"}, "line 2: .*no place in the text"),
        ({"start": "x"}, "line 2: .*'x' to '3' is no place"),
        ({"settled": "yes"}, "line 2: settled is y or n, not 'yes'"),
    ],
)
def test_a_row_that_fits_no_text_is_an_error_with_its_line(
    write: Write, cells: Mapping[str, str], problem: str
) -> None:
    with pytest.raises(SourceError, match=problem):
        load_gold(write(**cells), RECORDS)


def test_a_gold_with_quotes_is_read_with_one_export(tmp_path: Path) -> None:
    path = tmp_path / "gold.tsv"
    path.write_text("projectId\tlang\tconcept\tquote\thow\tsure\n", "utf-8")
    with pytest.raises(SourceError, match=r"one export, not .*records"):
        load_gold(path, RECORDS)


@pytest.fixture(scope="module")
def read_gold(shared_data: Path) -> Gold:
    data = shared_data / "data"
    return load_gold(READ, [data / n for n in ("swecris-export.csv", "vinnova-pages", "cordis")])


def test_the_gold_of_two_readers_holds_297_texts_and_concepts_that_there_are(
    read_gold: Gold,
) -> None:
    assert (len(read_gold.texts), read_gold.copies) == (297, ())
    assert {item.concept for item in read_gold.items} <= {c.id for c in load_concepts()}
    settled = [i for i in read_gold.items if set(i.readers) == {"y"} and not i.sure]
    assert not settled, "what both readers were sure of is in the gold"


SENTENCE = "Vi lärde oss tillsammans med kommunen att våga pröva nytt i fyra skolor i Umeå"
COPY = f"Rubrik\n\n{SENTENCE.upper()}, och mer därtill som inte står i den andra."


@pytest.mark.parametrize(
    ("other", "project", "copies"),
    [
        (COPY, "1", (("b", "sv"),)),
        (COPY, "2", ()),
        (f"{SENTENCE[:30]} ville de något helt annat än vi hade tänkt oss från början", "1", ()),
    ],
)
def test_a_copy_says_the_same_of_the_same_project(
    other: str, project: str, copies: tuple[tuple[str, str], ...]
) -> None:
    texts = {("a", "sv"): SENTENCE, ("b", "sv"): other}
    gold = Gold((), texts, {("a", "sv"): "1", ("b", "sv"): project})
    assert copies_of(gold) == copies
