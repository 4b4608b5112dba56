"""Measures the tagger against a gold list: which concepts careful readers found in which texts.

A gold item is a text and a concept; how often a concept is mentioned does not matter. An item that
the reader was not sure of is neutral: finding it is no error, and not finding it no miss.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from innokraft.model.model import SHIPPED, Model
from innokraft.progress import Progress, counted, tell_nobody
from innokraft.tagging import Mention, tagger_of
from innokraft.tagging.gold import GoldItem, TextKey, load_gold
from innokraft.text.language import language_of
from innokraft.workers import Spread, Workers


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of what was found rightly, found wrongly and missed, and the ratios of them."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """The share of what was found that is right; 1 where nothing was found."""
        found = self.right + self.wrong
        return self.right / found if found else 1.0

    @property
    def recall(self) -> float:
        """The share of what there is that was found; 1 where there is nothing."""
        there = self.right + self.missed
        return self.right / there if there else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    def __add__(self, other: Score) -> Score:
        return Score(self.right + other.right, self.wrong + other.wrong, self.missed + other.missed)


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The scores overall and by concept, language and how; what was missed and wrongly found.

    `by_how` has no wrong ones: what is not in the gold was not expressed in any way.
    """

    overall: Score
    by_concept: Mapping[str, Score]
    by_language: Mapping[str, Score]
    by_how: Mapping[str, Score]
    misses: tuple[GoldItem, ...]
    false_alarms: tuple[tuple[TextKey, Mention], ...]


def evaluate(
    gold: str | Path,
    texts: str | Path | Sequence[str | Path],
    workers: int | None = None,
    progress: Progress | None = None,
    model: Model = SHIPPED,
) -> Evaluation:
    """How well `tag` does against a gold: precision, recall and F1, and what was missed.

    `gold` is a table of one of two kinds (`tagging.gold`), `texts` where its texts are: files or
    folders with the records that it names; `workers` how many processes tag many texts; `model`
    has the concepts and their words. Of texts that say the same of one project the first counts.
    """
    read = load_gold(Path(gold), texts)
    with Workers(workers) as pool:
        return score(read.items, read.texts, pool.map, progress or tell_nobody, model)


def score(
    gold: Iterable[GoldItem],
    texts: Mapping[TextKey, str],
    spread: Spread = map,
    progress: Progress = tell_nobody,
    model: Model = SHIPPED,
) -> Evaluation:
    """Tag the texts and compare what counts with the gold, concept by concept and text by text.

    `spread` is `map`, or has texts tagged elsewhere.
    """
    found: dict[tuple[TextKey, str], Mention] = {}
    tagged = zip(texts, spread(partial(_counting, model), texts.items()), strict=True)
    for key, mentions in counted(tagged, "tagging", progress, len(texts)):
        for mention in mentions:
            found.setdefault((key, mention.concept), mention)
    return compare(gold, found)


def _counting(model: Model, item: tuple[TextKey, str]) -> list[Mention]:
    """What counts in a text.

    As in a graph, a title and what follows its blank line are read each in the language that it
    is written in, which is not always that of the field it stands in.
    """
    (_, field), text = item
    parts = ((part, language_of(part, field)) for part in text.split("\n\n", 1))
    return [each for part in parts for each in tagger_of(model).tag(*part) if each.counts]


def compare(gold: Iterable[GoldItem], found: Mapping[tuple[TextKey, str], Mention]) -> Evaluation:
    """Compare found concepts with the gold; each is one (text, concept), with a mention of it."""
    items = {(g.text, g.concept): g for g in sorted(gold, key=lambda g: g.sure)}
    by_concept: dict[str, Score] = defaultdict(Score)
    by_language: dict[str, Score] = defaultdict(Score)
    by_how: dict[str, Score] = defaultdict(Score)
    misses, false_alarms = [], []
    for place, item in items.items():
        if not item.sure:
            continue
        score = Score(right=1) if place in found else Score(missed=1)
        by_concept[item.concept] += score
        by_language[item.text[1]] += score
        by_how[item.how] += score
        if place not in found:
            misses.append(item)
    for (key, concept), mention in found.items():
        if (key, concept) not in items:
            by_concept[concept] += Score(wrong=1)
            by_language[key[1]] += Score(wrong=1)
            false_alarms.append((key, mention))
    return Evaluation(
        overall=sum(by_language.values(), Score()),
        by_concept=dict(sorted(by_concept.items())),
        by_language=dict(sorted(by_language.items())),
        by_how=dict(sorted(by_how.items())),
        misses=tuple(sorted(misses, key=lambda g: (g.text, g.concept))),
        false_alarms=tuple(sorted(false_alarms, key=lambda f: (f[0], f[1].concept))),
    )
