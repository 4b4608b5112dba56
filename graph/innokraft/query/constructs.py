"""What may be meant in a condition, a list of values, a call or a column that is not whole.

The rules are as those of `innokraft.query.mending`, and come before them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from innokraft.bilingual import Bilingual
from innokraft.query.phrases import NAMED, meant, short
from innokraft.query.sparql_grammar import functions, keywords
from innokraft.query.spot import Edit, Mend, Spot

_COMPARES = {"=", "!=", "<", ">", "<=", ">=", "+", "-", "*", "/", "&&", "||"}
_METHODS = {"STARTSWITH": "STRSTARTS", "ENDSWITH": "STRENDS", "TOLOWERCASE": "LCASE",
            "TOUPPERCASE": "UCASE", "INCLUDES": "CONTAINS", "LENGTH": "STRLEN",
            "MATCH": "REGEX"}  # fmt: skip
_EXPRESSION = re.compile(r"/([^/\n]+)/(\w*)")
_BRACKETS = Bilingual("Där behövs parentes: {new}", "Brackets are needed there: {new}")
_WHOLE = Bilingual(
    "Hela villkoret står inom en parentes: FILTER(… {sign} …)",
    "All of the condition stands in one pair of brackets: FILTER(… {sign} …)",
)
_EACH = Bilingual(
    "Varje kolumn som räknas ut har sin egen parentes: (… AS ?n) (… AS ?m)",
    "Each computed column has brackets of its own: (… AS ?n) (… AS ?m)",
)
_ROW = Bilingual("Varje rad står inom parentes: {new}", "Each row stands in brackets: {new}")
_IF = Bilingual(
    "Ett villkor skrivs IF(villkor, värde, annars).", "That is written IF(condition, value, else)."
)
_BIND = Bilingual(
    "Ett värde får ett namn så: BIND(… AS ?x)", "A value gets a name so: BIND(… AS ?x)"
)
_BARE = Bilingual(
    "En text står inom citattecken, en sak skrivs som IRI eller med prefix, en variabel med ?.",
    "A text stands in quotation marks, a thing is an IRI or has a prefix, a variable has its ?.",
)


def conditions(spot: Spot) -> Iterator[Mend]:
    """A condition of which only the beginning stands in brackets, or none of it."""
    word, index = spot.word, spot.index
    ended = [p for p in spot.reading.parts if p.rule == "constraint" and p.last == index]
    if ended and word.upper in {"AND", "OR"}:
        yield Mend(_WHOLE.filled(sign="&&" if word.upper == "AND" else "||"))
    if ended and word.kind == "sign" and word.text in _COMPARES:
        first = max(part.first for part in ended)
        last = spot.span("expression", first)
        new = f"({spot.text(first, last)})"
        opener = spot.words[first - 1].text.upper()
        yield spot.instead(_BRACKETS.filled(new=short(f"{opener}{new}")), first, last, new)
    if word.text in _COMPARES and "objects" in spot.inside and spot.wants("String"):
        last = spot.span("sum", index + 1)
        new = f"?x FILTER(?x {spot.text(index, last)})"
        yield spot.instead(meant(short(f"{spot.before.text} {new}")), index, last, new)
    if spot.wants("'('") and spot.before.upper == "IN":
        last = spot.span("expression", index)
        while spot.words[last].text == "," and last > index:
            last = spot.span("expression", last + 1)
        new = f"({spot.text(index, last)})"
        yield spot.instead(_BRACKETS.filled(new=short(f"IN {new}")), index, last, new)
    if word.upper in {"THEN", "CASE", "WHEN", "ELSE"}:
        yield Mend(_IF)
    if word.upper in {"LET", "SET", "DECLARE"} or word.text == ":":
        yield Mend(_BIND)


def calls(spot: Spot) -> Iterator[Mend]:
    """A method of a variable, a regular expression between slashes, a word for a text."""
    word, index, before = spot.word, spot.index, spot.before
    if word.text == "." and before.kind == "variable" and spot.words[index + 2 : index + 3]:
        upper = spot.behind.upper
        name = _METHODS.get(upper, upper if upper in functions() else "")
        if name and spot.words[index + 2].text == "(":
            yield Mend(meant(f"{name}({before.text}, …)"))
    found = _EXPRESSION.match(spot.sparql, word.start) if word.text == "/" else None
    if found and spot.wants("String"):
        new = f'"{found[1]}"' + (f', "{found[2]}"' if found[2] else "")
        yield Mend(meant(new), (Edit(*found.span(), new),))
    is_variable = f"?{word.text}" in {each.text for each in spot.words}
    is_text = word.kind == "word" and spot.behind.text != "(" and not is_variable
    if is_text and spot.wants("STR") and spot.wants("String"):
        yield spot.instead(meant(f'"{word.text}"'), index, index + 1, f'"{word.text}"')


def bare_word(spot: Spot) -> Iterator[Mend]:
    """A word where a thing or a value stands, and nothing says which of them is meant."""
    is_word = spot.word.kind == "word" and spot.word.upper not in keywords()
    if is_word and spot.wants("String") and not spot.wants("STR", "FILTER", "'}'"):
        yield Mend(_BARE)


def columns(spot: Spot) -> Iterator[Mend]:
    """Computed columns that share brackets, and names that stand outside of them."""
    word, index = spot.word, spot.index
    if word.text == "," and spot.reading.expected == {"')'"} and "computed" in spot.inside:
        yield Mend(_EACH)
    if not spot.wants("AS") or word.text != ")":
        return
    name = spot.words[index + 2] if index + 2 < len(spot.words) else word
    if spot.behind.upper == "AS" and name.kind == "variable":
        edit = Edit(word.start, name.stop, f" AS {name.text})")
        yield Mend(NAMED.filled(new=f"(… AS {name.text})"), (edit,))
    if spot.before.kind == "variable" and spot.words[index - 2].text == "(":
        yield spot.instead(meant(spot.before.text), index - 2, index + 1, f" {spot.before.text} ")


def values(spot: Spot) -> Iterator[Mend]:
    """The brackets and braces of VALUES in each other's place."""
    word, index = spot.word, spot.index
    if "data" not in spot.inside:
        return
    if word.kind == "variable" and spot.before.kind == "variable":
        last = index
        while spot.words[last].kind == "variable":
            last += 1
        new = f"({spot.text(index - 1, last)})"
        yield spot.instead(_BRACKETS.filled(new=f"VALUES {new}"), index - 1, last, new)
    if word.text == "(" and spot.wants("'{'"):
        last = _until(spot, index + 1, ")")
        new = f"{{ {spot.text(index + 1, last)} }}"
        yield spot.instead(meant(short(new)), index, last + 1, new)
    if spot.wants("'('") and spot.wants("'}'"):
        last = _until(spot, index, "}")
        new = " ".join(f"({each.text})" for each in spot.words[index:last])
        yield spot.instead(_ROW.filled(new=short(new)), index, last, new)


def _until(spot: Spot, first: int, sign: str) -> int:
    """The index of the next such sign, or of the end."""
    last = first
    while spot.words[last].text != sign and spot.words[last].kind != "end":
        last += 1
    return last if spot.words[last].text == sign else first
