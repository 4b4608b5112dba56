"""Measures suggested statements against what readers found: precision, recall and F1 by relation.

A gold is a table of statements by their places: no words of a text stand in it, so one of texts
that may not be copied can be kept. A suggestion is right where a statement of its relation, with
its object, stands in the same place: their spans share half of the shorter. A statement that the
reader was not sure of is neutral.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from math import sqrt
from pathlib import Path
from random import Random
from typing import NamedTuple

from innokraft.drafting.suggesting import suggest_of
from innokraft.drafting.suggestion import SuggestedStatement
from innokraft.errors import Place, SourceError
from innokraft.files.tsv import cells_of, numbered_lines
from innokraft.model.model import SHIPPED, Model
from innokraft.progress import Progress, counted, tell_nobody
from innokraft.readers import read
from innokraft.record import Record, Span
from innokraft.tagging.evaluation import Score
from innokraft.tagging.tagger import tagger_of
from innokraft.workers import Spread, Workers

HEAD = "record\tsha256\tstart\tend\trelation\tobject\tcertainty\tsure"
ANY = "*"
"""The object of a statement whose object has no name of its own, such as an outcome."""

_DRAWN, _SEED = 1000, 2026
_Z = 1.96
_SHARED = 0.5


class GoldStatement(NamedTuple):
    """What a reader found in a place of a record: a relation and its object."""

    record: str
    sha256: str
    span: Span
    relation: str
    object: str
    certainty: str
    sure: bool

    def is_met_by(self, suggestion: SuggestedStatement) -> bool:
        """Whether a suggestion says the same in the same place."""
        return (
            suggestion.relation == self.relation
            and self.object in {ANY, object_of(suggestion)}
            and in_one_place(self.span, suggestion.span)
        )


class Interval(NamedTuple):
    """The bounds of 95 %: the wider of Wilson's and of that of drawing the records anew."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Measured:
    """The score of a relation, with the intervals of precision, recall and F1."""

    score: Score
    precision: Interval
    recall: Interval
    f1: Interval


@dataclass(frozen=True, slots=True)
class StatementEvaluation:
    """The measures in all and by relation, the commonest in the gold first.

    `certainty` is the share of what is right that has the reader's certainty too; `misses` and
    `false_alarms` are what was missed and what was suggested wrongly.
    """

    records: int
    overall: Measured
    by_relation: Mapping[str, Measured]
    certainty: float
    misses: tuple[GoldStatement, ...]
    false_alarms: tuple[SuggestedStatement, ...]


class _Compared(NamedTuple):
    """What one record came to: scores by relation, and the parts of the evaluation."""

    scores: dict[str, Score]
    misses: list[GoldStatement]
    false_alarms: list[SuggestedStatement]
    certain: tuple[int, int]


def evaluate_statements(
    gold: str | Path,
    paths: Sequence[str | Path],
    workers: int | None = None,
    progress: Progress | None = None,
    model: Model = SHIPPED,
) -> StatementEvaluation:
    """How well statements are suggested, against a gold, of records that lie in `paths`.

    Raises SourceError for a gold that is none, and for a record or a version that is not there.
    """
    found = read_statements(Path(gold))
    with Workers(workers) as pool:
        records = _records([Path(path) for path in paths], found, Path(gold))
        return score_statements(found, records, pool.map, progress or tell_nobody, model)


def read_statements(path: Path) -> list[GoldStatement]:
    """The statements of a gold (TSV with a head). Raises SourceError, with the line."""
    (first, head), *lines = numbered_lines(path, ()) or [(Place(str(path), line=1), "")]
    if head != HEAD:
        wanted = HEAD.replace("\t", ", ")
        raise SourceError("is no gold of statements", first, f"Its head is: {wanted}.")
    return [_statement(line, place) for place, line in lines]


def _statement(line: str, place: Place) -> GoldStatement:
    cells = cells_of(line, place, HEAD, "a statement has eight cells")
    record, sha256, start, end, relation, named, certainty, sure = cells
    if not (start.isdecimal() and end.isdecimal() and int(start) < int(end)):
        raise SourceError(f"{start}-{end} is no place", place, "Count code points from 0.")
    if sure not in {"y", "n"}:
        raise SourceError(f"{sure!r} is not whether the reader was sure", place, "It is y or n.")
    span = Span(int(start), int(end))
    return GoldStatement(record, sha256, span, relation, named, certainty, sure == "y")


def _records(paths: Iterable[Path], gold: Iterable[GoldStatement], file: Path) -> Iterator[Record]:
    wanted = {(each.record, each.sha256) for each in gold}
    for item in read(paths):
        if isinstance(item, Record):
            known = {key for key in wanted if key[0] == item.key and item.sha256.startswith(key[1])}
            if known:
                wanted -= known
                yield item
    if wanted:
        record, sha256 = min(wanted)
        problem = f"no record in the paths is {record} in version {sha256}"
        raise SourceError(problem, Place(str(file)), "Name the files that the gold was read in.")


