"""A server in a process of its own, and requests to it, byte by byte where that matters."""

from __future__ import annotations

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlencode

ALL = "SELECT ?s ?p ?o { ?s ?p ?o }"
FOREVER = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
_PATIENCE = 30  # seconds; a busy machine takes its time


class Got(NamedTuple):
    """A response."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def rows(self) -> list[dict[str, str]]:
        """The values of a SELECT in JSON."""
        found = json.loads(self.body)["results"]["bindings"]
        return [{name: cell["value"] for name, cell in row.items()} for row in found]


class Server(NamedTuple):
    """A server that runs."""

    port: int
    process: subprocess.Popen[str]
    log: Path

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/sparql"

    def ask(
        self,
        method: str = "GET",
        path: str = "/sparql",
        *,
        query: str | None = None,
        body: bytes | str | None = None,
        **headers: str,
    ) -> Got:
        """One request on a connection of its own; `_` in the name of a header is `-`."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=_PATIENCE)
        target = path if query is None else f"{path}?{urlencode({'query': query})}"
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        try:
            connection.request(method, target, body, sent)
            response = connection.getresponse()
            named = {name.lower(): value for name, value in response.getheaders()}
            return Got(response.status, named, response.read())
        finally:
            connection.close()

    def connect(self) -> socket.socket:
        """A connection to write bytes to."""
        return socket.create_connection(("127.0.0.1", self.port), timeout=_PATIENCE)

    def say(self, data: bytes) -> bytes:
        """All that comes back where these bytes were sent, and no more will be."""
        with self.connect() as connection:
            connection.sendall(data)
            return everything(connection)


def everything(connection: socket.socket) -> bytes:
    """All that comes until the other end is closed."""
    parts = []
    try:
        while part := connection.recv(65_536):
            parts.append(part)
    except ConnectionResetError:
        pass
    return b"".join(parts)


@contextmanager
def serving(graph: Path, folder: Path, *options: str) -> Iterator[Server]:
    """A server of a graph, until the block ends; its log goes to a file."""
    log = folder / "log"
    command = (sys.executable, "-m", "innokraft_cli", "serve", "--port", "0", "-g", str(graph))
    process = subprocess.Popen(
        [*command, "--log", str(log), *options],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=_english(),
    )  # fmt: skip
    assert process.stdout is not None
    line = process.stdout.readline()
    if not line:
        raise AssertionError(process.communicate()[1])
    try:
        yield Server(int(line.rstrip("/\n").rpartition(":")[2]), process, log)
    finally:
        stop(process)


def stop(process: subprocess.Popen[str], number: int = signal.SIGTERM) -> tuple[int, str]:
    """Ends a server; its exit code, and what it said of what went wrong."""
    if process.poll() is None:
        process.send_signal(number)
    said = process.communicate(timeout=_PATIENCE)[1]
    return process.returncode, said


def _english() -> dict[str, Any]:
    return os.environ | {"INNOKRAFT_LANG": "en"}
