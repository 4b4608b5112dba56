"""`innokraft validate`: whether every line of the graph can be trusted."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict
from pathlib import Path

import click

from innokraft_cli.options import graph_option, judgements_option, lang_option, progress
from innokraft_cli.output import output_options
from innokraft_cli.printing import put_json, say


@click.command("validate")
@click.option(
    "--level",
    type=click.Choice(["violation", "warning", "info"]),
    default="warning",
    show_default=True,
    help="The least grave findings to list; all are counted.",
)
@output_options("text", "json", default="text")
@judgements_option
@graph_option
@lang_option
def command(level: str, form: str, judgements: Path | None, graph: str, lang: str) -> None:
    """Check every quote against its frozen text, the rules of the model, and the shapes.

    Says too where the graph is not in line with its files of judgements and choices, or with the
    ontology that ships. Exit 1 on a violation.
    """
    from innokraft.store import open_graph
    from innokraft.validate import Level, check_beside, validate
    from innokraft.vocabulary import compress

    store = open_graph(graph)
    with progress("records checked") as show:
        findings = validate(store, show)
    if Path(graph).is_dir():
        beside = check_beside(Path(graph), store, judgements)
        findings = sorted([*findings, *beside], key=lambda finding: finding.level.rank)
    listed = [finding for finding in findings if finding.level.rank <= Level(level).rank]
    if form == "json":
        put_json([asdict(f) for f in listed])
    else:
        for finding in listed:
            where = compress(finding.thing)
            say(f"{finding.level}: {finding.rule}: {where}: {finding.text(lang)}")
            if finding.graph:
                say(f"    in {compress(finding.graph)}")
        counts = Counter(finding.level for finding in findings)
        words = ", ".join(f"{counts[each]} {each}(s)" for each in Level)
        say(f"{graph}: {words}")
    if any(finding.level is Level.VIOLATION for finding in findings):
        raise click.exceptions.Exit(1)
