"""How drafts and suggestions are written as YAML that a person reads and corrects."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innokraft.annotation.writing import quoted as yaml_text

if TYPE_CHECKING:
    from innokraft.drafting.suggestion import SuggestedThing

__all__ = ["certainty_word", "thing_lines", "yaml_text"]

_CERTAINTIES = {
    "bedomt": "bedömt", "forbehallet": "förbehållet", "mojligt": "möjligt", "harlett": "härlett",
}  # fmt: skip


def certainty_word(slug: str) -> str:
    """A certainty as a person writes it."""
    return _CERTAINTIES.get(slug, slug)


def thing_lines(thing: SuggestedThing) -> list[str]:
    """A thing as it stands under `things`."""
    facts = {"of": thing.of, "series": thing.series, "year": thing.year, "count": thing.count}
    lines = [f"  {thing.name}:", f"    kind: {thing.kind}"]
    lines += [
        f"    {key}: {value if isinstance(value, int) else yaml_text(value)}"
        for key, value in facts.items()
        if value is not None
    ]
    return [*lines, f"    label: {{{thing.language}: {yaml_text(thing.label)}}}"]
