"""What may be meant where SPARQL is nearly written: a sign too few, a word misspelt.

Each rule looks at the place and gives what would mend it. They come in the order in which they are
told, and none is told that leaves the query as broken as it was (`innokraft.query.spot`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches
from itertools import chain

from innokraft.bilingual import Bilingual
from innokraft.query.brackets import bare, opened, unbalanced, unnamed
from innokraft.query.constructs import bare_word
from innokraft.query.phrases import meant, missing, short, take_out
from innokraft.query.sparql_grammar import keywords
from innokraft.query.spot import Mend, Spot
from innokraft.rdf.namespaces import QUERY_PREFIXES

_ORDER = ("PREFIX", "BASE", "SELECT", "FROM", "WHERE", "GROUP", "HAVING", "ORDER", "LIMIT")
"""The parts of a query in the order in which they stand."""
_PATTERNS = ("FILTER", "OPTIONAL", "MINUS", "BIND", "GRAPH")
_INSIDE = Bilingual(
    "{word} står inom klamrarna, före den sista ”}}”.",
    "{word} stands inside of the braces, before the last '}}'.",
)
_OWN_BRACES = Bilingual(
    "En fråga i en fråga har egna klamrar: { { SELECT … } … }",
    "A query in a query has braces of its own: { { SELECT … } … }",
)
_VERBS = ("ASK", "CONSTRUCT", "DESCRIBE")
"""What may stand where SELECT does."""
_DATATYPES = ("date", "dateTime", "integer", "decimal", "double", "boolean", "string", "gYear")
_BEGINS = {"variable", "iri", "name", "node", "string", "number"}


def mends(spot: Spot) -> Iterator[Mend]:
    """What would mend a query, the likeliest first."""
    return chain.from_iterable(rule(spot) for rule in _RULES)


def _stops(spot: Spot) -> Iterator[Mend]:
    """A dot, semicolon or comma between patterns or arguments that is missing, or too much."""
    word, index = spot.word, spot.index
    if spot.wants("'.'") and (word.kind in _BEGINS or word.text in {"a", "[", "(", "^"}):
        yield from _another_sign(spot)
        for sign in (";", ".") if word.kind in {"name", "iri", "word"} else (".", ";"):
            yield spot.instead(missing(sign, word.text), index, index, f" {sign} ")
    if spot.wants("','") and not spot.wants("'.'"):
        yield spot.instead(missing(",", word.text), index, index, ", ")
    if {word.kind, spot.before.kind} <= {"string", "number"} and spot.wants("'.'"):
        yield spot.instead(missing(",", word.text), index, index, ", ")
    if word.text in {".", "}"} and "triples" in spot.inside:
        yield from _no_new_pattern(spot)
    if word.text in {",", ";", "."} and word.kind == "sign":
        mend = spot.instead(_why_no_sign(spot), index, index + 1, "")
        yield mend if not spot.wants("FROM") else mend._replace(edits=())
    if spot.before.text in {",", ";", "."} and spot.before.kind == "sign":
        sign = spot.before.text
        why = take_out(
            sign,
            f"inget följer före {word.text or 'slutet'}",
            f"nothing follows before {word.text or 'the end'}",
        )
        yield spot.instead(why, index - 1, index, "")


def _another_sign(spot: Spot) -> Iterator[Mend]:
    """A dot, where a comma or a semicolon stands before what begins another pattern."""
    for place in range(max(spot.index - 3, 1), spot.index - 1):
        sign, subject = spot.words[place], spot.words[place + 1]
        if sign.text in {",", ";"} and subject.kind == "variable":
            words = Bilingual("Menade du ”.” före {word}?", "Did you mean '.' before {word}?")
            filled = words.filled(word=subject.text)
            yield spot.instead(filled, place, place + 1, " .")


def _no_new_pattern(spot: Spot) -> Iterator[Mend]:
    """A semicolon, where a dot stands before what only goes on with a pattern."""
    for place in range(max(spot.index - 3, 1), spot.index - 1):
        if spot.words[place].text == "." and spot.words[place + 1].kind in {"name", "iri"}:
            words = Bilingual("Menade du ”;” före {word}?", "Did you mean ';' before {word}?")
            filled = words.filled(word=spot.words[place + 1].text)
            yield spot.instead(filled, place, place + 1, " ;")


def _why_no_sign(spot: Spot) -> Bilingual:
    sign = spot.word.text
    if sign == "." and (spot.before.stop, spot.behind.start) == (spot.word.start, spot.word.stop):
        return Bilingual(
            "Vad en sak har hämtas med ett mönster: {{ {thing} … ?{name} }}",
            "What a thing has is fetched by a pattern: {{ {thing} … ?{name} }}",
        ).filled(thing=spot.before.text, name=spot.behind.text)
    in_columns = spot.inside & {"selection", "grouping", "ordering"}
    for holds, sv, en in (
        (spot.wants("A"), "delarna av ett mönster står med blanksteg emellan",
         "the parts of a pattern stand with blanks between them"),
        (spot.wants("FILTER"), "ett tecken skiljer mönster åt", "one sign parts two patterns"),
        (in_columns or spot.wants("Variable", "'{'"), "där skrivs variabler med blanksteg emellan",
         "variables stand there with blanks between them"),
        ("data" in spot.inside, "värden i VALUES står med blanksteg emellan",
         "values in VALUES stand with blanks between them"),
        (spot.behind.kind == "end", "en fråga slutar utan tecken", "a query ends without a sign"),
    ):  # fmt: skip
        if holds:
            return take_out(sign, sv, en)
    return take_out(sign, "där kan det inte stå", "it cannot stand there")


def _misspelt(spot: Spot) -> Iterator[Mend]:
    """A keyword that is nearly written, in one word or in two."""
    word = spot.word
    if word.kind != "word":
        return
    if word.upper == "SORT" and spot.wants("ORDER"):
        yield spot.instead(meant("ORDER BY"), spot.index, spot.index + 1, "ORDER")
    for pair in ("ORDER BY", "GROUP BY", "NOT EXISTS", "NOT IN", "FILTER NOT EXISTS"):
        if word.upper == pair.replace(" ", "") or word.upper == pair.replace(" ", "_"):
            yield spot.instead(meant(pair), spot.index, spot.index + 1, pair)
    fitting = sorted({"a" if w == "A" else w for w in spot.reading.expected} & {*keywords(), "a"})
    if word.text == "A" and "a" in fitting:
        yield spot.instead(meant("a"), spot.index, spot.index + 1, "a")
    for near in get_close_matches(word.upper, fitting, 2, 0.7):
        yield spot.instead(meant(near), spot.index, spot.index + 1, near)
    for pair in ("ORDER", "GROUP"):
        if spot.before.upper == pair and word.kind == "word" and spot.wants("BY"):
            yield spot.instead(meant(f"{pair} BY"), spot.index, spot.index + 1, "BY")


def _without_by(spot: Spot) -> Iterator[Mend]:
    if spot.wants("BY"):
        new = f"{spot.before.upper} BY {spot.word.text}"
        yield spot.instead(meant(new), spot.index, spot.index, "BY ")


def _variables(spot: Spot) -> Iterator[Mend]:
    """Variables without their sign."""
    word, index = spot.word, spot.index
    if not spot.wants("Variable"):
        return
    if "selection" in spot.inside or spot.wants("FROM") or spot.inside & {"grouping", "ordering"}:
        last = index
        while spot.words[last].kind == "word" and spot.words[last].upper not in keywords():
            last += 1
        new = " ".join(f"?{each.text}" for each in spot.words[index:last])
        yield from [spot.instead(meant(new), index, last, new)] if new else []
    if word.kind == "word" and word.upper not in keywords():
        new = f"?{word.text}"
        if not spot.wants("A", "Name") or new in {each.text for each in spot.words}:
            yield spot.instead(meant(new), index, index + 1, new)
    if word.text in {"?", "$"} and spot.behind.kind == "word":
        yield spot.instead(meant(f"?{spot.behind.text}"), index, index + 2, f"?{spot.behind.text}")
    if word.kind in {"language", "name"} and re.fullmatch(r"[@:]\w+", word.text):
        yield spot.instead(meant(f"?{word.text[1:]}"), index, index + 1, f"?{word.text[1:]}")


def _names(spot: Spot) -> Iterator[Mend]:
    """A name with another sign than its colon, a blank behind that, or no prefix."""
    word, index = spot.word, spot.index
    if spot.before.text.endswith(":") and spot.before.kind == "name" and word.kind == "word":
        new = spot.before.text + word.text
        yield spot.instead(meant(new), index - 1, index + 1, new)
    if word.kind != "word" or not spot.wants("Name"):
        return
    if word.text in _DATATYPES and (spot.before.text == "^^" or spot.behind.text == "("):
        yield spot.instead(meant(f"xsd:{word.text}"), index, index + 1, f"xsd:{word.text}")
    rest = spot.words[index + 1 : index + 3]
    if len(rest) == 2 and rest[0].text in {"=", "/", "-", ";"} and rest[1].kind == "word":
        new = f"{word.text}:{rest[1].text}"
        yield spot.instead(meant(new), index, index + 3, new)
    prefix, sign, local = re.split(r"([._-])", f"{word.text}.", maxsplit=1)
    if local and (sign == "." or prefix in QUERY_PREFIXES):
        new = f"{prefix}:{local[:-1]}"
        yield spot.instead(meant(new), index, index + 1, new)
    if word.upper in {"IS", "ISA", "IS_A", "TYPE", "ÄR", "RDFTYPE"} and spot.wants("A"):
        yield spot.instead(meant("a"), index, index + 1, "a")
    for new in _known_as(word.text):
        yield spot.instead(meant(new), index, index + 1, new)


def _known_as(name: str) -> list[str]:
    """The properties and classes that have a name behind their prefix, or a label."""
    from innokraft.model.terms import terms
    from innokraft.rdf.namespaces import compress

    low = name.casefold()
    found = [
        compress(term.iri)
        for term in terms()
        if low in {compress(term.iri).partition(":")[2].casefold(),
                   *(label.casefold() for label in term.labels.values())}
    ]  # fmt: skip
    return [each for each in found if ":" in each and "/" not in each][:3]


def _out_of_order(spot: Spot) -> Iterator[Mend]:
    """A part of a query that stands behind one that it stands before."""
    word = spot.word.upper
    here = "LIMIT" if word == "OFFSET" else word
    if here not in _ORDER:
        return
    depth = _depth(spot)
    if depth and here in {"GROUP", "HAVING", "ORDER", "LIMIT"}:
        yield Mend(
            Bilingual(
                "{word} står efter mönstrens sista ”}}”.",
                "{word} stands behind the last '}}' of the patterns.",
            ).filled(word=_full(word))
        )
    passed = [w.upper for w in spot.words[: spot.index] if w.upper in {*_ORDER, *_VERBS}]
    later = [each for each in passed if _rank(each) > _rank(here)]
    if here in passed and here not in {"PREFIX", "BASE", "FROM"} and not depth:
        yield Mend(
            Bilingual("{word} har redan stått.", "There is a {word} already.").filled(
                word=_full(word)
            )
        )
    if later and not depth:
        yield Mend(
            Bilingual("{word} står före {later}.", "{word} stands before {later}.").filled(
                word=_full(word), later=_full(later[0])
            )
        )


def _rank(word: str) -> int:
    return _ORDER.index("SELECT" if word in _VERBS else word)


def _full(word: str) -> str:
    return f"{word} BY" if word in {"ORDER", "GROUP"} else word


def _depth(spot: Spot) -> int:
    signs = [w.text for w in spot.words[: spot.index] if w.kind == "sign"]
    return signs.count("{") - signs.count("}")


def _unfinished(spot: Spot) -> Iterator[Mend]:
    """A pattern of which a part is missing."""
    if spot.word.text == ")" and spot.wants("','") and not spot.wants("AS"):
        bracket = opened(spot)
        name = spot.words[bracket - 1].text if bracket else ""
        yield Mend(
            Bilingual(
                "{name} vill ha ett värde till: {new}", "{name} wants one more value: {new}"
            ).filled(name=name, new=f"{name}{short(spot.text(bracket, spot.index))}, …)")
        )
    if spot.word.upper == "GRAPH" and "template" in spot.inside:
        new = "query -o nq 'SELECT ?s ?p ?o ?g {{ … }}'"
        yield Mend(
            Bilingual(
                f"CONSTRUCT ger tripler. För quads: {new}",
                f"CONSTRUCT gives triples. For quads: {new}",
            ).filled()
        )
    if spot.word.upper in _PATTERNS and spot.wants("End"):
        yield Mend(_INSIDE.filled(word=spot.word.upper))
    if spot.word.upper == "SELECT" and spot.wants("FILTER"):
        yield Mend(_OWN_BRACES)
    if spot.word.upper in {"UNION", "OR"} and spot.wants("'.'"):
        yield Mend(
            Bilingual(
                "Det ena eller det andra: {{ {{ … }} UNION {{ … }} }}",
                "One or the other: {{ {{ … }} UNION {{ … }} }}",
            ).filled()
        )
    elif spot.word.upper == "UNION":
        yield Mend(
            Bilingual(
                "UNION står mellan grupper: {{ {{ … }} UNION {{ … }} }}",
                "UNION stands between groups: {{ {{ … }} UNION {{ … }} }}",
            ).filled()
        )
    if spot.word.text in {"}", ".", ""} and "triples" in spot.inside:
        yield Mend(
            Bilingual(
                "Ett mönster har tre delar: vad det gäller, egenskapen och värdet.",
                "A pattern has three parts: what it is about, the property, and the value.",
            )
        )


_RULES = (
    _misspelt, _without_by, _names, _variables, unnamed, bare, unbalanced, _out_of_order, _stops,
    _unfinished, bare_word,
)  # fmt: skip
