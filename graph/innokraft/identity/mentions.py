"""Namings: the keys by which a record names a thing, read off the record's own description."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from innokraft.curation.keys import Key
from innokraft.curation.rules import MENTION
from innokraft.describe import Described
from innokraft.identity.similarity import blocks
from innokraft.model.legal_forms import normal_name, read_form
from innokraft.rdf.graphs import GRAPHS
from innokraft.rdf.iris import owner_part, plain_name, readable, short_digest
from innokraft.rdf.namespaces import BASE, term
from innokraft.rdf.nodes import read_literal
from innokraft.rdf.terms import Term, iri, iri_of
from innokraft.readers.values.organisations import is_nobody
from innokraft.readers.values.publishers import UNKNOWN

_KINDS = {
    term("org:FormalOrganization"): "organisation",
    term("org:OrganizationalUnit"): "unit",
    term("ik:Project"): "project",
    term("foaf:Person"): "person",
    term("schema:Event"): "event",
    term("schema:EventSeries"): "series",
    term("schema:Place"): "place",
}
_PATHS = {
    "organisation": re.compile(r"organisation/[^/#]+"),
    "unit": re.compile(r"organisation/[^/#]+/[^/#]+"),
    "project": re.compile(r"project/[^/#]+/[^/#]+"),
    "person": re.compile(r"person/(?:orcid/[^/#]+|named/[^/#]+/[^/#]+)"),
    "event": re.compile(r"event/[^/#]+/[^/#]+"),
    "series": re.compile(r"event-series/[^/#]+"),
    "place": re.compile(r"place/[^/#]+"),
}
_NAMESAKE = re.compile(r"~n\d+$")
_YEAR = re.compile(r"\d{4}")
_TYPE = term("rdf:type")
_STARTS = term("ik:startingPointIn")
_IDENTIFIERS = frozenset({"number", "pic", "ror"})
_TELLING = 3
"""From how many starting points on, that two projects have them both tells something."""

_READ = frozenset({
    term("rdf:type"), term("schema:name"), term("schema:alternateName"),
    term("ik:organisationNumber"), term("org:identifier"), term("dcterms:identifier"),
    term("ik:country"),
    term("dcterms:title"), term("ik:coordinator"), term("schema:amount"), term("schema:value"),
    term("schema:currency"), term("ik:earliest"), term("ik:latest"), term("foaf:name"),
    _STARTS,
})  # fmt: skip

Canon = Callable[[str], str]
"""From the IRI that a record by itself gives a thing to the one that the whole graph gives it."""


class Naming(NamedTuple):
    """The keys that one mention, or several alike, give together.

    `path` is the IRI under the base that the mention by itself would give the thing. Two things
    can want the same path, so it is looked at together with the keys, but joins nothing.
    """

    kind: str
    keys: tuple[Key, ...]
    path: str

    @property
    def iri(self) -> Term:
        """The naming's own name: a function of its content."""
        return _iri_of(self)


@lru_cache(maxsize=2048)
def _iri_of(naming: Naming) -> Term:
    digest = short_digest(naming.kind, naming.path, *map(str, naming.keys), size=8)
    return iri(f"{BASE}identity/naming/{naming.kind}/{digest}")


