"""What a report is about: a theme, an organisation, a period, or several of these together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from innokraft.analysis.periods import Period, looks_like_period, read_period
from innokraft.bilingual import Bilingual
from innokraft.errors import UsageError, shown
from innokraft.query.lookup import denoted, find_thing
from innokraft.rdf.namespaces import BASE, expand
from innokraft.store.base import ask
from innokraft.views.labels import words_for

if TYPE_CHECKING:
    from innokraft.store.base import Reader

_NUMBER = re.compile(r"([0-9]{6})-?([0-9]{4})")
_CLASSES = {
    "skos:Concept": "theme",
    "org:FormalOrganization": "organisation",
    "org:Organization": "organisation",
    "org:OrganizationalUnit": "organisation",
}
_EACH = "A report is of one theme, one organisation, one period, or of these together."


@dataclass(frozen=True, slots=True)
class Named:
    """A theme or an organisation: its IRI and its name."""

    iri: str
    label: Bilingual

    def __str__(self) -> str:
        return self.iri.removeprefix(BASE)


@dataclass(frozen=True, slots=True)
class Subject:
    """What a report is about; what is not said of it is None.

    `narrower` are the concepts below the theme, `broader` those above it.
    """

    theme: Named | None = None
    organisation: Named | None = None
    period: Period | None = None
    narrower: frozenset[str] = field(default_factory=frozenset)
    broader: frozenset[str] = field(default_factory=frozenset)

    def __bool__(self) -> bool:
        return bool(self.theme or self.organisation or self.period)

    @property
    def concepts(self) -> frozenset[str]:
        """The concept of the theme and those below it."""
        return self.narrower | {self.theme.iri} if self.theme else frozenset()


def find_subject(store: Reader, names: Sequence[str], period: str | None = None) -> Subject:
    """What some names stand for: a period as it is written, all else as every command finds it.

    Raises UsageError for a name of nothing or of several things, of what is neither a theme nor an
    organisation, and for two of one kind.
    """
    periods = [name for name in names if looks_like_period(name)]
    periods += [] if period is None else [period]
    found = [_found(store, name, names) for name in names if not looks_like_period(name)]
    themes = [named for kind, named in found if kind == "theme"]
    organisations = [named for kind, named in found if kind == "organisation"]
    for several in (themes, organisations, periods):
        if len(several) > 1:
            told = " and ".join(shown(str(each)) for each in several)
            raise UsageError(f"a report is not of both {told}", remedy=_EACH)
    when = read_period(periods[0]) if periods else None
    theme = themes[0] if themes else None
    organisation = organisations[0] if organisations else None
    if theme is None:
        return Subject(None, organisation, when)
    around = {path: _around(store, theme.iri, path) for path in ("^skos:broader", "skos:broader")}
    return Subject(theme, organisation, when, around["^skos:broader"], around["skos:broader"])


def _found(store: Reader, name: str, names: Sequence[str]) -> tuple[str, Named]:
    try:
        iri = _by_number(store, name) or find_thing(store, name)
    except UsageError as error:
        whole = " ".join(names)
        if len(names) > 1 and _is_named(store, whole):
            remedy = f"A name of several words stands in quotation marks: {shown(whole)}."
            raise UsageError(error.problem, remedy=remedy) from None
        raise
    kind = next(_kinds(store, iri), None)
    if kind is None or iri.startswith(f"{BASE}value/"):
        path = iri.removeprefix(BASE)
        problem = f"{shown(name)} is {path}, which is neither a theme nor an organisation"
        raise UsageError(problem, remedy=f"{_EACH} innokraft show tells of one thing.")
    words = words_for(store, {iri})
    return kind, Named(iri, words.get(iri, Bilingual.alike(iri.removeprefix(BASE))))


def _by_number(store: Reader, name: str) -> str | None:
    """The organisation of a number, which is written with a dash or without."""
    if number := _NUMBER.fullmatch(name.strip()):
        found = denoted(store, f"organisation/number/{number[1]}-{number[2]}")
        return found[0] if len(found) == 1 else None
    return None


def _is_named(store: Reader, name: str) -> bool:
    try:
        find_thing(store, name)
    except UsageError:
        return False
    return True


def _kinds(store: Reader, iri: str) -> Iterator[str]:
    classes = {row["class"].value for row in ask(store, f"SELECT ?class {{ <{iri}> a ?class }}")}
    return (kind for curie, kind in _CLASSES.items() if expand(curie) in classes)


def _around(store: Reader, concept: str, path: str) -> frozenset[str]:
    """The concepts below or above one, it left out."""
    rows = ask(store, f"SELECT DISTINCT ?other {{ <{concept}> ({path})+ ?other }}")
    return frozenset(row["other"].value for row in rows) - {concept}
