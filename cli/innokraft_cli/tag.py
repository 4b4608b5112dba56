"""`innokraft tag`: the concepts that a text mentions."""

from __future__ import annotations

from typing import BinaryIO

import click

from innokraft_cli.output import output_options
from innokraft_cli.printing import put_json, say_text

_MOST_BYTES = 16 * 2**20


@click.command("tag")
@click.argument("file", type=click.File("rb"))
@output_options("text", "json", default="text")
@click.option(
    "--in",
    "language",
    type=click.Choice(["sv", "en"]),
    help="The language of the text; told from its small words where it is not given.",
)
@click.option("--review", is_flag=True, help="Also mentions that a person should look at.")
def command(file: BinaryIO, form: str, language: str | None, *, review: bool) -> None:
    """Find the concepts that the text in FILE mentions; - is standard input.

    Places are counted in Unicode code points from 0, and the end is not part of the mention.
    """
    from innokraft import mark, model_here
    from innokraft import tag as tagged

    try:
        data = file.read(_MOST_BYTES + 1)
        if len(data) > _MOST_BYTES:
            raise click.UsageError(f"{file.name} is too long: it may have {_MOST_BYTES:,} bytes.")
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise click.UsageError(f"{file.name} is not UTF-8 text (byte {error.start}).") from None
    mentions = tagged(text, language, doubtful=review, model=model_here())
    if form == "text":
        say_text(mark(text, mentions))
        return
    listed = [m._asdict() for m in mentions]
    if not review:
        for row in listed:
            del row["counts"], row["sure"]
    put_json(listed)
