"""A thing is found by its IRI, its CURIE, its path, its number or a label of it."""

from __future__ import annotations

import unicodedata

import pytest

from innokraft.errors import UsageError
from innokraft.query.lookup import find_thing, thing_or_iri
from innokraft.rdf.namespaces import BASE, term
from innokraft.rdf.terms import Term, iri, text
from innokraft.store.embedded import EmbeddedStore

CONTRACT = f"{BASE}concept/samhallskontrakt"


@pytest.mark.parametrize(
    "name",
    [
        CONTRACT,
        "c:samhallskontrakt",
        "concept/samhallskontrakt",
        "samhällskontrakt",
        "Samhällskontrakt",
        "  SAMHÄLLSKONTRAKT ",
        "social contract",
        "samhallskontrakt",
        "SAMHALLSKONTRAKT",
        unicodedata.normalize("NFD", "samhällskontrakt"),
    ],
)
def test_a_concept_is_found_by_all_its_names(seed_store: EmbeddedStore, name: str) -> None:
    assert find_thing(seed_store, name) == CONTRACT


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("2015-01573", "project/vinnova/2015-01573"),
        ("Mittuniversitetet", "organisation/mittuniversitetet"),
        ("offentliga rummet", "event-series/offentliga-rummet"),
        ("Visby", "place/visby"),
        ("project/number/vinnova/2015-01573", "project/vinnova/2015-01573"),
        ("organisation/name/mittuniversitetet", "organisation/mittuniversitetet"),
        (
            "Kompetensöverföring och innovationskraft handlingsutrymme, mod och verkstad",
            "project/vinnova/2015-01573",
        ),
    ],
)
def test_projects_organisations_and_places_are_found(
    seed_store: EmbeddedStore, name: str, path: str
) -> None:
    assert find_thing(seed_store, name) == BASE + path


def test_an_unknown_name_is_answered_with_what_was_perhaps_meant(
    seed_store: EmbeddedStore,
) -> None:
    with pytest.raises(UsageError, match="Did you mean 'Mittuniversitetet'"):
        find_thing(seed_store, "Mittuniversitete")
    with pytest.raises(UsageError, match="samhällskontrakt"):
        find_thing(seed_store, "samhälskontrakt")
    with pytest.raises(UsageError, match="innokraft concepts"):
        find_thing(seed_store, "xqzw")


@pytest.mark.parametrize("name", ["", "   ", "\n"])
def test_an_empty_name_is_told_so(seed_store: EmbeddedStore, name: str) -> None:
    with pytest.raises(UsageError, match="empty"):
        find_thing(seed_store, name)


@pytest.mark.parametrize(
    "name",
    [
        '"} #', "x> . } #", "http://[", "http://x/ y", "ik:a b", "c:\x01", "\ud800", "a" * 5000,
        "?x", "'", "\\u0022", "://", ":", "http://x/%zz",
    ],
)  # fmt: skip
def test_a_hostile_name_finds_nothing_and_does_no_harm(
    seed_store: EmbeddedStore, name: str
) -> None:
    with pytest.raises(UsageError, match="nothing here is named"):
        find_thing(seed_store, name)


def graph_of(*labelled: tuple[str, str]) -> EmbeddedStore:
    """A graph of things with a label and nothing else."""
    triples = [(iri(BASE + path), term("schema:name"), text(label)) for path, label in labelled]
    return EmbeddedStore.in_memory([(Term("<https://w3id.org/innokraft/graph/made>"), triples)])


def test_two_things_of_one_name_are_both_told() -> None:
    store = graph_of(("place/a", "Ön"), ("place/b", "Ön"))
    with pytest.raises(UsageError, match="2 things are named 'Ön': place/a, place/b"):
        find_thing(store, "Ön")


def test_a_concept_goes_before_a_project_of_the_same_name() -> None:
    store = graph_of(("project/x/1", "Mod"), ("concept/mod", "mod"))
    assert find_thing(store, "mod") == f"{BASE}concept/mod"


@pytest.mark.parametrize("name", ["organisation/nobody", f"{BASE}organisation/nobody"])
def test_a_whole_iri_may_stand_for_a_thing_that_is_not_there_yet(
    seed_store: EmbeddedStore, name: str
) -> None:
    assert thing_or_iri(seed_store, name) == f"{BASE}organisation/nobody"
    with pytest.raises(UsageError):
        find_thing(seed_store, name)


@pytest.mark.parametrize("name", ["nobody", "organisation/no body", "", "Ön och ån"])
def test_a_label_may_not(seed_store: EmbeddedStore, name: str) -> None:
    with pytest.raises(UsageError):
        thing_or_iri(seed_store, name)
