"""CORDIS' XML: a file with one `<project>`, or with many inside another element.

What the elements become stands in `cordis_record`; these are named otherwise there:

| element | label in the frozen text |
|---|---|
| identifiers/grantDoi | grantDoi |
| associations/organization: @type, legalName, id | role, name, organisationID |
| associations/organization: @ecContribution, @terminated | ecContribution, endOfParticipation |
| associations/organization: address/city, address/country | city, country |
| associations/organization: category organizationActivityType | activityType |
| associations/programme of the type relatedLegalBasis, relatedTopic | legalBasis, topics |
| associations/programme/frameworkProgramme | frameworkProgramme |
| associations/call of the type relatedMasterCall, relatedSubCall | masterCall, subCall |
| categories: projectFundingSchemeCategory, euroSciVoc | fundingScheme, euroSciVoc |
| teaser | only where there is no objective: it is the start of that |
| rcn, duration, language, availableLanguages | not kept: they say nothing of the project |
| sourceUpdateDate, contentCreationDate, lastUpdateDate, archivedDate | not kept: housekeeping |
| other categories | not kept: CORDIS' own housekeeping |
| result, article, webItem, webLink | not kept: documents of their own, not the project's record |
| organization: rcn, street, postal code, phone, contacts, place on the map | not kept |
| organization: shortName, sme, totalCost, netEcContribution, region | not kept: nothing asks |

An element that is not known, in a project, its associations or an organization, is told once a
file. White space in a text is layout: runs of it become one space. A document type declaration is
refused, and with it every entity; what lies deeper than 256 elements too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from innokraft.errors import Place, SourceError
from innokraft.readers.frozen.labelled import freeze_fields
from innokraft.readers.frozen_text import Frozen
from innokraft.readers.input.files import SourceFile
from innokraft.readers.messages import ToldOnce
from innokraft.readers.sources.cordis_record import (
    DATES,
    FIELDS,
    LISTS,
    order_of,
    parse_record,
    swedish_vat,
)
from innokraft.readers.values.entities import without_entities
from innokraft.record import Record

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_PROJECT = re.compile(r"<(?:[\w.-]+:)?project[\s>]")
_OWN = re.compile(
    r"<(?:[\w.-]+:)?(?:rcn|ecMaxContribution|ecSignatureDate|grantDoi)[\s/>]"
    r"|xmlns(?::[\w.-]+)?=[\"'][^\"'<>]{0,200}cordis"
)
_MOST_BYTES = 8 * 2**20
_ASSOCIATIONS = "{*}relations/{*}associations"
_KNOWN = {
    "project": frozenset(
        [*FIELDS, "objective", "teaser", "identifiers", "relations", "rcn", "duration", "language",
         "availableLanguages", "sourceUpdateDate", "contentCreationDate", "lastUpdateDate",
         "archivedDate"]
    ),
    "associations": frozenset(
        ["organization", "programme", "call", "result", "article", "webItem", "webLink"]
    ),
    "organization": frozenset(
        ["id", "legalName", "vatNumber", "address", "relations", "rcn", "shortName",
         "availableLanguages", "departmentName", "contacts", "contact", "website"]
    ),
}  # fmt: skip
"""The elements whose fate the table above tells, by the element that they stand in."""
_CATEGORIES = "{*}relations/{*}categories/{*}category"


class CordisXml:
    """Reads CORDIS' XML."""

    name = "cordis-xml"
    marks = "XML with <project> of CORDIS"

    def recognises(self, head: str) -> bool:
        """Whether this is XML with a project in it that CORDIS could have written."""
        named = head.lstrip("\ufeff \t\r\n")[:1] == "<" and _PROJECT.search(head)
        return bool(named and _OWN.search(head))

    def freeze(self, file: SourceFile) -> Iterator[Frozen | SourceError]:
        """A labelled text for each project."""
        from lxml import etree

        with file.open() as stream:
            counted = _Counted(stream)
            unknown = ToldOnce("this element is not known and not kept")
            try:
                for number, project in enumerate(_projects(counted, file.shown), 1):
                    place = Place(file.shown, project.sourceline, None, number)
                    yield from unknown.tell(_unknown(project), place)
                    yield freeze_fields(_fields(project), _texts(project), place, dates=DATES)
            except etree.XMLSyntaxError as error:
                line = error.lineno or None
                raise SourceError(f"this is no XML: {error.msg}", Place(file.shown, line)) from None

    def parse(self, frozen: Frozen) -> Record:
        """The record of a project."""
        return parse_record(frozen, self.name)


