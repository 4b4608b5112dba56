"""What may come at a place in a query: the words that fit there, the likeliest first."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from innokraft.bilingual import Bilingual
from innokraft.query.sparql_grammar import Reading, aggregates, functions, keywords, read
from innokraft.query.sparql_tokens import Token, all_tokens
from innokraft.query.vocabulary import Entry, Vocabulary
from innokraft.rdf.iris import slug
from innokraft.rdf.namespaces import BASE, QUERY_PREFIXES, expand
from innokraft.rdf.terms import is_iri

_FIRST_KEYWORDS = (
    "SELECT", "WHERE", "a", "FILTER", "OPTIONAL", "AS", "ORDER", "BY", "GROUP", "LIMIT", "DISTINCT",
    "COUNT", "LANG", "STR", "UNION", "BIND", "VALUES", "IN", "NOT", "EXISTS", "GRAPH", "MINUS",
    "CONTAINS", "LCASE", "REGEX", "STRSTARTS", "YEAR", "SUM", "DESC", "ASC", "HAVING", "*",
)  # fmt: skip
"""The keywords that are meant most often, in that order; the others by the alphabet."""
_STARTED = {"word", "name", "variable", "iri", "node", "language", "number"}
_NEVER_ENDING = re.compile(r"<[^<>\"{}|^`\s]*$")
_SMALL = {"A": "a", "TRUE": "true", "FALSE": "false", "'*'": "*"}
"""What is written otherwise than in capitals."""
_BEFORE_TYPE = {"a", "rdf:type"}


class Suggestion(NamedTuple):
    """A word that may come: what to write, its kind, and what it is called.

    The kind is keyword, variable, prefix or the sort of a word of the vocabulary: property, class,
    concept, value, thing, graph, function. `uses` is how often the graph uses it.
    """

    text: str
    kind: str
    label: Bilingual
    uses: int = 0


class Completion(NamedTuple):
    """What may stand in a query from `start` to `stop` instead of what is there."""

    start: int
    stop: int
    suggestions: tuple[Suggestion, ...]

    def as_data(self, language: str) -> dict[str, Any]:
        """As JSON has it, with labels in a language."""
        listed = [
            {"text": each.text, "kind": each.kind, "label": each.label.of(language)}
            for each in self.suggestions
        ]
        return {"start": self.start, "stop": self.stop, "suggestions": listed}


def complete(vocabulary: Vocabulary, sparql: str, place: int, most: int = 50) -> Completion:
    """What may come at a place, in characters from 0, in a query; `most` words of it.

    Of what is begun there, the words that begin so, or are called so in Swedish or English. In a
    comment or a text nothing comes. Places outside the query are its ends.
    """
    place = max(0, min(place, len(sparql)))
    before = [each for each in all_tokens(sparql[:place]) if each.kind != "blank"]
    begun = _begun(before, sparql[:place])
    if begun is None:
        return Completion(place, place, ())
    words = [word for word in before if word.kind != "comment" and word.start < begun]
    found = read([*words, Token("place", "", begun)])
    typed = sparql[begun:place]
    if found.failed is not None and found.failed < len(words):
        found = Reading(expected=frozenset({"Variable", "Name", *keywords()}))
    coming = list(dict.fromkeys(_coming(vocabulary, sparql, words, found, typed)))
    return Completion(begun, place, tuple(coming[:most]))


def _begun(before: list[Token], text: str) -> int | None:
    """Where the word that ends at a place begins; None inside a text or a comment."""
    if not before or before[-1].stop != len(text):
        return len(text)
    last = before[-1]
    if last.kind in {"comment", "open"}:
        return None
    if iri := _NEVER_ENDING.search(text):
        return iri.start()
    if last.text in {"?", "$", "@"} or last.kind in _STARTED - {"iri", "number"}:
        return last.start
    return len(text)


def _coming(
    vocabulary: Vocabulary, sparql: str, words: list[Token], found: Reading, typed: str
) -> Iterator[Suggestion]:
    """All that may come, best first."""
    expected = found.expected
    if typed.startswith(("?", "$")) or (not typed and "Variable" in expected):
        yield from _variables(sparql, len(words) and words[-1].start, typed)
    if "Language" in expected and typed.startswith("@"):
        yield from (Suggestion(t, "keyword", Bilingual.alike("")) for t in ("@sv", "@en"))
    if typed.startswith(("?", "$", "@")):
        return
    if "Prefix" in expected:
        yield from _declarations(typed)
    rules = {rule for rule, _ in found.inside}
    if rules & {"filter", "bind"}:
        expected -= aggregates()
    keys = list(_keywords(expected, typed))
    yield from () if "objects" in rules else keys
    if {"Name", "Iri"} & expected:
        prefixes = list(_prefixes(typed))
        yield from prefixes if typed else ()
        yield from _named(vocabulary, words, found, typed)
        yield from prefixes
    yield from keys  # which came already, or come last


def _variables(sparql: str, place: int, typed: str) -> Iterator[Suggestion]:
    """The variables of a query, those used most, and then last, first."""
    used = [each for each in all_tokens(sparql) if each.kind == "variable"]
    counted = Counter(each.text[1:] for each in used if each.text != typed)
    last = {each.text[1:]: each.start for each in used if each.start <= place}
    for name in sorted(counted, key=lambda n: (-last.get(n, -1), n)):
        if name.casefold().startswith(typed[1:].casefold()):
            yield Suggestion(f"{typed[:1] or '?'}{name}", "variable", Bilingual.alike(""))


def _keywords(expected: Iterable[str], typed: str) -> Iterator[Suggestion]:
    """The keywords that fit and begin so; functions of SPARQL with their bracket."""
    known, calls = keywords(), functions()
    fitting = {_SMALL.get(word, word) for word in expected if word in known or word in _SMALL}
    ranks = {word: rank for rank, word in enumerate(_FIRST_KEYWORDS)}
    for word in sorted(fitting, key=lambda w: (ranks.get(w, len(ranks)), w)):
        if word.casefold().startswith(typed.casefold()):
            text = f"{word}(" if word in calls else word
            yield Suggestion(text, "keyword", Bilingual.alike(""))


def _prefixes(typed: str) -> Iterator[Suggestion]:
    for prefix, namespace in QUERY_PREFIXES.items():
        if f"{prefix}:".startswith(typed) and typed != f"{prefix}:":
            yield Suggestion(f"{prefix}:", "prefix", Bilingual.alike(namespace))


def _declarations(typed: str) -> Iterator[Suggestion]:
    for prefix, namespace in QUERY_PREFIXES.items():
        if f"{prefix}:".startswith(typed):
            yield Suggestion(f"{prefix}: <{namespace}>", "prefix", Bilingual.alike(namespace))


def _named(
    vocabulary: Vocabulary, words: list[Token], found: Reading, typed: str
) -> list[Suggestion]:
    """The words of the vocabulary that fit, those that begin so before those that are called so."""
    sorts = _sorts(vocabulary, words, found)
    ranked = []
    for place, (sort, narrow) in enumerate(sorts):
        for order, each in enumerate(vocabulary.by_sort.get(sort, [])):
            near = _nearness(each, typed)
            if near is not None and (typed or sort != "thing" or narrow):
                unfit = bool(narrow) and not _leads_to(each, narrow)
                ranked.append((unfit, near, place, order, each))
    ranked.sort(key=lambda row: row[:4])
    return [Suggestion(e.text, e.sort, e.label, e.uses) for *_, e in ranked]


def _nearness(entry: Entry, typed: str) -> int | None:
    """How near a word is to what was typed, the nearest 0; None where it is not meant."""
    if not typed:
        return 0
    text, low = entry.text.casefold(), typed.casefold()
    if low.startswith("<"):
        return 0 if f"<{entry.iri}>".casefold().startswith(low) else None
    prefix, colon, local = low.rpartition(":")
    if colon and not text.startswith(f"{prefix}:"):
        return None
    if text.startswith(low) or (text[0] != "<" and text.rpartition(":")[2].startswith(local)):
        return 0
    sought = slug(local).replace("-", " ")
    if not sought:
        return None
    return 1 if f" {sought}" in entry.sought else 2 if sought in entry.sought else None


def _leads_to(entry: Entry, narrow: frozenset[str]) -> bool:
    """Whether a thing is of the sorts, or a value of the scheme, that a property leads to."""
    path = entry.iri.removeprefix(BASE).partition("/")[0]
    return path in narrow or (entry.sort == "value" and entry.other[0] in narrow)


def _sorts(
    vocabulary: Vocabulary, words: list[Token], found: Reading
) -> list[tuple[str, frozenset[str]]]:
    """Which sorts of words fit at a place, and of which kind the things and values are."""
    rules = {rule for rule, _ in found.inside}
    none = frozenset[str]()
    if words and words[-1].upper in {"GRAPH", "FROM", "NAMED"}:
        return [("graph", none)]
    if rules & {"verb", "path", "negated"}:
        return [("property", none)]
    if "objects" in rules and (verb := _verb(words, found)):
        if verb in _BEFORE_TYPE:
            return [("class", none)]
        narrow = _narrow(vocabulary, verb)
        order = ("value", "concept") if "value" in narrow else ("concept", "thing", "value")
        return [(sort, narrow) for sort in order]
    calls = ("function",) if "BOUND" in found.expected else ()
    return [(sort, none) for sort in (*calls, "concept", "value", "thing", "class", "property")]


def _verb(words: list[Token], found: Reading) -> str:
    """The property, where it is one alone, that what comes is the object of."""
    verbs = [part for part in found.parts if part.rule == "verb"]
    last = verbs[-1] if verbs else None
    return words[last.first].text if last and last.last - last.first == 1 else ""


def _narrow(vocabulary: Vocabulary, verb: str) -> frozenset[str]:
    """What a property leads to: sorts of things, and schemes of values named as it is."""
    try:
        iri = verb[1:-1] if verb.startswith("<") else expand(verb)
    except KeyError:
        return frozenset()
    found = vocabulary.takes.get(iri, frozenset()) if is_iri(iri) else frozenset()
    scheme = re.sub(r"(?<=[a-z])(?=[A-Z])", "-", verb.rpartition(":")[2]).lower()
    return found - {"value"} | {scheme} | ({"value"} & found and {scheme})
