"""`innokraft conflicts`: where sources disagree."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from innokraft_cli.options import graph_option, lang_option
from innokraft_cli.output import output_options
from innokraft_cli.printing import put_json, say
from innokraft_cli.words import WARNING

if TYPE_CHECKING:
    from innokraft import Choice, Chosen, Conflict, StatedValue

_WORDS = {
    "sv": {
        "none": "Inga källor säger emot varandra.", "chosen": "valt", "by": "av",
        "settled": "avgjort genom val", "count": "{} i konflikt, {} av dem avgjorda genom val",
    },
    "en": {
        "none": "No sources disagree.", "chosen": "chosen", "by": "by",
        "settled": "settled by a choice", "count": "{} in conflict, {} of them settled by a choice",
    },
}  # fmt: skip
_SOURCE = ("record", "version", "quote", "start", "end")


def choice_in_words(choice: Choice | Chosen, lang: str) -> str:
    """That a value was chosen: by whom, on which day, and why."""
    words = _WORDS[lang]
    by = f" {words['by']} {choice.who}" if choice.who else ""
    when = f" {choice.when}" if choice.when else ""
    return f"{words['chosen']}{by}{when}: {choice.why}"


@click.command("conflicts")
@click.argument("thing", metavar="[THING]", required=False)
@output_options("text", "json", default="text")
@graph_option
@lang_option
def command(thing: str | None, form: str, graph: str, lang: str) -> None:
    """List where sources disagree: on amount, time, status, coordinator, title and more.

    With THING, only those of one thing. Each value stands with the records that state it and
    their words; what a curator chose is marked. An older version of a record does not count.
    """
    from innokraft import Graph

    asked = Graph(graph)
    for each in asked.choices().without_effect:
        say(f"{WARNING[lang]}: {each.words.of(lang)}", err=True)
    found = asked.conflicts(thing)
    if form == "json":
        listed = [_data(conflict, lang) for conflict in found]
        put_json(listed)
    elif not found:
        say(_WORDS[lang]["none"])
    else:
        for conflict in found:
            _print(conflict, lang)
        settled = sum(1 for conflict in found if conflict.choice)
        say(_WORDS[lang]["count"].format(len(found), settled))


def _print(conflict: Conflict, lang: str) -> None:
    from innokraft import label

    name = label(conflict.predicate, lang)
    language = f" ({conflict.language})" if conflict.language else ""
    settled = f" – {_WORDS[lang]['settled']}" if conflict.choice else ""
    say(f"{conflict.label.of(lang)}: {name}{language}{settled}", bold=True)
    for stated in conflict.values:
        mark = _mark(conflict.choice, stated, lang)
        say(f"  {stated.words.of(lang)}{mark}")
        for source in stated.sources:
            quote = " ".join(source.quote.split())
            say(
                f"      ”{quote}”  ({source.name.of(lang)}, {source.version}, "
                f"{source.start}–{source.end})"
            )


def _mark(choice: Choice | None, stated: StatedValue, lang: str) -> str:
    if choice is None or choice.value != stated.term:
        return ""
    return f"  ← {choice_in_words(choice, lang)}"


def _data(conflict: Conflict, lang: str) -> dict[str, object]:
    choice = conflict.choice
    return {
        "thing": conflict.thing,
        "label": conflict.label.of(lang),
        "property": conflict.predicate,
        "language": conflict.language or None,
        "values": [
            {
                "value": stated.term,
                "text": stated.words.of(lang),
                "chosen": choice is not None and choice.value == stated.term,
                "sources": [
                    {name: getattr(source, name) for name in _SOURCE} for source in stated.sources
                ],
            }
            for stated in conflict.values
        ],
        "choice": {"why": choice.why, "who": choice.who, "when": choice.when} if choice else None,
    }
