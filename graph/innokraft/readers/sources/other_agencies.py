"""Says of a file that no reader claims what it seems to be."""

from __future__ import annotations

import re

from innokraft.readers.input.csv_rows import columns_of
from innokraft.readers.input.json_keys import folded_keys
from innokraft.text.normalisation import view

_JSON = {
    "NIH RePORTER's projects": "appl_id project_num core_project_num agency_ic_admin",
    "a funder's grants in the 360Giving standard": (
        "fundingorganization recipientorganization amountawarded awarddate"
    ),
    "grants of Crossref": "award-start award-amount award-start-date lead-investigator",
}
"""Names that the objects of sources have which innokraft does not read: two of them tell."""
_FUNDING = re.compile(
    r"^[ \t|*]*(?:bidrag från|funding from|grant from|finansiär|beviljat (?:belopp|stöd))"
    r"[^\S\n]*[:|]?[^\S\n]*(?P<name>[^\W\d][^\n|:\d]{1,60}?)[^\S\n]*(?:[|:]|\d|$)",
    re.IGNORECASE | re.MULTILINE,
)
_XML = {
    "UKRI's Gateway to Research in XML, which is read as JSON": re.compile(
        r"<(?:\w+:)?projectOverview[\s>]|gtr\.(?:ukri|rcuk)\."
    ),
    "an IATI file": re.compile(r"<iati-activities[\s>]"),
    "a file in CERIF": re.compile(r"<(?:\w+:)?CERIF[\s>]"),
}
"""What XML is by a mark of its own."""
_MOST_NAMES = 12


def foreign(head: str, kind: str = "") -> str:
    r"""What a file seems to be, or which names it has, for the end of a sentence; else nothing.

    `kind` is what kind of file it is: of CSV the columns are named.

    >>> foreign('{"appl_id": 1, "project_num": "R01"}')
    ": it seems to be NIH RePORTER's projects"
    >>> foreign("En titel\n\nBidrag från Formas 5 kronor")
    ': it seems to be a page of another agency (Formas)'
    >>> foreign('[{"skonummer": 43}]')
    ': its objects have skonummer'
    >>> foreign("Skonummer;Namn\n43;Kim", "CSV")
    ': its first row has skonummer, namn'
    """
    names = folded_keys(head)
    if names:
        known = next(
            (source for source, marks in _JSON.items() if len(names & {*marks.split()}) > 1), None
        )
        listed = sorted(names)[:_MOST_NAMES]
        return f": it seems to be {known}" if known else f": its objects have {', '.join(listed)}"
    if kind == "CSV":
        columns = [name[:60] for name in columns_of(head.partition("\n")[0]) if name]
        more = " …" if len(columns) > _MOST_NAMES else ""
        return f": its first row has {', '.join(columns[:_MOST_NAMES])}{more}"
    if kind == "XML":
        told = next((source for source, mark in _XML.items() if mark.search(head)), None)
        return f": it seems to be {told}" if told else ""
    agency = other_agency(head)
    return f": it seems to be a page of another agency ({agency})" if agency else ""


def other_agency(text: str) -> str | None:
    """The agency, other than Vinnova, that a line of a page says the grant is from, or None.

    >>> other_agency("Funding from Vinnova SEK 5"), other_agency("Bidrag från Forte 5 kronor")
    (None, 'Forte')
    """
    found = funding_agencies(text)
    return next((name for name in found if not name.casefold().startswith("vinnova")), None)


def funding_agencies(text: str) -> list[str]:
    """The agencies that lines of a page say the grant is from."""
    return [match["name"] for match in _FUNDING.finditer(view(text).text)]
