"""What changed between two graphs, in words: records, things, values, claims, support.

Whether anything differs is decided on every statement of every graph. The words come from
questions to both graphs, so that what is only told in another way is no news.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from functools import partial

from innokraft.bilingual import Bilingual
from innokraft.model.ontology import load_ontology
from innokraft.rdf.iris import slug_of
from innokraft.rdf.namespaces import BASE, expand
from innokraft.rdf.nodes import is_iri, parse_term
from innokraft.rdf.terms import Term, iri_of, is_node, term_of
from innokraft.store.base import Reader, ask
from innokraft.views.labels import words_for
from innokraft.views.literals import literal_in_words
from innokraft.views.statements import read_claims, root_of

Claimed = tuple[str, str, str, str]
"""Subject, property, object and certainty of a claim, whichever record makes it."""
Values = dict[tuple[str, str], frozenset[str]]
Items = tuple[tuple[str, Bilingual], ...]

_KINDS: dict[str, tuple[Bilingual, Bilingual]] = {
    "ik:Project": (Bilingual("projekt", "project"), Bilingual("projekt", "projects")),
    "org:FormalOrganization": (
        Bilingual.alike("organisation"), Bilingual("organisationer", "organisations"),
    ),
    "org:OrganizationalUnit": (Bilingual("enhet", "unit"), Bilingual("enheter", "units")),
    "schema:Event": (Bilingual("evenemang", "event"), Bilingual("evenemang", "events")),
    "schema:EventSeries": (
        Bilingual("evenemangsserie", "event series"), Bilingual("evenemangsserier", "event series"),
    ),
    "schema:Place": (Bilingual("plats", "place"), Bilingual("platser", "places")),
    "foaf:Person": (Bilingual.alike("person"), Bilingual("personer", "persons")),
}  # fmt: skip
_RECORDS = Bilingual("källpost", "source record"), Bilingual("källposter", "source records")
_USED = Bilingual(
    "’{concept}’ {how} nu av {n} {some} (förut {before})",
    "‘{concept}’ now {how} by {n} {some} (before: {before})",
)
_USE = """
  ?concept skos:inScheme <https://w3id.org/innokraft/concept> .
  ?said rdf:subject|rdf:object ?concept ; rdf:predicate ?property ;
        oa:hasSource/foaf:primaryTopic ?project .
"""


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing to tell: a sentence, and what it is about, each IRI with its words."""

    topic: str
    sentence: Bilingual
    items: Items = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """All differences, and how many statements came and went; none where the graphs are equal."""

    differences: tuple[Difference, ...]
    added: int
    removed: int

    @property
    def equal(self) -> bool:
        """Whether both graphs hold the same statements in the same named graphs."""
        return not (self.added or self.removed)


def diff(old: Reader, new: Reader) -> Comparison:
    """What changed from one graph to another. It holds one named graph of each at a time."""
    added, removed = _count(old, new)
    if not (added or removed):
        return Comparison((), 0, 0)
    tellers = (_records, _things, _values, _support, _claims)
    differences = tuple(each for tell in tellers for each in tell(old, new))
    return Comparison(differences, added, removed)


def _count(old: Reader, new: Reader) -> tuple[int, int]:
    added = removed = 0
    for name in sorted(_graphs(old) | _graphs(new)):
        before, after = old.graph(name), new.graph(name)
        added += len(after - before)
        removed += len(before - after)
    return added, removed


def _graphs(store: Reader) -> set[Term]:
    return {Term(str(row["g"])) for row in store.select("SELECT ?g WHERE { GRAPH ?g { } }")}


def _records(old: Reader, new: Reader) -> Iterator[Difference]:
    before, after = (_versions(store) for store in (old, new))
    both = before.keys() & after.keys()
    newer = [iri for iri in both if before[iri] != after[iri]]
    yield from _came_and_went("records", _RECORDS, before.keys(), after.keys(), _by_path)
    if newer:
        sentence = Bilingual("{n} {some} i ny version", "{n} {some} in a new version")
        n = len(newer)
        told = sentence.filled(n=n, some=_some(_RECORDS, n))
        yield Difference("records", told, _by_path(newer))


