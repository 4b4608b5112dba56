"""The Gateway to Research: the answers of its API in JSON, of both versions.

One project, a page of them (`project`), the projects of a search (`projectsBean`, `results`) or one
project's overview. What becomes of a project stands in `gtr_record`; of what else is in JSON:

| field | in the record |
|---|---|
| links: rel FUND | its start and end are those of the fund |
| links: all others | not kept: they name people and organisations by addresses alone |
| researchSubject and the like: percentage | not kept: nothing asks |
| personRole: whose only role is STUDENT | never kept: a student is no party to the grant |
| personRole, organisationRole, collaborator: id, addresses of all kinds | not kept: the Gateway's own |
| output, publication, and what the Gateway adds to a page | not kept: documents of their own |
"""  # noqa: E501

from __future__ import annotations

from collections.abc import Iterator

from innokraft.errors import SourceError
from innokraft.readers.frozen.nested import Flattener, Labelled
from innokraft.readers.frozen_text import Frozen
from innokraft.readers.input.files import SourceFile
from innokraft.readers.input.json_keys import folded_keys
from innokraft.readers.input.json_objects import Json, JsonObject, PlacedObject, read_objects
from innokraft.readers.sources.gtr_record import DATES, FLAGS, parse_record
from innokraft.readers.values.dates import moment_of_milliseconds
from innokraft.record import Record

_CLASSES = ("researchSubject", "researchTopic", "rcukProgramme", "healthCategory",
            "researchActivity")  # fmt: skip
_ONES = {
    "identifiers": "identifier",
    "links": "link",
    "participantValues": "participant",
    "researchSubjects": "researchSubject",
    "researchTopics": "researchTopic",
    "rcukProgrammes": "rcukProgramme",
    "healthCategories": "healthCategory",
    "researchActivities": "researchActivity",
    "personRoles": "personRole",
    "organisationRoles": "organisationRole",
}
"""What wraps a list in the second version of the API, or names one in searches."""
_PERSON = ("fullName", "firstName", "otherNames", "surname", "orcidId")
_LISTS = ("personRole", "principalInvestigators", "supervisors", "organisationRole", "collaborator")
_NUMBERED = {*_ONES.values(), *_LISTS}
_API = (
    "identifier value",
    "identifier type",
    "leadFunder",
    "leadOrganisationDepartment",
    "link rel",
    "link start",
    "link end",
    "start",
    "end",
    *(f"participant {part}" for part in ("organisationName", "role", "projectCost", "grantOffer")),
)
_OVERVIEW = (
    "leadResearchOrganisation name",
    "leadResearchOrganisation department",
    "leadResearchOrganisation address region",
    *(f"{of} {part}" for of in _LISTS[:3] for part in _PERSON),
    "personRole role name",
    *(f"personRole {flag}" for flag in FLAGS),
    *(f"{of} name" for of in _LISTS[3:]),
    "organisationRole role name",
    *(f"{one} {part}" for one in _CLASSES for part in ("id", "text")),
)
TEXTS = ("abstractText", "techAbstractText", "potentialImpact")
FIELDS = (
    "id",
    "grantReference",
    "title",
    "status",
    "grantCategory",
    *_API,
    "fund funder name",
    "fund valuePounds",
    "fund valuePounds amount",
    "fund valuePounds currencyCode",
    "fund start",
    "fund end",
    "fund type",
    *_OVERVIEW,
    "created",
    "updated",
)
_NOT_KEPT = (
    "href", "ext", "url", "resourceUrl", "output", "publication", "pagedListHolder", "headerData",
    "lastRefreshDate", "organisations", "supervisor", "studentships", "collaborations",
    "projectUrl", "resourceId", "score", "fund", "leadResearchOrganisation", "link", "participant",
    "identifier", *_CLASSES, *_LISTS,
)  # fmt: skip
_MARKS = frozenset(["leadfunder", "leadorganisationdepartment", "techabstracttext",
                    "participantvalues", "rcukprogrammes"])  # fmt: skip
