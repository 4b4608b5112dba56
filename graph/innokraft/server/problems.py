"""What is answered where there is no answer: a status, what is wrong and what would be right.

To a browser it is a page, to a program that asks for JSON the problem details of RFC 9457, to any
other a line of text.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from html import escape
from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import Response

from innokraft.bilingual import Bilingual
from innokraft.errors import (
    InnokraftError,
    QueryError,
    QueryMemoryError,
    QueryTimeoutError,
    UsageError,
)
from innokraft.query.mistakes import MistakenQueryError
from innokraft.server.lacking import UnwritableError
from innokraft.server.negotiation import best, language, quality_of, ranges

_JSON = "application/problem+json"
_TEXT, _HTML = "text/plain", "text/html"
_LIKES_JSON = (_JSON, "application/json", "application/sparql-results+json", "application/ld+json")

TITLES = {
    400: Bilingual("Frågan går inte att läsa", "The request cannot be read"),
    403: Bilingual("Det är inte tillåtet", "That is not allowed"),
    404: Bilingual("Här finns inget", "There is nothing here"),
    405: Bilingual("Så kan man inte fråga här", "One cannot ask like that here"),
    406: Bilingual("Det finns inte i den formen", "It is not there in that form"),
    429: Bilingual("För många frågor på en gång", "Too many requests at once"),
    500: Bilingual("Ett fel i innokraft", "A fault of innokraft"),
    503: Bilingual("Det gick inte den här gången", "It did not work this time"),
}


class ProblemError(Exception):
    """A request that gets no answer: its status, what is wrong, and headers that belong to it.

    What went wrong with the server itself `is_inside`: its words are not for the client.
    """

    is_inside = False
    mistake: MistakenQueryError | None = None
    """The place in the query that is wrong, where that is known."""

    def __init__(self, status: int, detail: str, **headers: str) -> None:
        super().__init__(detail)
        self.status, self.detail = status, detail
        self.headers = {name.replace("_", "-"): value for name, value in headers.items()}


class BrokenOffError(Exception):
    """An answer that had begun, and cannot be ended: no other can be given any more."""


def not_acceptable(there: list[str]) -> ProblemError:
    """What to say where nothing that there is is accepted."""
    return ProblemError(406, f"Nothing that is accepted is there. There is: {', '.join(there)}.")


def stopping() -> ProblemError:
    """What to say to who asks while the server stops."""
    return ProblemError(503, "The server is stopping.", retry_after="5")


def problem_of(error: InnokraftError) -> ProblemError:
    """An error of ours as a problem: what the client can mend, or has to bear, is told in words."""
    if isinstance(error, (QueryTimeoutError, QueryMemoryError)):
        return ProblemError(503, f"{error.problem}. Ask for less, or let the server give more.")
    if isinstance(error, UnwritableError):
        return ProblemError(406, f"{error}")
    if isinstance(error, QueryError) or (isinstance(error, UsageError) and error.place is None):
        wrong = ProblemError(400, f"{error}")
        wrong.mistake = error if isinstance(error, MistakenQueryError) else None
        return wrong
    inside = ProblemError(503, "The graph cannot be read now; the log of the server says why.")
    inside.is_inside = True
    return inside


def response_to(problem: ProblemError, request: Request, default_language: str = "sv") -> Response:
    """A problem in the form that the client likes."""
    accept = request.headers.get("accept", "")
    headers = {"vary": "Accept, Accept-Language", **problem.headers}
    title = HTTPStatus(problem.status).phrase
    liked = [each for each in ranges(accept) if each.narrow == 2]
    if quality_of(_HTML, liked) > 0 and best(accept, (_HTML, *_LIKES_JSON)) == _HTML:
        lang = language(request.headers.get("accept-language"), default_language)
        body, media = _page(problem, lang), _HTML
        headers["content-language"] = lang
    elif any(quality_of(each, liked) > 0 for each in _LIKES_JSON):
        told = {"title": title, "status": problem.status, "detail": problem.detail}
        if problem.mistake:
            lang = language(request.headers.get("accept-language"), default_language)
            told["mistake"] = problem.mistake.as_data(lang)
        body, media = json.dumps(told, ensure_ascii=False), _JSON
    else:
        body, media = f"{problem.detail}\n", _TEXT
    return Response(body, problem.status, _latin(headers), media)


def _latin(headers: Mapping[str, str]) -> dict[str, str]:
    return {name: value.encode("latin-1", "replace").decode("latin-1")
            for name, value in headers.items()}  # fmt: skip


def _page(problem: ProblemError, lang: str) -> str:
    known = TITLES.get(problem.status) or Bilingual.alike(HTTPStatus(problem.status).phrase)
    title = known.of(lang)
    return (
        f'<!DOCTYPE html><html lang="{lang}"><meta charset="utf-8"><title>{escape(title)}</title>'
        f"<h1>{escape(title)}</h1><p>{problem.status}: {escape(problem.detail)}</p></html>"
    )