def _versions(store: Reader) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for row in ask(store, "SELECT ?r ?v WHERE { ?r a ik:SourceRecord ; dcterms:isVersionOf ?v }"):
        found[row["v"].value].add(row["r"].value)
    return {whole: frozenset(versions) for whole, versions in found.items()}


def _by_path(iris: Iterable[str]) -> Items:
    base = f"{BASE}record/"
    return tuple((iri, Bilingual.alike(iri.removeprefix(base))) for iri in sorted(iris))


def _things(old: Reader, new: Reader) -> Iterator[Difference]:
    for kind, words in _KINDS.items():
        before, after = _of_kind(old, kind), _of_kind(new, kind)
        yield from _came_and_went("things", words, before, after, partial(_named, (old, new)))


def _of_kind(store: Reader, kind: str) -> set[str]:
    series = "" if kind != "schema:Event" else "FILTER NOT EXISTS { ?s a schema:EventSeries }"
    return {row["s"].value for row in ask(store, f"SELECT ?s WHERE {{ ?s a {kind} {series} }}")}


def _came_and_went(
    topic: str,
    words: tuple[Bilingual, Bilingual],
    before: Set[str],
    after: Set[str],
    named: Callable[[Iterable[str]], Items],
) -> Iterator[Difference]:
    for iris, what in (
        (after - before, Bilingual("tillkom", "added")),
        (before - after, Bilingual("togs bort", "removed")),
    ):
        if iris:
            n = len(iris)
            told = Bilingual.alike("{n} {some} {what}").filled(n=n, some=_some(words, n), what=what)
            yield Difference(topic, told, named(iris))


def _some(words: tuple[Bilingual, Bilingual], count: int) -> Bilingual:
    return words[0] if count == 1 else words[1]


def _named(stores: Iterable[Reader], iris: Iterable[str]) -> Items:
    return tuple(sorted(_words(stores, iris).items()))


def _words(stores: Iterable[Reader], iris: Iterable[str]) -> dict[str, Bilingual]:
    """The names of things, the newer graph's where both have one, or else their paths."""
    words = {iri: Bilingual.alike(iri.removeprefix(BASE)) for iri in iris}
    for store in stores:
        known = words_for(store, words)
        words |= {iri: known[iri] for iri in words.keys() & known.keys()}
    return words


def _values(old: Reader, new: Reader) -> Iterator[Difference]:
    """The things of both graphs that have another amount, time, status … now."""
    before, after = (_functional(store) for store in (old, new))
    both = {thing for thing, _ in before} & {thing for thing, _ in after}
    changed = sorted(
        key for key in before.keys() | after.keys() if key[0] in both and before[key] != after[key]
    )
    words = _words((old, new), {thing for thing, _ in changed})
    told = _terms((old, new), (before, after), changed)
    for thing, label in changed:
        key, iri = (thing, label), label.partition("@")[0]
        was, now = _side(before[key], told), _side(after[key], told)
        if was == now:  # the same by name: only what it is called in the graph has changed
            continue
        about = words[thing]
        sentence = Bilingual.alike("{name}, {about}: {was} → {now}").filled(
            name=_label(iri), about=about, was=was, now=now
        )
        yield Difference("values", sentence, ((thing, about),))


def _functional(store: Reader) -> Values:
    properties = " ".join(map(term_of, sorted(load_ontology().functional_per_source)))
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    query = f"""SELECT ?thing ?p ?o WHERE {{ VALUES ?p {{ {properties} }}
        ?subject ?p ?o OPTIONAL {{ ?subject schema:fundedItem ?project }}
        BIND(COALESCE(?project, ?subject) AS ?thing) FILTER(isIRI(?thing)) }}"""
    for row in ask(store, query):
        language = getattr(row["o"], "language", None)
        label = row["p"].value + (f"@{language}" if language else "")
        found[row["thing"].value, label].add(str(row["o"]))
    return defaultdict(frozenset, {key: frozenset(values) for key, values in found.items()})


