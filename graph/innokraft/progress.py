"""How long work tells how far it is."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[str, int], None]
"""Is told the phase that a change is in, and how much of it is done; 0 where that is no count."""


def tell_nobody(phase: str, done: int) -> None:
    """Is told of progress where nobody is watching."""
