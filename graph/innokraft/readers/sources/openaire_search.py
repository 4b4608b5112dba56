"""OpenAIRE's search API and OAI-PMH: projects in XML, or in JSON that says the same.

In JSON an element is an object with its text under `$` and its attributes under `@…`; it is taken
for the element. What becomes of a project stands in `openaire_record`.

| element | label in the frozen text |
|---|---|
| dri:objIdentifier, else originalId | id |
| code, acronym, title, summary, keywords | as they are |
| startdate, enddate, callidentifier, websiteurl | startDate, endDate, callIdentifier, websiteUrl |
| currency, fundedamount, totalcost | granted: currency, fundedAmount, totalCost |
| fundingtree: funder name, shortname, jurisdiction | funding: name, shortName, jurisdiction |
| fundingtree: the deepest funding_level: id, description, else name | funding: fundingStream id, fundingStream description |
| subject, subjects | subject |
| h2020programme, programme: code, description | programme: code, description |
| rels: rel to an organization: legalname, legalshortname, country | organization: name, shortName, country |
| contracttype, duration, ecsc39, oamandatepublications, ecarticle29_3 | not kept: nothing asks |
| contactfullname, contactemail, contactphone, contactfax | never kept: people are named here only to be written to |
| other relations, context, children, datainfo, collectedfrom | not kept: what others made of the project |
"""  # noqa: E501

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from innokraft.errors import Place, SourceError
from innokraft.readers.frozen.nested import as_text
from innokraft.readers.frozen_text import Frozen
from innokraft.readers.input.decoding import HEAD, read_head
from innokraft.readers.input.files import SourceFile
from innokraft.readers.input.json_keys import folded_keys
from innokraft.readers.input.json_objects import Json, read_objects
from innokraft.readers.input.xml_elements import local_name, read_elements, text_at
from innokraft.readers.messages import ToldOnce
from innokraft.readers.sources.openaire_record import freeze_project, parse_record
from innokraft.readers.values.characters import replace_forbidden
from innokraft.record import Record

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_LABELS = {
    "code": "code",
    "acronym": "acronym",
    "title": "title",
    "startdate": "startDate",
    "enddate": "endDate",
    "callidentifier": "callIdentifier",
    "websiteurl": "websiteUrl",
    "currency": "granted currency",
    "fundedamount": "granted fundedAmount",
    "totalcost": "granted totalCost",
    "keywords": "keywords",
    "summary": "summary",
}
_LISTS = ("fundingtree", "subject", "subjects", "h2020programme", "programme", "rels")
_NOT_KEPT = frozenset(
    "originalId pid contracttype duration ecsc39 oamandatepublications ecarticle29_3 optional1"  # noqa: SIM905
    " optional2 jsonextrainfo contactfullname contactemail contactphone contactfax context"
    " children datainfo collectedfrom dateofcollection dateoftransformation h2020classification"
    " measure fundinglevel0 h2020topiccode h2020topicdescription".split()
)
_KNOWN = _NOT_KEPT | {*_LABELS, *_LISTS}
_TAG = re.compile(r"<(?:[\w.-]+:)?project[\s>]")
_OWN = re.compile(r"<(?:[\w.-]+:)?(?:fundingtree|callidentifier|ecsc39)[\s/>]|namespace\.openaire")
_WRAPPED = re.compile(r"<(?P<name>result|(?:[\w.-]+:)?record)[\s>]")
_NAME = re.compile(r"(?:[\w.-]+:)?([A-Za-z_][\w.-]{0,60})")
_DEEPEST = 24


