"""The SPARQL 1.1 Protocol: queries by GET, by a form, and by themselves in the body of a POST."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from innokraft.server import formats
from innokraft.server.answering import Streamed
from innokraft.server.problems import ProblemError

if TYPE_CHECKING:
    pass

PATH = "/sparql"
_FORM, _QUERY, _UPDATE = (
    "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update",
)  # fmt: skip


async def sparql(request: Request) -> Response:
    """Answers a query."""
    query = await _query_of(request)
    types = formats.chosen(request.headers.get("accept"))
    return Streamed(request, query, types)


async def _query_of(request: Request) -> str:
    media = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    given = _pairs(request.scope["query_string"])
    if request.method == "POST":
        if media == _QUERY:
            return _text(await request.body())
        if media != _FORM:
            there = f"A POST has a query as {_QUERY}, or a form as {_FORM}."
            raise ProblemError(415, there, accept_post=f"{_QUERY}, {_FORM}")
        given += _pairs(await request.body())
    queries = [value for name, value in given if name == "query"]
    if len(queries) != 1:
        raise ProblemError(400, f"There is one parameter `query` in a request, not {len(queries)}.")
    return queries[0]


def _pairs(encoded: bytes) -> list[tuple[str, str]]:
    """The parameters of a form or of an address."""
    try:
        return parse_qsl(
            encoded.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=1000
        )
    except ValueError as error:
        raise ProblemError(
            400, f"The parameters are no UTF-8 in percent-encoding: {error}."
        ) from None


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ProblemError(400, f"Byte {error.start} of the query is not UTF-8.") from None


routes: list[BaseRoute] = [Route(PATH, sparql, methods=["GET", "POST"])]
