"""The graph that a server serves, and how it is asked: within bounds, and as it is at that time.

A graph that a change made a new generation of is asked as it is now by whoever comes next; who
was asking already gets an answer of the one before.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, Concatenate, TypeVar

from innokraft.graph import Graph
from innokraft.query.running import Asked, Dataset, Written, answer_into, named_graph
from innokraft.query.worker import Limits
from innokraft.server.processes import Processes, Take
from innokraft.server.settings import Settings
from innokraft.server.work import get_ready, look, write_answer

if TYPE_CHECKING:
    from starlette.requests import HTTPConnection

Given = TypeVar("Given")


class Served:
    """A graph by its name, with the settings of its server and the processes that look at it."""

    def __init__(self, where: str, settings: Settings) -> None:
        self.where, self.settings = where, settings
        self.processes = Processes(settings.queries, settings.waiting)

    async def start(self) -> None:
        """Opens the graph. Raises UsageError where there is none, StoreError for damage."""
        await self.processes.start(partial(get_ready, self.where))

    async def look(
        self,
        request: HTTPConnection,
        function: Callable[Concatenate[Graph, ...], Given],
        *arguments: Any,
        limits: Limits | None = None,
    ) -> Given:
        """What a function gives of the graph, in a process of its own that is bounded.

        The function stands in a module and is called as `function(graph, *arguments)`; it, they
        and what it gives are pickled. Raises what the function raises of our errors, those of
        limits, and ProblemError where too much waits already.
        """
        limits = limits or self.settings.limits
        work = partial(look, self.where, function, arguments, limits)
        return await self.processes.run(work, limits, _nothing, client_of(request))

    async def write(
        self,
        request: HTTPConnection,
        sparql: str,
        forms: dict[str, str],
        take: Take,
        dataset: Dataset | None = None,
    ) -> Written:
        """Hands the answer to a query to `take`: its kind, then parts in the form of that kind.

        `forms` has the format for each kind of answer that is accepted.
        """
        limits = self.settings.limits
        asked = Asked(partial(named_graph, self.where), sparql, limits, dataset=dataset)
        work = partial(answer_into, asked, partial(write_answer, forms))
        return await self.processes.run(work, limits, take, client_of(request))


def client_of(request: HTTPConnection) -> str:
    """Who asks: the address that the request came from."""
    return request.client.host if request.client else ""


async def _nothing(_: bytes) -> None:
    """Takes what a look at the graph writes: nothing."""
