"""SweCRIS: the CSV export and the API's JSON, which hold the same fields.

| field | in the record |
|---|---|
| projectId `number_funder` | number, local id; with the funder's short name the project's key |
| projectId, as it stands | address of the record: `…/swecris.html#/project/{projectId}` |
| a projectId with a slash or a blank | no address: how SweCRIS escapes it is nowhere shown |
| projectTitleSv, projectTitleEn | titles, each with the language it is in, not the field's |
| projectAbstractSv, projectAbstractEn | sections: by their headings, or one of the kind `other` |
| projectStartDate, projectEndDate | period |
| coordinatingOrganisationId, …NameSv, …NameEn | coordinator: number, name in each language |
| …TypeOfOrganisationSv, …En | kind of the organisation, scheme `swecris-organisation-type` |
| fundingOrganisationId, …NameSv, …NameEn, …TypeOfOrganisation… | funder, the same way |
| fundingsSek | amount in SEK; `0` is an amount, an empty field is none |
| fundingStartDate, fundingEndDate | funding period |
| fundingYear | the start of the funding period where there is no other: else it is its year |
| typeOfAwardId, typeOfAwardDescrSv, …En | topic of the scheme `swecris-award-type` |
| updatedDate, loadedDate | modified: the later one, beside the text: which version is newer |
| peopleList (involvedPeople): name, ORCID, roles | people; an ORCID with a wrong digit is none |
| peopleList: id | not kept: SweCRIS' own number; that two of one name have different ones is |
| peopleList: a second entry of an id, without a role | not kept: another spelling of a name |
| peopleList: gender | never kept: nothing here needs it |
| scbs | topics of the scheme `scb`, all levels; `9: Oklassificerat` is none |

A coordinator `NULL` whose id is a personal number is a private person: neither is kept, not even
in the frozen text. `typeOfAward` 999 "Oklassificerat" is none. Names that name nobody are told once
a file, with their number.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from innokraft.errors import Place, SourceError
from innokraft.rdf.iris import plain_name
from innokraft.readers.frozen.labelled import freeze_fields
from innokraft.readers.frozen.nested import as_text
from innokraft.readers.frozen_text import Frozen
from innokraft.readers.input.csv_rows import read_rows
from innokraft.readers.input.files import SourceFile
from innokraft.readers.input.json_keys import folded_keys
from innokraft.readers.input.json_objects import Json, JsonObject, PlacedObject, read_objects
from innokraft.readers.messages import SkippedError, ToldOnce
from innokraft.readers.sources.swecris_record import parse_record
from innokraft.readers.values.characters import MASK, is_personal_number
from innokraft.readers.values.organisations import is_nobody
from innokraft.readers.values.private_names import is_person
from innokraft.readers.values.subjects import split_subjects
from innokraft.record import Record
from innokraft.text.normalisation import tidy

FIELDS = (
    "projectId",
    "projectTitleSv",
    "projectTitleEn",
    "projectStartDate",
    "projectEndDate",
    "coordinatingOrganisationId",
    "coordinatingOrganisationNameSv",
    "coordinatingOrganisationNameEn",
    "coordinatingOrganisationTypeOfOrganisationSv",
    "coordinatingOrganisationTypeOfOrganisationEn",
    "fundingOrganisationId",
    "fundingOrganisationNameSv",
    "fundingOrganisationNameEn",
    "fundingOrganisationTypeOfOrganisationSv",
    "fundingOrganisationTypeOfOrganisationEn",
    "fundingsSek",
    "fundingYear",
    "fundingStartDate",
    "fundingEndDate",
    "typeOfAwardId",
    "typeOfAwardDescrSv",
    "typeOfAwardDescrEn",
    "updatedDate",
    "loadedDate",
)
"""The short fields, in the order of the frozen text."""
DATES = frozenset(["updatedDate", "loadedDate"])
"""When SweCRIS changed the row, and when it loaded it from the funder."""
TEXTS = ("projectAbstractSv", "projectAbstractEn")
PEOPLE, SUBJECTS = "involvedPeople", "scbs"
_NEEDED = ("projectId", "fundingOrganisationNameSv")
_PERSON = ("personId", "fullName", "orcId", "roleEn", "roleSv")
_KEPT = (*_PERSON[1:], "namesake")
_SIGN, _LEADER = "¤", "coordinatingorganisation"
_WORDS = 5
"""How many of the words that name nobody are told."""


class SwecrisCsv:
    """Reads SweCRIS' CSV export."""

    name = "swecris-csv"
    marks = "CSV whose first row has ProjectId and CoordinatingOrganisation…"

    def recognises(self, head: str) -> bool:
        """Whether the first row names SweCRIS' columns."""
        first = head.partition("\n")[0].casefold()
        return "projectid" in first and "coordinatingorganisation" in first and "{" not in first

    def freeze(self, file: SourceFile) -> Iterator[Frozen | SourceError]:
        """A labelled text for each row."""
        known = (*FIELDS, *TEXTS, PEOPLE, SUBJECTS)
        yield from _freeze_all(read_rows(file, _NEEDED, known), file)

    def parse(self, frozen: Frozen) -> Record:
        """The record of a row."""
        return parse_record(frozen, self.name)


