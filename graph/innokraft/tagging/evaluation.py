"""Measures the tagger against a gold list: which concepts careful readers found in which texts.

A gold item is a text and a concept; how often a concept is mentioned does not matter. An item that
the reader was not sure of is neutral: finding it is no error, and not finding it no miss.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from innokraft.errors import Place, SourceError
from innokraft.files.tsv import cells_of, numbered_lines
from innokraft.model.model import SHIPPED, Model
from innokraft.progress import Progress, counted, tell_nobody
from innokraft.tagging import Mention, tagger_of
from innokraft.text.language import language_of
from innokraft.workers import Spread, Workers

COLUMNS = ("projectId", "lang", "concept", "quote", "how", "sure")
FIELD_LIMIT = 1 << 30  # characters in one cell of an export

TextKey = tuple[str, str]  # the record's id and the language


@dataclass(frozen=True, slots=True)
class GoldItem:
    """A concept that a reader found in a text, with a quote, and how it was expressed there."""

    text: TextKey
    concept: str
    quote: str
    how: str
    sure: bool


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


def read_gold(path: Path) -> list[GoldItem]:
    """Read a gold table (TSV with a header).

    Raises SourceError where a column is missing, and for a row that lacks a cell.
    """
    (first, head), *lines = numbered_lines(path, ()) or [(Place(str(path), line=1), "")]
    names = head.split("\t")
    if missing := [column for column in COLUMNS if column not in names]:
        raise SourceError(f"is no gold: it lacks the column {', '.join(missing)}", first)
    needed = f"a row has {len(names)} cells"
    rows = (dict(zip(names, cells_of(line, at, head, needed), strict=True)) for at, line in lines)
    return [
        GoldItem((r["projectId"], r["lang"]), r["concept"], r["quote"], r["how"], r["sure"] == "y")
        for r in rows
    ]


def read_texts(path: Path, keys: Iterable[TextKey]) -> dict[TextKey, str]:
    """Read texts out of a SweCRIS CSV export: the title, a blank line and the abstract.

    Line ends become LF. Raises SourceError where a text is not in the export.
    """
    wanted = set(keys)
    texts = {}
    for row in _rows(path):
        for language in ("sv", "en"):
            key = (row.get("ProjectId") or "", language)
            if key in wanted:
                suffix = language.capitalize()
                parts = (row[f"ProjectTitle{suffix}"], row[f"ProjectAbstract{suffix}"])
                text = "\n\n".join(parts)
                texts[key] = text.replace("\r\n", "\n").replace("\r", "\n")
    if lost := sorted(wanted - set(texts)):
        raise SourceError(f"has no text {lost[0][0]} in {lost[0][1]}", Place(str(path)))
    return texts


def _rows(path: Path) -> Iterator[dict[str, str]]:
    """The rows of an export; the limit on a field is the process's, so it is put back."""
    before = csv.field_size_limit(FIELD_LIMIT)
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            yield from csv.DictReader(file, delimiter=";")
    finally:
        csv.field_size_limit(before)


def evaluate(
    gold: str | Path,
    texts: str | Path,
    workers: int | None = None,
    progress: Progress | None = None,
    model: Model = SHIPPED,
) -> Evaluation:
    """How well `tag` does against a gold: precision, recall and F1, and what was missed.

    `gold` is a table with the columns projectId, lang, concept, quote, how and sure; `texts` a
    SweCRIS export in CSV, whose ProjectId it names; `workers` how many processes tag many texts;
    `model` has the concepts and their words.
    """
    items = read_gold(Path(gold))
    read = read_texts(Path(texts), {item.text for item in items})
    with Workers(workers) as pool:
        return score(items, read, pool.map, progress or tell_nobody, model)


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
