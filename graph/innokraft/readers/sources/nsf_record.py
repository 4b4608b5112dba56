"""The awards of the National Science Foundation: what becomes of one, in whatever form it comes.

The frozen text uses the names of the NSF's API for all; its lists are `pi 1 name`, `pi 1 role` and
so on.

| field | in the record |
|---|---|
| id | number, local id: seven digits, though a spreadsheet took the noughts at their start |
| id of seven digits | address of the record: `https://www.nsf.gov/awardsearch/showAward?AWD_ID=…` |
| title | title |
| agency | funder: the NSF, or another agency that is named, with a project's key of its own |
| fundsObligatedAmt | amount in USD: what is granted so far; `$` and commas as people write them |
| estimatedTotalAmt | amount where there is no other; else in the frozen text: what is intended |
| startDate, expDate | period, month first |
| date, initAmendmentDate | decided: the first of the two that is there |
| latestAmendmentDate | modified, beside the text |
| activeAwd | status: true is pagaende, false is avslutat |
| awardeeName | coordinator; the name of the project's leader is a private person, and left out with its place |
| awardeeCity, awardeeCountryCode | the coordinator's place and country |
| awardeeStateCode, ueiNumber | kept in the frozen text beside the coordinator |
| transType | topic of the scheme `nsf-award-type` |
| dirAbbr, orgLongName | topic of the scheme `nsf-directorate` |
| divAbbr, orgLongName2 | topic of the scheme `nsf-division` |
| progEle: code, name | topics of the scheme `nsf-program` |
| progRef: code, name | topics of the scheme `nsf-program-reference` |
| fundProgramName | the name of a lone code of progEle; without codes a topic of the scheme `nsf-program`; beside several codes kept in the frozen text, for names hold commas |
| pi: name, role | people: who leads the project, and who leads it with them |
| abstractText | sections: by their headings, or one of the kind other |
| projectOutComesReport | a section of the kind result |
"""  # noqa: E501

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from innokraft.errors import Place, SourceError
from innokraft.rdf.iris import slug
from innokraft.readers.frozen.fields import FieldReader
from innokraft.readers.frozen.labelled import freeze_fields
from innokraft.readers.frozen_text import Frozen
from innokraft.readers.values.amounts import read_english_grant
from innokraft.readers.values.countries import read_country
from innokraft.readers.values.organisations import is_nobody
from innokraft.readers.values.people import is_one_person
from innokraft.readers.values.private_names import MAY_BE, PRIVATE, may_be_person
from innokraft.readers.values.publishers import NSF, funder_key
from innokraft.readers.values.record_addresses import nsf_address
from innokraft.record import (
    Money,
    Organisation,
    Person,
    ProjectKey,
    Record,
    SectionKind,
    Stated,
    Text,
    Topic,
)

FIELDS = (
    "id",
    "title",
    "agency",
    "transType",
    "startDate",
    "expDate",
    "date",
    "initAmendmentDate",
    "latestAmendmentDate",
    "fundsObligatedAmt",
    "estimatedTotalAmt",
    "activeAwd",
    "awardeeName",
    "awardeeCity",
    "awardeeStateCode",
    "awardeeCountryCode",
    "ueiNumber",
    "dirAbbr",
    "orgLongName",
    "divAbbr",
    "orgLongName2",
    "fundProgramName",
)
LISTS = {"pi": ("name", "role"), "progEle": ("code", "name"), "progRef": ("code", "name")}
TEXTS = ("abstractText", "projectOutComesReport")
DATES = frozenset(["latestAmendmentDate"])
LEADS, LEADS_TOO = "Principal Investigator", "Co-Principal Investigator"
_AWARDEE = ("awardeeName", "awardeeCity", "awardeeStateCode", "ueiNumber")
_PRIVATE = re.compile(r"~\d+|[\w.+'-]+@[\w.-]+|\b\d[\d() .-]{6,}\d\b")
_STATUSES = {"true": "pagaende", "false": "avslutat"}
_ORGANISED = {"dirAbbr": ("nsf-directorate", "orgLongName"),
              "divAbbr": ("nsf-division", "orgLongName2")}  # fmt: skip

Lists = Mapping[str, Iterable[Mapping[str, str]]]


def freeze_award(values: Mapping[str, str], lists: Lists, place: Place) -> Frozen | SourceError:
    """The labelled text of an award, without addresses and numbers of people.

    An awardee who is the project's leader is a private person, and is left out.
    """
    people = [{**each, "name": person_name(each.get("name", ""))} for each in lists.get("pi", ())]
    kept, elements = dict(values), [dict(each) for each in lists.get("progEle", ())]
    if len(elements) == 1 and not elements[0].get("name"):
        elements[0]["name"] = kept.pop("fundProgramName", "")
    if any(is_one_person(kept.get("awardeeName", ""), each["name"]) for each in people):
        kept |= dict.fromkeys(_AWARDEE, "") | {"awardeeName": PRIVATE}
    fields = [(label, kept.get(label, "")) for label in FIELDS]
    for label, parts in LISTS.items():
        listed = {"pi": people, "progEle": elements}.get(label) or lists.get(label, ())
        for number, item in enumerate(listed, 1):
            fields += [(f"{label} {number} {part}", item.get(part, "")) for part in parts]
    return freeze_fields(fields, [(t, kept.get(t, "")) for t in TEXTS], place, dates=DATES)


