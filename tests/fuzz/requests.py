"""Bad requests to a server, many at once: none ends it, or shows its inside."""

from __future__ import annotations

import atexit
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, suppress
from functools import cache
from pathlib import Path
from random import Random
from typing import NamedTuple
from urllib.parse import quote_plus

import psutil

from innokraft.change.build import build
from tests.fuzz.mutating import mutate
from tests.fuzz.seeds import OWN, QUERIES
from tests.graph.server.served import FOREVER, Server, serving

AT_ONCE = 40
LIMIT = 0.5
"""Seconds that the server gives a query."""
_LATE = 20.0  # seconds: a turn, the answer, a new process on a busy machine
_WHOLE, _HALF = 2 * LIMIT, 0.15  # seconds to wait for an answer, and where there may be none
_FORM = "application/x-www-form-urlencoded"
_DIRECT = "application/sparql-query"


class Sizes(NamedTuple):
    """What a server has of what can leak."""

    files: int
    children: int


def try_requests(random: Random, folder: Path) -> None:
    """Sends a server some bad requests at once, and then one that is right."""
    server = the_server()
    sent = [bad_request(random) for _ in range(AT_ONCE)]
    for number, data in enumerate(sent):
        (folder / f"{number}.http").write_bytes(data)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        list(pool.map(lambda data: _say(server, data), sent))
    assert server.process.poll() is None, "the server has ended"
    assert is_well(server), "it answers no more"
    assert "fault of innokraft" not in server.wrong, server.wrong[-1000:]


def is_well(server: Server) -> bool:
    """Whether it answers what is right, once it comes to that."""
    end = time.monotonic() + _LATE
    while (status := server.ask(query="ASK { }").status) == 503 and time.monotonic() < end:
        time.sleep(0.1)
    return status == 200


@cache
def the_server() -> Server:
    """One server for all rounds, of a small graph."""
    stack = ExitStack()
    atexit.register(stack.close)
    folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
    (folder / "own.yaml").write_text(OWN, "utf-8")
    build(folder / "graph", [folder / "own.yaml"])
    options = ("--queries", "2", "--timeout", str(LIMIT), "--memory", "200")
    return stack.enter_context(serving(folder / "graph", folder, *options))


def sizes(server: Server) -> Sizes:
    """What the server has once what was asked of it is over."""
    process = psutil.Process(server.process.pid)
    return Sizes(process.num_fds(), len(process.children()))


def _say(server: Server, data: bytes) -> None:
    """Sends bytes and takes what comes soon; where that is an answer, it is one."""
    got = b""
    with server.connect() as connection, suppress(TimeoutError, ConnectionError):
        connection.settimeout(_WHOLE if b"\r\nConnection: close\r\n" in data else _HALF)
        connection.sendall(data)
        while part := connection.recv(65_536):
            got += part
            connection.settimeout(_HALF)
    if got:
        line = got.partition(b"\r\n")[0]
        assert line.startswith(b"HTTP/1.1 "), f"no answer: {line[:100]!r}"
        assert b" 500 " not in line, f"a fault: {got[:1000]!r}"
        assert b"Traceback" not in got, "the inside is shown"


def bad_request(random: Random) -> bytes:
    """A request with something wrong."""
    (kind,) = random.choices(tuple(_KINDS), tuple(_KINDS.values()))
    return kind(random)


def _request(random: Random, query: str | None = None, **headers: str) -> bytes:
    """A request that is right, in one of the ways that there are."""
    asked = random.choice(QUERIES) if query is None else query
    given = {"Host": "localhost", "Accept": "*/*", "Connection": "close"} | {
        name.replace("_", "-"): value for name, value in headers.items()
    }
    way = random.choice(("get", "form", "direct", "none"))
    target, body = "/sparql", b""
    if way == "get":
        target += f"?query={quote_plus(asked)}"
    elif way != "none":
        body = (f"query={quote_plus(asked)}" if way == "form" else asked).encode()
        given |= {"Content-Type": _FORM if way == "form" else _DIRECT}
        given |= {"Content-Length": str(len(body))}
    head = "".join(f"{name}: {value}\r\n" for name, value in given.items())
    method = "POST" if body else "GET"
    return f"{method} {target} HTTP/1.1\r\n{head}\r\n".encode() + body


def _changed(random: Random) -> bytes:
    return mutate(random, _request(random))


def _half(random: Random) -> bytes:
    data = _request(random)
    return data[: random.randint(0, len(data))]


