"""What a query names and nothing in the graph uses, and the nearest that something does.

To look costs a few look-ups for each name; only where one is used by nothing is the query read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from innokraft.bilingual import Bilingual
from innokraft.query.doubts import doubts
from innokraft.rdf.namespaces import BASE, FUNCTIONS, PREFIXES, QUERY_PREFIXES
from innokraft.rdf.terms import is_iri

if TYPE_CHECKING:
    from innokraft.query.sparql_grammar import Part
    from innokraft.query.sparql_tokens import Token
    from innokraft.store.base import Reader

_LONGEST, _MOST_LOOKED_UP, _MOST_TOLD = 50_000, 100, 5
_NAMED = re.compile(
    r"<([^<>\"{}|^`\\\s]*)>|([A-Za-z][\w-]*|):([\w%-]+(?:\.[\w%-]+)*)|(\d+-\d+-\d+)"
)
_TEXT = re.compile(r"""["'](?:@[\w-]+)?\s*[.;,}]""")
"""The end of a text that something may have."""
_DECLARED = re.compile(r"prefix\s+([\w-]*):\s*<([^>]*)>", re.IGNORECASE)
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NEVER_THINGS = (PREFIXES["xsd"], FUNCTIONS)
_AS_A = {
    "property": "ASK {{ ?s {term} ?o }}",
    "class": "ASK {{ ?s a {term} }}",
    "thing": "ASK {{ {{ {term} ?p ?o }} UNION {{ ?s ?p {term} }} UNION {{ ?s {term} ?o }} }}",
}
_SAID = "ASK {{ ?said rdf:predicate {term} }}"

_NOTHING = Bilingual("inget här använder {term}", "nothing here uses {term}")
_KNOWN = Bilingual(
    "inget här använder {term}, som ontologin har",
    "nothing here uses {term}, which the ontology has",
)
_NEAR = Bilingual(
    "inget här använder {term}; menade du {near}?", "nothing here uses {term}; did you mean {near}?"
)
_ONLY_SAID = Bilingual(
    "{term} står här bara i uppgifter, inte som trippel: ?uppgift rdf:predicate {term}",
    "{term} stands in statements here alone, and in no triple: ?statement rdf:predicate {term}",
)
_SUBTRACTED = Bilingual(
    "{date} är en subtraktion; dagen skrivs {new}", "{date} is a subtraction; the day is {new}"
)
_LITERAL = Bilingual(
    "inget här är {term}; menade du {near}?", "nothing here is {term}; did you mean {near}?"
)
_OR = Bilingual(" eller ", " or ")


class _Name(NamedTuple):
    """A constant of a query: as it is written, its IRI, and what it stands as."""

    text: str
    iri: str
    role: str


def notes_on(store: Reader, sparql: str) -> tuple[Bilingual, ...]:
    """What there is to say of the words of a query that ran: those that nothing in the graph uses.

    And what it says otherwise than was probably meant, such as a day without quotation marks, which
    is a subtraction. At most five.
    """
    if len(sparql) > _LONGEST:
        return ()
    found = tuple(islice(doubts(sparql), _MOST_TOLD))
    return (*found, *_notes_on(store, sparql))[:_MOST_TOLD]


def _notes_on(store: Reader, sparql: str) -> tuple[Bilingual, ...]:
    suspects = set[str]()
    prefixes = {**QUERY_PREFIXES, **dict(_DECLARED.findall(sparql))}
    for found in islice(_NAMED.finditer(sparql), _MOST_LOOKED_UP):
        if found[4]:
            suspects.add(found[4])
        elif found[1] is None and found[2] in prefixes:
            suspects.add(prefixes[found[2]] + found[3])
        elif found[1]:
            suspects.add(found[1] if ":" in found[1] else BASE + found[1])
    namespaces = (*prefixes.values(), *_NEVER_THINGS)
    unsure = {each for each in suspects if not _is_in_use(store, each, namespaces)}
    if not unsure and not _TEXT.search(sparql):
        return ()
    with suppress(SyntaxError, ValueError):  # a query is written otherwise than is foreseen here
        return tuple(islice(_told(store, sparql, unsure, prefixes), _MOST_TOLD))
    return ()


def _is_in_use(store: Reader, iri: str, namespaces: Iterable[str]) -> bool:
    """Whether a word needs no second look: a property or class that is used, a thing that is."""
    if iri in namespaces or iri.startswith(_NEVER_THINGS):
        return True
    if not is_iri(iri):
        return False
    if _asks(store, "property", iri) or _asks(store, "class", iri):
        return True
    return iri.startswith(BASE) and "#" not in iri and _asks(store, "thing", iri)


def _asks(store: Reader, role: str, iri: str) -> bool:
    return bool(store.query(_AS_A[role].format(term=f"<{iri}>")))