class SwecrisApi:
    """Reads the JSON of SweCRIS' API."""

    name = "swecris-api"
    marks = 'JSON with "projectId" and "coordinatingOrganisation…"'

    def recognises(self, head: str) -> bool:
        """Whether this is JSON with SweCRIS' names."""
        names = folded_keys(head)
        return "projectid" in names and any(name.startswith(_LEADER) for name in names)

    def freeze(self, file: SourceFile) -> Iterator[Frozen | SourceError]:
        """A labelled text for each object."""
        yield from _freeze_all(_with_unknown(read_objects(file)), file)

    def parse(self, frozen: Frozen) -> Record:
        """The record of an object."""
        return parse_record(frozen, self.name)


Placed = tuple[Mapping[str, Json], Place]
"""What a row or an object holds, and where it stands."""


def _freeze_all(
    items: Iterable[Placed | SourceError], file: SourceFile
) -> Iterator[Frozen | SourceError]:
    nobody = Counter[str]()
    for item in items:
        if isinstance(item, SourceError):
            yield item
        else:
            nobody.update(_placeholders(item[0]))
            yield _freeze(*item)
    if nobody:
        words = ", ".join(f"{word[:40]!r} {n}" for word, n in nobody.most_common(_WORDS))
        problem = f"{nobody.total()} name(s) of organisations name nobody and are not kept: {words}"
        yield SkippedError(problem, Place(file.shown))


_LEVELS = ("scb1", "scb3", "scb5")
_IN_PERSON = frozenset([*map(str.casefold, _PERSON), "gender"])
_PARTS = ("id", "namesv", "nameen")
_IN_SUBJECT = frozenset(f"{level}{part}" for level in _LEVELS for part in _PARTS)
_KNOWN = frozenset(map(str.casefold, (*FIELDS, *TEXTS, PEOPLE, "peopleList", SUBJECTS)))


def _with_unknown(
    objects: Iterable[PlacedObject | SourceError],
) -> Iterator[PlacedObject | SourceError]:
    """The objects, and before them what their fields are that are not known."""
    unknown = ToldOnce()
    for item in objects:
        if not isinstance(item, SourceError):
            yield from unknown.tell(sorted(_unknown(item[0])), item[1])
        yield item


def _unknown(item: JsonObject) -> set[str]:
    """The fields of an object that are not known."""
    names = {name for name in item if name.casefold() not in _KNOWN}
    lower = _lower(item)
    for listed, known in (("peoplelist", _IN_PERSON), (SUBJECTS, _IN_SUBJECT)):
        inner = {name for entry in _objects(lower.get(listed)) for name in entry}
        names |= {f"{listed} {name}" for name in inner if name.casefold() not in known}
    return names


def _lower(item: Mapping[str, Json]) -> dict[str, Json]:
    return {name.casefold(): value for name, value in item.items()}


def _objects(listed: Json) -> list[JsonObject]:
    return [e for e in listed if isinstance(e, dict)] if isinstance(listed, list) else []


