"""The versions and annotations of one record, before and after a change."""

from __future__ import annotations

from dataclasses import dataclass, field

from innokraft.annotation.model import Annotation
from innokraft.rdf.terms import Term
from innokraft.record import Moment
from innokraft.versions.anchoring import Unfit
from innokraft.versions.order import Dates, counting, later, revisions


@dataclass(slots=True)
class Known:
    """What a change knows of a record.

    `before` are the versions that the graph holds, `dates` those that there are to be, with the
    source's date of each; `given` those that came, whether new or not. `waiting` are annotations
    that do not speak of a version that counts.
    """

    before: dict[Term, Moment | None] = field(default_factory=dict)
    dates: dict[Term, Moment | None] = field(default_factory=dict)
    kept: dict[Term, int] = field(default_factory=dict)
    annotations: dict[str, Annotation] = field(default_factory=dict)
    given: set[Term] = field(default_factory=set)
    fresh: set[str] = field(default_factory=set)
    annotated: bool = False
    waiting: list[Unfit] = field(default_factory=list)

    def take(self, node: Term, date: Moment | None) -> bool:
        """Takes in a version that came; whether it is new, or has a later date than before."""
        known = node in self.dates
        date = later(date, self.dates.get(node))
        changes = not known or date != self.dates[node]
        self.dates[node] = date
        self.given.add(node)
        return changes

    @property
    def new(self) -> set[Term]:
        """The versions that the graph did not hold."""
        return self.dates.keys() - self.before.keys()

    @property
    def redated(self) -> list[Term]:
        """The versions that the graph held with another date."""
        return sorted(
            node
            for node, date in self.before.items()
            if node in self.dates and self.dates[node] != date
        )

    @property
    def counted(self) -> list[Term]:
        """The versions that counted before the change."""
        return counting(self.before)

    @property
    def counting(self) -> list[Term]:
        """The versions that are to count."""
        return counting(self.dates)

    @property
    def is_touched(self) -> bool:
        """Whether more than dates changes, or dates such that another version counts."""
        if self.annotated or self.dates.keys() != self.before.keys():
            return True
        return bool(self.redated) and _edges(self.dates) != _edges(self.before)


def _edges(dates: Dates) -> set[tuple[Term, Term]]:
    return set(revisions(dates))
