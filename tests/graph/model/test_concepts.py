"""The loaded scheme finds concepts by id, label and hierarchy, and says so when it cannot."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from innokraft.errors import SourceError
from innokraft.model.concepts import ConceptScheme, load_concepts

PREFIXES = """
@prefix concept: <https://w3id.org/innokraft/concept/> .
@prefix ik: <https://w3id.org/innokraft/ns#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix value: <https://w3id.org/innokraft/value/> .
"""
SMALL = (
    PREFIXES
    + """
concept:b a skos:Concept ; skos:prefLabel "bil"@sv , "car"@en ; skos:broader concept:a ;
    skos:altLabel "personbil"@sv ; skos:hiddenLabel "bilen"@sv , "Bilar"@sv ;
    ik:avoidLabel "bilaga"@sv ; skos:definition "Åker på väg."@sv ;
    skos:related concept:d ; ik:matching value:auto .
concept:a a skos:Concept ; skos:prefLabel "fordon"@sv ; ik:matching value:none .
concept:d a skos:Concept ; skos:prefLabel "väg"@sv ; ik:matching value:review .
concept:c a skos:Concept ; skos:prefLabel "elbil"@sv ; skos:broader concept:b ;
    ik:matching value:review .
"""
)


@pytest.fixture
def scheme(tmp_path: Path) -> ConceptScheme:
    path = tmp_path / "small.ttl"
    path.write_text(SMALL, encoding="utf-8")
    return load_concepts(path)


def test_a_concept_carries_its_words_by_kind_and_language(scheme: ConceptScheme) -> None:
    bil = scheme.get("b")
    assert bil is not None
    assert (bil.label(), bil.label("en")) == ("bil", "car")
    assert bil.all_labels("sv") == ("bil", "personbil", "Bilar", "bilen")
    assert bil.avoid == {"sv": ("bilaga",)}
    assert bil.definitions == {"sv": "Åker på väg."}
    assert (bil.broader, bil.related, bil.matching) == (("a",), ("d",), "auto")


def test_a_label_in_a_missing_language_falls_back_on_another(scheme: ConceptScheme) -> None:
    assert [c.label("en") for c in scheme] == ["fordon", "car", "elbil", "väg"]


def test_the_scheme_iterates_by_id(scheme: ConceptScheme) -> None:
    assert [c.id for c in scheme] == ["a", "b", "c", "d"]
    assert len(scheme) == 4
    assert scheme.get("x") is None


def test_search_puts_whole_labels_first_and_definitions_last(scheme: ConceptScheme) -> None:
    assert [c.id for c in scheme.search("bil")] == ["b", "c"]
    assert [c.id for c in scheme.search("VÄG")] == ["d", "b"]
    assert scheme.search("båt") == []


def test_narrower_follows_from_broader(scheme: ConceptScheme) -> None:
    assert [c.id for c in scheme.narrower("a")] == ["b"]
    assert [c.id for c in scheme.top()] == ["a", "d"]


def test_a_broken_file_is_an_error_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "broken.ttl"
    path.write_text(PREFIXES + "concept:a a skos:Concept\n", encoding="utf-8")
    with pytest.raises(SourceError, match=r"broken\.ttl, line \d+: this is not Turtle"):
        load_concepts(path)


@pytest.mark.parametrize(
    "body",
    [
        "concept:a a skos:Concept ; ik:matching value:auto .",
        'concept:a a skos:Concept ; skos:prefLabel "a"@sv .',
        'concept:a a skos:Concept ; skos:prefLabel "a"@sv ; ik:matching value:perhaps .',
    ],
)
def test_a_concept_without_label_or_matching_is_an_error(tmp_path: Path, body: str) -> None:
    path = tmp_path / "poor.ttl"
    path.write_text(PREFIXES + body, encoding="utf-8")
    with pytest.raises(SourceError, match=r"poor\.ttl, a: has no label or no valid matching"):
        load_concepts(path)


def test_the_shipped_scheme_is_loaded_once() -> None:
    assert load_concepts() is load_concepts()


def test_loading_the_scheme_does_not_load_rdflib() -> None:
    code = (
        "import sys; from innokraft.model.concepts import load_concepts; load_concepts();"
        "sys.exit('rdflib' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
