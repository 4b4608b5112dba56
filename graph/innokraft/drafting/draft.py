"""A draft annotation: things and readings, written as the YAML that a person then corrects."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from innokraft.drafting.yaml_text import yaml_text
from innokraft.record import Record, places

HEAD = """\
# A draft, made from the words of the text. Read each quote, and correct, remove or add:
# a draft knows only what a wording usually means. README.md in data/annotations describes the
# format.
"""
_TAKEN = frozenset({
    "project", "grant", "project-group", "publisher", "coordinator", "unit", "curator", "quote",
    "true", "false",
})  # fmt: skip
_LONGEST = 100


@dataclass(frozen=True, slots=True)
class DraftThing:
    """Something the text speaks of: a name, its kind, and what else the kind needs."""

    name: str
    kind: str
    label: str
    facts: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, order=True)
class DraftReading:
    """A quote by its place in the text, and the statements that it may bear out."""

    start: int
    end: int
    says: tuple[str, ...]
    certainty: str = "konstaterat"
    attributed_to: str = "project-group"
    note: str = ""


@dataclass(slots=True)
class Draft:
    """The things and readings found in one record so far; a thing's name is taken once."""

    record: Record
    language: str
    things: dict[str, DraftThing] = field(default_factory=dict)
    readings: list[DraftReading] = field(default_factory=list)
    _starts: dict[str, list[int]] = field(default_factory=dict)

    def add(self, thing: DraftThing) -> str:
        """Add a thing, unless its name is taken; gives the name.

        A name that an annotation has already, or cannot have, gets its kind before it.
        """
        name = thing.name
        if name in _TAKEN or not name.strip("0123456789-"):
            name = f"{thing.kind}-{name}".rstrip("-")
        name = name[:_LONGEST].rstrip("-")
        self.things.setdefault(name, replace(thing, name=name))
        return name

    def to_yaml(self) -> str:
        """Write the draft: things in the order found, readings in the order of the text."""
        lines = [
            HEAD + "annotation: 1",
            f"record: {yaml_text(self.record.key)}",
            f"sha256: {self.record.sha256[:12]}",
            "curator: your name",
            f"language: {self.language}",
            "",
        ]
        if self.things:
            lines += ["things:", *(line for t in self.things.values() for line in self._thing(t))]
            lines.append("")
        found = sorted(set(self.readings))
        if not found:
            return "\n".join([*lines, "readings: []", ""])
        lines.append("readings:")
        for reading in found:
            lines += self._reading(reading)
        return "\n".join([*lines, ""])

    def _places(self, quote: str) -> list[int]:
        """Where a quote begins in the text, overlapping ones included; kept, as quotes recur."""
        if quote not in self._starts:
            self._starts[quote] = places(self.record.text, quote)
        return self._starts[quote]

    def _thing(self, thing: DraftThing) -> list[str]:
        lines = [f"  {thing.name}:", f"    kind: {thing.kind}"]
        lines += [
            f"    {k}: {v if isinstance(v, int) else yaml_text(v)}" for k, v in thing.facts.items()
        ]
        return [*lines, f"    label: {{{self.language}: {yaml_text(thing.label)}}}"]

    def _reading(self, reading: DraftReading) -> list[str]:
        quote = self.record.text[reading.start : reading.end]
        lines = [f"  - quote: {yaml_text(quote)}"]
        found = self._places(quote)
        if len(found) > 1:
            lines.append(f"    occurrence: {bisect_left(found, reading.start) + 1}")
        if reading.certainty != "konstaterat":
            lines.append(f"    certainty: {reading.certainty}")
        if reading.attributed_to != "project-group":
            lines.append(f"    attributed_to: {reading.attributed_to}")
        lines += ["    says:", *(f"      - {yaml_text(statement)}" for statement in reading.says)]
        return lines + ([f"    note: {yaml_text(reading.note)}"] if reading.note else [])
