"""Asking a language model: servers that fail, runs that go on and repeat, the key."""

from __future__ import annotations

import gzip
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from innokraft import LanguageModel, ModelFolders, ask_language_model, prepare_asking
from innokraft.drafting.reviewed import Reviewed, Verdict, write_reviewed
from innokraft.drafting.suggestion_files import read_suggestions, write_suggestions
from innokraft.language_models.suggesting import Asked
from innokraft.project.folder import ProjectFolder
from tests.conftest import SEED_RECORD
from tests.graph.language_models.made_answers import (
    DIALOGUE,
    GOOD,
    SEED,
    answer,
    ask,
    kept_of,
    suggested,
)
from tests.graph.language_models.model_server import ModelServer, Reply, fails, says

SWOLLEN = gzip.compress(b" " * 50_000_000)


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
        (Reply(SWOLLEN, heads={"Content-Encoding": "gzip"}), "more than 4,000,000 bytes"),
        (says('{"statements": [', finish="length"), "cut at 4096 tokens"),
        (Reply(b'{"error": {"message": "no credit"}}'), "declined: no credit"),
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


def test_a_refusal_of_one_text_changes_nothing_for_the_others(
    server: ModelServer, tmp_path: Path, three_records: list[Path]
) -> None:
    too_long = fails(400, "the text is longer than the context")
    server.behaves(lambda asked: too_long if "record 2" in str(asked) else answer())
    done = ask(server, tmp_path, *three_records, at_once=1)
    assert "400: the text is longer" in str(done.failed["innokraft-record/r2"])
    assert ["response_format" in asked for asked in server.asked] == [True, True, False, True]


def test_a_server_that_fails_over_the_schema_is_asked_without_it(
    server: ModelServer, tmp_path: Path
) -> None:
    failed = fails(500, "failed to parse grammar")
    server.behaves(lambda asked: failed if "response_format" in asked else answer(GOOD))
    assert ask(server, tmp_path).suggested == {SEED: 1}


def test_other_records_go_on_where_one_fails(
    server: ModelServer, tmp_path: Path, three_records: list[Path]
) -> None:
    server.behaves(lambda asked: fails(500) if "record 2" in str(asked) else answer())
    done = ask(server, tmp_path, *three_records, at_once=2)
    assert sorted(done.suggested) == ["innokraft-record/r1", "innokraft-record/r3"]
    assert list(done.failed) == ["innokraft-record/r2"]


@pytest.mark.parametrize("number", [1, 2])
def test_so_many_questions_are_under_way_at_once(
    server: ModelServer, tmp_path: Path, three_records: list[Path], number: int
) -> None:
    server.answers(replace(answer(), wait=0.1))
    ask(server, tmp_path, *three_records, at_once=number)
    assert server.most_at_once == number


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


@pytest.mark.parametrize("damage", [b"", b"{", b"[" * 100_000, b'{"answers": 1}', b"\xff"])
def test_a_kept_answer_that_is_damaged_is_told_and_asked_for_again(
    server: ModelServer, tmp_path: Path, damage: bytes
) -> None:
    kept_of(server, tmp_path, GOOD)
    [path] = (tmp_path / "answers").iterdir()
    path.write_bytes(damage)
    folders = ModelFolders(tmp_path / "suggestions", tmp_path / "answers")
    asking = prepare_asking([SEED_RECORD], LanguageModel("made", server.url), folders)
    assert "1 kept answer(s) could not be read" in asking.told("en")[-1]
    assert ask_language_model(asking).suggested == {SEED: 1}
    assert len(server.asked) == 2


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


def test_nothing_goes_along_that_was_not_told(
    server: ModelServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_ORG_ID", "ours")
    monkeypatch.setenv("OPENAI_PROJECT_ID", "ours")
    monkeypatch.setenv("OPENAI_CUSTOM_HEADERS", "X-Ours: secret\nAuthorization: Bearer secret")
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    assert not ask(server, tmp_path).failed
    [heads] = server.heads
    usual = {"host", "accept", "accept-encoding", "connection", "content-type", "content-length"}
    assert heads.keys() - usual == {
        "user-agent", "x-stainless-retry-count", "x-stainless-read-timeout",
        "x-stainless-raw-response",
    }  # fmt: skip
    assert (heads["user-agent"], heads["accept-encoding"]) == ("innokraft", "identity")
    monkeypatch.setenv("OPENAI_API_KEY", "sk-secret-secret")
    ask(server, tmp_path / "with")
    assert server.heads[1]["authorization"] == "Bearer sk-secret-secret"


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
