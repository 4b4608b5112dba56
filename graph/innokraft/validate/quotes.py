"""Every quote must stand in its record's frozen text, at its offsets, to the letter."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from itertools import product

from innokraft.bilingual import Bilingual
from innokraft.rdf.namespaces import expand
from innokraft.store.base import Reader, value_of
from innokraft.validate.facts import Said, node_of
from innokraft.validate.finding import Finding, Level, told
from innokraft.validate.graphs import Graphs, within
from innokraft.validate.neighbourhood import EXACT, OBJECT, PREDICATE, SUBJECT, Neighbourhood
from innokraft.validate.surroundings import Surroundings

_SOURCE, _START = expand("oa:hasSource"), expand("oa:start")
PARTS = frozenset({EXACT, _SOURCE, _START, SUBJECT, PREDICATE, OBJECT})
"""The properties of a statement."""
_TYPE, _CHOICE = expand("rdf:type"), expand("ik:Choice")
_TEXTS = """SELECT ?record ?text ?sha WHERE {{
  {} ?record schema:text ?text OPTIONAL {{ ?record ik:sha256 ?sha }}
}}"""
_NEAR = 40


def check_texts(store: Reader, graphs: Graphs = None) -> Iterator[Finding]:
    """Findings for frozen texts that are not those that their digest is of."""
    of_graphs = "" if graphs is None else "?graph prov:wasDerivedFrom ?record ."
    for row in store.select(within(_TEXTS.format(of_graphs), graphs)):
        if hashlib.sha256(value_of(row["text"]).encode()).hexdigest() != value_of(row["sha"]):
            yield _violation(
                "text-digest",
                told(row["record"]),
                "den frysta texten har inte den kontrollsumma som står vid den",
                "the frozen text does not have the digest that stands beside it",
            )


def check_quotes(around: Neighbourhood) -> Iterator[Finding]:
    """Findings for statements that are out of shape, or whose quote their text lacks.

    A statement that looks wrong, or is another record's, is judged by all that is said of it in
    any graph.
    """
    texts = {around.record: around.text}
    for thing, parts in around.facts.items():
        if PARTS.isdisjoint(parts):
            continue
        if not thing.startswith(f"{around.record}#") or any(_wrong(thing, parts, texts)):
            yield from check_statement(thing, around.surroundings)


def check_statement(thing: str, surroundings: Surroundings) -> Iterator[Finding]:
    """Findings for one statement, by all that is said of it in any graph."""
    parts = surroundings.anywhere(node_of(thing))
    texts = {value_of(each): surroundings.text_of(each) for each in parts.get(_SOURCE, ())}
    yield from _wrong(thing, parts, texts)


def _wrong(thing: str, parts: Said, texts: Mapping[str, str | None]) -> Iterator[Finding]:
    exacts, predicates = parts.get(EXACT, ()), parts.get(PREDICATE, ())
    if (exacts or predicates) and _CHOICE not in map(value_of, parts.get(_TYPE, ())):
        yield from _out_of_place(thing, parts, texts)
    if exacts and len(predicates) * len(parts.get(OBJECT, ())) != 1:
        yield _violation(
            "evidence",
            thing,
            "belägget stöder inte precis ett påstående",
            "the evidence does not support exactly one statement",
        )
    if exacts and SUBJECT not in parts:
        yield _violation(
            "evidence-of-nothing",
            thing,
            "belägget hör inte till något påstående",
            "the evidence belongs to no statement",
        )


def _out_of_place(thing: str, parts: Said, texts: Mapping[str, str | None]) -> Iterator[Finding]:
    places = [*product(*(map(value_of, parts.get(each, ())) for each in (_SOURCE, _START, EXACT)))]
    source, start, exact = places[0] if len(places) == 1 else ("", "", "")
    text = texts.get(source)
    if text is None or not start.isdecimal() or len(parts.get(SUBJECT, ())) > 1:
        yield _violation(
            "evidence",
            thing,
            "belägget har inte precis en frusen text, en start och ett citat",
            "the evidence has not exactly one frozen text, start and quote",
        )
    elif not exact or not text.startswith(exact, int(start)):
        end = int(start) + len(exact)
        found = text[int(start) : _shown_until(text, end)]
        yield _violation(
            "quote",
            thing,
            f"citatet {exact!r} står inte på plats {start}–{end}; där står {found!r}",
            f"the quote {exact!r} does not stand at {start}–{end}; there stands {found!r}",
        )


def _shown_until(text: str, end: int) -> int:
    """Where to stop showing what stands in a quote's place: at the end of its line if that is near.

    The right quote may be longer than the wrong one.
    """
    line_end = text.find("\n", end)
    line_end = len(text) if line_end < 0 else line_end
    return line_end if line_end - end <= _NEAR else end


def _violation(rule: str, thing: str, sv: str, en: str) -> Finding:
    return Finding(Level.VIOLATION, rule, thing, Bilingual(sv, en))
