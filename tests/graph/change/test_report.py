"""A report as data, and what is said of a build beside its lines."""

from __future__ import annotations

from innokraft.bilingual import Bilingual
from innokraft.change.report import BuildReport, as_data, short
from innokraft.rdf.namespaces import BASE
from tests.graph.change.made_reports import all_of_it


def fields() -> list[dict[str, object]]:
    """What the made versions differ in, as data."""
    return [{"field": "titles", "values": [["Mod"], ["Courage", "Mod i dag"]]}]


def test_as_data_a_report_has_all_its_values_whole_and_sorted() -> None:
    assert as_data(all_of_it()) == {
        "added": ["made/9/a"],
        "updated": [],
        "unchanged": [],
        "replaced": [],
        "withdrawn": [],
        "renamed": [],
        "redated": ["made/3/a", "made/4/a"],
        "again": ["made/5/a", "made/6/a"],
        "revised": [
            {
                "versions": [
                    {"version": "made/1/0", "modified": ""},
                    {"version": "made/1/1", "modified": "2020"},
                ],
                "fields": fields(),
            }
        ],
        "rivals": [{"versions": [{"version": "made/3/0", "modified": ""}], "fields": fields()}],
        "late": [
            {
                "versions": [
                    {"version": "made/2/0", "modified": ""},
                    {"version": "made/2/1", "modified": "2020"},
                ],
                "fields": fields(),
            }
        ],
        "missing": ["made/1", "made/2"],
        "elsewhere": 7,
        "not_looked_for": ["gdp"],
        "joined": [
            {
                "kind": "person",
                "rule": "person-orcid",
                "on": "on person/a",
                "thing": "person/a",
                "record": "made/2/b",
            }
        ],
        "judged": 2,
        "kept_apart": [{"rule": "judgement", "on": "a", "because": "b", "things": ("c",)}],
        "candidates": [
            {
                "first": "project/a/1",
                "second": "project/b/1",
                "keys": ["project/number/a/1", "project/number/b/1"],
                "score": 0.9,
                "rules": ["project-reference"],
                "features": {"name": "1"},
            }
        ],
        "waiting_annotations": [
            {
                "annotation": "annotation/made/1/a",
                "version": "made/1/b",
                "sv": "därför",
                "en": "because",
            }
        ],
        "withdrawn_annotations": ["annotation/made/1/c"],
        "mentions_gone": [
            {
                "record": "made/1/0",
                "start": 7,
                "concept": "mod",
                "before": "Ett ",
                "quote": "mod",
                "after": " så.",
            }
        ],
        "mentions_new": [
            {
                "record": "made/1/0",
                "start": 3,
                "concept": "tillit",
                "before": "",
                "quote": "tro",
                "after": ".",
            }
        ],
        "refused": ["a.txt, line 3: odd"],
        "skipped": ["b.txt: skipped"],
        "violations": [],
        "warnings": ["doubtful", "so"],
    }


def test_a_record_or_thing_is_called_by_its_path() -> None:
    assert short(f"{BASE}record/made/1/a") == "made/1/a"
    assert short(f"{BASE}project/a/1") == "project/a/1"
    assert short("record/made/1") == "made/1"


def test_grants_that_count_twice_are_told_with_how_to_judge_all_at_once() -> None:
    assert BuildReport().to_judge is None
    told = BuildReport(twice=2).to_judge
    assert told == Bilingual(
        "2 par med ett diarienummer hos två finansiärer väntar på bedömning och räknas två "
        "gånger tills dess; alla på en gång: innokraft decide --rule project-reference same "
        "--why …",
        "2 pair(s) of one number under two funders wait for a judgement and count twice until "
        "then; all at once: innokraft decide --rule project-reference same --why …",
    )
