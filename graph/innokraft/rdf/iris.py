"""Which IRI a thing has: the keys of projects, organisations, events, places and records.

IRIs are made from the field's own keys and never renamed. Judgements that two keys are one
thing come on top of these.

A part of an IRI tells two texts apart: where it cannot hold all of a text, `~` and a digest of the
text stand behind it. Where identity is settled (`joining.canonical`), `~` goes again, but where two
things would then have one IRI. Records, topics and what hangs on them keep it.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from innokraft.rdf.namespaces import BASE
from innokraft.rdf.terms import Term, iri, iri_of
from innokraft.record import Organisation, PartialDate, Period, Person, ProjectKey, Record, Topic
from innokraft.text.normalisation import folded, tidy

_OTHERS = re.compile(r"[^a-z0-9]+")
_UNIT_KIND = re.compile(
    r"(?:avdelningen|institutionen|enheten|fakulteten|centrum|centret"
    r"|department|division|unit|faculty|school)\s+(?:för|of|for)\s+",
    re.IGNORECASE,
)


_APART = re.compile(r"~[^/#]*")
_PUNCTUATION = re.compile(r"[^\w&+]+|_+")


@lru_cache(maxsize=65536)
def plain_name(printed: str) -> str:
    """A name without case and punctuation, nothing else left out: how titles are compared.

    >>> plain_name("Att våga – och vinna!")
    'att våga och vinna'
    """
    return " ".join(_PUNCTUATION.sub(" ", folded(printed).casefold()).split())


def slug(name: str) -> str:
    """A name as a part of an IRI: å, ä -> a; ö -> o; other marks dropped; the rest hyphens.

    >>> slug("Göteborgs Universitet, IT & Ledning")
    'goteborgs-universitet-it-ledning'
    """
    plain = unicodedata.normalize("NFKD", name.casefold().replace("ø", "o").replace("æ", "ae"))
    return _OTHERS.sub("-", plain).strip("-") if plain.isascii() else _slug_of_marked(plain)


def _slug_of_marked(decomposed: str) -> str:
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    return _OTHERS.sub("-", bare).strip("-")


@lru_cache(maxsize=65536)
def name_part(name: str) -> str:
    """A name as a part of an IRI that tells two names apart.

    >>> name_part("Bo Ek"), name_part("Åsa Ek").partition("~")[0], name_part("Asa Ek")
    ('bo-ek', 'asa-ek', 'asa-ek')
    """
    plain, part = plain_name(name), slug(name)
    if part and part == plain.replace(" ", "-"):
        return part
    return f"{part or 'unnamed'}~{short_digest(plain or tidy(name))}"


@lru_cache(maxsize=65536)
def number_part(number: str) -> str:
    """A number as a part of an IRI that tells two numbers apart.

    >>> number_part("2015-01573"), number_part("Å 12/15").partition("~")[0]
    ('2015-01573', '12-15')
    """
    exact, part = tidy(number), slug_of_number(tidy(number))
    if part == exact and part.strip("."):
        return part
    return f"{part.strip('.') or 'unnamed'}~{short_digest(exact)}"


def readable(path: str) -> str:
    """A path without what tells its parts from others that read alike.

    >>> readable("project/rj/12-15~0123abcd")
    'project/rj/12-15'
    """
    return _APART.sub("", path)


def short_digest(*parts: str, size: int = 4) -> str:
    """What stands for some texts where there is no room for them: `size` bytes in hex."""
    return hashlib.blake2b("\x1f".join(parts).encode(), digest_size=size).hexdigest()


def project_iri(key: ProjectKey) -> str:
    """`/project/{funder}/{number}`."""
    return f"{BASE}project/{key.funder}/{number_part(key.name)}"


def owner_part(project: str) -> str:
    """`{funder}-{number}`, as events and persons of a project have it, from its path."""
    funder, _, number = project.partition("/")
    ending = f"~{short_digest(project)}" if "-" in funder else ""
    return f"{funder}-{number}{ending}"


def _owner(key: ProjectKey) -> str:
    return owner_part(project_iri(key).removeprefix(f"{BASE}project/"))


def slug_of_number(number: str) -> str:
    """A project number as it reads in an IRI: what an IRI cannot hold is a hyphen.

    >>> slug_of_number("99/99B CV")
    '99-99B-CV'
    """
    return re.sub(r"[^A-Za-z0-9._-]+", "-", number).strip("-")


def organisation_iri(name: str) -> str:
    """`/organisation/{slug}`."""
    return f"{BASE}organisation/{slug(name) or 'unnamed'}"


def organisation_iris(record: Record) -> dict[Organisation, str]:
    """The IRI of each organisation of a record: one where nothing tells them apart.

    Of those that read alike, those whose names, numbers, other identifiers or countries differ
    have IRIs of their own.
    """
    alike: dict[str, dict[Organisation, None]] = defaultdict(dict)
    for each in _organisations(record):
        alike[organisation_iri(each.name)][each] = None
    found = {}
    for wanted, ours in alike.items():
        apart = any(len(values) > 1 for values in _told(ours))
        for each in ours:
            own = (_compared(each), each.number or "", each.country or "", str(each.identifiers))
            found[each] = f"{wanted}~{short_digest(*own)}" if apart else wanted
    return found


def _organisations(record: Record) -> Iterable[Organisation]:
    named = (record.coordinator, record.funder, *record.participants)
    yield from (each.value for each in named if each)
    yield from (share.value.organisation for share in record.shares)
    if record.publisher:
        yield record.publisher


def _compared(organisation: Organisation) -> str:
    return plain_name(organisation.name) or tidy(organisation.name)


def _told(organisations: Iterable[Organisation]) -> Iterable[set[str]]:
    """The names of some organisations, their numbers, countries and identifiers by register."""
    names: dict[str, set[str]] = defaultdict(set)
    for each in organisations:
        names["name"].add(_compared(each))
        names["number"] |= {each.number} if each.number else set()
        names["country"] |= {each.country} if each.country else set()
        for identifier in each.identifiers:
            names[identifier.partition(":")[0] + ":"].add(identifier)
    return names.values()


def unit_iri(organisation: str, unit: str) -> str:
    """`/organisation/{slug}/{unit}`; words such as "Avdelningen för" name a kind, not the unit.

    >>> unit_iri(organisation_iri("Provskolan"), "Avdelningen för innovation").rpartition("/")[2]
    'innovation'
    """
    name = _UNIT_KIND.sub("", unit, count=1) if _UNIT_KIND.match(unit) else unit
    return f"{organisation}/{name_part(name if slug(name) else unit)}"


def event_iri(key: ProjectKey, name: str) -> str:
    """`/event/{funder}-{number}/{slug}`: an event that one project held."""
    return f"{BASE}event/{_owner(key)}/{number_part(name)}"


def edition_iri(series: str, year: int) -> str:
    """`/event/{series}/{year}`: one year's edition of a series."""
    return f"{BASE}event/{slug(series)}/{year}"


