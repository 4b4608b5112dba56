"""What may be meant where another language than SPARQL is written, SQL above all.

The rules are as those of `innokraft.query.mending`, and come before them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from innokraft.bilingual import Bilingual
from innokraft.query.characters import addresses, characters, comments, no_query, open_text
from innokraft.query.constructs import calls, columns, conditions, values
from innokraft.query.phrases import meant, take_out
from innokraft.query.sparql_grammar import keywords
from innokraft.query.spot import Edit, Mend, Spot

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9])(T[0-9:.]+(?:Z|[+-][0-9:]+)?)?")
_GROUPED = re.compile(r"[0-9]{1,3}(?:[ ,][0-9]{3})+(?![0-9])")
_OPERATORS = {"AND": "&&", "OR": "||", "&": "&&", "|": "||"}
_INFIX = ("CONTAINS", "REGEX", "STRSTARTS", "STRENDS", "LANGMATCHES")
_IS = ("IRI", "URI", "LITERAL", "BLANK", "NUMERIC")
_LIKE = ("LIKE", "ILIKE", "RLIKE", "REGEXP", "MATCHES", "SIMILAR", "GLOB")
_CALLED = {"UPPER": "UCASE", "LOWER": "LCASE", "TOUPPER": "UCASE", "TOLOWER": "LCASE",
           "LENGTH": "STRLEN", "LEN": "STRLEN", "SUBSTRING": "SUBSTR", "IFNULL": "COALESCE",
           "NVL": "COALESCE", "ISNULL": "!BOUND", "STARTSWITH": "STRSTARTS", "IIF": "IF",
           "ENDSWITH": "STRENDS", "INSTR": "CONTAINS", "AVERAGE": "AVG"}  # fmt: skip
"""What other languages call functions of SPARQL."""
_QUERIES = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
_TURNS = {"DESC": "DESC", "ASC": "ASC", "DESCENDING": "DESC", "ASCENDING": "ASC"}
_TURNED = {"=>": ">=", "=<": "<=", "=!": "!=", "!==": "!=", "<>": "!="}
_IN_FILTER = Bilingual("En jämförelse står i FILTER: {new}", "A comparison stands in FILTER: {new}")
_PATTERN = Bilingual(
    "Ett mönster står utanför FILTER, eller i FILTER EXISTS { … }",
    "A pattern stands outside of FILTER, or in FILTER EXISTS { … }",
)
_LIKE_SQL = Bilingual(
    "Det liknar SQL. I SPARQL: SELECT ?title { ?project a ik:Project ; dcterms:title ?title }",
    "That looks like SQL. In SPARQL: "
    "SELECT ?title { ?project a ik:Project ; dcterms:title ?title }",
)
_NO_NULL = Bilingual(
    "SPARQL har inget NULL: BOUND(?x) säger om ?x har ett värde.",
    "SPARQL has no NULL: BOUND(?x) says whether ?x has a value.",
)


def habits(spot: Spot) -> Iterator[Mend]:
    """What would mend a query that is written as another language is."""
    return chain.from_iterable(rule(spot) for rule in _RULES)


def _comparisons(spot: Spot) -> Iterator[Mend]:
    """Signs that compare, as other languages have them."""
    word, index, before = spot.word, spot.index, spot.before
    if word.text == "=" and before.text == "=":
        last = index + 1 + (spot.behind.text == "=")
        yield spot.instead(meant("="), index - 1, last, "=")
    if word.text == "<>":
        yield spot.instead(meant("!="), index, index + 1, "!=")
    if new := _TURNED.get(before.text + word.text):
        yield spot.instead(meant(new), index - 1, index + 1, new)
    if word.text == "^" and before.kind == "string":
        new = f"{before.text}^^{spot.behind.text}"
        yield spot.instead(meant(new), index - 1, index + 2, new)
    if word.text in {"=", "!=", "<", ">", "<=", ">="} and spot.wants("'^'"):
        last = spot.span("expression", index - 1)
        new = f"FILTER({spot.text(index - 1, last)})"
        yield spot.instead(_IN_FILTER.filled(new=new[:80]), index - 1, last, new)


def _connections(spot: Spot) -> Iterator[Mend]:
    """Words that connect conditions, as other languages have them."""
    word, index, before = spot.word, spot.index, spot.before
    sign = _OPERATORS.get(word.upper or word.text, "")
    if sign and spot.wants("'&&'"):
        last = index + 1 + (spot.behind.text == word.text)
        yield spot.instead(meant(sign), index, last, sign)
    if word.upper == "AND" and spot.wants("'.'"):
        yield spot.instead(meant("."), index, index + 1, ".")
    if word.upper in {"NOT", "EXISTS"}:
        if spot.wants("FILTER"):
            yield spot.instead(meant("FILTER NOT EXISTS { … }"), index, index, "FILTER ")
    elif before.upper == "NOT":
        yield spot.instead(meant(f"!{word.text}"), index - 1, index, "!")
    if word.text == "," and "GROUP_CONCAT" in (w.upper for w in spot.words[:index]):
        new = f"; SEPARATOR = {spot.behind.text}"
        yield spot.instead(meant(new), index, index + 2, new)
    if word.text == "a" and spot.wants("'&&'"):
        yield Mend(_PATTERN)


def _sql(spot: Spot) -> Iterator[Mend]:
    """What SQL writes."""
    word, index, before = spot.word, spot.index, spot.before
    behind = spot.behind
    if (word.upper in _LIKE or word.text == "~") and behind.kind == "string":
        yield from _like(spot)
    if word.upper == "ALL" and spot.wants("DISTINCT"):
        why = take_out(word.text, "alla rader kommer ändå", "all rows come anyway")
        yield spot.instead(why, index, index + 1, "")
    if word.upper in _INFIX and before.kind == "variable" and behind.kind == "string":
        new = f"{word.upper}({before.text}, {behind.text})"
        yield spot.instead(meant(new), index - 1, index + 2, new)
    if word.upper == "IS" and before.kind == "variable" and behind.upper in _IS:
        new = f"is{behind.text}({before.text})"
        yield spot.instead(meant(new), index - 1, index + 2, new)
    elif word.upper == "IS" and before.kind == "variable":
        negated = behind.upper == "NOT"
        new = f"{'' if negated else '!'}BOUND({before.text})"
        yield spot.instead(meant(new), index - 1, index + 2 + negated, new)
    if (new := _CALLED.get(word.upper, "")) and behind.text == "(":
        yield spot.instead(meant(f"{new}(…)"), index, index + 1, new)
    if word.upper in {"NULL", "NONE"}:
        yield Mend(_NO_NULL)
    if word.upper == "BETWEEN" and before.kind == "variable":
        low = spot.span("sum", index + 1)
        high = spot.span("sum", low + 1) if spot.words[low].upper == "AND" else low
        new = (
            f"{before.text} >= {spot.text(index + 1, low)} && "
            f"{before.text} <= {spot.text(low + 1, high)}"
        )
        yield spot.instead(meant(new), index - 1, high, new)


def _like(spot: Spot) -> Iterator[Mend]:
    """A comparison with a part of a text."""
    index, before = spot.index, spot.before
    part = f'"{spot.behind.text[1:-1].strip("%*").lower()}"'
    negated = before.upper == "NOT"
    name = spot.words[index - 1 - negated]
    if name.kind == "variable":
        new = f"{'!' * negated}CONTAINS(LCASE({name.text}), {part})"
        yield spot.instead(meant(new), index - 1 - negated, index + 2, new)
    elif spot.wants("String"):
        new = f"?x FILTER(CONTAINS(LCASE(?x), {part}))"
        yield spot.instead(meant(new), index, index + 2, new)


def _sql_clauses(spot: Spot) -> Iterator[Mend]:
    word, index = spot.word, spot.index
    upper = [each.upper for each in spot.words]
    if "FROM" in upper and spot.words[min(upper.index("FROM") + 1, len(upper) - 1)].kind == "word":
        table = upper[min(upper.index("FROM") + 1, len(upper) - 1)]
        if table != "NAMED" and table not in keywords():
            yield Mend(_LIKE_SQL)
    if word.upper == "TOP" and spot.behind.kind == "number":
        new = f"LIMIT {spot.behind.text}"
        edits = (
            Edit(word.start, spot.behind.stop, ""),
            Edit(len(spot.sparql), len(spot.sparql), f" {new}"),
        )
        yield Mend(
            Bilingual("Skriv {new} sist i frågan.", "Write {new} at the end.").filled(new=new),
            edits,
        )
    turned = index - 1 if spot.before.upper in _TURNS else index
    if upper[turned] in _TURNS and spot.words[turned - 1].kind == "variable":
        new = f"{_TURNS[upper[turned]]}({spot.words[turned - 1].text})"
        yield spot.instead(meant(new), turned - 1, turned + 1, new)
    if word.text == "," and spot.before.kind == "number" and "LIMIT" in upper[:index]:
        new = f"LIMIT {spot.behind.text} OFFSET {spot.before.text}"
        yield spot.instead(meant(new), index - 2, index + 2, new)
    if (
        word.upper in _QUERIES
        and "{" in {each.text for each in spot.words[:index]}
        and spot.wants("End")
    ):
        yield Mend(
            Bilingual(
                "Här börjar en fråga till: ställ en i taget.",
                "Here begins another query: ask one at a time.",
            )
        )
    if word.text == ";" and spot.behind.kind == "end":
        why = take_out(";", "en fråga slutar utan tecken", "a query ends without a sign")
        yield spot.instead(why, index, index + 1, "")


def _literals(spot: Spot) -> Iterator[Mend]:
    """Dates without quotation marks, numbers as printed, languages where none can stand."""
    word, index, before = spot.word, spot.index, spot.before
    for place in range(max(0, index - 5), index + 1):
        if found := _DATE.match(spot.sparql, spot.words[place].start):
            new = f'"{found[0]}"^^xsd:date{"Time" if found[1] else ""}'
            yield Mend(meant(new), (Edit(*found.span(), new),))
    if found := _GROUPED.match(spot.sparql, before.start) if before.kind == "number" else None:
        new = re.sub("[ ,]", "", found[0])
        yield Mend(meant(new), (Edit(*found.span(), new),))
    elif word.text == "," and before.kind == "number" and spot.behind.kind == "number":
        new = f"{before.text}.{spot.behind.text}"
        yield spot.instead(meant(new), index - 1, index + 2, new)
    if word.kind == "language" and before.kind == "variable":
        new = f'FILTER(LANG({before.text}) = "{word.text[1:]}")'
        yield Mend(
            Bilingual(
                "En variabel har inget språk att skriva ut: {new}",
                "A variable takes no language: {new}",
            ).filled(new=new)
        )
    elif word.kind == "language" and spot.wants("String"):
        new = f'"{word.text[1:]}"'
        yield spot.instead(meant(new), index, index + 1, new)
    if before.kind == "language" and word.text.startswith("_"):
        new = before.text + word.text.replace("_", "-")
        yield spot.instead(meant(new), index - 1, index + 1, new)


_RULES = (
    no_query, characters, open_text, comments, addresses, conditions, _comparisons, _connections,
    _sql, _sql_clauses, _literals, calls, columns, values,
)  # fmt: skip
