"""Vinnova's project page: a title, labelled lines, headed sections, a statement on review.

Read from text, or from the saved web page (`vinnova_html` makes the same text of that).

| on the page | in the record |
|---|---|
| banners above the title | not kept: the site speaks of scripts or services, not of the project |
| the line above the labels | title; a page can lack it |
| Diarienummer, Diarienr., Dnr. / Reference number, Reference no. | number, in head or foot |
| the number, with `-en` behind it on an English page | local id |
| Koordinator / Coordinator, `Organisation - Unit` | coordinator and unit, in the page's language |
| a coordinator whose name looks like a private person's | kept as printed, and told |
| Bidrag från Vinnova / Funding from Vinnova | funder, amount (kronor means SEK here) |
| Projektets löptid / Project duration | period, with the precision of the page |
| Status | status: avslutat, pagaende, beslutat, avbrutet |
| Utlysning / Venture | topic of the scheme `vinnova-utlysning` |
| Ansökningsomgång / Call | topic of the scheme `vinnova-ansokningsomgang` |
| the headings | sections: aim, result, method |
| Externa länkar / External links | a section, and each address in it a link |
| an address behind other words of a saved web page | not kept: the words are quoted as they read |
| the statement on review | review: who wrote the text, and that Vinnova did not review it |
| a machine-translation mark | the section is `machine_translated` |
| Senast uppdaterad / Last updated | modified |
| the address that a saved web page gives as its own | address of the record, beside the text |
| the number alone | no address: Vinnova's addresses are made of titles |
| Statistik för sidan | not kept: it belongs to the site |

A page without a number has a project key of its own: title, coordinator and month of start, so
that a newer version of the page, with another amount or status, keeps it. Without a title, all that
the page says is in the key: a page that differs is another, and a candidate.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TypeVar

from innokraft.errors import Place, SourceError
from innokraft.rdf.iris import plain_name, short_digest, slug
from innokraft.readers.frozen.sections import first_line, in_text, split_sections, title_language
from innokraft.readers.frozen_text import MOST_CHARACTERS, Frozen, too_long
from innokraft.readers.input.decoding import HEAD, read_all
from innokraft.readers.input.files import SourceFile
from innokraft.readers.messages import Warnings
from innokraft.readers.sources.other_agencies import other_agency
from innokraft.readers.sources.vinnova_html import is_html, is_of_vinnova, own_address, page_text
from innokraft.readers.sources.vinnova_page_lines import updated
from innokraft.readers.sources.vinnova_page_parts import Page, find_page
from innokraft.readers.values.characters import clean
from innokraft.readers.values.dates import read_moment
from innokraft.readers.values.links import find_links
from innokraft.readers.values.money import read_money
from innokraft.readers.values.organisations import is_nobody, read_reference, split_name
from innokraft.readers.values.periods import is_backwards, read_period
from innokraft.readers.values.private_names import MAY_BE, is_masked_person, may_be_person
from innokraft.readers.values.publishers import VINNOVA
from innokraft.readers.values.statuses import read_status
from innokraft.record import (
    Moment,
    Money,
    Organisation,
    Period,
    ProjectKey,
    Record,
    Section,
    SectionKind,
    Span,
    Stated,
    Text,
    Topic,
)
from innokraft.text.language import language_of
from innokraft.text.normalisation import tidy, view

MOST_BYTES = 4 * MOST_CHARACTERS
"""How long the file of one page may be; a saved web page is mostly markup."""

_LONGEST = 100
"""How long a title, in characters, may be in the name of a page without a number."""

Value = TypeVar("Value")

_NUMBER = re.compile(r"\d{4}-\d{5}")
_CALL = re.compile(rf"({_NUMBER.pattern})-(?:sv|en)")
_SCHEMES = {"call": "vinnova-utlysning", "round": "vinnova-ansokningsomgang"}


class VinnovaPage:
    """Reads Vinnova's project pages, from text and from saved web pages."""

    name = "vinnova-page"
    marks = "a page with a line that starts with Bidrag från Vinnova or Funding from Vinnova"

    def recognises(self, head: str) -> bool:
        """Whether a line says what Vinnova gives, or a web page is one of Vinnova's."""
        if is_html(head):
            return is_of_vinnova(head)
        page = find_page(view(clean(head)).text)
        return page is not None and "amount" in page.labels

    def freeze(self, file: SourceFile) -> Iterator[Frozen | SourceError]:
        """The text of the page: one file, one record."""
        with file.open() as stream:
            raw = read_all(stream, MOST_BYTES, file.shown)
        place, saved = Place(file.shown), is_html(raw[:HEAD])
        text = clean(page_text(raw) if saved else raw)
        if len(text) > MOST_CHARACTERS:
            yield too_long(len(text), place)
        else:
            yield Frozen(text, place, address=own_address(raw) if saved else None)

    def parse(self, frozen: Frozen) -> Record:
        """The record of a page. Raises SourceError where it has no labels, or is another's."""
        seen = view(frozen.text)
        page = find_page(seen.text)
        if page is None:
            raise SourceError(
                "this is no project page", frozen.place, "A page starts with its title and labels."
            )
        if "amount" not in page.labels and (agency := other_agency(seen.text)):
            problem = f"this is a page of {agency}, not of Vinnova"
            raise SourceError(problem, frozen.place, "Write the record as YAML.")
        return in_text(_PageReader(frozen, seen.text, page).record(self.name), seen)


