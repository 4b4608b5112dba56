"""The statements of a graph as Web Annotations, a collection a record, for annotation clients.

The model is that of the W3C: the target is the address where a record can be read, or else its own
IRI, with the quote, what stands around it, and its place in the frozen text; the body says what the
statement says, and tags it with the concept. https://www.w3.org/TR/annotation-model/
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from innokraft.bilingual import Bilingual
from innokraft.interchange.packing import Member
from innokraft.interchange.statements import Said, statements
from innokraft.rdf.iris import short_digest
from innokraft.rdf.namespaces import BASE, compress
from innokraft.rdf.nodes import is_iri
from innokraft.rdf.record_iris import record_path
from innokraft.store.base import value_of
from innokraft.views.labels import record_addresses, record_names, words_for
from innokraft.views.quotes import texts_of

if TYPE_CHECKING:
    from innokraft.store.base import Reader

_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_AROUND = 32
"""How many characters on each side of a quote tell it from others like it."""
_CONCEPTS = f"{BASE}concept/"


def collections(store: Reader, language: str) -> Iterator[Member]:
    """A file for each record that statements rest on, by its path, with a collection in JSON-LD."""
    by_record: dict[str, list[Said]] = defaultdict(list)
    for said in statements(store):
        by_record[said.record].append(said)
    records = by_record.keys()
    names, addresses = record_names(store, records), record_addresses(store, records)
    words = words_for(store, {iri for some in by_record.values() for iri in _spoken(some)})
    for record in sorted(by_record):
        collection = {
            "@context": _CONTEXT,
            "id": f"{record}#annotations",
            "type": "AnnotationCollection",
            "label": names[record].of(language),
            "total": len(by_record[record]),
            "first": {
                "id": f"{record}#annotations-1",
                "type": "AnnotationPage",
                "startIndex": 0,
                "items": [
                    _annotation(said, text, addresses.get(record, record), words, language)
                    for text in texts_of(store, {record}).values()
                    for said in sorted(
                        by_record[record], key=lambda s: (s.start, s.end, s.statement)
                    )
                ],
            },
        }
        data = json.dumps(collection, ensure_ascii=False, indent=1).encode() + b"\n"
        yield f"{record_path(record).replace('/', '-')}-{short_digest(record)}.json", [data]


def _spoken(some: list[Said]) -> Iterator[str]:
    for said in some:
        yield from (said.subject, said.predicate)
        if is_iri(said.object):
            yield value_of(said.object)


def _annotation(
    said: Said, text: str, address: str, words: Mapping[str, Bilingual], language: str
) -> dict[str, Any]:
    def name(iri: str) -> str:
        return words[iri].of(language) if iri in words else compress(iri).removeprefix(BASE)

    target = value_of(said.object)
    object_ = name(target) if is_iri(said.object) else target
    sentence = f"{name(said.subject)} – {name(said.predicate)}: {object_}"
    tags = sorted({iri for iri in (said.subject, target) if iri.startswith(_CONCEPTS)})
    return {
        "id": said.statement,
        "type": "Annotation",
        "motivation": "tagging" if tags else "describing",
        "body": [
            {"type": "TextualBody", "purpose": "describing", "format": "text/plain",
             "language": language, "value": sentence},
            *({"type": "SpecificResource", "purpose": "tagging", "source": iri} for iri in tags),
        ],
        "target": {
            "source": address,
            "state": {"type": "TimeState", "cached": said.record},
            "selector": [
                {"type": "TextQuoteSelector", "exact": said.quote,
                 "prefix": text[max(0, said.start - _AROUND) : said.start],
                 "suffix": text[said.end : said.end + _AROUND]},
                {"type": "TextPositionSelector", "start": said.start, "end": said.end},
            ],
        },
    }  # fmt: skip
