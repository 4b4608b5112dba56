"""A gold: which concepts careful readers found in which texts, and those texts.

Two kinds of tables (TSV with a head) are read. One has quotes, and names texts of a SweCRIS export
by `projectId` and `lang`. The other holds none of the texts: it names records by their key, the
digest of their frozen text and a language, and says which project each is of (not every source
does), where each quote stands in the title and the sections of that language, and what each of two
readers wrote before their differences were settled.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from innokraft.errors import Place, SourceError
from innokraft.files.tsv import cells_of, numbered_lines
from innokraft.record import Record, SectionKind
from innokraft.text.language import language_of

QUOTED = ("projectId", "lang", "concept", "quote", "how", "sure")
PLACED = (
    *("record", "project", "language", "sha256", "concept", "start", "end", "how"),
    *("reader_a", "reader_b", "settled", "why"),
)
NO_CONCEPT = "-"
FIELD_LIMIT = 1 << 30  # characters in one cell of an export

TextKey = tuple[str, str]  # the record's id and the language

_RUN = 5  # words
_SAME = 0.9  # of the runs of words of the shorter of two texts


@dataclass(frozen=True, slots=True)
class GoldItem:
    """A concept that a reader found in a text, with a quote, and how it was expressed there.

    `readers` are what each of two readers wrote: `y` or `n` for sure or not, nothing where the
    concept was not found.
    """

    text: TextKey
    concept: str
    quote: str
    how: str
    sure: bool
    readers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Gold:
    """Items, and the texts that were read, those without an item too.

    `projects` tells which texts are of one project, `copies` which texts were left out because
    another says the same of their project.
    """

    items: tuple[GoldItem, ...]
    texts: Mapping[TextKey, str]
    projects: Mapping[TextKey, str]
    copies: tuple[TextKey, ...] = ()


def load_gold(path: Path, texts: str | Path | Sequence[str | Path]) -> Gold:
    """Read a gold and its texts, out of files or folders with the records that it names.

    Raises SourceError where a column or a cell is missing, and where a text is not there or is
    another version than was read.
    """
    places = [Path(p) for p in ([texts] if isinstance(texts, str | Path) else texts)]
    names = _head(path)[1].split("\t")
    gold = _placed(path, places) if "record" in names else _quoted(path, places)
    left_out = copies(gold)
    kept = {key: text for key, text in gold.texts.items() if key not in left_out}
    items = tuple(item for item in gold.items if item.text in kept)
    return Gold(items, kept, gold.projects, left_out)


def _quoted(path: Path, places: Sequence[Path]) -> Gold:
    if len(places) != 1 or places[0].is_dir():
        told = ", ".join(map(str, places)) or "nothing"
        problem = f"a gold that names texts by projectId is read with one export, not {told}"
        raise SourceError(problem, Place(str(path), line=1), "Name one SweCRIS export in CSV.")
    named = {(row["projectId"], row["lang"]) for _, row in _table(path, QUOTED)}
    texts = read_texts(places[0], named)
    return Gold(tuple(read_gold(path)), texts, {key: key[0] for key in texts})


def read_gold(path: Path) -> list[GoldItem]:
    """Read a gold table with quotes.

    Raises SourceError where a column is missing, and for a row that lacks a cell.
    """
    return [
        GoldItem((r["projectId"], r["lang"]), r["concept"], r["quote"], r["how"], r["sure"] == "y")
        for _, r in _table(path, QUOTED)
        if r["concept"] != NO_CONCEPT
    ]


def _head(path: Path) -> tuple[Place, str]:
    return next(iter(numbered_lines(path, ())), (Place(str(path), line=1), ""))


def _table(path: Path, columns: Sequence[str]) -> list[tuple[Place, dict[str, str]]]:
    first, head = _head(path)
    names = head.split("\t")
    if missing := [column for column in columns if column not in names]:
        raise SourceError(f"is no gold: it lacks the column {', '.join(missing)}", first)
    needed = f"a row has {len(names)} cells"
    return [
        (at, dict(zip(names, cells_of(line, at, head, needed), strict=True)))
        for at, line in numbered_lines(path, ())[1:]
    ]


def read_texts(path: Path, keys: Iterable[TextKey]) -> dict[TextKey, str]:
    """Read texts out of a SweCRIS CSV export: the title, a blank line and the abstract.

    Line ends become LF. Raises SourceError where a text is not in the export.
    """
    wanted = set(keys)
    texts = {}
    for row in _rows(path):
        for language in ("sv", "en"):
            key = (row.get("ProjectId") or "", language)
            if key in wanted:
                suffix = language.capitalize()
                parts = (row[f"ProjectTitle{suffix}"], row[f"ProjectAbstract{suffix}"])
                text = "\n\n".join(parts)
                texts[key] = text.replace("\r\n", "\n").replace("\r", "\n")
    if lost := sorted(wanted - set(texts)):
        raise SourceError(f"has no text {lost[0][0]} in {lost[0][1]}", Place(str(path)))
    return texts


def _rows(path: Path) -> Iterator[dict[str, str]]:
    """The rows of an export; the limit on a field is the process's, so it is put back."""
    before = csv.field_size_limit(FIELD_LIMIT)
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            yield from csv.DictReader(file, delimiter=";")
    finally:
        csv.field_size_limit(before)


