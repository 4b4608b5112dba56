"""The files that pages need: a style and a script, at addresses that have their digests."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from starlette.requests import Request
from starlette.responses import Response

from innokraft.server.problems import ProblemError

_STYLE = ("viewer/style/colours.css", "viewer/style/markers.css")
_OWN = ("page", "things", "records", "tables", "query")
_SCRIPTS = ("query.js",)


class File(NamedTuple):
    """A file, its media type and a digest of it."""

    content: bytes
    type: str
    digest: str


@cache
def static_files() -> dict[str, File]:
    """The files by name."""
    root = files("innokraft")
    own = [f"server/pages/static/{name}.css" for name in _OWN]
    style = "\n".join((root / path).read_text("utf-8") for path in (*_STYLE, *own))
    found = {"page.css": _file(style, "text/css")}
    for name in _SCRIPTS:
        text = (root / "server/pages/static" / name).read_text("utf-8")
        found[name] = _file(text, "text/javascript")
    icon = (root / "server/pages/static/icon.svg").read_text("utf-8")
    return found | {"icon.svg": _file(icon, "image/svg+xml")}


def _file(text: str, media_type: str) -> File:
    content = text.encode()
    return File(content, media_type, hashlib.sha256(content).hexdigest()[:12])


def static_address(name: str) -> str:
    """Where a file is; another one when it changes."""
    return f"/static/{static_files()[name].digest}/{name}"


def static(request: Request) -> Response:
    """A file, which may be kept for good."""
    name, digest = request.path_params["name"], request.path_params["digest"]
    found = static_files().get(name)
    if found is None or found.digest != digest:
        raise ProblemError(404, "There is no such file; load the page anew.")
    return Response(
        found.content,
        media_type=found.type,
        headers={
            "cache-control": "public, max-age=31536000, immutable",
            "x-content-type-options": "nosniff",
        },
    )
