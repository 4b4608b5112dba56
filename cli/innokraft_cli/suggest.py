"""`innokraft suggest`: a draft annotation of a record."""

from __future__ import annotations

from pathlib import Path

import click

from innokraft_cli.asking_model import ModelOptions, Records, model_options, suggest_by_model
from innokraft_cli.options import lang_option
from innokraft_cli.output import output_options
from innokraft_cli.printing import put
from innokraft_cli.telling import telling_options


@click.command("suggest")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--as", "as_format", metavar="FORMAT", help="The format of FILE; recognised if not given."
)
@output_options("yaml", default="yaml")
@model_options
@telling_options
@lang_option
@click.pass_context
def command(
    context: click.Context, file: Path, as_format: str | None, asked: ModelOptions, lang: str
) -> None:
    """Draft an annotation of the record in FILE: what its prose may say, with quotes, as YAML.

    Of several records in FILE the first is taken. Correct the draft and save it beside the record.

    With --model a language model is asked instead, of every record in FILE: what would be sent is
    told first, each quote is held against the text, and what holds waits as a suggestion.
    """
    if asked.language_model is not None:
        context.exit(suggest_by_model(Records((file,), as_format, None), asked, lang))
    from innokraft import model_here, suggest

    put(suggest(file, as_format, model_here()))