def _placeholders(values: Mapping[str, Json]) -> Iterator[str]:
    """The words in the place of organisations' names that name nobody.

    What stands beside a personal number is told with that.
    """
    lower = {name.casefold(): value for name, value in values.items() if isinstance(value, str)}
    for name, value in lower.items():
        head, is_name, _ = name.partition("organisationname")
        words = tidy(value) if is_name else ""
        is_private = is_personal_number(tidy(lower.get(f"{head}organisationid", "")))
        if words and is_nobody(words) and not is_private:
            yield words


def _freeze(item: Mapping[str, Json], place: Place) -> Frozen | SourceError:
    values = {name.casefold(): _text(value) for name, value in item.items()}
    if values.get("fundingstartdate"):
        values["fundingyear"] = ""
    fields = _private([(name, values.get(name.casefold(), "")) for name in FIELDS])
    people = item.get("peopleList") or item.get(PEOPLE) or item.get(PEOPLE.casefold())
    for number, person in enumerate(_people_in(people), 1):
        fields += [(f"peopleList {number} {name}", person.get(name, "")) for name in _KEPT]
    subjects = dict.fromkeys(_subjects_in(item.get(SUBJECTS)))
    for number, (code, swedish, english) in enumerate(subjects, 1):
        fields.append((f"scbs {number} id", code))
        fields += [(f"scbs {number} nameSv", swedish), (f"scbs {number} nameEn", english)]
    texts = [(name, values.get(name.casefold(), "")) for name in TEXTS]
    return freeze_fields(fields, texts, place, dates=DATES)


def _private(fields: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The fields without the names of persons and nobody, and with a person's number masked."""
    private = {
        name.removesuffix("Id")
        for name, value in fields
        if name.endswith("OrganisationId") and is_personal_number(value)
    }
    return [
        (name, MASK if name.removesuffix("Id") in private else value)
        for name, value in fields
        if not ("OrganisationName" in name and _is_private(name, value, private))
    ]


def _is_private(name: str, value: str, private: set[str]) -> bool:
    return is_nobody(value) or (name[: name.index("Name")] in private and is_person(value))


def _people_of(printed: str) -> Iterator[dict[str, str]]:
    """The persons in the CSV export's text: `¤¤¤id¤Name¤ORCID¤RoleEn¤RoleSv¤Gender`, repeated.

    Older exports have no id. Fields may be empty, so the signs are counted, not searched for.
    """
    parts = printed.strip().split(_SIGN)
    numbered = not parts[3:] or parts[3].isdigit()
    names, step = (_PERSON, 8) if numbered else (_PERSON[1:], 7)
    for at in range(3, len(parts), step):
        yield dict(zip(names, parts[at : at + step], strict=False))


def _people_in(listed: Json) -> list[dict[str, str]]:
    """The persons of a row; a second spelling of one's name, without a role, is left out."""
    if isinstance(listed, str):
        people = list(_people_of(listed))
    else:
        entries = map(_lower, _objects(listed))
        people = [{name: _text(e.get(name.casefold())) for name in _PERSON} for e in entries]
    known = {person.get("personId", "") for person in people if person.get("roleSv")} - {""}
    return _numbered([p for p in people if p.get("roleSv") or p.get("personId", "") not in known])


def _numbered(people: list[dict[str, str]]) -> list[dict[str, str]]:
    """The same persons; those of one name and different ids are told apart by a number."""
    numbers: dict[str, dict[str, int]] = defaultdict(dict)
    for person in people:
        if own := person.get("personId"):
            known = numbers[plain_name(person.get("fullName", ""))]
            known.setdefault(own, len(known) + 1)
    for person in people:
        known = numbers[plain_name(person.get("fullName", ""))]
        if len(known) > 1 and (number := known.get(person.get("personId", ""))):
            person["namesake"] = str(number)
    return people


def _subjects_in(listed: Json) -> Iterator[tuple[str, str, str]]:
    if isinstance(listed, str):
        yield from split_subjects(listed)
    for entry in map(_lower, _objects(listed)):
        for level in _LEVELS:
            code, swedish, english = (_text(entry.get(f"{level}{part}")) for part in _PARTS)
            if code.strip().strip("9"):
                yield code.strip(), swedish, english


def _text(value: Json) -> str:
    return "" if isinstance(value, dict | list) else as_text(value)
