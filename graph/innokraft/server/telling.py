"""What a server tells those who run it: who asked, and what went wrong."""

from __future__ import annotations

import os
import traceback
from collections.abc import Callable
from typing import NamedTuple

from innokraft.errors import InnokraftError


def _nothing(_: str) -> None:
    """Tells nobody."""


class Telling(NamedTuple):
    """`asked` takes a line for each request, `wrong` a line for what went wrong."""

    asked: Callable[[str], object] = _nothing
    wrong: Callable[[str], object] = _nothing

    def fault(self, error: Exception) -> None:
        """Tells of an exception; with INNOKRAFT_DEBUG where it was raised, too."""
        said = " ".join(str(error).split())[:500]
        ours = isinstance(error, InnokraftError)
        self.wrong(said if ours else f"a fault of innokraft: {type(error).__name__}: {said}")
        if os.environ.get("INNOKRAFT_DEBUG"):
            self.wrong("".join(traceback.format_exception(error)))
