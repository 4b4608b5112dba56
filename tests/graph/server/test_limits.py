"""What bounds a request: time, rows, memory, length, others, and a client that hangs up."""

from __future__ import annotations

import json
import shutil
import socket
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote_plus, urlencode

import psutil
import pyoxigraph as ox
import pytest

from innokraft.change.merge import merge
from innokraft.server.connections import Connection
from tests.fuzz.seeds import OWN
from tests.graph.server.served import FOREVER, Server, everything, serving

ENDLESS = "SELECT ?a ?b ?c { ?a ?p ?o . ?b ?q ?r . ?c ?t ?u }"
HURRIED = "import innokraft.server.connections as c; c.HEAD_SECONDS = 1.0"


@pytest.fixture(scope="module")
def strict(seed_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that gives a query half a second and five rows, and clients little time."""
    folder = tmp_path_factory.mktemp("strict")
    options = ("--queries", "1", "--timeout", "0.5", "--limit", "5")
    with serving(seed_folder, folder, *options, code=HURRIED) as running:
        yield running


@pytest.fixture(scope="module")
def patient(seed_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that answers one query at a time, and gives each a minute."""
    folder = tmp_path_factory.mktemp("patient")
    with serving(seed_folder, folder, "--queries", "1", "--timeout", "60") as running:
        yield running


def get(query: str, *headers: str) -> bytes:
    lines = "".join(f"{header}\r\n" for header in ("Host: localhost", *headers))
    return f"GET /sparql?query={quote_plus(query)} HTTP/1.1\r\n{lines}\r\n".encode()


def soon(holds: Callable[[], bool]) -> bool:
    end = time.monotonic() + 20
    while not holds() and time.monotonic() < end:
        time.sleep(0.05)
    return holds()


def test_a_query_beyond_its_time_is_503_and_the_next_is_answered(strict: Server) -> None:
    got = strict.ask(query=FOREVER)
    assert got.status == 503
    assert "0.5 s" in got.text
    assert strict.ask(query="ASK { }").status == 200


def test_an_answer_that_a_client_takes_too_slowly_is_broken_off(
    seed_folder: Path, tmp_path: Path
) -> None:
    with serving(seed_folder, tmp_path, "--queries", "1", "--timeout", "2") as server:
        assert server.ask(query="ASK { }").status == 200  # from here on a query begins at once
        with server.connect() as connection:
            connection.sendall(get(ENDLESS, "Accept: text/csv"))
            assert connection.recv(100).startswith(b"HTTP/1.1 200 ")
            time.sleep(3)
            got = everything(connection)
        assert not got.endswith(b"0\r\n\r\n")
        assert server.ask(query="ASK { }").status == 200
        assert soon(lambda: "broken-off" in server.log)
        assert "fault" not in server.wrong


def test_a_long_answer_streams_in_little_memory(patient: Server) -> None:
    hundred = " ".join(map(str, range(100)))
    query = "SELECT * {" + "".join(f"VALUES ?{name} {{ {hundred} }}" for name in "abc") + "}"
    server = psutil.Process(patient.process.pid)
    before = server.memory_info().rss
    most = rows = 0
    with patient.connect() as connection:
        connection.sendall(get(query, "Accept: text/csv", "Connection: close"))
        last = b""
        while last_part := connection.recv(1_000_000):
            rows += last_part.count(b"\n")
            last = last_part
            most = max(most, *(p.memory_info().rss for p in (server, *server.children())))
    assert last.endswith(b"0\r\n\r\n")
    assert rows > 1_000_000
    assert most < before + 60_000_000


def test_many_triples_are_turtle_in_little_memory_too(patient: Server) -> None:
    forty = " ".join(map(str, range(40)))
    made = "CONSTRUCT { <a:b> <a:c> ?x } {" + "".join(
        f"VALUES ?{name} {{ {forty} }}" for name in "abc"
    )
    got = patient.ask(query=made + " BIND(?a + 40 * ?b + 1600 * ?c AS ?x) }", accept="text/turtle")
    assert got.headers["content-type"].startswith("text/turtle")
    assert len(list(ox.parse(got.body, format=ox.RdfFormat.TURTLE))) == 64_000
    assert not got.body.startswith(b"@prefix")
    few = patient.ask(query="CONSTRUCT WHERE { ?s a ik:Project }", accept="text/turtle")
    assert few.body.startswith(b"@prefix")


def test_a_query_ends_with_the_client_that_hangs_up(patient: Server) -> None:
    for sent in (get(FOREVER), get(ENDLESS, "Accept: text/csv")):
        connection = patient.connect()
        connection.sendall(sent)
        time.sleep(0.3)
        connection.close()
    start = time.monotonic()
    assert patient.ask(query="ASK { }").status == 200
    assert time.monotonic() - start < 20


def test_a_client_has_no_more_than_half_of_the_places(patient: Server) -> None:
    held = [patient.connect() for _ in range(32)]
    try:
        for connection in held:
            connection.sendall(get(FOREVER))
        assert soon(lambda: patient.ask("HEAD", query="ASK { }", x="").status == 429)
        got = patient.ask(query="ASK { }")
        assert (got.status, got.headers["retry-after"]) == (429, "1")
    finally:
        for connection in held:
            connection.close()
    assert soon(lambda: patient.ask(query="ASK { }").status == 200)


def test_who_waits_for_a_turn_waits_no_longer_than_a_query_may_take(strict: Server) -> None:
    with strict.connect() as first, strict.connect() as second, strict.connect() as third:
        for connection in (first, second, third):
            connection.sendall(get(FOREVER, "Connection: close"))
        start = time.monotonic()
        answers = [everything(each).partition(b"\r\n")[0] for each in (first, second, third)]
        assert answers == [b"HTTP/1.1 503 Service Unavailable"] * 3
        assert time.monotonic() - start < 15


def test_a_cut_answer_says_so(strict: Server) -> None:
    query = "SELECT ?s { ?s ?p ?o }"
    table = strict.ask(query=query)
    assert (table.headers["innokraft-limit"], table.headers["innokraft-cut"]) == ("5", "true")
    assert len(table.rows) == 5
    assert "first 5" in json.loads(table.body)["note"]
    xml = strict.ask(query=query, accept="application/sparql-results+xml")
    assert "<!-- only the first 5" in xml.text
    triples = strict.ask(query="CONSTRUCT WHERE { ?s ?p ?o }")
    assert "# only the first 5" in triples.text
    whole = strict.ask(query="SELECT ?x { VALUES ?x { 1 2 3 4 5 } }")
    assert whole.headers["innokraft-limit"] == "5"
    assert "innokraft-cut" not in whole.headers
    assert "note" not in json.loads(whole.body)


@pytest.mark.parametrize("chunked", [False, True])
def test_a_body_that_is_too_long_is_413(strict: Server, chunked: bool) -> None:
    head = "POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/sparql-query\r\n"
    with strict.connect() as connection:
        if not chunked:
            connection.sendall(f"{head}Content-Length: 8000001\r\n\r\n".encode())
            got = everything(connection)
        else:
            connection.sendall(f"{head}Transfer-Encoding: chunked\r\n\r\n".encode())
            got = _sent_until_refused(connection, b"F4240\r\n" + b"#" * 1_000_000 + b"\r\n")
    assert got.startswith(b"HTTP/1.1 413 ")
    assert b"8,000,000 bytes" in got


def _sent_until_refused(connection: socket.socket, chunk: bytes) -> bytes:
    for _ in range(9):
        try:
            connection.sendall(chunk)
        except ConnectionError:
            break
    return everything(connection)


def test_a_query_of_too_many_characters_is_413_and_too_deep_a_one_400(strict: Server) -> None:
    form = "application/x-www-form-urlencoded"
    body = urlencode({"query": "#" * 2_000_001})
    assert strict.ask("POST", body=body, content_type=form).status == 413
    body = urlencode({"query": "ASK {" + "{" * 100_000})
    assert strict.ask("POST", body=body, content_type=form).status == 400
    assert strict.ask(query="ASK { }").status == 200


def test_heads_that_are_too_long_or_no_http_are_refused_by_their_status(strict: Server) -> None:
    long = b"GET /sparql HTTP/1.1\r\nHost: localhost\r\nX: " + b"x" * 70_000
    assert strict.say(long).startswith(b"HTTP/1.1 431 ")
    assert strict.say(b"nonsense\r\n\r\n").startswith(b"HTTP/1.1 400 ")
    assert [each.split('] ')[1] for each in strict.log.splitlines()[-2:]] == [
        '"-" 431 0 0.0', '"-" 400 0 0.0',
    ]  # fmt: skip


def test_a_head_or_a_body_that_does_not_come_is_not_waited_for(
    strict: Server, seed_folder: Path
) -> None:
    assert strict.say(b"GET /sparql HTTP/1.1\r\nHost: local").startswith(b"HTTP/1.1 408 ")
    assert strict.say(b"").startswith(b"HTTP/1.1 408 ")


class Transport:
    """Of a client that takes so many bytes each second."""

    def __init__(self, left: int, taken: int) -> None:
        self.left, self._taken, self.is_ended = left, taken, False

    def get_write_buffer_size(self) -> int:
        self.left = max(0, self.left - self._taken)
        return self.left

    def is_closing(self) -> bool:
        return True

    def abort(self) -> None:
        self.is_ended = True


@pytest.mark.parametrize(("taken", "is_left"), [(0, True), (10, True), (2000, False)])
def test_a_client_that_takes_next_to_nothing_of_an_answer_is_left(
    taken: int, is_left: bool
) -> None:
    connection = Connection.__new__(Connection)
    transport = connection.transport = Transport(7_000_000, taken)  # type: ignore[assignment]
    connection.cycle = None  # type: ignore[assignment]
    for second in range(50):
        connection.look_after(float(second))
    assert transport.is_ended is is_left


def test_after_a_change_the_next_request_sees_it_and_the_running_one_does_not(
    seed_folder: Path, tmp_path: Path
) -> None:
    graph = tmp_path / "graph"
    shutil.copytree(seed_folder, graph)
    (tmp_path / "own.yaml").write_text(OWN, "utf-8")
    count = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }"
    with serving(graph, tmp_path, "--queries", "2") as server:
        before = int(server.ask(query=count).rows[0]["n"])
        with server.connect() as connection:
            query = "SELECT ?g ?s ?p ?o { GRAPH ?g { ?s ?p ?o } }"
            connection.sendall(get(query, "Accept: text/tab-separated-values", "Connection: close"))
            got = connection.recv(1000)
            merge(graph, [tmp_path / "own.yaml"])
            after = int(server.ask(query=count).rows[0]["n"])
            got += everything(connection)
        assert after > before
        assert _lines(got) == before + 1


def _lines(got: bytes) -> int:
    """The lines in the chunks of a response."""
    body, lines = got.partition(b"\r\n\r\n")[2], 0
    while body:
        size, _, rest = body.partition(b"\r\n")
        length = int(size, 16)
        lines += rest[:length].count(b"\n")
        body = rest[length + 2 :]
    return lines
