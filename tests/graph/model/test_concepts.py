"""The loaded scheme finds concepts by id, label and hierarchy, and says so when it cannot."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from innokraft.errors import SourceError, UsageError
from innokraft.model.concepts import CONCEPT, ConceptScheme, load_concepts

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
    bil = scheme["b"]
    assert bil.iri == CONCEPT + "b"
    assert (bil.label(), bil.label("en")) == ("bil", "car")
    assert bil.all_labels("sv") == ("bil", "personbil", "Bilar", "bilen")
    assert bil.avoid == {"sv": ("bilaga",)}
    assert bil.definitions == {"sv": "Åker på väg."}
    assert (bil.broader, bil.related, bil.matching) == (("a",), ("d",), "auto")


def test_a_label_in_a_missing_language_falls_back_on_another(scheme: ConceptScheme) -> None:
    assert scheme["c"].label("en") == "elbil"


def test_the_scheme_iterates_by_id(scheme: ConceptScheme) -> None:
    assert [c.id for c in scheme] == ["a", "b", "c", "d"]
    assert len(scheme) == 4
    assert "b" in scheme
    assert "x" not in scheme


def test_an_iri_finds_what_its_id_finds(scheme: ConceptScheme) -> None:
    assert scheme.get(CONCEPT + "b") is scheme["b"]


def test_a_label_is_found_whatever_its_case_and_spacing(scheme: ConceptScheme) -> None:
    assert scheme.by_label(" BILEN ") is scheme["b"]
    assert scheme.by_label("car") is scheme["b"]
    assert scheme.by_label("car", "sv") is None


def test_an_avoided_word_is_no_label(scheme: ConceptScheme) -> None:
    assert scheme.by_label("bilaga") is None


def test_an_unknown_id_is_none_or_an_error_that_guesses(scheme: ConceptScheme) -> None:
    assert scheme.get("x") is None
    assert load_concepts().get("tilit") is None
    with pytest.raises(UsageError, match="Did you mean 'tillit'"):
        load_concepts()["tilit"]


def test_an_unknown_label_is_none_or_an_error_that_guesses(scheme: ConceptScheme) -> None:
    with pytest.raises(UsageError, match=r"no concept 'personbill'. Did you mean 'personbil'"):
        scheme.by_label("personbill", strict=True)
    with pytest.raises(UsageError) as caught:
        scheme.by_label("zzz", strict=True)
    assert "Did you mean" not in str(caught.value)


def test_search_puts_whole_labels_first_and_definitions_last(scheme: ConceptScheme) -> None:
    assert [c.id for c in scheme.search("bil")] == ["b", "c"]
    assert [c.id for c in scheme.search("VÄG")] == ["d", "b"]
    assert scheme.search("båt") == []


def test_narrower_follows_from_broader(scheme: ConceptScheme) -> None:
    assert [c.id for c in scheme.narrower("a")] == ["b"]
    assert scheme.narrower_closure("a") == {"a", "b", "c"}
    assert scheme.broader_closure("c") == {"a", "b", "c"}
    assert [c.id for c in scheme.top()] == ["a", "d"]


def test_closures_end_even_where_broader_runs_in_a_circle(tmp_path: Path) -> None:
    path = tmp_path / "circle.ttl"
    path.write_text(
        PREFIXES
        + 'concept:a a skos:Concept ; skos:prefLabel "a"@sv ; skos:broader concept:b ; '
        + "ik:matching value:none .\n"
        + 'concept:b a skos:Concept ; skos:prefLabel "b"@sv ; skos:broader concept:a ; '
        + "ik:matching value:none .\n",
        encoding="utf-8",
    )
    assert load_concepts(path).broader_closure("a") == {"a", "b"}


def test_a_broken_file_is_an_error_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "broken.ttl"
    path.write_text(PREFIXES + "concept:a a skos:Concept\n", encoding="utf-8")
    with pytest.raises(SourceError, match=r"broken\.ttl, line \d+: is not Turtle"):
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
    assert len(load_concepts()) == 90


def test_loading_the_scheme_does_not_load_rdflib() -> None:
    code = (
        "import sys; from innokraft.model.concepts import load_concepts; load_concepts();"
        "sys.exit('rdflib' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
