"""What `innokraft evaluate --statements` prints: how well statements are suggested."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from innokraft_cli.printing import put_json, say, say_table
from innokraft_cli.telling import progress

if TYPE_CHECKING:
    from innokraft import Interval, Measured, StatementEvaluation

_RATIOS = ("precision", "recall", "f1")


def evaluate_suggested(
    gold: Path, texts: tuple[Path, ...], workers: int | None, form: str, lang: str
) -> None:
    """Measures suggestions against a gold, and prints the measures as a table or JSON."""
    from innokraft import evaluate_statements, model_here

    with progress(lang) as show:
        result = evaluate_statements(gold, texts, workers, progress=show, model=model_here())
    if form == "json":
        put_json(_json(result))
    else:
        _print(result)


def _print(result: StatementEvaluation) -> None:
    heads = ("", "precision", "95 %", "recall", "95 %", "F1", "95 %", "right", "wrong", "missed")
    rows = [_row("all", result.overall)]
    say_table(heads, rows + [_row(name, each) for name, each in result.by_relation.items()])
    say()
    say_table(
        ("", ""),
        [("records", str(result.records)), ("certainty as read", f"{result.certainty:.3f}")],
    )
    say()
    missed = [(m.relation, m.object, m.record, f"{m.span[0]}-{m.span[1]}") for m in result.misses]
    say_table(("missed", "object", "in", "at"), missed)
    say()
    wrong = [
        (s.relation, s.reason.rule, s.record, f"{s.span[0]}-{s.span[1]}", s.reason.cue)
        for s in result.false_alarms
    ]
    say_table(("wrong", "rule", "in", "at", "words"), wrong)


def _row(name: str, measured: Measured) -> tuple[str, ...]:
    score = measured.score
    cells = [name]
    for ratio in _RATIOS:
        cells += [f"{getattr(score, ratio):.3f}", _interval(getattr(measured, ratio))]
    return (*cells, str(score.right), str(score.wrong), str(score.missed))


def _interval(interval: Interval) -> str:
    return f"{interval.low:.2f}-{interval.high:.2f}"


def _json(result: StatementEvaluation) -> dict[str, object]:
    return {
        "records": result.records,
        "certainty": round(result.certainty, 4),
        "overall": _measured(result.overall),
        "by_relation": {name: _measured(each) for name, each in result.by_relation.items()},
        "missed": [
            {"record": m.record, "at": list(m.span), "relation": m.relation, "object": m.object}
            for m in result.misses
        ],
        "wrong": [
            {"record": s.record, "at": list(s.span), "says": list(s.says), "rule": s.reason.rule}
            for s in result.false_alarms
        ],
    }


def _measured(measured: Measured) -> dict[str, object]:
    told: dict[str, object] = {}
    for ratio in _RATIOS:
        told[ratio] = round(getattr(measured.score, ratio), 4)
        told[f"{ratio}_95"] = [round(bound, 4) for bound in getattr(measured, ratio)]
    counts = ("right", "wrong", "missed")
    return told | {name: getattr(measured.score, name) for name in counts}
