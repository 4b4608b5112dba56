"""What a merge reports and keeps: versions, annotations, joins, what is undone, the log."""

from __future__ import annotations

from pathlib import Path

import pytest

from innokraft.change.incoming import Incoming
from innokraft.change.judging import Opinion, judge, take_back
from innokraft.change.log import read_log
from innokraft.change.merge import merge, withdraw
from innokraft.change.outcome import KeptApart, Outcome
from innokraft.change.report import MergeReport
from innokraft.change.report_words import as_lines
from innokraft.errors import AnnotationError, UsageError
from innokraft.identity.candidates import find_candidates
from innokraft.identity.explanation import explain, named
from innokraft.rdf.graphs import INFERRED
from innokraft.rdf.namespaces import BASE
from innokraft.rdf.record_iris import node_of
from innokraft.rdf.terms import Term, iri
from innokraft.readers import read_again
from innokraft.record import Record
from innokraft.store.embedded import EmbeddedStore
from tests.graph.change.test_merge_laws import exported
from tests.graph.changes import changed, merged, withdrawn
from tests.graph.exports import export_rdf
from tests.graph.made_records import Item, annotation, page, row


@pytest.fixture
def store() -> EmbeddedStore:
    return EmbeddedStore.in_memory([])


def put(folder: Path, name: str, record: Record) -> Path:
    path = folder / name
    path.write_text(record.text, "utf-8")
    return path


@pytest.fixture
def graph(tmp_path: Path) -> Path:
    """A graph of one made page, in a folder."""
    from innokraft.change.build import build

    build(tmp_path / "graph", [put(tmp_path, "first.txt", page())])
    return tmp_path / "graph"


def titles(store: EmbeddedStore) -> set[str]:
    return {str(row["t"]) for row in store.select("SELECT ?t { ?p dcterms:title ?t }")}


def test_the_newer_version_counts_whichever_came_first() -> None:
    old = page(title="Förr", updated="2019-06-01")
    new = page(title="Nu", updated="2020-06-01")
    for first, second in ((old, new), (new, old)):
        store = EmbeddedStore.in_memory([])
        merged(store, [Item(first)])
        report = merged(store, [Item(second)])
        assert titles(store) == {'"Nu"@sv'}
        assert len(report.outcome.replaced) == 1
        revision = store.select("SELECT ?new ?old { ?new prov:wasRevisionOf ?old }")
        assert [(f"{r['new']}", f"{r['old']}") for r in revision] == [(node_of(new), node_of(old))]


def test_the_text_of_an_older_version_stays(store: EmbeddedStore) -> None:
    old, new = page(), page(title="Mod i dag", updated="2020-06-01")
    merged(store, [Item(old), Item(new)])
    texts = {row["t"].value for row in store.select("SELECT ?t { ?r schema:text ?t }")}  # type: ignore[union-attr]
    assert texts == {old.text, new.text}


def test_what_is_there_already_is_unchanged(store: EmbeddedStore) -> None:
    merged(store, [Item(page())])
    report = merged(store, [Item(page())])
    assert report.changed is False
    assert len(report.outcome.unchanged) == 1


def test_an_annotation_that_the_newer_version_does_not_hold_stays_and_is_told(
    store: EmbeddedStore,
) -> None:
    old = page()
    merged(store, [Item(old, (annotation(old),))])
    before = exported(store)
    newer = page(updated="2020-06-01").text.replace("vid", "på")
    changed = read_again("vinnova-page", newer)
    report = merged(store, [Item(changed)])
    assert len(report.outcome.waiting) == 1
    assert not list(store.select("SELECT ?e { ?e a schema:Event }"))
    withdrawn(store, [Item(changed)])
    assert exported(store) == before


def test_an_annotation_that_misquotes_stops_the_whole_merge(graph: Path, tmp_path: Path) -> None:
    before = export_rdf(EmbeddedStore.open(graph), "nq")
    wrong = annotation(page()).text.replace("Mötet i Visby", "Mötet i Lund")
    (tmp_path / "wrong.yaml").write_text(wrong, "utf-8")
    second = put(tmp_path, "second.txt", page(number="2019-00002"))
    with pytest.raises(AnnotationError, match=r"wrong\.yaml"):
        merge(graph, [second, tmp_path / "wrong.yaml"])
    assert export_rdf(EmbeddedStore.open(graph), "nq") == before


