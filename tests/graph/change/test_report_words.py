"""What a change did, in words: every line in its order, in both languages."""

from __future__ import annotations

import pytest

from innokraft.change.mirror import Missing
from innokraft.change.outcome import KeptApart, Outcome
from innokraft.change.report import BuildReport, MergeReport
from innokraft.change.report_words import as_lines, build_lines
from innokraft.rdf.namespaces import BASE
from innokraft.readers import ReadSummary
from innokraft.versions.differences import Versions
from tests.graph.change.made_reports import (
    GONE,
    RECORD,
    WAITING,
    all_of_it,
    candidate,
    joined,
    of,
    versions,
)


def lines(report: MergeReport, language: str = "en", *, dry_run: bool = False) -> list[str]:
    """The report in words, without what is said where nothing changed."""
    report.changed = True
    return list(as_lines(report, language, dry_run=dry_run))


def test_what_a_build_made_is_one_line_and_then_its_versions() -> None:
    report = BuildReport(summary=ReadSummary(read=5, warned=1, skipped=2, refused=3))
    report.annotations, report.triples, report.inferred = 4, 700, 60
    assert list(build_lines(report, "here", "sv")) == [
        (
            "here: 5 källpost(er), 4 läsning(ar), 700 tripler, 60 av dem härledda; "
            "1 med varning, 2 överhoppade, 3 vägrade"
        )
    ]
    report.outcome.versions.redated.append("<a>")
    assert list(build_lines(report, "there", "en")) == [
        (
            "there: 5 record(s), 4 annotation(s), 700 triples, 60 of them inferred; "
            "1 warned, 2 skipped, 3 refused"
        ),
        "Unchanged records, with a later date in the source: 1",
    ]


def test_where_nothing_changed_that_is_said_and_of_a_dry_run_that_nothing_is() -> None:
    report = MergeReport()
    assert list(as_lines(report, "sv", dry_run=False)) == ["Inget att ändra; grafen är som förut."]
    assert list(as_lines(report, "en", dry_run=True)) == [
        "Nothing is changed; this is what would be:",
        "Nothing to change; the graph is as it was.",
    ]
    assert lines(MergeReport()) == []
    assert lines(MergeReport(), "sv", dry_run=True) == ["Inget är ändrat; så här skulle det bli:"]


def test_pairs_are_counted_where_more_than_one_was_judged() -> None:
    assert lines(MergeReport(judged=1)) == []
    assert lines(MergeReport(judged=2)) == ["Pairs judged: 2"]
    assert lines(MergeReport(judged=3), "sv") == ["Bedömda par: 3"]


FATES = {
    "added": ("Nya poster", "New records"),
    "replaced": (
        "Äldre versioner som inte räknas, för det finns en nyare",
        "Older versions that do not count, because there is a newer one",
    ),
    "withdrawn": ("Uttagna ur grafen", "Taken out of the graph"),
    "renamed": (
        "Poster som i övrigt är som förut, men där något har fått en annan adress (IRI)",
        "Records otherwise as before, in which something got another address (IRI)",
    ),
}


@pytest.mark.parametrize("name", FATES)
def test_records_are_listed_by_what_became_of_them(name: str) -> None:
    sv, en = FATES[name]
    assert lines(of(**{name: ["a/1", "a/2"]}), "sv") == [f"{sv}: 2", "  a/1", "  a/2"]
    assert lines(of(**{name: ["a/1"]}), "en") == [f"{en}: 1", "  a/1"]


def test_unchanged_records_are_counted_and_not_listed() -> None:
    report = of(unchanged=["a/1", "a/2"], withdrawn=["a/3"])
    assert lines(report, "sv") == [
        "Oförändrade poster, som redan fanns i grafen: 2",
        "Uttagna ur grafen: 1",
        "  a/3",
    ]
    assert lines(report)[0] == "Unchanged records, already in the graph: 2"