def _random_bytes(random: Random) -> bytes:
    return random.randbytes(random.choice((1, 10, 1000, 100_000)))


def _wrong_query(random: Random) -> bytes:
    return _request(
        random, mutate(random, random.choice(QUERIES).encode()).decode("utf-8", "replace")
    )


def _nested(random: Random) -> bytes:
    opening = random.choice(("{", "(", "[", "!", "<<(", "{ SELECT * ", "FILTER(", "\\u0041", "#\n"))
    return _request(random, "SELECT * { " + opening * random.choice((50, 3000, 20_000)))


def _odd_headers(random: Random) -> bytes:
    odd = {
        "Accept": random.choice(("a/b," * 5000, "*/*;q=", '"' * 9000, "text/*;q=1e9", ",;=")),
        "Host": random.choice(("evil.example", "[::1", "localhost:99999999", "", "a b", "é")),
        "Origin": random.choice(("null", "http://evil.example", "http://localhost")),
        "Content-Length": random.choice(("-1", "1e3", "99999999999999999999", "5, 5", "0x10", "٣")),
        "Transfer-Encoding": random.choice(("chunked", "gzip, chunked", "identity", "x")),
        "Content-Encoding": "gzip",
        "Expect": "100-continue",
        "Upgrade": random.choice(("websocket", "h2c")),
        "Range": "bytes=0-0,-1",
        "X" * random.choice((1, 70_000)): "y" * random.choice((0, 70_000)),
        "Bad Name": "x",
    }
    names = random.sample(sorted(odd), random.randint(1, 3))
    data = _request(random, **{name: odd[name] for name in names})
    return data.replace(b"Connection: close", b"Connection: close, upgrade", 1)


def _many_headers(random: Random) -> bytes:
    lines = "".join(f"A{number}: b\r\n" for number in range(random.choice((200, 5000))))
    return f"GET /sparql HTTP/1.1\r\nHost: localhost\r\n{lines}Connection: close\r\n\r\n".encode()


def _odd_line(random: Random) -> bytes:
    method = random.choice(("PUT", "get", "CONNECT", "PRI", "G" * 5000, "GET\x00", "", "ÅÄÖ"))
    target = random.choice(
        ("/sparql", "*", "http://a.example/", "//", "/%", "/%ff%00", "/..%2f..", "/" + "a" * 70_000,
         "/sparql?query=%F0%28", "/sparql?" + "&" * 2000, "/\x1b[2J", "?query=x", "")
    )  # fmt: skip
    version = random.choice(("HTTP/1.1", "HTTP/1.0", "HTTP/0.9", "HTTP/2", "http/1.1", "HTTP/9.9"))
    line = f"{method} {target} {version}\r\nHost: localhost\r\nConnection: close\r\n\r\n"
    return line.encode("utf-8", "surrogateescape")


def _odd_chunks(random: Random) -> bytes:
    head = (
        f"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: {_DIRECT}\r\n"
        "Connection: close\r\nTransfer-Encoding: chunked\r\n\r\n"
    )
    chunks = random.choice(
        ("5\r\nASK{}\r\n0\r\n\r\n", "5;x=y\r\nASK{}\r\n0\r\nA: b\r\n\r\n", "-1\r\n", "zz\r\n",
         "FFFFFFFFFFFFFFFFF\r\n", "5\r\nASK", "5\r\nASK{}XX", "0\r\n\r\n", "1\r\nA\r\n" * 3000)
    )  # fmt: skip
    return (head + chunks).encode()


def _many_in_one(random: Random) -> bytes:
    kept = _request(random).replace(b"Connection: close\r\n", b"")
    return kept * random.randint(2, 30) + _changed(random)


def _without_end(random: Random) -> bytes:
    """A query that runs into its limit, or whose client hangs up."""
    data = _request(random, FOREVER)
    return data if random.random() < 0.2 else data.replace(b"Connection: close\r\n", b"")


def _of_another_protocol(random: Random) -> bytes:
    return random.choice(
        (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
         b"SSH-2.0-x\r\n", b"\r\n" * 500, b"\x00" * 100, b"QUIT\n", b"GET /\n\n")
    )  # fmt: skip


_KINDS = {
    _changed: 12, _half: 6, _random_bytes: 3, _wrong_query: 6, _odd_headers: 8, _many_headers: 3,
    _odd_line: 8, _odd_chunks: 4, _many_in_one: 3, _of_another_protocol: 3,
    _nested: 1, _without_end: 1,
}  # fmt: skip
"""The kinds, with how often each comes: the last two cost a new process each time."""
