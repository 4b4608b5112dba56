"""Odd annotations, as all sorts of hands write them: right, or an error with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from innokraft.annotation.files import parse_annotation
from innokraft.change.intake import annotated_record
from innokraft.describe import Describer
from innokraft.errors import AnnotationError
from innokraft.readers import read
from innokraft.record import Record
from innokraft.store.embedded import EmbeddedStore
from tests.graph.annotation.test_files import PAGE

RIGHT = """annotation: 1
record: vinnova-page/2031-00001
curator: Torget
language: sv
things:
  mote: {kind: event, label: {sv: Mötet, en: The meeting}}
  grupp: {kind: group, of: mote}
readings:
  - quote: handlade om mod
    occurrence: 1
    certainty: konstaterat
    attributed_to: publisher
    held_by: grupp
    note: {sv: ja, en: yes}
    says:
      - {says: concept:mod startingPointIn mote, claim: x}
"""
THING = "  mote: {kind: event, label: {sv: Mötet, en: The meeting}}"
CONCEPT = "https://w3id.org/innokraft/concept/"
OTHER = "{says: concept:att-vaga startingPointIn mote, claim: x}"
SAYS = "{says: concept:mod startingPointIn mote, claim: x}"


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Record:
    path = tmp_path_factory.mktemp("page") / "page.txt"
    path.write_text(PAGE, "utf-8")
    (item,) = read([path])
    assert isinstance(item, Record)
    return item


def graph_of(record: Record, text: str) -> EmbeddedStore:
    """A store with what an annotation says, by the way that a build goes."""
    annotation = parse_annotation(text, "odd.yaml")
    annotated_record(annotation)
    described = Describer().describe(record, [annotation])
    store = EmbeddedStore.in_memory([])
    store.add([(described.graph, described.triples | described.provenance)])
    assert set(store.match(None, None, None, described.graph)) == (
        described.triples | described.provenance
    ), "a store gives back what it was given"
    return store


WRONG = {
    "a number of another format": ("annotation: 1", "annotation: 1.0", 1, "version"),
    "a key given twice": ("curator: Torget", "curator: Torget\ncurator: B", 4, "given twice"),
    "a curator of nothing": ("curator: Torget", "curator:", 3, "nothing here"),
    "a curator of blanks": ("curator: Torget", 'curator: "  "', 3, "nothing here"),
    "a curator that is a list": ("curator: Torget", "curator: [a, b]", 3, "text belongs"),
    "a curator with NUL": ("curator: Torget", 'curator: "a\\0b"', 3, "U+0000"),
    "half a surrogate": ("curator: Torget", 'curator: "\\ud800"', 3, "no YAML"),
    "a pair of surrogates": ("curator: Torget", 'curator: "\\ud83d\\ude00"', 3, "no YAML"),
    "a raw control": ("curator: Torget", "curator: a\x07b", 3, "U+0007"),
    "an anchor": ("curator: Torget", "curator: &Co AB", 3, "anchor &Co"),
    "a tag": ("curator: Torget", "curator: !!binary aGo=", 3, "tag"),
    "an alias": ("curator: Torget", "curator: *a", 3, "alias *a"),
    "a merge key": ("curator: Torget", "curator: Torget\n<<: {a: b}", 4, "'<<' is no key"),
    "a tab": ("curator: Torget", "curator:\n\t- Torget", 4, "no YAML"),
    "a key that is a list": ("curator: Torget", "curator: Torget\n? [a]\n: b", 4, "text belongs"),
    "a record without number": ("vinnova-page/2031-00001", "vinnova-page", 2, "no record"),
    "a record with blanks": ("vinnova-page/2031-00001", "vinnova page/1", 2, "no record"),
    "a record with <": ("vinnova-page/2031-00001", "<x>/1", 2, "no record"),
    "a record of nothing": ("vinnova-page/2031-00001", "", 2, "nothing here"),
    "a record as a mapping": ("vinnova-page/2031-00001", "{a: b}", 2, "text belongs"),
    "a language with _": ("language: sv", "language: sv_SE", 4, "Write sv-SE"),
    "a language cut short": ("language: sv", "language: en-", 4, "no language"),
    "an empty language": ("language: sv", "language: ''", 4, "no language"),
    "a language in words": ("language: sv", "language: svenska", 4, "no language"),
    "a language as a list": ("language: sv", "language: [sv]", 4, "text belongs"),
    "a digest of letters": ("language: sv", "sha256: xyzxyzxyzxyz", 4, "no digest"),
    "a digest as a mapping": ("language: sv", "sha256: {a: b}", 4, "list belongs"),
    "things of a text": ("things:\n", "things: a\nx:\n", 6, "no key"),
    "things as a list": ("things:\n", "things: [a]\nx:\n", 6, "no key"),
    "a thing of nothing": (THING, "  mote:", 6, "keys with values"),
    "a name with <": (THING, "  <mote>: {kind: event}", 6, "no name"),
    "a name with a blank": (THING, "  a b: {kind: event}", 6, "no name"),
    "a name with |": (THING, "  a|b: {kind: event}", 6, "no name"),
    "a name that is a number": (THING, "  '2031': {kind: event}", 6, "no name"),
    "a name that is a word of ours": (THING, "  quote: {kind: event}", 6, "no name"),
    "a very long name": (THING, f"  {'a' * 500}: {{kind: event}}", 6, "no name"),
    "a label of another language": (THING, "  mote: {kind: event, label: {sv_fi: a}}", 6, "sv-fi"),
    "an empty label": (THING, "  mote: {kind: event, label: {sv: }}", 6, "nothing here"),
    "no labels": (THING, "  mote: {kind: event, label: {}}", 6, "nothing here"),
    "a label as a list": (THING, "  mote: {kind: event, label: [a]}", 6, "keys with values"),
    "a kind as a list": (THING, "  mote: {kind: [event]}", 6, "text belongs"),
    "a year of a word": (THING, "  m: {kind: edition, series: A, year: i år}", 6, "1000 to 2999"),
    "a year of 5,000 digits": (
        THING,
        f"  m: {{kind: edition, series: A, year: {'9' * 5000}}}",
        6,
        "1000 to 2999",
    ),
    "a series of signs": (THING, "  m: {kind: edition, series: '!', year: 2015}", 6, "no series"),
    "a count that fills memory": (
        THING,
        "  m: {kind: participation, count: 30000000}",
        6,
        "1 to 500",
    ),
    "a count of none": (THING, "  m: {kind: participation, count: 0}", 6, "1 to 500"),
    "a count of an event": (THING, "  mote: {kind: event, count: 3}", 6, "has no 'count'"),
    "an event of another": (THING, "  mote: {kind: event, of: project}", 6, "has no 'of'"),
    "a thing of a grant": (THING, f"{THING}\n  m: {{kind: group, of: grant}}", 7, "is no event"),
    "no readings": ("readings:\n", "readings: {a: b}\nx:\n", 9, "no key"),
    "a quote of nothing": ("quote: handlade om mod", "quote:", 9, "nothing here"),
    "a quote as a mapping": ("quote: handlade om mod", "quote: {a: b}", 9, "text belongs"),
    "an occurrence of 0": ("occurrence: 1", "occurrence: 0", 10, "whole number"),
    "an occurrence below 0": ("occurrence: 1", "occurrence: -1", 10, "whole number"),
    "an occurrence of 5,000 digits": ("occurrence: 1", f"occurrence: {'9' * 5000}", 10, "whole"),
    "an occurrence with a point": ("occurrence: 1", "occurrence: 1.0", 10, "whole number"),
    "an occurrence of yes": ("occurrence: 1", "occurrence: yes", 10, "whole number"),
    "an occurrence in other digits": ("occurrence: 1", "occurrence: ١", 10, "whole number"),
    "an occurrence of a day": ("occurrence: 1", "occurrence: 2015-01-01", 10, "whole number"),
    "a certainty of nothing": ("certainty: konstaterat", "certainty:", 11, "no certainty"),
    "a certainty as a list": ("certainty: konstaterat", "certainty: [a]", 11, "text belongs"),
    "said by a concept": (
        "attributed_to: publisher",
        "attributed_to: concept:mod",
        9,
        "says nothing",
    ),
    "said by <": ("attributed_to: publisher", "attributed_to: <x>", 9, "nothing is named"),
    "said by nobody": ("attributed_to: publisher", "attributed_to:", 12, "nothing here"),
    "held by an event": ("held_by: grupp", "held_by: mote", 9, "says nothing"),
    "held by an organisation of signs": (
        "held_by: grupp",
        "held_by: organisation:%",
        9,
        "names",
    ),
    "a note in no language": ("note: {sv: ja, en: yes}", "note: {'': ja}", 14, "no language"),
    "an empty note": ("note: {sv: ja, en: yes}", "note: ''", 14, "nothing here"),
    "says as a mapping without says": (SAYS, "{claim: x}", 16, "says nothing"),
    "says nothing": (f"\n      - {SAYS}", " []", 15, "list is empty"),
    "says null": (SAYS, "", 16, "no statement"),
    "a claim's name with <": (
        SAYS,
        SAYS.replace("claim: x", "claim: <x>"),
        16,
        "no name",
    ),
    "a claim named twice": (
        SAYS,
        f"{SAYS}\n      - {SAYS.replace(':mod', ':att-vaga')}",
        17,
        "given to two",
    ),
    "supports nothing": ("held_by: grupp", "supports: []", 13, "list is empty"),
    "supports what is not claimed": ("held_by: grupp", "supports: [y]", 9, "no reading makes"),
    "a text without language": (SAYS, """'mote aimText "a"@'""", 16, "no language"),
    "a text in sv_SE": (SAYS, """'mote aimText "a"@sv_SE'""", 16, "Write sv-SE"),
    "an empty text": (SAYS, """'mote aimText ""'""", 16, "text is empty"),
    "a number of 5,000 digits": (
        SAYS,
        f"mote identifiedCount {'9' * 5000}",
        16,
        "nothing is named",
    ),
    "a day that is none": (SAYS, "mote earliest 2031-13-45", 16, "no day"),
    "an IRI": (SAYS, "<https://example.org/a> startingPointIn mote", 16, "names nothing"),
    "a relative IRI": (SAYS, "../a startingPointIn mote", 16, "nothing is named"),
    "a project with <": (SAYS, "project followsUp project:vin<nova/1", 16, "no project"),
    "a project of signs": (SAYS, "project followsUp project:vinnova/%", 16, "no project"),
    "a concept by its IRI": (SAYS, f"concept:{CONCEPT}mod startingPointIn mote", 16, "no concept"),
    "a new name for a concept": (
        SAYS,
        """'concept:mod skos:prefLabel "x"'""",
        16,
        "no property that a reading",
    ),
    "another name for a concept": (SAYS, """'concept:mod skos:altLabel "x"'""", 16, "is a concept"),
    "a label for a concept": (
        SAYS,
        """'concept:mod rdfs:label "x"'""",
        16,
        "no property of the ontology",
    ),
    "a type for anything": (SAYS, "mote rdf:type concept:mod", 16, "that a reading says"),
    "a class as a property": (SAYS, "mote schema:Event concept:mod", 16, "no property of the ont"),
    "what the tool itself says": (
        SAYS,
        """'project ik:sha256 "x"'""",
        16,
        "no property that a reading",
    ),
    "a property with <": (SAYS, "mote a<b mote", 16, "no property of the ontology"),
}


@pytest.mark.parametrize(("old", "new", "line", "problem"), WRONG.values(), ids=WRONG.keys())
def test_an_odd_annotation_is_an_error_with_its_line(
    record: Record, old: str, new: str, line: int, problem: str
) -> None:
    text = RIGHT.replace(old, new, 1)
    assert text != RIGHT
    with pytest.raises(AnnotationError) as caught:
        graph_of(record, text)
    told = [str(each) for each in caught.value.each]
    assert any(f"odd.yaml, line {line}:" in each and problem in each for each in told), told
    assert all(each.place and each.place.line for each in caught.value.each)
    assert max(map(len, told)) < 1500


ODD_BUT_RIGHT = {
    "as it is": ("", ""),
    "flow style": ("curator: Torget", 'curator: "To\\u0072get"'),
    "a language in capitals": ("language: sv", "language: sv-SE"),
    "a label with signs": ("sv: Mötet", 'sv: "<Mötet> | \\"ja\\" \\\\ {x}"'),
    "a label in another language": ("sv: Mötet", "zh-Hant-TW: Mötet"),
    "a note over two lines": ("note: {sv: ja, en: yes}", "note: |\n      ja\n      nej"),
    "an astral curator": ("curator: Torget", "curator: 𝕋orget 🙂"),
    "a control that printing cleans": ("curator: Torget", 'curator: "\\e[31m"'),
    "several digests": ("language: sv", "sha256: [0123456789ab, ffffffffffff]"),
    "a text with quotes inside": (SAYS, """'mote aimText "a "b" c"@en'"""),
    "a number as a text": ("occurrence: 1", "occurrence: '1'"),
    "CRLF": ("\n", "\r\n"),
}


@pytest.mark.parametrize(("old", "new"), ODD_BUT_RIGHT.values(), ids=ODD_BUT_RIGHT.keys())
def test_what_is_odd_but_right_is_in_the_graph(record: Record, old: str, new: str) -> None:
    text = RIGHT.replace(old, new) if old else RIGHT
    assert len(graph_of(record, text)) > len(
        graph_of(record, RIGHT.split("things:", maxsplit=1)[0] + "readings: []")
    )


def test_all_that_is_wrong_with_a_file_is_told_at_once_in_its_order(record: Record) -> None:
    text = (
        RIGHT.replace("sv: Mötet", "sv_SE: Mötet")
        .replace("occurrence: 1", "occurrence: 0")
        .replace(SAYS, "mote hasEvnt mote")
    ) + "  - {quote: står inte där, says: project followsUp concept:mod}\n"
    with pytest.raises(AnnotationError) as caught:
        graph_of(record, text)
    assert [each.place.line for each in caught.value.each if each.place] == [6, 10]
    text = text.replace("sv_SE", "sv").replace("occurrence: 0", "occurrence: 1")
    with pytest.raises(AnnotationError) as caught:
        graph_of(record, text)
    assert [each.place.line for each in caught.value.each if each.place] == [16, 17, 17]


def test_what_is_deep_long_or_manifold_is_refused_before_it_is_read() -> None:
    for text in (
        "annotation: " + "[" * 10_000,
        "annotation: " + "[ " * 10_000,
        "annotation: " + "{a: " * 10_000,
        "- " * 400,
        "annotation: 1\nreadings:\n" + "- a\n" * 210_000,
        "annotation: " + "a" * 1_000_001,
    ):
        with pytest.raises(AnnotationError, match=r"deep in one|too many|characters"):
            parse_annotation(text, "deep.yaml")


def test_counted_things_multiply_no_further_than_a_bound(record: Record) -> None:
    things = "  a: {kind: group, of: mote, count: 500}\n  b: {kind: participation, count: 500}\n"
    text = RIGHT.replace("readings:", things + "readings:").replace(SAYS, "b agent a")
    with pytest.raises(AnnotationError, match="250,000 claims"):
        graph_of(record, text)


def test_many_errors_of_one_file_cost_no_more_than_a_hundred(record: Record) -> None:
    text = RIGHT + "  - {quote: finns inte, says: mote identifiedCount 1}\n" * 500
    with pytest.raises(AnnotationError) as caught:
        graph_of(record, text)
    assert len(caught.value.each) == 101
    assert "not looked at" in str(caught.value.each[-1])


def test_an_annotation_file_that_is_too_long_is_not_read(tmp_path: Path) -> None:
    from innokraft.annotation.files import read_annotation

    path = tmp_path / "long.yaml"
    path.write_text("annotation: 1\n" + "# long\n" * 700_000, "utf-8")
    with pytest.raises(AnnotationError, match="too long"):
        read_annotation(path)[1].tell()
