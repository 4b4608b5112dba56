"""How sure a hit of a rule is: learned from the rule's right and wrong hits in texts of a gold.

A rule is one form of a label or one wording. Its hits are counted once a text: right where careful
readers found the concept there, wrong where they did not, and not at all where they were unsure.
How sure a rule is lies between its own share of right hits and that of the rules of its concept,
which lies between their own and that of all rules of its sort; the fewer hits, the nearer to the
wider. A rule that has hits in several texts counts by itself where it is sure enough, else it is
doubtful; another stays what it was written as.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import NamedTuple

from innokraft.errors import Place, SourceError
from innokraft.files.atomic_writes import write_atomically
from innokraft.files.shipped import resource
from innokraft.files.tsv import cells_of, numbered_lines
from innokraft.tagging.patterns import AVOID, Sense

FILE = "ontology/sureness.tsv"
HEAD = "concept\tlanguage\twhy\tcounts\tform\tright\twrong"
ENOUGH = 0.6
"""How sure a rule has to be for its hits to count by themselves."""
KNOWN = 2
"""In how many texts a rule has hits before they decide."""

_OWN, _CONCEPT, _SORT = 4, 8, 5  # hits that what is known of the wider is worth
_WRITTEN = {True: 0.8, False: 0.2}  # before anything is known


class Rule(NamedTuple):
    """What finds a concept: a form, why, in which language, and whether it was written to count."""

    concept: str
    language: str
    why: str
    counts: bool
    form: str


class Hits(NamedTuple):
    """In how many texts a rule was right and wrong."""

    right: int
    wrong: int


@dataclass(frozen=True)
class Sureness:
    """What the hits of rules say; without any, rules are as sure as they were written."""

    hits: Mapping[Rule, Hits] = field(default_factory=dict)

    @classmethod
    def learned(cls, judged: Iterable[tuple[Rule, bool]]) -> Sureness:
        """From rules that were right or wrong, each once for each text that it had hits in."""
        counted: dict[Rule, list[int]] = defaultdict(lambda: [0, 0])
        for rule, right in judged:
            counted[rule][not right] += 1
        return cls({rule: Hits(*counted[rule]) for rule in sorted(counted)})

    def of(self, rule: Rule) -> float:
        """How sure a hit of a rule is, from 0 to 1.

        >>> rule = Rule("mod", "sv", "label", counts=False, form="mod")
        >>> round(Sureness().of(rule), 2), round(Sureness({rule: Hits(9, 0)}).of(rule), 2)
        (0.2, 0.96)
        """
        sort = self._sorts.get((rule.why, rule.counts), Hits(0, 0))
        wide = _between(sort, _WRITTEN[rule.counts], _SORT)
        concept = self._concepts.get((rule.concept, rule.counts), Hits(0, 0))
        return _between(self.hits.get(rule, Hits(0, 0)), _between(concept, wide, _CONCEPT), _OWN)

    def judge(self, sense: Sense, language: str) -> Sense:
        """A sense with how sure it is, and whether it counts by itself."""
        if sense.why in (AVOID, "class") or sense.concept.startswith("@"):
            return sense
        rule = Rule(sense.concept, language, sense.why, sense.counts, sense.form)
        sure = self.of(rule)
        return sense._replace(
            sure=sure, counts=sure >= ENOUGH if self._is_known(rule) else sense.counts
        )

    def _is_known(self, rule: Rule) -> bool:
        return sum(self.hits.get(rule, ())) >= KNOWN

    @cached_property
    def _sorts(self) -> dict[tuple[str, bool], Hits]:
        return _sums(((rule.why, rule.counts), hits) for rule, hits in self.hits.items())

    @cached_property
    def _concepts(self) -> dict[tuple[str, bool], Hits]:
        return _sums(((rule.concept, rule.counts), hits) for rule, hits in self.hits.items())


def _between(hits: Hits, wider: float, worth: int) -> float:
    return (hits.right + worth * wider) / (hits.right + hits.wrong + worth)


def _sums(hits: Iterable[tuple[tuple[str, bool], Hits]]) -> dict[tuple[str, bool], Hits]:
    sums: dict[tuple[str, bool], Hits] = {}
    for key, (right, wrong) in hits:
        before = sums.get(key, Hits(0, 0))
        sums[key] = Hits(before.right + right, before.wrong + wrong)
    return sums


def read_sureness(path: Path) -> Sureness:
    """Read a file of right and wrong hits; raises SourceError with the line of what is no row."""
    return Sureness(dict(_row(line, place) for place, line in numbered_lines(path, (HEAD,))))


def write_sureness(path: Path, sureness: Sureness) -> None:
    """Write a file of right and wrong hits, sorted."""
    rows = (
        "\t".join((*rule[:3], "y" if rule.counts else "n", rule.form, *map(str, hits)))
        for rule, hits in sorted(sureness.hits.items())
    )
    write_atomically(path, "".join(f"{line}\n" for line in (HEAD, *rows)).encode())


def _row(line: str, place: Place) -> tuple[Rule, Hits]:
    concept, language, why, counts, form, *hits = cells_of(line, place, HEAD, "a rule has 7 cells")
    if counts not in ("y", "n") or not all(number.isdecimal() for number in hits):
        problem = f"a rule counts y or n and has two numbers of hits, not {line!r}"
        raise SourceError(problem, place)
    return Rule(concept, language, why, counts == "y", form), Hits(*map(int, hits))


@cache
def shipped_sureness() -> Sureness:
    """What was learned of the rules that ship."""
    return read_sureness(resource(FILE))
