"""A graph that was tampered with is found out, each way with its own clear message."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from innokraft.rdf.terms import part_node, term_of
from innokraft.store.embedded import EmbeddedStore
from innokraft.validate import Finding, Level, as_report, validate
from innokraft.validate.shapes import check_shapes, results

BASE = "https://w3id.org/innokraft/"
RECORD = f"{BASE}record/vinnova-page/2015-01573/ad837766c821"
GRAPH = f"<{BASE}graph/vinnova-page/2015-01573/ad837766c821>"
PROVENANCE = f"<{BASE}graph/provenance>"
PROJECT = term_of(f"{BASE}project/vinnova/2015-01573")
XSD = "http://www.w3.org/2001/XMLSchema#"
SCHEMA = "http://schema.org/"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"

Tamper = Callable[[list[str]], list[str]]
Check = Callable[[Tamper], list[Finding]]


@pytest.fixture
def check(seed_lines: list[str], tmp_path: Path) -> Check:
    """Validates the seed's graph after a change to the lines of its export."""

    def run(tamper: Tamper) -> list[Finding]:
        path = tmp_path / "tampered.nq"
        changed = tamper(seed_lines)
        assert changed != seed_lines, "the change changed nothing"
        path.write_text("\n".join(changed), "utf-8")
        return [f for f in validate(EmbeddedStore.load(path)) if f.level is Level.VIOLATION]

    return run


def without(lines: list[str], *parts: str) -> list[str]:
    return [line for line in lines if not all(part in line for part in parts)]


def put(lines: list[str], old: str, new: str, *where: str) -> list[str]:
    return [line.replace(old, new) if all(w in line for w in where) else line for line in lines]


def amount_of(lines: list[str]) -> str:
    """The statement of the amount of the grant."""
    (line,) = [line for line in lines if '#exact> "99 356 kronor"' in line]
    return line.split()[0]


def test_the_seed_is_valid(seed_store: EmbeddedStore) -> None:
    assert [f for f in validate(seed_store) if f.level is not Level.INFO] == []


def test_a_wrong_quote_is_found_with_what_stands_there(check: Check) -> None:
    found = check(lambda ls: put(ls, '"99 356 kronor"', '"99 365 kronor"', "oa#exact>"))
    assert [f.rule for f in found] == ["quote"] * len(found)
    assert found
    assert (
        "'99 365 kronor' does not stand at 207–220; there stands '99 356 kronor'"
        in found[0].text.en
    )
    assert "står inte på plats 207–220" in found[0].text.sv


def test_a_shifted_offset_is_found(check: Check) -> None:
    start = f'"207"^^<{XSD}integer>'
    found = check(lambda ls: put(ls, start, f'"206"^^<{XSD}integer>', amount_of(ls)))
    assert {f.rule for f in found} == {"quote"}


@pytest.mark.parametrize(
    "other", [f'start> "187"^^<{XSD}integer>', 'exact> "99 356"', f"hasSource> <{RECORD}-2>"]
)
def test_a_statement_with_two_places_is_found(check: Check, other: str) -> None:
    found = check(lambda ls: [*ls, f"{amount_of(ls)} <http://www.w3.org/ns/oa#{other} {GRAPH} ."])
    assert {f.rule for f in found} == {"evidence"}


def test_a_statement_with_two_sources_of_one_text_is_found(check: Check) -> None:
    other = RECORD.replace("ad837766c821", "000000000000")

    def tamper(lines: list[str]) -> list[str]:
        told = ("/text> ", "#sha256> ")
        text = [li for li in lines if li.startswith(f"<{RECORD}>") and any(t in li for t in told)]
        sources = [li for li in lines if "hasSource>" in li]
        return [*lines, *(li.replace(f"<{RECORD}>", f"<{other}>") for li in (*text, *sources))]

    assert {f.rule for f in check(tamper)} == {"evidence", "shape oa:hasSource"}


def test_a_changed_frozen_text_is_found(check: Check) -> None:
    found = check(lambda ls: put(ls, "99 356 kronor", "99 357 kronor", "schema.org/text"))
    assert {f.rule for f in found} == {"quote", "text-digest"}


def test_a_frozen_text_without_its_digest_is_found(check: Check) -> None:
    found = check(lambda ls: without(ls, f"<{RECORD}> <{BASE}ns#sha256>"))
    assert "text-digest" in {f.rule for f in found}


def test_an_amount_without_its_currency_is_found(check: Check) -> None:
    found = check(lambda ls: without(ls, f"<{SCHEMA}currency>"))
    assert [f.rule for f in found] == ["shape schema:currency"]
    assert "#amount-SEK-99356" in found[0].thing


def test_a_shape_of_a_path_is_called_by_the_path(check: Check) -> None:
    found = check(lambda ls: without(ls, "ns#participation>"))
    assert "shape ^ik:participation" in {each.rule for each in found}
    found = check(lambda ls: without(ls, f"<{SCHEMA}name>", "/organisation/"))
    assert "shape schema:name" in {each.rule for each in found}


