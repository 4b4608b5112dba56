"""In the graph, verdicts and rules of identity are values of schemes, with labels, and no words."""

from __future__ import annotations

from innokraft.curation.judgements import Judgement, Verdict, judgement_triples, stored_judgements
from innokraft.curation.keys import Key
from innokraft.identity.groups import IdentityConflict, Join
from innokraft.identity.mentions import Naming
from innokraft.identity.triples import RULE, conflict_triples, join_triples
from innokraft.rdf.graphs import IDENTITY
from innokraft.rdf.namespaces import term
from innokraft.store.embedded import EmbeddedStore

A, B = (Key("organisation", "name", name) for name in "ab")
NAMINGS = tuple(Naming("organisation", (key,), f"organisation/{key.value}") for key in (A, B))


def test_a_judgement_has_its_verdict_as_a_value_and_is_read_back() -> None:
    for verdict in Verdict:
        judgement = Judgement.make((A, B), verdict, "skäl")
        triples = list(judgement_triples(judgement))
        assert [o for _, p, o in triples if p == term("ik:verdict")] == [term(f"v:{verdict}")]
        store = EmbeddedStore.in_memory([(IDENTITY, triples)])
        assert stored_judgements(store) == (judgement,)


def test_a_join_has_its_rule_as_a_value() -> None:
    triples = join_triples(Join("organisation-name", str(A), NAMINGS))
    assert [o for _, p, o in triples if p == RULE] == [term("v:organisation-name")]


def test_a_conflict_of_several_rules_has_each_of_them() -> None:
    conflict = IdentityConflict("person-orcid + person-printed", "", NAMINGS, "två")
    found = {o for _, p, o in conflict_triples(conflict, NAMINGS) if p == RULE}
    assert found == {term("v:person-orcid"), term("v:person-printed")}
