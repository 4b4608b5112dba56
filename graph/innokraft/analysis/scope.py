"""Which projects a report is about, and which they are held against."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass

from innokraft.analysis.projects import Projects
from innokraft.analysis.subject import Subject

ROLES = ("coordinates", "takes part", "funds")
"""What an organisation does in a project."""


@dataclass(frozen=True, slots=True)
class Scope:
    """The projects of a subject, those `among` which they were looked for, and who is looked at.

    `among` are all projects, or those of the organisation or the period that a theme is looked
    for in. `by_role` has the projects of the organisation by what it does there.
    """

    subject: Subject
    all: Projects
    projects: frozenset[str]
    among: frozenset[str]
    by_role: dict[str, frozenset[str]]

    @property
    def performed(self) -> frozenset[str]:
        """The projects that the organisation coordinates or takes part in."""
        return self.by_role["coordinates"] | self.by_role["takes part"]


def scope_of(subject: Subject, projects: Projects) -> Scope:
    """The projects of a subject.

    Of a theme they are those whose sources say something of it or of a concept below it; of an
    organisation those that it coordinates, takes part in or funds; of a period those that start
    in it.
    """
    within = projects.all
    if subject.period:
        when = subject.period
        starts = projects.starts
        within = frozenset(p for p in within if p in starts and when.holds(starts[p]))
    by_role = _by_role(subject, projects, within)
    mine = frozenset().union(*by_role.values()) if subject.organisation else within
    if subject.theme:
        wanted, speaks = subject.concepts, projects.concepts
        about = frozenset(p for p in mine if speaks.get(p, frozenset()) & wanted)
        kept = {role: some & about for role, some in by_role.items()}
        return Scope(subject, projects, about, mine, kept)
    among = within if subject.organisation else projects.all
    return Scope(subject, projects, mine, among, by_role)


def _by_role(subject: Subject, of: Projects, within: Set[str]) -> dict[str, frozenset[str]]:
    if not subject.organisation:
        return {role: frozenset() for role in ROLES}
    iri = subject.organisation.iri
    held = (of.coordinators, of.participants, of.funders)
    return {
        role: frozenset(p for p in within if iri in who.get(p, ()))
        for role, who in zip(ROLES, held, strict=True)
    }
