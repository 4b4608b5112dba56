"""The shipped concept scheme keeps its own rules and the integrity conditions of SKOS."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, parse

from innokraft.files.shipped import resource

SKOS = "http://www.w3.org/2004/02/skos/core#"
SCHEME = "https://w3id.org/innokraft/concept"
CONCEPT = f"{SCHEME}/"
IK = "https://w3id.org/innokraft/ns#"
LABELS = ("prefLabel", "altLabel", "hiddenLabel")

EUROVOC, STW = "http://eurovoc.europa.eu/", "http://zbw.eu/stw/descriptor/"
UNESCO, YSO = "http://vocabularies.unesco.org/thesaurus/", "http://www.yso.fi/onto/yso/"
MAPPED_TO = (EUROVOC, STW, UNESCO, YSO)


@pytest.fixture(scope="module")
def quads() -> list[Quad]:
    path = resource("ontology/concepts.ttl")
    return list(parse(path=str(path), format=RdfFormat.TURTLE))


@pytest.fixture(scope="module")
def concepts(quads: list[Quad]) -> set[str]:
    return {
        q.subject.value
        for q in quads
        if q.object == NamedNode(SKOS + "Concept") and isinstance(q.subject, NamedNode)
    }


def pairs(quads: Iterable[Quad], *terms: str) -> set[tuple[str, str]]:
    """The (subject, object) of some predicates, as strings."""
    wanted = {NamedNode(t if ":" in t else SKOS + t) for t in terms}
    return {
        (q.subject.value, q.object.value)
        for q in quads
        if q.predicate in wanted
        and isinstance(q.subject, NamedNode)
        and isinstance(q.object, NamedNode | Literal)
    }


def above(quads: list[Quad]) -> dict[str, set[str]]:
    """Each concept with everything that is broader at any height."""
    direct: dict[str, set[str]] = defaultdict(set)
    for subject, parent in pairs(quads, "broader"):
        direct[subject].add(parent)
    closed: dict[str, set[str]] = {}
    for subject in list(direct):
        waiting, seen = list(direct[subject]), set[str]()
        while waiting:
            current = waiting.pop()
            if current not in seen:
                seen.add(current)
                waiting.extend(direct.get(current, ()))
        closed[subject] = seen
    return closed


def test_all_concepts_are_in_the_scheme(quads: list[Quad], concepts: set[str]) -> None:
    assert concepts
    assert {s for s, _ in pairs(quads, "inScheme")} == concepts
    assert {o for _, o in pairs(quads, "inScheme")} == {SCHEME}
    assert all(c.startswith(CONCEPT) for c in concepts)


def test_no_node_is_blank(quads: list[Quad]) -> None:
    assert not [q for q in quads if isinstance(q.subject, BlankNode)]
    assert not [q for q in quads if isinstance(q.object, BlankNode)]


@pytest.mark.parametrize("term", ["prefLabel", "definition"])
def test_every_concept_has_one_text_in_each_language(
    quads: list[Quad], concepts: set[str], term: str
) -> None:
    found = Counter(
        (q.subject.value, q.object.language)
        for q in quads
        if q.predicate == NamedNode(SKOS + term)
        and isinstance(q.subject, NamedNode)
        and isinstance(q.object, Literal)
    )
    assert found == {(c, language): 1 for c in concepts for language in ("sv", "en")}


def test_no_label_names_two_concepts_or_is_two_kinds_of_label(quads: list[Quad]) -> None:
    named = defaultdict(list)
    for quad in quads:
        is_label = quad.predicate.value in [SKOS + term for term in LABELS]
        if is_label and isinstance(quad.object, Literal) and isinstance(quad.subject, NamedNode):
            key = (quad.object.language, quad.object.value.casefold())
            named[key].append(quad.subject.value)
    assert {key: value for key, value in named.items() if len(value) > 1} == {}


def test_an_avoided_word_is_no_label_of_its_own_concept(quads: list[Quad]) -> None:
    labels = {(s, o.casefold()) for s, o in pairs(quads, *LABELS)}
    avoided = {(s, o.casefold()) for s, o in pairs(quads, IK + "avoidLabel")}
    assert len(avoided) > 100
    assert labels & avoided == set()


def test_labels_are_trimmed_and_language_tagged(quads: list[Quad]) -> None:
    texts = [q.object for q in quads if isinstance(q.object, Literal)]
    assert len(texts) > 1000
    assert {t.language for t in texts} == {"sv", "en"}
    assert not [t.value for t in texts if t.value != " ".join(t.value.split())]


def test_broader_has_no_cycle(quads: list[Quad]) -> None:
    assert [c for c, parents in above(quads).items() if c in parents] == []


def test_every_concept_is_a_top_concept_or_has_one_broader(
    quads: list[Quad], concepts: set[str]
) -> None:
    broader = Counter(s for s, _ in pairs(quads, "broader"))
    top = {s for s, _ in pairs(quads, "topConceptOf")}
    assert set(broader.values()) == {1}
    assert set(broader) | top == concepts
    assert set(broader) & top == set()
    assert {o for _, o in pairs(quads, "hasTopConcept")} == top


def test_links_inside_the_scheme_point_at_its_concepts(
    quads: list[Quad], concepts: set[str]
) -> None:
    assert {o for _, o in pairs(quads, "broader", "related")} <= concepts
    assert pairs(quads, "narrower") == set()


def test_related_is_symmetric_and_disjoint_from_broader(quads: list[Quad]) -> None:
    related = pairs(quads, "related")
    assert len(related) > 100
    assert {(o, s) for s, o in related} == related
    tree = {(s, o) for s, parents in above(quads).items() for o in parents}
    assert related & (tree | {(o, s) for s, o in tree}) == set()


def test_a_mapping_leads_from_a_concept_to_an_entry_of_a_known_vocabulary(
    quads: list[Quad], concepts: set[str]
) -> None:
    mapped = pairs(quads, "exactMatch", "closeMatch", "broadMatch")
    assert {concept for concept, _ in mapped} <= concepts
    targets = {target for _, target in mapped}
    assert {base for base in MAPPED_TO if any(t.startswith(base) for t in targets)} == {*MAPPED_TO}
    assert [t for t in targets if not t.startswith(MAPPED_TO) or t in MAPPED_TO] == []


def test_exact_match_is_disjoint_from_broad_and_narrow_match(quads: list[Quad]) -> None:
    assert pairs(quads, "exactMatch") & pairs(quads, "broadMatch", "narrowMatch") == set()
    assert pairs(quads, "relatedMatch", "narrowMatch") == set()


def test_every_concept_says_once_how_a_match_counts(quads: list[Quad], concepts: set[str]) -> None:
    matching = pairs(quads, IK + "matching")
    assert Counter(s for s, _ in matching) == dict.fromkeys(concepts, 1)
    base = "https://w3id.org/innokraft/value/"
    assert {o for _, o in matching} == {base + "auto", base + "review", base + "none"}


def test_grouping_concepts_are_top_concepts_that_never_match(quads: list[Quad]) -> None:
    none = {s for s, o in pairs(quads, IK + "matching") if o.endswith("/none")}
    assert none
    assert none < {s for s, _ in pairs(quads, "topConceptOf")}


def test_concepts_are_written_in_the_order_of_their_ids() -> None:
    lines = resource("ontology/concepts.ttl").read_text(encoding="utf-8").splitlines()
    written = [line.split()[0] for line in lines if line.startswith("concept:")]
    assert len(written) > 1
    assert written == sorted(written)


def test_the_scheme_says_its_name_and_its_licence(quads: list[Quad]) -> None:
    dcterms = "http://purl.org/dc/terms/"
    about = [q for q in quads if q.subject == NamedNode(SCHEME)]
    titles = [q.object for q in about if q.predicate == NamedNode(dcterms + "title")]
    assert {t.language for t in titles if isinstance(t, Literal)} == {"sv", "en"}
    licence = (SCHEME, "https://creativecommons.org/licenses/by/4.0/")
    assert licence in pairs(quads, dcterms + "license")


@pytest.mark.parametrize(
    ("label", "language", "concept"),
    [
        ("mötesplats", "sv", "dialogplattform"),
        ("drivkrafter", "sv", "motivation"),
        ("erfarenhetsutbyte", "sv", "kompetensoverforing"),
        ("kunskapsutbyte", "sv", "kunskapsoverforing"),
    ],
)
def test_words_that_were_ambiguous_now_name_one_concept(
    quads: list[Quad], label: str, language: str, concept: str
) -> None:
    found = {
        q.subject.value
        for q in quads
        if q.object == Literal(label, language=language) and isinstance(q.subject, NamedNode)
    }
    assert found == {CONCEPT + concept}
