"""The edge of a server, which each request passes: who may ask, what is told, what went wrong."""

from __future__ import annotations

import ipaddress
import socket
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from starlette.datastructures import MutableHeaders
from starlette.requests import Request

from innokraft.errors import InnokraftError
from innokraft.server.problems import ProblemError, problem_of, response_to

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from innokraft.server.settings import Settings

SECURITY = {
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'; base-uri 'none'",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
}
"""The headers that each response has, unless it has its own."""


class Edge:
    """Lets in who may ask, adds the headers that each response has, and tells what went wrong."""

    def __init__(self, app: ASGIApp, settings: Settings, tell: Callable[[str], None]) -> None:
        self._app, self._settings, self._tell = app, settings, tell

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begun = False

        async def send_on(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                headers = MutableHeaders(scope=message)
                for name, value in SECURITY.items():
                    headers.setdefault(name, value)
            await send(message)

        request = Request(scope)
        try:
            self._check(request)
            await self._app(scope, receive, send_on)
        except Exception as error:
            if begun:
                raise
            response = response_to(self._problem(error), request, self._settings.language)
            await response(scope, receive, send_on)

    def _check(self, request: Request) -> None:
        """Raises ProblemError for a request under a name that is not this server's."""
        host = request.headers.get("host")
        if host is not None and not is_ours(host, self._settings):
            raise ProblemError(
                421, "This server does not go by the name that the request calls it."
            )

    def _problem(self, error: Exception) -> ProblemError:
        if isinstance(error, ProblemError):
            return error
        if isinstance(error, InnokraftError):
            problem = problem_of(error)
            if problem.status == 503:
                self._tell(str(error))
            return problem
        self._tell(f"a fault of innokraft: {type(error).__name__}: {error}")
        return ProblemError(500, "A fault of innokraft. The log of the server says more.")


def is_ours(host: str, settings: Settings) -> bool:
    """Whether a header Host may name this server.

    A page of the web can let a name of its own lead to any address, this machine's too, and ask
    under that name as if the server were its own; so names count that nobody else can give away.
    """
    try:
        name = urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return False
    if name == "localhost" or name in {settings.host.lower(), *map(str.lower, settings.names)}:
        return True
    try:
        address = ipaddress.ip_address(name)
    except ValueError:
        return not is_loopback(settings.host) and name == socket.gethostname().lower()
    return address.is_loopback or not is_loopback(settings.host)


def is_loopback(host: str) -> bool:
    """Whether an address is one of this machine's own, which nothing outside can reach."""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
