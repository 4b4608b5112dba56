"""What `show` reads of a thing: its own facts, what others say with it, each with its basis."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from innokraft.bilingual import Bilingual
from innokraft.rdf.namespaces import BASE, expand, term
from innokraft.rdf.terms import integer, iri, iri_of, text
from innokraft.store.embedded import EmbeddedStore
from innokraft.views.conflicts import conflicts
from innokraft.views.labels import words_for
from innokraft.views.record import show_record
from innokraft.views.thing import show
from tests.graph.made_pages import FIRM, HEDGED, Page, store_of, swecris_row


def test_a_concept_shows_its_claims_with_certainty_holder_and_quote(
    seed_store: EmbeddedStore,
) -> None:
    shown = show(seed_store, f"{BASE}concept/samhallskontrakt")
    (central,) = [f for f in shown.facts if f.predicate == expand("ik:identifiedAsCentralIn")]
    by_certainty = {basis.certainty: basis for basis in central.bases}
    assert set(by_certainty) == {"bedomt", "konstaterat"}
    judged = by_certainty["bedomt"]
    assert judged.holder
    assert "man" in judged.holder.words.sv
    assert judged.quotes[0].exact.startswith("Resultatet av seminariet blev")


def test_a_concept_shows_what_projects_suggest_on_it(seed_store: EmbeddedStore) -> None:
    shown = show(seed_store, f"{BASE}concept/samhallskontrakt")
    suggested = [f for _, f in shown.others if f.predicate == expand("ik:suggestsFurtherWorkOn")]
    quotes = {quote.start for fact in suggested for basis in fact.bases for quote in basis.quotes}
    assert quotes == {680, 1926}


def test_claims_of_two_strengths_both_show(seed_store: EmbeddedStore) -> None:
    shown = show(seed_store, f"{BASE}concept/samhallskontrakt")
    emerged = [f for f in shown.facts if f.predicate == expand("ik:emergedFrom")]
    certainties = {basis.certainty for fact in emerged for basis in fact.bases}
    assert {"forbehallet", "troligt"} <= certainties


def test_what_is_said_most_firmly_comes_first_whichever_record_says_it(tmp_path: Path) -> None:
    said = "concept:mod strengthens concept:tillit"
    pages = [Page("2031-00001", ((said, HEDGED),)), Page("2031-00002", ((said, FIRM),))]
    shown = show(store_of(tmp_path, pages), f"{BASE}concept/mod")
    (fact,) = [fact for fact in shown.facts if fact.predicate == expand("ik:strengthens")]
    assert [basis.certainty for basis in fact.bases] == ["konstaterat", "forbehallet"]


def test_what_is_left_out_is_counted(seed_store: EmbeddedStore) -> None:
    whole = show(seed_store, f"{BASE}organisation/vinnova")
    assert whole.left_out == 0
    concept = show(seed_store, f"{BASE}event/vinnova-2015-01573/seminarium", limit=2)
    assert concept.left_out > 0


def test_an_organisation_shows_its_grants_by_the_name_of_the_project(
    seed_store: EmbeddedStore,
) -> None:
    shown = show(seed_store, f"{BASE}organisation/vinnova")
    (funder,) = [(n, f) for n, f in shown.others if f.predicate == expand("schema:funder")]
    assert funder[0].sv.startswith("Kompetensöverföring och innovationskraft")
    assert funder[1].bases[0].quotes[0].exact == "Bidrag från Vinnova 99 356 kronor"


def test_how_an_identity_was_found_is_no_statement_about_a_thing(
    seed_store: EmbeddedStore,
) -> None:
    shown = show(seed_store, f"{BASE}organisation/vinnova")
    assert not [name for name, _ in shown.others if "/identity/" in name.sv]


def test_an_organisation_is_called_by_its_english_name_where_one_is_known(
    seed_store: EmbeddedStore, tmp_path: Path
) -> None:
    known = f"{BASE}organisation/mittuniversitetet"
    assert words_for(seed_store, [known])[known] == Bilingual(
        "Mittuniversitetet", "Mid Sweden University"
    )
    names = {"CoordinatingOrganisationNameEn": "The First University"}
    row = swecris_row(tmp_path, FundingOrganisationNameSv="Tredje fonden", **names)
    told, untold = f"{BASE}organisation/ena-hogskolan", f"{BASE}organisation/tredje-fonden"
    store = store_of(tmp_path, [], row)
    words = words_for(store, [told, untold])
    assert words[told] == Bilingual("Ena högskolan", "The First University")
    assert words[untold] == Bilingual.alike("Tredje fonden")


def test_a_grant_without_a_funder_and_a_quote_without_its_text_are_shown_as_they_are() -> None:
    graph, project = iri(f"{BASE}graph/a/b/c"), iri(f"{BASE}project/a/1")
    grant, said, record = (iri(f"{BASE}made/{name}") for name in ("grant", "said", "record"))
    triples = [
        (grant, term("schema:fundedItem"), project),
        (project, term("dcterms:title"), text("Mod", "sv")),
        (said, term("rdf:subject"), project),
        (said, term("rdf:predicate"), term("dcterms:title")),
        (said, term("rdf:object"), text("Mod", "sv")),
        (said, term("oa:hasSource"), record),
        (said, term("oa:start"), integer(0)),
        (said, term("oa:exact"), text("Mod")),
    ]
    shown = show(EmbeddedStore.in_memory([(graph, triples)]), iri_of(project))
    (title,) = [fact for fact in shown.facts if fact.predicate == expand("dcterms:title")]
    assert [quote.exact for quote in title.bases[0].quotes] == ["Mod"]


@pytest.mark.parametrize(
    "read", [show, show_record, lambda store, iri: conflicts(store, thing=iri)]
)
def test_what_is_no_iri_never_becomes_a_part_of_a_query(
    seed_store: EmbeddedStore, read: Callable[[EmbeddedStore, str], object]
) -> None:
    with pytest.raises(ValueError, match="is not an absolute IRI"):
        read(seed_store, "a:b> ?x } #")
