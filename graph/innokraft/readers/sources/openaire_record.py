"""OpenAIRE: what becomes of a project, in whatever form it comes.

The frozen text uses the names of OpenAIRE's Graph for all; its lists are `funding 1 name`,
`subject 1`, `programme 1 code`, `organization 1 name` and so on.

| field | in the record |
|---|---|
| id, without the `40|` before it | local id; address of the record: `https://explore.openaire.eu/search/project?projectId=…` |
| code | number; `unidentified` is none; with the funder's short name the project's key |
| acronym | acronym |
| title | title, in the language that its words are in |
| startDate, endDate | period |
| websiteUrl | link |
| callIdentifier | topic of the scheme `cordis-call` where the European Commission funds, else `openaire-call` |
| funding: name, shortName | funder: the first that is named; others are told |
| funding: jurisdiction | kept in the frozen text beside its funder |
| funding: fundingStream id, fundingStream description | topics of the scheme `openaire-program` |
| granted: currency, fundedAmount | amount in that currency; `0` is none, for OpenAIRE writes it where it knows no amount |
| granted: totalCost | total cost, the same way |
| programme: code, description | topics of the scheme `cordis-programme` |
| subject | keywords, one for each entry or with semicolons between |
| keywords | keywords, with commas or semicolons between |
| organization: name, country | participants: who of them coordinates, OpenAIRE does not say |
| organization: shortName | kept in the frozen text beside its organization |
| summary | sections: by their headings, or one of the kind other |
"""  # noqa: E501

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from innokraft.errors import Place, SourceError
from innokraft.rdf.iris import slug
from innokraft.readers.frozen.fields import FieldReader
from innokraft.readers.frozen.labelled import freeze_fields
from innokraft.readers.frozen_text import Frozen
from innokraft.readers.values.amounts import read_currency, read_grant
from innokraft.readers.values.countries import read_country
from innokraft.readers.values.links import as_link
from innokraft.readers.values.organisations import is_nobody
from innokraft.readers.values.private_names import MAY_BE, may_be_person
from innokraft.readers.values.publishers import OPENAIRE, funder_key
from innokraft.readers.values.record_addresses import openaire_address
from innokraft.record import Money, Organisation, ProjectKey, Record, Stated, Text, Topic
from innokraft.text.language import language_of

FIELDS = ("id", "code", "acronym", "title", "startDate", "endDate", "callIdentifier", "websiteUrl",
          "granted currency", "granted fundedAmount", "granted totalCost", "keywords")  # fmt: skip
LISTS = {
    "funding": ("name", "shortName", "jurisdiction", "fundingStream id",
                "fundingStream description"),
    "programme": ("code", "description"),
    "organization": ("name", "shortName", "country"),
    "subject": ("",),
}  # fmt: skip
TEXTS = ("summary",)
_UNKNOWN = {"unidentified", "unknown", "none", "null"}

Lists = Mapping[str, Iterable[Mapping[str, str]]]


def freeze_project(values: Mapping[str, str], lists: Lists, place: Place) -> Frozen | SourceError:
    """The labelled text of a project: its fields, its lists, its summary."""
    fields = [(label, values.get(label, "")) for label in FIELDS]
    for label, parts in LISTS.items():
        for number, item in enumerate(lists.get(label, ()), 1):
            named = ((f"{label} {number} {part}".rstrip(), item.get(part, "")) for part in parts)
            fields += named
    return freeze_fields(fields, [(text, values.get(text, "")) for text in TEXTS], place)


