"""Serves a graph to an assistant, on standard input and output, until the input ends."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from innokraft.errors import UsageError
from innokraft.graph import FOLDER


def serve_assistants(
    where: str | Path = FOLDER, language: str = "sv", folders: Iterable[str | Path] = ()
) -> None:
    """Speaks the Model Context Protocol on standard input and output until the input ends.

    The graph is opened first, and anew whenever it has changed. Questions are those of the library
    and of `folders`. Nothing but the protocol goes to
    standard output. Raises UsageError where there is no graph, or no package `mcp` of version 2;
    StoreError for a graph that is damaged, SourceError for a file that is no question.
    """
    try:
        from innokraft.assistants.server import make_server
    except ImportError as error:
        if (error.name or "").partition(".")[0] not in {"mcp", "mcp_types"}:
            raise
        raise UsageError(
            "the package mcp, version 2, is not installed", remedy="pip install 'innokraft[mcp]'"
        ) from None
    from innokraft.assistants.service import Service
    from innokraft.assistants.snapshots import Current
    from innokraft.query.questions import questions_of

    server = make_server(Service(Current(str(where)), language, questions_of(where, *folders)))
    try:
        server.run("stdio")
    except* BrokenPipeError:  # the client has gone without closing the input first
        pass