class _Counted:
    """A stream that knows how much was read since the last project."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream, self.since = stream, 0

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read(size)
        self.since += len(data)
        return data


def _projects(stream: _Counted, shown: str) -> Iterator[Element]:
    """The projects of a file, each complete; what was yielded is freed."""
    from lxml import etree

    inside, first = 0, True
    events = etree.iterparse(
        stream,
        events=("start", "end"),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    for event, node in events:
        if first and node.getroottree().docinfo.internalDTD is not None:
            raise SourceError("a document type declaration is refused", Place(shown), "Remove it.")
        first = False
        if stream.since > _MOST_BYTES:
            raise SourceError(f"one project has more than {_MOST_BYTES:,} bytes", Place(shown))
        is_project = _local(node) == "project"
        inside += is_project if event == "start" else 0
        if event == "end":
            inside -= is_project
            if not inside:
                if is_project:
                    yield node
                    stream.since = 0
                _free(node)


def _unknown(project: Element) -> Iterator[str]:
    """The elements that are not known, each with the one that it stands in."""
    nodes = [project, *project.findall(_ASSOCIATIONS)]
    nodes += project.findall(f"{_ASSOCIATIONS}/{{*}}organization")
    for node in nodes:
        inside = _local(node)
        for name in sorted({_local(child) for child in node} - _KNOWN[inside]):
            yield name if node is project else f"{inside} {name}"


def _local(node: Element) -> str:
    return str(node.tag).rpartition("}")[2]


def _free(node: Element) -> None:
    node.clear()
    parent = node.getparent()
    if parent is not None:
        del parent[: parent.index(node)]


def _text(node: Element, path: str) -> str:
    found = node.find(path)
    text = "" if found is None else without_entities("".join(found.itertext()))
    return " ".join(text.split())


def _fields(project: Element) -> Iterator[tuple[str, str]]:
    for label in FIELDS:
        yield label, _elsewhere(project, label) or _text(project, f"{{*}}{label}")
    items = {
        "legalBasis": _programmes(project, "relatedLegalBasis"),
        "topics": _programmes(project, "relatedTopic"),
        "fundingScheme": _categories(project, "projectFundingSchemeCategory"),
        "euroSciVoc": _categories(project, "euroSciVoc"),
        "organization": _organizations(project),
    }
    for label, parts in LISTS.items():
        for number, item in enumerate(items[label], 1):
            yield from ((f"{label} {number} {part}", item.get(part, "")) for part in parts)


def _elsewhere(project: Element, label: str) -> str:
    """A field that lies deeper in XML than in CSV."""
    if label == "grantDoi":
        return _text(project, "{*}identifiers/{*}grantDoi")
    if label in {"masterCall", "subCall"}:
        kind = f"related{label[0].upper()}{label[1:]}"
        call = _text(project, f"{_ASSOCIATIONS}/{{*}}call[@type='{kind}']/{{*}}identifier")
        return call or _text(project, f"{_ASSOCIATIONS}/{{*}}call[@type='{kind}']/{{*}}title")
    if label == "frameworkProgramme":
        return _text(project, f"{_ASSOCIATIONS}/{{*}}programme/{{*}}frameworkProgramme")
    return ""


def _texts(project: Element) -> Iterator[tuple[str, str]]:
    objective = _text(project, "{*}objective")
    yield ("objective", objective) if objective else ("teaser", _text(project, "{*}teaser"))


def _programmes(project: Element, kind: str) -> Iterator[dict[str, str]]:
    for node in project.findall(f"{_ASSOCIATIONS}/{{*}}programme[@type='{kind}']"):
        yield {"code": _text(node, "{*}code"), "title": _text(node, "{*}title")}


def _categories(node: Element, classification: str) -> Iterator[dict[str, str]]:
    for category in node.findall(f"{_CATEGORIES}[@classification='{classification}']"):
        code = _text(category, "{*}code")
        title = _text(category, "{*}title")
        yield {"code": code if code.count("/") > 1 else code.strip("/"), "title": title}


def _organizations(project: Element) -> list[dict[str, str]]:
    nodes = project.findall(f"{_ASSOCIATIONS}/{{*}}organization")
    ordered = sorted(nodes, key=lambda node: order_of(node.get("order", "")))
    return [_organization(node) for node in ordered]


def _organization(node: Element) -> dict[str, str]:
    kinds = (found["code"] for found in _categories(node, "organizationActivityType"))
    return {
        "role": node.get("type", ""),
        "name": _text(node, "{*}legalName"),
        "organisationID": _text(node, "{*}id"),
        "vatNumber": swedish_vat(_text(node, "{*}vatNumber")),
        "activityType": next(kinds, ""),
        "city": _text(node, "{*}address/{*}city"),
        "country": _text(node, "{*}address/{*}country"),
        "ecContribution": node.get("ecContribution", ""),
        "endOfParticipation": node.get("terminated", ""),
    }
