"""Formas' own open data: a list of objects, or one object, in JSON.

| field | in the record |
|---|---|
| diarienummer | number, local id |
| ärenderubrik, ärenderubrikEngelska | titles, each with the language it is in |
| projektbeskrivning, abstract | sections: by their headings, or one of the kind other |
| nyckelord | keywords |
| scbForskningsämneKod, scbForskningsämneNamn | topics of the scheme `scb` |
| formasÄmnesområde | topics of the scheme `formas-amnesomrade` |
| hållbarhetsmål | topics of the scheme `sdg`, 1 to 17 |
| diarienummerUtlysning, utlysningTitel | topic of the scheme `formas-utlysning` |
| beviljatDatum | decided |
| projektStart, projektSlut | period, by the day |
| senastÄndrad | modified, beside the text |
| beviljatBidrag | funder, amount in SEK; `0` is an amount, an empty field is none |
| medelsförvaltareNamn, medelsförvaltareOrgnr | coordinator: who administers the grant |
| status | status |
| ansökansId | not kept: the number of the application in Formas' own system |

Lists stand in one text, parted by `;`, or are lists of JSON. Codes and names of research subjects
go together by their order; where there are not as many of the one as of the other, only the codes
are read, and it is told. A private person who administers a grant is left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from innokraft.errors import SourceError
from innokraft.readers.frozen.fields import FieldReader
from innokraft.readers.frozen.nested import Flattener
from innokraft.readers.frozen_text import Frozen
from innokraft.readers.input.files import SourceFile
from innokraft.readers.input.json_keys import folded_keys
from innokraft.readers.input.json_objects import read_objects
from innokraft.readers.values.amounts import read_grant
from innokraft.readers.values.entries import GOALS, entry
from innokraft.readers.values.organisations import is_nobody
from innokraft.readers.values.private_names import without_persons
from innokraft.readers.values.publishers import FORMAS
from innokraft.readers.values.subjects import subject
from innokraft.record import Organisation, ProjectKey, Record, Stated, Text, Topic
from innokraft.text.language import language_of

_NAME, _ORGNR = "medelsförvaltareNamn", "medelsförvaltareOrgnr"
_CODES, _SUBJECTS = "scbForskningsämneKod", "scbForskningsämneNamn"
FIELDS = (
    "diarienummer",
    "ärenderubrik",
    "ärenderubrikEngelska",
    _NAME,
    _ORGNR,
    "beviljatBidrag",
    "beviljatDatum",
    "projektStart",
    "projektSlut",
    "senastÄndrad",
    "status",
    "diarienummerUtlysning",
    "utlysningTitel",
    _CODES,
    _SUBJECTS,
    "formasÄmnesområde",
    "hållbarhetsmål",
    "nyckelord",
)
TEXTS = ("projektbeskrivning", "abstract")
NOT_KEPT = ("ansökansId",)
DATES = frozenset(["senastÄndrad"])
MARKS = frozenset(
    name.casefold() for name in (_NAME, _ORGNR, "formasÄmnesområde", "ansökansId", "senastÄndrad")
)


class Formas:
    """Reads the objects of Formas' open data."""

    name = "formas"
    marks = 'JSON with "diarienummer" and "medelsförvaltareNamn" or "ansökansId"'

    def recognises(self, head: str) -> bool:
        """Whether this is JSON with Formas' own names."""
        names = folded_keys(head)
        return "diarienummer" in names and bool(MARKS & names)

    def freeze(self, file: SourceFile) -> Iterator[Frozen | SourceError]:
        """A labelled text for each object."""
        flattener = Flattener((*FIELDS, *TEXTS), NOT_KEPT)
        kept = partial(without_persons, number=_ORGNR, name=_NAME)
        yield from flattener.freeze(read_objects(file), TEXTS, kept, DATES)

    def parse(self, frozen: Frozen) -> Record:
        """The record of an object. Raises SourceError where it has no diarienummer."""
        fields = FieldReader(frozen)
        found = fields.required("diarienummer", "It looks like 2016-00001.")
        amount = fields.money("beviljatBidrag", read_grant)
        return Record(
            source=self.name,
            local_id=found.value,
            text=frozen.text,
            language=None,
            project=ProjectKey("formas", found.value),
            publisher=FORMAS,
            number=Stated(found.value, found.line),
            titles=fields.titles(("ärenderubrik", "sv"), ("ärenderubrikEngelska", "en")),
            coordinator=_coordinator(fields),
            funder=Stated(FORMAS, amount.span) if amount else None,
            amount=amount,
            period=fields.period("projektStart", "projektSlut"),
            decided=fields.date("beviljatDatum"),
            modified=fields.modified("senastÄndrad"),
            status=fields.status("status"),
            topics=tuple(_topics(fields)),
            keywords=tuple(_keywords(fields)),
            sections=(
                *fields.abstract("projektbeskrivning", "sv"),
                *fields.abstract("abstract", "en"),
            ),
            warnings=fields.warnings.finished(),
        )


def _coordinator(fields: FieldReader) -> Stated[Organisation] | None:
    name, span = fields.value(_NAME), fields.span(_NAME, _ORGNR)
    if span is None:
        return None
    if is_nobody(name):
        problem = "the organisation is a private person or unknown, and is not kept"
        fields.warnings.say(_NAME, problem)
        return None
    return Stated(Organisation(name, fields.number(_ORGNR, fields.value(_ORGNR))), span)


def _topics(fields: FieldReader) -> Iterator[Stated[Topic]]:
    yield from _subjects(fields)
    for label, scheme in (("formasÄmnesområde", "formas-amnesomrade"), ("hållbarhetsmål", GOALS)):
        for word in fields.listed(label):
            if topic := entry(scheme, {"": word.value}):
                yield Stated(topic, word.span)
    labels = ("diarienummerUtlysning", "utlysningTitel")
    number, title = map(fields.value, labels)
    call = entry("formas-utlysning", {"diarienummer": number, "titel": title})
    span = fields.span(*labels)
    if call and span:
        yield Stated(call, span)


def _subjects(fields: FieldReader) -> Iterator[Stated[Topic]]:
    codes = list(fields.listed(_CODES))
    names = [word.value for word in fields.listed(_SUBJECTS)]
    whole = fields.span(_CODES, _SUBJECTS)
    if names and len(names) != len(codes):
        problem = f"{len(names)} names stand beside {len(codes)} codes, and are not kept"
        fields.warnings.say(_SUBJECTS, problem)
        names = []
    for code, name in zip(codes, names or [""] * len(codes), strict=True):
        topic = subject(code.value, name, "")
        if topic:
            yield Stated(topic, whole or code.span)
        else:
            fields.warnings.say(_CODES, f"{code.value[:80]!r} is no code of a research subject")


def _keywords(fields: FieldReader) -> Iterator[Stated[Text]]:
    for word in fields.listed("nyckelord"):
        yield Stated(Text(word.value, language_of(word.value, "sv")), word.span)
