"""CORDIS' tables: `project.csv` or `project.json`, joined with the files that lie beside it.

Both hold the same: in JSON a list of objects with the columns of the CSV as names. What the columns
become stands above.

| file | columns that are kept |
|---|---|
| project | those above; legalBasis, topics and fundingScheme as codes |
| organization | projectID, order, and those above |
| euroSciVoc | projectID, euroSciVocCode, euroSciVocTitle |
| legalBasis, topics | projectID, the code and its title |
| project: coordinator, participants, coordinatorCountry, participantCountries | where no organization is there: names and countries of old releases |
| project: rcn, nature, teaser | not kept: CORDIS' own number; always empty; the start of objective |
| project: subjects | not kept: codes of an older classification; nothing asks |
| organization: the other columns | not kept: addresses, contacts, other sums; nothing asks |
| webLink, webItem and others | not kept: they are left aside with a message |

Columns come and go between releases: one that is missing is no field, a new one is reported once.
Older releases have other names, which are read as the present ones: `reference` (id), `programme`
(legalBasis), `call` (masterCall), and `cordis-h2020projects.csv` beside
`cordis-h2020organizations.csv`. The other files are read once into a temporary database on disk,
so that memory does not grow.
"""  # noqa: E501

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from itertools import zip_longest
from pathlib import PurePath

from innokraft.errors import Place, SourceError
from innokraft.readers.frozen.labelled import freeze_fields
from innokraft.readers.frozen.nested import as_text
from innokraft.readers.frozen_text import Frozen
from innokraft.readers.input.csv_rows import CsvRow, read_rows, renamed
from innokraft.readers.input.decoding import open_text
from innokraft.readers.input.files import SourceFile
from innokraft.readers.input.joined_tables import JoinedTables
from innokraft.readers.input.json_keys import folded_keys
from innokraft.readers.input.json_objects import Json, read_objects
from innokraft.readers.messages import SkippedError, ToldOnce
from innokraft.readers.sources.cordis_record import (
    DATES,
    FIELDS,
    LISTS,
    order_of,
    parse_record,
    swedish_vat,
)
from innokraft.record import Record

_CODES = ("legalBasis", "topics", "fundingScheme")
_PARTNERS = ("coordinator", "coordinatorCountry", "participants", "participantCountries")
_NOT_KEPT = ("rcn", "nature", "teaser", "subjects")
_KNOWN = (*FIELDS, *_CODES, *_PARTNERS, *_NOT_KEPT, "objective")
_FORMER = {"reference": "id", "programme": "legalbasis", "call": "mastercall"}
"""What the columns of older releases are called now, in lower case."""
_FORMER_IN_PARTS = {"projectreference": "projectid", "id": "organisationid"}
_PARTS: dict[str, dict[str, str]] = {
    "organization": {part.casefold(): part for part in (*LISTS["organization"], "order")},
    "euroSciVoc": {"euroscivoccode": "code", "euroscivoctitle": "title"},
    "legalBasis": {"legalbasis": "code", "title": "title"},
    "topics": {"topic": "code", "topics": "code", "title": "title"},
}
"""What is kept of each file beside the projects: its column, and the name in the frozen text."""
_PARTS_NOT_KEPT = (
    "projectID", "projectRcn", "projectAcronym", "shortName", "SME", "street", "postCode",
    "nutsCode", "geolocation", "organizationURL", "contactForm", "contactType", "contactTitle",
    "contactFirstNames", "contactLastNames", "contactFunction", "contactTelephoneNumber",
    "contactFaxNumber", "contactEmail", "contentUpdateDate", "rcn", "netEcContribution",
    "totalCost", "active", "euroSciVocPath", "euroSciVocDescription", "uniqueProgrammePart",
)  # fmt: skip
_MARKS = frozenset(
    "ecmaxcontribution frameworkprogramme legalbasis ecsignaturedate grantdoi programme".split()  # noqa: SIM905
)
_OTHERS = ("coordinatingorg", "leadro", "fundingorg", "gtrproject")
"""How columns start that SweCRIS or the Gateway to Research have, which name projects so too."""
_MARKS_OF_PARTS = frozenset(
    "organisationid endofparticipation euroscivoccode legalbasis topic projectrcn".split()  # noqa: SIM905
)


