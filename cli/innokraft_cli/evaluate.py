"""`innokraft evaluate`: how well the tagger does against a gold list."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from innokraft_cli.options import lang_option, workers_option
from innokraft_cli.output import output_options
from innokraft_cli.printing import put_json, say, say_table
from innokraft_cli.telling import progress, telling_options

if TYPE_CHECKING:
    from innokraft import Evaluation, Score

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command("evaluate")
@click.argument("gold", type=_FILE)
@click.option(
    "--texts",
    type=click.Path(exists=True, path_type=Path),
    required=True,
    multiple=True,
    help="The texts: files or folders with the records that the gold names. Again for another.",
)
@workers_option
@output_options("table", "json", default="table")
@telling_options
@lang_option
def command(gold: Path, texts: tuple[Path, ...], workers: int | None, form: str, lang: str) -> None:
    """Measure the tagger against GOLD: precision, recall and F1, and what was missed.

    GOLD is a table (TSV) of what careful readers found: with the columns projectId, lang, concept,
    quote, how and sure, of texts in one SweCRIS export in CSV; or with the columns record,
    language, sha256, concept, start, end, how, reader_a, reader_b, settled and why, of texts in
    records of any source.
    """
    from innokraft import evaluate, model_here

    with progress(lang) as show:
        result = evaluate(gold, texts, workers, progress=show, model=model_here())
    if form == "json":
        put_json(_json(result))
        return
    _print(result)


def _print(result: Evaluation) -> None:
    heads = ("", "precision", "recall", "F1", "right", "wrong", "missed")
    rows = [_row("all", result.overall)]
    rows += [_row(name, score) for name, score in result.by_language.items()]
    rows += [_row(name, score, found=False) for name, score in result.by_how.items()]
    rows += [_row(name, score) for name, score in result.by_concept.items()]
    say_table(heads, rows)
    say()
    say_table(
        ("missed", "in", "how", "quote"),
        [(m.concept, " ".join(m.text), m.how, m.quote) for m in result.misses],
    )
    say()
    say_table(
        ("wrong", "in", "why", "words"),
        [(m.concept, " ".join(key), m.why, m.exact) for key, m in result.false_alarms],
    )


def _row(name: str, score: Score, *, found: bool = True) -> tuple[str, ...]:
    """One line of the table; what is wrong has no way of being expressed, so `how` has recall."""
    ratios = (f"{score.precision:.3f}", f"{score.recall:.3f}", f"{score.f1:.3f}")
    counts = (str(score.right), str(score.wrong), str(score.missed))
    if not found:
        return (name, "", ratios[1], "", counts[0], "", counts[2])
    return (name, *ratios, *counts)


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
