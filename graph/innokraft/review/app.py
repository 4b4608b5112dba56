"""The application of the workbench: a page, and what it asks and writes.

The page itself holds nothing of the folder. What it asks comes with a token that the address which
the command printed has behind its `#`, where no server, log or other page sees it. So a page of
another origin, and another user of this machine, can neither read nor write; and what writes is a
POST with JSON, which no form of another page can send. Host and Origin are held to this server's by
the edge that every server here has.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Awaitable, Callable
from typing import Any

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import BaseRoute, Route

from innokraft.errors import InnokraftError, UsageError
from innokraft.review.desk import Desk
from innokraft.review.editing import DecidedError
from innokraft.review.files import page_files, shell
from innokraft.review.trays import Decision
from innokraft.review.words import decided, words
from innokraft.server.app import as_problem
from innokraft.server.bodies import body_of
from innokraft.server.edge import Edge
from innokraft.server.pages.languages import language_of_request
from innokraft.server.pages.templating import HEADERS
from innokraft.server.problems import ProblemError
from innokraft.server.settings import Settings
from innokraft.server.telling import Telling

HEADER = "x-innokraft-token"
"""The header that says the token."""
_MOST = 1_000_000  # bytes of a request
_JSON = "application/json"
_SAME = {"same-origin", "none", ""}

Plain = dict[str, Any]
Answer = Callable[[Desk, Plain, str], Plain]


def make_review_app(
    desk: Desk, settings: Settings, token: str, who: str = "", telling: Telling | None = None
) -> Starlette:
    """The application that lets a person review at a desk; `who` is offered as their name."""
    telling = telling or Telling()
    app = Starlette(
        routes=_routes(),
        middleware=[Middleware(Edge, settings=settings, telling=telling)],
        exception_handlers={ProblemError: as_problem, HTTPException: as_problem},
    )
    app.router.redirect_slashes = False
    app.state.desk, app.state.token, app.state.who = desk, token, who
    app.state.settings, app.state.telling = settings, telling
    return app


async def _page(request: Request) -> Response:
    language = language_of_request(request, request.app.state.settings.language)
    headers = {**HEADERS, "content-language": language, "cache-control": "no-cache"}
    return HTMLResponse(shell(language), 200, headers)


async def _file(request: Request) -> Response:
    found = page_files().get(request.path_params["name"])
    if found is None or request.path_params["digest"] != page_files().digest:
        raise ProblemError(404, "There is no such file; load the page anew.")
    headers = {
        "cache-control": "public, max-age=31536000, immutable",
        "x-content-type-options": "nosniff",
    }
    return Response(found.content, media_type=found.type, headers=headers)


def _answering(answer: Answer) -> Callable[[Request], Awaitable[Response]]:
    """What is asked as JSON, by whoever has the token, answered as JSON."""

    async def endpoint(request: Request) -> Response:
        told = await _asked(request)
        language = "en" if told.get("language") == "en" else "sv"
        state = request.app.state
        told.setdefault("default_who", state.who)
        try:
            given = await run_in_threadpool(answer, state.desk, told, language)
        except DecidedError as error:
            return _problem(409, decided(error.verdict, error.who).of(language))
        except InnokraftError as error:
            return _problem(422, " ".join(error.told(language)))
        return JSONResponse(given, headers={"cache-control": "no-store"})

    return endpoint


async def _asked(request: Request) -> Plain:
    """What a request says. Raises ProblemError for who may not ask, and for what is no question."""
    token = request.headers.get(HEADER, "")
    if not secrets.compare_digest(token.encode(), request.app.state.token.encode()):
        raise ProblemError(403, "Open the address that the command printed, with what is behind #.")
    if request.headers.get("sec-fetch-site", "") not in _SAME:
        raise ProblemError(403, "Pages of other origins may not ask here.")
    if request.headers.get("content-type", "").partition(";")[0].strip() != _JSON:
        raise ProblemError(415, f"What is asked here is {_JSON}.")
    try:
        told = json.loads(await body_of(request, _MOST))
    except (ValueError, RecursionError):
        raise ProblemError(400, "This is no JSON.") from None
    if not isinstance(told, dict):
        raise ProblemError(400, "What is asked is an object.")
    return told


def _problem(status: int, said: str) -> Response:
    return JSONResponse({"problem": said}, status, {"cache-control": "no-store"})


def _start(desk: Desk, told: Plain, language: str) -> Plain:
    return {
        "words": words(language), "who": told["default_who"],
        "choices": desk.choices(language), "records": desk.records(),
    }  # fmt: skip


def _next(desk: Desk, told: Plain, language: str) -> Plain:
    skipped = told.get("skipped")
    kept = {each for each in skipped if isinstance(each, str)} if isinstance(skipped, list) else ()
    return desk.next(language, kind=_text(told, "kind"), record=_text(told, "record"), skipped=kept)


def _record(desk: Desk, told: Plain, language: str) -> Plain:
    return desk.record(_text(told, "record"), _text(told, "sha256"), language)


def _look(desk: Desk, told: Plain, _: str) -> Plain:
    places = told.get("start"), told.get("end")
    start, end = (each if isinstance(each, int) else -1 for each in places)
    return desk.look(_text(told, "record"), _text(told, "sha256"), start, end)


def _decide(desk: Desk, told: Plain, _: str) -> Plain:
    instead = told.get("instead")
    decision = Decision(
        _text(told, "verdict"), _text(told, "who"), _text(told, "why"),
        instead=instead if isinstance(instead, dict) else None,
    )  # fmt: skip
    return {"done": desk.decide(_text(told, "task"), decision)}


def _say(desk: Desk, told: Plain, _: str) -> Plain:
    statement = told.get("statement")
    if not isinstance(statement, dict):
        raise UsageError("there is no statement")
    return {"done": desk.say(statement, _text(told, "who"), _text(told, "note"))}


def _undo(desk: Desk, told: Plain, _: str) -> Plain:
    desk.undo(_text(told, "done"))
    return {}


def _text(told: Plain, name: str) -> str:
    found = told.get(name, "")
    if not isinstance(found, str) or len(found) > 100_000:
        raise UsageError(f"{name} is no text")
    return found


def _routes() -> list[BaseRoute]:
    answers = {
        "start": _start, "next": _next, "record": _record, "look": _look,
        "decide": _decide, "say": _say, "undo": _undo,
    }  # fmt: skip
    asked = [Route(f"/{n}", _answering(a), methods=["POST"]) for n, a in answers.items()]
    return [Route("/", _page), Route("/static/{digest}/{name}", _file), *asked]