def score_statements(
    gold: Sequence[GoldStatement],
    records: Iterable[Record],
    spread: Spread = map,
    progress: Progress = tell_nobody,
    model: Model = SHIPPED,
) -> StatementEvaluation:
    """Suggest statements of records and compare them with the gold, record by record.

    Relations that the gold never has are not measured: its readers did not look for them.
    """
    of: dict[str, list[GoldStatement]] = {}
    relations = {each.relation for each in gold}
    for each in gold:
        of.setdefault(each.record, []).append(each)
    made = counted(spread(partial(_suggested, model), records), "suggesting", progress, len(of))
    compared = [_compare(relations, of[found.record], found.suggestions) for found in made]
    return _evaluation(compared)


class _Suggested(NamedTuple):
    record: str
    suggestions: list[SuggestedStatement]


def _suggested(model: Model, record: Record) -> _Suggested:
    return _Suggested(record.key, suggest_of(record, tagger_of(model)))


def object_of(suggestion: SuggestedStatement) -> str:
    """What a gold says of a suggestion: its concept, its number, its kind of event, its place."""
    subject, _, value = suggestion.says[0].split(None, 2)
    if suggestion.relation == "hasEvent":
        kinds = (s.split()[2] for s in suggestion.says if s.split()[1] == "eventType")
        return next(kinds, value)
    return subject if subject.startswith("concept:") else value


def in_one_place(one: Span, other: Span) -> bool:
    """Whether two spans share half of the shorter."""
    both = min(one.end, other.end) - max(one.start, other.start)
    return both >= _SHARED * min(one.end - one.start, other.end - other.start)


def _compare(
    relations: Iterable[str],
    gold: Sequence[GoldStatement],
    suggestions: Sequence[SuggestedStatement],
) -> _Compared:
    scores, certain = {}, [0, 0]
    misses: list[GoldStatement] = []
    wrong: list[SuggestedStatement] = []
    for relation in relations:
        there = [each for each in gold if each.relation == relation]
        made = [each for each in suggestions if each.relation == relation]
        sure = [each for each in there if each.sure]
        met = [each for each in sure if any(map(each.is_met_by, made))]
        alarms = [s for s in made if not any(g.is_met_by(s) for g in there)]
        misses += [each for each in sure if each not in met]
        wrong += alarms
        scores[relation] = Score(len(met), len(alarms), len(sure) - len(met))
        for each in met:
            certain[0] += any(each.is_met_by(s) and s.certainty == each.certainty for s in made)
            certain[1] += 1
    return _Compared(scores, misses, wrong, (certain[0], certain[1]))


def _evaluation(compared: Sequence[_Compared]) -> StatementEvaluation:
    sums = _sums(compared)
    order = sorted(sums, key=lambda name: (-sums[name].right - sums[name].missed, name))
    drawn = [_sums(each) for each in _drawings(compared)]
    by_relation = {
        name: _measured(sums[name], [each.get(name, Score()) for each in drawn])
        for name in order
        if sums[name] != Score()
    }
    agreed, met = (sum(each.certain[n] for each in compared) for n in (0, 1))
    return StatementEvaluation(
        records=len(compared),
        overall=_measured(
            sum(sums.values(), Score()), [sum(each.values(), Score()) for each in drawn]
        ),
        by_relation=by_relation,
        certainty=agreed / met if met else 1.0,
        misses=tuple(sorted(miss for each in compared for miss in each.misses)),
        false_alarms=tuple(
            sorted(
                (alarm for each in compared for alarm in each.false_alarms),
                key=lambda s: (s.record, s.span, s.says),
            )
        ),
    )


def _drawings(compared: Sequence[_Compared]) -> Iterator[list[_Compared]]:
    random = Random(_SEED)  # noqa: S311 - the same drawings each time
    for _ in range(_DRAWN if len(compared) > 1 else 0):
        yield random.choices(compared, k=len(compared))


def _sums(compared: Iterable[_Compared]) -> dict[str, Score]:
    sums: dict[str, Score] = {}
    for each in compared:
        for relation, score in each.scores.items():
            sums[relation] = sums.get(relation, Score()) + score
    return sums


def _measured(score: Score, drawn: Sequence[Score]) -> Measured:
    right, found, there = score.right, score.right + score.wrong, score.right + score.missed
    return Measured(
        score,
        _interval(score.precision, found, [each.precision for each in drawn]),
        _interval(score.recall, there, [each.recall for each in drawn]),
        _interval(score.f1, right + (score.wrong + score.missed) / 2, [each.f1 for each in drawn]),
    )


def _interval(share: float, number: float, drawn: list[float]) -> Interval:
    """Wilson's, for which statements count, or that of drawing records, where that is wider."""
    if not number:
        return Interval(0.0, 1.0)
    spread = _Z * sqrt(share * (1 - share) / number + (_Z / number) ** 2 / 4)
    low, high = (
        (share + _Z**2 / number / 2 + side) / (1 + _Z**2 / number) for side in (-spread, spread)
    )
    values = sorted([*drawn, share])
    first, last = (values[round(part * (len(values) - 1))] for part in (0.025, 0.975))
    return Interval(max(0.0, min(low, first)), min(1.0, max(high, last)))
