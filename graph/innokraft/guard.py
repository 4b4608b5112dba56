"""Refuses what a query must not do: reach out (SERVICE), change the graph, read no graph of ours.

A query is read word by word, as the SPARQL grammar divides it, and not parsed: two parsers that
read one query differently (where a comment ends, what an escape hides) would let through in one
what they run in the other. Where a word can be read in two ways, the query is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urljoin

from innokraft.errors import QueryError
from innokraft.vocabulary import BASE, PREFIXES

_ESCAPE = r"\\[tbnrf\\\"']|\\u(?![dD][89a-fA-F])[0-9A-Fa-f]{4}"
_WORDS = re.compile(
    rf"""
      (?P<comment> \#[^\n\r]*+ )
    | (?P<iri> <(?:[^<>"{{}}|^`\\\x00-\x20]|\\u(?![dD][89a-fA-F])[0-9A-Fa-f]{{4}})*+> )
    | (?P<string> \"{{3}}(?:[^"\\]|{_ESCAPE}|"(?!""))*+\"{{3}}
                | '{{3}}(?:[^'\\]|{_ESCAPE}|'(?!''))*+'{{3}}
                | (?!\"{{3}})"(?:[^"\\\n\r]|{_ESCAPE})*+"
                | (?!'{{3}})'(?:[^'\\\n\r]|{_ESCAPE})*+' )
    | (?P<open> ["'] )
    | (?P<sigil> [?$]\w+ | @[A-Za-z0-9-]+ )
    | (?P<word> (?:[\w.:%-]|\\.)++ )
    """,
    re.VERBOSE | re.DOTALL,
)
_HIDDEN = re.compile(r"\\(?:u00|U000000)[0-7][0-9A-Fa-f]")
_SURELY_IRI = re.compile(r"<(?:(?P<scheme>[A-Za-z][\w+.-]*):|(?!true/|false/)[A-Za-z][\w-]*/)")
_UPDATES = frozenset(
    {"INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "WITH"}
)
_QUERIES = frozenset({"SELECT", "CONSTRUCT", "DESCRIBE", "ASK"})
_OURS = f"{BASE}graph/"


def guard(sparql: str) -> None:
    """Raises QueryError, by name, for a query that uses what is refused here."""
    if hidden := _HIDDEN.search(sparql):
        raise QueryError(
            f"{_line(sparql, hidden.start())}the escape {hidden[0]} is refused: it can hide a word",
            remedy="Write the character itself.",
        )
    words = list(_split(sparql))
    _check_verb(words)
    for kind, word in words:
        if kind == "word" and "SERVICE" in _may_be_keyword(word).upper():
            raise QueryError(
                "SERVICE is refused: a query reads this graph and nothing else",
                remedy="Take the SERVICE block out.",
            )
    _check_datasets(words)


def undeclared(sparql: str) -> str | None:
    """The first prefix that a query uses and neither it nor we declare."""
    known, before = {*PREFIXES, "_"}, ""
    for kind, word in _split(sparql):
        prefix, colon, _ = word.partition(":")
        if before == "PREFIX":
            known.add(prefix)
        elif kind == "word" and colon and prefix not in known:
            return prefix
        before = word.upper() if kind == "word" else ""
    return None


def _may_be_keyword(word: str) -> str:
    """What of a run of word characters is not surely the local part of a name (`ex:service`)."""
    prefix, colon, local = word.partition(":")
    return word if not colon or local.startswith(".") else prefix


def _split(sparql: str) -> Iterator[tuple[str, str]]:
    """The IRIs, strings, variables, names and words of a query, each with its kind."""
    prefixes, before = {*PREFIXES}, ""
    for found in _WORDS.finditer(sparql):
        kind, word = found.lastgroup or "", found[0]
        if kind == "open":
            problem = "a string never ends, or holds an escape that SPARQL has not"
            raise QueryError(_line(sparql, found.start()) + problem)
        if kind == "iri" and ("#" in word or "'" in word):
            start = _SURELY_IRI.match(word)
            if start is None or start["scheme"] in prefixes:
                problem = f"{word} can be read as an IRI and as a comparison"
                remedy = "Write the IRI in full, or a space after the <."
                raise QueryError(_line(sparql, found.start()) + problem, remedy=remedy)
        if kind == "word":
            prefixes |= {word.partition(":")[0]} if before == "PREFIX" else set()
            prefixes |= {word[6:].partition(":")[0]} if word[:6].upper() == "PREFIX" else set()
            before = word.upper()
        if kind != "comment":
            yield kind, word


def _line(sparql: str, position: int) -> str:
    return f"line {sparql.count(chr(10), 0, position) + 1} of the query: "


def _check_verb(words: list[tuple[str, str]]) -> None:
    for kind, word in words:
        if kind != "word" or word.upper() not in _UPDATES | _QUERIES:
            continue
        if word.upper() in _UPDATES:
            raise QueryError(
                f"{word.upper()} is refused: a query reads and changes nothing",
                remedy="A graph changes by innokraft build and innokraft merge.",
            )
        return


def _check_datasets(words: list[tuple[str, str]]) -> None:
    base, prefixes = BASE, dict(PREFIXES)
    for place, (kind, word) in enumerate(words):
        if kind != "word":
            continue
        after = [text for _, text in words[place + 1 : place + 4]]
        match word.upper():
            case "BASE" if after:
                base = urljoin(base, after[0].strip("<>"))
            case "PREFIX" if len(after) > 1:
                prefixes[after[0].rstrip(":")] = urljoin(base, after[1].strip("<>"))
            case "FROM" if after:
                named = after[0].upper() == "NAMED"
                _check_graph(after[1] if named and len(after) > 1 else after[0], base, prefixes)


def _check_graph(written: str, base: str, prefixes: dict[str, str]) -> None:
    if written.startswith("<"):
        graph = urljoin(base, written.strip("<>"))
    else:
        prefix, _, name = written.partition(":")
        graph = prefixes.get(prefix, "") + name
    if not graph.startswith(_OURS):
        raise QueryError(
            f"FROM {written} is refused: it is no graph of this store",
            remedy="Use GRAPH, or leave FROM out: a query sees all graphs.",
        )
