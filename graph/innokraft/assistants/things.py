"""Tools on things: finding them by name, and showing one with all that is said of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from innokraft.assistants.calls import Call
from innokraft.assistants.citing import naming_quotes
from innokraft.assistants.results import (
    Disagreement,
    Ground,
    Rival,
    Shown,
    Statement,
    ThingFound,
    Things,
)
from innokraft.bilingual import Bilingual
from innokraft.errors import UsageError, shown
from innokraft.model.model import model_of
from innokraft.model.ontology import label
from innokraft.views.quotes import Quote, quote_in, texts_of
from innokraft.views.thing import ThingShown

if TYPE_CHECKING:
    from innokraft.network.model import Thing
    from innokraft.views.conflicts import Conflict, StatedValue
    from innokraft.views.statements import Basis, Fact

_NOTHING = Bilingual(
    "Inget heter {name}. Närmast: {near}. Pröva färre ord, eller search_texts.",
    "Nothing is named {name}. Nearest: {near}. Try fewer words, or search_texts.",
)
_MORE = Bilingual(
    "{n} saker till pekar på den; fråga efter dem med ask_question eller run_sparql.",
    "{n} more things point to it; ask for them with ask_question or run_sparql.",
)
_MOST_POINTING = 500
"""How many statements of other things about one thing are read."""


def find_things(call: Call, name: str = "", kind: str = "", rows: int = 20) -> Things:
    """Things by name, the nearest first; those of a kind, or all."""
    among = call.snapshot.kept(("things", kind), lambda: call.graph.things(kind or None))
    found = call.kept(lambda: _named(call, name, among))
    nothing = "" if found else call.of(_NOTHING.filled(name=shown(name), near=_near(name, among)))
    things, page = call.page(found, rows, lambda some: _found(call, some), nothing)
    return Things(things, page)


def _named(call: Call, name: str, among: Sequence[Thing]) -> list[Thing]:
    """The things whose name has all words of a name; what is named exactly so comes first."""
    sought = " ".join(name.casefold().split())
    words = sought.split()
    exact = _exact(call, name) if words else ""
    ranked = []
    for thing in among:
        names = [text.casefold() for text in thing.label]
        rank = _rank(names, sought, words) if thing.iri != exact else 0
        if rank is not None:
            ranked.append((rank, thing.label.of(call.language).casefold(), thing.iri, thing))
    return [thing for *_, thing in sorted(ranked, key=lambda each: each[:3])]


def _exact(call: Call, name: str) -> str:
    try:
        return call.graph.find(name)
    except UsageError:
        return ""


def _rank(names: Iterable[str], sought: str, words: Sequence[str]) -> int | None:
    if sought in names:
        return 0
    if any(name.startswith(sought) for name in names):
        return 1
    return 2 if any(all(word in name for word in words) for name in names) else None


def _near(name: str, among: Sequence[Thing]) -> str:
    """The names that are nearest to one that nothing has."""
    from rapidfuzz import process

    names = sorted({text for thing in among for text in thing.label})
    near = process.extract(name[:80], names, limit=3, score_cutoff=60)
    return ", ".join(found for found, *_ in near) or "–"


def _found(call: Call, things: Sequence[Thing]) -> list[ThingFound]:
    naming = naming_quotes(call.store, [thing.iri for thing in things])
    told = call.cited(naming.values())
    other = "en" if call.language == "sv" else "sv"
    return [
        ThingFound(
            thing.iri,
            thing.kind,
            thing.label.of(call.language),
            thing.label.of(other) if thing.label.sv != thing.label.en else "",
            [told[naming[thing.iri]]] if thing.iri in naming else [],
        )
        for thing in things
    ]


def show_thing(call: Call, thing: str, rows: int = 20) -> Shown:
    """What is said of a thing, on what grounds; and what sources disagree on."""
    told = call.kept(lambda: call.graph.show(thing, _MOST_POINTING))
    if not isinstance(told, ThingShown):
        raise UsageError(
            f"{thing!r} is a record", remedy=f"Read it: read_record(record={thing!r})."
        )
    said = [("", fact) for fact in told.facts if fact.bases or _spoken(fact, call.language)]
    said += [(name.of(call.language), fact) for name, fact in told.others]
    said.sort(key=lambda each: not each[1].bases)  # what rests on something comes first
    statements, page = call.page(said, rows, lambda some: _statements(call, some))
    if told.left_out:
        more = call.of(_MORE.filled(n=told.left_out))
        page = replace(page, left_out=f"{page.left_out} {more}".strip())
    conflicts = () if call.cursor else call.graph.conflicts(told.iri)
    return Shown(
        told.iri,
        told.label.of(call.language),
        statements,
        [_disagreement(call, each) for each in conflicts],
        page,
    )


def _spoken(fact: Fact, language: str) -> bool:
    return fact.value.language in {None, language}


def _statements(call: Call, said: Sequence[tuple[str, Fact]]) -> list[Statement]:
    told = call.cited(q for _, fact in said for basis in fact.bases for q in _quotes(basis))
    return [
        Statement(
            subject,
            label(fact.predicate, call.language),
            fact.value.words.of(call.language),
            [
                Ground(
                    _kind(basis),
                    _certainty(call, basis.certainty),
                    basis.attribution.words.of(call.language) if basis.attribution else "",
                    basis.holder.words.of(call.language) if basis.holder else "",
                    "; ".join(_notes(basis, call.language)),
                    [told[quote] for quote in dict.fromkeys(_quotes(basis))],
                )
                for basis in fact.bases
            ],
        )
        for subject, fact in said
    ]


def _quotes(basis: Basis) -> Iterator[Quote]:
    yield from basis.quotes
    for note in basis.notes:
        yield from note.quotes


def _kind(basis: Basis) -> str:
    if basis.derived:
        return "derived"
    if basis.found:
        return "found"
    return "claimed" if basis.certainty else "stated"


def _certainty(call: Call, slug: str | None) -> str:
    if not slug:
        return ""
    value = model_of(call.store).ontology.values.get(slug)
    return value.label(call.language) if value else slug


def _notes(basis: Basis, language: str) -> Iterator[str]:
    for note in basis.notes:
        yield f"{label(note.predicate, language)}: {note.value.words.of(language)}"
    if basis.chosen:
        by = " ".join(filter(None, (basis.chosen.who, basis.chosen.when)))
        yield f"{'valt' if language == 'sv' else 'chosen'} {by}: {basis.chosen.why}"


def _disagreement(call: Call, conflict: Conflict) -> Disagreement:
    return Disagreement(
        label(conflict.predicate, call.language),
        [_rival(call, conflict, value) for value in conflict.values],
    )


def _rival(call: Call, conflict: Conflict, value: StatedValue) -> Rival:
    chosen = conflict.choice is not None and conflict.choice.value == value.term
    texts = texts_of(call.store, {source.record for source in value.sources})
    quotes = [
        quote_in(texts.get(source.record, ""), source.record, source.start, source.quote)
        for source in value.sources
    ]
    told = call.cited(quotes)
    why = conflict.choice.why if chosen and conflict.choice else ""
    words: Bilingual = value.words
    return Rival(words.of(call.language), chosen, why, [told[quote] for quote in quotes])
