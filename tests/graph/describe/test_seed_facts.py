"""Each of the seed's 56 facts is asked for in SPARQL, with its quote at its offsets."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import NamedTuple

import pytest

from innokraft.files.shipped import resource
from innokraft.store.embedded import EmbeddedStore

P = "<project/vinnova/2015-01573>"
GRANT = "<project/vinnova/2015-01573#grant>"
LEADER = "<project/vinnova/2015-01573#projektledare>"
TEAM = "<project/vinnova/2015-01573#projektgrupp>"
S = "<event/vinnova-2015-01573/seminarium>"
KEY = "<event/vinnova-2015-01573/seminarium#nyckeldeltagare>"
MODERATOR = "<event/vinnova-2015-01573/seminarium#moderator>"
EDITION = "<event/offentliga-rummet/2015>"
SERIES = "<event-series/offentliga-rummet>"
MIUN = "<organisation/mittuniversitetet>"
UNIT = "<organisation/mittuniversitetet/informations-och-kommunikationssystem>"
VINNOVA = "<organisation/vinnova>"
RECORD = "<record/vinnova-page/2015-01573/ad837766c821>"
MAN = "<event/vinnova-2015-01573/seminarium#man>"
CENTRAL = "[rdf:subject c:samhallskontrakt; rdf:predicate ik:identifiedAsCentralIn]"
DIRECT = "[rdf:predicate ik:emergedFrom; ik:certainty v:forbehallet]"


class Fact(NamedTuple):
    """A fact: its triple as SPARQL, its span, and for a claim its certainty and holder.

    `told` is what the words at the span say, where the fact itself follows from that: that a thing
    is a project from its number. A section has no quote but its heading.
    """

    id: str
    subject: str
    property: str
    object: str
    start: int
    end: int
    certainty: str = ""
    holder: str = ""
    told: str = ""


def claimed(*fact: str | int, certainty: str = "konstaterat", holder: str = TEAM) -> Fact:
    name, subject, predicate, obj = map(str, fact[:4])
    return Fact(name, subject, predicate, obj, int(fact[4]), int(fact[5]), certainty, holder)


def judged(*fact: str | int, held_by: str = "") -> Fact:
    holder = f"{TEAM} ; ik:heldBy {held_by}" if held_by else TEAM
    return claimed(*fact, certainty="bedomt", holder=holder)


FACTS = [
    Fact("f01", P, "rdf:type", "ik:Project", 77, 100, told="dcterms:identifier"),
    Fact("f02", P, "dcterms:title", '"Kompetensöverföring och innovationskraft handlingsutrymme, mod och verkstad"@sv', 0, 75),
    Fact("f03", P, "dcterms:identifier", '"2015-01573"', 77, 100),
    Fact("f04", P, "ik:coordinator", MIUN, 101, 130),
    Fact("f05", P, "ik:coordinatingUnit", UNIT, 113, 186),
    Fact("f06", UNIT, "org:unitOf", MIUN, 113, 186),
    Fact("f07", GRANT, "schema:funder", VINNOVA, 187, 220),
    Fact("f08", GRANT, "schema:fundedItem", P, 187, 220),
    Fact("f09", GRANT, "schema:amount", '[schema:value 99356.0 ; schema:currency "SEK"]', 207, 220),
    Fact("f10", P, "time:hasTime", '[time:hasBeginning [time:inXSDgYearMonth "2015-04"^^xsd:gYearMonth] ; time:hasEnd [time:inXSDgYearMonth "2015-06"^^xsd:gYearMonth]]', 221, 261),
    Fact("f11", P, "ik:status", "v:avslutat", 262, 277),
    claimed("f12", P, "ik:hasEvent", S, 294, 315),
    claimed("f13", S, "ik:eventType", "v:seminarium", 294, 315),
    claimed("f14", S, "ik:aimText", "?sentence", 294, 574),
    claimed("f15", S, "ik:aimsToCreate", "c:dialogplattform", 320, 348),
    claimed("f16", S, "ik:aimsToCreate", '[rdfs:label "underlag för att arbeta vidare"@sv]', 477, 573),
    claimed("f17", S, "ik:aimsToStrengthen", "c:innovationskraft", 416, 475),
    claimed("f18", S, "ik:targetContext", "c:offentlig-verksamhet", 431, 475),
    claimed("f19", "c:handlingsutrymme", "ik:startingPointIn", S, 349, 415),
    claimed("f20", "c:mod", "ik:startingPointIn", S, 349, 415),
    claimed("f21", "c:verkstad", "ik:startingPointIn", S, 349, 415),
    claimed("f22", P, "dcterms:subject", "c:kompetensoverforing", 0, 19, holder=VINNOVA),
    claimed("f23", P, "dcterms:subject", "c:innovationskraft", 24, 40, holder=VINNOVA),
    judged("f24", "c:att-vaga", "ik:identifiedAsCentralIn", S, 859, 1086, held_by=MAN),
    judged("f25", "c:mangfald", "ik:identifiedAsCentralIn", S, 859, 1086, held_by=MAN),
    judged("f26", "c:samhallskontrakt", "ik:identifiedAsCentralIn", S, 859, 1086, held_by=MAN),
    judged("f27", "c:att-vaga", "ik:strengthens", "c:innovationskraft", 905, 1011, held_by=MAN),
    judged("f28", "c:mangfald", "ik:strengthens", "c:innovationskraft", 905, 1011, held_by=MAN),
    judged("f29", "c:samhallskontrakt", "ik:strengthens", "c:innovationskraft", 905, 1011, held_by=MAN),
    claimed("f30", "c:mangfald", "ik:identifiedAsCentralIn", S, 575, 675),
    claimed("f31", DIRECT, "ik:scopeNote", "?note", 1087, 1116, certainty="forbehallet"),
    claimed("f32", S, "ik:identifiedCount", "3", 575, 601),
    claimed("f33", CENTRAL, "ik:emergedFrom", KEY, 1099, 1204, certainty="forbehallet"),
    claimed("f34", DIRECT, "ik:rationale", '"den minsta gemensamma nämnaren"@sv', 1205, 1271),
    claimed("f35", CENTRAL, "ik:emergedFrom", KEY, 1858, 1917, certainty="troligt"),
    judged("f36", S, "ik:result", "[ik:concerns c:samhallskontraktsmedvetenhet, c:uppdrag]", 1273, 1419),
    judged("f37", "c:samhallskontrakt", "ik:assessedAs", '"mycket intressant område"@sv', 1781, 1853),
    claimed("f38", P, "ik:suggestsFurtherWorkOn", "c:samhallskontrakt", 1926, 1995, certainty="mojligt"),
    claimed("f39", P, "ik:suggestsFurtherWorkOn", "c:att-vaga", 680, 736, certainty="mojligt"),
    claimed("f40", P, "ik:furtherWorkVia", "?how", 737, 822, certainty="mojligt"),
    claimed("f41", S, "schema:superEvent", EDITION, 1447, 1525),
    claimed("f42", EDITION, "schema:superEvent", SERIES, 1488, 1517, certainty="harlett", holder="[foaf:name 'innokraft']"),
    claimed("f43", SERIES, "ik:geographicScope", "v:nationell", 1473, 1499),
    claimed("f44", EDITION, "schema:location", "<place/visby>", 1500, 1525),
    claimed("f45", KEY, "ik:statedCount", "4", 1552, 1593),
    claimed("f46", S, "ik:participation", "[ik:role v:nyckeldeltagare]", 1552, 1593),
    claimed("f47", S, "prov:used", "[a prov:Plan]", 1603, 1641),
    claimed("f48", S, "ik:preparedBy", "[a ik:Preparation]", 1530, 1641),
    claimed("f49", LEADER, "ik:role", "v:projektledare", 1643, 1657),
    claimed("f50", MODERATOR, "ik:agent", "<person/unnamed/vinnova-2015-01573/projektledaren>", 1643, 1675),
    claimed("f51", S, "ik:attendanceLevel", "v:fullsatt", 1678, 1701),
    judged("f52", S, "ik:assessedAs", '"hade kunnat tilldelas en ännu större lokal"@sv', 1706, 1748),
    Fact("f53", RECORD, "dcterms:creator", TEAM, 1998, 2057),
    Fact("f54", RECORD, "ik:reviewedByPublisher", "false", 2062, 2108),
    Fact("f55", RECORD, "dcterms:provenance", "?disclaimer", 1998, 2109),
    Fact("f56", RECORD, "ik:section", '[rdfs:label "Syfte och mål"@sv]', 279, 292, told="ik:section"),
]  # fmt: skip
BARE_CERTAINTIES = {"", "konstaterat", "bedomt"}
CLAIM_ONLY = {"ik:emergedFrom", "ik:strengthens"}


def spans(fact: Fact) -> str:
    return f"oa:hasSource {RECORD} ; oa:start {fact.start} ; oa:exact ?quote ."


def pattern(fact: Fact) -> str:
    """The statement with its quote; as a claim its certainty and who said it; the bare triple."""
    subject = f"?subject {fact.subject[1:-1]} ." if fact.subject[0] == "[" else ""
    who = "?subject" if subject else fact.subject
    bare = f"{fact.subject} {fact.property} {fact.object} ."
    if fact.told == "ik:section":
        return (
            f"{RECORD} schema:text ?text ; ik:section [rdfs:label ?label ; oa:start ?body] "
            f"BIND(SUBSTR(?text, {fact.start + 1}, {fact.end - fact.start}) AS ?quote) "
            f"FILTER(?quote = STR(?label) && {fact.end} < ?body)"
        )
    if fact.told:
        return f"{bare} ?said rdf:subject {who} ; rdf:predicate {fact.told} ; {spans(fact)}"
    if not fact.certainty:
        return (
            f"{bare} ?said rdf:subject {who} ; rdf:predicate {fact.property} ; "
            f"rdf:object {fact.object} ; {spans(fact)}"
        )
    return (
        f"{subject} ?claim rdf:subject {who} ; rdf:predicate {fact.property} ; "
        f"rdf:object {fact.object} ; ik:certainty v:{fact.certainty} ; {spans(fact)} "
        f"?claim prov:wasAttributedTo {fact.holder} ."
    )


@pytest.fixture(scope="module")
def text() -> str:
    return resource("data/records/vinnova-2015-01573.txt").read_bytes().decode()


def test_all_56_facts_are_asked_for() -> None:
    assert [fact.id for fact in FACTS] == [f"f{n:02}" for n in range(1, 57)]


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact.id)
def test_the_fact_is_in_the_graph_with_its_quote(
    fact: Fact, seed_store: EmbeddedStore, text: str
) -> None:
    rows = list(seed_store.select(f"SELECT DISTINCT ?quote WHERE {{ {pattern(fact)} }}"))
    assert [row["quote"].value for row in rows] == [text[fact.start : fact.end]]  # type: ignore[union-attr]


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact.id)
def test_a_fact_stands_bare_only_where_its_source_is_firm(
    fact: Fact, seed_store: EmbeddedStore
) -> None:
    subject = "?subject" if fact.subject[0] == "[" else fact.subject
    where = "" if fact.subject[0] != "[" else f"?subject {fact.subject[1:-1]} ."
    inside = fact.object[0] == "["
    where += f" ?value {fact.object[1:-1]} ." if inside else ""
    bare_triple = f"{subject} {fact.property} {'?value' if inside else fact.object}"
    graph = f"GRAPH ?g {{ {bare_triple} }} FILTER(?g != <graph/inferred>)"
    bare = bool(seed_store.query(f"ASK {{ {where} {graph} }}"))
    expected = fact.certainty in BARE_CERTAINTIES and fact.property not in CLAIM_ONLY
    assert bare is expected


def test_spans_are_those_of_the_reference(shared_data: Path) -> None:
    with (shared_data / "reference/seed-facts.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    expected = {row["id"]: (int(row["start"]), int(row["end"])) for row in rows}
    assert {fact.id: (fact.start, fact.end) for fact in FACTS} == expected


def test_the_shipped_seed_is_the_document_byte_for_byte(shared_data: Path) -> None:
    shipped = resource("data/records/vinnova-2015-01573.txt").read_bytes()
    assert shipped == (shared_data / "reference/seed.txt").read_bytes()


def test_all_three_areas_and_no_other_are_claimed_central(seed_store: EmbeddedStore) -> None:
    rows = seed_store.select(
        "SELECT DISTINCT ?c WHERE { ?k rdf:predicate ik:identifiedAsCentralIn ; rdf:subject ?c } "
        "ORDER BY ?c"
    )
    areas = [str(row["c"]).rpartition("/")[2].rstrip(">") for row in rows]
    assert areas == ["att-vaga", "mangfald", "samhallskontrakt"]


def test_the_first_mention_of_the_areas_is_stated_while_the_claim_is_judged(
    seed_store: EmbeddedStore,
) -> None:
    query = """SELECT ?c WHERE { ?k rdf:predicate ik:identifiedAsCentralIn ; ik:certainty v:bedomt .
      ?further ik:supports ?k ; ik:certainty ?c ; oa:start 575 }"""
    assert {str(row["c"]).rpartition("/")[2] for row in seed_store.select(query)} == {
        "konstaterat>"
    }


def test_four_participations_have_a_role_and_no_agent(seed_store: EmbeddedStore) -> None:
    query = f"""SELECT ?m WHERE {{ {S} ik:participation ?m . ?m ik:role v:nyckeldeltagare ;
      ik:inGroup {KEY} FILTER NOT EXISTS {{ ?m ik:agent ?who }} }}"""
    assert len(list(seed_store.select(query))) == 4


def test_nobody_in_the_graph_has_an_invented_name(seed_store: EmbeddedStore) -> None:
    names = seed_store.select("SELECT ?n WHERE { ?who a ik:UnnamedPerson ; foaf:name ?n }")
    assert list(names) == []


def test_the_seminar_is_in_visby_by_inference_alone(seed_store: EmbeddedStore) -> None:
    query = f"SELECT ?g WHERE {{ GRAPH ?g {{ {S} schema:location <place/visby> }} }}"
    graphs = [str(row["g"]) for row in seed_store.select(query)]
    assert graphs == ["<https://w3id.org/innokraft/graph/inferred>"]


def test_the_derived_edition_year_says_what_it_rests_on(seed_store: EmbeddedStore) -> None:
    query = f"""ASK {{ ?k rdf:subject {EDITION} ; rdf:predicate ik:editionYear ;
      rdf:object 2015 ; ik:certainty v:harlett ; skos:editorialNote ?why }}"""
    assert bool(seed_store.query(query))


def test_bounds_are_computed_from_months(seed_store: EmbeddedStore) -> None:
    query = (
        f"""ASK {{ {P} ik:earliest "2015-04-01"^^xsd:date ; ik:latest "2015-06-30"^^xsd:date }}"""
    )
    assert bool(seed_store.query(query))