class CordisCsv:
    """Reads CORDIS' CSV files."""

    name = "cordis-csv"
    marks = "CSV whose first row has id, title and ecMaxContribution, legalBasis or grantDoi"

    def recognises(self, head: str) -> bool:
        """Whether the first row names the columns of one of CORDIS' files."""
        return _is_projects(_columns(head)) or _is_part(_columns(head))

    def freeze(self, file: SourceFile) -> Iterator[Frozen | SourceError]:
        """A labelled text for each row of the projects; the files beside them give none."""
        yield from _freeze_file(file, _columns)

    def parse(self, frozen: Frozen) -> Record:
        """The record of a project."""
        return parse_record(frozen, self.name)


class CordisJson:
    """Reads CORDIS' JSON files."""

    name = "cordis-json"
    marks = 'JSON with "id", "title" and "ecMaxContribution", "legalBasis" or "grantDoi"'

    def recognises(self, head: str) -> bool:
        """Whether the objects have the names of one of CORDIS' files."""
        names = folded_keys(head)
        part = _is_part(names) and bool(_MARKS_OF_PARTS & names)
        return _is_projects(names) or part

    def freeze(self, file: SourceFile) -> Iterator[Frozen | SourceError]:
        """A labelled text for each object of the projects; the files beside them give none."""
        yield from _freeze_file(file, folded_keys)

    def parse(self, frozen: Frozen) -> Record:
        """The record of a project."""
        return parse_record(frozen, self.name)


def _freeze_file(
    file: SourceFile, names_of: Callable[[str], frozenset[str]]
) -> Iterator[Frozen | SourceError]:
    with file.open() as stream, open_text(stream) as text:
        names = names_of(text.read(2**16))
    if _is_part(names):
        yield _left_aside(file)
        return
    with closing(JoinedTables()) as joined:
        yield from _read_parts(file, joined, has_partners="coordinator" in names)
        for row in _rows(file, ("id", "title"), _KNOWN, _FORMER):
            yield row if isinstance(row, SourceError) else _freeze(row, joined)


def _columns(head: str) -> frozenset[str]:
    first = head.partition("\n")[0].casefold()
    names = first.replace("\t", ";").replace(",", ";").split(";")
    return frozenset(name.strip(' "\r\ufeff') for name in names)


def _is_projects(names: frozenset[str]) -> bool:
    told = {"id", "reference"} & names and {"title", "acronym"} & names
    return bool(told and _MARKS & names) and not _is_part(names)


def _is_part(names: frozenset[str]) -> bool:
    is_others = any(name.startswith(_OTHERS) for name in names)
    return bool({"projectid", "projectreference"} & names) and not is_others


def _rows(
    file: SourceFile, needed: tuple[str, ...], known: Iterable[str], former: Mapping[str, str]
) -> Iterator[CsvRow | SourceError]:
    """The rows of a table, in CSV or JSON."""
    if _ending(file) == ".json" or _starts_as_json(file):
        yield from _json_rows(file, {name.casefold() for name in known}, former)
    else:
        yield from read_rows(file, needed, known, former)


def _starts_as_json(file: SourceFile) -> bool:
    with file.open() as stream, open_text(stream) as text:
        return text.read(2**10).lstrip()[:1] in {"[", "{"}


def _json_rows(
    file: SourceFile, known: set[str], former: Mapping[str, str]
) -> Iterator[CsvRow | SourceError]:
    unknown = ToldOnce()
    for item in read_objects(file):
        if isinstance(item, SourceError):
            yield item
            continue
        names = renamed(map(str.casefold, item[0]), former)
        values = dict(zip(names, map(_joined_text, item[0].values()), strict=True))
        yield from unknown.tell(sorted(values.keys() - known), Place(file.shown, 1))
        yield CsvRow(values, item[1])


def _joined_text(value: Json) -> str:
    return ";".join(map(as_text, value)) if isinstance(value, list) else as_text(value)


def _name(file: SourceFile) -> str:
    """The name of a file in its folder, without the ending of a packed one."""
    return PurePath(file.shown.rpartition("!")[2]).name.removesuffix(".gz")


