"""Lets uvicorn run an application, looks after its connections, and ends it gracefully."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, cast

import uvicorn

from innokraft.server.connections import Connection

if TYPE_CHECKING:
    from types import FrameType

    from starlette.applications import Starlette

    from innokraft.server.settings import Settings

_HEAD = 64_000  # bytes that the address and the headers of a request may have
_MOST = 1000  # connections


async def run(
    app: Starlette,
    settings: Settings,
    listening: socket.socket,
    ready: Callable[[str], object],
    stopping: Callable[[], object] = lambda: None,
) -> None:
    """Serves an application at a socket until an interrupt or the signal to end.

    `stopping` is called when that comes, before what runs has ended.
    """
    server = _Server(app, settings, stopping)
    serving = asyncio.current_task()
    assert serving is not None

    def stop(number: int, frame: FrameType | None) -> None:
        server.handle_exit(number, frame)
        if not server.started:  # it may read a large graph for long
            serving.cancel()

    _heed_signals(stop)
    host, port = listening.getsockname()[:2]
    name = f"[{host}]" if ":" in host else host
    server.at_start = lambda: ready(f"http://{name}:{port}/")
    with suppress(asyncio.CancelledError):
        async with app.router.lifespan_context(app):
            await server.serve([listening])


def _heed_signals(stop: Callable[[int, FrameType | None], object]) -> None:
    """Lets an interrupt and the signal to end be heeded in the loop, where the system can."""
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        try:
            loop.add_signal_handler(number, stop, number, None)
        except NotImplementedError:
            signal.signal(number, lambda found, _: loop.call_soon_threadsafe(stop, found, None))


class _Server(uvicorn.Server):
    """uvicorn, whose signals are heeded here, and whose log is ours."""

    at_start: Callable[[], object]

    def __init__(self, app: Starlette, settings: Settings, stopping: Callable[[], object]) -> None:
        for name in ("uvicorn.error", "uvicorn.access"):
            logging.getLogger(name).setLevel(logging.CRITICAL + 1)
        super().__init__(
            uvicorn.Config(
                app, http=Connection, ws="none", lifespan="off", log_config=None, access_log=False,
                server_header=False, proxy_headers=False, h11_max_incomplete_event_size=_HEAD,
                limit_concurrency=_connections(), timeout_graceful_shutdown=int(settings.stopping),
            )
        )  # fmt: skip
        self._stopping = stopping

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begins to listen, and says so."""
        await super().startup(sockets)
        self.at_start()

    async def on_tick(self, counter: int) -> bool:
        """Looks after the connections, now and then."""
        if counter % 10 == 0:
            now = asyncio.get_running_loop().time()
            for each in list(self.server_state.connections):
                cast("Connection", each).look_after(now)
        return await super().on_tick(counter)

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Begins to stop."""
        self._stopping()
        super().handle_exit(sig, frame)

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leaves signals as they are."""
        yield


def _connections() -> int:
    """How many connections there may be at once, by the files that this process may have open."""
    try:
        return max(10, min(_MOST, os.sysconf("SC_OPEN_MAX") - 200))
    except (AttributeError, ValueError, OSError):
        return 200