def _terms(
    stores: tuple[Reader, Reader], sides: tuple[Values, Values], keys: Iterable[tuple[str, str]]
) -> dict[str, Bilingual]:
    terms = {term for key in keys for side in sides for term in side[key]}
    iris = _words(stores, {iri_of(term) for term in terms if is_node(term)})
    told: dict[str, Bilingual] = {term_of(iri): words for iri, words in iris.items()}
    return told | {term: _literal(term) for term in terms if not is_node(term)}


def _literal(term: str) -> Bilingual:
    return literal_in_words(parse_term(Term(term)))


def _side(terms: Collection[str], told: Mapping[str, Bilingual]) -> Bilingual:
    tongues = zip(*(told[term] for term in terms), strict=True) if terms else ((), ())
    return Bilingual(*(" / ".join(sorted(set(words))) or "–" for words in tongues))


def _support(old: Reader, new: Reader) -> Iterator[Difference]:
    for how, test in (
        (Bilingual("stöds", "supported"), "!="),
        (Bilingual("nämns", "mentioned"), "="),
    ):
        before, after = (_projects_of_concepts(store, test) for store in (old, new))
        changed = [c for c in before.keys() | after.keys() if before[c] != after[c]]
        words = _words((old, new), changed)
        for iri in sorted(changed, key=lambda c: (-abs(after[c] - before[c]), c)):
            n = after[iri]
            some = _some(_KINDS["ik:Project"], n)
            told = _USED.filled(concept=words[iri], how=how, n=n, some=some, before=before[iri])
            yield Difference("concepts", told, ((iri, words[iri]),))


def _projects_of_concepts(store: Reader, test: str) -> Counter[str]:
    query = f"""SELECT ?concept (COUNT(DISTINCT ?project) AS ?n) WHERE {{ {_USE}
        FILTER(?property {test} ik:mentions) }} GROUP BY ?concept"""
    return Counter({row["concept"].value: int(row["n"].value) for row in ask(store, query)})


def _claims(old: Reader, new: Reader) -> Iterator[Difference]:
    before, after = (_claimed(store) for store in (old, new))
    came, went = sorted(after - before), sorted(before - after)
    named = {term for s, _, o, _ in (*came, *went) for term in (s, iri_of(o) if is_node(o) else s)}
    words = _words((old, new), named)
    for claims, how in (
        (came, Bilingual("påstås nu", "now claimed")),
        (went, Bilingual("påstås inte längre", "no longer claimed")),
    ):
        for claim in claims:
            told = Bilingual.alike("{how}: {claim}").filled(
                how=how, claim=_claim_in_words(claim, words)
            )
            yield Difference("claims", told, ((claim[0], words[claim[0]]),))


def _claimed(store: Reader) -> frozenset[Claimed]:
    claims = read_claims(store)
    found = set()
    for claim in claims.values():
        certainty = next((o.value for p, o in claim.others if p == expand("ik:certainty")), "")
        target = str(claim.object)
        if is_iri(claim.object):
            target = term_of(root_of(claim.object.value, claims))
        found.add((root_of(claim.subject, claims), claim.predicate, target, certainty))
    return frozenset(found)


def _claim_in_words(claim: Claimed, words: Mapping[str, Bilingual]) -> Bilingual:
    subject, predicate, target, certainty = claim
    known = load_ontology().values.get(slug_of(certainty) or "")
    return Bilingual.alike("{subject} – {predicate} – {value} ({certainty})").filled(
        subject=words[subject],
        predicate=_label(predicate),
        value=words[iri_of(target)] if is_node(target) else _literal(target),
        certainty=Bilingual(known.label("sv"), known.label("en")) if known else certainty,
    )


def _label(predicate: str) -> Bilingual:
    ontology = load_ontology()
    return Bilingual(ontology.label(predicate, "sv"), ontology.label(predicate, "en"))
