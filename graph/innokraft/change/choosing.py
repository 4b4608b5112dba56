"""Chooses which of several values that sources state to go by, and takes a choice back."""

from __future__ import annotations

from dataclasses import dataclass
from os import PathLike
from pathlib import Path

from innokraft.bilingual import Bilingual
from innokraft.change.merge import edit_choices
from innokraft.change.report import MergeReport, Options
from innokraft.curation.choices import Choice, choices_file
from innokraft.errors import UsageError
from innokraft.identity.applied_choices import replace_choice, written_name
from innokraft.identity.record_mentions import find_mentioned
from innokraft.rdf.terms import iri
from innokraft.store.embedded import EmbeddedStore
from innokraft.views.conflicts import find_stated, match_value


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is chosen: of which thing and property which value, in which language, and why.

    `value` is None to take a choice back.
    """

    thing: str
    property: str
    value: str | None
    language: str = ""
    why: str = ""
    who: str = ""
    when: str = ""


@dataclass(frozen=True, slots=True)
class Chose:
    """What a choice did: the file of choices, the value in words or None, how many there are."""

    path: Path
    value: Bilingual | None
    count: int
    report: MergeReport


def choose(folder: str | PathLike[str], wanted: Wanted, options: Options | None = None) -> Chose:
    """Chooses a value of those that sources state, or takes the choice back.

    A choice takes the place of an earlier one. Raises UsageError for a thing, property or value
    that no source states, and where there is no choice to take back.
    """
    folder = Path(folder)
    with EmbeddedStore.open(folder) as store:
        thing = find_mentioned(store, wanted.thing)
        found = find_stated(store, thing, wanted.property, wanted.language)
        place = f"<{found.subject}>", found.predicate, found.language
        stated = None if wanted.value is None else match_value(found, wanted.value)
        choice = None
        if stated:
            names = written_name(store, iri(found.subject)), written_name(store, stated.term)
            said = wanted.why, wanted.who, wanted.when
            choice = Choice(names[0], found.predicate, names[1], *said)

        def edit(known: tuple[Choice, ...]) -> tuple[Choice, ...]:
            left = replace_choice(store, known, place, choice)
            if choice is None and len(left) == len(known):
                problem = f"no choice of {wanted.property!r} was made for {wanted.thing!r}"
                raise UsageError(problem)
            kept.extend(left)
            return left

        kept: list[Choice] = []
        report = edit_choices(folder, edit, options)
    return Chose(choices_file(folder), stated.words if stated else None, len(kept), report)
