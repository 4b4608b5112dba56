"""The whole graph as a file, as it comes; and its description as a dataset."""

from __future__ import annotations

from starlette.responses import Response, StreamingResponse

from innokraft.export.dataset import as_dataset
from innokraft.export.rdf import FORMATS
from innokraft.server.pages.home import info_of
from innokraft.server.pages.templating import Visit
from innokraft.server.problems import ProblemError

_TYPES = {
    "nq": "application/n-quads",
    "trig": "application/trig",
    "ttl": "text/turtle",
    "jsonld": "application/ld+json",
}


def download(visit: Visit) -> Response:
    """`innokraft.nq` and its like, and `void.ttl`; 404 for another."""
    stem, _, form = visit.request.path_params["file"].partition(".")
    headers = {"x-content-type-options": "nosniff", "etag": f'W/"{visit.known.tag}-{form}"'}
    if stem == "void" and form in {"ttl", "jsonld"}:
        if (info := info_of(visit)) is None:
            raise ProblemError(
                503, "The digest of the graph is being worked out.", retry_after="10"
            )
        return Response(as_dataset(info, form), headers=headers, media_type=_TYPES[form])
    if stem != "innokraft" or form not in FORMATS:
        raise ProblemError(404, f"There is: {', '.join(f'innokraft.{each}' for each in FORMATS)}.")
    headers["content-disposition"] = f'attachment; filename="innokraft.{form}"'
    parts = FORMATS[form](visit.known.store)
    return StreamingResponse(parts, headers=headers, media_type=_TYPES[form])
