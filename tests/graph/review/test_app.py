"""What the page may ask and write: with the token alone, of its own origin alone, by POST alone."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from innokraft.review.app import HEADER, make_review_app
from innokraft.review.desk import Desk
from innokraft.server.settings import Settings
from innokraft.server.telling import Telling
from tests.graph.review.folders import Made, made_folder

TOKEN = "t" * 32
OURS = {"host": "127.0.0.1:8000", "content-type": "application/json", HEADER: TOKEN}
PATHS = ("start", "next", "record", "look", "decide", "say", "undo")


class Got(NamedTuple):
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def told(self) -> Any:
        return json.loads(self.body)


class Client:
    """Asks the application, without a socket."""

    def __init__(self, made: Made, log: list[str]) -> None:
        telling = Telling(log.append, log.append)
        self.app = make_review_app(Desk(made), Settings(), TOKEN, "Ada", telling)

    def ask(self, path: str, body: Any = None, method: str = "POST", **headers: Any) -> Got:
        data = body if isinstance(body, bytes) else json.dumps(body or {}).encode()
        named = {**OURS, **{k.replace("_", "-"): v for k, v in headers.items()}}
        sent = [(k.encode(), v.encode()) for k, v in named.items() if v is not None]
        scope = {
            "type": "http", "method": method, "path": f"/{path}", "raw_path": f"/{path}".encode(),
            "query_string": b"", "headers": sent, "http_version": "1.1", "scheme": "http",
            "client": ("127.0.0.1", 1), "server": ("127.0.0.1", 8000), "root_path": "",
        }  # fmt: skip
        parts: list[Any] = []

        async def receive() -> Any:
            return {"type": "http.request", "body": data, "more_body": False}

        async def send(message: Any) -> None:
            parts.append(message)

        asyncio.run(self.app(scope, receive, send))
        told = {k.decode().lower(): v.decode() for k, v in parts[0]["headers"]}
        return Got(parts[0]["status"], told, b"".join(p.get("body", b"") for p in parts[1:]))


@pytest.fixture
def made(tmp_path: Path) -> Made:
    return made_folder(tmp_path / "project")


@pytest.fixture
def log() -> list[str]:
    return []


@pytest.fixture
def client(made: Made, log: list[str]) -> Client:
    return Client(made, log)


def test_a_decision_by_the_page_is_in_the_files(client: Client, made: Made) -> None:
    task = client.ask("next").told["task"]
    got = client.ask("decide", {"task": task["id"], "verdict": "rejected", "who": "Ada"})
    assert got.status == 200
    assert "rejected" in made.reviewed.read_text("utf-8")
    assert client.ask("undo", {"done": got.told["done"]}).status == 200
    assert not made.reviewed.exists()
    second = client.ask("decide", {"task": "statement:none", "verdict": "accepted", "who": "Ada"})
    assert (second.status, second.told["problem"]) == (409, "Det här väntar inte längre.")


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({HEADER: None}, 403),
        ({HEADER: "x" * 32}, 403),
        ({"origin": "https://example.org"}, 403),
        ({"origin": "http://127.0.0.1:9999"}, 403),
        ({"origin": "null"}, 403),
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"sec-fetch-site": "same-site"}, 403),
        ({"host": "example.org"}, 421),
        ({"content-type": "text/plain"}, 415),
        ({"content-type": "application/x-www-form-urlencoded"}, 415),
    ],
)
def test_no_other_can_ask_or_write(
    client: Client, made: Made, headers: dict[str, Any], status: int
) -> None:
    before = made.files()
    body = {"task": client.app.state.desk.next("sv")["task"]["id"], "verdict": "rejected"}
    for path in PATHS:
        assert client.ask(path, {**body, "who": "Eve"}, **headers).status == status
    assert made.files() == before


def test_nothing_but_a_post_asks(client: Client) -> None:
    for path in PATHS:
        for method in ("GET", "HEAD", "PUT", "DELETE"):
            assert client.ask(path, method=method).status == 405


def test_what_is_no_question_is_refused_in_words(client: Client, made: Made) -> None:
    before = made.files()
    for body in (b"", b"{", b"[1]", b"[" * 100_000, b"\xff"):
        assert client.ask("decide", body).status == 400
    for told in (
        {"task": 7}, {"task": "statement:x", "verdict": {}}, {"task": "x", "verdict": "accepted"},
    ):  # fmt: skip
        assert client.ask("decide", {"who": "Ada", **told}).status == 422
    task = client.ask("next").told["task"]["id"]
    assert client.ask("decide", {"task": task, "verdict": "maybe", "who": "Ada"}).status == 422
    assert client.ask("decide", {"task": task, "verdict": "accepted"}).status == 422
    shown = client.ask("record", {"record": "vinnova-page/2015-01573"}).told
    good = {"record": shown["record"], "sha256": shown["sha256"], "start": 0, "end": 5}
    good |= {"says": ["project dcterms:subject concept:mod"]}
    changes: list[dict[str, Any]] = [
        {"record": "x"}, {"start": {}}, {"end": 10**9}, {"says": "x y z"}, {"says": [7]},
        {"says": ["x"]}, {"says": ['project aimText "\ud800"']}, {"sha256": "0"},
        {"certainty": "surely"}, {"certainty": ["x"]}, {"attributed_to": "nobody"},
        {"things": [{"name": "a"}]}, {"things": [{"name": "a", "kind": "event", "label": 7}]},
        {"things": [{"name": "a b", "kind": "event", "label": "a"}]},
        {"things": [{"name": "a", "kind": "beast", "label": "a"}]},
    ]  # fmt: skip
    for wrong in changes:
        got = client.ask("say", {"statement": {**good, **wrong}, "who": "Ada"})
        assert (got.status, bool(got.told["problem"])) == (422, True), wrong
    assert client.ask("say", {"statement": 7, "who": "Ada"}).status == 422
    assert client.ask("look", {"start": True, "end": "x"}).status == 422
    assert client.ask("decide", b'"' + b"x" * 2_000_000 + b'"').status == 413
    assert made.files() == before


def test_the_page_holds_nothing_of_the_folder_and_lets_nothing_in(
    client: Client, log: list[str]
) -> None:
    got = client.ask("", method="GET", **{HEADER: None})
    assert got.status == 200
    policy = got.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    text = got.body.decode()
    assert "2015-01573" not in text
    assert "Ada" not in text
    assert "{" not in text
    assert "access-control-allow-origin" not in client.ask("next").headers
    assert TOKEN not in "\n".join(log)
