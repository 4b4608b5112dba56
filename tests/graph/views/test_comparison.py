"""What changed between two graphs is told in words; nothing is told of what did not."""

from __future__ import annotations

from pathlib import Path

import pytest

from innokraft.store.embedded import EmbeddedStore
from innokraft.views.comparison import Comparison, diff
from tests.graph.exports import export_rdf
from tests.graph.made_pages import Page, store_of, swecris_row

FIRM, POSSIBLE = "konstaterat", "möjligt"
MOD = ("project dcterms:subject concept:mod", FIRM)
BEFORE = (
    Page("2031-00001", (MOD,)),
    Page("2031-00002", (("project suggestsFurtherWorkOn concept:mod", POSSIBLE),)),
)
AFTER = (
    Page("2031-00001", (MOD,), amount="120 000"),
    Page("2031-00003", (MOD,), coordinator="Andra bolaget"),
    Page("2031-00004", (MOD,)),
)


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> EmbeddedStore:
    return store_of(tmp_path_factory.mktemp("before"), BEFORE)


@pytest.fixture(scope="module")
def after(tmp_path_factory: pytest.TempPathFactory) -> EmbeddedStore:
    return store_of(tmp_path_factory.mktemp("after"), AFTER)


@pytest.fixture(scope="module")
def changed(before: EmbeddedStore, after: EmbeddedStore) -> Comparison:
    return diff(before, after)


def told(difference: Comparison, topic: str, lang: str = "en") -> list[str]:
    sentences = [change.sentence for change in difference.differences if change.topic == topic]
    return [sentence.of(lang) for sentence in sentences]


def test_equal_graphs_have_no_difference(before: EmbeddedStore, tmp_path: Path) -> None:
    again = diff(before, before)
    assert again.equal
    assert again.differences == ()
    assert diff(before, store_of(tmp_path, reversed(BEFORE))).equal


@pytest.mark.parametrize("form", ["nq", "trig"])
def test_a_graph_equals_its_export(before: EmbeddedStore, tmp_path: Path, form: str) -> None:
    path = tmp_path / f"export.{form}"
    path.write_bytes(export_rdf(before, form))
    assert diff(before, EmbeddedStore.load(path)).equal


def test_one_statement_more_in_one_named_graph_is_a_difference(
    before: EmbeddedStore, tmp_path: Path
) -> None:
    path = tmp_path / "more.nq"
    data = export_rdf(before, "nq")
    again = data.splitlines()[0].rpartition(b" <")[0] + b" <a:another> .\n"
    path.write_bytes(data + again)
    found = diff(before, EmbeddedStore.load(path))
    assert (found.equal, found.added, found.removed) == (False, 1, 0)
    assert diff(EmbeddedStore.load(path), before).removed == 1


def test_records_come_go_and_get_new_versions(changed: Comparison) -> None:
    assert told(changed, "records") == [
        "2 source records added",
        "1 source record removed",
        "1 source record in a new version",
    ]
    version = next(c for c in changed.differences if "new version" in c.sentence.en)
    assert [words.sv for _, words in version.items] == ["vinnova-page/2031-00001"]


def test_things_come_and_go_by_name(changed: Comparison) -> None:
    assert told(changed, "things") == [
        "2 projects added",
        "1 project removed",
        "1 organisation added",
        "2 events added",
        "1 event removed",
    ]
    added = next(c for c in changed.differences if c.sentence.sv == "2 projekt tillkom")
    assert [words.sv for _, words in added.items] == ["Sak 2031-00003", "Sak 2031-00004"]


def test_another_value_of_a_thing_in_both_is_told_with_both(changed: Comparison) -> None:
    (value,) = told(changed, "values")
    assert " ".join(value.split()) == (
        "amount of the grant, Sak 2031-00001: SEK 100,000 → SEK 120,000"
    )
    (value,) = told(changed, "values", "sv")
    assert " ".join(value.split()) == (
        "bidragets belopp, Sak 2031-00001: 100 000 SEK → 120 000 SEK"
    )


