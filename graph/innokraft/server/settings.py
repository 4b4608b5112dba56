"""What a server is told: where it listens, who may ask, how much, and how much at once."""

from __future__ import annotations

import ipaddress
import os
from typing import NamedTuple

from innokraft.query.worker import Limits


class Settings(NamedTuple):
    """How a graph is served.

    At another address than one of this machine's own it listens where it is `remote`; `names` are
    those that it goes by then, beside its addresses. `origins` are the web pages of others that
    may ask (`*` for any). `queries` are answered at once, `waiting` more wait for their turn. An
    answer has no limit of rows unless `limits` say one: a program that asks would not look whether
    it was cut. `stopping` is how many seconds what runs has to end.
    """

    host: str = "127.0.0.1"
    port: int = 8000
    remote: bool = False
    names: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    limits: Limits = Limits(rows=None)
    queries: int = max(4, os.cpu_count() or 1)
    waiting: int = 64
    stopping: float = 5.0
    language: str = "sv"


def is_loopback(host: str) -> bool:
    """Whether an address is one of this machine's own, which nothing outside can reach."""
    try:
        return host.lower() == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
