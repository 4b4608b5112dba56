"""A server of a graph at a port of its own, in this process, and what it answers."""

from __future__ import annotations

import asyncio
import http.client
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import uvicorn

from innokraft.graph import Graph
from innokraft.server.app import make_app
from innokraft.server.settings import Settings
from innokraft.server.telling import Telling
from tests.graph.server.served import Got


class Site(NamedTuple):
    """A server that runs."""

    port: int
    faults: list[str]

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def get(self, path: str, body: bytes | None = None, **headers: str) -> Got:
        """What comes of a GET, or, with a body, of a POST; a path is sent as it is."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            given = {name.replace("_", "-"): value for name, value in headers.items()}
            given.setdefault("accept", "text/html")
            connection.putrequest("GET" if body is None else "POST", path)
            for name, value in given.items():
                connection.putheader(name, value)
            if body is not None:
                connection.putheader("content-type", "application/x-www-form-urlencoded")
                connection.putheader("content-length", str(len(body)))
            connection.endheaders(body)
            answer = connection.getresponse()
            told = {name.lower(): value for name, value in answer.getheaders()}
            return Got(answer.status, told, answer.read())
        finally:
            connection.close()


@contextmanager
def serving(where: Path) -> Iterator[Site]:
    """A server of the graph in a folder or a file."""
    faults: list[str] = []
    app = make_app(Graph(where), Settings(queries=1), Telling(wrong=faults.append))
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_config=None, lifespan="on"))
    thread = threading.Thread(target=lambda: asyncio.run(server.serve()), daemon=True)
    thread.start()
    while not server.started and thread.is_alive():
        thread.join(0.02)
    assert server.started
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        yield Site(port, faults)
    finally:
        server.should_exit = True
        thread.join(20)
