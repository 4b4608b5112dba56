"""What one can read of a thing: its facts in words, each with what it rests on.

Small nodes that say one thing together (a grant and its amount, a period and its two dates, a
value of a scheme) are told in the words of the thing that they belong to.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field
from sys import intern
from typing import TYPE_CHECKING

from innokraft.bilingual import Bilingual
from innokraft.curation.choices import stored_choices
from innokraft.rdf.graphs import CURATED, INFERRED
from innokraft.rdf.iris import slug_of
from innokraft.rdf.namespaces import BASE, compress, expand, term
from innokraft.rdf.nodes import is_iri
from innokraft.rdf.terms import iri_of, term_of
from innokraft.store.base import SCAN, ask, ask_of, in_batches
from innokraft.views.labels import NAMES, words_for
from innokraft.views.literals import literal_in_words
from innokraft.views.put_in import read_put_in
from innokraft.views.quotes import Quote, SupportingQuote, read_quotes
from innokraft.views.statements import (
    Basis,
    Chosen,
    Claim,
    Derivation,
    Fact,
    Note,
    ValueShown,
    firmness,
    is_note,
    root_of,
)

if TYPE_CHECKING:
    import pyoxigraph as ox

    from innokraft.store.base import Reader

Key = tuple[str, str, str]
Said = tuple[str, str, "ox.NamedNode | ox.Literal"]

_HIDDEN = {
    *map(expand, ("rdf:type", "ik:supports", "ik:earliest", "ik:latest", "skos:hiddenLabel")),
    *map(expand, ("ik:avoidLabel", "ik:matching", "skos:inScheme", "skos:topConceptOf")),
    *map(expand, ("schema:fundedItem", "skos:hasTopConcept", "dcterms:isPartOf")),
    *map(expand, ("prov:wasDerivedFrom", "skos:notation", "rdfs:isDefinedBy")),
}
_ORDER = {
    expand(curie): place
    for place, curie in enumerate(
        ("skos:definition", "dcterms:title", "schema:amount", "time:hasTime", "ik:status",
         "dcterms:identifier", "ik:aimText", "ik:eventType", "ik:attendanceLevel")
    )
}  # fmt: skip
_CERTAINTY, _MENTIONS = expand("ik:certainty"), expand("ik:mentions")
_TOLD = ("ik:certainty", "ik:heldBy", "prov:wasAttributedTo")


@dataclass(slots=True)
class Gathered:
    """What was read of a set of things, before it is put in words.

    `hosts` maps a small node to the thing that tells of it; `statements` are triples by the
    host, with objects as the store's terms; `subjects` are what these are said of in the graph,
    `claiming` the nodes of the claims.
    """

    claims: Mapping[str, Claim]
    subjects: set[str] = field(default_factory=set)
    claiming: set[str] = field(default_factory=set)
    hosts: dict[str, str] = field(default_factory=dict)
    statements: dict[Key, ox.NamedNode | ox.Literal] = field(default_factory=dict)
    derived: set[Key] = field(default_factory=set)
    derivations: Mapping[Key, Derivation] = field(default_factory=dict)
    quotes: dict[str, list[SupportingQuote]] = field(default_factory=lambda: defaultdict(list))
    words: dict[str, Bilingual] = field(default_factory=dict)
    by_triple: dict[Key, list[Claim]] = field(default_factory=lambda: defaultdict(list))
    notes: dict[str, list[Claim]] = field(default_factory=lambda: defaultdict(list))
    by_thing: dict[str, list[Key]] = field(default_factory=lambda: defaultdict(list))
    chosen: dict[Key, list[Chosen]] = field(default_factory=lambda: defaultdict(list))
    said: dict[str, list[SupportingQuote]] = field(default_factory=lambda: defaultdict(list))
    quoted: dict[Key, list[Quote]] = field(default_factory=lambda: defaultdict(list))
    put_in: dict[Key, dict[tuple[Note, ...], list[Quote]]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(list))
    )

    def host(self, subject: str) -> str:
        """The thing that a statement about `subject` is told of."""
        root = root_of(subject, self.claims)
        return self.hosts.get(root, root)

    def key_of(self, claim: Claim) -> Key:
        """The triple that a claim claims, about the thing that tells of it."""
        target = claim.object
        text = str(target)
        if getattr(target, "value", None) in self.claims:
            text = term_of(root_of(target.value, self.claims))
        return self.host(claim.subject), claim.predicate, text

    def take(self, claim: Claim) -> None:
        """Takes in a claim, or what only adds to another one."""
        if is_note(claim, self.claims):
            self.notes[self.claims[claim.subject].iri].append(claim)
            return
        key = self.key_of(claim)
        self.by_triple[key].append(claim)
        self.statements.setdefault(key, claim.object)


def read_grants(store: Reader) -> list[tuple[str, str, str | None]]:
    """All grants: the grant, the project and the funder."""
    funders: dict[str, list[str | None]] = defaultdict(list)
    for grant, funder in store.column(term("schema:funder")):
        funders[grant].append(funder.value)
    funded = store.column(term("schema:fundedItem"))
    return sorted(
        (
            (grant, project.value, funder)
            for grant, project in funded
            for funder in funders.get(grant, [None])
        ),
        key=str,
    )


def read_triples(store: Reader, things: Set[str]) -> Iterator[Said]:
    """What stands bare of some things: of many, property by property."""
    if len(things) <= SCAN:
        for batch in in_batches(things):
            query = f"SELECT ?s ?p ?o WHERE {{ VALUES ?s {{ {batch} }} ?s ?p ?o }}"
            for subject, predicate, target in ask(store, query):
                yield intern(subject.value), intern(predicate.value), target
        return
    for name in _properties(store, things):
        for thing, target in store.column(term_of(name)):
            if thing in things:
                yield thing, name, target


def _properties(store: Reader, things: Iterable[str]) -> list[str]:
    """The properties that some things have, by IRI."""
    found = {
        row[0].value
        for batch in in_batches(things)
        for row in ask(store, f"SELECT DISTINCT ?p {{ VALUES ?s {{ {batch} }} ?s ?p ?o }}")
    }
    return sorted(found)


def gather(
    store: Reader,
    things: Iterable[str],
    claims: Mapping[str, Claim],
    grants: Mapping[str, str],
    triples: Iterable[Said] | None = None,
) -> Gathered:
    """Reads the statements and claims of `things` and of what is told with them, and their words.

    `read_evidence` is what follows; `triples` are those of `read_triples`, where these have been
    read already.
    """
    chosen = set(things)
    gathered = Gathered(claims, hosts={g: p for g, p in grants.items() if p in chosen})
    subjects = chosen | set(gathered.hosts)
    for subject, predicate, target in triples or read_triples(store, subjects):
        if subject in subjects:
            gathered.statements[gathered.host(subject), predicate, intern(str(target))] = target
    for subject, predicate, target in ask_of(store, subjects, _DERIVED):
        gathered.derived.add((gathered.host(subject.value), predicate.value, str(target)))
    about = [c for i, c in claims.items() if i == c.iri and gathered.host(c.subject) in chosen]
    for claim in about:
        gathered.take(claim)
    for key in sorted(gathered.statements):
        gathered.by_thing[key[0]].append(key)
    gathered.subjects = subjects
    gathered.claiming = {statement for claim in about for statement in claim.statements}
    gathered.words = words_for(store, _objects(gathered, about) | chosen)
    return gathered


def read_evidence(store: Reader, gathered: Gathered) -> None:
    """Reads what curators chose, and the quotes: by the triple that they say, of claims by node."""
    _read_choices(store, gathered)
    subjects, claiming = gathered.subjects, gathered.claiming
    told = {predicate for _, predicate, _ in gathered.statements} - _HIDDEN
    told |= {claim.predicate for claim in gathered.claims.values()}
    put_in = read_put_in(store)
    for found in read_quotes(store, subjects | claiming, told):
        subject = found.subject
        if subject in subjects:
            key = gathered.hosts.get(subject, subject), found.predicate, found.object
            if notes := put_in.get(found.statement):
                gathered.put_in[key][notes].append(found.quote)
            else:
                gathered.quoted[key].append(found.quote)
        else:
            gathered.quotes[subject].append(found)
        if found.statement in claiming:
            gathered.said[found.statement].append(found)


def _read_choices(store: Reader, gathered: Gathered) -> None:
    for choice in stored_choices(store.graph(CURATED)):
        key = gathered.host(iri_of(choice.thing)), choice.predicate, choice.value
        gathered.chosen[key].append(Chosen(choice.why, choice.who, choice.when))


_DERIVED = f"""
    SELECT ?s ?p ?o {{{{ {{}} GRAPH {INFERRED} {{{{ ?s ?p ?o }}}}
      FILTER NOT EXISTS {{{{ GRAPH ?g {{{{ ?s ?p ?o }}}} FILTER(?g != {INFERRED}) }}}} }}}}"""


def _objects(gathered: Gathered, claims: Iterable[Claim]) -> set[str]:
    terms = [*gathered.statements.values()]
    for claim in claims:
        terms += [term for _, term in claim.others]
        terms.append(claim.object)
    return {term.value for term in terms if is_iri(term)}


def facts_of(thing: str, gathered: Gathered, linked: set[Key]) -> tuple[Fact, ...]:
    """The facts of a thing that no edge of the network shows, the telling ones first.

    Of a property's values, what a curator chose comes first.
    """
    chosen = gathered.chosen.keys()
    mine = (key for key in gathered.by_thing.get(thing, ()) if key not in linked)
    keys = sorted(
        mine, key=lambda key: (_ORDER.get(key[1], len(_ORDER)), key[1], key not in chosen, key)
    )
    facts = [
        Fact(
            key[1],
            in_words(gathered.statements[key], gathered),
            bases_of(key, gathered),
        )
        for key in keys
        if key[1] not in _HIDDEN
    ]
    return tuple(f for f in facts if f.value.words.sv and (f.bases or f.predicate not in NAMES))


def in_words(term: ox.NamedNode | ox.Literal, gathered: Gathered) -> ValueShown:
    """A term in words: a literal, a thing with a name, or a link."""
    if not is_iri(term):
        return ValueShown(literal_in_words(term), language=getattr(term, "language", None))
    iri = term.value
    if iri in gathered.words:
        return ValueShown(gathered.words[iri], iri=iri)
    if iri in gathered.claims:
        return ValueShown(claim_in_words(gathered.claims[iri], gathered), iri=iri)
    if iri.startswith(BASE):
        return ValueShown(Bilingual.alike(iri.rpartition("/")[2]), iri=iri)
    return ValueShown(Bilingual.alike(compress(iri)), href=iri, iri=iri)


def claim_in_words(claim: Claim, gathered: Gathered) -> Bilingual:
    """A claim as `subject – property – object`; the property is named by the page."""
    subject = gathered.words.get(root_of(claim.subject, gathered.claims), Bilingual.alike("?"))
    target = gathered.words.get(claim.object.value) if is_iri(claim.object) else None
    target = target or literal_in_words(claim.object)
    return Bilingual.alike("{subject} – {target}").filled(subject=subject, target=target)


def bases_of(key: Key, gathered: Gathered) -> tuple[Basis, ...]:
    """What a statement rests on: its claims, then quotes of its own, then a rule of ours.

    Where a curator chose it, that comes before all.
    """
    claims = gathered.by_triple.get(key, ())
    bases = [basis for claim in claims for basis in _bases_of_claim(claim, gathered)]
    bases.sort(key=lambda basis: (firmness(basis.certainty), basis.quotes))
    own = gathered.quoted.get(key, ())
    if len(own) > 1 or bases:
        own = sorted(set(own).difference(*(basis.quotes for basis in bases)))
    if own:
        bases.append(Basis(found=key[1] == _MENTIONS, quotes=tuple(own)))
    bases += (
        Basis(notes=notes, quotes=tuple(sorted(quotes)))
        for notes, quotes in sorted(gathered.put_in.get(key, {}).items(), key=str)
    )
    if key in gathered.derived and not bases:
        how = gathered.derivations.get(key)
        bases.append(Basis(certainty="harlett", derived=True, derivation=how))
    return tuple(Basis(chosen=chosen) for chosen in gathered.chosen.get(key, ())) + tuple(bases)


def _bases_of_claim(claim: Claim, gathered: Gathered) -> list[Basis]:
    first = dict(sorted(claim.others, key=str, reverse=True))
    stated, holder, attribution = (first.get(expand(curie)) for curie in _TOLD)
    basis = Basis(
        slug_of(stated.value) if stated else None,
        holder=in_words(holder, gathered) if holder else None,
        attribution=in_words(attribution, gathered) if attribution else None,
        notes=tuple(_notes(claim, gathered)),
    )
    return _by_certainty(basis, _quotes_of(claim, gathered))


def _quotes_of(claim: Claim, gathered: Gathered) -> list[SupportingQuote]:
    """The quotes of a claim's own statements."""
    return [each for node in claim.statements for each in gathered.said.get(node, ())]