def _told(
    store: Reader, sparql: str, unsure: set[str], prefixes: dict[str, str]
) -> Iterator[Bilingual]:
    """The notes, by the order of the words."""
    from innokraft.query.sparql_grammar import read
    from innokraft.query.sparql_tokens import tokens

    words = tokens(sparql)
    reading = read(words)
    if reading.failed is not None:
        return
    yield from _days(sparql, words)
    parts, told = reading.parts, set[str]()
    for place, word in enumerate(words):
        if _is_made(words, place, parts):
            continue
        name = _name(words, place, parts, prefixes)
        if name and name.iri in unsure and name.iri not in told:
            told.add(name.iri)
            if not (_asks(store, name.role, name.iri) or _is_ruled_out(name, words, place, parts)):
                yield _unused(store, name)
        if word.kind == "string" and _is_object(place, parts):
            verb = _verb(place, parts)
            has = _name(words, verb.first, parts, prefixes) if verb else None
            yield from _text(store, words, place, f"<{has.iri}>" if has else "?p")


def _is_made(words: list[Token], place: int, parts: list[Part]) -> bool:
    """Whether a word stands in the template of a CONSTRUCT, which makes it."""
    return any(
        part.rule == "template" and part.first <= place < part.last
        and words[part.first - 1].upper != "WHERE"
        for part in parts
    )  # fmt: skip


def _days(sparql: str, words: list[Token]) -> Iterator[Bilingual]:
    for word in words:
        found = _DATE.match(sparql, word.start) if word.kind == "number" else None
        if found and not sparql[word.start - 1].isalnum():
            new = f'"{found[0]}"^^xsd:date'
            yield _SUBTRACTED.filled(date=found[0], new=new)


def _name(
    words: list[Token], place: int, parts: list[Part], prefixes: dict[str, str]
) -> _Name | None:
    """The constant at a place, and what it stands as; None for what names no thing."""
    word, before = words[place], words[place - 1] if place else None
    if word.kind not in {"iri", "name"} or (before and before.text.upper() in _NO_THINGS):
        return None
    if words[place + 1].text == "(" and any(
        part.rule == "arguments" and part.first == place + 1 for part in parts
    ):
        return None
    if word.kind == "iri":
        iri = word.text[1:-1] if ":" in word.text else BASE + word.text[1:-1]
        if before and before.kind == "name" and words[place - 2].text.upper() == "PREFIX":
            return None
    else:
        prefix, _, local = word.text.partition(":")
        iri = prefixes.get(prefix, "") + local.replace("\\", "")
    return _Name(word.text, iri, _role(words, place, parts))


_NO_THINGS = {"PREFIX", "BASE", "^^", "FROM", "NAMED", "GRAPH"}


def _is_ruled_out(name: _Name, words: list[Token], place: int, parts: list[Part]) -> bool:
    """Whether a word of the ontology stands where nothing is to be found: NOT EXISTS, MINUS."""
    from innokraft.query.nearest import is_known

    around = (words[p.first].upper for p in parts if p.first <= place < p.last)
    return not {"NOT", "MINUS"}.isdisjoint(around) and is_known(name.iri)


def _role(words: list[Token], place: int, parts: list[Part]) -> str:
    if any(part.rule == "verb" and part.first <= place < part.last for part in parts):
        return "property"
    verb = _verb(place, parts) if _is_object(place, parts) else None
    return "class" if verb and words[verb.first].text in {"a", "rdf:type"} else "thing"


def _is_object(place: int, parts: list[Part]) -> bool:
    return any(part.rule == "object" and part.first == place for part in parts)


def _verb(place: int, parts: list[Part]) -> Part | None:
    """The property before a place, where it is one word."""
    verbs = [part for part in parts if part.rule == "verb" and part.last <= place]
    last = max(verbs, key=lambda part: part.first, default=None)
    return last if last and last.last - last.first == 1 else None


def _unused(store: Reader, name: _Name) -> Bilingual:
    """What to say of a word that nothing uses."""
    if name.role == "property" and store.query(_SAID.format(term=f"<{name.iri}>")):
        return _ONLY_SAID.filled(term=name.text)
    from innokraft.query.nearest import is_known, nearest

    near = [each for each in nearest(store, name.iri, name.role) if each != name.text]
    if not near and is_known(name.iri):
        return _KNOWN.filled(term=name.text)
    return unused(name.text, near)


def unused(text: str, near: list[str]) -> Bilingual:
    """That nothing uses a word, and what was perhaps meant."""
    if not near:
        return _NOTHING.filled(term=text)
    joined = Bilingual(*(each.join(near) for each in _OR))
    return _NEAR.filled(term=text, near=joined)


def _text(store: Reader, words: list[Token], place: int, verb: str) -> Iterator[Bilingual]:
    """A text that nothing has as a property, where something has it in another language."""
    word, tag = words[place], words[place + 1]
    if tag.text == "^^" or len(word.text) > 200:
        return
    term = word.text + (tag.text if tag.kind == "language" else "")
    if store.query(f"ASK {{ ?s {verb} {term} }}"):
        return
    others = [f"{word.text}{each}" for each in ("@sv", "@en", "")]
    near = [each for each in others if each != term and store.query(f"ASK {{ ?s {verb} {each} }}")]
    if near:
        yield _LITERAL.filled(term=term, near=Bilingual(*(each.join(near) for each in _OR)))
