"""The ontology as Python loads it: terms, values, marks and rules."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import FrozenInstanceError
from pathlib import Path

import pytest
from rdflib import OWL, RDF, SKOS, Graph, URIRef

from innokraft.errors import SourceError
from innokraft.files.shipped import resource
from innokraft.model.ontology import VALUE, load_ontology
from innokraft.model.rules import rules
from innokraft.rdf.namespaces import expand

ONTOLOGY = load_ontology()


def test_the_ontology_is_loaded_once() -> None:
    assert load_ontology() is ONTOLOGY


def test_the_terms_are_those_that_rdflib_reads() -> None:
    graph = Graph().parse(resource("ontology/innokraft.ttl"))
    graph.parse(resource("ontology/pipeline.ttl"))
    kinds = {
        OWL.Class: "class",
        OWL.ObjectProperty: "object",
        OWL.DatatypeProperty: "datatype",
        OWL.AnnotationProperty: "annotation",
    }
    expected = {str(s): kind for owl, kind in kinds.items() for s in graph.subjects(RDF.type, owl)}
    expected |= {str(RDF[name]): "property" for name in ("object", "predicate", "subject", "type")}
    assert {iri: term.kind for iri, term in ONTOLOGY.terms.items()} == expected


def test_the_marks_are_those_that_rdflib_reads() -> None:
    graph = Graph().parse(resource("ontology/innokraft.ttl"))
    for name, loaded in (
        ("restsOnText", ONTOLOGY.rests_on_text),
        ("claimOnly", ONTOLOGY.claim_only),
        ("functionalPerSource", ONTOLOGY.functional_per_source),
    ):
        assert loaded == {str(s) for s in graph.subjects(URIRef(expand(f"ik:{name}")))}
        assert loaded


def test_the_values_are_those_that_rdflib_reads() -> None:
    graph = Graph().parse(resource("ontology/values.ttl"))
    assert {VALUE + slug for slug in ONTOLOGY.values} == set(
        map(str, graph.subjects(RDF.type, SKOS.Concept))
    )


def test_a_value_knows_its_scheme_its_rank_and_its_texts() -> None:
    value = ONTOLOGY.values["troligt"]
    assert (value.scheme, value.rank) == ("certainty", 4)
    assert set(value.definitions) == {"sv", "en"}
    assert ONTOLOGY.values["avslutat"].rank is None


def test_a_scheme_without_an_order_comes_by_slug() -> None:
    status = [value.slug for value in ONTOLOGY.in_scheme("status")]
    assert status == sorted(status)
    assert len(status) > 1


def test_a_term_without_a_label_goes_by_its_short_name() -> None:
    assert ONTOLOGY.terms[expand("foaf:Document")].label("sv") == "foaf:Document"


@pytest.mark.parametrize(
    ("iri", "label"),
    [
        (expand("ik:Project"), "projekt"),
        (f"{VALUE}troligt", "troligt"),
        (expand("xsd:date"), "xsd:date"),
        ("https://example.org/x", "https://example.org/x"),
    ],
)
def test_anything_has_a_label(iri: str, label: str) -> None:
    assert ONTOLOGY.label(iri) == label


def test_nothing_loaded_can_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        ONTOLOGY.claim_only = frozenset()  # type: ignore[misc]
    with pytest.raises(TypeError):
        ONTOLOGY.values["ny"] = ONTOLOGY.values["troligt"]  # type: ignore[index]
    with pytest.raises(TypeError):
        ONTOLOGY.values["troligt"].labels["sv"] = "annat"  # type: ignore[index]


def _write(folder: Path, values: str, model: str = "") -> None:
    head = """@prefix ik: <https://w3id.org/innokraft/ns#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix s: <https://w3id.org/innokraft/value/scheme/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix v: <https://w3id.org/innokraft/value/> .
"""
    (folder / "values.ttl").write_text(head + values, "utf-8")
    (folder / "innokraft.ttl").write_text(head + model, "utf-8")
    for name in ("alignment.ttl", "pipeline.ttl"):
        (folder / name).write_text(head, "utf-8")


def test_a_mark_counts_only_where_it_is_true(tmp_path: Path) -> None:
    model = """ik:yes a owl:ObjectProperty ; ik:claimOnly true .
        ik:no a owl:ObjectProperty ; ik:claimOnly false ; ik:restsOnText "true" ."""
    _write(tmp_path, "", model)
    ontology = load_ontology(tmp_path)
    assert ontology.claim_only == {expand("ik:yes")}
    assert ontology.rests_on_text == frozenset()


def test_a_file_that_is_not_turtle_is_named_with_its_line(tmp_path: Path) -> None:
    _write(tmp_path, "v:a a skos:Concept\nv:b")
    with pytest.raises(SourceError, match=r"values\.ttl, line \d+: this is not Turtle") as caught:
        load_ontology(tmp_path)
    assert caught.value.place is not None
    assert caught.value.place.file.endswith("values.ttl")


@pytest.mark.parametrize(
    "values",
    [
        "v:a a skos:Concept .",
        "v:a a skos:Concept ; skos:inScheme s:x , s:y .",
        "ik:a a skos:Concept ; skos:inScheme s:x .",
    ],
)
def test_a_value_without_its_one_scheme_is_an_error(tmp_path: Path, values: str) -> None:
    _write(tmp_path, values)
    with pytest.raises(SourceError, match=r"no value of one scheme.*Give it one skos:inScheme"):
        load_ontology(tmp_path)


def test_the_rules_come_by_name_and_in_order(tmp_path: Path) -> None:
    for name in ("b", "a"):
        (tmp_path / f"{name}.rq").write_text(f"# {name}", "utf-8")
    (tmp_path / "note.txt").write_text("no rule", "utf-8")
    assert list(rules(tmp_path)) == [("a", "# a"), ("b", "# b")]


def test_loading_does_not_need_rdflib() -> None:
    code = (
        "import sys; from innokraft.model.ontology import load_ontology; load_ontology();"
        "sys.exit('rdflib' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