class OpenaireSearch:
    """Reads the answers of OpenAIRE's search API and of its OAI-PMH."""

    name = "openaire-search"
    marks = "XML with <oaf:project> of OpenAIRE, or JSON with the same names"

    def recognises(self, head: str) -> bool:
        """Whether this is XML or JSON with a project in it that OpenAIRE could have written."""
        if head.lstrip("\ufeff \t\r\n")[:1] == "<":
            return bool(_TAG.search(head) and _OWN.search(head))
        return "oaf:project" in folded_keys(head)

    def freeze(self, file: SourceFile) -> Iterator[Frozen | SourceError]:
        """A labelled text for each project."""
        unknown = ToldOnce("this element is not known and not kept")
        for found in _elements(file):
            if isinstance(found, SourceError):
                yield found
                continue
            around, place = found
            project = next(around.iter("{*}project"), None)
            if project is None:
                yield SourceError("there is no project in this", place)
                continue
            yield from unknown.tell(sorted(set(map(local_name, project)) - _KNOWN), place)
            yield freeze_project(_values(project, around), _items(project), place)

    def parse(self, frozen: Frozen) -> Record:
        """The record of a project. Raises SourceError for one without id and code."""
        return parse_record(frozen, self.name)


def _elements(file: SourceFile) -> Iterator[tuple[Element, Place] | SourceError]:
    """The elements that hold a project each, with what identifies it."""
    with file.open() as stream:
        head = read_head(stream, file.shown)[:HEAD]
    if head.lstrip("\ufeff \t\r\n")[:1] == "<":
        wrapped = _WRAPPED.search(head)
        yield from read_elements(file, wrapped["name"].rpartition(":")[2] if wrapped else "project")
        return
    for item in read_objects(file):
        if isinstance(item, SourceError):
            yield item
        else:
            yield _element("object", item[0], _DEEPEST), item[1]


def _element(name: str, value: Json, deepest: int) -> Element:
    """The element that a value of JSON stands for."""
    from lxml import etree

    node = etree.Element(name)
    if not isinstance(value, dict):
        node.text = replace_forbidden(as_text(value)) if not isinstance(value, list) else None
        return node
    for key, inner in value.items():
        if key == "$":
            node.text = replace_forbidden(as_text(inner))
        elif key.startswith("@") and (match := _NAME.fullmatch(key[1:])):
            node.set(match[1], replace_forbidden(as_text(inner)))
        elif deepest and (match := _NAME.fullmatch(key)):
            for each in inner if isinstance(inner, list) else [inner]:
                node.append(_element(match[1], each, deepest - 1))
    return node


def _values(project: Element, around: Element) -> dict[str, str]:
    values = {label: text_at(project, f"{{*}}{name}") for name, label in _LABELS.items()}
    own = text_at(around, ".//{*}objIdentifier") or text_at(project, "{*}originalId")
    return {**values, "id": own}


def _items(project: Element) -> dict[str, list[dict[str, str]]]:
    subjects = (*project.findall("{*}subject"), *project.findall("{*}subjects"))
    programmes = (*project.iter("{*}h2020programme"), *project.findall("{*}programme"))
    return {
        "funding": [_funding(node) for node in project.findall("{*}fundingtree")],
        "programme": [{"code": text_at(node, "{*}code"),
                       "description": text_at(node, "{*}description")} for node in programmes],
        "organization": list(_organizations(project)),
        "subject": [{"": text_at(node, ".")} for node in subjects],
    }  # fmt: skip


def _funding(tree: Element) -> dict[str, str]:
    """The funder of a tree of funding, and its deepest stream."""
    level = next((node for node in tree if local_name(node).startswith("funding_level")), tree)
    return {
        "name": text_at(tree, "{*}funder/{*}name"),
        "shortName": text_at(tree, "{*}funder/{*}shortname"),
        "jurisdiction": text_at(tree, "{*}funder/{*}jurisdiction"),
        "fundingStream id": text_at(level, "{*}id"),
        "fundingStream description": text_at(level, "{*}description") or text_at(level, "{*}name"),
    }


def _organizations(project: Element) -> Iterator[dict[str, str]]:
    for node in project.iterfind("{*}rels/{*}rel"):
        to = node.find("{*}to")
        if to is None or to.get("type", "organization") != "organization":
            continue
        country = node.find("{*}country")
        yield {
            "name": text_at(node, "{*}legalname"),
            "shortName": text_at(node, "{*}legalshortname"),
            "country": country.get("classid", "") if country is not None else "",
        }
