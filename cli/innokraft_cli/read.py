"""`innokraft read`: reports as records of one's own."""

from __future__ import annotations

from pathlib import Path

import click

from innokraft import records_here
from innokraft_cli.failures import exit_code_of
from innokraft_cli.options import lang_option
from innokraft_cli.printing import say

_WORDS = {
    "sv": {
        "written": "{file}: {record}, {n} tecken{pages}", "pages": ", {n} sidor",
        "same": " (fanns redan)", "proposed": "  föreslås, att godta i filen: {key}: {quote}",
        "at": "  (text {start}–{end}{page})", "page": ", sida {n}",
    },
    "en": {
        "written": "{file}: {record}, {n} characters{pages}", "pages": ", {n} page(s)",
        "same": " (was there)", "proposed": "  proposed, to accept in the file: {key}: {quote}",
        "at": "  (text {start}–{end}{page})", "page": ", page {n}",
    },
}  # fmt: skip


@click.command("read")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "-o", "--output", metavar="FOLDER", default=records_here,
    show_default="here, or records in the project folder", help="Where the records are written.",
)  # fmt: skip
@click.option("--replace", is_flag=True, help="Write over a record that is there and differs.")
@lang_option
@click.pass_context
def command(
    context: click.Context, files: tuple[str, ...], output: str, replace: bool, lang: str
) -> None:
    """Make records of reports: PDF, docx, ODT, HTML, Markdown and text.

    Each FILE becomes a record of your own that holds its text. Title, number, organisations,
    period and amounts are proposed in it as comments, each with its place: take the # away where
    one is right, then build. A FILE that cannot be read is told, and the others are read.
    """
    from innokraft import InnokraftError, read_report

    code, words = 0, _WORDS[lang]
    for file in files:
        try:
            read = read_report(Path(file), Path(output), replace=replace)
        except InnokraftError as error:
            code = max(code, min(exit_code_of(error, lang), 1))
            continue
        pages = words["pages"].format(n=read.pages) if read.pages else ""
        told = words["written"].format(
            file=file, record=read.record, n=read.characters, pages=pages
        )
        say(told + ("" if read.is_new else words["same"]), err=True)
        for note in read.notes:
            say(f"  {note.of(lang)}", err=True)
        for each in read.proposals:
            page = words["page"].format(n=each.page) if each.page else ""
            at = words["at"].format(start=each.start, end=each.end, page=page)
            say(words["proposed"].format(key=each.key, quote=each.quote) + at, err=True)
    context.exit(code)
