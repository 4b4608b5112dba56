"""Cross-validation: folds by project, nothing learned from what is measured, intervals."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from innokraft.errors import SourceError, UsageError
from innokraft.model.model import SHIPPED
from innokraft.tagging.evaluation import Score
from innokraft.tagging.folds import CrossValidation, cross_validate, evaluate_folds, fold, learned
from innokraft.tagging.gold import Gold, GoldItem, TextKey, load_gold
from innokraft.tagging.intervals import intervals
from innokraft.tagging.patterns import Sense
from innokraft.tagging.sureness import ENOUGH, Hits, Rule, Sureness, read_sureness, write_sureness
from innokraft.tagging.tagger import tagger_with
from innokraft_cli.main import innokraft

MADE = Path(__file__).parent / "gold"
TRUST = Rule("tillit", "en", "label", counts=True, form="trust")


@pytest.fixture(scope="module")
def made() -> CrossValidation:
    return evaluate_folds(MADE / "made.tsv", MADE / "made.csv", 5)


def test_the_made_texts_hold_what_was_reached(made: CrossValidation) -> None:
    """The made texts are of kinds that the guideline names, so this is a floor, no quality."""
    assert made.learned.overall.precision >= 0.85
    assert made.learned.overall.recall >= 0.65
    assert sum(made.by_fold.values(), Score()) == made.learned.overall


def test_a_text_without_a_concept_is_measured_too(made: CrossValidation) -> None:
    assert len(made.fold_of) == 40
    assert ("made-04", "sv") in made.fold_of


def test_texts_of_one_project_are_in_one_fold(made: CrossValidation) -> None:
    assert all(made.fold_of[key, "sv"] == made.fold_of[key, "en"] for key, _ in made.fold_of)
    assert set(made.fold_of.values()) == {1, 2, 3, 4, 5}


def test_a_fold_stays_when_other_texts_go(made: CrossValidation) -> None:
    gold = load_gold(MADE / "made.tsv", MADE / "made.csv")
    texts = {key: text for key, text in gold.texts.items() if key[0] > "made-10"}
    items = tuple(item for item in gold.items if item.text in texts)
    fewer = cross_validate(Gold(items, texts, gold.projects), 5)
    assert fewer.fold_of == {key: made.fold_of[key] for key in texts}


def many(text: str, sure: bool | None) -> Gold:
    """Texts of as many projects, in each of which a reader found trust, or was unsure, or not."""
    texts: dict[TextKey, str] = {(f"p{n}", "en"): f"Title\n\n{text}" for n in range(40)}
    items = [GoldItem(key, "tillit", "trust", "label", sure) for key in texts if sure is not None]
    return Gold(tuple(items), texts, {key: key[0] for key in texts})


WRONG = many("She felt trust in him.", None)


def test_a_rule_that_is_wrong_in_other_folds_does_not_count_in_this_one() -> None:
    result = cross_validate(WRONG, 5)
    assert result.written == Score(wrong=40)
    assert result.learned.overall == Score()


def test_nothing_is_learned_from_the_fold_that_is_measured() -> None:
    key = next(key for key in WRONG.texts if fold(key[0], 5) == 1)
    texts = {k: "Nothing here." for k in WRONG.texts if k != key} | {key: WRONG.texts[key]}
    alone = cross_validate(dataclasses.replace(WRONG, texts=texts), 5)
    assert alone.learned.overall == Score(wrong=1)


def test_what_readers_were_unsure_of_teaches_nothing() -> None:
    result = cross_validate(many("She felt trust in him.", sure=False), 5)
    assert result.sureness.hits == {}
    assert (result.learned.overall, result.strict) == (Score(), Score(wrong=40))


def test_a_doubtful_rule_that_is_right_counts() -> None:
    text = "Title\n\nDe har mod."
    texts: dict[TextKey, str] = {(f"p{n}", "sv"): text for n in range(40)}
    items = tuple(GoldItem(key, "mod", "mod", "label", sure=True) for key in texts)
    result = cross_validate(Gold(items, texts, {key: key[0] for key in texts}), 5)
    assert result.written == Score(missed=40)
    assert result.learned.overall == Score(right=40)


def test_a_rule_counts_once_a_text() -> None:
    (key,) = texts = {("p", "en"): "Trust, trust and trust."}
    hits = {key: tagger_with(SHIPPED, None).tag(texts[key], "en")}
    assert learned([], hits).hits == {TRUST: Hits(0, 1)}


def test_two_readers_are_measured_as_the_tagger_is() -> None:
    pairs = [("y", "y"), ("y", "n"), ("n", "y"), ("", "y"), ("n", ""), ("n", "n")]
    texts: dict[TextKey, str] = {("p", "en"): "Title\n\nText."}
    items = [
        GoldItem(("p", "en"), str(n), "q", "label", sure=True, readers=pair)
        for n, pair in enumerate(pairs)
    ]
    result = cross_validate(Gold(tuple(items), texts, {("p", "en"): "p"}), 2)
    assert result.readers == Score(right=1, wrong=1)
    assert result.readers_strict == Score(right=1, wrong=2, missed=1)


@pytest.mark.parametrize(("folds", "told"), [(1, "few"), (0, "few"), (-3, "few"), (21, "many")])
def test_another_number_of_folds_is_refused(folds: int, told: str) -> None:
    with pytest.raises(UsageError, match=f"{folds} folds are too {told}"):
        evaluate_folds(MADE / "made.tsv", MADE / "made.csv", folds)


def test_an_interval_holds_the_figure_and_narrows_with_projects() -> None:
    few, many_ = (intervals([Score(3, 1, 1), Score(1, 0, 2), Score(2, 1, 0)] * n) for n in (3, 60))
    whole = Score(6, 2, 3)
    for name in ("precision", "recall", "f1"):
        low, high = getattr(many_, name)
        assert low < getattr(whole, name) < high
        assert high - low < getattr(few, name).high - getattr(few, name).low
    assert intervals([Score(1, 0, 0)] * 9).f1 == (1.0, 1.0)


def test_sureness_lies_between_the_own_share_and_that_of_like_rules() -> None:
    others = {TRUST._replace(form=str(n)): Hits(9, 1) for n in range(5)}
    sure = [Sureness({**others, TRUST: Hits(0, n)}).of(TRUST) for n in (0, 1, 3, 30)]
    assert sure == sorted(sure, reverse=True)
    assert sure[0] > 0.85 > ENOUGH > sure[2] > 0.05
    assert sure[3] < 0.15


@pytest.mark.parametrize(("hits", "counts"), [(Hits(0, 1), True), (Hits(0, 4), False)])
def test_one_wrong_hit_decides_nothing(hits: Hits, *, counts: bool) -> None:
    others = {TRUST._replace(concept=str(n)): Hits(9, 1) for n in range(5)}
    sense = Sense("tillit", "trust", "label", counts=True)
    assert Sureness({**others, TRUST: hits}).judge(sense, "en").counts is counts


def test_another_sense_and_a_class_are_not_judged() -> None:
    for sense in (Sense("tillit", "trust", "avoid", counts=False), Sense("@a", "b", "class", True)):
        assert Sureness({TRUST: Hits(9, 0)}).judge(sense, "en") is sense


def test_what_was_learned_is_written_and_read_back(tmp_path: Path, made: CrossValidation) -> None:
    path = tmp_path / "sureness.tsv"
    write_sureness(path, made.sureness)
    assert read_sureness(path).hits == made.sureness.hits
    first = path.read_bytes()
    write_sureness(path, read_sureness(path))
    assert path.read_bytes() == first


@pytest.mark.parametrize(
    "row", ["tillit\ten\tlabel\ty\ttrust\t1", "tillit\ten\tlabel\tja\ttrust\t1\t0",
            "tillit\ten\tlabel\ty\ttrust\t-1\t0"],
)  # fmt: skip
def test_a_broken_row_is_an_error_with_its_line(tmp_path: Path, row: str) -> None:
    path = tmp_path / "sureness.tsv"
    path.write_text(f"concept\tlanguage\twhy\tcounts\tform\tright\twrong\n{row}\n", "utf-8")
    with pytest.raises(SourceError, match=r"sureness\.tsv, line 2"):
        read_sureness(path)


def run(*args: str) -> str:
    texts = ("--texts", str(MADE / "made.csv"))
    result = CliRunner().invoke(innokraft, ["evaluate", str(MADE / "made.tsv"), *texts, *args])
    assert result.exit_code == 0, result.output
    return result.output


def test_folds_are_printed_with_intervals_and_misses_with_their_fold(tmp_path: Path) -> None:
    path = tmp_path / "sureness.tsv"
    lines = run("--folds", "5", "--sureness", str(path)).splitlines()
    heads = [line.split("  ")[0] for line in lines]
    assert {"all", "all, unsure as absent", "all, nothing learned", "fold 5"} <= set(heads)
    assert any(", fold " in line and line.startswith("tillit") for line in lines)
    assert sum("–" in line for line in lines) >= 3, "an interval for all and for each language"
    assert read_sureness(path).hits


def test_folds_are_printed_as_json() -> None:
    told = json.loads(run("--folds", "5", "--format", "json"))
    low, high = told["intervals"]["all"]["f1"]
    assert low < told["overall"]["f1"] < high
    assert {each["fold"] for each in told["folds"]} == {1, 2, 3, 4, 5}
    assert "readers" not in told, "the made texts had one reader"


def test_sureness_is_not_written_without_folds(tmp_path: Path) -> None:
    args = ["evaluate", str(MADE / "made.tsv"), "--texts", str(MADE / "made.csv")]
    result = CliRunner().invoke(innokraft, [*args, "--sureness", str(tmp_path / "s.tsv")])
    assert isinstance(result.exception, UsageError)
    assert "--folds 5" in str(result.exception)
    assert not (tmp_path / "s.tsv").exists()
