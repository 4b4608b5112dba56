"""The words that a query of one graph can use: properties, classes, concepts, values, things."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Literal as OneOf

from innokraft.bilingual import Bilingual
from innokraft.model.model import Model, model_of
from innokraft.model.ontology import load_ontology
from innokraft.query.functions import NAMES as FUNCTIONS
from innokraft.rdf.iris import slug
from innokraft.rdf.namespaces import BASE, PREFIXES, compress, expand
from innokraft.rdf.terms import is_iri, term_of
from innokraft.store.base import Reader
from innokraft.views.labels import words_for

Sort = OneOf["property", "class", "concept", "value", "thing", "graph", "function"]

MOST_THINGS = 20_000
"""How many things that are no concepts a vocabulary names; of more, the rest has to be known."""
_LOOKED_AT = 20
_SHAPES = {expand(f"owl:{name}") for name in ("Class", "ObjectProperty", "DatatypeProperty")}
_THINGS = " ".join(
    ("ik:Project", "org:FormalOrganization", "org:Organization", "org:OrganizationalUnit",
     "schema:EventSeries", "schema:Event", "schema:Place", "foaf:Person", "ik:Outcome",
     "skos:Concept")
)  # fmt: skip
_WORDS_OF_FUNCTIONS = {
    "sentence": Bilingual("meningen som citatet står i", "the sentence that the quote stands in"),
    "section": Bilingual("rubriken över citatet", "the heading over the quote"),
    "source": Bilingual("vad källposten kallas", "what the record is called"),
    "address": Bilingual("var källan kan läsas", "where the source can be read"),
    "label": Bilingual("vad något kallas", "what anything is called"),
}


@dataclass(frozen=True)
class Entry:
    """A word of a vocabulary: how a query writes it, what it is, what it is called.

    `uses` is how often the graph uses it, as a property or a class; `other` are more names of it.
    """

    text: str
    iri: str
    sort: Sort
    label: Bilingual
    uses: int = 0
    other: tuple[str, ...] = ()

    @cached_property
    def sought(self) -> str:
        """Its names as a search compares them, each word behind a blank."""
        local = self.text.strip("<>").rpartition(":")[2]
        names = dict.fromkeys([local, *self.label, *self.other])
        return " " + " ".join(slug(name).replace("-", " ") for name in names)


@dataclass(frozen=True)
class Vocabulary:
    """The words that a query of one graph can use.

    `takes` says of a property, by its IRI, which sorts of things it leads to: the first parts of
    their paths, such as `organisation`.
    """

    entries: tuple[Entry, ...]
    takes: Mapping[str, frozenset[str]]

    @cached_property
    def by_sort(self) -> dict[str, list[Entry]]:
        """The words of each sort, those that are used most first."""
        found: dict[str, list[Entry]] = {}
        for each in sorted(self.entries, key=lambda e: (-e.uses, e.text)):
            found.setdefault(each.sort, []).append(each)
        return found


def vocabulary_of(store: Reader) -> Vocabulary:
    """The words that a query of a graph can use; with thousands of records it takes a second."""
    properties = _counted(store, "SELECT ?p (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ?p")
    classes = _counted(store, "SELECT ?c (COUNT(*) AS ?n) { ?s a ?c } GROUP BY ?c")
    model = model_of(store)
    return Vocabulary(
        (
            *_terms(properties, classes),
            *_concepts(model),
            *_values(model),
            *_things(store),
            *(Entry(term_of(name), name, "graph", _path(name)) for name in _graphs(store)),
            *(
                Entry(f"ikf:{name}", name, "function", _WORDS_OF_FUNCTIONS[name])
                for name in FUNCTIONS
            ),
        ),
        {iri: found for iri in sorted(properties) if (found := _led_to(store, iri))},
    )


def written(iri: str) -> str:
    """How a query writes an IRI: with a prefix of ours where it has one."""
    short = compress(iri)
    return term_of(iri) if short == iri else short


def _counted(store: Reader, sparql: str) -> dict[str, int]:
    return {row[0].value: int(row[1].value) for row in store.rows(sparql)}


def _terms(properties: Mapping[str, int], classes: Mapping[str, int]) -> Iterator[Entry]:
    """The properties and classes of the ontology and of the graph."""
    known = load_ontology().terms
    for iri in sorted({*known, *properties, *classes}):
        if not is_iri(iri) or iri in _SHAPES:
            continue
        term = known.get(iri)
        is_class = iri in classes or (term is not None and term.kind == "class")
        label = (
            Bilingual(term.label("sv"), term.label("en"))
            if term
            else Bilingual.alike(compress(iri))
        )
        sort: Sort = "class" if is_class else "property"
        yield Entry(
            written(iri), iri, sort, label, (classes if is_class else properties).get(iri, 0)
        )


def _concepts(model: Model) -> Iterator[Entry]:
    for each in model.concepts:
        iri = PREFIXES["c"] + each.id
        other = (*each.alt.get("sv", ()), *each.alt.get("en", ()))
        yield Entry(
            written(iri), iri, "concept", Bilingual(each.label(), each.label("en")), 0, other
        )


def _values(model: Model) -> Iterator[Entry]:
    for name, each in model.ontology.values.items():
        label = Bilingual(each.label(), each.label("en"))
        yield Entry(f"v:{name}", PREFIXES["v"] + name, "value", label, 0, (each.scheme,))


def _things(store: Reader) -> Iterator[Entry]:
    sparql = f"SELECT DISTINCT ?s {{ VALUES ?class {{ {_THINGS} }} ?s a ?class }}"
    found = (row[0].value for row in store.rows(sparql))
    things = {iri for iri in islice(found, MOST_THINGS) if _is_thing(iri)}
    words = words_for(store, things)
    for iri in sorted(filter(is_iri, words)):
        if iri in things:
            yield Entry(written(iri), iri, "thing", words[iri])


def _is_thing(iri: str) -> bool:
    """Whether it is ours, and no concept or value, which are known without a graph."""
    return iri.startswith(BASE) and not iri.startswith((PREFIXES["c"], PREFIXES["v"]))


def _graphs(store: Reader) -> list[str]:
    """The graphs inside the graph that are not those of single records."""
    names = (name.value for name in store.graphs())
    return sorted(name for name in names if is_iri(name) and name.count("/") < 6)


def _path(iri: str) -> Bilingual:
    return Bilingual.alike(iri.removeprefix(BASE))


def _led_to(store: Reader, iri: str) -> frozenset[str]:
    """The sorts of things that a property leads to, by the first of its uses."""
    if not is_iri(iri):
        return frozenset()
    rows = store.rows(f"SELECT ?o {{ ?s {term_of(iri)} ?o FILTER(isIRI(?o)) }} LIMIT {_LOOKED_AT}")
    paths: Iterable[str] = (row[0].value for row in rows)
    found = (path.removeprefix(BASE).partition("/") for path in paths if path.startswith(BASE))
    return frozenset(sort for sort, slash, _ in found if slash)
