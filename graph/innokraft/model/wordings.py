"""Reads `ontology/wordings.tsv`: what concepts are called beyond their labels.

A wording is a few words. `word*` goes on inside the word, `*word` begins inside it, `(a|b)` is
either, `@name` any word of a class, and ` .. ` a gap within one sentence. A row's kind says what
a match is worth: `counts`, `review` (a person decides), `avoid` (another sense: hides the concept's
forms inside it, and as a rule also what rules find there); or `class`: the row defines the class
that its concept column names; or `common`: so too, but of words in every text, which may stand only
beside one other part.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from innokraft.errors import Place, SourceError
from innokraft.files.shipped import resource
from innokraft.files.tsv import cells_of, numbered_lines

HEAD = "concept\tlanguage\tkind\twording\tnote"
KINDS = ("counts", "review", "avoid", "class", "common")

_PLAIN = re.compile(r"[^()|]+")


@dataclass(frozen=True, slots=True)
class Wording:
    """One row: a concept or `@class`, a language, a kind, and the wording with its alternatives."""

    concept: str
    language: str
    kind: str
    text: str
    place: Place | None = field(default=None, compare=False)


def read_wordings(path: Path | None = None) -> tuple[Wording, ...]:
    """Read a table of wordings; without a path, the shipped one.

    Raises SourceError with the line where a row has not five columns or an unknown kind.
    """
    path = path or resource("ontology/wordings.tsv")
    return tuple(_rows(path))


def _rows(path: Path) -> Iterator[Wording]:
    for place, line in numbered_lines(path, (HEAD,)):
        if line.startswith("#"):
            continue
        cells = cells_of(line, place, HEAD, "a wording has five cells")
        concept, language, kind, wording, _ = cells
        if kind not in KINDS:
            problem = f"{kind!r} is no kind of wording"
            raise SourceError(problem, place, f"It is one of {', '.join(KINDS)}.")
        for each in language.split("+"):
            yield Wording(concept, each, kind, wording, place)


def alternatives(part: str) -> list[str]:
    """List what a part with alternatives stands for; they may stand inside one another.

    >>> alternatives("(sprida|dela (ny|)) kunskap*")
    ['sprida kunskap*', 'dela ny kunskap*', 'dela kunskap*']
    """
    texts, _ = _choices(part, 0)
    return [" ".join(text.split()) for text in texts]


def _choices(part: str, at: int) -> tuple[list[str], int]:
    """What the text from a place to its closing bracket stands for, and where that bracket is."""
    done: list[str] = []
    texts = [""]
    while at < len(part) and part[at] != ")":
        if part[at] == "(":
            inner, at = _choices(part, at + 1)
            texts = [t + i for t in texts for i in inner]
        elif part[at] == "|":
            done += texts
            texts = [""]
        else:
            plain = _PLAIN.match(part, at)
            assert plain
            texts = [t + plain[0] for t in texts]
            at = plain.end() - 1
        at += 1
    return done + texts, at
