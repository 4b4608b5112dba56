"""The SPARQL 1.1 Protocol: queries by GET, by a form, and by themselves in the body of a POST."""

from __future__ import annotations

from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from innokraft.query.guard import LONGEST
from innokraft.query.running import Dataset
from innokraft.server import formats
from innokraft.server.answering import Streamed
from innokraft.server.bodies import body_of
from innokraft.server.description import describe_service, liked_description
from innokraft.server.problems import ProblemError

PATH = "/sparql"
PAGE = "/query"
"""The page on which people write queries."""

_FORM = "application/x-www-form-urlencoded"
_QUERY, _UPDATE = "application/sparql-query", "application/sparql-update"
_BYTES = 4 * LONGEST
"""The most that a query has in UTF-8; in a form each may be written with three signs."""

Pairs = list[tuple[str, str]]


async def sparql(request: Request) -> Response:
    """Answers a query; where there is none, says what this service is."""
    pairs = _pairs(request.scope["query_string"])
    if request.method != "POST" and not {"query", "update"} & {name for name, _ in pairs}:
        media = liked_description(request.headers.get("accept"))
        if media is None:
            return RedirectResponse(PAGE, 303, {"vary": "Accept"})
        return await describe_service(request, media)
    if request.method == "POST":
        pairs += await _sent(request)
    types = formats.chosen(request.headers.get("accept"))
    return Streamed(request, _query_of(pairs), types, _dataset_of(pairs))


async def _sent(request: Request) -> Pairs:
    """The parameters in the body of a POST; a query by itself is one of that name."""
    media, *parameters = request.headers.get("content-type", "").lower().split(";")
    media = media.strip()
    if media == _UPDATE:
        raise _no_update()
    if media not in {_FORM, _QUERY} or "content-encoding" in request.headers:
        there = f"A POST has a query as {_QUERY}, or a form as {_FORM}, neither compressed."
        raise ProblemError(415, there, accept_post=f"{_QUERY}, {_FORM}")
    for each in parameters:
        name, _, value = each.strip().partition("=")
        if name == "charset" and value.strip('"') not in {"utf-8", "utf8", "us-ascii"}:
            raise ProblemError(415, "A query is in UTF-8.", accept_post=f"{_QUERY}, {_FORM}")
    if media == _FORM:
        return _pairs(await body_of(request, 3 * _BYTES))
    try:
        return [("query", (await body_of(request, _BYTES)).decode("utf-8-sig"))]
    except UnicodeDecodeError as error:
        raise ProblemError(400, f"Byte {error.start} of the query is not UTF-8.") from None


def _pairs(encoded: bytes) -> Pairs:
    """The parameters of a form or of an address."""
    try:
        return parse_qsl(
            encoded.decode(), keep_blank_values=True, errors="strict", max_num_fields=1000
        )
    except ValueError:
        problem = "The parameters are not right: they are UTF-8 in percent-encoding, at most 1,000."
        raise ProblemError(400, problem) from None


def _query_of(pairs: Pairs) -> str:
    names = [name for name, _ in pairs]
    if "update" in names:
        raise _no_update()
    queries = [value for name, value in pairs if name == "query"]
    if len(queries) != 1:
        raise ProblemError(400, f"There is one `query` in a request; here are {len(queries)}.")
    if len(queries[0]) > LONGEST:
        raise ProblemError(413, f"The query is too long: it may have {LONGEST:,} characters.")
    return queries[0]


def _dataset_of(pairs: Pairs) -> Dataset | None:
    """The graphs that a request names, which take the place of those that the query names."""
    default, named = (
        tuple(value for name, value in pairs if name == f"{kind}-graph-uri")
        for kind in ("default", "named")
    )
    return Dataset(default, named) if default or named else None


def _no_update() -> ProblemError:
    return ProblemError(
        403, "Updates are refused: a graph changes by innokraft build and innokraft merge."
    )


routes: list[BaseRoute] = [Route(PATH, sparql, methods=["GET", "POST"])]
