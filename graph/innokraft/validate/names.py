"""Concepts, values and terms of ours must be in the ontology."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

import pyoxigraph as ox

from innokraft.bilingual import Bilingual
from innokraft.rdf.graphs import CONCEPTS
from innokraft.rdf.namespaces import BASE, PREFIXES, compress, expand
from innokraft.rdf.terms import term_of
from innokraft.store.base import Reader
from innokraft.validate.facts import Facts
from innokraft.validate.finding import Finding, Level, told

Use = tuple[str, str]
"""A way to use a name, as a pattern of SPARQL in which `?what` is the name; and the name."""

_OURS = (f"{BASE}concept/", f"{BASE}value/", PREFIXES["ik"], PREFIXES["ikp"])
_AS_SUBJECT, _AS_PREDICATE, _AS_OBJECT = "?what ?p ?thing", "?thing ?what ?o", "?thing ?p ?what"
_TYPE = expand("rdf:type")
_UNKNOWN = Bilingual("{what} finns inte i ontologin", "{what} is not in the ontology")


def unknown(facts: Facts, model: Facts) -> Iterator[Use]:
    """The names of ours that some facts use and the ontology does not have."""
    values = {
        value
        for said in facts.values()
        for value in chain.from_iterable(said.values())
        if isinstance(value, ox.NamedNode)
    }
    used = (
        (_AS_OBJECT, {value.value for value in values}),
        (_AS_SUBJECT, facts.keys()),
        (_AS_PREDICATE, set[str]().union(*facts.values())),
    )
    for pattern, names in used:
        for name in names:
            if name.startswith(_OURS) and _TYPE not in model.get(name, {}):
                yield pattern, name


def check_names(store: Reader, uses: Iterable[Use]) -> Iterator[Finding]:
    """A finding for each way to use an unknown name: the first thing that uses it so."""
    for pattern, name in sorted(set(uses)):
        where = pattern.replace("?what", term_of(name))
        query = f"""SELECT ?thing ?graph WHERE {{ GRAPH ?graph {{ {where} }}
          FILTER(?graph != {CONCEPTS}) }} ORDER BY ?thing ?graph LIMIT 1"""
        for row in store.select(query):
            yield Finding(
                Level.VIOLATION,
                "unknown-name",
                told(row["thing"]),
                _UNKNOWN.filled(what=compress(name)),
                told(row["graph"]),
            )
