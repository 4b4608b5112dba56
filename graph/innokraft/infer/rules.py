"""The rules of the ontology, taken apart: what they read, what they give, where they start."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from innokraft.model.rules import rules
from innokraft.rdf.namespaces import PREFIXES, term
from innokraft.rdf.terms import Term, Triple
from innokraft.store.embedded import EmbeddedStore

_RULE = re.compile(
    r"CONSTRUCT\s*\{\s*(?P<s>\?\w+)\s+(?P<p>\S+)\s+(?P<o>\?\w+)\s*\.?\s*\}\s*WHERE\s*\{(?P<body>.*)\}",
    re.DOTALL,
)
_NAME = re.compile(r"(?<![\w?<])([a-z]+):([A-Za-z][\w-]*)")
_STATED = re.compile(r"rdf:predicate\s+([a-z]+:[A-Za-z]\w*)")
_VARIABLE = re.compile(r"\?[a-zA-Z]\w*")


class InferenceRule(NamedTuple):
    """A rule in its parts: `{subject} {predicate} {object}` follows where `body` holds.

    `reads` are the properties that the body speaks of. Where the predicate is a variable, `named`
    is the property whose objects it takes.
    """

    subject: str
    predicate: str
    object: str
    body: str
    variables: tuple[str, ...]
    reads: frozenset[Term]
    named: Term | None

    def query(self, names: str, values: Iterable[str]) -> str:
        """The rule, for some values of some variables only."""
        return (
            f"CONSTRUCT {{ {self.subject} {self.predicate} {self.object} }} WHERE {{ "
            f"VALUES {names} {{ {' '.join(values)} }} {self.body} }}"
        )

    def gives(self, store: EmbeddedStore, predicate: Term) -> bool:
        """Whether the rule can give a triple with a predicate, in a store."""
        if self.named is None:
            return term(self.predicate) == predicate
        return any(True for _ in store.match(None, self.named, predicate))


@cache
def parsed_rules() -> tuple[InferenceRule, ...]:
    """The rules, in their order.

    Raises ValueError for one that does not construct one triple of variables, or whose predicate
    is a variable that no property names.
    """
    return tuple(_parsed(name, text) for name, text in rules())


def _parsed(name: str, text: str) -> InferenceRule:
    bare = "\n".join(line for line in text.splitlines() if not line.startswith("#"))
    match = _RULE.search(bare)
    if match is None:
        raise ValueError(f"the rule {name} does not construct one triple of variables")
    body, named = match["body"], None
    if match["p"].startswith("?"):
        found = re.search(rf"([a-z]+:\w+)\s+\{match['p']}\b", body)
        if found is None:
            raise ValueError(f"the rule {name} does not say which property {match['p']} is")
        named = term(found[1])
    variables = tuple(sorted(set(_VARIABLE.findall(body))))
    reads = (f"{prefix}:{local}" for prefix, local in _NAME.findall(body) if prefix in PREFIXES)
    ends = match["s"], match["p"], match["o"]
    return InferenceRule(*ends, body, variables, frozenset(map(term, reads)), named)


@cache
def read_by_rules() -> frozenset[Term]:
    """The properties that rules look at, as terms."""
    everything: frozenset[Term] = frozenset().union(*(rule.reads for rule in parsed_rules()))
    return everything


@cache
def asked_of_statements() -> frozenset[Term]:
    """The properties whose statements rules ask for, as terms."""
    bodies = (rule.body for rule in parsed_rules())
    return frozenset(term(name) for body in bodies for name in _STATED.findall(body))


def construct(store: EmbeddedStore, query: str) -> Iterator[Triple]:
    """What a rule gives."""
    for subject, predicate, obj in store.triples(query):
        yield Term(str(subject)), Term(str(predicate)), Term(str(obj))


def holds(store: EmbeddedStore, triple: Triple) -> bool:
    """Whether any graph states a triple."""
    return any(True for _ in store.match(*triple))
