"""The model that a graph is made with: concepts, wordings, values, names of organisations.

`SHIPPED` is what ships. A project folder lays its own over it (`innokraft.model.own`), and what a
graph was made with is read from the graph (`model_of`). Whoever makes or reads a graph is given one
of them, so that two projects can be worked on side by side.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from weakref import WeakKeyDictionary

import pyoxigraph as ox

from innokraft.errors import Place
from innokraft.files.shipped import resource
from innokraft.model import digest
from innokraft.model.concepts import MATCHINGS, ConceptScheme, load_concepts, scheme_of
from innokraft.model.facts import Fact, named_facts
from innokraft.model.legal_forms import normal_name
from innokraft.model.ontology import Ontology, load_ontology, values_of, with_values
from innokraft.model.organisations import OrganisationRow, parse_rows, shipped_rows
from innokraft.model.wordings import Wording, read_wordings
from innokraft.rdf.graphs import CONCEPTS
from innokraft.rdf.namespaces import BASE, PREFIXES, expand, term
from innokraft.rdf.terms import Term, Triple, iri, iri_of
from innokraft.store.base import Reader
from innokraft.text.language import LANGUAGES


class Model:
    """What ships. Its parts are read when they are first asked for."""

    languages: tuple[str, ...] = LANGUAGES
    """The languages in which texts are read for concepts."""

    @property
    def shapes(self) -> bytes:
        """What a record's graph must look like, in SHACL, as Turtle."""
        return resource("ontology/shapes.ttl").read_bytes()

    @property
    def digest(self) -> str:
        """The SHA-256 of all that a graph follows from beside its records."""
        return digest.shipped_digest()

    @property
    def concepts(self) -> ConceptScheme:
        """The concepts."""
        return load_concepts()

    @property
    def ontology(self) -> Ontology:
        """The terms, which are the same in every model, and the values."""
        return load_ontology()

    @property
    def wordings(self) -> tuple[Wording, ...]:
        """What concepts are called beyond their labels."""
        return read_wordings()

    @property
    def organisations(self) -> tuple[OrganisationRow, ...]:
        """Organisations that go by several names."""
        return shipped_rows()

    @cached_property
    def english_names(self) -> dict[str, str]:
        """The English names of organisations, by the Swedish ones as names are compared."""
        return {normal_name(row.name): row.english for row in self.organisations if row.english}

    def triples(self) -> Iterator[Triple]:
        """What the graph says of its model: the triples of `CONCEPTS`."""
        yield from digest.ontology_triples()
        yield digest.stated(self.digest)

    def __reduce__(self) -> str | tuple[object, ...]:
        return "SHIPPED"


SHIPPED = Model()
"""What ships, and nothing laid over it."""


ORGANISATIONS = iri(f"{BASE}model/organisations"), term("rdf:value")
"""What has the table of organisations in a graph that was not made with what ships alone."""


class StoredModel(Model):
    """The model that a graph was made with, by what the graph says of it.

    Of the words by which concepts were found, and of shapes, a graph does not tell: these are the
    shipped ones.
    """

    def __init__(self, store: Reader, digest_: str) -> None:
        self._quads = tuple(store.quads(ox.NamedNode(iri_of(CONCEPTS))))
        self._digest = digest_

    @property
    def digest(self) -> str:
        """The digest that the graph names; nothing where it names none, or several."""
        return self._digest

    @cached_property
    def concepts(self) -> ConceptScheme:
        """The concepts of the graph; what lacks a label or a matching is none."""
        known = {f"{PREFIXES['v']}{name}" for name in MATCHINGS}
        matching = expand("ik:matching")
        facts = (f for f in self._facts() if f.predicate != matching or f.value.value in known)
        return scheme_of(_with(facts, "skos:prefLabel", "ik:matching"))

    @cached_property
    def ontology(self) -> Ontology:
        """The shipped terms, and the values of the graph."""
        values = (fact for fact in self._facts() if fact.subject.startswith(PREFIXES["v"]))
        return with_values(values_of(_with(values, "skos:inScheme")))

    @cached_property
    def organisations(self) -> tuple[OrganisationRow, ...]:
        """The table of organisations that stands in the graph; where none does, what ships."""
        subject, predicate = map(iri_of, ORGANISATIONS)
        for each in self._facts():
            if (each.subject, each.predicate) == (subject, predicate):
                return parse_rows(each.value.value.split("\n"))
        return shipped_rows()

    def _facts(self) -> Iterator[Fact]:
        return named_facts(self._quads, Place(iri_of(CONCEPTS)))

    def triples(self) -> Iterator[Triple]:
        """What the graph says of its model."""
        for s, p, o, _ in self._quads:
            yield Term(str(s)), Term(str(p)), Term(str(o))

    def __reduce__(self) -> str | tuple[object, ...]:
        raise TypeError("a model that was read from a graph is not sent elsewhere")


_READ: WeakKeyDictionary[Reader, Model] = WeakKeyDictionary()


def model_of(store: Reader) -> Model:
    """The model that a graph was made with; where the graph says nothing of it, what ships."""
    if store not in _READ:
        _READ[store] = _read(store)
    return _READ[store]


def _read(store: Reader) -> Model:
    graph = ox.NamedNode(iri_of(CONCEPTS))
    named = digest.digest_in(store.about(graph, graph))
    if named == SHIPPED.digest or not any(store.quads(graph)):
        return SHIPPED
    return StoredModel(store, named)


def _with(facts: Iterable[Fact], *curies: str) -> list[Fact]:
    """The facts of those things that have some properties, which a graph from elsewhere may lack.

    A thing has one value of them, or one a language.
    """
    listed, wanted = list(facts), {expand(curie) for curie in curies}
    said: dict[str, set[tuple[str, str | None]]] = {}
    twice = set()
    for fact in listed:
        if fact.predicate in wanted:
            place = fact.predicate, getattr(fact.value, "language", None)
            twice |= {fact.subject} if place in said.setdefault(fact.subject, set()) else set()
            said[fact.subject].add(place)
    whole = {each for each, places in said.items() if {p for p, _ in places} == wanted} - twice
    return [fact for fact in listed if fact.subject in whole]
