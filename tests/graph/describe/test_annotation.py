"""What readings say: claims with their quotes, who says and holds them, notes, and errors."""

from __future__ import annotations

import pytest

from innokraft.describe import annotation
from innokraft.describe.annotation import describe_annotation
from innokraft.describe.builder import GraphBuilder
from innokraft.record import Span
from tests.graph.describe.made_readings import (
    CONCEPTS,
    ONTOLOGY,
    THINGS,
    claims,
    described,
    made_annotation,
    made_page,
    nodes,
    short,
    triples,
    wrong,
)

EVENT = "event/vinnova-2031-00001/mote"
PROJECT = "project/vinnova/2031-00001"
GROUP = f"{EVENT}#grupp"
TEAM = f"{PROJECT}#projektgrupp"
SAYS = "says: 'concept:mod startingPointIn mote'"
MANY = "quote: Många kom"
PARTS = ("subject", "predicate", "object")
COUNTED = "mote participation plats"
HEDGES = ("förbehållet", "troligt", "möjligt", "härlett")
UNASSERTED = "ik:UnassertedStatement"
CLAIM = "{says: concept:mod startingPointIn mote, claim: x}"


def test_a_thing_has_its_class_and_its_labels_a_counted_one_with_numbers() -> None:
    assert triples(described()) == {
        (EVENT, "rdf:type", "schema:Event"),
        (EVENT, "rdfs:label", '"Mötet"@sv'),
        (EVENT, "rdfs:label", '"The meeting"@en'),
        (GROUP, "rdf:type", "foaf:Group"),
        (f"{EVENT}#plats-1", "rdf:type", "ik:Participation"),
        (f"{EVENT}#plats-1", "rdfs:label", '"plats 1"@sv'),
        (f"{EVENT}#plats-1", "rdfs:label", '"seat 1"@en'),
        (f"{EVENT}#plats-2", "rdf:type", "ik:Participation"),
        (f"{EVENT}#plats-2", "rdfs:label", '"plats 2"@sv'),
        (f"{EVENT}#plats-2", "rdfs:label", '"seat 2"@en'),
    }


def test_a_claim_says_what_how_certainly_who_says_it_and_who_holds_it_in_which_words() -> None:
    given = "attributed_to: publisher, held_by: grupp, certainty: troligt, note: {sv: nja, en: hm}"
    builder = described(f"quote: om mod, {SAYS}, {given}")
    (claim,) = claims(builder)
    record = short(builder.record_term)
    assert claim == {
        "ik:certainty": ["v:troligt"],
        "ik:heldBy": [GROUP],
        "ik:inSection": [f"{record}#section-1"],
        "oa:exact": ['"om mod"'],
        "oa:hasSource": [record],
        "oa:start": [f'"{builder.record.text.index("om mod")}"^^xsd:integer'],
        "prov:wasAttributedTo": ["organisation/vinnova"],
        "rdf:object": [EVENT],
        "rdf:predicate": ["ik:startingPointIn"],
        "rdf:subject": ["c:mod"],
        "skos:editorialNote": ['"hm"@en', '"nja"@sv'],
    }
    assert record.startswith("record/vinnova-page/2031-00001/")


def test_what_nobody_is_said_to_hold_has_no_holder_and_is_of_the_project_group() -> None:
    (claim,) = claims(described(f"quote: om mod, {SAYS}"))
    assert claim["prov:wasAttributedTo"] == [TEAM]
    assert "ik:heldBy" not in claim


def test_what_two_readings_say_alike_is_a_statement_at_each_place() -> None:
    found = claims(described(f"quote: om mod, {SAYS}", f"{MANY}, {SAYS}"))
    assert sorted(each["oa:exact"] for each in found) == [['"Många kom"'], ['"om mod"']]
    (triple,) = {tuple(each[f"rdf:{part}"][0] for part in PARTS) for each in found}
    assert triple == ("c:mod", "ik:startingPointIn", EVENT)


def test_claims_are_apart_by_certainty_by_who_says_and_by_who_holds_them() -> None:
    ways = (
        "",
        ", certainty: troligt",
        ", attributed_to: publisher",
        ", held_by: grupp",
        ", attributed_to: grupp",
    )
    builder = described(*(f"quote: om mod, {SAYS}{way}" for way in ways))
    assert len(claims(builder)) == 5


