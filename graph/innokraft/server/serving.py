"""Runs a server until it is told to stop."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable
from typing import TYPE_CHECKING

from innokraft.errors import UsageError, in_words
from innokraft.server.settings import Settings

if TYPE_CHECKING:
    from innokraft.graph import Graph


def serve(
    graph: Graph,
    settings: Settings | None = None,
    *,
    ready: Callable[[str], None] = lambda _: None,
    tell: Callable[[str], None] = lambda _: None,
) -> None:
    """Serves a graph until the process gets an interrupt or is told to end.

    `ready` gets the address once it can be asked, `tell` what goes wrong. Raises UsageError where
    Starlette and uvicorn are not installed, the graph is not there or the port is taken.
    """
    try:
        import starlette  # noqa: F401 - whether it is there
        import uvicorn  # noqa: F401
    except ImportError:
        raise UsageError(
            "to serve a graph, Starlette and uvicorn are needed, which are not installed",
            remedy="pip install 'innokraft[server]'",
        ) from None
    from innokraft.server.listening import run

    settings = settings or Settings()
    with bound_socket(settings.host, settings.port) as listening:
        asyncio.run(run(graph, settings, listening, ready, tell))


def bound_socket(host: str, port: int) -> socket.socket:
    """A socket that listens at an address; port 0 is any that is free. Raises UsageError."""
    try:
        return socket.create_server(
            (host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET, backlog=256
        )
    except socket.gaierror:
        raise UsageError(
            f"{host!r} is no address of this machine", remedy="Leave --host out."
        ) from None
    except OSError as error:
        raise in_words(error, f"{host} port {port} cannot be listened at") from None
