"""`innokraft show`: one thing and what it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from innokraft_cli.conflicts import choice_in_words
from innokraft_cli.options import graph_option, lang_option
from innokraft_cli.printing import say

if TYPE_CHECKING:
    from innokraft.basis import Basis, Fact, Value
    from innokraft.quotes import Quote
    from innokraft.show import Shown

_WORDS = {
    "sv": {
        "facts": "Sägs om det", "others": "Sägs med det", "holder": "anser", "said": "säger",
        "derived": "härlett av oss", "more": "och {n} till; se --limit",
    },
    "en": {
        "facts": "Said of it", "others": "Said with it", "holder": "held by", "said": "said by",
        "derived": "derived by us", "more": "and {n} more; see --limit",
    },
}  # fmt: skip


@click.command("show")
@click.argument("thing")
@click.option("--limit", type=click.IntRange(1), default=50, show_default=True)
@graph_option
@lang_option
def command(thing: str, limit: int, graph: str, lang: str) -> None:
    """Show one thing: its facts, claims with certainty and holder, and the quotes.

    THING is a label ("samhällskontrakt"), a project number, an IRI, a CURIE (c:mod) or a path
    (concept/mod).
    """
    from innokraft.show import show
    from innokraft.store import open_graph
    from innokraft.things import find_thing

    store = open_graph(graph)
    _print(show(store, find_thing(store, thing), limit=limit), lang)


def _print(shown: Shown, lang: str) -> None:
    words = _WORDS[lang]
    say(_text(shown.label, lang), bold=True)
    say(shown.iri)
    for head, facts in (
        (words["facts"], [(None, fact) for fact in shown.facts]),
        (words["others"], list(shown.others)),
    ):
        if facts:
            say()
            say(head, bold=True)
        for subject, fact in facts:
            if fact.bases or fact.value.language in {None, lang}:
                _print_fact(subject, fact, lang)
    if shown.left_out:
        say()
        say(f"… {words['more'].format(n=shown.left_out)}")


def _print_fact(subject: Value | None, fact: Fact, lang: str) -> None:
    from innokraft.ontology import load_ontology

    name = load_ontology().label(fact.predicate, lang)
    start = f"{_text(subject, lang)} – " if subject else ""
    say(f"  {start}{name}: {_text(fact.value, lang)}")
    for basis in fact.bases:
        _print_basis(basis, lang)


def _print_basis(basis: Basis, lang: str) -> None:
    from innokraft.ontology import load_ontology

    ontology, words = load_ontology(), _WORDS[lang]
    if basis.chosen:
        say(f"      ← {choice_in_words(basis.chosen, lang)}")
    said = []
    if basis.certainty:
        certainty = ontology.value(basis.certainty)
        said.append(certainty.label(lang) if certainty else basis.certainty)
    if basis.derived:
        said.append(words["derived"])
    if basis.holder:
        said.append(f"{words['holder']}: {_text(basis.holder, lang)}")
    if basis.attribution:
        said.append(f"{words['said']}: {_text(basis.attribution, lang)}")
    if said:
        say(f"      [{'; '.join(said)}]")
    for note in basis.notes:
        say(f"      {ontology.label(note.predicate, lang)}: {_text(note.value, lang)}")
    for quote in basis.quotes:
        _print_quote(quote)


def _print_quote(quote: Quote) -> None:
    record = quote.record.partition("/record/")[2]
    lines = f"”{quote.exact}”  ({record}, {quote.start}–{quote.end})".split("\n")
    for place, line in enumerate(lines):
        say(f"{' ' * (7 if place else 6)}{line}")


def _text(value: Value, lang: str) -> str:
    return value.sv if lang == "sv" else value.en
