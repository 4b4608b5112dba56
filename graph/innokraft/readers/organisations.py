"""Organisation and unit, as Vinnova prints them in one: `Organisation - Unit`.

The first ` - ` parts them; both stay as printed. What the parts can be:

| printed | organisation | unit |
|---|---|---|
| `Lärosätet - Institutionen för data/IT` | Lärosätet | Institutionen för data/IT |
| `Lärosätet - Lärosätet, Västerås` | Lärosätet | Lärosätet, Västerås |
| `Lärosätet - Lärosätet` | Lärosätet | none: it repeats the organisation |
| `BYRÅN AKTIEBOLAG - Byrån AB` | BYRÅN AKTIEBOLAG | none: so too |
| `JTI-institutet AB` | JTI-institutet AB | none: a hyphen without spaces parts nothing |
| `NULL`, `-`, `Privatperson`, `[privatperson]`, a lone personal number | none | none |
"""

from __future__ import annotations

import re

from innokraft.alike import folded
from innokraft.readers.characters import is_personal_number

_DASH = re.compile(r"\s[-–—]\s")
_NOBODY = re.compile(
    r"(?:null|n/?a|none|-+|x{1,2}|\[?privatperson\]?|enskild person|private (?:person|individual)"
    r"|(?:19|20)?[\d#]{6}-?[\d#]{4})?",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(?:16)?(\d{6})-?(\d{4})")
_REFERENCE = re.compile(
    r"(?:(?:dnr|diarie(?:nummer|nr)|ref(?:erence)?(?: (?:number|no))?)\b[.:]?\s*)*"
    r"(\d{4}) ?- ?(\d{5})[.,;]?",
    re.IGNORECASE,
)
_COMPANY = re.compile(r"\b(?:aktiebolag|ab)\b|[\W_]+")


def split_name(printed: str) -> tuple[str, int | None]:
    """The organisation's name, and where the unit starts in `printed` (None without a unit).

    >>> split_name("Lärosätet - Avdelningen för hållbarhet - Grupp A")
    ('Lärosätet', 12)
    """
    match = _DASH.search(printed)
    if match is None:
        return printed.rstrip(), None
    name, unit = printed[: match.start()].rstrip(), printed[match.end() :].strip()
    at = len(printed) - len(printed[match.end() :].lstrip())
    return name, at if unit and _bare(unit) != _bare(name) else None


def _bare(name: str) -> str:
    """A name without what two spellings of it differ by: case, marks, the word for a company."""
    return _COMPANY.sub(" ", name.casefold()).strip() or name


def read_reference(printed: str) -> str | None:
    """A number of Vinnova's register as `2015-01573`, whatever stands before it; None for others.

    >>> read_reference("Dnr 2015-01573"), read_reference("2015 – 01573."), read_reference("2015-1")
    ('2015-01573', '2015-01573', None)
    """
    match = _REFERENCE.fullmatch(folded(printed))
    return f"{match[1]}-{match[2]}" if match else None


def is_nobody(printed: str) -> bool:
    """Whether a name says that there is no organisation to name.

    >>> is_nobody("NULL"), is_nobody("Nullvision AB")
    (True, False)
    """
    return _NOBODY.fullmatch(printed.strip()) is not None


def read_number(printed: str) -> str | None:
    """A Swedish organisation number as `NNNNNN-NNNN`; None for others and for persons' numbers.

    >>> read_number("2021005216"), read_number("640823-3234")
    ('202100-5216', None)
    """
    match = _NUMBER.fullmatch(printed.strip())
    if match is None or is_personal_number(printed):
        return None
    return f"{match[1]}-{match[2]}"
