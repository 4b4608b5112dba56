"""One server for all tests, and the official client that talks to it."""

from __future__ import annotations

import asyncio
import sys
import threading
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import psutil
import pytest
from mcp import Client, StdioServerParameters
from mcp.types import CallToolResult

from innokraft.change.build import build
from tests.processes import unmeasured

OWN = "ASK { ?p a ik:Project FILTER(?kind = ?kind) }"
Work = Callable[[Client], Coroutine[Any, Any, Any]]


class Session:
    """A client of a server that `innokraft mcp` is, and calls of it that wait for the answer."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        self.folder = folder
        command = ["-m", "innokraft_cli", "mcp", "-g", str(folder), *arguments]
        self._server = StdioServerParameters(command=sys.executable, args=command, env=unmeasured())
        self._opened: Future[None] = Future()
        before = {child.pid for child in psutil.Process().children()}
        self._thread = threading.Thread(target=lambda: asyncio.run(self._talk()))
        self._thread.start()
        self._opened.result(30)
        self.process = next(c for c in psutil.Process().children() if c.pid not in before)

    async def _talk(self) -> None:
        self._loop, self._end = asyncio.get_running_loop(), asyncio.Event()
        try:
            async with Client(self._server) as self.client:
                self._opened.set_result(None)
                await self._end.wait()
        except BaseException as error:
            if not self._opened.done():
                self._opened.set_exception(error)
            raise

    def do(self, work: Work) -> Any:
        """What some work with the client comes to."""
        return asyncio.run_coroutine_threadsafe(work(self.client), self._loop).result(60)

    def result(self, tool: str, **arguments: Any) -> CallToolResult:
        """What a call gives."""
        given: CallToolResult = self.do(lambda client: client.call_tool(tool, arguments))
        return given

    def call(self, tool: str, **arguments: Any) -> Any:
        """The data that a call gives, which is no error."""
        given = self.result(tool, **arguments)
        assert not given.is_error, text_of(given)
        return given.structured_content

    def fails(self, tool: str, **arguments: Any) -> str:
        """What a call that is an error says."""
        given = self.result(tool, **arguments)
        assert given.is_error, given.structured_content
        return text_of(given)

    def close(self) -> None:
        """Ends the client, which closes the server's input."""
        self._loop.call_soon_threadsafe(self._end.set)
        self._thread.join(30)


def text_of(given: CallToolResult) -> str:
    """The text of a result."""
    (content,) = given.content
    assert content.type == "text"
    return content.text


@pytest.fixture(scope="package")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """A session with a server of the graph of the shipped data, in English."""
    folder = tmp_path_factory.mktemp("assistants") / "graph"
    build(folder)
    own = folder.parent / "questions"
    own.mkdir()
    (own / "any-projects.rq").write_text("# en: Is there {kind}?\n# param kind text = x\n" + OWN)
    opened = Session(folder, "--lang", "en", "--questions", str(own))
    yield opened
    opened.close()
