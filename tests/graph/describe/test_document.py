"""What a record says of itself as a text, and the spans that statements may rest on."""

from __future__ import annotations

import pytest

from innokraft.describe.builder import GraphBuilder
from innokraft.describe.corrections import Corrections, passages
from innokraft.describe.document import add_document
from innokraft.describe.mentions import add_mentions
from innokraft.rdf.iris import digest, project_iri
from innokraft.rdf.terms import iri, text
from innokraft.record import (
    ProjectKey,
    Record,
    Review,
    Section,
    SectionKind,
    Span,
    Stated,
    Text,
    places,
)
from innokraft.tagging import Mention, Tagger
from tests.graph.describe.made_readings import having, nodes, short, triples

TEXT = "Om mod\nMod\nVi talade om mod.\nLinks\nmod.example\nWe wrote it, unread."
SECTIONS = (
    Section(SectionKind.AIM, Span(7, 10), Span(11, 28), "sv"),
    Section(SectionKind.LINKS, Span(29, 34), Span(35, 46), "en", machine_translated=True),
)
ALL = Span(47, 67)


def made(review: Review | None = None, **more: object) -> Record:
    """A record of a text in sections."""
    given = {"sections": SECTIONS, "titles": (Stated(Text("Om mod", "sv"), Span(0, 6)),)} | more
    key = ProjectKey("vinnova", "1")
    return Record("made", "1", TEXT, "en", key, review=review, **given)  # type: ignore[arg-type]


def document(record: Record) -> GraphBuilder:
    """What the record says of itself."""
    builder = GraphBuilder(record)
    add_document(builder, iri(project_iri(record.project)))
    return builder


def stated(builder: GraphBuilder) -> set[tuple[str, str, str]]:
    """What is stated of the record itself: property, object, and the quote behind it."""
    found, record = triples(builder), short(builder.record_term)
    return {
        (p, o.rpartition("/")[2], words)
        for each in having(builder, "oa:exact")
        for (p,), (o,), (words,) in [(each["rdf:predicate"], each["rdf:object"], each["oa:exact"])]
        if each["rdf:subject"] == [record] and (record, p, o) in found
    }


def test_each_section_has_its_kind_its_place_and_its_heading() -> None:
    builder = document(made())
    assert having(builder, "ik:sectionKind") == [
        {
            "ik:sectionKind": ["v:aim"],
            "oa:start": ['"11"^^xsd:integer'],
            "oa:end": ['"28"^^xsd:integer'],
            "rdfs:label": ['"Mod"@sv'],
        },
        {
            "ik:machineTranslated": ['"true"^^xsd:boolean'],
            "ik:sectionKind": ["v:links"],
            "oa:start": ['"35"^^xsd:integer'],
            "oa:end": ['"46"^^xsd:integer'],
            "rdfs:label": ['"Links"@en'],
        },
    ]
    record = short(builder.record_term)
    sections = {o for s, p, o in triples(builder) if (s, p) == (record, "ik:section")}
    assert sections == {f"{record}#section-1", f"{record}#section-2"}
    assert stated(builder) == set(), "a section is a part of the record and no statement"


def test_a_record_without_sections_and_review_says_nothing_of_itself() -> None:
    assert document(made(sections=())).triples == []


WROTE = ("dcterms:creator", "1#projektgrupp", '"We"')
WHOLE = ("dcterms:provenance", '"We wrote it, unread."@en', '"We wrote it, unread."')


@pytest.mark.parametrize("reviewed", [True, False])
def test_who_wrote_a_text_and_whether_it_was_reviewed_rest_on_their_words(reviewed: bool) -> None:
    review = Review(ALL, Span(47, 49), Stated(reviewed, Span(60, 66)))
    builder = document(made(review, sections=()))
    said = f'"{str(reviewed).lower()}"^^xsd:boolean'
    read = ("ik:reviewedByPublisher", said, '"unread"')
    assert stated(builder) == {WHOLE, WROTE, read}
    (group,) = nodes(builder, "foaf:Group")
    assert group == {"rdfs:label": ['"projektgruppen"@sv', '"the project group"@en']}


def test_of_a_review_that_says_one_thing_the_other_is_not_said() -> None:
    wrote = document(made(Review(ALL, Span(47, 49), None), sections=()))
    assert stated(wrote) == {WHOLE, WROTE}
    read = document(made(Review(ALL, None, Stated(False, Span(60, 66))), sections=()))
    false = '"false"^^xsd:boolean'
    assert stated(read) == {WHOLE, ("ik:reviewedByPublisher", false, '"unread"')}
    assert nodes(read, "foaf:Group") == []


