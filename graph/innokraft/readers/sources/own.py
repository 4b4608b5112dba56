"""innokraft's own record: YAML written by hand, with facts only or with text.

`data/records/README.md` describes it for those who write one. Keys have no order; a file whose
root has the key `record`, or no other keys than these, is a record of this kind.

| key | in the record |
|---|---|
| record | local id |
| publisher, from | publisher; a link to where the facts were read off |
| funder, number | funder, number, the project's key |
| title (sv, en) | titles |
| language | the language of what does not say its own |
| coordinator, unit | coordinator and unit; `Organisation - Unit` in one is split |
| amount, total_cost | amount, total cost; SEK where no currency is named |
| period, funding_period | period, funding period: two dates with ` - ` between |
| decided, modified | decided, modified |
| status | status |
| acronym, doi | acronym, DOI |
| file: name, sha256, pages | stays in the frozen text: the file that `text` was read from |
| participants: name, number, role, amount | participants; a share where there is a role or amount |
| people: name, role, orcid | people |
| topics: scheme, code, sv, en | topics |
| keywords, links | keywords, links |
| facts | a section of the kind other, a fact a line |
| aim, result, method, other | sections |
| text | sections by the headings in it |
| review | review |

The frozen text has the same keys. A key of any other name is an error that names the line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from innokraft.errors import Place, SourceError
from innokraft.files.marked_yaml import Marked, parse_yaml
from innokraft.readers.frozen.labelled import freeze_fields
from innokraft.readers.frozen_text import MOST_CHARACTERS, Frozen
from innokraft.readers.input.decoding import read_all
from innokraft.readers.input.files import SourceFile
from innokraft.readers.input.yaml_keys import root_keys
from innokraft.readers.sources.own_record import parse_record
from innokraft.record import Record

FIELDS = (
    "record", "publisher", "from", "funder", "number", "title", "language", "coordinator", "unit",
    "amount", "total_cost", "period", "funding_period", "decided", "modified", "status",
    "acronym", "doi", "file",
)  # fmt: skip
LISTS = {
    "participants": frozenset(["name", "number", "role", "amount"]),
    "people": frozenset(["name", "role", "orcid"]),
    "topics": frozenset(["scheme", "code", "sv", "en"]),
    "keywords": frozenset[str](),
    "links": frozenset[str](),
}
TEXTS = ("facts", "aim", "result", "method", "other", "text", "review")
_PARTS = {
    "title": frozenset(["sv", "en"]),
    "publisher": frozenset(["name", "number"]),
    "funder": frozenset(["name", "number"]),
    "coordinator": frozenset(["name", "number"]),
    "file": frozenset(["name", "sha256", "pages"]),
}
_KNOWN = frozenset([*FIELDS, *LISTS, *TEXTS])
_LOCAL_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,199}")

Pair = tuple[str, str]


class OwnRecord:
    """Reads records in innokraft's own format."""

    name = "innokraft-record"
    marks = "YAML with the key record"

    def recognises(self, head: str) -> bool:
        """Whether this is YAML with the key `record` at its root, or with our keys alone."""
        found = root_keys(head)
        known = sum(key in _KNOWN for key in found.keys)
        if "annotation" in found.keys:
            return False
        if "record" in found.keys:
            return known > min(found.prose, 2)
        return known == len(found.keys) > 1 and not found.prose

    def freeze(self, file: SourceFile) -> Iterator[Frozen | SourceError]:
        """A labelled text of the file's keys. Raises SourceError with the line of what is wrong."""
        with file.open() as stream:
            raw = read_all(stream, MOST_CHARACTERS, file.shown)
        root = parse_yaml(raw, file.shown, SourceError)
        found = root.mapping(known=_KNOWN)
        if "record" not in found:
            raise root.wrong("there is no key 'record'", "It names the record: record: 2015-00741")
        name = found["record"]
        if not _LOCAL_ID.fullmatch(name.text()):
            raise name.wrong(
                f"{name.text()!r} is no name", "Use letters, digits, dots and hyphens."
            )
        lines: dict[str, int] = {}
        fields = [pair for key in FIELDS for pair in _field(key, found, lines)]
        fields += [pair for key in LISTS for pair in _list(key, found, lines)]
        texts = [(key, _long(found[key])) for key in TEXTS if key in found]
        lines.update({key: value.line for key, value in found.items()})
        yield freeze_fields(fields, texts, Place(file.shown), lines)

    def parse(self, frozen: Frozen) -> Record:
        """The record of a file."""
        return parse_record(frozen, self.name)


def _field(key: str, found: dict[str, Marked], lines: dict[str, int]) -> Iterator[Pair]:
    if key not in found:
        return
    value = found[key]
    if key in _PARTS and not value.is_text():
        for part, inner in value.mapping(known=_PARTS[key]).items():
            label = key if part == "name" else f"{key} {part}"
            lines[label] = inner.line
            yield label, inner.text()
    else:
        yield key, value.text()


def _list(key: str, found: dict[str, Marked], lines: dict[str, int]) -> Iterator[Pair]:
    if key not in found:
        return
    for number, item in enumerate(found[key].items(), 1):
        label = f"{key} {number}"
        lines[label] = item.line
        if item.is_text():
            yield (f"{label} name" if "name" in LISTS[key] else label), item.text()
        else:
            for part, inner in item.mapping(known=LISTS[key]).items():
                lines[f"{label} {part}"] = inner.line
                yield f"{label} {part}", inner.text()


def _long(value: Marked) -> str:
    return value.text() if value.is_text() else "\n".join(item.text() for item in value.items())
