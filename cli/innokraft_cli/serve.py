"""`innokraft serve`: the graph on the web."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

import click

from innokraft_cli.answering import limits_of
from innokraft_cli.options import graph_option, lang_option
from innokraft_cli.output import limit_given
from innokraft_cli.printing import say


@click.command("serve")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, show_default=True,
    help="The port; 0 is any that is free.",
)  # fmt: skip
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen at.")
@click.option(
    "--allow-remote", is_flag=True,
    help="Let other machines in: all who reach --host may read the whole graph, with no password.",
)  # fmt: skip
@click.option(
    "--name", "names", multiple=True, metavar="HOST",
    help="A name that the server is reached by, besides its address. May be repeated.",
)  # fmt: skip
@click.option(
    "--allow-origin", "origins", multiple=True, metavar="ORIGIN",
    help="Web pages of others that may ask, as https://example.org; * for all. May be repeated.",
)  # fmt: skip
@click.option(
    "--queries", type=click.IntRange(1, 256), metavar="N", show_default="one a core, 4 at least",
    help="How many are answered at once; others wait for their turn.",
)  # fmt: skip
@click.option(
    "--limit", metavar="N|none", callback=limit_given, default="none", show_default=True,
    help="At most so many rows or triples of an answer.",
)  # fmt: skip
@click.option(
    "--timeout", type=click.FloatRange(0.1, 1e6), default=30.0, show_default=True,
    help="Seconds that an answer may take.",
)  # fmt: skip
@click.option(
    "--memory", type=click.IntRange(10, 1_000_000), default=1000, show_default=True,
    help="Megabytes that an answer may take.",
)  # fmt: skip
@click.option(
    "--log", type=click.Path(path_type=Path, dir_okay=False),
    help="Where the log of requests goes, behind what is there; standard error by default.",
)  # fmt: skip
@click.option("--quiet", is_flag=True, help="Keep no log of requests.")
@lang_option
@graph_option
def command(
    port: int,
    host: str,
    allow_remote: bool,
    names: tuple[str, ...],
    origins: tuple[str, ...],
    queries: int | None,
    limit: str,
    timeout: float,
    memory: int,
    log: Path | None,
    quiet: bool,
    lang: str,
    graph: str,
) -> None:
    """Serve the graph on this machine: pages to read, and SPARQL at /sparql.

    Prints the address once it can be asked. Stops on an interrupt (Ctrl-C): what runs has a few
    seconds to end.
    """
    from innokraft import Graph, Settings, Telling, serve

    settings = Settings(
        host=host, port=port, remote=allow_remote, names=names, origins=origins,
        limits=limits_of(limit, timeout, memory), language=lang,
    )  # fmt: skip
    settings = settings if queries is None else settings._replace(queries=queries)
    with ExitStack() as open_files:
        if quiet:
            telling = Telling(wrong=_wrong)
        elif log is None:
            telling = Telling(lambda line: say(line, err=True), _wrong)
        else:
            file = open_files.enter_context(log.open("a", encoding="utf-8", buffering=1))
            telling = Telling(lambda line: file.write(f"{line}\n"), _wrong)
        serve(Graph(graph), settings, ready=say, telling=telling)


def _wrong(line: str) -> None:
    say(f"innokraft: {line}", err=True)