def test_only_what_is_stated_or_judged_is_bare_and_never_what_is_a_claim_only() -> None:
    bare = ("c:mod", "ik:startingPointIn", EVENT)
    found = {
        certainty: bare in triples(described(f"quote: om mod, {SAYS}, certainty: {certainty}"))
        for certainty in ("konstaterat", "bedömt", "förbehållet", "troligt", "möjligt", "härlett")
    }
    assert [name for name, is_bare in found.items() if is_bare] == ["konstaterat", "bedömt"]
    strong = triples(described("quote: om mod, says: 'concept:mod strengthens concept:tillit'"))
    assert ("c:mod", "ik:strengthens", "c:tillit") not in strong


def test_a_statement_of_counted_things_is_a_claim_of_each() -> None:
    builder = described(f"{MANY}, says: mote participation plats")
    objects = [claim["rdf:object"] for claim in claims(builder)]
    assert sorted(objects) == [[f"{EVENT}#plats-1"], [f"{EVENT}#plats-2"]]
    assert (EVENT, "ik:participation", f"{EVENT}#plats-2") in triples(builder)


def objects(says: str) -> list[str]:
    """The object of the one claim that a reading makes."""
    (claim,) = claims(described(f"{MANY}, says: ['{says}']"))
    return claim["rdf:object"]


def test_an_object_is_a_text_a_quote_a_number_or_a_day() -> None:
    assert objects('mote aimText "att modigt våga"') == ['"att modigt våga"@sv']
    assert objects('mote aimText "to dare"@en') == ['"to dare"@en']
    assert objects("mote aimText quote") == ['"Många kom"@sv']
    for number in ("0", "7", "10", "9" * 18):
        assert objects(f"mote identifiedCount {number}") == [f'"{number}"^^xsd:integer']
    assert objects("mote earliest 2031-05-01") == ['"2031-05-01"^^xsd:date']


def test_what_looks_like_a_number_or_a_day_and_is_none_is_told() -> None:
    for number in ("07", "9" * 19):
        (told,) = wrong(f"{MANY}, says: mote identifiedCount {number}")
        assert told.startswith(f"made.yaml, line 9: nothing is named '{number}'. There are: ")
    assert wrong(f"{MANY}, says: mote earliest 2031-02-29") == [
        "made.yaml, line 9: 2031-02-29 is no day of the calendar"
    ]
    for truth in ("true", "false"):
        assert wrong(f"{MANY}, says: mote identifiedCount {truth}") == [
            (
                f"made.yaml, line 9: '{truth}' is true or false, "
                "and identifiedCount is said as a whole number"
            )
        ]


def test_one_who_is_not_there_is_told_once_however_much_the_reading_says_and_supports() -> None:
    two = "says: ['concept:mod startingPointIn mote', 'concept:mod startingPointIn project']"
    given = f"{two}, supports: [x], attributed_to: nobod, held_by: grup"
    assert wrong(f"quote: om mod, says: [{CLAIM}]", f"{MANY}, {given}") == [
        "made.yaml, line 10: nothing is named 'grup'. Did you mean 'grupp'?",
        (
            "made.yaml, line 10: nothing is named 'nobod'. There are: coordinator, curator, grant, "
            "grupp, mote, plats, project, project-group, publisher, unit."
        ),
    ]


def test_after_a_hundred_errors_the_rest_is_not_looked_at() -> None:
    readings = [f"quote: inte här, {SAYS}"] * 102
    told = wrong(f"quote: inte här, {SAYS}, supports: [x]", *readings)
    assert len(told) == 101
    assert told[-1] == (
        "made.yaml, line 109: after 100 errors, what stands from here on was not looked at"
    )


def test_what_supports_a_claim_is_a_further_quote_of_it_as_certain_as_its_own_words() -> None:
    builder = described(
        f"{MANY}, supports: [x], certainty: möjligt, note: så",
        f"quote: om mod, says: [{CLAIM}], held_by: grupp",
    )
    further, claim = sorted(claims(builder), key=lambda each: each["oa:exact"])
    assert (claim["ik:certainty"], further["ik:certainty"]) == (["v:konstaterat"], ["v:mojligt"])
    assert ("ik:heldBy" in claim, "ik:heldBy" in further) == (True, False)
    assert further["skos:editorialNote"] == ['"så"@en']
    assert all(claim[f"rdf:{part}"] == further[f"rdf:{part}"] for part in PARTS)
    (node,) = further["ik:supports"]
    assert (node, "oa:exact", '"om mod"') in triples(builder)


