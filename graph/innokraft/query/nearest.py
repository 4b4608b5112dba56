"""The words of a graph that are nearest to one that nothing in it uses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from itertools import chain, islice
from typing import TYPE_CHECKING

from innokraft.model.model import Model, model_of
from innokraft.model.ontology import VocabularyTerm, load_ontology
from innokraft.rdf.iris import slug
from innokraft.rdf.namespaces import BASE, PREFIXES, compress, expand

if TYPE_CHECKING:
    from innokraft.store.base import Reader

_MOST, _ALIKE = 2, 0.75
_NAMING = (
    "skos:prefLabel", "dcterms:title", "foaf:name", "schema:name", "rdfs:label", "skos:altLabel"
)  # fmt: skip
"""The properties that name things, of which one is often written for another."""
_USED = {"property": "ASK {{ ?s <{iri}> ?o }}", "class": "ASK {{ ?s a <{iri}> }}"}


def nearest(store: Reader, iri: str, role: str) -> list[str]:
    """The nearest words that something uses, as a query writes them, at most two.

    For a `property` or a `class` those of the ontology that the graph uses: of that name in another
    namespace, of a name or a label that is nearly it, and the other direction of a property; of
    what the ontology has, which was meant then, that direction alone. For a `thing` a concept or
    a value of such a name, and what was meant by `<c:mod>`.
    """
    prefix, _, local = iri.partition(":")
    if prefix in PREFIXES and not local.startswith("//"):
        return [iri]
    found = _terms(store, iri, role) if role in _USED else _things(model_of(store), iri)
    return list(islice(dict.fromkeys(found), _MOST))


def is_known(iri: str) -> bool:
    """Whether the ontology has a word, used or not."""
    return iri in load_ontology().terms


def _terms(store: Reader, iri: str, role: str) -> Iterator[str]:
    known = load_ontology().terms
    used = {
        each.iri: each
        for each in known.values()
        if (each.kind == "class") == (role == "class")
        and store.query(_USED[role].format(iri=each.iri))
    }
    others = {*known[iri].links.get("owl:inverseOf", ())} if iri in known else set()
    turned = sorted(used.keys() & {*others, *_inverses(known.values(), iri)})
    if turned:
        yield from (f"^{compress(other)}" for other in turned)
    elif iri not in known:
        yield from map(compress, _named_alike(_local(iri), used))
    if compress(iri) in _NAMING:
        yield from (each for each in _NAMING if expand(each) in used)


def _inverses(terms: Iterable[VocabularyTerm], iri: str) -> list[str]:
    return [each.iri for each in terms if iri in each.links.get("owl:inverseOf", ())]


def _named_alike(name: str, terms: dict[str, VocabularyTerm]) -> Iterator[str]:
    """The terms of nearly a name, or of a label that is nearly it, the nearest first."""
    names: dict[str, list[str]] = {}
    for iri, term in terms.items():
        for each in (_local(iri), *term.labels.values()):
            names.setdefault(_bare(each), []).append(iri)
    return chain.from_iterable(names[near] for near in _close(name, names))


def _things(model: Model, iri: str) -> Iterator[str]:
    """Concepts and values of nearly a name."""
    names: dict[str, list[str]] = {}
    for concept in model.concepts:
        for each in (concept.id, *concept.all_labels("sv"), *concept.all_labels("en")):
            names.setdefault(_bare(each), []).append(f"c:{concept.id}")
    for value in model.ontology.values.values():
        for each in (value.slug, *value.labels.values()):
            names.setdefault(_bare(each), []).append(f"v:{value.slug}")
    if iri.startswith((PREFIXES["c"], PREFIXES["v"], f"{BASE}ns#")):
        found = list(chain.from_iterable(names[near] for near in _close(_local(iri), names)))
        wanted = "v:" if iri.startswith(PREFIXES["v"]) else "c:"
        yield from sorted(found, key=lambda each: not each.startswith(wanted))


def _close(name: str, names: Iterable[str]) -> list[str]:
    return get_close_matches(_bare(name)[:80], list(names), 3, _ALIKE)


def _local(iri: str) -> str:
    return iri.rpartition("#")[2].rpartition("/")[2]


def _bare(name: str) -> str:
    return slug(name).replace("-", "")
