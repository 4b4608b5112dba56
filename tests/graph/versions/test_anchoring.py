"""Annotations and the versions of their record: what goes over, what waits, whatever the order."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from innokraft.annotation.files import parse_annotation
from innokraft.annotation.model import Annotation
from innokraft.errors import AnnotationError
from innokraft.rdf.record_iris import node_of
from innokraft.readers.formats import read_again
from innokraft.record import Record, Span
from innokraft.store.embedded import EmbeddedStore
from innokraft.validate import Level
from innokraft.validate.rules import check_rules
from innokraft.versions.sentences import context, sentence
from tests.graph.change.test_merge_laws import exported
from tests.graph.changes import merged, withdrawn
from tests.graph.made_records import Item

SAYS = "says: project dcterms:subject concept:mod"


def version(result: str, year: str = "", *, under: str = "result") -> Record:
    """A version of one record, with a text under a heading; without a year, without a date."""
    dated = f"modified: {year}-01-01\n" if year else ""
    text = (
        "record: r-a\nfunder: Vinnova\nfunder number: 202100-5216\nnumber: 2020-00001\n"
        f"title sv: Ett\nlanguage: sv\ncoordinator: Exempelskolan\n{dated}\n"
        f"{under} ({len(result)} characters):\n{result}"
    )
    return read_again("innokraft-record", text)


def reading(quote: str, *more: str) -> Annotation:
    """An annotation of that record with one quote."""
    head = "annotation: 1\nrecord: innokraft-record/r-a\ncurator: Läsaren\n"
    lines = "".join(f"    {line}\n" for line in more)
    return parse_annotation(
        f'{head}readings:\n  - quote: "{quote}"\n{lines}    {SAYS}\n', "reading.yaml"
    )


def quoted(store: EmbeddedStore) -> list[tuple[str, int]]:
    """The versions that claims rest on, with the place of each quote."""
    rows = store.select(
        """SELECT ?r ?start { ?c ik:certainty ?any ;
          oa:hasSource ?r ; oa:start ?start } ORDER BY ?r ?start"""
    )
    return [(str(row["r"]), int(row["start"].value)) for row in rows]  # type: ignore[union-attr]


def met(old: Record, new: Record, annotation: Annotation) -> tuple[EmbeddedStore, list[str]]:
    """A graph in which an annotated version met another, and what is told of the annotation."""
    store = EmbeddedStore.in_memory([])
    merged(store, [Item(old, (annotation,))])
    assert [name for name, _ in quoted(store)] == [node_of(old)]
    report = merged(store, [Item(new)])
    both = EmbeddedStore.in_memory([])
    merged(both, [Item(new), Item(old, (annotation,))])
    assert exported(both) == exported(store)
    return store, [each.en for each in report.outcome.waiting]


def told_of(store: EmbeddedStore) -> list[str]:
    """The rules of which validate finds something; the ontology is not in these graphs."""
    found = (each for each in check_rules(store) if each.level is not Level.INFO)
    return [each.rule for each in found if each.rule != "unknown-name"]


WAITS = {
    "a negation outside the quote": ("Vi ser att mod hjälper.", "Vi ser inte att mod hjälper."),
    "a hedge outside the quote": ("Vi ser att mod hjälper.", "Vi ser kanske att mod hjälper."),
    "a negation over a line end": (
        "Projektet, som pågick under fem år i fyra kommuner, visade\natt mod hjälper.",
        "Projektet, som pågick under fem år i fyra kommuner, visade inte\natt mod hjälper.",
    ),
    "a negation before an abbreviation": (
        "Det visade bl.a. att mod hjälper.", "Det visade inte bl.a. att mod hjälper.",
    ),
    "a negation after the quote": ("Att mod hjälper är sant.", "Att mod hjälper är inte sant."),
    "another quote of the same words": (
        "Det visade att mod hjälper.", "Ingen trodde att mod hjälper. Det visade något annat.",
    ),
    "the sentence twice": ("Att mod hjälper.", "Att mod hjälper. Att mod hjälper."),
    "no quote": ("Det visade att mod hjälper.", "Det visade att tillit hjälper."),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new"), WAITS.values(), ids=WAITS.keys())
def test_an_annotation_waits_where_the_sentence_is_another(old: str, new: str) -> None:
    store, told = met(version(old, "2020"), version(new, "2021"), reading("tt mod hjälper"))
    assert quoted(store) == []
    assert len(told) == 1
    assert "line 5" in told[0]
    assert told_of(store) == ["annotation-waits"]


GOES_OVER = {
    "a sentence before": ("Det visade att mod hjälper.", "Ny mening! Det visade att mod hjälper."),
    "a sentence after": ("Det visade att mod hjälper.", "Det visade att mod hjälper. Inte så."),
    "other spaces": ("Det visade att mod hjälper.", "Det  visade\u00a0att mod hjälper."),
    "another place for it": (
        "Det visade att mod hjälper. Slut.", "Slut. Det visade att mod hjälper.",
    ),
    "the words in another sentence too": (
        "Det visade att mod hjälper.", "Ingen trodde att mod hjälper. Det visade att mod hjälper.",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new"), GOES_OVER.values(), ids=GOES_OVER.keys())
def test_an_annotation_goes_over_to_the_same_sentence(old: str, new: str) -> None:
    newer = version(new, "2021")
    store, told = met(version(old, "2020"), newer, reading("att mod hjälper"))
    assert told == []
    ((name, start),) = quoted(store)
    assert name == node_of(newer)
    assert newer.text[start - 7 : start - 1] == "visade"
    assert told_of(store) == []


def test_the_same_sentence_under_another_heading_is_another() -> None:
    old = version("Att mod hjälper.", "2020", under="aim")
    store, told = met(old, version("Att mod hjälper.", "2021"), reading("mod hjälper"))
    assert (quoted(store), len(told)) == ([], 1)
    assert "under another heading" in told[0]


def test_a_name_that_stands_for_another_organisation_makes_it_wait() -> None:
    old, new = version("Att mod hjälper.", "2020"), version("Att mod hjälper.", "2021")
    moved = read_again("innokraft-record", new.text.replace("Exempelskolan", "Torgskolan"))
    used = reading("mod hjälper", "held_by: coordinator")
    store, told = met(old, moved, used)
    assert (quoted(store), told) == ([], ["coordinator is Torgskolan there, not Exempelskolan"])
    assert met(old, new, used)[1] == met(old, moved, reading("mod hjälper"))[1] == []


def test_an_occurrence_is_the_same_one_where_others_came_before_it() -> None:
    old = version("Mod är bra. Mod är svårt.", "2020")
    new = version("Mod är allt. Mod är bra. Mod är mer. Mod är svårt.", "2021")
    store, _ = met(old, new, reading("Mod är", "occurrence: 2"))
    ((_, start),) = quoted(store)
    assert new.text[start:].startswith("Mod är svårt")


def test_an_annotation_with_sha256_speaks_of_those_versions_alone() -> None:
    old, new = version("Att mod hjälper.", "2020"), version("Att mod hjälper. Ja.", "2021")
    text = reading("mod hjälper").text
    pinned = parse_annotation(text.replace("curator", f"sha256: {old.sha256[:12]}\ncurator"), "x")
    _, told = met(old, new, pinned)
    assert told == ["it was read in another version"]
    both = f"sha256: [{old.sha256[:12]}, {new.sha256[:12]}]\ncurator"
    store, told = met(old, new, parse_annotation(text.replace("curator", both), "x"))
    assert ([name for name, _ in quoted(store)], told) == ([node_of(new)], [])


def test_rivals_that_differ_around_a_quote_make_its_annotation_wait_on_both() -> None:
    one, other = version("Att mod hjälper."), version("Inte att mod hjälper.")
    store = EmbeddedStore.in_memory([])
    annotation = reading("mod hjälper")
    report = merged(store, [Item(one, (annotation,)), Item(other)])
    assert (quoted(store), len(report.outcome.waiting)) == ([], 2)
    assert "nothing says which" in report.outcome.waiting[0].en
    withdrawn(store, [Item(other)])
    assert [name for name, _ in quoted(store)] == [node_of(one)], "one is left: it is of that"


def test_an_annotation_that_fits_no_version_is_an_error_when_it_comes() -> None:
    with pytest.raises(AnnotationError, match="does not hold the quote"):
        merged(EmbeddedStore.in_memory([]), [Item(version("Att mod."), (reading("tillit"),))])


SENTENCES = st.lists(
    st.sampled_from(
        ["Mod hjälper.", "Inte hjälper mod.", "Mod hjälper inte.", "Man såg att mod hjälper.",
         "Ingenting hände."]
    ),
    min_size=1, max_size=3,
)  # fmt: skip


@settings(max_examples=12, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(SENTENCES, min_size=2, max_size=3), st.data())
def test_what_an_annotation_speaks_of_follows_from_the_set_and_keeps_its_sentence(
    texts: list[list[str]], data: st.DataObject
) -> None:
    years = data.draw(st.lists(st.sampled_from(["", "2020", "2021"]), min_size=3, max_size=3))
    versions = [version(" ".join(t), y) for t, y in zip(texts, years, strict=False)]
    holding = [each for each in versions if each.text.count("hjälper") == 1]
    annotations = (reading("hjälper"),) if holding else ()
    exports, stores = set(), []
    for order in permutations(versions):
        store = EmbeddedStore.in_memory([])
        for each in order:
            merged(store, [Item(each, annotations if each in holding else ())])
        exports.add(exported(store))
        stores.append(store)
    assert len(exports) == 1
    found = dict(quoted(stores[0]))
    sentences = {
        context(each, Span(found[node_of(each)], found[node_of(each)] + 7)).sentence
        for each in versions
        if node_of(each) in found
    }
    assert len(sentences) <= 1


@pytest.mark.parametrize(
    ("text", "quote", "around"),
    [
        ("Ett. Två tre fyra. Fem.", "tre", "Två tre fyra."),
        ("Ett! ”Två tre?” Fem.", "tre", "”Två tre?”"),
        ("Ett t.ex. två tre. Fem.", "tre", "Ett t.ex. två tre."),
        ("Ett, jfr A. Berg, två. Fem.", "två", "Ett, jfr A. Berg, två."),
        ("Rubrik\nTvå tre.", "tre", "Två tre."),
        ("Inte två\ntre.", "tre", "Inte två\ntre."),
        ("- ett\n- två tre\n- fyra", "tre", "- två tre"),
        ("Ett 1.5 två. Tre.", "två", "Ett 1.5 två."),
        ("Ett två. Tre fyra. Fem.", "två. Tre", "Ett två. Tre fyra."),
        ("Ett. Två tre. Fyra.", "Två tre.", "Två tre."),
        ("Ett två", "Ett två", "Ett två"),
    ],
)
def test_a_sentence_is_found_around_a_quote(text: str, quote: str, around: str) -> None:
    start = text.index(quote)
    found = sentence(text, Span(start, start + len(quote)), Span(0, len(text)))
    assert found.of(text).strip() == around
