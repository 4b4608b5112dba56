"""What a page has beyond what it draws at first, set down briefly: the script unfolds it.

Of a graph of some thousand projects the page draws an overview and holds the rest, so that each
thing can open into its neighbourhood. Indices stand for what recurs: kinds, properties, values,
records; a name in both languages alike stands once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from innokraft.bilingual import Bilingual
from innokraft.rdf.namespaces import BASE
from innokraft.viewer.captions import briefs_for
from innokraft.views.statements import Basis, ValueShown

if TYPE_CHECKING:
    from innokraft.network import Link, Thing
    from innokraft.views.quotes import Quote
    from innokraft.views.statements import Fact

AROUND = 160
"""How many letters of the sentence are kept on each side of a quote."""

Recurring = TypeVar("Recurring")


class Numbers(dict[Recurring, int]):
    """What recurs, numbered in the order in which it came."""

    def __missing__(self, key: Recurring) -> int:
        self[key] = number = len(self)
        return number


Quotes = Numbers["Quote"]
Brief = tuple[int, int, int, str, str, str]
Told = Callable[[tuple[Basis, ...], Quotes], list[dict[str, object]]]


def rest_of(
    nodes: Sequence[Thing], edges: Sequence[Link], first: Sequence[Thing], told: Told
) -> dict[str, Any]:
    """The things and links that are not drawn at first, and all quotes.

    `first` are the things that are; their numbers come before those of `nodes`. `told` sets
    down what a statement rests on, where that is more than a quote.
    """
    number = {node.iri: index for index, node in enumerate([*first, *nodes])}
    kinds, properties, values = Numbers[str](), Numbers[str](), Numbers[ValueShown]()
    quotes: Quotes = Numbers()
    tongues = (briefs_for([node.label.of(tongue) for node in nodes]) for tongue in ("sv", "en"))
    labels = [Bilingual(*each) for each in zip(*tongues, strict=True)]

    def fact(item: Fact) -> list[object]:
        basis = [told(item.bases, quotes)] if item.bases else []
        return [properties[item.predicate], values[item.value], item.more, *basis]

    def link(item: Link) -> list[object]:
        ends = [number[item.source], number[item.target], properties[item.predicate]]
        plain = len(item.bases) == 1 and item.bases[0] == Basis(quotes=item.bases[0].quotes)
        if not item.bases or (plain and not item.claimed_only):
            found = [quotes[quote] for basis in item.bases for quote in basis.quotes]
            return [*ends, item.more, *found]
        return [*ends, item.more, [item.certainty, item.claimed_only, told(item.bases, quotes)]]

    things = [
        [kinds[node.kind], node.iri.removeprefix(BASE), *_two(node.label),
         *_two(short), [fact(item) for item in node.facts]]
        for node, short in zip(nodes, labels, strict=True)
    ]  # fmt: skip
    return {
        "base": BASE,
        "first": len(first),
        "things": things,
        "links": [link(edge) for edge in edges],
        "kinds": list(kinds),
        "properties": list(properties),
        "values": list(values),
        "quotes": quotes,
    }


def records_of(
    quotes: Iterable[Quote], names: Mapping[str, Bilingual], addresses: Mapping[str, str]
) -> tuple[list[Brief], list[list[str | int]]]:
    """The quotes, each with the number of its record; what these are called, and where they are."""
    records = Numbers[str]()
    brief = [(records[quote.record], quote.start, quote.end, *_sentence(quote)) for quote in quotes]
    return brief, [[*_two(names[iri]), *filter(None, [addresses.get(iri)])] for iri in records]


def _sentence(quote: Quote) -> tuple[str, str, str]:
    before, after = quote.before, quote.after
    if len(before) > AROUND:
        before = "… " + before[-AROUND:].partition(" ")[2]
    if len(after) > AROUND:
        after = after[:AROUND].rpartition(" ")[0] + " …"
    return before, quote.exact, after


def _two(text: Bilingual) -> tuple[str, str | int]:
    return text.sv, 0 if text.sv == text.en else text.en