def test_a_page_and_a_row_of_one_number_are_one_project_with_two_sources(
    store: EmbeddedStore,
) -> None:
    merged(store, [Item(page())])
    report = merged(store, [Item(row(coordinator=("EXEMPELSKOLAN AB", "556012-5790")))])
    assert {(j.kind, j.rule) for j in report.outcome.joined} >= {
        ("project", "project-number"),
        ("organisation", "organisation-name"),
    }
    (found,) = store.select(
        "SELECT (COUNT(DISTINCT ?r) AS ?n) ?p { ?r foaf:primaryTopic ?p } GROUP BY ?p"
    )
    assert found["n"] is not None
    assert found["n"].value == "2"  # type: ignore[union-attr]


def test_a_triple_that_two_graphs_state_stays_when_one_goes(store: EmbeddedStore) -> None:
    merged(store, [Item(page())])
    before = exported(store)
    merged(store, [Item(row())])
    withdrawn(store, [Item(row())])
    assert exported(store) == before


def test_what_follows_from_a_withdrawn_record_goes_with_it(store: EmbeddedStore) -> None:
    one, other = page(number="2019-00001"), page(number="2019-00002")
    merged(store, [Item(one, (annotation(one),))])
    before = exported(store)
    assert store.graph(INFERRED)
    merged(store, [Item(other, (annotation(other, name="samtal"),))])
    withdrawn(store, [Item(other)])
    assert exported(store) == before


def test_a_link_that_sparql_cannot_write_comes_and_goes_too() -> None:
    triple = (iri("http://example.org/s"), iri("http://example.org/p"), Term("<http://a/[b]>"))
    store = EmbeddedStore.in_memory([])
    store.add([(INFERRED, [triple])])
    assert list(store.match(*triple)) == [triple]
    assert list(store.stating(triple)) == [INFERRED]
    store.remove({INFERRED: {triple}})
    assert len(store) == 0


def test_a_copy_under_a_second_funder_is_a_candidate_and_no_join(store: EmbeddedStore) -> None:
    merged(store, [Item(row()), Item(row(funder="Riksbankens Jubileumsfond"))])
    (candidate,) = find_candidates(store)
    assert candidate.score == 1.0
    assert dict(candidate.features)["number"] == "2019-00001"
    assert [str(key) for key in candidate.keys] == [
        "project/number/rj/2019-00001",
        "project/number/vinnova/2019-00001",
    ]


def test_a_twin_with_a_round_amount_is_a_candidate_and_no_join(store: EmbeddedStore) -> None:
    english = page(number="", title="Courage", amount="500 000", english=True)
    merged(store, [Item(page(amount="500 000")), Item(english)])
    (candidate,) = find_candidates(store)
    assert candidate.score >= 0.6


def test_a_twin_with_its_own_amount_is_joined_and_two_of_them_are_not(
    store: EmbeddedStore,
) -> None:
    english = page(number="", title="Courage", english=True)
    report = merged(store, [Item(page()), Item(english)])
    assert "project-money" in {j.rule for j in report.outcome.joined}
    report = merged(store, [Item(page(number="2019-00002"))])
    assert len(report.outcome.renamed) == 1
    assert report.outcome.kept_apart


def test_a_judgement_joins_and_its_withdrawal_gives_the_bytes_of_before(
    graph: Path, tmp_path: Path
) -> None:
    merge(graph, [put(tmp_path, "b.txt", page(number="2019-00002", coordinator="Provstad"))])
    before = export_rdf(EmbeddedStore.open(graph), "nq")
    pair = ("organisation/exempelskolan", "organisation/provstad")
    report = judge(graph, [(*pair, Opinion("same", "read both", "me", "2020-01-01"))])
    assert report.outcome.renamed
    told = explain(EmbeddedStore.open(graph), *pair)
    assert told.is_one
    assert [j.why for j in told.judgements] == ["read both"]
    assert "judgement" in {reason.rule for reason in told.joins}
    assert all(cited.quote for side in told.quotes for cited in side)
    take_back(graph, ("organisation/name/exempelskolan", "organisation/name/provstad"))
    assert export_rdf(EmbeddedStore.open(graph), "nq") == before
    with pytest.raises(UsageError, match="no one has judged"):
        take_back(graph, pair)


