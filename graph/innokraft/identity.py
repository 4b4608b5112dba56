"""Which IRI a thing has: the keys of projects, organisations, events, places and records.

IRIs are made from the field's own keys and never renamed. Judgements that two keys are one
thing come on top of these.
"""

from __future__ import annotations

import re
import unicodedata

from innokraft.record import PartialDate, Period, Person, ProjectKey, Record, Topic
from innokraft.vocabulary import BASE

_OTHERS = re.compile(r"[^a-z0-9]+")
_UNIT_KIND = re.compile(
    r"(?:avdelningen|institutionen|enheten|fakulteten|centrum|centret"
    r"|department|division|unit|faculty|school)\s+(?:för|of|for)\s+",
    re.IGNORECASE,
)


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


def project_iri(key: ProjectKey) -> str:
    """`/project/{funder}/{number}`."""
    return f"{BASE}project/{key.funder}/{slug_of_number(key.name)}"


def slug_of_number(number: str) -> str:
    """A project number as a part of an IRI: kept as it is but for what an IRI cannot hold.

    >>> slug_of_number("99/99B CV")
    '99-99B-CV'
    """
    return re.sub(r"[^A-Za-z0-9._-]+", "-", number).strip("-")


def organisation_iri(name: str) -> str:
    """`/organisation/{slug}`."""
    return f"{BASE}organisation/{slug(name) or 'unnamed'}"


def unit_iri(organisation: str, unit: str) -> str:
    """`/organisation/{slug}/{unit}`; words such as "Avdelningen för" name a kind, not the unit.

    >>> unit_iri(organisation_iri("Lärosätet"), "Avdelningen för hållbarhet").rpartition("/")[2]
    'hallbarhet'
    """
    name = _UNIT_KIND.sub("", unit, count=1) if _UNIT_KIND.match(unit) else unit
    return f"{organisation}/{slug(name) or slug(unit) or 'unnamed'}"


def event_iri(key: ProjectKey, name: str) -> str:
    """`/event/{funder}-{number}/{slug}`: an event that one project held."""
    return f"{BASE}event/{key.funder}-{slug_of_number(key.name)}/{slug(name)}"


def edition_iri(series: str, year: int) -> str:
    """`/event/{series}/{year}`: one year's edition of a series."""
    return f"{BASE}event/{slug(series)}/{year}"


def series_iri(name: str) -> str:
    """`/event-series/{slug}`."""
    return f"{BASE}event-series/{slug(name)}"


def place_iri(name: str) -> str:
    """`/place/{slug}`."""
    return f"{BASE}place/{slug(name)}"


def unnamed_person_iri(key: ProjectKey, role: str) -> str:
    """`/person/unnamed/{funder}-{number}/{role}`: someone a text speaks of and does not name."""
    return f"{BASE}person/unnamed/{key.funder}-{slug_of_number(key.name)}/{slug(role)}"


def person_iri(key: ProjectKey, person: Person) -> str:
    """`/person/orcid/{id}`; without an ORCID a name counts inside its project only."""
    if person.orcid:
        return f"{BASE}person/orcid/{person.orcid}"
    name = slug(person.name) or "unnamed"
    return f"{BASE}person/named/{key.funder}-{slug_of_number(key.name)}/{name}"


def topic_scheme_iri(topic: Topic) -> str:
    """`/topic/{scheme}`: a classification of a source."""
    return f"{BASE}topic/{slug(topic.scheme)}"


def topic_iri(topic: Topic) -> str:
    """`/topic/{scheme}/{code}`: an entry of it."""
    return f"{topic_scheme_iri(topic)}/{slug_of_number(topic.code) or 'unnamed'}"


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


def record_iri(record: Record) -> str:
    """`/record/{source}/{local id}/{sha12}`: one version of a record."""
    return f"{BASE}record/{record.source}/{slug_of_number(record.local_id)}/{record.sha256[:12]}"


def graph_iri(record: Record) -> str:
    """`/graph/{source}/{local id}/{sha12}`: the named graph of one version of a record."""
    return f"{BASE}graph/{record.source}/{slug_of_number(record.local_id)}/{record.sha256[:12]}"


def shared_graph_iri(name: str) -> str:
    """`/graph/{name}`: provenance, concepts, identity, curated or inferred."""
    return f"{BASE}graph/{name}"


def annotation_iri(record_key: str, sha256: str) -> str:
    """`/annotation/{source}/{local id}/{sha12}`: one version of an annotation."""
    source, _, local_id = record_key.partition("/")
    return f"{BASE}annotation/{source}/{slug_of_number(local_id)}/{sha256[:12]}"
