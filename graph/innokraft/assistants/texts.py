"""Tools on texts: concepts and where they are spoken of, passages by words, a record's text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from innokraft.assistants.calls import Call
from innokraft.assistants.results import (
    ConceptFound,
    Concepts,
    Passage,
    Passages,
    RecordRead,
    Section,
)
from innokraft.bilingual import Bilingual
from innokraft.errors import UsageError, did_you_mean, shown
from innokraft.model.concepts import Concept, concepts
from innokraft.model.model import model_of
from innokraft.rdf.namespaces import BASE, PREFIXES, expand
from innokraft.rdf.terms import iri
from innokraft.store.base import ask, in_batches, values_of
from innokraft.text.language import LANGUAGES
from innokraft.views.labels import record_addresses, record_names, words_for
from innokraft.views.quotes import Quote, quote_in, section_headings, sentence_around, texts_of
from innokraft.views.record import RecordShown

LONGEST_READ = 20_000
"""The most characters of a record that one call gives."""
_MOST_WORDS = 300
_SPOKEN = """
SELECT ?concept (COUNT(DISTINCT ?whole) AS ?n) (MIN(?where) AS ?first) {{
  VALUES ?concept {{ {concepts} }}
  ?said rdf:subject|rdf:object ?concept ; oa:hasSource ?record ; oa:start ?start ; oa:exact ?exact .
  ?record dcterms:isVersionOf ?whole ; foaf:primaryTopic ?project
  BIND(CONCAT(STR(?record), " ", STR(?start), " ", ?exact) AS ?where)
}} GROUP BY ?concept"""
_OF_CONCEPT = """
SELECT DISTINCT ?record ?start ?exact ?of ?project {{
  ?of skos:broader* {concept} . ?said rdf:subject|rdf:object ?of ; oa:hasSource ?record ;
      oa:start ?start ; oa:exact ?exact . ?record foaf:primaryTopic ?project
}} ORDER BY ?record ?start ?exact ?of"""
_TEXTS = """
SELECT ?record ?text ?project { ?record schema:text ?text ; foaf:primaryTopic ?project }
ORDER BY ?record"""
_SECTIONS = """
SELECT ?record ?start ?end ?kind ?heading { ?record ik:section ?part .
  ?part oa:start ?start ; oa:end ?end ; rdfs:label ?heading
  OPTIONAL { ?part ik:sectionKind ?kind } }"""
_NO_CONCEPT = Bilingual("Inget begrepp har {words}. {near}", "No concept has {words}. {near}")
_NO_PASSAGE = Bilingual(
    "Ingen passage har det; pröva färre ord, ett begrepp (search_concepts), eller utan section.",
    "No passage has that; try fewer words, a concept (search_concepts), or without section.",
)

Found = tuple[Quote, str, str]
"""A quote, the project that its record is about, and the concept that it speaks of, if sought."""


def search_concepts(call: Call, words: str = "", rows: int = 10) -> Concepts:
    """Concepts of the scheme that words are found in, and how many records speak of them."""
    found = concepts(words)
    known = {name for each in concepts() for name in each.labels.values()}
    nothing = _NO_CONCEPT.filled(words=shown(words), near=did_you_mean(words, known))
    found_concepts, page = call.page(
        found, rows, lambda some: _concepts(call, some), call.of(nothing)
    )
    return Concepts(found_concepts, page)


def _concepts(call: Call, some: Sequence[Concept]) -> list[ConceptFound]:
    (batch,) = in_batches(f"{PREFIXES['c']}{each.id}" for each in some)
    spoken = {
        row["concept"].value: (int(row["n"].value), row["first"].value)
        for row in ask(call.store, _SPOKEN.format(concepts=batch))
        if row["concept"] is not None
    }
    places = {name: where.split(" ", 2) for name, (_, where) in spoken.items()}
    texts = texts_of(call.store, {record for record, _, _ in places.values()})
    quotes = {
        name: quote_in(texts.get(record, ""), record, int(start), exact)
        for name, (record, start, exact) in places.items()
    }
    told = call.cited(quotes.values())
    scheme, other = model_of(call.store).concepts, "en" if call.language == "sv" else "sv"
    return [
        ConceptFound(
            name := f"{PREFIXES['c']}{each.id}",
            each.label(call.language),
            each.label(other),
            each.definitions.get(call.language, ""),
            [word for tongue in LANGUAGES for word in each.alt.get(tongue, ())],
            list(each.broader),
            [narrower.id for narrower in scheme.narrower(each.id)],
            list(each.related),
            spoken[name][0] if name in spoken else 0,
            [told[quotes[name]]] if name in quotes else [],
        )
        for each in some
    ]


def search_texts(
    call: Call, words: str = "", concept: str = "", section: str = "", rows: int = 10
) -> Passages:
    """Passages that have all words in one sentence, or speak of a concept, in a kind of section."""
    if not (words.strip() or concept.strip()):
        raise UsageError("there is nothing to search for", remedy="Give words, or a concept.")
    if len(words) > _MOST_WORDS:
        raise UsageError(f"these are {len(words)} characters of words", remedy="Give some words.")
    found = call.kept(lambda: _search(call, words, concept, section))
    passages, page = call.page(
        found, rows, lambda some: _passages(call, some), call.of(_NO_PASSAGE)
    )
    return Passages(passages, len({quote.record for quote, _, _ in found}), page)


def _search(call: Call, words: str, concept: str, section: str) -> list[Found]:
    """What was sought, that in sections of prose first, or that in those that are asked for."""
    stretches = _stretches(call, section)
    patterns = [_pattern(word) for word in _words_in(words)]
    found = list(_speaking(call, concept, patterns) if concept else _having(call, patterns))
    inside = [each for each in found if _stands_in(each[0], stretches)]
    if section:
        return inside
    return sorted(found, key=lambda each: not _stands_in(each[0], stretches))


def _words_in(words: str) -> list[str]:
    """Words, and what stands in quotation marks as one, in the letters that texts have."""
    text = unicodedata.normalize("NFC", words)
    parts = re.findall(r'"([^"]+)"|”([^”]+)”|([^\s"”]+)', text)
    return [found for part in parts if (found := "".join(part).strip())]


def _pattern(word: str) -> re.Pattern[str]:
    spaced = r"\s+".join(map(re.escape, word.split()))
    return re.compile(rf"(?<!\w){spaced}", re.IGNORECASE)


def _having(call: Call, patterns: Sequence[re.Pattern[str]]) -> Iterator[Found]:
    """The sentences that have all words: each is quoted whole."""
    rarest, *others = sorted(patterns, key=lambda pattern: -len(pattern.pattern))
    for record, text, project in ask(call.store, _TEXTS):
        end = 0
        for match in rarest.finditer(text.value):
            if match.start() < end:
                continue
            start, end = sentence_around(text.value, match.start(), match.end())
            if all(each.search(text.value, start, end) for each in others):
                exact = text.value[start:end]
                yield quote_in(text.value, record.value, start, exact), project.value, ""


def _speaking(call: Call, concept: str, patterns: Sequence[re.Pattern[str]]) -> Iterator[Found]:
    """What speaks of a concept or a narrower one, in a sentence that has all words."""
    found = call.graph.find(concept)
    if not found.startswith(PREFIXES["c"]):
        raise UsageError(f"{concept!r} is no concept", remedy="Find one with search_concepts.")
    rows = list(ask(call.store, _OF_CONCEPT.format(concept=iri(found))))
    texts = texts_of(call.store, {row["record"].value for row in rows})
    for row in rows:
        record = row["record"].value
        quote = quote_in(texts[record], record, int(row["start"].value), row["exact"].value)
        sentence = quote.before + quote.exact + quote.after
        if all(pattern.search(sentence) for pattern in patterns):
            yield quote, row["project"].value, row["of"].value


Stretches = dict[str, list[tuple[int, int]]]


def _stretches(call: Call, section: str) -> Stretches:
    """Where sections of a kind, or under a heading, stand in records; without either, all."""
    kinds = model_of(call.store).ontology.in_scheme("section-kind")
    sought = section.casefold().strip()
    named = {
        f"{BASE}value/{kind.slug}"
        for kind in kinds
        if sought in {kind.slug.casefold(), *(text.casefold() for text in kind.labels.values())}
    }
    found: Stretches = {}
    for record, start, end, kind, heading in ask(call.store, _SECTIONS):
        is_kind = kind is not None and kind.value in named
        if not sought or is_kind or sought == heading.value.casefold():
            found.setdefault(record.value, []).append((int(start.value), int(end.value)))
    if sought and not found:
        slugs = ", ".join(kind.slug for kind in kinds)
        raise UsageError(f"no section is called {section[:80]!r}", remedy=f"Kinds: {slugs}.")
    return found


def _stands_in(quote: Quote, stretches: Stretches) -> bool:
    return any(start <= quote.start < end for start, end in stretches.get(quote.record, ()))


def _passages(call: Call, some: Sequence[Found]) -> list[Passage]:
    told = call.cited(quote for quote, _, _ in some)
    names = words_for(
        call.store, {each for _, project, of in some for each in (project, of) if each}
    )
    return [
        Passage(
            project,
            names[project].of(call.language) if project in names else "",
            names[of].of(call.language) if of in names else "",
            [told[quote]],
        )
        for quote, project, of in some
    ]


def read_record(
    call: Call, record: str, start: int = 0, end: int | None = None, context: int = 0
) -> RecordRead:
    """A part of a record's frozen text, with what stands around it."""
    version = _version(call, record)
    text = texts_of(call.store, {version})[version]
    last = min(len(text), start + LONGEST_READ) if end is None else end
    if not 0 <= start < last <= len(text):
        raise UsageError(
            f"{start} to {last} is no part of this record, which has {len(text)} characters",
            remedy="start is the first character, end the one after the last.",
        )
    if last - start > LONGEST_READ or context > LONGEST_READ:
        raise UsageError(
            f"{last - start} characters are more than one call gives",
            remedy=f"At the most {LONGEST_READ} of a span, and as many around it.",
        )
    return _read(call, version, text, (start, last), context)


