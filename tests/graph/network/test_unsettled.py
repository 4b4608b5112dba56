"""What is not settled of the things of a network, and how what is derived follows."""

from __future__ import annotations

from pathlib import Path

from innokraft.identity.candidates import find_candidates
from innokraft.network import build_network, links
from innokraft.rdf.namespaces import BASE, expand
from innokraft.store.embedded import EmbeddedStore
from innokraft.views.conflicts import conflicts
from tests.graph.made_pages import Page, store_of, swecris_row

PROJECT = f"{BASE}project/vinnova/2031-00001"


def test_sources_disagree_where_the_command_says_so(tmp_path: Path) -> None:
    row = swecris_row(tmp_path, FundingsSek="120000", ProjectEndDate="2015-06-15")
    pages = [Page("2031-00001", title="En sak"), Page("2031-00002", amount="7 000")]
    store = store_of(tmp_path, pages, row)
    about = build_network(store).graph["about"]
    told = sorted({(each.thing, each.predicate) for each in conflicts(store)})
    assert list(about.conflicts) == told
    assert (PROJECT, expand("schema:amount")) in told
    assert (PROJECT, expand("time:hasTime")) not in told  # two dates that can be the same


def test_what_may_be_one_is_told_of_both_with_what_decides(tmp_path: Path) -> None:
    pages = [Page(f"2031-0000{n}", title="Samma sak i kusten") for n in (1, 2)]
    store = store_of(tmp_path, pages)
    (found,) = find_candidates(store)
    about = build_network(store).graph["about"]
    assert {(each.thing, each.other) for each in about.candidates} == {
        (found.first, found.second), (found.second, found.first),
    }  # fmt: skip
    for each in about.candidates:
        assert each.keys == tuple(map(str, found.keys))
        assert each.why.sv == found.why("sv")
        assert each.name.sv == "Samma sak i kusten"


def test_what_is_derived_tells_its_rule_and_its_premises(seed_store: EmbeddedStore) -> None:
    found = {
        (link.source, link.predicate, link.target): basis.derivation
        for link in links(build_network(seed_store))
        for basis in link.bases
        if basis.derived
    }
    seminar = f"{BASE}event/vinnova-2015-01573/seminarium"
    how = found[seminar, expand("schema:location"), f"{BASE}place/visby"]
    assert how
    assert how.rule.en.startswith("An event inside another was held where the other was")
    told = {(each.predicate, each.object.sv) for each in how.premises}
    assert told == {
        (expand("schema:location"), "Visby"),
        (expand("schema:superEvent"), "Offentliga Rummet 2015"),
    }  # fmt: skip
    assert all(each.quotes for each in how.premises)
    through = found[
        f"{BASE}project/vinnova/2015-01573", expand("dcterms:subject"), f"{BASE}concept/uppdrag"
    ]
    assert through
    assert [each.predicate for each in through.premises].count(expand("ik:concerns")) == 1