def test_the_support_of_a_concept_is_counted_in_projects(changed: Comparison) -> None:
    assert told(changed, "concepts") == ["‘courage’ now supported by 3 projects (before: 2)"]
    assert told(changed, "concepts", "sv") == ["’mod’ stöds nu av 3 projekt (förut 2)"]


def test_a_concept_without_support_has_that_of_no_projects(
    before: EmbeddedStore, tmp_path: Path
) -> None:
    found = diff(before, store_of(tmp_path, [Page("2031-00001"), Page("2031-00002")]))
    assert told(found, "concepts") == ["‘courage’ now supported by 0 projects (before: 2)"]


def test_the_concept_that_gained_or_lost_most_support_is_told_first(tmp_path: Path) -> None:
    trust = ("project dcterms:subject concept:tillit", FIRM)
    stores = []
    for name, says in (("old", ((), (MOD,))), ("new", ((MOD, trust), (trust,), (trust,)))):
        (tmp_path / name).mkdir()
        pages = [Page(f"2031-0000{n}", said) for n, said in enumerate(says)]
        stores.append(store_of(tmp_path / name, pages))
    found = [sentence.split()[0] for sentence in told(diff(*stores), "concepts")]
    assert found == ["‘trust’"], "courage has one project in both"
    bare = tmp_path / "bare"
    bare.mkdir()
    without = store_of(bare, [Page("2031-00000")])
    found = [sentence.split()[0] for sentence in told(diff(without, stores[1]), "concepts")]
    assert found == ["‘trust’", "‘courage’"]


def test_claims_that_came_and_went_are_told_and_a_new_version_of_the_same_is_not(
    changed: Comparison,
) -> None:
    assert told(changed, "claims") == [
        "now claimed: Sak 2031-00003 – subject – courage (stated)",
        "now claimed: Sak 2031-00004 – subject – courage (stated)",
        "no longer claimed: Sak 2031-00002 – suggests further work on – courage (possible)",
    ]


def test_the_way_back_tells_the_opposite(before: EmbeddedStore, after: EmbeddedStore) -> None:
    there, back = diff(before, after), diff(after, before)
    assert (there.added, there.removed) == (back.removed, back.added)
    assert told(back, "things")[:3] == [
        "1 project added",
        "2 projects removed",
        "1 organisation removed",
    ]
    assert told(back, "concepts") == ["‘courage’ now supported by 2 projects (before: 3)"]


def test_a_mention_is_told_as_a_mention(before: EmbeddedStore, tmp_path: Path) -> None:
    speaking = Page("2031-00005", text="De talade om samhällskontraktet.")
    found = diff(before, store_of(tmp_path, [*BEFORE, speaking]))
    assert told(found, "concepts") == ["‘social contract’ now mentioned by 1 project (before: 0)"]


def test_a_value_that_was_not_there_is_told(tmp_path: Path) -> None:
    for name in ("old", "new"):
        (tmp_path / name).mkdir()
    old = store_of(tmp_path / "old", [Page("2031-00001")])
    new = store_of(tmp_path / "new", [Page("2031-00001", status="")])
    assert "status, Sak 2031-00001: completed → –" in told(diff(old, new), "values")


def test_a_thing_that_only_got_another_iri_has_no_other_value(tmp_path: Path) -> None:
    path = tmp_path / "renamed.nq"
    (tmp_path / "old").mkdir()
    old = store_of(tmp_path / "old", [Page("2031-00001")])
    renamed = export_rdf(old, "nq").replace(b"organisation/ena-hogskolan", b"organisation/other")
    path.write_bytes(renamed)
    found = diff(old, EmbeddedStore.load(path))
    assert told(found, "values") == []
    assert told(found, "things") == ["1 organisation added", "1 organisation removed"]


def test_titles_of_two_languages_are_held_apart(tmp_path: Path) -> None:
    stores = []
    for name, title in (("old", "A thing"), ("new", "Another thing")):
        folder = tmp_path / name
        folder.mkdir()
        row = swecris_row(folder, ProjectTitleEn=title)
        stores.append(store_of(folder, [Page("2031-00001")], row))
    assert told(diff(*stores), "values") == ["title, Another thing: A thing → Another thing"]
