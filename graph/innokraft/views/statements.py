"""What is said of things, and what that rests on: facts, claims, and notes on claims."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from innokraft.bilingual import Bilingual
from innokraft.rdf.namespaces import expand
from innokraft.rdf.nodes import is_iri
from innokraft.store.base import ask, value_of
from innokraft.views.quotes import Quote

if TYPE_CHECKING:
    import pyoxigraph as ox

    from innokraft.store.base import Reader

CERTAINTIES = ("konstaterat", "bedomt", "forbehallet", "troligt", "mojligt", "harlett")
"""The slugs of the certainties, firmest first."""

_TRIPLE = tuple(map(expand, ("rdf:subject", "rdf:predicate", "rdf:object")))
_SAID = {*map(expand, ("ik:certainty", "prov:wasAttributedTo", "ik:heldBy"))}
_SUPPORTS = expand("ik:supports")
_NO_OTHERS = {
    *_TRIPLE,
    *map(expand, ("oa:exact", "oa:start", "oa:hasSource", "ik:inSection", "ik:matchedAs")),
    *map(expand, ("ik:supports", "skos:editorialNote", "rdf:type", "prov:wasDerivedFrom")),
}


@dataclass(frozen=True, slots=True)
class ValueShown:
    """What a property says, in words.

    `href` is an address outside the graph; `language` is the tag of a text in one language; `iri`
    is the thing that the words are of, where they are of one.
    """

    words: Bilingual
    href: str | None = None
    language: str | None = None
    iri: str | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Note:
    """What is said of a claim itself: its scope, its reason, the claim that it is about."""

    predicate: str
    value: ValueShown
    certainty: str | None = None
    quotes: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class Chosen:
    """That a curator chose a value, where sources disagree: why, who, on which day if known."""

    why: str
    who: str = ""
    when: str = ""


@dataclass(frozen=True, slots=True)
class Premise:
    """A statement in words that a rule went by, with its quotes."""

    subject: Bilingual
    predicate: str
    object: Bilingual
    quotes: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class Derivation:
    """By which rule of the ontology a statement follows, in words, and from what."""

    rule: Bilingual
    premises: tuple[Premise, ...]


class Basis(NamedTuple):
    """What one statement rests on: a claim with its holder, quotes, or a rule of ours.

    `found` are quotes that word matching found, and nobody read; with `chosen`, what a curator
    said for it; `derivation` says how what is `derived` follows, where that was looked up.
    """

    certainty: str | None = None
    derived: bool = False
    holder: ValueShown | None = None
    attribution: ValueShown | None = None
    notes: tuple[Note, ...] = ()
    quotes: tuple[Quote, ...] = ()
    chosen: Chosen | None = None
    found: bool = False
    derivation: Derivation | None = None


class Fact(NamedTuple):
    """A property and a value of a thing, with what that rests on."""

    predicate: str
    value: ValueShown
    bases: tuple[Basis, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim as the graph holds it; `others` are its properties beyond the triple it claims.

    `statements` are the nodes that make it, each with a quote of its own; `iri` is the first.
    """

    iri: str
    subject: str
    predicate: str
    object: ox.NamedNode | ox.Literal
    others: list[tuple[str, ox.NamedNode | ox.Literal]]
    statements: list[str]

    @property
    def said(self) -> tuple[str, ...]:
        """What makes two statements one claim: the triple, how certain, by whom."""
        how = sorted(f"{p} {o}" for p, o in self.others if p in _SAID)
        return self.subject, self.predicate, str(self.object), *how


def read_claims(store: Reader) -> dict[str, Claim]:
    """All claims of a graph by the IRIs of their statements.

    Statements that say the same, equally certain, by the same, are one claim; and a further quote
    is the claim's that it supports.
    """
    made, supported = _made(store)
    claims: dict[str, Claim] = {}
    alike: dict[tuple[str, ...], Claim] = {}
    for iri, claim in made.items():
        if supported.get(iri) not in made:
            claims[iri] = alike.setdefault(claim.said, claim)
            _join(claims[iri], claim)
    for iri, main in supported.items():
        if main in claims and iri not in claims:
            claims[iri] = claims[main]
            claims[main].statements.append(iri)
    return claims


def _join(claim: Claim, other: Claim) -> None:
    claim.statements.append(other.iri)
    claim.others.extend(pair for pair in other.others if pair not in claim.others)


def _made(store: Reader) -> tuple[dict[str, Claim], dict[str, str]]:
    """The statements that have a certainty, each as a claim of its own; and which support which."""
    said: dict[str, list[tuple[str, ox.NamedNode | ox.Literal]]] = defaultdict(list)
    for row in ask(store, "SELECT ?c ?p ?o WHERE { ?c ik:certainty ?any ; ?p ?o }"):
        pair = row["p"].value, row["o"]
        if pair not in said[row["c"].value]:
            said[row["c"].value].append(pair)
    made, supported = {}, {}
    for iri, pairs in sorted(said.items()):
        subject, predicate, target, main = map(dict(pairs).get, (*_TRIPLE, _SUPPORTS))
        if target is not None:
            others = [pair for pair in pairs if pair[0] not in _NO_OTHERS]
            made[iri] = Claim(iri, value_of(subject), value_of(predicate), target, others, [])
        if main is not None:
            supported[iri] = main.value
    return made, supported


def root_of(subject: str, claims: Mapping[str, Claim]) -> str:
    """The thing that a claim is about in the end: claims about claims are followed down."""
    for _ in range(len(claims)):
        if subject not in claims:
            break
        subject = claims[subject].subject
    return subject


def is_note(claim: Claim, claims: Mapping[str, Claim]) -> bool:
    """Whether a claim only adds to another one: words on it, or what stands on it bare."""
    about = claims.get(claim.subject)
    if about is None:
        return False
    return not is_iri(claim.object) or (claim.predicate, claim.object) in about.others


def firmness(certainty: str | None) -> int:
    """The rank of a certainty: 0 is the firmest, what is none of ours comes last.

    >>> sorted(["troligt", "forbehallet"], key=firmness)
    ['forbehallet', 'troligt']
    """
    return CERTAINTIES.index(certainty) if certainty in CERTAINTIES else len(CERTAINTIES)
