"""Annotations by hand: what is wrong is said with the file and the line."""

from __future__ import annotations

from pathlib import Path

import pytest

from innokraft.annotation.files import is_annotation, parse_annotation, read_annotation
from innokraft.annotation.quotes import find_quote, nearest
from innokraft.describe import Describer
from innokraft.describe.annotation import describe_annotation
from innokraft.describe.builder import GraphBuilder
from innokraft.errors import AnnotationError
from innokraft.files.shipped import resource
from innokraft.model.concepts import load_concepts
from innokraft.model.ontology import load_ontology
from innokraft.readers import read
from innokraft.record import Record

HEAD = """annotation: 1
record: vinnova-page/2031-00001
curator: Torget
things:
  mote: {kind: event, label: {sv: Mötet, en: The meeting}}
readings:
"""
PAGE = """Mod på torget

Diarienummer 2031-00001
Koordinator Torgskolan
Bidrag från Vinnova 10 000 kronor
Projektets löptid maj 2031 - juni 2031
Status Avslutat

Syfte och mål

Mötet handlade om mod. Mod kan sägas vara ett resultat av mötet.
"""


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Record:
    path = tmp_path_factory.mktemp("page") / "page.txt"
    path.write_text(PAGE, "utf-8")
    (item,) = read([path])
    assert isinstance(item, Record)
    return item


def describe(record: Record, readings: str, head: str = HEAD) -> list[tuple[str, str, str]]:
    builder = GraphBuilder(record)
    annotation = parse_annotation(head + readings, "made.yaml")
    describe_annotation(builder, annotation, load_ontology(), load_concepts())
    return [tuple(map(str, triple)) for triple in builder.triples]  # type: ignore[misc]


def reading(quote: str, says: str, *more: str) -> str:
    lines = [f"  - quote: {quote}", f"    says: {says}", *(f"    {line}" for line in more)]
    return "\n".join(lines) + "\n"


def test_a_reading_becomes_a_claim_and_a_bare_statement(record: Record) -> None:
    triples = describe(record, reading("handlade om mod", "concept:mod startingPointIn mote"))
    event = "<https://w3id.org/innokraft/event/vinnova-2031-00001/mote>"
    mod = "<https://w3id.org/innokraft/concept/mod>"
    predicate = "<https://w3id.org/innokraft/ns#startingPointIn>"
    assert (mod, predicate, event) in triples
    subject = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#subject>"
    assert mod in {o for s, p, o in triples if p == subject}


def test_a_reading_can_name_another_project(record: Record) -> None:
    triples = describe(record, reading("handlade", "project followsUp project:vinnova/2030-00009"))
    base = "https://w3id.org/innokraft"
    subject, other = f"<{base}/project/vinnova/2031-00001>", f"<{base}/project/vinnova/2030-00009>"
    assert (subject, f"<{base}/ns#followsUp>", other) in triples


def test_a_hedged_reading_is_a_claim_and_never_bare(record: Record) -> None:
    says = reading("Mod kan sägas", "mote aimsToStrengthen concept:mod", "certainty: förbehållet")
    triples = describe(record, says)
    assert not [t for t in triples if t[1].endswith("ns#aimsToStrengthen>")]
    assert [t for t in triples if t[2].endswith("ns#aimsToStrengthen>")]


def test_a_counted_thing_takes_part_once_each(record: Record) -> None:
    head = HEAD.replace("readings:", "  vakt: {kind: participation, of: mote, count: 3}\nreadings:")
    triples = describe(record, reading("handlade om mod", "mote participation vakt"), head)
    nodes = {o for s, p, o in triples if p.endswith("ns#participation>")}
    assert {node.rpartition("#")[2] for node in nodes} == {"vakt-1>", "vakt-2>", "vakt-3>"}


def test_quotes_are_found_by_occurrence(record: Record) -> None:
    text = HEAD + reading("M", "mote identifiedCount 1", "occurrence: 2")
    assert find_quote(record, parse_annotation(text, "x").readings[0]).start == PAGE.index("Mötet")


WRONG = [
    (reading("handlade om tillit", "mote identifiedCount 1"), 7, "does not hold the quote"),
    (reading("Mod", "mote identifiedCount 1"), 7, "stands 2 times"),
    (reading("Mod", "mote identifiedCount 1", "occurrence: 9"), 7, "no occurrence 9"),
    (reading("handlade", "concept:modd startingPointIn mote"), 8, "no concept 'modd'"),
    (reading("handlade", "mote eventType value:motte"), 8, "no value 'motte'"),
    (reading("handlade", "mode hasEvent mote"), 8, "nothing is named 'mode'"),
    (reading("handlade", "mote hasEvnt mote"), 8, "'hasEvnt' is no property"),
    (reading("handlade", "claim:x emergedFrom mote"), 8, "no reading makes a claim 'x'"),
    (reading("handlade", "ghost:x emergedFrom mote"), 8, "'ghost:x' names nothing"),
    (reading("handlade", "mote hasEvent"), 8, "is no statement"),
    (reading("handlade", "mote assessedAs utan citattecken"), 8, "is no name"),
    (reading("handlade", "mote identifiedCount 1", "certainty: kanske"), 9, "is no certainty"),
    (reading("handlade", "mote identifiedCount 1", "sure: ja"), 9, "'sure' is no key"),
    (reading("handlade", "mote identifiedCount 1", "quote: igen"), 9, "given twice"),
    (reading("handlade", "mote identifiedCount 1", "occurrence: en"), 9, "whole number"),
    (reading("handlade", "project followsUp project:2030-00009"), 8, "is no project"),
    (reading("handlade", "mote earliest 2031-02-30"), 8, "no day of the calendar"),
    ("  - quote: handlade\n", 7, "says nothing"),
    ("  - says: mote identifiedCount 1\n", 7, "has no quote"),
    ("  - quote: handlade\n    says: *alias\n", 8, "alias"),
    ("  - quote: [\n", 8, "no YAML"),
]


