"""A report becomes an own record: its text and file stated, all else proposed in comments."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from innokraft.bilingual import Bilingual
from innokraft.documents.formats import read_by_format
from innokraft.documents.proposals import Proposal, proposals
from innokraft.documents.report_text import ReportText, clean_line
from innokraft.errors import Place, SourceError, in_words
from innokraft.files.atomic_writes import write_atomically
from innokraft.files.bounded_reads import read_whole
from innokraft.files.marked_yaml import MOST_CHARACTERS
from innokraft.project.folder import model_for
from innokraft.rdf.iris import slug

_LEFT_OUT = Bilingual(
    "{key}: {n} till kan stå i texten och föreslås inte",
    "{key}: {n} more may stand in the text and are not proposed",
)
_HEAD = (
    "# Made from a report. What stands behind a # is a proposal, with its place in the text (in",
    "# code points from its start): read it there, and take the # away if it is right.",
)


@dataclass(frozen=True, slots=True)
class ReportRead:
    """What came of a report: the record's file, whether it was written, what is proposed."""

    record: Path
    is_new: bool
    characters: int
    pages: int
    proposals: tuple[Proposal, ...]
    notes: tuple[Bilingual, ...]


def read_report(file: str | Path, folder: str | Path = ".", *, replace: bool = False) -> ReportRead:
    """Writes a report (PDF, docx, ODT, HTML, Markdown, text) as an own record into a folder.

    What the report may say of its project is proposed in comments, for a person to accept. Raises
    SourceError for what cannot be read, and where another record stands in the file's place that
    `replace` does not let go.
    """
    shown = str(file)
    try:
        data = read_whole(Path(file))
        report = read_by_format(data, shown)
        if not report.text:
            raise SourceError("there is no text in it", Place(shown), "Look whether it is whole.")
        if len(report.text) > MOST_CHARACTERS:
            raise _too_long(len(report.text), shown)
        digest = sha256(data).hexdigest()
        name = f"{slug(Path(file).stem)[:80]}-{digest[:8]}".lstrip("-")
        proposed, left_out = proposals(report, model_for(Path(folder) / "graph").organisations)
        record = "\n".join(_record(name, Path(file).name, digest, report, proposed)).encode()
        if len(record) > MOST_CHARACTERS:
            raise _too_long(len(record), shown)
        path = Path(folder) / f"{name}.yaml"
        is_new = _write(path, record, replace=replace)
    except OSError as error:
        raise in_words(error) from None
    more = (_LEFT_OUT.filled(key=key, n=n) for key, n in left_out.items())
    notes = (*report.notes, *more)
    return ReportRead(path, is_new, len(report.text), len(report.pages), proposed, notes)


def _too_long(length: int, shown: str) -> SourceError:
    return SourceError(
        f"its text is too long for one record: {length:,} characters",
        Place(shown),
        f"It may have {MOST_CHARACTERS:,}: divide it.",
    )


def _write(path: Path, record: bytes, *, replace: bool) -> bool:
    """Writes the record, unless it stands there already."""
    if path.exists():
        if path.read_bytes() == record:
            return False
        if not replace:
            raise SourceError(
                "this file is there, and holds something else", Place(str(path)),
                "Keep it, name another folder, or say --replace (in Python replace=True).",
            )  # fmt: skip
    path.parent.mkdir(parents=True, exist_ok=True)
    write_atomically(path, record)
    return True


def _record(
    name: str, file: str, digest: str, report: ReportText, proposed: Iterable[Proposal]
) -> Iterator[str]:
    yield from _HEAD
    yield f"record: {name}"
    yield "file:"
    yield f"  name: {_quoted(clean_line(file))}"
    yield f"  sha256: {digest}"
    if report.pages:
        yield f"  pages: {' '.join(map(str, report.pages))}"
    key = ""
    for proposal in proposed:
        if proposal.key == "participants" != key:
            yield "# participants:"
        key = proposal.key
        start = "  -" if key == "participants" else f"{key}:"
        page = f", page {proposal.page}" if proposal.page else ""
        yield f"# {start} {_quoted(proposal.quote)} # text {proposal.start}–{proposal.end}{page}"
    yield "text: |-"
    yield from (f"  {line}" if line else "" for line in report.text.split("\n"))
    yield ""


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
