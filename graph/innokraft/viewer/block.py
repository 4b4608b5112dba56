"""The data of a page: what recurs stands once, and is named by its number.

`block.schema.json` says its form; the script unfolds it. The frozen texts stand beside it, in
packs that are opened when a quote is read: so the page has the evidence of every statement.
"""

from __future__ import annotations

import json
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import urlsplit

from innokraft.bilingual import Bilingual
from innokraft.rdf.namespaces import BASE
from innokraft.viewer.letters import letters_of
from innokraft.viewer.words import CERTAINTY, LINES
from innokraft.views.quotes import Quote
from innokraft.views.statements import Basis, ValueShown

if TYPE_CHECKING:
    from innokraft.network import Link, Thing
    from innokraft.network.measures import Grant, Measures
    from innokraft.network.model import About
    from innokraft.viewer.captions import Labels
    from innokraft.views.statements import Derivation, Note

PACK = 1_000_000
"""How many letters of frozen text, or a little more, lie in one pack."""
_CERTAINTIES, _LINES = list(CERTAINTY), list(LINES)

Recurring = TypeVar("Recurring")
Row = list[object]
Pack = dict[int, str]
"""Frozen texts by the numbers of their records."""


class Numbers(dict[Recurring, int]):
    """What recurs, numbered in the order in which it came."""

    def __missing__(self, key: Recurring) -> int:
        self[key] = number = len(self)
        return number


class Block:
    """Sets down things and links, and keeps what they have in common."""

    def __init__(self) -> None:
        self._properties = Numbers[str]()
        self._values = Numbers[ValueShown]()
        self._quotes = Numbers[Quote]()

    def thing(self, thing: Thing, short: tuple[Labels, Labels], number: int) -> Row:
        """A thing of the kind of a `number`, with its facts."""
        facts = [
            [self._properties[fact.predicate], self._values[fact.value], *self._told(fact.bases)]
            for fact in thing.facts
        ]
        label, path = thing.label, thing.iri.removeprefix(BASE)
        labels = [short[0], 0 if short[0] == short[1] else short[1]]
        return [number, path, *two(label), labels, thing.projects, *facts]

    def link(self, link: Link, ends: tuple[int, int], line: str) -> Row:
        """A link between things of two numbers."""
        certainty = _CERTAINTIES.index(link.certainty) if link.certainty in CERTAINTY else 0
        how = [_LINES.index(line), certainty, int(link.claimed_only)]
        return [*ends, self._properties[link.predicate], *how, *self._told(link.bases)]

    def value(self, value: ValueShown) -> int:
        """The number of a value."""
        return self._values[value]

    def quote(self, quote: Quote) -> int:
        """The number of a quote."""
        return self._quotes[quote]

    def tables(self, about: About) -> tuple[dict[str, list[Row]], list[Pack]]:
        """What the numbers stand for, and the texts that lie in one pack each."""
        texts: dict[str, str] = {}
        for quote in self._quotes:
            texts[quote.record] = texts.get(quote.record) or quote.text
        packs = list(_packs(texts))
        pack = {record: number for number, records in enumerate(packs) for record in records}
        record = Numbers[str]()
        quotes: list[Row] = [
            [record[q.record], q.start, q.end if q.text else q.exact] for q in self._quotes
        ]
        names = about.names or {}
        languages = about.languages or {}
        records: list[Row] = [
            [*two(names[iri]), pack.get(iri, 0), _address(about.addresses, iri),
             iri.removeprefix(BASE), *languages.get(iri, ())]
            for iri in record
        ]  # fmt: skip
        tables: dict[str, list[Row]] = {
            "properties": [[iri, *two(names[iri])] for iri in self._properties],
            "values": [_value(value) for value in self._values],
            "quotes": quotes,
            "records": records,
        }
        return tables, [{record[iri]: texts[iri] for iri in records} for records in packs]

    def _told(self, bases: Iterable[Basis]) -> Iterator[object]:
        """What a statement rests on: a quote that nothing more is said of by its number alone."""
        for basis in bases:
            if basis == Basis(quotes=basis.quotes):
                yield from (self._quotes[quote] for quote in basis.quotes)
            else:
                yield self._basis(basis)

    def _basis(self, basis: Basis) -> dict[str, object]:
        said: dict[str, object] = {}
        if basis.certainty:
            said["certainty"] = basis.certainty
        if basis.derived:
            said["derived"] = self._derivation(basis.derivation) if basis.derivation else True
        if basis.found:
            said["found"] = True
        if basis.holder:
            said["holder"] = self._values[basis.holder]
        if basis.attribution:
            said["attribution"] = self._values[basis.attribution]
        if basis.notes:
            said["notes"] = [self._note(note) for note in basis.notes]
        if basis.quotes:
            said["quotes"] = [self._quotes[quote] for quote in basis.quotes]
        if chosen := basis.chosen:
            said["chosen"] = [chosen.who, chosen.when, chosen.why]
        return said

    def _derivation(self, how: Derivation) -> Row:
        premises = [
            [self._words(each.subject), self._properties[each.predicate],
             self._words(each.object), [self._quotes[quote] for quote in each.quotes]]
            for each in how.premises
        ]  # fmt: skip
        return [self._words(how.rule), premises]

    def _words(self, text: Bilingual) -> int:
        return self._values[ValueShown(text)]

    def _note(self, note: Note) -> Row:
        quotes = [self._quotes[quote] for quote in note.quotes]
        return [self._properties[note.predicate], self._values[note.value], note.certainty, quotes]


