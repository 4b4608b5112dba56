"""How drafts and suggestions are written as YAML that a person reads and corrects."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from innokraft.drafting.suggestion import SuggestedThing

_CERTAINTIES = {
    "bedomt": "bedömt", "forbehallet": "förbehållet", "mojligt": "möjligt", "harlett": "härlett",
}  # fmt: skip


def certainty_word(slug: str) -> str:
    """A certainty as a person writes it."""
    return _CERTAINTIES.get(slug, slug)


def yaml_text(value: str) -> str:
    """Write a text in double quotes: JSON's are YAML's, but for what YAML takes for a line end."""
    quoted = json.dumps(value, ensure_ascii=False)
    return "".join(c if c.isprintable() else _escaped(ord(c)) for c in quoted)


def _escaped(code: int) -> str:
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def thing_lines(thing: SuggestedThing, language: str) -> list[str]:
    """A thing as it stands under `things`."""
    facts = {"of": thing.of, "series": thing.series, "year": thing.year, "count": thing.count}
    lines = [f"  {thing.name}:", f"    kind: {thing.kind}"]
    lines += [
        f"    {key}: {value if isinstance(value, int) else yaml_text(value)}"
        for key, value in facts.items()
        if value is not None
    ]
    return [*lines, f"    label: {{{language}: {yaml_text(thing.label)}}}"]
