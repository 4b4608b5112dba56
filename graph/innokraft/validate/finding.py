"""What a check found."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from innokraft.bilingual import Bilingual


class Level(StrEnum):
    """How grave a finding is."""

    VIOLATION = "violation"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for the gravest."""
        return list(Level).index(self)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a rule found: where, and what it means.

    `thing` and `graph` are IRIs; `graph` is empty where the finding is of no single graph.
    `report` is what a SHACL report says of it, where a shape found it.
    """

    level: Level
    rule: str
    thing: str
    text: Bilingual
    graph: str = ""
    report: str = ""