def test_a_unit_of_no_organisation_is_found(check: Check) -> None:
    found = check(lambda ls: without(ls, "org#unitOf>", "<http://www.w3.org/ns/org#unitOf> <"))
    rules = {f.rule for f in found}
    assert {"shape org:unitOf", "unit-of-another"} <= rules


def test_a_coordinating_unit_that_was_taken_out_is_found(check: Check) -> None:
    found = check(lambda ls: without(ls, PROJECT, "ns#coordinatingUnit> <"))
    assert {f.rule for f in found} == {"quote-without-statement"}
    assert "ik:coordinatingUnit" in found[0].text.en


def test_two_amounts_in_one_source_are_found(check: Check) -> None:
    grant, amount = f"<{BASE}project/vinnova/2015-01573#grant>", part_node(PROJECT, "amount-SEK-1")
    found = check(
        lambda ls: [
            *ls,
            f"{grant} <{SCHEMA}amount> {amount} {GRAPH} .",
            f"{amount} <{RDF}type> <{SCHEMA}MonetaryAmount> {GRAPH} .",
            f'{amount} <{SCHEMA}value> "1"^^<{XSD}decimal> {GRAPH} .',
            f'{amount} <{SCHEMA}currency> "SEK" {GRAPH} .',
        ]
    )
    assert {f.rule for f in found} == {"two-amounts", "statement-without-quote"}


def test_a_hedged_claim_that_stands_bare_is_found(check: Check) -> None:
    said = f"{PROJECT} <{BASE}ns#suggestsFurtherWorkOn> <{BASE}concept/att-vaga> {GRAPH} ."
    found = check(lambda ls: [*ls, said])
    assert "hedged-stands-bare" in {f.rule for f in found}
    hedged = next(f for f in found if f.rule == "hedged-stands-bare")
    assert "the source says it only as mojligt" in hedged.text.en


def test_a_claim_only_property_that_stands_bare_is_found(check: Check) -> None:
    said = f"<{BASE}concept/mod> <{BASE}ns#strengthens> <{BASE}concept/innovationskraft> {GRAPH} ."
    assert "claim-only-stands-bare" in {f.rule for f in check(lambda ls: [*ls, said])}


def test_an_unnamed_person_with_a_name_is_found(check: Check) -> None:
    person = f"<{BASE}person/unnamed/vinnova-2015-01573/projektledaren>"
    name = f'{person} <http://xmlns.com/foaf/0.1/name> "Någon Annan" {GRAPH} .'
    found = check(lambda ls: [*ls, name])
    assert [f.rule for f in found] == ["shape foaf:name"]


def test_an_unknown_concept_is_found(check: Check) -> None:
    found = check(lambda ls: put(ls, "concept/mangfald>", "concept/mangfladd>", GRAPH))
    assert "c:mangfladd is not in the ontology" in {f.text.en for f in found}


def test_an_unknown_value_and_an_unknown_property_are_found(check: Check) -> None:
    found = check(
        lambda ls: put(
            put(ls, "value/avslutat>", "value/avslutad>", GRAPH), "ns#aimText>", "ns#aim>", GRAPH
        )
    )
    assert {"v:avslutad", "ik:aim"} <= {
        f.text.en.split()[0] for f in found if f.rule == "unknown-name"
    }


def test_a_statement_that_lost_its_quote_is_found(check: Check) -> None:
    found = check(lambda ls: without(ls, "#statement-", f"subject> {PROJECT}"))
    assert "statement-without-quote" in {f.rule for f in found}


def test_an_area_too_few_is_found_by_the_source_s_own_count(check: Check) -> None:
    area = f"subject> <{BASE}concept/mangfald>"

    def drop_one(lines: list[str]) -> Iterator[str]:
        central = {line.split()[0] for line in lines if "identifiedAsCentralIn> <" in line}
        gone = {line.split()[0] for line in lines if area in line} & central
        return (line for line in lines if line.split()[0] not in gone)

    found = check(lambda ls: list(drop_one(ls)))
    assert "count-of-areas" in {f.rule for f in found}


def test_sources_that_disagree_are_no_violation(seed_lines: list[str], tmp_path: Path) -> None:
    """A second record of the same project with another amount stands beside the first."""
    other = [
        line.replace("ad837766c821", "000000000000").replace("#amount-SEK-99356", "#amount-SEK-1")
        for line in seed_lines
        if "ad837766c821" in line
    ]
    other = [line.replace('"99356"', '"1"') for line in other]
    path = tmp_path / "two.nq"
    path.write_text("\n".join([*seed_lines, *other]), "utf-8")
    assert not [f for f in validate(EmbeddedStore.load(path)) if f.rule == "two-amounts"]


