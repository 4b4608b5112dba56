"""Vinnova's newer open data, `finansieradeaktiviteter`: a list of objects, or one object.

| field | in the record |
|---|---|
| diarienummer | number, local id |
| finansiarNamn, finansiarOrganisationsnummer | funder |
| typ, bidragsform | topics of the schemes `vinnova-typ`, `vinnova-bidragsform` |
| titel, titelEng | titles, each with the language it is in |
| beskrivning, beskrivningEng | sections: by their headings, or one of the kind other |
| startdatum, slutdatum | period, by the day |
| status | status |
| uppdateringTidpunkt | modified, beside the text |
| hallbarhetsmal | topics of the scheme `sdg`, 1 to 17 |
| forskningsamnen: kod, namn, namnEng | topics of the scheme `scb` |
| nyckelord | keywords |
| utlysning | topic of the scheme `vinnova-utlysning` |
| beslutadFinansiering: finansieradOrganisation | participants, once each |
| beslutadFinansiering: ar, belopp | a share of its organisation, a year each |
| beslutadFinansiering: all belopp together | amount in SEK |
| finansieradOrganisation: typ, lan | kind (`vinnova-organisationstyp`) and place |

The sum of the shares is computed: it rests on all their lines. A field of any other name is
reported once and not kept. A funded organisation that is a private person is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from innokraft.errors import SourceError
from innokraft.identity import slug
from innokraft.readers.base import Frozen
from innokraft.readers.characters import MASK, is_personal_number
from innokraft.readers.entries import GOALS, entry
from innokraft.readers.fields import FieldReader
from innokraft.readers.files import SourceFile
from innokraft.readers.labelled import freeze_fields
from innokraft.readers.money import read_money
from innokraft.readers.nested import ENTRY, Flattener
from innokraft.readers.objects import read_objects
from innokraft.readers.organisations import is_nobody, read_number
from innokraft.readers.publishers import VINNOVA, funder_key
from innokraft.readers.sections import language_of
from innokraft.readers.subjects import SCHEME, subject
from innokraft.record import (
    Money,
    Organisation,
    ProjectKey,
    Record,
    Share,
    Span,
    Stated,
    Text,
    Topic,
)

_ORGANISATION = "beslutadFinansiering finansieradOrganisation"
FIELDS = (
    "diarienummer",
    "finansiarNamn",
    "finansiarOrganisationsnummer",
    "typ*",
    "titel",
    "titelEng",
    "startdatum",
    "slutdatum",
    "status*",
    "uppdateringTidpunkt",
    "hallbarhetsmal*",
    "forskningsamnen*",
    "nyckelord*",
    "utlysning*",
    "bidragsform*",
    "beslutadFinansiering ar",
    "beslutadFinansiering belopp",
    f"{_ORGANISATION} namn",
    f"{_ORGANISATION} organisationsnummer",
    f"{_ORGANISATION} typ",
    f"{_ORGANISATION} lan",
)
DATES = frozenset(["uppdateringTidpunkt"])
TEXTS = ("beskrivning", "beskrivningEng")
_SCHEMES = {
    "typ": "vinnova-typ",
    "hallbarhetsmal": GOALS,
    "forskningsamnen": SCHEME,
    "utlysning": "vinnova-utlysning",
    "bidragsform": "vinnova-bidragsform",
}


class VinnovaAktivitet:
    """Reads the objects of `finansieradeaktiviteter`."""

    name = "vinnova-aktivitet"

    def recognises(self, head: str) -> bool:
        """Whether this is JSON with the names of `finansieradeaktiviteter`."""
        low = head.casefold()
        names = ('"finansiarnamn"', '"beslutadfinansiering"', '"finansiarorganisationsnummer"')
        return head.lstrip()[:1] in {"[", "{"} and any(name in low for name in names)

    def freeze(self, file: SourceFile) -> Iterator[Frozen | SourceError]:
        """A labelled text for each object."""
        flattener = Flattener((*FIELDS, *TEXTS))
        for item in read_objects(file):
            if isinstance(item, SourceError):
                yield item
                continue
            found, unknown = flattener.flatten(_listed(item[0]))
            yield from flattener.report(unknown, item[1])
            fields = [_private(pair) for pair in found if pair[0] not in TEXTS]
            texts = [pair for pair in found if pair[0] in TEXTS]
            yield freeze_fields(fields, texts, item[1], dates=DATES)

    def parse(self, frozen: Frozen) -> Record:
        """The record of an object. Raises SourceError where it has no diarienummer."""
        fields = FieldReader(frozen)
        found = fields.labelled.get("diarienummer")
        if found is None:
            problem = "this has no diarienummer"
            raise SourceError(problem, frozen.at("diarienummer"), "It looks like 2015-01573.")
        funder = _funder(fields)
        shares = tuple(_shares(fields))
        known = funder.value if funder else VINNOVA
        return Record(
            source=self.name,
            local_id=found.value,
            text=frozen.text,
            language=None,
            project=ProjectKey(funder_key(known.name, known.number), found.value),
            publisher=VINNOVA,
            number=Stated(found.value, found.line),
            titles=fields.titles(("titel", "sv"), ("titelEng", "en")),
            funder=funder,
            amount=_amount(shares),
            period=fields.period("startdatum", "slutdatum"),
            status=_status(fields),
            modified=fields.modified("uppdateringTidpunkt"),
            participants=tuple(_participants(shares)),
            shares=shares,
            topics=tuple(_topics(fields)),
            keywords=tuple(_keywords(fields)),
            sections=(
                *fields.abstract("beskrivning", "sv"),
                *fields.abstract("beskrivningEng", "en"),
            ),
            warnings=fields.warnings.finished(),
        )


def _listed(item: dict[str, Any]) -> dict[str, Any]:
    """The object with its grants as a list, though there be one."""
    grants = item.get("beslutadFinansiering")
    return {**item, "beslutadFinansiering": [grants]} if isinstance(grants, dict) else item


def _private(pair: tuple[str, str]) -> tuple[str, str]:
    label, value = pair
    masked = label.endswith("organisationsnummer") and is_personal_number(value)
    return (label, MASK) if masked else pair


def _funder(fields: FieldReader) -> Stated[Organisation] | None:
    name, number = fields.value("finansiarNamn"), fields.value("finansiarOrganisationsnummer")
    span = fields.labelled.span("finansiarNamn", "finansiarOrganisationsnummer")
    if span is None or not name:
        return None
    return Stated(Organisation(name, read_number(number)), span)


def _status(fields: FieldReader) -> Stated[str] | None:
    label = next(
        (name for name in ("status", "status namn", "status kod") if fields.value(name)), ""
    )
    return fields.status(label) if label else None


def _shares(fields: FieldReader) -> Iterator[Stated[Share]]:
    inner = "finansieradOrganisation"
    for item, span in fields.labelled.items("beslutadFinansiering"):
        name, number = item.get(f"{inner} namn", ""), item.get(f"{inner} organisationsnummer", "")
        if is_nobody(name):
            problem = "the organisation is a private person or unknown, and is not kept"
            fields.warnings.say(_ORGANISATION, problem)
            continue
        kind = item.get(f"{inner} typ", "")
        organisation = Organisation(
            name,
            read_number(number),
            kind=Topic("vinnova-organisationstyp", slug(kind), (Text(kind, "sv"),))
            if kind
            else None,
            place=item.get(f"{inner} lan") or None,
        )
        yield Stated(
            Share(organisation, "deltagare", _money(fields, item), _year(fields, item)), span
        )


def _money(fields: FieldReader, item: dict[str, str]) -> Money | None:
    printed = item.get("belopp", "")
    money = read_money(printed) if printed else None
    if printed and money is None:
        fields.warnings.say("beslutadFinansiering belopp", f"{printed[:80]!r} is no amount")
    return money


def _year(fields: FieldReader, item: dict[str, str]) -> int | None:
    printed = item.get("ar", "")
    if printed and not re.fullmatch(r"(?:19|20)\d\d", printed):
        fields.warnings.say("beslutadFinansiering ar", f"{printed[:80]!r} is no year")
        return None
    return int(printed) if printed else None


def _amount(shares: tuple[Stated[Share], ...]) -> Stated[Money] | None:
    amounts = [share.value.amount.amount for share in shares if share.value.amount]
    if not amounts:
        return None
    span = Span(shares[0].span.start, shares[-1].span.end)
    return Stated(Money(sum(amounts, Decimal(0)), "SEK"), span)


def _participants(shares: tuple[Stated[Share], ...]) -> Iterator[Stated[Organisation]]:
    once = {share.value.organisation: share.span for share in reversed(shares)}
    for organisation, span in reversed(once.items()):
        yield Stated(organisation, span)


def _topics(fields: FieldReader) -> Iterator[Stated[Topic]]:
    for label, scheme in _SCHEMES.items():
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
    yield from fields.labelled.items(label)
    parts = {name: fields.value(f"{label} {name}".strip()) for name in ("", *ENTRY)}
    span = fields.labelled.span(label, *(f"{label} {name}" for name in ENTRY))
    if span:
        yield {name: value for name, value in parts.items() if value}, span


def _keywords(fields: FieldReader) -> Iterator[Stated[Text]]:
    for parts, span in _entries(fields, "nyckelord"):
        printed = parts.get("") or parts.get("namn") or ""
        at = fields.text.find(printed, span.start, span.end)
        found = fields.words(Span(at, at + len(printed)) if at >= 0 else span)
        for word in found if printed else ():
            yield Stated(Text(word.value, language_of(word.value, "sv")), word.span)
