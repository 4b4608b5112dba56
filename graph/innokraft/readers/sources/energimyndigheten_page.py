"""The Swedish Energy Agency's page of a project: copied text, or a saved web page.

Labels stand in whatever order, alone before their value or with a colon, pipes or tabs between; the
frozen text has them as this table does, in Swedish. `energimyndigheten_parts` lists what pages call
them in Swedish and English.

| on the page | in the record |
|---|---|
| Projektnummer | number, local id and project's key, with the `P` that other sources write before it |
| the number, with `-en` behind it where the page's text is English | local id |
| Diarienummer | the same, where there is no Projektnummer; else in the frozen text |
| Titel, else the heading of the page or the line above the labels | title |
| Engelsk titel | title in English |
| Beviljade medel | funder, amount (kronor means SEK here) |
| Total kostnad | total cost |
| Utförare, Projektägare, Koordinator, `Organisation - Unit` | coordinator and unit |
| an Utförare that is a private person, or unknown | no coordinator, and told |
| Deltagare | participants, one for each line or with semicolons between |
| Projektledare | people: the project leader |
| Projekttid, else Start and Slut | period |
| Beslutsdatum | decided |
| Status | status |
| Program, Område, Utlysning | topics of the schemes `energi-program`, `energi-omrade`, `energi-utlysning` |
| Nyckelord | keywords |
| Sammanfattning, English summary, Bakgrund | sections of the kind other |
| Syfte och mål, Genomförande, Resultat | sections: aim, method, result |
| Senast uppdaterad | modified, beside the text |
| the address that a saved web page gives as its own | address of the record, beside the text |
| who to write to, menus, what is related, the foot of the site | not kept: they belong to the site |

A page is the agency's by the address that it gives as its own, else by naming the agency beside a
number, an amount and other labels. One without a number has its title as the name of its project.
"""  # noqa: E501

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import dropwhile

from innokraft.errors import Place, SourceError
from innokraft.rdf.iris import name_part
from innokraft.readers.frozen.fields import FieldReader
from innokraft.readers.frozen.labelled import freeze_fields
from innokraft.readers.frozen_text import MOST_CHARACTERS, Frozen
from innokraft.readers.input.decoding import HEAD, read_all
from innokraft.readers.input.files import SourceFile
from innokraft.readers.sources.energimyndigheten_parts import (
    HEADINGS,
    LABELS,
    find_parts,
    text_bits,
)
from innokraft.readers.sources.other_agencies import funding_agencies
from innokraft.readers.sources.vinnova_html import OWN_ADDRESS, is_html, own_address
from innokraft.readers.sources.web_bits import Bit, page_bits, together
from innokraft.readers.values.entries import entry
from innokraft.readers.values.money import read_money
from innokraft.readers.values.organisations import is_nobody, split_name
from innokraft.readers.values.periods import is_backwards, read_period
from innokraft.readers.values.private_names import MAY_BE, is_masked_person, may_be_person
from innokraft.readers.values.publishers import ENERGY_AGENCY
from innokraft.record import (
    Money,
    Organisation,
    Period,
    Person,
    ProjectKey,
    Record,
    Section,
    SectionKind,
    Stated,
    Text,
)
from innokraft.text.language import language_of
from innokraft.text.normalisation import view

_MOST_BYTES = 4 * MOST_CHARACTERS
_HOST = re.compile(r"(?:[a-z0-9-]+\.)*energimyndigheten\.se", re.IGNORECASE)
_AGENCY = re.compile(r"energimyndighet|swedish energy agency", re.IGNORECASE)
_SITE = re.compile(
    r"(?:sök )?projekt(?:databas(?:en)?)?|sökresultat|energimyndigheten|startsida"
    r"|search results?|project database|swedish energy agency",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"P? ?-?(\d{5}-\d{1,2}|\d{4}-\d{5})", re.IGNORECASE)
_KINDS = {"Syfte och mål": SectionKind.AIM, "Genomförande": SectionKind.METHOD,
          "Resultat": SectionKind.RESULT}  # fmt: skip
