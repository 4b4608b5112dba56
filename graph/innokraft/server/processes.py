"""The processes in which a server's work is done: bounded each, a few at once, others wait in turn.

They are those of `innokraft.query.worker`, which end by the system when their time is over. Here
they are waited for without a thread. One whose client is gone is ended at once.
"""

from __future__ import annotations

import asyncio
import pickle
from collections import Counter, deque
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from typing import Any, TypeVar, cast

from innokraft.errors import InnokraftError
from innokraft.query.apart import SERVE, why_query_ended
from innokraft.query.worker import HEAD, LAST, PART, Limits, Sink, request_of
from innokraft.server.problems import ProblemError, stopping
from innokraft.system.processes import start_python

Given = TypeVar("Given")
Take = Callable[[bytes], Awaitable[object]]

_HELD = 256_000  # bytes of an answer that may wait here for a slow client
_PIPE = 64_000  # bytes that a process takes in without being waited for


class Processes:
    """Does pieces of work, `most` at once; `waiting` more wait, each for its own time at most.

    Of all these places one client takes no more than half. To be used in one event loop.
    """

    def __init__(self, most: int, waiting: int) -> None:
        self._free: deque[_Process] = deque()
        self._all: set[_Process] = set()
        self._most, self._places = most, most + waiting
        self._turns = asyncio.Semaphore(most)
        self._clients: Counter[str] = Counter()
        self.is_stopping = False

    async def start(self, work: Callable[[Sink], object]) -> None:
        """Lets all processes do a piece of work, to be ready. Raises what the first one raises."""
        limits = Limits(seconds=3600, megabytes=100_000)
        for _ in range(self._most):
            process = await self._new()
            given = await process.does(request_of(work, limits, tell=False), limits, _drop)
            if isinstance(given, InnokraftError):
                raise given
            self._free.append(process)

    async def run(
        self, work: Callable[[Sink], Given], limits: Limits, take: Take, client: str = ""
    ) -> Given:
        """What `work` gives in a process; what it writes goes to `take` as it comes.

        As `innokraft.query.apart.run_apart`. Raises ProblemError where too much waits already.
        """
        request = request_of(work, limits, tell=False)
        async with self._turn(client, limits.seconds):
            process = self._free.pop() if self._free else await self._new()
            try:
                if not process.is_alive():
                    await self._end(process)
                    process = await self._new()
                given = await process.does(request, limits, take)
            except BaseException:
                await asyncio.shield(self._replace(process))
                raise
            if process.is_alive():
                self._free.append(process)
            else:
                await self._replace(process)
        if isinstance(given, InnokraftError):
            raise given
        return cast("Given", given)

    def refuse(self) -> None:
        """Takes no more work; who waits for a turn gets none."""
        if not self.is_stopping:
            self.is_stopping = True
            for _ in range(self._places):
                self._turns.release()

    async def close(self) -> None:
        """Ends all processes."""
        self.refuse()
        await asyncio.gather(*(self._end(process) for process in list(self._all)))

    @asynccontextmanager
    async def _turn(self, client: str, seconds: float) -> AsyncIterator[None]:
        """A turn of those that there are at once. Raises ProblemError where none comes."""
        self._check()
        if self._clients.total() >= self._places:
            raise ProblemError(503, "Too much waits to be answered already.", retry_after="1")
        if client and self._clients[client] >= max(1, self._places // 2):
            raise ProblemError(429, "Too many requests of yours wait already.", retry_after="1")
        self._clients[client] += 1
        try:
            try:
                async with asyncio.timeout(seconds):
                    await self._turns.acquire()
            except TimeoutError:
                problem = f"No turn came within {seconds:g} s: the server is busy."
                raise ProblemError(503, problem, retry_after="5") from None
            try:
                self._check()
                yield
            finally:
                self._turns.release()
        finally:
            self._clients[client] -= 1
            if not self._clients[client]:
                del self._clients[client]

    def _check(self) -> None:
        if self.is_stopping:
            raise stopping()

    async def _new(self) -> _Process:
        process = _Process()
        self._all.add(process)
        await process.connect()
        return process

    async def _replace(self, process: _Process) -> None:
        """Ends a process, and starts another that gets ready until it is needed."""
        await self._end(process)
        if not self.is_stopping:
            self._free.appendleft(await self._new())

    async def _end(self, process: _Process) -> None:
        self._all.discard(process)
        await process.end()


async def _drop(_: bytes) -> None:
    """Takes what nobody asked for."""


class _Process:
    """One process, and the pipes to it."""

    def __init__(self) -> None:
        self._process = start_python(SERVE)
        self._is_ending = False
        self._reader = asyncio.StreamReader(limit=_HELD)

    async def connect(self) -> None:
        """Gets ready to listen to it."""
        loop = asyncio.get_running_loop()
        self._transport, _ = await loop.connect_read_pipe(
            lambda: asyncio.StreamReaderProtocol(self._reader), self._process.stdout
        )

    def is_alive(self) -> bool:
        """Whether it can take work."""
        return not self._is_ending and self._process.poll() is None

    async def does(self, request: bytes, limits: Limits, take: Take) -> Any:
        """What comes of a piece of work: what it gives, or an error of ours."""
        try:
            await self._send(request)
            while (said := await self._says())[0] == PART:
                await take(said[1])
        except (asyncio.IncompleteReadError, BrokenPipeError):
            return why_query_ended(await asyncio.to_thread(self._process.wait), limits)
        self._is_ending = said[0] == LAST
        return pickle.loads(said[1])  # noqa: S301 - it is ours

    async def _send(self, request: bytes) -> None:
        if len(request) < _PIPE:
            self._write(request)
        else:
            await asyncio.to_thread(self._write, request)

    def _write(self, request: bytes) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(request)
        self._process.stdin.flush()

    async def _says(self) -> tuple[int, bytes]:
        kind, length = HEAD.unpack(await self._reader.readexactly(HEAD.size))
        return kind, await self._reader.readexactly(length) if length else b""

    async def end(self) -> None:
        """Ends it at once, whatever it is at, and lets go of what it had."""
        assert self._process.stdin is not None
        self._process.kill()
        with suppress(BrokenPipeError):
            self._process.stdin.close()
        if hasattr(self, "_transport"):
            self._transport.close()
        await asyncio.to_thread(self._process.wait)
