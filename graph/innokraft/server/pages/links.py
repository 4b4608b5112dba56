"""Things and values as pages show them: named, and leading to their own pages."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

import pyoxigraph as ox

from innokraft.bilingual import Bilingual
from innokraft.rdf.namespaces import BASE, compress
from innokraft.rdf.nodes import is_iri
from innokraft.server.pages.templating import Visit
from innokraft.views.labels import words_for
from innokraft.views.literals import literal_in_words


class Link(NamedTuple):
    """A thing to lead to, with its kind where it has one, and its name."""

    iri: str
    kind: str
    words: Bilingual


class Value(NamedTuple):
    """The object of a triple: in words, and the IRI where it is one, or the language."""

    words: Bilingual
    iri: str = ""
    language: str = ""


def links_to(visit: Visit, iris: Iterable[str]) -> list[Link]:
    """Things by their names, those without one by their paths."""
    wanted = list(dict.fromkeys(iris))
    names = words_for(visit.known.store, wanted)
    kinds = visit.known.kinds
    return [Link(each, kinds.get(each, ""), names.get(each) or path_of(each)) for each in wanted]


def path_of(iri: str) -> Bilingual:
    """What to call a thing that has no name."""
    return Bilingual.alike(compress(iri).removeprefix(BASE))


def value_in(node: Any, names: dict[str, Bilingual]) -> Value:
    """A term as a page shows it."""
    if is_iri(node):
        return Value(names.get(node.value) or path_of(node.value), iri=node.value)
    if isinstance(node, ox.Literal):
        return Value(literal_in_words(node), language=node.language or "")
    return Value(Bilingual.alike(str(node)))
