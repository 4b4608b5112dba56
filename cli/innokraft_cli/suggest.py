"""`innokraft suggest`: a draft annotation of a record."""

from __future__ import annotations

from pathlib import Path

import click

from innokraft_cli.output import output_options
from innokraft_cli.printing import put


@click.command("suggest")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--as", "as_format", metavar="FORMAT", help="The format of FILE; recognised if not given."
)
@output_options("yaml", default="yaml")
def command(file: Path, as_format: str | None) -> None:
    """Draft an annotation of the record in FILE: what its prose may say, with quotes, as YAML.

    Of several records in FILE the first is taken. Correct the draft and save it beside the record.
    """
    from innokraft import model_here, suggest

    put(suggest(file, as_format, model_here()))
