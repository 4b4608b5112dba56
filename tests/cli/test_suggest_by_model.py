"""`innokraft suggest --model`: what leaves the machine is said first, and what came of it after."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run
from tests.conftest import SEED_RECORD
from tests.graph.language_models.made_answers import GOOD
from tests.graph.language_models.model_server import ModelServer, Reply, fails, model_server, says
from tests.graph.project.made_folders import OWN, made

TOLD = {**GOOD, "subject": "project"}
HOSTILE = {**TOLD, "quote": "\x1b[2J<script>\u202eevil"}


@pytest.fixture(scope="module")
def server() -> Iterator[ModelServer]:
    with model_server() as made:
        yield made


@pytest.fixture(autouse=True)
def _alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)


def call(run: Run, server: str, *more: str, code: int = 0) -> tuple[str, str]:
    done = run(
        "suggest", str(SEED_RECORD), "--model", "made", "--endpoint", server, "--retries", "0",
        "--lang", "en", *more,
    )  # fmt: skip
    assert done.code == code, done.err
    return done.out, done.err


def test_what_leaves_the_machine_is_told_before_and_what_held_after(
    run: Run, server: ModelServer
) -> None:
    server.answers(says({"things": [], "statements": [TOLD, HOSTILE]}))
    out, err = call(run, server.url)
    assert f"the language model made at {server.url}, which is this machine" in err
    assert "1 record(s) (1782 characters, 1 question(s)): vinnova-page/2015-01573" in err
    assert "- no key" in err
    assert out == "1 suggestion(s) in 1 record(s), in suggestions; none is in the graph.\n"
    assert "1 left out" in err
    assert r"such as vinnova-page/2015-01573: '\x1b[2J<script>\u202eevil'" in err
    assert "\x1b" not in out + err
    assert sorted(p.name for p in Path().iterdir()) == ["language-models", "suggestions"]


def test_a_dry_run_sends_nothing(run: Run, server: ModelServer) -> None:
    server.answers(fails(500))
    _, err = call(run, "https://api.example.org/v1", "--dry-run")
    assert "another machine: the texts leave this one" in err
    assert "vinnova-page/2015-01573: 1782 characters" in err
    assert "Nothing was sent" in err
    _, err = call(run, "http://api.example.org/v1", "--dry-run")
    assert "UNENCRYPTED" in err
    assert list(Path().iterdir()) == []


def test_even_a_quiet_run_says_what_leaves(run: Run, server: ModelServer) -> None:
    server.answers(says({"statements": []}))
    _, err = call(run, server.url, "--quiet")
    assert "1782 characters" in err


def test_a_failure_is_told_in_words_and_ends_with_1(run: Run, server: ModelServer) -> None:
    server.answers(fails(500, "\x1b[31mboom"))
    out, err = call(run, server.url, "--lang", "sv", code=1)
    assert out == ""
    assert r"vinnova-page/2015-01573: servern svarade 500: \x1b[31mboom. Servern har ett fel" in err


def test_the_key_is_named_and_never_shown(
    run: Run, server: ModelServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MY_KEY", "sk-secret-secret")
    server.answers(fails(401, "no sk-secret-secret"))
    out, err = call(run, server.url, "--key-from", "MY_KEY", code=1)
    assert "- the key in MY_KEY" in err
    assert server.heads[0]["authorization"] == "Bearer sk-secret-secret"
    assert "secret-secret" not in out + err


def test_a_usual_key_does_not_go_unencrypted_to_another_machine(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-secret-secret")
    assert "- no key" in call(run, "http://api.example.org/v1", "--dry-run")[1]
    assert "- the key in OPENAI_API_KEY" in call(run, "https://example.org/v1", "--dry-run")[1]


@pytest.mark.parametrize(
    ("endpoint", "more", "told"),
    [
        ("nowhere", (), "is no address of a server"),
        ("ftp://localhost/v1", (), "is no address of a server"),
        ("http://me:secret@localhost/v1", (), "holds a name or a password"),
        ("http://localhost/v1?key=secret", (), "has a part after"),
        ("http://localhost:99999/v1", (), "is no address"),
        ("http://me:secret@localhost:99999/v1", (), "is no address"),
        ("http://[::1/v1", (), "is no address"),
        ("http://localhost/v1", ("--key-from", "NOT_THERE"), "no variable 'NOT_THERE'"),
        ("http://localhost/v1", ("--at-once", "0"), "at-once"),
        ("http://localhost/v1", ("--timeout", "nan"), "timeout"),
    ],
)
def test_wrong_use_is_told_before_anything_is_sent(
    run: Run, endpoint: str, more: tuple[str, ...], told: str
) -> None:
    out, err = call(run, endpoint, *more, code=2)
    assert told in err
    assert "secret" not in out + err


def test_a_model_without_an_endpoint_is_wrong_use(run: Run) -> None:
    done = run("suggest", str(SEED_RECORD), "--model", "made")
    assert done.code == 2
    assert "--endpoint URL" in done.err


@pytest.mark.parametrize("option", ["--endpoint=http://localhost/v1", "--dry-run"])
def test_what_goes_with_a_model_is_wrong_use_without_one(run: Run, option: str) -> None:
    done = run("suggest", SEED_RECORD, option)
    assert (done.code, done.out) == (2, "")
    assert "goes with --model NAME" in done.err


def test_without_the_package_the_remedy_is_told(
    run: Run, server: ModelServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "openai", None)
    monkeypatch.delitem(sys.modules, "innokraft.language_models.asking", raising=False)
    _, err = call(run, server.url, code=2)
    assert "openai is not installed. pip install 'innokraft[models]'" in err


def test_in_a_project_folder_its_records_are_asked_about_with_its_words(
    run: Run, server: ModelServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = made(tmp_path / "p", {"vocabulary/concepts.ttl": OWN, "innokraft.toml": ""})
    monkeypatch.chdir(project.annotations)
    own = {**TOLD, "section": "s1", "relation": "dcterms:subject", "object": "concept:visbymote"}

    def behaviour(asked: dict[str, Any]) -> Reply:
        title = asked["messages"][1]["content"].split("(title)\n")[1].splitlines()[0]
        return says({"things": [], "statements": [{**own, "quote": title}]})

    server.behaves(behaviour)
    done = run("suggest", "--model", "made", "--endpoint", server.url, "--lang", "en")
    assert (done.code, done.out.split(", in ")[0]) == (0, "1 suggestion(s) in 1 record(s)")
    instructions = server.asked[0]["messages"][0]["content"]
    assert "- visbymote: möte i visby / meeting in Visby" in instructions
    assert len(list(project.suggestions.iterdir())) == 1
    assert len(list((project.root / "language-models").iterdir())) == 1


def test_outside_a_project_folder_files_are_named(run: Run) -> None:
    done = run("suggest", "--model", "made", "--endpoint", "http://localhost:9/v1")
    assert done.code == 2
    assert "Name the files of records" in done.err
