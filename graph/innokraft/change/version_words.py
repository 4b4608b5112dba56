"""What became of versions of records, in words: what changed, what has no newest one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from innokraft.bilingual import Bilingual, and_more
from innokraft.rdf.record_iris import record_path
from innokraft.versions.differences import FIELD_NAMES, Compared, Differing, Versions

MOST = 20
"""How many of a kind are listed one by one; of more, the number is told."""

_LONG, _BEFORE = 80, 25
"""How much of a long value is shown, and how much of it before the first difference."""

_SIDES = 5
"""How many versions of a record are shown side by side."""

_REDATED = Bilingual(
    "Oförändrade poster, med ett senare datum i källan",
    "Unchanged records, with a later date in the source",
)
_AGAIN = Bilingual(
    "Äldre versioner som räknas igen, för ingen nyare finns kvar",
    "Older versions that count again, because no newer one is left",
)
_LATE = Bilingual(
    "Äldre än den version som räknas, så de ändrar inget i svaren",
    "Older than the version that counts, so they change no answer",
)
_DATE_IT = Bilingual(
    "är den nyare: ge den ett datum (`modified` i en egen post) eller ta ut den andra",
    "if it is the newer: give it a date (`modified` in an own record), or withdraw the other",
)
_RIVALS = Bilingual(
    "Poster utan en nyaste version: inget säger vilken som är nyare, så alla räknas",
    "Records without a newest version: nothing says which is newer, so all of them count",
)
_SETTLE = Bilingual(
    "avgör med: ett senare datum i den nyaste (`modified` i en egen post), innokraft withdraw "
    "POST/VERSION, innokraft choose, eller innokraft merge --mirror med hela exporten",
    "settle with: a later date in the newest (`modified` in an own record), innokraft withdraw "
    "RECORD/VERSION, innokraft choose, or innokraft merge --mirror with the whole export",
)
_UNDATED = Bilingual("utan datum", "no date")
_ALL = Bilingual("alla står i JSON", "JSON lists all")


def some_lines(lines: Sequence[str], language: str) -> Iterator[str]:
    """The first lines of a list, indented, and how many more there are."""
    yield from (f"  {line}" for line in lines[:MOST])
    if len(lines) > MOST:
        yield f"  {and_more(len(lines) - MOST).of(language)}"


def listed_lines(words: Bilingual, lines: Sequence[str], language: str) -> Iterator[str]:
    """What some lines are, how many there are, and the first of them; nothing where none is."""
    if lines:
        yield f"{words.of(language)}: {len(lines)}"
        yield from some_lines(lines, language)


def version_lines(versions: Versions, language: str) -> Iterator[str]:
    """What has no newest version, what came late and what has but a new date, line by line."""
    if versions.redated:
        yield f"{_REDATED.of(language)}: {len(versions.redated)}"
    yield from listed_lines(_AGAIN, sorted(map(record_path, versions.again)), language)
    if versions.late:
        yield f"{_LATE.of(language)}: {len(versions.late)}"
        yield from compared_lines(versions.late, language, " < ")
        if any("" in each.dates for each in versions.late):
            yield f"  {_DATE_IT.of(language)}"
    if versions.rivals:
        yield f"{_RIVALS.of(language)}: {len(versions.rivals)}"
        yield from compared_lines(versions.rivals, language, " | ")
        yield f"  {_SETTLE.of(language)}"


def compared_lines(compared: Sequence[Compared], language: str, sign: str) -> Iterator[str]:
    """Versions side by side, and below them the fields that they differ in."""
    for each in compared[:MOST]:
        pairs = zip(each.versions, each.dates, strict=True)
        named = [f"{_version(node)} ({date or _UNDATED.of(language)})" for node, date in pairs]
        record = record_path(each.versions[0]).rpartition("/")[0]
        yield f"  {record}: {_joined(named, sign, language)}"
        told = [one for one in each.fields if one.field != "modified"]  # the dates stand above
        for differing in told[:MOST]:
            name = FIELD_NAMES[differing.field].of(language)
            yield f"    {name}: {_side_by_side(differing, sign, language)}"
        if len(told) > MOST:
            yield f"    {and_more(len(told) - MOST).of(language)}"
    if len(compared) > MOST:
        yield f"  {and_more(len(compared) - MOST).of(language)}; {_ALL.of(language)}"


def _side_by_side(differing: Differing, sign: str, language: str) -> str:
    """The values of each version, long ones from shortly before where they part."""
    sides = [" ".join("; ".join(values).split()) or "–" for values in differing.values]
    if max(map(len, sides)) > _LONG:
        same = takewhile(lambda letters: len(set(letters)) == 1, zip(*sides, strict=False))
        start = max(0, sum(1 for _ in same) - _BEFORE)
        sides = [_cut(side, start) for side in sides]
    return _joined(sides, sign, language)


def _joined(sides: list[str], sign: str, language: str) -> str:
    more = [and_more(len(sides) - _SIDES).of(language)] if len(sides) > _SIDES else []
    return sign.join([*sides[:_SIDES], *more])


def _cut(side: str, start: int) -> str:
    end = start + _LONG
    return f"{'…' if start else ''}{side[start:end]}{'…' if len(side) > end else ''}"


def _version(node: str) -> str:
    return record_path(node).rpartition("/")[2]
