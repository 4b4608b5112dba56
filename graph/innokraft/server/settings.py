"""What a server is told: where it listens, who may ask, how much, and how much at once."""

from __future__ import annotations

import os
from typing import NamedTuple

from innokraft.query.worker import Limits

LOOPBACK = "127.0.0.1"


class Settings(NamedTuple):
    """How a graph is served.

    `queries` are answered at once and `waiting` more wait for their turn; `origins` are the web
    pages of others that may ask (`*` for any), `names` those the server goes by beside its
    addresses. An answer has no limit of rows unless `limits` say one: a program that asks cannot
    see that one was cut. `stopping` is how many seconds running queries have to end.
    """

    host: str = LOOPBACK
    port: int = 8000
    limits: Limits = Limits(rows=None)
    queries: int = max(4, os.cpu_count() or 1)
    waiting: int = 64
    origins: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    language: str = "sv"
    stopping: float = 5.0
