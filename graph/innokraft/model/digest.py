"""What every graph is made with: the ontology, its wordings and rules, the tables of names.

Their digest stands in `graph/concepts`, so that a merge can tell whether the graph was made with
what ships now. It is a function of those files alone.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from functools import cache

import pyoxigraph as ox

from innokraft.files.shipped import resource
from innokraft.model.legal_forms import FILE as FORMS
from innokraft.model.organisations import FILE as NAMES
from innokraft.model.rules import rules
from innokraft.rdf.graphs import CONCEPTS
from innokraft.rdf.namespaces import expand, term
from innokraft.rdf.nodes import unquoted
from innokraft.rdf.terms import Term, Triple, text
from innokraft.store.base import Matching

ONTOLOGY_FILES = (
    "innokraft.ttl", "pipeline.ttl", "alignment.ttl", "values.ttl", "concepts.ttl",
)  # fmt: skip
_DIGEST = term("owl:versionInfo")


def ontology_triples(files: Iterable[str] = ONTOLOGY_FILES) -> Iterator[Triple]:
    """The triples of the ontology's files, or of some of them."""
    for name in files:
        path = str(resource(f"ontology/{name}"))
        for quad in ox.parse(path=path, format=ox.RdfFormat.TURTLE):
            yield Term(str(quad.subject)), Term(str(quad.predicate)), Term(str(quad.object))


def stated(digest: str) -> Triple:
    """What the graph of concepts says of the digest of its model."""
    return CONCEPTS, _DIGEST, text(digest)


@cache
def shipped_digest() -> str:
    """The SHA-256 of all files that ship and that a graph is made with, 64 hexadecimal digits.

    Records and annotations are left out: those a graph holds itself.
    """
    names = (
        *(f"ontology/{name}" for name in (*ONTOLOGY_FILES, "wordings.tsv", "sureness.tsv")),
        NAMES,
        FORMS,
    )
    files = [*((name, resource(name).read_text("utf-8")) for name in names), *rules()]
    return digest_of(files)


def digest_of(files: Iterable[tuple[str, str]]) -> str:
    """The SHA-256 of some texts with their names, 64 hexadecimal digits."""
    parts = (f"{name} {len(content)}\n{content}" for name, content in files)
    return hashlib.sha256("".join(parts).encode()).hexdigest()


def digest_in(quads: Iterable[ox.Quad]) -> str:
    """The digest of the model that what is said of a graph names; nothing where it names none."""
    wanted = ox.NamedNode(expand("owl:versionInfo"))
    stated = (quad.object for quad in quads if quad.predicate == wanted)
    named = [value.value for value in stated if isinstance(value, ox.Literal)]
    return named[0] if len(named) == 1 else ""


def is_made_with(store: Matching, digest: str) -> bool:
    """Whether a graph was made with the model of a digest; one that does not say was not."""
    stored = [unquoted(obj) for _, _, obj in store.match(CONCEPTS, _DIGEST, None, CONCEPTS)]
    return stored == [digest]
