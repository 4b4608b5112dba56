"""Asking a language model: what is sent, what comes of good, bad and hostile answers."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from innokraft import LanguageModel, ModelFolders, ask_language_model, prepare_asking
from innokraft.drafting.reviewed import Reviewed, Verdict, write_reviewed
from innokraft.drafting.suggestion import SuggestedStatement
from innokraft.drafting.suggestion_files import read_suggestions, write_suggestions
from innokraft.language_models.drops import Why
from innokraft.language_models.suggesting import Asked
from innokraft.project.folder import ProjectFolder
from tests.conftest import SEED_RECORD
from tests.graph.language_models.model_server import ModelServer, Reply, fails, says

SEED = "vinnova-page/2015-01573"
AIM = "för att stärka innovationskraften i offentliga verksamheter"
GOOD = {
    "section": "s2", "quote": AIM, "subject": "seminar", "relation": "aimsToStrengthen",
    "object": "concept:innovationskraft", "certainty": "konstaterat",
}  # fmt: skip
EVENT = {
    "name": "seminar", "kind": "event", "label": "seminariet", "of": None, "series": None,
    "year": None,
}  # fmt: skip
DIALOGUE = {
    **GOOD, "quote": "att skapa en dialogplattform", "relation": "aimsToCreate",
    "object": "concept:dialogplattform",
}  # fmt: skip


def ask(server: ModelServer, folder: Path, *paths: Path, **options: Any) -> Asked:
    folders = ModelFolders(folder / "suggestions", folder / "answers")
    model = LanguageModel("made", server.url, retries=options.pop("retries", 0), **options)
    return ask_language_model(prepare_asking(paths or (SEED_RECORD,), model, folders))


def suggested(folder: Path) -> list[SuggestedStatement]:
    return [s for f in sorted((folder / "suggestions").iterdir()) for s in read_suggestions(f)]


def answer(*statements: object, things: object = (EVENT,)) -> Reply:
    return says({"things": things, "statements": statements})


def kept_of(
    server: ModelServer, folder: Path, *statements: object, things: object = (EVENT,)
) -> Asked:
    server.answers(answer(*statements, things=things))
    return ask(server, folder)


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


@pytest.mark.parametrize(
    "reply",
    [
        says("I am sorry."),
        says('{"statements": ['),
        says({"statements": {}}),
        says("[" * 100_000),
        says(""),
        Reply(b"<html>"),
        Reply(b"[]"),
        Reply(b'{"choices": [{"message": 5}]}'),
        Reply(b'{"choices": "\xe5"}'),
        Reply(b"{" * 100_000),
    ],
)
def test_a_broken_answer_is_asked_for_once_more_and_then_told(
    server: ModelServer, tmp_path: Path, reply: Reply
) -> None:
    server.answers(reply, answer(GOOD))
    assert ask(server, tmp_path / "mended").suggested == {SEED: 1}
    assert len(server.asked) == 2
    assert server.asked[1]["messages"][-1]["content"].startswith("That was not")
    server.answers(reply)
    done = ask(server, tmp_path)
    assert len(server.asked) == 2
    assert "could not be read" in str(done.failed[SEED])
    assert not done.suggested


@pytest.mark.parametrize(
    ("reply", "told"),
    [
        (fails(500, "on fire"), "500: on fire"),
        (fails(429, "slow down"), "429: slow down"),
        (fails(401), "401: no. Put the key"),
        (fails(307, Location="http://127.0.0.1:9/"), "307.*nothing is sent there"),
        (Reply(b"{}", wait=1.0), "no answer in 0.3 s"),
        (Reply(b" ", wait=0.05, endless=True), "no answer in 0.3 s"),
        (Reply(b" " * 1_000_000, endless=True), "more than 4,000,000 bytes"),
        (Reply(b" " * 1_000_000, 500, endless=True), "more than 4,000,000 bytes"),
        (says('{"statements": [', finish="length"), "cut at 4096 tokens"),
    ],
)
def test_what_a_server_does_wrong_is_told_of_the_record(
    server: ModelServer, tmp_path: Path, reply: Reply, told: str
) -> None:
    server.answers(reply)
    done = ask(server, tmp_path, timeout=0.3)
    with pytest.raises(type(done.failed[SEED]), match=told):
        raise done.failed[SEED]
    assert not list(tmp_path.glob("answers/*"))


def test_what_passes_is_tried_again_by_the_library(server: ModelServer, tmp_path: Path) -> None:
    busy = fails(429, retry_after_ms="1")
    server.answers(busy, fails(500, retry_after_ms="1"), answer(GOOD))
    assert ask(server, tmp_path, retries=2).suggested == {SEED: 1}
    assert len(server.asked) == 3


def test_the_form_of_a_request_is_found_by_trying_and_remembered(
    server: ModelServer, tmp_path: Path, three_records: list[Path]
) -> None:
    def picky(asked: dict[str, Any]) -> Reply:
        if "response_format" in asked:
            return fails(400, "response_format json_schema is not supported")
        if "max_tokens" in asked:
            return fails(400, "use 'max_completion_tokens' instead")
        if "temperature" in asked:
            return fails(400, "temperature does not support 0")
        return answer()

    server.behaves(picky)
    assert len(ask(server, tmp_path, *three_records, at_once=1).suggested) == 3
    assert len(server.asked) == 3 + 3


def test_other_records_go_on_where_one_fails(
    server: ModelServer, tmp_path: Path, three_records: list[Path]
) -> None:
    server.behaves(lambda asked: fails(500) if "record 2" in str(asked) else answer())
    done = ask(server, tmp_path, *three_records)
    assert sorted(done.suggested) == ["innokraft-record/r1", "innokraft-record/r3"]
    assert list(done.failed) == ["innokraft-record/r2"]
    assert server.most_at_once <= 4


def test_a_run_goes_on_where_it_was_and_repeats_byte_for_byte_without_a_server(
    server: ModelServer, tmp_path: Path, three_records: list[Path]
) -> None:
    server.behaves(lambda asked: fails(500) if "record 2" in str(asked) else answer())
    ask(server, tmp_path, *three_records)
    told = {**GOOD, "subject": "project", "quote": "The project wants to strengthen courage"}
    server.answers(answer({**told, "object": "concept:mod"}))
    ask(server, tmp_path, *three_records)
    assert len(server.asked) == 1
    first = {p.name: p.read_bytes() for p in tmp_path.glob("suggestions/*")}
    assert len(first) == 1
    for path in tmp_path.glob("suggestions/*"):
        path.unlink()
    server.answers(fails(500))
    assert not ask(server, tmp_path, *three_records).failed
    assert not server.asked
    assert {p.name: p.read_bytes() for p in tmp_path.glob("suggestions/*")} == first


def test_the_key_goes_to_the_server_and_nowhere_else(
    server: ModelServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-secret-secret")
    told = {**GOOD, "quote": "sk-secret-secret", "object": "sk-\u0073ecret-secret"}
    server.answers(answer(told, GOOD), fails(401, "Incorrect API key: sk-secret-secret"))
    ask(server, tmp_path)
    done = ask(server, tmp_path / "other")
    assert [heads["authorization"] for heads in server.heads] == ["Bearer sk-secret-secret"] * 2
    assert "sk-secret" not in str(done.failed)
    assert "sk-secret" not in "".join(done.failed[SEED].told("sv"))
    written = [path.read_text("utf-8") for path in tmp_path.glob("**/*") if path.is_file()]
    assert len(written) == 2
    assert not any("secret-secret" in text for text in written)


def test_without_a_key_none_is_sent(server: ModelServer, tmp_path: Path) -> None:
    ask(server, tmp_path)
    assert "authorization" not in server.heads[0]


def test_nothing_more_is_sent_where_nobody_answers(
    tmp_path: Path, three_records: list[Path]
) -> None:
    folders = ModelFolders(tmp_path / "suggestions")
    model = LanguageModel("made", "http://127.0.0.1:9/v1", retries=0, at_once=1)
    paths = [*three_records, SEED_RECORD]
    done = ask_language_model(prepare_asking(paths, model, folders))
    assert "no connection" in str(done.failed["innokraft-record/r1"])
    assert done.stopped == [SEED]


def test_what_others_suggested_stays_and_ones_own_is_replaced(
    server: ModelServer, tmp_path: Path
) -> None:
    kept_of(server, tmp_path, GOOD)
    [path] = (tmp_path / "suggestions").iterdir()
    [made] = read_suggestions(path)
    other = replace(made, by="rules", says=("project dcterms:subject concept:mod",), things=())
    write_suggestions(path, [made, other])
    server.answers(answer(DIALOGUE))
    ask(server, tmp_path, most_tokens=2048)
    assert {(s.by, s.relation) for s in suggested(tmp_path)} == {
        ("rules", "dcterms:subject"), ("model:made", "aimsToCreate"),
    }  # fmt: skip


def test_what_was_decided_in_a_project_folder_is_not_suggested_again(
    server: ModelServer, tmp_path: Path
) -> None:
    (tmp_path / "innokraft.toml").touch()
    project = ProjectFolder(tmp_path)
    model = LanguageModel("made", server.url, retries=0)
    server.answers(answer(GOOD, DIALOGUE))

    def run() -> Asked:
        asking = prepare_asking([SEED_RECORD], model, ModelFolders.of(tmp_path), project)
        return ask_language_model(asking)

    run()
    first, second = suggested(tmp_path)
    write_reviewed(project.reviewed, [Reviewed.make(first, Verdict.REJECTED)])
    done = run()
    assert (done.kept_back, done.suggested) == (1, {SEED: 1})
    assert suggested(tmp_path) == [second]
    assert len(server.asked) == 1


def test_what_others_suggested_of_words_that_are_gone_is_told(
    server: ModelServer, tmp_path: Path
) -> None:
    kept_of(server, tmp_path, GOOD)
    [path] = (tmp_path / "suggestions").iterdir()
    [made] = read_suggestions(path)
    older = replace(made, by="rules", sha256="0" * 64)
    moved = replace(older, quote="x" * len(made.quote))
    write_suggestions(path, [older, moved])
    done = ask(server, tmp_path)
    assert done.outdated == 1
    assert {s.sha256 for s in suggested(tmp_path)} == {made.sha256}


def test_a_line_that_is_not_encrypted_where_it_should_be_is_told(
    server: ModelServer, tmp_path: Path
) -> None:
    model = LanguageModel("made", server.url.replace("http:", "https:"), retries=0)
    asking = prepare_asking([SEED_RECORD], model, ModelFolders(tmp_path))
    failed = ask_language_model(asking).failed[SEED]
    assert "no connection ([SSL" in str(failed)
    assert not server.asked