_SCHEMES = {"Program": "energi-program", "Område": "energi-omrade", "Utlysning": "energi-utlysning"}
_TOLD = {"Projektnummer", "Diarienummer", "Beviljade medel"}
_DATES = frozenset(["Senast uppdaterad"])
_LONGEST_TITLE = 300


class EnergimyndighetenPage:
    """Reads the project pages of the Swedish Energy Agency, from text and from saved web pages."""

    name = "energimyndigheten-page"
    marks = "a page that names Energimyndigheten beside Projektnummer or Diarienummer, Utförare …"

    def recognises(self, head: str) -> bool:
        """Whether a page is the agency's: by its own address, or by its name and its labels."""
        saved = is_html(head)
        if not saved and head.lstrip("\ufeff \t\r\n")[:1] in {"{", "[", "<"}:
            return False
        told = [bool(_HOST.search(tag)) for tag in OWN_ADDRESS.findall(head) if "//" in tag]
        if saved and told and not any(told):
            return False
        seen = view(head).text
        if not (any(told) or _AGENCY.search(seen)):
            return False
        bits = _bits(head) if saved else text_bits(seen)
        lines = "\n".join(bit.text for bit in bits)
        if not all(_AGENCY.search(name) for name in funding_agencies(lines)):
            return False
        found = find_parts(bits).values
        return len(found) > 2 and bool(_TOLD & {*found})

    def freeze(self, file: SourceFile) -> Iterator[Frozen | SourceError]:
        """A labelled text of the page: one file, one record."""
        with file.open() as stream:
            raw = read_all(stream, _MOST_BYTES, file.shown)
        saved, place = is_html(raw[:HEAD]), Place(file.shown)
        bits = _bits(raw) if saved else text_bits(raw)
        parts = find_parts(bits)
        values = dict(parts.values)
        values.setdefault("Titel", _title(bits[: parts.first]))
        fields = [(label, values.get(label, "")) for label in LABELS if label != "Deltagare"]
        partners = [name.strip() for each in parts.partners for name in each.split(";")]
        fields += [(f"Deltagare {n}", name) for n, name in enumerate(filter(None, partners), 1)]
        texts = [(heading, parts.prose.get(heading, "")) for heading in HEADINGS]
        frozen = freeze_fields(fields, texts, place, dates=_DATES)
        if isinstance(frozen, Frozen) and not (parts.values or parts.prose):
            frozen = SourceError("on this page no label or heading of a project is found", place)
        if isinstance(frozen, SourceError):
            yield frozen
        else:
            address = own_address(raw, _HOST) if saved else None
            yield Frozen(frozen.text, place, modified=frozen.modified, address=address)

    def parse(self, frozen: Frozen) -> Record:
        """The record of a page. Raises SourceError for one without number and title."""
        fields = FieldReader(frozen)
        number = _number(fields)
        title = fields.value("Titel") or fields.value("Engelsk titel")
        if not (number or title):
            at = fields.warnings.at("Projektnummer")
            raise SourceError("this has no number and no title", at, "It looks like P12345-1.")
        local = number.value if number else name_part(title)[:100]
        tongue = language_of(fields.value("Sammanfattning") or title, "sv")
        coordinator, unit = _coordinator(fields)
        words = fields.get("Nyckelord")
        amount = fields.stated("Beviljade medel", _kronor, "no amount")
        return Record(
            source=self.name,
            local_id=f"{local}-en" if tongue == "en" else local,
            text=frozen.text,
            language=tongue,
            project=ProjectKey("energi", local) if number else ProjectKey("energi", None, local),
            publisher=ENERGY_AGENCY,
            number=number,
            titles=fields.titles(("Titel", tongue), ("Engelsk titel", "en")),
            coordinator=coordinator,
            unit=unit,
            funder=Stated(ENERGY_AGENCY, amount.span) if amount else None,
            amount=amount,
            total_cost=fields.stated("Total kostnad", _kronor, "no amount"),
            period=_period(fields),
            decided=fields.date("Beslutsdatum"),
            modified=fields.modified("Senast uppdaterad"),
            address=frozen.address,
            status=fields.status("Status"),
            participants=tuple(_participants(fields)),
            people=tuple(_people(fields)),
            topics=tuple(
                Stated(topic, found.line)
                for label, scheme in _SCHEMES.items()
                if (found := fields.get(label)) and (topic := entry(scheme, {"": found.value}))
            ),
            keywords=tuple(
                Stated(Text(word.value, language_of(word.value, "sv")), word.span)
                for word in (fields.words(words.span) if words else ())
            ),
            sections=tuple(section for name in HEADINGS for section in _section(fields, name)),
            warnings=fields.warnings.finished(),
        )


