"""Made reports of changes, for tests of what is told of them."""

from __future__ import annotations

from typing import Any

from innokraft.bilingual import Bilingual
from innokraft.change.corrected import MentionChange
from innokraft.change.mirror import Missing
from innokraft.change.outcome import KeptApart, Outcome
from innokraft.change.report import MergeReport
from innokraft.curation.keys import Key
from innokraft.errors import Place, SourceError
from innokraft.identity.candidates import Candidate
from innokraft.identity.settling import Joined
from innokraft.rdf.namespaces import BASE
from innokraft.rdf.terms import iri
from innokraft.versions.anchoring import WaitingAnnotation
from innokraft.versions.differences import Compared, Differing, Versions

RECORD = f"{BASE}record/made"
KEYS = Key.parse("project/number/a/1"), Key.parse("project/number/b/1")
TITLE = Differing("titles", (("Mod",), ("Courage", "Mod i dag")))


def versions(local_id: str, *dates: str) -> Compared:
    """Made versions of a record, one a date."""
    nodes = tuple(f"<{RECORD}/{local_id}/{n}>" for n in range(len(dates)))
    return Compared(nodes, dates, (TITLE,))


def joined(kind: str, rule: str, thing: str, record: str = "2") -> Joined:
    """A thing of a record that is one with another record's."""
    return Joined(kind, rule, f"on {thing}", f"{BASE}{thing}", f"{RECORD}/{record}/b")


def candidate(score: float, *features: tuple[str, str]) -> Candidate:
    """A pair of projects."""
    return Candidate(
        f"{BASE}project/a/1", f"{BASE}project/b/1", KEYS, score, features, ("project-reference",)
    )


GONE = [iri(f"{RECORD}/{n}") for n in (1, 2)]
WAITING = WaitingAnnotation("annotation/made/1/a", "made/1/b", "därför", "because")


def of(**outcome: Any) -> MergeReport:
    """The report of a change that has but this outcome."""
    return MergeReport(outcome=Outcome(**outcome))


def all_of_it() -> MergeReport:
    """A report in which everything happened."""
    report = of(
        added=["made/9/a"],
        versions=Versions(
            redated=[f"<{RECORD}/4/a>", f"<{RECORD}/3/a>"],
            again=[f"<{RECORD}/6/a>", f"<{RECORD}/5/a>"],
            revised=[versions("1", "", "2020")],
            late=[versions("2", "", "2020")],
            rivals=[versions("3", "")],
        ),
        waiting=[WAITING],
        unread=["annotation/made/1/c"],
        joined=[joined("person", "person-orcid", "person/a")],
        kept_apart=[KeptApart("judgement", "a", "b", ("c",))],
        mentions_gone=[MentionChange("made/1/0", 7, "mod", "Ett ", "mod", " så.")],
        mentions_new=[MentionChange("made/1/0", 3, "tillit", "", "tro", ".")],
    )
    report.missing = Missing(gone=GONE[::-1], elsewhere=7, too_many=["gdp"])
    report.candidates = [candidate(0.9, ("name", "1"))]
    report.judged = 2
    report.refused.append(SourceError("odd", Place("a.txt", 3)))
    report.skipped.append(SourceError("skipped", Place("b.txt")))
    report.warnings.append("doubtful")
    report.notes.append(Bilingual("så", "so"))
    return report
