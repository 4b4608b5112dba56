"""What keeps to the grammar of SPARQL and is no query all the same.

A prefix that nobody declared, a column that is neither grouped nor computed, a variable that is
bound twice, and the like: each with its place and what was perhaps meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import chain
from typing import NamedTuple

from innokraft.bilingual import Bilingual
from innokraft.query.expected import quoted
from innokraft.query.sparql_grammar import Part, Reading, aggregates
from innokraft.query.sparql_tokens import Token
from innokraft.rdf.namespaces import QUERY_PREFIXES

_OTHERS = {"dct": "dcterms", "dc": "dcterms", "sdo": "schema", "s": "schema", "ex": ""}
"""What is often written for a prefix of ours."""
_ESCAPE = re.compile(r"\\(?![tbnrf\\\"'uU])")


class Wrong(NamedTuple):
    """What is wrong from a place on, for so many characters, and what was perhaps meant."""

    start: int
    length: int
    what: Bilingual
    meant: Bilingual | None = None


@dataclass(frozen=True)
class _Read:
    """A query as it was read: its words, and the parts that rules of the grammar read."""

    sparql: str
    words: list[Token]
    parts: list[Part]

    def of(self, rule: str, within: Part | None = None) -> list[Part]:
        """The parts that a rule read, by their places; within another part alone."""
        found = [each for each in self.parts if each.rule == rule]
        if within:
            found = [p for p in found if within.first <= p.first and p.last <= within.last]
        return sorted(found, key=lambda part: part.first)

    def variables(self, first: int, last: int) -> set[str]:
        """The names of the variables among some words."""
        return {w.text[1:] for w in self.words[first:last] if w.kind == "variable"}

    def inside(self, place: int, rule: str) -> Part | None:
        """The innermost part of a rule that a word is in."""
        found = [p for p in self.parts if p.rule == rule and p.first <= place < p.last]
        return min(found, key=lambda p: p.last - p.first, default=None)


def nonsense(sparql: str, words: list[Token], reading: Reading) -> list[Wrong]:
    """What is wrong with a query beside its grammar, by its place.

    Only prefixes are looked at in a query that does not keep to the grammar.
    """
    query = _Read(sparql, words, reading.parts)
    checks = [_prefixes(query), _escapes(query)]
    if reading.failed is None:
        checks += [_iris(query), _columns(query), _bound(query), _rows(query),
                   _aggregated(query), _labels(query)]  # fmt: skip
    return sorted(chain.from_iterable(checks), key=lambda wrong: wrong.start)


def _prefixes(query: _Read) -> Iterator[Wrong]:
    declared = set(QUERY_PREFIXES)
    for place, word in enumerate(query.words):
        if word.kind != "name":
            continue
        prefix = word.text.partition(":")[0]
        if place and query.words[place - 1].upper == "PREFIX":
            declared.add(prefix)
        elif prefix not in declared:
            yield _undeclared(word, prefix, declared)


def _undeclared(word: Token, prefix: str, declared: set[str]) -> Wrong:
    what = Bilingual("prefixet {name} är inte känt", "the prefix {name} is not known")
    known = " ".join(f"{each}:" for each in sorted(declared))
    near = get_close_matches(prefix.casefold(), sorted(declared), 1)
    meant = _OTHERS.get(prefix) or (near[0] if near else "")
    local = word.text.partition(":")[2]
    if meant and prefix:
        remedy = Bilingual(
            "Menade du {new}? Kända är: {known}", "Did you mean {new}? Known are: {known}"
        )
    else:
        remedy = Bilingual(
            "Kända är: {known}. Ett eget: PREFIX {name} <…>",
            "Known are: {known}. One of your own: PREFIX {name} <…>",
        )
    words = remedy.filled(new=f"{meant}:{local}", known=known, name=f"{prefix}:")
    return Wrong(word.start, len(prefix) + 1, what.filled(name=quoted(f"{prefix}:")), words)


def _escapes(query: _Read) -> Iterator[Wrong]:
    what = Bilingual("{found} betyder ingenting i en text", "{found} means nothing in a text")
    for word in query.words:
        if word.kind == "string" and (found := _ESCAPE.search(word.text.replace("\\\\", "  "))):
            sign = word.text[found.start() : found.start() + 2]
            meant = Bilingual("Menade du {new}?", "Did you mean {new}?").filled(new="\\" + sign)
            yield Wrong(word.start + found.start(), 2, what.filled(found=quoted(sign)), meant)


def _iris(query: _Read) -> Iterator[Wrong]:
    """IRIs that the store's own parser takes for none."""
    import pyoxigraph as ox

    from innokraft.rdf.namespaces import BASE

    what = Bilingual("{found} är ingen IRI", "{found} is no IRI")
    for word in query.words:
        if word.kind != "iri":
            continue
        try:
            ox.Store().query(f"ASK {{ {word.text} ?p ?o }}", base_iri=BASE)
        except SyntaxError:
            yield Wrong(word.start, len(word.text), what.filled(found=quoted(word.text)))


def _columns(query: _Read) -> Iterator[Wrong]:
    """Columns that are neither grouped nor computed, or that have the name of another."""
    for part in chain(query.of("select"), query.of("subselect")):
        (selection, *_) = query.of("selection", part)
        computed = query.of("computed", selection)
        grouping = [g for g in query.of("grouping", part) if g.first >= selection.last]
        stars = [w for w in query.words[selection.first : selection.last] if w.text == "*"]
        grouped = any(_is_aggregate(query, each) for each in computed) or bool(grouping)
        if grouping and stars and not computed:
            yield Wrong(
                stars[0].start,
                1,
                Bilingual("SELECT * går inte med GROUP BY", "SELECT * does not go with GROUP BY"),
                Bilingual(
                    "Skriv ut kolumnerna: de grupperade och det som räknas ut.",
                    "Name the columns: those that are grouped, and what is computed.",
                ),
            )
        if grouped:
            yield from _ungrouped(query, selection, computed, grouping)
        yield from _twice(query, selection, part)


