"""Finds the thing that a user means by an IRI, a CURIE, a path, a key, an id, or a label."""

from __future__ import annotations

import unicodedata

import pyoxigraph as ox

from innokraft.errors import UsageError, did_you_mean, perhaps
from innokraft.rdf.iris import slug
from innokraft.rdf.namespaces import BASE, PREFIXES, compress
from innokraft.rdf.record_iris import named_nodes
from innokraft.rdf.terms import iri_of, is_iri
from innokraft.store.base import Reader, value_of

_LABELS = (
    "skos:prefLabel|skos:altLabel|skos:hiddenLabel|dcterms:title|schema:name|foaf:name|rdfs:label"
)
_BY_LABEL = f"""
SELECT DISTINCT ?thing ?label WHERE {{
  ?thing {_LABELS} ?label FILTER(LCASE(STR(?label)) = ?wanted)
}} ORDER BY ?thing LIMIT 50
"""
_LIKE_LABEL = f"""
SELECT DISTINCT ?label WHERE {{
  ?thing {_LABELS} ?label FILTER(CONTAINS(LCASE(STR(?label)), ?wanted))
}} ORDER BY STRLEN(?label) ?label LIMIT 5
"""
_DENOTED = """
SELECT DISTINCT ?thing { { ?naming ikp:path ?name } UNION { ?naming ikp:key ?name }
  ?naming ikp:denotes ?thing } ORDER BY ?thing
"""
_RANK = (
    "concept/",
    "organisation/",
    "project/",
    "event-series/",
    "event/",
    "place/",
    "value/",
    "record/",
)


def find_thing(store: Reader, name: str) -> str:
    """The IRI of the thing that a user names.

    `name` is a full IRI, a CURIE (`c:mod`), a path under our base (`concept/mod`), or one that a
    record alone would give it, a record (`vinnova-page/2015-01573`, with `/sha12` for one version),
    a key (`organisation/number/202100-5216`), a project number, a label in any language and case,
    or the id of a concept (`samhallskontrakt`). Raises UsageError where nothing has that name, with
    what was perhaps meant, and where several things have it.
    """
    name = name.encode("utf-8", "replace").decode()  # a lone surrogate is no text
    name = unicodedata.normalize("NFC", " ".join(name.split()))
    if not name:
        raise UsageError("the name of the thing is empty", remedy="Try: innokraft concepts.")
    for candidate in (*_as_iri(name), *_as_record(name)):
        if _known(store, candidate):
            return candidate
    found = denoted(store, name) or _by_label(store, name)
    if not found and _known(store, concept := f"{BASE}concept/{slug(name)}"):
        return concept
    if len(found) == 1:
        return found[0]
    if found:
        listed = ", ".join(compress(each).removeprefix(BASE) for each in found[:5])
        raise UsageError(f"{len(found)} things are named {name!r}: {listed}", remedy="Say which.")
    raise UsageError(f"nothing here is named {name!r}", remedy=_meant(store, name))


def denoted(store: Reader, name: str) -> list[str]:
    """The things that a key, or a path that a record alone would give, stands for in the graph."""
    rows = store.select(_DENOTED, name=ox.Literal(name.removeprefix(BASE)))
    return [value_of(row["thing"]) for row in rows]


def thing_or_iri(store: Reader, name: str) -> str:
    """As `find_thing`, but an IRI, CURIE or path that the graph does not hold stands as it is.

    So one can ask about a thing before a graph knows it: the answer is empty, and no error.
    """
    try:
        return find_thing(store, name)
    except UsageError:
        name = name.strip()
        explicit = name.startswith(_RANK)
        for candidate in _as_iri(name):
            if explicit or candidate != BASE + name:
                return candidate
        raise


def _as_iri(name: str) -> list[str]:
    prefix, colon, rest = name.partition(":")
    candidates = [PREFIXES[prefix] + rest] if colon and prefix in PREFIXES else []
    if colon and rest.startswith("//"):
        candidates.append(name)
    candidates.append(BASE + name)
    return [each for each in candidates if is_iri(each)]


def _as_record(name: str) -> list[str]:
    """A record as it is printed: `vinnova-page/2015-01573`, with `/sha12` behind it or without."""
    return [iri_of(node) for node in named_nodes(name)] if "/" in name else []


def _known(store: Reader, candidate: str) -> bool:
    node = ox.NamedNode(candidate)
    return bool(store.query(f"ASK {{ {{ {node} ?p ?o }} UNION {{ ?s ?p {node} }} }}"))


def _by_label(store: Reader, name: str) -> list[str]:
    wanted = ox.Literal(name.lower())
    rows = store.select(_BY_LABEL, wanted=wanted)
    found = sorted({value_of(row["thing"]) for row in rows})
    number = store.select(
        "SELECT ?thing { ?thing a ik:Project ; dcterms:identifier ?wanted }",
        wanted=ox.Literal(name),
    )
    found += [value_of(row["thing"]) for row in number]
    best = next((k for k in _RANK if any(i.startswith(BASE + k) for i in found)), "")
    return [each for each in found if each.startswith(BASE + best)]


def _meant(store: Reader, name: str) -> str:
    wanted = ox.Literal(name.lower())
    like = [value_of(row["label"]) for row in store.select(_LIKE_LABEL, wanted=wanted)]
    if like:
        return perhaps(like)
    rows = store.select("SELECT DISTINCT ?label { ?thing skos:prefLabel ?label }")
    labels = {value_of(row["label"]) for row in rows}
    return did_you_mean(name.lower(), labels, most=3) or "Try: innokraft concepts."