class _PageReader:
    """Reads the parts of one page, and notes what is doubtful."""

    def __init__(self, frozen: Frozen, text: str, page: Page) -> None:
        self.frozen, self.page, self.text = frozen, page, text
        self.warnings = Warnings(frozen)

    def record(self, source: str) -> Record:
        for line in self.page.unread:
            self.warnings.say(None, f"a line between the labels is not read: {line[:80]!r}")
        sections = tuple(self.sections())
        titles = tuple(self.titles(sections))
        number, period = self.number(), self.period()
        coordinator, unit = self.coordinator()
        amount = self.amount()
        others = unit.value if unit else "", amount.value if amount else "", self.text
        own = _own_key(titles, coordinator, period, others)
        key = ProjectKey("vinnova", number.value) if number else own
        ending = "-en" if self.page.language == "en" else ""
        return Record(
            source=source,
            local_id=f"{key.name}{ending}",
            text=self.frozen.text,
            language=self.page.language,
            project=key,
            publisher=VINNOVA,
            number=number,
            titles=titles,
            coordinator=coordinator,
            unit=unit,
            funder=self.funder(),
            amount=amount,
            period=period,
            status=self.stated("status", read_status, "the status {!r} is not known"),
            topics=tuple(self.topics()),
            links=tuple(self.links(sections)),
            sections=sections,
            review=self.page.review,
            modified=self.modified(),
            address=self.frozen.address,
            warnings=self.warnings.finished(),
        )

    def value(self, name: str) -> str:
        """What stands behind a label, empty where nothing does."""
        found = self.page.labels.get(name)
        return tidy(found.value.of(self.text)) if found else ""

    def stated(
        self, name: str, read: Callable[[str], Value | None], problem: str, remedy: str = ""
    ) -> Stated[Value] | None:
        """The value behind a label as `read` reads it; what it cannot read is told."""
        printed = self.value(name)
        value = read(printed) if printed else None
        if printed and value is None:
            self.warn(name, problem.format(printed), remedy)
        return None if value is None else Stated(value, self.page.labels[name].whole)

    def warn(self, name: str, problem: str, remedy: str = "") -> None:
        self.warnings.say(self.page.labels[name].label.of(self.text), problem, remedy)

    def titles(self, sections: tuple[Section, ...]) -> Iterator[Stated[Text]]:
        span = self.page.title
        if span is None:
            self.warnings.say(None, "the page has no title")
            return
        bodies = [s.language for s in sections if s.language and s.body.start < s.body.end]
        title = tidy(span.of(self.text))
        yield Stated(Text(title, title_language(title, self.page.language, bodies)), span)

    def number(self) -> Stated[str] | None:
        problem, remedy = "{!r} is no project number", "It looks like 2015-01573."
        if number := self.stated("number", read_reference, problem, remedy):
            return number
        below = self.page.number_below
        return Stated(below[1], below[0]) if below else None

    def coordinator(self) -> tuple[Stated[Organisation] | None, Stated[str] | None]:
        if not (printed := self.value("coordinator")):
            return None, None
        name, unit = split_name(printed)
        if is_nobody(name) or is_masked_person(name):
            problem = "the coordinator is a private person or unknown, and is not kept"
            self.warn("coordinator", problem)
            return None, None
        if may_be_person(name):
            self.warn("coordinator", MAY_BE.format(name))
        found = self.page.labels["coordinator"]
        end = found.value.start + len(split_name(found.value.of(self.text))[0])
        named = Organisation(name, language=self.page.language)
        organisation = Stated(named, Span(found.label.start, end))
        if unit is None or is_nobody(printed[unit:]):
            return organisation, None
        return organisation, Stated(printed[unit:], found.value)

    def funder(self) -> Stated[Organisation] | None:
        found = self.page.labels.get("amount")
        return Stated(VINNOVA, found.whole) if found else None

    def amount(self) -> Stated[Money] | None:
        problem, remedy = "{!r} is no amount", "It looks like 99 356 kronor."
        money = self.stated("amount", read_money, problem, remedy)
        return Stated(money.value, self.page.labels["amount"].value) if money else None

    def period(self) -> Stated[Period] | None:
        problem, remedy = "{!r} is no period", "It looks like april 2015 - juni 2015."
        period = self.stated("period", read_period, problem, remedy)
        if period and is_backwards(period.value):
            printed = self.value("period")
            self.warn("period", f"the project ends before it starts: {printed!r} is not kept")
            return None
        return period

    def topics(self) -> Iterator[Stated[Topic]]:
        for name, scheme in _SCHEMES.items():
            if printed := self.value(name):
                label = Text(printed, language_of(printed, self.page.language))
                topic = Topic(scheme, _code(printed), (label,))
                yield Stated(topic, self.page.labels[name].whole)

    def sections(self) -> Iterator[Section]:
        page = self.page
        if page.between:
            heading = page.title or first_line(self.text, page.between)
            tongue = language_of(page.between.of(self.text), page.language)
            yield Section(SectionKind.OTHER, heading, page.between, tongue)
        yield from split_sections(self.text, page.headings, page.end, page.language)

    def links(self, sections: tuple[Section, ...]) -> Iterator[Stated[str]]:
        for section in sections:
            if section.kind is SectionKind.LINKS:
                yield from find_links(self.text, section.body)

    def modified(self) -> Moment | None:
        line = self.page.updated
        printed = updated(line.text) if line else None
        return read_moment(printed) if printed else None


def _code(printed: str) -> str:
    """What names a call: its number, whichever language's page links to it, or its name."""
    number = _CALL.fullmatch(printed)
    return number[1] if number else slug(printed) or printed


def _own_key(
    titles: tuple[Stated[Text], ...],
    coordinator: Stated[Organisation] | None,
    period: Stated[Period] | None,
    others: tuple[object, ...],
) -> ProjectKey:
    """The key of a page without a number: its title, coordinator and month of start.

    Without a title that is too little: `others` (unit, amount, text) and the end are in the key
    too, so that a page that differs in any of them is another one.
    """
    start, end = (period.value.start, period.value.end) if period else (None, None)
    known = [
        titles[0].value.value if titles else "",
        coordinator.value.name if coordinator else "",
        str(start or ""),
    ]
    parts = [slug(part)[:_LONGEST] for part in known]
    local = "-".join(part for part in parts if part) or "unnamed"
    if titles and parts == [plain_name(part).replace(" ", "-") for part in known]:
        return ProjectKey("vinnova", None, local)
    told = known if titles else [*known, str(end or ""), *map(str, others)]
    return ProjectKey("vinnova", None, f"{local}.{short_digest(*told)}")
