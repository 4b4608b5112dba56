"""A term is found by its name, by what it is called, or by what it means."""

from __future__ import annotations

import pytest

from innokraft.model.ontology import load_ontology
from innokraft.model.terms import term_names, terms
from innokraft.rdf.namespaces import compress, expand


def names(word: str) -> list[str]:
    return [compress(term.iri) for term in terms(word)]


def test_all_terms_that_have_a_label_come_ours_first_and_sorted() -> None:
    every = names("")
    ours = [name for name in every if name.startswith(("ik:", "ikp:"))]
    assert every == sorted(ours) + sorted(set(every) - set(ours))
    assert set(every) == {compress(t.iri) for t in load_ontology().terms.values() if t.labels}


@pytest.mark.parametrize("word", ["status", "ik:status", "STATUS", " status ", expand("ik:status")])
def test_a_term_is_found_by_its_name(word: str) -> None:
    assert names(word)[0] == "ik:status"


@pytest.mark.parametrize("word", ["koordinator", "coordinator"])
def test_a_term_is_found_by_its_label_in_either_language(word: str) -> None:
    assert names(word)[0] == "ik:coordinator"


def test_what_is_named_so_comes_before_what_has_it_in_its_name_or_its_meaning() -> None:
    found = names("certainty")
    assert found[0] == "ik:certainty"
    assert "ik:Statement" in found[1:], "its definition speaks of a certainty"
    found = names("unit")
    assert found[0] == "org:OrganizationalUnit", "it is called so"
    assert found[1] == "ik:coordinatingUnit", "it has the word in its name"


def test_a_word_that_no_term_has_finds_none() -> None:
    assert terms("xyzzy") == []
    assert {"ik:status", "status", "koordinator"} <= set(term_names())


def test_a_term_knows_its_example_its_notes_and_its_links() -> None:
    (term, *_) = terms("ik:result")
    assert "ik:result" in term.example
    assert set(term.notes) == {"sv", "en"}
    assert term.links["rdfs:range"] == (expand("ik:Outcome"),)
    assert term.links["rdfs:subPropertyOf"] == (expand("prov:generated"),), "from the alignment"
    assert "rdfs:domain" not in term.links
