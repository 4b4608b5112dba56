"""The awards of the NSF in XML: a file with one `<Award>`, or with many inside another element.

| element | label in the frozen text |
|---|---|
| AwardID, AwardTitle, AGENCY, AwardInstrument/Value | id, title, agency, transType |
| AwardEffectiveDate, AwardExpirationDate | startDate, expDate |
| MinAmdLetterDate, MaxAmdLetterDate | initAmendmentDate, latestAmendmentDate |
| AwardAmount, AwardTotalIntnAmount | fundsObligatedAmt, estimatedTotalAmt |
| Institution: Name, CityName, StateCode, CountryName, ORG_UEI_NUM | awardeeName, awardeeCity, awardeeStateCode, awardeeCountryCode, ueiNumber |
| Organization/Directorate: Abbreviation, LongName | dirAbbr, orgLongName |
| Organization/Division: Abbreviation, LongName | divAbbr, orgLongName2 |
| Investigator: PI_FULL_NAME (FirstName, PI_MID_INIT, LastName), RoleCode | pi: name, role |
| ProgramElement, ProgramReference: Code, Text | progEle, progRef: code, name |
| AbstractNarration | abstractText |
| POR: POR_COPY_TXT | projectOutComesReport |
| Investigator: EmailAddress, NSF_ID, dates | never kept: nothing here needs them |
| ProgramOfficer | never kept: who at the NSF looks after the award |
| Performance_Institution, Appropriation, Fund, FUND_OBLG, codes of agencies, other sums | not kept: nothing asks |

An element that is not known is told once a file.
"""  # noqa: E501

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from innokraft.errors import SourceError
from innokraft.readers.frozen_text import Frozen
from innokraft.readers.input.files import SourceFile
from innokraft.readers.input.xml_elements import local_name, read_elements, text_at
from innokraft.readers.messages import ToldOnce
from innokraft.readers.sources.nsf_record import freeze_award, parse_record
from innokraft.record import Record

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_PATHS = {
    "id": "AwardID",
    "title": "AwardTitle",
    "agency": "AGENCY",
    "transType": "AwardInstrument/Value",
    "startDate": "AwardEffectiveDate",
    "expDate": "AwardExpirationDate",
    "initAmendmentDate": "MinAmdLetterDate",
    "latestAmendmentDate": "MaxAmdLetterDate",
    "fundsObligatedAmt": "AwardAmount",
    "estimatedTotalAmt": "AwardTotalIntnAmount",
    "awardeeName": "Institution/Name",
    "awardeeCity": "Institution/CityName",
    "awardeeStateCode": "Institution/StateCode",
    "awardeeCountryCode": "Institution/CountryName",
    "ueiNumber": "Institution/ORG_UEI_NUM",
    "dirAbbr": "Organization/Directorate/Abbreviation",
    "orgLongName": "Organization/Directorate/LongName",
    "divAbbr": "Organization/Division/Abbreviation",
    "orgLongName2": "Organization/Division/LongName",
    "abstractText": "AbstractNarration",
    "projectOutComesReport": "POR/POR_COPY_TXT",
}
_NOT_KEPT = frozenset(
    "ProgramOfficer ARRAAmount TRAN_TYPE CFDA_NUM NSF_PAR_USE_FLAG FUND_AGCY_CODE AWDG_AGCY_CODE"  # noqa: SIM905
    " Performance_Institution Appropriation Fund FUND_OBLG FoaInformation Investigator"
    " ProgramElement ProgramReference".split()
)
_KNOWN = _NOT_KEPT | {path.partition("/")[0] for path in _PATHS.values()}
_MARKS = re.compile(
    r"<(?:[\w.-]+:)?(?:AwardID|AwardTitle|AwardEffectiveDate|AwardInstrument)[\s/>]"
)
_AWARD = re.compile(r"<(?:[\w.-]+:)?Award[\s>]")


class NsfXml:
    """Reads awards of the NSF in XML."""

    name = "nsf-xml"
    marks = "XML with <Award> of the NSF"

    def recognises(self, head: str) -> bool:
        """Whether this is XML with an award in it that the NSF could have written."""
        named = head.lstrip("\ufeff \t\r\n")[:1] == "<" and _AWARD.search(head)
        return bool(named and _MARKS.search(head))

    def freeze(self, file: SourceFile) -> Iterator[Frozen | SourceError]:
        """A labelled text for each award."""
        unknown = ToldOnce("this element is not known and not kept")
        for award, place in read_elements(file, "Award"):
            yield from unknown.tell(sorted(set(map(local_name, award)) - _KNOWN), place)
            values = {label: text_at(award, _anywhere(path)) for label, path in _PATHS.items()}
            lists = {"pi": list(_people(award)), "progEle": list(_coded(award, "ProgramElement")),
                     "progRef": list(_coded(award, "ProgramReference"))}  # fmt: skip
            yield freeze_award(values, lists, place)

    def parse(self, frozen: Frozen) -> Record:
        """The record of an award. Raises SourceError where it has no id."""
        return parse_record(frozen, self.name)


def _anywhere(path: str) -> str:
    """A path whose elements may have a namespace."""
    return "/".join(f"{{*}}{name}" for name in path.split("/"))


def _people(award: Element) -> Iterator[dict[str, str]]:
    for node in award.findall("{*}Investigator"):
        parts = (text_at(node, f"{{*}}{name}") for name in ("FirstName", "PI_MID_INIT", "LastName"))
        name = text_at(node, "{*}PI_FULL_NAME") or " ".join(filter(None, parts))
        yield {"name": name, "role": text_at(node, "{*}RoleCode")}


def _coded(award: Element, name: str) -> Iterator[dict[str, str]]:
    for node in award.findall(f"{{*}}{name}"):
        item = {"code": text_at(node, "{*}Code"), "name": text_at(node, "{*}Text")}
        if any(item.values()):
            yield item
