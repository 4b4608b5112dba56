"""What a record's graph states, and the statements that quote it, must go together."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import pyoxigraph as ox

from innokraft.bilingual import Bilingual
from innokraft.model.ontology import load_ontology
from innokraft.rdf.namespaces import compress, expand
from innokraft.store.base import Node, value_of
from innokraft.validate.facts import Facts, name_of, node_of
from innokraft.validate.finding import Finding, Level
from innokraft.validate.neighbourhood import STATED, Neighbourhood

_Stated = tuple[Node, ...]
"""Subject, property and value."""

_UNQUOTED = Bilingual(
    "påståendet {what} saknar belägg i sin källa",
    "the statement {what} has no evidence in its source",
)
_UNSAID = Bilingual(
    "belägget stöder {what}, som inte sägs", "the evidence supports {what}, which is not said"
)
_TYPE, _UNASSERTED = expand("rdf:type"), ox.NamedNode(expand("ik:UnassertedStatement"))


def check_evidence(around: Neighbourhood) -> Iterator[Finding]:
    """Findings for what is said without a quote, and for quotes of what is not said."""
    facts, quoted = around.facts, set[_Stated]()
    for thing, parts in facts.items():
        for stated in product(*(parts.get(part, ()) for part in STATED)):
            quoted.add(stated)
            if _UNASSERTED not in parts.get(_TYPE, ()) and not _is_said(facts, stated):
                yield _finding("quote-without-statement", _UNSAID, around.graph, thing, stated)
    for thing, parts in facts.items():
        for prop in load_ontology().rests_on_text & parts.keys():
            for value in parts[prop]:
                stated = (node_of(thing), ox.NamedNode(prop), value)
                if stated not in quoted:
                    rule = "statement-without-quote"
                    yield _finding(rule, _UNQUOTED, around.graph, thing, stated)


def _is_said(facts: Facts, stated: _Stated) -> bool:
    subject, prop, value = stated
    return value in facts.get(name_of(subject), {}).get(name_of(prop), ())


def _finding(rule: str, words: Bilingual, graph: str, thing: str, stated: _Stated) -> Finding:
    _, prop, value = stated
    is_blank = isinstance(value, ox.BlankNode) or isinstance(prop, ox.BlankNode)
    named = () if is_blank else f"{value_of(prop)} {value_of(value)}".split(" ")
    what = words.filled(what=" ".join(map(compress, named)))
    return Finding(Level.VIOLATION, rule, thing, what, graph)
