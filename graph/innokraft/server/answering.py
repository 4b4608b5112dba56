"""The answer to a query as it goes out: in parts as its rows come, until the client is gone."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from starlette.responses import Response

from innokraft.errors import InnokraftError
from innokraft.server.formats import content_type, forms, there_of
from innokraft.server.problems import not_acceptable, problem_of
from innokraft.server.work import NoFormError

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.types import Receive, Scope, Send

    from innokraft.server.served import Served

_GONE = "the client is gone"


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

    def __init__(self, request: Request, query: str, types: dict[str, str]) -> None:
        self.background = None
        self._request, self._query, self._types = request, query, types
        self._kind = ""
        self._held: bytes | None = None
        self._begun = False

    async def __call__(self, _: Scope, receive: Receive, send: Send) -> None:
        """Sends it."""
        served: Served = self._request.app.state.served
        self._send = send
        async with while_there(receive):
            try:
                await served.write(self._request, self._query, forms(self._types), self._take)
            except NoFormError as error:
                raise not_acceptable(there_of(error.problem)) from None
            except InnokraftError as error:
                if self._begun:
                    raise
                raise problem_of(error) from None
            held = self._held or b""
            if not self._begun:
                await self._start(len(held))
            await send({"type": "http.response.body", "body": held})

    async def _take(self, part: bytes) -> None:
        """Sends the part before this one, and keeps this one: the last may be the only one."""
        if not self._kind:
            self._kind = part.decode()
            return
        if self._held is not None:
            if not self._begun:
                await self._start()
            body = {"type": "http.response.body", "body": self._held, "more_body": True}
            await self._send(body)
        self._held = part

    async def _start(self, length: int | None = None) -> None:
        self._begun = True
        headers = [
            (b"content-type", content_type(self._types[self._kind]).encode()),
            (b"vary", b"Accept"),
        ]
        if length is not None:
            headers.append((b"content-length", str(length).encode()))
        await self._send({"type": "http.response.start", "status": 200, "headers": headers})
