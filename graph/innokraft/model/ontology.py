"""The ontology as Python sees it: its terms, their marks and the value schemes.

The files in `ontology/` are the source; this module reads `innokraft.ttl`, `pipeline.ttl`,
`alignment.ttl` and `values.ttl` with pyoxigraph alone, so that the command line starts without
rdflib.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Literal

import pyoxigraph as ox

from innokraft.errors import Place, SourceError
from innokraft.files.shipped import resource
from innokraft.model.facts import Fact, facts_of
from innokraft.rdf.namespaces import BASE, PREFIXES, compress, expand

Kind = Literal["class", "object", "datatype", "annotation", "property"]

VALUE = f"{BASE}value/"
SCHEME = f"{BASE}value/scheme/"

_KINDS: Mapping[str, Kind] = {
    expand("owl:Class"): "class",
    expand("owl:ObjectProperty"): "object",
    expand("owl:DatatypeProperty"): "datatype",
    expand("owl:AnnotationProperty"): "annotation",
}
_RDF = PREFIXES["rdf"]
LINKS = (
    "rdfs:subClassOf", "rdfs:subPropertyOf", "rdfs:domain", "rdfs:range", "owl:inverseOf",
    "owl:equivalentClass", "owl:disjointWith", "ik:saidOf", "ik:saidAs", "rdfs:seeAlso",
)  # fmt: skip
"""What links a term to others, in the order that a reader asks."""
_TRUE = ox.Literal("true", datatype=ox.NamedNode(expand("xsd:boolean")))

_Texts = Mapping[str, str]
_Node = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
_Facts = Mapping[str, Mapping[str, list[_Node]]]


@dataclass(frozen=True, slots=True)
class VocabularyTerm:
    """A class or property: `labels` and `definitions` hold one text a language (`sv`, `en`).

    A term that we reuse has no definition here; its own vocabulary has. The properties of RDF
    itself, which an ontology may name and not declare, are of the kind `property`. `notes` are
    texts as definitions are, `example` is Turtle, and `links` lead to other terms: `rdfs:domain`
    and the like, with full IRIs, sorted.
    """

    iri: str
    kind: Kind
    labels: _Texts = field(hash=False)
    definitions: _Texts = field(hash=False)
    notes: _Texts = field(hash=False)
    example: str
    links: Mapping[str, tuple[str, ...]] = field(hash=False)

    @property
    def is_own(self) -> bool:
        """Whether the term is innokraft's and not reused from another vocabulary."""
        return self.iri.startswith((PREFIXES["ik"], PREFIXES["ikp"]))

    def label(self, language: str = "sv") -> str:
        """The label in a language, or the short name where it has none."""
        return self.labels.get(language) or compress(self.iri)


@dataclass(frozen=True, slots=True)
class Value:
    """An entry of a small scheme, such as `troligt` of `certainty`.

    `rank` is its place in a scheme that has an order, from 1.
    """

    slug: str
    scheme: str
    labels: _Texts = field(hash=False)
    definitions: _Texts = field(hash=False)
    rank: int | None = None

    def label(self, language: str = "sv") -> str:
        """The preferred label in a language, or the slug where it has none."""
        return self.labels.get(language) or self.slug


@dataclass(frozen=True, slots=True)
class Said:
    """What a reading says a property of, and what as: classes, value schemes, datatypes."""

    of: frozenset[str]
    as_: frozenset[str]


@dataclass(frozen=True, slots=True, eq=False)
class Ontology:
    """The terms by IRI, the values by slug, and the properties that carry a mark (full IRIs).

    `said` are the properties that a reading may say; `above` has the classes above each class.
    """

    terms: Mapping[str, VocabularyTerm]
    values: Mapping[str, Value]
    rests_on_text: frozenset[str]
    claim_only: frozenset[str]
    functional_per_source: frozenset[str]
    said: Mapping[str, Said]
    above: Mapping[str, frozenset[str]]

    def is_a(self, kind: str, *kinds: str) -> bool:
        """Whether a class, a scheme or a datatype is one of some, or below one of them."""
        return bool(self.above.get(kind, frozenset([kind])) & set(kinds))

    def in_scheme(self, scheme: str) -> tuple[Value, ...]:
        """The values of one scheme, in its order, or by slug where it has none."""
        found = [value for value in self.values.values() if value.scheme == scheme]
        return tuple(sorted(found, key=lambda value: (value.rank or 0, value.slug)))

    def label(self, iri: str, language: str = "sv") -> str:
        """The label of a term or a value by its IRI; the short name of anything else."""
        known = self.terms.get(iri) or self.values.get(iri.removeprefix(VALUE))
        return known.label(language) if known else compress(iri)


