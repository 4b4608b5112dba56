"""The graph as a network: what becomes a node, what an edge, and what they rest on."""

from __future__ import annotations

from pathlib import Path

import networkx as nx
import pytest

from innokraft.errors import UsageError
from innokraft.network import Link, Thing, build_network, links, things
from innokraft.network.edges import HUB, chosen
from innokraft.rdf.namespaces import BASE, expand
from innokraft.store import base, open_graph
from innokraft.store.embedded import EmbeddedStore
from innokraft.views import gathering, quotes
from innokraft.views.literals import amount_in_words, date_in_words
from innokraft.views.quotes import Quote, quote_in
from innokraft.views.statements import Basis, Fact
from tests.graph.made_pages import FIRM, POSSIBLE, Page, store_of

PROJECT = f"{BASE}project/made/2031-00001"
WORKSHOP = f"{BASE}event/made-2031-00001/verkstad"
GROUP = f"{WORKSHOP}#gruppen"
CURIOSITY = f"{BASE}concept/nyfikenhet"
PLAY = f"{BASE}concept/lek"
COLLABORATION = f"{BASE}concept/samarbete"
PLACE = f"{BASE}place/ockero"


@pytest.fixture(scope="module")
def made() -> EmbeddedStore:
    return open_graph(str(Path(__file__).parents[1] / "made_network.trig"))


@pytest.fixture(scope="module")
def filed(tmp_path_factory: pytest.TempPathFactory) -> EmbeddedStore:
    """The made graph with the classes that its source files things under."""
    made, topics = ((Path(__file__).parents[1] / f"made_{n}.trig") for n in ("network", "topics"))
    path = tmp_path_factory.mktemp("filed") / "graph.trig"
    path.write_text(made.read_text("utf-8") + topics.read_text("utf-8"), "utf-8")
    return open_graph(str(path))


def _things(store: EmbeddedStore) -> dict[str, Thing]:
    return {thing.iri: thing for thing in things(build_network(store))}


def _link(store: EmbeddedStore, source: str, predicate: str, target: str) -> Link:
    wanted = source, expand(predicate), target
    found = links(build_network(store))
    return next(link for link in found if (link.source, link.predicate, link.target) == wanted)


def _fact(thing: Thing, predicate: str) -> Fact:
    return next(fact for fact in thing.facts if fact.predicate == expand(predicate))


def _only(bases: tuple[Basis, ...]) -> Basis:
    assert len(bases) == 1
    return bases[0]


def _quote(basis: Basis) -> Quote:
    assert len(basis.quotes) == 1
    return basis.quotes[0]


def test_the_made_graph_quotes_its_frozen_text_at_its_offsets(made: EmbeddedStore) -> None:
    query = """SELECT ?text ?start ?exact {
        ?said oa:hasSource/schema:text ?text ; oa:start ?start ; oa:exact ?exact }"""
    rows = list(made.select(query))
    assert len(rows) > 5
    for row in rows:
        text, exact = str(row["text"].value), row["exact"].value  # type: ignore[union-attr]
        assert text.startswith(exact, int(row["start"].value))  # type: ignore[union-attr]


def test_a_thing_of_each_kind_in_use_becomes_a_node(made: EmbeddedStore) -> None:
    assert {thing.kind for thing in _things(made).values()} == {
        "project", "organisation", "event", "place", "group", "participation", "concept",
    }  # fmt: skip


def test_a_concept_that_only_the_scheme_speaks_of_is_left_out(made: EmbeddedStore) -> None:
    found = _things(made)
    assert CURIOSITY in found
    assert f"{BASE}concept/tystnad" not in found


def test_a_subject_of_a_source_is_of_another_kind_than_our_concepts(filed: EmbeddedStore) -> None:
    kinds = {thing.iri: thing.kind for thing in _things(filed).values()}
    assert kinds[f"{BASE}topic/made-subjects/7"] == "topic"
    assert kinds[CURIOSITY] == "concept"