_STUDENT = {"student", "studentperson"}
_OLDER = frozenset(["projectcomposition", "projectoverview"])


class _Gtr:
    """Reads projects of the Gateway, whichever version of its API gave them."""

    name = ""

    def freeze(self, file: SourceFile) -> Iterator[Frozen | SourceError]:
        """A labelled text for each project."""
        objects = map(_unwrapped, read_objects(file))
        flattener = Flattener((*FIELDS, *TEXTS), _NOT_KEPT)
        yield from flattener.freeze(objects, TEXTS, _plain, DATES)

    def parse(self, frozen: Frozen) -> Record:
        """The record of a project. Raises SourceError where it has no reference and no id."""
        return parse_record(frozen, self.name)


class GtrApi(_Gtr):
    """Reads the second version of the API."""

    name = "gtr-api"
    marks = 'JSON of UKRI\'s Gateway to Research, with "leadFunder" or "techAbstractText"'

    def recognises(self, head: str) -> bool:
        """Whether this is JSON with the names of the second version."""
        return bool(_MARKS & folded_keys(head)) and not _is_older(folded_keys(head))


class GtrOverview(_Gtr):
    """Reads the first version of the API: a project's overview, and searches."""

    name = "gtr-overview"
    marks = 'JSON of the Gateway to Research, with "projectComposition" or "grantReference"'

    def recognises(self, head: str) -> bool:
        """Whether this is JSON with the names of the first version."""
        return _is_older(folded_keys(head))


def _is_older(names: frozenset[str]) -> bool:
    return bool(_OLDER & names) or {"grantreference", "grantcategory"} <= names


def _unwrapped(found: PlacedObject | SourceError) -> PlacedObject | SourceError:
    """The object of a project, out of its overview, with what stands beside the project there."""
    if isinstance(found, SourceError):
        return found
    item, place = found
    for name in ("projectOverview", "projectComposition"):
        inner = item.get(name)
        item = inner if isinstance(inner, dict) else item
    project = item.get("project")
    if isinstance(project, dict):
        beside: JsonObject = {name: value for name, value in item.items() if name != "project"}
        item = beside | project
    return dict(_shaped(item)), place


def _shaped(item: JsonObject) -> Iterator[tuple[str, Json]]:
    """The fields of a project with its lists as lists, though one is wrapped or holds one alone."""
    for name, value in item.items():
        one = _ONES.get(name, name)
        inner = value.get(one, value) if one != name and isinstance(value, dict) else value
        yield one, [inner] if one in _NUMBERED and isinstance(inner, dict) else inner


def _plain(fields: Labelled) -> Labelled:
    """Fields with the dates of the fund, without what else is linked, without students."""
    links = (label.rpartition(" ")[0] for label, value in fields
             if label.startswith("link ") and value.upper() == "FUND")  # fmt: skip
    return list(_kept(fields, next(links, ""), _students(fields)))


def _kept(fields: Labelled, fund: str, students: set[str]) -> Iterator[tuple[str, str]]:
    for label, value in fields:
        of, _, part = label.rpartition(" ")
        if label in DATES:
            yield label, moment_of_milliseconds(value)
        elif label.startswith("link "):
            if of == fund and part != "rel":
                yield f"fund {part}", value
        elif " ".join(label.split(" ")[:2]) not in students:
            yield label, value


def _students(listed: Labelled) -> set[str]:
    """The entries of people who are students and nothing else."""
    roles: dict[str, set[str]] = {}
    for label, value in listed:
        words = label.split(" ")
        said = value if words[2:3] == ["role"] else words[-1] if value == "true" else ""
        if words[0] == "personRole" and said:
            roles.setdefault(" ".join(words[:2]), set()).add(said.casefold())
    return {person for person, named in roles.items() if named <= _STUDENT}
