"""Work that is spread over processes, with the outcome of work that is not."""

from __future__ import annotations

from innokraft.workers.pool import Spread, Workers, cores

__all__ = ["Spread", "Workers", "cores"]
