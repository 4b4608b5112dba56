"""The answers to questions as a page has them: rows of things and words, each with its quotes.

The library answers in one language. Here what names a thing, or is a word of ours, stands in both.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

import pyoxigraph as ox

from innokraft.bilingual import Bilingual
from innokraft.model.model import model_of
from innokraft.network import links, things
from innokraft.query.columns import NAMED, YEARS, columns
from innokraft.query.gathering import cited
from innokraft.rdf.namespaces import BASE, compress, expand
from innokraft.rdf.nodes import is_number
from innokraft.store.base import ask, ask_of
from innokraft.viewer.asking import answer_questions
from innokraft.viewer.block import two
from innokraft.viewer.words.questions import SAID
from innokraft.views.gathering import read_grants
from innokraft.views.labels import record_addresses, record_names, words_for
from innokraft.views.literals import literal_in_words
from innokraft.views.quotes import (
    Quote,
    RecordText,
    quote_in,
    section_languages,
    starts_of,
    texts_of,
)
from innokraft.views.statements import ValueShown

if TYPE_CHECKING:
    import networkx as nx

    from innokraft.network import Link, Thing
    from innokraft.network.model import About
    from innokraft.query.questions import Question
    from innokraft.query.running import Row
    from innokraft.store.base import Node, Reader
    from innokraft.viewer.asking import Answered
    from innokraft.viewer.block import Block
    from innokraft.views.statements import Fact

CITED = 100
"""So many quotes of a row of sums stand in a page; it is told how many there are."""

_AGENTS = """
    SELECT DISTINCT ?s { { ?any prov:wasAttributedTo ?s } UNION { ?any ik:heldBy ?s }
                         UNION { ?s org:unitOf ?any } UNION { ?any schema:funder ?s } }"""
_ABOUT = """
    SELECT ?s ?root {{
      {} ?s rdf:subject+ ?root FILTER NOT EXISTS {{ ?root rdf:subject ?deeper }} }}"""


def standing(names: Iterable[str], row: Row) -> tuple[list[RecordText], int]:
    """The quotes of a row that a page has, each once, and how many there are in all."""
    found = list(dict.fromkeys(cited(names, row)))
    few = found if len(found) <= CITED else sorted(found)[:CITED]
    return few, len(found)


def answers_of(
    store: Reader,
    network: nx.MultiDiGraph,
    wanted: bool | None = None,
    asked: Iterable[Question] | None = None,
) -> Answers | None:
    """The answers that a page of a network has: none where they are not `wanted`.

    Unless told, a page of one thing's surroundings has none, for they are of the whole graph, and
    that of a large graph only those that do not hold all against all.
    """
    if wanted is False or (wanted is None and network.graph["about"].focus):
        return None
    return Answers(store, network, answer_questions(store, network, pairs=wanted, asked=asked))


def _is_told(answered: Answered, column: str) -> bool:
    """Whether any row says something in a column."""
    names = [column, *(n for n, of in NAMED.items() if column in of)]
    places = [place for place, name in enumerate(answered.names) if name in names]
    cells = (row[place] for row in answered.rows for place in places)
    return any(cell is not None and getattr(cell, "value", "") != "" for cell in cells)


class Answers:
    """The answers of a graph, with the names and quotes that stand in them."""

    def __init__(
        self, store: Reader, network: nx.MultiDiGraph, answered: Iterable[Answered]
    ) -> None:
        self._answered = list(answered)
        nodes = things(network)
        self._there = {node.iri for node in nodes}
        self._words = {node.label.sv: node.label for node in nodes} | _words_of_ours(store)
        self._concepts = {node.label.sv: node.iri for node in nodes if node.kind == "concept"}
        self._hosts = {grant: project for grant, project, _ in read_grants(store)}
        self._names = words_for(store, self._unknown()) | _claims(store, self._unknown(), nodes)
        self._quotes = _find_quotes(store, network, set(self._cited()))
        self.about = self._told(store, network.graph["about"])

    def _told(self, store: Reader, about: About) -> About:
        """What is told of a network, with the records that only answers cite."""
        names = dict(about.names or {})
        more = {quote.record for quote in self._quotes.values()} - names.keys()
        if not more:
            return about
        return replace(
            about,
            names=names | record_names(store, more),
            addresses={**(about.addresses or {}), **record_addresses(store, more)},
            languages={**(about.languages or {}), **section_languages(store, more)},
        )

    def rows(self, block: Block, number: Mapping[str, int]) -> list[dict[str, object]]:
        """The answers as the data block has them; `number` has the numbers of things."""
        return [self._set_down(each, block, number) for each in self._answered]

    def _set_down(
        self, answered: Answered, block: Block, number: Mapping[str, int]
    ) -> dict[str, object]:
        shown = [c for c in columns(answered.names) if _is_told(answered, c)]
        told: dict[str, object] = {
            "number": answered.question.number,
            "text": two(answered.text),
            "command": answered.command,
            "columns": shown,
            "total": answered.total,
            "rows": [self._row(answered.names, row, shown, block, number) for row in answered.rows],
        }
        words = {"why": answered.why, "about": answered.about}
        return told | {name: two(said) for name, said in words.items() if said}

    def _row(
        self, names: tuple[str, ...], row: Row, shown: list[str], block: Block,
        number: Mapping[str, int],
    ) -> list[object]:  # fmt: skip
        said = dict(zip(names, row, strict=True))
        cells = []
        for name in shown:
            naming = (n for n, of in NAMED.items() if name in of and said.get(n) is not None)
            named = said[name]
            if named is None:
                named = next((said[n] for n in naming), None)
            cells.append(self._cell(name, named, block, number))
        places, cites = standing(names, row)
        quotes = [block.quote(self._quotes[place]) for place in places]
        more = [cites] if cites > len(places) else []
        return [cells, list(dict.fromkeys(quotes)), *more]

    def _cell(
        self, name: str, node: Node | None, block: Block, number: Mapping[str, int]
    ) -> object:
        if node is None or isinstance(node, ox.Triple | ox.BlankNode) or not node.value:
            return None
        if isinstance(node, ox.NamedNode):
            iri = self._hosts.get(node.value, node.value)
            if iri in number:
                return {"thing": number[iri]}
            words = self._names.get(node.value) or Bilingual.alike(
                compress(node.value).removeprefix(BASE)
            )
            return {"value": block.value(ValueShown(words))}
        if is_number(node) and name not in YEARS:
            return float(node.value) if "." in node.value else int(float(node.value))
        if node.language and (iri := self._concepts.get(node.value, "")) in number:
            return {"thing": number[iri]}
        return {"value": block.value(self._value(name, node))}

    def _value(self, name: str, node: ox.Literal) -> ValueShown:
        if name == "words":  # those of a text, and not of ours
            return ValueShown(Bilingual.alike(node.value))
        if known := self._words.get(node.value):
            return ValueShown(known)
        for between in (" / ", ", "):
            parts = node.value.split(between)
            if len(parts) > 1 and all(part in self._words for part in parts):
                told = [self._words[part] for part in parts]
                return ValueShown(
                    Bilingual(*(between.join(said) for said in zip(*told, strict=True)))
                )
        if node.datatype.value == expand("xsd:date"):
            return ValueShown(Bilingual.alike(node.value))
        return ValueShown(literal_in_words(node), language=node.language)

    def _unknown(self) -> set[str]:
        """What rows have that is no thing of the network."""
        nodes = (node for answer in self._answered for row in answer.rows for node in row)
        iris = {node.value for node in nodes if isinstance(node, ox.NamedNode)}
        return {iri for iri in iris - self._there if "/record/" not in iri or "#" in iri}

    def _cited(self) -> Iterator[RecordText]:
        for answer in self._answered:
            for row in answer.rows:
                yield from standing(answer.names, row)[0]


def _words_of_ours(store: Reader) -> dict[str, Bilingual]:
    """By their Swedish: the values of schemes, who says and holds what, and what answers add."""
    values = model_of(store).ontology.values.values()
    words = {v.label("sv"): Bilingual(v.label("sv"), v.label("en")) for v in values}
    agents = words_for(store, {row[0].value for row in ask(store, _AGENTS)})
    return {name.sv: name for name in agents.values()} | words | SAID


def _claims(store: Reader, iris: set[str], nodes: Iterable[Thing]) -> dict[str, Bilingual]:
    """What to call claims: by what they are about in the end."""
    labels = {node.iri: node.label for node in nodes}
    about = {row[0].value: row[1].value for row in ask_of(store, iris, _ABOUT)}
    names = words_for(store, set(about.values()) - labels.keys()) | labels
    return {
        claim: Bilingual("påståendet om {root}", "the claim about {root}").filled(root=names[root])
        for claim, root in about.items()
        if root in names
    }


def _find_quotes(
    store: Reader, network: nx.MultiDiGraph, wanted: set[RecordText]
) -> dict[RecordText, Quote]:
    """Where the texts that answers cite stand: where a statement says so, or else at first."""
    found: dict[RecordText, Quote] = {}
    texts: dict[str, str] = {}
    for quote in _quotes_of(network):
        place = quote.record, quote.exact
        texts[quote.record] = texts.get(quote.record) or quote.text
        if place in wanted and (place not in found or quote.start < found[place].start):
            found[place] = quote
    missing = wanted - found.keys()
    unread = {record for record, _ in missing if record not in texts}
    texts |= texts_of(store, unread)
    starts = starts_of(store, missing)
    for record, exact in missing:
        text = texts.get(record, "")
        at = starts.get((record, exact), max(0, text.find(exact)))
        found[record, exact] = quote_in(text, record, at, exact)
    return found


def _quotes_of(network: nx.MultiDiGraph) -> Iterator[Quote]:
    said: list[Fact | Link] = [fact for thing in things(network) for fact in thing.facts]
    for each in [*said, *links(network)]:
        for basis in each.bases:
            yield from basis.quotes
            for note in basis.notes:
                yield from note.quotes
