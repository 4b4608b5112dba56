"""The Gateway to Research of UKRI: what becomes of a project, in whatever form it is published.

Each form keeps its own names in the frozen text: what stands first in a row is the second version
of the API, then the first version, then the CSV export.

| field | in the record |
|---|---|
| identifier (of the type RCUK, else the first), grantReference, ProjectReference | number, local id, address of the record: `https://gtr.ukri.org/projects?ref=…` |
| id, ProjectId | local id where there is no reference |
| title, Title | title |
| leadFunder, fund funder, FundingOrgName | funder; the project's key is UKRI's, which gives the references of all its councils |
| fund valuePounds, AwardPounds | amount in GBP, or in the currency that stands beside it |
| ExpenditurePounds | amount, where AwardPounds is 0 or empty: what a council's own institute spends |
| fund start and end (link of the kind FUND), StartDate, EndDate | period; `start` and `end` where there are none |
| fund type | kept in the frozen text: whether the money is granted or spent |
| status, Status | status |
| grantCategory, ProjectCategory | topic of the scheme `gtr-grant-category` |
| leadResearchOrganisation name, LeadROName | coordinator, else the participant that leads |
| leadResearchOrganisation department, leadOrganisationDepartment, Department | unit, of a coordinator that is named; `Unlisted` is none |
| leadResearchOrganisation region, Region | the coordinator's place; `Unknown` and `Outside UK` are none |
| participant: organisationName, role, grantOffer | participant, and a share with its amount in GBP |
| participant: projectCost | kept in the frozen text beside its share |
| organisationRole, collaborator: name, role | participants; a share for each role, a co-funder's as deltagare |
| personRole, principalInvestigators: fullName (firstName, otherNames, surname), orcidId, role, in searches principalInvestigator, fellow, coInvestigator, studentPerson | people, one for each role |
| PIFirstName, PIOtherNames, PISurname, PI ORCID iD | people: the project leader |
| researchSubject, researchTopic: id, text | topics of the schemes `gtr-research-subject`, `gtr-research-topic`; `Unclassified` is none |
| rcukProgramme, healthCategory, researchActivity: id, text | topics of the schemes `gtr-program`, `gtr-health-category`, `gtr-research-activity` |
| abstractText, techAbstractText | sections: by their headings, or one of the kind other |
| potentialImpact | a section of the kind result: what is expected |
| created, updated | modified, beside the text: the later one |
"""  # noqa: E501

from __future__ import annotations

from collections.abc import Iterator

from innokraft.errors import SourceError
from innokraft.rdf.iris import slug
from innokraft.readers.frozen.fields import FieldReader
from innokraft.readers.frozen_text import Frozen
from innokraft.readers.values.amounts import read_currency, read_english_grant
from innokraft.readers.values.dates import read_british_date
from innokraft.readers.values.organisations import is_nobody
from innokraft.readers.values.publishers import UK_RESEARCH
from innokraft.readers.values.record_addresses import gtr_address
from innokraft.record import (
    Money,
    Organisation,
    Person,
    ProjectKey,
    Record,
    SectionKind,
    Share,
    Span,
    Stated,
    Text,
    Topic,
)

_REFERENCES = ("grantReference", "ProjectReference")
_FUNDERS = ("leadFunder", "fund funder name", "FundingOrgName")
_LEADERS = ("leadResearchOrganisation name", "LeadROName")
_UNITS = ("leadResearchOrganisation department", "leadOrganisationDepartment", "Department")
_REGIONS = ("leadResearchOrganisation address region", "Region")
_CATEGORIES = ("grantCategory", "ProjectCategory")
_PERIODS = (("fund start", "fund end"), ("start", "end"), ("StartDate", "EndDate"))
_SCHEMES = {
    "researchSubject": "gtr-research-subject",
    "researchTopic": "gtr-research-topic",
    "rcukProgramme": "gtr-program",
    "healthCategory": "gtr-health-category",
    "researchActivity": "gtr-research-activity",
}
_NAMES = ("fullName", "firstName", "otherNames", "surname")
FLAGS = {
    "principalInvestigator": "projektledare",
    "fellow": "projektledare",
    "coInvestigator": "projektdeltagare",
    "studentPerson": "",
}
"""Names that are true for a person in the answers to searches, and the roles that they mean."""
_LED = ("principalInvestigators", "supervisors")
_NOWHERE = {"unknown", "outside uk", "unlisted", "not listed", "unclassified"}
DATES = frozenset(["created", "updated"])


