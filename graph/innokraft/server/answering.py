"""The answer to a query as it goes out: in parts as its rows come, until the client is gone."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from starlette.responses import Response

from innokraft.errors import InnokraftError
from innokraft.server.formats import content_type, forms, not_there
from innokraft.server.lacking import NoFormError
from innokraft.server.problems import BrokenOffError, ProblemError, stopping

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.types import Receive, Scope, Send

    from innokraft.query.running import Dataset
    from innokraft.server.served import Served

_GONE = "the client is gone"
_BEYOND = 5.0  # seconds: for the process to end by itself, and for what is left to go out


@asynccontextmanager
async def while_there(receive: Receive) -> AsyncIterator[None]:
    """Ends what the block does as soon as the client is gone, and goes on behind it."""
    task = asyncio.current_task()
    assert task is not None
    watching = asyncio.create_task(_until_gone(receive))
    inside = True
    watching.add_done_callback(lambda done: inside and not done.cancelled() and task.cancel(_GONE))
    try:
        yield
    except asyncio.CancelledError as cancelled:
        if cancelled.args != (_GONE,):
            raise
        task.uncancel()
    finally:
        inside = False
        watching.cancel()


async def _until_gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


class Streamed(Response):
    """An answer whose parts come while it goes out.

    It begins with its first part: what goes wrong before that gets a status of its own. What goes
    wrong later breaks the answer off, so that nobody takes it for whole.
    """

    def __init__(
        self, request: Request, query: str, types: dict[str, str], dataset: Dataset | None = None
    ) -> None:
        self.background = None
        self._request, self._query, self._types, self._dataset = request, query, types, dataset
        self._served: Served = request.app.state.served
        self._kind = ""
        self._held: bytes | None = None
        self._begun = False

    async def __call__(self, _: Scope, receive: Receive, send: Send) -> None:
        """Sends it."""
        self._send = send
        limits = self._served.settings.limits
        try:
            async with (
                while_there(receive),
                asyncio.timeout(2 * limits.seconds + _BEYOND),  # to wait for a turn, and to answer
            ):
                await self._answer()
        except asyncio.CancelledError:  # by the server, which stops
            if self._begun or not self._served.processes.is_stopping:
                raise
            raise stopping() from None
        except TimeoutError:
            raise self._broken_off(ProblemError(503, "The answer took too long.")) from None
        except NoFormError as error:
            raise not_there(error.problem) from None
        except InnokraftError as error:
            raise self._broken_off(error) from None

    def _broken_off(self, error: Exception) -> Exception:
        """What to raise: once an answer has begun, no other can be given."""
        return BrokenOffError(str(error)) if self._begun else error

    async def _answer(self) -> None:
        request, formats = self._request, forms(self._types)
        try:
            written = await self._served.write(
                request, self._query, formats, self._take, self._dataset
            )
        except _EnoughError:
            return
        held = self._held or b""
        if not self._begun:
            await self._start(len(held), cut=written.more)
        await self._send({"type": "http.response.body", "body": held})

    async def _take(self, part: bytes) -> None:
        """Sends the part before this one, and keeps this one: the last may be the only one."""
        if not self._kind:
            self._kind = part.decode()
            return
        if self._held is not None:
            if not self._begun:
                await self._start()
            if self._request.method == "HEAD":
                await self._send({"type": "http.response.body"})
                raise _EnoughError
            body = {"type": "http.response.body", "body": self._held, "more_body": True}
            await self._send(body)
        self._held = part

    async def _start(self, length: int | None = None, *, cut: bool = False) -> None:
        self._begun = True
        headers = [
            (b"content-type", content_type(self._types[self._kind]).encode()),
            (b"vary", b"Accept"),
        ]
        limits = self._served.settings.limits
        most = limits.triples if self._kind == "triples" else limits.rows
        if most is not None:
            headers.append((b"innokraft-limit", b"%d" % most))
        if cut:
            headers.append((b"innokraft-cut", b"true"))
        if length is not None:
            headers.append((b"content-length", b"%d" % length))
        await self._send({"type": "http.response.start", "status": 200, "headers": headers})


class _EnoughError(Exception):
    """All that is wanted of an answer is known."""
