"""What changed between two graphs, in words: records, things, values, claims, support.

Whether anything differs is decided on every statement of every graph. The words come from
questions to both graphs, so that what is only told in another way is no news.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from innokraft.model.ontology import load_ontology
from innokraft.rdf.iris import slug_of
from innokraft.rdf.namespaces import BASE, expand
from innokraft.rdf.nodes import is_iri, parse_term
from innokraft.rdf.terms import Term, iri_of, is_node, term_of
from innokraft.store.base import Reader, ask
from innokraft.views.labels import words_for
from innokraft.views.literals import literal_in_words
from innokraft.views.statements import Value, read_claims, root_of

Claimed = tuple[str, str, str, str]
"""Subject, property, object and certainty of a claim, whichever record makes it."""
Values = dict[tuple[str, str], frozenset[str]]

_KINDS: dict[str, tuple[Value, Value]] = {
    "ik:Project": (Value("projekt", "project"), Value("projekt", "projects")),
    "org:FormalOrganization": (
        Value("organisation", "organisation"), Value("organisationer", "organisations"),
    ),
    "org:OrganizationalUnit": (Value("enhet", "unit"), Value("enheter", "units")),
    "schema:Event": (Value("evenemang", "event"), Value("evenemang", "events")),
    "schema:EventSeries": (
        Value("evenemangsserie", "event series"), Value("evenemangsserier", "event series"),
    ),
    "schema:Place": (Value("plats", "place"), Value("platser", "places")),
    "foaf:Person": (Value("person", "person"), Value("personer", "persons")),
}  # fmt: skip
_RECORDS = Value("källpost", "source record"), Value("källposter", "source records")
_USE = """
  ?concept skos:inScheme <https://w3id.org/innokraft/concept> .
  { ?e ik:supportsObject ?concept } UNION { ?concept ik:evidence ?e }
  UNION { ?claim rdf:subject ?concept ; ik:evidence ?e }
  ?e oa:hasSource/foaf:primaryTopic ?project ; ik:supportsProperty ?property .
"""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing to tell: a sentence, and what it is about, each IRI with its words."""

    topic: str
    sentence: Value
    items: tuple[tuple[str, Value], ...] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """All changes, and how many statements came and went; none where the graphs are equal."""

    changes: tuple[Change, ...]
    added: int
    removed: int

    @property
    def equal(self) -> bool:
        """Whether both graphs hold the same statements in the same named graphs."""
        return not (self.added or self.removed)


def diff(old: Reader, new: Reader) -> Difference:
    """What changed from one graph to another. It holds one named graph of each at a time."""
    added, removed = _count(old, new)
    if not (added or removed):
        return Difference((), 0, 0)
    tellers = (_records, _things, _values, _support, _claims)
    changes = tuple(change for tell in tellers for change in tell(old, new))
    return Difference(changes, added, removed)


def _count(old: Reader, new: Reader) -> tuple[int, int]:
    added = removed = 0
    for name in sorted(_graphs(old) | _graphs(new)):
        before, after = old.graph(name), new.graph(name)
        added += len(after - before)
        removed += len(before - after)
    return added, removed


def _graphs(store: Reader) -> set[Term]:
    return {Term(str(row["g"])) for row in store.select("SELECT ?g WHERE { GRAPH ?g { } }")}


def _records(old: Reader, new: Reader) -> Iterator[Change]:
    before, after = (_versions(store) for store in (old, new))
    both = before.keys() & after.keys()
    newer = [iri for iri in both if before[iri] != after[iri]]
    yield from _came_and_went("records", _RECORDS, before.keys(), after.keys(), _by_path)
    if newer:
        n = len(newer)
        sentence = Value(f"{n} {_some(_RECORDS, n).sv} i ny version",
                         f"{n} {_some(_RECORDS, n).en} in a new version")  # fmt: skip
        yield Change("records", sentence, _by_path(newer))


def _versions(store: Reader) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for row in ask(store, "SELECT ?r ?v WHERE { ?r a ik:SourceRecord ; dcterms:isVersionOf ?v }"):
        found[row["v"].value].add(row["r"].value)
    return {whole: frozenset(versions) for whole, versions in found.items()}


def _by_path(iris: Iterable[str]) -> tuple[tuple[str, Value], ...]:
    paths = ((iri, iri.removeprefix(f"{BASE}record/")) for iri in sorted(iris))
    return tuple((iri, Value(path, path)) for iri, path in paths)


def _things(old: Reader, new: Reader) -> Iterator[Change]:
    for kind, words in _KINDS.items():
        before, after = _of_kind(old, kind), _of_kind(new, kind)
        named = _namer(old, new)
        yield from _came_and_went("things", words, before, after, named)


def _of_kind(store: Reader, kind: str) -> set[str]:
    series = "" if kind != "schema:Event" else "FILTER NOT EXISTS { ?s a schema:EventSeries }"
    return {row["s"].value for row in ask(store, f"SELECT ?s WHERE {{ ?s a {kind} {series} }}")}


def _came_and_went(
    topic: str, words: tuple[Value, Value], before: Iterable[str], after: Iterable[str], named: Any
) -> Iterator[Change]:
    for iris, sv, en in (
        (set(after) - set(before), "tillkom", "added"),
        (set(before) - set(after), "togs bort", "removed"),
    ):
        if iris:
            noun = _some(words, len(iris))
            sentence = Value(f"{len(iris)} {noun.sv} {sv}", f"{len(iris)} {noun.en} {en}")
            yield Change(topic, sentence, named(iris))