def test_the_kind_of_an_organisation_or_award_is_a_fact_and_no_node(filed: EmbeddedStore) -> None:
    found = _things(filed)
    assert [iri for iri in found if "/topic/" in iri] == [f"{BASE}topic/made-subjects/7"]
    kind = _fact(found[f"{BASE}organisation/fonden"], "org:classification")
    assert kind.value.words.sv == "stiftelse"
    assert _fact(found[PROJECT], "ik:classifiedAs").value.words.sv == "bidrag för en dag"


def test_what_only_a_source_files_under_comes_last_at_the_limit(filed: EmbeddedStore) -> None:
    limit = len(_things(filed)) - 1
    assert {t.kind for t in things(build_network(filed, limit=limit))} == {
        thing.kind for thing in _things(filed).values()
    } - {"topic"}


def test_a_source_s_class_comes_last_however_many_things_it_ties() -> None:
    topic, *ours = f"{BASE}topic/made/1", "a", "b", "c"
    beside = nx.Graph((topic, thing) for thing in ours)
    assert chosen(beside, None, 2, 3) == {*ours}
    assert chosen(beside, "a", 1, 1) == {"a"}


def test_links_to_what_is_not_drawn_make_nothing_better_connected() -> None:
    crowd = [("far", f"leaf{n}") for n in range(5)]
    ring = [("a", "b"), ("b", "c"), ("c", "d"), ("d", "a"), ("a", "c"), ("b", "d"), ("d", "far")]
    assert chosen(nx.Graph([*ring, *crowd]), None, 2, 4) == {*"abcd"}


def test_a_way_from_the_focus_goes_to_a_hub_and_not_through_it() -> None:
    funder = [("funder", f"p{n:02}") for n in range(HUB)]
    beside = nx.Graph([*funder, ("me", "funder"), ("me", "partner"), ("partner", "other")])
    assert chosen(beside, "me", 2, 1000) == {"me", "funder", "partner", "other"}
    assert len(chosen(beside, "funder", 1, 1000)) == HUB + 2
    small = nx.Graph([*funder[:-1], ("me", "funder")])
    assert "p00" in chosen(small, "me", 2, 1000)


def test_a_value_of_a_scheme_is_no_node(made: EmbeddedStore) -> None:
    assert f"{BASE}value/ledare" not in _things(made)


def test_a_thing_is_named_in_both_languages(made: EmbeddedStore) -> None:
    found = _things(made)
    assert (found[WORKSHOP].label.sv, found[WORKSHOP].label.en) == ("verkstaden", "the workshop")


def test_a_name_in_one_language_serves_for_the_other(made: EmbeddedStore) -> None:
    assert _things(made)[PROJECT].label.en == "Kust i rörelse"


def test_a_participation_is_named_by_its_role_and_number(made: EmbeddedStore) -> None:
    label = _things(made)[f"{WORKSHOP}#ledare-1"].label
    assert (label.sv, label.en) == ("ledare 1", "leader 1")


def test_a_stated_edge_is_firm_and_quotes_its_sentence(made: EmbeddedStore) -> None:
    link = _link(made, WORKSHOP, "schema:location", PLACE)
    assert (link.certainty, link.claimed_only) == ("konstaterat", False)
    quote = _quote(_only(link.bases))
    assert (quote.before, quote.exact, quote.after) == ("", "Verkstaden hölls på Öckerö", ".")
    assert quote.tail.startswith(" Man ansåg")


def test_a_judged_edge_says_who_holds_it_and_who_told_it(made: EmbeddedStore) -> None:
    basis = _only(_link(made, CURIOSITY, "ik:identifiedAsCentralIn", WORKSHOP).bases)
    assert basis.certainty == "bedomt"
    assert basis.holder is not None
    assert basis.holder.words.sv == "”man”"
    assert basis.attribution is not None
    assert basis.attribution.words.en == "the project group"


def test_an_edge_is_as_firm_as_the_firmest_that_says_it(tmp_path: Path) -> None:
    said = "concept:mod strengthens concept:tillit"
    pages = [Page("2031-00001", ((said, FIRM),)), Page("2031-00002", ((said, POSSIBLE),))]
    courage, trust = (f"{BASE}concept/{name}" for name in ("mod", "tillit"))
    link = _link(store_of(tmp_path, pages), courage, "ik:strengthens", trust)
    assert (link.certainty, len(link.bases)) == ("konstaterat", 2)


