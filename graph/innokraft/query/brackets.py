"""What may be meant where a bracket or a brace is missing, or one too many.

The rules are as those of `innokraft.query.mending`.
"""

from __future__ import annotations

from collections.abc import Iterator

from innokraft.bilingual import Bilingual
from innokraft.query.phrases import NAMED, meant, missing, short, take_out
from innokraft.query.sparql_grammar import functions, keywords
from innokraft.query.sparql_tokens import Token
from innokraft.query.spot import Edit, Mend, Spot, line_and_column

_OPENING = {"{": "}", "(": ")", "[": "]"}
_CLOSING = {closing: opening for opening, closing in _OPENING.items()}
_BRACES = Bilingual("Mönster står inom klamrar: {new}", "Patterns stand in braces: {new}")
_BEFORE_BRACKETS = {"FILTER", "HAVING", "BIND", "DESC", "ASC"}
_BEHIND_GROUPS = ("GROUP", "HAVING", "ORDER", "LIMIT", "OFFSET")


def unbalanced(spot: Spot) -> Iterator[Mend]:
    """A bracket that is not closed, or closes nothing."""
    unclosed: list[Token] = []
    for word in spot.words[: spot.index]:
        if word.text in _OPENING and word.kind == "sign":
            unclosed.append(word)
        elif word.text in _CLOSING and word.kind == "sign" and unclosed:
            unclosed.pop()
    word = spot.word
    is_closing = word.text in _CLOSING and word.kind == "sign"
    if unclosed and (word.kind == "end" or is_closing or word.upper in _BEHIND_GROUPS):
        lacking = [w for w in unclosed if _OPENING[w.text] != word.text] or unclosed
        if word.kind == "end":
            lacking = unclosed
        signs = "".join(_OPENING[each.text] for each in reversed(lacking))
        line, column = line_and_column(spot.sparql, lacking[-1].start)
        what = Bilingual(
            "”{open}” på rad {line}, kolumn {column} stängs inte: här saknas ”{signs}”.",
            "'{open}' in line {line}, column {column} is not closed: '{signs}' is missing here.",
        ).filled(open=lacking[-1].text, line=line, column=column, signs=signs)
        yield Mend(what, (Edit(word.start, word.start, f" {signs} "),))
    if word.kind != "end" and spot.reading.expected == {"')'"}:
        yield spot.instead(missing(")", word.text), spot.index, spot.index, ") ")
    if is_closing and unclosed and word.text != _OPENING[unclosed[-1].text]:
        right = _OPENING[unclosed[-1].text]
        yield spot.instead(meant(right), spot.index, spot.index + 1, right)
    if is_closing and word.text not in {_OPENING[each.text] for each in unclosed}:
        why = take_out(word.text, "den stänger ingenting", "it closes nothing")
        yield spot.instead(why, spot.index, spot.index + 1, "")


def bare(spot: Spot) -> Iterator[Mend]:
    """A condition, an argument or patterns without their brackets."""
    index, opener = spot.index, spot.before.upper
    what = Bilingual("Där behövs parentes: {new}", "Brackets are needed there: {new}")
    rule = "primary" if opener in functions() else "expression"
    if spot.wants("'('") and (opener in functions() or opener in _BEFORE_BRACKETS):
        last = spot.span(rule, index)
        if opener == "BIND" and spot.words[last].upper == "AS":
            last += 2
        if last > index:
            inner = f"({spot.text(index, last)})"
            new = short(f"{opener}{inner}")
            yield spot.instead(what.filled(new=new), index, last, inner)
    if spot.wants("'{'") and not spot.wants("'.'", "'}'"):
        yield from _without_braces(spot)
    if spot.word.text == "{" and spot.wants("'*'"):
        columns = Bilingual(
            "Skriv vilka variabler som är kolumner, eller * för alla: {verb} *",
            "Say which variables are columns, or * for all: {verb} *",
        ).filled(verb=spot.words[0].upper or "SELECT")
        yield spot.instead(columns, index, index, "* ")


def _without_braces(spot: Spot) -> Iterator[Mend]:
    index = spot.index
    if spot.word.text in {"(", "["}:
        yield Mend(_BRACES.filled(new=f"{spot.before.upper} {{ … }}"))
        return
    last = spot.span("patterns", index)
    while last > index and spot.words[last - 1].text == ".":
        last -= 1
    if last == index:
        return
    opener = spot.before.upper if spot.before.upper in keywords() else "WHERE"
    if spot.words[index - 2].upper in {"GRAPH", "SERVICE"}:
        opener = spot.text(index - 2, index)
    new = f"{{ {spot.text(index, last)} }}"
    shown = _BRACES.filled(new=short(f"{opener} {new}"))
    yield spot.instead(shown, index, last, f"{{ {spot.text(index, last)} }}")


def unnamed(spot: Spot) -> Iterator[Mend]:
    """A computed column without its brackets or its name."""
    word, index = spot.word, spot.index
    in_columns = "selection" in spot.inside or spot.wants("FROM")
    if in_columns and (word.upper in functions() or word.kind in {"name", "iri"}):
        last = spot.span("expression", index)
        name = "?n" if word.upper == "COUNT" else "?x"
        stop = last
        if spot.words[last].upper == "AS":
            stop = min(last + 2, len(spot.words) - 1)
            name = f"?{spot.words[last + 1].text.lstrip('?$')}" if stop == last + 2 else name
        if last > index:
            new = f"({spot.text(index, last)} AS {name})"
            yield spot.instead(NAMED.filled(new=short(new)), index, stop, new)
    if spot.wants("AS") and word.kind == "variable":
        yield spot.instead(missing("AS", word.text), index, index, "AS ")
    if spot.wants("AS") and word.text == ")":
        new = f"{spot.text(opened(spot), index)} AS ?n)"
        yield spot.instead(NAMED.filled(new=short(new)), index, index, " AS ?n")
    if word.upper == "AS" and spot.before.kind == "variable" and spot.wants("Variable"):
        new = f"({spot.before.text} AS {spot.behind.text})"
        yield spot.instead(NAMED.filled(new=short(new)), index - 1, index + 2, new)


def opened(spot: Spot) -> int:
    """The index of the bracket that a closing one at the place closes."""
    depth = 0
    for place in range(spot.index - 1, -1, -1):
        text = spot.words[place].text
        depth += (text == ")") - (text == "(")
        if depth < 0:
            return place
    return spot.index