def frozen_text(call: Call, record: str) -> str:
    """The whole frozen text of a record."""
    version = _version(call, record)
    return texts_of(call.store, {version})[version]


def _version(call: Call, record: str) -> str:
    """The version of a record that is meant, or that counts."""
    found = call.graph.show(record, 1)
    if not isinstance(found, RecordShown):
        raise UsageError(f"{record!r} is no record", remedy="Results name them in `record`.")
    counting = [each for each in found.versions if each.counts] or found.versions
    return f"{BASE}record/{counting[-1].path}"


def _read(call: Call, version: str, text: str, span: tuple[int, int], context: int) -> RecordRead:
    start, end = span
    first, last = max(0, start - context), min(len(text), end + context)
    quote = quote_in(text, version, start, text[start:end])
    headings = section_headings(call.store, {version}).get(version, ())
    about = next(iter(values_of(call.store, {version}, [expand("foaf:primaryTopic")])), None)
    name = words_for(call.store, {about[2].value}) if about else {}
    outside = Bilingual(
        "Texten har {all} tecken; här är {first}–{last}. Resten: read_record med start och end.",
        "The text has {all} characters; these are {first}–{last}. The rest: read_record with start "
        "and end.",
    ).filled(all=len(text), first=first, last=last)
    return RecordRead(
        version,
        record_names(call.store, {version})[version].of(call.language),
        record_addresses(call.store, {version}).get(version),
        next((words.of(call.language) for words in name.values()), ""),
        len(text),
        first,
        last,
        text[first:last],
        [call.cited([quote])[quote]] if context else [],
        [Section(heading, begin, stop) for begin, stop, heading in headings],
        "" if (first, last) == (0, len(text)) else call.of(outside),
    )