def measures_of(about: About, number: Mapping[str, int]) -> dict[str, list[Any]]:
    """What can be sorted and summed of each project; things by their numbers."""
    statuses, currencies = Numbers[str](), Numbers[str]()

    def grant(each: Grant) -> Row:
        funder = number.get(each.funder or "", -1)
        if each.amount is None or each.currency is None:
            return [funder]
        return [funder, each.amount, currencies[each.currency]]

    def project(iri: str, each: Measures) -> Row:
        found = [number[other] for other in each.coordinators if other in number]
        status = [statuses[status] for status in each.statuses]
        days = [each.start or 0, each.end or 0]
        return [number[iri], *days, int(each.reviewed), status, found, *map(grant, each.grants)]

    projects = [project(iri, each) for iri, each in (about.measures or {}).items()]
    names = about.names or {}
    return {
        "statuses": [[iri.rpartition("/")[2], *two(names[iri])] for iri in statuses],
        "currencies": list(currencies),
        "projects": projects,
    }


def sources_of(about: About) -> dict[str, Any]:
    """Whose records the graph is made from, those of most first, and the newest date of one."""
    names: dict[str, Bilingual] = {}
    records: Counter[str] = Counter()
    for each in about.sources:
        key = each.publisher or each.format
        names[key] = each.publisher_name or each.format_name
        records[key] += each.records
    newest = max(
        filter(None, (each.newest for each in about.sources)), key=lambda d: d.rank, default=None
    )
    return {
        "publishers": [[*two(names[key]), count] for key, count in records.most_common()],
        "newest": str(newest.date) if newest else 0,
    }


def groups_in(about: About, number: Mapping[str, int]) -> list[Row]:
    """The groups of concepts: path of the top, name, the number of the colour, and the things."""
    members: dict[str, list[int]] = {}
    for iri, top in (about.groups or {}).items():
        if iri in number:
            members.setdefault(top, []).append(number[iri])
    names, hues = about.names or {}, about.hues or {}
    return [
        [top.removeprefix(BASE), *two(names.get(top) or Bilingual.alike(top)), hues[top], some]
        for top, some in sorted(members.items())
    ]


def two(text: Bilingual) -> tuple[str, str | int]:
    """A text in two languages; where they are alike, once, and 0."""
    return text.sv, 0 if text.sv == text.en else text.en


def packed(data: object) -> str:
    """Data as JSON, deflated, in letters that can stand anywhere."""
    plain = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return letters_of(zlib.compress(plain.encode(), 6))


def is_link(address: str | None) -> bool:
    """Whether an address may be shown as a link: http and https with a host that reads as it is."""
    try:
        parts = urlsplit(address or "")
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and str(address).isprintable()


def _value(value: ValueShown) -> Row:
    return [*two(value.words), value.language or 0, value.href if is_link(value.href) else 0]


def _address(addresses: Mapping[str, str] | None, record: str) -> str | int:
    address = (addresses or {}).get(record)
    return address if address and is_link(address) else 0


def _packs(texts: Mapping[str, str]) -> Iterator[Sequence[str]]:
    """The records that have a text, in packs; those of one number, which say the same, together."""
    pack: list[str] = []
    room = PACK
    for record in sorted(texts, key=lambda iri: (iri.split("/")[-2:-1], iri)):
        if texts[record]:
            pack.append(record)
            room -= len(texts[record])
        if room < 0:
            yield pack
            pack, room = [], PACK
    if pack:
        yield pack


def unsettled_of(about: About, number: Mapping[str, int]) -> dict[str, list[Row]]:
    """Where sources disagree on things of some numbers, and what these may be."""
    conflicts: list[Row] = [
        [number[thing], what] for thing, what in about.conflicts if thing in number
    ]
    candidates: list[Row] = [
        [number[each.thing], number.get(each.other, -1), each.other.removeprefix(BASE),
         *two(each.name), *two(each.why), each.score, *each.keys]
        for each in about.candidates
    ]  # fmt: skip
    return {"conflicts": conflicts, "candidates": candidates}
