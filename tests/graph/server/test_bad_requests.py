"""Bad requests, many at once: none ends a server, outlives its limit, or leaks anything."""

from __future__ import annotations

import time
from pathlib import Path
from random import Random

import pytest

from tests.fuzz.requests import AT_ONCE, is_well, sizes, the_server, try_requests

ROUNDS = 13


def test_520_bad_requests_do_no_harm(tmp_path: Path) -> None:
    server = the_server()
    assert is_well(server)
    time.sleep(0.5)  # for the connection of that to be gone
    before = sizes(server)
    assert ROUNDS * AT_ONCE == 520
    for number in range(ROUNDS):
        try_requests(Random(f"bad-{number}"), tmp_path)
    end = time.monotonic() + 60
    while (now := sizes(server)).files > before.files or now.children > before.children:
        if time.monotonic() > end:
            pytest.fail(f"of {before} there came {now}")
        time.sleep(0.2)
