"""A server as it is started, watched and stopped; who may ask it; what it tells of whom."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from innokraft import Graph, Settings, UsageError, serve
from innokraft.server.log import line
from innokraft.server.names import is_ours, may_ask
from tests.graph.server.served import FOREVER, Got, Server, everything, serving
from tests.graph.server.test_limits import get, soon


@pytest.fixture(scope="module")
def open_to(seed_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that pages of one other origin may ask, under one more name."""
    folder = tmp_path_factory.mktemp("open")
    options = ("--queries", "1", "--allow-origin", "https://a.example", "--name", "graph.example")
    with serving(seed_folder, folder, *options) as running:
        yield running


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_stops_it_and_what_runs_is_ended(
    number: int, seed_folder: Path, tmp_path: Path
) -> None:
    hurried = (
        "import innokraft.server.settings as s; "
        "s.Settings.__new__.__defaults__ = (*s.Settings.__new__.__defaults__[:-2], 1.0, 'sv')"
    )
    with serving(seed_folder, tmp_path, "--queries", "1", code=hurried) as server:
        children = psutil.Process(server.process.pid).children()
        got: list[Got] = []
        asking = [
            threading.Thread(target=lambda: got.append(server.ask(query=FOREVER))) for _ in range(2)
        ]
        for each in asking:
            each.start()
        time.sleep(0.5)
        start = time.monotonic()
        assert server.stop(number) == 0
        assert time.monotonic() - start < 10
        for each in asking:
            each.join()
        assert [each.status for each in got] == [503, 503]
        assert {each.text for each in got} == {"The server is stopping.\n"}
        assert children
        assert not any(each.is_running() for each in children)
        assert server.wrong == ""


def test_an_answer_that_is_under_way_is_finished_before_it_stops(
    seed_folder: Path, tmp_path: Path
) -> None:
    with (
        serving(seed_folder, tmp_path, "--queries", "1") as server,
        server.connect() as connection,
    ):
        query = "SELECT ?g ?s ?p ?o { GRAPH ?g { ?s ?p ?o } }"
        connection.sendall(get(query, "Connection: close"))
        got = connection.recv(100)
        server.process.send_signal(signal.SIGTERM)
        got += everything(connection)
        assert got.endswith(b"0\r\n\r\n")
        assert server.stop() == 0


def test_all_processes_end_with_a_server_that_is_killed(seed_folder: Path, tmp_path: Path) -> None:
    with serving(seed_folder, tmp_path, "--queries", "2") as server:
        children = psutil.Process(server.process.pid).children()
        server.process.kill()
        _, alive = psutil.wait_procs(children, timeout=10)
        assert (len(children), alive) == (2, [])


def test_a_process_that_was_killed_is_replaced(open_to: Server) -> None:
    for child in psutil.Process(open_to.process.pid).children():
        child.kill()
    time.sleep(0.2)
    assert open_to.ask(query="ASK { }").status == 200


def test_the_log_has_a_line_for_each_request_and_nothing_of_what_was_asked(
    open_to: Server,
) -> None:
    open_to.ask(query="SELECT ?secret { }")
    open_to.ask(path="/no%1b%22/\\x")
    assert soon(lambda: "/no%1b" in open_to.log)  # it is told once the answer is out
    *_, first, second = open_to.log.splitlines()
    assert '"GET /sparql HTTP/1.1" 200 ' in first
    assert first.startswith("127.0.0.1 - - [")
    assert "secret" not in open_to.log
    assert '"GET /no%1b%22/\\x5cx HTTP/1.1" 404 ' in second


def test_a_line_of_the_log_holds_nothing_that_steers_a_terminal() -> None:
    scope = {"type": "http", "method": "G\x1b", "raw_path": b'/\x1b[2J\n"\xff' + b"a" * 9000,
             "path": "/", "http_version": "1.1", "client": None}  # fmt: skip
    told = line(scope, 200, 1, 0.0123)
    assert told.isprintable()
    assert told.isascii()
    assert '"G\\x1b /\\x1b[2J\\x0a\\x22\\xffaaa' in told
    assert told.endswith('" 200 1 12.3')
    assert len(told) < 700


def test_quiet_keeps_no_log_and_standard_error_has_it_else(
    seed_folder: Path, tmp_path: Path
) -> None:
    with serving(seed_folder, tmp_path, "--queries", "1", "--quiet") as server:
        server.ask(query="ASK { }")
    assert not (tmp_path / "log").exists()
    assert server.wrong == ""


@pytest.mark.parametrize(
    ("host", "status"),
    [("evil.example", 421), ("localhost:1", 200), ("[::1]:80", 200), ("127.0.0.2", 200),
     ("graph.example", 200), ("GRAPH.example.", 200), ("10.0.0.1", 421), ("a b", 421), ("", 421)],
)  # fmt: skip
def test_a_name_that_is_not_the_servers_own_is_refused(
    open_to: Server, host: str, status: int
) -> None:
    assert open_to.ask(query="ASK { }", Host=host).status == status