def test_what_is_only_claimed_is_an_edge_marked_so(made: EmbeddedStore) -> None:
    link = _link(made, PLAY, "ik:strengthens", COLLABORATION)
    assert (link.certainty, link.claimed_only) == ("mojligt", True)


def test_a_claim_on_a_claim_is_drawn_from_what_that_claim_is_about(made: EmbeddedStore) -> None:
    link = _link(made, CURIOSITY, "ik:emergedFrom", GROUP)
    assert (link.certainty, link.claimed_only) == ("forbehallet", True)
    assert (
        _quote(_only(link.bases)).exact == "Framför allt nyfikenhet kan sägas ha vuxit ur gruppen"
    )


def test_words_on_a_claim_are_its_notes_with_quotes_of_their_own(made: EmbeddedStore) -> None:
    basis = _only(_link(made, CURIOSITY, "ik:emergedFrom", GROUP).bases)
    notes = {note.predicate: note for note in basis.notes}
    assert notes[expand("rdf:subject")].value.words.en == "curiosity – the workshop"
    reason = notes[expand("ik:rationale")]
    assert (reason.value.words.sv, reason.certainty) == ("alla var olika", "konstaterat")
    assert [quote.exact for quote in reason.quotes] == ["eftersom alla var olika"]


def test_what_only_the_rules_say_is_marked_derived(made: EmbeddedStore) -> None:
    link = _link(made, PROJECT, "dcterms:subject", CURIOSITY)
    assert link.certainty == "harlett"
    assert _only(link.bases).derived


def test_what_a_reader_derived_is_told_once_and_as_the_readers(seed_store: EmbeddedStore) -> None:
    edition = f"{BASE}event/offentliga-rummet/2015"
    series = f"{BASE}event-series/offentliga-rummet"
    basis = _only(_link(seed_store, edition, "schema:superEvent", series).bases)
    assert (basis.certainty, basis.derived) == ("harlett", False)
    assert basis.quotes


def test_a_grant_is_told_as_an_edge_to_the_funder_and_an_amount(made: EmbeddedStore) -> None:
    link = _link(made, PROJECT, "schema:funder", f"{BASE}organisation/fonden")
    assert _quote(_only(link.bases)).exact == "Bidrag från Fonden 12 000 kronor"
    amount = _fact(_things(made)[PROJECT], "schema:amount")
    assert amount.value.words.en == "SEK\u00a012,000"
    quote = _quote(_only(amount.bases))
    assert (quote.before, quote.exact) == ("Bidrag från Fonden ", "12 000 kronor")


def test_a_period_is_told_in_the_words_of_both_languages(made: EmbeddedStore) -> None:
    period = _fact(_things(made)[PROJECT], "time:hasTime").value
    assert (*period.words,) == ("april 2031 – juni 2031", "April 2031 – June 2031")


def test_a_claim_of_words_is_a_fact_with_its_certainty(made: EmbeddedStore) -> None:
    fact = _fact(_things(made)[WORKSHOP], "ik:assessedAs")
    assert fact.value.words.sv == "soppa efteråt"
    assert _only(fact.bases).certainty == "konstaterat"


def test_what_an_edge_shows_is_no_fact_again(made: EmbeddedStore) -> None:
    told = {fact.predicate for thing in _things(made).values() for fact in thing.facts}
    assert expand("schema:location") not in told
    assert expand("skos:related") not in told
    assert expand("schema:funder") not in told


def test_a_symmetric_property_is_drawn_once(made: EmbeddedStore) -> None:
    related = [x for x in links(build_network(made)) if x.predicate == expand("skos:related")]
    assert [(link.source, link.target) for link in related] == [(PLAY, CURIOSITY)]


def test_a_focus_keeps_what_is_near_and_counts_the_rest(made: EmbeddedStore) -> None:
    network = build_network(made, focus="öckerö", hops=1)
    assert {thing.iri for thing in things(network)} == {PLACE, WORKSHOP}
    about = network.graph["about"]
    assert (about.focus, about.total - about.left_out) == (PLACE, 2)


