"""Why a report has nothing to tell of its subject."""

from __future__ import annotations

from innokraft.analysis.scope import Scope
from innokraft.bilingual import Bilingual
from innokraft.rdf.namespaces import BASE
from innokraft.views.literals import date_in_words

_NO_PROJECTS = Bilingual("Grafen har inga projekt.", "The graph holds no projects.")
_UNSAID = Bilingual(
    "Inget projekt i grafen har en källpost som nämner begreppet eller ett snävare, och ingen har "
    "läst ut det ur en text ({read} av {all} projekt har en källpost som en person har läst).",
    "No project of the graph has a record that mentions the concept or a narrower one, and nobody "
    "has read it out of a text ({read} of {all} projects have a record that a person has read).",
)
_BROADER = Bilingual(
    " Om det vidare begreppet talar {n} projekt: innokraft report {path}.",
    " Of the broader concept {n} projects speak: innokraft report {path}.",
)
_ELSEWHERE = Bilingual(
    "Inget av dessa projekt talar om det; {n} andra projekt i grafen gör det.",
    "None of these projects speaks of it; {n} other projects of the graph do.",
)
_NO_ROLE = Bilingual(
    "Ingen källpost anger organisationen som samordnare, deltagare eller finansiär av ett projekt "
    "som startade då.",
    "No record gives the organisation as coordinator, participant or funder of a project that "
    "started then.",
)
_NO_ROLE_AT_ALL = Bilingual(
    "Ingen källpost anger organisationen som samordnare, deltagare eller finansiär av ett projekt; "
    "vad som sägs om den visar innokraft show {path}.",
    "No record gives the organisation as coordinator, participant or funder of a project; what is "
    "said of it is shown by innokraft show {path}.",
)
_NO_START = Bilingual(
    "Inget projekt i grafen startade då: de startade {first} – {last}; för {n} anger ingen källa "
    "när.",
    "No project of the graph started then: they started {first} – {last}; of {n} no source gives "
    "when.",
)


def why_empty(scope: Scope) -> Bilingual | None:
    """Why no project is on the subject; None where some are."""
    if scope.projects:
        return None
    if not scope.all.all:
        return _NO_PROJECTS
    if scope.subject.period and not _starting(scope):
        return _when(scope)
    if scope.subject.theme and scope.among:
        return _of_theme(scope)
    return _of_organisation(scope)


def _starting(scope: Scope) -> bool:
    period = scope.subject.period
    days = scope.all.starts.values()
    return period is not None and any(map(period.holds, days))


def _when(scope: Scope) -> Bilingual:
    days = sorted(scope.all.starts.values())
    without = len(scope.all.all - scope.all.starts.keys())
    first, last = (days[0], days[-1]) if days else ("?", "?")
    return _NO_START.filled(first=date_in_words(first), last=date_in_words(last), n=without)


def _of_organisation(scope: Scope) -> Bilingual:
    organisation = scope.subject.organisation
    path = organisation.iri.removeprefix(BASE) if organisation else ""
    return _NO_ROLE if scope.subject.period else _NO_ROLE_AT_ALL.filled(path=path)


def _of_theme(scope: Scope) -> Bilingual:
    subject, of = scope.subject, scope.all
    elsewhere = sum(1 for some in of.concepts.values() if some & subject.concepts)
    if elsewhere:
        return _ELSEWHERE.filled(n=elsewhere)
    why = _UNSAID.filled(read=len(of.read), all=len(of.all))
    for broader in sorted(subject.broader):
        if n := sum(1 for some in of.concepts.values() if broader in some):
            more = _BROADER.filled(n=n, path=broader.removeprefix(BASE))
            return Bilingual(*(one + other for one, other in zip(why, more, strict=True)))
    return why