def test_at_an_address_that_others_reach_its_addresses_count() -> None:
    remote = Settings(host="0.0.0.0", remote=True)
    assert is_ours("192.168.1.2:8000", remote)
    assert is_ours(socket.gethostname(), remote)
    assert not is_ours("evil.example", remote)
    assert may_ask("http://192.168.1.2:8000", "192.168.1.2:8000", remote)
    assert not may_ask("null", "192.168.1.2:8000", remote)
    assert may_ask("http://x.example", "localhost", Settings(origins=("*",)))


@pytest.mark.parametrize(
    ("origin", "status"),
    [
        ("https://a.example", 200),
        ("https://b.example", 403),
        ("null", 403),
        ("http://localhost", 200),
    ],
)
def test_pages_of_other_origins_ask_where_they_were_let_in(
    open_to: Server, server: Server, origin: str, status: int
) -> None:
    got = open_to.ask(query="ASK { }", Host="localhost", Origin=origin)
    assert got.status == status
    allowed = origin if origin == "https://a.example" else None
    assert got.headers.get("access-control-allow-origin") == allowed
    wrong = open_to.ask(query="nonsense", Host="localhost", Origin=origin)
    assert wrong.headers.get("access-control-allow-origin") == allowed
    closed = server.ask(query="ASK { }", Host="localhost", Origin=origin)
    assert closed.status == (200 if origin == "http://localhost" else 403)
    assert "access-control-allow-origin" not in closed.headers


def test_a_page_that_was_let_in_may_ask_how_it_may_ask(open_to: Server) -> None:
    got = open_to.ask(
        "OPTIONS", Origin="https://a.example", Access_Control_Request_Method="POST",
        Access_Control_Request_Headers="content-type",
    )  # fmt: skip
    assert got.status == 200
    assert "POST" in got.headers["access-control-allow-methods"]
    assert "content-type" in got.headers["access-control-allow-headers"].lower()


def test_each_response_says_that_nothing_is_to_be_made_of_it(server: Server) -> None:
    for got in (server.ask(query="ASK { }"), server.ask(query="?"), server.ask("PUT")):
        assert got.headers["x-content-type-options"] == "nosniff"
        assert "default-src 'none'" in got.headers["content-security-policy"]
        assert got.headers["referrer-policy"] == "no-referrer"
        assert "server" not in got.headers


@pytest.mark.parametrize(
    ("accept", "media", "shown"),
    [
        ("text/html,*/*;q=0.8", "text/html; charset=utf-8", "<h1>"),
        ("application/json", "application/problem+json", '"status": 400'),
        ("application/sparql-results+json, */*;q=0.1", "application/problem+json", '"detail"'),
        ("*/*", "text/plain; charset=utf-8", "line 1"),
    ],
)
def test_what_went_wrong_is_told_in_the_form_that_the_client_likes(
    server: Server, accept: str, media: str, shown: str
) -> None:
    got = server.ask(query="<script>alert(1)</script>", accept=accept, accept_language="en")
    assert (got.status, got.headers["content-type"]) == (400, media)
    assert shown in got.text
    if "html" in media:
        assert "<script>" not in got.text
        assert "The request cannot be read" in got.text


def test_a_mistake_in_a_query_is_told_by_its_place(server: Server) -> None:
    asked = "SELECT *\nWEHRE { ?s ?p ?o }"
    got = server.ask(query=asked, accept="application/json", accept_language="en")
    mistake = json.loads(got.text)["mistake"]
    assert (mistake["line"], mistake["column"], mistake["length"]) == (2, 1, 5)
    assert mistake["meant"] == "Did you mean WHERE?"
    got = server.ask(query=asked, accept="application/json", accept_language="sv")
    assert json.loads(got.text)["mistake"]["meant"] == "Menade du WHERE?"


def refused(*options: str) -> tuple[int, str]:
    command = (sys.executable, "-m", "innokraft_cli", "serve", *options)
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert done.stdout == ""
    return done.returncode, done.stderr


def test_a_port_that_is_taken_is_told(server: Server, seed_folder: Path) -> None:
    code, said = refused("--port", str(server.port), "-g", str(seed_folder))
    assert code == 2
    assert str(server.port) in said
    assert "--port" in said


def test_a_graph_that_is_not_there_is_told(tmp_path: Path) -> None:
    code, said = refused("--port", "0", "-g", str(tmp_path / "none"))
    assert code == 2
    assert "there is no graph here" in said


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1", "example.org"])
def test_an_address_that_others_reach_must_be_meant(host: str) -> None:
    with pytest.raises(UsageError, match=r"without a password.*--allow-remote"):
        serve(Graph("x"), Settings(host=host))


def test_what_is_no_address_of_this_machine_is_told() -> None:
    with pytest.raises(UsageError, match="no address of this machine"):
        serve(Graph("x"), Settings(host="no such name", remote=True))


@pytest.mark.parametrize("lacking", ["starlette", "uvicorn"])
def test_what_is_not_installed_is_told_with_how_to_get_it(lacking: str, tmp_path: Path) -> None:
    code = (
        f"import sys; sys.modules['{lacking}'] = None; from innokraft_cli.main import main; main()"
    )
    command = (sys.executable, "-c", code, "serve", "--port", "0")
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert f"{lacking} is needed" in done.stderr
    assert "pip install 'innokraft[server]'" in done.stderr
