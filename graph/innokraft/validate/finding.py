"""What a check found."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


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
    """One thing that a rule found: where, and what it means in Swedish and English.

    `thing` and `graph` are IRIs; `graph` is empty where the finding is of no single graph.
    `report` is what a SHACL report says of it, where a shape found it.
    """

    level: Level
    rule: str
    thing: str
    sv: str
    en: str
    graph: str = ""
    report: str = ""

    def text(self, language: str) -> str:
        """What was found, in Swedish or English."""
        return self.sv if language == "sv" else self.en
