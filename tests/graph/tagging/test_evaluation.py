"""Evaluation counts concepts per text, takes unsure items as neutral, and lists what went wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from innokraft.errors import SourceError
from innokraft.tagging.evaluation import Score, score
from innokraft.tagging.gold import GoldItem, read_gold, read_texts

A, B = ("1", "sv"), ("2", "en")
TEXTS = {A: "Tillit, tillit och digitalisering.", B: "Trust."}
GOLD = [
    GoldItem(A, "tillit", "Tillit", "label", sure=True),
    GoldItem(A, "framsyn", "framtid", "paraphrase", sure=True),
    GoldItem(A, "digitalisering", "digitalisering", "label", sure=False),
    GoldItem(B, "mod", "courage", "label", sure=False),
]


def test_a_concept_counts_once_a_text_and_what_is_unsure_not_at_all() -> None:
    result = score(GOLD, TEXTS)
    assert result.overall == Score(right=1, wrong=1, missed=1)
    assert result.by_language == {"en": Score(wrong=1), "sv": Score(right=1, missed=1)}
    assert result.by_how == {"label": Score(right=1), "paraphrase": Score(missed=1)}
    assert result.by_concept == {
        "framsyn": Score(missed=1),
        "tillit": Score(right=1, wrong=1),
    }


def test_an_english_text_in_a_swedish_field_is_read_in_english() -> None:
    text = "Tillit\n\nThe aim of the project was to show courage and to learn from it."
    gold = [GoldItem(A, c, c, "label", sure=True) for c in ("tillit", "mod")]
    assert score(gold, {A: text}).overall.missed == 0


def test_misses_and_false_alarms_are_listed() -> None:
    result = score(GOLD, TEXTS)
    assert [m.quote for m in result.misses] == ["framtid"]
    assert [(key, m.concept, m.exact) for key, m in result.false_alarms] == [(B, "tillit", "Trust")]


def test_an_item_that_is_sure_anywhere_is_sure() -> None:
    twice = [*GOLD, GoldItem(A, "framsyn", "sikt", "paraphrase", sure=False)]
    assert score(twice, TEXTS).overall.missed == 1


def test_ratios() -> None:
    score = Score(right=3, wrong=1, missed=2)
    assert (score.precision, score.recall) == (0.75, 0.6)
    assert score.f1 == pytest.approx(2 / 3)
    assert (Score().precision, Score().recall, Score(wrong=1).f1) == (1.0, 1.0, 0.0)


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8", newline="")
    return path


def test_a_gold_table_is_read(tmp_path: Path) -> None:
    table = 'projectId\tlang\tconcept\tquote\thow\tsure\n1\tsv\tmod\t"mod\tlabel\tn\n'
    gold = read_gold(write(tmp_path / "gold.tsv", table))
    assert gold == [GoldItem(A, "mod", '"mod', "label", sure=False)]


def test_a_table_without_a_column_is_no_gold(tmp_path: Path) -> None:
    path = write(tmp_path / "gold.tsv", "projectId\tlang\tconcept\tquote\thow\n")
    with pytest.raises(SourceError, match="lacks the column sure"):
        read_gold(path)


@pytest.mark.parametrize(
    ("row", "problem"),
    [(b"1\tsv\tmod", "a row has 6 cells, this has 3"), (b"1\tsv\t\xe5", "not UTF-8")],
)
def test_a_broken_row_of_a_gold_is_an_error_with_its_line(
    tmp_path: Path, row: bytes, problem: str
) -> None:
    path = tmp_path / "gold.tsv"
    path.write_bytes(b"projectId\tlang\tconcept\tquote\thow\tsure\n" + row)
    with pytest.raises(SourceError, match=rf"gold\.tsv, line 2: .*{problem}"):
        read_gold(path)


def test_texts_are_read_with_line_feeds(tmp_path: Path) -> None:
    rows = (
        "\ufeffProjectId;ProjectTitleSv;ProjectAbstractSv;ProjectTitleEn;ProjectAbstractEn\r\n"
        '"1";"Titel";"Rad\r\nrad; två";"Title";"Line"\r\n'
    )
    path = write(tmp_path / "export.csv", rows)
    texts = read_texts(path, {A, ("1", "en")})
    assert texts == {A: "Titel\n\nRad\nrad; två", ("1", "en"): "Title\n\nLine"}


def test_a_text_that_the_export_lacks_is_an_error(tmp_path: Path) -> None:
    path = write(tmp_path / "export.csv", "ProjectId;ProjectTitleSv;ProjectAbstractSv\n")
    with pytest.raises(SourceError, match="has no text 1 in sv"):
        read_texts(path, {A})
