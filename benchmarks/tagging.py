"""How fast concepts are found, beside the bare automaton: its hits on whole words, no more.

The peer searches the lower-cased texts for the words and phrases of the same lexicon, longest
first, keeps what begins and ends a word, and lists it: the concepts or classes of words that the
form stands for, and where it stands in the text as written. It knows no compounds, no rules, no
other senses, no line breaks inside a phrase, no soft hyphens, and does not say why it matched.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from ahocorasick_rs import AhoCorasick, MatchKind

from benchmarks.made import RECORDS, write_export
from benchmarks.pairs import Comparison
from innokraft.describe.corrections import passages
from innokraft.model.concepts import load_concepts
from innokraft.model.model import SHIPPED
from innokraft.model.wordings import read_wordings
from innokraft.readers import read
from innokraft.record import Record
from innokraft.tagging import Mention, tagger_of
from innokraft.tagging.lexicon import build_lexicon
from innokraft.text.language import LANGUAGES

EXPORT = os.environ.get("INNOKRAFT_BENCH_EXPORT", "")
"""A SweCRIS export of real texts to measure on; made ones unless the environment names one."""

Hit = tuple[tuple[str, ...], int, int]  # what a form stands for, and its span in the text


def comparisons(folder: Path) -> Iterator[Comparison]:
    """Tagging the texts of each language beside the bare automaton, both built beforehand."""
    export = Path(EXPORT) if EXPORT else write_export(folder / "e.csv", RECORDS)
    for language in LANGUAGES:
        texts = list(_texts(export, language))
        if texts:
            yield Comparison(
                f"tag {len(texts)} texts, {language}",
                "bare automaton, whole words",
                partial(_ours, texts, language),
                partial(_peer, texts, *bare_automaton(language)),
            )


def _ours(texts: list[str], language: str) -> list[list[Mention]]:
    tagger = tagger_of(SHIPPED)
    return [tagger.tag(text, language) for text in texts]


def _peer(
    texts: list[str], automaton: AhoCorasick, names: list[tuple[str, ...]]
) -> list[list[Hit]]:
    return [bare(text, automaton, names) for text in texts]


def bare(text: str, automaton: AhoCorasick, names: list[tuple[str, ...]]) -> list[Hit]:
    """The forms that stand as whole words in a text, each with what it stands for."""
    lower = f" {text.lower()} "
    return [
        (names[form], start - 1, end - 1)
        for form, start, end in automaton.find_matches_as_indexes(lower)
        if not (lower[start - 1].isalnum() or lower[end].isalnum())
    ]


def bare_automaton(language: str) -> tuple[AhoCorasick, list[tuple[str, ...]]]:
    """The bare automaton of a language, and what each of its forms stands for."""
    names: dict[str, set[str]] = {}
    for folded, pattern in build_lexicon(
        load_concepts(), read_wordings(), language
    ).patterns.items():
        names.setdefault(folded.decode("latin-1").strip(), set()).update(pattern.whole)
    automaton = AhoCorasick(list(names), matchkind=MatchKind.LeftmostLongest)
    return automaton, [tuple(sorted(own)) for own in names.values()]


def _texts(export: Path, language: str) -> Iterator[str]:
    """The passages in a language that a build looks for concepts in, as it reads them."""
    for record in read([export]):
        if isinstance(record, Record):
            for passage in passages(record):
                if passage.language == language:
                    yield passage.span.of(record.text)
