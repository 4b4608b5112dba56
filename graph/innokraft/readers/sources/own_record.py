"""From the frozen text of innokraft's own record to the record."""

from __future__ import annotations

from collections.abc import Iterator

from innokraft.errors import SourceError
from innokraft.rdf.iris import slug
from innokraft.readers.frozen.fields import FieldReader
from innokraft.readers.frozen.sections import in_text
from innokraft.readers.frozen_text import Frozen
from innokraft.readers.values.money import read_money
from innokraft.readers.values.organisations import is_nobody, read_reference, split_name
from innokraft.readers.values.periods import is_backwards, read_period
from innokraft.readers.values.private_names import is_masked_person
from innokraft.readers.values.publishers import funder_key
from innokraft.readers.values.review import find_review
from innokraft.record import (
    Organisation,
    Period,
    Person,
    ProjectKey,
    Record,
    Review,
    Section,
    SectionKind,
    Share,
    Span,
    Stated,
    Text,
    Topic,
)
from innokraft.text.language import language_of
from innokraft.text.normalisation import view

_KINDS = {
    "facts": SectionKind.OTHER,
    "aim": SectionKind.AIM,
    "result": SectionKind.RESULT,
    "method": SectionKind.METHOD,
    "other": SectionKind.OTHER,
}


def parse_record(frozen: Frozen, source: str) -> Record:
    """The record of innokraft's own text. Raises SourceError where it has no name."""
    fields = FieldReader(frozen)
    local_id = fields.value("record")
    if not local_id:
        raise SourceError("this has no key 'record'", frozen.at("record"))
    language = _language(fields)
    funder = _organisation(fields, "funder")
    coordinator, unit = _coordinator(fields)
    publisher = _organisation(fields, "publisher")
    found = fields.get("number")
    number = Stated(read_reference(found.value) or found.value, found.line) if found else None
    shares = tuple(_shares(fields))
    name = number.value if number else None
    return Record(
        source=source,
        local_id=local_id,
        text=frozen.text,
        language=language,
        project=ProjectKey(funder_key(funder), name, "" if name else local_id),
        publisher=publisher.value if publisher else None,
        number=number,
        titles=fields.titles(("title", language), ("title sv", "sv"), ("title en", "en")),
        coordinator=coordinator,
        unit=unit,
        funder=funder,
        amount=fields.money("amount", read_money),
        total_cost=fields.money("total_cost", read_money),
        period=_period(fields, "period"),
        funding_period=_period(fields, "funding_period"),
        decided=fields.date("decided"),
        modified=fields.modified("modified"),
        status=fields.status("status"),
        acronym=fields.stated("acronym", str, "no acronym"),
        doi=fields.stated("doi", str, "no DOI"),
        participants=tuple(Stated(share.value.organisation, share.span) for share in shares),
        shares=tuple(s for s in shares if s.value.amount or s.value.role != "deltagare"),
        people=tuple(_people(fields)),
        topics=tuple(_topics(fields)),
        keywords=tuple(_keywords(fields, language)),
        links=tuple(_links(fields)),
        sections=tuple(_sections(fields, language)),
        review=_review(fields),
        warnings=fields.warnings.finished(),
    )


def _language(fields: FieldReader) -> str | None:
    printed = fields.value("language")
    if printed in {"", "sv", "en"}:
        return printed or None
    fields.warnings.say("language", f"{printed!r} is no language that is known: sv or en")
    return None


def _organisation(fields: FieldReader, label: str) -> Stated[Organisation] | None:
    name, span = fields.value(label), fields.span(label, f"{label} number")
    if span is None or is_nobody(name):
        _tell_nobody(fields, label, name)
        return None
    return Stated(
        Organisation(name, fields.number(f"{label} number", fields.value(f"{label} number"))), span
    )


def _coordinator(
    fields: FieldReader,
) -> tuple[Stated[Organisation] | None, Stated[str] | None]:
    found = fields.get("coordinator")
    name, at = split_name(found.value if found else "")
    person = is_masked_person(name, fields.value("coordinator number"))
    if found is None or person or is_nobody(found.value) or is_nobody(name):
        _tell_nobody(fields, "coordinator", found.value if found else "")
        return None, None
    number = fields.number("coordinator number", fields.value("coordinator number"))
    end = found.span.start + len(split_name(found.printed)[0])
    organisation = Stated(Organisation(name, number), Span(found.line.start, end))
    own = fields.get("unit")
    if own and not is_nobody(own.value):
        return organisation, Stated(own.value, Span(found.line.start, own.line.end))
    return organisation, Stated(found.value[at:], found.span) if at else None


def _tell_nobody(fields: FieldReader, label: str, name: str) -> None:
    if name:
        fields.warnings.say(label, f"{name[:80]!r} names nobody, and is not kept")


def _period(fields: FieldReader, label: str) -> Stated[Period] | None:
    period = fields.stated(label, read_period, "no period such as 2015-04 - 2015-06")
    if period and is_backwards(period.value):
        fields.warnings.say(label, "the period ends before it starts and is not kept")
        return None
    return period


def _shares(fields: FieldReader) -> Iterator[Stated[Share]]:
    for item, span in fields.items("participants"):
        name, printed = item.get("name", ""), item.get("amount", "")
        person = is_masked_person(name, item.get("number", ""))
        if person or is_nobody(name):
            who = "who is a private person" if person else "without a name"
            fields.warnings.say(fields.label_at(span), f"a participant {who} is not kept")
            continue
        label = fields.label_at(span)
        money = fields.read(label, printed, read_money, "no amount")
        organisation = Organisation(name, fields.number(label, item.get("number", "")))
        role = fields.role(label, item.get("role", ""))
        yield Stated(Share(organisation, role, money), span)


def _people(fields: FieldReader) -> Iterator[Stated[Person]]:
    for item, span in fields.items("people"):
        name, label = item.get("name", ""), fields.label_at(span)
        orcid = fields.orcid(label, item.get("orcid", ""))
        if not is_nobody(name):
            yield Stated(Person(name, fields.role(label, item.get("role", "")), orcid), span)


def _topics(fields: FieldReader) -> Iterator[Stated[Topic]]:
    for item, span in fields.items("topics"):
        scheme, labels = (
            item.get("scheme", ""),
            [Text(item[t], t) for t in ("sv", "en") if t in item],
        )
        code = item.get("code", "") or (slug(labels[0].value) if labels else "")
        if scheme and code:
            yield Stated(Topic(scheme, code, tuple(labels)), span)
        else:
            problem = "a topic needs a scheme, and a code or a name"
            fields.warnings.say(fields.label_at(span), problem)


def _keywords(fields: FieldReader, language: str | None) -> Iterator[Stated[Text]]:
    for item, span in fields.items("keywords"):
        if word := item.get(""):
            yield Stated(Text(word, language_of(word, language)), span)


def _links(fields: FieldReader) -> Iterator[Stated[str]]:
    listed = [(item.get("", ""), span) for item, span in fields.items("links")]
    if found := fields.get("from"):
        listed.insert(0, (found.value, found.line))
    for printed, span in listed:
        yield from fields.link(fields.label_at(span), printed, span)


def _sections(fields: FieldReader, language: str | None) -> Iterator[Section]:
    for label, kind in _KINDS.items():
        yield from fields.section(label, kind, language)
    yield from fields.abstract("text", language)


def _review(fields: FieldReader) -> Review | None:
    found = fields.get("review")
    if found is None:
        return None
    seen = view(fields.text[found.span.start :])
    review = find_review(seen.text)
    return in_text(review, seen, found.span.start) if review else Review(found.span, None, None)
