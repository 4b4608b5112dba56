"""What a person can choose from when saying what some words say: relations, and their two ends."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from innokraft.annotation.model import Annotation
from innokraft.describe.references import CLASSES
from innokraft.drafting.suggestion import USEFULNESS, SuggestedStatement
from innokraft.drafting.yaml_text import certainty_word
from innokraft.model.model import Model
from innokraft.model.ontology import SCHEME, Ontology, Said
from innokraft.rdf.namespaces import BASE, compress, expand
from innokraft.record import Record
from innokraft.text.language import LANGUAGES

Plain = dict[str, Any]

_FIXED = {
    "project": "ik:Project", "grant": "schema:MonetaryGrant", "project-group": "foaf:Group",
    "publisher": "org:FormalOrganization", "coordinator": "org:FormalOrganization",
    "unit": "org:OrganizationalUnit",
}  # fmt: skip
_PLAIN = {
    "text": "rdf:langString", "number": "xsd:integer", "day": "xsd:date", "yes-no": "xsd:boolean",
}  # fmt: skip
_CONCEPT = f"{BASE}concept"
_LATER = 0.4


def choices(model: Model, language: str) -> Plain:
    """Relations with what may stand at either end, concepts, values and certainties, to choose."""
    ontology = model.ontology
    return {
        "relations": list(_relations(ontology, language)),
        "concepts": [
            {
                "id": f"concept:{concept.id}",
                "label": concept.label(language),
                "words": [w for each in LANGUAGES for w in concept.all_labels(each)],
                "told": concept.definitions.get(language, ""),
            }
            for concept in sorted(model.concepts, key=lambda c: c.label(language).casefold())
        ],
        "values": [
            {"id": f"value:{v.slug}", "label": v.label(language), "kind": v.scheme}
            for v in ontology.values.values()
        ],
        "certainties": [
            {
                "id": certainty_word(value.slug),
                "label": value.label(language),
                "told": value.definitions.get(language, ""),
            }
            for value in ontology.in_scheme("certainty")
        ],
        "kinds": {kind: ontology.label(expand(CLASSES[kind]), language) for kind in CLASSES},
    }


def _relations(ontology: Ontology, language: str) -> Iterator[Plain]:
    """The relations, those first that add most to a graph."""
    named = {name_of(iri): (iri, said) for iri, said in ontology.said.items()}

    def order(name: str) -> tuple[float, str]:
        return -USEFULNESS.get(name, _LATER), ontology.label(named[name][0], language).casefold()

    for name in sorted(named, key=order):
        iri, said = named[name]
        term = ontology.terms[iri]
        yield {
            "id": name,
            "label": ontology.label(iri, language),
            "told": term.definitions.get(language, ""),
            "of": list(_ends(ontology, said, of=True)),
            "as": list(_ends(ontology, said, of=False)),
            "claim": iri in ontology.claim_only,
        }


def name_of(iri: str) -> str:
    """A property as an annotation writes it: ours by its bare name."""
    return compress(iri).removeprefix("ik:")


def _ends(ontology: Ontology, said: Said, *, of: bool) -> Iterator[str]:
    """What may stand at an end: kinds of things, fixed names, `concept`, `text` and the like."""
    wanted = said.of if of else said.as_
    if ontology.is_a(_CONCEPT, *wanted):
        yield "concept"
    for kind, name in (CLASSES | _FIXED).items():
        if ontology.is_a(expand(name), *wanted):
            yield kind
    if not of:
        yield from (kind for kind, name in _PLAIN.items() if expand(name) in wanted)
        yield from sorted(each.removeprefix(SCHEME) for each in wanted if each.startswith(SCHEME))


def named_things(annotation: Annotation | None, record: Record, language: str) -> list[Plain]:
    """The things that statements of a record can name: those that are always there, and its own."""
    lacking = {
        "publisher": not record.publisher, "coordinator": not record.coordinator,
        "unit": not (record.coordinator and record.unit),
    }  # fmt: skip
    found = [{"id": name, "kind": name} for name in _FIXED if not lacking.get(name)]
    for thing in annotation.things if annotation else ():
        labels = {each.language: each.value for each in thing.labels}
        label = labels.get(language) or next(iter(labels.values()), thing.name)
        found.append({"id": thing.name, "kind": thing.kind, "label": label})
    return found


def in_words(
    statement: str,
    suggested: SuggestedStatement,
    model: Model,
    annotation: Annotation | None,
    language: str,
) -> tuple[str, str, str]:
    """A statement as a person reads it: its subject, relation and object."""
    subject, predicate, value = statement.split(None, 2)
    curie = predicate if ":" in predicate else f"ik:{predicate}"
    labels = {thing.name: thing.label for thing in suggested.things}
    own = annotation.things if annotation else ()
    labels |= {thing.name: thing.labels[0].value for thing in own if thing.labels}

    def end(name: str) -> str:
        kind, _, rest = name.partition(":")
        if kind == "concept" and (concept := model.concepts.get(rest)):
            return concept.label(language)
        if kind == "value" and (known := model.ontology.values.get(rest)):
            return known.label(language)
        return labels.get(name, name)

    return end(subject), model.ontology.label(expand(curie), language), end(value)