@pytest.mark.parametrize(
    ("reading", "asserted"),
    [
        (f"quote: om mod, {SAYS}", True),
        (f"quote: om mod, {SAYS}, certainty: bedömt", True),
        *((f"quote: om mod, {SAYS}, certainty: {each}", False) for each in HEDGES),
        ("quote: om mod, says: 'concept:mod strengthens concept:tillit'", False),
    ],
)
def test_a_statement_says_that_it_is_unasserted_where_its_triple_does_not_stand(
    reading: str, asserted: bool
) -> None:
    builder = described(reading)
    (claim,) = claims(builder)
    stands = tuple(claim[f"rdf:{part}"][0] for part in PARTS) in triples(builder)
    assert (stands, not nodes(builder, UNASSERTED)) == (asserted, asserted)


def test_a_further_quote_is_unasserted_however_certain_its_words() -> None:
    builder = described(f"quote: om mod, says: [{CLAIM}]", f"{MANY}, supports: [x]")
    (further,) = nodes(builder, UNASSERTED)
    assert (further["oa:exact"], further["ik:certainty"]) == (['"Många kom"'], ["v:konstaterat"])


def test_a_claim_of_several_things_has_no_name() -> None:
    says = "{says: mote participation plats, claim: x}"
    assert wrong(f"{MANY}, says: [{says}]") == [
        "made.yaml, line 9: the claim 'x' would be 2 claims. Name a claim of one thing."
    ]


def test_a_name_may_be_given_to_one_claim_twice_and_never_to_two() -> None:
    first = f"quote: om mod, says: [{CLAIM}]"
    assert len(claims(described(first, f"{MANY}, says: [{CLAIM}]"))) == 2
    other = f"{MANY}, says: [{CLAIM.replace('mod', 'tillit')}]"
    assert wrong(first, other) == [
        "made.yaml, line 10: the name 'x' is given to two claims. Give each a name of its own."
    ]


def test_where_quotes_stand_is_looked_for_unless_it_is_known() -> None:
    builder = GraphBuilder(made_page())
    made = made_annotation(f"quote: varken detta, {SAYS}", f"quote: eller detta, {SAYS}")
    describe_annotation(builder, made, ONTOLOGY, CONCEPTS, [Span(0, 3), Span(5, 9)])
    text = builder.record.text
    assert {each["oa:exact"][0] for each in claims(builder)} == {f'"{text[:3]}"', f'"{text[5:9]}"'}


def test_each_quote_name_and_agent_that_is_wrong_is_told_in_the_order_of_the_lines() -> None:
    told = wrong(
        f"quote: inte här, {SAYS}",
        f"{MANY}, held_by: mote, attributed_to: concept:mod, says: mote hasEvnt mote",
        f"{MANY}, supports: [y, z]",
    )
    assert [each.split(": ", 1)[1].split(". ")[0] for each in told] == [
        "vinnova-page/2031-00001 does not hold the quote 'inte här'",
        "'mote' is an event, which says nothing",
        "'concept:mod' is a concept, which says nothing",
        "'hasEvnt' is no property of the ontology",
        "no reading makes a claim 'y'",
        "no reading makes a claim 'z'",
    ]
    assert [each.split(": ")[0][-2:].strip() for each in told] == ["9", *["10"] * 3, "11", "11"]


def test_of_a_claim_that_could_not_be_made_only_what_is_wrong_with_it_is_told() -> None:
    says = f"says: [{CLAIM.replace('mod', 'mood')}]"
    about = "says: ['claim:x scopeNote \"så\"'], supports: [x]"
    (told,) = wrong(f"{MANY}, {says}", f"{MANY}, {about}")
    assert told.startswith("made.yaml, line 9: the scheme has no concept 'mood'.")


def test_counted_things_make_claims_up_to_a_bound_and_one_of_one_thing_is_never_too_many(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = len(described().triples)
    counted, single = (f"{MANY}, says: {says}" for says in (COUNTED, "mote participation solo"))
    things = (*THINGS, "solo: {kind: participation}")
    monkeypatch.setattr(annotation, "MOST_TRIPLES", before + 40)
    assert len(claims(described(counted))) == 2
    monkeypatch.setattr(annotation, "MOST_TRIPLES", before + 39)
    assert wrong(counted) == [
        (
            "made.yaml, line 9: the statement stands for 2 claims, "
            "more than one annotation may make. Count fewer things."
        )
    ]
    monkeypatch.setattr(annotation, "MOST_TRIPLES", 0)
    assert len(claims(described(single, things=things))) == 1
