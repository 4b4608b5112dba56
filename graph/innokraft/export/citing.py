"""What there is to cite: the sources behind a thing, or the places where some words stand.

A passage has an address that stays: the version of the record, which its digest is part of, and
its place in the text as RFC 5147 writes it, `#char=294,315`: code points from 0, the second one
the first that is no longer in it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import pyoxigraph as ox

from innokraft.bilingual import Bilingual
from innokraft.errors import UsageError
from innokraft.rdf.namespaces import compress, expand
from innokraft.rdf.record_iris import named_nodes, record_path
from innokraft.record import places
from innokraft.store.base import ask, ask_of, value_of, values_of
from innokraft.views.labels import named, words_for
from innokraft.views.quotes import Quote, quote_in, texts_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from innokraft.store.base import Reader, Row

_ADDRESS = re.compile(r"(.+)#char=(\d{1,12}),(\d{1,12})")
_SAID = "SELECT ?said ?record ?start ?exact {{ ?said oa:hasSource ?record ; {} }}"
_STATEMENT = _SAID.format("rdf:subject ?any ; oa:start ?start ; oa:exact ?exact")
_WITH_WORDS = _SAID.format("oa:start ?start ; oa:exact ?exact")
_BEHIND = """
    SELECT DISTINCT ?record {
      { SELECT ?record { VALUES ?thing {} ?record foaf:primaryTopic ?thing } } UNION
      { SELECT ?record { VALUES ?thing {} ?record dcterms:isVersionOf ?thing ;
                                                  foaf:primaryTopic ?any } } UNION
      { SELECT ?record { VALUES ?thing {} ?said rdf:subject ?thing ; oa:hasSource ?record } } UNION
      { SELECT ?record { VALUES ?thing {} ?said rdf:object ?thing ; oa:hasSource ?record } } }"""
_COUNTING = "SELECT ?version ?text { ?version foaf:primaryTopic ?any ; schema:text ?text }"
_TITLES = """
    SELECT ?s ?title {{ {} ?said oa:hasSource ?s ; rdf:predicate dcterms:title ; rdf:object ?title
      FILTER(ISLITERAL(?title)) }} ORDER BY ?s ?title"""
_FORMAT, _PUBLISHER = expand("ik:sourceFormat"), expand("dcterms:publisher")
_TEXTS = {
    "sha256": expand("ik:sha256"),
    "number": expand("dcterms:identifier"),
    "modified": expand("dcterms:modified"),
    "language": expand("dcterms:language"),
    "address": expand("schema:url"),
}


@dataclass(frozen=True, slots=True)
class Reference:
    """One version of a record as a source, by what it says itself, and the passage that is cited.

    `sha256` is the digest of its frozen text, `modified` its date by its source (`2015-05-31`), and
    `address` where that lets it be read; what the source does not give is "".
    """

    version: str
    format: Bilingual
    title: Bilingual | None
    publisher: Bilingual | None
    sha256: str
    number: str
    modified: str
    language: str
    address: str
    passage: Quote | None = None

    @property
    def iri(self) -> str:
        """The address that stays, of the version or of the passage in it."""
        if self.passage is None:
            return self.version
        return f"{self.version}#char={self.passage.start},{self.passage.end}"

    @property
    def key(self) -> str:
        """What a list of references calls it: letters, digits, `.`, `_` and `-`."""
        path = record_path(self.version)
        place = f"-{self.passage.start}-{self.passage.end}" if self.passage else ""
        return re.sub(r"[^A-Za-z0-9._-]+", "-", path) + place


def cite(store: Reader, what: str, find: Callable[[str], str]) -> list[Reference]:
    """What to cite for a thing, a record, a statement, the address of a passage, or some words.

    For a thing, that is every record that says something of it; for words that name nothing, each
    place where a statement rests on them, or else where they stand in a text. `find` gives the
    IRI of a thing. Raises UsageError where nothing is found, or the address is that of no passage.
    """
    if address := _ADDRESS.fullmatch(what.strip()):
        return _references(store, [_passage(store, *address.groups())])
    try:
        thing = find(what)
    except UsageError:
        if found := quoted(store, what):
            return found
        raise
    if said := list(store.select(_STATEMENT, said=ox.NamedNode(thing))):
        return _references(store, _quotes(store, said))
    if texts_of(store, {thing}):
        return _references(store, [_Whole(thing)])
    behind = list(store.select(_BEHIND, thing=ox.NamedNode(thing)))
    if not behind:
        remedy = "`innokraft show` says what there is of it; --quote takes it for words of a text."
        raise UsageError(f"no source says anything of {compress(thing)}", remedy=remedy)
    return _references(store, {_Whole(value_of(row["record"])) for row in behind})


def quoted(store: Reader, words: str) -> list[Reference]:
    """Where words stand: as the quotes of statements, or else anywhere in the texts that count."""
    if not words.strip():
        return []
    if said := list(store.select(_WITH_WORDS, exact=ox.Literal(words))):
        return _references(store, _quotes(store, said))
    found = [
        quote_in(text.value, version.value, start, words)
        for version, text in ask(store, _COUNTING)
        for start in places(text.value, words)
    ]
    return _references(store, found)


def sources(store: Reader) -> list[Reference]:
    """Every record of the graph that counts, to cite."""
    return _references(store, {_Whole(version.value) for version, _ in ask(store, _COUNTING)})


class _Whole(NamedTuple):
    """A record as a whole, where others are a quote in one."""

    record: str


def _passage(store: Reader, name: str, first: str, last: str) -> Quote:
    start, end = int(first), int(last)
    for node in (each[1:-1] for each in named_nodes(name)):
        if text := texts_of(store, {node}).get(node):
            if start < end <= len(text):
                return quote_in(text, node, start, text[start:end])
            problem = f"{name} has no characters {start} to {end}"
            raise UsageError(problem, remedy=f"It has {len(text)}, and they count from 0.")
    remedy = "A passage is written with the version that it stands in: RECORD/SHA12#char=START,END"
    raise UsageError(f"{name} is no version of a record in the graph", remedy=remedy)


def _quotes(store: Reader, said: Sequence[Row]) -> set[Quote]:
    texts = texts_of(store, {value_of(row["record"]) for row in said})
    return {
        quote_in(texts[record], record, int(start), exact)
        for record, start, exact in (
            (value_of(row["record"]), value_of(row["start"]), value_of(row["exact"]))
            for row in said
        )
    }


def _references(store: Reader, cited: Collection[Quote | _Whole]) -> list[Reference]:
    """References to records and to quotes in them, by record and place."""
    versions = {each.record for each in cited}
    said: dict[str, dict[str, str]] = defaultdict(dict)
    for version, name, value in values_of(store, versions, (_FORMAT, _PUBLISHER, *_TEXTS.values())):
        said[version][name] = value.value
    titles: dict[str, list[ox.Literal]] = defaultdict(list)
    for node, title in ask_of(store, versions, _TITLES):
        titles[node.value].append(title)
    things = {own[name] for own in said.values() for name in (_FORMAT, _PUBLISHER) if name in own}
    words = words_for(store, things)
    found = [
        Reference(
            each.record,
            words.get(said[each.record].get(_FORMAT, ""), Bilingual.alike("")),
            named(titles[each.record]) if each.record in titles else None,
            words.get(said[each.record].get(_PUBLISHER, "")),
            **{field: said[each.record].get(name, "") for field, name in _TEXTS.items()},
            passage=each if isinstance(each, Quote) else None,
        )
        for each in cited
    ]
    return sorted(found, key=lambda each: (each.version, each.passage or Quote("", 0, 0, "")))
