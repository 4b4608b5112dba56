"""CORDIS: what becomes of a project, in whatever format it is published.

The frozen text uses the names of CORDIS' CSV files for all, `organization 2 name` and so on.

| field | in the record |
|---|---|
| id | number, local id |
| id, as it stands | address of the record: `https://cordis.europa.eu/project/id/…` |
| acronym | acronym |
| title | title |
| objective (else teaser) | a section of the kind aim |
| ecMaxContribution | funder (the European Commission), amount in EUR |
| totalCost | total cost in EUR |
| startDate, endDate | period |
| ecSignatureDate | decided |
| projectUrl | link |
| status: SIGNED, CLOSED, TERMINATED | status: pagaende, avslutat, avbrutet |
| grantDoi | DOI |
| contentUpdateDate | modified, beside the text |
| frameworkProgramme | topic of the scheme `cordis-framework-programme` |
| legalBasis | topics of the scheme `cordis-programme` |
| topics | topics of the scheme `cordis-topic` |
| masterCall, subCall | topics of the scheme `cordis-call` |
| fundingScheme | topic of the scheme `cordis-funding-scheme` |
| keywords | keywords |
| euroSciVoc: code, title | topics of the scheme `euroscivoc`; the code is the path |
| organization: name | coordinator, participants; a share each |
| organization: role | who coordinates; else the role of the share: thirdParty and others |
| organization: ecContribution | the amount of the share, EUR |
| organization: endOfParticipation | the share has `ended` |
| organization: country, city | country (ISO: UK is GB, EL is GR), place |
| organization: activityType | kind of the organisation, scheme `cordis-activity-type` |
| organization: organisationID | identifier `pic:…` |
| organization: vatNumber | organisation number if SE…, told if it can be none; else not kept |
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from innokraft.rdf.iris import slug
from innokraft.readers.frozen.fields import FieldReader
from innokraft.readers.frozen_text import Frozen
from innokraft.readers.values.amounts import read_grant
from innokraft.readers.values.characters import MASK, is_personal_number
from innokraft.readers.values.countries import read_country
from innokraft.readers.values.links import as_link
from innokraft.readers.values.organisations import is_nobody
from innokraft.readers.values.publishers import EU_COMMISSION, EU_PUBLICATIONS
from innokraft.readers.values.record_addresses import cordis_address
from innokraft.record import (
    Organisation,
    ProjectKey,
    Record,
    SectionKind,
    Share,
    Stated,
    Text,
    Topic,
)
from innokraft.text.normalisation import folded

DATES = frozenset(["contentUpdateDate"])
FIELDS = (
    "id",
    "acronym",
    "title",
    "status",
    "startDate",
    "endDate",
    "ecSignatureDate",
    "totalCost",
    "ecMaxContribution",
    "grantDoi",
    "frameworkProgramme",
    "masterCall",
    "subCall",
    "contentUpdateDate",
    "keywords",
    "projectUrl",
)
"""The short fields, in the order of the frozen text; the lists come behind them."""
LISTS = {
    "legalBasis": ("code", "title"),
    "topics": ("code", "title"),
    "fundingScheme": ("code", "title"),
    "euroSciVoc": ("code", "title"),
    "organization": (
        "role",
        "name",
        "organisationID",
        "vatNumber",
        "activityType",
        "city",
        "country",
        "ecContribution",
        "endOfParticipation",
    ),
}
_TOPICS = {
    "legalBasis": "cordis-programme",
    "topics": "cordis-topic",
    "fundingScheme": "cordis-funding-scheme",
    "euroSciVoc": "euroscivoc",
}
_PLAIN = {
    "frameworkProgramme": "cordis-framework-programme",
    "masterCall": "cordis-call",
    "subCall": "cordis-call",
}
_SWEDISH_VAT = re.compile(r"SE\W*([\d\W]*\d)", re.IGNORECASE)
_ORGANISATION_DIGITS = 10
_grant = partial(read_grant, currency="EUR", comma=True)


def swedish_vat(printed: str) -> str:
    """A Swedish VAT number, which holds the organisation number; nothing for all others.

    One that holds a person's number is masked.

    >>> swedish_vat("SE202100521601"), swedish_vat("FR40180089013"), swedish_vat("SE640823323401")
    ('SE202100521601', '', 'SE######')
    """
    vat = folded(printed).strip()
    match = _SWEDISH_VAT.fullmatch(vat)
    digits = "".join(c for c in match[1] if c.isdecimal()) if match else ""
    if is_personal_number(digits[:_ORGANISATION_DIGITS]):
        return f"SE{MASK}"
    return vat if match or vat[:2].upper() == "SE" else ""


def order_of(printed: str) -> int:
    """Where an organisation stands among those of its project; those without a place come last."""
    return int(printed) if printed.isdecimal() and len(printed) < 9 else 10**9


def parse_record(frozen: Frozen, source: str) -> Record:
    """The record of a CORDIS text. Raises SourceError where it has no id."""
    fields = FieldReader(frozen)
    found = fields.required("id", "CORDIS numbers its projects.")
    amount = fields.money("ecMaxContribution", _grant)
    shares = tuple(_shares(fields))
    coordinators = [share for share in shares if share.value.role == "koordinator"]
    if len(coordinators) > 1:
        fields.warnings.say("organization", "there is more than one coordinator: the first counts")
    return Record(
        source=source,
        local_id=found.value,
        text=frozen.text,
        language="en",
        project=ProjectKey("ec", found.value),
        publisher=EU_PUBLICATIONS,
        number=Stated(found.value, found.line),
        titles=fields.titles(("title", "en")),
        coordinator=next((Stated(c.value.organisation, c.span) for c in coordinators), None),
        funder=Stated(EU_COMMISSION, amount.span) if amount else None,
        amount=amount,
        total_cost=fields.money("totalCost", _grant),
        period=fields.period("startDate", "endDate"),
        decided=fields.date("ecSignatureDate"),
        modified=fields.modified("contentUpdateDate"),
        address=cordis_address(found.value),
        status=fields.status("status"),
        links=tuple(filter(None, [fields.stated("projectUrl", as_link, "no web address")])),
        acronym=fields.stated("acronym", str, "no acronym"),
        doi=fields.stated("grantDoi", _doi, "no DOI"),
        participants=tuple(_participants(shares, coordinators[:1])),
        shares=shares,
        topics=tuple(_topics(fields)),
        keywords=tuple(_keywords(fields)),
        sections=(
            *fields.section("objective", SectionKind.AIM, "en"),
            *fields.section("teaser", SectionKind.AIM, "en"),
        ),
        warnings=fields.warnings.finished(),
    )


def _doi(printed: str) -> str | None:
    match = re.fullmatch(r"(?:https?://(?:dx\.)?doi\.org/)?(10\.\d{4,9}/\S+)", printed)
    return match[1] if match else None


def _shares(fields: FieldReader) -> Iterator[Stated[Share]]:
    for item, span in fields.items("organization"):
        name = item.get("name", "")
        if is_nobody(name):
            fields.warnings.say("organization", "an organisation without a name is not kept")
            continue
        label = fields.label_at(span)
        role = fields.role(label, item.get("role", ""))
        number = fields.number(f"{label.rpartition(' ')[0]} vatNumber", item.get("vatNumber", ""))
        ended = item.get("endOfParticipation", "").casefold() == "true"
        organisation = _organisation(name, item, number)
        money = fields.read("ecContribution", item.get("ecContribution", ""), _grant, "no amount")
        yield Stated(Share(organisation, role, money, ended=ended), span)


def _organisation(name: str, item: dict[str, str], number: str | None) -> Organisation:
    kind, pic = item.get("activityType", "").strip("/"), item.get("organisationID", "")
    return Organisation(
        name,
        number,
        kind=Topic("cordis-activity-type", kind) if kind else None,
        country=read_country(item.get("country", "")),
        place=item.get("city") or None,
        identifiers=(f"pic:{pic}",) if re.fullmatch(r"\d{9}", pic) else (),
    )


def _participants(
    shares: tuple[Stated[Share], ...], coordinators: list[Stated[Share]]
) -> Iterator[Stated[Organisation]]:
    left_out = [coordinator.value.organisation for coordinator in coordinators]
    for share in shares:
        if share.value.organisation not in left_out:
            left_out.append(share.value.organisation)
            yield Stated(share.value.organisation, share.span)


def _topics(fields: FieldReader) -> Iterator[Stated[Topic]]:
    for label, scheme in _PLAIN.items():
        repeats = label == "subCall" and fields.value("subCall") == fields.value("masterCall")
        if (found := fields.get(label)) and not repeats:
            yield Stated(Topic(scheme, found.value), found.line)
    for label, scheme in _TOPICS.items():
        for item, span in fields.items(label):
            title = item.get("title", "")
            code = item.get("code", "") or slug(title)
            if code:
                yield Stated(Topic(scheme, code, (Text(title, "en"),) if title else ()), span)


def _keywords(fields: FieldReader) -> Iterator[Stated[Text]]:
    if found := fields.get("keywords"):
        for word in fields.words(found.span):
            yield Stated(Text(word.value, "en"), word.span)
