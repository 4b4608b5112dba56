"""Lays the concepts or the values of a project folder over those that ship.

A thing that does not ship is added. Of one that does, what the folder says takes the place of what
ships: its label and definition in a language, what is broader, how it is matched; other words are
added. A label that gave way is still found in texts, as a hidden one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

import pyoxigraph as ox

from innokraft.errors import Place, SourceError, did_you_mean, shown
from innokraft.model.clashes import Claim, Claims
from innokraft.model.facts import Fact
from innokraft.model.switched_off import check_known, check_not_described
from innokraft.rdf.namespaces import BASE, PREFIXES, compress, expand
from innokraft.text.language import LANGUAGES

_TYPE, _SCHEME, _CONCEPT = map(expand, ("rdf:type", "skos:inScheme", "skos:Concept"))
_LABEL, _ALT, _HIDDEN = (expand(f"skos:{name}Label") for name in ("pref", "alt", "hidden"))
_BROADER, _RELATED, _MATCHING = map(expand, ("skos:broader", "skos:related", "ik:matching"))
_TOP, _NOTATION = map(expand, ("skos:hasTopConcept", "skos:notation"))
_IN_A_LANGUAGE = {_LABEL, *map(expand, ("skos:definition", "skos:scopeNote"))}
_WORDS = {*_IN_A_LANGUAGE, _ALT, _HIDDEN, *map(expand, ("skos:example", "ik:avoidLabel"))}
_ONCE = {_BROADER, _MATCHING, _SCHEME, _NOTATION}
_ELSEWHERE = {
    expand(name)
    for name in ("skos:exactMatch", "skos:closeMatch", "skos:broadMatch", "skos:narrowMatch",
                 "skos:relatedMatch", "rdfs:seeAlso", "dcterms:source")
}  # fmt: skip
_OF_SCHEME = {_TYPE, *map(expand, ("dcterms:title", "dcterms:description"))}
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_BREAK = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_ALL_CONCEPTS = f"{BASE}concept"


class Sort(NamedTuple):
    """What is laid over: concepts or values; `name` is what one is called."""

    name: str
    prefix: str
    may_say: frozenset[str]


CONCEPTS = Sort(
    "concept", "c", frozenset({_TYPE, _SCHEME, _BROADER, _RELATED, _MATCHING, *_WORDS, *_ELSEWHERE})
)
VALUES = Sort("value", "v", frozenset({_TYPE, _SCHEME, _NOTATION, *_WORDS, *_ELSEWHERE}))


def laid_over(
    sort: Sort, shipped: Iterable[Fact], own: Iterable[Fact], off: Mapping[str, Place]
) -> list[Fact]:
    """The facts of what ships with those of a folder laid over them.

    `off` are the names of those that are switched off. Raises SourceError, with file and line, for
    what cannot be laid over, and with both lines for what clashes.
    """
    base, added = list(shipped), list(own)
    start = PREFIXES[sort.prefix]
    known = {name for fact in base if (name := _name(fact, start))}
    check_known(off, known, sort.name)
    for fact in added:
        if not (sort is VALUES and _is_of_scheme(fact)):
            _check(fact, sort)
    check_not_described(off, ((fact.subject.removeprefix(start), fact.place) for fact in added))
    _check_said_once(added, sort)
    added = [*added, *_completed(added, known, sort)]
    kept = [*_kept(base, added, {start + name: place for name, place in off.items()}), *added]
    whole = _with_tops(kept) if sort is CONCEPTS else kept
    _check_whole(whole, {fact.subject for fact in added}, off, sort)
    return whole


def _name(fact: Fact, start: str) -> str:
    is_one = fact.predicate == _TYPE and fact.value.value == _CONCEPT
    return fact.subject.removeprefix(start) if is_one and fact.subject.startswith(start) else ""


def _check(fact: Fact, sort: Sort) -> None:
    """Raises SourceError for a statement that says nothing of such a thing."""
    start, place = PREFIXES[sort.prefix], fact.place
    name = fact.subject.removeprefix(start)
    if not (fact.subject.startswith(start) and _SLUG.fullmatch(name)):
        remedy = f"Name it {start}, and small letters, digits and hyphens behind that."
        raise SourceError(f"<{fact.subject}> is no name of a {sort.name}", place, remedy)
    said = compress(fact.predicate)
    if fact.predicate not in sort.may_say:
        listed = sorted(map(compress, sort.may_say))
        raise SourceError(
            f"{said} says nothing of a {sort.name} here", place, did_you_mean(said, listed)
        )
    is_text = isinstance(fact.value, ox.Literal)
    if fact.predicate in _WORDS:
        language = fact.value.language if isinstance(fact.value, ox.Literal) else None
        if language not in LANGUAGES:
            remedy = f'Write it as "…"@sv or "…"@en, not as {fact.value}.'
            raise SourceError(f"{said} of {name} is in no language", place, remedy)
        if not re.search(r"\w", fact.value.value) or _BREAK.search(fact.value.value):
            raise SourceError(f"{said} of {name} is no text of one line: {fact.value}", place)
    elif is_text != (fact.predicate == _NOTATION):
        remedy = "A number" if fact.predicate == _NOTATION else "An IRI, without quotes,"
        raise SourceError(f"{said} of {name} is {fact.value}", place, f"{remedy} belongs here.")
    elif is_text and not re.fullmatch(r"[0-9]{1,6}", fact.value.value):
        raise SourceError(f"{said} of {name} is {fact.value}", place, "Give a whole number.")
    if fact.predicate == _TYPE and fact.value.value != _CONCEPT:
        raise SourceError(f"{name} is no skos:Concept but {fact.value}", place)


def _is_of_scheme(fact: Fact) -> bool:
    """Whether a statement says what a scheme of values is and is called."""
    return fact.subject.startswith(f"{BASE}value/scheme/") and fact.predicate in _OF_SCHEME


def _check_said_once(added: Iterable[Fact], sort: Sort) -> None:
    claims = Claims()
    for fact in added:
        name = fact.subject.removeprefix(PREFIXES[sort.prefix])
        said = compress(fact.predicate)
        if fact.predicate in _IN_A_LANGUAGE and isinstance(fact.value, ox.Literal):
            language = fact.value.language or ""
            on = f"{said} of {name} in {language}"
            claims.make(Claim((name, said, language), on, fact.value.value, fact.place))
        elif fact.predicate in _ONCE - {_BROADER}:
            value = compress(fact.value.value)
            claims.make(Claim((name, said), f"{said} of {name}", value, fact.place))


def _completed(added: list[Fact], known: set[str], sort: Sort) -> Iterator[Fact]:
    """What goes without saying of what a folder describes: its kind, its scheme, its matching."""
    start = PREFIXES[sort.prefix]
    said: dict[str, set[str]] = defaultdict(set)
    first: dict[str, Place] = {}
    for fact in added:
        said[fact.subject].add(fact.predicate)
        first.setdefault(fact.subject, fact.place)
        if fact.predicate == _RELATED:
            yield Fact(fact.value.value, _RELATED, ox.NamedNode(fact.subject), fact.place)
    for subject, predicates in said.items():
        if subject.removeprefix(start) in known or "/scheme/" in subject:
            continue
        if _TYPE not in predicates:
            yield Fact(subject, _TYPE, ox.NamedNode(_CONCEPT), first[subject])
        if sort is CONCEPTS and _SCHEME not in predicates:
            yield Fact(subject, _SCHEME, ox.NamedNode(_ALL_CONCEPTS), first[subject])
        if sort is CONCEPTS and _MATCHING not in predicates:
            yield Fact(subject, _MATCHING, ox.NamedNode(f"{PREFIXES['v']}auto"), first[subject])


def _kept(base: list[Fact], added: list[Fact], off: Mapping[str, Place]) -> Iterator[Fact]:
    """What ships without what is switched off, and without what gives way."""
    instead = {_slot(fact): fact for fact in added if _slot(fact)}
    words = {(fact.subject, str(fact.value)) for fact in added}
    for fact in base:
        if fact.subject in off or (fact.value.value in off and fact.predicate != _BROADER):
            continue
        if not (slot := _slot(fact)) or slot not in instead:
            if fact.predicate == _BROADER and fact.value.value in off:
                raise _broader_is_off(fact, off[fact.value.value])
            yield fact
        elif fact.predicate == _LABEL and (fact.subject, str(fact.value)) not in words:
            yield fact._replace(predicate=_HIDDEN)


def _slot(fact: Fact) -> tuple[str, ...]:
    """What can be said of a thing once, or what takes the place of all that ships; else nothing."""
    if fact.predicate in _IN_A_LANGUAGE and isinstance(fact.value, ox.Literal):
        return fact.subject, fact.predicate, fact.value.language or ""
    return (fact.subject, fact.predicate) if fact.predicate in _ONCE else ()


def _broader_is_off(fact: Fact, place: Place) -> SourceError:
    narrower, broader = compress(fact.subject)[2:], compress(fact.value.value)[2:]
    problem = f"{shown(broader)} is switched off, and is broader than {shown(narrower)}"
    remedy = "Switch the narrower one off too, or give it another skos:broader."
    return SourceError(f"{problem} ({fact.place})", place, remedy)


def _with_tops(facts: list[Fact]) -> list[Fact]:
    """The same concepts, those that have nothing broader as the top of their scheme."""
    one = {fact.subject: fact.place for fact in facts if _name(fact, PREFIXES["c"])}
    below = {fact.subject for fact in facts if fact.predicate == _BROADER}
    tops = [
        Fact(_ALL_CONCEPTS, _TOP, ox.NamedNode(subject), place)
        for subject, place in one.items()
        if subject not in below
    ]
    return [*(fact for fact in facts if fact.predicate != _TOP), *tops]


def _check_whole(whole: list[Fact], own: set[str], off: Mapping[str, Place], sort: Sort) -> None:
    """Raises SourceError where something of the folder's lacks what it needs, or clashes."""
    start = PREFIXES[sort.prefix]
    claims, labelled = Claims(), {fact.subject for fact in whole if fact.predicate == _LABEL}
    schemes = {fact.subject: fact for fact in whole if fact.predicate == _SCHEME}
    there = {fact.subject for fact in whole if fact.predicate in _OF_SCHEME} | {_ALL_CONCEPTS}
    known = {name for fact in whole if (name := _name(fact, start))}
    for fact in whole:
        name = fact.subject.removeprefix(start)
        if fact.subject in own and name in known and fact.predicate == _TYPE:
            if fact.subject not in labelled:
                remedy = 'Write skos:prefLabel "…"@sv, or @en.'
                raise SourceError(f"{name} has no label", fact.place, remedy)
            if fact.subject not in schemes:
                raise SourceError(f"{name} is in no scheme", fact.place, "Write skos:inScheme.")
            if (scheme := schemes[fact.subject].value.value) not in there:
                problem = f"{name} is in a scheme that there is not: <{scheme}>"
                raise SourceError(problem, schemes[fact.subject].place, did_you_mean(scheme, there))
        if fact.predicate in {_BROADER, _RELATED} and fact.subject in own:
            _check_there(fact, known, off, start)
        if sort is CONCEPTS and fact.predicate in {_LABEL, _ALT, _HIDDEN}:
            assert isinstance(fact.value, ox.Literal)
            language, label = fact.value.language or "", fact.value.value
            on = f"what the label {shown(label)} in {language} names"
            claims.make(Claim((language, label.casefold()), on, name, fact.place))
    _check_no_ring(whole, own, start)


def _check_there(fact: Fact, known: set[str], off: Mapping[str, Place], start: str) -> None:
    other = fact.value.value.removeprefix(start)
    said = f"{compress(fact.predicate)} of {fact.subject.removeprefix(start)}"
    if other in off:
        problem = f"{said} is {shown(other)}, which is switched off in {off[other]}"
        raise SourceError(problem, fact.place, "Take one of the two lines out.")
    if other not in known:
        remedy = did_you_mean(other, known)
        raise SourceError(f"{said} is {shown(other)}, which is no concept", fact.place, remedy)


def _check_no_ring(whole: list[Fact], own: set[str], start: str) -> None:
    """Raises SourceError where a concept is broader than itself in the end."""
    above: dict[str, list[Fact]] = defaultdict(list)
    for fact in whole:
        if fact.predicate == _BROADER:
            above[fact.subject].append(fact)
    for subject in sorted(own):
        seen, pending = {subject}, list(above[subject])
        while pending:
            fact = pending.pop()
            if fact.value.value == subject:
                name = subject.removeprefix(start)
                raise SourceError(f"{shown(name)} is broader than itself", fact.place)
            if fact.value.value not in seen:
                seen.add(fact.value.value)
                pending += above[fact.value.value]
