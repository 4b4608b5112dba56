"""The body of a request, within bounds of length and time."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from innokraft.server.problems import ProblemError

if TYPE_CHECKING:
    from starlette.requests import Request

SECONDS = 30.0
"""How long a body may take to come."""


async def body_of(request: Request, most: int) -> bytes:
    """The body of a request of at most that many bytes. Raises ProblemError."""
    told = request.headers.get("content-length", "")
    if told.isdigit() and int(told[:18]) > most:
        raise _too_long(most)
    body = bytearray()
    try:
        async with asyncio.timeout(SECONDS):
            async for part in request.stream():
                body += part
                if len(body) > most:
                    raise _too_long(most)
    except TimeoutError:
        problem = f"The request did not come whole within {SECONDS:g} s."
        raise ProblemError(408, problem, connection="close") from None
    return bytes(body)


def _too_long(most: int) -> ProblemError:
    problem = f"The request is too long: its body may have {most:,} bytes."
    return ProblemError(413, problem, connection="close")
