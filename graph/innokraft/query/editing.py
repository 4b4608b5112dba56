"""What who lets a query be typed needs to know: how its words are coloured, whether it is whole."""

from __future__ import annotations

from innokraft.query.sparql_grammar import functions, keywords, read
from innokraft.query.sparql_tokens import Token, all_tokens, tokens

Coloured = tuple[str, str]
"""The kind of a part of a query, and the part."""


def coloured(sparql: str) -> list[Coloured]:
    """All of a query in parts, each with its kind.

    The kinds are keyword, function, variable, name, iri, text, number, comment, sign, blank, and
    wrong for what is no word of SPARQL.
    """
    return [(_kind(each), each.text) for each in all_tokens(sparql)]


def is_unfinished(sparql: str) -> bool:
    """Whether more has to be typed before a query can run: it is right so far, and ends too early.

    >>> is_unfinished("SELECT * {"), is_unfinished("SELECT * { ?s ?p ?o }"), is_unfinished("SELCT")
    (True, False, False)
    """
    words = tokens(sparql)
    failed = read(words).failed
    if failed is None:
        return False
    return words[failed].kind == "end" or words[failed].text[:3] in {'"""', "'''"}


def _kind(word: Token) -> str:
    match word.kind:
        case "word":
            known = word.upper in keywords() or word.text == "a"
            return "function" if word.upper in functions() else "keyword" if known else "wrong"
        case "string" | "open":
            return "text"
        case "language":
            return "keyword"
        case "node":
            return "variable"
        case "unknown":
            return "wrong"
    return word.kind
