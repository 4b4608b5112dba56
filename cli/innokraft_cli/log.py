"""`innokraft log`: what was done to a graph, and when."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from innokraft_cli.options import graph_option
from innokraft_cli.output import output_options
from innokraft_cli.printing import put_json, say, say_table


@click.command("log")
@output_options("text", "json", default="text")
@click.option("--records", is_flag=True, help="List the records of each change too.")
@graph_option
def command(form: str, records: bool, graph: str) -> None:
    """List what was done to a graph, oldest first; times are UTC."""
    from innokraft.change.log import NOTED, read_log

    entries = list(read_log(Path(graph)))
    if form == "json":
        put_json([asdict(entry) for entry in entries])
        return
    rows = [
        (each.when, each.what, *(str(len(each.records.get(name, ()))) for name in NOTED))
        for each in entries
    ]
    say_table(("when", "what", *NOTED), rows)
    if records:
        for entry in entries:
            for name, nodes in entry.records.items():
                for node in nodes:
                    say(f"{entry.when}  {name}  {node}")
