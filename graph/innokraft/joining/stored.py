"""The judgements that a graph holds, and how it changes with the file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from innokraft.joining.index import IDENTITY, TYPE, unquoted
from innokraft.joining.keys import Key
from innokraft.joining.written import DATE, JUDGEMENT, JUDGES, VERDICT, WHO, WHY, judgement_triples
from innokraft.judgements import Judgement, Verdict
from innokraft.store.base import Matching
from innokraft.terms import Term, Triple


def stored_judgements(store: Matching) -> tuple[Judgement, ...]:
    """The judgements that the identity graph of a store holds, sorted."""
    found = []
    for node, _, _ in store.match(None, TYPE, JUDGEMENT, IDENTITY):
        facts: dict[Term, list[str]] = defaultdict(list)
        for _, predicate, obj in store.match(node, None, None, IDENTITY):
            if predicate != TYPE:
                facts[predicate].append(unquoted(obj))
        a, b = (Key.parse(each) for each in sorted(facts[JUDGES]))
        found.append(
            Judgement.make(
                (a, b),
                Verdict(facts[VERDICT][0]),
                facts[WHY][0],
                who="".join(facts[WHO]),
                when="".join(facts[DATE]),
            )
        )
    return tuple(sorted(found))


def judgement_change(
    before: Iterable[Judgement], after: Iterable[Judgement]
) -> tuple[set[Triple], set[Triple]]:
    """What the identity graph gains and loses when judgements come and go."""
    old = {triple for judgement in before for triple in judgement_triples(judgement)}
    new = {triple for judgement in after for triple in judgement_triples(judgement)}
    return new - old, old - new