@pytest.mark.parametrize(
    ("names", "told"),
    [
        (("Lo Påhitt", "Kim Exempel"), ["Kim Exempel, Lo Påhitt"]),
        (("Kim Exempel", "Kim Modig Exempel", "Kim Gift"), []),
        (("kim Exempel", "K. exempel"), []),
    ],
)
def test_an_orcid_of_two_names_that_have_nothing_in_common_is_told(
    tmp_path: Path, names: tuple[str, ...], told: list[str]
) -> None:
    person, foaf = f"<{BASE}person/orcid/0000-0002-1825-0097>", "http://xmlns.com/foaf/0.1/"
    lines = [f"{person} <{RDF}type> <{foaf}Person> {GRAPH} ."]
    lines += [f'{person} <{foaf}name> "{name}" {GRAPH} .' for name in names]
    path = tmp_path / "persons.nq"
    path.write_text("\n".join(lines), "utf-8")
    found = [f for f in validate(EmbeddedStore.load(path)) if f.rule == "names-of-two"]
    assert [f.text.en.partition(": ")[2] for f in found] == told
    assert all(f.level is Level.WARNING for f in found)


def test_a_claim_turned_round_is_found_however_hedged(check: Check) -> None:
    claims = "suggestsFurtherWorkOn"

    def turn(lines: list[str]) -> list[str]:
        nodes = {
            line.split(" ", 1)[0] for line in lines if f"predicate> <{BASE}ns#{claims}>" in line
        }
        assert nodes
        return [
            line.replace("#subject>", "#object2>")
            .replace("#object>", "#subject>")
            .replace("#object2>", "#object>")
            if line.split(" ", 1)[0] in nodes
            else line
            for line in lines
        ]

    found = [f for f in check(turn) if f.rule == "direction"]
    assert {f.text.en.partition(" ")[2] for f in found} == {
        "does not fit as the subject of ik:suggestsFurtherWorkOn",
        "does not fit as the object of ik:suggestsFurtherWorkOn",
    }


def test_a_value_of_another_scheme_is_found(check: Check) -> None:
    scope = f"<{BASE}value/nationell>"
    found = check(lambda ls: put(ls, scope, f"<{BASE}value/fullsatt>", "geographicScope"))
    assert "direction" in {f.rule for f in found}


NESTED = """
@prefix sh: <http://www.w3.org/ns/shacl#> .
<a:outer> a sh:NodeShape ; sh:targetNode <a:x> ; sh:property <a:outer-knows> .
<a:outer-knows> sh:path <a:knows> ; sh:node <a:inner> ;
  sh:message "känner en utan namn"@sv , "knows one without a name"@en .
<a:inner> a sh:NodeShape ; sh:property <a:inner-name> .
<a:inner-name> sh:path <a:name> ; sh:minCount 1 .
"""


def test_what_a_result_rests_on_is_no_finding_of_its_own() -> None:
    data = rdflib.Graph().parse(data="<a:x> <a:knows> <a:y> .", format="turtle")
    (found,) = results(data, rdflib.Graph().parse(data=NESTED, format="turtle"))
    assert (found.thing, found.level) == ("a:x", Level.VIOLATION)
    assert found.text.sv == "känner en utan namn: a:y"
    assert "sh:detail" in found.report


def test_a_record_that_is_annotated_is_checked_once(seed_store: EmbeddedStore) -> None:
    done: list[int] = []

    def note(phase: str, count: int, total: int | None = None, /) -> None:
        done.append(count)

    assert not list(check_shapes(seed_store, progress=note))
    assert done == [0, 1]


def read_report(report: str) -> rdflib.Graph:
    assert list(ox.parse(report.encode(), format=ox.RdfFormat.TURTLE))
    return rdflib.Graph().parse(data=report, format="turtle")


def test_the_report_is_shacls_own_and_the_same_each_time(check: Check) -> None:
    def tamper(lines: list[str]) -> list[str]:
        return put(without(lines, f"<{SCHEMA}currency>"), "med utg", "MED utg", "oa#exact")

    found = check(tamper)
    assert {f.rule.partition(" ")[0] for f in found} >= {"shape", "quote"}
    report = as_report(found)
    assert as_report(reversed(check(tamper))) == report
    read = read_report(report)
    (whole,) = read.subjects(rdflib.RDF.type, rdflib.SH.ValidationReport)
    assert read.value(whole, rdflib.SH.conforms) == rdflib.Literal(False)
    listed = list(read.objects(whole, rdflib.SH.result))
    assert len(listed) == len({(f.rule, f.thing, f.text.en) for f in found})
    for result in listed:
        for name in ("focusNode", "resultSeverity", "sourceConstraintComponent"):
            assert len(list(read.objects(result, rdflib.SH[name]))) == 1
        assert {
            getattr(m, "language", "") for m in read.objects(result, rdflib.SH.resultMessage)
        } == {"sv", "en"}


def test_a_report_of_nothing_conforms() -> None:
    read = read_report(as_report([]))
    assert [str(o) for o in read.objects(None, rdflib.SH.conforms)] == ["true"]
