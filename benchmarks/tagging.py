"""How fast concepts are found, beside the bare automaton: its hits on whole words, no more.

The peer searches the lower-cased texts for the words and phrases of the same lexicon, longest
first, and keeps what begins and ends a word. It knows no compounds, no rules, no other senses, no
soft hyphens, and does not say where in the text as written a hit stands.
"""

from __future__ import annotations

import csv
import os
from collections.abc import Iterator
from pathlib import Path

from ahocorasick_rs import AhoCorasick, MatchKind

from benchmarks.made import RECORDS, write_export
from benchmarks.pairs import Comparison
from innokraft.concepts import load_concepts
from innokraft.tagging import load_tagger
from innokraft.tagging.lexicon import build_lexicon
from innokraft.tagging.wordings import read_wordings

EXPORT = os.environ.get("INNOKRAFT_BENCH_EXPORT", "")
"""A SweCRIS export of real texts to measure on; made ones unless the environment names one."""


def comparisons(folder: Path) -> Iterator[Comparison]:
    """Tagging Swedish texts beside the bare automaton, both built beforehand."""
    texts = list(_texts(Path(EXPORT) if EXPORT else write_export(folder / "e.csv", RECORDS)))
    tagger = load_tagger()
    lexicon = build_lexicon(load_concepts(), read_wordings(), "sv")
    forms = sorted({p.decode("latin-1").strip() for p in lexicon.patterns})
    automaton = AhoCorasick(forms, matchkind=MatchKind.LeftmostLongest)

    def bare() -> int:
        found = 0
        for text in texts:
            lower = f" {text.lower()} "
            for _, start, end in automaton.find_matches_as_indexes(lower):
                if not (lower[start - 1].isalnum() or lower[end].isalnum()):
                    found += 1
        return found

    yield Comparison(
        f"tag {len(texts)} texts",
        "bare automaton, whole words",
        lambda: [tagger.tag(text, "sv") for text in texts],
        bare,
    )


def _texts(export: Path) -> Iterator[str]:
    csv.field_size_limit(1 << 30)
    with export.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file, delimiter=";"):
            yield f"{row['ProjectTitleSv']}\n\n{row['ProjectAbstractSv']}"
