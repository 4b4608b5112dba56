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
from typing import TYPE_CHECKING

from innokraft.errors import SourceError
from innokraft.readers.frozen.labelled import freeze_fields
from innokraft.readers.frozen_text import Frozen
from innokraft.readers.input.files import SourceFile
from innokraft.readers.input.xml_elements import local_name, read_elements, text_at
from innokraft.readers.messages import ToldOnce
from innokraft.readers.sources.cordis_record import (
    DATES,
    FIELDS,
    LISTS,
    order_of,
    parse_record,
    swedish_vat,
)
from innokraft.record import Record

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_PROJECT = re.compile(r"<(?:[\w.-]+:)?project[\s>]")
_OWN = re.compile(
    r"<(?:[\w.-]+:)?(?:rcn|ecMaxContribution|ecSignatureDate|grantDoi)[\s/>]"
    r"|xmlns(?::[\w.-]+)?=[\"'][^\"'<>]{0,200}cordis"
)
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
        unknown = ToldOnce("this element is not known and not kept")
        for project, place in read_elements(file, "project"):
            yield from unknown.tell(_unknown(project), place)
            yield freeze_fields(_fields(project), _texts(project), place, dates=DATES)

    def parse(self, frozen: Frozen) -> Record:
        """The record of a project."""
        return parse_record(frozen, self.name)


def _unknown(project: Element) -> Iterator[str]:
    """The elements that are not known, each with the one that it stands in."""
    nodes = [project, *project.findall(_ASSOCIATIONS)]
    nodes += project.findall(f"{_ASSOCIATIONS}/{{*}}organization")
    for node in nodes:
        inside = local_name(node)
        for name in sorted({local_name(child) for child in node} - _KNOWN[inside]):
            yield name if node is project else f"{inside} {name}"


def _fields(project: Element) -> Iterator[tuple[str, str]]:
    for label in FIELDS:
        yield label, _elsewhere(project, label) or text_at(project, f"{{*}}{label}")
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
        return text_at(project, "{*}identifiers/{*}grantDoi")
    if label in {"masterCall", "subCall"}:
        kind = f"related{label[0].upper()}{label[1:]}"
        call = text_at(project, f"{_ASSOCIATIONS}/{{*}}call[@type='{kind}']/{{*}}identifier")
        return call or text_at(project, f"{_ASSOCIATIONS}/{{*}}call[@type='{kind}']/{{*}}title")
    if label == "frameworkProgramme":
        return text_at(project, f"{_ASSOCIATIONS}/{{*}}programme/{{*}}frameworkProgramme")
    return ""


def _texts(project: Element) -> Iterator[tuple[str, str]]:
    objective = text_at(project, "{*}objective")
    yield ("objective", objective) if objective else ("teaser", text_at(project, "{*}teaser"))


def _programmes(project: Element, kind: str) -> Iterator[dict[str, str]]:
    for node in project.findall(f"{_ASSOCIATIONS}/{{*}}programme[@type='{kind}']"):
        yield {"code": text_at(node, "{*}code"), "title": text_at(node, "{*}title")}


def _categories(node: Element, classification: str) -> Iterator[dict[str, str]]:
    for category in node.findall(f"{_CATEGORIES}[@classification='{classification}']"):
        code = text_at(category, "{*}code")
        title = text_at(category, "{*}title")
        yield {"code": code if code.count("/") > 1 else code.strip("/"), "title": title}


def _organizations(project: Element) -> list[dict[str, str]]:
    nodes = project.findall(f"{_ASSOCIATIONS}/{{*}}organization")
    ordered = sorted(nodes, key=lambda node: order_of(node.get("order", "")))
    return [_organization(node) for node in ordered]


def _organization(node: Element) -> dict[str, str]:
    kinds = (found["code"] for found in _categories(node, "organizationActivityType"))
    return {
        "role": node.get("type", ""),
        "name": text_at(node, "{*}legalName"),
        "organisationID": text_at(node, "{*}id"),
        "vatNumber": swedish_vat(text_at(node, "{*}vatNumber")),
        "activityType": next(kinds, ""),
        "city": text_at(node, "{*}address/{*}city"),
        "country": text_at(node, "{*}address/{*}country"),
        "ecContribution": node.get("ecContribution", ""),
        "endOfParticipation": node.get("terminated", ""),
    }
