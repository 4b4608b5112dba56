"""`innokraft report`: a cited document."""

from __future__ import annotations

import click

from innokraft_cli.answering import file_of, refuse_on_terminal
from innokraft_cli.options import graph_option, lang_option, pairs_of, parameter_option
from innokraft_cli.output import output_options
from innokraft_cli.printing import say
from innokraft_cli.telling import progress, telling_options

_WORDS = {
    "sv": "{file}: {title}; {projects} projekt, {notes} noter",
    "en": "{file}: {title}; {projects} project(s), {notes} notes",
}


@click.command("report")
@click.argument("subject", nargs=-1)
@click.option("--period", metavar="PERIOD", help="The projects that start in it.")
@click.option(
    "--questions",
    "numbers",
    metavar="N[,N…]",
    multiple=True,
    help="Answer these questions of the library too, by number or id; alone without a SUBJECT.",
)
@parameter_option("A parameter of the questions; it goes to each that has it.")
@click.option("--excel", is_flag=True, help="A csv that a Swedish Excel opens right.")
@output_options("md", "html", "docx", "csv", "xlsx", streams=True)
@telling_options
@lang_option
@graph_option
def command(
    subject: tuple[str, ...],
    period: str | None,
    numbers: tuple[str, ...],
    given: tuple[str, ...],
    excel: bool,
    form: str | None,
    output: str,
    lang: str,
    graph: str,
) -> None:
    """Write a cited report of a theme, an organisation or a period, as a document to send on.

    SUBJECT is a THING as for show (a concept, narrower ones included; an organisation), a PERIOD
    (2015, 2015-2018, 2015-03, 2015-03..2016-02), or one of each: a theme within a period, an
    organisation's work on a theme.

    md, html and docx are the report: key figures, a timeline, the strongest sentences, what is
    contested, the biggest, related themes with a map, gaps, method, and a numbered note behind
    each figure and quote. csv and xlsx are the table of what it counted, a row for each quote. The
    same graph gives the same bytes.
    """
    from innokraft import Graph

    questions = [each.strip() for listed in numbers for each in listed.split(",")]
    if not (subject or period or questions):
        raise click.UsageError("Say what of: a theme, an organisation, a period, --questions.")
    if given and not questions:
        raise click.UsageError("-p is for --questions, and there are none.")
    parameters = pairs_of(given)
    if excel and form not in {None, "csv"}:
        raise click.UsageError(f"--excel is for csv, not for {form}.")
    form = "csv" if excel else form
    refuse_on_terminal(form, output, "report")
    with progress(lang) as show:
        written = Graph(graph).report(
            subject, file_of(output), form, period=period, questions=questions,
            parameters=parameters, language=lang, excel=excel, progress=show,
        )  # fmt: skip
    if written.why:
        say(f"innokraft: {written.why.of(lang)}", err=True)
    if output != "-":
        told = {"title": written.title, "projects": written.projects, "notes": written.notes}
        say(_WORDS[lang].format(file=output, **told), err=True)
