"""`innokraft suggest`: what records may say, for a person to judge."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from innokraft_cli.asking_model import (
    ModelOptions,
    Records,
    check_model_options,
    model_options,
    suggest_by_model,
)
from innokraft_cli.options import lang_option, workers_option
from innokraft_cli.output import output_options
from innokraft_cli.printing import put, say, say_table
from innokraft_cli.telling import progress, telling_options

if TYPE_CHECKING:
    from innokraft import SuggestionsMade

_HEADS = {"sv": ("säger", "", "förslag"), "en": ("says", "", "suggestions")}
_ALL = {"sv": "alla", "en": "all"}
_WORDS = {
    "sv": {
        "waiting": "{n} förslag väntar i {folder}, i {records} källpost(er):",
        "none": "Inga förslag i {records} källpost(er).",
        "kept_back": "{n} förslag är avgjorda eller står redan i en annotering.",
        "beyond": "{n} förslag utelämnades: en källpost får högst 1 000, de mest användbara.",
        "older": "{n} äldre version(er) av källposter lästes inte: den nyaste räknas.",
        "outdated": "{n} förslag av andra gällde ord som posten inte längre har, och togs bort.",
        "without_record": "utan källpost, kan tas bort: {file}",
        "refused": "vägrad: {error}",
    },
    "en": {
        "waiting": "{n} suggestions wait in {folder}, of {records} record(s):",
        "none": "No suggestions of {records} record(s).",
        "kept_back": "{n} suggestions are decided, or stand in an annotation already.",
        "beyond": "{n} suggestions were left out: a record has 1,000 at most, the most useful.",
        "older": "{n} older version(s) of records were not read: the newest counts.",
        "outdated": "{n} suggestions of others were of words that a record has no longer; gone.",
        "without_record": "without a record, may be removed: {file}",
        "refused": "refused: {error}",
    },
}  # fmt: skip


@click.command("suggest")
@click.argument(
    "files", metavar="[FILE]...", nargs=-1,
    type=click.Path(exists=True, path_type=Path),
)  # fmt: skip
@click.option(
    "--into", metavar="FOLDER", type=click.Path(file_okay=False, path_type=Path),
    help="Write the suggestions of all records here, a file each, instead of a draft.",
)  # fmt: skip
@click.option(
    "--as", "as_format", metavar="FORMAT", help="The format of FILE; recognised if not given."
)
@workers_option
@output_options("yaml", default="yaml")
@model_options
@telling_options
@lang_option
@click.pass_context
def command(
    context: click.Context,
    files: tuple[Path, ...],
    into: Path | None,
    as_format: str | None,
    workers: int | None,
    asked: ModelOptions,
    lang: str,
) -> None:
    """Suggest what the prose of the records in FILE says, each with its quote and the reason.

    In a project folder, without FILE, the suggestions of all its records go into suggestions/, a
    file each, the most useful first, for review; what was reviewed or annotated is not offered
    again. With --into they go into FOLDER. Of one FILE without --into, it drafts an annotation of
    its first record, as YAML: correct it and save it beside the record. No suggestion comes into a
    graph before a person has accepted it. Exit 1 if a record was refused.

    With --model a language model is asked instead, of every record in FILE: what would be sent is
    told first, each quote is held against the text, and what holds waits as a suggestion.
    """
    check_model_options(asked)
    if asked.language_model is not None:
        context.exit(suggest_by_model(Records(files, as_format, into), asked, lang))
    if into is None and files:
        _draft(files, as_format)
        return
    from innokraft import find_project, suggest_into

    with progress(lang) as show:
        made = suggest_into(
            into, files, as_format, project=find_project(), workers=workers, progress=show
        )
    _tell(made, lang)
    if made.refused:
        raise click.exceptions.Exit(1)


def _draft(files: tuple[Path, ...], as_format: str | None) -> None:
    from innokraft import model_here, suggest

    if len(files) > 1:
        raise click.UsageError("A draft is of one FILE; for several, name a folder with --into.")
    put(suggest(files[0], as_format, model_here()))


def _tell(made: SuggestionsMade, lang: str) -> None:
    words = _WORDS[lang]
    for error in made.refused:
        say(words["refused"].format(error=error), err=True)
    for file in made.without_record:
        say(words["without_record"].format(file=file), err=True)
    told = words["waiting" if made.total else "none"]
    say(told.format(n=made.total, folder=made.folder, records=made.records))
    if made.total:
        rows = [(name, _label(name, lang), str(n)) for name, n in made.waiting.most_common()]
        say_table(_HEADS[lang], [*rows, (_ALL[lang], "", str(made.total))])
    for name in ("kept_back", "beyond", "older", "outdated"):
        if number := getattr(made, name):
            say(words[name].format(n=number))


def _label(relation: str, lang: str) -> str:
    """What a property is called; without a label, as others' are, its bare name says it."""
    from innokraft import expand, label

    iri = expand(relation if ":" in relation else f"ik:{relation}")
    found = label(iri, lang)
    return "" if found in {iri, relation} else found
