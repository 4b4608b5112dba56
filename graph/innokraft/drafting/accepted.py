"""A suggestion that a person accepted, as it stands in an annotation."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from innokraft.drafting.suggestion import SuggestedStatement
from innokraft.drafting.yaml_text import certainty_word
from innokraft.errors import UsageError
from innokraft.record import places

Plain = str | int | list[str] | dict[str, str]


class AnnotationEntry(NamedTuple):
    """What goes into an annotation file, as plain values in the order of its keys.

    `things` are entries for its `things`, by their names; `reading` is an item of its `readings`.
    """

    things: dict[str, dict[str, Plain]]
    reading: dict[str, Plain]


def as_annotation_statement(
    suggestion: SuggestedStatement, text: str, named: Collection[str] = ()
) -> AnnotationEntry:
    """The entry of an annotation that a suggestion becomes, with the occurrence where it needs one.

    `text` is the record's frozen text, `named` the things that the annotation has already, which
    are not given again. Raises UsageError where the quote does not stand in its place.
    """
    if suggestion.span.of(text) != suggestion.quote:
        problem = f"the text of {suggestion.record} does not hold the quote of {suggestion.id}"
        raise UsageError(problem, remedy="It is another version: run `innokraft suggest` again.")
    things: dict[str, dict[str, Plain]] = {
        thing.name: {
            key: value
            for key, value in (
                ("kind", thing.kind), ("of", thing.of), ("series", thing.series),
                ("year", thing.year), ("count", thing.count),
                ("label", {thing.language: thing.label}),
            )
            if value is not None
        }
        for thing in suggestion.things
        if thing.name not in named
    }  # fmt: skip
    reading: dict[str, Plain] = {"quote": suggestion.quote}
    starts = places(text, suggestion.quote)
    if len(starts) > 1:
        reading["occurrence"] = starts.index(suggestion.span.start) + 1
    if suggestion.certainty != "konstaterat":
        reading["certainty"] = certainty_word(suggestion.certainty)
    if suggestion.attributed_to != "project-group":
        reading["attributed_to"] = suggestion.attributed_to
    if suggestion.held_by:
        reading["held_by"] = suggestion.held_by
    says = list(suggestion.says)
    return AnnotationEntry(things, reading | {"says": says[0] if len(says) == 1 else says})
