"""`innokraft ask`: the library of questions."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from innokraft_cli.answering import Bounds
from innokraft_cli.options import graph_option, lang_option, pairs_of, parameter_option
from innokraft_cli.output import answer_options
from innokraft_cli.printing import say, say_table
from innokraft_cli.start import FORMATS

if TYPE_CHECKING:
    from innokraft import Question

_HEADS = {
    "sv": ("nr", "id", "fråga", "parametrar"),
    "en": ("nr", "id", "question", "parameters"),
}
_KINDS = {
    "sv": {"thing": "en sak", "date": "en dag, ÅÅÅÅ-MM-DD", "text": "en text"},
    "en": {"thing": "a thing", "date": "a day, YYYY-MM-DD", "text": "a text"},
}
_OWN = "questions"
"""The folder of one's own questions, in the working folder."""


@click.command("ask")
@click.argument("words", metavar="[QUESTION]", nargs=-1)
@parameter_option("Ask about another.")
@click.option(
    "--sentences",
    is_flag=True,
    help="Of each quote, its sentence, section and source too.",
)
@click.option(
    "--questions",
    "folders",
    metavar="FOLDER",
    multiple=True,
    type=click.Path(exists=True, file_okay=False),
    help="A folder with questions of your own, each NAME.rq; ./questions is there without it.",
)
@answer_options(*(form for form in FORMATS if form not in {"ttl", "nq"}))
@graph_option
@lang_option
def command(
    words: tuple[str, ...],
    given: tuple[str, ...],
    sentences: bool,
    folders: tuple[str, ...],
    bounds: Bounds,
    graph: str,
    lang: str,
) -> None:
    """Answer a question by its number, its id or words of it; without one, list the questions.

    Every row of an answer cites the quote that it rests on and the record that holds it. VALUE is
    a THING as for show, or a day; what a question needs and is not given is asked for on a
    terminal.
    """
    from innokraft import Graph, find_question

    asked = Graph(graph)
    there = asked.questions(*dict.fromkeys([*_own_folder(), *folders]))
    if not words:
        say_table(_HEADS[lang], [_listed(each, lang) for each in there])
        return
    wanted = find_question(" ".join(words), there, lang)
    values = _asked_for(wanted, pairs_of(given), lang)
    sentences = sentences or (bounds.form in {"md", "html", "docx"} and wanted.cites)
    question = asked.question(wanted, values, language=lang, sentences=sentences)
    if bounds.form in {None, "table"}:
        say(question.text.of(lang), err=True)
    written = bounds.answer(asked, question, lang)
    if not (written.count or written.kind == "boolean"):
        say(f"innokraft: {asked.why_empty(question).of(lang)}", err=True)


def _own_folder() -> list[str]:
    return [_OWN] if Path(_OWN).is_dir() else []


def _listed(question: Question, lang: str) -> tuple[str, ...]:
    number = "" if question.number is None else str(question.number)
    told = (f"{p.name}={p.default}" for p in question.parameters)
    return number, question.id, question.text().of(lang), ", ".join(told)


def is_asked() -> bool:
    """Whether a person is there to answer."""
    return sys.stdin.isatty()


def _asked_for(question: Question, given: dict[str, str], lang: str) -> dict[str, str]:
    """What is given, with what a person at a terminal is asked for."""
    if not is_asked():
        return given
    needed = {
        each.name: click.prompt(f"{each.name} ({_KINDS[lang][each.kind]})", err=True)
        for each in question.missing(given)
    }
    return given | needed
