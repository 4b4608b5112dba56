"""Runs a server until it is told to stop."""

from __future__ import annotations

import asyncio
import os
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from innokraft.errors import UsageError, in_words
from innokraft.server.settings import Settings, is_loopback
from innokraft.server.telling import Telling

if TYPE_CHECKING:
    from innokraft.graph import Graph

_SILENT = Telling()
_BACKLOG = 256


def serve(
    graph: Graph,
    settings: Settings | None = None,
    *,
    ready: Callable[[str], object] = lambda _: None,
    telling: Telling = _SILENT,
) -> None:
    """Serves a graph until this process gets an interrupt, or the signal to end.

    `ready` gets the address once it can be asked; `telling` takes the log and what goes wrong.
    Raises UsageError where Starlette and uvicorn are not installed, there is no graph, the port is
    taken, or the address is one that others reach and `settings` are not `remote`.
    """
    settings = settings or Settings()
    if not (settings.remote or is_loopback(settings.host)):
        raise UsageError(
            f"{settings.host} can be reached from other machines: all who reach it could read the "
            "whole graph and have it work for them, without a password, and what they ask would "
            "cross the network unencrypted",
            remedy="If that is meant, say --allow-remote; else leave --host out.",
        )
    with what_serves():
        from innokraft.server.app import make_app
        from innokraft.server.listening import run
    app = make_app(graph, settings, telling)
    refuse = app.state.served.processes.refuse  # who waits for a turn gets none any more
    with bound_socket(settings.host, settings.port) as listening:
        asyncio.run(run(app, settings, listening, ready, refuse))


@contextmanager
def what_serves() -> Iterator[None]:
    """Raises UsageError where what is imported inside needs what is not installed."""
    try:
        yield
    except ModuleNotFoundError as error:
        lacking = (error.name or "").partition(".")[0]
        if lacking not in {"h11", "starlette", "uvicorn"}:
            raise
        raise UsageError(
            f"to serve, {lacking} is needed, which is not installed",
            remedy="pip install 'innokraft[server]'",
        ) from None


def bound_socket(host: str, port: int) -> socket.socket:
    """A socket that listens at an address; port 0 is any that is free. Raises UsageError."""
    try:
        return _listening(host, port)
    except (socket.gaierror, UnicodeError):
        problem = f"{host!r} is no address of this machine"
        raise UsageError(problem, remedy="Leave --host out for 127.0.0.1.") from None
    except OSError as error:
        said = in_words(error).problem
        problem = f"the server cannot listen at {host}, port {port}: {said}"
        raise UsageError(problem, remedy="Take another --port; 0 is any that is free.") from None


def _listening(host: str, port: int) -> socket.socket:
    """As `socket.create_server`, but known to be of TCP: asyncio then sends at once what it has.

    Otherwise the end of each answer would wait for the client to acknowledge its beginning.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    made = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        if os.name == "posix":  # elsewhere it lets two listen at one port
            made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if family == socket.AF_INET6:
            made.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
        made.bind((host, port))
        made.listen(_BACKLOG)
    except BaseException:
        made.close()
        raise
    return made
