"""`innokraft evaluate`: how well the tagger does against a gold list."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from innokraft_cli.evaluating_statements import evaluate_suggested
from innokraft_cli.options import lang_option, workers_option
from innokraft_cli.output import output_options
from innokraft_cli.printing import put_json, say, say_table
from innokraft_cli.telling import progress, telling_options

if TYPE_CHECKING:
    from collections.abc import Mapping

    from innokraft import CrossValidation, Evaluation, Score

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command("evaluate")
@click.argument("gold", type=_FILE)
@click.option(
    "--statements", is_flag=True, help="GOLD is of statements: measure what `suggest` suggests."
)
@click.option(
    "--texts",
    type=click.Path(exists=True, path_type=Path),
    required=True,
    multiple=True,
    help="The texts: files or folders with the records that the gold names. Again for another.",
)
@click.option(
    "--folds",
    type=int,
    help="Cross-validate in so many folds (2 to 20): what is learned of rules is not learned from "
    "the texts that are measured.",
)
@click.option(
    "--sureness",
    type=click.Path(dir_okay=False, path_type=Path),
    help="With --folds: write what all texts say of each rule to this file.",
)
@workers_option
@output_options("table", "json", default="table")
@telling_options
@lang_option
def command(
    gold: Path,
    texts: tuple[Path, ...],
    folds: int | None,
    sureness: Path | None,
    workers: int | None,
    form: str,
    lang: str,
    *,
    statements: bool,
) -> None:
    """Measure the tagger against GOLD: precision, recall and F1, and what was missed.

    GOLD is a table (TSV) of what careful readers found: with the columns projectId, lang, concept,
    quote, how and sure, of texts in one SweCRIS export in CSV; or with the columns record,
    language, sha256, concept, start, end, how, reader_a, reader_b, settled and why, of texts in
    records of any source. With --statements it has the columns record, sha256, start, end,
    relation, object, certainty and sure, and 95 % intervals are told.
    """
    if statements:
        evaluate_suggested(gold, texts, workers, form, lang)
        return
    from innokraft import UsageError, evaluate, evaluate_folds, model_here, write_sureness

    if folds is not None:
        with progress(lang) as show:
            validated = evaluate_folds(gold, texts, folds, show, model_here())
        if sureness:
            write_sureness(sureness, validated.sureness)
        put_json(_validated_json(validated)) if form == "json" else _print_validated(validated)
        return
    if sureness:
        raise UsageError("--sureness is written with --folds alone", remedy="Give --folds 5.")
    with progress(lang) as show:
        result = evaluate(gold, texts, workers, progress=show, model=model_here())
    if form == "json":
        put_json(_json(result))
        return
    _print(result)


_HEADS = ("", "precision", "recall", "F1", "right", "wrong", "missed")


def _print(result: Evaluation) -> None:
    rows = [_row("all", result.overall)]
    rows += [_row(name, score) for name, score in result.by_language.items()]
    rows += [_row(name, score, found=False) for name, score in result.by_how.items()]
    rows += [_row(name, score) for name, score in result.by_concept.items()]
    say_table(_HEADS, rows)
    _print_faults(result)


def _print_validated(result: CrossValidation) -> None:
    learned = result.learned
    rows = [_row("all", learned.overall), _row("all, unsure as absent", result.strict)]
    rows.append(_row("all, nothing learned", result.written))
    if result.readers and result.readers_strict:
        rows.append(_row("one reader by the other", result.readers))
        rows.append(_row("the same, unsure as absent", result.readers_strict))
    rows += [_row(name, score) for name, score in learned.by_language.items()]
    rows += [_row(name, score, found=False) for name, score in learned.by_how.items()]
    rows += [_row(f"fold {number}", score) for number, score in result.by_fold.items()]
    rows += [_row(name, score) for name, score in learned.by_concept.items()]
    say_table(_HEADS, rows)
    say()
    say_table(
        ("95 of 100 draws", "precision", "recall", "F1"),
        [
            (name, *(f"{part.low:.3f}–{part.high:.3f}" for part in parts))
            for name, parts in result.intervals.items()
            if name not in learned.by_how
        ],
    )
    for copy in result.copies:
        say(f"left out, for it says what another of its project says: {' '.join(copy)}")
    _print_faults(learned, result.fold_of)


def _print_faults(result: Evaluation, folds: Mapping[tuple[str, str], int] | None = None) -> None:
    def place(key: tuple[str, str]) -> str:
        return " ".join(key) + (f", fold {folds[key]}" if folds else "")

    say()
    say_table(
        ("missed", "in", "how", "quote"),
        [(m.concept, place(m.text), m.how, m.quote) for m in result.misses],
    )
    say()
    say_table(
        ("wrong", "in", "why", "words"),
        [(m.concept, place(key), m.why, m.exact) for key, m in result.false_alarms],
    )


def _row(name: str, score: Score, *, found: bool = True) -> tuple[str, ...]:
    """One line of the table; what is wrong has no way of being expressed, so `how` has recall."""
    ratios = (f"{score.precision:.3f}", f"{score.recall:.3f}", f"{score.f1:.3f}")
    counts = (str(score.right), str(score.wrong), str(score.missed))
    if not found:
        return (name, "", ratios[1], "", counts[0], "", counts[2])
    return (name, *ratios, *counts)


def _validated_json(result: CrossValidation) -> dict[str, object]:
    readers = {"readers": result.readers, "readers_strict": result.readers_strict}
    return {
        **_json(result.learned),
        "strict": _score(result.strict),
        "nothing_learned": _score(result.written),
        **{name: _score(score) for name, score in readers.items() if score},
        "by_fold": {str(number): _score(score) for number, score in result.by_fold.items()},
        "intervals": {
            name: {
                ratio: [round(part.low, 4), round(part.high, 4)]
                for ratio, part in parts._asdict().items()
            }
            for name, parts in result.intervals.items()
        },
        "folds": [{"text": list(key), "fold": fold} for key, fold in result.fold_of.items()],
        "copies": [list(copy) for copy in result.copies],
    }


def _json(result: Evaluation) -> dict[str, object]:
    return {
        "overall": _score(result.overall),
        "by_language": {name: _score(score) for name, score in result.by_language.items()},
        "by_how": {name: _score(score) for name, score in result.by_how.items()},
        "by_concept": {name: _score(score) for name, score in result.by_concept.items()},
        "missed": [
            {"text": list(m.text), "concept": m.concept, "how": m.how, "quote": m.quote}
            for m in result.misses
        ],
        "wrong": [
            {"text": list(key), "concept": m.concept, "why": m.why, "words": m.exact}
            for key, m in result.false_alarms
        ],
    }


def _score(score: Score) -> dict[str, float]:
    names = ("precision", "recall", "f1", "right", "wrong", "missed")
    return {name: round(getattr(score, name), 4) for name in names}
