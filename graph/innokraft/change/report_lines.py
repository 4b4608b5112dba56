"""What a change did to a graph, in words and as data."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from innokraft.change.report import MergeReport
from innokraft.change.report_missing import missing_as_data, missing_lines
from innokraft.change.report_versions import (
    revised_lines,
    some_lines,
    version_lines,
    versions_as_data,
)
from innokraft.curation.rules import JUDGED, rule_named
from innokraft.identity.candidates import Candidate
from innokraft.rdf.namespaces import BASE
from innokraft.rdf.record_iris import record_path

_WORDS = {
    "added": ("nya", "added"),
    "updated": ("ändrade", "updated"),
    "unchanged": ("oförändrade", "unchanged"),
    "superseded": ("ersatta versioner", "superseded"),
    "withdrawn": ("uttagna", "withdrawn"),
    "moved": ("omskrivna, för att något i dem har fått en annan IRI", "described anew"),
}
_DRY = ("Inget är ändrat; så här skulle det bli:", "Nothing is changed; this is what would be:")
_NOTHING = ("Ingenting att ändra.", "Nothing to change.")
_PAIRS = ("bedömda par", "pairs judged")
_JOINED = ("sammanförda", "joined")
_CONFLICT = ("i konflikt", "in conflict")
_DOUBTFUL = ("tveksamma", "doubtful")
_JUDGE = ("bedöm med:", "judge with:")
_DECIDE = "innokraft decide A B same|different --why …"
_UNFIT = ("läsning(ar) väntar på en person", "annotation(s) wait for a person")
_UNREAD = (
    "läsning(ar) gick med den sista version som de läser",
    "annotation(s) went with the last version that they read",
)
_FEATURES = {
    "number": ("samma diarienummer", "the same number"),
    "coordinator": ("samma koordinator", "the same coordinator"),
    "money": ("samma belopp", "the same amount"),
    "period": ("samma månader", "the same months"),
    "start": ("samma startmånad", "the same month of start"),
    "starts": ("samma utgångspunkter", "the same starting points"),
    "untitled": ("båda utan titel och nummer", "both without title and number"),
    "name": ("namnens likhet", "likeness of the names"),
    "same-ror": ("samma ROR", "the same ROR"),
    "same-pic": ("samma PIC", "the same PIC"),
    "same-country": ("samma land", "the same country"),
    "same-form": ("samma bolagsform", "the same legal form"),
}
_AGAINST = {
    "other-number": ("olika organisationsnummer", "different organisation numbers"),
    "other-ror": ("olika ROR", "different RORs"),
    "other-pic": ("olika PIC", "different PICs"),
    "other-country": ("olika länder", "different countries"),
    "other-form": ("olika bolagsform", "different legal forms"),
    "other-orcid": ("olika ORCID", "different ORCIDs"),
    "several": ("namnet bärs av flera som skiljer sig åt", "several that differ bear the name"),
    "conflict": ("hålls isär", "held apart"),
}
_IS_NOT = re.compile(r"\w+/([^/]+)/(.+) is not \w+/([^/]+)/(.+)")
_JUDGED_APART = ("bedömda som olika", "judged different")
_SIDES = (("för", "emot"), ("for", "against"))
_JUDGED = ("bedömda som samma", "judged to be the same")


def as_data(report: MergeReport) -> dict[str, Any]:
    """The report as plain lists and mappings."""
    data: dict[str, Any] = {name: getattr(report, name) for name in _WORDS}
    data |= versions_as_data(report.versions) | missing_as_data(report.missing)
    data["joined"] = [
        asdict(each) | {"thing": _short(each.thing), "record": _short(each.record)}
        for each in report.joined
    ]
    data["judged"] = report.judged
    data["conflicts"] = report.conflicts
    data["doubtful"] = [_as_data(candidate) for candidate in report.doubtful]
    data["unfit"] = [asdict(each) for each in report.unfit]
    data["unread"] = report.unread
    data["refused"] = [str(error) for error in report.refused]
    data["skipped"] = [str(error) for error in report.skipped]
    data["warnings"] = report.warnings
    return data


def as_lines(report: MergeReport, language: str, *, dry_run: bool) -> Iterator[str]:
    """The report in words, line by line."""
    at = 0 if language == "sv" else 1
    if dry_run:
        yield _DRY[at]
    if not report.changed:
        yield _NOTHING[at]
    if report.judged > 1:
        yield f"{report.judged} {_PAIRS[at]}"
    yield from _records(report, language)
    yield from version_lines(report.versions, language)
    yield from missing_lines(report.missing, language)
    counts = Counter((each.kind, each.rule) for each in report.joined)
    for (kind, rule), count in sorted(counts.items()):
        yield f"{count} {_JOINED[at]}: {kind}, {_rule(rule, language)} ({rule})"
    joins = [each for each in report.joined if each.kind == "project"]
    yield from some_lines(
        [f"{_short(j.record)} -> {_short(j.thing)}, {j.rule}: {j.on}" for j in joins]
    )
    if report.conflicts:
        yield f"{len(report.conflicts)} {_CONFLICT[at]}"
        yield from some_lines([_conflict(conflict, language) for conflict in report.conflicts])
    if report.doubtful:
        yield f"{len(report.doubtful)} {_DOUBTFUL[at]}"
        yield from some_lines([_doubtful(candidate, language) for candidate in report.doubtful])
        yield f"  {_JUDGE[at]} {_DECIDE}"
    if report.unfit:
        yield f"{len(report.unfit)} {_UNFIT[at]}"
        yield from some_lines([each.words(language) for each in report.unfit])
    if report.unread:
        yield f"{len(report.unread)} {_UNREAD[at]}"
        yield from some_lines(report.unread)


def _records(report: MergeReport, language: str) -> Iterator[str]:
    """The records by what became of them; of those that changed, in what."""
    for name, words in _WORDS.items():
        nodes = getattr(report, name)
        if nodes:
            yield f"{len(nodes)} {words[language != 'sv']}"
            if name == "updated":
                told = {record_path(each.versions[-1]) for each in report.versions.revised}
                yield from revised_lines(report.versions, language)
                nodes = [node for node in nodes if node not in told]
            if name != "unchanged":
                yield from some_lines(nodes)


def why(candidate: Candidate, language: str) -> str:
    """What speaks for the two things of a candidate being one, and what against, in words."""
    features = dict(candidate.features)
    at = 0 if language == "sv" else 1
    if any(name.startswith("other-") for name in features):
        features.pop("conflict", None)  # it says the same in keys
    speaks = [
        ", ".join(
            f"{words[at]}: {because(features[key], language)}"
            for key, words in side.items()
            if key in features
        )
        for side in (_FEATURES, _AGAINST)
    ]
    told = zip(_SIDES[at], speaks, strict=True)
    return "; ".join(f"{side}: {said}" for side, said in told if said) if speaks[1] else speaks[0]


def because(told: str, language: str) -> str:
    """What keeps two things apart in words, where it is told in keys.

    >>> because("organisation/form/AB is not organisation/form/Oy", "en")
    'different legal forms: AB ≠ Oy'
    """
    at = 0 if language == "sv" else 1
    match = _IS_NOT.fullmatch(told)
    words = _AGAINST.get(f"other-{match[1]}") if match else None
    if match and words:
        return f"{words[at]}: {match[2]} ≠ {match[4]}"
    return told.replace(_JUDGED_APART[1], _JUDGED_APART[at], 1)


def _rule(name: str, language: str) -> str:
    rule = rule_named(name)
    if rule:
        return rule.words.of(language)
    return _JUDGED[language != "sv"] if name == JUDGED else name


def _conflict(conflict: dict[str, object], language: str) -> str:
    apart = conflict["apart"]
    things = ", ".join(map(_short, apart)) if isinstance(apart, list) else ""
    why_apart = because(str(conflict["because"]), language)
    return f"{conflict['rule']} {conflict['on']}: {things} ({why_apart})"


def _doubtful(candidate: Candidate, language: str) -> str:
    pair = f"{_short(candidate.first)} ~ {_short(candidate.second)}"
    return f"{candidate.score:.2f} {pair} ({why(candidate, language)})"


def _as_data(candidate: Candidate) -> dict[str, Any]:
    return {
        "first": _short(candidate.first),
        "second": _short(candidate.second),
        "keys": [str(key) for key in candidate.keys],
        "score": candidate.score,
        "rules": list(candidate.rules),
        "features": dict(candidate.features),
    }


def _short(name: str) -> str:
    return name.removeprefix(BASE).removeprefix("record/")
