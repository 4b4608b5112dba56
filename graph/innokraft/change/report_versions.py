"""What became of versions of records, in words and as data: what changed, what has no newest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile
from typing import Any

from innokraft.rdf.record_iris import record_path
from innokraft.versions.differences import Compared, Differing, Versions

MOST = 20
"""How many records or joins of a kind are listed one by one; of more, the number is told."""

_LONG, _BEFORE = 80, 25
"""How much of a long value is shown, and how much of it before the first difference."""

_SIDES = 5
"""How many versions of a record are shown side by side."""

_FIELDS = {
    "modified": ("ändrad", "modified"),
    "project": ("projekt", "project"),
    "number": ("diarienummer", "number"),
    "titles": ("titel", "title"),
    "acronym": ("akronym", "acronym"),
    "status": ("status", "status"),
    "amount": ("bidrag", "grant"),
    "total_cost": ("total kostnad", "total cost"),
    "funder": ("finansiär", "funder"),
    "coordinator": ("koordinator", "coordinator"),
    "unit": ("enhet", "unit"),
    "period": ("projekttid", "period"),
    "funding_period": ("bidragstid", "funding period"),
    "decided": ("beslutat", "decided"),
    "participants": ("deltagare", "participants"),
    "shares": ("andelar", "shares"),
    "people": ("personer", "people"),
    "topics": ("ämnen och program", "topics and programmes"),
    "keywords": ("nyckelord", "keywords"),
    "links": ("länkar", "links"),
    "doi": ("DOI", "DOI"),
    "publisher": ("utgivare", "publisher"),
    "language": ("språk", "language"),
    "review": ("om texten", "about the text"),
    "sections": ("avsnitt", "section"),
    "text": ("text", "text"),
}
_UNDATED = ("utan datum", "no date")
_RIVALS = (
    "utan en nyaste version: inget säger vilken som är nyare, så alla räknas",
    "without a newest version: nothing says which is newer, so all of them count",
)
_SETTLE = (
    "avgör med: ett senare datum i den nyaste (`modified` i en egen post), innokraft withdraw "
    "POST/VERSION, innokraft choose, eller innokraft merge --mirror med hela exporten"
), (
    "settle with: a later date in the newest (`modified` in an own record), innokraft withdraw "
    "RECORD/VERSION, innokraft choose, or innokraft merge --mirror with the whole export"
)  # fmt: skip
_LATE = ("kom men är äldre än det som räknas", "came and is older than what counts")
_DATE_IT = (
    "är den nyare: ge den ett datum (`modified` i en egen post) eller ta ut den andra",
    "if it is the newer: give it a date (`modified` in an own record), or withdraw the other",
)
_REDATED = ("oförändrade, med senare datum i källan", "unchanged, with a later date in the source")
_AGAIN = ("äldre version(er) räknas åter", "older version(s) count again")
_ALL = ("alla står i JSON", "JSON lists all")


def some_lines(lines: Sequence[str]) -> Iterator[str]:
    """The first lines of a list, indented, and how many more there are."""
    yield from (f"  {line}" for line in lines[:MOST])
    if len(lines) > MOST:
        yield f"  … + {len(lines) - MOST}"


def versions_as_data(versions: Versions) -> dict[str, Any]:
    """What became of versions, as plain lists and mappings, with every value whole."""
    return {
        "redated": sorted(map(record_path, versions.redated)),
        "again": sorted(map(record_path, versions.again)),
        "revised": [_as_data(each) for each in _sorted(versions.revised)],
        "rivals": [_as_data(each) for each in _sorted(versions.rivals)],
        "late": [_as_data(each) for each in _sorted(versions.late)],
    }


def _as_data(compared: Compared) -> dict[str, Any]:
    pairs = zip(compared.versions, compared.dates, strict=True)
    return {
        "versions": [{"version": record_path(node), "modified": date} for node, date in pairs],
        "fields": [
            {"field": each.field, "values": [list(values) for values in each.values]}
            for each in compared.fields
        ],
    }


def version_lines(versions: Versions, language: str) -> Iterator[str]:
    """What has no newest version, what came late and what has but a new date, line by line."""
    at = int(language != "sv")
    if versions.redated:
        yield f"{len(versions.redated)} {_REDATED[at]}"
    if versions.again:
        yield f"{len(versions.again)} {_AGAIN[at]}"
        yield from some_lines(sorted(map(record_path, versions.again)))
    if versions.late:
        yield f"{len(versions.late)} {_LATE[at]}"
        yield from _listed(versions.late, at, " < ")
        if any("" in each.dates for each in versions.late):
            yield f"  {_DATE_IT[at]}"
    if versions.rivals:
        yield f"{len(versions.rivals)} {_RIVALS[at]}"
        yield from _listed(versions.rivals, at, " | ")
        yield f"  {_SETTLE[at]}"


def revised_lines(versions: Versions, language: str) -> Iterator[str]:
    """What changed in the records that have a new version, line by line."""
    at = int(language != "sv")
    yield from _listed(versions.revised, at, " → ")


def _listed(compared: list[Compared], at: int, sign: str) -> Iterator[str]:
    for each in _sorted(compared)[:MOST]:
        pairs = zip(each.versions, each.dates, strict=True)
        named = [f"{_version(node)} ({date or _UNDATED[at]})" for node, date in pairs]
        record = record_path(each.versions[0]).rpartition("/")[0]
        yield f"  {record}: {_joined(named, sign)}"
        told = [one for one in each.fields if one.field != "modified"]  # the dates stand above
        for differing in told[:MOST]:
            yield f"    {_FIELDS[differing.field][at]}: {_side_by_side(differing, sign)}"
        if len(told) > MOST:
            yield f"    … + {len(told) - MOST}"
    if len(compared) > MOST:
        yield f"  … + {len(compared) - MOST}; {_ALL[at]}"


def _side_by_side(differing: Differing, sign: str) -> str:
    """The values of each version, long ones from shortly before where they part."""
    sides = [" ".join("; ".join(values).split()) or "–" for values in differing.values]
    if max(map(len, sides)) > _LONG:
        same = takewhile(lambda letters: len(set(letters)) == 1, zip(*sides, strict=False))
        start = max(0, sum(1 for _ in same) - _BEFORE)
        sides = [_cut(side, start) for side in sides]
    return _joined(sides, sign)


def _joined(sides: list[str], sign: str) -> str:
    more = [f"… + {len(sides) - _SIDES}"] if len(sides) > _SIDES else []
    return sign.join([*sides[:_SIDES], *more])


def _cut(side: str, start: int) -> str:
    before, part = "…" if start and side != "–" else "", side[start : start + _LONG]
    return f"{before}{part or side[-_BEFORE:]}{'…' if len(side) > start + _LONG else ''}"


def _version(node: str) -> str:
    return record_path(node).rpartition("/")[2]


def _sorted(compared: Iterable[Compared]) -> list[Compared]:
    return sorted(compared, key=lambda each: min(each.versions))