def test_the_best_connected_things_are_kept_at_the_limit(made: EmbeddedStore) -> None:
    network = build_network(made, limit=2)
    assert {thing.iri for thing in things(network)} == {WORKSHOP, CURIOSITY}
    assert network.graph["about"].left_out == network.graph["about"].total - 2


def test_a_fact_whose_thing_is_not_drawn_still_names_it(made: EmbeddedStore) -> None:
    network = build_network(made, focus=PLACE, hops=1)
    workshop = next(thing for thing in things(network) if thing.iri == WORKSHOP)
    assert _fact(workshop, "ik:participation").value.words.sv == "ledare 1"


def test_a_focus_that_is_nowhere_is_an_error_of_use(made: EmbeddedStore) -> None:
    with pytest.raises(UsageError, match="nyfikenheten"):
        build_network(made, focus="nyfikenheten")


def test_a_focus_that_the_network_does_not_draw_is_an_error_of_use(made: EmbeddedStore) -> None:
    with pytest.raises(UsageError, match="draws"):
        build_network(made, focus="tystnad")


def test_the_network_of_a_graph_is_the_same_each_time(made: EmbeddedStore) -> None:
    first, second = build_network(made), build_network(made)
    assert things(first) == things(second)
    assert links(first) == links(second)


def test_a_record_is_called_by_its_source_and_number(made: EmbeddedStore) -> None:
    names = build_network(made).graph["about"].names
    record = names[f"{BASE}record/made-page/2031-00001/0123456789ab"]
    assert (record.sv, record.en) == ("Påhittad sida 2031-00001", "Made page 2031-00001")


@pytest.mark.parametrize(
    ("quote", "sentence"),
    [
        ("leden", "Vi gick leden."),
        ("t.ex. kl. 9", "Det var t.ex. kl. 9 på morgonen."),
        ("gick leden. Det", "Vi gick leden. Det var t.ex. kl. 9 på morgonen."),
        ("Slut", "Slut"),
        ("regnade", "Det ”regnade”!"),
    ],
)
def test_a_quote_stands_in_its_whole_sentences(quote: str, sentence: str) -> None:
    text = "Rubrik\nVi gick leden. Det var t.ex. kl. 9 på morgonen. Det ”regnade”! Ja.\nSlut"
    start = text.index(quote)
    found = quote_in(text, "r", start, quote)
    assert found.before + found.exact + found.after == sentence
    assert found.lead + sentence + found.tail in text.split("\n")


def test_long_surroundings_are_cut_at_a_word() -> None:
    text = "Ord ord. " * 100 + "Mitt. " + "Efter efter. " * 100
    start = text.index("Mitt")
    quote = quote_in(text, "r", start, "Mitt")
    assert quote.lead.startswith("… ")
    assert quote.tail.endswith(" …")
    assert len(quote.lead) < 240


@pytest.mark.parametrize(
    ("lexical", "words"), [("2015", "2015"), ("2015-04", "april 2015"), ("2015-13", "2015-13")]
)
def test_a_date_is_told_as_precisely_as_it_is_known(lexical: str, words: str) -> None:
    assert date_in_words(lexical).sv == words


def test_an_amount_that_is_no_number_stays_as_it_is() -> None:
    assert amount_in_words("mycket", "SEK").sv == "mycket\u00a0SEK"


def test_looked_up_thing_by_thing_or_read_property_by_property_it_is_the_same(
    seed_store: EmbeddedStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    one_by_one = build_network(seed_store)
    for module in (base, gathering, quotes):
        monkeypatch.setattr(module, "SCAN", 1)
    in_one_go = build_network(seed_store)
    assert things(in_one_go) == things(one_by_one)
    assert links(in_one_go) == links(one_by_one)
    assert in_one_go.graph["about"] == one_by_one.graph["about"]
    rows = list(seed_store.rows("SELECT ?s ?p ?o { ?s a skos:Concept ; ?p ?o }"))
    concepts = {row[0].value for row in rows}
    assert len(concepts) > 1
    said = sorted((s, p, str(o)) for s, p, o in gathering.read_triples(seed_store, concepts))
    assert said == sorted((s.value, p.value, str(o)) for s, p, o in rows)
