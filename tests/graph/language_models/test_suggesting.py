"""What a language model answers, held against the text: what is kept, mended and dropped."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from innokraft.language_models.drops import Why
from tests.conftest import SEED_RECORD
from tests.graph.language_models.made_answers import (
    AIM,
    DIALOGUE,
    EVENT,
    GOOD,
    SEED,
    ask,
    kept_of,
    suggested,
)
from tests.graph.language_models.model_server import ModelServer, says


def test_what_holds_becomes_a_signed_suggestion_and_no_fact(
    server: ModelServer, tmp_path: Path
) -> None:
    done = kept_of(server, tmp_path, GOOD)
    [made] = suggested(tmp_path)
    text = SEED_RECORD.read_text("utf-8")
    assert done.suggested == {SEED: 1}
    assert (made.by, made.quote, made.certainty) == ("model:made", AIM, "konstaterat")
    assert made.says == ("seminariet aimsToStrengthen concept:innovationskraft",)
    assert [(t.name, t.kind, t.label) for t in made.things] == [
        ("seminariet", "event", "seminariet")
    ]
    assert made.quote in text
    assert made.reason.section == "aim"


def test_the_question_carries_the_model_and_the_text_between_marks_it_cannot_hold(
    server: ModelServer, tmp_path: Path
) -> None:
    ask(server, tmp_path)
    [asked] = server.asked
    instructions, question = (message["content"] for message in asked["messages"])
    assert "- suggestsFurtherWorkOn (" in instructions
    assert "- dialogplattform: dialogplattform / dialogue platform:" in instructions
    assert AIM in question
    assert "section s2 (aim) Syfte och mål" in question
    assert asked["path"] == "/v1/chat/completions"
    assert asked["response_format"]["json_schema"]["schema"]["required"] == ["things", "statements"]
    assert asked["temperature"] == 0


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"quote": "för att stärka mod i offentliga verksamheter"}, Why.QUOTE_MISSING),
        ({"quote": AIM.replace(" ", "  ", 1)}, Why.QUOTE_MISSING),
        ({"quote": AIM.upper()}, Why.QUOTE_MISSING),
        ({"quote": f"{AIM}\ud800"}, Why.QUOTE_MISSING),
        ({"quote": ""}, Why.QUOTE_LENGTH),
        ({"section": "s4"}, Why.QUOTE_ELSEWHERE),
        ({"section": "s99"}, Why.SECTION),
        ({"relation": "proves"}, Why.RELATION),
        ({"relation": "mentions"}, Why.RELATION),
        ({"relation": "https://example.org/p"}, Why.RELATION),
        ({"object": "concept:framgang"}, Why.CONCEPT),
        ({"object": "value:nope", "relation": "eventType"}, Why.VALUE),
        ({"object": "<https://example.org/x>"}, Why.NAME),
        ({"object": "https://example.org/x"}, Why.NAME),
        ({"object": "../../etc/passwd"}, Why.NAME),
        ({"object": "organisation:ericsson", "relation": "participant"}, Why.NOT_IN_QUOTE),
        ({"object": "630", "relation": "identifiedCount"}, Why.NOT_IN_QUOTE),
        ({"object": '"<script>alert(1)</script>"', "relation": "aimText"}, Why.NOT_IN_QUOTE),
        ({"subject": "curator"}, Why.NAME),
        ({"subject": "concept:mod", "object": "project"}, Why.TOGETHER),
        ({"object": "concept:mod", "relation": "hasEvent", "subject": "project"}, Why.TOGETHER),
        ({"certainty": "härlett"}, Why.CONCLUDED),
    ],
)
def test_what_does_not_hold_is_dropped_and_counted(
    server: ModelServer, tmp_path: Path, changed: dict[str, str], why: Why
) -> None:
    done = kept_of(server, tmp_path, DIALOGUE, {**GOOD, **changed})
    assert done.tally.counts == {why: 1}
    assert SEED in done.tally.examples[why]
    assert [s.quote for s in suggested(tmp_path)] == [DIALOGUE["quote"]]


def test_a_thing_counts_only_by_a_label_that_the_text_holds(
    server: ModelServer, tmp_path: Path
) -> None:
    invented = {**EVENT, "label": "Nobelfesten"}
    assert kept_of(server, tmp_path, GOOD, things=[invented]).tally.counts == {Why.THING: 1}
    hostile = {**EVENT, "name": "../../x\x1b[2J", "label": "Seminariet"}
    told = {**GOOD, "subject": hostile["name"]}
    assert kept_of(server, tmp_path / "b", told, things=[hostile]).tally.dropped == 0
    assert [t.name for s in suggested(tmp_path / "b") for t in s.things] == ["seminariet"]


def test_certainty_is_what_the_words_of_the_quote_bear_out(
    server: ModelServer, tmp_path: Path
) -> None:
    hedged = {
        **GOOD, "section": "s3", "relation": "identifiedAsCentralIn", "object": "seminar",
        "subject": "concept:mangfald", "quote": "nödvändigheten av mångfald",
    }  # fmt: skip
    whole = "som man ansåg är centrala för att stärka innovationskraften"
    done = kept_of(
        server, tmp_path, {**GOOD, "certainty": "möjligt"}, {**hedged, "quote": whole},
        {**hedged, "subject": "concept:att-vaga", "quote": whole, "certainty": "bedömt"},
    )  # fmt: skip
    assert done.tally.counts == {Why.CERTAINTY_SET: 2}
    assert {(s.says[0].split()[0], s.certainty, s.hedge) for s in suggested(tmp_path)} == {
        ("seminariet", "konstaterat", ""),
        ("concept:mangfald", "bedomt", "ansåg"),
        ("concept:att-vaga", "bedomt", "ansåg"),
    }
    assert {s.held_by for s in suggested(tmp_path)} == {None, "man"}


def test_a_hedge_beside_the_quote_does_not_bear_its_doubt_out(
    server: ModelServer, tmp_path: Path
) -> None:
    doubt = {
        **GOOD, "section": "s3", "quote": "nödvändigheten av mångfald",
        "relation": "identifiedAsCentralIn",
        "subject": "concept:mangfald", "object": "project", "certainty": "bedomt",
    }  # fmt: skip
    assert kept_of(server, tmp_path, doubt).tally.counts == {Why.HEDGE_OUTSIDE: 1}


def test_the_same_statement_twice_is_one(server: ModelServer, tmp_path: Path) -> None:
    shorter = {**GOOD, "quote": AIM.removesuffix(" i offentliga verksamheter")}
    done = kept_of(server, tmp_path, GOOD, GOOD, shorter)
    assert done.tally.counts == {Why.TWICE: 2}
    assert len(suggested(tmp_path)) == 1


def test_an_answer_cannot_say_who_says_or_who_suggests(server: ModelServer, tmp_path: Path) -> None:
    claimed = {
        **GOOD, "by": "rules", "attributed_to": "curator", "held_by": "curator", "who": "Anna",
        "verdict": "accepted", "sure": 1.0,
    }  # fmt: skip
    kept_of(server, tmp_path, claimed)
    [made] = suggested(tmp_path)
    assert (made.by, made.attributed_to, made.held_by, made.sure) == (
        "model:made", "project-group", None, 0.5,
    )  # fmt: skip
    assert sorted(path.name for path in tmp_path.iterdir()) == ["answers", "suggestions"]


@pytest.mark.parametrize(
    "content",
    [
        'Here it is:\n```json\n{"things": [], "statements": [%s]}\n```\nIs {that} all?',
        '<think>{"a": 1} perhaps {"statements": 2}</think>{"statements": [%s], "things": null}',
    ],
)
def test_json_is_found_among_prose(server: ModelServer, tmp_path: Path, content: str) -> None:
    server.answers(says(content % json.dumps({**GOOD, "subject": "project"})))
    assert ask(server, tmp_path).suggested == {SEED: 1}


def test_entries_of_another_form_are_counted_and_the_rest_is_taken(
    server: ModelServer, tmp_path: Path
) -> None:
    odd: list[object] = [None, 3, "x", [], {**GOOD, "quote": ["a"]}, {**GOOD, "object": {}}, {}]
    done = kept_of(server, tmp_path, *odd, GOOD, things=[EVENT, 7])
    assert done.suggested == {SEED: 1}
    assert done.tally.counts == {Why.FORM: 7, Why.SECTION: 1}