def test_of_updated_records_it_is_told_what_changed_and_of_others_which() -> None:
    revised = Versions(revised=[versions("1", "2019", "2020")])
    report = of(updated=["made/1/1", "made/2/9"], versions=revised)
    assert lines(report, "sv") == [
        "Ändrade poster, med en nyare version eller andra läsningar: 2",
        "  made/1: 0 (2019) → 1 (2020)",
        "    titel: Mod → Courage; Mod i dag",
        "  made/2/9",
    ]
    assert lines(report)[0] == "Changed records, with a newer version or other annotations: 2"


def test_what_an_export_lacks_is_listed_with_how_to_take_it_out() -> None:
    report = MergeReport(missing=Missing(gone=GONE, elsewhere=3))
    assert lines(report, "sv") == [
        "Finns i grafen, men inte i det som nu lästes ur samma källa: 2",
        "  made/1",
        "  made/2",
        "  är det hela källan: innokraft merge --mirror tar ut dem",
    ]
    assert lines(report) == [
        "In the graph, but not in what was read of the same source now: 2",
        "  made/1",
        "  made/2",
        "  if that is the whole source: innokraft merge --mirror withdraws them",
    ]


def test_of_what_was_mirrored_only_what_stays_elsewhere_is_told() -> None:
    missing = Missing(gone=GONE, elsewhere=3, withdrawn=True)
    assert lines(MergeReport(missing=missing), "sv") == [
        "Kvar av samma källa, för av deras finansiär eller ramprogram lästes inget: 3"
    ]
    assert lines(MergeReport(missing=missing)) == [
        (
            "Left of the same source, because nothing of their funder or framework programme "
            "was read: 3"
        )
    ]
    assert lines(MergeReport(missing=Missing(gone=GONE, withdrawn=True))) == []


def test_of_sources_that_were_not_looked_through_it_is_told_how_to_look() -> None:
    report = MergeReport(missing=Missing(too_many=["gdp", "swecris-csv"]))
    assert lines(report, "sv") == [
        (
            "Grafen har många fler poster ur gdp, swecris-csv än som lästes; "
            "om några har utgått är inte sett"
        ),
        "  innokraft merge --mirror --dry-run",
    ]
    assert lines(report)[0] == (
        "The graph holds many more records of gdp, swecris-csv than were read; "
        "whether any went was not seen"
    )


def test_what_was_joined_is_counted_by_kind_and_rule_and_projects_are_listed() -> None:
    report = of(
        joined=[
            joined("project", "project-number", "project/a/1"),
            joined("project", "judgement", "project/b/1", "3"),
            joined("organisation", "organisation-name", "organisation/a"),
            joined("organisation", "organisation-name", "organisation/b"),
            joined("person", "person-orcid", "person/a"),
        ]
    )
    assert lines(report, "sv") == [
        (
            "Sammanförda till en och samma (organisation; samma namn, bortsett från skiftläge, "
            "skiljetecken och bolagsform; organisation-name): 2"
        ),
        "Sammanförda till en och samma (person; samma ORCID; person-orcid): 1",
        "Sammanförda till en och samma (projekt; bedömda som samma; judgement): 1",
        (
            "Sammanförda till en och samma (projekt; samma finansiär och diarienummer; "
            "project-number): 1"
        ),
        "  made/2/b -> project/a/1, project-number: on project/a/1",
        "  made/3/b -> project/b/1, judgement: on project/b/1",
    ]
    assert lines(report)[2:4] == [
        "Joined into one and the same (project; judged to be the same; judgement): 1",
        (
            "Joined into one and the same (project; the same funder and reference number; "
            "project-number): 1"
        ),
    ]


KINDS = {
    "organisation": ("organisation", "organisation"),
    "unit": ("enhet", "unit"),
    "project": ("projekt", "project"),
    "person": ("person", "person"),
    "event": ("evenemang", "event"),
    "edition": ("upplaga av ett evenemang", "edition of an event"),
    "series": ("evenemangsserie", "event series"),
    "place": ("plats", "place"),
}


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_thing_has_its_word(kind: str) -> None:
    report, (sv, en) = of(joined=[joined(kind, "mention", "a")]), KINDS[kind]
    one = "samma omnämnande i en post", "one mention of one record"
    assert lines(report, "sv")[0] == f"Sammanförda till en och samma ({sv}; {one[0]}; mention): 1"
    assert lines(report, "en")[0] == f"Joined into one and the same ({en}; {one[1]}; mention): 1"


