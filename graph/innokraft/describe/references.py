"""What the names in an annotation stand for: things, concepts, values, claims, properties."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from innokraft.annotation.model import Annotation, NamedThing
from innokraft.errors import (
    AnnotationError,
    Place,
    Wrong,
    WrongAnnotationsError,
    did_you_mean,
    shown,
)
from innokraft.model.concepts import ConceptScheme
from innokraft.model.ontology import SCHEME, Ontology
from innokraft.rdf.iris import (
    concept_iri,
    edition_iri,
    event_iri,
    organisation_iri,
    organisation_iris,
    place_iri,
    project_iri,
    readable,
    series_iri,
    slug,
    unit_iri,
    unnamed_person_iri,
    value_iri,
)
from innokraft.rdf.namespaces import BASE, PREFIXES, compress, expand
from innokraft.rdf.record_iris import annotation_iri
from innokraft.rdf.terms import Term, Triple, iri, iri_of
from innokraft.record import ProjectKey, Record

_PROJECT = re.compile(r"[a-z0-9][a-z0-9-]*/.*[A-Za-z0-9].*")


_NO_PROPERTY = "is no property of the ontology"
_OWNERS = ("ik:Project", "schema:Event")
CLASSES = {
    "event": "schema:Event",
    "edition": "schema:Event",
    "series": "schema:EventSeries",
    "place": "schema:Place",
    "participation": "ik:Participation",
    "group": "foaf:Group",
    "person": "ik:UnnamedPerson",
    "outcome": "ik:Outcome",
    "plan": "prov:Plan",
    "preparation": "ik:Preparation",
}
"""The class of each kind of thing that an annotation names."""
_CONCEPTS = f"{BASE}concept"

Said = tuple[Term, Term]
"""A property of a claim beside its triple, and its value: certainty, who says and who holds it."""


@dataclass(frozen=True, slots=True)
class Referent:
    """What a name stands for: one term, or one each of a counted thing; a class or a scheme."""

    terms: tuple[Term, ...]
    kind: str


@dataclass(frozen=True, slots=True)
class ClaimMade:
    """A claim that has been made: its triple, with what certainty and by whom; its first node.

    Two that differ in the node alone are one claim, made in two places of the text.
    """

    triple: Triple
    said: tuple[Said, ...]
    node: Term = field(compare=False)


@dataclass(slots=True)
class Names:
    """What the names in one annotation stand for.

    `failed` are the claims that could not be made, so that only what is wrong with them is told.
    """

    annotation: Annotation
    record: Record
    ontology: Ontology
    scheme: ConceptScheme
    wrong: Wrong = field(default_factory=Wrong)
    things: dict[str, Referent] = field(default_factory=dict)
    claims: dict[str, ClaimMade] = field(default_factory=dict)
    failed: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        project = project_iri(self.record.project)
        curator = f"{annotation_iri(self.record.key, self.annotation.digest)}#curator"
        self._name("project", "ik:Project", project)
        self._name("grant", "schema:MonetaryGrant", f"{project}#grant")
        self._name("project-group", "foaf:Group", f"{project}#projektgrupp")
        self._name("curator", "prov:Agent", curator)
        organisations = organisation_iris(self.record)
        if self.record.publisher:
            publisher = organisations[self.record.publisher]
            self._name("publisher", "org:FormalOrganization", publisher)
        if self.record.coordinator:
            organisation = organisations[self.record.coordinator.value]
            self._name("coordinator", "org:FormalOrganization", organisation)
            if self.record.unit:
                unit = unit_iri(organisation, self.record.unit.value)
                self._name("unit", "org:OrganizationalUnit", unit)
        for thing in self.annotation.things:
            with self.wrong.caught():
                if thing.name in self.things:
                    raise AnnotationError(f"the name {thing.name!r} is taken", thing.place)
                self._name(thing.name, CLASSES[thing.kind], *self._iris(thing))

    def _name(self, name: str, kind: str, *iris: str) -> None:
        self.things[name] = Referent(tuple(map(iri, iris)), expand(kind))

    def _iris(self, thing: NamedThing) -> tuple[str, ...]:
        key = self.record.project
        match thing.kind:
            case "event":
                return (event_iri(key, thing.name),)
            case "edition":
                return (edition_iri(thing.series or "", thing.year or 0),)
            case "series":
                return (series_iri(thing.name),)
            case "place":
                return (place_iri(thing.name),)
            case "person":
                return (unnamed_person_iri(key, thing.name),)
        base = f"{iri_of(self._owner(thing))}#{thing.name}"
        return tuple(f"{base}-{n}" for n in range(1, thing.count + 1)) if thing.count else (base,)

    def _owner(self, thing: NamedThing) -> Term:
        """What a thing is of: the project, or an event."""
        name = thing.of or "project"
        owner = self.things.get(name)
        if owner is None:
            raise self._unless_lost(
                name,
                f"{thing.name!r} is of {shown(name)}, which is no thing named above",
                thing.place,
            )
        if not self.ontology.is_a(owner.kind, *map(expand, _OWNERS)):
            problem = f"{thing.name!r} is of {name!r}, which is no event"
            raise AnnotationError(problem, thing.place, "It is of an event, or of 'project'.")
        return owner.terms[0]

    def _unless_lost(self, name: str, problem: str, place: Place) -> AnnotationError:
        """The error for an unknown name; an empty one where the thing itself is what is wrong."""
        if name in self.annotation.lost:
            return WrongAnnotationsError(())
        return AnnotationError(problem, place, did_you_mean(name, frozenset(self.things)))

    def named(self, name: str, place: Place) -> Referent:
        """What a name stands for. Raises AnnotationError where it stands for nothing."""
        prefix, colon, rest = name.partition(":")
        if not colon:
            if name not in self.things:
                raise self._unless_lost(name, f"nothing is named {shown(name)}", place)
            return self.things[name]
        match prefix:
            case "concept":
                return self._concept(rest, place)
            case "value":
                return self._value(rest, place)
            case "claim":
                return Referent((self.claim(rest, place).node,), expand("ik:Statement"))
            case "organisation":
                if not slug(rest):
                    raise AnnotationError(f"{shown(name)} names no organisation", place)
                return Referent((iri(organisation_iri(rest)),), expand("org:FormalOrganization"))
            case "project":
                project = readable(project_iri(_project(name, rest, place)))
                return Referent((iri(project),), expand("ik:Project"))
        kinds = "concept:, value:, claim:, organisation:, project: or the name of a thing"
        raise AnnotationError(f"{shown(name)} names nothing", place, f"It is {kinds}.")

    def _concept(self, name: str, place: Place) -> Referent:
        if self.scheme.get(name) is None:
            close = did_you_mean(name, frozenset(c.id for c in self.scheme))
            remedy = close or "`innokraft concepts` lists them."
            raise AnnotationError(f"the scheme has no concept {shown(name)}", place, remedy)
        return Referent((iri(concept_iri(name)),), _CONCEPTS)

    def _value(self, name: str, place: Place) -> Referent:
        found = self.ontology.values.get(name)
        if found is None:
            close = did_you_mean(name, frozenset(self.ontology.values))
            remedy = close or "data/annotations/README.md names some; the ontology has all."
            raise AnnotationError(f"there is no value {shown(name)}", place, remedy)
        return Referent((iri(value_iri(name)),), SCHEME + found.scheme)

    def claim(self, name: str, place: Place) -> ClaimMade:
        """The claim that a reading further up has given that name."""
        if name not in self.claims:
            if name in self.failed or not self.annotation.is_whole:
                raise WrongAnnotationsError(())
            remedy = did_you_mean(name, frozenset(self.claims))
            raise AnnotationError(f"no reading makes a claim {shown(name)}", place, remedy)
        return self.claims[name]

    def predicate(self, name: str, place: Place) -> str:
        """The full IRI of a property: ours by its bare name, others with their prefix.

        Raises AnnotationError for what is no property, and for one that no reading may say.
        """
        curie = name if ":" in name else f"ik:{name}"
        is_ours = curie.partition(":")[0] in PREFIXES
        found = self.ontology.terms.get(expand(curie)) if is_ours else None
        if found and found.iri in self.ontology.said:
            return found.iri
        known = frozenset(compress(each).removeprefix("ik:") for each in self.ontology.said)
        is_property = found is not None and found.kind != "class"
        problem = "is no property that a reading says" if is_property else _NO_PROPERTY
        raise AnnotationError(f"{shown(name)} {problem}", place, did_you_mean(name, known))


def _project(name: str, rest: str, place: Place) -> ProjectKey:
    if not _PROJECT.fullmatch(rest):
        remedy = "Such as project:vinnova/2015-00741."
        raise AnnotationError(f"{shown(name)} is no project", place, remedy)
    funder, _, number = rest.partition("/")
    return ProjectKey(funder, number)
