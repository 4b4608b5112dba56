"""The awards of the NSF: the CSV export of a search.

| column | label in the frozen text |
|---|---|
| AwardNumber, Title, AwardInstrument | id, title, transType |
| StartDate, EndDate | startDate, expDate |
| LastAmendmentDate | latestAmendmentDate |
| AwardedAmountToDate | fundsObligatedAmt |
| Organization, OrganizationCity, OrganizationState (State) | awardeeName, awardeeCity, awardeeStateCode |
| NSFDirectorate, NSFOrganization | dirAbbr, divAbbr |
| Program(s) | fundProgramName |
| ProgramElementCode(s), ProgramReferenceCode(s) | progEle, progRef: code |
| PrincipalInvestigator, Co-PIName(s) | pi: name, role |
| Abstract | abstractText |
| PIEmailAddress | never kept: nothing here needs it |
| ProgramManager | never kept: who at the NSF looks after the award |
| OrganizationStreet, OrganizationZip, OrganizationPhone, ARRAAmount | not kept: nothing asks |
"""  # noqa: E501

from __future__ import annotations

import re
from collections.abc import Iterator

from innokraft.errors import SourceError
from innokraft.readers.frozen_text import Frozen
from innokraft.readers.input.csv_rows import CsvRow, columns_of, read_rows
from innokraft.readers.input.files import SourceFile
from innokraft.readers.sources.nsf_record import LEADS, LEADS_TOO, freeze_award, parse_record
from innokraft.record import Record

_COLUMNS = {
    "AwardNumber": "id",
    "Title": "title",
    "AwardInstrument": "transType",
    "StartDate": "startDate",
    "EndDate": "expDate",
    "LastAmendmentDate": "latestAmendmentDate",
    "AwardedAmountToDate": "fundsObligatedAmt",
    "Organization": "awardeeName",
    "OrganizationCity": "awardeeCity",
    "OrganizationState": "awardeeStateCode",
    "NSFDirectorate": "dirAbbr",
    "NSFOrganization": "divAbbr",
    "Program(s)": "fundProgramName",
    "Abstract": "abstractText",
}
_LISTS = {"progEle": "programelementcode(s)", "progRef": "programreferencecode(s)"}
_PEOPLE = ("PrincipalInvestigator", "Co-PIName(s)")
_NOT_KEPT = ("State", "PIEmailAddress", "ProgramManager", "OrganizationStreet", "OrganizationZip",
             "OrganizationPhone", "ARRAAmount")  # fmt: skip
_KNOWN = (*_COLUMNS, *_PEOPLE, "ProgramElementCode(s)", "ProgramReferenceCode(s)", *_NOT_KEPT)
_MARKS = frozenset(["nsforganization", "awardedamounttodate", "awardinstrument", "nsfdirectorate"])


class NsfCsv:
    """Reads the CSV export of the NSF's search of awards."""

    name = "nsf-csv"
    marks = "CSV of the NSF's awards: AwardNumber, NSFOrganization, AwardedAmountToDate …"

    def recognises(self, head: str) -> bool:
        """Whether the first row names the columns of the export."""
        columns = frozenset(columns_of(head.lstrip("\ufeff").partition("\n")[0]))
        return "awardnumber" in columns and bool(_MARKS & columns)

    def freeze(self, file: SourceFile) -> Iterator[Frozen | SourceError]:
        """A labelled text for each row."""
        for row in read_rows(file, ("AwardNumber", "Title"), _KNOWN):
            yield row if isinstance(row, SourceError) else _freeze(row)

    def parse(self, frozen: Frozen) -> Record:
        """The record of a row. Raises SourceError where it has no number."""
        return parse_record(frozen, self.name)


def _freeze(row: CsvRow) -> Frozen | SourceError:
    values = {label: row.values.get(name.casefold(), "") for name, label in _COLUMNS.items()}
    values["awardeeStateCode"] = values["awardeeStateCode"] or row.values.get("state", "")
    leader, others = (row.values.get(name.casefold(), "") for name in _PEOPLE)
    people = [{"name": leader, "role": LEADS}] if leader.strip() else []
    people += [{"name": name, "role": LEADS_TOO} for name in _parts(others)]
    codes = {label: [{"code": code} for code in _parts(row.values.get(column, ""))]
             for label, column in _LISTS.items()}  # fmt: skip
    return freeze_award(values, {"pi": people, **codes}, row.place)


def _parts(printed: str) -> list[str]:
    return [part for each in re.split(r"[,;]", printed) if (part := each.strip())]