def _ending(file: SourceFile) -> str:
    return ".json" if _name(file).endswith(".json") else ".csv"


def _beside(file: SourceFile, part: str) -> SourceFile | None:
    """The file of a part beside the projects: `topics.csv`, `cordis-h2020organizations.csv`."""
    name = _name(file)
    like = [re.sub(r"project(s?)", rf"{part}\1", name, count=1), name.replace("projects", part)]
    names = [each for each in (*like, f"{part}{_ending(file)}") if each != name]
    return next((found for each in names if (found := file.sibling(each))), None)


def _left_aside(file: SourceFile) -> SourceError:
    place, name, ending = Place(file.shown), _name(file), _ending(file)
    names = [re.sub(part, "project", name, count=1, flags=re.IGNORECASE) for part in _PARTS]
    if any(file.sibling(each) for each in (f"project{ending}", *names) if each != name):
        return SkippedError(f"this file is read together with project{ending}, if at all", place)
    problem = f"project{ending} is missing beside this file"
    return SourceError(problem, place, "It holds the projects.")


def _read_parts(
    projects: SourceFile, joined: JoinedTables, *, has_partners: bool
) -> Iterator[SourceError]:
    """Reads the files beside the projects; gives an error for each row that cannot be read."""
    for name, columns in _PARTS.items():
        file = _beside(projects, name)
        if file is None:
            if name == "organization" and not has_partners:
                missing = f"organization{_ending(projects)}"
                problem = f"{missing} is missing beside this file: no participants"
                yield SkippedError(problem, Place(projects.shown))
            continue
        known = (*columns, *_PARTS_NOT_KEPT)
        for row in _rows(file, ("projectID",), known, _FORMER_IN_PARTS):
            if isinstance(row, SourceError):
                yield row
            else:
                _keep(row, name, columns, joined)


def _keep(row: CsvRow, name: str, columns: dict[str, str], joined: JoinedTables) -> None:
    kept = {part: row.values[c] for c, part in columns.items() if row.values.get(c)}
    if "vatNumber" in kept:
        kept["vatNumber"] = swedish_vat(kept["vatNumber"])
    joined.keep(row.values.get("projectid", ""), name, kept)


def _freeze(row: CsvRow, joined: JoinedTables) -> Frozen | SourceError:
    values = row.values
    items = joined.of(values.get("id", ""))
    listed = items.get("organization") or list(_partners(values))
    items["organization"] = sorted(listed, key=lambda each: order_of(each.get("order", "")))
    for name in _CODES:
        items.setdefault(name, list(_codes(values.get(name.casefold(), ""))))
    named = {name: values.get(name.casefold(), "") for name in (*FIELDS, "objective")}
    return freeze_project(named, items, row.place)


def freeze_project(
    values: Mapping[str, str], items: Mapping[str, Iterable[Mapping[str, str]]], place: Place
) -> Frozen | SourceError:
    """The labelled text of a project: its fields, its lists, its objective."""
    fields = [(label, _bare(values, label)) for label in FIELDS]
    for label, parts in LISTS.items():
        for number, item in enumerate(items.get(label, ()), 1):
            fields += [(f"{label} {number} {part}", _bare(item, part)) for part in parts]
    return freeze_fields(fields, [("objective", _bare(values, "objective"))], place, dates=DATES)


def _bare(values: Mapping[str, str], name: str) -> str:
    return " ".join(values.get(name, "").split())


def _partners(values: Mapping[str, str]) -> Iterator[dict[str, str]]:
    """The organisations that old releases name in the project's own row."""
    if name := values.get("coordinator", "").strip():
        country = values.get("coordinatorcountry", "").strip()
        yield {"role": "coordinator", "name": name, "country": country}
    names, countries = (
        values.get(column, "").split(";") for column in ("participants", "participantcountries")
    )
    if len(countries) != len(names):
        countries = []
    for name, country in zip_longest(names, countries, fillvalue=""):
        if name.strip():
            yield {"role": "participant", "name": name.strip(), "country": country.strip()}


def _codes(printed: str) -> Iterable[dict[str, str]]:
    return ({"code": code.strip()} for code in printed.replace(",", ";").split(";") if code.strip())