def parse_record(frozen: Frozen, source: str) -> Record:
    """The record of a project. Raises SourceError for one without id and code."""
    fields = FieldReader(frozen)
    own, code = fields.get("id"), fields.get("code")
    number = None if code is None or code.value.casefold() in _UNKNOWN else code
    if own is None and number is None:
        raise SourceError("this has no id and no code", fields.warnings.at("id"))
    local = re.sub(r"^40\|", "", own.value) if own else number.value if number else ""
    funders = list(_funders(fields))
    for other in funders[1:]:
        name = other.value.name[:80]
        fields.warnings.say("funding", f"{name!r} funds it too: the first is kept as funder")
    funder, key = next(iter(funders), None), funder_key(next(iter(funders), None))
    money = {label: _money(fields, label) for label in ("fundedAmount", "totalCost")}
    if money["fundedAmount"] and funder is None:
        fields.warnings.say("funding", "no funder is named: the amount is not kept")
    return Record(
        source=source,
        local_id=local,
        text=frozen.text,
        language=None,
        project=ProjectKey(key, number.value) if number else ProjectKey(key, None, local),
        publisher=OPENAIRE,
        number=Stated(number.value, number.line) if number else None,
        titles=fields.titles(("title", None)),
        funder=funder,
        amount=money["fundedAmount"] if funder else None,
        total_cost=money["totalCost"],
        period=fields.period("startDate", "endDate"),
        acronym=fields.stated("acronym", str, "no acronym"),
        address=openaire_address(local) if own else None,
        participants=tuple(_participants(fields)),
        topics=tuple(_topics(fields, key)),
        keywords=tuple(_keywords(fields)),
        links=tuple(filter(None, [fields.stated("websiteUrl", as_link, "no web address")])),
        sections=tuple(fields.abstract("summary", None)),
        warnings=fields.warnings.finished(),
    )


def _funders(fields: FieldReader) -> Iterator[Stated[Organisation]]:
    """The funders that are named, each once."""
    found: dict[str, Stated[Organisation]] = {}
    for item, span in fields.items("funding"):
        name = item.get("name") or item.get("shortName", "")
        if not is_nobody(name):
            tongue = language_of(name)
            found.setdefault(name, Stated(Organisation(name, language=tongue), span))
    return iter(found.values())


def _money(fields: FieldReader, part: str) -> Stated[Money] | None:
    """An amount in the currency that stands beside it; none for 0, or where none stands there."""
    label, printed = f"granted {part}", fields.value("granted currency")
    currency = read_currency(printed) if printed else None
    if not fields.get(label):
        return None
    money = fields.money(label, lambda amount: read_grant(amount, currency or "XXX"))
    if money is None or not money.value.amount:
        return None
    if currency is None:
        said = f"{printed[:80]!r} is no currency that is known" if printed else "no currency"
        fields.warnings.say(label, f"{said}: {fields.value(label)[:80]} is not kept")
        return None
    return money


def _participants(fields: FieldReader) -> Iterator[Stated[Organisation]]:
    for item, span in fields.items("organization"):
        name = item.get("name") or item.get("shortName", "")
        label = fields.label_at(span)
        if is_nobody(name):
            fields.warnings.say(label, "an organisation without a name is not kept")
            continue
        if may_be_person(name):
            fields.warnings.say(label, MAY_BE.format(name))
        country = read_country(item.get("country", ""))
        yield Stated(Organisation(name, country=country), span)


def _topics(fields: FieldReader, funder: str) -> Iterator[Stated[Topic]]:
    if found := fields.get("callIdentifier"):
        scheme = "cordis-call" if funder == "ec" else "openaire-call"
        yield Stated(Topic(scheme, found.value), found.line)
    streams = ("openaire-program", "funding", "fundingStream id", "fundingStream description")
    for scheme, label, code, name in (
        streams, ("cordis-programme", "programme", "code", "description"),
    ):  # fmt: skip
        for item, span in fields.items(label):
            title = item.get(name, "")
            if value := item.get(code) or slug(title):
                tongue = language_of(title)
                yield Stated(Topic(scheme, value, (Text(title, tongue),) if title else ()), span)


def _keywords(fields: FieldReader) -> Iterator[Stated[Text]]:
    for word in fields.listed("subject"):
        yield Stated(Text(word.value, language_of(word.value)), word.span)
    if found := fields.get("keywords"):
        for each in fields.words(found.span):
            yield Stated(Text(each.value, language_of(each.value)), each.span)