@cache
def load_ontology(folder: Path | None = None) -> Ontology:
    """The ontology in a folder with its four files; by default the shipped one.

    Raises SourceError where a file is no Turtle or a value lacks its one scheme.
    """
    folder = folder or resource("ontology")
    own = (folder / "innokraft.ttl", folder / "pipeline.ttl")
    model, every = _read(*own), _read(*own, folder / "alignment.ttl")
    terms = (_term(iri, every[iri]) for iri in sorted(model))
    return Ontology(
        terms=MappingProxyType({term.iri: term for term in terms if term}),
        values=load_values(folder),
        rests_on_text=_marked(model, "ik:restsOnText"),
        claim_only=_marked(model, "ik:claimOnly"),
        functional_per_source=_marked(model, "ik:functionalPerSource"),
        said=MappingProxyType(
            {
                iri: Said(frozenset(of), frozenset(_iris(facts, "ik:saidAs")))
                for iri, facts in sorted(model.items())
                if (of := _iris(facts, "ik:saidOf"))
            }
        ),
        above=MappingProxyType({iri: _above(iri, every) for iri in every}),
    )


@cache
def load_values(folder: Path | None = None) -> Mapping[str, Value]:
    """The values alone, by slug, of the ontology in a folder; by default of the shipped one.

    Raises SourceError as `load_ontology` does.
    """
    path = (folder or resource("ontology")) / "values.ttl"
    return values_of(facts_of(path), str(path))


def values_of(facts: Iterable[Fact], file: str = "") -> Mapping[str, Value]:
    """The values among some facts, by slug. Raises SourceError for one that lacks its scheme."""
    said: dict[str, dict[str, list[_Node]]] = defaultdict(lambda: defaultdict(list))
    for subject, predicate, value, _ in facts:
        said[subject][predicate].append(value)
    return MappingProxyType({value.slug: value for value in _values(said, file)})


def with_values(values: Mapping[str, Value]) -> Ontology:
    """The shipped terms, with other values."""
    return replace(load_ontology(), values=values)


def label(name: str, language: str = "sv") -> str:
    """What a property (an IRI) or a value (`troligt`) of the ontology is called."""
    ontology = load_ontology()
    value = ontology.values.get(name)
    return value.label(language) if value else ontology.label(name, language)


def _read(*paths: Path) -> _Facts:
    """The statements of files, as subject -> predicate -> objects."""
    facts: dict[str, dict[str, list[_Node]]] = defaultdict(lambda: defaultdict(list))
    for path in paths:
        try:
            for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE):
                if isinstance(quad.subject, ox.NamedNode):
                    facts[quad.subject.value][quad.predicate.value].append(quad.object)
        except SyntaxError as error:
            place = Place(str(path), line=error.lineno)
            raise SourceError(f"this is not Turtle: {error.msg}.", place) from error
    return facts


def _texts(facts: Mapping[str, list[_Node]], curie: str) -> _Texts:
    found = [o for o in facts.get(expand(curie), ()) if isinstance(o, ox.Literal)]
    return MappingProxyType({o.language or "": o.value for o in found})


def _iris(facts: Mapping[str, list[_Node]], curie: str) -> list[str]:
    return [o.value for o in facts.get(expand(curie), ()) if isinstance(o, ox.NamedNode)]


def _above(iri: str, model: _Facts) -> frozenset[str]:
    """A class with all classes above it."""
    found, new = set[str](), {iri}
    while new:
        found |= new
        new = {
            above for each in new for above in _iris(model.get(each, {}), "rdfs:subClassOf")
        } - found
    return frozenset(found)


def _marked(model: _Facts, curie: str) -> frozenset[str]:
    mark = expand(curie)
    return frozenset(iri for iri, facts in model.items() if _TRUE in facts.get(mark, ()))


def _term(iri: str, facts: Mapping[str, list[_Node]]) -> VocabularyTerm | None:
    kinds = sorted(_KINDS[type_] for type_ in _iris(facts, "rdf:type") if type_ in _KINDS)
    if iri.startswith(_RDF):
        kinds = ["property"]
    if not kinds:
        return None
    links = {link: tuple(sorted(_iris(facts, link))) for link in LINKS}
    return VocabularyTerm(
        iri,
        kinds[0],
        labels=_texts(facts, "rdfs:label"),
        definitions=_texts(facts, "skos:definition"),
        notes=_texts(facts, "skos:scopeNote"),
        example=_texts(facts, "skos:example").get("", ""),
        links=MappingProxyType({link: iris for link, iris in links.items() if iris}),
    )


def _values(said: _Facts, file: str) -> Iterator[Value]:
    for iri, facts in sorted(said.items()):
        if expand("skos:Concept") not in _iris(facts, "rdf:type"):
            continue
        schemes = _iris(facts, "skos:inScheme")
        if len(schemes) != 1 or not iri.startswith(VALUE):
            remedy = "Give it one skos:inScheme, and an IRI under value/."
            raise SourceError("this is no value of one scheme.", Place(file, name=iri), remedy)
        yield Value(
            slug=iri.removeprefix(VALUE),
            scheme=schemes[0].removeprefix(SCHEME),
            labels=_texts(facts, "skos:prefLabel"),
            definitions=_texts(facts, "skos:definition"),
            rank=_rank(facts),
        )


def _rank(facts: Mapping[str, list[_Node]]) -> int | None:
    notations = facts.get(expand("skos:notation"), ())
    written = (o.value for o in notations if isinstance(o, ox.Literal))
    return next((int(each) for each in written if each.isdecimal()), None)
