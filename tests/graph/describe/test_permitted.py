"""Which statements go together, and what is said of those that do not."""

from __future__ import annotations

import pytest

from innokraft.describe import permitted
from innokraft.model.ontology import SCHEME
from innokraft.rdf.namespaces import expand
from tests.graph.describe.made_readings import ONTOLOGY, described, wrong

THINGS = (
    "mote: {kind: event}",
    "serie: {kind: series}",
    "torget: {kind: place}",
    "plats: {kind: participation}",
    "platser: {kind: participation, count: 2}",
    "grupp: {kind: group}",
    "grupper: {kind: group, count: 2}",
    "ledaren: {kind: person}",
    "utfall: {kind: outcome}",
    "plan: {kind: plan}",
    "arbete: {kind: preparation}",
)
LINE = 5 + len(THINGS) + 1
CLAIM = "{says: concept:mod startingPointIn mote, claim: x}"


def refused(says: str) -> str:
    """What is said of the one statement of a reading."""
    (told,) = wrong(f"quote: om mod, says: [{CLAIM}, '{says}']", things=THINGS)
    assert told.startswith(f"made.yaml, line {LINE}: ")
    return told.partition(": ")[2]


@pytest.mark.parametrize(
    ("says", "said"),
    [
        ('concept:mod aimText "så"', "'concept:mod' is a concept, and aimText is said of {event}"),
        ("torget hasEvent mote", "'torget' is a place, and hasEvent is said of a project"),
        ("project hasEvent torget", "'torget' is a place, and hasEvent is said as an event"),
        ('project hasEvent "då"', "'\"då\"' is a text in quotes, and hasEvent is said as an event"),
        ("project hasEvent 7", "'7' is a whole number, and hasEvent is said as an event"),
        (
            "project hasEvent 2031-05-01",
            "'2031-05-01' is a day, such as 2018-05-23, and hasEvent is said as an event",
        ),
        ("project hasEvent true", "'true' is true or false, and hasEvent is said as an event"),
        (
            "mote earliest 7",
            "'7' is a whole number, and earliest is said as a day, such as 2018-05-23",
        ),
        (
            "mote identifiedCount plan",
            "'plan' is a plan, and identifiedCount is said as a whole number",
        ),
        (
            "project status value:troligt",
            (
                "'value:troligt' is a value of the scheme certainty, "
                "and status is said as a value of the scheme status"
            ),
        ),
        (
            "grupp statedCount quote",
            "'quote' is a text in quotes, and statedCount is said as a whole number",
        ),
        ("serie hasEvent mote", "'serie' is an event series, and hasEvent is said of a project"),
        ("grant hasEvent mote", "'grant' is a grant, and hasEvent is said of a project"),
        ("unit hasEvent mote", "'unit' is a unit, and hasEvent is said of a project"),
        (
            "curator hasEvent mote",
            "'curator' is an agent of provenance, and hasEvent is said of a project",
        ),
        (
            "ledaren hasEvent mote",
            "'ledaren' is an unnamed person, and hasEvent is said of a project",
        ),
        ("claim:x hasEvent mote", "'claim:x' is a claim, and hasEvent is said of a project"),
        (
            'value:troligt skos:altLabel "så"',
            (
                "'value:troligt' is a value of the scheme certainty, and skos:altLabel is said of "
                "a group or a place or a project or an event or an organization"
            ),
        ),
        (
            "concept:mod emergedFrom torget",
            (
                "'torget' is a place, and emergedFrom is said as a concept or a participation or "
                "a project or an event or an agent or an outcome"
            ),
        ),
    ],
)
def test_an_end_that_does_not_go_with_its_property_is_told_with_what_would(
    says: str, said: str
) -> None:
    assert refused(says) == said.format(event="a project or an event")


def test_where_both_ends_are_wrong_the_subject_is_told() -> None:
    assert refused("torget hasEvent plan").startswith(
        "'torget' is a place, and hasEvent is said of"
    )


def test_a_statement_that_would_go_the_other_way_round_is_shown_so() -> None:
    for says, right, wrong_end in (
        ("mote startingPointIn concept:mod", "concept:mod startingPointIn mote", "'mote'"),
        ("mote hasEvent project", "project hasEvent mote", "'mote'"),
    ):
        told = refused(says)
        assert told.startswith(f"{wrong_end} is an event, and ")
        assert told.endswith(f". Did you mean the other way round: {right}?")


def test_a_statement_of_which_only_one_end_would_go_the_other_way_is_not_turned() -> None:
    for says in ("torget startingPointIn concept:mod", "mote hasEvent concept:mod"):
        assert "other way" not in refused(says)


def test_what_lies_below_the_class_that_a_property_asks_for_goes_with_it() -> None:
    for says in (
        "serie geographicScope value:nationell",
        "mote schema:superEvent serie",
        "arbete assessedAs quote",
        "plats agent ledaren",
        "plats agent coordinator",
        "claim:x targetContext concept:mod",
    ):
        described(f"quote: om mod, says: [{CLAIM}, {says}]", things=THINGS)


SAYS = "says: concept:mod startingPointIn mote"


@pytest.mark.parametrize("key", ["attributed_to", "held_by"])
@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("mote", "'mote' is an event, which says nothing. {agent}"),
        ("concept:mod", "'concept:mod' is a concept, which says nothing. {agent}"),
        (
            "value:mojligt",
            "'value:mojligt' is a value of the scheme certainty, which says nothing. {agent}",
        ),
        ("platser", "'platser' is a participation, which says nothing. {agent}"),
        ("grupper", "'grupper' is 2 things. Name one; a group is one."),
    ],
)
def test_who_says_or_holds_a_thing_is_one_agent(key: str, name: str, said: str) -> None:
    told = said.format(agent="It is a group, a person or an organisation.")
    assert wrong(f"quote: om mod, {key}: {name}, {SAYS}", things=THINGS) == [
        f"made.yaml, line {LINE}: {told}"
    ]


@pytest.mark.parametrize("who", ["grupp", "ledaren", "unit", "curator", "organisation:Provskolan"])
def test_a_group_a_person_an_organisation_and_the_curator_may_say_or_hold_a_thing(who: str) -> None:
    described(f"quote: om mod, attributed_to: '{who}', held_by: '{who}', {SAYS}", things=THINGS)


def test_a_class_without_a_label_is_called_by_its_short_name() -> None:
    words = {kind: permitted._words(ONTOLOGY, expand(kind)) for kind in
             ("foaf:Organization", "foaf:Document", "prov:Activity", "foaf:Agent")}  # fmt: skip
    assert words == {
        "foaf:Organization": "an organization",
        "foaf:Document": "a document",
        "prov:Activity": "a project or an event",
        "foaf:Agent": "an agent",
    }
    assert permitted._words(ONTOLOGY, f"{SCHEME}role") == "a value of the scheme role"