def person_name(printed: str) -> str:
    """The name of a person without the address or number behind it.

    >>> person_name("Kim M Example kim@example.edu"), person_name("Kim Example~000012345")
    ('Kim M Example', 'Kim Example')
    """
    return " ".join(_PRIVATE.sub(" ", printed).split()).strip(" ,;()")


def parse_record(frozen: Frozen, source: str) -> Record:
    """The record of an award. Raises SourceError where it has no id."""
    fields = FieldReader(frozen)
    found = fields.required("id", "The NSF numbers its awards: 2000001.")
    number = found.value.zfill(7) if found.value.isdecimal() else found.value
    amount = fields.money(fields.first("fundsObligatedAmt", "estimatedTotalAmt"), _read_dollars)
    funder = _funder(fields, amount)
    return Record(
        source=source,
        local_id=number,
        text=frozen.text,
        language="en",
        project=ProjectKey(funder_key(funder) if funder else "nsf", number),
        publisher=NSF,
        number=Stated(number, found.line),
        titles=fields.titles(("title", "en")),
        coordinator=_coordinator(fields),
        funder=funder,
        amount=amount,
        period=fields.period("startDate", "expDate"),
        decided=fields.date(fields.first("date", "initAmendmentDate")),
        modified=fields.modified("latestAmendmentDate"),
        address=nsf_address(number),
        status=fields.stated("activeAwd", _read_active, "neither true nor false"),
        people=tuple(_people(fields)),
        topics=tuple(_topics(fields)),
        sections=(
            *fields.abstract("abstractText", "en"),
            *fields.section("projectOutComesReport", SectionKind.RESULT, "en"),
        ),
        warnings=fields.warnings.finished(),
    )


def _read_dollars(printed: str) -> Money | None:
    return read_english_grant(printed, "USD")


def _read_active(printed: str) -> str | None:
    return _STATUSES.get(printed.casefold())


def _funder(fields: FieldReader, amount: Stated[Money] | None) -> Stated[Organisation] | None:
    """The agency that is named, or else the NSF, by whatever says that it grants something."""
    found = fields.get("agency")
    if found and not is_nobody(found.value):
        is_nsf = found.value.upper() == "NSF"
        return Stated(NSF if is_nsf else Organisation(found.value, language="en"), found.line)
    return Stated(NSF, amount.span) if amount else None


def _coordinator(fields: FieldReader) -> Stated[Organisation] | None:
    name, span = fields.value("awardeeName"), fields.span(*_AWARDEE, "awardeeCountryCode")
    if not name or span is None:
        return None
    if is_nobody(name):
        problem = "the organisation is a private person or unknown, and is not kept"
        fields.warnings.say("awardeeName", problem)
        return None
    if may_be_person(name):
        fields.warnings.say("awardeeName", MAY_BE.format(name))
    country = read_country(fields.value("awardeeCountryCode"))
    place = fields.value("awardeeCity") or None
    return Stated(Organisation(name, country=country, place=place, language="en"), span)


def _people(fields: FieldReader) -> Iterator[Stated[Person]]:
    for item, span in fields.items("pi"):
        name = item.get("name", "")
        if is_nobody(name):
            fields.warnings.say(fields.label_at(span), "a person without a name is not kept")
            continue
        yield Stated(Person(name, fields.role(fields.label_at(span), item.get("role", ""))), span)


def _topics(fields: FieldReader) -> Iterator[Stated[Topic]]:
    if kind := fields.get("transType"):
        yield Stated(_topic("nsf-award-type", "", kind.value), kind.line)
    for label, (scheme, name) in _ORGANISED.items():
        if span := fields.span(label, name):
            yield Stated(_topic(scheme, fields.value(label), fields.value(name)), span)
    elements = list(fields.items("progEle"))
    if (program := fields.get("fundProgramName")) and not elements:
        yield Stated(_topic("nsf-program", "", program.value), program.line)
    references = fields.items("progRef")
    for scheme, listed in (("nsf-program", elements), ("nsf-program-reference", references)):
        for item, span in listed:
            yield Stated(_topic(scheme, item.get("code", ""), item.get("name", "")), span)


def _topic(scheme: str, code: str, name: str) -> Topic:
    return Topic(scheme, code or slug(name) or name, (Text(name, "en"),) if name else ())