@pytest.mark.parametrize(("readings", "line", "problem"), WRONG, ids=[w[2] for w in WRONG])
def test_what_is_wrong_is_said_with_file_and_line(
    record: Record, readings: str, line: int, problem: str
) -> None:
    with pytest.raises(AnnotationError) as caught:
        describe(record, readings)
    assert problem in str(caught.value)
    assert f"made.yaml, line {line}" in str(caught.value)


def test_a_wrong_concept_comes_with_what_was_perhaps_meant(record: Record) -> None:
    with pytest.raises(AnnotationError, match="Did you mean 'mod'"):
        describe(record, reading("handlade", "concept:modd startingPointIn mote"))


@pytest.mark.parametrize(
    ("quote", "told"),
    [
        ("Mötet handlade om mod och tillit", "'Mötet handlade om mod. Mod kan'. At character 22"),
        ("Mötet handlade om mod, Mod", "at 167–193: 'Mötet handlade om mod. Mod'. At character 22"),
        ("10\u00a0000 kronor", "(U+00A0 NO-BREAK SPACE), the record ' ' (U+0020 SPACE)"),
        ("Syfte  och mål", "At character 7 the quote has ' ' (U+0020 SPACE), the record nothing"),
        ("något helt annat, långt från allt", "letter by letter"),
    ],
)
def test_a_quote_that_is_not_there_says_what_is_nearest_and_how_it_differs(
    record: Record, quote: str, told: str
) -> None:
    with pytest.raises(AnnotationError) as caught:
        describe(record, reading(f'"{quote}"', "mote identifiedCount 1"))
    assert told in str(caught.value)


def test_the_nearest_text_is_found_in_a_long_text_and_said_in_few_words() -> None:
    words = " ".join(f"ord{number % 977} är nytt" for number in range(70_000))[:1_000_000]
    quote = f"{words[400_000:404_000]}"
    found = nearest(words, quote.replace("är", "ar"))
    assert "the quote has 'a', the record 'ä' (U+00E4 LATIN SMALL LETTER A WITH DIAERESIS)" in found
    assert len(found) < 1000


@pytest.mark.parametrize(
    ("head", "problem"),
    [
        (HEAD.replace("annotation: 1", "annotation: 2"), "version of the format"),
        (HEAD.replace("curator: Torget\n", ""), "'curator' is missing"),
        (HEAD.replace("kind: event", "kind: evnt"), "Did you mean 'event'"),
        (HEAD.replace("kind: event, ", ""), "has no kind"),
        (HEAD.replace("  mote:", "  Möte:"), "is no name"),
        (HEAD.replace("mote: {kind: event", "project: {kind: event"), "is taken"),
        (HEAD.replace("kind: event", "kind: group, of: torget"), "of 'torget'"),
        (HEAD.replace("kind: event", "kind: edition"), "needs a series and a year"),
        (HEAD.replace("curator:", "sha256: abc\ncurator:"), "no digest"),
    ],
)
def test_a_wrong_head_or_thing_is_refused(record: Record, head: str, problem: str) -> None:
    with pytest.raises(AnnotationError, match=problem):
        describe(record, reading("handlade", "mote identifiedCount 1"), head)


def test_an_empty_file_and_other_bytes_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    for data in (b"", b"\xff\xfe\x00", b"# only a remark\n"):
        path.write_bytes(data)
        with pytest.raises(AnnotationError):
            read_annotation(path)[1].tell()


def test_an_annotation_goes_with_the_version_that_it_names(record: Record) -> None:
    for digest, goes in ((record.sha256[:12], True), ("0" * 12, False)):
        text = HEAD.replace("curator:", f"sha256: {digest}\ncurator:")
        annotation = parse_annotation(text + reading("handlade", "mote identifiedCount 1"), "x")
        assert annotation.goes_with(record) is goes


def test_an_annotation_is_told_by_its_first_key() -> None:
    assert is_annotation("# remark\nannotation: 1\n")
    assert not is_annotation("record: 1\nnote: an annotation: of sorts\n")


def test_every_part_of_the_seed_annotation_reaches_the_graph() -> None:
    seed, _ = read_annotation(resource("data/annotations/vinnova-2015-01573.yaml"))
    assert seed
    records = read([Path(__file__).parents[3] / "data/records/vinnova-2015-01573.txt"])
    (record,) = (item for item in records if isinstance(item, Record))
    described = Describer().describe(record, [seed])
    objects = {str(t[2]) for t in described.triples}
    for each in seed.readings:
        assert f'"{each.quote}"' in objects, "each quote is that of a statement"
        for note in each.notes:
            assert any(note.value in o.replace("\\", "") for o in objects), note
