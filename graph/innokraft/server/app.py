"""The application that serves a graph: its routes, and what each request passes."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware

from innokraft.server import protocol
from innokraft.server.edge import Edge
from innokraft.server.pages import routes as pages
from innokraft.server.problems import ProblemError
from innokraft.server.served import Served

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from innokraft.graph import Graph
    from innokraft.server.settings import Settings


def make_app(
    graph: Graph, settings: Settings, tell: Callable[[str], None] = lambda _: None
) -> Starlette:
    """The application that serves a graph; what went wrong inside goes to `tell`.

    Its state has `served`, which asks the graph, and `settings`.
    """
    app = Starlette(
        routes=[*protocol.routes, *pages.routes],
        middleware=[Middleware(Edge, settings=settings, tell=tell)],
        exception_handlers={HTTPException: _as_problem},
        lifespan=_lifespan,
    )
    app.router.redirect_slashes = False
    app.state.served = Served(graph.where, settings)
    app.state.settings = settings
    return app


@asynccontextmanager
async def _lifespan(app: Starlette) -> AsyncIterator[None]:
    served: Served = app.state.served
    try:
        await served.start()
        yield
    finally:
        await served.processes.close()


async def _as_problem(request: Request, error: Exception) -> Response:
    """What Starlette says of a path or a method that is not there."""
    assert isinstance(error, HTTPException)
    headers = dict(error.headers or {})
    if error.status_code == 404:
        raise ProblemError(404, f"There is nothing at {request.url.path}.")
    if error.status_code == 405:
        allowed = headers.get("Allow", "")
        raise ProblemError(
            405, f"{request.method} is not for this. These are: {allowed}.", Allow=allowed
        )
    raise ProblemError(error.status_code, error.detail, **headers)
