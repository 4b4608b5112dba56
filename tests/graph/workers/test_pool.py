"""Work in several processes comes to what it comes to in one, and ends with the block."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from itertools import count

import pytest

from innokraft.errors import InnokraftError, SourceError, UsageError
from innokraft.workers import Workers, pool
from tests.graph.workers.here import workers_here
from tests.graph.workers.pieces import (
    die_at_forty,
    double,
    doubled_by,
    print_it,
    refuse_forty,
    sleep,
)


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Starts processes for the first item."""
    monkeypatch.setattr(pool, "ALONE", 0)


@pytest.mark.parametrize("number", [1, 2, 3])
def test_the_outcome_is_that_of_map_in_its_order(number: int) -> None:
    with Workers(number) as workers:
        assert list(workers.map(double, range(1000))) == list(map(double, range(1000)))
        assert list(workers.map(double, range(7))) == list(map(double, range(7)))
    assert workers_here() == []


def test_a_few_items_start_no_process_and_many_start_so_many(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pool, "ALONE", 100)
    with Workers(2) as workers:
        assert {by for _, by in workers.map(doubled_by, range(100))} == {os.getpid()}
        assert workers_here() == []
        given = list(workers.map(doubled_by, range(300)))
        assert {by for _, by in given[:100]} == {os.getpid()}
        assert {by for _, by in given[100:]} == {each.pid for each in workers_here()}
        assert len(workers_here()) == 2


def test_one_worker_is_this_process() -> None:
    with Workers(1) as workers:
        assert {by for _, by in workers.map(doubled_by, range(500))} == {os.getpid()}


def test_no_worker_is_a_wrong_call() -> None:
    with pytest.raises(UsageError, match="0 workers do no work"):
        Workers(0)


def test_no_more_is_taken_than_lies_before_the_workers() -> None:
    taken = count()
    with Workers(2) as workers:
        given = workers.map(double, (next(taken) for _ in range(100_000)))
        assert next(given) == 0
        assert next(taken) < 200


@pytest.mark.parametrize("number", [1, 2])
def test_an_error_of_ours_comes_where_its_item_stands(number: int) -> None:
    given: list[int] = []
    with pytest.raises(SourceError) as raised, Workers(number) as workers:
        given.extend(workers.map(refuse_forty, range(500)))
    assert str(raised.value) == "numbers.csv, row 40: forty is no number"
    assert given == list(range(40))


def test_a_killed_worker_is_told_and_the_others_end() -> None:
    with Workers(2) as workers:
        with pytest.raises(InnokraftError, match="a worker process ended in the midst") as raised:
            list(workers.map(die_at_forty, range(500)))
        assert workers_here() == []
    assert raised.value.exit_code == 1


def test_what_work_prints_is_no_part_of_its_outcome() -> None:
    with Workers(2) as workers:
        assert list(workers.map(print_it, range(50))) == list(range(50))


def test_what_makes_the_items_may_fail_and_the_workers_end() -> None:
    def items() -> Iterator[int]:
        yield from range(50)
        raise ValueError("no more")

    with Workers(2) as workers:
        with pytest.raises(ValueError, match="no more"):
            list(workers.map(double, items()))
        assert workers_here() == []


def test_an_interrupt_ends_all() -> None:
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        threading.Timer(1.5, os.kill, (os.getpid(), signal.SIGINT)).start()
        with pytest.raises(KeyboardInterrupt), Workers(2) as workers:
            list(workers.map(sleep, range(100)))
    finally:
        signal.signal(signal.SIGINT, before)
    assert workers_here() == []
