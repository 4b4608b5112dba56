"""What the picture draws of several lines, and what is set down briefly beside it."""

from __future__ import annotations

from typing import Any

import pytest

from innokraft.bilingual import Bilingual
from innokraft.network import Link, Thing
from innokraft.viewer.drawing import draw
from innokraft.viewer.folding import AROUND, records_of, rest_of
from innokraft.views.quotes import Quote, quote_in
from innokraft.views.statements import Basis

NODES = [Thing(name, "concept", Bilingual(name, name)) for name in "ab"]


def told(bases: tuple[Basis, ...], quotes: dict[Quote, int]) -> list[dict[str, Any]]:
    return [{"quotes": [quotes[quote] for quote in basis.quotes]} for basis in bases]


def test_the_lines_between_two_things_lie_beside_each_other() -> None:
    there, back = ("a", "b"), ("b", "a")
    ends = [there, back, there, back, there]
    links = [Link(source, target, f"p{n}") for n, (source, target) in enumerate(ends)]
    edges = draw(NODES, links, 0).edges
    sides = {edge["bend"] * (1 if edge["from"] < edge["to"] else -1) for edge in edges}
    assert sides == {-2, -1, 0, 1, 2}, "a line bends by the way that it goes"


@pytest.mark.parametrize("claimed_only", [True, False])
def test_what_is_only_claimed_says_so_also_where_a_quote_alone_is_kept(claimed_only: bool) -> None:
    quote = quote_in("Mod och kraft.", "r", 0, 3)
    link = Link("a", "b", "p", "mojligt", claimed_only, (Basis(quotes=(quote,)),))
    *_, last = rest_of(NODES, [link], [], told)["links"][0]
    assert last == (["mojligt", True, [{"quotes": [0]}]] if claimed_only else 0)


def test_a_long_sentence_around_a_quote_is_cut_at_words_and_shows_it() -> None:
    text = f"{'före ' * 100}MITT{' efter' * 100}"
    quote = quote_in(text, "r", 500, 504)
    ((_, _, _, before, exact, after),), _ = records_of({quote: 0}, {"r": Bilingual("p", "p")}, {})
    assert exact == "MITT"
    assert before.startswith("… före ")
    assert after.endswith(" efter …")
    assert max(len(before), len(after)) <= AROUND + 2


def test_a_record_has_its_name_once_and_its_address_if_it_has_one() -> None:
    quotes = {quote_in("Mod.", record, 0, 3): n for n, record in enumerate("ab")}
    names = {"a": Bilingual.alike("post a"), "b": Bilingual("post b", "record b")}
    _, records = records_of(quotes, names, {"b": "https://example.org/b"})
    assert records == [["post a", 0], ["post b", "record b", "https://example.org/b"]]
