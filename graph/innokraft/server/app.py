"""The application that serves a graph: its routes, and what each request passes."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.responses import Response

from innokraft.errors import InnokraftError
from innokraft.server import protocol
from innokraft.server.edge import Edge
from innokraft.server.pages import routes as pages
from innokraft.server.problems import ProblemError, problem_of, response_to
from innokraft.server.served import Served
from innokraft.server.settings import Settings
from innokraft.server.telling import Telling

if TYPE_CHECKING:
    from starlette.requests import Request

    from innokraft.graph import Graph

_SILENT = Telling()


def make_app(
    graph: Graph, settings: Settings | None = None, telling: Telling = _SILENT
) -> Starlette:
    """The application that serves a graph.

    Its state has `served`, which asks the graph, `settings` and `telling`.
    """
    settings = settings or Settings()
    app = Starlette(
        routes=[*protocol.routes, *pages.routes],
        middleware=[
            Middleware(Edge, settings=settings, telling=telling),
            *_for_other_origins(settings.origins),
        ],
        exception_handlers={
            ProblemError: as_problem,
            InnokraftError: as_problem,
            HTTPException: as_problem,
        },
        lifespan=_lifespan,
    )
    app.router.redirect_slashes = False
    app.state.served = Served(graph.where, settings)
    app.state.settings, app.state.telling = settings, telling
    return app


@asynccontextmanager
async def _lifespan(app: Starlette) -> AsyncIterator[None]:
    served: Served = app.state.served
    try:
        await served.start()
        yield
    finally:
        await served.processes.close()


def _for_other_origins(origins: tuple[str, ...]) -> list[Middleware]:
    """What lets pages of other origins ask, and read the answer."""
    if not origins:
        return []
    return [
        Middleware(
            CORSMiddleware,
            allow_origins=list(origins),
            allow_methods=["GET", "HEAD", "POST"],
            allow_headers=["Accept", "Content-Type"],
            expose_headers=["Retry-After"],
        )
    ]


async def as_problem(request: Request, error: Exception) -> Response:
    """The response where something is wrong with a request, or went wrong."""
    if isinstance(error, HTTPException):
        if error.status_code == 405 and request.method == "OPTIONS":
            return Response(status_code=204, headers={"Allow": _allowed(error)})
        problem = _of_starlette(request, error)
    elif isinstance(error, InnokraftError):
        problem = problem_of(error)
        if problem.is_inside:
            request.app.state.telling.fault(error)
    else:
        assert isinstance(error, ProblemError)
        problem = error
    return response_to(problem, request, request.app.state.settings.language)


def _of_starlette(request: Request, error: HTTPException) -> ProblemError:
    if error.status_code == 404:
        return ProblemError(404, "There is nothing at this address.")
    if error.status_code == 405:
        allowed = _allowed(error)
        said = f"{request.method} is not for this address. These are: {allowed}."
        return ProblemError(405, said, Allow=allowed)
    return ProblemError(error.status_code, error.detail, **dict(error.headers or {}))


def _allowed(error: HTTPException) -> str:
    """The methods of an address, in an order that is always the same."""
    allowed = (error.headers or {}).get("Allow", "")
    return ", ".join(sorted({*filter(None, allowed.split(", ")), "OPTIONS"}))
