"""Writes a report to a file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from innokraft.analysis.subject import find_subject
from innokraft.bilingual import Bilingual
from innokraft.errors import UsageError
from innokraft.export.cited import Layout
from innokraft.export.forms import as_bytes
from innokraft.files.atomic_writes import File, writing_file
from innokraft.reporting.answers import Answered
from innokraft.reporting.composing import compose
from innokraft.reporting.document import Document
from innokraft.reporting.emptiness import why_empty
from innokraft.reporting.gathering import gather
from innokraft.reporting.markdown import to_markdown
from innokraft.reporting.page import to_html
from innokraft.reporting.rows import counted_rows

if TYPE_CHECKING:
    from innokraft.progress import Progress
    from innokraft.store.embedded import EmbeddedStore


class Reported(NamedTuple):
    """What a report came to: its title, how many projects it is about, how many notes it has.

    `why` says why no project is on its subject.
    """

    title: str
    projects: int
    notes: int
    why: Bilingual | None = None


def _docx(document: Document) -> Iterable[bytes]:
    from innokraft.reporting.word import to_docx

    yield to_docx(document)


def _encoded(write: Callable[[Document], Iterable[str]]) -> Callable[[Document], Iterable[bytes]]:
    return lambda document: (part.encode() for part in write(document))


DOCUMENTS: dict[str, Callable[[Document], Iterable[bytes]]] = {
    "md": _encoded(to_markdown),
    "html": _encoded(to_html),
    "docx": _docx,
}
"""The writer of each format of a report."""
ROWS = ("csv", "xlsx")
"""The formats of the table of what was counted."""
FORMS = (*DOCUMENTS, *ROWS)


def write_report(  # noqa: PLR0913 - how to write it is told by name
    store: EmbeddedStore,
    file: File,
    names: Sequence[str],
    *,
    form: str | None,
    period: str | None,
    answered: Sequence[Answered],
    language: str,
    excel: bool,
    progress: Progress,
) -> Reported:
    """Writes a report, as `Graph.report` says."""
    form = form or _form_of(file)
    if form not in FORMS:
        raise UsageError(f"there is no format {form!r}", remedy=f"There are: {', '.join(FORMS)}.")
    subject = find_subject(store, names, period)
    if not subject and not answered:
        raise UsageError("a report is about something", remedy="Name a theme, an organisation …")
    found = gather(store, subject, language, progress) if subject else None
    document = compose(store, found, answered, language)
    if form in ROWS:
        if found is None:
            problem = f"the answers to questions are no table as {form}"
            raise UsageError(problem, remedy=f"Ask each: innokraft ask NUMBER -f {form}.")
        layout = Layout(excel=excel, title=document.title, language=language)
        parts: Iterable[bytes] = as_bytes(form, layout, counted_rows(store, found, language))
    else:
        parts = DOCUMENTS[form](document)
    with writing_file(file) as out:
        for part in parts:
            out.write(part)
    notes = len(document.notes)
    if found is None:
        return Reported(document.title, 0, notes)
    scope = found.scope
    return Reported(document.title, len(scope.projects), notes, why_empty(scope))


def _form_of(file: File) -> str:
    """The format that the name of a file says; Markdown where it has none."""
    name = str(file).lower().removesuffix(".gz") if isinstance(file, (str, PurePath)) else ""
    ending = PurePath(name).suffix.removeprefix(".")
    return {"htm": "html", "markdown": "md"}.get(ending, ending) or "md"
