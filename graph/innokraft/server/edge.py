"""The edge of a server, which each request passes: who may ask, what is told, what went wrong."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

from starlette.requests import ClientDisconnect, Request

from innokraft.server.log import GONE, line
from innokraft.server.names import is_ours, may_ask
from innokraft.server.problems import BrokenOffError, ProblemError, response_to

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from innokraft.server.settings import Settings
    from innokraft.server.telling import Telling

SECURITY = (
    (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'; base-uri 'none'"),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
)
"""The headers that each response has, unless it has its own.

Not one that says that nothing changed: a browser puts its headers in the place of those it kept.
"""
_NOT_MODIFIED = 304


class Edge:
    """Lets in who may ask, adds the headers that each response has, and tells what came of it."""

    def __init__(self, app: ASGIApp, settings: Settings, telling: Telling) -> None:
        self._app, self._settings, self._telling = app, settings, telling

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        start, response = perf_counter(), _Response(send)
        try:
            await self._answer(scope, receive, response)
        finally:
            spent = perf_counter() - start
            told = line(scope, response.status, response.size, spent)
            self._telling.asked(f"{told} broken-off" if response.is_broken_off else told)

    async def _answer(self, scope: Scope, receive: Receive, response: _Response) -> None:
        request = Request(scope)
        try:
            self._check(request)
            await self._app(scope, receive, response.send)
        except ClientDisconnect:
            return
        except Exception as error:
            if response.is_begun:
                response.is_broken_off = True
                if not isinstance(error, BrokenOffError):
                    self._telling.fault(error)
                raise
            problem = self._problem(error)
            answer = response_to(problem, request, self._settings.language)
            await answer(scope, receive, response.send)

    def _check(self, request: Request) -> None:
        """Raises ProblemError for who may not ask."""
        host, origin = request.headers.get("host"), request.headers.get("origin")
        if host is not None and not is_ours(host, self._settings):
            raise ProblemError(421, "This server does not go by the name that it was called.")
        if not may_ask(origin, host, self._settings):
            raise ProblemError(403, "Pages of other origins may not ask here.")

    def _problem(self, error: Exception) -> ProblemError:
        if isinstance(error, ProblemError):
            return error
        self._telling.fault(error)
        return ProblemError(500, "A fault of innokraft. The log of the server says more.")


class _Response:
    """What goes out: its status and its size, and the headers that are added."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self.status, self.size = GONE, 0
        self.is_broken_off = False

    @property
    def is_begun(self) -> bool:
        """Whether its status is out."""
        return self.status != GONE

    async def send(self, message: Message) -> None:
        """Sends a part of it on."""
        if message["type"] == "http.response.start":
            self.status = message["status"]
            headers = message.setdefault("headers", [])
            own = {name for name, _ in headers}
            if self.status != _NOT_MODIFIED:
                message["headers"] = [*headers, *(each for each in SECURITY if each[0] not in own)]
        else:
            self.size += len(message.get("body", b""))
        await self._send(message)
