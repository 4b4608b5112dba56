"""Files that hold no records themselves: reports to make one of, workbooks to save otherwise."""

from __future__ import annotations

from pathlib import Path

from innokraft.errors import Place, SourceError

_REPORT = "`innokraft read` makes a record of a report."
_SHEET = "Save its sheet as CSV, and give that."
_MEMBERS = {
    "word/document.xml": ("a Word document", _REPORT),
    "xl/workbook.xml": ("a workbook", _SHEET),
    "xl/workbook.bin": ("a workbook", _SHEET),
    "ppt/presentation.xml": ("a presentation", "Save its text, and run `innokraft read` on that."),
}
"""What an archive is by a member that it has, and what to do with it."""


def report_by_start(head: str, shown: str) -> SourceError | None:
    """The error for a file that starts as a report does; None for others."""
    start = head.lstrip("\ufeff \t\r\n")
    if start.startswith("%PDF-"):
        return _is("a PDF", shown, _REPORT)
    if start.startswith("{\\rtf"):
        return _is("an RTF document", shown, f"Save it as docx: {_REPORT}")
    return None


def report_in_archive(path: Path) -> SourceError | None:
    """The error for an archive that is an office document; None for others."""
    from zipfile import BadZipFile, ZipFile

    try:
        with ZipFile(path) as archive:
            names = set(archive.namelist())
            opened = b""
            if {"mimetype", "content.xml"} <= names and archive.getinfo("mimetype").file_size < 200:
                opened = archive.read("mimetype")
    except (BadZipFile, NotImplementedError, ValueError, RuntimeError, OSError):
        return None  # whoever reads it as an archive says what is wrong with it
    found = next((told for member, told in _MEMBERS.items() if member in names), None)
    if b"opendocument.spreadsheet" in opened:
        found = ("a workbook", _SHEET)
    elif b"opendocument" in opened:
        found = ("an OpenDocument text", _REPORT)
    return _is(found[0], str(path), found[1]) if found else None


def _is(kind: str, shown: str, remedy: str) -> SourceError:
    return SourceError(f"this is {kind}, which holds no records itself", Place(shown), remedy)