def _notes(claim: Claim, gathered: Gathered) -> list[Note]:
    about = gathered.claims.get(claim.subject)
    notes = (
        [Note(expand("rdf:subject"), ValueShown(claim_in_words(about, gathered)))] if about else []
    )
    told = {*map(expand, _TOLD), *_HIDDEN}
    terms = {(p, str(term)): term for p, term in claim.others if p not in told}
    certainties: dict[tuple[str, str], str | None] = {}
    quotes: dict[tuple[str, str], set[Quote]] = defaultdict(set)
    for node in claim.statements:
        for found in gathered.quotes.get(node, []):
            quotes[found.predicate, found.object].add(found.quote)
    for other in gathered.notes.get(claim.iri, []):
        key = other.predicate, str(other.object)
        terms[key] = other.object
        certainties[key] = next(
            (slug_of(t.value) for p, t in other.others if p == _CERTAINTY), None
        )
        quotes[key] |= {found.quote for found in _quotes_of(other, gathered)}
    for key in sorted(terms):
        value = in_words(terms[key], gathered)
        notes.append(Note(key[0], value, certainties.get(key), tuple(sorted(quotes[key]))))
    return notes


def _by_certainty(basis: Basis, found: Iterable[SupportingQuote]) -> list[Basis]:
    """One basis for each certainty that the statements of a claim have."""
    groups: dict[str, set[Quote]] = defaultdict(set)
    for item in found:
        groups[item.certainty or basis.certainty or ""].add(item.quote)
    if not groups:
        return [basis]
    ordered = sorted(groups, key=firmness)
    return [basis._replace(certainty=c or None, quotes=tuple(sorted(groups[c]))) for c in ordered]
