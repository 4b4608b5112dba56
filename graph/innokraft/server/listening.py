"""Lets uvicorn run the application, and ends it gracefully."""

from __future__ import annotations

import asyncio
import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import uvicorn

from innokraft.server.app import make_app

if TYPE_CHECKING:
    from innokraft.graph import Graph
    from innokraft.server.settings import Settings


async def run(
    graph: Graph,
    settings: Settings,
    listening: socket.socket,
    ready: Callable[[str], None],
    tell: Callable[[str], None],
) -> None:
    """Serves a graph at a socket until an interrupt or the signal to end."""
    app = make_app(graph, settings, tell)
    config = uvicorn.Config(
        app, log_config=None, access_log=False, lifespan="off", server_header=False, ws="none",
        http="h11", timeout_graceful_shutdown=int(settings.stopping), limit_concurrency=1000,
    )  # fmt: skip
    server = _Server(config)
    async with app.router.lifespan_context(app):
        loop = asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, server.handle_exit, number, None)
        host, port = listening.getsockname()[:2]
        name = f"[{host}]" if ":" in host else host
        server.at_start = lambda: ready(f"http://{name}:{port}/")
        await server.serve([listening])


class _Server(uvicorn.Server):
    """uvicorn, whose signals are heeded here."""

    at_start: Callable[[], None]

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begins to listen, and says so."""
        await super().startup(sockets)
        self.at_start()

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leaves signals as they are."""
        yield
