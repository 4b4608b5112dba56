"""What a graph holds of a source that a newer export of it does not: told, or withdrawn.

An export need not be of a whole source: it is held against those parts of the source alone that
it has records of, a funder's or a framework programme's. Pages and records that are a file each
are no export, so nobody is told that the others are missing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import islice

from innokraft.change.incoming import Incoming
from innokraft.change.intake import Intake, part_of
from innokraft.errors import SourceError
from innokraft.rdf.namespaces import BASE
from innokraft.rdf.record_iris import whole
from innokraft.rdf.terms import Term
from innokraft.readers.messages import UnknownFileError

_ALONE = frozenset(
    "vinnova-page innokraft-record cordis-page cordis-xml energimyndigheten-page gtr-overview"  # noqa: SIM905
    " nsf-xml nsf-json".split()
)
"""Formats in which a file is one record."""
_AT_LEAST, _TIMES = 1000, 2
"""So many versions of a source are looked through, or so many times what was read of it."""
_FEW = 20
"""So many records are withdrawn though that be most of a source."""
_TOLD = 5


@dataclass(slots=True)
class Missing:
    """What the graph holds and what was read does not.

    `gone` are records of the same parts of their sources, `rivals` versions that count beside
    those that came. `elsewhere` counts the records of other parts, `stay` those that were read.
    `too_many` are the sources of which the graph holds so much more than was read that this is no
    export of them: nothing was looked for. `withdrawn` says whether `gone` and `rivals` are.
    """

    gone: list[Term] = field(default_factory=list)
    rivals: list[Term] = field(default_factory=list)
    stay: int = 0
    elsewhere: int = 0
    too_many: list[str] = field(default_factory=list)
    withdrawn: bool = False


def find_missing(incoming: Incoming, intake: Intake) -> Missing:
    """What is missing from exports that update what the graph holds, at the cost of the exports."""
    found = Missing()
    updated = [record for record, was_there in incoming.given().items() if was_there]
    for source, parts in sorted(intake.parts.items()):
        room = f"<{BASE}record/{source}/"
        if source in _ALONE or not any(record.startswith(room) for record in updated):
            continue
        most = max(_AT_LEAST, _TIMES * parts.total())
        stored = list(islice(incoming.archive.of_source(source), most))
        if len(stored) == most:
            found.too_many.append(source)
        else:
            _compare(incoming, stored, parts, found)
    return found


def withdraw_missing(incoming: Incoming, intake: Intake, *, even_most: bool) -> Missing:
    """Withdraws what is missing, and rivals of what came.

    Raises SourceError where what was read is no whole source, or most of that would go.
    """
    _check_whole(intake)
    found = Missing(withdrawn=True)
    for source, parts in sorted(intake.parts.items()):
        _compare(incoming, incoming.archive.of_source(source), parts, found)
    if len(found.gone) > max(_FEW, found.stay) and not even_most:
        raise SourceError(
            f"{len(found.gone):,} records would be withdrawn, and only {found.stay:,} would stay",
            remedy="Look with --dry-run; if this is the whole source, say so with --even-most.",
        )
    found.rivals += incoming.rivals_of_given()
    for name in (*found.gone, *found.rivals):
        incoming.withdraw(name)
    return found


def _compare(
    incoming: Incoming, stored: Iterable[Term], parts: Iterable[str], found: Missing
) -> None:
    given, inside = incoming.given(), set(parts)
    for record, version in sorted({whole(node): node for node in stored}.items()):
        if record in given:
            found.stay += 1
        elif part_of(incoming.archive.record(version)) in inside:
            found.gone.append(record)
        else:
            found.elsewhere += 1


def _check_whole(intake: Intake) -> None:
    """Raises SourceError where what was read cannot be the whole of a source."""
    unknown = [each for each in intake.skipped if isinstance(each, UnknownFileError)]
    left_out = [*intake.refused, *unknown]
    if left_out:
        told = "; ".join(map(str, left_out[:_TOLD]))
        raise SourceError(
            f"{len(left_out):,} of what may be records could not be read, so this is not the "
            f"whole source, and nothing is changed: {told}"
        )
    if not intake.parts:
        raise SourceError("no record was read, so there is nothing to mirror")
    for source, parts in intake.parts.items():
        if source in _ALONE and parts.total() == 1:
            raise SourceError(f"one record of {source} is no export of that source")
