"""The Gateway to Research: the CSV export of a search.

What becomes of a project stands in `gtr_record`; of the other columns:

| column | in the record |
|---|---|
| StudentFirstName and the other columns of a student | never kept: a student is no party to the grant |
| PIId, StudentId, LeadROId, FundingOrgId | not kept: the Gateway's own |
| GTRProjectUrl | not kept: the address is made of the reference |
"""  # noqa: E501

from __future__ import annotations

from collections.abc import Iterator

from innokraft.errors import SourceError
from innokraft.readers.frozen.labelled import freeze_fields
from innokraft.readers.frozen_text import Frozen
from innokraft.readers.input.csv_rows import columns_of, read_rows
from innokraft.readers.input.files import SourceFile
from innokraft.readers.sources.gtr_record import parse_record
from innokraft.record import Record

FIELDS = (
    "ProjectReference", "ProjectId", "Title", "FundingOrgName", "ProjectCategory", "LeadROName",
    "Department", "Region", "PIFirstName", "PIOtherNames", "PISurname", "PI ORCID iD",
    "StartDate", "EndDate", "AwardPounds", "ExpenditurePounds", "Status",
)  # fmt: skip
_TEXTS = {"AbstractText": "abstractText", "Abstract": "abstractText",
          "TechAbstractText": "techAbstractText", "PotentialImpactText": "potentialImpact",
          "Impact": "potentialImpact"}  # fmt: skip
"""The long texts that people add to the export, by what the API calls them."""
_NOT_KEPT = (
    "StudentSurname", "StudentFirstName", "StudentOtherNames", "Student ORCID iD",
    "PIId", "PI Id", "StudentId", "Student Id", "LeadROId", "FundingOrgId", "GTRProjectUrl",
)  # fmt: skip
_NEEDED = ("ProjectReference", "Title")
_MARKS = frozenset(["leadroname", "fundingorgname", "awardpounds", "gtrprojecturl"])


class GtrCsv:
    """Reads the CSV export of the Gateway."""

    name = "gtr-csv"
    marks = "CSV of the Gateway to Research: ProjectReference, LeadROName, AwardPounds …"

    def recognises(self, head: str) -> bool:
        """Whether the first row names the columns of the export."""
        columns = frozenset(columns_of(head.lstrip("\ufeff").partition("\n")[0]))
        return "projectreference" in columns and bool(_MARKS & columns)

    def freeze(self, file: SourceFile) -> Iterator[Frozen | SourceError]:
        """A labelled text for each row."""
        for row in read_rows(file, _NEEDED, (*FIELDS, *_TEXTS, *_NOT_KEPT)):
            if isinstance(row, SourceError):
                yield row
                continue
            fields = [(name, row.values.get(name.casefold(), "")) for name in FIELDS]
            texts = {new: row.values.get(old.casefold(), "") for old, new in _TEXTS.items()
                     if row.values.get(old.casefold())}  # fmt: skip
            yield freeze_fields(fields, texts.items(), row.place)

    def parse(self, frozen: Frozen) -> Record:
        """The record of a row. Raises SourceError where it has no reference and no id."""
        return parse_record(frozen, self.name)
