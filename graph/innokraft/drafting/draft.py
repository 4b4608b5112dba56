"""A draft annotation: what is suggested of a record, as the YAML that a person then corrects."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path

from innokraft.drafting.suggesting import suggest_of
from innokraft.drafting.suggestion import SuggestedStatement, SuggestedThing
from innokraft.drafting.yaml_text import certainty_word, thing_lines, yaml_text
from innokraft.errors import UsageError
from innokraft.model.model import SHIPPED, Model
from innokraft.readers import read
from innokraft.record import Record, Span, places
from innokraft.tagging.tagger import Tagger, tagger_of

HEAD = """\
# A draft, made from the words of the text. Read each quote, and correct, remove or add:
# a draft knows only what a wording usually means. README.md in data/annotations describes the
# format.
"""

_Key = tuple[Span, str, str, str]


def suggest(file: str | Path, as_format: str | None = None, model: Model = SHIPPED) -> str:
    """The draft of an annotation of the first record in a file, as YAML, for a person to correct.

    Raises SourceError for a file that cannot be read, UsageError for one without a record.
    """
    for item in read([Path(file)], as_format):
        if not isinstance(item, Record):
            raise item
        return draft_of(item, tagger_of(model))
    raise UsageError(f"{file} holds no record")


def draft_of(record: Record, tagger: Tagger) -> str:
    """Draft an annotation of a record, as YAML with a quote for every statement.

    The quotes stand in the record's frozen text, so the draft can be loaded as it is.
    """
    found = suggest_of(record, tagger)
    language = found[0].language if found else record.language or "sv"
    lines = [
        HEAD + "annotation: 1",
        f"record: {yaml_text(record.key)}",
        f"sha256: {record.sha256[:12]}",
        "curator: your name",
        f"language: {language}",
        "",
    ]
    in_order = sorted(found, key=_key)
    if things := _things(in_order):
        lines += ["things:", *(line for thing in things for line in thing_lines(thing)), ""]
    if not in_order:
        return "\n".join([*lines, "readings: []", ""])
    lines.append("readings:")
    starts: dict[str, list[int]] = {}
    for (span, *_), alike in groupby(in_order, _key):
        each = list(alike)
        quote = each[0].quote
        at = starts.setdefault(quote, places(record.text, quote))
        lines += _reading(each, bisect_left(at, span.start) + 1 if len(at) > 1 else 0)
    return "\n".join([*lines, ""])


def _key(suggestion: SuggestedStatement) -> _Key:
    """What the statements of one reading have in common."""
    s = suggestion
    return s.span, s.certainty, s.attributed_to, s.held_by or ""


def _things(suggestions: Iterable[SuggestedStatement]) -> list[SuggestedThing]:
    return list(dict.fromkeys(thing for each in suggestions for thing in each.things))


def _reading(alike: Sequence[SuggestedStatement], occurrence: int) -> Iterator[str]:
    first = alike[0]
    yield f"  - quote: {yaml_text(first.quote)}"
    if occurrence:
        yield f"    occurrence: {occurrence}"
    if first.certainty != "konstaterat":
        yield f"    certainty: {certainty_word(first.certainty)}"
    if first.attributed_to != "project-group":
        yield f"    attributed_to: {first.attributed_to}"
    if first.held_by:
        yield f"    held_by: {first.held_by}"
    yield "    says:"
    for said in dict.fromkeys(said for each in alike for said in each.says):
        yield f"      - {yaml_text(said)}"
