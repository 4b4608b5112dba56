"""From the frozen text of a SweCRIS row or object to its record."""

from __future__ import annotations

from collections.abc import Iterator

from innokraft.rdf.iris import name_part, slug
from innokraft.readers.frozen.fields import FieldReader
from innokraft.readers.frozen_text import Frozen
from innokraft.readers.values.amounts import read_grant
from innokraft.readers.values.characters import is_personal_number
from innokraft.readers.values.organisations import is_nobody
from innokraft.readers.values.people import read_role
from innokraft.readers.values.publishers import RESEARCH_COUNCIL, funder_key
from innokraft.readers.values.record_addresses import swecris_address
from innokraft.readers.values.subjects import subject
from innokraft.record import (
    Organisation,
    Person,
    ProjectKey,
    Record,
    Stated,
    Text,
    Topic,
)

_KIND = "swecris-organisation-type"
_AWARD = "swecris-award-type"


def parse_record(frozen: Frozen, source: str) -> Record:
    """The record of a SweCRIS text. Raises SourceError where it has no projectId."""
    fields = FieldReader(frozen)
    found = fields.required("projectId", "Such as 2015-01573_Vinnova.")
    funder = _organisation(fields, "fundingOrganisation")
    number, _, short = found.value.rpartition("_")
    key = name_part(short) if number and short else funder_key(funder)
    start = "fundingStartDate" if fields.value("fundingStartDate") else "fundingYear"
    return Record(
        source=source,
        local_id=found.value,
        text=frozen.text,
        language=None,
        project=ProjectKey(key, number or found.value),
        publisher=RESEARCH_COUNCIL,
        number=Stated(number or found.value, found.line),
        titles=fields.titles(("projectTitleSv", "sv"), ("projectTitleEn", "en")),
        coordinator=_organisation(fields, "coordinatingOrganisation"),
        funder=funder,
        amount=fields.money("fundingsSek", read_grant),
        period=fields.period("projectStartDate", "projectEndDate"),
        funding_period=fields.period(start, "fundingEndDate"),
        modified=fields.modified("updatedDate", "loadedDate"),
        address=swecris_address(found.value),
        people=tuple(_people(fields)),
        topics=(*_award(fields), *_subjects(fields)),
        sections=(
            *fields.abstract("projectAbstractSv", "sv"),
            *fields.abstract("projectAbstractEn", "en"),
        ),
        warnings=fields.warnings.finished(),
    )


def _organisation(fields: FieldReader, prefix: str) -> Stated[Organisation] | None:
    """An organisation out of five fields; none where it has no name: a private person.

    A name that is the same in both languages is of neither.
    """
    swedish, english = (_name(fields, f"{prefix}Name{tongue}") for tongue in ("Sv", "En"))
    names = [f"{prefix}Id", f"{prefix}NameSv", f"{prefix}NameEn"]
    span = fields.span(*names)
    if span is None or not (swedish or english):
        _tell_lost(fields, f"{prefix}Id")
        return None
    kind = f"{prefix}TypeOfOrganisation"
    kinds = _labels(fields.value(f"{kind}Sv"), fields.value(f"{kind}En"))
    organisation = Organisation(
        swedish or english,
        fields.number(f"{prefix}Id", fields.value(f"{prefix}Id")),
        name_en=english if swedish and english != swedish else None,
        kind=Topic(_KIND, slug(kinds[0].value), kinds) if kinds else None,
        language=None if swedish == english else "sv" if swedish else "en",
    )
    return Stated(organisation, span)


def _tell_lost(fields: FieldReader, label: str) -> None:
    """Tells of a number that stands beside no name, unless it is a private person's."""
    printed = fields.value(label)
    if printed and not is_personal_number(printed) and fields.number(label, printed):
        fields.warnings.say(label, f"{printed!r} stands beside no name: it is not kept")


def _name(fields: FieldReader, label: str) -> str:
    name = fields.value(label)
    return "" if is_nobody(name) else name


def _labels(swedish: str, english: str) -> tuple[Text, ...]:
    return tuple(Text(name, tongue) for name, tongue in ((swedish, "sv"), (english, "en")) if name)


def _award(fields: FieldReader) -> Iterator[Stated[Topic]]:
    names = ("typeOfAwardId", "typeOfAwardDescrSv", "typeOfAwardDescrEn")
    code, swedish, english = map(fields.value, names)
    span = fields.span(*names)
    if span and code.strip("9"):
        yield Stated(Topic(_AWARD, code, _labels(swedish, english)), span)


def _subjects(fields: FieldReader) -> Iterator[Stated[Topic]]:
    for item, span in fields.items("scbs"):
        code = item.get("id", "")
        topic = subject(code, item.get("nameSv", ""), item.get("nameEn", ""))
        if topic:
            yield Stated(topic, span)
        else:
            fields.warnings.say("scbs", f"{code!r} is no code of a research subject")


def _people(fields: FieldReader) -> Iterator[Stated[Person]]:
    for item, span in fields.items("peopleList"):
        name = item.get("fullName", "")
        if is_nobody(name):
            fields.warnings.say("fullName", "a person without a name is not kept")
            continue
        orcid = fields.orcid("orcId", item.get("orcId", ""))
        role = read_role(item.get("roleSv", ""), item.get("roleEn", ""))
        if role is None:
            fields.warnings.say("roleSv", f"the role {item.get('roleSv', '')!r} is not known")
        namesake = item.get("namesake", "")
        number = int(namesake) if namesake.isdecimal() else None
        yield Stated(Person(name, role or "deltagare", orcid, number), span)
