"""The lexicon of one language at rest: its patterns by number, and what each means, read on demand.

To work a lexicon out of the scheme and the wordings takes some fifty times as long as to read it
back. So those of what ships are written to files when innokraft is installed (`hatch_build.py`). A
file holds data alone, and the digest of all that it follows from: where that is another, or there
is no file, the lexicon is worked out.

    a line of JSON: the digest, how many bytes the patterns take, the rules
    a line for each pattern, sorted
    for each pattern, and the end: four bytes, the place of its senses in the file
    for each pattern: its senses, in JSON, where a word ends and where it goes on
"""

from __future__ import annotations

import hashlib
import json
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from copy import copy
from functools import cache
from itertools import accumulate
from mmap import ACCESS_READ, mmap
from pathlib import Path

from innokraft.files.atomic_writes import write_atomically
from innokraft.files.shipped import resource
from innokraft.tagging.encoding import SPACE
from innokraft.tagging.patterns import CommonWordRule, Lexicon, Pattern, Sense, WordingRule
from innokraft.text.language import LANGUAGES

_HERE = Path(__file__).parent
_SOURCES = ("ontology/concepts.ttl", "ontology/wordings.tsv")
_READERS = ("concepts", "facts", "wordings")
_AFTER_SPACE = bytes([SPACE + 1])
_WIDTH = 4


class Tables:
    """The patterns of a lexicon, sorted; its rules; and what a pattern means, read when asked."""

    def __init__(self, data: bytes | mmap) -> None:
        head_end = data.find(b"\n")
        head = json.loads(data[:head_end])
        self._data = data
        self._judge: Callable[[Sense], Sense] = _as_written
        self._places = head_end + 1 + head["length"]
        self.patterns = data[head_end + 1 : self._places].split(b"\n")[:-1]
        self._inner = bisect_left(self.patterns, _AFTER_SPACE)
        self._longest = max(map(len, self.patterns), default=0)
        self.rules = [
            WordingRule(first, second, gap, Sense(*sense))
            for first, second, gap, sense in head["rules"]
        ]
        self.nears = [
            CommonWordRule(trigger, tuple(words), before, gap, Sense(*sense))
            for trigger, words, before, gap, sense in head["nears"]
        ]

    @classmethod
    def of(cls, lexicon: Lexicon) -> Tables:
        """The tables of a lexicon that was just worked out."""
        return cls(_written(lexicon, ""))

    def judged(self, judge: Callable[[Sense], Sense]) -> Tables:
        """The same tables, whose senses are what `judge` makes of them."""
        other = copy(self)
        other._judge = judge
        other.rules = [rule._replace(sense=judge(rule.sense)) for rule in self.rules]
        other.nears = [near._replace(sense=judge(near.sense)) for near in self.nears]
        return other

    def read(self, number: int) -> Pattern:
        """What a pattern means."""
        both = json.loads(self._data[self._place(number) : self._place(number + 1)])
        judge = self._judge
        return Pattern(*({s[0]: judge(Sense(*s)) for s in senses} for senses in both))

    def _place(self, number: int) -> int:
        at = self._places + _WIDTH * number
        return int.from_bytes(self._data[at : at + _WIDTH], "little")

    def standing_in(self, data: bytes) -> list[int]:
        """The numbers of the patterns that stand anywhere in an encoded text, sorted."""
        found = {n for n in range(self._inner, len(self.patterns)) if self.patterns[n] in data}
        at = data.find(SPACE)
        while at >= 0:
            found.update(self._starting(data[at : at + self._longest]))
            at = data.find(SPACE, at + 1)
        return sorted(found)

    def _starting(self, text: bytes) -> Iterator[int]:
        """The patterns that a text starts with, the longest first."""
        # Of all that sort up to the text the last shares most with it: what is longer than what
        # the two share is no start of the text, and what they share is where to look on.
        end = bisect_right(self.patterns, text)
        while text and end:
            last = self.patterns[end - 1]
            if text.startswith(last):
                yield end - 1
                text = last[:-1]
            else:
                text = text[: _shared(text, last)]
            end = bisect_right(self.patterns, text, 0, end - 1)


def _as_written(sense: Sense) -> Sense:
    return sense


def _shared(one: bytes, other: bytes) -> int:
    """How many bytes two texts begin with that are the same."""
    both = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in both if a != b), min(len(one), len(other)))


@cache
def shipped_tables(language: str) -> Tables:
    """The tables of a language of the shipped scheme and wordings."""
    try:
        with _path(language).open("rb") as file:
            data = mmap(file.fileno(), 0, access=ACCESS_READ)
        mark = _mark(_digest())
        if data[: len(mark)] == mark:
            return Tables(data)
    except (OSError, ValueError):  # none was written, or no whole one
        pass
    return Tables(_worked_out(language))


def write_shipped_tables() -> list[Path]:
    """Writes the files that `shipped_tables` reads, the same bytes each time; gives their paths."""
    for language in LANGUAGES:
        write_atomically(_path(language), _worked_out(language))
    return list(map(_path, LANGUAGES))


def _path(language: str) -> Path:
    return _HERE / f"{language}.lexicon"


def _worked_out(language: str) -> bytes:
    from innokraft.model.concepts import load_concepts
    from innokraft.model.wordings import read_wordings
    from innokraft.tagging.lexicon import build_lexicon

    return _written(build_lexicon(load_concepts(), read_wordings(), language), _digest())


@cache
def _digest() -> str:
    """The digest of the files and of the code that a shipped lexicon follows from."""
    model = (_HERE.parent / "model" / f"{name}.py" for name in _READERS)
    found = hashlib.sha256()
    for path in (*map(resource, _SOURCES), *sorted((*_HERE.glob("*.py"), *model))):
        content = path.read_bytes()
        found.update(f"{path.name} {len(content)}\n".encode() + content)
    return found.hexdigest()


def _mark(digest: str) -> bytes:
    """How a file begins; what follows is read only where the digest is that of this code."""
    return _json({"digest": digest})[:-1]


def _written(lexicon: Lexicon, digest: str) -> bytes:
    patterns = sorted(lexicon.patterns)
    block = b"".join(pattern + b"\n" for pattern in patterns)
    meant = [_json(_senses(lexicon.patterns[pattern])) for pattern in patterns]
    head = _json({
        "digest": digest, "length": len(block), "rules": lexicon.rules, "nears": lexicon.nears
    })  # fmt: skip
    start = len(head) + 1 + len(block) + _WIDTH * (len(patterns) + 1)
    places = accumulate(map(len, meant), initial=start)
    table = b"".join(place.to_bytes(_WIDTH, "little") for place in places)
    return b"".join((head, b"\n", block, table, *meant))


def _senses(pattern: Pattern) -> list[list[Sense]]:
    return [list(pattern.whole.values()), list(pattern.open.values())]


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
