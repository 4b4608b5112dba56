"""The routes of the pages. The last one takes every path, so it stands behind all others."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from innokraft.errors import InnokraftError
from innokraft.rdf.terms import is_iri
from innokraft.server.negotiation import best
from innokraft.server.pages.addresses import FORMS, address_of, iri_at, readable, split_form
from innokraft.server.pages.downloads import download
from innokraft.server.pages.files import static
from innokraft.server.pages.forms import is_there, thing_as
from innokraft.server.pages.home import home_page
from innokraft.server.pages.known import Current
from innokraft.server.pages.languages import language_of_request
from innokraft.server.pages.querying import completions, query_file, query_page
from innokraft.server.pages.questions import question_list, question_page
from innokraft.server.pages.records import record_of, record_page
from innokraft.server.pages.search import search_page
from innokraft.server.pages.templating import VARY, Visit, page
from innokraft.server.pages.things import thing_page
from innokraft.server.pages.viewing import viewer_page
from innokraft.server.problems import TITLES, ProblemError, not_acceptable, problem_of

_HTML = "text/html"
_ENDINGS = {media_type: form for form, media_type in FORMS.items()} | {_HTML: "html"}

Handler = Callable[[Visit], Response]


Endpoint = Callable[[Request], Awaitable[Response]]


def visited(handler: Handler) -> Endpoint:
    """A handler of a visit as one of a request; what the client has already is not made again."""

    async def endpoint(request: Request) -> Response:
        visit = await run_in_threadpool(visit_of, request, asyncio.get_running_loop())
        try:
            if not_changed := _not_changed(visit):
                return not_changed
            return await run_in_threadpool(handler, visit)
        except (ProblemError, InnokraftError) as error:
            return _told(visit, error)

    return endpoint


def asked(handler: Callable[[Visit], Awaitable[Response]]) -> Endpoint:
    """The same of a handler that waits for the answer to a query."""

    async def endpoint(request: Request) -> Response:
        visit = await run_in_threadpool(visit_of, request, asyncio.get_running_loop())
        try:
            return _not_changed(visit) or await handler(visit)
        except (ProblemError, InnokraftError) as error:
            return _told(visit, error)

    return endpoint


def _told(visit: Visit, error: ProblemError | InnokraftError) -> Response:
    """What went wrong, as a page to a browser; else it is raised, for the edge tells it then."""
    problem = error if isinstance(error, ProblemError) else problem_of(error)
    liked = best(visit.request.headers.get("accept"), [*FORMS.values(), _HTML])
    if liked != _HTML or (isinstance(error, InnokraftError) and problem.status == 503):
        raise error
    title = TITLES.get(problem.status, TITLES[400]).of(visit.language)
    response = page(visit, "problem.html.j2", problem.status, title=title, detail=problem.detail)
    response.headers.update(problem.headers)
    return response


def visit_of(request: Request, loop: asyncio.AbstractEventLoop) -> Visit:
    """A request as a visit, with what is known of the graph as it is now."""
    state = request.app.state
    if not hasattr(state, "current"):
        state.current = Current(state.served.where)
    language = language_of_request(request, state.settings.language)
    return Visit(request, state.current.get(), language, loop)


def _not_changed(visit: Visit) -> Response | None:
    if visit.request.method == "POST" or visit.given("lang"):
        return None
    if visit.tag not in visit.request.headers.get("if-none-match", ""):
        return None
    return Response(None, 304, {"etag": visit.tag, "vary": VARY})


def thing(visit: Visit) -> Response:
    """A thing in the form that its address or the client says; 404 with what is near for none."""
    path = visit.request.path_params.get("path", "")
    found, form = _named(visit, path)
    if found is None:
        return _nothing(visit, visit.given("iri") or f"/{path}")
    form = visit.given("format") or form
    if form and form not in _ENDINGS.values():
        raise ProblemError(406, f"There is: {', '.join(_ENDINGS.values())}.")
    chosen = form or _liked(visit)
    if chosen != "html":
        return thing_as(visit, found, chosen)
    shown = record_of(visit, found)
    response = record_page(visit, shown) if shown else thing_page(visit, found)
    response.headers["link"] = ", ".join(
        f'<{address_of(found, each)}>; rel="alternate"; type="{kind}"'
        for each, kind in FORMS.items()
    )
    return response


def _liked(visit: Visit) -> str:
    found = best(visit.request.headers.get("accept"), [_HTML, *FORMS.values()])
    if found is None:
        raise not_acceptable([_HTML, *FORMS.values()])
    return _ENDINGS[found]


def _named(visit: Visit, path: str) -> tuple[str | None, str]:
    """The thing of the graph that an address names, and the form that its ending says."""
    store = visit.known.store
    if not path:
        iri = visit.given("iri")
        return (iri if len(iri) < 2000 and is_iri(iri) and is_there(store, iri) else None), ""
    stem, form = split_form(path)
    for each, ending in ((path, ""), (stem, form)):
        named = iri_at(each)
        if named and is_there(store, named):
            return named, ending
    return None, ""


def _nothing(visit: Visit, what: str) -> Response:
    """404: with what is near, to a browser."""
    if _liked(visit) != "html":
        raise ProblemError(404, f"The graph does not know {what[:200]!r}.")
    names = visit.known.names
    words = readable(what.rpartition("/")[2])
    near = names.nearest(what.lstrip("/")) or names.find(words, 0, 5)[0]
    return page(visit, "nothing.html.j2", 404, what=what[:200], near=near)


routes: list[BaseRoute] = [
    Route("/static/{digest}/{name}", static),
    Route("/", visited(home_page)),
    Route("/search", visited(search_page)),
    Route("/questions", visited(question_list)),
    Route("/questions/{name}", asked(question_page)),
    Route("/query", asked(query_page), methods=["GET", "POST"]),
    Route("/query/answer", asked(query_file), methods=["GET", "POST"]),
    Route("/query/completions", asked(completions), methods=["GET", "POST"]),
    Route("/viewer", visited(viewer_page)),
    Route("/download/{file}", visited(download)),
    Route("/thing", visited(thing)),
    Route("/{path:path}", visited(thing)),
]