def test_what_a_rule_joined_can_be_judged_different(graph: Path, tmp_path: Path) -> None:
    merge(graph, [put(tmp_path, "e.txt", page(number="", title="Courage", english=True))])
    opened = EmbeddedStore.open(graph)
    twin = "project/local-en/vinnova/courage-exempelskolan-2019-05"
    assert named(opened, twin) == named(opened, "project/vinnova/2019-00001")
    pair = ("project/number/vinnova/2019-00001", twin)
    judge(graph, [(*pair, Opinion("different", "two grants"))])
    told = explain(EmbeddedStore.open(graph), *pair)
    assert not told.is_one
    assert any("judged different" in reason.because for reason in told.apart)


def test_explain_says_that_two_numbers_differ(store: EmbeddedStore) -> None:
    merged(store, [Item(page()), Item(page(number="2019-00002"))])
    told = explain(store, "2019-00001", "2019-00002")
    assert not told.is_one
    assert [reason.rule for reason in told.apart if not reason.on] == ["project-number"]


def test_explain_leaves_out_what_was_judged_of_other_pairs(graph: Path, tmp_path: Path) -> None:
    merge(graph, [put(tmp_path, f"{n}.txt", page(number=f"2019-0000{n}")) for n in (2, 3)])
    for other in ("2019-00002", "2019-00003"):
        judge(graph, [(*("2019-00001", other), Opinion("different", f"not {other}"))])
    told = explain(EmbeddedStore.open(graph), "2019-00001", "2019-00002")
    assert [judgement.why for judgement in told.judgements] == ["not 2019-00002"]


def test_nothing_is_joined_with_a_record_that_goes_in_the_same_change(store: EmbeddedStore) -> None:
    old, new = row(), row(number="2019-00002")
    merged(store, [Item(old)])

    def fill(incoming: Incoming) -> None:
        incoming.withdraw(node_of(old))
        incoming.add(new)

    school = f"{BASE}organisation/exempelskolan"
    assert school not in {each.thing for each in changed(store, fill).outcome.joined}
    assert school in {each.thing for each in merged(store, [Item(old)]).outcome.joined}


def test_an_older_version_keeps_no_publisher_of_its_own(store: EmbeddedStore) -> None:
    old, new = page(), page(title="Mod i dag", updated="2020-06-01")
    merged(store, [Item(old), Item(new)])
    published = store.select("SELECT ?r { ?r a ik:SourceRecord ; dcterms:publisher ?who }")
    assert [str(row["r"]) for row in published] == [node_of(new)]


def test_a_conflict_is_told_with_the_things_that_it_keeps_apart() -> None:
    things = (f"{BASE}organisation/a", f"{BASE}organisation/b")
    kept_apart = [KeptApart("organisation-name", "x", "y", things)]
    report = MergeReport(outcome=Outcome(kept_apart=kept_apart), changed=True)
    lines = list(as_lines(report, "en", dry_run=False))
    assert lines[-1].strip() == "organisation-name x: organisation/a, organisation/b (y)"


def test_the_log_tells_what_was_done_and_is_in_no_export(graph: Path, tmp_path: Path) -> None:
    merge(graph, [put(tmp_path, "b.txt", page(number="2019-00002"))])
    withdraw(graph, ["vinnova-page/2019-00002"])
    entries = list(read_log(graph))
    assert [entry.what for entry in entries] == ["build", "merge", "withdraw"]
    assert [len(entry.records.get("added", ())) for entry in entries] == [1, 1, 0]
    whole = export_rdf(EmbeddedStore.open(graph), "nq").decode()
    assert all(entry.when not in whole for entry in entries)


def test_a_change_that_was_not_noted_shows_in_the_log(graph: Path, tmp_path: Path) -> None:
    merge(graph, [put(tmp_path, "b.txt", page(number="2019-00002"))])
    lines = (graph / "log.jsonl").read_text("utf-8").splitlines(keepends=True)
    (graph / "log.jsonl").write_text("".join(lines[:-1]), "utf-8")
    assert "not noted" in list(read_log(graph))[-1].what


def test_a_record_that_is_not_there_cannot_be_withdrawn(graph: Path) -> None:
    with pytest.raises(UsageError, match="holds no record"):
        withdraw(graph, ["vinnova-page/2099-00001"])


def test_the_annotations_that_go_with_a_withdrawn_record_are_told(store: EmbeddedStore) -> None:
    record = page()
    merged(store, [Item(record, (annotation(record),))])
    report = withdrawn(store, [Item(record)])
    assert [name.rpartition("/")[0] for name in report.outcome.unread] == [
        f"annotation/{record.key}"
    ]
