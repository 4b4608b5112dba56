"""The lexicon of one language at rest: its patterns by number, and what each means, read on demand.

To work a lexicon out of the scheme and the wordings takes some fifty times as long as to read it
back. So those of what ships are written to files when innokraft is installed (`hatch_build.py`). A
file holds data alone, and the digest of all that it follows from: where that is another, or there
is no file, the lexicon is worked out.

    a line of JSON: the digest, how many patterns there are, the rules
    a line for each pattern, sorted
    a line for each pattern: the numbers of its senses, where a word ends and where it goes on
    a line of JSON for each sense
"""

from __future__ import annotations

import hashlib
import json
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from innokraft.files.atomic_writes import write_atomically
from innokraft.files.shipped import resource
from innokraft.tagging.encoding import SPACE
from innokraft.tagging.patterns import CommonWordRule, Lexicon, Pattern, Sense, WordingRule
from innokraft.text.language import LANGUAGES

_HERE = Path(__file__).parent
_SOURCES = ("ontology/concepts.ttl", "ontology/wordings.tsv")
_AFTER_SPACE = bytes([SPACE + 1])


class Tables:
    """The patterns of a lexicon, sorted; its rules; and its senses, each read when asked for."""

    def __init__(self, lines: list[bytes]) -> None:
        head = json.loads(lines[0])
        count: int = head["patterns"]
        self.patterns = lines[1 : count + 1]
        self._meant = lines[count + 1 : 2 * count + 1]
        self._senses = lines[2 * count + 1 :]
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
        return cls(_lines(lexicon, ""))

    def read(self, number: int) -> Pattern:
        """What a pattern means."""
        whole, open_ = (
            {sense.concept: sense for sense in map(self._sense, map(int, numbers.split()))}
            for numbers in self._meant[number].split(b"|")
        )
        return Pattern(whole, open_)

    def _sense(self, number: int) -> Sense:
        return Sense(*json.loads(self._senses[number]))

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


def _shared(one: bytes, other: bytes) -> int:
    """How many bytes two texts begin with that are the same."""
    both = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in both if a != b), min(len(one), len(other)))


@cache
def shipped_tables(language: str) -> Tables:
    """The tables of a language of the shipped scheme and wordings."""
    try:
        lines = _path(language).read_bytes().split(b"\n")
        if json.loads(lines[0])["digest"] == _digest():
            return Tables(lines)
    except (OSError, ValueError):  # none was written, or no whole one
        pass
    return Tables(_worked_out(language))


def write_shipped_tables() -> list[Path]:
    """Writes the files that `shipped_tables` reads, the same bytes each time; gives their paths."""
    for language in LANGUAGES:
        write_atomically(_path(language), b"\n".join(_worked_out(language)))
    return list(map(_path, LANGUAGES))


def _path(language: str) -> Path:
    return _HERE / f"{language}.lexicon"


def _worked_out(language: str) -> list[bytes]:
    from innokraft.model.concepts import load_concepts
    from innokraft.tagging.lexicon import build_lexicon
    from innokraft.tagging.wordings import read_wordings

    return _lines(build_lexicon(load_concepts(), read_wordings(), language), _digest())


@cache
def _digest() -> str:
    """The digest of the files and of the code that a shipped lexicon follows from."""
    code = *_HERE.glob("*.py"), _HERE.parent / "model" / "concepts.py"
    found = hashlib.sha256()
    for path in (*map(resource, _SOURCES), *sorted(code)):
        content = path.read_bytes()
        found.update(f"{path.name} {len(content)}\n".encode() + content)
    return found.hexdigest()


def _lines(lexicon: Lexicon, digest: str) -> list[bytes]:
    numbers: dict[Sense, int] = {}

    def number(sense: Sense) -> int:
        return numbers.setdefault(sense, len(numbers))

    patterns = sorted(lexicon.patterns)
    meant = [
        b"|".join(
            " ".join(str(number(sense)) for sense in senses.values()).encode()
            for senses in (lexicon.patterns[each].whole, lexicon.patterns[each].open)
        )
        for each in patterns
    ]
    head = {
        "digest": digest,
        "patterns": len(patterns),
        "rules": lexicon.rules,
        "nears": lexicon.nears,
    }
    return [_json(head), *patterns, *meant, *map(_json, numbers)]


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