def series_iri(name: str) -> str:
    """`/event-series/{slug}`."""
    return f"{BASE}event-series/{number_part(name)}"


def place_iri(name: str) -> str:
    """`/place/{slug}`."""
    return f"{BASE}place/{number_part(name)}"


def unnamed_person_iri(key: ProjectKey, role: str) -> str:
    """`/person/unnamed/{funder}-{number}/{role}`: someone a text speaks of and does not name."""
    return f"{BASE}person/unnamed/{_owner(key)}/{number_part(role)}"


def person_iri(key: ProjectKey, person: Person) -> str:
    """`/person/orcid/{id}`; without an ORCID a name counts inside its project only."""
    if person.orcid:
        return f"{BASE}person/orcid/{person.orcid}"
    return f"{BASE}person/named/{_owner(key)}/{person_part(person)}"


def person_part(person: Person) -> str:
    """A person's name as a part of an IRI inside a project; namesakes have numbers."""
    return name_part(person.name) + (f"~n{person.namesake}" if person.namesake else "")


def topic_scheme_iri(topic: Topic) -> str:
    """`/topic/{scheme}`: a classification of a source."""
    return f"{BASE}topic/{name_part(topic.scheme)}"


def topic_iri(topic: Topic) -> str:
    """`/topic/{scheme}/{code}`: an entry of it."""
    return f"{topic_scheme_iri(topic)}/{number_part(topic.code)}"


def concept_iri(concept: str) -> str:
    """`/concept/{slug}`."""
    return f"{BASE}concept/{concept}"


def value_iri(value: str) -> str:
    """`/value/{slug}`: a value of one of the small schemes (status, role, certainty …)."""
    return f"{BASE}value/{value}"


def instant_iri(when: PartialDate) -> str:
    """`/time/{date}`: a date as precise as it is known, shared by all that name it."""
    return f"{BASE}time/{when}"


def period_iri(period: Period) -> str:
    """`/time/{start}/{end}`, with `..` for an unknown end, as in ISO 8601-2."""
    return f"{BASE}time/{period.start or '..'}/{period.end or '..'}"


def digest(*parts: str) -> str:
    """A short name that is a function of the parts alone: 12 hex digits."""
    return short_digest(*parts, size=6)


def identity_node(kind: str, *parts: str) -> Term:
    """The node of what the identity graph says of the kind: a join, a conflict, a judgement."""
    return iri(f"{BASE}identity/{kind}/{short_digest(*parts, size=8)}")


def slug_of(value: str | None) -> str | None:
    """The last part of the IRI of a value, such as `troligt`."""
    return None if value is None else value.removeprefix(f"{BASE}value/")


def value_slug(value: Term) -> str:
    """The slug of the value that a term names."""
    return iri_of(value).removeprefix(value_iri(""))
