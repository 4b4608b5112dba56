"""Persons as sources name them: a name, a role of the value scheme, an ORCID that checks out.

A person's number in the source, gender and personal number are never read.

| role in the source | value |
|---|---|
| Projektledare, Principal Investigator, Project manager, Fellow | projektledare |
| Projektdeltagare, Co-Investigator, Co-Principal Investigator | projektdeltagare |
| Huvudsökande, Main applicant | huvudsokande |
| Medsökande, Co-applicant | medsokande |
| Koordinator, Coordinator | koordinator |
| Projektpart, Projektpartner, Partner | projektpart |
| PRINCIPAL_INVESTIGATOR, LEAD_PARTICIPANT: words with `_` between | as with blanks |
| thirdParty, Tredje part | tredje-part |
| associatedPartner, Associerad partner | associerad-partner |
| internationalPartner | internationell-partner |
| hostInstitution, Värdorganisation | vardorganisation |
| Medelsförvaltare | medelsforvaltare |
| Bidragsmottagare, Stödmottagare, beneficiary | bidragsmottagare |
| any other | deltagare, with a warning that says what was printed |
"""

from __future__ import annotations

import re

from innokraft.text.normalisation import folded, tidy

_ROLES = {
    "projektledare": (
        "projektledare|principal investigator|project leader|project manager|"
        "biträdande projektledare|principal investigators|fellow|supervisor|supervisors|"
        "training grant holder|former principal investigator|project director"
    ),
    "projektdeltagare": (
        "projektdeltagare|co-investigator|project member|medverkande|medverkande forskare|"
        "participating researcher|co investigator|researcher co investigator|researcher coi|"
        "co-principal investigator|former co-principal investigator|co-pi"
    ),
    "huvudsokande": "huvudsökande|main applicant|applicant|sökande",
    "medsokande": "medsökande|co-applicant",
    "koordinator": (
        "koordinator|coordinator|koordinerande organisation|coordinating organisation|"
        "lead participant|lead org|lead ro|lead research organisation|lead partner"
    ),
    "projektpart": (
        "projektpart|projektparter|projektpartner|part|partner|project partner|collaborator|"
        "collaborator org|participant org|student project partner|pp org|collab org"
    ),
    "tredje-part": "tredje part|tredjepart|third party|thirdparty",
    "associerad-partner": "associerad partner|associated partner|associatedpartner",
    "internationell-partner": "internationell partner|international partner|internationalpartner",
    "vardorganisation": "värdorganisation|värdinstitution|host institution|hostinstitution",
    "medelsforvaltare": "medelsförvaltare",
    "bidragsmottagare": "bidragsmottagare|stödmottagare|beneficiary",
    "deltagare": "deltagare|participant|co funder|cofunder|cofund org",
    "moderator": "moderator",
    "talare": "talare|speaker",
    "arrangor": "arrangör|organiser",
    "nyckeldeltagare": "nyckeldeltagare",
}
_BY_WORD = {word: role for role, words in _ROLES.items() for word in words.split("|")}
_NO_WORD = re.compile(r"[^\w'-]+")
_ORCID = re.compile(
    r"(?:https?://(?:www\.)?orcid\.org/|orcid:\s*)?(\d{4})-?(\d{4})-?(\d{4})-?(\d{3}[\dX])/?",
    re.IGNORECASE,
)


def read_role(*printed: str) -> str | None:
    """The value of the role scheme that the first known of some words means, or None.

    >>> read_role("Principal Investigator"), read_role("Vaktmästare", "")
    ('projektledare', None)
    """
    known = (_BY_WORD.get(tidy(word).casefold().replace("_", " ")) for word in printed)
    return next(filter(None, known), None)


def is_one_person(name: str, other: str) -> bool:
    """Whether two names have the same words, but for what stands shortened: one person's, then.

    >>> is_one_person("Example, Kim M", "Kim Example"), is_one_person("Kim Inc", "Kim Example")
    (True, False)
    """
    first, second = (
        {word for word in _NO_WORD.sub(" ", folded(each).casefold()).split() if len(word) > 1}
        for each in (name, other)
    )
    return len(first) > 1 and first == second


def read_orcid(printed: str) -> str | None:
    """An ORCID as `0000-0000-0000-0000`; None where its check digit (ISO 7064, 11-2) is wrong.

    >>> read_orcid("https://orcid.org/0000-0002-1825-0097")
    '0000-0002-1825-0097'
    >>> read_orcid("0000-0002-1825-0098") is None
    True
    """
    match = _ORCID.fullmatch(folded(printed))
    if match is None:
        return None
    orcid = "-".join(match.groups()).upper()
    total = 0
    for digit in orcid.replace("-", "")[:-1]:
        total = (total + int(digit)) * 2
    check = (12 - total % 11) % 11
    return orcid if orcid[-1] == ("X" if check == 10 else str(check)) else None