class Mentions:
    """The things that one record mentions, by the IRI that the record by itself gives them.

    Namings are read kind by kind, because the keys of some kinds rest on what others turned out
    to be: a unit's on its organisation, a twin's on its coordinator. `shared` are the names that
    two organisations bear, and up to which year.
    """

    def __init__(self, described: Described, shared: Mapping[str, str]) -> None:
        self.shared = dict(shared)
        facts: dict[str, dict[Term, list[Term]]] = {}
        for subject, predicate, obj in described.triples:
            if predicate in _READ:
                facts.setdefault(iri_of(subject), {}).setdefault(predicate, []).append(obj)
        self._facts = facts
        self.record = iri_of(described.graph).removeprefix(GRAPHS).rpartition("/")[0]
        self.by_kind: dict[str, list[str]] = {}
        for thing in sorted(facts):
            if kind := _kind_of(thing, facts[thing].get(_TYPE, ())):
                self.by_kind.setdefault(kind, []).append(thing)

    def namings(
        self, kind: str, canon: Canon, judged: Collection[Key] = frozenset()
    ) -> dict[str, Naming]:
        """The namings of one kind; `canon` knows the kinds before it.

        A mention whose own key is among `judged` has that key too, so no other shares its naming.
        """
        found = {}
        for thing in self.by_kind.get(kind, ()):
            keys, path = _MAKERS[kind](self, thing, canon)
            own = self.mention(kind, thing)
            if own in judged or not keys:
                keys = keys | {own}
            found[thing] = Naming(kind, tuple(sorted(keys)), path.removeprefix(BASE))
        return found

    def mention(self, kind: str, thing: str) -> Key:
        """The key of this record's mention of a thing, in whatever version of the record."""
        return Key(kind, MENTION, f"{self.record}|{thing.removeprefix(BASE)}")

    def texts(self, thing: str, *curies: str) -> list[tuple[str, str]]:
        """The distinct texts that a thing has in some properties, with their languages."""
        found = {read_literal(o) for curie in curies for o in self._objects(thing, curie)}
        return sorted(found)

    def nodes(self, thing: str, curie: str) -> list[str]:
        """The distinct nodes that a property of a thing points at."""
        return sorted({iri_of(o) for o in self._objects(thing, curie)})

    def starting_points(self) -> list[str]:
        """The names of the concepts that something in the record started from."""
        return sorted(_last(thing) for thing, facts in self._facts.items() if _STARTS in facts)

    def namesakes(self) -> set[str]:
        """The names, as they are compared, that the record gives persons with different numbers."""
        return {
            plain_name(name)
            for thing in self.by_kind.get("person", ())
            if _NAMESAKE.search(thing)
            for name, _ in self.texts(thing, "foaf:name")
        }

    def _objects(self, thing: str, curie: str) -> list[Term]:
        return self._facts.get(thing, {}).get(term(curie), [])


def _kind_of(thing: str, types: Iterable[Term]) -> str | None:
    kinds = {_KINDS[type_] for type_ in types if type_ in _KINDS}
    path = thing.removeprefix(BASE)
    kind = next((k for k in sorted(kinds) if _PATHS[k].fullmatch(path)), None)
    if kind == "event" and _YEAR.fullmatch(path.rpartition("/")[2]):
        return "edition"
    return kind


_Made = tuple[set[Key], str]


def _organisation(mentions: Mentions, thing: str, _canon: Canon) -> _Made:
    keys: set[Key] = set()
    country = [code for code, _ in mentions.texts(thing, "ik:country")]
    names = [name for name, _ in mentions.texts(thing, "schema:name", "schema:alternateName")]
    for name in names:
        if (normal := normal_name(name, *country[:1])) and not is_nobody(name):
            keys |= name_keys(normal)
    numbers = mentions.texts(thing, "ik:organisationNumber")
    if len(numbers) == 1:  # one name with two numbers in one record: neither can be trusted
        keys.add(Key("organisation", "number", numbers[0][0]))
    for identifier, _ in mentions.texts(thing, "org:identifier"):
        register, _, value = identifier.partition(":")
        if register in {"pic", "ror"} and value:
            keys.add(Key("organisation", register, value))
    called = {key.value for key in keys if key.scheme == "name"}
    keys |= set(_told_by_project(mentions, called))
    known = traits(names, country, has_number=bool(numbers))
    if not any(key.scheme in _IDENTIFIERS for key in keys):
        told = "|".join(sorted(str(key).partition("/")[2] for key in known))
        keys |= {Key("organisation", "told", f"{name}|{told}") for name in called}
    return (keys | known) if keys else keys, readable(thing)


