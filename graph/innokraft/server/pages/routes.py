"""The routes of the pages. The last one takes every path: it comes after those of the protocol."""

from __future__ import annotations

from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from innokraft.rdf.terms import is_iri
from innokraft.server.negotiation import best
from innokraft.server.pages.addresses import FORMS, address_of, iri_at, readable, split_form
from innokraft.server.pages.downloads import download
from innokraft.server.pages.files import static
from innokraft.server.pages.forms import is_there, thing_as
from innokraft.server.pages.home import home_page
from innokraft.server.pages.known import Current
from innokraft.server.pages.languages import language_of_request
from innokraft.server.pages.records import record_of, record_page
from innokraft.server.pages.search import search_page
from innokraft.server.pages.templating import Visit, page
from innokraft.server.pages.things import thing_page
from innokraft.server.pages.viewing import viewer_page
from innokraft.server.problems import ProblemError, not_acceptable

_HTML = "text/html"
_ENDINGS = {media_type: form for form, media_type in FORMS.items()} | {_HTML: "html"}

Handler = Callable[[Visit], Response]


def visited(handler: Handler) -> Callable[[Request], Response]:
    """A handler of a visit as one of a request; what the client has already is not made again."""

    def endpoint(request: Request) -> Response:
        current: Current = request.app.state.current
        visit = Visit(request, current.get(), language_of_request(request))
        if visit.tag in request.headers.get("if-none-match", "") and not visit.given("lang"):
            vary = "Accept, Accept-Language, Cookie"
            return Response(None, 304, {"etag": visit.tag, "vary": vary})
        return handler(visit)

    return endpoint


def thing(visit: Visit) -> Response:
    """A thing in the form that its address or the client says; 404 with what is near for none."""
    path = visit.request.path_params.get("path", "")
    asked, form = _named(visit, path)
    if asked is None:
        return _nothing(visit, visit.given("iri") or f"/{path}")
    form = visit.given("format") or form
    if form and form not in _ENDINGS.values():
        raise ProblemError(406, f"There is: {', '.join(_ENDINGS.values())}.")
    chosen = form or _liked(visit)
    if chosen != "html":
        return thing_as(visit, asked, chosen)
    shown = record_of(visit, asked)
    response = record_page(visit, shown) if shown else thing_page(visit, asked)
    response.headers["link"] = ", ".join(
        f'<{address_of(asked, each)}>; rel="alternate"; type="{kind}"' for each, kind in FORMS.items()
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
        iri = iri_at(each)
        if iri and is_there(store, iri):
            return iri, ending
    return None, ""


def _nothing(visit: Visit, what: str) -> Response:
    """404: with what is near, to a browser."""
    if _liked(visit) != "html":
        raise ProblemError(404, f"The graph does not know {what[:200]!r}.")
    names = visit.known.names
    words = readable(what.rpartition("/")[2])
    near = names.nearest(what.lstrip("/")) or names.find(words, 0, 5)[0]
    return page(visit, "nothing.html.j2", 404, what=what[:200], near=near)


def routes() -> list[BaseRoute]:
    """The routes of all pages."""
    return [
        Route("/static/{digest}/{name}", static),
        Route("/", visited(home_page)),
        Route("/search", visited(search_page)),
        Route("/viewer", visited(viewer_page)),
        Route("/download/{file}", visited(download)),
        Route("/thing", visited(thing)),
        Route("/{path:path}", visited(thing)),
    ]
