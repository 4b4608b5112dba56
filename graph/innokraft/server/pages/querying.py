"""The page of queries: a text, its answer as a table or a picture, what is wrong with it, files.

All of it works without a script: a form sends the query and gets the page with the answer.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import parse_qsl, urlencode

from starlette.concurrency import run_in_threadpool
from starlette.responses import JSONResponse, Response

from innokraft.errors import InnokraftError
from innokraft.query.answer import Answer
from innokraft.query.completion import complete
from innokraft.query.guard import LONGEST
from innokraft.query.mistakes import MistakenQueryError
from innokraft.query.vocabulary import Vocabulary, vocabulary_of
from innokraft.rdf.namespaces import QUERY_PREFIXES
from innokraft.server.bodies import body_of
from innokraft.server.pages.asking import MOST, OF_TABLES, OF_TRIPLES, answer_to, file_of, why_none
from innokraft.server.pages.paging import Pages, paged
from innokraft.server.pages.pictures import picture_of, things_in
from innokraft.server.pages.tables import AT_ONCE, Table, plain_table
from innokraft.server.pages.templating import HEADERS, Visit, page, rendered
from innokraft.server.pages.words import WORDS
from innokraft.server.problems import ProblemError
from innokraft.viewer.examples import examples

if TYPE_CHECKING:
    from innokraft.server.served import Served

_BOOKMARKED = 4_000  # characters of a query that an address holds
_FORM = "application/x-www-form-urlencoded"


class Fault(NamedTuple):
    """What is wrong with a query, and its line and column, 0 where these are not known.

    `marked` is the line with a mark under the place, `meant` what was perhaps meant.
    """

    problem: str
    line: int = 0
    column: int = 0
    marked: str = ""
    meant: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """What a page shows of a query that was asked."""

    answer: Answer | None = None
    fault: Fault | None = None
    table: Table | None = None
    seconds: float = 0.0
    picture: str = ""
    drawn: tuple[int, int] = (0, 0)


async def query_page(visit: Visit) -> Response:
    """The page of queries, with the answer to one if there is one."""
    given = await _given(visit)
    query = given.get("query", "")
    if not query and (number := given.get("example", "")):
        query = await run_in_threadpool(_example, visit, number)
        return await run_in_threadpool(_page, visit, query, given, Shown())
    if not query.strip() or given.get("edit"):
        return await run_in_threadpool(_page, visit, query, given, Shown())
    shown = await _shown(visit, query, given)
    return await run_in_threadpool(_page, visit, query, given, shown)


async def query_file(visit: Visit) -> Response:
    """The answer to a query as a file."""
    given = await _given(visit)
    if not given.get("query", "").strip():
        raise ProblemError(400, "There is no query.")
    return await file_of(visit, given["query"], given.get("form", "csv"), "innokraft")


async def completions(visit: Visit) -> Response:
    """What may come at a place of a query, as JSON."""
    given = await _given(visit)
    place = given.get("place", "")
    if not place.isdecimal() or len(place) > 7:
        raise ProblemError(400, "place is a number of characters.")
    query = given.get("query", "")
    found = await run_in_threadpool(
        lambda: complete(_vocabulary(visit), query[:LONGEST], int(place), 12).as_data(
            visit.language
        )
    )
    return JSONResponse(found, headers={"cache-control": "no-store"})


def _vocabulary(visit: Visit) -> Vocabulary:
    known = visit.known
    found: Vocabulary = known.once("vocabulary", lambda: vocabulary_of(known.store))
    return found


async def _given(visit: Visit) -> dict[str, str]:
    """What the address and the form say."""
    given = dict(visit.request.query_params)
    if visit.request.method == "POST":
        if not visit.request.headers.get("content-type", "").lower().startswith(_FORM):
            raise ProblemError(415, f"A POST has a form as {_FORM}.")
        body = await body_of(visit.request, 12 * LONGEST)
        try:
            pairs = parse_qsl(body.decode("ascii"), keep_blank_values=True, max_num_fields=20)
        except ValueError as error:
            raise ProblemError(400, f"The form cannot be read: {error}.") from None
        given |= dict(pairs)
    return given


def _examples(visit: Visit) -> list[tuple[str, str]]:
    """What the examples ask, and their texts."""
    known, at = visit.known, ("sv", "en").index(visit.language)
    return [
        (words[at], text[at])
        for words, text in known.once("examples", lambda: examples(known.store))
    ]


def _example(visit: Visit, number: str) -> str:
    every = _examples(visit)
    place = int(number) if number.isdecimal() and len(number) < 5 else -1
    return every[place][1] if 0 <= place < len(every) else ""


async def _shown(visit: Visit, query: str, given: dict[str, str]) -> Shown:
    begun = time.monotonic()
    try:
        answer = await answer_to(visit, query)
        seconds = round(time.monotonic() - begun, 2)
        if answer.kind != "boolean" and not answer.rows and (why := await why_none(visit, query)):
            answer = replace(answer, notes=(why,))
    except InnokraftError as error:
        return Shown(fault=_fault(error, visit.language))
    if given.get("view") == "picture" and answer.kind != "boolean":
        things, every = await run_in_threadpool(things_in, answer, visit.known.kinds)
        svg = await _picture(visit, things) if things else ""
        return Shown(answer, seconds=seconds, picture=svg, drawn=(len(things), every))
    table = await run_in_threadpool(_table, visit, answer, given)
    return Shown(answer, table=table, seconds=seconds)


async def _picture(visit: Visit, things: dict[str, str]) -> str:
    served: Served = visit.request.app.state.served
    title = WORDS["picture-of"].of(visit.language)
    return await served.look(visit.request, picture_of, things, visit.language, title)


def _table(visit: Visit, answer: Answer, given: dict[str, str]) -> Table | None:
    if answer.kind == "boolean" or not answer.rows:
        return None
    pages = _pages(answer, given)
    return plain_table(visit, answer.names, answer.rows[pages.first - 1 : pages.last])


def _pages(answer: Answer, given: dict[str, str]) -> Pages:
    told = given.get("page", "")
    number = int(told) if told.isdecimal() and len(told) < 9 else 1
    return paged(len(answer.rows), max(number, 1), AT_ONCE)


def _fault(error: InnokraftError, language: str) -> Fault:
    """An error of a query, with its place where it has one."""
    if not isinstance(error, MistakenQueryError):
        return Fault(str(error))
    problem, *rest = error.told(language)
    marked = "\n".join(line.removeprefix("  ") for line in rest if line.startswith("  "))
    meant = error.meant.of(language) if error.meant else ""
    return Fault(problem, error.line, error.column, marked, meant)


def _page(visit: Visit, query: str, given: dict[str, str], shown: Shown) -> Response:
    answer = shown.answer
    told = {
        "query": query,
        "shown": shown,
        "answer": answer,
        "pages": _pages(answer, given) if answer is not None else paged(0, 1, AT_ONCE),
        "most": MOST,
        "view": "picture" if given.get("view") == "picture" else "table",
        "forms": OF_TRIPLES if answer is not None and answer.kind == "triples" else OF_TABLES,
        "bookmark": f"/query?{urlencode({'query': query})}" if len(query) < _BOOKMARKED else "",
        "lines": query.count("\n") + 1,
    }
    status = 400 if shown.fault else 200
    if given.get("part") == "answer":
        text = rendered(visit, "answer.html.j2", **told)
        return Response(text, status, {**HEADERS, "cache-control": "no-store"}, "text/html")
    response = page(
        visit,
        "query.html.j2",
        status,
        examples=[words for words, _ in _examples(visit)],
        prefixes=sorted(QUERY_PREFIXES.items()),
        **told,
    )
    del response.headers["cache-control"]
    response.headers["cache-control"] = "no-store" if visit.request.method == "POST" else "no-cache"
    return response
