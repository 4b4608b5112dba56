"""`innokraft suggest`: a draft annotation of a record."""

from __future__ import annotations

from pathlib import Path

import click

from innokraft_cli.printing import put


@click.command("suggest")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--as", "form", metavar="FORMAT", help="The format of FILE; recognised if not given.")
def command(file: Path, form: str | None) -> None:
    """Draft an annotation of the record in FILE: what its prose may say, with quotes, as YAML.

    Of several records in FILE the first is taken. Correct the draft and save it beside the record.
    """
    from innokraft.drafting.suggestions import suggest
    from innokraft.readers import read
    from innokraft.record import Record
    from innokraft.tagging import load_tagger

    for item in read([file], form):
        if not isinstance(item, Record):
            raise item
        put(suggest(item, load_tagger()))
        return
    raise click.UsageError(f"{file} holds no record.")
