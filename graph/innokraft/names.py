"""What the names in an annotation stand for: things, concepts, values, claims, properties."""

from __future__ import annotations

from dataclasses import dataclass, field

from innokraft.annotations import Annotation, Thing
from innokraft.concepts import ConceptScheme
from innokraft.errors import AnnotationError, Place
from innokraft.identity import (
    annotation_iri,
    concept_iri,
    edition_iri,
    event_iri,
    organisation_iri,
    place_iri,
    project_iri,
    series_iri,
    unit_iri,
    unnamed_person_iri,
    value_iri,
)
from innokraft.marked_yaml import did_you_mean
from innokraft.ontology import Ontology
from innokraft.record import ProjectKey, Record
from innokraft.terms import Term, Triple, iri
from innokraft.vocabulary import PREFIXES


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim that has been made: its node and its triple."""

    node: Term
    triple: Triple


@dataclass(slots=True)
class Names:
    """What the names in one annotation stand for."""

    annotation: Annotation
    record: Record
    ontology: Ontology
    scheme: ConceptScheme
    things: dict[str, tuple[str, ...]] = field(default_factory=dict)
    claims: dict[str, Claim] = field(default_factory=dict)

    def __post_init__(self) -> None:
        project = project_iri(self.record.project)
        self.things |= {
            "project": (project,),
            "grant": (f"{project}#grant",),
            "project-group": (f"{project}#projektgrupp",),
            "curator": (f"{annotation_iri(self.record.key, self.annotation.digest)}#curator",),
        }
        if self.record.publisher:
            self.things["publisher"] = (organisation_iri(self.record.publisher.name),)
        if self.record.coordinator:
            organisation = organisation_iri(self.record.coordinator.value.name)
            self.things["coordinator"] = (organisation,)
            if self.record.unit:
                self.things["unit"] = (unit_iri(organisation, self.record.unit.value),)
        for thing in self.annotation.things:
            if thing.name in self.things:
                raise AnnotationError(f"the name {thing.name!r} is taken", thing.place)
            self.things[thing.name] = self._iris(thing)

    def _iris(self, thing: Thing) -> tuple[str, ...]:
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
        owner = self.things.get(thing.of or "project")
        if owner is None:
            raise AnnotationError(
                f"{thing.name!r} is of {thing.of!r}, which is no thing named above",
                thing.place,
                did_you_mean(thing.of or "", frozenset(self.things)),
            )
        base = f"{owner[0]}#{thing.name}"
        return tuple(f"{base}-{n}" for n in range(1, thing.count + 1)) if thing.count else (base,)

    def resolve(self, name: str, place: Place) -> tuple[Term, ...]:
        """The terms that a name stands for: one, or one each of a counted thing."""
        prefix, colon, rest = name.partition(":")
        if not colon:
            return self._thing(name, place)
        match prefix:
            case "concept":
                if self.scheme.get(rest) is None:
                    raise AnnotationError(
                        f"the scheme has no concept {rest!r}",
                        place,
                        did_you_mean(rest, frozenset(c.id for c in self.scheme)),
                    )
                return (iri(concept_iri(rest)),)
            case "value":
                if rest not in self.ontology.values:
                    raise AnnotationError(
                        f"there is no value {rest!r}",
                        place,
                        did_you_mean(rest, frozenset(self.ontology.values)),
                    )
                return (iri(value_iri(rest)),)
            case "claim":
                return (self.claim(rest, place).node,)
            case "organisation":
                return (iri(organisation_iri(rest)),)
            case "project":
                return (iri(project_iri(_project(name, rest, place))),)
        kinds = "concept:, value:, claim:, organisation:, project: or the name of a thing"
        raise AnnotationError(f"{name!r} names nothing", place, f"It is {kinds}.")

    def _thing(self, name: str, place: Place) -> tuple[Term, ...]:
        if name not in self.things:
            remedy = did_you_mean(name, frozenset(self.things))
            raise AnnotationError(f"nothing is named {name!r}", place, remedy)
        return tuple(iri(each) for each in self.things[name])

    def claim(self, name: str, place: Place) -> Claim:
        """The claim that a reading further up or down has given that name."""
        if name not in self.claims:
            remedy = did_you_mean(name, frozenset(self.claims))
            raise AnnotationError(f"no reading makes a claim {name!r}", place, remedy)
        return self.claims[name]

    def predicate(self, name: str, place: Place) -> str:
        """The full IRI of a property: ours by its bare name, others with their prefix."""
        curie = name if ":" in name else f"ik:{name}"
        found = self.ontology.term(curie) if curie.partition(":")[0] in PREFIXES else None
        if found and found.kind != "class":
            return found.iri
        known = frozenset(
            each.iri.removeprefix(PREFIXES["ik"])
            for each in self.ontology.terms.values()
            if each.is_own and each.kind != "class"
        )
        remedy = did_you_mean(name, known)
        raise AnnotationError(f"{name!r} is no property of the ontology", place, remedy)


def _project(name: str, rest: str, place: Place) -> ProjectKey:
    funder, slash, number = rest.partition("/")
    if not (funder and slash and number):
        raise AnnotationError(
            f"{name!r} is no project", place, "Such as project:vinnova/2015-00741."
        )
    return ProjectKey(funder, number)
