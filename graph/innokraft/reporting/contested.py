"""What is contested and what is hedged.

That is: sources that disagree, versions of a record of which none is the newest, and claims that a
text makes with a reservation.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Set
from dataclasses import dataclass
from typing import TYPE_CHECKING

from innokraft.analysis.quoting import Place
from innokraft.bilingual import Bilingual
from innokraft.rdf.iris import slug_of
from innokraft.rdf.namespaces import expand
from innokraft.rdf.nodes import is_iri
from innokraft.store.base import ask, value_of
from innokraft.views.conflicts import Conflict, conflicts
from innokraft.views.literals import literal_in_words
from innokraft.views.statements import CERTAINTIES, Claim, firmness, read_claims, root_of

if TYPE_CHECKING:
    from innokraft.analysis.scope import Scope
    from innokraft.store.base import Reader

_FIRM = CERTAINTIES[:2]
_TOLD = ("ik:certainty", "prov:wasAttributedTo", "ik:heldBy")
_RIVALS = """
    SELECT ?whole ?version { ?version dcterms:isVersionOf ?whole ; foaf:primaryTopic ?project
      FILTER NOT EXISTS { ?newer prov:wasRevisionOf ?version } }"""
_QUOTES = (
    "SELECT ?said ?start ?exact { ?said ik:certainty ?any ; oa:start ?start ; oa:exact ?exact }"
)


@dataclass(frozen=True, slots=True)
class Hedged:
    """A claim that its text does not make firmly: what it says, how certain, who says it.

    `subject` is the thing that it is about in the end, `object` a thing or the words of a literal.
    `sayer` says it to us, `holder` is who holds it by the text's words; nothing where nobody is.
    """

    subject: str
    predicate: str
    object: str
    certainty: str
    sayer: str
    holder: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Contested:
    """What is contested or hedged in the projects of a subject.

    `rivals` are the versions of each record of which nothing says which is the newest.
    """

    conflicts: tuple[Conflict, ...]
    rivals: Mapping[str, tuple[str, ...]]
    hedged: tuple[Hedged, ...]
    words: Mapping[str, Bilingual]

    @property
    def records(self) -> frozenset[str]:
        """The records that are quoted."""
        stated = (s.record for c in self.conflicts for side in c.values for s in side.sources)
        claimed = (place.record for each in self.hedged for place in each.places)
        return frozenset([*stated, *claimed])

    @property
    def named(self) -> frozenset[str]:
        """What the hedged claims name."""
        return frozenset(
            iri for h in self.hedged for iri in (h.subject, h.object, h.sayer, h.holder) if iri
        )


def read_contested(store: Reader, scope: Scope, about: Set[str]) -> Contested:
    """What is contested or hedged; of a theme the hedged claims that name one of its concepts."""
    records = {record for p in scope.projects for record in scope.all.records.get(p, ())}
    several = {p for p in scope.projects if len(scope.all.records.get(p, ())) > 1}
    found = [each for each in conflicts(store) if each.thing in several] if several else []
    hedged, words = _hedged(store, records, about)
    return Contested(tuple(found), _rivals(store, records), tuple(hedged), words)


def _rivals(store: Reader, records: Set[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, set[str]] = defaultdict(set)
    for row in ask(store, _RIVALS):
        if row["version"].value in records:
            found[row["whole"].value].add(row["version"].value)
    return {whole: tuple(sorted(some)) for whole, some in sorted(found.items()) if len(some) > 1}


def _hedged(
    store: Reader, records: Set[str], about: Set[str]
) -> tuple[list[Hedged], dict[str, Bilingual]]:
    claims = read_claims(store)
    places = {
        said: Place(said.partition("#")[0], int(start.value), exact.value)
        for node, start, exact in ask(store, _QUOTES)
        for said in [node.value]
    }
    found: list[Hedged] = []
    words: dict[str, Bilingual] = {}
    for claim in {id(each): each for each in claims.values()}.values():
        own = sorted({places[said] for said in claim.statements if said in places})
        each = _in_short(claim, claims, tuple(place for place in own if place.record in records))
        if each.certainty in _FIRM or not each.places:
            continue
        if about and not {each.subject, each.object} & about:
            continue
        if not is_iri(claim.object):
            words[each.object] = literal_in_words(claim.object)
        found.append(each)
    found.sort(key=lambda h: (firmness(h.certainty), h.places, h.predicate, h.object))
    return found, words


def _in_short(claim: Claim, claims: Mapping[str, Claim], places: tuple[Place, ...]) -> Hedged:
    told = dict(sorted(claim.others, key=str, reverse=True))
    certainty, sayer, holder = (value_of(told.get(expand(curie))) for curie in _TOLD)
    subject, target = root_of(claim.subject, claims), root_of(value_of(claim.object), claims)
    return Hedged(subject, claim.predicate, target, slug_of(certainty) or "", sayer, holder, places)
