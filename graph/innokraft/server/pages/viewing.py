"""The viewer: drawn once for a state of the graph, in a process of its own."""

from __future__ import annotations

import io
import re
from functools import partial

from starlette.responses import Response

from innokraft.graph import Graph
from innokraft.server.pages.templating import Visit, page

_POLICY = re.compile(r'http-equiv="Content-Security-Policy" content="([^"]+)"')


def viewer_page(visit: Visit) -> Response:
    """The viewer; as long as it is being drawn a page that says so and loads itself again."""
    language = visit.language
    made = visit.later(f"viewer-{language}", partial(_drawn, language))
    if made is None:
        response = page(visit, "viewer.html.j2", 202)
        response.headers["refresh"] = "3"
        response.headers["cache-control"] = "no-store"
        return response
    headers = {
        "content-security-policy": f"{_policy_of(made)}; frame-ancestors 'none'",
        "content-language": language,
        "etag": visit.tag,
        "cache-control": "no-cache",
        "vary": "Accept-Language, Cookie",
        "x-content-type-options": "nosniff",
    }
    return Response(made, headers=headers, media_type="text/html")


def _policy_of(made: bytes) -> str:
    """What the viewer itself says that it may do."""
    found = _POLICY.search(made[:20_000].decode("utf-8", "replace"))
    return found[1].replace("&#39;", "'") if found else "default-src 'none'"


def _drawn(language: str, graph: Graph) -> bytes:
    written = io.BytesIO()
    graph.render(written, language=language)
    return written.getvalue()