ABC = text("a"), text("b"), text("c")


def test_a_statement_stands_bare_and_as_a_node_with_its_words_and_where_they_start() -> None:
    builder = GraphBuilder(made(sections=()))
    statement = short(builder.state(*ABC, Span(3, 6)))
    record = short(builder.record_term)
    assert statement == f"{record}#statement-{digest(*ABC, '3', '6')}"
    assert triples(builder) == {
        ABC,
        (statement, "rdf:subject", '"a"'),
        (statement, "rdf:predicate", '"b"'),
        (statement, "rdf:object", '"c"'),
        (statement, "oa:exact", '"mod"'),
        (statement, "oa:start", '"3"^^xsd:integer'),
        (statement, "oa:hasSource", record),
    }


def test_statements_are_apart_by_each_part_of_the_triple_and_each_end_of_their_span() -> None:
    builder = GraphBuilder(made())
    a, b, c, other = map(text, "abcd")
    ways = ((a, b, c), (other, b, c), (a, other, c), (a, b, other))
    spans = Span(0, 2), Span(0, 3), Span(1, 3)
    found = {builder.statement(triple, span) for triple in ways for span in spans}
    assert len(found) == 12
    assert builder.statement((a, b, c), Span(0, 2)) in found
    assert builder.statement((a, b, c), Span(0, 2), "apart") not in found


def test_a_statement_rests_on_a_span_inside_the_text_and_on_no_other() -> None:
    record = made()
    builder, end = GraphBuilder(record), len(record.text)
    for inside in (Span(0, 1), Span(end - 1, end), Span(0, end)):
        builder.statement(ABC, inside)
    for outside in (Span(-1, 3), Span(3, 3), Span(4, 3), Span(end - 1, end + 1)):
        with pytest.raises(ValueError, match="lies outside the text of") as caught:
            builder.statement(ABC, outside)
        assert str(caught.value) == f"{outside} lies outside the text of {builder.record_iri}"


def test_a_statement_is_in_a_section_where_it_lies_whole_in_its_body() -> None:
    record = made()
    builder = GraphBuilder(record)
    spans = (Span(0, 6), Span(10, 28), Span(11, 28), Span(27, 29), Span(35, 46), Span(46, 47))
    where = {short(builder.statement(ABC, span)): str(span) for span in spans}
    found = triples(builder)
    sections = {where[s]: o.rpartition("#")[2] for s, p, o in found if p == "ik:inSection"}
    assert sections == {str(spans[2]): "section-1", str(spans[4]): "section-2"}


def test_titles_and_prose_are_looked_through_for_concepts_and_links_and_empty_bodies_not() -> None:
    empty = Section(SectionKind.RESULT, Span(0, 2), Span(3, 3), "sv")
    record = made(sections=(*SECTIONS, empty))
    places = [(each.span, each.language) for each in passages(record)]
    assert places == [(Span(0, 6), "sv"), (Span(11, 28), "sv")]


class MadeTagger(Tagger):
    """Finds "mod" wherever it stands, and doubts that "om" is a mention."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str | None]] = []

    def tag(self, text: str, language: str | None = None) -> list[Mention]:
        """Each word that it knows."""
        self.asked.append((text, language))
        found = ((word, place) for word in ("om", "mod") for place in places(text.lower(), word))
        return [
            Mention(word, at, at + len(word), word, "sv", word, "label", word == "mod")
            for word, at in found
        ]


def test_a_mention_that_counts_stands_where_it_stands_in_the_whole_text() -> None:
    builder, tagger = GraphBuilder(made()), MadeTagger()
    project = iri(project_iri(builder.record.project))
    add_mentions(builder, project, tagger, Corrections())
    found = triples(builder)
    assert tagger.asked == [("Om mod", "sv"), ("Vi talade om mod.", "sv")]
    assert {(s, o) for s, p, o in found if p == "ik:mentions"} == {(short(project), "c:mod")}
    assert {
        (each["oa:start"][0], each["oa:exact"][0], each["rdf:object"][0], each["ik:matchedAs"][0])
        for each in having(builder, "ik:matchedAs")
    } == {
        ('"3"^^xsd:integer', '"mod"', "c:mod", '"label"'),
        ('"24"^^xsd:integer', '"mod"', "c:mod", '"label"'),
    }