def traits(names: Iterable[str], countries: Iterable[str], *, has_number: bool) -> set[Key]:
    """What tells an organisation from another of its name: country and legal form.

    An organisation number is a Swedish one.

    >>> sorted(map(str, traits(["Exempel AB", "Exempel"], [], has_number=True)))
    ['organisation/country/SE', 'organisation/form/AB']
    """
    known = {*countries, *(["SE"] if has_number else [])}
    forms = {read_form(name, *sorted(known)[:1]).form for name in names} - {""}
    found = {Key("organisation", "form", form) for form in forms}
    return found | {Key("organisation", "country", country) for country in known}


@lru_cache(maxsize=65536)
def name_keys(normal: str) -> frozenset[Key]:
    """The keys of an organisation by a normal name: the name, and what near names have in common.

    >>> sorted(str(key) for key in name_keys("by"))
    ['organisation/name/by']
    """
    near = {Key("organisation", "near", block) for block in blocks(normal)}
    return frozenset(near | {Key("organisation", "name", normal)})


def _told_by_project(mentions: Mentions, names: set[str]) -> Iterator[Key]:
    """Keys for names that two organisations bear: the name within the project of the record."""
    shared = mentions.shared
    for project in mentions.by_kind.get("project", []) if names & shared.keys() else []:
        start = min((day for day, _ in mentions.texts(project, "ik:earliest")), default="")
        if mentions.texts(project, "dcterms:identifier"):
            path = project.removeprefix(f"{BASE}project/")
            for name in sorted(names & shared.keys()):
                if start[:4] <= shared[name]:
                    yield Key("organisation", "inside", f"{path}|{name}")


def _unit(mentions: Mentions, thing: str, canon: Canon) -> _Made:
    organisation, _, name = thing.rpartition("/")
    owner = canon(organisation).removeprefix(f"{BASE}organisation/")
    called = {plain_name(each) for each, _ in mentions.texts(organisation, "schema:name")} - {""}
    printed = {each.replace(" ", "-") for each in called} or {_last(organisation)}
    keys = {Key("unit", "printed", f"{each}/{name}") for each in printed}
    keys |= {Key("unit", "inside", f"{owner}/{name}"), Key("unit", "of", owner)}
    return keys, f"{BASE}organisation/{owner}/{readable(name)}"


def _project(mentions: Mentions, thing: str, canon: Canon) -> _Made:
    path = thing.removeprefix(f"{BASE}project/")
    funder, _, number = path.partition("/")
    titles = mentions.texts(thing, "dcterms:title")
    has_number = bool(mentions.texts(thing, "dcterms:identifier"))
    keys = {Key("project", "reference", number)} if has_number else set[Key]()
    if has_number and funder != UNKNOWN:
        keys.add(Key("project", "number", path))
    elif has_number:
        keys.add(Key("project", "local", f"{path}|{mentions.record}"))
    else:
        languages = {language for _, language in titles} & {"sv", "en"}
        ending = f"-{languages.pop()}" if len(languages) == 1 else ""
        keys.add(Key("project", f"local{ending}", path))
    if not (has_number or titles):
        keys |= set(_untitled(mentions, thing, canon))
    names = {plain_name(title) for title, _ in titles} - {""}
    keys |= {Key("project", "called", name) for name in names}
    starts = mentions.starting_points()
    if len(starts) >= _TELLING:
        keys.add(Key("project", "starts", f"{path.partition('/')[0]}|{' '.join(starts)}"))
    terms = _terms(mentions, thing, canon)
    if terms:
        start, amount = terms
        keys |= {Key("project", "title", f"{start}|{amount}|{name}") for name in names}
        led_since = start.partition("|")[2].rpartition("/")[0]
        keys.add(Key("project", "terms", f"{led_since}|{amount}"))
        if not amount.endswith("000"):
            keys.add(Key("project", "money", f"{start}|{amount}"))
    return keys, readable(thing)


def _untitled(mentions: Mentions, thing: str, canon: Canon) -> Iterator[Key]:
    """Keys that are only likely, for what has neither a number nor a title."""
    for coordinator in mentions.nodes(thing, "ik:coordinator"):
        led = canon(coordinator).removeprefix(f"{BASE}organisation/")
        for start, _ in mentions.texts(thing, "ik:earliest"):
            yield Key("project", "untitled", f"{led}|{start[:7]}")


