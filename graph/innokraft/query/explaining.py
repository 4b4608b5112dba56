"""What each pattern of a query matches: by itself, and joined with those before it, step by step.

The store tells Python no plan of its own, and in which order it joins is its affair. Here the
patterns are counted in the order in which they are written, so one sees where rows come from and
where they go. A count stops at a million, and a step is known before the next one begins.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from functools import partial
from itertools import islice
from time import perf_counter
from typing import TYPE_CHECKING, Any, cast

from innokraft.errors import QueryError, QueryTimeoutError
from innokraft.query.apart import run_apart
from innokraft.query.patterns import Divided, Group, Pattern, divided, together
from innokraft.query.running import Asked, found_by, functions_for
from innokraft.query.worker import Sink

if TYPE_CHECKING:
    from innokraft.store.base import Reader

MOST = 1_000_000
"""A count goes no further."""
_ALONE = frozenset({"triple", "values", "union", "graph", "group", "subselect"})
_Wrap = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class QueryStep:
    """One pattern, or at the end the whole query.

    `alone` is how many rows it matches by itself, None where that says nothing; `joined` how many
    are left with what stands before it in its group, or of filters with the whole group. A count
    of `MOST` is that or more. `depth` is how deep its group lies, `seconds` what counting took.
    """

    sort: str
    text: str
    line: int
    depth: int
    alone: int | None
    joined: int | None
    seconds: float


@dataclass(frozen=True, slots=True)
class ExplainedQuery:
    """The steps of a query; `ended` is whether its time ended before the last."""

    steps: tuple[QueryStep, ...]
    ended: bool = False


def explain(asked: Asked, told: Callable[[QueryStep], object] = lambda _: None) -> ExplainedQuery:
    """Counts what the patterns of a query match, within its limits; each step is `told` at once.

    Raises what `write_query` raises, but for what ends its time: then it has the steps so far.
    """
    steps: list[QueryStep] = []

    def take(part: bytes) -> None:
        for line in part.splitlines():
            steps.append(QueryStep(**json.loads(line)))
            told(steps[-1])

    try:
        run_apart(partial(_explain, asked), asked.limits, take)
    except QueryTimeoutError:
        return ExplainedQuery(tuple(steps), ended=True)
    return ExplainedQuery(tuple(steps))


def _explain(asked: Asked, sink: Sink) -> None:
    """Writes the steps, a line of JSON each."""
    taken = divided(asked.sparql)
    if taken and taken.group and taken.verb == "ASK":  # which is answered at once, and this is not
        asked = asked._replace(sparql=taken.probe("SELECT *", together(taken.group.patterns)))
    graph, found = found_by(asked)
    if taken is None:
        raise _not_apart()
    if taken.group:
        for step in Counting(graph, taken).steps(taken.group, 0, _as_it_is):
            _write(sink, step)
    begun = perf_counter()
    most = 1 if taken.verb == "ASK" else MOST
    count = sum(1 for _ in islice(cast("Iterable[object]", found), most))
    _write(sink, QueryStep("answer", taken.verb, 1, 0, None, count, perf_counter() - begun))


def _write(sink: Sink, step: QueryStep) -> None:
    sink.write(json.dumps(asdict(step)).encode() + b"\n")


def _as_it_is(inside: str) -> str:
    return inside


def within(pattern: Pattern, wrap: _Wrap) -> _Wrap:
    """How the group of a pattern is asked by itself: inside its GRAPH, where it has one."""
    if pattern.sort != "graph":
        return wrap
    return lambda inside: wrap(f"{pattern.before} {{ {inside} }}")


class Counting:
    """Counts what parts of a query match."""

    def __init__(self, graph: Reader, taken: Divided) -> None:
        self._graph, self._taken = graph, taken

    def steps(self, group: Group, depth: int, wrap: _Wrap) -> Iterator[QueryStep]:
        """The steps of a group: its patterns, then its filters."""
        before: list[Pattern] = []
        for pattern in group.joined:
            before.append(pattern)
            alone = self.count(wrap(pattern.text))[0] if pattern.sort in _ALONE else None
            yield self._step(pattern, depth, alone, wrap(together(before)))
            for inner in pattern.groups:
                yield from self.steps(inner, depth + 1, within(pattern, wrap))
        for pattern in group.filters:
            before.append(pattern)
            yield self._step(pattern, depth, None, wrap(together(before)))

    def _step(self, pattern: Pattern, depth: int, alone: int | None, inside: str) -> QueryStep:
        joined, seconds = self.count(inside)
        return QueryStep(pattern.sort, pattern.text, pattern.line, depth, alone, joined, seconds)

    def count(self, inside: str) -> tuple[int, float]:
        """How many rows a group has, and how long it took to count them."""
        begun = perf_counter()
        limited = f"{{ SELECT * {{ {inside} }} LIMIT {MOST} }}"
        (row,) = self._rows(self._taken.probe("SELECT (COUNT(*) AS ?innokraft_rows)", limited))
        return int(row[0].value), perf_counter() - begun

    def holds(self, inside: str) -> bool:
        """Whether a group has a row."""
        return bool(self._ask(self._taken.probe("ASK", inside)))

    def _rows(self, sparql: str) -> Any:
        return list(self._ask(sparql))

    def _ask(self, sparql: str) -> Any:
        try:
            return self._graph.query(sparql, functions_for(sparql, self._graph))
        except SyntaxError:
            raise _not_apart() from None


def _not_apart() -> QueryError:
    return QueryError(
        "this query cannot be taken apart", remedy="It is right, and can be asked without."
    )
