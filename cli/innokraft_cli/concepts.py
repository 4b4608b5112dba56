"""`innokraft concepts`: the concept scheme."""

from __future__ import annotations

import click

from innokraft_cli.options import lang_option
from innokraft_cli.output import output_options
from innokraft_cli.printing import put_json, say_table


@click.command("concepts")
@click.argument("text", metavar="[TEXT]", required=False)
@output_options("table", "json", default="table")
@lang_option
def command(text: str | None, form: str, lang: str) -> None:
    """List the concepts of innovation capacity, or those that TEXT is found in."""
    from innokraft import concepts, model_here

    found = concepts(text or "", model_here().concepts)
    if not found:
        raise click.UsageError(f"No concept speaks of {text!r}. List all: innokraft concepts.")
    if form == "json":
        listed = [
            {
                "id": concept.id,
                "label": concept.label(lang),
                "definition": concept.definitions.get(lang),
                "broader": list(concept.broader),
                "related": list(concept.related),
            }
            for concept in found
        ]
        put_json(listed)
        return
    rows = [(c.id, c.label(lang), c.definitions.get(lang, "")) for c in found]
    heads = {"sv": ("id", "begrepp", "betyder"), "en": ("id", "concept", "means")}
    say_table(heads[lang], rows)
