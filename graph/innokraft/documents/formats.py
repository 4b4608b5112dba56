"""Which format a report is in, by its ending and by what it holds; both must say the same."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import PurePath

from innokraft.documents import marked_up, office, pdf, plain
from innokraft.documents.report_text import ReportText
from innokraft.errors import Place, SourceError

ENDINGS = {
    ".pdf": "PDF", ".docx": "Word (docx)", ".odt": "ODT", ".html": "HTML", ".htm": "HTML",
    ".md": "Markdown", ".markdown": "Markdown", ".txt": "text",
}  # fmt: skip
_READERS: dict[str, Callable[[bytes, str], ReportText]] = {
    "PDF": pdf.read_pdf,
    "Word (docx)": office.read_docx,
    "ODT": office.read_odt,
    "HTML": marked_up.read_html,
    "Markdown": plain.read_markdown,
    "text": plain.read_text,
}
_PLAIN = {"text", "Markdown", "HTML"}
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html)\b", re.I | re.S
)
_MOST_MEMBERS, _MOST_SWOLLEN = 5_000, 256 * 2**20


def read_by_format(data: bytes, shown: str) -> ReportText:
    """The text of a report. Raises SourceError for what is no report that can be read."""
    named = ENDINGS.get(PurePath(shown).suffix.lower())
    if named is None:
        raise SourceError(
            f"reports that end in {PurePath(shown).suffix or 'nothing'!r} are not read",
            Place(shown),
            f"There are: {', '.join(ENDINGS)}.",
        )
    if not data.strip():
        raise SourceError("the file is empty", Place(shown))
    held = _held(data, shown)
    if held != named and not (held == "text" and named in _PLAIN):
        endings = next((end for end, name in ENDINGS.items() if name == held), "")
        raise SourceError(
            f"by its ending this is {named}, by what it holds {held}",
            Place(shown),
            f"Name it {endings}." if endings and held != "text" else "Look whether it is whole.",
        )
    return _READERS[named](data, shown)


def _held(data: bytes, shown: str) -> str:
    """What the first bytes say, and the members of an archive."""
    if b"%PDF-" in data[:1024]:
        return "PDF"
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise SourceError(
            "this is an encrypted Word document, or one of the old format .doc",
            Place(shown),
            "Save it without a password as .docx.",
        )
    if data.startswith(b"PK\x03\x04"):
        return _archived(data, shown)
    return "HTML" if _HTML.match(data[:4096]) else "text"


def _archived(data: bytes, shown: str) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError) as error:
        raise SourceError(
            f"the document is broken: {error}", Place(shown), "Save it anew."
        ) from None
    swollen = sum(member.file_size for member in members)
    if len(members) > _MOST_MEMBERS or swollen > _MOST_SWOLLEN:
        raise SourceError(
            f"the document unfolds to {len(members):,} parts and {swollen:,} bytes",
            Place(shown),
            f"It may have {_MOST_MEMBERS:,} and {_MOST_SWOLLEN:,}: take pictures out.",
        )
    names = {member.filename for member in members}
    if "word/document.xml" in names:
        return "Word (docx)"
    return "ODT" if {"content.xml", "mimetype"} <= names else "an archive of another kind"