def _terms(mentions: Mentions, thing: str, canon: Canon) -> tuple[str, str] | None:
    """Funder, coordinator and months, and the amount; None where one is missing or doubtful."""
    coordinators = mentions.nodes(thing, "ik:coordinator")
    amounts = mentions.nodes(f"{thing}#grant", "schema:amount")
    start = mentions.texts(thing, "ik:earliest")
    end = mentions.texts(thing, "ik:latest")
    if not len(coordinators) == len(amounts) == len(start) == len(end) == 1:
        return None
    value = mentions.texts(amounts[0], "schema:value")[0][0]
    currency = mentions.texts(amounts[0], "schema:currency")[0][0]
    if value == "0":
        return None
    funder = thing.removeprefix(f"{BASE}project/").partition("/")[0]
    coordinator = canon(coordinators[0]).removeprefix(f"{BASE}organisation/")
    months = f"{start[0][0][:7]}/{end[0][0][:7]}"
    return f"{funder}|{coordinator}|{months}", f"{currency} {value}"


def _person(mentions: Mentions, thing: str, canon: Canon) -> _Made:
    path = thing.removeprefix(f"{BASE}person/")
    projects = mentions.by_kind.get("project", [])
    project = canon(projects[0]).removeprefix(f"{BASE}project/") if projects else ""
    names = {plain_name(name) for name, _ in mentions.texts(thing, "foaf:name")}
    borne_by_two = names & mentions.namesakes()
    keys = {Key("person", "inside", f"{project}|{name}") for name in names if name and project}
    keys = set() if borne_by_two else keys
    coordinators = mentions.nodes(projects[0], "ik:coordinator") if projects else []
    known = {canon(each).removeprefix(f"{BASE}organisation/") for each in coordinators}
    keys |= {Key("person", "known", f"{where}|{name}") for where in known for name in names if name}
    if path.startswith("orcid/"):
        return keys | {Key("person", "orcid", path.removeprefix("orcid/"))}, thing
    own = mentions.mention("person", thing)
    keys.add(own if borne_by_two else Key("person", "printed", path.removeprefix("named/")))
    return keys, f"{BASE}person/named/{owner_part(project)}/{readable(_last(path))}"


def _event(mentions: Mentions, thing: str, canon: Canon) -> _Made:
    printed = thing.removeprefix(f"{BASE}event/")
    owner, _, name = printed.partition("/")
    for project in mentions.by_kind.get("project", []):
        if owner_part(project.removeprefix(f"{BASE}project/")) == owner:
            owner = owner_part(canon(project).removeprefix(f"{BASE}project/"))
    inside = f"{owner}/{name}"
    return {Key("event", "printed", printed), Key("event", "inside", inside)}, (
        f"{BASE}event/{owner}/{readable(name)}"
    )


def _edition(_mentions: Mentions, thing: str, canon: Canon) -> _Made:
    printed = thing.removeprefix(f"{BASE}event/")
    series, _, year = printed.partition("/")
    known = canon(f"{BASE}event-series/{series}").removeprefix(f"{BASE}event-series/")
    inside = f"{known}/{year}"
    return {Key("edition", "printed", printed), Key("edition", "inside", inside)}, (
        f"{BASE}event/{inside}"
    )


def _series(_mentions: Mentions, thing: str, _canon: Canon) -> _Made:
    return {Key("series", "name", _last(thing))}, readable(thing)


def _place(_mentions: Mentions, thing: str, _canon: Canon) -> _Made:
    return {Key("place", "name", _last(thing))}, readable(thing)


def _last(path: str) -> str:
    return path.rpartition("/")[2]


_MAKERS: Mapping[str, Callable[[Mentions, str, Canon], _Made]] = {
    "organisation": _organisation,
    "unit": _unit,
    "project": _project,
    "person": _person,
    "event": _event,
    "edition": _edition,
    "series": _series,
    "place": _place,
}
