"""Asks the graph for a page: a query, or a question of the library, within the server's bounds."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, BinaryIO, TypeVar

from starlette.responses import StreamingResponse

from innokraft.errors import QueryTimeoutError
from innokraft.export.answers import WRITERS
from innokraft.export.cited import Layout
from innokraft.export.forms import DOCUMENTS, OFFICE, as_bytes
from innokraft.query.answer import Answer
from innokraft.query.handing_over import hand_over, rows_of
from innokraft.query.no_rows import why_into
from innokraft.query.questions import AskedQuestion
from innokraft.query.running import Asked, Row, answer_into, named_graph
from innokraft.server.answering import while_there
from innokraft.server.pages.templating import Visit
from innokraft.server.problems import ProblemError
from innokraft.server.served import client_of

if TYPE_CHECKING:
    from starlette.responses import Response

    from innokraft.bilingual import Bilingual
    from innokraft.query.running import Coming
    from innokraft.query.worker import Limits, Sink
    from innokraft.server.processes import Take
    from innokraft.server.served import Served

MOST = 5_000
"""How many rows of an answer are found for a page; a file has all."""
TYPES = {
    "csv": "text/csv; charset=utf-8",
    "tsv": "text/tab-separated-values; charset=utf-8",
    "json": "application/sparql-results+json",
    "xml": "application/sparql-results+xml",
    "md": "text/markdown; charset=utf-8",
    "html": "text/html; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "ttl": "text/turtle; charset=utf-8",
    "nq": "application/n-quads; charset=utf-8",
}
"""The media types of the files that an answer can be taken out as."""
OF_TABLES = ("csv", "xlsx", "docx", "md", "html", "json", "tsv", "xml")
OF_TRIPLES = ("ttl", "nq", "csv", "xlsx", "json")
_THERE = {*WRITERS, *DOCUMENTS, *OFFICE}
_HELD = 2_000_000
_PART = 256_000
_PATIENCE = 1.0
"""Seconds to look for why an answer is empty."""
Given = TypeVar("Given")


async def answer_to(visit: Visit, asked: str | AskedQuestion) -> Answer:
    """The answer to a query, or the first of it; raises what a query raises, and ProblemError."""
    work = _asked(visit, asked, MOST)
    found: list[Row] = []

    async def take(part: bytes) -> None:
        found.extend(rows_of(part))

    written = await _run(visit, partial(hand_over, work), work.limits, take)
    told = written.more, written.notes
    return Answer(written.kind, written.names, tuple(found), written.boolean, *told)


async def why_none(visit: Visit, sparql: str) -> Bilingual | None:
    """Why a query has no row, where that is found soon; raises what `answer_to` raises."""
    work = _asked(visit, sparql, MOST)
    limits = work.limits._replace(seconds=min(work.limits.seconds, _PATIENCE))

    async def take(part: bytes) -> None:
        """Takes what is never written."""

    try:
        return await _run(visit, partial(why_into, work), limits, take)
    except QueryTimeoutError:
        return None


async def file_of(visit: Visit, asked: str | AskedQuestion, form: str, name: str) -> Response:
    """The whole answer as a file; 406 for a form that there is not."""
    if form not in TYPES or form not in _THERE:
        raise ProblemError(406, f"There is: {', '.join(sorted(_THERE & TYPES.keys()))}.")
    work = _asked(visit, asked, None)
    title = "" if isinstance(asked, str) else asked.text.of(visit.language)
    number = None if isinstance(asked, str) else asked.question.number
    layout = Layout(title=title, language=visit.language, question=number)
    held: BinaryIO = tempfile.SpooledTemporaryFile(_HELD)  # type: ignore[assignment]  # noqa: SIM115

    async def take(part: bytes) -> None:
        held.write(part)

    writing = partial(answer_into, work, partial(_in_form, form, layout))
    await _run(visit, writing, work.limits, take)
    headers = {
        "content-disposition": f'attachment; filename="{name}.{form}"',
        "x-content-type-options": "nosniff",
        "content-length": str(held.tell()),
    }
    return StreamingResponse(_read(held), headers=headers, media_type=TYPES[form])


async def _run(visit: Visit, work: Callable[[Sink], Given], limits: Limits, take: Take) -> Given:
    """Has a query answered; one whose client goes away ends then."""
    request = visit.request
    async with while_there(request.receive):
        return await _served(visit).processes.run(work, limits, take, client_of(request))
    raise ProblemError(503, "The client is gone.")


def _in_form(form: str, layout: Layout, answer: Coming) -> Iterator[bytes]:
    return as_bytes(form, layout, answer)


def _read(held: BinaryIO) -> Iterator[bytes]:
    with held:
        held.seek(0)
        while part := held.read(_PART):
            yield part


def _served(visit: Visit) -> Served:
    served: Served = visit.request.app.state.served
    return served


def _asked(visit: Visit, asked: str | AskedQuestion, most: int | None) -> Asked:
    served = _served(visit)
    limits = served.settings.limits
    if most is not None:
        limits = limits._replace(rows=most, triples=most)
    open_graph = partial(named_graph, served.where)
    if isinstance(asked, str):
        return Asked(open_graph, asked, limits, noted=most is not None)
    return Asked(open_graph, asked.question.sparql, limits, asked.bindings)
