"""`innokraft log`: what was done to a graph, and when."""

from __future__ import annotations

from dataclasses import asdict

import click

from innokraft_cli.options import graph_option, lang_option
from innokraft_cli.output import output_options
from innokraft_cli.printing import put_json, say, say_table

_HEADS = {"sv": ("när", "vad"), "en": ("when", "what")}


@click.command("log")
@output_options("text", "json", default="text")
@click.option("--records", is_flag=True, help="List the records of each change too.")
@lang_option
@graph_option
def command(form: str, records: bool, lang: str, graph: str) -> None:
    """List what was done to a graph, oldest first; times are UTC."""
    from innokraft import FATE_HEADS, NOT_NOTED, Graph

    entries = Graph(graph).log()
    if form == "json":
        put_json([asdict(entry) for entry in entries])
        return
    rows = [
        (
            each.when,
            each.what if each.when else NOT_NOTED.of(lang),
            *(str(len(each.records.get(fate, ()))) for fate in FATE_HEADS),
        )
        for each in entries
    ]
    say_table((*_HEADS[lang], *(head.of(lang) for head in FATE_HEADS.values())), rows)
    for entry in entries if records else ():
        for name, nodes in entry.records.items():
            for node in nodes:
                say(f"{entry.when}  {FATE_HEADS[name].of(lang)}  {node}")
