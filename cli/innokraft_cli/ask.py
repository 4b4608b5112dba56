"""`innokraft ask`: the library of questions."""

from __future__ import annotations

from functools import partial

import click

from innokraft_cli.options import graph_option, lang_option
from innokraft_cli.output import limit_options, limits, output_options, print_answer
from innokraft_cli.printing import say, say_table


@click.command("ask")
@click.argument("number", metavar="[QUESTION]", type=int, required=False)
@click.option(
    "-p", "--parameter", "given", metavar="NAME=VALUE", multiple=True, help="Ask about another."
)
@output_options("table", "csv", "tsv", "json", "xml", streams=True)
@limit_options
@graph_option
@lang_option
def command(
    number: int | None,
    given: tuple[str, ...],
    form: str | None,
    output: str,
    limit: str | None,
    timeout: float,
    memory: int,
    guarded: bool,
    graph: str,
    lang: str,
) -> None:
    """Answer a question by its number; without one, list the questions.

    Every row of an answer cites the quote that it rests on and the record that holds it.
    """
    from innokraft.query.questions import bind, question, questions, why_empty, words_of

    if number is None:
        rows = [
            (
                str(q.number),
                q.text().of(lang),
                ", ".join(f"{p.name}={p.default}" for p in q.parameters),
            )
            for q in questions()
        ]
        heads = {"sv": ("nr", "fråga", "parametrar"), "en": ("nr", "question", "parameters")}
        say_table(heads[lang], rows)
        return
    from innokraft.query.apart import start_ahead
    from innokraft.query.running import Asked, named_graph
    from innokraft.store import open_graph

    asked = question(number)
    start_ahead()  # it gets ready while the parameters are looked up here
    store = open_graph(graph)
    bindings = bind(asked, store, _pairs(given), lang)
    if form in {None, "table"}:
        say(asked.text(words_of(asked, store, bindings)).of(lang), err=True)
    query = Asked(
        partial(named_graph, graph),
        asked.sparql,
        bindings=bindings,
        **limits(limit, timeout, memory),
    )
    if not print_answer(query, form, output, guarded=guarded).count:
        why = why_empty(asked, store)
        say(f"innokraft: {why.of(lang)}", err=True)


def _pairs(given: tuple[str, ...]) -> dict[str, str]:
    pairs: dict[str, str] = {}
    for each in given:
        name, _, value = each.partition("=")
        if not (name.strip() and value.strip()):
            raise click.UsageError(f"A parameter is given as name=value, not as {each!r}.")
        if name in pairs:
            raise click.UsageError(f"The parameter {name!r} is given twice.")
        pairs[name] = value
    return pairs
