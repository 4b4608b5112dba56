"""Each rule of the model finds what it is there for, and lets pass what is only near to it."""

from __future__ import annotations

from pathlib import Path

import pytest

from innokraft.rdf.namespaces import BASE, PREFIXES
from innokraft.store.embedded import EmbeddedStore
from innokraft.validate.finding import Finding, Level
from innokraft.validate.records import look_through
from innokraft.validate.rules import check_rules

HEAD = "".join(f"PREFIX {name}: <{at}>\n" for name, at in PREFIXES.items()) + f"BASE <{BASE}>\n"
PROVENANCE = """
GRAPH <graph/provenance> { <graph/made/1/0> prov:wasDerivedFrom <record/made/1/0> .
  <record/made/1/0> a ik:SourceRecord . }
"""
FIRM = """<claim> rdf:subject <project/made/1> ; rdf:predicate ik:status ; rdf:object <status> ;
  ik:certainty <value/{}> ."""
SAID = FIRM.partition("ik:certainty")[0].replace("claim", "said").rstrip("; \n") + " ."
HEDGED = "<claim> a ik:UnassertedStatement . " + FIRM.format("mojligt")
FURTHER = FIRM.format("konstaterat").replace(
    "<claim>", "<further> a ik:UnassertedStatement ; ik:supports <claim> ;"
)
CLAIM_ONLY = FIRM.format("bedomt").replace("ik:status", "ik:strengthens")
BARE = "<project/made/1> ik:status <status> ."
SECTION = '<record/made/1/0> ik:section <s> . <s> rdfs:label "Syfte" .'
PERIOD = '<project/made/1> ik:earliest "2015-05-{}"^^xsd:date ; ik:latest "2015-05-{}"^^xsd:date .'


def graph(folder: Path, said: str) -> EmbeddedStore:
    """The graph of one record that says something."""
    path = folder / "made.trig"
    path.write_text(f"{HEAD}{PROVENANCE}GRAPH <graph/made/1/0> {{ {said} }}", "utf-8")
    return EmbeddedStore.load(path)


def findings(store: EmbeddedStore) -> list[Finding]:
    return [*look_through(store).findings, *check_rules(store)]


@pytest.mark.parametrize(
    ("rule", "level", "wrong", "right"),
    [
        ("evidence-of-nothing", Level.VIOLATION, '<e> oa:exact "x" .',
         '<e> oa:exact "x" ; rdf:subject <project/made/1> .'),
        ("quote-without-statement", Level.VIOLATION, SAID, SAID + BARE),
        ("quote-without-statement", Level.VIOLATION, SAID, HEDGED),
        ("quote-without-statement", Level.VIOLATION, FIRM.format("bedomt"), HEDGED + FURTHER),
        ("hedged-stands-bare", Level.VIOLATION, HEDGED + BARE,
         HEDGED + FIRM.format("bedomt").replace("claim", "firm") + BARE),
        ("hedged-stands-bare", Level.VIOLATION, HEDGED + FURTHER + BARE, SAID + BARE),
        ("wrongly-asserted", Level.VIOLATION, FIRM.format("mojligt"), HEDGED),
        ("wrongly-asserted", Level.VIOLATION, HEDGED.replace("mojligt", "bedomt"),
         FIRM.format("bedomt")),
        ("wrongly-asserted", Level.VIOLATION, FURTHER.replace("a ik:UnassertedStatement ;", ""),
         FURTHER),
        ("wrongly-asserted", Level.VIOLATION, CLAIM_ONLY,
         f"<claim> a ik:UnassertedStatement . {CLAIM_ONLY}"),
        ("ends-before-start", Level.WARNING, PERIOD.format("02", "01"), PERIOD.format("01", "01")),
        ("project-without-time", Level.INFO, "<project/made/1> a ik:Project .",
         "<project/made/1> a ik:Project ; time:hasTime <time/2015> ."),
        ("section-not-read", Level.INFO, SECTION, f"{SECTION} <e> ik:inSection <s> ."),
    ],
)  # fmt: skip
def test_a_rule_finds_what_is_wrong_and_lets_pass_what_is_right(
    tmp_path: Path, rule: str, level: Level, wrong: str, right: str
) -> None:
    found = [each for each in findings(graph(tmp_path, wrong)) if each.rule == rule]
    assert [each.level for each in found] == [level]
    assert rule not in {each.rule for each in findings(graph(tmp_path, right))}


@pytest.mark.parametrize("statements", [0, 1, 2])
def test_evidence_supports_one_statement_and_no_other_number(
    tmp_path: Path, statements: int
) -> None:
    names = ("ik:status", "dcterms:title")[:statements]
    said = "".join(f"<e> rdf:predicate {n} ; rdf:object <x> ." for n in names)
    found = findings(graph(tmp_path, f'<e> oa:exact "x" . {said}'))
    told = "the evidence does not support exactly one statement"
    assert [each.text.en for each in found].count(told) == (statements != 1)
