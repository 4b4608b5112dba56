"""The value schemes: each value in one scheme, named and defined in both languages."""

from __future__ import annotations

import pytest
from rdflib import RDF, Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, SKOS

from innokraft.curation.judgements import Verdict
from innokraft.curation.mentions import Mentioned
from innokraft.curation.rules import JUDGED, RULES
from innokraft.files.shipped import resource
from innokraft.model.concepts import MATCHINGS
from innokraft.model.ontology import SCHEME, VALUE, load_ontology
from innokraft.record import SectionKind
from innokraft.views.statements import CERTAINTIES

GRAPH = Graph().parse(resource("ontology/values.ttl"))
VALUES = sorted(s for s in GRAPH.subjects(RDF.type, SKOS.Concept) if isinstance(s, URIRef))
SCHEMES = sorted(s for s in GRAPH.subjects(RDF.type, SKOS.ConceptScheme) if isinstance(s, URIRef))


def languages(subject: URIRef, name: URIRef) -> list[str]:
    texts = [text for text in GRAPH.objects(subject, name) if isinstance(text, Literal)]
    return sorted(text.language or "" for text in texts)


@pytest.mark.parametrize("value", VALUES)
def test_a_value_is_in_one_scheme_and_named_and_defined(value: URIRef) -> None:
    assert [scheme in SCHEMES for scheme in GRAPH.objects(value, SKOS.inScheme)] == [True]
    assert languages(value, SKOS.prefLabel) == ["en", "sv"]
    assert languages(value, SKOS.definition) == ["en", "sv"]
    assert value.startswith(VALUE)
    assert value.removeprefix(VALUE).replace("-", "").isalnum()


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_scheme_is_named_described_and_has_values(scheme: URIRef) -> None:
    assert languages(scheme, DCTERMS.title) == ["en", "sv"]
    assert languages(scheme, DCTERMS.description) == ["en", "sv"]
    assert scheme.startswith(SCHEME)
    assert len(set(GRAPH.subjects(SKOS.inScheme, scheme))) > 1


@pytest.mark.parametrize("scheme", SCHEMES)
def test_no_word_means_two_values_of_one_scheme(scheme: URIRef) -> None:
    seen: dict[tuple[str, str], set[str]] = {}
    for value in GRAPH.subjects(SKOS.inScheme, scheme):
        for name in (SKOS.prefLabel, SKOS.altLabel):
            for label in GRAPH.objects(value, name):
                assert isinstance(label, Literal)
                seen.setdefault((label.casefold(), label.language or ""), set()).add(str(value))
    assert {label: values for label, values in seen.items() if len(values) > 1} == {}


def test_nothing_but_schemes_and_values_is_described() -> None:
    assert set(GRAPH.subjects()) == {*SCHEMES, *VALUES}


def test_the_certainties_have_an_order_from_stated_to_derived() -> None:
    values = load_ontology().in_scheme("certainty")
    assert [value.rank for value in values] == [1, 2, 3, 4, 5, 6]
    assert tuple(value.slug for value in values) == CERTAINTIES


def test_the_values_that_code_names_are_those_of_the_schemes() -> None:
    ontology = load_ontology()
    kinds = {value.slug for value in ontology.in_scheme("section-kind")}
    assert kinds == {kind.value for kind in SectionKind}
    assert {value.slug for value in ontology.in_scheme("matching")} == set(MATCHINGS)
    assert {value.slug for value in ontology.in_scheme("verdict")} == {*Verdict, *Mentioned}
    rules = {rule.name for rule in RULES.values()} | {JUDGED}
    assert {value.slug for value in ontology.in_scheme("identity-rule")} == rules


@pytest.mark.parametrize(
    ("scheme", "word", "slug"),
    [
        ("status", "Avslutat", "avslutat"),
        ("status", "Completed", "avslutat"),
        ("status", "CLOSED", "avslutat"),
        ("status", "Ongoing", "pagaende"),
        ("status", "SIGNED", "pagaende"),
        ("status", "TERMINATED", "avbrutet"),
        ("role", "Principal Investigator", "projektledare"),
        ("role", "Projektdeltagare", "projektdeltagare"),
        ("role", "Co-Investigator", "projektdeltagare"),
    ],
)
def test_the_words_of_the_sources_are_known(scheme: str, word: str, slug: str) -> None:
    named = [*GRAPH.subject_objects(SKOS.prefLabel), *GRAPH.subject_objects(SKOS.altLabel)]
    meant = {value for value, label in named if str(label).casefold() == word.casefold()}
    assert [v for v in meant if (v, SKOS.inScheme, URIRef(SCHEME + scheme)) in GRAPH] == [
        URIRef(VALUE + slug)
    ]
