"""`innokraft serve`: the graph on the web."""

from __future__ import annotations

import click

from innokraft_cli.answering import limits_of
from innokraft_cli.options import graph_option, lang_option
from innokraft_cli.printing import say


@click.command("serve")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, show_default=True,
    help="The port; 0 is any that is free.",
)  # fmt: skip
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen at.")
@click.option(
    "--timeout", type=click.FloatRange(min=0.001), default=30.0, show_default=True,
    help="Seconds that an answer may take.",
)  # fmt: skip
@click.option(
    "--memory", type=click.IntRange(min=10), default=1000, show_default=True,
    help="Megabytes that an answer may take.",
)  # fmt: skip
@lang_option
@graph_option
def command(port: int, host: str, timeout: float, memory: int, lang: str, graph: str) -> None:
    """Serve the graph on this machine: pages to read, and SPARQL at /sparql."""
    from innokraft import Graph, Settings, serve

    settings = Settings(
        host=host, port=port, limits=limits_of("none", timeout, memory), language=lang
    )
    serve(Graph(graph), settings, ready=say, tell=lambda line: say(f"innokraft: {line}", err=True))