def parse_record(frozen: Frozen, source: str) -> Record:
    """The record of a project of the Gateway. Raises SourceError for one without name of its own.

    Its name is its reference, or else the id that the Gateway gives it.
    """
    fields = FieldReader(frozen)
    number, own = _reference(fields), fields.get(fields.first("id", "ProjectId"))
    if not (number or own):
        at = fields.warnings.at("identifiers")
        raise SourceError("this has no reference and no id", at, "It looks like EP/X00001/1.")
    local = number.value if number else own.value if own else ""
    funder, amount = _funder(fields), _amount(fields)
    if amount and not funder:
        fields.warnings.say(_FUNDERS[0], "no funder is named: the amount is not kept")
    shares = tuple(_shares(fields))
    coordinator = _coordinator(fields, shares)
    return Record(
        source=source,
        local_id=local,
        text=frozen.text,
        language="en",
        project=ProjectKey("ukri", local) if number else ProjectKey("ukri", None, local),
        publisher=UK_RESEARCH,
        number=number,
        titles=fields.titles((fields.first("title", "Title"), "en")),
        coordinator=coordinator,
        unit=_unit(fields) if coordinator else None,
        funder=funder,
        amount=amount if funder else None,
        period=next(filter(None, (fields.period(*p, read_british_date) for p in _PERIODS)), None),
        status=fields.status(fields.first("status", "Status")),
        modified=fields.modified(*sorted(DATES)),
        address=gtr_address(number.value) if number else None,
        participants=tuple(_participants(shares, coordinator)),
        shares=tuple(s for s in shares if s.value.amount or s.value.role != "koordinator"),
        people=tuple(_people(fields)),
        topics=tuple(_topics(fields)),
        sections=(
            *fields.abstract("abstractText", "en"),
            *fields.abstract("techAbstractText", "en"),
            *fields.section("potentialImpact", SectionKind.RESULT, "en"),
        ),
        warnings=fields.warnings.finished(),
    )


def _reference(fields: FieldReader) -> Stated[str] | None:
    if found := fields.get(fields.first(*_REFERENCES)):
        return Stated(found.value, found.line)
    listed = [(item, span) for item, span in fields.items("identifier") if item.get("value")]
    listed.sort(key=lambda each: each[0].get("type", "").upper() != "RCUK")
    return next((Stated(item["value"], span) for item, span in listed), None)


def _funder(fields: FieldReader) -> Stated[Organisation] | None:
    found = fields.get(fields.first(*_FUNDERS))
    if found is None or is_nobody(found.value):
        return None
    return Stated(Organisation(found.value, language="en"), found.line)


def _amount(fields: FieldReader) -> Stated[Money] | None:
    printed = fields.value("fund valuePounds currencyCode")
    label = "fund valuePounds currencyCode"
    currency = fields.read(label, printed, read_currency, "no currency") or "GBP"

    def read(amount: str) -> Money | None:
        return read_english_grant(amount, currency)

    told = fields.first("fund valuePounds", "fund valuePounds amount", "AwardPounds")
    award = fields.money(told, read)
    if told != "AwardPounds" or (award and award.value.amount):
        return award
    spent = fields.money("ExpenditurePounds", read)
    return spent if spent and spent.value.amount else award


