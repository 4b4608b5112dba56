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
    folder: Path

    @property
    def log(self) -> str:
        """The lines of its log."""
        return (self.folder / "log").read_text("utf-8")

    @property
    def wrong(self) -> str:
        """What it said of what went wrong."""
        return (self.folder / "wrong").read_text("utf-8")

    def stop(self, number: int = signal.SIGTERM) -> int:
        """Ends it; its exit code."""
        if self.process.poll() is None:
            self.process.send_signal(number)
        return self.process.wait(_PATIENCE)

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
def serving(graph: Path, folder: Path, *options: str, code: str = "") -> Iterator[Server]:
    """A server of a graph, until the block ends; what it says goes to files in a folder.

    `code` is run in its process before anything else.
    """
    log = str(folder / "log")
    command = (sys.executable, "-m", "innokraft_cli")
    if code:  # what is done beforehand
        run = "from innokraft_cli.main import main; main()"
        command = (sys.executable, "-c", f"{code}; {run}")
    with (folder / "wrong").open("w", encoding="utf-8") as wrong:
        process = subprocess.Popen(
            [*command, "serve", "--port", "0", "-g", str(graph), "--log", log, *options],
            stdout=subprocess.PIPE, stderr=wrong, text=True, env=_english(),
        )  # fmt: skip
    assert process.stdout is not None
    server = Server(int(process.stdout.readline()[:-2].rpartition(":")[2] or 0), process, folder)
    try:
        assert server.port, server.wrong
        yield server
    finally:
        server.stop()
        process.stdout.close()


def _english() -> dict[str, Any]:
    return os.environ | {"INNOKRAFT_LANG": "en"}
