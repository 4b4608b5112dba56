"""CORDIS' web page of a project, saved in English.

| on the page | label in the frozen text |
|---|---|
| the heading of the page | title |
| Grant agreement ID, else the page's own address | id |
| the line above Grant agreement ID | acronym |
| DOI | grantDoi |
| Start date, End date, EC signature date | startDate, endDate, ecSignatureDate |
| Closed project, Ongoing project and the like | status |
| Total cost, EU contribution (before the organisations) | totalCost, ecMaxContribution |
| Objective | objective |
| Programme(s), Topic(s), Funding Scheme: `code - title` | legalBasis, topics, fundingScheme |
| Call for proposal | masterCall |
| Keywords | keywords |
| Coordinator, Coordinated by | organization: name, country; role coordinator |
| Participants, Partners, Third-party | organization: name, country; the role of the heading |
| Net EU contribution | not kept: another sum than the ecContribution of the tables |
| Fields of science | not kept: the page names them without their codes |
| addresses, activity types, links, maps | not kept: nothing asks |
| menus, scripts, the foot of the site | not kept: they belong to the site |

A page is CORDIS' by the address that it gives as its own, or by its title. A value that the page
says it has not (`No data`) is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import dropwhile, pairwise, takewhile

from innokraft.errors import Place, SourceError
from innokraft.readers.frozen_text import MOST_CHARACTERS, Frozen
from innokraft.readers.input.decoding import read_all
from innokraft.readers.input.files import SourceFile
from innokraft.readers.sources.cordis_record import parse_record
from innokraft.readers.sources.cordis_tables import freeze_project
from innokraft.readers.sources.vinnova_html import OWN_ADDRESS, is_html
from innokraft.readers.sources.web_bits import Bit, page_bits, together
from innokraft.readers.values.countries import read_country
from innokraft.record import Record

_MOST_BYTES = 4 * MOST_CHARACTERS
_ADDRESS = re.compile(r"https?://cordis\.europa\.eu/project/id/(?P<id>[\w.-]{1,40})", re.IGNORECASE)
_TITLE = re.compile(r"<title[^<>]*>[^<]*\|\s*CORDIS\b", re.IGNORECASE)
_LABELS = {
    "grant agreement id": "id",
    "doi": "grantDoi",
    "start date": "startDate",
    "end date": "endDate",
    "ec signature date": "ecSignatureDate",
    "total cost": "totalCost",
    "overall budget": "totalCost",
    "eu contribution": "ecMaxContribution",
    "coordinated by": "coordinator",
}
_HEADINGS = {
    "objective": "objective",
    "programme(s)": "legalBasis",
    "programme": "legalBasis",
    "topic(s)": "topics",
    "call for proposal": "masterCall",
    "funding scheme": "fundingScheme",
    "keywords": "keywords",
}
_ROLES = {
    "coordinator": "coordinator",
    "participants": "participant",
    "participant": "participant",
    "partners": "partner",
    "third-party": "thirdParty",
    "third parties": "thirdParty",
    "associated partners": "associatedPartner",
    "international partners": "internationalPartner",
}
_FACTS = ("startDate", "totalCost", "ecMaxContribution", "objective")
_STATUS = re.compile(
    r"(?:(?:project )?(?:closed|ongoing|terminated|signed)|(?:closed|ongoing|terminated) project)",
    re.IGNORECASE,
)
_LABELLED = re.compile(rf"(?P<label>{'|'.join(_LABELS)})\s*:?\s*(?P<value>.*)", re.IGNORECASE)
_STARTS_BEFORE = ("net eu contribution", "eu contribution")
_NONE = ("", "no data", "-")
_ASIDE = frozenset(["main programme", "see other projects for this call", "show all topics"])


Lists = dict[str, list[dict[str, str]]]


class CordisPage:
    """Reads saved web pages of CORDIS."""

    name = "cordis-page"
    marks = "a saved web page whose own address is cordis.europa.eu/project/id/…"

    def recognises(self, head: str) -> bool:
        """Whether this is a web page that says it is one of CORDIS' projects."""
        return is_html(head) and (_own_id(head) is not None or bool(_TITLE.search(head)))

    def freeze(self, file: SourceFile) -> Iterator[Frozen | SourceError]:
        """A labelled text of the page: one file, one record."""
        with file.open() as stream:
            html = read_all(stream, _MOST_BYTES, file.shown)
        values, items = _read(page_bits(html), _own_id(html))
        place = Place(file.shown)
        if not (values["id"] and values["title"] and any(values.get(name) for name in _FACTS)):
            problem = "on this page of CORDIS no title, Grant agreement ID or fact is found"
            yield SourceError(problem, place, "Save the fact sheet of the project in English.")
        else:
            yield freeze_project(values, items, place)

    def parse(self, frozen: Frozen) -> Record:
        """The record of a page."""
        return parse_record(frozen, self.name)


