"""Measures the tagger on texts that nothing was learned from: cross-validation over a gold.

Texts fall into folds by a digest of their project, so that all texts of one project are in one
fold, whatever else is in the gold. What was learned of rules from the other folds is applied to
each fold; the figures of all folds together count.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from innokraft.errors import UsageError
from innokraft.model.model import SHIPPED, Model
from innokraft.progress import Progress, counted, tell_nobody
from innokraft.tagging.evaluation import (
    Evaluation,
    Found,
    Score,
    compare,
    counting,
    mentions_of,
    outcomes,
)  # fmt: skip
from innokraft.tagging.gold import Gold, GoldItem, TextKey, load_gold
from innokraft.tagging.intervals import Intervals, intervals
from innokraft.tagging.sureness import Rule, Sureness
from innokraft.tagging.tagger import Mention, Tagger, tagger_with

FOLDS = range(2, 21)

Hits = Mapping[TextKey, Sequence[Mention]]


@dataclass(frozen=True, slots=True)
class CrossValidation:
    """What came of cross-validation.

    `learned` is the figure that counts: on each fold, with what was learned from the others.
    `written` is that of the rules as they were written, `strict` is `learned` where an item that
    readers were unsure of is as if it were not in the gold. `readers` is how well one reader did
    against the other, measured in both ways. `intervals` are of `learned`, by the name of a
    language or a way of being expressed, `all` for all; `by_fold` is `learned` fold by fold, and
    `fold_of` tells the fold of a text, from 1. `sureness` is what was learned from all folds.
    """

    learned: Evaluation
    written: Score
    strict: Score
    readers: Score | None
    readers_strict: Score | None
    intervals: Mapping[str, Intervals]
    by_fold: Mapping[int, Score]
    fold_of: Mapping[TextKey, int]
    copies: tuple[TextKey, ...]
    sureness: Sureness


def evaluate_folds(
    gold: str | Path,
    texts: str | Path | Sequence[str | Path],
    folds: int,
    progress: Progress | None = None,
    model: Model = SHIPPED,
) -> CrossValidation:
    """How well `tag` does on texts that nothing was learned from, by cross-validation.

    `gold` and `texts` are those of `evaluate`; `folds` is in how many parts the texts are parted,
    from 2 to 20. Raises UsageError for another number.
    """
    if folds not in FOLDS:
        problem = f"{folds} folds are too {'few' if folds < FOLDS[0] else 'many'}"
        raise UsageError(problem, remedy=f"Give a number from {FOLDS[0]} to {FOLDS[-1]}.")
    return cross_validate(load_gold(Path(gold), texts), folds, progress or tell_nobody, model)


def cross_validate(
    gold: Gold,
    folds: int,
    progress: Progress = tell_nobody,
    model: Model = SHIPPED,
) -> CrossValidation:
    """Learn from all folds but one, tag that one, and compare; so for each."""
    fold_of = {key: fold(gold.projects[key], folds) for key in sorted(gold.texts)}
    as_written = tagger_with(model, None)
    hits = _tagged(as_written, gold.texts, progress)
    found: Found = {}
    for number in range(1, folds + 1):
        others = {key: hits[key] for key in hits if fold_of[key] != number}
        own = {key: gold.texts[key] for key in hits if fold_of[key] == number}
        tagger = tagger_with(model, learned(gold.items, others))
        found |= counting(_tagged(tagger, own, progress))
    result = compare(gold.items, found)
    sure = [item for item in gold.items if item.sure]
    return CrossValidation(
        learned=result,
        written=compare(gold.items, counting(hits)).overall,
        strict=compare(sure, found).overall,
        readers=_agreement(gold.items, strict=False),
        readers_strict=_agreement(gold.items, strict=True),
        intervals=_intervals(gold, found),
        by_fold=_by_fold(gold, found, fold_of, folds),
        fold_of=fold_of,
        copies=gold.copies,
        sureness=learned(gold.items, hits),
    )


def fold(project: str, folds: int) -> int:
    """The fold of a project's texts, from 1: by a digest, so it stays when others come or go.

    >>> [fold(project, 5) for project in ("2015-01573", "2016-00741", "2015-01573")]
    [2, 1, 2]
    """
    digest = hashlib.sha256(f"innokraft fold {project}".encode()).digest()
    return int.from_bytes(digest[:8], "big") % folds + 1


def learned(items: Iterable[GoldItem], hits: Hits) -> Sureness:
    """What the hits in some texts say of the rules that found them."""
    sure = {(item.text, item.concept): item.sure for item in sorted(items, key=lambda i: i.sure)}
    judged = []
    for key, mentions in hits.items():
        rules = {Rule(m.concept, m.language, m.why, m.counts, m.form) for m in mentions}
        told = ((rule, sure.get((key, rule.concept))) for rule in sorted(rules))
        for rule, is_sure in told:
            if is_sure is not False:
                judged.append((rule, is_sure is True))
    return Sureness.learned(judged)


def _tagged(
    tagger: Tagger, texts: Mapping[TextKey, str], progress: Progress
) -> dict[TextKey, list[Mention]]:
    told = counted(texts.items(), "tagging", progress, len(texts))
    return {key: mentions_of(tagger, text, key[1]) for key, text in told}


def _agreement(items: Sequence[GoldItem], *, strict: bool) -> Score | None:
    """One reader against the other; None where the gold is not of two."""
    pairs = Counter(item.readers for item in items if len(item.readers) == 2)
    absent = ("n", "") if strict else ("",)
    wrong = sum(pairs[other, "y"] for other in absent)
    missed = sum(pairs["y", other] for other in absent)
    return Score(pairs["y", "y"], wrong, missed) if pairs else None


def _intervals(gold: Gold, found: Found) -> dict[str, Intervals]:
    """The intervals of all, of each language, and of each way of being expressed."""
    parts: dict[str, dict[str, Score]] = defaultdict(lambda: defaultdict(Score))
    projects = sorted(set(gold.projects.values()))
    for each in outcomes(gold.items, found):
        project = gold.projects[each.text]
        for name in ("all", each.text[1], *([each.how] if each.how else [])):
            parts[name][project] += each.score
    return {
        name: intervals([scores[project] for project in projects])
        for name, scores in sorted(parts.items())
    }


def _by_fold(
    gold: Gold, found: Found, fold_of: Mapping[TextKey, int], folds: int
) -> dict[int, Score]:
    scores = dict.fromkeys(range(1, folds + 1), Score())
    for each in outcomes(gold.items, found):
        scores[fold_of[each.text]] += each.score
    return scores