def _bits(html: str) -> list[Bit]:
    """The pieces of a page from its heading on, or all of them where it has none."""
    whole = list(page_bits(html))
    return list(dropwhile(lambda bit: bit.level != 1, whole)) or whole


def _title(above: list[Bit]) -> str:
    """The heading of a page, or its first line, that says what the project is called."""
    own = [bit for bit in above if not _SITE.fullmatch(bit.text.strip(" :"))]
    level = min((bit.level for bit in own if bit.level), default=0)
    at = next((i for i, bit in enumerate(own) if bit.level == level), None)
    if at is None:
        return ""
    end = next((i for i in range(at + 1, len(own)) if own[i].apart), len(own))
    title = together(own[at:end])
    return title if len(title) <= _LONGEST_TITLE else ""


def _kronor(printed: str) -> Money | None:
    return read_money(printed)


def _number(fields: FieldReader) -> Stated[str] | None:
    """The number of the project, else that of the register."""
    if found := fields.get("Projektnummer"):
        match = _NUMBER.fullmatch(found.value)
        return Stated(f"P{match[1]}" if match else found.value, found.line)
    register = fields.get("Diarienummer")
    return Stated(register.value, register.line) if register else None


def _coordinator(fields: FieldReader) -> tuple[Stated[Organisation] | None, Stated[str] | None]:
    found = fields.get("Utförare")
    if found is None:
        return None, None
    name, start = split_name(found.value)
    if is_nobody(name) or is_masked_person(name):
        problem = "the organisation is a private person or unknown, and is not kept"
        fields.warnings.say("Utförare", problem)
        return None, None
    if may_be_person(name):
        fields.warnings.say("Utförare", MAY_BE.format(name))
    unit = found.value[start:] if start is not None else ""
    named = Stated(Organisation(name, language="sv"), found.line)
    return named, Stated(unit, found.line) if unit and not is_nobody(unit) else None


def _period(fields: FieldReader) -> Stated[Period] | None:
    period = fields.stated("Projekttid", read_period, "no period")
    if period and is_backwards(period.value):
        fields.warnings.say("Projekttid", "the project ends before it starts: it is not kept")
        return None
    return period or fields.period("Start", "Slut")


def _participants(fields: FieldReader) -> Iterator[Stated[Organisation]]:
    for item, span in fields.items("Deltagare"):
        name = split_name(item.get("", ""))[0]
        if is_nobody(name) or is_masked_person(name):
            fields.warnings.say(fields.label_at(span), "an organisation without a name is not kept")
            continue
        if may_be_person(name):
            fields.warnings.say(fields.label_at(span), MAY_BE.format(name))
        yield Stated(Organisation(name, language="sv"), span)


def _people(fields: FieldReader) -> Iterator[Stated[Person]]:
    found = fields.get("Projektledare")
    if found and not is_nobody(found.value):
        yield Stated(Person(found.value.partition(",")[0], "projektledare"), found.line)


def _section(fields: FieldReader, name: str) -> Iterator[Section]:
    tongue = "en" if name == "English summary" else "sv"
    if name in _KINDS:
        yield from fields.section(name, _KINDS[name], tongue)
    else:
        yield from fields.abstract(name, tongue)
