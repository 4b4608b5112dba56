"""From the frozen text of a GDP object to its record."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from innokraft.rdf.iris import slug
from innokraft.readers.frozen.fields import FieldReader
from innokraft.readers.frozen.nested import ENTRY
from innokraft.readers.frozen_text import Frozen
from innokraft.readers.values.amounts import read_amount, read_currency, totals
from innokraft.readers.values.countries import read_country
from innokraft.readers.values.dates import read_date
from innokraft.readers.values.entries import GOALS, entry
from innokraft.readers.values.organisations import is_nobody
from innokraft.readers.values.publishers import funder_key, funder_of
from innokraft.readers.values.subjects import SCHEME, subject
from innokraft.record import (
    Money,
    Organisation,
    PartialDate,
    Person,
    ProjectKey,
    Record,
    Share,
    Span,
    Stated,
    Text,
    Topic,
)
from innokraft.text.language import language_of

FUNDED = "finansieradOrganisation"
_PAID = "beslutadFinansiering"
_KIND = "gdp-organisationstyp"
_SCHEMES = {
    "typ": "typ",
    "program": "program",
    "utlysning": "utlysning",
    "ansokningsomgang": "ansokningsomgang",
    "bidragsform": "bidragsform",
    "bidragsformer": "bidragsform",
    "kategoriseringFinansiar": "kategori",
}
"""The schemes of a funder's own, without its name before them."""
_COMMON = {"hallbarhetsmal": GOALS, "forskningsamnen": SCHEME}
_WORD = re.compile(r"[^,;]+")
_STATUS = ("status", "status namn", "status kod")
_GRANTED = re.compile(r"|(?:bevilj|bifall|godkän|grant|approv).*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Part:
    """An organisation's part in a project, as one entry of a list says it."""

    organisation: Organisation
    roles: tuple[str, ...]
    item: dict[str, str]
    span: Span

    def is_of(self, other: Organisation) -> bool:
        """Whether it is that organisation's, by name, and by number where both have one."""
        mine, theirs = self.organisation.number, other.number
        return self.organisation.name == other.name and (mine == theirs or not (mine and theirs))


def parse_record(frozen: Frozen, source: str) -> Record:
    """The record of a GDP text. Raises SourceError where it has no diarienummer."""
    fields = FieldReader(frozen)
    found = fields.required("diarienummer", "It looks like 2015-01573.")
    funder = _funder(fields)
    key = funder_key(funder)
    listed, paid = list(_parts(fields, "organisationer")), list(_parts(fields, _PAID, FUNDED))
    coordinator = next((p for p in (*listed, *paid) if "koordinator" in p.roles), None)
    payments = tuple(_payments(fields, listed, paid))
    amounts = tuple(_amounts(fields, payments)) if funder else ()
    return Record(
        source=source,
        local_id=f"{found.value}_{key}",
        text=frozen.text,
        language=None,
        project=ProjectKey(key, found.value),
        publisher=funder.value if funder else None,
        number=Stated(found.value, found.line),
        titles=fields.titles(("titel", "sv"), ("titelEng", "en")),
        coordinator=Stated(coordinator.organisation, coordinator.span) if coordinator else None,
        funder=funder,
        amount=next(iter(amounts), None),
        further_amounts=amounts[1:],
        period=fields.period("startdatum", "slutdatum"),
        status=fields.status(next(filter(fields.value, _STATUS), "status")),
        decided=_decided(fields),
        modified=fields.modified("uppdateringTidpunkt"),
        participants=tuple(_participants((*listed, *paid), coordinator)),
        shares=(*payments, *_other_roles(listed, payments)),
        people=tuple(_people(fields)),
        topics=tuple(_topics(fields, key if funder else "gdp")),
        keywords=tuple(_keywords(fields)),
        links=tuple(_links(fields)),
        sections=(
            *fields.abstract("beskrivning", "sv"),
            *fields.abstract("beskrivningEng", "en"),
        ),
        warnings=fields.warnings.finished(),
    )


def _funder(fields: FieldReader) -> Stated[Organisation] | None:
    labels = ("finansiarNamn", "finansiarOrganisationsnummer")
    span = fields.span(*labels)
    named = funder_of(*map(fields.value, labels))
    if span is None or named is None:
        fields.warnings.say("finansiarNamn", "no funder is named: the project has none")
        return None
    return Stated(named, span)


def _decided(fields: FieldReader) -> Stated[PartialDate] | None:
    """The first day on which it was granted."""
    found: list[Stated[PartialDate]] = []
    for item, span in fields.items("beslut"):
        printed = item.get("datum", "")
        when = fields.read("beslut datum", printed, read_date, "no date that can be")
        if when and _GRANTED.fullmatch(item.get("utfall", "")):
            found.append(Stated(when, span))
    return min(found, key=lambda stated: (stated.value.earliest, stated.span), default=None)


def _parts(fields: FieldReader, label: str, inner: str = "") -> Iterator[_Part]:
    """The organisations of a list, which stand under a name of their own in each entry."""
    before = f"{inner} " if inner else ""
    for entry_, span in fields.items(label):
        item = {k.removeprefix(before): v for k, v in entry_.items() if k.startswith(before)}
        if is_nobody(item.get("namn", "")):
            problem = "the organisation is a private person or unknown, and is not kept"
            fields.warnings.say(fields.label_at(span), problem)
        else:
            roles = tuple(_roles_of(fields, item, span))
            yield _Part(_organisation(fields, item, span), roles, entry_, span)


def _organisation(fields: FieldReader, item: dict[str, str], span: Span) -> Organisation:
    kind, land = item.get("typ", ""), item.get("land", "")
    label = fields.label_at(span)
    country = fields.read(label, land, read_country, "no country that is known")
    return Organisation(
        item["namn"],
        fields.number(label, item.get("organisationsnummer", "")),
        kind=Topic(_KIND, slug(kind), (Text(kind, "sv"),)) if slug(kind) else None,
        country=country,
        place=item.get("lan") or None,
    )


def _roles_of(fields: FieldReader, item: dict[str, str], span: Span) -> Iterator[str]:
    """The roles of an entry, one or a list; one that is not known is told, and is `deltagare`."""
    printed = [value for name, value in item.items() if name.partition(" ")[0] == "roll"]
    for word in (word.strip() for value in printed for word in _WORD.findall(value)):
        if word:
            yield fields.role(fields.label_at(span), word)


def _payments(
    fields: FieldReader, listed: list[_Part], paid: list[_Part]
) -> Iterator[Stated[Share]]:
    for part in paid:
        told = [role for each in (part, *listed) if each.is_of(part.organisation)
                for role in each.roles]  # fmt: skip
        money, printed = _money(fields, part.item), part.item.get("ar", "")
        year = fields.read(f"{_PAID} ar", printed, _read_year, "no year")
        share = Share(part.organisation, next(iter(told), "deltagare"), money, year)
        yield Stated(share, part.span)


def _other_roles(
    listed: list[_Part], payments: tuple[Stated[Share], ...]
) -> Iterator[Stated[Share]]:
    """The roles that organisations have beside those in which they were paid."""
    for part in listed:
        paid = {s.value.role for s in payments if part.is_of(s.value.organisation)}
        for role in dict.fromkeys(part.roles):
            if role not in paid | {"koordinator", "deltagare"}:
                yield Stated(Share(part.organisation, role), part.span)


def _money(fields: FieldReader, item: dict[str, str]) -> Money | None:
    printed, valuta = item.get("belopp", ""), item.get("valuta", "")
    if not printed:
        return None
    currency = read_currency(valuta) if valuta else "SEK"
    if currency is None:
        problem = f"{valuta[:80]!r} is no currency that is known: {printed[:80]} is not kept"
        fields.warnings.say(f"{_PAID} valuta", problem, "No sum holds it.")
        return None
    money = read_amount(printed, currency)
    if money is None or (valuta and money.currency != currency):
        problem = f"{f'{printed} {valuta}'.strip()[:80]!r} is no amount"
        fields.warnings.say(f"{_PAID} belopp", problem, "No sum holds it.")
        return None
    return money


def _read_year(printed: str) -> int | None:
    return int(printed) if re.fullmatch(r"(?:19|20)\d\d", printed) else None


def _amounts(fields: FieldReader, payments: tuple[Stated[Share], ...]) -> Iterator[Stated[Money]]:
    """The sum of the payments in each currency, kronor first."""
    spans: dict[str, list[Span]] = {}
    for stated in payments:
        if stated.value.amount:
            spans.setdefault(stated.value.amount.currency, []).append(stated.span)
    for money in totals(stated.value.amount for stated in payments if stated.value.amount):
        if money.amount < 0:
            problem = f"the payments add up to {money.amount:f} {money.currency}: that is no grant"
            fields.warnings.say(_PAID, problem)
        else:
            found = spans[money.currency]
            yield Stated(money, Span(min(found).start, max(span.end for span in found)))


def _participants(
    parts: tuple[_Part, ...], coordinator: _Part | None
) -> Iterator[Stated[Organisation]]:
    once: dict[tuple[str, str | None], _Part] = {}
    for part in parts:
        if coordinator is None or not part.is_of(coordinator.organisation):
            once.setdefault((part.organisation.name, part.organisation.number), part)
    yield from (Stated(part.organisation, part.span) for part in once.values())


def _people(fields: FieldReader) -> Iterator[Stated[Person]]:
    for item, span in fields.items("personer"):
        name = item.get("namn", "")
        if is_nobody(name):
            fields.warnings.say(fields.label_at(span), "a person without a name is not kept")
            continue
        for role in dict.fromkeys(_roles_of(fields, item, span)) or ("deltagare",):
            yield Stated(Person(name, role), span)


def _topics(fields: FieldReader, funder: str) -> Iterator[Stated[Topic]]:
    schemes = {label: f"{funder}-{name}" for label, name in _SCHEMES.items()}
    for label, scheme in (schemes | _COMMON).items():
        for parts, span in _entries(fields, label):
            if scheme == SCHEME:
                names = parts.get("namn", ""), parts.get("namnEng", "")
                topic = subject(parts.get("kod") or parts.get("") or "", *names)
            else:
                topic = entry(scheme, parts)
            if topic:
                yield Stated(topic, span)


def _entries(fields: FieldReader, label: str) -> Iterator[tuple[dict[str, str], Span]]:
    """The entries of a field that is a value, an object, or a list of either."""
    yield from fields.items(label)
    parts = {name: fields.value(f"{label} {name}".strip()) for name in ("", *ENTRY)}
    span = fields.span(label, *(f"{label} {name}" for name in ENTRY))
    if span:
        yield {name: value for name, value in parts.items() if value}, span


def _keywords(fields: FieldReader) -> Iterator[Stated[Text]]:
    for parts, span in _entries(fields, "nyckelord"):
        printed = parts.get("") or parts.get("namn") or ""
        at = fields.text.find(printed, span.start, span.end)
        found = fields.words(Span(at, at + len(printed)) if at >= 0 else span)
        for word in found if printed else ():
            yield Stated(Text(word.value, language_of(word.value, "sv")), word.span)


def _links(fields: FieldReader) -> Iterator[Stated[str]]:
    for item, span in fields.items("lank"):
        yield from fields.link(fields.label_at(span), item.get("href", ""), span)
