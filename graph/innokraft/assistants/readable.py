"""Results as text that a person or a model reads: what sources say stands in marks of its own.

A quote is in quotation marks on one line, with escapes for what would end the line or the marks; a
longer text of a record has `| ` before each line. So nothing a source says can pass for ours.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from functools import singledispatch

from innokraft.assistants.results import (
    Cited,
    Concepts,
    GraphTold,
    Page,
    Passages,
    Questions,
    RecordRead,
    Row,
    Shown,
    Statement,
    Table,
    Things,
)
from innokraft.bilingual import Bilingual
from innokraft.query.gathering import BETWEEN
from innokraft.rdf.namespaces import BASE

_LONGEST = 600
"""How long a quote or a sentence is in the text; the data beside it have it whole."""
_LONG = Bilingual("[{n} tecken till]", "[{n} characters more]")
_WORDS = {
    "section": Bilingual("avsnitt", "section"),
    "characters": Bilingual("tecken", "characters"),
    "in": Bilingual("i", "in"),
    "default": Bilingual("annars", "else"),
    "needed": Bilingual("behövs", "needed"),
    "disagree": Bilingual("Källorna säger emot varandra", "The sources disagree"),
    "chosen": Bilingual("valt", "chosen"),
    "said": Bilingual("säger", "said by"),
    "held": Bilingual("anser", "held by"),
    "claimed": Bilingual("påstås", "claimed"),
    "derived": Bilingual("härlett av oss", "derived by us"),
    "found": Bilingual("funnet av maskin, inte läst", "found by machine, not read"),
    "records": Bilingual("{n} källposter", "{n} records"),
    "yes": Bilingual("ja", "yes"),
    "no": Bilingual("nej", "no"),
    "broader": Bilingual("vidare", "broader"),
    "narrower": Bilingual("snävare", "narrower"),
    "others": Bilingual("även", "also"),
}


def one_line(text: object) -> str:
    r"""A text on one line, in which what a reader cannot see is an escape.

    >>> one_line("Skolan\u202e\n i Åre")
    'Skolan\\u202e i Åre'
    """
    spaced = " ".join(str(text).split())
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in spaced)


def quoted(text: str, language: str) -> str:
    """A text of a source in its marks; of a long one the beginning, and how much is left."""
    rest = len(text) - _LONGEST
    kept = text[:_LONGEST] if rest > 0 else text
    told = f" {_LONG.filled(n=rest).of(language)}" if rest > 0 else ""
    return one_line(json.dumps(kept, ensure_ascii=False)) + told


def short(iri: str) -> str:
    """An IRI of ours without its base, as tools take it; any other as it is."""
    return iri.removeprefix(BASE)


def as_text(result: object, language: str) -> str:
    """A result as text in a language."""
    return "\n".join(_lines(result, language))


@singledispatch
def _lines(result: object, language: str) -> Iterator[str]:
    raise TypeError(f"{type(result).__name__} has no lines in {language}")


def _of(name: str, language: str) -> str:
    return _WORDS[name].of(language)


def _cited(quotes: Iterable[Cited], language: str) -> Iterator[str]:
    for each in quotes:
        yield f"   quote: {quoted(each.quote, language)}"
        if each.sentence and each.sentence != each.quote:
            yield f"   sentence: {quoted(each.sentence, language)}"
        where = [f"{_of('characters', language)} {each.start}–{each.end}", short(each.record)]
        if each.section:
            where.insert(0, f"{_of('section', language)} {quoted(each.section, language)}")
        where += [each.address] if each.address else []
        yield f"   source: {one_line(each.source)}; {'; '.join(map(one_line, where))}"


def _page(page: Page) -> Iterator[str]:
    if page.left_out:
        yield ""
        yield page.left_out


@_lines.register
def _(result: Table, language: str) -> Iterator[str]:
    if result.question:
        yield f"{result.question}. {one_line(result.asked)}"
    if result.boolean is not None:
        yield _of("yes" if result.boolean else "no", language)
    for number, row in enumerate(result.rows, result.page.first):
        yield f"{number}. {_values(row)}"
        yield from _cited(row.quotes, language)
    if result.note:
        yield one_line(result.note)
    yield from _page(result.page)


def _values(row: Row) -> str:
    """The values of a row, without those that its quotes tell."""
    told = {"quote", "record", "records", "sentence"}
    if str(row.values.get("quotes", "")).count(BETWEEN) < len(row.quotes):
        told.add("quotes")
    return " | ".join(
        f"{name}: {one_line(short(str(value)))}"
        for name, value in row.values.items()
        if value is not None and not told & {*name.split("_")}
    )


@_lines.register
def _(result: Questions, language: str) -> Iterator[str]:
    for each in result.questions:
        yield f"{each.question}. {one_line(each.asks)}  [{each.id}; {each.group}]"
        for parameter in each.parameters:
            default = (
                f"{_of('default', language)} {one_line(parameter.default)}"
                if parameter.default
                else _of("needed", language)
            )
            yield f"   {parameter.name} ({parameter.kind}; {default})"
    yield from _page(result.page)


@_lines.register
def _(result: Things, language: str) -> Iterator[str]:
    for each in result.things:
        other = f" / {one_line(each.other_name)}" if each.other_name else ""
        yield f"- {one_line(each.name)}{other}  [{each.kind}; {one_line(short(each.iri))}]"
        yield from _cited(each.quotes, language)
    yield from _page(result.page)


@_lines.register
def _(result: Shown, language: str) -> Iterator[str]:
    yield f"{one_line(result.name)}  [{one_line(short(result.iri))}]"
    for each in result.statements:
        yield from _statement(each, language)
    for disagreement in result.disagreements:
        yield f"{_of('disagree', language)}: {one_line(disagreement.property)}"
        for rival in disagreement.values:
            mark = f"  [{_of('chosen', language)}: {one_line(rival.why)}]" if rival.chosen else ""
            yield f" - {one_line(rival.value)}{mark}"
            yield from _cited(rival.quotes, language)
    yield from _page(result.page)


def _statement(said: Statement, language: str) -> Iterator[str]:
    of = f"{one_line(said.of)} – " if said.of else ""
    yield f"- {of}{one_line(said.property)}: {one_line(said.value)}"
    for ground in said.grounds:
        parts = [] if ground.kind == "stated" else [_of(ground.kind, language)]
        parts += [one_line(ground.certainty)] if ground.certainty else []
        for name, who in (("said", ground.said_by), ("held", ground.held_by)):
            parts += [f"{_of(name, language)}: {one_line(who)}"] if who else []
        parts += [one_line(ground.note)] if ground.note else []
        if parts:
            yield f"   [{'; '.join(parts)}]"
        yield from _cited(ground.quotes, language)


@_lines.register
def _(result: Concepts, language: str) -> Iterator[str]:
    for each in result.concepts:
        told = _of("records", language).format(n=each.records)
        yield f"- {each.name} / {each.other_name}  [{short(each.iri)}; {told}]"
        if each.definition:
            yield f"   {each.definition}"
        lists = (
            ("others", each.other_words), ("broader", each.broader), ("narrower", each.narrower),
        )  # fmt: skip
        for name, words in lists:
            if words:
                yield f"   {_of(name, language)}: {', '.join(words)}"
        yield from _cited(each.quotes, language)
    yield from _page(result.page)


@_lines.register
def _(result: Passages, language: str) -> Iterator[str]:
    yield _of("records", language).format(n=result.records)
    for number, each in enumerate(result.passages, result.page.first):
        concept = f" | {one_line(each.concept)}" if each.concept else ""
        yield f"{number}. {one_line(each.project_name)}  [{one_line(short(each.project))}]{concept}"
        yield from _cited(each.quotes, language)
    yield from _page(result.page)


@_lines.register
def _(result: RecordRead, language: str) -> Iterator[str]:
    yield f"{one_line(result.source)}  [{one_line(short(result.record))}]"
    yield from (one_line(part) for part in (result.about, result.address) if part)
    for section in result.sections:
        heading = quoted(section.heading, language)
        yield f"   {_of('section', language)} {heading}: {section.start}–{section.end}"
    yield f"{_of('characters', language)} {result.start}–{result.end}:"
    yield from (
        f"| {one_line(line)}"
        for line in re.split(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]", result.text)
    )
    yield from _cited(result.span, language)
    if result.left_out:
        yield result.left_out


@_lines.register
def _(result: GraphTold, language: str) -> Iterator[str]:
    yield f"{result.title}  [{result.iri}]"
    yield ", ".join(f"{name}: {count}" for name, count in result.counts.items())
    yield ", ".join(f"{kind}: {count}" for kind, count in result.kinds.items())
    for each in result.sources:
        told = _of("records", language).format(n=each.records)
        newest = f" ({each.newest})" if each.newest else ""
        yield f"- {one_line(each.format)}, {one_line(each.publisher)}: {told}{newest}"
    yield from filter(None, (result.note, one_line(result.citation), result.licence, result.rights))
