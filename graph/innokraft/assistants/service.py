"""What tools, resources and prompts share: the graph as it is now, threads, and a language."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import TypeVar

from innokraft.assistants.snapshots import Current, Snapshot
from innokraft.assistants.threads import Threads
from innokraft.query.questions import Question, questions

Given = TypeVar("Given")


@dataclass(frozen=True)
class Service:
    """The graph to ask, the threads that ask it, and the language unless another is asked for.

    `questions` are those of the library, and of the user's own.
    """

    current: Current
    language: str
    questions: tuple[Question, ...] = field(default_factory=questions)
    threads: Threads = field(default_factory=Threads)

    async def do(self, work: Callable[[Snapshot], Given]) -> Given:
        """What `work` gives of the graph as it is now, in a thread of its own."""
        return await self.threads.do(partial(self._done, work))

    def _done(self, work: Callable[[Snapshot], Given]) -> Given:
        return work(self.current.now())
