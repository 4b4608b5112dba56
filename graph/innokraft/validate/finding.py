"""What a check found."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from innokraft.bilingual import Bilingual
from innokraft.rdf.namespaces import compress
from innokraft.store.base import Node
from innokraft.validate.facts import name_of


class Level(StrEnum):
    """How grave a finding is."""

    VIOLATION = "violation"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for the gravest."""
        return list(Level).index(self)


def told(node: Node | None) -> str:
    """What a finding calls a node; nothing for nothing."""
    return "" if node is None else name_of(node)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a rule found: where, and what it means.

    `thing` and `graph` are IRIs, a blank node as `_:` and its name, or in a graph where one stands
    in an odd place a literal as in N-Triples (`told`); `graph` is empty where the finding is of no
    single graph.
    `report` is what a SHACL report says of it, where a shape found it.
    """

    level: Level
    rule: str
    thing: str
    text: Bilingual
    graph: str = ""
    report: str = ""

    def line(self, language: str) -> str:
        """The rule, where, and what it means, in one line."""
        return f"{self.rule}: {compress(self.thing)}: {self.text.of(language)}"

    def as_data(self) -> dict[str, str]:
        """As plain values: all but the report."""
        said = {"level": self.level.value, "rule": self.rule, "thing": self.thing}
        return {**said, **self.text._asdict(), "graph": self.graph}
