"""`innokraft ask`: the library of questions."""

from __future__ import annotations

import click

from innokraft_cli.answering import Bounds
from innokraft_cli.options import graph_option, lang_option
from innokraft_cli.output import answer_options
from innokraft_cli.printing import say, say_table

_HEADS = {"sv": ("nr", "fråga", "parametrar"), "en": ("nr", "question", "parameters")}


@click.command("ask")
@click.argument("number", metavar="[QUESTION]", type=int, required=False)
@click.option(
    "-p", "--parameter", "given", metavar="NAME=VALUE", multiple=True, help="Ask about another."
)
@click.option(
    "--sentences",
    is_flag=True,
    help="Of each quote, its sentence, section and source too.",
)
@answer_options("table", "csv", "tsv", "json", "xml", "md", "html", "xlsx", "docx")
@graph_option
@lang_option
def command(
    number: int | None,
    given: tuple[str, ...],
    sentences: bool,
    bounds: Bounds,
    graph: str,
    lang: str,
) -> None:
    """Answer a question by its number; without one, list the questions.

    Every row of an answer cites the quote that it rests on and the record that holds it. VALUE is
    a THING as for show, or a day.
    """
    from innokraft import Graph, questions

    if number is None:
        rows = [
            (
                str(q.number),
                q.text().of(lang),
                ", ".join(f"{p.name}={p.default}" for p in q.parameters),
            )
            for q in questions()
        ]
        say_table(_HEADS[lang], rows)
        return
    asked = Graph(graph)
    question = asked.question(number, _pairs(given), language=lang, sentences=sentences)
    if bounds.form in {"md", "html", "docx"} and question.question.cites and not sentences:
        question = asked.question(number, _pairs(given), language=lang, sentences=True)
    if bounds.form in {None, "table"}:
        say(question.text.of(lang), err=True)
    if not bounds.answer(asked, question, lang).count:
        say(f"innokraft: {asked.why_empty(question).of(lang)}", err=True)


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
