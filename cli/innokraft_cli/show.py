"""`innokraft show`: one thing and what it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from innokraft_cli.conflicts import choice_in_words
from innokraft_cli.options import graph_option, lang_option
from innokraft_cli.printing import say
from innokraft_cli.words import more

if TYPE_CHECKING:
    from innokraft import Basis, Bilingual, Fact, Graph, Quote, RecordShown, ThingShown

_WORDS = {
    "sv": {
        "from": "utgivare", "address": "adress", "about": "handlar om", "versions": "Versioner",
        "old": "ersatt av en nyare version",
        "chars": "tecken", "sections": "Texten", "stated": "Uppgifter som vilar på den",
        "rest": "och fler; se --limit",
        "facts": "Sägs om det", "others": "Sägs med det", "holder": "anser", "said": "säger",
        "derived": "härlett av oss", "found": "nämns i texten, funnet av maskin",
    },
    "en": {
        "from": "published by", "address": "address", "about": "about", "versions": "Versions",
        "old": "replaced by a newer version",
        "chars": "characters", "sections": "The text", "stated": "What rests on it",
        "rest": "and more; see --limit",
        "facts": "Said of it", "others": "Said with it", "holder": "held by", "said": "said by",
        "derived": "derived by us", "found": "named in the text, found by machine",
    },
}  # fmt: skip


@click.command("show")
@click.argument("thing")
@click.option("--limit", type=click.IntRange(1), default=50, show_default=True)
@click.option("--sentences", is_flag=True, help="Of each quote, its sentence and section too.")
@graph_option
@lang_option
def command(thing: str, limit: int, sentences: bool, graph: str, lang: str) -> None:
    """Show one thing: its facts, claims with certainty and holder, and the quotes.

    THING is a label ("samhällskontrakt"), a project number, a key
    (organisation/number/202100-5216), the id of a concept (samhallskontrakt), an IRI, a CURIE
    (c:mod), a path (concept/mod), a record (vinnova-page/2015-01573, with /sha12 behind it for one
    version), or what a record mentions (RECORD:THING). All commands take it so.
    """
    from innokraft import Graph

    tell(Graph(graph), thing, lang, limit, sentences=sentences)


def tell(graph: Graph, thing: str, lang: str, limit: int = 50, *, sentences: bool = False) -> None:
    """Prints a thing of a graph, or a record, with what it rests on."""
    from innokraft import RecordShown

    shown = graph.show(thing, limit)
    if isinstance(shown, RecordShown):
        _print_record(shown, lang)
    else:
        _print(shown, lang, sentences)


def _print_record(record: RecordShown, lang: str) -> None:
    from innokraft import label

    words = _WORDS[lang]
    say(f"{record.format.of(lang)} {record.number}", bold=True)
    say(record.iri)
    for name, value in ((words["about"], record.about), (words["from"], record.publisher)):
        if value:
            say(f"  {name}: {value.of(lang)}")
    if record.address:
        say(f"  {words['address']}: {record.address}")
    say()
    say(words["versions"], bold=True)
    for version in record.versions:
        date = f", {version.modified.of(lang)}" if version.modified else ""
        old = "" if version.counts else f", {words['old']}"
        say(f"  {version.path}: {version.length} {words['chars']}{date}{old}")
    if record.sections:
        say()
        say(words["sections"], bold=True)
    for heading, start, end in record.sections:
        say(f"  {heading} ({start}–{end})")
    say()
    say(words["stated"], bold=True)
    for each in record.stated:
        firm = f" [{each.certainty.of(lang)}]" if each.certainty else ""
        name = label(each.property, lang)
        quote = " ".join(each.quote.split())
        say(f"  {each.thing.of(lang)} – {name}: {each.value.of(lang)}{firm}")
        say(f"      ”{quote}”  ({each.start}–{each.end})")
    if record.more:
        say(f"  … {words['rest']}")


def _print(shown: ThingShown, lang: str, sentences: bool) -> None:
    words = _WORDS[lang]
    say(shown.label.of(lang), bold=True)
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
                _print_fact(subject, fact, lang, shown if sentences else None)
    if shown.left_out:
        say()
        say(more(shown.left_out, lang, "--limit"))


def _print_fact(subject: Bilingual | None, fact: Fact, lang: str, whole: ThingShown | None) -> None:
    """Prints what is said, and, where the whole is given, of its quotes the sentences too."""
    from innokraft import label

    name = label(fact.predicate, lang)
    start = f"{subject.of(lang)} – " if subject else ""
    say(f"  {start}{name}: {fact.value.words.of(lang)}")
    for basis in fact.bases:
        _print_basis(basis, lang)
        for quote in basis.quotes:
            _print_quote(quote)
            if whole:
                _print_sentence(quote, whole)


def _print_basis(basis: Basis, lang: str) -> None:
    from innokraft import label

    words = _WORDS[lang]
    if basis.chosen:
        say(f"      ← {choice_in_words(basis.chosen, lang)}")
    said = []
    if basis.derived:
        said.append(words["derived"])
    elif basis.found:
        said.append(words["found"])
    elif basis.certainty:
        said.append(label(basis.certainty, lang))
    if basis.holder:
        said.append(f"{words['holder']}: {basis.holder.words.of(lang)}")
    if basis.attribution:
        said.append(f"{words['said']}: {basis.attribution.words.of(lang)}")
    if said:
        say(f"      [{'; '.join(said)}]")
    for note in basis.notes:
        firm = f" [{label(note.certainty, lang)}]" if note.certainty else ""
        say(f"      {label(note.predicate, lang)}: {note.value.words.of(lang)}{firm}")


def _print_quote(quote: Quote) -> None:
    record = quote.record.partition("/record/")[2]
    lines = f"”{quote.exact}”  ({record}, {quote.start}–{quote.end})".split("\n")
    for place, line in enumerate(lines):
        say(f"{' ' * (7 if place else 6)}{line}")


def _print_sentence(quote: Quote, whole: ThingShown) -> None:
    sentence = " ".join(f"{quote.before}{quote.exact}{quote.after}".split())
    told = (sentence, whole.section_of(quote), whole.addresses.get(quote.record))
    for line in filter(None, told):
        say(f"        {line}")