def _own_id(html: str) -> str | None:
    """The id in the address that a page gives as its own."""
    found = (_ADDRESS.search(tag) for tag in OWN_ADDRESS.findall(html))
    return next((match["id"] for match in found if match), None)


def _read(page: Iterable[Bit], own_id: str | None) -> tuple[dict[str, str], Lists]:
    """The fields of a page and its lists."""
    whole = list(page)
    bits = list(dropwhile(lambda bit: bit.level != 1, whole)) or whole
    values = {"title": together(takewhile(lambda bit: bit.level == 1, bits)), "id": own_id or ""}
    sections = dict(_sections(bits))
    first = next((at for at, bit in enumerate(bits) if _role(bit)), len(bits))
    values |= _labelled(bits[:first])
    values["objective"] = together(sections.get("objective", ()))
    values["masterCall"] = next((bit.text for bit in sections.get("masterCall", ())), "")
    values["keywords"] = ", ".join(bit.text for bit in sections.get("keywords", ()))
    items = {
        name: [_coded(bit.text) for bit in sections.get(name, ())]
        for name in ("legalBasis", "topics", "fundingScheme")
    }
    items["organization"] = list(_organisations(bits, values.pop("coordinator", "")))
    return values, items


def _labelled(bits: list[Bit]) -> dict[str, str]:
    """The values behind labels, the first of each, and what has no label of its own."""
    found: dict[str, str] = {}
    for at, bit in enumerate(bits):
        match = _LABELLED.fullmatch(bit.text)
        if match and not bit.level:
            label = _LABELS[match["label"].casefold()]
            value = match["value"].lstrip(": ") or _next(bits, at)
            if label == "id" and at and not bits[at - 1].level and "acronym" not in found:
                found["acronym"] = bits[at - 1].text
            if value.casefold() not in _NONE:
                found.setdefault(label, value)
        elif _STATUS.fullmatch(bit.text):
            found.setdefault("status", bit.text)
    return found


def _next(bits: list[Bit], at: int) -> str:
    """The value behind a label that stands alone; none where another label follows."""
    following = bits[at + 1].text if at + 1 < len(bits) else ""
    following = following.lstrip(": ")
    return "" if _LABELLED.fullmatch(following) else following


def _sections(bits: list[Bit]) -> Iterator[tuple[str, list[Bit]]]:
    """The text under each known heading, up to the next heading."""
    for at, bit in enumerate(bits):
        name = _HEADINGS.get(bit.text.casefold().rstrip(":")) if bit.level else None
        if name:
            end = next((n for n in range(at + 1, len(bits)) if bits[n].level), len(bits))
            yield name, [b for b in bits[at + 1 : end] if b.text.casefold() not in _ASIDE]


def _coded(text: str) -> dict[str, str]:
    code, _, title = text.partition(" - ")
    return {"code": code.strip(), "title": title.strip()}


def _role(bit: Bit) -> str | None:
    """The role that a heading over organisations names: `Participants (6)`."""
    return _ROLES.get(re.sub(r"\s*\(\d+\)$", "", bit.text).casefold()) if bit.level else None


def _organisations(bits: list[Bit], coordinator: str) -> Iterator[dict[str, str]]:
    """The organisations under headings of roles; else the one that coordinates."""
    heads = [at for at, bit in enumerate(bits) if _role(bit)]
    named = [role for at in heads if (role := _role(bits[at]))]
    if "coordinator" not in named and coordinator:
        yield {"role": "coordinator", "name": coordinator}
    for at, role in zip(heads, named, strict=True):
        top = bits[at].level
        stop = next((n for n in range(at + 1, len(bits)) if 0 < bits[n].level <= top), len(bits))
        part = bits[at + 1 : stop]
        starts = _starts(part)
        for start, end in pairwise([*starts, len(part)]):
            countries = (read_country(bit.text) for bit in part[start + 1 : end]
                         if len(bit.text) > 2)  # fmt: skip
            country = next(filter(None, countries), "")
            yield {"role": role, "name": part[start].text, "country": country}


def _starts(part: list[Bit]) -> list[int]:
    """Where the organisations of a list start: at headings, else before their first sum."""
    headed = [at for at, bit in enumerate(part) if bit.level]
    before = [at - 1 for at, bit in enumerate(part) if at and bit.text.casefold() in _STARTS_BEFORE]
    return headed or before or ([0] if part else [])
