"""What a record states becomes a graph in which each such statement has its quote."""

from __future__ import annotations

import io
import json
from dataclasses import dataclass
from decimal import Decimal
from typing import BinaryIO

from hypothesis import given
from hypothesis import strategies as st

from innokraft.describe import Described, Describer
from innokraft.errors import Place
from innokraft.model.ontology import load_ontology
from innokraft.rdf.namespaces import term
from innokraft.rdf.terms import Term, Triple, decimal
from innokraft.readers import read_again
from innokraft.readers.frozen_text import Frozen
from innokraft.readers.sources.cordis_tables import freeze_project
from innokraft.readers.sources.formas import Formas
from innokraft.readers.sources.gdp import freeze_objects
from innokraft.record import Money, Organisation, ProjectKey, Record, Share, Span, Stated
from tests.graph.made_gdp import AKTIVITET, FORMAS

DESCRIBER = Describer()
RESTS = {Term(f"<{iri}>") for iri in load_ontology().rests_on_text}
OWN = (
    "publisher: Vinnova", "from: https://www.example.org/a", "funder: Vinnova",
    "funder number: 202100-5216", "number: 2020-00001", "title: Mod", "title en: Courage",
    "language: sv", "coordinator: Exempelskolan - Enheten för mod", "amount: 400 000 kronor",
    "total_cost: EUR 885 000", "period: februari 2020 - september 2020",
    "funding_period: 2020 - 2021", "decided: 2019-12-01", "modified: 2021-01-02",
    "status: Avslutat", "acronym: MOD", "doi: 10.1/2", "participants 1 name: Exempelkommunen",
    "participants 2 name: Exempelverket", "participants 2 role: medsökande",
    "participants 2 amount: 50 000 kronor", "participants 3 name: Exempelverket",
    "participants 3 amount: 7 kronor", "people 1 name: Kim Exempel",
    "people 1 role: projektledare", "people 1 orcid: 0000-0002-1825-0097",
    "topics 1 scheme: scb", "topics 1 code: 502", "topics 1 sv: Ekonomi", "keywords 1: mod",
    "links 1: www.example.org/mod",
)  # fmt: skip
"""The lines of the frozen text of an own record that says all that one can say."""


def without_quote(described: Described) -> set[Triple]:
    """The triples that rest on the text and have no statement with a quote."""
    parts = [
        dict[Term, Term]((s, o) for s, p, o in described.triples if p == term(name))
        for name in ("rdf:subject", "rdf:predicate", "rdf:object")
    ]
    quoted = {s for s, p, _ in described.triples if p == term("oa:exact")}
    told = {(parts[0][s], parts[1][s], parts[2][s]) for s in quoted}
    return {t for t in described.triples if t[1] in RESTS} - told


@given(st.sets(st.sampled_from(OWN)))
def test_whatever_an_own_record_says_each_statement_has_its_quote(lines: set[str]) -> None:
    text = "\n".join(["record: r-a", *(line for line in OWN if line in lines)])
    described = DESCRIBER.describe(read_again("innokraft-record", text))
    assert without_quote(described) == set()


def with_shares(*amounts: str) -> Record:
    """A record that pays these amounts to one organisation, all in one year."""
    text = "\n".join(f"belopp: {amount}" for amount in amounts)
    ends = [0]
    for amount in amounts:
        ends.append(ends[-1] + len(f"belopp: {amount}\n"))
    school = Organisation("Exempelskolan")
    shares = tuple(
        Stated(Share(school, "deltagare", Money(Decimal(a), "SEK"), 2020), Span(at, end - 1))
        for a, at, end in zip(amounts, ends, ends[1:], strict=False)
    )
    return Record("gdp", "1", text, None, ProjectKey("vinnova", "1"), shares=shares)


def paid(record: Record) -> list[tuple[Term, Term]]:
    """The shares of a record with their amounts, by name."""
    triples = DESCRIBER.describe(record).triples
    values = {s: o for s, p, o in triples if p == term("schema:value")}
    return sorted((s, values[o]) for s, p, o in triples if p == term("schema:amount"))


@dataclass
class Made:
    """A file that is none: its content."""

    content: str
    shown: str = "made"

    def open(self) -> BinaryIO:
        """The content as bytes."""
        return io.BytesIO(self.content.encode())

    def sibling(self, name: str) -> None:
        """There is none."""

    def beside(self) -> list[str]:
        """There are none."""
        return []


MONEY = st.integers(-3, 3).map(str)


@given(
    st.lists(MONEY, min_size=1, max_size=5).flatmap(
        lambda a: st.tuples(st.just(a), st.permutations(a))
    )
)
def test_each_payment_stays_one_whatever_their_order(lists: tuple[list[str], list[str]]) -> None:
    one, other = (paid(with_shares(*amounts)) for amounts in lists)
    assert one == other
    assert sorted(v for _, v in one) == sorted(decimal(Decimal(a)) for a in lists[0])
    assert len({share for share, _ in one}) == len(lists[0])


def test_a_second_payment_leaves_the_name_of_the_first_as_it_was() -> None:
    ((alone, _),) = paid(with_shares("5"))
    assert alone in {share for share, _ in paid(with_shares("5", "7"))}


@given(st.sets(st.sampled_from(sorted(AKTIVITET))), st.sets(st.sampled_from(sorted(FORMAS))))
def test_whatever_an_object_of_a_funder_says_each_statement_has_its_quote(
    gdp: set[str], formas: set[str]
) -> None:
    kept = [
        freeze_objects([({name: AKTIVITET[name] for name in gdp | {"diarienummer"}}, Place("a"))]),
        Formas().freeze(
            Made(json.dumps({name: FORMAS[name] for name in formas | {"diarienummer"}}))
        ),
    ]
    for frozen, source in zip(kept, ("gdp", "formas"), strict=True):
        (text,) = (item for item in frozen if isinstance(item, Frozen))
        described = DESCRIBER.describe(read_again(source, text.text))
        assert without_quote(described) == set()


CORDIS = {
    "acronym": "MOD", "title": "Courage", "status": "SIGNED", "startDate": "2016-01-01",
    "endDate": "2019-12-31", "ecSignatureDate": "2015-10-28", "totalCost": "250,125",
    "ecMaxContribution": "1.5e6", "grantDoi": "10.3030/1", "frameworkProgramme": "H2020",
    "masterCall": "A", "subCall": "B", "keywords": "dare; act", "projectUrl": "www.example.org/a",
}  # fmt: skip
PARTNER = {
    "role": "thirdParty", "name": "EXAMPLE SCHOOL", "organisationID": "999999992",
    "vatNumber": "SE202100000001", "activityType": "HES", "city": "Visby", "country": "SE",
    "ecContribution": "5,5", "endOfParticipation": "true",
}  # fmt: skip


@given(
    st.sets(st.sampled_from(sorted(CORDIS))),
    st.lists(st.sets(st.sampled_from(sorted(PARTNER))), max_size=3),
)
def test_whatever_cordis_says_of_a_project_each_statement_has_its_quote(
    said: set[str], partners: list[set[str]]
) -> None:
    items = {"organization": [{part: PARTNER[part] for part in parts} for parts in partners],
             "topics": [{"code": "T", "title": "Dare"}]}  # fmt: skip
    values = {"id": "1"} | {name: CORDIS[name] for name in said}
    frozen = freeze_project({**values, "objective": "To act."}, items, Place("a"))
    assert isinstance(frozen, Frozen)
    described = DESCRIBER.describe(read_again("cordis-json", frozen.text))
    assert without_quote(described) == set()