def _coordinator(
    fields: FieldReader, shares: tuple[Stated[Share], ...]
) -> Stated[Organisation] | None:
    label = fields.first(*_LEADERS)
    found, region = fields.get(label), fields.value(fields.first(*_REGIONS))
    if found and not is_nobody(found.value):
        place = None if is_nobody(region) or region.casefold() in _NOWHERE else region
        return Stated(Organisation(found.value, place=place, language="en"), found.line)
    led = (s for s in shares if s.value.role == "koordinator")
    return next((Stated(s.value.organisation, s.span) for s in led), None)


def _unit(fields: FieldReader) -> Stated[str] | None:
    found = fields.get(fields.first(*_UNITS))
    if found is None or is_nobody(found.value) or found.value.casefold() in _NOWHERE:
        return None
    return Stated(found.value, found.line)


def _shares(fields: FieldReader) -> Iterator[Stated[Share]]:
    for label in ("participant", "organisationRole", "collaborator"):
        for item, span in fields.items(label):
            name = item.get("organisationName") or item.get("name", "")
            if is_nobody(name):
                fields.warnings.say(label, "an organisation without a name is not kept")
                continue
            organisation = Organisation(name, language="en")
            printed = item.get("grantOffer", "")
            money = fields.read(f"{label} grantOffer", printed, _pounds, "no amount")
            for role in _roles(fields, item, span) or ["projektpart"]:
                yield Stated(Share(organisation, role, money), span)


def _pounds(printed: str) -> Money | None:
    return read_english_grant(printed, "GBP")


def _roles(fields: FieldReader, item: dict[str, str], span: Span) -> list[str]:
    """The roles that an item of a list names, each once."""
    printed = [value for name, value in item.items() if name.partition(" ")[0] == "role"]
    return list(dict.fromkeys(fields.role(fields.label_at(span), word) for word in printed))


def _participants(
    shares: tuple[Stated[Share], ...], coordinator: Stated[Organisation] | None
) -> Iterator[Stated[Organisation]]:
    names = {coordinator.value.name} if coordinator else set()
    for share in shares:
        if share.value.organisation.name not in names:
            names.add(share.value.organisation.name)
            yield Stated(share.value.organisation, share.span)


def _people(fields: FieldReader) -> Iterator[Stated[Person]]:
    for label in ("personRole", *_LED):
        for item, span in fields.items(label):
            name = item.get("fullName") or " ".join(filter(None, map(item.get, _NAMES[1:])))
            if is_nobody(name):
                fields.warnings.say(label, "a person without a name is not kept")
                continue
            orcid = fields.orcid(f"{label} orcidId", item.get("orcidId", ""))
            flagged = [role for flag, role in FLAGS.items() if role and item.get(flag) == "true"]
            for role in _roles(fields, item, span) or flagged or [_role_of_list(label)]:
                yield Stated(Person(name, role, orcid), span)
    labels = ("PIFirstName", "PIOtherNames", "PISurname", "PI ORCID iD")
    whole = fields.span(*labels)
    name = " ".join(filter(None, map(fields.value, labels[:3])))
    if whole and not is_nobody(name):
        orcid = fields.orcid(labels[3], fields.value(labels[3]))
        yield Stated(Person(name, "projektledare", orcid), whole)


def _role_of_list(label: str) -> str:
    return "projektledare" if label in _LED else "deltagare"


def _topics(fields: FieldReader) -> Iterator[Stated[Topic]]:
    if found := fields.get(fields.first(*_CATEGORIES)):
        code = slug(found.value) or found.value
        yield Stated(Topic("gtr-grant-category", code, (Text(found.value, "en"),)), found.line)
    for label, scheme in _SCHEMES.items():
        for item, span in fields.items(label):
            name = item.get("text", "")
            code = item.get("id") or slug(name)
            if code and name.casefold() not in _NOWHERE:
                yield Stated(Topic(scheme, code, (Text(name, "en"),) if name else ()), span)