def _placed(path: Path, places: Sequence[Path]) -> Gold:
    """The gold of a table with places, of records that are read out of some files or folders."""
    rows = _table(path, PLACED)
    texts = _texts_of_records(rows, places)
    projects = {(row["record"], row["language"]): row["project"] for _, row in rows}
    items = [
        _item(at, row, texts[row["record"], row["language"]])
        for at, row in rows
        if row["concept"] != NO_CONCEPT
    ]
    return Gold(tuple(items), texts, projects)


def _item(at: Place, row: Mapping[str, str], text: str) -> GoldItem:
    start, end = row["start"], row["end"]
    if row["settled"] not in ("y", "n"):
        raise SourceError(f"settled is y or n, not {row['settled']!r}", at)
    if not (start.isdecimal() and end.isdecimal() and int(start) < int(end) <= len(text)):
        problem = f"the quote from {start!r} to {end!r} is no place in the text"
        raise SourceError(problem, at, f"The text has {len(text)} code points.")
    return GoldItem(
        (row["record"], row["language"]),
        row["concept"],
        text[int(start) : int(end)],
        row["how"],
        row["settled"] == "y",
        (row["reader_a"], row["reader_b"]),
    )


def _texts_of_records(
    rows: Sequence[tuple[Place, Mapping[str, str]]], places: Sequence[Path]
) -> dict[TextKey, str]:
    """The texts that rows name."""
    from innokraft.readers import read

    wanted: dict[str, dict[TextKey, tuple[str, Place]]] = defaultdict(dict)
    for at, row in rows:
        key = (row["record"], row["language"])
        wanted[row["record"]].setdefault(key, (row["sha256"], at))
    texts: dict[TextKey, str] = {}
    for record in read(places):
        if not isinstance(record, Record):
            continue
        for key, (digest, _) in wanted.get(record.key, {}).items():
            if record.sha256 == digest:
                texts[key] = prose(record, key[1])
    for keys in wanted.values():
        for key, (_, at) in keys.items():
            if key not in texts:
                problem = f"the record {key[0]} of that digest is in none of the texts"
                raise SourceError(problem, at, "Name the file or folder that it came from.")
    return texts


def prose(record: Record, language: str) -> str:
    """What a record says in a language: its title, a blank line, and its sections."""
    bodies = []
    for section in record.sections:
        body = section.body.of(record.text)
        told = section.language or language_of(body, record.language or "sv")
        if section.kind is not SectionKind.LINKS and told == language:
            bodies.append(body)
    titles = (t.span.of(record.text) for t in record.titles if t.value.language == language)
    return "\n\n".join((next(titles, ""), *bodies))


def copies(gold: Gold) -> tuple[TextKey, ...]:
    """The texts that say what another of the same project and language says, in order."""
    alike: dict[tuple[str, str], list[frozenset[tuple[str, ...]]]] = defaultdict(list)
    found = []
    for key in sorted(gold.texts):
        runs = _runs(gold.texts[key])
        known = alike[gold.projects[key], key[1]]
        if any(len(runs & other) > _SAME * min(len(runs), len(other)) for other in known):
            found.append(key)
        else:
            known.append(runs)
    return tuple(found)


def _runs(text: str) -> frozenset[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    return frozenset(tuple(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1))
