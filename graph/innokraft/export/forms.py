"""The formats of an answer, and how it goes out in one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from innokraft.errors import UsageError
from innokraft.export.answers import WRITERS, to_csv, to_excel_csv
from innokraft.export.cited import Layout, to_html, to_markdown
from innokraft.export.shown import shown
from innokraft.query.running import Coming

_BLOCK = 100_000  # characters that go out together

DOCUMENTS: dict[str, Callable[[Coming, Layout], Iterable[str]]] = {
    "md": to_markdown,
    "html": to_html,
}
"""The writer of each kind of document, in which quotes are notes."""
OFFICE = ("xlsx", "docx")
"""What Excel and Word open; what writes them is loaded when it is needed."""


Lines = Callable[[Sequence[str], Iterable[Sequence[str]]], Iterable[str]]
"""Lays out names and rows of short texts in lines for a person."""


def as_bytes(form: str | Lines | None, layout: Layout, answer: Coming) -> Iterator[bytes]:
    """An answer in a format, or laid out in lines, as it goes out; yes and no is a word.

    Without a format it is csv, or ttl for triples.
    """
    form = form or ("ttl" if answer.kind == "triples" else "csv")
    if answer.kind == "boolean" and form not in {"json", "xml"}:
        yield f"{str(answer.boolean).lower()}\n".encode()
    elif not isinstance(form, str):
        names, rows = shown(answer, layout.language, iris=layout.iris)
        yield from (f"{line}\n".encode() for line in form(names, rows))
    elif form in OFFICE:
        from innokraft.export import office

        yield from getattr(office, f"to_{form}")(answer, layout)
    elif form in DOCUMENTS:
        yield from _blocks(DOCUMENTS[form](answer, layout))
    elif form not in WRITERS:
        there = ", ".join([*WRITERS, *DOCUMENTS, *OFFICE])
        raise UsageError(f"there is no format {form!r}", remedy=f"There are: {there}.")
    else:
        csv = partial(to_excel_csv if layout.excel else to_csv, guarded=layout.guarded)
        yield from _blocks(csv(answer) if form == "csv" else WRITERS[form](answer))


def _blocks(parts: Iterable[str]) -> Iterator[bytes]:
    """Parts together, so that what each block costs on its way is nothing to a row."""
    held: list[str] = []
    size = 0
    for part in parts:
        held.append(part)
        size += len(part)
        if size >= _BLOCK:
            yield "".join(held).encode()
            held, size = [], 0
    yield "".join(held).encode()
