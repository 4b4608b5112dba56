"""What the page says of things taken at random is what `show` says of them, quote by quote."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from innokraft.network import Link, Thing, build_network, links, things
from innokraft.store.embedded import EmbeddedStore
from innokraft.viewer import render
from innokraft.views.statements import Fact
from innokraft.views.thing import show
from tests.graph.viewer.test_viewer_browser import Opened, _open, browser

__all__ = ["browser"]

pytestmark = pytest.mark.browser

CLICKS = 100
FIELD = re.compile(r"^(?:[a-z]+\d*[A-Z]\w*|[a-z]\w* \d+ \w+): ")
UNFOLD = "document.querySelectorAll('#panel [aria-expanded=false]').forEach((sign) => sign.click())"


def said_by(facts: list[Fact]) -> set[str]:
    """The lines of the quotes behind facts, without the names of a source's fields."""
    quotes = {
        quote.exact
        for fact in facts
        for basis in fact.bases
        for quote in (*basis.quotes, *(q for note in basis.notes for q in note.quotes))
    }
    return {FIELD.sub("", line) for exact in quotes for line in exact.split("\n")}


def test_a_hundred_clicks_at_random_show_the_quotes_that_show_tells(
    browser: Any, tmp_path: Path, seed_store: EmbeddedStore
) -> None:
    network = build_network(seed_store)
    names = {thing.iri: thing.label for thing in things(network)}
    shown: Callable[[str], tuple[Fact, ...]] = cache(lambda iri: show(seed_store, iri).facts)
    path = tmp_path / "page.html"
    path.write_text(render(network), "utf-8")
    opened = _open(browser, path)
    choices: list[Thing | Link] = [*things(network), *links(network)]
    seen = 0
    for each in random.Random(2026).choices(choices, k=CLICKS):
        if isinstance(each, Thing):
            opened.page.evaluate("iri => innokraft.choose(iri)", each.iri)
            opened.page.evaluate(UNFOLD)
            told = {(fact.predicate, fact.value) for fact in each.facts}
            facts = [fact for fact in shown(each.iri) if (fact.predicate, fact.value) in told]
            assert said_by(facts) <= set(opened.marked()), each.iri
        else:
            ends = [each.source, each.predicate, each.target]
            opened.page.evaluate("link => innokraft.chooseLink(...link)", ends)
            facts = [
                fact
                for fact in shown(each.source)
                if (fact.predicate, fact.value.words) == (each.predicate, names[each.target])
            ]
            assert facts, ends
            assert said_by(facts) == _marks(opened), ends
        seen += len(said_by(facts))
    assert seen > CLICKS / 2
    opened.page.close()


def _marks(opened: Opened) -> set[str]:
    return {text for text in opened.marked() if text}
