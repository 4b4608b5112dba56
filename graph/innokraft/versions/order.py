"""Which versions of a record count, by the dates that their source gives them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from innokraft.rdf.terms import Term
from innokraft.record import Moment

Dates = Mapping[Term, Moment | None]
"""The versions of one record, with the source's date of each."""


def is_older(one: Moment | None, other: Moment | None) -> bool:
    """Whether the dates of two versions say that the first is the older one."""
    if one is None or other is None:
        return one is None and other is not None
    return one.is_before(other)


def counting(versions: Dates) -> list[Term]:
    """The versions that count, sorted: those of which nothing says that another is newer."""
    newest = _outermost(versions.values(), last=True)
    return sorted(n for n, date in versions.items() if not any(is_older(date, d) for d in newest))


def revisions(versions: Dates) -> Iterator[tuple[Term, Term]]:
    """Each version with those next older than it: none is between the two."""
    for older, date in versions.items():
        newer = {node: d for node, d in versions.items() if is_older(date, d)}
        nearest = _outermost(newer.values(), last=False)
        for node, d in newer.items():
            if not any(is_older(near, d) for near in nearest):
                yield node, older


def _outermost(dates: Iterable[Moment | None], *, last: bool) -> list[Moment]:
    """The dates that start last, or end first: one with a zone, one without."""
    found: dict[bool, Moment] = {}
    for date in dates:
        if date is None:
            continue
        first, end, zoned = date.bounds
        best = found.get(zoned)
        if best is None or (first > best.bounds[0] if last else end < best.bounds[1]):
            found[zoned] = date
    return list(found.values())


def later(one: Moment | None, other: Moment | None) -> Moment | None:
    """Which of two dates that a source gave one and the same version is kept: the later."""
    return max(filter(None, (one, other)), key=lambda date: date.rank, default=None)
