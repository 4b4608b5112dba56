"""The page of a search: things by their names, and sentences of texts."""

from __future__ import annotations

import re
from typing import NamedTuple

from starlette.responses import Response

from innokraft.server.pages.paging import paged
from innokraft.server.pages.searching import LONGEST, words_in
from innokraft.server.pages.templating import Visit, page
from innokraft.views.labels import record_names
from innokraft.views.quotes import Quote, languages_of

_FEW, _MANY = 8, 25


class Hit(NamedTuple):
    """A sentence in parts, of which those that were looked for are marked.

    `others` are records beside that of the quote in which the same sentence was found.
    """

    quote: Quote
    parts: list[tuple[str, bool]]
    language: str | None
    others: list[Quote]


def search_page(visit: Visit) -> Response:
    """What is found for the words of the address: some of each, or all of one sort by pages."""
    typed = " ".join(visit.given("q")[:LONGEST].split())
    only = visit.given("in") if visit.given("in") in {"things", "texts"} else ""
    number, known = visit.number("page"), visit.known
    most = _MANY if only else _FEW
    first = (number - 1) * most if only else 0
    things, thing_count = known.names.find(typed, first, most) if only != "texts" else ([], 0)
    quotes, text_count = known.texts.find(typed, first, most) if only != "things" else ([], 0)
    records = {quote.record for quote in quotes}
    return page(
        visit,
        "search.html.j2",
        typed=typed,
        only=only,
        things=things,
        thing_count=thing_count,
        hits=_hits(visit, quotes, typed),
        text_count=text_count,
        record_names=record_names(known.store, records),
        pages=paged(thing_count if only == "things" else text_count, number, most),
        most=most,
    )


def _hits(visit: Visit, quotes: list[Quote], typed: str) -> list[Hit]:
    words = sorted(map(re.escape, words_in(typed)), key=len, reverse=True)
    pattern = re.compile(f"({'|'.join(words) or '(?!)'})", re.IGNORECASE)
    languages = languages_of(visit.known.store, set(quotes))
    found: dict[str, Hit] = {}
    for quote in quotes:
        sentence = " ".join(f"{quote.before}{quote.exact}{quote.after}".split())
        if sentence in found:
            found[sentence].others.append(quote)
            continue
        parts = [(text, place % 2 == 1) for place, text in enumerate(pattern.split(sentence))]
        found[sentence] = Hit(quote, _short(parts), languages[quote], [])
    return list(found.values())


def _short(parts: list[tuple[str, bool]], most: int = 420) -> list[tuple[str, bool]]:
    """The parts of a long sentence around what was found in it."""
    if sum(len(text) for text, _ in parts) <= most:
        return parts
    kept = []
    for place, (text, found) in enumerate(parts):
        if not found and len(text) > 160:
            head = "" if place == 0 else text[:75].rpartition(" ")[0]
            tail = "" if place == len(parts) - 1 else text[-75:].partition(" ")[2]
            kept.append((f"{head} … {tail}", False))
        else:
            kept.append((text, found))
    return kept
