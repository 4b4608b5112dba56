"""`innokraft terms`: the classes and properties of the ontology."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING

import click

from innokraft_cli.options import lang_option
from innokraft_cli.output import output_options
from innokraft_cli.printing import put, put_json, say, say_table

if TYPE_CHECKING:
    from innokraft import VocabularyTerm

_WORDS = {
    "sv": {
        "heads": ("term", "kallas", "betyder", "exempel"), "pages": "{folder}: {n} sidor",
    },
    "en": {
        "heads": ("term", "is called", "means", "example"), "pages": "{folder}: {n} pages",
    },
}  # fmt: skip
_NAMES = ("term", "label", "definition", "example")


@click.command("terms")
@click.argument("word", metavar="[WORD]", required=False)
@click.option(
    "--html", metavar="FOLDER", type=click.Path(path_type=Path, file_okay=False),
    help="Write a page for each term of ours, in both languages, and an index.",
)  # fmt: skip
@output_options("table", "csv", "json", default="table")
@lang_option
def command(word: str | None, html: Path | None, form: str, lang: str) -> None:
    """List the classes and properties of the ontology, or those that WORD is found in.

    Terms of other vocabularies have no meaning here: theirs is in the vocabulary itself.
    """
    from innokraft import did_you_mean, term_names, terms

    if html is not None:
        _write_pages(html, word, lang)
        return
    found = terms(word or "")
    if not found:
        raise click.UsageError(
            f"No term speaks of {word!r}. {did_you_mean(word or '', term_names())}"
        )
    rows = [_row(term, lang) for term in found]
    if form == "json":
        put_json([_data(term, row) for term, row in zip(found, rows, strict=True)])
    elif form == "csv":
        written = io.StringIO()
        csv.writer(written).writerows([_NAMES, *rows])
        put(written.getvalue())
    else:
        say_table(_WORDS[lang]["heads"], rows)


def _write_pages(folder: Path, word: str | None, lang: str) -> None:
    from innokraft import write_term_pages

    if word is not None:
        raise click.UsageError("--html writes all terms: leave WORD out.")
    pages = write_term_pages(folder)
    say(str(_WORDS[lang]["pages"]).format(folder=folder, n=len(pages)), err=True)


def _row(term: VocabularyTerm, lang: str) -> tuple[str, str, str, str]:
    from innokraft import compress

    return compress(term.iri), term.label(lang), term.definitions.get(lang, ""), term.example


def _data(term: VocabularyTerm, row: tuple[str, str, str, str]) -> dict[str, object]:
    said = dict(zip(_NAMES, row, strict=True))
    return {
        "iri": term.iri,
        "kind": term.kind,
        **{name: text or None for name, text in said.items()},
    }
