"""`innokraft validate`: whether every line of the graph can be trusted."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from innokraft_cli.options import graph_option, judgements_option, lang_option, workers_option
from innokraft_cli.output import output_options
from innokraft_cli.printing import put, put_json, say
from innokraft_cli.telling import is_verbose, progress, telling_options

if TYPE_CHECKING:
    from innokraft import Finding

_LEVELS = {
    "sv": {"violation": "brott", "warning": "varning", "info": "upplysning"},
    "en": {"violation": "violation", "warning": "warning", "info": "info"},
}
_COUNTS = {
    "sv": "{violation} brott, {warning} varning(ar), {info} upplysning(ar)",
    "en": "{violation} violation(s), {warning} warning(s), {info} info(s)",
}
_IN = {"sv": "i", "en": "in"}


@click.command("validate")
@click.option(
    "--level",
    type=click.Choice(["violation", "warning", "info"]),
    default="warning",
    show_default=True,
    help="The least grave findings to list (with --verbose all); all are counted.",
)
@output_options("text", "json", "ttl", default="text")
@judgements_option
@workers_option
@telling_options
@graph_option
@lang_option
def command(
    level: str, form: str, judgements: Path | None, workers: int | None, graph: str, lang: str
) -> None:
    """Check every quote against its frozen text, the rules of the model, and the shapes.

    Says too where the graph is not in line with its files of judgements and choices, or with the
    ontology that ships. Exit 1 on a violation. As ttl it is a SHACL validation report.
    """
    from innokraft import Graph, Level, as_report

    with progress(lang) as show:
        findings = Graph(graph).validate(judgements, show, workers)
    least = Level.INFO if is_verbose() else Level(level)
    listed = [finding for finding in findings if finding.level.rank <= least.rank]
    if form == "json":
        put_json([finding.as_data() for finding in listed])
    elif form == "ttl":
        put(as_report(listed))
    else:
        _say(listed, lang)
        found = Counter(finding.level for finding in findings)
        counts = _COUNTS[lang].format(**{each.value: found[each] for each in Level})
        say(f"{graph}: {counts}")
    if any(finding.level is Level.VIOLATION for finding in findings):
        raise click.exceptions.Exit(1)


def _say(findings: list[Finding], lang: str) -> None:
    from innokraft import compress

    for finding in findings:
        say(f"{_LEVELS[lang][finding.level]}: {finding.line(lang)}")
        if finding.graph:
            say(f"    {_IN[lang]} {compress(finding.graph)}")
