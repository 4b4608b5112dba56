"""What settling found out is kept in parts, and names nothing that stays as it is."""

from __future__ import annotations

from innokraft.files.spool import Spool
from innokraft.identity.settled import Settled
from innokraft.rdf.terms import Triple, integer, iri

NODE = iri("http://example.org/naming")


def triples(*numbers: int) -> list[Triple]:
    return [(NODE, NODE, integer(number)) for number in numbers]


def test_what_is_taken_out_and_put_in_again_stays() -> None:
    with Spool() as spool:
        settled = Settled(spool)
        settled.removed |= set(triples(1, 2))
        settled.put_in(triples(2, 3))
        assert settled.removed == set(triples(1))
        assert list(settled.added()) == [frozenset(triples(3))]
        assert settled.is_any()


def test_much_comes_in_parts_that_can_be_read_again() -> None:
    with Spool() as spool:
        settled = Settled(spool)
        assert not settled.is_any()
        for number in range(2500):
            settled.put_in(triples(number))
        parts = list(settled.added())
        assert sorted(map(len, parts)) == [500, 1000, 1000]
        assert frozenset().union(*parts) == frozenset(triples(*range(2500)))
        assert list(settled.added()) == parts