def _some(words: tuple[Value, Value], count: int) -> Value:
    return words[0] if count == 1 else words[1]


def _namer(*stores: Reader) -> Any:
    def named(iris: Iterable[str]) -> tuple[tuple[str, Value], ...]:
        wanted = sorted(iris)
        words = _words(stores, wanted)
        return tuple((iri, words[iri]) for iri in wanted)

    return named


def _words(stores: Iterable[Reader], iris: Iterable[str]) -> dict[str, Value]:
    """The names of things, the newer graph's where both have one, or else their paths."""
    wanted = sorted(iris)
    words = {iri: Value(path, path) for iri in wanted for path in [iri.removeprefix(BASE)]}
    for store in stores:
        words |= {iri: word for iri, word in words_for(store, wanted).items() if iri in words}
    return words


def _values(old: Reader, new: Reader) -> Iterator[Change]:
    """The things of both graphs that have another amount, time, status … now."""
    before, after = (_functional(store) for store in (old, new))
    both = {thing for thing, _ in before} & {thing for thing, _ in after}
    changed = sorted(
        key for key in before.keys() | after.keys() if key[0] in both and before[key] != after[key]
    )
    words = _words((old, new), {thing for thing, _ in changed})
    told = _terms((old, new), (before, after), changed)
    ontology = load_ontology()
    for thing, label in changed:
        key, iri = (thing, label), label.partition("@")[0]
        was, now = _side(before[key], told), _side(after[key], told)
        if was == now:  # the same by name: only what it is called in the graph has changed
            continue
        about, name = words[thing], Value(ontology.label(iri, "sv"), ontology.label(iri, "en"))
        sentence = Value(
            f"{name.sv}, {about.sv}: {was.sv} → {now.sv}",
            f"{name.en}, {about.en}: {was.en} → {now.en}",
        )
        yield Change("values", sentence, ((thing, about),))


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
) -> dict[str, Value]:
    terms = {term for key in keys for side in sides for term in side[key]}
    iris = _words(stores, {iri_of(term) for term in terms if is_node(term)})
    told: dict[str, Value] = {term_of(iri): words for iri, words in iris.items()}
    return told | {term: _literal(term) for term in terms if not is_node(term)}


def _literal(term: str) -> Value:
    return literal_in_words(parse_term(Term(term)))


def _side(terms: Iterable[str], told: Mapping[str, Value]) -> Value:
    sv, en = (
        " / ".join(sorted({told[term].text(lang) for term in terms})) or "–"
        for lang in ("sv", "en")
    )
    return Value(sv, en)


def _support(old: Reader, new: Reader) -> Iterator[Change]:
    for sv, en, test in (
        ("stöds", "supported", "!="),
        ("nämns", "mentioned", "="),
    ):
        before, after = (_projects_of_concepts(store, test) for store in (old, new))
        changed = [c for c in before.keys() | after.keys() if before[c] != after[c]]
        words = _words((old, new), changed)
        for iri in sorted(changed, key=lambda c: (-abs(after[c] - before[c]), c)):
            n, m = after[iri], before[iri]
            sentence = Value(
                f"’{words[iri].sv}’ {sv} nu av {n} projekt (förut {m})",
                f"‘{words[iri].en}’ now {en} by {n} project{'s' * (n != 1)} (before: {m})",
            )
            yield Change("concepts", sentence, ((iri, words[iri]),))


def _projects_of_concepts(store: Reader, test: str) -> Counter[str]:
    query = f"""SELECT ?concept (COUNT(DISTINCT ?project) AS ?n) WHERE {{ {_USE}
        FILTER(?property {test} ik:mentions) }} GROUP BY ?concept"""
    return Counter({row["concept"].value: int(row["n"].value) for row in ask(store, query)})


def _claims(old: Reader, new: Reader) -> Iterator[Change]:
    before, after = (_claimed(store) for store in (old, new))
    came, went = sorted(after - before), sorted(before - after)
    named = {term for s, _, o, _ in (*came, *went) for term in (s, iri_of(o) if is_node(o) else s)}
    words = _words((old, new), named)
    for claims, sv, en in ((came, "påstås nu", "now claimed"), (went, "påstås inte längre",
                                                                "no longer claimed")):  # fmt: skip
        for claim in claims:
            told = _claim_in_words(claim, words)
            sentence = Value(f"{sv}: {told.sv}", f"{en}: {told.en}")
            yield Change("claims", sentence, ((claim[0], words[claim[0]]),))


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


def _claim_in_words(claim: Claimed, words: Mapping[str, Value]) -> Value:
    subject, predicate, target, certainty = claim
    ontology = load_ontology()
    value = words[iri_of(target)] if is_node(target) else _literal(target)
    known = ontology.values.get(slug_of(certainty) or "")
    sv, en = (
        f"{words[subject].text(lang)} – {ontology.label(predicate, lang)} – {value.text(lang)}"
        f" ({known.label(lang) if known else certainty})"
        for lang in ("sv", "en")
    )
    return Value(sv, en)
