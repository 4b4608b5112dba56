"""Measures the tagger against a gold list: which concepts careful readers found in which texts.

A gold item is a text and a concept; how often a concept is mentioned does not matter. An item that
the reader was not sure of is neutral: finding it is no error, and not finding it no miss.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from innokraft.model.model import SHIPPED, Model
from innokraft.progress import Progress, counted, tell_nobody
from innokraft.tagging import Mention, Tagger, tagger_of
from innokraft.tagging.gold import GoldItem, TextKey, load_gold
from innokraft.text.language import language_of
from innokraft.workers import Spread, Workers

Found = dict[tuple[TextKey, str], Mention]
"""A mention of each concept that was found in each text."""


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
class Outcome:
    """What became of a concept in a text: found rightly, found wrongly, or missed.

    `how` is nothing where it was found wrongly: what is not in the gold was expressed in no way.
    """

    text: TextKey
    concept: str
    how: str
    score: Score
    item: GoldItem | None
    mention: Mention | None


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
    tagged = zip(texts, spread(partial(_mentions, model), texts.items()), strict=True)
    return compare(gold, counting(dict(counted(tagged, "tagging", progress, len(texts)))))


def _mentions(model: Model, item: tuple[TextKey, str]) -> list[Mention]:
    (_, language), text = item
    return mentions_of(tagger_of(model), text, language)


def mentions_of(tagger: Tagger, text: str, language: str) -> list[Mention]:
    """What a tagger finds in a text of a gold, doubtful ones too.

    As in a graph, a title and what follows its blank line are read each in the language that it
    is written in, which is not always that of the field it stands in.
    """
    parts = ((part, language_of(part, language)) for part in text.split("\n\n", 1))
    return [each for part in parts for each in tagger.tag(*part)]


def counting(hits: Mapping[TextKey, Iterable[Mention]]) -> Found:
    """Of the mentions in texts the first of each concept that counts."""
    found: Found = {}
    for key, mentions in hits.items():
        for mention in mentions:
            if mention.counts:
                found.setdefault((key, mention.concept), mention)
    return found


def outcomes(gold: Iterable[GoldItem], found: Found) -> Iterator[Outcome]:
    """What became of each sure item of a gold, and of what was found beside its items."""
    items = {(g.text, g.concept): g for g in sorted(gold, key=lambda g: g.sure)}
    for place, item in items.items():
        if item.sure:
            mention = found.get(place)
            score = Score(right=1) if mention else Score(missed=1)
            yield Outcome(*place, item.how, score, item, mention)
    for place, mention in found.items():
        if place not in items:
            yield Outcome(*place, "", Score(wrong=1), None, mention)


def compare(gold: Iterable[GoldItem], found: Found) -> Evaluation:
    """Compare found concepts with the gold; each is one (text, concept), with a mention of it."""
    by_concept: dict[str, Score] = defaultdict(Score)
    by_language: dict[str, Score] = defaultdict(Score)
    by_how: dict[str, Score] = defaultdict(Score)
    misses, false_alarms = [], []
    for each in outcomes(gold, found):
        by_concept[each.concept] += each.score
        by_language[each.text[1]] += each.score
        if each.item:
            by_how[each.how] += each.score
        if each.item and not each.mention:
            misses.append(each.item)
        if each.mention and not each.item:
            false_alarms.append((each.text, each.mention))
    return Evaluation(
        overall=sum(by_language.values(), Score()),
        by_concept=dict(sorted(by_concept.items())),
        by_language=dict(sorted(by_language.items())),
        by_how=dict(sorted(by_how.items())),
        misses=tuple(sorted(misses, key=lambda g: (g.text, g.concept))),
        false_alarms=tuple(sorted(false_alarms, key=lambda f: (f[0], f[1].concept))),
    )
