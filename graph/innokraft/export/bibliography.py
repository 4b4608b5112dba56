"""References for other programs and for people: CSL-JSON, BibTeX, and a text.

Sources are as people wrote them: what BibTeX would read as its own is written so that it does not.
All dates are those that sources give; there is no clock.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from innokraft.bilingual import Bilingual
from innokraft.export.citing import Reference
from innokraft.export.description import Info
from innokraft.text.shown import plain
from innokraft.views.literals import date_in_words

_VERSION = Bilingual("Version {version}", "Version {version}")
_PLACE = Bilingual("”{words}”, tecken {start}–{end}", "“{words}”, characters {start}–{end}")
_SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",  # BibTeX counts braces, also those behind a backslash
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "%&$#_"},
}
_BREAKING = re.compile(r"[{}\\\s]")
_SIGNS = re.compile("[" + re.escape("".join(_SPECIAL)) + "]")


class Entry(NamedTuple):
    """A reference in the words of one language.

    `by` is whoever published it, `date` as in `2015-05-31` and `dated` in words, `found` where it
    is read, `notes` what else tells it from others, and `language` that of the source.
    """

    key: str
    kind: str
    by: str
    title: str
    series: str
    date: str
    dated: str
    found: str
    notes: tuple[str, ...]
    language: str = ""


def of_source(reference: Reference, language: str) -> Entry:
    """A source, or a passage in it, as an entry."""
    number = f"{reference.format.of(language)} {reference.number}".strip()
    notes = [_VERSION.filled(version=reference.sha256).of(language)]
    if passage := reference.passage:
        place = _PLACE.filled(words=passage.exact, start=passage.start, end=passage.end)
        notes.append(place.of(language))
    return Entry(
        reference.key,
        "report",
        reference.publisher.of(language) if reference.publisher else "",
        reference.title.of(language) if reference.title else number,
        number if reference.title else "",
        date := reference.modified[:10],
        date_in_words(date).of(language),
        reference.address or reference.iri,
        (*notes, reference.iri) if reference.address else tuple(notes),
        reference.language,
    )


def of_graph(info: Info, language: str) -> Entry:
    """The graph itself as an entry."""
    newest = str(info.holds.newest.date) if info.holds.newest else ""
    made = f"innokraft {info.innokraft}"
    key, digest = f"innokraft-{info.sha256[:12]}", f"SHA-256 {info.sha256}"
    title = info.title.of(language)
    dated = date_in_words(newest).of(language)
    return Entry(
        key, "dataset", info.publisher, title, made, newest, dated, info.iri, (digest,), language
    )


def as_text(entries: Iterable[Entry]) -> str:
    """A paragraph an entry."""
    return "\n\n".join(" ".join(_sentences(each)) for each in entries) + "\n"


def as_csl(entries: Iterable[Entry]) -> str:
    """A list of CSL-JSON."""
    return json.dumps([_csl(each) for each in entries], ensure_ascii=False, indent=2) + "\n"


def as_bibtex(entries: Iterable[Entry]) -> str:
    """BibTeX, each entry `@misc`, which every style knows."""
    return "\n".join(_bibtex(each) for each in entries)


WRITERS = {"text": as_text, "bibtex": as_bibtex, "json": as_csl}
"""What writes references, by the name of the format."""


def _sentences(entry: Entry) -> Iterator[str]:
    for part in (entry.by, entry.title, ", ".join(filter(None, (entry.series, entry.dated)))):
        if part:
            yield _line(part).rstrip(".") + "."
    yield entry.found
    for note in entry.notes:
        yield _line(note).rstrip(".") + "." if not note.startswith("http") else note


def _csl(entry: Entry) -> dict[str, Any]:
    date = [int(part) for part in entry.date.split("-") if part.isdecimal()]
    item = {
        "id": entry.key,
        "type": entry.kind,
        "title": _line(entry.title),
        "author": [{"literal": _line(entry.by)}] if entry.by else None,
        "collection-title": _line(entry.series),
        "issued": {"date-parts": [date]} if date else None,
        "URL": entry.found,
        "note": "; ".join(map(_line, entry.notes)),
        "language": entry.language,
    }
    return {name: value for name, value in item.items() if value}


def _bibtex(entry: Entry) -> str:
    year, _, rest = entry.date.partition("-")
    fields = {
        "title": f"{{{_escaped(entry.title)}}}",
        "author": f"{{{_escaped(entry.by)}}}" if entry.by else "",
        "howpublished": _escaped(entry.series),
        "year": year,
        "month": rest[:2],
        "url": _BREAKING.sub(lambda sign: f"%{ord(sign[0]):02X}", entry.found),
        "note": _escaped("; ".join(entry.notes)),
        "langid": {"sv": "swedish", "en": "english"}.get(entry.language, ""),
    }
    lines = (f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@misc{{{entry.key},\n{''.join(lines)}}}\n"


def _escaped(text: str) -> str:
    return _SIGNS.sub(lambda sign: _SPECIAL[sign[0]], _line(text))


def _line(text: str) -> str:
    """A text of others on one line, without what would turn its letters round."""
    return " ".join(plain(text).split())
