"""The formats of an answer, and how it goes out in one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from math import inf
from time import monotonic

import pyoxigraph as ox

from innokraft.errors import UsageError
from innokraft.export.answers import WRITERS, to_csv, to_excel_csv
from innokraft.export.cited import Layout, to_html, to_markdown
from innokraft.query.running import Coming

_BLOCK = 100_000  # characters that go out together
_SOON = 0.1  # seconds that rows may wait for others where a reader takes them one by one

DOCUMENTS: dict[str, Callable[[Coming, Layout], Iterable[str]]] = {
    "md": to_markdown,
    "html": to_html,
}
"""The writer of each kind of document, in which quotes are notes."""
OFFICE = ("xlsx", "docx")
"""What Excel and Word open; what writes them is loaded when it is needed."""
BINARY = (*OFFICE, "parquet")
"""What is no text, and nothing for a terminal."""

_ENDINGS = {"markdown": "md", "htm": "html", "jsonl": "ndjson", "pq": "parquet"}

Lines = Callable[[Sequence[str], Iterable[Sequence[str]]], Iterable[str]]
"""Lays out names and rows of short texts in lines for a person."""


def named_format(name: str) -> str:
    """What a format's name or the ending of a file says, whether there is such a format or not."""
    ending = name.lower().removesuffix(".gz").rpartition(".")[2]
    return _ENDINGS.get(ending, ending)


def form_of(name: str) -> str | None:
    """The format that the ending of a file names; None where it names none.

    >>> form_of("grants.jsonl.gz"), form_of("grants.txt")
    ('ndjson', None)
    """
    found = named_format(name)
    return found if found in {*WRITERS, "ndjson", *DOCUMENTS, *BINARY} else None


def as_bytes(form: str | Lines | None, layout: Layout, answer: Coming) -> Iterator[bytes]:
    """An answer in a format, or laid out in lines, as it goes out; yes and no is a word.

    Without a format it is csv, or ttl for triples. In what Excel and Word open and in Parquet, yes
    and no is a table of one cell.
    """
    form = form or ("ttl" if answer.kind == "triples" else "csv")
    if form in BINARY and answer.kind == "boolean":
        answer = Coming("table", ("answer",), [(_truth(answer.boolean),)])
    if answer.kind == "boolean" and form not in {"json", "ndjson", "xml"}:
        yield f"{str(answer.boolean).lower()}\n".encode()
    elif not isinstance(form, str):
        from innokraft.export.shown import shown  # late, as all that most answers need not

        names, rows = shown(answer, layout.language, iris=layout.iris)
        yield from (f"{line}\n".encode() for line in form(names, rows))
    elif form == "parquet":
        from innokraft.export.parquet import to_parquet

        yield from to_parquet(answer)
    elif form in OFFICE:
        from innokraft.export import office

        yield from getattr(office, f"to_{form}")(answer, layout)
    elif form in DOCUMENTS:
        yield from _blocks(DOCUMENTS[form](answer, layout))
    elif form == "csv":
        csv = to_excel_csv if layout.excel else to_csv
        yield from _blocks(csv(answer, guarded=layout.guarded))
    elif form == "ndjson":
        from innokraft.export.ndjson import to_ndjson

        yield from _blocks(to_ndjson(answer), _SOON)
    elif form in WRITERS:
        yield from _blocks(WRITERS[form](answer))
    else:
        there = ", ".join([*WRITERS, "ndjson", *DOCUMENTS, *BINARY])
        raise UsageError(f"there is no format {form!r}", remedy=f"There are: {there}.")


def _truth(boolean: bool) -> ox.Literal:
    return ox.Literal(boolean)


def _blocks(parts: Iterable[str], patience: float = inf) -> Iterator[bytes]:
    """Parts together, so that what each block costs on its way is nothing to a row.

    A part that comes after more than `patience` seconds without one does not wait for others.
    """
    held: list[str] = []
    size, sent = 0, -inf
    for part in parts:
        held.append(part)
        size += len(part)
        if size >= _BLOCK or (patience < inf and monotonic() - sent > patience):
            yield "".join(held).encode()
            held, size, sent = [], 0, monotonic()
    yield "".join(held).encode()