def test_what_is_kept_apart_is_told_with_the_rule_and_why() -> None:
    things = f"{BASE}organisation/a", f"{BASE}organisation/b"
    numbers = "organisation/number/1 is not organisation/number/2"
    report = of(
        kept_apart=[
            KeptApart("organisation-name", "organisation/name/a", numbers, things),
            KeptApart("judgement", "a", "judged different: so", (*things, f"{BASE}c")),
        ]
    )
    assert lines(report, "sv") == [
        "Inte sammanförda, för att något skiljer dem åt: 2",
        (
            "  organisation-name organisation/name/a: organisation/a, organisation/b "
            "(olika organisationsnummer: 1 ≠ 2)"
        ),
        "  judgement a: organisation/a, organisation/b, c (bedömda som olika: so)",
    ]
    assert lines(report)[:2] == [
        "Not joined, because something tells them apart: 2",
        (
            "  organisation-name organisation/name/a: organisation/a, organisation/b "
            "(different organisation numbers: 1 ≠ 2)"
        ),
    ]


def test_candidates_are_listed_with_their_score_and_how_to_judge_them() -> None:
    report = MergeReport(
        candidates=[candidate(0.9, ("money", "5 SEK")), candidate(0.456, ("conflict", "so"))]
    )
    assert lines(report, "sv") == [
        "Par som kanske är ett och samma och som någon behöver bedöma: 2",
        "  0.90 project/a/1 ~ project/b/1 (samma belopp: 5 SEK)",
        "  0.46 project/a/1 ~ project/b/1 (emot: hålls isär: so)",
        "  bedöm med: innokraft decide A B same|different --why …",
    ]
    assert lines(report) == [
        "Pairs that may be one and the same, which somebody has to judge: 2",
        "  0.90 project/a/1 ~ project/b/1 (the same amount: 5 SEK)",
        "  0.46 project/a/1 ~ project/b/1 (against: held apart: so)",
        "  judge with: innokraft decide A B same|different --why …",
    ]


def test_annotations_that_wait_and_those_that_went_are_listed_last() -> None:
    report = of(waiting=[WAITING], unread=["annotation/made/1/c", "annotation/made/1/d"])
    assert lines(report, "sv") == [
        "Läsningar som inte räknas förrän någon har sett på dem: 1",
        f"  {WAITING.words.sv}",
        "Läsningar som gick med den sista version som de läste: 2",
        "  annotation/made/1/c",
        "  annotation/made/1/d",
    ]
    assert lines(report)[:3] == [
        "Annotations that do not count until somebody has looked at them: 1",
        f"  {WAITING.words.en}",
        "Annotations that went with the last version that they read: 2",
    ]


def test_what_became_of_versions_is_told_in_the_language_of_the_report() -> None:
    again = Versions(again=[f"<{RECORD}/1/a>"])
    told = "Äldre versioner som räknas igen, för ingen nyare finns kvar: 1"
    assert lines(of(versions=again), "sv") == [told, "  made/1/a"]
    build = BuildReport(outcome=Outcome(versions=again))
    assert list(build_lines(build, "here", "sv"))[1:] == [told, "  made/1/a"]


def test_the_parts_of_a_report_stand_in_their_order() -> None:
    heads = [line for line in lines(all_of_it(), dry_run=True) if not line.startswith("  ")]
    assert [head[:16] for head in heads] == [
        "Nothing is chang",
        "Pairs judged: 2",
        "New records: 1",
        "Mentions that go",
        "Mentions that co",
        "Unchanged record",
        "Older versions t",
        "Older than the v",
        "Records without ",
        "In the graph, bu",
        "The graph holds ",
        "Joined into one ",
        "Not joined, beca",
        "Pairs that may b",
        "Annotations that",
        "Annotations that",
    ]
