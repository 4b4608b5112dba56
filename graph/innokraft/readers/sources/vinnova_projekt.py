"""Vinnova's open data, `projekt`: a list of objects, or one object.

| field | in the record |
|---|---|
| Diarienummer | number, local id |
| Ärenderubrik, ÄrenderubrikEngelska | titles, each with the language it is in |
| MalSvenska, MalEngelska | sections of the kind aim |
| ResultatSvenska, ResultatEngelska | sections of the kind result |
| ImplementationSvenska, ImplementationEngelska | sections of the kind method |
| Projektreferat | a section of the kind other |
| BeviljatBidrag | funder, amount in SEK; `0` is an amount, an empty field is none |
| ProjektStart, ProjektSlut | period, by the day |
| KoordinatorOrg, KoordinatorArb | coordinator and unit |
| Status | status |
| DiarienummerProgram | topic of the scheme `vinnova-program` |
| DiarienummerUtlysning | topic of the scheme `vinnova-utlysning` |
| DiarienummerAnsokningsomgang | topic of the scheme `vinnova-ansokningsomgang` |
| LankLista: URL | links |
| LankLista: Beskrivning | kept in the frozen text beside its link |

`x` or `xx` in a text or title means that there is none. A field of any other name is reported
once and not kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from innokraft.errors import SourceError
from innokraft.readers.frozen.fields import FieldReader
from innokraft.readers.frozen.nested import Flattener, Labelled
from innokraft.readers.frozen_text import Frozen
from innokraft.readers.input.files import SourceFile
from innokraft.readers.input.json_keys import json_keys
from innokraft.readers.input.json_objects import read_objects
from innokraft.readers.values.amounts import read_grant
from innokraft.readers.values.organisations import is_nobody, read_reference
from innokraft.readers.values.private_names import MAY_BE, may_be_person
from innokraft.readers.values.publishers import VINNOVA
from innokraft.record import (
    Organisation,
    ProjectKey,
    Record,
    Section,
    SectionKind,
    Span,
    Stated,
    Topic,
)

FIELDS = (
    "Diarienummer",
    "Ärenderubrik",
    "ÄrenderubrikEngelska",
    "KoordinatorOrg",
    "KoordinatorArb",
    "BeviljatBidrag",
    "ProjektStart",
    "ProjektSlut",
    "Status",
    "DiarienummerProgram",
    "DiarienummerUtlysning",
    "DiarienummerAnsokningsomgang",
    "LankLista Beskrivning",
    "LankLista URL",
)
TEXTS = {
    "MalSvenska": (SectionKind.AIM, "sv"),
    "ResultatSvenska": (SectionKind.RESULT, "sv"),
    "ImplementationSvenska": (SectionKind.METHOD, "sv"),
    "Projektreferat": (SectionKind.OTHER, "sv"),
    "MalEngelska": (SectionKind.AIM, "en"),
    "ResultatEngelska": (SectionKind.RESULT, "en"),
    "ImplementationEngelska": (SectionKind.METHOD, "en"),
}
_TOPICS = {
    "DiarienummerProgram": "vinnova-program",
    "DiarienummerUtlysning": "vinnova-utlysning",
    "DiarienummerAnsokningsomgang": "vinnova-ansokningsomgang",
}
_OWN = frozenset(
    name.casefold()
    for name in (*TEXTS, *_TOPICS, "KoordinatorOrg", "KoordinatorArb", "LankLista")
    if name != "DiarienummerUtlysning"
)
"""What only Vinnova's objects have, in whatever case: Formas' have names like the others."""
_CAPITALS = ("BeviljatBidrag", "ProjektStart", "ProjektSlut", "Ärenderubrik", "Status")
_MISSING = re.compile(r"\s*x{1,3}\.?\s*", re.IGNORECASE)


class VinnovaProjekt:
    """Reads the objects of `projekt`."""

    name = "vinnova-projekt"
    marks = 'JSON with "Diarienummer" and "KoordinatorOrg", "BeviljatBidrag" or "MalSvenska"'

    def recognises(self, head: str) -> bool:
        """Whether this is JSON with the names of `projekt`, which start with capitals."""
        names = json_keys(head)
        folded = {name.casefold() for name in names}
        own = bool(_OWN & folded) or ("Diarienummer" in names and bool({*_CAPITALS} & names))
        return "diarienummer" in folded and own

    def freeze(self, file: SourceFile) -> Iterator[Frozen | SourceError]:
        """A labelled text for each object."""
        flattener = Flattener((*FIELDS, *TEXTS))
        yield from flattener.freeze(read_objects(file), TEXTS, _there)

    def parse(self, frozen: Frozen) -> Record:
        """The record of an object. Raises SourceError where it has no Diarienummer."""
        fields = FieldReader(frozen)
        found = fields.required("Diarienummer", "It looks like 2015-01573.")
        number = read_reference(found.value) or found.value
        coordinator, unit = _coordinator(fields)
        amount = fields.money("BeviljatBidrag", read_grant)
        return Record(
            source=self.name,
            local_id=number,
            text=frozen.text,
            language=None,
            project=ProjectKey("vinnova", number),
            publisher=VINNOVA,
            number=Stated(number, found.line),
            titles=fields.titles(("Ärenderubrik", "sv"), ("ÄrenderubrikEngelska", "en")),
            coordinator=coordinator,
            unit=unit,
            funder=Stated(VINNOVA, amount.span) if amount else None,
            amount=amount,
            period=fields.period("ProjektStart", "ProjektSlut"),
            status=fields.status("Status"),
            topics=tuple(_topics(fields)),
            links=tuple(_links(fields)),
            sections=tuple(_sections(fields)),
            warnings=fields.warnings.finished(),
        )


def _there(fields: Labelled) -> Labelled:
    """The fields without the texts and titles that there are none of."""
    return [
        (label, value)
        for label, value in fields
        if not (label in TEXTS or label.startswith("Ärenderubrik")) or not _MISSING.fullmatch(value)
    ]


def _coordinator(
    fields: FieldReader,
) -> tuple[Stated[Organisation] | None, Stated[str] | None]:
    found, unit = fields.get("KoordinatorOrg"), fields.get("KoordinatorArb")
    if found is None:
        return None, None
    if is_nobody(found.value):
        problem = "the coordinator is a private person or unknown, and is not kept"
        fields.warnings.say("KoordinatorOrg", problem)
        return None, None
    if may_be_person(found.value):
        fields.warnings.say("KoordinatorOrg", MAY_BE.format(found.value))
    organisation = Stated(Organisation(found.value), found.line)
    if unit is None or is_nobody(unit.value) or unit.value.casefold() == found.value.casefold():
        return organisation, None
    return organisation, Stated(unit.value, Span(found.line.start, unit.line.end))


def _topics(fields: FieldReader) -> Iterator[Stated[Topic]]:
    for label, scheme in _TOPICS.items():
        if found := fields.get(label):
            yield Stated(Topic(scheme, found.value), found.line)


def _links(fields: FieldReader) -> Iterator[Stated[str]]:
    for item, span in fields.items("LankLista"):
        yield from fields.link("LankLista", item.get("URL", ""), span)


def _sections(fields: FieldReader) -> Iterator[Section]:
    for label, (kind, tongue) in TEXTS.items():
        yield from fields.section(label, kind, tongue)