def _is_aggregate(query: _Read, part: Part) -> bool:
    return any(w.upper in aggregates() for w in query.words[part.first : part.last])


def _ungrouped(
    query: _Read, selection: Part, computed: list[Part], grouping: list[Part]
) -> Iterator[Wrong]:
    names = set[str]().union(*(query.variables(g.first, g.last) for g in grouping))
    inside = {place for part in computed for place in range(part.first, part.last)}
    for place in range(selection.first, selection.last):
        word = query.words[place]
        if word.kind == "variable" and place not in inside and word.text[1:] not in names:
            new = " ".join(f"?{name}" for name in [*sorted(names), word.text[1:]])
            yield Wrong(
                word.start,
                len(word.text),
                Bilingual(
                    "{found} är varken grupperad eller uträknad",
                    "{found} is neither grouped nor computed",
                ).filled(found=quoted(word.text)),
                Bilingual(
                    "Lägg den till GROUP BY {new}, eller räkna ut ett värde: "
                    "(SAMPLE({name}) AS ?x)",
                    "Add it to GROUP BY {new}, or compute one value: (SAMPLE({name}) AS ?x)",
                ).filled(new=new, name=word.text),
            )


def _twice(query: _Read, selection: Part, whole: Part) -> Iterator[Wrong]:
    """A computed column with the name of a variable that the patterns, or another column, have."""
    groups = [g for g in query.of("group", whole) if g.first >= selection.last]
    used = query.variables(groups[0].first, groups[0].last) if groups else set()
    for part in query.of("computed", selection):
        name = query.words[part.last - 2]
        if name.text[1:] in used:
            yield _taken(name)
        used = used | {name.text[1:]}


def _taken(name: Token) -> Wrong:
    what = Bilingual("{found} har redan ett värde", "{found} has a value already")
    meant = Bilingual("Ge det som räknas ut ett annat namn.", "Give what is computed another name.")
    return Wrong(name.start, len(name.text), what.filled(found=quoted(name.text)), meant)


def _bound(query: _Read) -> Iterator[Wrong]:
    """A BIND of a variable that stands before it in its group."""
    for part in query.of("bind"):
        name = query.words[part.last - 2]
        group = query.inside(part.first, "group")
        if group and name.text[1:] in query.variables(group.first, part.first):
            yield _taken(name)


def _rows(query: _Read) -> Iterator[Wrong]:
    """Rows of VALUES with more or fewer values than there are variables."""
    for part in query.of("data"):
        if query.words[part.first].text != "(":
            continue
        names = 0
        while query.words[part.first + 1 + names].kind == "variable":
            names += 1
        values = [v for v in query.of("value", part) if v.first > part.first + names]
        opened = [p for p in range(part.first + names + 2, part.last) if query.words[p].text == "("]
        for first, after in zip(opened, [*opened[1:], part.last], strict=True):
            count = sum(first < value.first < after for value in values)
            if count != names:
                what = Bilingual(
                    "raden har {count} värden, och variablerna är {names}",
                    "the row has {count} values, and there are {names} variables",
                )
                meant = Bilingual(
                    "Ett värde som saknas skrivs UNDEF.",
                    "A value that is missing is written UNDEF.",
                )
                start = query.words[first].start
                yield Wrong(start, 1, what.filled(count=count, names=names), meant)


def _aggregated(query: _Read) -> Iterator[Wrong]:
    """What counts rows where there are none to count: in FILTER, BIND, or inside another."""
    for part in query.of("aggregate"):
        word = query.words[part.first]
        within = query.inside(part.first, "filter") or query.inside(part.first, "bind")
        nested = [p for p in query.of("aggregate") if p.first < part.first and p.last >= part.last]
        if within and not query.inside(part.first, "subselect"):
            what = Bilingual(
                "{found} räknar rader, och här finns en rad i taget",
                "{found} counts rows, and here is one row at a time",
            )
            meant = Bilingual(
                "Villkor på det som räknas står i HAVING, efter GROUP BY.",
                "Conditions on what is counted stand in HAVING, behind GROUP BY.",
            )
            yield Wrong(word.start, len(word.text), what.filled(found=quoted(word.text)), meant)
        elif nested:
            what = Bilingual("{found} står inuti {outer}", "{found} stands inside {outer}")
            outer = query.words[nested[-1].first].text
            yield Wrong(
                word.start,
                len(word.text),
                what.filled(found=quoted(word.text), outer=quoted(outer)),
            )


def _labels(query: _Read) -> Iterator[Wrong]:
    """A node of the query's own that two groups name."""
    where: dict[str, Part | None] = {}
    for place, word in enumerate(query.words):
        if word.kind != "node":
            continue
        group = query.inside(place, "group")
        if where.setdefault(word.text, group) != group:
            what = Bilingual(
                "{found} står också i en annan grupp", "{found} stands in another group, too"
            )
            meant = Bilingual("Använd en variabel.", "Use a variable.")
            yield Wrong(word.start, len(word.text), what.filled(found=quoted(word.text)), meant)
